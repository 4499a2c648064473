"""Which program's export is this? Found out by what is in it, never by its name."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import IO

from surefoot.diary.brought_in import phones, trackers
from surefoot.diary.brought_in.apple import read_apple
from surefoot.diary.brought_in.brought import BroughtIn, Record
from surefoot.diary.brought_in.days import Days, Order
from surefoot.diary.brought_in.fit import read_fit
from surefoot.diary.brought_in.forum import posts_of, read_topic
from surefoot.diary.brought_in.rows import LARGEST_BYTES, day_of, decoded
from surefoot.terms.errors import CannotUse

#: An unpacked Apple Health export of many years is a few gigabytes; more is a trap.
LARGEST_XML_BYTES = 16 * 1024**3
MOST_FILES = 5000
NOT_NEEDED = "files of the zip that are not needed"

Reader = Callable[[str, Days], list[Record] | None]

READERS: dict[str, Reader] = {
    "Track & Graph": trackers.track_and_graph,
    "Daylio": trackers.daylio,
    "Bearable": trackers.bearable,
    "pain diary": trackers.pain_diary,
    "Fitbit": trackers.daily_steps_csv,
    "Fitbit (JSON)": phones.fitbit_json,
    "Google Fit (JSON)": phones.google_fit_json,
    "Nomie": trackers.nomie,
    "Loop": trackers.loop,
}


def read_export(path: Path, *, author: str = "", order: Order | None = None) -> BroughtIn:
    """Read another program's export, a file or a zip.

    Parameters
    ----------
    path : the export as the program wrote it.
    author : her own user name, for a forum topic.
    order : how its dates are written where the file does not show it.

    Raises
    ------
    CannotUse
        Not there, empty, too large, or no program we know.
    UnclearDates
        Its dates can be read in two ways, and `order` was not said.
    """
    if path.is_dir():
        raise CannotUse(
            f"{path.name} is a folder.",
            "Bring in its files one by one, or pack the folder as a zip and bring in that.",
            reason="a_folder",
        )
    if not path.is_file():
        raise CannotUse(
            f"There is no file called {path.name}.", "Check the name.", reason="no_file"
        )
    with path.open("rb") as stream:
        head = stream.read(4096)
        stream.seek(0)
        if not head.strip():
            raise CannotUse(f"{path.name} is empty.", "Export it again.", reason="empty")
        days = Days(order)
        found = _whole(stream, path, head, author, days)
        agreed = days.agreed(path.name)
        if agreed != days.order:  # the first dates were read before a later one told the order
            stream.seek(0)
            found = _whole(stream, path, head, author, Days(agreed))
        return found


def _whole(stream: IO[bytes], path: Path, head: bytes, author: str, days: Days) -> BroughtIn:
    if head[:4] == b"PK\x03\x04":
        return _zipped(stream, path.name, author, days)
    return _single(stream, path.name, head, path.stat().st_size, author, days)


def _single(
    stream: IO[bytes], name: str, head: bytes, size: int, author: str, days: Days
) -> BroughtIn:
    if b"<HealthData" in head or (b"<?xml" in head and b"HealthData" in head):
        return read_apple(stream)
    if head[8:12] == b".FIT":
        return read_fit(stream.read(LARGEST_BYTES))
    if size > LARGEST_BYTES:
        raise CannotUse(
            f"{name} is {size / 1024**2:.0f} MB, too large for a diary.",
            "Export a shorter stretch of time.",
            reason="too_large",
        )
    text = decoded(stream.read(LARGEST_BYTES))
    if posts_of(text) is not None:
        return read_topic(text, author)
    day = _day_in(name)
    found = phones.google_fit_csv(text, day)
    if found is not None:
        return BroughtIn("Google Fit", tuple(found))
    for program, reader in READERS.items():
        found = reader(text, days)
        if found:
            return BroughtIn(program.split(" (")[0], tuple(found))
    raise CannotUse(
        f"{name} is not an export that surefoot knows.",
        f"It can bring in {', '.join(known_programs())}.",
        reason="unknown_file",
    )


def known_programs() -> tuple[str, ...]:
    """Name every program whose export can be brought in."""
    readers = (program.split(" (")[0] for program in READERS)
    return tuple(dict.fromkeys((*readers, "Google Fit", "Apple Health", "FIT", "a forum topic")))


def _day_in(name: str) -> date | None:
    found = re.search(r"\d{4}-\d{2}-\d{2}", name)
    return day_of(found.group()) if found else None


def _zipped(stream: IO[bytes], name: str, author: str, days: Days) -> BroughtIn:
    try:
        with zipfile.ZipFile(stream) as box:
            members = [m for m in box.infolist() if not m.is_dir()]
            if len(members) > MOST_FILES:
                raise CannotUse(
                    f"{name} holds {len(members):,} files, too many for an export.",
                    "Bring in the one file you need.",
                    reason="too_many_files",
                )
            health = [m for m in members if m.filename.rsplit("/", 1)[-1] == "export.xml"]
            if health:
                _refuse_large(health[0], name, LARGEST_XML_BYTES)
                with box.open(health[0]) as xml:
                    return read_apple(xml)
            if any(m.filename.rsplit("/", 1)[-1] == "datapackage.json" for m in members):
                raise CannotUse(
                    f"{name} looks like an export of surefoot itself.",
                    f"Bring it in with 'surefoot import {name}'.",
                    reason="our_export",
                )
            return _first_known(box, members, name, author, days)
    except (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError, OSError) as fault:
        raise CannotUse(
            f"{name} is a damaged or locked zip.", "Export it again.", reason="bad_zip"
        ) from fault


def _refuse_large(member: zipfile.ZipInfo, name: str, most: int) -> None:
    if member.file_size > most:
        size = member.file_size / 1024**2
        raise CannotUse(
            f"{name} would unpack to {size:,.0f} MB.",
            "It does not look like an export. Nothing was read.",
            reason="too_large",
        )


def _first_known(
    box: zipfile.ZipFile, members: list[zipfile.ZipInfo], name: str, author: str, days: Days
) -> BroughtIn:
    """Join every file of the zip that one program wrote; the others are passed over, and said."""
    parts: list[BroughtIn] = []
    passed_over: dict[str, int] = {}
    for member in members:
        _refuse_large(member, name, LARGEST_BYTES)
        content = box.read(member)
        inner = io.BytesIO(content)
        last = member.filename.rsplit("/", 1)[-1]
        try:
            parts.append(_single(inner, last, content[:4096], len(content), author, days))
        except CannotUse as refusal:
            if refusal.reason != "unknown_file":
                raise
            passed_over[NOT_NEEDED] = passed_over.get(NOT_NEEDED, 0) + 1
    if not parts:
        raise CannotUse(
            f"{name} holds no export that surefoot knows.",
            f"It can bring in {', '.join(known_programs())}.",
            reason="unknown_file",
        )
    program = parts[0].program
    same = [part for part in parts if part.program == program]
    return BroughtIn(program, tuple(r for part in same for r in part.records), passed_over)
