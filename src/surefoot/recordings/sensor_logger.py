"""Sensor Logger (Android and iPhone): a zip or folder with one CSV a sensor and Metadata.csv.

Columns are found by name, because they stand as z, y, x. ``Accelerometer`` has gravity taken
out, so ``Gravity`` is added; iPhones count both with the opposite sign unless "Standardise Units
& Frames" was on (the app's own pages on units and coordinates say so).
"""

import csv
import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from surefoot.recordings.layout import Clock, Layout, Quantity, Sensor, Triple
from surefoot.recordings.opened import Opened
from surefoot.recordings.piece import Around
from surefoot.recordings.refusals import refuse
from surefoot.recordings.table import Table, encoding_of
from surefoot.recordings.text_reader import TextReader, column_of, columns_of

_QUANTITIES: dict[str, Quantity] = {
    "accelerometer": "linear",
    "gravity": "gravity",
    "totalacceleration": "acc",
    "gyroscope": "gyr",
}
_LARGEST_METADATA = 1 << 16


def _is_it(table: Table) -> bool:
    return {"time", "seconds_elapsed", "x", "y", "z"} <= set(table.lowered)


def _layout(opened: Opened, table: Table, around: Around) -> Layout | None:
    stem = opened.inner.rsplit("/", 1)[-1].split(".")[0].lower()
    quantity = _QUANTITIES.get(stem)
    columns = columns_of(table, "{}")
    if quantity is None or columns is None:
        return None  # a magnetometer, a barometer, the uncalibrated twins
    metadata = _metadata(around)
    scale = 1.0 if quantity == "gyr" else _sign(opened, metadata, around)
    return Layout(
        clock=Clock(column=column_of(table, "seconds_elapsed"), unit_s=1.0),
        sensors=(Sensor((Triple(quantity, columns, scale),)),),
        began=_began(table, metadata),
    )


def _metadata(around: Around) -> dict[str, str]:
    for other in around.files:
        if other.inner.rsplit("/", 1)[-1].lower() != "metadata.csv":
            continue
        raw = other.everything(_LARGEST_METADATA)
        text = raw.decode(encoding_of(raw) or "utf-8", errors="replace")
        rows = list(csv.reader(io.StringIO(text.replace("\0", ""))))[:2]
        if len(rows) == 2:
            return {k.strip().lower(): v.strip() for k, v in zip(*rows, strict=False)}
    return {}


def _sign(opened: Opened, metadata: dict[str, str], around: Around) -> float:
    """Give +1 where acceleration is counted our way (Android), -1 where the other (iPhone)."""
    if metadata.get("standardisation", "").lower() == "true":
        return 1.0
    platform = metadata.get("platform", "").lower()
    if platform == "android":
        return 1.0
    if platform in {"ios", "iphone", "ipados"}:
        return -1.0
    # Only Android writes TotalAcceleration.
    if any("totalacceleration" in other.inner.lower() for other in around.files):
        return 1.0
    raise refuse("unknown_sign", name=opened.name)


def _began(table: Table, metadata: dict[str, str]) -> datetime | None:
    column = column_of(table, "time")
    try:
        since_1970_s = float(table.first[0][column or 0]) * 1e-9
        began = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=since_1970_s)
        return began.astimezone(ZoneInfo(metadata.get("recording timezone", "UTC") or "UTC"))
    except (ValueError, OverflowError, ZoneInfoNotFoundError, OSError):
        return None


SENSOR_LOGGER = TextReader(
    name="Sensor Logger",
    about="The phone app's zip or folder: Accelerometer.csv, Gravity.csv, Gyroscope.csv, "
    "Metadata.csv. Switch on Accelerometer, Gravity and Gyroscope before recording.",
    example="surefoot walk --left left_phone.zip",
    is_it=_is_it,
    layout=_layout,
)
