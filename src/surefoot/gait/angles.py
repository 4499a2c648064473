"""The angles of a foot in every stride, and how sure each one is."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.each_swing import CURVE_POINTS
from surefoot.gait.foot_swings import FootSwings
from surefoot.gait.kernels import pitch
from surefoot.gait.kernels.ranks import median
from surefoot.gait.mount import TILT_SD_RAD, Mount, slope_rad, straight

Floats = NDArray[np.float64]
Curve = NDArray[np.floating[Any]]

#: Landing, by foot pitch at the foot strike. Our proposal (measures.yaml, id landing).
HEEL_FIRST_DEG = 5.0
FOREFOOT_FIRST_DEG = -5.0
#: Late swing is the last fifth.
LATE_SWING_SHARE = 0.8
#: How sure toe-off is: its scatter and what walkers differ, by hand-marked walks
#: (benchmarks/accuracy.py, marked).
OFF_SD_S = 0.009
#: A sensor sits on a shoe, and a shoe tips against the foot in it: pitch and roll. Chosen so
#: that intervals hold optical truth and simulated shoes that give (benchmarks/accuracy.py).
SHOE_SD_RAD = np.deg2rad((0.5, 1.7))
#: The instep may bend against the line from heel to toes; there pitch errs by a share of itself
#: (benchmarks/accuracy.py, vicon: 7 % low, like with like). Steeper than this it does.
INSTEP_SHARE = 0.06
INSTEP_RAD = np.deg2rad(20.0)
#: Contact is where a slap begins, and the foot strike lies before it: a time that errs lies on the
#: side where the angle changes slowly, for on the other it would have been seen. This times the
#: smaller change within one standard deviation of time.
TIMING = 0.5


def foot_angles(
    found: FootSwings,
    mount: Mount,
    curve_pitch: Curve,
    curve_roll: Curve,
    part: Curve,
    *,
    left: bool,
) -> dict[str, Any]:
    """Give the angles of one foot, each with its standard deviation.

    Parameters
    ----------
    found : k swings of the foot.
    mount : how the sensor sat.
    curve_pitch, curve_roll : (k, p) deg, evenly from rest to rest.
    part : (k, p) where each point lies in its swing: 0 toe-off, 1 first contact.
    left : True for the left foot.

    Returns
    -------
    Columns of the stride table by name, k values each. Foot progression and roll are missing
    where they are not told. Toes up, sole in and toes out are plus.
    """
    axes = mount.axes
    zero = np.deg2rad(mount.zero_sd_deg)
    heading = np.deg2rad(mount.heading_sd_deg)

    def both(up: Floats) -> tuple[Curve, Curve]:
        return pitch.foot_pitch_rad(up, axes), pitch.foot_roll_rad(up, axes, left=left)

    pitch_around = pitch.foot_pitch_rad(found.up_strike, axes)
    roll_around = pitch.foot_roll_rad(found.up_contact, axes, left=left)
    pitch_ic, roll_ic = pitch_around[1], roll_around[1]
    pitch_off, roll_off = both(found.up_off)
    still = zero**2 + TILT_SD_RAD**2
    timing_pitch, timing_roll = (
        TIMING * np.abs(around[[0, 2]] - around[1]).min(axis=0)
        for around in (pitch_around, roll_around)
    )
    shoe_pitch, shoe_roll = SHOE_SD_RAD
    if slope_rad(axes) > INSTEP_RAD:
        shoe_pitch = np.hypot(shoe_pitch, INSTEP_SHARE * pitch_ic)
    pitch_sd = np.sqrt(still + shoe_pitch**2 + timing_pitch**2 + (heading * np.sin(roll_ic)) ** 2)
    timing_off = OFF_SD_S * _tipping_off_rad_s(found, curve_pitch)
    off_sd = np.sqrt(4 * still + timing_off**2 + (heading * np.sin(roll_off)) ** 2)
    # a steep foot rolls about a steep axis: what is askew on the floor counts for more there
    askew = still / np.cos(pitch_ic) ** 2 + (heading * np.tan(pitch_ic)) ** 2
    roll_sd = np.sqrt(askew + shoe_roll**2 + timing_roll**2)
    pitch_deg = np.rad2deg(pitch_ic)
    swing = (part >= 0.0) & (part <= 1.0)
    late = swing & (part >= LATE_SWING_SHARE)
    told: dict[str, Any] = {
        "foot_pitch_ic_deg": pitch_deg,
        "foot_pitch_ic_sd_deg": np.rad2deg(pitch_sd),
        "foot_pitch_off_deg": np.rad2deg(pitch_off),
        "foot_pitch_off_sd_deg": np.rad2deg(off_sd),
        "foot_pitch_low_deg": _nan_empty(np.where(part <= 1.0, curve_pitch, np.inf).min(axis=1)),
        "foot_pitch_swing_deg": _nan_empty(np.where(swing, curve_pitch, -np.inf).max(axis=1)),
        "landing": [_landing(at_strike) for at_strike in pitch_deg.tolist()],
    }
    if np.isfinite(mount.progression_sd_deg):
        # where the toes point is that of all straight strides; each stride goes its own way
        own_way = np.rad2deg(pitch.foot_progression_rad(found.travel_end, axes, left=left))
        usual = float(median(own_way[straight(found)]))
        out = mount.turning_gap_deg if left else -mount.turning_gap_deg
        told["foot_progression_deg"] = own_way - usual + out
    if mount.roll_told:
        count = late.sum(axis=1)
        mean = np.where(late, curve_roll, 0.0).sum(axis=1) / np.maximum(count, 1)
        told |= {
            "foot_roll_ic_deg": np.rad2deg(roll_ic),
            "foot_roll_ic_sd_deg": np.rad2deg(roll_sd),
            "foot_roll_swing_deg": np.where(count > 0, mean, np.nan).astype(np.float64),
        }
    return told


def _tipping_off_rad_s(found: FootSwings, curve_pitch_deg: Curve) -> Floats:
    """How fast the foot tips around toe-off, read over a point of its curve to either side."""
    span = found.end_s - found.start_s
    point = np.rint((found.off_s - found.start_s) / span * (CURVE_POINTS - 1)).astype(np.intp)
    point = np.clip(point, 1, CURVE_POINTS - 2)
    rows = np.arange(span.size)
    tipped = np.deg2rad(curve_pitch_deg[rows, point + 1] - curve_pitch_deg[rows, point - 1])
    out: Floats = np.abs(tipped) / (2.0 * span / (CURVE_POINTS - 1))
    return out


def _landing(pitch_deg: float) -> str:
    """Name the part of the foot that lands first."""
    if pitch_deg > HEEL_FIRST_DEG:
        return "heel_first"
    return "forefoot_first" if pitch_deg < FOREFOOT_FIRST_DEG else "flat"


def _nan_empty(values: Curve) -> Floats:
    """Turn the extreme of nothing into "not measured"."""
    return np.where(np.isfinite(values), values, np.nan).astype(np.float64)
