"""Off day, brewing or back: a fixed hidden Markov filter whose evidence is tempered.

Seven states share one score through a beta-binomial. Nothing is fitted by search: what is not
known of a person (level when well, spread, how often off days come) is a small grid carried along
and weighed by the notes. The log likelihood is taken at under half of its worth, for the days are
not independent; at full worth the filter is overconfident.
"""

import numpy as np
import scipy  # its parts come when they are first used: together they take half a second
from numpy.typing import NDArray

Floats = NDArray[np.float64]

STATES = ("well", "off", "ill", "creep_1", "creep_2", "creep_3", "back")
TEMPER = 0.45
#: Chance a day that a remission ends, where nothing is known of earlier ones.
HAZARD = 1 / 120

_LEVEL = np.array([0.0, 0.55, 0.6, 0.25, 0.5, 0.75, 1.0])
_P_WELL = np.array([0.015, 0.05, 0.11, 0.2, 0.3])
_P_WELL_PRIOR = np.array([0.3, 0.3, 0.2, 0.12, 0.08])
_SPREAD = np.array([6.0, 20.0])
_OFF_RATE = np.array([0.03, 0.10])
_FLAG = np.array([0.03, 0.5, 0.5, 0.06, 0.1, 0.12, 0.12])
_START = np.array([0.7, 0.05, 0.0, 0.05, 0.0, 0.0, 0.2])


def _moves(off_rate: float, hazard: float) -> Floats:
    """Chance of each state on the next day; rows sum to 1."""
    o, hz = off_rate, hazard
    w, off, ill, c1, c2, c3, back = range(7)
    a = np.zeros((7, 7))
    a[w, off], a[w, ill], a[w, c1], a[w, back] = o, 0.003, 0.6 * hz, 0.4 * hz
    a[off] = [0.62 - hz, 0.35, 0.03, 0.3 * hz, 0.0, 0.0, 0.7 * hz]
    a[ill] = [0.20, 0.02, 0.76, 0.005, 0.0, 0.0, 0.015]
    a[c1, c2], a[c1, w], a[c1, off], a[c1, ill] = 1 / 7, 0.03, o, 0.003
    a[c2, c3], a[c2, c1], a[c2, back], a[c2, off], a[c2, w] = 1 / 7, 0.02, 0.02, 0.02, 0.01
    a[c3, back], a[c3, c2], a[c3, w] = 1 / 7, 0.02, 0.005
    a[back, c3], a[back, w] = 0.012, 0.008
    for i in (w, c1, c2, c3, back):
        a[i, i] = 1.0 - (a[i].sum() - a[i, i])
    a /= a.sum(axis=1, keepdims=True)
    return a


def follow(
    day: NDArray[np.int_],
    y: Floats,
    hour: Floats,
    off: NDArray[np.bool_],
    *,
    old: float,
    slope: float = 0.0,
    hazard: float = HAZARD,
    temper: float = TEMPER,
) -> Floats:
    """Chance of each state after each noted day of a remission.

    Parameters
    ----------
    day : (n,) day
        Days since the remission began, increasing; noted days only.
    y : (n,) 0 to 15
        Score; higher is worse.
    hour : (n,) h
    off : (n,) bool
    old : 0 to 15
        Level of the time before the remission.
    slope : of 15 per six hours
    hazard : chance a day
        That the remission ends; 1/400 to 1/20.
    temper : share
        Worth of the evidence.

    Returns
    -------
    (n, 7) chance
        In the order of `STATES`; each row sums to 1.
    """
    well, spread, rate = (
        a.ravel() for a in np.meshgrid(_P_WELL, _SPREAD, _OFF_RATE, indexing="ij")
    )
    prior = np.repeat(_P_WELL_PRIOR, 4) / 4.0
    p_old = np.clip(old / 15.0, 0.02, 0.98)
    level = well[:, None] + _LEVEL * np.maximum(p_old - well, 0.12)[:, None]  # (g, 7)
    conc = np.repeat(spread[:, None], 7, axis=1)
    conc[:, 1], conc[:, 2] = 4.0, 5.0

    h = (hour - 14.0) / 6.0
    logit = np.log(level / (1 - level))[None] + (4.0 * slope / 15.0) * h[:, None, None]
    p = np.clip(1.0 / (1.0 + np.exp(-logit)), 1e-3, 1 - 1e-3)  # (n, g, 7)
    yy = np.clip(y, 0.0, 15.0)[:, None, None]
    betaln = scipy.special.betaln
    log_lik = betaln(yy + p * conc, 15.0 - yy + (1 - p) * conc) - betaln(p * conc, (1 - p) * conc)
    log_lik = log_lik + np.where(off[:, None], np.log(_FLAG), np.log(1 - 0.6 * _FLAG))[:, None, :]
    worth = np.exp(temper * (log_lik - log_lik.max(axis=(1, 2), keepdims=True)))

    slow, fast = _moves(_OFF_RATE[0], hazard), _moves(_OFF_RATE[1], hazard)
    moves = np.where((rate == _OFF_RATE[0])[:, None, None], slow, fast)  # (g, 7, 7)
    alpha = prior[:, None] * _START[None, :]
    out = np.empty((day.size, 7))
    last = int(day[0]) if day.size else 0
    for i in range(day.size):
        for _ in range(min(int(day[i]) - last, 60)):
            alpha = np.matmul(alpha[:, None, :], moves)[:, 0, :]
        last = int(day[i])
        alpha = alpha * worth[i]
        alpha = alpha / alpha.sum()
        out[i] = alpha.sum(axis=0)
    return out


def p_back(states: Floats) -> Floats:
    """Chance that foot drop is back or nearly so: half of the first creep, all of the rest."""
    out: Floats = states[..., 4] + states[..., 5] + states[..., 6] + 0.5 * states[..., 3]
    return out
