"""Timed one-leg stands before and since: alike with alike, and the goal hides the rest."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from surefoot.answers.models import censored
from surefoot.answers.outcome import SHORTEST_S
from surefoot.answers.series import CORRELATION
from surefoot.practice.aids import Conditions, Worn, differing
from surefoot.practice.hold import Hold, StoppedBy, Support, conditions
from surefoot.terms.sides import Foot

#: Fewest days with such stands before, and since, and how far back "before" goes (our proposal).
FEWEST_DAYS, BEFORE_DAYS = 4, 120
#: Longer, or shorter, is said above this chance.
SURE = 0.975
#: After these the stand could have gone on: its true length is not known, as with a reached goal.
CUT_SHORT: tuple[StoppedBy, ...] = ("reached_goal", "pain", "dizzy")

Found = Literal["longer", "shorter", "not_clear", "at_goal", "too_few", "not_alike"]


@frozen
class Middle:
    """The middle of some stands.

    Parameters
    ----------
    seconds : half of the stands were at least as long, s.
    at_least : the true middle may lie beyond, for some of them were cut off before it.
    days : days with such stands.
    stands : how many.
    """

    seconds: float
    at_least: bool
    days: int
    stands: int


@frozen
class Compared:
    """The stands on one leg before and since.

    Parameters
    ----------
    leg, support, variation : what was alike.
    found : ``longer``, ``shorter``, ``not_clear``; ``at_goal``: both times mostly cut off by the
        goal; ``too_few``; ``not_alike``: enough of both, but never done alike.
    before, since : None where there are none.
    differ : what differed, where they were not alike.
    times, low, high : how many times as long since, where they could be compared.
    """

    leg: Foot
    support: Support
    variation: str
    found: Found
    before: Middle | None
    since: Middle | None
    differ: tuple[str, ...] = ()
    times: float | None = None
    low: float | None = None
    high: float | None = None


def compared(
    holds: Sequence[Hold], worn: Sequence[Worn], *, before: date, since: date, until: date
) -> tuple[Compared, ...]:
    """Compare the stands on each leg before one day with those from another on.

    Parameters
    ----------
    holds : in any order; interrupted ones are left out.
    worn : every aid that was ever logged: other aids or shoes make another series.
    before, since : stands before the first, and from the second on.
    until : later ones are left out.

    Returns
    -------
    tuple
        One a leg on which she stood both before and since; the left first.
    """
    first = date.fromordinal(max(before.toordinal() - BEFORE_DAYS, 1))
    told = sorted(
        (h for h in holds if h.stopped_by != "interrupted" and first <= h.began.date() <= until),
        key=lambda h: h.began,
    )
    out = []
    legs: tuple[Foot, ...] = ("left", "right")
    for leg in legs:
        then = [h for h in told if h.leg == leg and h.began.date() < before]
        now = [h for h in told if h.leg == leg and h.began.date() >= since]
        if then and now:
            out.append(_of_leg(then, now, worn))
    return tuple(out)


def _of_leg(then: Sequence[Hold], now: Sequence[Hold], worn: Sequence[Worn]) -> Compared:
    """Compare the kind of stand of which both times have most days."""
    kinds = {conditions(h, worn) for h in (*then, *now)}

    def only(holds: Sequence[Hold], kind: Conditions) -> list[Hold]:
        return [h for h in holds if conditions(h, worn) == kind]

    def days(kind: Conditions) -> tuple[int, int]:
        a, b = sorted(_days(only(holds, kind)) for holds in (then, now))
        return a, b

    kind = max(sorted(kinds, key=_in_order), key=days)
    one, two = only(then, kind), only(now, kind)
    enough = min(_days(one), _days(two)) >= FEWEST_DAYS
    if not enough and min(_days(then), _days(now)) >= FEWEST_DAYS:
        usual_then, usual_now = (_usual(holds, worn) for holds in (then, now))
        differ = differing(usual_then, usual_now)
        if differ:
            kept = only(then, usual_then), only(now, usual_now)
            told = _told(kept[1][0], "not_alike", *kept)
            return evolve(told, differ=differ)
    last = (two or one)[-1]
    if not enough:
        return _told(last, "too_few", one, two)
    return _figures(_told(last, "not_clear", one, two), one, two)


def _told(kind: Hold, found: Found, then: Sequence[Hold], now: Sequence[Hold]) -> Compared:
    leg, support, variation = kind.leg, kind.support, kind.variation
    return Compared(leg, support, variation, found, _middle(then), _middle(now))


def _figures(told: Compared, then: Sequence[Hold], now: Sequence[Hold]) -> Compared:
    if all(middle is not None and middle.at_least for middle in (told.before, told.since)):
        return evolve(told, found="at_goal")
    holds = [*then, *now]
    day = np.array([h.began.date().toordinal() for h in holds], dtype=float)
    found = censored.compare(
        np.log(np.maximum([h.seconds for h in holds], SHORTEST_S)),
        _cut(holds),
        censored.worth(day, correlation=CORRELATION),
        np.arange(len(holds)) >= len(then),
    )
    said: Found = "not_clear"
    if found.p_longer > SURE or found.p_longer < 1 - SURE:
        said = "longer" if found.p_longer > SURE else "shorter"
    times, low, high = (round(x, 2) for x in (found.times, found.low, found.high))
    return evolve(told, found=said, times=times, low=low, high=high)


def _middle(holds: Sequence[Hold]) -> Middle | None:
    """Give the middle of some stands, and whether it is only known to be at least so long.

    A stand that was cut off can only be longer than it was timed, so the true middle is never
    below the middle of the timed ones; it is that very one when all that were cut off lie above.
    """
    if not holds:
        return None
    seconds = np.sort([h.seconds for h in holds])
    above = seconds[len(holds) // 2]
    cut = _cut(holds) & (np.array([h.seconds for h in holds]) <= above)
    return Middle(round(float(np.median(seconds)), 1), bool(cut.any()), _days(holds), len(holds))


def _cut(holds: Sequence[Hold]) -> NDArray[np.bool_]:
    return np.array([h.stopped_by in CUT_SHORT for h in holds])


def _days(holds: Sequence[Hold]) -> int:
    return len({h.began.date() for h in holds})


def _usual(holds: Sequence[Hold], worn: Sequence[Worn]) -> Conditions:
    kinds = [conditions(h, worn) for h in holds]
    return max(sorted(set(kinds), key=_in_order), key=kinds.count)


def _in_order(kind: Conditions) -> tuple[str, ...]:
    return (kind.leg, kind.support, kind.variation, kind.shoes, *sorted(kind.aids))
