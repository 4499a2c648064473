"""How far the toes clear the floor, and how far out the foot swings."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.kernels.ranks import median, quantile
from surefoot.gait.kernels.unrolled import Swings

Floats = NDArray[np.float64]
AnyFloats = NDArray[np.floating[Any]]
Samples = NDArray[np.intp]

#: Sensor to toe tip along the foot where push-off does not show it, and how unsure that is;
#: and the height of a sensor above the sole. Our proposal, between shoe sizes.
TOE_AHEAD_M = 0.15
TOE_AHEAD_SD_M = 0.04
SENSOR_ABOVE_SOLE_M = 0.06
#: The parts of a swing where a scuff and a landing are looked for.
SCUFF_PART = (0.2, 0.75)
LANDING_PART = (0.85, 1.3)
#: Jolt against this foot's usual swing, and against its own landing: surely a scuff, maybe one.
#: Our proposal, from simulated scuffs and real swings without known scuffs.
SCUFF_SURE = (2.5, 0.35)
SCUFF_MAYBE = (1.8, 0.25)
SCUFF_FEWEST = 10
#: Lift can drift by this much over a swing (benchmarks/accuracy.py).
LIFT_SD_M = 0.01


def toe_ahead_m(
    height_off_m: AnyFloats, sin_pitch_off: AnyFloats, cos_tilt_off: AnyFloats
) -> AnyFloats:
    """How far the toes lie ahead of the sensor, read from push-off.

    As the heel rises the foot turns about its toes, so the height the sensor gains tells how
    far from the toes it sits. Only push-offs steeper than 20 degrees tell.

    Parameters
    ----------
    height_off_m : (k,) m, sensor height at toe-off above foot flat.
    sin_pitch_off : (k,) sine of foot pitch then (negative: toes down).
    cos_tilt_off : (k,) cosine of the whole tilt then.

    Returns
    -------
    (2,) m: distance and its standard deviation; the fixed guess where too few push-offs tell.

    Examples
    --------
    >>> ahead = toe_ahead_m(np.full(8, 0.1), np.full(8, -0.8), np.full(8, 0.6))
    >>> ahead.round(3).tolist()
    [0.155, 0.01]
    """
    clear = (sin_pitch_off < -np.sin(np.deg2rad(20.0))) & (height_off_m > 0.0)
    if clear.sum() < 6:
        return np.array([TOE_AHEAD_M, TOE_AHEAD_SD_M])
    gained = height_off_m[clear] + SENSOR_ABOVE_SOLE_M * (1.0 - cos_tilt_off[clear])
    ahead = gained / -sin_pitch_off[clear]
    middle = float(median(ahead))
    if not 0.03 < middle < 0.30:
        return np.array([TOE_AHEAD_M, TOE_AHEAD_SD_M])
    spread = 1.48 * float(median(np.abs(ahead - middle)))
    return np.array([middle, np.hypot(0.01, spread / np.sqrt(clear.sum()))])


def toe_height_m(
    height_m: AnyFloats, sin_pitch: AnyFloats, cos_tilt: AnyFloats, ahead_m: float
) -> AnyFloats:
    """Height of the toe tip above its level at foot flat.

    Parameters
    ----------
    height_m : (...) m, sensor height above foot flat.
    sin_pitch : (...) sine of foot pitch.
    cos_tilt : (...) cosine of the whole tilt.
    ahead_m : m, from `toe_ahead_m`.

    Returns
    -------
    (...) m. Plus is above the floor.

    Examples
    --------
    >>> toe_height_m(np.array([0.1]), np.array([0.0]), np.array([1.0]), 0.15).tolist()
    [0.1]
    """
    out: AnyFloats = height_m + ahead_m * sin_pitch + SENSOR_ABOVE_SOLE_M * (1.0 - cos_tilt)
    return out


def toe_clearance_m(toe_m: AnyFloats, middle: NDArray[np.bool_]) -> tuple[AnyFloats, Samples]:
    """Smallest toe height in mid-swing, where there is one.

    Parameters
    ----------
    toe_m : (k, m) m, toe height.
    middle : (k, m) True from toe-off to first contact.

    Returns
    -------
    clearance_m : (k,) m, the lowest dip between two higher moments; NaN where the toes only
        rise and fall (not measurable, never 0).
    column : (k,) where the dip is.

    Examples
    --------
    >>> toe = np.array([[0.0, 0.05, 0.02, 0.06, 0.0], [0.0, 0.02, 0.05, 0.02, 0.0]])
    >>> clearance, _ = toe_clearance_m(toe, np.ones((2, 5), dtype=bool))
    >>> clearance.tolist()
    [0.02, nan]
    """
    inner = middle[:, 1:-1] & middle[:, :-2] & middle[:, 2:]
    here = toe_m[:, 1:-1]
    dip = inner & (here <= toe_m[:, :-2]) & (here < toe_m[:, 2:])
    dips = np.where(dip, here, np.inf)
    column = dips.argmin(axis=1)
    lowest = dips[np.arange(toe_m.shape[0]), column]
    return np.where(np.isfinite(lowest), lowest, np.nan), column + 1


def arc_left_m(swing: Swings, off_s: Floats, contact_s: Floats) -> Floats:
    """Largest sideways distance from the straight line between toe-off and contact.

    Parameters
    ----------
    swing : curves of k swings.
    off_s, contact_s : (k,) s from the start of each swing.

    Returns
    -------
    (k,) m. **To the left is positive.** NaN where there is no swing.
    """
    between = swing.inside & (swing.time_s >= off_s[:, None])
    between &= swing.time_s <= contact_s[:, None]
    rows = np.arange(swing.last.size)
    first = between.argmax(axis=1)
    last = between.shape[1] - 1 - between[:, ::-1].argmax(axis=1)
    x0, y0 = swing.forward_m[rows, first], swing.left_m[rows, first]
    dx, dy = swing.forward_m[rows, last] - x0, swing.left_m[rows, last] - y0
    long = np.maximum(np.hypot(dx, dy), 1e-6)
    # distance to the left of the line from toe-off to contact
    aside = (
        dx[:, None] * (swing.left_m - y0[:, None]) - dy[:, None] * (swing.forward_m - x0[:, None])
    ) / long[:, None]
    aside = np.where(between, aside, 0.0)
    most = aside[rows, np.abs(aside).argmax(axis=1)]
    return np.where(between.sum(axis=1) >= 3, most, np.nan)


def swing_jolts(
    time_s: Floats, jolt_m_s3: AnyFloats, end: Samples, off_s: Floats, contact_s: Floats
) -> tuple[AnyFloats, AnyFloats]:
    """Largest jolt in mid-swing, where nothing should touch, and largest at landing.

    Parameters
    ----------
    time_s : (n,) s.
    jolt_m_s3 : (n,) m/s3.
    end : (k,) sample at which each swing ends at the latest.
    off_s, contact_s : (k,) s, on the clock of `time_s`.

    Returns
    -------
    in_swing, at_landing : (k,) m/s3; 0 where the swing has no such part.
    """
    took = np.maximum(contact_s - off_s, 1e-3)
    begins, ends = np.array((SCUFF_PART, LANDING_PART)).T[:, :, None]
    first = np.searchsorted(time_s, off_s + begins * took, side="right")
    last = np.minimum(np.searchsorted(time_s, off_s + ends * took), end + 1)
    # one more, so that a part may reach to the end of the recording
    edges = np.minimum(np.stack((first, last), axis=-1).ravel(), jolt_m_s3.size)
    tops = np.maximum.reduceat(np.append(jolt_m_s3, np.float32(0.0)), edges)[::2]
    in_swing, at_landing = np.where(first < last, tops.reshape(first.shape), 0.0)
    return in_swing, at_landing


def scuffs(in_swing: Floats, at_landing: Floats) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Tell strides in which the toe caught the ground.

    A scuff shakes the foot in mid-swing far more than the same foot's calmer swings, and almost
    as much as a landing. There is no validated detector; in between it cannot be told.

    Parameters
    ----------
    in_swing, at_landing : (k,) m/s3, from `swing_jolts`.

    Returns
    -------
    scuffed : (k,) True for a scuff.
    told : (k,) False where it cannot be told.

    Examples
    --------
    >>> swing = np.array([100.0] * 11 + [900.0])
    >>> scuffed, told = scuffs(swing, np.full(12, 1000.0))
    >>> int(scuffed.sum()), bool(scuffed[-1]), bool(told.all())
    (1, True, True)
    """
    if in_swing.size < SCUFF_FEWEST:
        none = np.zeros(in_swing.size, dtype=np.bool_)
        return none, none.copy()
    usual = quantile(in_swing, 0.25)
    of_landing = in_swing / np.maximum(at_landing, 1e-9)
    sure = (in_swing > SCUFF_SURE[0] * usual) & (of_landing > SCUFF_SURE[1])
    maybe = (in_swing > SCUFF_MAYBE[0] * usual) & (of_landing > SCUFF_MAYBE[1])
    return sure, sure | ~maybe
