"""The low back: which way it faces, and how far either side of it is up, whatever way it is worn.

"Up" comes from quiet standing. "Forward" comes from the first and the last steps: from standing,
with no speed, the acceleration is added up until the person walks, and that speed points forward.
"""

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.kernels import quaternion
from surefoot.gait.kernels.flight import Flight
from surefoot.gait.kernels.stillness import smooth

Floats = NDArray[np.float64]

#: Turning is compared at this rate, smoothed by this much: turns take seconds.
_COARSE_HZ = 20.0
_TURN_SMOOTH_S = 0.5


def gravity(flight: Flight, time_s: Floats, seconds: float) -> Floats:
    """Find gravity in the carried frame: the mean force over whole strides.

    Parameters
    ----------
    flight : running sums of the recording.
    time_s : (n,) s, evenly spaced but for small holes.
    seconds : s, one stride; the mean is taken twice over it.

    Returns
    -------
    (3, n) m/s2.
    """
    step = float(np.median(np.diff(time_s)))
    force = np.gradient(flight.speed_m_s, time_s, axis=1)
    once = smooth(force, seconds, 1.0 / step)
    return smooth(once, seconds, 1.0 / step).astype(np.float64, copy=False)


def speed_m_s(
    time_s: Floats, flight: Flight, still: tuple[float, float], walking: tuple[float, float]
) -> Floats:
    """Give the mean speed while walking, seen from the sensor, carried there from standing.

    Parameters
    ----------
    time_s : (n,) s.
    flight : running sums of the recording.
    still : s, start and end of a stretch of quiet standing.
    walking : s, start and end of one stride soon after it, or shortly before it.

    Returns
    -------
    (3,) m/s in the sensor's axes; the mean over the stride, level.
    """
    a, b = np.searchsorted(time_s, still)
    c, d = np.searchsorted(time_s, walking)
    b, d = min(b, time_s.size - 1), min(d, time_s.size - 1)
    gone = flight.speed_m_s
    pull = (gone[:, b] - gone[:, a]) / (time_s[b] - time_s[a])
    edge = b if time_s[c] >= time_s[b] else a
    during = slice(c, d + 1)
    speed = gone[:, during] - gone[:, edge, None] - np.outer(pull, time_s[during] - time_s[edge])
    up = pull / np.sqrt((pull**2).sum())
    level = speed - np.outer(up, up @ speed)
    seen: Floats = quaternion.rotate(quaternion.conjugate(flight.turn[:, during]), level)
    mean: Floats = seen.mean(axis=1)
    return mean


def left_up_deg(flight: Flight, gravity_m_s2: Floats, left: Floats) -> Floats:
    """Give how far the left side is up.

    Parameters
    ----------
    flight : running sums of the recording.
    gravity_m_s2 : (3, n) from `gravity`.
    left : (3,) unit vector to the left in the sensor's axes, level in quiet standing.

    Returns
    -------
    (n,) deg, left side up plus, 0 as in quiet standing.
    """
    up = gravity_m_s2 / np.sqrt((gravity_m_s2**2).sum(axis=0))
    seen = quaternion.rotate(quaternion.conjugate(flight.turn), up)
    out: Floats = np.rad2deg(np.arcsin(np.clip(left @ seen, -1.0, 1.0)))
    return out


def turning_lag_s(
    time_s: Floats, yaw_rad_s: Floats, span_s: Floats, turn_rad: Floats, most_s: float
) -> tuple[float, float]:
    """Tell how much later the back's clock shows the turns than the foot's clock does.

    Parameters
    ----------
    time_s : (n,) s, clock of the back.
    yaw_rad_s : (n,) rad/s about the upright, left is plus.
    span_s : (2, k) s, start and end of each stride, rest to rest, clock of the foot.
    turn_rad : (k,) rad, how far that stride turned, left is plus.
    most_s : s, the longest lag looked for, either way.

    Returns
    -------
    lag_s : s.
    alike : 0 to 1, how alike the turns are at that lag.

    Examples
    --------
    >>> time = np.arange(0, 40, 0.01)
    >>> yaw = np.exp(-((time - 22.0) ** 2))
    >>> span = np.array([[4.5, 19.5], [5.5, 20.5]])
    >>> lag, alike = turning_lag_s(time, yaw, span, np.array([0.0, 2.0]), 5.0)
    >>> round(lag, 1), alike > 0.8
    (2.0, True)
    """
    grid = np.arange(0.0, max(time_s[-1], span_s.max()) + most_s, 1.0 / _COARSE_HZ)
    back = _blurred(np.interp(grid, time_s, yaw_rad_s, left=0.0, right=0.0))
    heading = np.cumsum(turn_rad)
    turned = np.stack((heading - turn_rad, heading), axis=1).ravel()
    foot = _blurred(np.gradient(np.interp(grid, span_s.T.ravel(), turned)))
    size = float(np.sqrt((back**2).sum() * (foot**2).sum()))
    if size == 0.0:
        return 0.0, 0.0
    shifts = np.arange(-round(most_s * _COARSE_HZ), round(most_s * _COARSE_HZ) + 1)
    alike = np.array([_shifted(back, foot, int(s)) for s in shifts]) / size
    best = int(np.argmax(alike))
    return float(shifts[best] / _COARSE_HZ), float(alike[best])


def _blurred(values: Floats) -> Floats:
    """Smooth by a bell curve; the ends are mirrored."""
    sd = _TURN_SMOOTH_S * _COARSE_HZ
    reach = round(4 * sd)
    bell = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sd) ** 2)
    return np.convolve(np.pad(values, reach, mode="symmetric"), bell / bell.sum(), mode="valid")


def _shifted(back: Floats, foot: Floats, shift: int) -> float:
    """Multiply the back's turning with the foot's, put `shift` samples later."""
    if shift >= 0:
        return float(back[shift:] @ foot[: foot.size - shift])
    return float(back[:shift] @ foot[-shift:])
