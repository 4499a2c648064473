"""Find the table in a text file: its heading, separator, decimal sign and encoding."""

import codecs
import csv
import re
from collections.abc import Sequence
from functools import cached_property

from attrs import evolve, frozen

from surefoot.recordings.opened import HEAD_BYTES, Opened

_NUMBER = re.compile(r"[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?$", re.IGNORECASE)
CLOCK_TEXT = re.compile(
    r"((\d{4}[-/]\d\d[-/]\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})[T ,]+)?\d{1,2}:\d\d:\d\d([.:,]\d+)?"
    r"( ?(?:[zZ]|[-+]\d\d:?\d\d|[aApP]\.?[mM]\.?))?$"
)
_NOTHING = {"", "nan", "null", "na", "-nan", "none", "inf", "-inf", "∞", "-∞"}
#: The typographic minus, as phones in some languages write it.
MINUS = "\N{MINUS SIGN}"
_SEPARATORS = ("\t", ";", ",", " ")
#: A line of a heading is words; a table of readings has at least this many numbers in a row.
FEWEST_NUMBERS = 3
MOST_HEADING_LINES = 300
#: Below the heading so many lines of readings are looked at.
FIRST_READINGS = 6
MOST_LINES = MOST_HEADING_LINES + FIRST_READINGS


@frozen
class Table:
    """What the head of a text file shows about its table.

    Parameters
    ----------
    preamble : lines before the heading.
    header : cells of the heading, stripped of quotes; empty where there is none.
    above : cells of the line above the heading, for headings of two lines.
    width : number of columns of the readings.
    first : cells of the first rows of readings.
    separator, decimal_comma, quoted, minus_sign, encoding : how it is written; `minus_sign` is
        True where numbers below zero begin with the typographic minus.
    skip : number of lines before the first reading.
    """

    preamble: tuple[str, ...]
    header: tuple[str, ...]
    above: tuple[str, ...]
    width: int
    first: tuple[tuple[str, ...], ...]
    separator: str
    decimal_comma: bool
    quoted: bool
    encoding: str
    skip: int
    minus_sign: bool = False

    @property
    def shifted(self) -> bool:
        """True where the rows have more cells than the heading has names.

        Which name then stands over which column cannot be told.
        """
        filled = max((k + 1 for row in self.first for k, cell in enumerate(row) if cell), default=0)
        return bool(self.header) and filled > len(self.header)

    @cached_property  # every reader asks for it
    def lowered(self) -> tuple[str, ...]:
        """The heading in lower case."""
        return tuple(cell.lower() for cell in self.header)

    def said(self, pattern: str) -> str | None:
        """Find the first group of `pattern` in the preamble, or None."""
        for line in self.preamble:
            match = re.search(pattern, line, re.IGNORECASE)
            if match:
                return match[1]
        return None


def encoding_of(head: bytes) -> str:
    """Tell how text is encoded; ``""`` where it is not text."""
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if b"\0" in head[:4096]:
        low, high = head[0:4096:2].count(0), head[1:4096:2].count(0)
        if min(low, high) == 0 and max(low, high) > 0.4 * len(head[:4096]) / 2:
            return "utf-16-le" if high else "utf-16-be"
        return ""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def sniff(opened: Opened) -> Table | None:
    """Look for a table in the head of a file; None where there is none."""
    head = opened.head
    encoding = encoding_of(head)
    if not encoding:
        return None
    text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(head)
    minus_sign = MINUS in text
    text = text.replace(MINUS, "-")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n", MOST_LINES)
    if len(lines) > MOST_LINES or (len(head) >= HEAD_BYTES and len(lines) > 1):
        lines.pop()  # all that follows, or a last line that may be cut
    for separator in _SEPARATORS:
        if separator not in text:
            continue
        found = _table(lines, separator, encoding)
        if found is not None:
            return evolve(found, minus_sign=minus_sign)
    return None


def is_heading_alone(opened: Opened) -> bool:
    """Tell a file that names sensor axes but holds no readings."""
    from surefoot.recordings.heading import meaning

    head = opened.head
    encoding = encoding_of(head)
    text = codecs.getincrementaldecoder(encoding)(errors="replace").decode(head) if encoding else ""
    return any(
        sum(meaning(cell) is not None for cell in re.split(r"[,;\t]", line)) > FEWEST_NUMBERS
        for line in text.splitlines()[:MOST_HEADING_LINES]
    )


def _cells(line: str, separator: str) -> tuple[str, ...]:
    if separator == " ":
        return tuple(line.split())
    if '"' in line:
        try:
            return tuple(c.strip() for c in next(csv.reader([line], delimiter=separator)))
        except csv.Error:
            return ()
    return tuple(c.strip() for c in line.split(separator))


def _is_reading(cells: Sequence[str], separator: str) -> bool:
    """Tell whether cells are a row of readings: numbers, blanks and clock times, no words."""
    numbers = blanks = 0
    for cell in cells:
        if _NUMBER.match(cell) and (separator != "," or cell.count(",") <= 1):
            numbers += 1
        elif cell.lower() in _NOTHING or CLOCK_TEXT.match(cell):
            blanks += 1
    words = len(cells) - numbers - blanks
    return numbers >= FEWEST_NUMBERS and words <= len(cells) // 4


def _table(lines: list[str], separator: str, encoding: str) -> Table | None:
    before: list[str] = []
    for i, line in enumerate(lines[:MOST_HEADING_LINES]):
        if line.count(separator) < FEWEST_NUMBERS - 1:
            before.append(line)
            continue
        cells = _cells(line, separator)
        if not _is_reading(cells, separator):
            before.append(line)
            continue
        below = lines[i + 1 : i + FIRST_READINGS]
        rows = [cells, *(_cells(x, separator) for x in below if x.strip())]
        if not all(_is_reading(r, separator) for r in rows[1:3]):
            before.append(line)  # numbers in the preamble, not the table yet
            continue
        header: tuple[str, ...] = ()
        above: tuple[str, ...] = ()
        kept = [x for x in before if x.strip()]
        if kept and len(_cells(kept[-1], separator)) >= FEWEST_NUMBERS:
            header = _cells(kept.pop().lstrip("#% "), separator)
            above = _cells(kept[-1], separator) if kept else ()
        decimal = any("," in cell and _NUMBER.match(cell) for row in rows for cell in row)
        return Table(
            preamble=tuple(kept),
            header=tuple(c.strip("'\ufeff ") for c in header),
            above=above,
            width=len(cells),
            first=tuple(rows),
            separator=separator,
            decimal_comma=decimal,
            quoted='"' in line,
            encoding=encoding,
            skip=i,
        )
    return None
