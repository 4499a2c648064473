"""How the score went along with what was done: a drifting level, averaged over what is unknown.

Generalised least squares with correlated days and a level that may wander by itself, averaged
over how correlated, how wandering, and how long what was done goes on acting. Its figures are
links, never effects: nothing here knows why she did it on that day.
"""

from dataclasses import dataclass

import numpy as np
import scipy  # its parts come when they are first used: together they take half a second
from numpy.typing import NDArray

Floats = NDArray[np.float64]

CORRELATIONS = (0.0, 0.5, 0.85)
#: Variance the level gains a day, in units of the day-to-day variance; none at half weight.
DRIFTS = (0.0, 0.003, 0.01, 0.03, 0.1, 0.3)
#: Days after which half of what was done has worn off.
HALF_LIVES = (1.0, 3.0, 7.0, 14.0)
#: Prior precision of what was done, an off-day, and six hours later, in noise units. The first
#: keeps what acts for weeks, which notes hardly see, from being given any size at all.
_SHRINK, _SHRINK_OFF, _SHRINK_HOUR, _FREE = 1.0, 1 / 25, 1 / 9, 1e-8
#: Terms beside what was done: level, trend, off-day, hour.
_TERMS = 4


@dataclass(frozen=True)
class Link:
    """How the score went along with each thing done.

    Attributes
    ----------
    points : (p,) of 15
        Score with it at full, less the score without. **Below zero is better with it.**
    low, high : (p,) of 15
        Interval holding `mass` of the belief.
    p_value : (p,)
        Two-sided.
    """

    points: Floats
    low: Floats
    high: Floats
    p_value: Floats


def adstock(dose: Floats, half_life: float) -> Floats:
    """Let what was done wear off: each day keeps a part of the day before.

    Parameters
    ----------
    dose : (d, p) or (d,)
        One row a calendar day.
    half_life : day
        0 for what acts on the day itself only.

    Returns
    -------
    as `dose`
        On its scale: a constant dose of 1 tends to 1.

    Examples
    --------
    >>> adstock(np.array([1.0, 0.0, 0.0]), 1.0).round(3).tolist()
    [0.5, 0.25, 0.125]
    """
    if half_life <= 0:
        return dose.astype(float)
    keep = 2.0 ** (-1.0 / half_life)
    out = np.empty(dose.shape)
    level = np.zeros(dose.shape[1:])
    for i, today in enumerate(dose):
        level = keep * level + (1.0 - keep) * today
        out[i] = level
    return out


def link(
    day: NDArray[np.int_],
    y: Floats,
    hour: Floats,
    off: NDArray[np.bool_],
    dose: Floats,
    *,
    mass: float = 0.9,
    half_lives: tuple[float, ...] = HALF_LIVES,
) -> Link:
    """Link the score with what was done.

    Parameters
    ----------
    day : (n,) day
        Noted days as rows of `dose`, increasing.
    y : (n,) 0 to 15
        Score; higher is worse.
    hour : (n,) h
    off : (n,) bool
    dose : (d, p)
        What was done on each calendar day, 0 to 1.
    mass : share
        Belief inside the interval.
    half_lives : day
        Averaged over.

    Returns
    -------
    Link

    Raises
    ------
    ValueError
        Fewer than seven noted days.

    Notes
    -----
    Formulas and measured false claims: docs/calibration.md, What helped.
    """
    n, things = y.size, dose.shape[1]
    if n <= _TERMS + 2:
        raise ValueError(f"{n} noted days are too few")
    t = day.astype(float)
    plain = np.stack(
        [np.ones(n), (t - t.mean()) / 60.0, off.astype(float), (hour - 14.0) / 6.0], axis=1
    )
    carried = [adstock(dose, h)[day] for h in half_lives]
    both = np.concatenate([y[:, None], plain, *carried], axis=1)
    ridge = np.diag([_FREE, _FREE, _SHRINK_OFF, _SHRINK_HOUR, *[_SHRINK] * things])
    apart = np.abs(t[:, None] - t[None, :])
    shared = np.minimum(t[:, None], t[None, :]) - t[0] + 1.0
    nu = n - _TERMS
    rows = []
    for phi in CORRELATIONS:
        near = phi**apart if phi > 0 else np.eye(n)
        for drift in DRIFTS:
            lower = np.linalg.cholesky(near + drift * shared)
            white = scipy.linalg.solve_triangular(lower, both, lower=True, check_finite=False)
            yw, plain_w = white[:, 0], white[:, 1 : 1 + _TERMS]
            log_det = float(np.sum(np.log(np.diag(lower))))
            for i in range(len(half_lives)):
                at = 1 + _TERMS + i * things
                x = np.concatenate([plain_w, white[:, at : at + things]], axis=1)
                m = x.T @ x + ridge
                xy = x.T @ yw
                b = np.linalg.solve(m, xy)
                rest = max(float(yw @ yw - b @ xy), 1e-9)
                spread = rest / nu * np.diag(np.linalg.inv(m))[_TERMS:]
                log_w = -log_det - 0.5 * float(np.linalg.slogdet(m)[1]) - 0.5 * nu * np.log(rest)
                rows.append((log_w + (np.log(0.5) if drift == 0 else 0.0), b[_TERMS:], spread))
    log_w = np.array([r[0] for r in rows])
    w = np.exp(log_w - log_w.max())
    w /= w.sum()
    means, variances = np.array([r[1] for r in rows]), np.array([r[2] for r in rows])
    points = w @ means
    sd = np.sqrt(w @ (variances + (means - points) ** 2))
    df = n - _TERMS - 2
    reach = float(scipy.special.stdtrit(df, (1 + mass) / 2)) * sd
    p_value = 2.0 * scipy.special.stdtr(df, -np.abs(points) / np.maximum(sd, 1e-12))
    return Link(points, points - reach, points + reach, p_value)


def told_apart(dose: Floats, day: NDArray[np.int_], half_life: float = 3.0) -> Floats:
    """Variance inflation of each thing done against a trend and the other things.

    Parameters
    ----------
    dose : (d, p)
    day : (n,) day
        Noted days as rows of `dose`.
    half_life : day

    Returns
    -------
    (p,)
        1 where it moved by itself; above 5 the notes can hardly tell it from the rest;
        infinite where it never changed.
    """
    x = adstock(dose, half_life)[day]
    t = day.astype(float)
    out = np.empty(dose.shape[1])
    for i in range(dose.shape[1]):
        others = np.column_stack([np.ones(t.size), t - t.mean(), np.delete(x, i, axis=1)])
        own = x[:, i]
        fitted = others @ np.linalg.lstsq(others, own, rcond=None)[0]
        rest, whole = np.sum((own - fitted) ** 2), np.sum((own - own.mean()) ** 2)
        out[i] = whole / rest if rest > 1e-9 else np.inf
    return out
