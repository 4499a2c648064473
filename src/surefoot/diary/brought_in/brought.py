"""What another program's export comes to, and how each record gets an id that never doubles."""

import hashlib
from collections.abc import Iterable
from datetime import date

from attrs import field, frozen

from surefoot.diary.checkin import CheckIn
from surefoot.diary.event import Event
from surefoot.diary.sensation import Sensation
from surefoot.diary.story import Story

#: Added up through the day; other measures are medians.
SUMMED = ("steps_count", "flights_climbed", "distance_walked")
#: Programs that keep one number a day for what she counts there.
COUNTED = ("Loop",)
Record = CheckIn | Event | Sensation | Story


@frozen
class BroughtIn:
    """The records of one export.

    Parameters
    ----------
    program : whose export it is, as a person would name it ("Apple Health").
    records : facts with ids made from what they say, so that twice brought in is once kept.
    passed_over : how many rows were not understood, by reason, so that nothing vanishes in silence.
    """

    program: str
    records: tuple[Record, ...]
    passed_over: dict[str, int] = field(factory=dict)

    @property
    def first_day(self) -> date | None:
        """The first day any record is about."""
        return min((r.day for r in self.records), default=None)

    @property
    def last_day(self) -> date | None:
        """The last day any record is about."""
        return max((r.day for r in self.records), default=None)


def steady_id(*parts: object) -> str:
    """Give the same id for the same fact, on any machine and on any day."""
    told = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def measured(
    program: str, day: date, what: str, value: float, unit: str, *, n: int = 1, words: str = ""
) -> Event:
    """Make the event of one measure of one day, as another program gave it."""
    return Event(
        day=day,
        what=what,
        value=round(value, 6),
        unit=unit,
        words=words,
        how="brought_in",
        source=program,
        id=steady_id(program, what, day, words),
        about={"n": str(n)} if n > 1 else {},
    )


def fuller(known: object, new: object) -> bool:
    """Tell whether another program's measure of a day is fuller than the one that is known.

    An export made at noon holds half a day. What is added up through a day (steps, floors, metres)
    can only grow, so the larger sum is the fuller; of the rest, the one of more readings; of the
    signs of a day, the one in which more were seen.
    """
    if isinstance(known, CheckIn) and isinstance(new, CheckIn):
        return _seen(new) > _seen(known)
    if not isinstance(known, Event) or not isinstance(new, Event):
        return False
    if known.value is None or new.value is None or known.unit != new.unit:
        return False
    if (new.what in SUMMED or new.source in COUNTED) and not new.words:
        return new.value > known.value
    return int(new.about.get("n", 1)) > int(known.about.get("n", 1))


def _seen(told: CheckIn) -> tuple[int, int]:
    return sum(how == "seen" for how in told.signs.values()), len(told.signs)


def fullest(records: Iterable[Record]) -> tuple[Record, ...]:
    """Give one record an id: of two that measure the same, the fuller."""
    kept: dict[str, Record] = {}
    for record in records:
        if record.id not in kept or fuller(kept[record.id], record):
            kept[record.id] = record
    return tuple(kept.values())
