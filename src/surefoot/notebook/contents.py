"""All that stands in a notebook, as plain rows: hashed, emptied, and put into another notebook."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from hashlib import sha256
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, func, select

from surefoot.notebook import deeds
from surefoot.notebook.columns import json_text
from surefoot.notebook.deeds import Change
from surefoot.notebook.kinds import BY_TABLE, KINDS, to_record
from surefoot.notebook.plain_rows import from_plain, to_plain
from surefoot.notebook.stride_table import strides
from surefoot.notebook.tables import (
    devices,
    experiments,
    metadata,
    originals,
    profile,
    settings,
    walk_measures,
    walks,
)

#: Everything but the devices: their secrets open a door and stay at home.
CONTENT: tuple[Table, ...] = tuple(one for one in metadata.sorted_tables if one is not devices)
#: Gives the rows of one table as plain JSON objects.
Rows = Callable[[Table], Iterable[Mapping[str, Any]]]
_AT_ONCE = 2000


def rows_of(connection: Connection) -> Rows:
    """Give the rows of an open notebook, in the order of their keys."""

    def read(table: Table) -> Iterator[dict[str, Any]]:
        asked = table.select().order_by(*table.primary_key)
        for row in connection.execute(asked).mappings():
            yield to_plain(dict(row))

    return read


def content_hash(rows: Rows) -> str:
    """Give one hash of everything kept: equal notebooks have equal hashes, on every database.

    Each row is hashed by itself and the hashes of a table are added up, so that the order in which
    a database gives its rows does not matter.
    """
    tables = {}
    for table in CONTENT:
        whole = 0
        for row in rows(table):
            whole += int.from_bytes(sha256(json_text(row).encode()).digest())
        tables[table.name] = f"{whole % 2**256:064x}"
    return sha256(json_text(tables).encode()).hexdigest()


def is_empty(connection: Connection) -> bool:
    """Tell whether nothing was ever kept here."""
    return all(
        connection.execute(select(*table.primary_key).limit(1)).first() is None for table in CONTENT
    )


def empty(connection: Connection) -> None:
    """Delete every row of every table, devices too."""
    for table in reversed(metadata.sorted_tables):
        connection.execute(table.delete())


def fill(connection: Connection, rows: Rows) -> int:
    """Put everything into an empty notebook, history and all; give the number of rows."""
    return sum(_insert(connection, table, rows(table)) for table in CONTENT)


def merge(connection: Connection, rows: Rows, *, at: datetime, by: str) -> int:
    """Put in what is not here yet, as one deed; give the number of new records.

    A record whose id is here stays as it is here. The profile comes in where none was kept,
    settings and fair tests where they are not here. The history of what comes in starts with this
    deed.
    """
    changes = []
    new_walks = set()
    for table in (kind.table for kind in KINDS):
        known = set(connection.scalars(select(table.c.id)))
        for row in rows(table):
            if row["id"] not in known:
                typed = _typed(table, row)
                connection.execute(table.insert().values(typed))
                changes.append(Change(table, None, typed))
                if table is walks:
                    new_walks.add(row["id"])
    for table in (strides, walk_measures):
        _insert(connection, table, (row for row in rows(table) if row["walk_id"] in new_walks))
    for table in (originals, experiments, settings):
        (key,) = table.primary_key
        known = set(connection.scalars(select(key)))
        _insert(connection, table, (row for row in rows(table) if row[key.name] not in known))
    if connection.scalar(select(func.count()).select_from(profile)) == 0:
        for row in rows(profile):
            typed = from_plain(profile, row)
            connection.execute(profile.insert().values(typed))
            changes.append(Change(profile, None, typed))
    if changes:
        deeds.note(connection, changes, at=at, by=by, what="bring_in")
    return len(changes)


def _insert(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> int:
    """Insert rows piece by piece, so that ten years of strides need little memory."""
    count = 0
    waiting = iter(rows)
    while piece := [_typed(table, row) for row in islice(waiting, _AT_ONCE)]:
        connection.execute(table.insert(), piece)
        count += len(piece)
    return count


def _typed(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """Give a row for the database; a record that could not be read again is refused now."""
    typed = from_plain(table, row)
    kind = BY_TABLE.get(table.name)
    if kind is not None:
        to_record(kind, typed)
    return typed
