"""Was there a change, when, and was it abrupt: a grid in closed form, averaged over the unknown.

The score of each noted day is put on the arcsine scale, so that days near the floor do not look
more certain than they are. Every shape of change (step, ramp, levelling off), every onset and
every day-to-day correlation is tried; none is plugged in.
"""

from dataclasses import dataclass, replace

import numpy as np
import scipy  # its parts come when they are first used: together they take half a second
from numpy.typing import NDArray

from surefoot.answers.models.change_grid import (
    SHAPES,
    Fit,
    enough,
    fit,
    log_prior,
    onsets_of,
    stabilised,
    unstabilised,
    weights,
)
from surefoot.answers.models.one_line import (
    HIDDEN_BY_REPEATING,
    before_the_line,
    hidden_shapes,
)

Floats = NDArray[np.float64]

#: Prior chance of a few days that differ and are over again, where nothing changed.
GAP = 0.2

#: Prior chance that nothing changed.
NO_CHANGE = 0.5

#: The range of the onset takes the evidence at this worth, and half a day more on each side, for
#: a change falls between two notes: at full worth the 90 % range held the truth in 82 % of people.
TEMPER = 0.6

#: If less than so much of her whole scale changed then, only some of her signs crossed their
#: lines, and a foot that slowly got better all the time does so too: at these odds to a change.
FEW_LINES, SLOWLY_ALL_THE_TIME = 0.45, 0.1

#: Fewest walks that join, and the day-to-day spread of notes on the arcsine scale.
FEWEST_WALKS, _NOTES_SPREAD = 6, 0.14


@dataclass(frozen=True)
class Change:
    """What the notes say of one change.

    Attributes
    ----------
    p_change : chance that anything changed.
    p_abrupt : chance that it was a step, given a change; averaged over both trend priors.
    p_abrupt_low, p_abrupt_high : the two priors' own answers.
    p_under_five : chance of a step or a ramp of five days or less, given a change.
    kinds : chance of step, ramp, levelling, given a change.
    onset_low, onset, onset_high : day numbers of the middle of the change, 90 % interval.
    before, after : share of the top score before and after, where fitted.
    p_better : chance that the score went down, given a change.
    """

    p_change: float
    p_abrupt: float
    p_abrupt_low: float
    p_abrupt_high: float
    p_under_five: float
    kinds: dict[str, float]
    onset_low: float
    onset: float
    onset_high: float
    before: float
    after: float
    p_better: float


@dataclass(frozen=True, eq=False)
class Walks:
    """A measure of walking that may have changed with the notes, at the same time and alike.

    Attributes
    ----------
    t : (k,) day
        Increasing, one value a day, counted as the notes are.
    value : (k,)
        **Higher is worse.**
    error : (k,) in the measure's unit
        Standard error of each value.
    spread : in the measure's unit
        By how much it goes up and down from day to day in people at large; only its order matters.
    """

    t: Floats
    value: Floats
    error: Floats
    spread: float


def find(
    t: Floats,
    share: Floats,
    hour: Floats,
    off: NDArray[np.bool_],
    *,
    mass: float = 0.9,
    walks: Walks | None = None,
    line: tuple[float, float] | None = None,
    repeats: bool = False,
) -> Change:
    """Weigh every change the notes allow against no change at all.

    Parameters
    ----------
    t : (n,) day
        Increasing day numbers of the noted days. Days without a note are left out.
    share : (n,) 0 to 1
        Score of each noted day as a share of the top score; higher is worse.
    hour : (n,) h
        Hour of day of the note; 14 where not known.
    off : (n,) bool
        Days the person called off days.
    mass : share
        Belief inside the interval of the onset.
    walks : a measure of walking that joins by its own errors, or None.
    line : where the line of two-valued ratings lies; see `line_between`. Then a jump may be a slow
        change, and the range of its middle day is wider.
    repeats : most notes repeat the one before; see `one_line.repeats`. Then the same holds of any
        change that is not almost the whole scale.

    Returns
    -------
    Change
        The chances and the range of days.

    Raises
    ------
    ValueError
        Fewer than 18 noted days; see `enough`.

    Notes
    -----
    Conjugate normal and inverse gamma, so each of the some thousand models costs a few sums.
    Formulas and measured error rates: docs/calibration.md, Sudden or gradual.
    """
    if not enough(t):
        raise ValueError(f"{t.size} noted days are too few to look for a change")
    onsets = onsets_of(t)
    v = stabilised(share)
    grid = fit(t, v, hour, weights(v, off), onsets)
    if walks is not None and walks.t.size >= FEWEST_WALKS:
        grid = _joined(grid, _fit_walks(walks, onsets), onsets.size)
    gap = scipy.special.logsumexp(grid.gap, axis=(1, 2)) + np.log(GAP)
    none = np.logaddexp(scipy.special.logsumexp(grid.none, axis=1) + np.log(1.0 - GAP), gap)
    some = scipy.special.logsumexp(grid.some, axis=(1, 2))
    against = none[0] - some[0] + np.log(NO_CHANGE / (1.0 - NO_CHANGE))
    given = np.exp(grid.some - some[:, None, None])  # (trend prior, phi, model): each sums to 1

    by_shape = given.sum(axis=1).reshape(given.shape[0], len(SHAPES), onsets.size).sum(axis=2)
    p_better = float(np.sum(given * grid.down) / given.shape[0])
    middle = (onsets[None, :] + np.array([m for *_, m in SHAPES])[:, None]).ravel()
    worth = given.mean(axis=0).sum(axis=0) ** TEMPER
    n_priors = given.shape[0]
    before = unstabilised(float(np.sum(given * grid.level) / n_priors))
    after = unstabilised(float(np.sum(given * (grid.level + grid.delta)) / n_priors))
    if line is None and repeats and abs(before - after) < HIDDEN_BY_REPEATING:
        line = (0.0, 1.0)
    if line is not None:
        hidden = hidden_shapes()
        by_shape = by_shape @ hidden
        middle, worth = before_the_line(middle, worth, hidden, line, better=p_better > 0.5)
    is_step = np.array([kind == "step" for kind, *_ in SHAPES])
    quick = is_step | np.array([kind == "ramp" and w <= 5 for kind, w, *_ in SHAPES])
    abrupt = by_shape[:, is_step].sum(axis=1)
    shape_mean = by_shape.mean(axis=0)
    kinds = {
        kind: float(sum(m for m, (k, *_) in zip(shape_mean, SHAPES, strict=True) if k == kind))
        for kind in ("step", "ramp", "levelling")
    }
    low, onset, high = weighted_quantiles(middle, worth, ((1 - mass) / 2, 0.5, (1 + mass) / 2))
    if line is not None and abs(before - after) < FEW_LINES:
        against = np.logaddexp(against, np.log(SLOWLY_ALL_THE_TIME))
    return Change(
        p_change=float(1.0 / (1.0 + np.exp(np.clip(against, -700, 700)))),
        p_abrupt=float(abrupt.mean()),
        p_abrupt_low=float(abrupt.min()),
        p_abrupt_high=float(abrupt.max()),
        p_under_five=float(shape_mean[quick].sum()),
        kinds=kinds,
        onset_low=low - 0.5,
        onset=onset,
        onset_high=high + 0.5,
        before=before,
        after=after,
        p_better=p_better,
    )


def _fit_walks(walks: Walks, onsets: Floats) -> Fit:
    """Weigh the same changes on a measure of walking, brought to the scale of the notes."""
    k = walks.t.size
    v = (walks.value - np.median(walks.value)) * (_NOTES_SPREAD / walks.spread)
    trusted = walks.spread**2 / (walks.spread**2 + walks.error**2)
    w = weights(v, np.zeros(k, dtype=bool)) * np.clip(trusted, 0.05, 1.0)
    return fit(walks.t, v, np.full(k, 14.0), w, onsets)


def _joined(notes: Fit, walks: Fit, n_onsets: int) -> Fit:
    """Add what the walks say of each change, over their own correlations, to what the notes say."""
    prior = log_prior(n_onsets)
    cut = len(SHAPES) * n_onsets
    gap = scipy.special.logsumexp(walks.gap, axis=1, keepdims=True) - prior[cut:]
    some = scipy.special.logsumexp(walks.some, axis=1, keepdims=True) - prior[:cut]
    none = scipy.special.logsumexp(walks.none, axis=1, keepdims=True)
    return replace(notes, none=notes.none + none, gap=notes.gap + gap, some=notes.some + some)


def weighted_quantiles(x: Floats, w: Floats, q: tuple[float, ...]) -> list[float]:
    """Give the smallest x at which the weights sum to each share q."""
    order = np.argsort(x, kind="stable")
    total = np.cumsum(w[order])
    at = np.searchsorted(total, np.asarray(q) * total[-1] - 1e-12)
    return [float(x[order][min(i, x.size - 1)]) for i in at]
