"""All swings of one foot, as arrays: what is measured of a foot is worked out from these."""

from collections.abc import Sequence

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@frozen(eq=False)
class FootSwings:
    """All swings of one foot, before the foot's own axes are known.

    Arrays have one entry a swing (k); vectors are (3, k) in the sensor's axes.

    start_s, off_s, contact_s, end_s, contact_sd_s : s from the start of the recording.
    length_m, rise_m : m along the floor and up, rest to rest.
    step_m : (2, k) m along the floor, all seen from one direction.
    turn_rad : rad, change of heading, left is plus.
    arc_left_m : m, largest sideways distance from the straight line, left is plus.
    lift_m : m, highest point of the sensor above its level at rest.
    swing_jolt_m_s3, landing_jolt_m_s3 : m/s3, largest jolt in mid-swing and at landing.
    calm_share : share of the walking time in which the sensor hardly turns.
    up_off : up, at toe-off.
    up_strike, up_contact : (3, 3, k) up, one contact uncertainty before the foot strike and before
        first contact, at it, and one after it.
    up_end : up, while the foot lies flat after the swing.
    flat_doubt_rad : how far `up_end` may be off because the foot never lies still.
    travel, travel_end : the way the foot went, seen at its start and at its end.
    curve_up : (3, k, p) and curve_height_m : (k, p), evenly from start to end.
    gravity_m_s2 : size of gravity found.
    hole : True where samples are missing inside.
    standing_up : (3,) up in quiet standing, NaN without.
    standing_s : s of quiet standing.
    offset_rad_s, offset_sd_rad_s : (3,) rad/s and rad/s, gyroscope offset and how sure it is.
    """

    start_s: Floats
    off_s: Floats
    contact_s: Floats
    end_s: Floats
    contact_sd_s: Floats
    length_m: Floats
    step_m: Floats
    rise_m: Floats
    turn_rad: Floats
    arc_left_m: Floats
    lift_m: Floats
    swing_jolt_m_s3: Floats
    landing_jolt_m_s3: Floats
    up_off: Floats
    up_strike: Floats
    up_contact: Floats
    up_end: Floats
    flat_doubt_rad: Floats
    travel: Floats
    travel_end: Floats
    curve_up: NDArray[np.float32]
    curve_height_m: NDArray[np.float32]
    gravity_m_s2: Floats
    hole: Flags
    standing_up: Floats
    standing_s: float
    offset_rad_s: Floats
    offset_sd_rad_s: float
    calm_share: float


#: Fields with one entry a swing, joined end to end over the pieces.
_PER_SWING = (
    "start_s",
    "off_s",
    "contact_s",
    "end_s",
    "contact_sd_s",
    "length_m",
    "step_m",
    "rise_m",
    "turn_rad",
    "arc_left_m",
    "lift_m",
    "swing_jolt_m_s3",
    "landing_jolt_m_s3",
    "up_off",
    "up_strike",
    "up_contact",
    "up_end",
    "flat_doubt_rad",
    "travel",
    "travel_end",
    "gravity_m_s2",
    "hole",
)


def joined(parts: Sequence[FootSwings]) -> FootSwings:
    """Join the swings of several stretches of one recording.

    Parameters
    ----------
    parts : at least one, in order of time.

    Returns
    -------
    FootSwings; standing, offset and calm are the mean of the parts.
    """
    if len(parts) == 1:
        return parts[0]
    joined = {
        name: np.concatenate([getattr(p, name) for p in parts], axis=-1) for name in _PER_SWING
    }
    standing = np.array([p.standing_s for p in parts])
    ups = np.stack([np.nan_to_num(p.standing_up) for p in parts], axis=1) @ standing
    weight = np.array([p.start_s.size for p in parts], dtype=float)
    return FootSwings(
        **joined,
        curve_up=np.concatenate([p.curve_up for p in parts], axis=1),
        curve_height_m=np.concatenate([p.curve_height_m for p in parts], axis=0),
        standing_up=ups / standing.sum() if standing.sum() > 0 else np.full(3, np.nan),
        standing_s=float(standing.sum()),
        offset_rad_s=np.average([p.offset_rad_s for p in parts], axis=0, weights=weight + 1e-9),
        offset_sd_rad_s=max(p.offset_sd_rad_s for p in parts),
        calm_share=float(np.average([p.calm_share for p in parts], weights=weight + 1e-9)),
    )


def only(found: FootSwings, keep: Flags) -> FootSwings:
    """Keep some of the swings.

    Parameters
    ----------
    found : k swings.
    keep : (k,) True for those to keep.

    Returns
    -------
    FootSwings.
    """
    if keep.all():
        return found
    chosen = {name: getattr(found, name)[..., keep] for name in _PER_SWING}
    return evolve(
        found,
        **chosen,
        curve_up=found.curve_up[:, keep],
        curve_height_m=found.curve_height_m[keep],
    )
