"""Will it hold, by the model the design recommends, with the prior that it gives.

Written again from its description, and apart from ours, which began there: it says how hard a
crowd of made-up people is, for the design measured it on its own (Brier score 0.175).
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

Floats = NDArray[np.float64]

NAME = "the design's own model"

_CURES = np.array([1e-4, 0.03, 0.08, 0.15, 0.25, 0.4, 0.6, 0.8])
_SPIKE, _REGIME = 0.25, 0.03


@cache
def _grid() -> tuple[NDArray[np.bool_], Floats, Floats, Floats, Floats]:
    """Is it Weibull, its shape, its scale, its growth, its prior."""
    scales = np.geomspace(0.7, 150.0, 22)
    of_scale = np.exp(-0.5 * (np.log(scales) - np.log(6.0)) ** 2)
    weibull, lognormal = (0.5, 0.7, 1, 1.4, 2, 3.5, 6), (0.35, 0.6, 0.9, 1.3)
    rows = [
        (kind, shape, scale, growth, 0.5 / len(shapes) * ps * pg)
        for kind, shapes in ((1, weibull), (0, lognormal))
        for shape in shapes
        for scale, ps in zip(scales, of_scale / of_scale.sum(), strict=True)
        for growth, pg in ((0.0, 0.6), (0.2, 0.2), (0.45, 0.2))
    ]
    kind, *rest = np.array(rows).T
    return (kind > 0, *rest)


def _ended(t: float, index: int) -> Floats:
    """Chance, at each point, that an uncured spell of this number has ended by day t."""
    weibull, shape, scale, growth, _ = _grid()
    z = np.log(max(t, 1e-12) / scale) - growth * index
    return np.where(weibull, -np.expm1(-np.exp(shape * z)), ndtr(z / shape))


def chance(low: Floats, high: Floats, held: float, more: tuple[float, ...]) -> Floats:
    """Chance of so many days more, after spells that ended in (low, high].

    Parameters
    ----------
    low, high : (n,) days, oldest first.
    held : days the present spell has held.
    more : days more, (h,).
    """
    prior = _grid()[-1]
    n, log_theta = low.size, np.log(prior)
    for i, (a, b) in enumerate(zip(low.tolist(), high.tolist(), strict=True)):
        log_theta = log_theta + np.log(np.maximum(_ended(b, i) - _ended(a, i), 1e-12))
    theta = np.exp(log_theta - log_theta.max())
    edges = np.concatenate([[0.0], (_CURES[1:] + _CURES[:-1]) / 2, [1.0]])
    cures = (1.0 - _SPIKE) * -np.diff((1.0 - edges) ** 4.0)
    cures[0] += _SPIKE
    cures *= (1.0 - _CURES) ** n
    stays = float(cures @ _CURES / cures.sum())

    def reached(t: float) -> float:
        old = stays + (1.0 - stays) * float(theta @ (1.0 - _ended(t, n)) / theta.sum())
        fresh = 0.5 + 0.5 * float(prior @ (1.0 - _ended(t, 0)))
        return (1.0 - _REGIME) * old + _REGIME * fresh

    return np.array([reached(held + h) for h in more]) / reached(held)
