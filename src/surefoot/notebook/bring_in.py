"""Read an export back: a folder or a zip file that is hostile until it has been read."""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from attrs import frozen
from sqlalchemy import Table
from sqlalchemy.exc import DataError, IntegrityError

from surefoot.notebook import contents, originals, tables, trouble
from surefoot.notebook.export import FORMAT, PACKAGE
from surefoot.notebook.notebook import Notebook
from surefoot.terms.errors import CannotUse, TooNew

#: More than a lifetime of recordings; a zip that unpacks to more is not one of ours.
MOST_BYTES = 20_000_000_000
#: Text packs about twenty to one; a thousand to one is a trap.
MOST_PACKED = 1000
#: One line is one record; the longest story is a million letters, written up to six bytes each.
MOST_LINE = 20_000_000


@frozen
class BroughtIn:
    """What came in.

    Parameters
    ----------
    records : records that were not here before.
    whole : the notebook was empty and now is the export, history and all.
    """

    records: int
    whole: bool


def bring_in(notebook: Notebook, package: Path, *, at: datetime, by: str = "person") -> BroughtIn:
    """Bring an export in: all of it into an empty notebook, else what is not here yet.

    One transaction: all of it comes in, or nothing.

    Parameters
    ----------
    package : a folder or a zip file that `export` wrote.

    Raises
    ------
    CannotUse
        It is not an export of surefoot, or is not whole. Nothing was changed.
    TooNew
        A newer surefoot wrote it.
    """
    with opened(package) as source, trouble.plainly(str(package)):
        said = _package(source)
        if said.get("content_sha256") != contents.content_hash(source.rows):
            raise _broken(package)
        for row in source.rows(tables.originals):
            source.keep_original(str(row["sha256"]), notebook.originals_folder)
        with notebook.writing() as connection:
            try:
                if contents.is_empty(connection):
                    return BroughtIn(contents.fill(connection, source.rows), whole=True)
                return BroughtIn(contents.merge(connection, source.rows, at=at, by=by), whole=False)
            except (KeyError, TypeError, ValueError, IntegrityError, DataError):
                raise _broken(package) from None


class Source:
    """The files of an export, in a folder or a zip, by their own names only."""

    def __init__(self, path: Path, packed: ZipFile | None) -> None:
        self.path = path
        self._packed = packed

    @contextmanager
    def open(self, name: str) -> Iterator[IO[bytes]]:
        """Open one file of the export."""
        try:
            opened = self._packed.open(name) if self._packed else (self.path / name).open("rb")
        except (KeyError, FileNotFoundError):
            raise _broken(self.path) from None
        with opened:
            yield opened

    def rows(self, table: Table) -> Iterator[Mapping[str, Any]]:
        """Give the rows of one table, line by line."""
        with self.open(f"json/{table.name}.jsonl") as lines:
            while line := lines.readline(MOST_LINE):
                try:
                    row = json.loads(line)
                except (ValueError, RecursionError):
                    raise _broken(self.path) from None
                if not isinstance(row, dict):
                    raise _broken(self.path)
                yield row

    def keep_original(self, digest: str, folder: Path) -> None:
        """Copy one recording beside the notebook, if it is in the export and is what it says."""
        if len(digest) != 64 or not all(letter in "0123456789abcdef" for letter in digest):
            raise _broken(self.path)
        name = originals.place_of(Path("originals"), digest).as_posix()
        there = name in self._packed.namelist() if self._packed else (self.path / name).is_file()
        if not there or originals.place_of(folder, digest).exists():
            return
        with TemporaryDirectory(prefix="surefoot-") as passing:
            copy = Path(passing) / digest
            with self.open(name) as packed, copy.open("wb") as out:
                shutil.copyfileobj(packed, out)
            if originals.file_hash(copy) != digest:
                raise _broken(self.path)
            originals.keep(folder, copy)


@contextmanager
def opened(package: Path) -> Iterator[Source]:
    """Open an export.

    Raises
    ------
    CannotUse
        There is none, it is no zip file, or it would unpack to more than it can be.
    """
    if package.is_dir():
        yield Source(package, None)
        return
    if not package.is_file():
        raise CannotUse(
            f"There is no file {package}.", "Check the name. Nothing was changed.", reason="no_file"
        )
    try:
        with ZipFile(package) as packed:
            size = sum(member.file_size for member in packed.infolist())
            if size > min(MOST_BYTES, MOST_PACKED * max(package.stat().st_size, 1)):
                raise CannotUse(
                    f"{package.name} would unpack to {size / 1e9:.1f} GB.",
                    "An export of surefoot never does; do not open it. Nothing was changed.",
                    reason="too_big",
                )
            yield Source(package, packed)
    except BadZipFile:
        raise _not_ours(package) from None


def _package(source: Source) -> dict[str, Any]:
    """Read the description of the package and see that it is one of ours."""
    try:
        with source.open(PACKAGE) as file:
            said = json.loads(file.read(MOST_LINE))
        name = str(said["name"])
    except (CannotUse, ValueError, KeyError, TypeError, RecursionError):
        raise _not_ours(source.path) from None
    if name != FORMAT:
        if name.startswith("surefoot-notebook-"):
            raise TooNew(
                f"A newer surefoot wrote {source.path.name}.",
                "Install the newest surefoot, then bring it in again. Nothing was changed.",
                reason="too_new",
            )
        raise _not_ours(source.path)
    return dict(said)


def _not_ours(package: Path) -> CannotUse:
    return CannotUse(
        f"{package.name} is not an export of surefoot.",
        "For files of other programs use 'surefoot bring-in'. Nothing was changed.",
        reason="not_an_export",
    )


def _broken(package: Path) -> CannotUse:
    return CannotUse(
        f"{package.name} is not whole, or was changed after it was written.",
        "Use another export, or a copy ('surefoot restore'). Nothing was changed.",
        reason="broken_export",
    )
