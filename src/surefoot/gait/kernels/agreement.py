"""Gyroscope and gravity: by how much the turning must be scaled for both to fit together.

Between two rests the mean force *is* gravity, and so is the force at the rests themselves. Both are
seen through the turning that the gyroscope tells of in between. If that turning is too large or too
small, because the rate, the unit or the scale is wrong, the two do not lie together; the scale at
which they do says by how much.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.kernels.flight import fly
from surefoot.gait.kernels.ranks import median

Floats = NDArray[np.float64]
AnyFloats = NDArray[np.floating[Any]]
Samples = NDArray[np.intp]

#: Force at a rest is the mean over this long to either side.
AROUND_S = 0.05
#: Scales that are tried: first the neighbours of 1, and all of them where one of those fits better
#: or nothing fits well. Below 0: the gyroscope turns the other way round.
NEIGHBOURS = (0.75, 1.35)
SCALES = (*np.exp(np.arange(-50, 51) * 0.06).tolist(), -1.0)
#: A foot whose gyroscope is right lies below it (benchmarks/believed.py).
FITS_WELL = 0.1


class Agreement(NamedTuple):
    """How gyroscope and gravity fit together.

    scale : what the turning must be multiplied by to fit gravity best; 1 where it fits as it is.
    misfit, least_misfit : share of gravity that is left over as it is, and at that scale.
    """

    scale: float
    misfit: float
    least_misfit: float


def agreement(
    time_s: Floats, acc_m_s2: AnyFloats, gyr_rad_s: AnyFloats, start: Samples, end: Samples
) -> Agreement:
    """Find the scale at which the gyroscope's turning fits gravity.

    Parameters
    ----------
    time_s : (n,) s.
    acc_m_s2 : (3, n) m/s2, specific force.
    gyr_rad_s : (3, n) rad/s, offset removed.
    start, end : (k,) samples of rest before and after each of k moves.

    Returns
    -------
    Agreement.

    Examples
    --------
    A sensor that tips forth and back about its x axis, told twice as fast as it was:

    >>> time = np.arange(101) / 100
    >>> tilt = 0.8 * np.sin(np.pi * time) ** 2
    >>> acc = 9.81 * np.stack((0 * tilt, np.sin(tilt), np.cos(tilt)))
    >>> gyr = np.stack((np.gradient(tilt, time), 0 * tilt, 0 * tilt))
    >>> start, end = np.array([0]), np.array([100])
    >>> agreement(time, acc, gyr, start, end).scale
    1.0
    >>> round(agreement(time, acc, 2 * gyr, start, end).scale, 1)
    0.5
    """

    def misfit(scale: float) -> float:
        return _misfit(time_s, acc_m_s2, gyr_rad_s * gyr_rad_s.dtype.type(scale), start, end)

    as_it_is = misfit(1.0)
    if as_it_is < FITS_WELL and as_it_is <= min(misfit(scale) for scale in NEIGHBOURS):
        return Agreement(1.0, as_it_is, as_it_is)
    tried = [misfit(scale) for scale in SCALES]
    best = int(np.argmin(tried))
    return Agreement(SCALES[best], as_it_is, tried[best])


def _misfit(
    time_s: Floats, acc_m_s2: AnyFloats, gyr_rad_s: AnyFloats, start: Samples, end: Samples
) -> float:
    """Middle share of gravity that differs between the moves and the rests beside them."""
    speed = fly(time_s, acc_m_s2, gyr_rad_s).speed_m_s

    def mean_force(first: Samples, last: Samples) -> Floats:
        out: Floats = (speed[:, last] - speed[:, first]) / (time_s[last] - time_s[first])
        return out

    def at(rest: Samples) -> Floats:
        first = np.searchsorted(time_s, time_s[rest] - AROUND_S)
        last = np.searchsorted(time_s, time_s[rest] + AROUND_S)
        return mean_force(first, np.minimum(last, time_s.size - 1))

    resting = 0.5 * (at(start) + at(end))
    apart = mean_force(start, end) - resting
    return float(median(np.sqrt((apart**2).sum(axis=0) / (resting**2).sum(axis=0))))
