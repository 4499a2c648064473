"""Will a clear spell hold: a mixture of "ends some day" and "does not", on a grid.

Past spells are lengths, or ranges of lengths where they are remembered. A chance that a spell
is of another kind, which stays for good or only lasts long, a chance that there is no state and
the foot only wanders, a chance that spells grow longer one by one, and a small chance that the old
spells no longer count are all part of it. Streaks alone cannot tell a cure from a lucky run, so
the answer is a range over three opinions about cures, never one number.
"""

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import numpy as np
import scipy  # its parts come when they are first used: together they take half a second
from numpy.typing import NDArray

from surefoot.answers.models import wandering

Floats = NDArray[np.float64]

HORIZONS = (7.0, 14.0, 30.0, 90.0)

#: Shapes and their weights. The sharp ones, at a fifth, are spells that all last nearly as
#: long: two or three past spells decide whether hers are so regular that the next ends there too.
_WEIBULL = {0.5: 1.0, 0.7: 1.0, 1.0: 1.0, 1.4: 1.0, 2.0: 1.0, 3.5: 1.0, 6.0: 1.0, 10.0: 0.2}
_LOGNORMAL = {0.12: 0.2, 0.2: 0.2, 0.35: 1.0, 0.6: 1.0, 0.9: 1.0, 1.3: 1.0}
#: Typical length: days in most people, months in some.
_SCALES = np.geomspace(0.7, 300.0, 30)
_SCALE_MIDDLE, _SCALE_SPREAD = 6.0, 1.15
#: By how much spells grow longer one by one.
_GROWTH = {0.0: 0.8, 0.2: 0.1, 0.45: 0.1}
#: A spell that outlives hers need not stay for good: it may be a longer kind that ends as well,
#: for a reason of its own. As likely the one as the other. The longer kind lasts from two weeks, or
#: as long as her longest, to two years or four times her longest.
LONG_BUT_ENDS = 0.5
_LONG_DAYS, _LONG_TIMES = (14.0, 730.0), 4.0

#: Chance that an earlier life of the foot no longer counts.
REGIME = 0.03
#: Prior weight of "every spell of hers ends", in the three opinions, and the share of it in which
#: there is no state and the foot only wanders. The middle one and the share were set on
#: development people with `python -m benchmarks.calibration.weights`, to round numbers.
SPIKE, SPIKE_DOUBTFUL, SPIKE_HOPEFUL = 0.4, 0.8, 0.0
WANDERS = 0.5
#: Points of less weight than this are left out: all of them together move no chance by 1e-10.
LEAST = 1e-14


@dataclass(frozen=True)
class Grid:
    """The points of the grid, Weibull ones first, and their prior: (k,) each."""

    n_weibull: int
    shape: Floats
    scale: Floats
    growth: Floats
    prior: Floats

    @cached_property
    def powers(self) -> tuple[Floats, NDArray[np.intp]]:
        """The different shapes of the Weibull points, and which of them each point has."""
        shapes, at = np.unique(self.shape[: self.n_weibull], return_inverse=True)
        return shapes, at

    def only(self, kept: NDArray[np.bool_]) -> "Grid":
        """Give the same grid with some of its points."""
        n = int(kept[: self.n_weibull].sum())
        return Grid(n, *(a[kept] for a in (self.shape, self.scale, self.growth, self.prior)))


@cache
def grid() -> Grid:
    """Build the grid once."""
    off = (np.log(_SCALES) - np.log(_SCALE_MIDDLE)) / _SCALE_SPREAD
    log_scale_prior = np.exp(-0.5 * off**2)
    log_scale_prior /= log_scale_prior.sum()
    rows = [
        (kind, shape, scale, g, 0.5 * weight / sum(shapes.values()) * ps * pg)
        for kind, shapes in ((True, _WEIBULL), (False, _LOGNORMAL))
        for shape, weight in shapes.items()
        for scale, ps in zip(_SCALES, log_scale_prior, strict=True)
        for g, pg in _GROWTH.items()
    ]
    kind, shape, scale, growth, prior = (np.array(c) for c in zip(*rows, strict=True))
    return Grid(int(kind.sum()), shape, scale, growth, prior)


def may_stay(count: Floats) -> tuple[Floats, Floats]:
    """Chance that so many spells all ended though one may stay, and that the next one stays.

    Parameters
    ----------
    count : (...) past spells

    Returns
    -------
    all_ended, next_stays : (...) chance
        Laplace's rule of succession: before any spell, each chance of staying is as likely.

    Examples
    --------
    >>> [float(x) for x in may_stay(np.array(3.0))]
    [0.25, 0.2]
    """
    return 1.0 / (count + 1.0), 1.0 / (count + 2.0)


def _outlives(t: Floats, longest: Floats, long_but_ends: float) -> Floats:
    """Chance that a spell of another kind than hers goes on past day t: for good, or long.

    Parameters
    ----------
    t : (d, h) day
    longest : (j,) day
        Longest past spell, in each history.
    long_but_ends : share

    Returns
    -------
    (j, d, h) chance
    """
    first = np.maximum(_LONG_DAYS[0], longest)
    last = np.maximum(_LONG_DAYS[1], _LONG_TIMES * first)
    typical = np.geomspace(first, last, 16, axis=1)[:, None, None, :]
    long = np.exp(-t[..., None] / typical).mean(axis=-1)
    out: Floats = 1.0 - long_but_ends + long_but_ends * long
    return out


def _lasts(g: Grid, t: Floats, index: Floats) -> Floats:
    """S: chance that an uncured spell number `index` goes on past day t; (..., k).

    The two are broadcast. Weibull's exponent is a power of the day times a power of the scale, so
    the latter is reckoned once for each spell, however many days are asked about.
    """
    cut = g.n_weibull
    t = np.maximum(t, 1e-12)[..., None]
    log_scale = np.log(g.scale) + g.growth * index[..., None]
    rate = np.exp(-g.shape[:cut] * log_scale[..., :cut])
    shapes, at = g.powers
    out = np.empty((*np.broadcast_shapes(t.shape[:-1], index.shape), g.shape.size))
    np.exp(-(np.take(t**shapes, at, axis=-1) * rate), out=out[..., :cut])
    scipy.special.ndtr((log_scale[..., cut:] - np.log(t)) / g.shape[cut:], out=out[..., cut:])
    return out


@lru_cache(maxsize=4096)
def _anybody(t: float) -> float:
    """Chance that an uncured spell of somebody nothing is known of goes on past day t."""
    g = grid()
    return float((_lasts(g, np.array([t]), np.zeros(1)) @ g.prior)[0])


def theta_after_each(low: Floats, high: Floats, known: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Belief about how uncured spells end, after each past spell in turn.

    Parameters
    ----------
    low, high, known : (p, m)
        As in `chance`.

    Returns
    -------
    belief : (p, m + 1, k) share
        Weights of the grid's points after none, one, ... m past spells; each sums to 1.
    log_fit : (p, m + 1)
        How well so many spells fit the grid at all, as a log chance.

    Notes
    -----
    Each past spell ended, which says as much about cures whatever its length: so this belief
    and `may_stay` stay independent and no joint grid is needed.
    """
    g = grid()
    index: Floats = np.cumsum(known, axis=1).astype(np.float64) - 1.0
    before, after = _lasts(g, np.stack([low, high]), index)
    inside = before - after
    step = np.where(known[:, :, None], np.log(np.maximum(inside, 1e-12)), 0.0)
    nothing = np.zeros((low.shape[0], 1, g.prior.size))
    log_theta = np.log(g.prior) + np.concatenate([nothing, np.cumsum(step, axis=1)], axis=1)
    return wandering.shares(log_theta)


def chance(
    low: Floats,
    high: Floats,
    known: NDArray[np.bool_],
    held: Floats,
    *,
    horizons: tuple[float, ...] = HORIZONS,
    spikes: tuple[float, ...] = (SPIKE,),
    regime: float = REGIME,
    wanders: float = WANDERS,
    long_but_ends: float = LONG_BUT_ENDS,
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
    spikes : share
        Prior beliefs that spells of this kind always end, one opinion each.
    regime : share
        Chance that past spells no longer count.
    wanders : share
        Of "always end": there is no state, and the foot only wanders about the line.
    long_but_ends : share
        Of spells of another kind than hers: they last long, but not for good.

    Returns
    -------
    (len(spikes), p, len(horizons)) chance
        0 to 1. Past the longest earlier spell, one more day held never lowers it. From two past
        spells on, below which nobody is given an answer, one more past return, no longer than the
        longest earlier spell or than the present one, never raises it.

    Notes
    -----
    The two promises are kept by an envelope, which moves the Brier score of known people by less
    than 0.001. It makes chances for very regular spells more cautious than they need be.
    Formulas, prior and measured calibration: docs/calibration.md, Will it hold.
    """
    theta, fit = theta_after_each(low, high, known)
    belief, wandering_fit = wandering.after_each(low, high, known)
    ahead = np.array([0.0, *horizons])
    answers = np.empty((len(spikes), held.size, len(horizons)))
    for i in range(held.size):
        past = high[i, known[i]]
        number = np.arange(_last_record(past, held[i]), past.size + 1)
        longest = np.ceil(past.max(initial=0.0))
        t = _days_past_the_longest(longest, held[i])[:, None] + ahead
        so_far = np.maximum.accumulate(np.concatenate([[0.0], past]))[number]
        other = _outlives(t, so_far, long_but_ends)
        old = _left(theta[i, number], number.astype(float), t)
        astray = np.einsum("dhk,jk->jdh", wandering.lasts(t), belief[i, number])
        fresh = np.reshape([_anybody(day) for day in t.ravel().tolist()], t.shape)
        all_ended, stays = (c[:, None, None] for c in may_stay(number.astype(float)))
        fits_better = np.exp(np.minimum(wandering_fit[i, number] - fit[i, number], 500.0))
        wander = wanders * fits_better[:, None, None]
        for k, spike in enumerate(spikes):
            may, never = (1.0 - spike) * all_ended, spike * (1.0 - wanders)
            hers = may * (stays * other + (1.0 - stays) * old) + never * old
            hers = (hers + spike * wander * astray) / (may + never + spike * wander)
            reached = (1.0 - regime) * hers + regime * 0.5 * (other + fresh)
            more = np.max(reached[..., 1:] / reached[..., :1], axis=1)  # the best of the days
            answers[k, i] = np.min(more, axis=0)  # the least of the histories
    return answers


def _left(theta: Floats, number: Floats, t: Floats) -> Floats:
    """Chance of reaching each of the times (d, h) uncured, after each number of past spells.

    Points to which no history gives any weight are left out; (histories, d, h).
    """
    kept: NDArray[np.bool_] = np.any(theta > LEAST, axis=0)
    lasts = _lasts(grid().only(kept), t, number[:, None, None])
    out: Floats = np.einsum("jdhk,jk->jdh", lasts, theta[:, kept])
    return out


def _last_record(past: Floats, held: float) -> int:
    """How many spells there were at the last record longer than the present spell.

    A later return changes nothing about how long she can go, so leaving it out may not lower
    the chance: the answer is the least over the histories from here on. It is two at least:
    from one spell alone nothing is said, so it may hold nothing down.
    """
    record, best = 2, held
    for s, length in enumerate(past.tolist()):
        if length > best:
            record, best = max(s + 1, 2), length
    return min(record, past.size)


def _days_past_the_longest(longest: float, held: float) -> Floats:
    """(d,): the day held, and up to two weeks of days between the longest spell and it.

    The grid's sharpest shapes let the chance sag by a thousandth just past the longest spell;
    taking the best of these days holds it up.
    """
    after = longest + np.arange(15.0)
    return np.concatenate([[held], after[after < held]])
