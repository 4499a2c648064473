"""How a sensor sits on a foot: which of its axes point up and to the toes, and how sure that is.

Nobody calibrates anything. "Up" comes from the foot lying flat in mid-stance and is compared
with quiet standing; the way to the toes comes from where the foot travels and is compared with
the axis the foot turns about and with the slope of the instep.
"""

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from surefoot.gait.kernels import pitch
from surefoot.gait.kernels.quaternion import cross
from surefoot.gait.kernels.ranks import median
from surefoot.gait.one_foot import FootSwings

Floats = NDArray[np.float64]

#: A stride that turns more than this is a turn. Our proposal.
TURN_RAD = np.deg2rad(20.0)
#: Least uncertainty of the zero and of the heading, and of tilt within a stride
#: (benchmarks/accuracy.py).
ZERO_SD_RAD = np.deg2rad(0.5)
HEADING_SD_RAD = np.deg2rad(4.2)
TILT_SD_RAD = np.deg2rad(0.4)
#: The turning axis tells the heading only where one axis clearly rules.
RULES = 4.0
#: The slope of the instep tells the heading only where the sensor lies on a slope.
SLOPE_RAD = (np.deg2rad(15.0), np.deg2rad(60.0))
#: Headings further apart than this: foot roll is not reported. Our proposal.
TOO_FAR_APART_RAD = np.deg2rad(25.0)


@frozen(eq=False)
class Mount:
    """The foot's axes in the sensor, with what speaks for and against them.

    axes : (3, 3) x to the toes, y left, z up, one per row.
    zero_from : ``mid_stance``; ``standing`` where no stride is straight.
    zero_gap_deg : pitch of quiet standing against mid-stance, toes up plus; NaN without standing.
    zero_sd_deg : how far the zero may be off.
    turning_gap_deg, instep_gap_deg : heading by turning axis and by instep against the direction
        of travel, to the left plus; NaN where they do not tell.
    heading_sd_deg : how far the heading may be off.
    roll_told : False where the headings disagree too much to report foot roll.
    """

    axes: Floats
    zero_from: str
    zero_gap_deg: float
    zero_sd_deg: float
    turning_gap_deg: float
    instep_gap_deg: float
    heading_sd_deg: float
    roll_told: bool


def straight(found: FootSwings) -> NDArray[np.bool_]:
    """Tell straight strides of usual length, fit to show how the sensor sits.

    Parameters
    ----------
    found : swings of one foot.

    Returns
    -------
    (k,) True for straight.
    """
    usual = float(median(found.length_m))
    good: NDArray[np.bool_] = (
        (np.abs(found.turn_rad) < TURN_RAD)
        & (found.length_m > 0.5 * usual)
        & (found.length_m < 2.0 * usual)
        & ~found.hole
    )
    return good


def find_mount(found: FootSwings) -> Mount:
    """Find how the sensor sits on the foot.

    Parameters
    ----------
    found : swings of one foot.

    Returns
    -------
    Mount.

    Raises
    ------
    NoFlatFoot
        No straight stride shows the foot flat.
    NoHeading
        The foot travels nowhere.
    """
    good = straight(found)
    if not good.any():
        raise pitch.NoFlatFoot("no straight stride shows the foot flat")
    # just after landing: before it swings again a stroke foot may tip and pivot on the spot
    up = pitch.unit(median(found.up_end[:, good]))
    axes = pitch.foot_axes(up, median(found.travel_end[:, good]))
    zero_gap = np.nan
    if found.standing_s > 0.0:
        zero_gap = float(pitch.foot_pitch_rad(found.standing_up, axes))
    doubt = float(np.median(found.flat_doubt_rad[good]))
    return Mount(
        axes,
        "mid_stance",
        float(np.rad2deg(zero_gap)),
        float(np.rad2deg(np.hypot(np.hypot(ZERO_SD_RAD, doubt), 0.25 * np.nan_to_num(zero_gap)))),
        *_headings(found, axes),
    )


def _headings(found: FootSwings, axes: Floats) -> tuple[float, float, float, bool]:
    """Compare travel with the turning axis and with the instep."""
    strength, directions = np.linalg.eigh(found.turning)
    turning_gap = instep_gap = np.nan
    if strength[2] > RULES * strength[1]:
        # the foot turns about its left-right axis; which end is left does not matter here
        left = directions[:, 2]
        x = cross(left, axes[2])
        turning_gap = _half_turn(np.arctan2(x @ axes[1], x @ axes[0]))
    nearest = int(np.argmax(np.abs(axes[2])))
    slope = np.arccos(min(abs(float(axes[2][nearest])), 1.0))
    if SLOPE_RAD[0] < slope < SLOPE_RAD[1]:
        outward = np.zeros(3)
        outward[nearest] = np.sign(axes[2][nearest])
        # the instep falls towards the toes, so what stands square on it leans that way
        gap = float(np.arctan2(outward @ axes[1], outward @ axes[0]))
        instep_gap = gap if abs(gap) < np.pi / 4 else np.nan
    gaps = np.array([g for g in (turning_gap, instep_gap) if np.isfinite(g)])
    widest = float(np.abs(gaps).max()) if gaps.size else np.deg2rad(10.0)
    turning_apart = abs(np.nan_to_num(turning_gap)) > TOO_FAR_APART_RAD
    instep_apart = abs(np.nan_to_num(instep_gap)) > TOO_FAR_APART_RAD
    both_apart = turning_apart and (instep_apart or not np.isfinite(instep_gap))
    return (
        float(np.rad2deg(turning_gap)),
        float(np.rad2deg(instep_gap)),
        float(np.rad2deg(np.hypot(HEADING_SD_RAD, 0.4 * min(widest, np.pi / 6)))),
        not both_apart,
    )


def _half_turn(angle_rad: float) -> float:
    """Bring the direction of a line into a quarter turn either way."""
    return float((angle_rad + np.pi / 2) % np.pi - np.pi / 2)
