"""The door: files, folders and zips in, Recordings out."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from attrs import evolve

from surefoot.recordings.alike import Seen
from surefoot.recordings.axivity import CwaReader
from surefoot.recordings.columns_file import columns_file
from surefoot.recordings.foreign import foreign
from surefoot.recordings.joining import join
from surefoot.recordings.named_columns import MBIENT, NAMED, XIO
from surefoot.recordings.opal import OPAL
from surefoot.recordings.opened import Opened, open_all
from surefoot.recordings.parquet import ParquetReader, is_parquet
from surefoot.recordings.phones import (
    CORE_MOTION,
    PHYPHOX,
    PHYSICS_TOOLBOX,
    SENSOR_LOG,
    MotionJson,
)
from surefoot.recordings.piece import Around, Piece, Reader
from surefoot.recordings.places import place_of_path
from surefoot.recordings.recording import Finding, Place, Recording
from surefoot.recordings.refusals import refuse
from surefoot.recordings.research_tables import GAITMAP, GAITTOOLBOX
from surefoot.recordings.sensor_logger import SENSOR_LOGGER
from surefoot.recordings.seven_column import SEVEN_COLUMN
from surefoot.recordings.table import Table, is_heading_alone, sniff
from surefoot.recordings.xsens import DOT, MT_MANAGER
from surefoot.terms.errors import CannotUse

#: Every format, the most particular first: the first that recognises a file reads it.
READERS: tuple[Reader, ...] = (
    SENSOR_LOGGER,
    PHYPHOX,
    PHYSICS_TOOLBOX,
    SENSOR_LOG,
    CORE_MOTION,
    MotionJson(),
    MT_MANAGER,
    DOT,
    SEVEN_COLUMN,
    XIO,
    OPAL,
    MBIENT,
    GAITMAP,
    GAITTOOLBOX,
    NAMED,
    ParquetReader(),
    CwaReader(),
)


#: A sensor has three axes of acceleration and three of rotation.
_FEWEST_COLUMNS = 6


def read_recordings(
    paths: Path | str | Sequence[Path | str],
    place: Place | None = None,
    *,
    rate_hz: float | None = None,
    columns: Path | str | None = None,
) -> tuple[Recording, ...]:
    """Read every recording in files, folders and zips.

    Parameters
    ----------
    paths : what the person gave. The format is told by content, never by name.
    place : where the one sensor was worn, if the person says; it wins over the file's own words.
    rate_hz : readings a second, for the few formats that do not hold it.
    columns : a columns file (TOML) that says what the columns of the files hold.

    Returns
    -------
    One Recording a sensor, in the order given. A side comes from the file (a column, a name
    inside the zip, an id list) or is ``unknown``; it is never taken from the order.

    Raises
    ------
    CannotUse
        Nothing could be read, or what was read cannot be trusted; see `REFUSALS`.
    """
    given = [Path(p) for p in ([paths] if isinstance(paths, Path | str) else paths)]
    readers = READERS if columns is None else (columns_file(Path(columns)),)
    aside: list[str] = []
    with np.errstate(over="ignore", invalid="ignore"):  # such numbers are counted and left out
        recordings = join(_pieces(given, rate_hz, readers, aside))
    Seen().all_new(recordings)
    if aside:  # each says it, because not every one of them goes into a walk
        said = tuple(map(_set_aside, aside))
        recordings = [evolve(one, fitness=(*one.fitness, *said)) for one in recordings]
    if place is not None:
        if len(recordings) > 1:
            raise refuse("too_many_sensors", name=_names(given), count=len(recordings))
        recordings = [worn_at(recordings[0], place)]
    return tuple(recordings)


def worn_at(recording: Recording, place: Place) -> Recording:
    """Give the recording with the place that the person says, and say so where they differ."""
    own = recording.place
    if own in {place, "unknown"}:
        return evolve(recording, place=place)
    finding = Finding(
        "place_differs",
        "doubt",
        f"The file itself says {_plain(own)}; you said {_plain(place)}, and that was used.",
    )
    return evolve(recording, place=place, fitness=(*recording.fitness, finding))


def _set_aside(name: str) -> Finding:
    """Say that a table was left out because it does not explain itself."""
    return Finding(
        "set_aside",
        "refused",
        f"{name} does not say its units or what its columns are, so it was left out. If it belongs "
        "to this walk, name them in a columns file; 'surefoot formats' shows one.",
    )


def reader_of(
    opened: Opened, readers: Sequence[Reader] = READERS
) -> tuple[Reader, Table | None] | None:
    """Find the reader that recognises a file, and the table in it; None where none does."""
    table = sniff(opened)
    for reader in readers:
        if reader.recognises(opened, table):
            return reader, table
    return None


def _pieces(
    given: Sequence[Path], rate_hz: float | None, readers: Sequence[Reader], aside: list[str]
) -> Iterator[Piece]:
    """Read piece by piece; names of tables that do not explain themselves go to `aside`."""
    files = open_all(given)
    if not files:
        raise refuse("empty_folder", name=_names(given))
    known = 0
    unexplained: CannotUse | None = None
    other: CannotUse | None = None
    for opened in files:
        found = reader_of(opened, readers) if opened.head else None
        if found is None:
            if len(files) == 1:
                raise _unknown(opened, readers)
            table = sniff(opened) if opened.head else None
            other = other or foreign(opened, table)
            if table is not None and table.width >= _FEWEST_COLUMNS and _on_leg_or_back(opened):
                aside.append(opened.name)
            continue
        reader, table = found
        beside = [near for near in files if f"{near.folder}/".startswith(f"{opened.folder}/")]
        try:
            pieces = reader.read(opened, table, Around(beside, rate_hz))
        except CannotUse as refusal:
            # Among several files, a table that does not explain itself is set aside: a watch's
            # record beside a phone's, say. The walk says so, for it may be the other foot.
            if len(files) == 1 or refusal.reason not in {"unknown_units", "unknown_columns"}:
                raise
            unexplained = unexplained or refusal
            aside.append(opened.name)
            continue
        known += 1
        yield from pieces
    if not known:
        raise unexplained or other or refuse("unknown_files", name=_names(given))


def _on_leg_or_back(opened: Opened) -> bool:
    """Tell whether a file is named after a place where a walk is measured."""
    return place_of_path(opened.inner).endswith(("foot", "shank", "back"))


def _unknown(opened: Opened, readers: Sequence[Reader]) -> CannotUse:
    """Make the refusal for a file that no reader recognises."""
    table = sniff(opened) if opened.head else None
    return foreign(opened, table) or refuse(_why_unknown(opened, table, readers), name=opened.name)


def _why_unknown(opened: Opened, table: Table | None, readers: Sequence[Reader]) -> str:
    if not opened.head:
        return "empty_file"
    if opened.head.lstrip()[:1] in (b"{", b"["):
        return "unknown_file"  # JSON may look like a table of numbers
    if table is None and not is_parquet(opened):
        return "no_rows" if is_heading_alone(opened) else "unknown_file"
    return "unknown_columns" if readers is READERS else "no_such_column"


def _names(given: Sequence[Path]) -> str:
    return ", ".join(path.name or str(path) for path in given)


def _plain(place: Place) -> str:
    return place.replace("_", " ")
