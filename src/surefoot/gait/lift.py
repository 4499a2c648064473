"""How high a foot goes in its swing: the lift of the sensor and the clearance of the toes."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.each_swing import CURVE_SHARE
from surefoot.gait.foot_swings import FootSwings
from surefoot.gait.kernels import clearance
from surefoot.gait.mount import LEAVING_SHARE
from surefoot.gait.symmetry import Z_90

Curve = NDArray[np.floating[Any]]

#: Toes just off the ground or about to land are low by nature: the dip between them counts.
MID_SWING = (0.2, 0.9)
#: A stride that ends higher or lower than this was not on level ground: no clearance.
LEVEL_M = 0.10


def lift_and_clearance(
    found: FootSwings, curve_pitch: Curve, curve_roll: Curve, part: Curve
) -> tuple[dict[str, Any], bool]:
    """Give how high the sensor and the toes of one foot go.

    Parameters
    ----------
    found : k swings of the foot.
    curve_pitch, curve_roll : (k, p) deg, evenly from rest to rest.
    part : (k, p) where each point lies in its swing: 0 toe-off, 1 first contact.

    Returns
    -------
    Columns of the stride table by name, k values each, NaN where the toes have no clearance; and
    whether the toes seem to go under the floor in most strides.
    """
    tipped = np.deg2rad(curve_pitch)
    sine = np.sin(tipped)
    cosine = np.cos(tipped) * np.cos(np.deg2rad(curve_roll))
    # on level ground both rests are at one height; what is left over is drift
    grid = CURVE_SHARE.astype(np.float32)
    height = found.curve_height_m - grid * found.rise_m.astype(np.float32)[:, None]
    rows = np.arange(found.start_s.size)
    # pitch is lowest as the toe tip leaves the ground; a foot that hangs may sink again later
    leaving = np.where(part <= LEAVING_SHARE, curve_pitch, np.inf).argmin(axis=1)
    ahead, ahead_sd = clearance.toe_ahead_m(
        height[rows, leaving], sine[rows, leaving], cosine[rows, leaving]
    )
    toe = clearance.toe_height_m(height, sine, cosine, float(ahead))
    middle = (part > MID_SWING[0]) & (part < MID_SWING[1])
    lowest, where = clearance.toe_clearance_m(toe, middle)
    sd = np.sqrt(
        clearance.LIFT_SD_M**2 + (ahead_sd * sine[rows, where]) ** 2 + (0.25 * found.rise_m) ** 2
    )
    level_enough = np.abs(found.rise_m) < LEVEL_M
    # a foot cannot be under the floor: where it seems so, its place on the shoe is misjudged
    below = lowest + Z_90 * sd < 0.0
    known = np.isfinite(lowest) & level_enough
    under_floor = bool(known.any() and below[known].mean() > 0.5)
    level_enough &= ~below & (not under_floor)
    swing = (part >= 0.0) & (part <= 1.0)
    return {
        "foot_lift_m": np.where(swing, height, 0.0).max(axis=1).astype(np.float64),
        "toe_clearance_m": np.where(level_enough, lowest, np.nan).astype(np.float64),
        "toe_clearance_sd_m": np.where(level_enough & np.isfinite(lowest), sd, np.nan),
    }, under_floor
