"""From swings and a mount to the numbers of the stride table."""

from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from surefoot.gait.each_swing import CURVE_POINTS
from surefoot.gait.kernels import clearance, pitch
from surefoot.gait.kernels.ranks import median
from surefoot.gait.kernels.steps import LONG_SHARE, usual_length_m
from surefoot.gait.mount import LEAVING_SHARE, TILT_SD_RAD, TURN_RAD, Mount, slope_rad, straight
from surefoot.gait.one_foot import FootSwings
from surefoot.gait.strides import stride_table
from surefoot.gait.symmetry import Z_90
from surefoot.terms.sides import Foot, StrokeLeg, leg_of

if TYPE_CHECKING:
    import polars as pl

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Curve = NDArray[np.floating[Any]]

#: Landing, by foot pitch at the foot strike. Our proposal (measures.yaml, id landing).
HEEL_FIRST_DEG = 5.0
FOREFOOT_FIRST_DEG = -5.0
#: A pause between two swings longer than this, or than three usual stances, ends a bout.
PAUSE_S = 1.5
PAUSES = 3.0
#: What a stride on level ground cannot be: rise as share of its length plus 0.1 m; length;
#: gravity off by this share; time. Our proposal.
MOST_RISE_SHARE = 0.35
LONGEST_M = 2.6
GRAVITY_OFF_SHARE = 0.06
LONGEST_MOVE_S = 4.0
#: With samples missing inside a stride only its place in time is kept.
KNOWN_DESPITE_HOLES = ("start_s", "end_s", "off_s", "contact_s")
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
#: Toes just off the ground or about to land are low by nature: the dip between them counts.
MID_SWING = (0.2, 0.9)
#: A stride that ends higher or lower than this was not on level ground: no clearance.
LEVEL_M = 0.10


@frozen(eq=False)
class Curves:
    """Pitch and roll through every stride of one foot, evenly from rest to rest.

    share : (p,) share of the time from `start_s` to `end_s`.
    pitch_deg, roll_deg : (k, p) toes up and sole in are plus; roll NaN where not told.
    off_share, contact_share : (k,) where toe-off and first contact lie.
    usable : (k,) straight walking.
    """

    share: Floats
    pitch_deg: NDArray[np.float32]
    roll_deg: NDArray[np.float32]
    off_share: Floats
    contact_share: Floats
    usable: Flags


@frozen(eq=False)
class FootStrides:
    """The columns of one foot, its curves, and whether its toes seem to go under the floor."""

    columns: dict[str, Any]
    curves: Curves
    under_floor: bool = False


def measure(foot: Foot, found: FootSwings, mount: Mount, *, shank: bool) -> FootStrides:
    """Fill the columns of one foot.

    Parameters
    ----------
    foot : left or right.
    found : its swings.
    mount : how the sensor sat.
    shank : True for a sensor on the shank: times and lengths only, no foot angles.

    Returns
    -------
    FootStrides, one row a swing, in order of time.
    """
    left = foot == "left"
    k = found.start_s.size
    why = _why_not(found)
    stride_time = np.full(k, np.nan)
    stride_time[1:] = np.diff(found.contact_s)
    stance = np.full(k, np.nan)
    stance[1:] = (found.off_s[1:] - found.contact_s[:-1]) / stride_time[1:]
    follows = np.concatenate(([False], ~_pauses(found)[1:]))
    hole_between = np.concatenate(([False], found.hole[:-1] | found.hole[1:]))
    known = follows & ~hole_between
    stride_time[~known] = np.nan
    stance[~known] = np.nan
    whole = np.where(known, stride_time, found.end_s - found.start_s)
    columns: dict[str, Any] = {
        "stride_no": np.arange(1, k + 1),
        "foot": [foot] * k,
        "start_s": found.start_s,
        "off_s": found.off_s,
        "contact_s": found.contact_s,
        "end_s": found.end_s,
        "contact_sd_s": found.contact_sd_s,
        "stride_time_s": stride_time,
        "swing_time_s": found.contact_s - found.off_s,
        "stance_share": np.clip(stance, 0.0, 1.0),
        "stride_length_m": found.length_m,
        "gait_speed_m_s": found.length_m / whole,
        "swing_arc_m": found.arc_left_m if left else -found.arc_left_m,
        "turn_deg": np.rad2deg(found.turn_rad),
        "session_part": _parts(found),
        "usable": [w is None for w in why],
        "why_not": why,
    }
    usable = np.array(columns["usable"], dtype=np.bool_)
    axes = mount.axes.astype(np.float32)
    curve_pitch = np.rad2deg(pitch.foot_pitch_rad(found.curve_up, axes))
    curve_roll = np.rad2deg(pitch.foot_roll_rad(found.curve_up, axes, left=left))
    span = found.end_s - found.start_s
    off_share = (found.off_s - found.start_s) / span
    contact_share = (found.contact_s - found.start_s) / span
    under_floor = False
    if not shank:
        columns["scuff"] = _scuffs(found)
        part = _part_of_swing(off_share, contact_share)
        columns |= _angles(found, mount, curve_pitch, curve_roll, part, left=left)
        lift, under_floor = _lift(found, curve_pitch, curve_roll, part)
        columns |= lift
    lost = np.flatnonzero(found.hole)
    for name, values in columns.items():
        if name not in KNOWN_DESPITE_HOLES and getattr(values, "dtype", None) == np.float64:
            columns[name] = values.copy()
            columns[name][lost] = np.nan
    if not mount.roll_told:
        curve_roll = np.full_like(curve_roll, np.nan)
    curves = Curves(
        np.linspace(0.0, 1.0, CURVE_POINTS),
        curve_pitch.astype(np.float32, copy=False),
        curve_roll.astype(np.float32, copy=False),
        off_share,
        contact_share,
        usable,
    )
    return FootStrides(columns, curves, under_floor)


def _part_of_swing(off_share: Floats, contact_share: Floats) -> Curve:
    """Where each point of the curves lies in its swing: 0 toe-off, 1 first contact."""
    grid = np.linspace(0.0, 1.0, CURVE_POINTS, dtype=np.float32)
    off = off_share.astype(np.float32)[:, None]
    long = np.maximum(contact_share - off_share, 1e-6).astype(np.float32)[:, None]
    # rounded, so that a point at contact itself counts as before it whatever the last digit
    out: Curve = ((grid - off) / long).round(5)
    return out


def _pauses(found: FootSwings) -> Flags:
    """Tell swings that begin after a pause, or after none at all."""
    k = found.start_s.size
    between = np.full(k, np.inf)
    between[1:] = found.off_s[1:] - found.contact_s[:-1]
    usual = float(median(between[1:])) if k > 1 else 0.0
    return between > max(PAUSE_S, PAUSES * usual)


def _why_not(found: FootSwings) -> list[str | None]:
    """Say why a stride does not count as straight walking, or None."""
    first = _pauses(found)
    last = np.concatenate((first[1:], [True]))
    gravity = float(median(found.gravity_m_s2))
    drift = (
        (np.abs(found.rise_m) > 0.1 + MOST_RISE_SHARE * found.length_m)
        | (found.length_m > LONGEST_M)
        | (np.abs(found.gravity_m_s2 / gravity - 1.0) > GRAVITY_OFF_SHARE)
        | (found.end_s - found.start_s > LONGEST_MOVE_S)
    )
    turn = np.abs(found.turn_rad) > TURN_RAD
    short = found.length_m < LONG_SHARE * usual_length_m(found.length_m)
    out: list[str | None] = []
    flags = (part.tolist() for part in (found.hole, drift, turn, short, first, last))
    for is_hole, drifts, turns, is_short, starts, ends in zip(*flags, strict=True):
        if is_hole:
            out.append("gap")
        elif drifts:
            out.append("drift")
        elif starts:
            out.append("first")
        elif ends:
            out.append("last")
        elif turns:
            out.append("turn")
        else:
            out.append("short" if is_short else None)
    return out


def _scuffs(found: FootSwings) -> list[bool | None]:
    """Say true, false or None (cannot tell) for each stride."""
    scuffed, told = clearance.scuffs(found.swing_jolt_m_s3, found.landing_jolt_m_s3)
    told &= ~found.hole
    pairs = zip(scuffed.tolist(), told.tolist(), strict=True)
    return [yes if known else None for yes, known in pairs]


def _parts(found: FootSwings) -> list[str]:
    """Name the third of the walk each stride falls into, by count of strides."""
    k = found.start_s.size
    names = ("first", "middle", "last")
    return [names[min(3 * i // max(k, 1), 2)] for i in range(k)]


def _angles(
    found: FootSwings,
    mount: Mount,
    curve_pitch: Curve,
    curve_roll: Curve,
    part: Curve,
    *,
    left: bool,
) -> dict[str, Any]:
    """Foot angles in degrees, each with its standard deviation."""
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
    landing = np.where(
        pitch_deg > HEEL_FIRST_DEG,
        "heel_first",
        np.where(pitch_deg < FOREFOOT_FIRST_DEG, "forefoot_first", "flat"),
    )
    swing = (part >= 0.0) & (part <= 1.0)
    late = swing & (part >= LATE_SWING_SHARE)
    told: dict[str, Any] = {
        "foot_pitch_ic_deg": pitch_deg,
        "foot_pitch_ic_sd_deg": np.rad2deg(pitch_sd),
        "foot_pitch_off_deg": np.rad2deg(pitch_off),
        "foot_pitch_off_sd_deg": np.rad2deg(off_sd),
        "foot_pitch_low_deg": _nan_empty(np.where(part <= 1.0, curve_pitch, np.inf).min(axis=1)),
        "foot_pitch_swing_deg": _nan_empty(np.where(swing, curve_pitch, -np.inf).max(axis=1)),
        "landing": landing.tolist(),
    }
    if np.isfinite(mount.progression_sd_deg):
        # where the toes point is that of all straight strides; each stride goes its own way
        own_way = np.rad2deg(pitch.foot_progression_rad(found.travel_end, axes, left=left))
        usual = float(np.median(own_way[straight(found)]))
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


def _nan_empty(values: Curve) -> Floats:
    """Turn the extreme of nothing into "not measured"."""
    return np.where(np.isfinite(values), values, np.nan).astype(np.float64)


def _lift(
    found: FootSwings, curve_pitch: Curve, curve_roll: Curve, part: Curve
) -> tuple[dict[str, Any], bool]:
    """Lift of the sensor, clearance of the toes, and whether these seem to be under the floor."""
    sine = np.sin(np.deg2rad(curve_pitch))
    cosine = np.cos(np.deg2rad(curve_pitch)) * np.cos(np.deg2rad(curve_roll))
    # on level ground both rests are at one height; what is left over is drift
    grid = np.linspace(0.0, 1.0, CURVE_POINTS, dtype=np.float32)
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


def table(
    feet: dict[Foot, FootStrides], walk_id: str, stroke_leg: StrokeLeg, method: str
) -> "pl.DataFrame":
    """Put the feet together into one stride table, left first.

    Parameters
    ----------
    feet : columns of each foot.
    walk_id : id of the walk.
    stroke_leg : the stroke side, as told.
    method : name and version.

    Returns
    -------
    polars table, `surefoot.gait.strides.SCHEMA`.
    """
    import polars as pl

    parts = []
    for foot in ("left", "right"):
        if foot not in feet:
            continue
        columns = dict(feet[foot].columns)
        k = len(columns["foot"])
        columns["walk_id"] = [walk_id] * k
        columns["method"] = [method] * k
        leg = leg_of(foot, stroke_leg)
        columns["leg"] = [leg] * k
        parts.append(stride_table(columns))
    return pl.concat(parts) if len(parts) > 1 else parts[0]
