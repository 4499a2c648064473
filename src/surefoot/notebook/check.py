"""Look whether the notebook is whole: its pages, its links, every record, every original file."""

from collections.abc import Iterator

from sqlalchemy import Connection, inspect, select

from surefoot.notebook import originals
from surefoot.notebook.kinds import KINDS, Kind, to_record
from surefoot.notebook.notebook import Notebook
from surefoot.notebook.tables import metadata
from surefoot.terms.errors import Damaged


def faults(notebook: Notebook) -> list[str]:
    """Give one plain sentence for each fault; empty when the notebook is whole."""
    with notebook.reading() as connection:
        tables = dict(_tables(connection))
        found = [*_pages(connection), *tables.values(), *_records(connection, set(tables))]
    for digest in [] if "originals" in tables else notebook.originals():
        try:
            originals.find(notebook.originals_folder, digest)
        except Damaged:
            found.append(f"The original file {digest[:12]} is gone or has changed.")
    return found


def _pages(connection: Connection) -> Iterator[str]:
    if connection.dialect.name != "sqlite":
        return  # PostgreSQL looks after its own pages and holds links itself
    for said in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if said != "ok":
            yield f"A page of the file is not whole ({said})."
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield f"An entry of {row[0]} points to an entry of {row[2]} that is not there."


def _tables(connection: Connection) -> Iterator[tuple[str, str]]:
    """Give each table that is not as it should be, and what is wrong with it."""
    there = inspect(connection)
    for table in metadata.sorted_tables:
        if not there.has_table(table.name):
            yield table.name, f"The table {table.name} is not there."
            continue
        columns = {column["name"] for column in there.get_columns(table.name)}
        missing = [column.name for column in table.columns if column.name not in columns]
        if missing:
            yield table.name, f"The table {table.name} has no {', '.join(missing)}."


def _records(connection: Connection, wrong: set[str]) -> Iterator[str]:
    for kind in KINDS:
        if kind.table.name not in wrong and not _readable(connection, kind, None):
            ids = connection.scalars(select(kind.table.c.id)).all()
            for record_id in ids:
                if not _readable(connection, kind, record_id):
                    yield f"The entry {record_id} of {kind.table.name} cannot be read."


def _readable(connection: Connection, kind: Kind, record_id: str | None) -> bool:
    """Tell whether one record, or every record of a kind when `record_id` is None, can be read."""
    asked = kind.table.select()
    if record_id is not None:
        asked = asked.where(kind.table.c.id == record_id)
    try:
        for row in connection.execute(asked).mappings():
            to_record(kind, dict(row))
    except (TypeError, ValueError):
        return False
    return True
