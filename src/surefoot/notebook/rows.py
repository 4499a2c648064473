"""The row of a record: made, put in its table, and found again by its id."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection

from surefoot.notebook import deeds
from surefoot.notebook.columns import json_text
from surefoot.notebook.deeds import Change
from surefoot.notebook.kinds import KINDS, Kind, kind_of, moment_of, to_record, to_row
from surefoot.notebook.plain_rows import to_plain
from surefoot.notebook.refusals import refuse_impossible
from surefoot.terms.errors import CannotUse

#: Tells of a record that is there and a new one with its id whether the new one takes its place.
Instead = Callable[[Any, Any], bool]


def new_row(record: Any, at: datetime | None, by: str) -> tuple[Kind, dict[str, Any]]:
    """Give the row of a record that may be true; a missing id follows from all it says."""
    kind = kind_of(type(record))
    moment = at or moment_of(record)
    if moment is None:
        raise ValueError("say when it is entered: at=")
    refuse_impossible(record, moment)
    row = to_row(kind, record, at=moment, by=by)
    if not row["id"]:
        told = json_text([kind.table.name, to_plain(row)])
        row["id"] = sha256(told.encode()).hexdigest()[:20]
    return kind, row


def put(
    connection: Connection, kind: Kind, row: dict[str, Any], instead: Instead | None = None
) -> Change:
    """Write a row; one already there stays as it is, one taken back comes again.

    Where `instead` says so of the record that is there and the new one, the new one takes its
    place. What a person changed by hand is hers and stays.
    """
    table = kind.table
    before = row_of(connection, kind, row["id"])
    if before is None:
        connection.execute(table.insert().values(row))
    elif before["removed"]:
        connection.execute(table.update().where(table.c.id == row["id"]).values(row))
    elif (
        instead is not None
        and instead(to_record(kind, before), to_record(kind, row))
        and all(one["what"] != "edit" for one in deeds.of_record(connection, row["id"]))
    ):
        row = row | {name: before[name] for name in ("entered_at", "entered_by", "late")}
        connection.execute(table.update().where(table.c.id == row["id"]).values(row))
    else:
        return Change(table, before, before)
    return Change(table, before, row)


def row_of(connection: Connection, kind: Kind, record_id: str) -> dict[str, Any] | None:
    """Give a row as it stands, removed or not."""
    asked = kind.table.select().where(kind.table.c.id == record_id)
    row = connection.execute(asked).mappings().first()
    return None if row is None else dict(row)


def find(connection: Connection, record_id: str) -> tuple[Kind, dict[str, Any]]:
    """Give the kind and the row of an id that is not taken back."""
    for kind in KINDS:
        row = row_of(connection, kind, record_id)
        if row is not None and not row["removed"]:
            return kind, row
    raise not_here()


def not_here() -> CannotUse:
    """Say that an entry is not there, or not any more."""
    return CannotUse(
        "This entry is not in your notebook, or not any more.",
        "Look at the newest timeline and choose again. Nothing was changed.",
        reason="no_such_record",
    )
