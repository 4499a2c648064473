"""Will a clear spell hold: a mixture of "ends some day" and "does not", on a grid.

Past spells are lengths, or ranges of lengths where they are remembered. A chance that a spell
never ends, a chance that spells grow longer one by one, and a small chance that the old spells
no longer count are all part of it. Streaks alone cannot tell a cure from a lucky run, so the
answer is a range over three opinions about cures, never one number.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

Floats = NDArray[np.float64]

HORIZONS = (7.0, 14.0, 30.0, 90.0)

_WEIBULL = (0.5, 0.7, 1.0, 1.4, 2.0, 3.5, 6.0)
_LOGNORMAL = (0.35, 0.6, 0.9, 1.3)
_SCALES = np.geomspace(0.7, 150.0, 22)
_GROWTH = (0.0, 0.2, 0.45)
_GROWTH_PRIOR = (0.6, 0.2, 0.2)
_CURES = np.array([1e-4, 0.03, 0.08, 0.15, 0.25, 0.4, 0.6, 0.8])

#: Chance that an earlier life of the foot no longer counts.
REGIME = 0.03
#: Prior weight of "never ends by itself does not happen", in the three opinions.
SPIKE, SPIKE_DOUBTFUL, SPIKE_HOPEFUL = 0.25, 0.6, 0.0


@dataclass(frozen=True)
class Grid:
    """The points of the grid, Weibull ones first, and their prior: (k,); (c,) for the cures."""

    n_weibull: int
    shape: Floats
    scale: Floats
    growth: Floats
    prior: Floats
    cure_prior: Floats


@cache
def grid(spike: float) -> Grid:
    """Build the grid once for each opinion about cures."""
    log_scale_prior = np.exp(-0.5 * (np.log(_SCALES) - np.log(6.0)) ** 2)
    log_scale_prior /= log_scale_prior.sum()
    rows = [
        (kind, shape, scale, g, 0.5 / len(shapes) * ps * pg)
        for kind, shapes in ((True, _WEIBULL), (False, _LOGNORMAL))
        for shape in shapes
        for scale, ps in zip(_SCALES, log_scale_prior, strict=True)
        for g, pg in zip(_GROWTH, _GROWTH_PRIOR, strict=True)
    ]
    kind, shape, scale, growth, prior = (np.array(c) for c in zip(*rows, strict=True))
    edges = np.concatenate([[0.0], (_CURES[1:] + _CURES[:-1]) / 2, [1.0]])
    beta_1_4 = 1.0 - (1.0 - edges) ** 4
    cure = (1.0 - spike) * np.diff(beta_1_4)
    cure[0] += spike
    return Grid(int(kind.sum()), shape, scale, growth, prior, cure)


def _ended_by(g: Grid, t: Floats, index: Floats) -> Floats:
    """F: chance that an uncured spell number `index` has ended by day t; (..., k)."""
    log_t = np.log(np.maximum(t, 1e-12))[..., None]
    log_x = log_t - np.log(g.scale) - g.growth * index[..., None]
    cut = g.n_weibull
    weibull = -np.expm1(-np.exp(np.minimum(g.shape[:cut] * log_x[..., :cut], 50.0)))
    lognormal = ndtr(log_x[..., cut:] / g.shape[cut:])
    return np.concatenate([weibull, lognormal], axis=-1)


def theta_after_each(
    low: Floats, high: Floats, known: NDArray[np.bool_], spike: float = SPIKE
) -> tuple[Floats, Floats]:
    """Belief about uncured spells, and about cures, after each past spell in turn.

    Parameters
    ----------
    low, high, known : (p, m)
        As in `chance`.
    spike : share
        As in `chance`.

    Returns
    -------
    theta : (p, m + 1, k) share
        Weights of the grid's points after none, one, ... m past spells; each sums to 1.
    cure : (p, m + 1) chance
        Mean chance that a spell never ends.

    Notes
    -----
    Each past spell ended, which says as much about cures whatever its length: so the two
    beliefs stay independent and no joint grid is needed.
    """
    g = grid(spike)
    people, spells = low.shape
    index = np.cumsum(known, axis=1) - 1.0
    inside = _ended_by(g, high, index) - _ended_by(g, low, index)
    step = np.where(known[:, :, None], np.log(np.maximum(inside, 1e-12)), 0.0)
    log_theta = np.log(g.prior) + np.concatenate(
        [np.zeros((people, 1, g.prior.size)), np.cumsum(step, axis=1)], axis=1
    )
    theta = np.exp(log_theta - log_theta.max(axis=2, keepdims=True))
    theta /= theta.sum(axis=2, keepdims=True)
    count = np.concatenate([np.zeros((people, 1)), np.cumsum(known, axis=1)], axis=1)
    cures = g.cure_prior * (1.0 - _CURES) ** count[:, :, None]
    cure: Floats = (cures @ _CURES) / cures.sum(axis=2)
    return theta, cure


def chance(
    low: Floats,
    high: Floats,
    known: NDArray[np.bool_],
    held: Floats,
    *,
    horizons: tuple[float, ...] = HORIZONS,
    spike: float = SPIKE,
    regime: float = REGIME,
) -> Floats:
    """Chance that a spell that has held so long holds so many days more.

    Parameters
    ----------
    low, high : (p, m) day
        Each past spell of each person, oldest first, ended after more than `low` and at most
        `high` days. An exact length l is (l - 1, l).
    known : (p, m) bool
        False, at the end of the row, where a person has fewer than m spells.
    held : (p,) day
        Days the present spell has held.
    horizons : day
        How many days more.
    spike : share
        Prior belief that spells of this kind always end.
    regime : share
        Chance that past spells no longer count.

    Returns
    -------
    (p, len(horizons)) chance
        0 to 1. Past the longest earlier spell, one more day held never lowers it. One more past
        return, no longer than the longest earlier spell or than the present one, never raises it.

    Notes
    -----
    The two promises are kept by an envelope, which moves the Brier score by less than 0.001.
    Formulas, prior and measured calibration: docs/calibration.md, question 2.
    """
    theta, cure = theta_after_each(low, high, known, spike)
    spells = low.shape[1]
    longest = np.ceil(np.max(np.where(known, high, 0.0), axis=1, initial=0.0))
    count = known.sum(axis=1)
    # After which spells would the answer already have been the same question? After those that
    # followed the last record longer than the present spell.
    record, best = np.zeros(held.size, dtype=int), held.copy()
    for s in range(spells):
        higher = known[:, s] & (high[:, s] > best)
        record = np.where(higher, s + 1, record)
        best = np.where(higher, high[:, s], best)
    record = np.minimum(np.maximum(record, 1), count)

    g = grid(spike)
    days = _days_past_the_longest(longest, held)  # (p, d)
    prefix = np.arange(spells + 1)
    asked = (prefix >= record[:, None]) & (prefix <= count[:, None])
    counted = np.minimum(prefix[None, :], count[:, None]).astype(float)

    def holds(t: Floats) -> Floats:
        """(p, d) days to (p, m + 1, d) chance of reaching them, after each past spell."""
        out = np.ones((t.shape[0], spells + 1, t.shape[1]))
        fresh = 0.5 + 0.5 * ((1.0 - _ended_by(g, t, np.zeros_like(t))) @ g.prior)
        for j in prefix[np.any(asked, axis=0)]:
            index = np.broadcast_to(counted[:, j, None], t.shape)
            left = 1.0 - np.einsum("pdk,pk->pd", _ended_by(g, t, index), theta[:, j])
            mixed = cure[:, j, None] + (1.0 - cure[:, j, None]) * left
            out[:, j] = (1 - regime) * mixed + regime * fresh
        return out

    base = holds(days)
    answers = []
    for h in horizons:
        more = np.max(holds(days + h) / base, axis=2)
        answers.append(np.min(np.where(asked, more, np.inf), axis=1))
    return np.stack(answers, axis=1)


def _days_past_the_longest(longest: Floats, held: Floats) -> Floats:
    """(p, d): the day held, and up to two weeks of days between the longest spell and it.

    The grid's sharpest shapes let the chance sag by a thousandth just past the longest spell;
    taking the best of these days holds it up.
    """
    reach = int(np.max(np.clip(held - longest, 0, 14), initial=0))
    after = longest[:, None] + np.arange(1, reach + 1)[None, :]
    days = np.where(after <= held[:, None], after, held[:, None])
    return np.concatenate([held[:, None], days], axis=1)
