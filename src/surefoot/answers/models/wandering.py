"""A foot that wanders about the line between clear and not: no state, so nothing that could stay.

The level drifts up and down and forgets where it was after some days. "Clear" is then only the
time it happens to be below the line: mostly a day or two, now and then weeks, by luck alone.
Many clear times of a day beside a few long ones are its mark.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Days after which the level has forgotten where it was, and how far below the line a clear day
#: must be before it is noted as clear, in days of wandering. Each pair is as likely as another.
_FORGETS, _NOTICED = (
    a.ravel() for a in np.meshgrid([4.0, 8.0, 16.0, 32.0, 64.0], [0.25, 1.0], indexing="ij")
)


def lasts(t: Floats) -> Floats:
    """Chance, for each point of the grid, that a time below the line goes on past day t.

    Parameters
    ----------
    t : (...) day

    Returns
    -------
    (..., k) chance

    Notes
    -----
    The textbook result for a level with a short memory (Ornstein and Uhlenbeck): the time until it
    is back at the line falls off as one over the root of the days, and from about the memory
    on by a like share each day. So it never becomes likelier to end from one day to the next.
    """
    at_first = np.expm1(2.0 * _NOTICED / _FORGETS)
    x = 2.0 * (t[..., None] + _NOTICED) / _FORGETS
    out: Floats = np.sqrt(at_first) * np.exp(-x / 2.0) / np.sqrt(-np.expm1(-x))
    return out


def after_each(low: Floats, high: Floats, known: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Belief about how a wandering foot's spells end, after each past spell in turn.

    Parameters
    ----------
    low, high, known : (p, m)
        As in `cure.chance`.

    Returns
    -------
    belief : (p, m + 1, k) share
        After none, one, ... m past spells; each sums to 1.
    log_fit : (p, m + 1)
        How well so many spells fit a wandering foot at all, as a log chance.
    """
    step = np.log(np.maximum(lasts(low) - lasts(high), 1e-12))
    step = np.where(known[:, :, None], step, 0.0)
    nothing = np.zeros((low.shape[0], 1, _FORGETS.size))
    log_weight = np.concatenate([nothing, np.cumsum(step, axis=1)], axis=1)
    return shares(log_weight - np.log(_FORGETS.size))


def shares(log_weight: Floats) -> tuple[Floats, Floats]:
    """Turn log weights into shares that sum to 1 and the log of what they summed to.

    Parameters
    ----------
    log_weight : (..., k)

    Returns
    -------
    share : (..., k)
    log_sum : (...)
    """
    top = log_weight.max(axis=-1, keepdims=True)
    weight: Floats = np.exp(log_weight - top)
    total = weight.sum(axis=-1, keepdims=True)
    return weight / total, (top + np.log(total))[..., 0]
