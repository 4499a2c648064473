"""The sensor's flight: its orientation, and what its acceleration adds up to on the way.

The gyroscope alone carries the orientation through the whole recording, into a frame that
starts as the sensor's own and drifts slowly.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.kernels import quaternion

Floats = NDArray[np.float64]


class Flight(NamedTuple):
    """Running sums over a recording, in the frame carried by the gyroscope.

    turn : (4, n) quaternions from the sensor's axes to the carried frame.
    speed_m_s : (3, n) m/s, running sum of acceleration, gravity still in it.
    place_m : (3, n) m, running sum of that.
    """

    turn: Floats
    speed_m_s: Floats
    place_m: Floats


def fly(time_s: Floats, acc_m_s2: Floats, gyr_rad_s: Floats) -> Flight:
    """Carry orientation by the gyroscope and add up the acceleration in that frame.

    Parameters
    ----------
    time_s : (n,) s.
    acc_m_s2 : (3, n) m/s2, specific force.
    gyr_rad_s : (3, n) rad/s, offset removed.

    Returns
    -------
    Flight with arrays over the same n samples.

    Examples
    --------
    A sensor at rest gains 9.81 m/s of "speed" each second, all of it gravity:

    >>> time = np.arange(101) / 100
    >>> acc = np.zeros((3, 101))
    >>> acc[2] = 9.81
    >>> flight = fly(time, acc, np.zeros((3, 101)))
    >>> flight.speed_m_s[:, -1].round(2).tolist()
    [0.0, 0.0, 9.81]
    """
    step_s = np.diff(time_s, prepend=time_s[0])
    middle = gyr_rad_s.copy()
    middle[:, 1:] += gyr_rad_s[:, :-1]
    middle *= 0.5 * step_s
    turn = quaternion.running_product(quaternion.from_turn(middle))
    force = quaternion.rotate(turn, acc_m_s2)
    speed = _running_sum(force, step_s)
    return Flight(turn, speed, _running_sum(speed, step_s))


def _running_sum(values: Floats, step_s: Floats) -> Floats:
    """Trapezoid running integral along the samples, starting at 0."""
    out = values.copy()
    out[:, 1:] += values[:, :-1]
    out *= 0.5 * step_s
    out[:, 0] = 0.0
    return np.cumsum(out, axis=1, out=out)
