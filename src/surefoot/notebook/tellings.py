"""Check-ins as rows, for making days: ten years are read many times, and words are not needed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from surefoot.notebook.tables import check_ins

_NAMES = (
    "day", "told_at", "compared", "signs", "when", "tiredness_0_3", "off_day", "rest_helped",
    "hour", "late", "ratings",
)  # fmt: skip


def tellings(connection: Connection, until: date) -> Sequence[Any]:
    """Give the check-ins up to `until` as rows that have all a `surefoot.diary.day.Telling` has."""
    table = check_ins
    asked = select(*(table.c[name] for name in _NAMES)).where(~table.c.removed)
    return connection.execute(asked.where(table.c.day <= until)).all()
