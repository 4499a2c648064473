"""Phones: phyphox, Physics Toolbox, and Apple's own CoreMotion records (CSV and mPower JSON)."""

import json
import re
from datetime import UTC, datetime, timedelta

import numpy as np
from attrs import evolve, frozen

from surefoot.recordings.columns import Columns
from surefoot.recordings.heading import G_M_S2, layout_of
from surefoot.recordings.layout import Clock, Layout, Sensor, Triple
from surefoot.recordings.opened import Opened
from surefoot.recordings.piece import Around, Piece, pieces_of
from surefoot.recordings.refusals import refuse
from surefoot.recordings.table import Table
from surefoot.recordings.text_reader import TextReader, column_of, columns_of

_PHYPHOX = re.compile(r"^(?:linear )?acceleration x \(m/s(?:\^2|²)\)$|^gyroscope x \(rad/s\)$")
_LARGEST_META = 1 << 16
#: Text of this size is some minutes of JSON; the layout was made for walks of half a minute.
_LARGEST_JSON = 32 << 20
#: Apple counts acceleration the other way round: -1 g on the axis that points up.
_APPLE = -G_M_S2
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
    triples = (Triple("acc", acc, G_M_S2), Triple("gyr", gyr, 1.0))
    return Layout(clock=Clock(column=column_of(table, "time")), sensors=(Sensor(triples),))


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
