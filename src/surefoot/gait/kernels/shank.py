"""When a shank swings and when it stands upright: a shank never rests as a foot does."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]  # single or double precision
Samples = NDArray[np.intp]

#: The first and last share of a shank's stance in which it may be slow, but is not upright.
UPRIGHT_EDGE = 0.2
#: The toes leave as the shank tips forward fastest (compare `contacts.TIPPING_SHARE`): so are
#: gyroscopes on shanks usually read.
TIPPING_SHARE = 1.0


def swing_rate_rad_s(gyr_rad_s: Floats) -> Floats:
    """Turn rate of a shank in the direction it swings, 0 while it tips over the standing foot.

    A shank never rests in stance: it tips forward, evenly, and swings through the other way,
    faster. So its swings are told by the way it turns about its main axis.

    Parameters
    ----------
    gyr_rad_s : (3, n) rad/s, offset removed.

    Returns
    -------
    (n,) rad/s.

    Examples
    --------
    >>> rate = np.zeros((3, 6))
    >>> rate[1] = [-1.0, -1.0, -1.0, -1.0, 4.0, 0.0]
    >>> swing_rate_rad_s(rate).round(1).tolist()
    [0.0, 0.0, 0.0, 0.0, 4.0, 0.0]
    """
    axis = np.linalg.eigh(gyr_rad_s @ gyr_rad_s.T)[1][:, 2]
    rate = axis @ gyr_rad_s
    if (rate**3).sum() < 0.0:
        rate = -rate
    return np.maximum(rate, 0.0)


def upright_moment(turn_rad_s: Floats, start: Samples, end: Samples) -> Samples:
    """Find the slowest sample in the middle of each stance of a shank.

    Parameters
    ----------
    turn_rad_s : (n,) rad/s, smoothed size of the turn rate.
    start, end : (r,) samples of each stance, [start, end).

    Returns
    -------
    (r,) sample.

    Examples
    --------
    >>> upright_moment(np.array([0.0, 5.0, 2.0, 5.0, 0.0]), np.array([0]), np.array([5])).tolist()
    [2]
    """
    width = end - start
    steps = np.arange(max(int(width.max(initial=1)), 1))
    sample = np.minimum(start[:, None] + steps, end[:, None] - 1)
    edge = UPRIGHT_EDGE * width[:, None]
    middle = (steps >= edge) & (steps < width[:, None] - edge)
    rate = np.where(middle, turn_rad_s[sample], np.inf)
    slowest: Samples = start + rate.argmin(axis=1)
    return slowest
