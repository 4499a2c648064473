"""The truth of a simulated walk, under the names and signs of the stride table."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from surefoot.gait.simulate.body import Motion, feel
from surefoot.gait.simulate.course import Floats
from surefoot.gait.simulate.plan import Stride
from surefoot.gait.simulate.swing import TOE_X_M
from surefoot.terms.frames import STRIKE_BEFORE_CONTACT_S

if TYPE_CHECKING:
    import polars as pl

#: The point of the foot whose sideways arc is the truth: the instep, above the middle of the foot.
_STANDING_S = 0.5
_INSTEP_M = np.array([0.07, 0.0, 0.05])


def true_strides(
    strides: Sequence[Stride], motion: Motion, end_s: float, time_s: Floats
) -> list[Mapping[str, object]]:
    """Give one row a stride, read off the motion itself.

    Parameters
    ----------
    strides : the strides of one foot, in order.
    motion : the motion of that foot at `time_s`.
    end_s : when the recording ends.
    time_s : (n,) s, even steps from 0.

    Returns
    -------
    Rows with the names and signs of the stride table. `start_s` and `end_s` are the middles of
    the foot-flat times around the swing, at most half a second away from it. `toe_clearance_m` is
    the local minimum of toe height in mid-swing; None where the toe has none. `stride_time_s` is
    contact to contact, None for the first. Pitch at contact is that of the foot strike,
    `STRIKE_BEFORE_CONTACT_S` before the ground is met; roll at contact that of contact itself.
    """
    borders = [0.0, *((a.flat_s + b.rise_s) / 2 for a, b in pairwise(strides)), end_s]
    toe = feel(motion, np.array([TOE_X_M, 0.0, 0.0])).position_m
    instep = feel(motion, _INSTEP_M).position_m
    side = 1.0 if strides[0].foot == "left" else -1.0
    pitch, roll = -np.rad2deg(motion.tilt.x), -side * np.rad2deg(motion.roll.x)
    rows: list[Mapping[str, object]] = []
    for k, stride in enumerate(strides):
        start_s = max(borders[k], stride.rise_s - _STANDING_S)
        stop_s = min(borders[k + 1], stride.flat_s + _STANDING_S)
        cycle_s = stride.contact_s - strides[k - 1].contact_s if k else None
        length = float(np.hypot(*np.subtract(stride.to_xy_m, stride.from_xy_m)))
        strike_s = max(stride.contact_s - STRIKE_BEFORE_CONTACT_S, stride.off_s)
        off, contact = np.searchsorted(time_s, [stride.off_s, stride.contact_s])
        swing = slice(int(off), int(contact) + 1)
        rows.append(
            {
                "foot": stride.foot,
                "stride_no": k + 1,
                "start_s": start_s,
                "off_s": stride.off_s,
                "contact_s": stride.contact_s,
                "end_s": stop_s,
                "stride_time_s": cycle_s,
                "swing_time_s": stride.contact_s - stride.off_s,
                "foot_pitch_ic_deg": _at(pitch, time_s, strike_s),
                "foot_pitch_off_deg": _at(pitch, time_s, stride.off_s),
                "foot_pitch_swing_deg": float(np.max(pitch[swing])),
                "foot_roll_ic_deg": _at(roll, time_s, stride.contact_s),
                "foot_progression_deg": _toe_out(stride, side),
                "stride_length_m": length,
                "gait_speed_m_s": length / cycle_s if cycle_s else None,
                "swing_arc_m": _arc(instep[swing], side),
                "toe_clearance_m": _clearance(toe[swing, 2]),
                "turn_deg": stride.to_yaw_deg - stride.from_yaw_deg,
                "scuff": stride.scuff,
            }
        )
    return rows


def table(rows: Sequence[Mapping[str, object]]) -> "pl.DataFrame":
    """Give rows of both feet as one table in the order of contact."""
    import polars as pl

    return pl.DataFrame(rows, infer_schema_length=None).sort("contact_s")


def _at(values: Floats, time_s: Floats, moment_s: float) -> float:
    return float(np.interp(moment_s, time_s, values))


def _toe_out(stride: Stride, side: float) -> float:
    """Give how far the toes point out of the way the foot went, once it stands (deg)."""
    ahead = np.subtract(stride.to_xy_m, stride.from_xy_m)
    out = side * (stride.to_yaw_deg - np.rad2deg(np.arctan2(ahead[1], ahead[0])))
    return float((out + 180.0) % 360.0 - 180.0)


def _arc(path_m: Floats, side: float) -> float:
    """Give the largest distance of a path from its chord, outward +."""
    chord = path_m[-1, :2] - path_m[0, :2]
    length = float(np.hypot(*chord))
    if length < 0.02:
        return 0.0
    ahead = chord / length
    aside = (path_m[:, :2] - path_m[0, :2]) @ np.array([-ahead[1], ahead[0]]) * side
    return float(aside[np.argmax(np.abs(aside))])


def _clearance(height_m: Floats) -> float | None:
    """Give the lowest local minimum of toe height in the middle of the swing, if there is one."""
    inner = height_m[1:-1]
    share = np.arange(1, height_m.size - 1) / (height_m.size - 1)
    dips = (inner <= height_m[:-2]) & (inner < height_m[2:]) & (share > 0.2) & (share < 0.9)
    return float(inner[dips].min()) if bool(dips.any()) else None
