"""Phones: phyphox, Physics Toolbox, SensorLog, and Apple's own records (CSV and mPower JSON)."""

import json
import re
from datetime import UTC, datetime, timedelta

import numpy as np
from attrs import evolve, frozen

from surefoot.recordings.columns import Columns
from surefoot.recordings.heading import G_M_S2, clock_of, layout_of
from surefoot.recordings.layout import Clock, Layout, Sensor, Triple
from surefoot.recordings.opened import Opened
from surefoot.recordings.piece import Around, Piece, pieces_of
from surefoot.recordings.recording import Finding
from surefoot.recordings.refusals import refuse
from surefoot.recordings.table import Table
from surefoot.recordings.text_reader import TextReader, column_of, columns_of

_PHYPHOX = re.compile(r"^(?:linear )?acceleration x \(m/s(?:\^2|²)\)$|^gyroscope x \(rad/s\)$")
_LARGEST_META = 1 << 16
#: Text of this size is some minutes of JSON; the layout was made for walks of half a minute.
_LARGEST_JSON = 32 << 20
#: Apple counts acceleration the other way round: -1 g on the axis that points up.
_APPLE = -G_M_S2
_LOG_RAW, _LOG_USER = "accelerometeracceleration", "motionuseracceleration"
_DATED = re.compile(r"\d{4}-\d\d-\d\d")
_WHICH_PHONE = Finding(
    "which_phone",
    "doubt",
    "The file does not say which kind of phone wrote it, so it was read as Android's. From an "
    "iPhone, rolling in or out and the sideways arc would come out the wrong way round.",
)
_RECORD = ("userAcceleration", "gravity", "rotationRate")


def _is_phyphox(table: Table) -> bool:
    return any(_PHYPHOX.match(cell) for cell in table.lowered) and "time (s)" in table.lowered


def _phyphox(opened: Opened, table: Table, around: Around) -> Layout | None:
    layout, reason = layout_of(table.header)
    if layout is None:
        raise refuse(reason, name=opened.name)
    return evolve(layout, began=_phyphox_start(around))


def _phyphox_start(around: Around) -> datetime | None:
    """Read when the measurement began from the zip's own meta/time.csv."""
    for other in around.files:
        if not other.inner.lower().endswith("meta/time.csv"):
            continue
        for line in other.everything(_LARGEST_META).decode("utf-8", errors="replace").splitlines():
            if "START" not in line:
                continue
            separator = next((s for s in "\t;" if s in line), ",")
            try:
                since_1970_s = float(line.split(separator)[2].strip('" ').replace(",", "."))
                return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=since_1970_s)
            except (ValueError, IndexError, OverflowError):
                return None
    return None


def _is_physics_toolbox(table: Table) -> bool:
    return {"time", "gfx", "gfy", "gfz"} <= set(table.lowered)


def _physics_toolbox(opened: Opened, table: Table, around: Around) -> Layout:
    acc, gyr = columns_of(table, "gf{}"), columns_of(table, "w{}")
    if gyr is None:
        raise refuse("no_gyroscope", name=opened.name)
    if acc is None:
        raise refuse("no_accelerometer", name=opened.name)
    column = column_of(table, "time")
    stamp = table.first[0][column or 0]
    # Only an iPhone writes the date with the time, and it counts as Apple does. Android writes
    # the time of day with a colon before the milliseconds. Seconds alone come from both.
    apple = bool(_DATED.match(stamp))
    unsure = not apple and ":" not in stamp
    triples = (Triple("acc", acc, _APPLE if apple else G_M_S2), Triple("gyr", gyr, 1.0))
    return Layout(
        clock=Clock(column=column),
        sensors=(Sensor(triples),),
        findings=(_WHICH_PHONE,) if unsure else (),
    )


def _is_core_motion(table: Table) -> bool:
    return {"useracceleration.x", "gravity.x"} <= set(table.lowered)


def _core_motion(opened: Opened, table: Table, around: Around) -> Layout:
    user, gravity = columns_of(table, "useracceleration.{}"), columns_of(table, "gravity.{}")
    gyr = columns_of(table, "rotationrate.{}")
    if user is None or gravity is None:
        raise refuse("no_gravity", name=opened.name)
    if gyr is None:
        raise refuse("no_gyroscope", name=opened.name)
    triples = (
        Triple("linear", user, _APPLE),
        Triple("gravity", gravity, _APPLE),
        Triple("gyr", gyr, 1.0),
    )
    clock = Clock(column=column_of(table, "timestamp", "time"))
    return Layout(clock=clock, sensors=(Sensor(triples),))


def _is_sensor_log(table: Table) -> bool:
    return any(f"{name}x(g)" in table.lowered for name in (_LOG_RAW, _LOG_USER))


def _sensor_log(opened: Opened, table: Table, around: Around) -> Layout:
    """Each row holds the newest of every sensor; those of one clock belong together."""
    user = columns_of(table, _LOG_USER + "{}(g)")
    gravity = columns_of(table, "motiongravity{}(g)")
    turned = columns_of(table, "motionrotationrate{}(rad/s)")
    stamp = "{}timestamp_sincereboot(s)"
    if user is not None and gravity is not None and turned is not None:
        apart = Triple("linear", user, _APPLE), Triple("gravity", gravity, _APPLE)
        column = column_of(table, stamp.format("motion"), "loggingtime(txt)")
        sensor = Sensor((*apart, Triple("gyr", turned, 1.0)))
        return Layout(clock=_log_clock(table, column), sensors=(sensor,))
    acc = columns_of(table, _LOG_RAW + "{}(g)")
    gyr = columns_of(table, "gyrorotation{}(rad/s)") or turned
    if acc is None:
        raise refuse("no_gravity", name=opened.name)
    if gyr is None:
        raise refuse("no_gyroscope", name=opened.name)
    clocks = (stamp.format(word) for word in ("gyro", "motion", "accelerometer"))
    column = column_of(table, *clocks, "loggingtime(txt)")
    triples = (Triple("acc", acc, _APPLE), Triple("gyr", gyr, 1.0))
    return Layout(clock=_log_clock(table, column), sensors=(Sensor(triples),))


def _log_clock(table: Table, column: int | None) -> Clock:
    if column is None:
        return clock_of(table.header) or Clock(column=None)
    return Clock(column=column, unit_s=1.0 if table.lowered[column].endswith("(s)") else None)


@frozen
class MotionJson:
    """The nested JSON of mPower: a list of Apple DeviceMotion records."""

    name: str = "Apple DeviceMotion JSON"
    version: str = "1"
    about: str = (
        "The list of records that ResearchKit and mPower keep: timestamp, userAcceleration, "
        "gravity (g) and rotationRate (rad/s)."
    )
    example: str = "surefoot walk --left deviceMotion_walking.json"

    def recognises(self, opened: Opened, table: Table | None) -> bool:
        """Tell by the names of the first record."""
        start = opened.head[:4096].lstrip(b"\xef\xbb\xbf \r\n\t")
        return start.startswith(b"[") and b'"rotationRate"' in start

    def read(self, opened: Opened, table: Table | None, around: Around) -> list[Piece]:
        """Read the list."""
        try:
            records = json.loads(opened.everything(_LARGEST_JSON))
            rows = [
                [float(r["timestamp"]), *(float(r[k][x]) for k in _RECORD for x in "xyz")]
                for r in records
            ]
        except (ValueError, KeyError, TypeError, RecursionError):
            raise refuse("damaged_file", name=opened.name) from None
        if not rows:
            raise refuse("no_rows", name=opened.name)
        whole = np.array(rows, dtype=np.float64).T
        triples = (
            Triple("linear", (1, 2, 3), _APPLE),
            Triple("gravity", (4, 5, 6), _APPLE),
            Triple("gyr", (7, 8, 9), 1.0),
        )
        layout = Layout(clock=Clock(column=0, unit_s=1.0), sensors=(Sensor(triples),))
        columns = Columns(whole[:1], whole[1:].astype(np.float32))
        return pieces_of(opened, columns, layout, around, name=self.name, version=self.version)


PHYPHOX = TextReader(
    name="phyphox",
    about="The phone app's zip (Accelerometer.csv and Gyroscope.csv) or one CSV with both; "
    "any of its separators and languages. Use acceleration with g.",
    example="surefoot walk --left phyphox_left.zip",
    is_it=_is_phyphox,
    layout=_phyphox,
)
PHYSICS_TOOLBOX = TextReader(
    name="Physics Toolbox Sensor Suite",
    about="The multi-record CSV with g-force and gyroscope: time, gFx, gFy, gFz, wx, wy, wz.",
    example="surefoot walk --left multi_record.csv",
    is_it=_is_physics_toolbox,
    layout=_physics_toolbox,
)
CORE_MOTION = TextReader(
    name="Apple CoreMotion CSV",
    about="userAcceleration and gravity in g (Apple's sign), rotationRate in rad/s.",
    example="surefoot walk --left walk_data.csv",
    is_it=_is_core_motion,
    layout=_core_motion,
)
SENSOR_LOG = TextReader(
    name="SensorLog (iPhone) CSV",
    about="Switch on Motion, or Accelerometer and Gyroscope: columns such as "
    "accelerometerAccelerationX(G) and gyroRotationX(rad/s), counted Apple's way.",
    example="surefoot walk --left sensorlog_left.csv",
    is_it=_is_sensor_log,
    layout=_sensor_log,
)
