"""FIT files of sports watches: a walk, run or hike becomes an event with distance, speed, strides.

Read by the kept library ``fitdecode`` (MIT).
"""

import io
from collections import defaultdict
from datetime import UTC, date, datetime
from typing import Any

from surefoot.diary.brought_in.brought import BroughtIn, Record, measured
from surefoot.terms.errors import CannotUse

PROGRAM = "FIT"
ON_FOOT = ("walking", "running", "hiking")


def read_fit(content: bytes) -> BroughtIn:
    """Read the sessions and the day's steps of a FIT file.

    A day is counted in UTC: a FIT file carries no time zone.

    Raises
    ------
    CannotUse
        The file is cut short or not a FIT file.
    """
    import fitdecode

    records: list[Record] = []
    steps: dict[date, dict[str, float]] = defaultdict(dict)
    try:
        with fitdecode.FitReader(
            io.BytesIO(content), error_handling=fitdecode.ErrorHandling.IGNORE
        ) as frames:
            for frame in frames:
                if isinstance(frame, fitdecode.FitDataMessage):
                    values = {f.name: f.value for f in frame.fields}
                    if frame.name == "session":
                        records.extend(_session(values))
                    elif frame.name == "monitoring":
                        _monitoring(values, steps)
    except (fitdecode.FitError, OSError, ValueError, TypeError, KeyError, IndexError) as fault:
        raise CannotUse(
            "This FIT file cannot be read: it is cut short or damaged.",
            "Copy it from the watch again.",
            reason="not_fit",
        ) from fault
    records.extend(
        measured(PROGRAM, day, "steps_count", sum(kinds.values()), "{steps}")
        for day, kinds in sorted(steps.items())
    )
    return BroughtIn(PROGRAM, tuple(records))


def _session(values: dict[str, Any]) -> list[Record]:
    began = values.get("start_time")
    sport = str(values.get("sport"))
    if not isinstance(began, datetime) or sport not in ON_FOOT:
        return []
    day, words = began.astimezone(UTC).date(), f"{sport}, {began:%H:%M} UTC"
    found: list[Record] = []
    speed = values.get("enhanced_avg_speed") or values.get("avg_speed")
    for what, value, unit in (
        ("distance_walked", values.get("total_distance"), "m"),
        ("gait_speed", speed, "m/s"),
        ("stride_count", values.get("total_strides"), "{strides}"),
    ):
        if isinstance(value, int | float):
            found.append(measured(PROGRAM, day, what, float(value), unit, words=words))
    return found


def _monitoring(values: dict[str, Any], steps: dict[date, dict[str, float]]) -> None:
    moment, count = values.get("timestamp"), values.get("steps")
    kind = str(values.get("activity_type"))
    if isinstance(moment, datetime) and isinstance(count, int | float) and kind in ON_FOOT:
        # The watch counts up through the day; its last figure is the day's.
        day = steps[moment.astimezone(UTC).date()]
        day[kind] = max(day.get(kind, 0.0), float(count))
