"""Parquet tables: columns by name, the same grammar of headings as for text."""

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from attrs import frozen

from surefoot.recordings.columns import Columns
from surefoot.recordings.heading import layout_of
from surefoot.recordings.opened import Opened
from surefoot.recordings.piece import Around, Piece, pieces_of, wanted
from surefoot.recordings.refusals import refuse
from surefoot.recordings.table import Table

_LARGEST_IN_ZIP = 1 << 30
#: Two days of 200 Hz.
MOST_ROWS = 40_000_000


def is_parquet(opened: Opened) -> bool:
    """Tell a Parquet file by its first four bytes."""
    return opened.head[:4] == b"PAR1"


def _source(opened: Opened) -> Path | io.BytesIO:
    if opened.path is not None:
        return opened.path
    return io.BytesIO(opened.everything(_LARGEST_IN_ZIP))


def header_of(opened: Opened) -> tuple[str, ...]:
    """Give the names of the columns."""
    import polars as pl

    try:
        return tuple(pl.read_parquet_schema(_source(opened)))
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError):
        raise refuse("damaged_file", name=opened.name) from None


def parquet_columns(opened: Opened, exact: Sequence[int], values: Sequence[int]) -> Columns:
    """Read chosen columns, `exact` in double and `values` in single precision."""
    import polars as pl

    names = header_of(opened)
    for _ in opened.blocks():  # the sha256 is taken of the file as it lies there
        pass
    try:
        table = pl.scan_parquet(_source(opened))
        rows = int(table.select(pl.len()).collect().item())
        if rows > MOST_ROWS:
            raise refuse("too_big", name=opened.name)
        if rows == 0:
            raise refuse("no_rows", name=opened.name)
        frame = table.select(
            *(pl.col(names[i]).cast(pl.Float64, strict=False).alias(f"e{i}") for i in exact),
            *(pl.col(names[i]).cast(pl.Float32, strict=False).alias(f"v{i}") for i in values),
        ).collect()
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError):
        raise refuse("damaged_file", name=opened.name) from None
    whole = np.empty((len(values), rows), dtype=np.float32)
    for row, i in zip(whole, values, strict=True):
        row[:] = frame[f"v{i}"].to_numpy()
    clocks = np.empty((len(exact), rows), dtype=np.float64)
    for clock, i in zip(clocks, exact, strict=True):
        clock[:] = frame[f"e{i}"].to_numpy()
    return Columns(clocks, whole)


@frozen
class ParquetReader:
    """Parquet whose column names hold quantity, axis and unit."""

    name: str = "Parquet with units in its column names"
    version: str = "1"
    about: str = "Columns such as t_s, acc_x_ms2, gyr_x_rads; or any, with a columns file."
    example: str = "surefoot walk left.parquet right.parquet"

    def recognises(self, opened: Opened, table: Table | None) -> bool:
        """Tell by the first bytes."""
        return is_parquet(opened)

    def read(self, opened: Opened, table: Table | None, around: Around) -> list[Piece]:
        """Read by the names of the columns."""
        layout, reason = layout_of(header_of(opened))
        if layout is None:
            raise refuse(reason, name=opened.name)
        columns = parquet_columns(opened, *wanted(layout))
        return pieces_of(opened, columns, layout, around, name=self.name, version=self.version)
