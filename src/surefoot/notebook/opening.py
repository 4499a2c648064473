"""Open a notebook's database and bring it up to date, with a copy of an older one first."""

import os

from sqlalchemy import Engine

from surefoot.notebook import trouble
from surefoot.notebook.copies import copy_into, folder_of, newest_named
from surefoot.notebook.engine import is_url, open_engine, shown
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
                    if len(missing) < len(steps) and not is_url(place):
                        _copy_before(engine, place, missing[0])
                    bring_up_to_date(engine, shown(place), steps)
            except BaseException:
                engine.dispose()
                raise
    except Damaged as problem:
        raise newest_named(folder_of(place), problem) from None
    return engine


def _copy_before(engine: Engine, place: str, step: Step) -> None:
    """Keep the notebook as it was before a step; on a server its keeper does that."""
    before = folder_of(place) / f"before-{step.__name__}.sqlite"
    before.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    passing = before.with_name(f"{before.name}.{os.getpid()}.part")
    try:
        with engine.connect() as connection:
            copy_into(connection, passing)
        passing.replace(before)
    finally:
        passing.unlink(missing_ok=True)
