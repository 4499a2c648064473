"""Open what a person gives (file, folder, zip, gzip) as a flat list of files, safely.

Nothing is ever unpacked to disk. Every byte is counted while it streams, so a file that swells
(a "zip bomb") is stopped early, and a name that points outside its zip is refused.
"""

import hashlib
import io
import os
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO, cast

from attrs import define, field

from surefoot.recordings.refusals import refuse

HEAD_BYTES = 1 << 16
#: Large enough that the work on a block is text, small enough that it stays in the cache and that
#: the next one is read into memory which this one has left.
BLOCK_BYTES = 1 << 18
#: A night of two sensors as wordy text is about 2 GB; nothing honest is larger than this.
MOST_BYTES = 4 << 30
MOST_FILES = 2000
#: Sensor text shrinks 3 to 10 times. Far beyond that it is not a recording.
MOST_SWELLING = 150
SWELLING_COUNTS_FROM = 32 << 20
DEEPEST_FOLDER = 8

_GZIP = b"\x1f\x8b"
_DAMAGED = (EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError)


@define(eq=False)
class Opened:
    """One file, ready to be read from its start as often as needed.

    Parameters
    ----------
    name : how the file is called to the person, with its zip or folder.
    folder : the zip or folder it lies in; files that belong together share it.
    inner : its name and the folders inside what was given: words that may name a side.
    stored_bytes : size as stored (compressed in a zip), or None.
    path : where it lies on disk, or None inside a zip.
    """

    name: str
    folder: str
    inner: str
    stored_bytes: int
    _open: Callable[[], BinaryIO]
    path: Path | None = None
    sha256: str = ""
    _head: bytes | None = field(default=None)

    @property
    def head(self) -> bytes:
        """The first 64 kB, unpacked."""
        if self._head is None:
            head = b""
            for block in self.blocks(HEAD_BYTES):
                head += block
                if len(head) >= HEAD_BYTES:
                    break
            self._head = head[:HEAD_BYTES]
        return self._head

    def blocks(self, size: int = BLOCK_BYTES) -> Iterator[bytes]:
        """Give the content in blocks, unpacked; the sha256 is known once all are taken."""
        digest = hashlib.sha256()
        try:
            with self._open() as stream:
                start = stream.read(min(size, HEAD_BYTES))
                if start.startswith(_GZIP):  # a small start shows early that it swells
                    yield from _gunzip(_chain(start, stream, size, digest), size, self.name)
                else:
                    start += stream.read(size - len(start))
                    yield from _chain(start, stream, size, digest)
        except RuntimeError:  # zipfile says this of a member behind a password
            raise refuse("locked_file", name=self.name) from None
        except _DAMAGED:
            raise refuse("damaged_file", name=self.name) from None
        except OSError as trouble:
            raise refuse("cannot_open", name=self.name, why=trouble.strerror or "unknown") from None
        self.sha256 = digest.hexdigest()

    def everything(self, most: int) -> bytes:
        """Give the whole content; refuse what is larger than `most` bytes."""
        parts: list[bytes] = []
        total = 0
        for block in self.blocks():
            total += len(block)
            if total > most:
                raise refuse("too_big", name=self.name)
            parts.append(block)
        return b"".join(parts)


def _chain(start: bytes, stream: BinaryIO, size: int, digest: "hashlib._Hash") -> Iterator[bytes]:
    block = start
    while block:
        digest.update(block)
        yield block
        block = stream.read(size)


def _gunzip(packed: Iterator[bytes], size: int, name: str) -> Iterator[bytes]:
    """Unpack gzip in bounded steps; several members in a row are one file."""
    taken = given = 0
    unpack = zlib.decompressobj(wbits=31)
    for block in packed:
        taken += len(block)
        rest = block
        while rest:
            if unpack.eof:
                if not rest.strip(b"\0"):
                    break  # padding after the last member
                unpack = zlib.decompressobj(wbits=31)
            out = unpack.decompress(rest, size)
            rest = unpack.unused_data if unpack.eof else unpack.unconsumed_tail
            given += len(out)
            _swelling(given, taken, name)
            if out:
                yield out
    out = unpack.flush()
    if out:
        yield out
    if not unpack.eof:
        raise EOFError


def _swelling(given: int, taken: int, name: str) -> None:
    if given > MOST_BYTES:
        raise refuse("too_big", name=name)
    if given > SWELLING_COUNTS_FROM and given > MOST_SWELLING * taken:
        raise refuse("swells", name=name)


def open_all(paths: Sequence[Path]) -> list[Opened]:
    """List every file that a person gave, in the order given; look into folders and zips."""
    found: list[Opened] = []
    for path in paths:
        try:
            found.extend(_open_path(path))
        except OSError as trouble:
            raise refuse("cannot_open", name=path.name, why=trouble.strerror or "?") from None
        if len(found) > MOST_FILES:
            raise refuse("too_many_files", name=path.name)
    return found


def _open_path(path: Path) -> Iterator[Opened]:
    try:
        kind = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise refuse("no_such_file", name=str(path)) from None
    if S_ISDIR(kind):
        yield from _open_folder(path)
    elif not S_ISREG(kind):
        raise refuse("not_a_file", name=str(path))
    else:
        yield from _open_file(path, str(path.parent), path.name, path.name)


def _open_folder(path: Path) -> Iterator[Opened]:
    count = 0
    for here, folders, files in os.walk(path):
        inside = Path(here).relative_to(path)
        folders[:] = sorted(f for f in folders if not f.startswith((".", "__MACOSX")))
        if len(inside.parts) >= DEEPEST_FOLDER:
            folders.clear()
        for file in sorted(files):
            whole = Path(here, file)
            if file.startswith(".") or not whole.is_file():
                continue
            count += 1
            if count > MOST_FILES:
                raise refuse("too_many_files", name=path.name)
            inner = f"{path.name}/{(inside / file).as_posix()}"
            yield from _open_file(whole, here, inner, inner)


def _open_file(path: Path, folder: str, name: str, inner: str) -> Iterator[Opened]:
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
        size = os.fstat(stream.fileno()).st_size
    if head[:4] in {b"PK\x03\x04", b"PK\x05\x06"}:
        yield from _open_zip(path, name, inner)
        return
    yield Opened(
        name=name,
        folder=folder,
        inner=inner,
        stored_bytes=size,
        open=lambda: path.open("rb"),
        path=path,
        head=None if head.startswith(_GZIP) else head,
    )


def _open_zip(path: Path, name: str, inner: str) -> Iterator[Opened]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
    except (*_DAMAGED, ValueError, RuntimeError):
        raise refuse("damaged_file", name=name) from None
    if len(members) > MOST_FILES:
        raise refuse("too_many_files", name=name)
    for member in members:
        parts = member.filename.replace("\\", "/").split("/")
        if ".." in parts or parts[0] == "" or ":" in parts[0]:
            raise refuse("unsafe_zip", name=name)
        if parts[-1].startswith(".") or parts[0] == "__MACOSX":
            continue
        label = f"{name}/{member.filename}"
        if member.flag_bits & 1:
            raise refuse("locked_file", name=label)
        _swelling(member.file_size, max(member.compress_size, 1), label)
        yield Opened(
            name=label,
            folder="/".join([str(path), *parts[:-1]]),
            inner=f"{inner.removesuffix('.zip')}/{member.filename}",
            stored_bytes=member.file_size,
            open=partial(_open_member, path, member),
        )


def _open_member(path: Path, member: zipfile.ZipInfo) -> BinaryIO:
    return cast(BinaryIO, _Member(zipfile.ZipFile(path), member))


class _Member(io.RawIOBase):
    """A zip member that closes its zip with itself."""

    def __init__(self, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
        self._archive = archive
        self._stream = archive.open(member)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        got = self._stream.read(len(buffer))
        buffer[: len(got)] = got
        return len(got)

    def close(self) -> None:
        self._stream.close()
        self._archive.close()
        super().close()
