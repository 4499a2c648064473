"""A person's own columns file: a few lines of TOML that name columns, units and place.

It makes any CSV or Parquet readable and is believed before any heading is looked at.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from attrs import frozen

from surefoot.recordings.columns import read_columns
from surefoot.recordings.heading import scale_of, seconds_of
from surefoot.recordings.layout import Clock, Layout, Quantity, Sensor, Triple
from surefoot.recordings.opened import Opened
from surefoot.recordings.parquet import header_of, is_parquet, parquet_columns
from surefoot.recordings.piece import Around, Piece, pieces_of, wanted
from surefoot.recordings.recording import Place
from surefoot.recordings.refusals import refuse
from surefoot.recordings.table import Table

EXAMPLE = """\
# columns.toml: what the columns of my file hold
place = "left_foot"            # left_foot, right_foot, low_back ...; leave out if not known
# rate_hz = 100                # only for a file without a clock

[time]
column = "t"                   # a name from the heading, or a number: 1 is the first
unit = "ms"                    # s, ms, us or ns

[acceleration]
columns = ["ax", "ay", "az"]
unit = "g"                     # g, mg or m/s2
at_rest = "plus"               # "plus": an axis that points up reads +1 g; "minus": -1 g (Apple)

[rotation]
columns = ["gx", "gy", "gz"]
unit = "deg/s"                 # deg/s, rad/s or mdps
"""
_LARGEST = 1 << 16
_KEYS = {"place", "rate_hz", "time", "acceleration", "rotation", "sensor"}


@frozen
class ColumnsFile:
    """A reader made of a person's own words.

    Parameters
    ----------
    path : the TOML file.
    said : its content.
    """

    path: Path
    said: Mapping[str, Any]
    name: str = "your columns file"
    version: str = "1"
    about: str = "Any CSV or Parquet, with a small TOML that names columns, units and place."
    example: str = "surefoot walk my.csv --columns columns.toml"

    def recognises(self, opened: Opened, table: Table | None) -> bool:
        """Take any table that has the columns."""
        header = header_of(opened) if is_parquet(opened) else (table.header if table else None)
        if header is None or (table is None and not is_parquet(opened)):
            return False
        try:
            self._layout(header, max(len(header), table.width if table else 0))
        except KeyError:
            return False
        return True

    def read(self, opened: Opened, table: Table | None, around: Around) -> list[Piece]:
        """Read the columns that were named."""
        header = header_of(opened) if table is None else table.header
        layout = self._layout(header, max(len(header), table.width if table else 0))
        if table is not None and table.shifted and self._by_name():
            raise refuse("shifted_heading", name=opened.name)
        if table is None:
            columns = parquet_columns(opened, *wanted(layout))
        else:
            columns = read_columns(opened, table, *wanted(layout))
        return pieces_of(opened, columns, layout, around, name=self.name, version=self.version)

    def _by_name(self) -> bool:
        """Tell whether any column is named, not numbered."""
        parts = [s[word] for s in self.said.get("sensor") or [self.said] for _, word in _QUANTITIES]
        named = [c for part in parts for c in part["columns"]]
        return any(isinstance(c, str) for c in (*named, self.said.get("time", {}).get("column")))

    def _layout(self, header: tuple[str, ...], width: int) -> Layout:
        def index(column: object) -> int:
            if isinstance(column, int) and not isinstance(column, bool):
                if not 1 <= column <= width:
                    raise KeyError(column)
                return column - 1
            if column in header:
                return header.index(str(column))
            raise KeyError(column)

        sensors = self.said.get("sensor") or [self.said]
        made = []
        for k, sensor in enumerate(sensors):
            triples = []
            for quantity, word in _QUANTITIES:
                part = sensor[word]
                x, y, z = (index(c) for c in part["columns"])
                scale = scale_of(quantity, part["unit"]) or 1.0
                sign = -1.0 if part.get("at_rest", "plus") == "minus" else 1.0
                triples.append(Triple(quantity, (x, y, z), scale * sign))
            place: Place = sensor.get("place", "unknown")
            made.append(Sensor(tuple(triples), place=place, label=f"{k + 1}" if k else ""))
        time = self.said.get("time")
        rate_hz = self.said.get("rate_hz")
        clock = Clock(column=None, rate_hz=rate_hz)
        if time is not None:
            unit_s = seconds_of(time["unit"]) if "unit" in time else None
            clock = Clock(column=index(time["column"]), unit_s=unit_s, rate_hz=rate_hz)
        return Layout(clock=clock, sensors=tuple(made))


_QUANTITIES: tuple[tuple[Quantity, str], ...] = (("acc", "acceleration"), ("gyr", "rotation"))


def columns_file(path: Path) -> ColumnsFile:
    """Read and check a columns file.

    Parameters
    ----------
    path : a TOML file such as `EXAMPLE`.

    Returns
    -------
    A reader for the files it describes.

    Raises
    ------
    CannotUse
        ``bad_columns_file``, with what is wrong in it.
    """

    def wrong(why: str) -> Exception:
        return refuse("bad_columns_file", name=path.name, why=why)

    try:
        raw = path.read_bytes()[:_LARGEST]
        said = tomllib.loads(raw.decode("utf-8-sig"))
    except OSError as trouble:
        raise wrong(trouble.strerror or "it cannot be opened") from None
    except (ValueError, RecursionError):
        raise wrong("it is not written as TOML") from None
    strange = set(said) - _KEYS
    if strange:
        raise wrong(f"it says '{min(strange)}', which means nothing here")
    sensors = said.get("sensor") or [said]
    if not isinstance(sensors, list) or not all(isinstance(s, dict) for s in sensors):
        raise wrong("each sensor must be a table of its own, under [[sensor]]")
    for sensor in sensors:
        _check_sensor(sensor, wrong)
    time, rate = said.get("time"), said.get("rate_hz")
    if time is None and rate is None:
        raise wrong("it names neither a time column nor a rate_hz")
    if time is not None and not (isinstance(time, dict) and "column" in time):
        raise wrong("[time] must name its column")
    if time is not None and "unit" in time and seconds_of(str(time["unit"])) is None:
        raise wrong(f"'{time['unit']}' is not a unit of time")
    if rate is not None and (isinstance(rate, bool) or not isinstance(rate, int | float)):
        raise wrong("rate_hz must be a number")
    if rate is not None and not 5 <= rate <= 5000:
        raise wrong("rate_hz must lie between 5 and 5000")
    return ColumnsFile(path, said)


def _check_sensor(sensor: Mapping[str, Any], wrong: Any) -> None:
    place = sensor.get("place", "unknown")
    if place not in get_args(Place):
        raise wrong(f"'{place}' is not a place; say one of {', '.join(get_args(Place))}")
    for quantity, word in _QUANTITIES:
        part = sensor.get(word)
        if not isinstance(part, dict):
            raise wrong(f"[{word}] is missing")
        columns = part.get("columns")
        if not isinstance(columns, list) or len(columns) != 3:
            raise wrong(f"[{word}] must name three columns: x, y and z")
        if scale_of(quantity, str(part.get("unit", ""))) is None:
            raise wrong(f"[{word}] does not say a unit that surefoot knows")
        if part.get("at_rest", "plus") not in {"plus", "minus"}:
            raise wrong("at_rest must be 'plus' or 'minus'")
