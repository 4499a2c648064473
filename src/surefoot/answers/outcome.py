"""What a fair test goes by: her day score, or how long she stands on one leg.

One figure a day, higher is worse, so that the same lot and the same sums serve both.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from surefoot.answers.models.planned import Before
from surefoot.answers.onset import latest
from surefoot.answers.series import USUAL_HOUR, Series, ratings, series
from surefoot.diary.day import Day
from surefoot.practice.hold import Hold, Support
from surefoot.terms.errors import CannotUse
from surefoot.terms.sides import Foot

Floats = NDArray[np.float64]
GoesBy = Literal["day_score", "hold_seconds"]

TOP = 15.0
#: A stand is not taken to be shorter than this, for figures are of its logarithm.
SHORTEST_S = 0.5
#: Fewest days, of the latest so many, that a plan is reckoned from (our proposal).
FEWEST_BEFORE, LATEST_BEFORE = 20, 120


@frozen
class Stand:
    """Which one-leg stands can be compared: same leg, same support, same goal."""

    leg: Foot
    support: Support
    goal_s: float


@frozen(eq=False)
class Outcome:
    """The days a test goes by.

    Parameters
    ----------
    day : (n,) days since the first day asked for, increasing.
    y : (n,) 0 to 15 for a day score; minus the logarithm of the seconds for a stand.
    hour, off : (n,) hour of day, and whether it was called an off day.
    lowest : no y lies below this: 0, or a stand that reached its goal.
    """

    day: NDArray[np.int64]
    y: Floats
    hour: Floats
    off: NDArray[np.bool_]
    lowest: float = 0.0

    @property
    def reached(self) -> int:
        """Days at the end of the scale, whose true figure may lie beyond it."""
        return int(np.sum(self.y <= self.lowest + 1e-9))


def of_days(days: Sequence[Day], *, first: date, last: date) -> Outcome:
    """Give the day scores from one day to another.

    Raises
    ------
    CannotUse
        Nothing was checked up to the last day.
    """
    s = series(days, until=last).scored()
    start = float((first - s.first).days)
    s = s.since(start)
    return Outcome((s.day - start).astype(np.int64), TOP * s.score, s.hour, s.off)


def usual_stand(holds: Sequence[Hold]) -> Stand:
    """Give the kind of stand that was timed most often.

    Raises
    ------
    CannotUse
        No plain stand was timed.
    """
    kinds = Counter(Stand(h.leg, h.support, h.goal_s) for h in holds if _counts(h))
    if not kinds:
        raise CannotUse(
            "There are no timed one-leg stands in these notes.",
            "Time some stands first, or let the test go by your day score.",
            reason="too_little",
        )
    return max(kinds, key=lambda kind: (kinds[kind], kind.leg, kind.support, kind.goal_s))


def of_holds(holds: Sequence[Hold], stand: Stand, *, first: date, last: date) -> Outcome:
    """Give the middle stand of each day from one day to another.

    Parameters
    ----------
    holds : in any order. Those that are not like `stand`, or were interrupted, are left out; one
        with a higher goal counts up to the goal of `stand`, for it can be compared no further.
    """
    by_day: dict[int, list[Hold]] = {}
    for h in holds:
        alike = h.leg == stand.leg and h.support == stand.support and h.goal_s >= stand.goal_s
        if _counts(h) and alike and first <= h.began.date() <= last:
            by_day.setdefault((h.began.date() - first).days, []).append(h)
    order = sorted(by_day)
    seconds = [float(np.median([_up_to(h.seconds, stand) for h in by_day[d]])) for d in order]
    hours = [float(np.mean([h.began.hour + h.began.minute / 60 for h in by_day[d]])) for d in order]
    return Outcome(
        np.array(order, dtype=np.int64),
        -np.log(np.array(seconds, dtype=float)),
        np.array(hours, dtype=float) if hours else np.full(0, USUAL_HOUR),
        np.zeros(len(order), dtype=bool),
        lowest=-float(np.log(stand.goal_s)),
    )


def _counts(h: Hold) -> bool:
    return h.variation == "plain" and h.stopped_by != "interrupted"


def _up_to(seconds: float, stand: Stand) -> float:
    return float(np.clip(seconds, SHORTEST_S, stand.goal_s))


def scores_before(days: Sequence[Day], first_day: date) -> Before:
    """Give her own latest ratings before a test, one row a calendar day.

    Raises
    ------
    CannotUse
        There are too few.
    """
    s = series(days, until=first_day - timedelta(days=1)).scored()
    s = s.since(s.today - LATEST_BEFORE + 1)
    found = latest(s)
    if found is not None and found.sure:
        after = s.since(float(np.ceil(found.change.onset_high)))
        s = after if after.day.size >= FEWEST_BEFORE else s
    _enough(s.day.size, "checked days")
    return _rows(s, days)


def _rows(s: Series, days: Sequence[Day]) -> Before:
    """Lay out the ratings of the noted days; nothing where nothing was noted."""
    by_date = {d.day: d for d in days if d.state != "not_checked"}
    row = (s.day - s.day[0]).astype(int)
    value = np.full((int(s.today - s.day[0]) + 1, len(s.signs)), np.nan)
    hour = np.full(value.shape[0], USUAL_HOUR)
    hour[row] = s.hour
    for i, day in zip(row.tolist(), s.day.tolist(), strict=True):
        one = by_date[s.date_of(day)]
        rated = ratings(one)
        told = [rated.get(name, np.nan) for name in s.signs]
        value[i] = 0.0 if one.state == "clear" and np.isnan(told).all() else told
    return Before(value, hour)


def stands_before(holds: Sequence[Hold], stand: Stand, first_day: date) -> Before:
    """Give her own latest stands before a test, one row a calendar day.

    Raises
    ------
    CannotUse
        There are too few.
    """
    first = first_day - timedelta(days=LATEST_BEFORE)
    seen = of_holds(holds, stand, first=first, last=first_day - timedelta(days=1))
    _enough(seen.day.size, "days with such a stand")
    row = seen.day - seen.day[0]
    value = np.full((int(LATEST_BEFORE - seen.day[0]), 1), np.nan)
    value[row, 0] = seen.y
    hour = np.full(value.shape[0], USUAL_HOUR)
    hour[row] = seen.hour
    return Before(value, hour, rated=False, lowest=seen.lowest)


def stand_to_go_by(holds: Sequence[Hold], first_day: date) -> Stand | None:
    """Give the kind of stand a test that begins on a day could go by; None where there are few."""
    before = [h for h in holds if h.began.date() < first_day]
    try:
        stand = usual_stand(before)
        stands_before(before, stand, first_day)
    except CannotUse:
        return None
    return stand


def _enough(n: int, what: str) -> None:
    if n < FEWEST_BEFORE:
        raise CannotUse(
            f"A plan needs {FEWEST_BEFORE} {what} of the last four months to know your ups "
            f"and downs; there are {n}.",
            "Note some more days first.",
            reason="too_little",
        )
