"""Open a notebook's database and bring it up to date, with a copy of an older one first."""

import os

from sqlalchemy import Engine, inspect

from surefoot.notebook import trouble
from surefoot.notebook.copies import copy_into, folder_of, newest_named
from surefoot.notebook.engine import begin_write, is_url, open_engine, shown
from surefoot.notebook.migrations import MIGRATIONS, Step, bring_up_to_date, steps_to_do
from surefoot.terms.errors import Damaged


def open_up_to_date(
    place: str, passphrase: str | None, steps: tuple[Step, ...] = MIGRATIONS
) -> Engine:
    """Open the database at `place`, making it where there is none.

    Parameters
    ----------
    steps : the migrations this surefoot knows.

    Raises
    ------
    TooNew, Locked, Damaged, NotebookTrouble, CannotUse
        See `Shelf.open`. Of a damaged notebook, the newest copy is named.
    """
    try:
        with trouble.plainly(shown(place), passphrase):
            engine = open_engine(place, passphrase)
            try:
                missing = steps_to_do(engine, shown(place), steps)
                if missing:
                    if len(missing) < len(steps):
                        copy = _copy_beside if is_url(place) else _copy_before
                        copy(engine, place, missing[0])
                    bring_up_to_date(engine, shown(place), steps)
            except BaseException:
                engine.dispose()
                raise
    except Damaged as problem:
        raise newest_named(folder_of(place), problem) from None
    return engine


def _copy_before(engine: Engine, place: str, step: Step) -> None:
    """Keep the notebook as it was before a step, as a file beside it."""
    before = folder_of(place) / f"before-{step.__name__}.sqlite"
    before.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    passing = before.with_name(f"{before.name}.{os.getpid()}.part")
    try:
        with engine.connect() as connection:
            copy_into(connection, passing)
        passing.replace(before)
    finally:
        passing.unlink(missing_ok=True)


def _copy_beside(engine: Engine, _: str, step: Step) -> None:
    """Keep a notebook on a server as it was before a step, as a notebook of its own beside it.

    The server copies tables, keys and rows itself, so that one of any age is copied whole. It is
    ``?notebook=NAME_before_STEP``; one that is there already stays.
    """
    with engine.connect() as connection, connection.begin():
        begin_write(connection)
        schema = connection.exec_driver_sql("SELECT current_schema()").scalar_one()
        name = f"{schema[:20]}_before_{step.__name__[:10]}"
        if name in inspect(connection).get_schema_names():
            return
        connection.exec_driver_sql(f'CREATE SCHEMA "{name}"')
        for table in inspect(connection).get_table_names():
            to, of = f'"{name}"."{table}"', f'"{schema}"."{table}"'
            connection.exec_driver_sql(f"CREATE TABLE {to} (LIKE {of} INCLUDING ALL)")
            connection.exec_driver_sql(f"INSERT INTO {to} SELECT * FROM {of}")  # noqa: S608
