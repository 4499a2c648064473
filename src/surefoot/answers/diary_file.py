"""A researcher's diary, clear spells and changes, read from CSV files.

Diary: ``day,hour,<sign columns 0 to 3>,tiredness,off_day``. A rating is 0 not seen, 1 only when
tired or late in the day, 2 after some walking, 3 also when fresh; a blank cell was not looked at.
Tiredness is 0 to 3. Spells: ``days,remembered`` or ``first_day,last_day``. Changes:
``what,started,stopped``.
"""

import csv
import math
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from attrs import frozen

from surefoot.answers.doing import Doing
from surefoot.diary.day import Day, DayState
from surefoot.diary.spell import Spell
from surefoot.terms.errors import CannotUse, TwoStories

_NOT_SIGNS = {"day", "hour", "tiredness", "off_day", "note", "notes", "late"}
_YES = {"1", "true", "yes", "y"}
_NO = {"", "0", "false", "no", "n"}

#: From this tiredness on, of 0 to 3, a sign seen counts as seen when tired.
TIRED_FROM = 2
#: Two notes may differ by this much in their time zone, for summer time.
_SUMMER_TIME = timedelta(hours=1)


def _rows(path: Path, wanted: str) -> tuple[list[str], list[tuple[int, dict[str, str]]]]:
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


def _at(path: Path, line: int) -> str:
    return f"Line {line} of {path.name}"


def _date(path: Path, line: int, cell: str) -> tuple[date, datetime | None]:
    """Give the day, and the moment where the cell holds one."""
    try:
        if len(cell) == 10:
            return date.fromisoformat(cell), None
        moment = datetime.fromisoformat(cell)
        return moment.date(), moment
    except ValueError:
        raise CannotUse(
            f"{_at(path, line)} has {cell!r} where a day should be.",
            "Write days as 2025-03-31.",
            reason="wrong_clock",
        ) from None


def _number(path: Path, line: int, name: str, cell: str) -> float | None:
    if cell == "":
        return None
    try:
        value = float(cell)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise CannotUse(
            f"{_at(path, line)} has {cell!r} under {name!r}, which is not a number.",
            "Leave the cell blank where it was not noted.",
            reason="not_a_number",
        )
    return value


def _whole(path: Path, line: int, name: str, cell: str) -> int | None:
    value = _number(path, line, name, cell)
    if value is None:
        return None
    if value not in (0, 1, 2, 3):
        raise CannotUse(
            f"{_at(path, line)} has {cell} under {name!r}; this column goes from 0 to 3.",
            "Bring it to the scale 0, 1, 2, 3 first.",
            reason="out_of_scale",
        )
    return int(value)


def _hour(path: Path, line: int, cell: str, moment: datetime | None) -> float | None:
    if cell == "":
        return None if moment is None else moment.hour + moment.minute / 60.0
    if ":" in cell:
        try:
            clock = datetime.strptime(cell, "%H:%M")
            value: float | None = clock.hour + clock.minute / 60.0
        except ValueError:
            value = None
    else:
        value = _number(path, line, "hour", cell)
    if value is None or not 0.0 <= value <= 24.0:
        raise CannotUse(
            f"{_at(path, line)} has {cell!r} as the hour of the day.",
            "Use hours from 0 to 24, such as 18.5 or 18:30.",
            reason="wrong_clock",
        )
    return value


def _flag(path: Path, line: int, name: str, cell: str) -> bool:
    if cell.lower() in _YES:
        return True
    if cell.lower() in _NO:
        return False
    raise CannotUse(
        f"{_at(path, line)} has {cell!r} under {name!r}.", "Use 1 for yes and 0 for no."
    )


def _one_clock(path: Path, moments: list[datetime]) -> None:
    """Refuse notes that were stamped by two clocks: nobody can say which day they mean."""
    zones = {m.utcoffset() for m in moments}
    known = [z for z in zones if z is not None]
    mixed = None in zones and bool(known)
    if mixed or (known and max(known) - min(known) > _SUMMER_TIME):
        raise CannotUse(
            f"The notes in {path.name} were stamped by two clocks (different time zones).",
            "Bring all times to one clock first, or keep only the day.",
            reason="wrong_clock",
        )


def read_diary(path: Path) -> tuple[Day, ...]:
    """Read a diary; one Day per date, in order.

    Parameters
    ----------
    path : the CSV file.

    Returns
    -------
    tuple of Day
        Several lines of one date come together: the highest rating of each sign counts.

    Raises
    ------
    CannotUse
        A cell is not what its column holds, or the notes were stamped by two clocks.
    """
    head, rows = _rows(path, "day")
    signs = [name for name in head if name and name not in _NOT_SIGNS]
    if not signs:
        raise CannotUse(
            f"{path.name} has no sign column.",
            "Add a column for each sign, rated 0 to 3.",
            reason="unknown_file",
        )
    told: dict[date, list[_Note]] = {}
    moments = []
    for line, row in rows:
        day, moment = _date(path, line, row["day"])
        if moment is not None:
            moments.append(moment)
        marks = {s: _whole(path, line, s, row[s]) for s in signs}
        note = _Note(
            {s: v for s, v in marks.items() if v is not None},
            _hour(path, line, row.get("hour", ""), moment),
            _whole(path, line, "tiredness", row.get("tiredness", "")),
            _flag(path, line, "off_day", row.get("off_day", "")),
            _flag(path, line, "late", row.get("late", "")),
        )
        told.setdefault(day, []).append(note)
    _one_clock(path, moments)
    return tuple(_together(day, notes) for day, notes in sorted(told.items()))


@frozen
class _Note:
    ratings: dict[str, int]
    hour: float | None
    tiredness: int | None
    off: bool
    late: bool


def _together(day: date, notes: list[_Note]) -> Day:
    highest: dict[str, int] = {}
    for note in notes:
        for sign, value in note.ratings.items():
            highest[sign] = max(value, highest.get(sign, 0))
    saw = [n for n in notes if any(n.ratings.values())]
    tired = all((n.tiredness or 0) >= TIRED_FROM or max(n.ratings.values()) <= 1 for n in saw)
    state: DayState = "not_checked"
    if highest:
        state = "clear" if not saw else "only_when_tired" if tired else "foot_drop"
    hours = [n.hour for n in (*notes, *saw) if n.hour is not None]
    tiredness = [n.tiredness for n in notes if n.tiredness is not None]
    return Day(
        day=day,
        state=state,
        signs={sign: "seen" if value else "not_seen" for sign, value in highest.items()},
        tiredness_0_3=max(tiredness, default=None),
        off_day=any(n.off for n in notes),
        hour=hours[-1] if hours else None,
        late=all(n.late for n in notes),
        ratings=highest or None,
    )


def read_spells(path: Path) -> tuple[Spell, ...]:
    """Read past clear spells, oldest first: ``days,remembered`` or ``first_day,last_day``.

    Parameters
    ----------
    path : the CSV file. ``count`` says how many alike; blank there means several.

    Raises
    ------
    CannotUse
        A cell is not what its column holds.
    TwoStories
        Two spells overlap, or one ends before it begins.
    """
    with_dates = path.exists() and "first_day" in path.read_text("utf-8", "replace").split("\n")[0]
    head, rows = _rows(path, "first_day" if with_dates else "days")
    found = [
        _dated(path, line, row) if with_dates else _counted(path, line, row, "count" in head)
        for line, row in rows
    ]
    in_order = sorted(found, key=lambda s: s.first_day or date.min)
    for one, other in pairwise(in_order):
        if one.last_day and other.first_day and other.first_day <= one.last_day:
            raise TwoStories(
                f"Two clear spells in {path.name} overlap: {one.first_day} to {one.last_day} and "
                f"{other.first_day} to {other.last_day}.",
                "Correct one of them.",
            )
    return tuple(in_order)


def _dated(path: Path, line: int, row: dict[str, str]) -> Spell:
    first, _ = _date(path, line, row["first_day"])
    last, _ = _date(path, line, row.get("last_day", ""))
    if last < first:
        raise TwoStories(
            f"{_at(path, line)} has a spell that ends before it begins.", "Swap its two days."
        )
    length = (last - first).days + 1
    remembered = _flag(path, line, "remembered", row.get("remembered", ""))
    return Spell(first, last, length, 0, length, length, False, "foot_drop", remembered)


def _counted(path: Path, line: int, row: dict[str, str], has_count: bool) -> Spell:
    days = _number(path, line, "days", row["days"])
    if days is None or days < 1 or days != int(days) or days > 36525:
        raise CannotUse(
            f"{_at(path, line)} has {row['days']!r} as the length of a spell.",
            "Give whole days, 1 or more.",
            reason="not_a_number",
        )
    remembered = _flag(path, line, "remembered", row.get("remembered", ""))
    count: int | None = 1
    if has_count:
        many = _number(path, line, "count", row["count"])
        count = None if many is None else max(1, int(many))
    n = int(days)
    return Spell(None, None, 0, 0, n, n, False, "foot_drop", remembered, count)


def read_changes(path: Path) -> tuple[Doing, ...]:
    """Read what was done or worn, and when: ``what,started,stopped``.

    Parameters
    ----------
    path : the CSV file. A blank `stopped` means it goes on. One thing may have several lines.

    Raises
    ------
    CannotUse
        A cell is not what its column holds.
    TwoStories
        Something stops before it starts.
    """
    return tuple(_doings(path))


def _doings(path: Path) -> Iterator[Doing]:
    for line, row in _rows(path, "what")[1]:
        started, _ = _date(path, line, row.get("started", ""))
        stopped = _date(path, line, row["stopped"])[0] if row.get("stopped") else None
        if stopped is not None and stopped < started:
            raise TwoStories(
                f"{_at(path, line)}: {row['what']} stops before it starts.", "Swap the two days."
            )
        yield Doing(row["what"], started, stopped)
