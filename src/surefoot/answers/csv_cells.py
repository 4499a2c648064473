"""Cells of a researcher's CSV file: each holds what its column should, or is refused by line."""

import csv
import math
from datetime import date, datetime
from pathlib import Path

from surefoot.terms.errors import CannotUse

_YES = {"1", "true", "yes", "y"}
_NO = {"", "0", "false", "no", "n"}


def rows_of(path: Path, wanted: str) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
    """Read the heading, and each row with its line number; a row of blanks is no row.

    Parameters
    ----------
    path : the CSV file.
    wanted : a column without which it is another kind of file.

    Raises
    ------
    CannotUse
        It cannot be read, names a column twice or lacks the one wanted, or a row is too long.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as trouble:
        raise CannotUse(
            f"{path.name} could not be opened ({trouble.strerror}).",
            "Check the name and the folder.",
            reason="unknown_file",
        ) from None
    except UnicodeDecodeError:
        raise CannotUse(
            f"{path.name} is not a text file.", "Save it as CSV (UTF-8).", reason="unknown_file"
        ) from None
    lines = list(csv.reader(text.splitlines()))
    head = [cell.strip() for cell in lines[0]] if lines else []
    twice = sorted({name for name in head if head.count(name) > 1})
    if twice:
        what = "has two clocks: two columns named" if "hour" in twice else "has two columns named"
        raise CannotUse(
            f"{path.name} {what} {twice[0]!r}.", "Keep one of them.", reason="wrong_clock"
        )
    if wanted not in head:
        raise CannotUse(
            f"{path.name} has no column named {wanted!r}.",
            "Its first line must name the columns.",
            reason="unknown_file",
        )
    rows = []
    for number, cells in enumerate(lines[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(head):
            raise CannotUse(
                f"Line {number} of {path.name} has more cells than the first line names.",
                "Look for a comma too many.",
                reason="unknown_file",
            )
        filled = [*cells, *[""] * (len(head) - len(cells))]
        rows.append((number, dict(zip(head, (c.strip() for c in filled), strict=True))))
    return head, rows


def at(path: Path, line: int) -> str:
    """Name a line of a file."""
    return f"Line {line} of {path.name}"


def date_in(path: Path, line: int, cell: str) -> tuple[date, datetime | None]:
    """Give the day, and the moment where the cell holds one."""
    try:
        if len(cell) == 10:
            return date.fromisoformat(cell), None
        moment = datetime.fromisoformat(cell)
        return moment.date(), moment
    except ValueError:
        raise CannotUse(
            f"{at(path, line)} has {cell!r} where a day should be.",
            "Write days as 2025-03-31.",
            reason="wrong_clock",
        ) from None


def number_in(path: Path, line: int, name: str, cell: str) -> float | None:
    """Give a number; None where the cell is blank."""
    if cell == "":
        return None
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise CannotUse(
            f"{at(path, line)} has {cell!r} under {name!r}, which is not a number.",
            "Leave the cell blank where it was not noted.",
            reason="not_a_number",
        )
    return value


def rating_in(path: Path, line: int, name: str, cell: str) -> int | None:
    """Give a rating 0, 1, 2 or 3; None where the cell is blank."""
    value = number_in(path, line, name, cell)
    if value is None:
        return None
    if value not in (0, 1, 2, 3):
        raise CannotUse(
            f"{at(path, line)} has {cell} under {name!r}; this column goes from 0 to 3.",
            "Bring it to the scale 0, 1, 2, 3 first.",
            reason="out_of_scale",
        )
    return int(value)


def hour_in(path: Path, line: int, cell: str, moment: datetime | None) -> float | None:
    """Give the hour of the day, from the moment of the note where the cell is blank."""
    if cell == "":
        return None if moment is None else moment.hour + moment.minute / 60.0
    if ":" in cell:
        try:
            clock = datetime.strptime(cell, "%H:%M")
            value: float | None = clock.hour + clock.minute / 60.0
        except ValueError:
            value = None
    else:
        value = number_in(path, line, "hour", cell)
    if value is None or not 0.0 <= value <= 24.0:
        raise CannotUse(
            f"{at(path, line)} has {cell!r} as the hour of the day.",
            "Use hours from 0 to 24, such as 18.5 or 18:30.",
            reason="wrong_clock",
        )
    return value


def flag_in(path: Path, line: int, name: str, cell: str) -> bool:
    """Give yes or no; a blank cell is no."""
    if cell.lower() in _YES:
        return True
    if cell.lower() in _NO:
        return False
    raise CannotUse(f"{at(path, line)} has {cell!r} under {name!r}.", "Use 1 for yes and 0 for no.")
