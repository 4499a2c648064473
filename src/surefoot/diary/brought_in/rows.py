"""Read the rows of a CSV export as text, whatever its marks, encoding and separators."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime

#: A diary is words and numbers: far below this. Larger is not a diary.
LARGEST_BYTES = 64 * 1024 * 1024
ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")
DAY_FORMS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%d.%m.%Y",
    "%d %b %Y",
    "%d %B %Y",
    "%B %d, %Y",
    "%b %d, %Y",
)


def decoded(content: bytes) -> str:
    """Give the text of a file: UTF-8, UTF-16 with its mark, else Windows' western letters."""
    for encoding in ENCODINGS:
        if encoding == "utf-16" and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return content.decode(encoding)
        except UnicodeError:
            continue
    return content.decode("utf-8", errors="replace")


def table(text: str, *, skip: int = 0) -> Iterator[dict[str, str]]:
    """Give each row as {column in small letters: text}; semicolons and tabs are found out."""
    lines = text.splitlines()[skip:]
    if not lines:
        return
    separator = max(",;\t", key=lines[0].count)
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=separator)
    try:
        names = [name.strip().lower() for name in next(reader)]
        for row in reader:
            if any(cell.strip() for cell in row):
                padded = [*row, *[""] * (len(names) - len(row))]
                yield {n: c.strip() for n, c in zip(names, padded, strict=False) if n}
    except csv.Error:
        return


def number(text: str) -> float | None:
    """Give the number of a cell; a decimal comma counts; None where it is none."""
    plain = text.strip().replace("\u202f", "").replace("\xa0", "").replace(" ", "")
    if "," in plain and "." not in plain:
        plain = plain.replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if abs(value) < 1e12 else None


def day_of(text: str) -> date | None:
    """Give the calendar day of a cell, or None. A moment with a zone keeps its own local day.

    Dates that can be read in two ways (3/4/2026) are not read here: `days.Days` does.
    """
    plain = text.strip()
    try:
        return datetime.fromisoformat(plain.replace(" +", "+").replace("Z", "+00:00")).date()
    except ValueError:
        pass
    for form in DAY_FORMS:
        for cut in (plain, plain.split(" ")[0], plain.split("T")[0]):
            try:
                return datetime.strptime(cut, form).date()
            except ValueError:
                continue
    return None


def hour_of(text: str) -> float | None:
    """Give the hour of a time of day (``20:21``, ``8:05 pm``), 0 to 24, or None."""
    plain = text.strip().lower()
    late = plain.endswith("pm")
    parts = plain.removesuffix("am").removesuffix("pm").strip().split(":")
    if len(parts) < 2 or not all(p.isdigit() for p in parts[:2]):
        return None
    hour = int(parts[0]) % 12 + 12 * late if plain[-1:] == "m" else int(parts[0])
    return hour + int(parts[1]) / 60 if 0 <= hour < 24 else None
