"""A row as plain JSON values and back: what history and exports are written in."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Table

from surefoot.notebook.columns import Moment


def to_plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """Write dates and moments as ISO 8601 text; everything else is JSON already."""
    return {
        name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()
    }


def from_plain(table: Table, plain: Mapping[str, Any]) -> dict[str, Any]:
    """Give the row of `table` that `to_plain` wrote; a column it does not know is left out."""
    return {
        name: _typed(table.c[name].type, value) for name, value in plain.items() if name in table.c
    }


def _typed(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, Moment):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    return value
