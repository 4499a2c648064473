"""Erase the notebook, with seven days to change one's mind."""

import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection

from surefoot.notebook import contents, copies, originals, trouble
from surefoot.notebook.notebook import Notebook
from surefoot.terms.errors import CannotUse

UNDO_DAYS = 7
_STAMP = "%Y-%m-%d-%H%M%S"
_NAME = re.compile(r".*-erased-(\d{4}-\d{2}-\d{2}-\d{6})")


def erase(notebook: Notebook, place: str, *, now: datetime, keep_days: bool = True) -> Path | None:
    """Delete every entry, every copy and every original file.

    The notebook stays open and is empty: programs that have it open go on with an empty one.

    Parameters
    ----------
    place : beside which the undo copy is made: the notebook's file.
    keep_days : keep an undo copy for seven days; else all is gone at once.

    Returns
    -------
    The folder of the undo copy, or None.
    """
    folder = Path(f"{place}-erased-{now:{_STAMP}}") if keep_days else None
    kept_copies = copies.folder_of(place)
    with trouble.plainly(place):
        if folder is not None:
            folder.mkdir(parents=True, mode=0o700)
        # The writer's turn is held from before the copy until all is empty: nothing slips between.
        with notebook.writing() as writer:
            if folder is not None:
                with notebook.reading() as reader:
                    copies.copy_into(reader, folder / "notebook.sqlite")
            contents.empty(writer)
        for name, from_ in (("originals", notebook.originals_folder), ("copies", kept_copies)):
            if from_.exists() and folder is not None:
                shutil.move(from_, folder / name)
            elif from_.exists():
                shutil.rmtree(from_)
        with notebook.reading() as connection:
            _scrub(connection)
    return folder


def undo_erase(
    notebook: Notebook, place: str, *, now: datetime, passphrase: str | None = None
) -> int:
    """Bring back what was erased last; give the number of rows that came back.

    What was kept since then stays.

    Raises
    ------
    CannotUse
        There is no undo copy, or it is more than seven days old.
    """
    purge(place, now=now)
    found = erased(place)
    if not found:
        raise CannotUse(
            "There is nothing erased that could be brought back.",
            f"An undo copy is kept for {UNDO_DAYS} days. Look for an export or a backup.",
            reason="nothing_erased",
        )
    folder, _ = found[-1]
    with (
        Notebook.open(folder / "notebook.sqlite", passphrase) as before,
        before.reading() as reader,
        notebook.writing() as writer,
    ):
        rows = contents.rows_of(reader)
        if contents.is_empty(writer):
            count = contents.fill(writer, rows)
        else:
            count = contents.merge(writer, rows, at=now, by="person")
    with trouble.plainly(place):
        for file in sorted((folder / "originals").glob("*/*")):
            originals.keep(notebook.originals_folder, file)
        if (folder / "copies").exists() and not copies.folder_of(place).exists():
            shutil.move(folder / "copies", copies.folder_of(place))
        shutil.rmtree(folder)
    return count


def erased(place: str) -> list[tuple[Path, datetime]]:
    """Give the undo copies beside a notebook's file with their time, oldest first."""
    file = Path(place)
    found = []
    for folder in file.parent.glob(f"{file.name}-erased-*"):
        name = _NAME.fullmatch(folder.name)
        if name and folder.is_dir():
            found.append((folder, datetime.strptime(name[1], _STAMP)))
    return sorted(found, key=lambda one: one[1])


def purge(place: str, *, now: datetime) -> None:
    """Delete undo copies that are more than seven days old."""
    for folder, at in erased(place):
        if now.replace(tzinfo=None) - at > timedelta(days=UNDO_DAYS):
            with trouble.plainly(place):
                shutil.rmtree(folder)


def _scrub(connection: Connection) -> None:
    """Write the file anew, so that nothing erased is left in its free pages or its log."""
    if connection.dialect.name == "sqlite":
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.execute("VACUUM")
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
