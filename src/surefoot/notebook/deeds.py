"""What was done to the notebook: the history of every record, and the ten undos."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from attrs import frozen
from sqlalchemy import Connection, Table, func, select

from surefoot.notebook.plain_rows import from_plain, to_plain
from surefoot.notebook.tables import deeds, history, metadata
from surefoot.terms.errors import CannotUse

UNDOS = 10


@frozen
class Change:
    """One record before and after; before is None for a new one."""

    table: Table
    before: dict[str, Any] | None
    after: dict[str, Any]


def note(
    connection: Connection, changes: Sequence[Change], *, at: datetime, by: str, what: str
) -> None:
    """Write down a deed and what it changed, in the transaction that changes it."""
    no = (connection.scalar(select(func.max(deeds.c.no))) or 0) + 1
    connection.execute(deeds.insert().values(no=no, at=at, by=by, what=what, undone=False))
    connection.execute(
        history.insert(),
        [
            {
                "deed_no": no,
                "table": change.table.name,
                "record_id": change.after["id"],
                "before": None if change.before is None else to_plain(change.before),
                "after": to_plain(change.after),
            }
            for change in changes
        ],
    )


def undo(connection: Connection, *, at: datetime, by: str, no: int | None = None) -> list[str]:
    """Take back one of the last ten deeds that still stand; give the ids it touched.

    It is deed `no`, or else the newest. Between a person's deed and her "undo" a walk may be
    measured or another device may send a note: what she meant is taken back, not that.
    """
    newest = deeds.select().where(deeds.c.what != "undo").order_by(deeds.c.no.desc())
    standing = [row for row in connection.execute(newest.limit(UNDOS)) if not row.undone]
    deed = next((row for row in standing if no in (None, row.no)), None)
    if deed is None:
        raise CannotUse(
            "There is nothing left to undo.",
            f"The last {UNDOS} things you did can be undone; older ones you can change one by one.",
            reason="nothing_to_undo",
        )
    since = [row.no for row in standing if row.no > deed.no]
    if _records(connection, [deed.no]) & _records(connection, since):
        raise CannotUse(
            "It was changed again since.",
            "Undo the newest change first, or change it on its day.",
            reason="changed_since",
        )
    backwards = []
    for row in connection.execute(history.select().where(history.c.deed_no == deed.no)).all():
        table = metadata.tables[row.table]
        after = from_plain(table, row.after)
        before = None if row.before is None else from_plain(table, row.before)
        backwards.append(Change(table, after, _put_back(connection, table, before, after)))
    connection.execute(deeds.update().where(deeds.c.no == deed.no).values(undone=True))
    note(connection, backwards, at=at, by=by, what="undo")
    return [change.after["id"] for change in backwards]


def _records(connection: Connection, numbers: Sequence[int]) -> set[str]:
    """Give the ids of the records that these deeds touched."""
    asked = select(history.c.record_id).where(history.c.deed_no.in_(numbers))
    return set(connection.scalars(asked))


def newest_no(connection: Connection) -> int | None:
    """Give the number of the newest deed, or None where nothing was done."""
    no: int | None = connection.scalar(select(func.max(deeds.c.no)))
    return no


def newest_at(connection: Connection) -> datetime | None:
    """Give the moment of the newest deed, or None where nothing was done."""
    at: datetime | None = connection.scalar(select(deeds.c.at).order_by(deeds.c.no.desc()).limit(1))
    return at


def of_record(connection: Connection, record_id: str) -> list[dict[str, Any]]:
    """Give every change of one record, oldest first."""
    asked = (
        select(
            deeds.c.at,
            deeds.c.by,
            deeds.c.what,
            history.c.table,
            history.c.before,
            history.c.after,
        )
        .join(history, history.c.deed_no == deeds.c.no)
        .where(history.c.record_id == record_id)
        .order_by(deeds.c.no)
    )
    return [dict(row) for row in connection.execute(asked).mappings()]


def _put_back(
    connection: Connection, table: Table, before: dict[str, Any] | None, after: dict[str, Any]
) -> dict[str, Any]:
    """Write the row as it was before; a new row is marked as taken back, or unsaid."""
    here = table.c.id == after["id"]
    if before is not None:
        connection.execute(table.update().where(here).values(before))
        return before
    if "removed" in table.c:
        connection.execute(table.update().where(here).values(removed=True))
        return {**after, "removed": True}
    connection.execute(table.delete().where(here))
    return after
