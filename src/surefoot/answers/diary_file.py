"""A researcher's diary, clear spells and changes, read from CSV files.

Diary: ``day,hour,<sign columns 0 to 3>,tiredness,off_day``. A rating is 0 not seen, 1 only when
tired or late in the day, 2 after some walking, 3 also when fresh; a blank cell was not looked at.
Tiredness is 0 to 3. Spells: ``days,remembered`` or ``first_day,last_day``. Changes:
``what,started,stopped``.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

from attrs import frozen

from surefoot.answers.csv_cells import at, date_in, flag_in, hour_in, number_in, rating_in, rows_of
from surefoot.answers.doing import Doing
from surefoot.diary.day import Day, DayState
from surefoot.diary.spell import Spell
from surefoot.terms.errors import CannotUse, TwoStories

_NOT_SIGNS = {"day", "hour", "tiredness", "off_day", "note", "notes", "late"}

#: From this tiredness on, of 0 to 3, a sign seen counts as seen when tired.
TIRED_FROM = 2
#: Two notes may differ by this much in their time zone, for summer time.
_SUMMER_TIME = timedelta(hours=1)


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
    head, rows = rows_of(path, "day")
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
        day, moment = date_in(path, line, row["day"])
        if moment is not None:
            moments.append(moment)
        marks = {s: rating_in(path, line, s, row[s]) for s in signs}
        note = _Note(
            {s: v for s, v in marks.items() if v is not None},
            hour_in(path, line, row.get("hour", ""), moment),
            rating_in(path, line, "tiredness", row.get("tiredness", "")),
            flag_in(path, line, "off_day", row.get("off_day", "")),
            flag_in(path, line, "late", row.get("late", "")),
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
    head, rows = rows_of(path, "first_day" if with_dates else "days")
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
    first, _ = date_in(path, line, row["first_day"])
    last, _ = date_in(path, line, row.get("last_day", ""))
    if last < first:
        raise TwoStories(
            f"{at(path, line)} has a spell that ends before it begins.", "Swap its two days."
        )
    length = (last - first).days + 1
    remembered = flag_in(path, line, "remembered", row.get("remembered", ""))
    return Spell(first, last, length, 0, length, length, False, "foot_drop", remembered)


def _counted(path: Path, line: int, row: dict[str, str], has_count: bool) -> Spell:
    days = number_in(path, line, "days", row["days"])
    if days is None or days < 1 or days != int(days) or days > 36525:
        raise CannotUse(
            f"{at(path, line)} has {row['days']!r} as the length of a spell.",
            "Give whole days, 1 or more.",
            reason="not_a_number",
        )
    remembered = flag_in(path, line, "remembered", row.get("remembered", ""))
    count: int | None = 1
    if has_count:
        many = number_in(path, line, "count", row["count"])
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
    for line, row in rows_of(path, "what")[1]:
        started, _ = date_in(path, line, row.get("started", ""))
        stopped = date_in(path, line, row["stopped"])[0] if row.get("stopped") else None
        if stopped is not None and stopped < started:
            raise TwoStories(
                f"{at(path, line)}: {row['what']} stops before it starts.", "Swap the two days."
            )
        yield Doing(row["what"], started, stopped)
