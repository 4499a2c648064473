"""The Timeline: weeks of days, with what changed and what was measured beside them."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from attrs import frozen

from surefoot.diary.checkin import CheckIn
from surefoot.diary.day import Day, DayState, checked_days, clear_days
from surefoot.diary.past_spell import PastSpell
from surefoot.diary.spell import Spell

#: A mark differs by shape, and the word is always there.
MARKS: dict[DayState, str] = {
    "clear": "●",
    "only_when_tired": "◐",
    "foot_drop": "○",
    "not_checked": "·",
}
WORDS: dict[DayState, str] = {
    "clear": "clear",
    "only_when_tired": "only when tired",
    "foot_drop": "foot drop",
    "not_checked": "not checked",
}
BarKind = Literal["aid", "exercise", "event", "different"]


@frozen
class Bar:
    """Something that was different over a stretch of days.

    Parameters
    ----------
    label : what, in words.
    kind : aid, exercise, event, or told in check-ins.
    first, last : first and last day; last is None while it goes on.
    """

    label: str
    kind: BarKind
    first: date
    last: date | None


@frozen
class Point:
    """Something measured, reached, felt or brought in on one day."""

    day: date
    kind: Literal["walk", "hold", "test", "milestone", "felt", "brought_in"]
    label: str


@frozen
class Timeline:
    """Days with what stands beside them; nothing in it is stored.

    Parameters
    ----------
    days : one per calendar day, in order.
    bars : changes that touch these days, by first day.
    points : walks, holds, tests, milestones, things felt or brought in on these days, by day.
    best : the longest clear spell noted day by day, over all notes.
    remembered : clear spells told from memory, by the day they were told. They stand beside the
        marks and never fill one: a day nobody noted stays not checked.
    """

    days: tuple[Day, ...]
    bars: tuple[Bar, ...] = ()
    points: tuple[Point, ...] = ()
    best: Spell | None = None
    remembered: tuple[PastSpell, ...] = ()

    @property
    def checked(self) -> int:
        """Days on which the foot was looked at."""
        return checked_days(self.days)

    @property
    def clear(self) -> int:
        """Days checked and clear."""
        return clear_days(self.days)

    def weeks(self) -> list[list[Day | None]]:
        """Give rows of seven, Monday first; None where a week reaches past the days."""
        return weeks(self.days)


def weeks(all_days: Sequence[Day]) -> list[list[Day | None]]:
    """Lay days out in rows of seven, Monday first; None before the first and after the last.

    Examples
    --------
    >>> wednesday = Day(date(2026, 5, 6), "clear", {})
    >>> [day.day.day if day else None for day in weeks([wednesday])[0]]
    [None, None, 6, None, None, None, None]
    """
    if not all_days:
        return []
    cells: list[Day | None] = [None] * all_days[0].day.weekday()
    cells.extend(all_days)
    cells.extend([None] * (-len(cells) % 7))
    return [cells[i : i + 7] for i in range(0, len(cells), 7)]


def different_bars(check_ins: Iterable[CheckIn]) -> tuple[Bar, ...]:
    """Join what check-ins call different into bars.

    The same thing in check-ins that follow each other is one bar: a day nobody told of does not
    part it, a day told of without it does.
    """
    told: dict[date, set[str]] = {}
    for check_in in check_ins:
        told.setdefault(check_in.day, set()).update(check_in.different)
    bars: list[Bar] = []
    running: dict[str, tuple[date, date]] = {}
    for day in [*sorted(told), None]:
        names = told[day] if day is not None else set()
        for name in [name for name in running if name not in names]:
            bars.append(Bar(name, "different", *running.pop(name)))
        if day is not None:
            running |= {name: (running.get(name, (day,))[0], day) for name in names}
    return tuple(sorted(bars, key=lambda bar: (bar.first, bar.label)))
