"""Are the later times longer? Times of which some are only known to be at least so long.

The logarithms of the times lie about one middle before and one since, with one spread. All three
are laid on a grid and averaged; a time that was cut off says only that the true one is longer.
"""

from dataclasses import dataclass

import numpy as np
import scipy  # its parts come when they are first used: together they take half a second
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

#: Middle times from one stretch to the next: within a factor of two in two of three people; the
#: middle itself is all but free; the spread is about a third (our proposal).
_CHANGE_SD, _MIDDLE, _MIDDLE_SD = 0.7, float(np.log(15.0)), 1.5
_SPREADS = np.array([0.1, 0.15, 0.2, 0.27, 0.35, 0.45, 0.6, 0.8, 1.1])
_SPREAD, _SPREAD_SD = float(np.log(0.35)), 0.6
#: Points of the grid, and how far beyond the times it reaches, in logarithms.
_POINTS, _BELOW, _BEYOND = 121, 1.0, 2.5


@dataclass(frozen=True)
class Compared:
    """How the later times lie to the earlier ones.

    Attributes
    ----------
    p_longer : chance that the middle of the later times is the longer one.
    times : how many times as long it is; the middle of the belief.
    low, high : its interval, holding `mass` of the belief.
    """

    p_longer: float
    times: float
    low: float
    high: float


def likelihood(
    log_time: Floats, at_least: Bools, weight: Floats, middle: Floats, spread: Floats
) -> Floats:
    """Log likelihood of every middle and spread.

    Parameters
    ----------
    log_time : (n,) logarithm of the time
    at_least : (n,) the true time is longer than that
    weight : (n,) what each counts for, at most 1
    middle, spread : (m,), (k,)

    Returns
    -------
    (k, m)
    """
    z = (log_time - middle[:, None]) / spread[:, None, None]
    ended = -0.5 * z**2 - np.log(spread)[:, None, None]
    out: Floats = np.where(at_least, scipy.special.log_ndtr(-z), ended) @ weight
    return out


def compare(
    log_time: Floats, at_least: Bools, weight: Floats, later: Bools, *, mass: float = 0.9
) -> Compared:
    """Compare the later times with the earlier ones.

    Parameters
    ----------
    log_time : (n,) logarithm of the time
    at_least : (n,) cut off: the true time is longer
    weight : (n,) what each counts for, at most 1
    later : (n,) True for those since, False for those before; some of both
    mass : belief inside the interval
    """
    middle = np.linspace(log_time.min() - _BELOW, log_time.max() + _BEYOND, _POINTS)
    step = float(middle[1] - middle[0])
    before, since = (
        likelihood(log_time[g], at_least[g], weight[g], middle, _SPREADS) for g in (~later, later)
    )
    prior_spread = -0.5 * ((np.log(_SPREADS) - _SPREAD) / _SPREAD_SD) ** 2
    prior_middle = -0.5 * ((middle - _MIDDLE) / _MIDDLE_SD) ** 2
    apart = middle[None, :] - middle[:, None]
    prior_change = -0.5 * (apart / _CHANGE_SD) ** 2
    own = before + prior_middle + prior_spread[:, None]
    both = scipy.special.logsumexp(own[:, :, None] + since[:, None, :], axis=0) + prior_change
    chance = np.exp(both - both.max())
    # The step between two middles is a whole number of grid steps.
    k = np.subtract.outer(np.arange(_POINTS), np.arange(_POINTS)).T
    by_step = np.zeros(2 * _POINTS - 1)
    np.add.at(by_step, k + _POINTS - 1, chance / chance.sum())
    steps = step * np.arange(1 - _POINTS, _POINTS)
    below = np.cumsum(by_step) - 0.5 * by_step
    tail = (1 - mass) / 2
    low, mid, high = (float(np.exp(np.interp(q, below, steps))) for q in (tail, 0.5, 1 - tail))
    p_longer = float(by_step[_POINTS:].sum() + 0.5 * by_step[_POINTS - 1])
    return Compared(p_longer, mid, low, high)


def worth(day: Floats, *, correlation: float) -> Floats:
    """Say what each time counts for: those of one day share one, near days are alike.

    Parameters
    ----------
    day : (n,) increasing day numbers; some may be the same
    correlation : of one day to the next

    Returns
    -------
    (n,) at most 1
    """
    days, at, count = np.unique(day, return_inverse=True, return_counts=True)
    r = correlation ** np.diff(days, prepend=-np.inf)
    out: Floats = ((1 - r) / (1 + r) / count)[at]
    return out
