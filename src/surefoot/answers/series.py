"""Days as arrays: what was noted, on which day, and nothing where nothing was noted."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import scipy  # its parts come when they are first used: together they take half a second
from attrs import evolve, field, frozen
from numpy.typing import NDArray

from surefoot.answers.models.one_line import line_between, repeats
from surefoot.diary.day import Day
from surefoot.terms.errors import CannotUse

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

#: Rating of a sign that was seen, by when it showed; the strongest counts. Our proposal: the
#: sooner in the day and the fresher the leg, the more of the foot drop there is.
NOT_SEEN, WHEN_TIRED, AFTER_WALKING, FRESH = 0, 1, 2, 3
_BY_WHEN = {
    "tired": WHEN_TIRED,
    "end_of_day": WHEN_TIRED,
    "after_walking": AFTER_WALKING,
    "fresh": FRESH,
}

#: After so many days without a note, an answer says that there are none.
SILENT_DAYS = 4

#: Noted days are alike from one to the next; at this correlation three count as one
#: (our proposal).
CORRELATION = 0.5

#: Hour taken where none was noted: the models measure the hour from here.
USUAL_HOUR = 14.0


@frozen(eq=False)
class Series:
    """The noted days of one person up to one day.

    Parameters
    ----------
    first, until : first noted day, and the day up to which notes count.
    day : (n,) days since `first`; noted days only, increasing.
    score : (n,) 0 to 1, higher is worse: the mean rating of the signs that this person has ever
        shown, as a share of the top rating. NaN where none of those was looked for that day.
    seen : (n,) foot drop in any form noted that day.
    tired_only : (n,) it was noted only when tired.
    hour, off, late : (n,) hour of day, called an off day, told after the day had ended.
    signs : the signs behind the score, sorted.
    ahead : notes dated after `until`, left out.
    rested : (n,) a rest helped, at least a bit; None where nobody was asked.
    line : where the one line of somebody lies who rates only "there" or "not there", as shares of
        the way from ill to well; None where the ratings are finer.
    repeats : most notes leave the ratings as they were.
    """

    first: date
    until: date
    day: Floats
    score: Floats
    seen: Bools
    tired_only: Bools
    hour: Floats
    off: Bools
    late: Bools
    signs: tuple[str, ...] = ()
    ahead: int = 0
    hours_noted: bool = field(default=False)
    rested: Bools | None = None
    line: tuple[float, float] | None = None
    repeats: bool = False

    @property
    def total_days(self) -> int:
        """Calendar days from the first note to `until`, both included."""
        return (self.until - self.first).days + 1

    @property
    def today(self) -> float:
        """Day number of `until`."""
        return float((self.until - self.first).days)

    @property
    def gap(self) -> int:
        """Days since the last noted one."""
        return int(self.today - self.day[-1])

    def date_of(self, day: float) -> date:
        """Give the calendar day of a day number, rounded down."""
        return self.first + timedelta(days=int(np.floor(day)))

    def cut(self, keep: Bools) -> "Series":
        """Give the same series with only some of its noted days."""
        return evolve(
            self,
            day=self.day[keep],
            score=self.score[keep],
            seen=self.seen[keep],
            tired_only=self.tired_only[keep],
            hour=self.hour[keep],
            off=self.off[keep],
            late=self.late[keep],
            rested=None if self.rested is None else self.rested[keep],
        )

    def scored(self) -> "Series":
        """Give only the days that have a score."""
        return self.cut(~np.isnan(self.score))

    def since(self, day: float) -> "Series":
        """Give the noted days from a day number on."""
        return self.cut(self.day >= day)


def ratings(one: Day) -> dict[str, int]:
    """Give the rating 0 to 3 of each sign that was looked for on a day.

    Parameters
    ----------
    one : the day. A researcher's own ratings are taken as they are.

    Notes
    -----
    0 not seen, 1 only when tired or late in the day, 2 after some walking, 3 also when fresh;
    seen with nothing said of when counts as 2. Status: our proposal.
    """
    if one.ratings is not None:
        return dict(one.ratings)
    seen = max((_BY_WHEN[when] for when in one.when), default=AFTER_WALKING)
    if one.state == "only_when_tired" and not one.when:
        seen = WHEN_TIRED
    known = {name: state for name, state in one.signs.items() if state != "not_checked"}
    return {name: seen if state == "seen" else NOT_SEEN for name, state in known.items()}


def series(days: Sequence[Day], *, until: date) -> Series:
    """Turn days into arrays.

    Parameters
    ----------
    days : in any order; days that were not checked say nothing and are left out.
    until : notes after this day are left out and counted.

    Raises
    ------
    CannotUse
        Not one day was checked, or every note lies after `until`, or two Days share a date.
    """
    told = sorted((d for d in days if d.state != "not_checked"), key=lambda d: d.day)
    past = [d for d in told if d.day <= until]
    if not told:
        raise CannotUse(
            "There are no checked days in these notes.",
            "Note what you saw on a few days first; blank days are fine.",
            reason="nothing_checked",
        )
    if not past:
        raise CannotUse(
            f"Every note lies after {until.isoformat()}, the day asked about.",
            "Check the dates, or ask about a later day.",
            reason="wrong_clock",
        )
    if len({d.day for d in past}) < len(past):
        raise CannotUse(
            "Two entries describe the same day.",
            "Bring the entries of one day together first.",
            reason="two_of_one_day",
        )
    first = past[0].day
    rated = [ratings(d) for d in past]
    ever = sorted({name for r in rated for name, value in r.items() if value > 0})
    signs = ever or sorted({name for r in rated for name in r})
    marks = np.array([[r.get(name, np.nan) for name in signs] for r in rated], dtype=float)
    score = np.full(len(past), np.nan)
    for i, r in enumerate(rated):
        here = [r[name] for name in signs if name in r]
        if here:
            score[i] = sum(here) / (3.0 * len(here))
        elif past[i].state == "clear":
            score[i] = 0.0
    return Series(
        first=first,
        until=until,
        day=np.array([(d.day - first).days for d in past], dtype=float),
        score=score,
        seen=np.array([d.state != "clear" for d in past]),
        tired_only=np.array([d.state == "only_when_tired" for d in past]),
        hour=np.array([USUAL_HOUR if d.hour is None else d.hour for d in past], dtype=float),
        off=np.array([d.off_day for d in past]),
        late=np.array([d.late for d in past]),
        signs=tuple(signs),
        ahead=len(told) - len(past),
        hours_noted=any(d.hour is not None for d in past),
        rested=np.array([d.rest_helped in ("yes", "a_bit") for d in past]),
        line=line_between(marks),
        repeats=repeats(marks),
    )


def note_caveats(s: Series) -> tuple[str, ...]:
    """Name what weakens any answer from these notes."""
    out = []
    if s.gap > SILENT_DAYS:
        out.append("no_notes_lately")
    if s.ahead:
        out.append("future_notes_left_out")
    if s.day.size / s.total_days < 0.5:
        out.append("many_days_unchecked")
    if s.late.mean() > 0.25:
        out.append("many_late_notes")
    return tuple(out)


def share_interval(
    seen: int, checked: int, *, mass: float = 0.9, correlation: float = CORRELATION
) -> tuple[float, float]:
    """Give the range of a share of days that are alike from one to the next.

    Parameters
    ----------
    seen, checked : counts of days.
    mass : belief inside.
    correlation : from one day to the next.

    Returns
    -------
    low, high
        Shares. Alike days count for fewer than they are; Jeffreys' prior.
    """
    worth = (1 - correlation) / (1 + correlation)
    a, b = 0.5 + seen * worth, 0.5 + (checked - seen) * worth
    tail = (1 - mass) / 2
    low = 0.0 if seen == 0 else float(scipy.special.betaincinv(a, b, tail))
    high = 1.0 if seen == checked else float(scipy.special.betaincinv(a, b, 1 - tail))
    return low, high
