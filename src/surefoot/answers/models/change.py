"""Was there a change, when, and was it abrupt: a grid in closed form, averaged over the unknown.

The score of each noted day is put on the arcsine scale, so that days near the floor do not look
more certain than they are. Every shape of change (step, ramp, levelling off), every onset and
every day-to-day correlation is tried; none is plugged in.
"""

from dataclasses import dataclass, replace

import numpy as np
import scipy  # its parts come when they are first used: together they take half a second
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Day-to-day correlation of the noise: short notes cannot pin it down, so it is averaged.
CORRELATIONS = (0.0, 0.3, 0.6, 0.85, 0.95)

#: Shape, width in days, prior weight, and where the middle of the change lies after its onset.
SHAPES = (
    ("step", 1.0, 0.5 / 2, 0.0),
    ("step", 2.0, 0.5 / 2, 0.5),
    *(("ramp", w, 0.5 / 7, w / 2) for w in (5.0, 10.0, 18.0, 30.0, 45.0)),
    *(("levelling", w, 0.5 / 7, 0.69 * w) for w in (6.0, 14.0)),
)

#: A few days that differ and are over again, days long: no change, and not to be taken for one.
GAPS = (4.0, 7.0)
#: Prior chance of such a gap where nothing changed.
GAP = 0.2

#: Prior variance (in noise units) of a slow trend and of the hour of day. The wide one decides
#: whether anything changed, because a steady trend is then not called a change; both together
#: say how abrupt it was.
WIDE, NARROW = 25.0, 1.0

#: Prior chance that nothing changed.
NO_CHANGE = 0.5

#: The range of the onset takes the evidence at this worth, and half a day more on each side, for
#: a change falls between two notes: at full worth the 90 % range held the truth in 82 % of people.
TEMPER = 0.6

#: Fewest walks that join, and the day-to-day spread of notes on the arcsine scale.
FEWEST_WALKS, _NOTES_SPREAD = 6, 0.14

#: Fewest noted days before and after an onset.
BEFORE, AFTER = 10, 8


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


def stabilised(share: Floats) -> Floats:
    """Give shares of the top score on the arcsine scale, in radians.

    Parameters
    ----------
    share : (n,) 0 to 1

    Returns
    -------
    (n,) rad
        **Higher is worse**, as the share.
    """
    out: Floats = np.arcsin(np.sqrt((15.0 * share + 0.4) / 15.8))
    return out


def _unstabilised(v: float) -> float:
    return float(np.clip((np.sin(np.clip(v, 0.0, np.pi / 2)) ** 2 * 15.8 - 0.4) / 15.0, 0.0, 1.0))


def weights(v: Floats, off: NDArray[np.bool_]) -> Floats:
    """Weigh down single odd days and days called off days, never to nothing.

    Parameters
    ----------
    v : (n,) rad
    off : (n,) bool

    Returns
    -------
    (n,) share
        0.05 to 1.
    """
    padded = np.pad(v, 4, constant_values=np.nan)
    windows = np.lib.stride_tricks.sliding_window_view(padded, 9)
    r = np.abs(v - np.nanmedian(windows, axis=1))
    mad = max(1.48 * float(np.median(r)), 0.05)
    odd = np.minimum(1.0, 2.5 * mad / np.maximum(r, 1e-12)) ** 2
    out: Floats = np.clip(odd * np.where(off, 0.35, 1.0), 0.05, 1.0)
    return out


def _onsets(t: Floats) -> Floats:
    """Every day (or second day, in long notes) with enough noted days on both sides."""
    first, last = t[min(BEFORE, t.size - 1)], t[max(t.size - AFTER, 0)]
    return np.arange(first, last + 1e-9, 1.0 if last - first <= 100 else 2.0)


def _regressors(t: Floats, onsets: Floats) -> Floats:
    """(shapes and gaps, onsets, n): 0 before the change, 1 when it is complete."""
    since = t[None, :] - onsets[:, None] + 1.0
    rows = [
        np.clip(since / w, 0.0, 1.0)
        if kind != "levelling"
        else np.where(since > 0, 1.0 - np.exp(-np.maximum(since, 0.0) / w), 0.0)
        for kind, w, _, _ in SHAPES
    ]
    rows += [((since > 0) & (since <= w)).astype(float) for w in GAPS]
    return np.stack(rows)


def enough(t: Floats) -> bool:
    """Tell whether the notes reach far enough to look for a change."""
    return bool(t.size >= BEFORE + AFTER and _onsets(t).size >= 2)


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
    onsets = _onsets(t)
    v = stabilised(share)
    fit = _fit(t, v, hour, weights(v, off), onsets)
    if walks is not None and walks.t.size >= FEWEST_WALKS:
        fit = _joined(fit, _fit_walks(walks, onsets), onsets.size)
    gap = scipy.special.logsumexp(fit.gap, axis=(1, 2)) + np.log(GAP)
    none = np.logaddexp(scipy.special.logsumexp(fit.none, axis=1) + np.log(1.0 - GAP), gap)
    some = scipy.special.logsumexp(fit.some, axis=(1, 2))
    against = none[0] - some[0] + np.log(NO_CHANGE / (1.0 - NO_CHANGE))
    p_change = 1.0 / (1.0 + np.exp(np.clip(against, -700, 700)))
    given = np.exp(fit.some - some[:, None, None])  # (trend prior, phi, model): each sums to 1

    by_shape = given.sum(axis=1).reshape(given.shape[0], len(SHAPES), onsets.size).sum(axis=2)
    is_step = np.array([kind == "step" for kind, *_ in SHAPES])
    quick = is_step | np.array([kind == "ramp" and w <= 5 for kind, w, *_ in SHAPES])
    abrupt = by_shape[:, is_step].sum(axis=1)
    shape_mean = by_shape.mean(axis=0)
    kinds = {
        kind: float(sum(m for m, (k, *_) in zip(shape_mean, SHAPES, strict=True) if k == kind))
        for kind in ("step", "ramp", "levelling")
    }
    middle = (onsets[None, :] + np.array([m for *_, m in SHAPES])[:, None]).ravel()
    worth = given.mean(axis=0).sum(axis=0) ** TEMPER
    low, onset, high = weighted_quantiles(middle, worth, ((1 - mass) / 2, 0.5, (1 + mass) / 2))
    n_priors = given.shape[0]
    return Change(
        p_change=float(p_change),
        p_abrupt=float(abrupt.mean()),
        p_abrupt_low=float(abrupt.min()),
        p_abrupt_high=float(abrupt.max()),
        p_under_five=float(shape_mean[quick].sum()),
        kinds=kinds,
        onset_low=low - 0.5,
        onset=onset,
        onset_high=high + 0.5,
        before=_unstabilised(float(np.sum(given * fit.level) / n_priors)),
        after=_unstabilised(float(np.sum(given * (fit.level + fit.delta)) / n_priors)),
        p_better=float(np.sum(given * fit.down) / n_priors),
    )


@dataclass(frozen=True)
class _Fit:
    """Log evidence: no change (trend prior, phi), each gap, each change (trend prior, phi, model).

    And, shaped as the latter: level before, size, and the chance that the size is below 0.
    """

    none: Floats
    gap: Floats
    some: Floats
    level: Floats
    delta: Floats
    down: Floats


def _fit_walks(walks: Walks, onsets: Floats) -> _Fit:
    """Weigh the same changes on a measure of walking, brought to the scale of the notes."""
    k = walks.t.size
    v = (walks.value - np.median(walks.value)) * (_NOTES_SPREAD / walks.spread)
    trusted = walks.spread**2 / (walks.spread**2 + walks.error**2)
    w = weights(v, np.zeros(k, dtype=bool)) * np.clip(trusted, 0.05, 1.0)
    return _fit(walks.t, v, np.full(k, 14.0), w, onsets)


def _joined(notes: _Fit, walks: _Fit, n_onsets: int) -> _Fit:
    """Add what the walks say of each change, over their own correlations, to what the notes say."""
    prior = _log_prior(n_onsets)
    cut = len(SHAPES) * n_onsets
    gap = scipy.special.logsumexp(walks.gap, axis=1, keepdims=True) - prior[cut:]
    some = scipy.special.logsumexp(walks.some, axis=1, keepdims=True) - prior[:cut]
    none = scipy.special.logsumexp(walks.none, axis=1, keepdims=True)
    return replace(notes, none=notes.none + none, gap=notes.gap + gap, some=notes.some + some)


def _log_prior(n_onsets: int) -> Floats:
    """(models,) log prior of each shape and gap on each onset, changes first."""
    shapes = np.log([*(q for _, _, q, _ in SHAPES), *(1.0 / len(GAPS) for _ in GAPS)])
    out: Floats = np.repeat(shapes, n_onsets) - np.log(n_onsets)
    return out


def _fit(t: Floats, v: Floats, hour: Floats, w: Floats, onsets: Floats) -> _Fit:
    n = t.size
    f = _regressors(t, onsets).reshape(-1, n)
    half = max((t[-1] - t[0]) / 2, 1.0)
    z = np.stack([np.ones(n), 0.3 * (hour - 14.0) / 6.0, 0.3 * (t - (t[0] + t[-1]) / 2) / half])
    shape = (2, len(CORRELATIONS), f.shape[0])
    none = np.empty(shape[:2])
    some, level, delta, down = (np.empty(shape) for _ in range(4))
    for j, phi in enumerate(CORRELATIONS):
        e = phi ** np.diff(t) if phi > 0 else np.zeros(n - 1)
        c = 1.0 / np.sqrt(1.0 - e**2)
        fw, zw, vw = (_whiten(a, e, np.sqrt(w) * np.concatenate([[1.0], c])) for a in (f, z, v))
        log_det = float(np.sum(np.log(c)) + 0.5 * np.sum(np.log(w)))
        ff, fz, fv = np.einsum("ij,ij->i", fw, fw), fw @ zw.T, fw @ vw
        for i, zv in enumerate((WIDE, NARROW)):
            prior = np.array([100.0, zv, zv])
            a = zw @ zw.T + np.diag(1.0 / prior)
            a_inv = np.linalg.inv(a)
            b = a_inv @ (zw @ vw)
            r0 = float(vw @ vw - (zw @ vw) @ b)
            s = ff + 0.5 - np.einsum("ij,jk,ik->i", fz, a_inv, fz)
            m = fv - fz @ b
            d = m / s
            rest = 0.02 + np.maximum(r0 - m * d, 0.0) / 2
            part = log_det - 0.5 * float(np.linalg.slogdet(a)[1] + np.sum(np.log(prior)))
            none[i, j] = part - (1 + n / 2) * np.log(0.02 + r0 / 2)
            some[i, j] = part - 0.5 * np.log(2.0 * s) - (1 + n / 2) * np.log(rest)
            delta[i, j] = d
            level[i, j] = b[0] - (fz @ a_inv[0]) * d
            down[i, j] = scipy.special.ndtr(-d / np.sqrt(rest / (1 + n / 2) / s))
    some += _log_prior(onsets.size)
    lasting = np.s_[:, :, : len(SHAPES) * onsets.size]
    return _Fit(
        none,
        some[:, :, len(SHAPES) * onsets.size :],
        some[lasting],
        level[lasting],
        delta[lasting],
        down[lasting],
    )


def _whiten(a: Floats, e: Floats, scale: Floats) -> Floats:
    """Take from each day what the day before says of it, and put all on one scale."""
    out = a.copy()
    out[..., 1:] -= e * a[..., :-1]
    out *= scale
    return out


def weighted_quantiles(x: Floats, w: Floats, q: tuple[float, ...]) -> list[float]:
    """Give the smallest x at which the weights sum to each share q."""
    order = np.argsort(x, kind="stable")
    total = np.cumsum(w[order])
    at = np.searchsorted(total, np.asarray(q) * total[-1] - 1e-12)
    return [float(x[order][min(i, x.size - 1)]) for i in at]
