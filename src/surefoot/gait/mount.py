"""How a sensor sits on a foot: which of its axes point up and to the toes, and how sure that is.

Nobody calibrates anything. "Up" comes from the foot lying flat in mid-stance and is compared
with quiet standing. The toes point roughly where the foot travels; how far they are turned out
from there shows as the heel rises: then the foot tips over its own toes, about its own left-right
axis. The slope of the instep is a third, weaker witness.
"""

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from surefoot.gait.each_swing import CURVE_SHARE
from surefoot.gait.foot_swings import FootSwings
from surefoot.gait.kernels import pitch
from surefoot.gait.kernels.quaternion import cross
from surefoot.gait.kernels.ranks import median

Floats = NDArray[np.float64]

#: A stride that turns more than this is a turn. Our proposal.
TURN_RAD = np.deg2rad(20.0)
#: Error of tilt within a stride, and what no spread shows of the zero (soles, floors).
TILT_SD_RAD = np.deg2rad(0.4)
ZERO_SD_RAD = np.deg2rad(0.3)
#: Without quiet standing nothing checks the zero of mid-stance: the usual gap between the two.
ZERO_UNCHECKED_RAD = np.deg2rad(0.8)
#: How far toes point out from the way the foot travels, before anything is seen of this foot.
#: Our proposal: 8 and 7 degrees on the person with optical truth (benchmarks/accuracy.py). It is
#: asked most where the heel hardly rises, and just such feet may be turned far out from the hip or
#: in with the sole; by how much is published nowhere, so it weighs little.
TOE_OUT_RAD = np.deg2rad(5.0)
TOE_OUT_SD_RAD = np.deg2rad(10.0)
#: ... but how far off it may be on this foot is stated by more: toes turned in by 6 degrees or out
#: by 20 lie one and two spreads away, and where the heel hardly rises nothing shows it.
#: Chosen on the tuning seeds (benchmarks/accuracy.py, simulated).
TOE_OUT_DOUBT_RAD = np.deg2rad(14.0)
#: A heel rise that shows the heading this well needs no other witness, and witnesses this far apart
#: still agree; beyond it this share of what lies between them is doubt. Our proposal.
AGREED_RAD = np.deg2rad(7.0)
DOUBT_SHARE = 0.4
#: As the heel rises the foot also rolls by about this much, and the steeper it stands the less
#: that shifts the axis it seems to tip about. It must stand this steep, in so many strides.
PUSH_OFF_ROLL_RAD = np.deg2rad(4.0)
PUSH_OFF_RAD = np.deg2rad(15.0)
#: ... and this steep for foot progression to be reported.
PROGRESSION_RAD = np.deg2rad(25.0)
FEWEST_PUSH_OFFS = 6
#: Pitch is lowest as the toe tip leaves the ground: within this share of the swing.
LEAVING_SHARE = 0.15
#: The slope of the instep tells the heading only where the sensor lies on a slope; it is asked
#: only where no heel rise tells more, because straps sit askew.
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
    turning_gap_deg, instep_gap_deg : where the toes point by the axis the foot tips about as its
        heel rises, and by the instep, against the direction of travel, to the left plus; NaN
        where they do not tell.
    heading_sd_deg : how far the heading may be off.
    roll_told : False where the headings disagree too much to report foot roll.
    progression_sd_deg : how far foot progression may be off; NaN where it is not told.
    """

    axes: Floats
    zero_from: str
    zero_gap_deg: float
    zero_sd_deg: float
    turning_gap_deg: float
    instep_gap_deg: float
    heading_sd_deg: float
    roll_told: bool
    progression_sd_deg: float = np.nan


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


def find_mount(found: FootSwings, *, left: bool, shank: bool = False) -> Mount:
    """Find how the sensor sits on the foot.

    Parameters
    ----------
    found : swings of one foot.
    left : True for the left foot: its toes point out to the left.
    shank : True for a sensor on the shank: it points where it travels.

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
    ups = found.up_end[:, good]
    up = pitch.unit(median(ups))
    along = pitch.foot_axes(up, median(found.travel_end[:, good]))
    zero_gap = np.nan
    if found.standing_s > 0.0:
        zero_gap = float(pitch.foot_pitch_rad(found.standing_up, along))
    doubt = float(median(found.flat_doubt_rad[good]))
    zero_sd = _zero_sd(pitch.foot_pitch_rad(ups, along), zero_gap, doubt)
    if shank:
        gaps = (np.nan, np.nan, float(np.rad2deg(TOE_OUT_SD_RAD)), True, np.nan)
        return Mount(along, "mid_stance", float(np.rad2deg(zero_gap)), zero_sd, *gaps)
    turning_gap, turning_sd = _tips_about(found, good, along)
    instep_gap = _instep_gap(along)
    outward = 1.0 if left else -1.0
    heading, heading_sd = outward * TOE_OUT_RAD, TOE_OUT_DOUBT_RAD
    turning_told = bool(np.isfinite(turning_gap))
    if turning_told:
        weight = TOE_OUT_SD_RAD**2 / (TOE_OUT_SD_RAD**2 + turning_sd**2)
        heading += weight * (turning_gap - heading)
        heading_sd = np.hypot((1.0 - weight) * TOE_OUT_DOUBT_RAD, weight * turning_sd)
    apart = abs(turning_gap - outward * TOE_OUT_RAD) if turning_told else 0.0
    sure = turning_told and turning_sd < AGREED_RAD
    if not sure and np.isfinite(instep_gap):
        apart = max(apart, abs(instep_gap - heading))
    heading_sd = np.hypot(heading_sd, DOUBT_SHARE * min(max(apart - AGREED_RAD, 0.0), np.pi / 6))
    return Mount(
        _turned(along, heading),
        "mid_stance",
        float(np.rad2deg(zero_gap)),
        zero_sd,
        float(np.rad2deg(turning_gap)),
        float(np.rad2deg(instep_gap)),
        float(np.rad2deg(heading_sd)),
        not (turning_told and abs(turning_gap) > TOO_FAR_APART_RAD + TOE_OUT_RAD),
        float(np.rad2deg(turning_sd)) if turning_sd < _steep(PROGRESSION_RAD) else np.nan,
    )


def _zero_sd(stance_pitch_rad: pitch.AnyFloats, gap_rad: float, doubt_rad: float) -> float:
    """How far the zero may be off (deg): spread and doubt of stances, and standing against them."""
    middle = median(stance_pitch_rad)
    spread = 1.48 * float(median(np.abs(stance_pitch_rad - middle)))
    chance = 1.25 * spread / np.sqrt(stance_pitch_rad.size)
    check = 0.5 * gap_rad if np.isfinite(gap_rad) else ZERO_UNCHECKED_RAD
    return float(np.rad2deg(np.sqrt(ZERO_SD_RAD**2 + chance**2 + check**2 + doubt_rad**2)))


def _steep(tilt_rad: float) -> float:
    """How unsure a heading is that shows in a foot that stands so steep on its toes (rad)."""
    return float(PUSH_OFF_ROLL_RAD / np.sin(tilt_rad))


def _tips_about(found: FootSwings, good: NDArray[np.bool_], along: Floats) -> tuple[float, float]:
    """Where the toes point (rad, left of travel plus) by the way the foot tips over them."""
    left_s = found.off_s + LEAVING_SHARE * (found.contact_s - found.off_s) - found.start_s
    early = (left_s / (found.end_s - found.start_s))[:, None] >= CURVE_SHARE
    lowest = np.where(early, pitch.foot_pitch_rad(found.curve_up, along), np.inf).argmin(axis=1)
    up = found.curve_up[:, np.arange(lowest.size), lowest].astype(np.float64)[:, good]
    ahead, aside = -(along[0] @ up), -(along[1] @ up)
    tilt = np.arcsin(np.clip(np.hypot(ahead, aside), 0.0, 1.0))
    steep = (tilt > PUSH_OFF_RAD) & (ahead > 0.0)
    if steep.sum() < max(FEWEST_PUSH_OFFS, 0.5 * steep.size):
        return np.nan, np.inf
    way = np.arctan2(aside[steep], ahead[steep])
    middle = float(median(way))
    spread = 1.48 * float(median(np.abs(way - middle)))
    chance = 1.25 * spread / np.sqrt(way.size)
    return middle, float(np.hypot(_steep(float(median(tilt[steep]))), chance))


def slope_rad(axes: Floats) -> float:
    """Give the slope a sensor lies on.

    Parameters
    ----------
    axes : (3, 3) x to the toes, y left, z up, one per row.

    Returns
    -------
    rad, 0 where one of its own axes points straight up.

    Examples
    --------
    >>> slope_rad(np.eye(3))
    0.0
    """
    return float(np.arccos(min(float(np.abs(axes[2]).max()), 1.0)))


def _instep_gap(along: Floats) -> float:
    """Where the toes point (rad, left of travel plus) by the slope the sensor lies on."""
    if not SLOPE_RAD[0] < slope_rad(along) < SLOPE_RAD[1]:
        return np.nan
    nearest = int(np.argmax(np.abs(along[2])))
    outward = np.zeros(3)
    outward[nearest] = np.sign(along[2][nearest])
    # the instep falls towards the toes, so what stands square on it leans that way
    gap = float(np.arctan2(outward @ along[1], outward @ along[0]))
    return gap if abs(gap) < np.pi / 4 else np.nan


def _turned(axes: Floats, left_rad: float) -> Floats:
    """Turn axes about their upright one."""
    x = np.cos(left_rad) * axes[0] + np.sin(left_rad) * axes[1]
    return np.array((x, cross(axes[2], x), axes[2]))
