"""Read chosen columns of a text table, fast and in little memory.

A table is read in blocks of a few megabytes straight into the arrays that the Recording will
hold, so a night of walking never stands in memory as text.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from surefoot import loops
from surefoot.recordings.opened import HEAD_BYTES, Opened
from surefoot.recordings.refusals import refuse
from surefoot.recordings.table import CLOCK_TEXT, MINUS, Table

if TYPE_CHECKING:
    import polars as pl

LONGEST_LINE = 1 << 20
#: Text packed with gzip grows about this much.
_UNPACKS_TO = 4
_QUOTED = re.compile(rb'"([^"\n]*)"')
_LINE_ENDS = re.compile(rb"\n{2,}")


@frozen
class Columns:
    """Chosen columns of a table: `exact` in double precision, `values` in single."""

    exact: NDArray[np.float64]
    values: NDArray[np.float32]


def read_columns(
    opened: Opened, table: Table, exact: Sequence[int], values: Sequence[int]
) -> Columns:
    """Read chosen columns; NaN stands where there is no number.

    Parameters
    ----------
    opened : the file.
    table : what `sniff` found in it.
    exact : indices of columns to keep in double precision (clocks and counters).
    values : indices of columns to keep in single precision (sensor readings).

    Returns
    -------
    Two arrays, ``(len(exact), n)`` and ``(len(values), n)``. Rows that lack a column hold NaN.

    Raises
    ------
    CannotUse
        The file is broken, swells, has an endless line or no rows.
    """
    columns = _Growing(len(exact), len(values), _guess_rows(opened, table))
    plain = _plain(table, exact, values)
    for block in _lines(opened, table):
        if plain is not None and columns.read(block, table.separator, plain):
            continue
        try:
            columns.take(*_general(block, table, exact, values))
        except _NoRows:
            continue
        except _Damaged:
            raise refuse("damaged_file", name=opened.name) from None
    if columns.rows == 0:
        raise refuse("no_rows", name=opened.name)
    return columns.done()


def _plain(table: Table, exact: Sequence[int], values: Sequence[int]) -> loops.Counts | None:
    """Say where each column goes, for a table whose wanted cells may all be plain numbers."""
    wanted = {*exact, *values}
    if not loops.ready() or len(wanted) < len(exact) + len(values) or max(wanted) >= table.width:
        return None
    into = np.zeros(table.width, dtype=np.int64)
    into[list(exact)] = np.arange(1, len(exact) + 1)
    into[list(values)] = -np.arange(1, len(values) + 1)
    return into


def _general(
    block: bytes, table: Table, exact: Sequence[int], values: Sequence[int]
) -> tuple[list[NDArray[Any]], list[NDArray[Any]]]:
    """Read a block in which anything may stand; NaN stands where there is no number."""
    import polars as pl

    clock_text = {i for i in exact if CLOCK_TEXT.match(table.first[0][i])}
    wanted = sorted({*exact, *values})
    schema: dict[str, pl.DataType] = {f"column_{i + 1}": pl.Float32() for i in range(table.width)}
    schema |= {f"column_{i + 1}": pl.Float64() for i in exact}
    schema |= {f"column_{i + 1}": pl.String() for i in clock_text}
    try:
        frame = _parsed(block, table, wanted, schema)
        if any(column.null_count() for column in frame) and b"\n\n" in block:
            # empty lines are no rows
            frame = _parsed(_LINE_ENDS.sub(b"\n", block), table, wanted, schema)
    except pl.exceptions.NoDataError:
        raise _NoRows from None
    except pl.exceptions.PolarsError:
        raise _Damaged from None
    return (
        [_numbers(frame[f"column_{i + 1}"]) for i in exact],
        [_numbers(frame[f"column_{i + 1}"]) for i in values],
    )


class _NoRows(Exception):
    """A block without a row."""


class _Damaged(Exception):
    """A block that is no table."""


def _parsed(
    block: bytes, table: Table, columns: list[int], schema: "dict[str, pl.DataType]"
) -> "pl.DataFrame":
    """Turn whole lines into columns; null stands where there is no number."""
    import polars as pl

    return pl.read_csv(
        block,
        has_header=False,
        separator=table.separator,
        columns=columns,
        schema=schema,
        quote_char=None,
        ignore_errors=True,
        truncate_ragged_lines=True,
        n_threads=1,
        raise_if_empty=False,  # looking whether it is empty would copy the block
    )


def _lines(opened: Opened, table: Table) -> Iterator[bytes]:
    """Give the readings as plain UTF-8 blocks of whole lines, with decimal points."""
    plain = table.encoding in {"utf-8", "utf-8-sig", "cp1252"}
    decoder = codecs.getincrementaldecoder(table.encoding)(errors="replace")
    skip = table.skip
    rest = b""
    for raw in opened.blocks():
        block = raw if plain else decoder.decode(raw).encode()
        if skip or rest.endswith(b"\r"):
            block, rest = rest + block, b""
        if b"\r" in block:
            block = _line_feeds(block)
        begin = 0
        while skip and (end := block.find(b"\n", begin)) >= 0:
            begin, skip = end + 1, skip - 1
        end = block.rfind(b"\n") + 1
        if skip == 0 and end > begin:
            # joined and cut in one go: each copy of a block costs as much as its fingerprint
            yield _point(b"".join((rest, memoryview(block)[begin:end])), table)
            rest = block[end:]
        else:
            rest += block[begin:]
            if len(rest) > LONGEST_LINE:
                raise refuse("long_line", name=opened.name)
    if skip == 0 and rest.strip():
        yield _point(rest.rstrip(b"\r") + b"\n", table)


def _line_feeds(block: bytes) -> bytes:
    """End lines plainly; a carriage return at the very end may be half of a line end."""
    block = block.replace(b"\r\n", b"\n")
    tail = b"\r" if block.endswith(b"\r") else b""
    return block.removesuffix(tail).replace(b"\r", b"\n") + tail


def _point(block: bytes, table: Table) -> bytes:
    """Write numbers the plain way: decimal point, plain minus, no quotes, no padding."""
    if table.minus_sign:
        block = block.replace(MINUS.encode(), b"-")
    if table.quoted and table.separator == ",":  # some cells may be quoted and others not
        block = _QUOTED.sub(lambda cell: cell[1].replace(b",", b"."), block)
    elif table.quoted:
        block = block.replace(b'"', b"").replace(b",", b".")
    elif table.decimal_comma:
        block = block.replace(b",", b".")
    if table.separator == " ":
        block = re.sub(rb"[ \t]+", b" ", block).replace(b"\n ", b"\n").replace(b" \n", b"\n")
    elif block.find(b" ", 0, HEAD_BYTES) >= 0 and not any(":" in c for c in table.first[0]):
        block = block.replace(b" ", b"")
    return block


def _guess_rows(opened: Opened, table: Table) -> int:
    """Guess how many rows there are, a little too many, to set the arrays up once."""
    a_row = len(opened.head) / max(1, opened.head.count(b"\n") - table.skip + 1)
    packed = opened.path is not None and opened.path.suffix == ".gz"
    return int(opened.stored_bytes * (_UNPACKS_TO if packed else 1) / max(a_row, 1) * 1.03) + 64


def _numbers(column: "pl.Series") -> NDArray[Any]:
    """Turn a column into numbers; a clock written as text becomes seconds."""
    import polars as pl

    if column.dtype != pl.String:
        return column.to_numpy()
    parts = column.str.strip_chars().str.extract_groups(
        r"(?:(\d{4}-\d\d-\d\d)[T ])?(\d{1,2}):(\d\d):(\d\d)(?:[.:,](\d+))?(?: ?([aApP])\.?[mM])?"
    )
    day = parts.struct.field("1").str.to_date(strict=False).to_physical().fill_null(0)
    half = parts.struct.field("6").str.to_lowercase()
    hour = parts.struct.field("2").cast(pl.Float64, strict=False)
    if half.null_count() < len(half):  # twelve hours and a word for the half of the day
        hour = hour % 12.0 + half.eq("p").fill_null(False).cast(pl.Float64) * 12.0
    whole = (
        hour * 3600.0
        + parts.struct.field("3").cast(pl.Float64, strict=False) * 60.0
        + parts.struct.field("4").cast(pl.Float64, strict=False)
    )
    part = ("0." + parts.struct.field("5").fill_null("0")).cast(pl.Float64, strict=False)
    return (day.cast(pl.Float64) * 86400.0 + whole + part).to_numpy()


class _Growing:
    """Two blocks of columns that grow as rows arrive, each column in one piece."""

    def __init__(self, exact: int, values: int, guess: int) -> None:
        self._exact = np.empty((exact, guess), dtype=np.float64)
        self._values = np.empty((values, guess), dtype=np.float32)
        self.rows = 0

    def take(self, exact: Sequence[NDArray[Any]], values: Sequence[NDArray[Any]]) -> None:
        end = self.rows + (exact or values)[0].shape[0]
        self._make_room(end)
        for block, columns in ((self._exact, exact), (self._values, values)):
            for k, column in enumerate(columns):
                block[k, self.rows : end] = column
        self.rows = end

    def read(self, text: bytes, separator: str, into: loops.Counts) -> bool:
        """Take whole lines of plain numbers; False, and nothing taken, where they are not plain."""
        found = loops.NO_ROOM
        while found == loops.NO_ROOM:
            found = loops.numbers(text, separator, into, self._exact, self._values, self.rows)
            if found == loops.NO_ROOM:
                self._make_room(self._values.shape[1] + 1)
        self.rows += max(found, 0)
        return found != loops.ODD

    def _make_room(self, end: int) -> None:
        room = self._values.shape[1]
        if end > room:
            room = max(end, room + room // 2)
            self._exact = _wider(self._exact, room, self.rows)
            self._values = _wider(self._values, room, self.rows)

    def done(self) -> Columns:
        return Columns(self._exact[:, : self.rows], self._values[:, : self.rows])


def _wider(block: NDArray[Any], room: int, rows: int) -> NDArray[Any]:
    wider = np.empty((block.shape[0], room), dtype=block.dtype)
    wider[:, :rows] = block[:, :rows]
    return wider
