"""The sensor's flight: its orientation, and what its acceleration adds up to on the way.

The gyroscope alone carries the orientation through the whole recording, into a frame that
starts as the sensor's own and drifts slowly.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from surefoot import loops
from surefoot.gait.kernels import quaternion

Floats = NDArray[np.float64]
AnyFloats = NDArray[np.floating[Any]]

#: Samples worked on at a time: few enough that all of their arrays stay in the cache.
CHUNK = 8000


class Flight(NamedTuple):
    """Running sums over a recording, in the frame carried by the gyroscope.

    turn : (4, n) quaternions from the sensor's axes to the carried frame.
    speed_m_s : (3, n) m/s, running sum of acceleration, gravity still in it.
    place_m : (3, n) m, running sum of that.
    """

    turn: Floats
    speed_m_s: Floats
    place_m: Floats


def fly(time_s: Floats, acc_m_s2: AnyFloats, gyr_rad_s: AnyFloats) -> Flight:
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
    n = time_s.size
    if loops.ready() and acc_m_s2.dtype == gyr_rad_s.dtype == np.float32:
        samples = np.empty((n, 10))
        acc, gyr = np.ascontiguousarray(acc_m_s2), np.ascontiguousarray(gyr_rad_s)
        loops.fly(time_s, acc, gyr, samples)
        return Flight(samples.T[:4], samples.T[4:7], samples.T[7:])
    rows = np.empty((10, n))
    flight = Flight(rows[:4], rows[4:7], rows[7:])
    half_step_s = 0.5 * np.diff(time_s, prepend=time_s[0])
    turned = np.array([[1.0], [0.0], [0.0], [0.0]])
    force, speed, place = np.zeros((3, 3, 1))
    for first in range(0, n, CHUNK):
        part = slice(first, first + CHUNK)
        half = half_step_s[part]
        rate = gyr_rad_s[:, part].astype(np.float64)
        rate[:, 1:] += gyr_rad_s[:, part][:, :-1]
        rate[:, 0] += gyr_rad_s[:, max(first - 1, 0)]
        rate *= half
        turns = quaternion.from_turn(rate)
        turns[:, :1] = quaternion.multiply(turned, turns[:, :1])
        turn = quaternion.running_product(turns, out=flight.turn[:, part])
        forces = quaternion.rotate(turn, acc_m_s2[:, part].astype(np.float64, copy=False))
        speeds = _add_up(forces, force, half, speed, flight.speed_m_s[:, part])
        places = _add_up(speeds, speed, half, place, flight.place_m[:, part])
        turned, force = turn[:, -1:], forces[:, -1:]
        speed, place = speeds[:, -1:], places[:, -1:]
    return flight


def _add_up(
    values: Floats, before: Floats, half_step_s: Floats, so_far: Floats, out: Floats
) -> Floats:
    """Trapezoid running integral along the samples, carried on from the samples before."""
    np.add(values[:, 1:], values[:, :-1], out=out[:, 1:])
    out[:, :1] = values[:, :1] + before
    out *= half_step_s
    out[:, :1] += so_far
    return np.cumsum(out, axis=1, out=out)
