"""The Sensor Logger route: batches that the app sends by itself, and the recording they make."""

import math
from typing import TYPE_CHECKING, Any

from surefoot.terms.errors import CannotUse
from surefoot.web.phyphox import not_ours, on_one_clock

if TYPE_CHECKING:
    from surefoot.web.coming import Batch

SENSORS = frozenset({"accelerometer", "gravity", "totalacceleration", "gyroscope"})


def batch(sent: Any) -> "Batch":
    """Read one batch of Sensor Logger's HTTP push: rows of time, x, y, z for each sensor."""
    payload = sent.get("payload") if isinstance(sent, dict) else None
    if not isinstance(payload, list):
        raise not_ours()
    by_name: Batch = {}
    for row in payload:
        try:
            values = row["values"]
            one = [float(row["time"]) * 1e-9, *(float(values[axis]) for axis in "xyz")]
            name = str(row["name"]).lower()
        except (KeyError, TypeError, ValueError, OverflowError):
            continue
        if name in SENSORS and all(map(math.isfinite, one)):
            by_name.setdefault(name, []).append(one)
    return by_name


def samples(readings: "Batch") -> dict[str, list[float]]:
    """Make one table of the sensors of Sensor Logger: gravity is added back to its acceleration.

    Raises
    ------
    CannotUse
        A sensor is missing, or they do not overlap.
    """
    gyr = readings.get("gyroscope", [])
    acc = readings.get("totalacceleration") or _with_gravity(readings)
    if not acc or not gyr:
        raise CannotUse(
            "Sensor Logger sent no acceleration with gravity, or no gyroscope.",
            "Switch on Accelerometer, Gravity and Gyroscope, then record again.",
            reason="no_sensor",
        )
    acc_s, *acc_xyz = (list(column) for column in zip(*acc, strict=True))
    gyr_s, *gyr_xyz = (list(column) for column in zip(*gyr, strict=True))
    return on_one_clock(acc_s, acc_xyz, gyr_s, gyr_xyz)


def _with_gravity(readings: "Batch") -> list[list[float]]:
    """Add gravity to acceleration, each at the moment of the acceleration."""
    linear, gravity = readings.get("accelerometer", []), readings.get("gravity", [])
    if not linear or not gravity:
        return []
    import numpy as np

    at, rows = np.asarray(linear), np.asarray(gravity)
    for axis in (1, 2, 3):
        at[:, axis] += np.interp(at[:, 0], rows[:, 0], rows[:, axis])
    return at.tolist()  # type: ignore[no-any-return]
