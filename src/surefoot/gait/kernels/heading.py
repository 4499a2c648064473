"""How the foot turns about "up" with each stride."""

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.kernels import quaternion
from surefoot.gait.kernels.flight import Flight
from surefoot.gait.kernels.path import LONGEST_STANCE_S, Moves

Floats = NDArray[np.float64]
Samples = NDArray[np.intp]


def turns_rad(time_s: Floats, flight: Flight, move: Moves) -> Floats:
    """Change of heading with each stride.

    A stroke foot may swing round in the air and pivot back on the ground, so heading is
    compared at the same point of the cycle: take-off to next take-off and landing to landing.

    Parameters
    ----------
    time_s : (n,) s.
    flight : running sums of the recording.
    move : k moves between rests.

    Returns
    -------
    (k,) rad, **left is positive**, within half a turn.
    """
    first, last = move.start, move.end
    if first.size < 2:
        return turned_rad(flight, move)
    joined = time_s[first[1:]] - time_s[last[:-1]] < LONGEST_STANCE_S
    onward, landed = _heading_change(
        flight,
        np.array((first[:-1], last[:-1])),
        np.array((first[1:], last[1:])),
        np.stack((move.up[:, :-1], move.up[:, 1:]), axis=1),
    )
    total = np.zeros(first.size)
    count = np.zeros(first.size)
    total[:-1] += np.where(joined, onward, 0.0)
    total[1:] += np.where(joined, landed, 0.0)
    count[:-1] += joined
    count[1:] += joined
    mean = total / np.maximum(count, 1.0)
    return mean if count.all() else np.where(count > 0, mean, turned_rad(flight, move))


def turned_rad(flight: Flight, move: Moves) -> Floats:
    """Change of heading within each move.

    Parameters
    ----------
    flight : running sums of the recording.
    move : k moves between rests.

    Returns
    -------
    (k,) rad, **left is positive**, within half a turn.
    """
    return _heading_change(flight, move.start, move.end, move.up)


def _heading_change(flight: Flight, start: Samples, end: Samples, up: Floats) -> Floats:
    """Turn about "up" from one sample to another, within half a turn."""
    change = quaternion.multiply(flight.turn[:, end], quaternion.conjugate(flight.turn[:, start]))
    angle = 2.0 * np.arctan2((change[1:] * up).sum(axis=0), change[0])
    out: Floats = (angle + np.pi) % (2.0 * np.pi) - np.pi
    return out
