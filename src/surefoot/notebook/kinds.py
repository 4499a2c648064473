"""Which record lives in which table, and how a record becomes a row and a row a record."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from attrs import fields, frozen
from sqlalchemy import Table

from surefoot.diary.checkin import CheckIn
from surefoot.diary.clinic_test import ClinicTest
from surefoot.diary.event import Event
from surefoot.diary.logs import AidLog, ExerciseLog
from surefoot.diary.milestone import Milestone
from surefoot.diary.past_spell import PastSpell
from surefoot.diary.sensation import Sensation
from surefoot.diary.story import Story
from surefoot.notebook import tables
from surefoot.notebook.walk_note import WalkNote
from surefoot.practice.hold import Hold


@frozen
class Kind:
    """One kind of fact: its record class and its table."""

    record: type[Any]
    table: Table

    @property
    def names(self) -> tuple[str, ...]:
        """The record's own fields, in order."""
        return tuple(field.name for field in fields(self.record))


KINDS: tuple[Kind, ...] = (
    Kind(CheckIn, tables.check_ins),
    Kind(Sensation, tables.sensations),
    Kind(ExerciseLog, tables.exercise_logs),
    Kind(AidLog, tables.aid_logs),
    Kind(ClinicTest, tables.clinic_tests),
    Kind(Event, tables.events),
    Kind(Milestone, tables.milestones),
    Kind(Story, tables.stories),
    Kind(PastSpell, tables.past_spells),
    Kind(Hold, tables.holds),
    Kind(WalkNote, tables.walks),
)
_BY_RECORD = {kind.record: kind for kind in KINDS}
BY_TABLE = {kind.table.name: kind for kind in KINDS}


def kind_of(record: type[Any]) -> Kind:
    """Give the kind of a record class.

    Raises
    ------
    TypeError
        The notebook keeps no such records.
    """
    try:
        return _BY_RECORD[record]
    except KeyError:
        raise TypeError(f"the notebook keeps no {record.__name__}") from None


def day_of(record: Any) -> date:
    """Give the calendar day a record is about, where she was."""
    day = getattr(record, "day", None)
    return day if isinstance(day, date) else record.began.date()


def moment_of(record: Any) -> datetime | None:
    """Give the moment a record itself says it was told or began, or None."""
    for name in ("told_at", "began"):
        moment = getattr(record, name, None)
        if isinstance(moment, datetime):
            return moment
    return None


def to_row(kind: Kind, record: Any, *, at: datetime, by: str) -> dict[str, Any]:
    """Give the row of a record entered at `at`; late is when its day had ended by then."""
    day = day_of(record)
    row = {name: getattr(record, name) for name in kind.names}
    row |= {"day": day, "entered_at": at, "entered_by": by, "removed": False}
    row["late"] = bool(row.get("late")) or _local_day(record, at) > day
    return row


def to_record(kind: Kind, row: Mapping[str, Any]) -> Any:
    """Give the record of a row."""
    return kind.record(**{name: row[name] for name in kind.names})


def _local_day(record: Any, at: datetime) -> date:
    """Give the day it was told, by her own clock where the record carries it."""
    told_at = getattr(record, "told_at", None)
    return (told_at if isinstance(told_at, datetime) else at).date()
