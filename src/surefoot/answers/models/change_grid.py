"""The evidence for each shape of change on each day, in closed form.

Every shape (step, ramp, levelling off), every onset and every day-to-day correlation is tried.
"""

from dataclasses import dataclass

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
#: Prior variance (in noise units) of a slow trend and of the hour of day. The wide one decides
#: whether anything changed, because a steady trend is then not called a change; both together
#: say how abrupt it was.
WIDE, NARROW = 25.0, 1.0

#: Fewest noted days before and after an onset.
BEFORE, AFTER = 10, 8


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


def unstabilised(v: float) -> float:
    """Give the share of the top score, 0 to 1, behind a value on the arcsine scale, rad."""
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


def onsets_of(t: Floats) -> Floats:
    """Every day (or second day, in long notes) with enough noted days on both sides."""
    first, last = t[min(BEFORE, t.size - 1)], t[max(t.size - AFTER, 0)]
    return np.arange(first, last + 1e-9, 1.0 if last - first <= 100 else 2.0)


def regressors(t: Floats, onsets: Floats) -> Floats:
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
    return bool(t.size >= BEFORE + AFTER and onsets_of(t).size >= 2)


@dataclass(frozen=True)
class Fit:
    """Log evidence: no change (trend prior, phi), each gap, each change (trend prior, phi, model).

    And, shaped as the latter: level before, size, and the chance that the size is below 0.
    """

    none: Floats
    gap: Floats
    some: Floats
    level: Floats
    delta: Floats
    down: Floats


def log_prior(n_onsets: int) -> Floats:
    """(models,) log prior of each shape and gap on each onset, changes first."""
    shapes = np.log([*(q for _, _, q, _ in SHAPES), *(1.0 / len(GAPS) for _ in GAPS)])
    out: Floats = np.repeat(shapes, n_onsets) - np.log(n_onsets)
    return out


def fit(t: Floats, v: Floats, hour: Floats, w: Floats, onsets: Floats) -> Fit:
    """Weigh every shape on every onset.

    Parameters
    ----------
    t : (n,) day
        Increasing.
    v : (n,) rad
        Scores on the arcsine scale; see `stabilised`.
    hour : (n,) h
    w : (n,) share
        What each day counts; see `weights`.
    onsets : (m,) day
    """
    n = t.size
    f = regressors(t, onsets).reshape(-1, n)
    half = max((t[-1] - t[0]) / 2, 1.0)
    z = np.stack([np.ones(n), 0.3 * (hour - 14.0) / 6.0, 0.3 * (t - (t[0] + t[-1]) / 2) / half])
    shape = (2, len(CORRELATIONS), f.shape[0])
    none = np.empty(shape[:2])
    some, level, delta, down = (np.empty(shape) for _ in range(4))
    for j, phi in enumerate(CORRELATIONS):
        e = phi ** np.diff(t) if phi > 0 else np.zeros(n - 1)
        c = 1.0 / np.sqrt(1.0 - e**2)
        fw, zw, vw = (whiten(a, e, np.sqrt(w) * np.concatenate([[1.0], c])) for a in (f, z, v))
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
    some += log_prior(onsets.size)
    lasting = np.s_[:, :, : len(SHAPES) * onsets.size]
    return Fit(
        none,
        some[:, :, len(SHAPES) * onsets.size :],
        some[lasting],
        level[lasting],
        delta[lasting],
        down[lasting],
    )


def whiten(a: Floats, e: Floats, scale: Floats) -> Floats:
    """Take from each day what the day before says of it, and put all on one scale."""
    out = a.copy()
    out[..., 1:] -= e * a[..., :-1]
    out *= scale
    return out
