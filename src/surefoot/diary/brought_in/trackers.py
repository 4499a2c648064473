"""Diary apps: Loop, Track & Graph, Daylio, Bearable, Nomie, and plain pain diaries.

Each reader takes the text of one file and gives events, or None where the file is not its own. The
column names are the apps' own; figures are kept as the app gave them.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from surefoot.diary.brought_in.brought import Record, measured, steady_id
from surefoot.diary.brought_in.days import Days
from surefoot.diary.brought_in.rows import day_of, hour_of, number, table
from surefoot.diary.event import Event
from surefoot.diary.sensation import BodySide, Feeling, Sensation

#: Loop's marks, as old and as newer versions write them; 1 is done by its own rule.
LOOP_MARKS = {"YES_MANUAL": 2, "YES_AUTO": 1, "NO": 0, "SKIP": 3, "UNKNOWN": -1}
LOOP_DONE = (1, 2)
#: What a name must hold to be something felt, and what it then is.
PAINFUL: dict[str, Feeling] = {
    "pain": "pain",
    "ache": "pain",
    "sore": "pain",
    "hurt": "pain",
    "tingl": "tingle",
    "burn": "burn",
    "twitch": "twitch",
    "pressure": "pressure",
}
#: Someone who writes at two in the morning means the evening before.
DAY_BEGINS_HOUR = 4.0


def _columns(text: str) -> set[str]:
    first = text.lstrip("\ufeff").splitlines()[:1]
    return {c.strip().strip('"').lower() for c in re.split("[,;\t]", first[0])} if first else set()


def _noted(
    program: str,
    day: date,
    what: str,
    words: str,
    value: float | None = None,
    moment: tuple[str, ...] = (),
) -> Event:
    """Make one note; what was noted twice on a day is told apart by its moment, if any."""
    return Event(
        day=day,
        what=what,
        value=value,
        words=words,
        how="brought_in",
        source=program,
        id=steady_id(program, what, day, words, value, *moment),
    )


def loop(text: str, days: Days) -> list[Record] | None:
    """Read Loop Habit Tracker's ``Checkmarks.csv``: a day a row, a habit a column.

    The file of one habit alone (``Date, Value``) does not say which; the one beside it has it too.
    """
    rows = list(table(text))
    if not rows or "date" not in rows[0] or {"score", "value"} & set(rows[0]) or len(rows[0]) < 2:
        return None
    habits = [name for name in rows[0] if name != "date"]
    if any(_loop_mark(row[habit]) is None for row in rows for habit in habits):
        return None
    records: list[Record] = []
    for row in rows:
        day = days.of(row["date"])
        for habit in habits if day else ():
            mark = _loop_mark(row[habit]) or 0
            if day and (mark in LOOP_DONE or mark > max(LOOP_MARKS.values())):
                # Loop keeps a measured habit in thousandths.
                value = 1.0 if mark in LOOP_DONE else mark / 1000
                records.append(measured("Loop", day, habit, value, ""))
    return records


def _loop_mark(cell: str) -> int | None:
    """Give the mark of a cell, or None where it is none (a score has a decimal point)."""
    if cell in LOOP_MARKS:
        return LOOP_MARKS[cell]
    return int(cell) if re.fullmatch(r"-1|\d{1,9}", cell) else None


def track_and_graph(text: str, days: Days) -> list[Record] | None:
    """Read Track & Graph's CSV: FeatureName, Timestamp, Value, Note."""
    if not {"featurename", "timestamp", "value"} <= _columns(text):
        return None
    return [
        _noted(
            "Track & Graph",
            day,
            row["featurename"],
            _label(row),
            _leading(row["value"]),
            (row["timestamp"],),
        )
        for row in table(text)
        if (day := days.of(row["timestamp"][:10])) and row["featurename"]
    ]


def _leading(cell: str) -> float | None:
    return number(cell.split(":", maxsplit=1)[0])


def _label(row: dict[str, str]) -> str:
    label = row["value"].split(":", 1)[1] if ":" in row["value"] else ""
    return " ".join(part for part in (label, row.get("note", "")) if part)


def daylio(text: str, days: Days) -> list[Record] | None:
    """Read Daylio's CSV: full_date, date, weekday, time, mood, activities, note."""
    if not {"full_date", "mood", "activities"} <= _columns(text):
        return None
    records: list[Record] = []
    for row in table(text):
        day = days.of(row["full_date"])
        if day is None:
            continue
        note = " ".join(p for p in (row.get("note_title", ""), row.get("note", "")) if p)
        at = (row.get("time", ""),)
        records.append(_noted("Daylio", day, f"mood: {row['mood']}", note, None, at))
        for activity in filter(None, (a.strip() for a in row["activities"].split("|"))):
            records.append(_noted("Daylio", day, activity, "", None, at))
    return records


def bearable(text: str, days: Days) -> list[Record] | None:
    """Read Bearable's CSV: date, weekday, time of day, category, rating/amount, detail, notes."""
    columns = _columns(text)
    if not {"category", "detail"} <= columns or not columns & {"date", "date formatted"}:
        return None
    records: list[Record] = []
    for row in table(text):
        day = days.of(row.get("date formatted") or row.get("date", ""))
        what = row["detail"] or row["category"]
        if day and what:
            value = number(row.get("rating/amount", ""))
            what = re.sub(r"\s*\((Mild|Moderate|Severe|Unbearable)\)$", "", what)
            at = (row.get("time of day", ""),)
            records.append(_noted("Bearable", day, what, row.get("notes", ""), value, at))
    return records


def nomie(text: str, _: Days) -> list[Record] | None:
    """Read Nomie's backup: notes with ``#walked(4) @name +context``, and an ``end`` in ms."""
    if '"note"' not in text:
        return None
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        return None
    books = whole.get("events", whole.get("logs", [])) if isinstance(whole, dict) else whole
    notes = books if isinstance(books, list) else []
    notes = [n for n in notes if isinstance(n, dict) and isinstance(n.get("note"), str)]
    if not notes:
        return None
    records: list[Record] = []
    for note in notes:
        moment = note.get("end") or note.get("start")
        if not isinstance(moment, int | float) or not 0 < moment < 4e12:
            continue
        zone = timedelta(minutes=-float(note.get("offset", 0) or 0))
        day = (datetime.fromtimestamp(moment / 1000, UTC) + zone).date()
        for tag, amount in re.findall(r"#([\w-]+)(?:\(([-\d.,]+)\))?", note["note"]):
            value = number(amount)  # a tag alone counts once; a nought is a nought
            value = 1.0 if value is None else value
            records.append(_noted("Nomie", day, tag, note["note"], value, (str(moment),)))
    return records


def pain_diary(text: str, days: Days) -> list[Record] | None:
    """Read a pain diary: name, intensity, date, and startday, startmonth, startyear where kept.

    A pain becomes a sensation of its strength; anything else an event with its number. A line
    written before four in the morning belongs to the day before.
    """
    if not {"name", "intensity", "date"} <= _columns(text):
        return None
    return list(_pains(text, days))


def _pains(text: str, days: Days) -> Iterator[Record]:
    name = ""
    for row in table(text):
        name = row["name"] or name  # blank means the same as the row before
        day, hour = days.of(row["date"]), hour_of(row["date"].split(" ")[-1])
        begun = "-".join(row.get(k, "").zfill(2) for k in ("startyear", "startmonth", "startday"))
        if begun_day := day_of(begun):
            day = begun_day
        elif day and hour is not None and hour < DAY_BEGINS_HOUR:
            day -= timedelta(days=1)
        strength = number(row["intensity"])
        if day is None or strength is None or not name:
            continue
        kind = next((p for p in PAINFUL if p in name.lower()), None)
        if kind and 0 <= strength <= 10:
            yield Sensation(
                day=day,
                kind=PAINFUL[kind],
                place=_PLACE.sub(" ", name.lower()).strip() or "not said",
                side=_side_in(name),
                strength_0_10=round(strength),
                words=f"{name}: {strength:g} (pain diary)",
                id=steady_id("pain diary", name, row["date"], strength),
            )
        else:
            yield _noted("pain diary", day, name, row["date"], strength)


_PLACE = re.compile(r"\b(?:pain|left|right|both)\b|\s+")


def _side_in(name: str) -> BodySide:
    """Give the side a name tells, where it tells one."""
    told = set(re.findall(r"\b(left|right|both)\b", name.lower()))
    if told == {"left"}:
        return "left"
    if told == {"right"}:
        return "right"
    return "both" if told else "not_said"


def daily_steps_csv(text: str, days: Days) -> list[Record] | None:
    """Read Fitbit's daily CSV (any language: an activity title line, then a row a day)."""
    lines = text.lstrip("\ufeff").splitlines()
    if len(lines) < 3 or "," in lines[0] or lines[1].count(",") < 5:
        return None
    steps_words = ("steps", "pas", "schritte", "pasos", "passi")
    records: list[Record] = []
    for row in table(text, skip=1):
        column = next((c for c in row if c in steps_words), None)
        if column is None:
            return None
        if column != "steps":
            days.speaks("day-first", column)
        day, steps = days.of(next(iter(row.values()))), number(row[column].replace(",", ""))
        if day and steps is not None:
            records.append(measured("Fitbit", day, "steps_count", steps, "{steps}"))
    return records
