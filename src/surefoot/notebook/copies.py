"""Dated copies of the notebook: made whole or not at all, seven kept, brought back when asked.

A copy is itself a notebook: one SQLite file, also when the notebook lives in PostgreSQL. The
original recordings are not in it; they lie beside the notebook, never change, and are in exports.
"""

import os
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from attrs import frozen
from sqlalchemy import Connection, NullPool, Table, create_engine

from surefoot.notebook import trouble
from surefoot.notebook.engine import (
    APPLICATION_ID,
    WAIT_S,
    open_engine,
    sqlcipher,
    unlock,
)
from surefoot.notebook.migrations import migrations, steps_to_do
from surefoot.notebook.tables import metadata
from surefoot.terms.errors import CannotUse, Damaged, NotebookTrouble

KEPT = 7
_DATED = re.compile(r"notebook-(\d{4}-\d{2}-\d{2}-\d{6})\.sqlite(\.age)?")
_AT_ONCE = 2000
_STAMP = "%Y-%m-%d-%H%M%S"


@frozen
class Copy:
    """One dated copy."""

    path: Path
    made_at: datetime

    @property
    def encrypted(self) -> bool:
        """True when it needs its own passphrase (age)."""
        return self.path.suffix == ".age"

    def __str__(self) -> str:
        """Say when it was made, and where it is."""
        when = f"{self.made_at.day} {self.made_at:%B} {self.made_at.year}, {self.made_at:%H:%M}"
        return f"{when}{' (with passphrase)' if self.encrypted else ''}: {self.path}"


def folder_of(place: str) -> Path:
    """Say where the copies of a notebook's file lie: beside it."""
    return Path(f"{place}-copies")


def copies(folder: Path) -> list[Copy]:
    """Give the dated copies, newest first."""
    found = []
    if folder.is_dir():
        for path in folder.iterdir():
            name = _DATED.fullmatch(path.name)
            if name:
                found.append(Copy(path, datetime.strptime(name[1], _STAMP)))
    return sorted(found, key=lambda copy: (copy.made_at, copy.path.name), reverse=True)


def keep_copy(
    connection: Connection, folder: Path, *, now: datetime, passphrase: str | None = None
) -> Copy:
    """Make a dated copy of the open notebook, look whether it is whole, and keep the newest seven.

    Parameters
    ----------
    now : names the copy, by the clock on the wall.
    passphrase : encrypts the copy with age; a lost passphrase is a lost copy.

    Raises
    ------
    NotebookTrouble
        No room, or no leave to write. Older copies stay.
    """
    name = f"notebook-{now:{_STAMP}}.sqlite"
    with trouble.plainly(str(folder)):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        passing = folder / f"{name}.{os.getpid()}.part"
        try:
            copy_into(connection, passing)
            if passphrase is not None:
                name += ".age"
                passing.write_bytes(_age().encrypt(passing.read_bytes(), passphrase))
            os.chmod(passing, 0o600)
            _to_disk(passing)
            passing.replace(folder / name)
        finally:
            passing.unlink(missing_ok=True)
        for old in copies(folder)[KEPT:]:
            old.path.unlink(missing_ok=True)
    return Copy(folder / name, now.replace(tzinfo=None, microsecond=0))


def copy_into(connection: Connection, file: Path) -> None:
    """Write all that stands in the notebook into a new SQLite file, as of one moment.

    A locked notebook gives a locked file.
    """
    if connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        driver.execute("VACUUM INTO ?", (str(file),))
        return
    plain_copy_into(connection, file, metadata.sorted_tables)


def plain_copy_into(connection: Connection, file: Path, tables: Sequence[Table]) -> None:
    """Write these tables into a new SQLite file that is a notebook and is not locked."""
    engine = create_engine(f"sqlite:///{file}", poolclass=NullPool)
    try:
        with engine.connect() as target, target.begin():
            # Nobody was told of this file yet: it is written quickly, and to the disk at the end.
            target.exec_driver_sql("PRAGMA synchronous = OFF")
            target.exec_driver_sql("PRAGMA journal_mode = MEMORY")
            for table in (migrations, *metadata.sorted_tables):
                table.create(target)
            for table in (migrations, *tables):
                rows = connection.execute(table.select()).mappings()
                while piece := [dict(row) for row in rows.fetchmany(_AT_ONCE)]:
                    target.execute(table.insert(), piece)
            target.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    finally:
        engine.dispose()


@contextmanager
def readable(copy: Path, passphrase: str | None) -> Iterator[Path]:
    """Give a copy as a plain file: itself, or decrypted into a folder that is gone after."""
    if copy.suffix != ".age":
        yield copy
        return
    if passphrase is None:
        raise trouble.needs_passphrase(str(copy))
    age = _age()
    with TemporaryDirectory(prefix="surefoot-") as folder:
        opened = Path(folder) / copy.stem
        try:
            opened.write_bytes(age.decrypt(copy.read_bytes(), passphrase))
        except OSError as error:
            raise trouble.disk_full(folder) from error
        except Exception:
            raise trouble.needs_passphrase(str(copy)) from None
        yield opened


def restore(
    place: str,
    copy: Path,
    *,
    now: datetime,
    passphrase: str | None = None,
    copy_passphrase: str | None = None,
) -> Path | None:
    """Put a copy in the place of the notebook's file.

    Parameters
    ----------
    place : the notebook's file; it need not exist, and may be damaged.
    copy : a copy made by `keep_copy`.
    passphrase : of the notebook, where it is locked; the copy has the same.
    copy_passphrase : of the copy, where it was encrypted.

    Returns
    -------
    Where what was there before is kept; None when nothing was there.

    Raises
    ------
    Damaged, TooNew, Locked
        The copy cannot be used. The notebook is as it was.
    """
    if not copy.is_file():
        raise no_such_copy(copy)
    with readable(copy, copy_passphrase) as source:
        look_whole(str(source), passphrase)
        file = Path(place)
        folder = folder_of(place)
        with trouble.plainly(place):
            if not file.exists() or file.stat().st_size == 0:
                file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                _pour(source, place, passphrase)
                return None
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            before = folder / f"before-restore-{now:{_STAMP}}.sqlite"
            try:
                look_whole(place, passphrase)
                with closing(_connect(place, passphrase)) as present:
                    present.execute("VACUUM INTO ?", (str(before),))
            except Damaged:
                before = before.with_name(f"damaged-{now:{_STAMP}}.sqlite")
                for end in ("", "-wal", "-shm"):
                    if Path(place + end).exists():
                        Path(place + end).replace(f"{before}{end}")
            _pour(source, place, passphrase)
            return before


def no_such_copy(copy: Path) -> CannotUse:
    """Say that a copy is not there."""
    return CannotUse(
        f"There is no copy {copy}.",
        "Run 'surefoot restore' to see your copies. Nothing was changed.",
        reason="no_such_copy",
    )


def look_whole(place: str, passphrase: str | None) -> None:
    """Look at every page of a notebook's file, and whether this surefoot can read it.

    Raises
    ------
    Damaged, TooNew, Locked, CannotUse
        It is not whole, too new, does not open, or is something else.
    """
    with trouble.plainly(place, passphrase):
        engine = open_engine(place, passphrase)
        try:
            steps_to_do(engine, place)
            with engine.connect() as connection:
                found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
        finally:
            engine.dispose()
    if found != "ok":
        raise trouble.damaged(place)


def _pour(source: Path, place: str, passphrase: str | None) -> None:
    """Write a copy over the notebook, page by page, in one transaction others wait for."""
    with (
        closing(_connect(str(source), passphrase)) as copy,
        closing(_connect(place, passphrase)) as notebook,
    ):
        copy.backup(notebook)
    os.chmod(place, 0o600)


def _connect(place: str, passphrase: str | None) -> Any:
    driver = sqlite3 if passphrase is None else sqlcipher()
    connection = driver.connect(place, timeout=WAIT_S, isolation_level=None)
    if passphrase is not None:
        unlock(connection, passphrase)
    return connection


def _to_disk(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def _age() -> Any:
    try:
        from pyrage import passphrase
    except ModuleNotFoundError:
        raise CannotUse(
            "This surefoot cannot encrypt copies: the extra 'locked' is not installed.",
            "Run pip install 'surefoot[locked]'.",
            reason="extra_missing",
        ) from None
    return passphrase


def newest_named(folder: Path, problem: NotebookTrouble) -> NotebookTrouble:
    """Name the newest copy in what a person is told about a damaged notebook."""
    found = copies(folder)
    if not found:
        return problem
    problem.next_step = (
        f"Your newest copy is from {found[0]}. Bring it back with 'surefoot restore --newest'. "
        "The damaged file is kept."
    )
    return problem
