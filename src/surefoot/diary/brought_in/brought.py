"""What another program's export comes to, and how each record gets an id that never doubles."""

import hashlib
from datetime import date

from attrs import field, frozen

from surefoot.diary.checkin import CheckIn
from surefoot.diary.event import Event
from surefoot.diary.sensation import Sensation
from surefoot.diary.story import Story

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
