"""From swings and a mount to the numbers of the stride table."""

from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from surefoot.gait.angles import foot_angles
from surefoot.gait.each_swing import CURVE_SHARE
from surefoot.gait.foot_swings import FootSwings
from surefoot.gait.kernels import clearance, pitch
from surefoot.gait.kernels.ranks import median
from surefoot.gait.kernels.steps import LONG_SHARE, usual_length_m
from surefoot.gait.lift import lift_and_clearance
from surefoot.gait.mount import TURN_RAD, Mount
from surefoot.terms.sides import Foot

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Curve = NDArray[np.floating[Any]]

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
    first = _pauses(found)
    why = _why_not(found, first)
    stride_time = np.full(k, np.nan)
    stride_time[1:] = np.diff(found.contact_s)
    stance = np.full(k, np.nan)
    stance[1:] = (found.off_s[1:] - found.contact_s[:-1]) / stride_time[1:]
    follows = np.concatenate(([False], ~first[1:]))
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
        columns |= foot_angles(found, mount, curve_pitch, curve_roll, part, left=left)
        lift, under_floor = lift_and_clearance(found, curve_pitch, curve_roll, part)
        columns |= lift
    if found.hole.any():
        for name, values in columns.items():
            if name not in KNOWN_DESPITE_HOLES and getattr(values, "dtype", None) == np.float64:
                columns[name] = np.where(found.hole, np.nan, values)
    if not mount.roll_told:
        curve_roll = np.full_like(curve_roll, np.nan)
    curves = Curves(
        CURVE_SHARE,
        curve_pitch.astype(np.float32, copy=False),
        curve_roll.astype(np.float32, copy=False),
        off_share,
        contact_share,
        usable,
    )
    return FootStrides(columns, curves, under_floor)


def _part_of_swing(off_share: Floats, contact_share: Floats) -> Curve:
    """Where each point of the curves lies in its swing: 0 toe-off, 1 first contact."""
    grid = CURVE_SHARE.astype(np.float32)
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


def _why_not(found: FootSwings, first: Flags) -> list[str | None]:
    """Say why a stride does not count as straight walking, or None."""
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
