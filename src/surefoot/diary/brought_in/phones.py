"""Fitbit and Google Fit: daily steps from their JSON and CSV exports."""

import json
from collections import defaultdict
from datetime import UTC, date, datetime
from typing import Any

from surefoot.diary.brought_in.brought import Record, measured
from surefoot.diary.brought_in.days import Days
from surefoot.diary.brought_in.rows import number, table

GOOGLE_STEPS = ("step count", "nombre de pas", "schrittzahl", "recuento de pasos")


def _loaded(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def fitbit_json(text: str, days: Days) -> list[Record] | None:
    """Read Fitbit's ``activities-steps`` or ``steps`` JSON: one number a day or a minute."""
    whole = _loaded(text) if "dateTime" in text[:2000] else None
    rows = whole.get("activities-steps") if isinstance(whole, dict) else whole
    if not isinstance(rows, list):
        return None
    total: dict[date, float] = defaultdict(float)
    for row in rows:
        if isinstance(row, dict):
            day, steps = days.of(str(row.get("dateTime", ""))), number(str(row.get("value", "")))
            if day and steps is not None:
                total[day] += steps
    return [measured("Fitbit", d, "steps_count", n, "{steps}") for d, n in sorted(total.items())]


def google_fit_json(text: str, _: Days) -> list[Record] | None:
    """Read Google Fit's daily buckets. A day is counted in UTC: the export carries no zone."""
    whole = _loaded(text) if '"bucket"' in text[:2000] else None
    buckets = whole.get("bucket") if isinstance(whole, dict) else None
    if not isinstance(buckets, list):
        return None
    total: dict[date, float] = defaultdict(float)
    for bucket in buckets:
        try:
            began = int(bucket["startTimeMillis"]) / 1000
            day = datetime.fromtimestamp(began, UTC).date()
            points = [p for d in bucket["dataset"] for p in d["point"]]
            steps = [v["intVal"] for p in points for v in p["value"] if "intVal" in v]
        except (KeyError, TypeError, ValueError, OverflowError, OSError):
            continue
        if steps:
            total[day] += sum(steps)
    return [
        measured("Google Fit", d, "steps_count", n, "{steps}") for d, n in sorted(total.items())
    ]


def google_fit_csv(text: str, day: date | None) -> list[Record] | None:
    """Read Google Fit's CSV of one day, a quarter hour a row; the file's name says the day."""
    first = text.lstrip("\ufeff")[:3000].lower()
    name = next((w for w in GOOGLE_STEPS if w in first), None)
    if name is None or day is None or "(ms)" not in first:
        return None
    steps = 0.0
    for row in table(text):
        column = next((c for c in row if c.startswith(name)), None)
        if column is None:
            return None
        steps += number(row[column]) or 0.0
    return [measured("Google Fit", day, "steps_count", steps, "{steps}")]
