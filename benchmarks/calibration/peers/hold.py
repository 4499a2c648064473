"""Will a spell hold h days more? What others would say, from the ended spells and the day held."""

import warnings

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibration.peers import installed

Floats = NDArray[np.float64]


def half(past: Floats, held: float, more: float) -> float:
    """Always one half."""
    return 0.5


def lindy(past: Floats, held: float, more: float) -> float:
    """What has lasted so long lasts as long again."""
    return held / (held + more)


def exponential_gamma(past: Floats, held: float, more: float) -> float:
    """Exponential spells with a gamma(1, 5) prior on their rate: the textbook Bayesian."""
    total = 5.0 + past.sum() + held
    return float((total / (total + more)) ** (1.0 + past.size))


def kaplan_meier(past: Floats, held: float, more: float) -> float:
    """The person's own spells, counted, with half a spell added."""
    return float(((past > held + more).sum() + 0.5) / ((past > held).sum() + 1.0))


def longest(past: Floats, held: float, more: float) -> float:
    """Longer than your longest: nine in ten; otherwise three in ten."""
    return 0.9 if held > past.max(initial=0.0) else 0.3


CHEAP = {
    "always one half": half,
    "Lindy d/(d+h)": lindy,
    "exponential-gamma": exponential_gamma,
    "own spells counted + 1/2": kaplan_meier,
    "longer than your longest": longest,
}


def lifelines_exponential(past: Floats, held: float, more: float) -> float:
    """`lifelines` ExponentialFitter on the ended spells and the running one."""
    from lifelines import ExponentialFitter

    return _lifelines(ExponentialFitter(), past, held, more)


def lifelines_cure(past: Floats, held: float, more: float) -> float:
    """`lifelines` MixtureCureFitter over an exponential, fitted to one person."""
    from lifelines import ExponentialFitter, MixtureCureFitter

    return _lifelines(MixtureCureFitter(base_fitter=ExponentialFitter()), past, held, more)


def _lifelines(fitter: object, past: Floats, held: float, more: float) -> float:
    durations = np.append(past, held)
    ended = np.append(np.ones(past.size), 0.0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            fitter.fit(durations, event_observed=ended)  # type: ignore[attr-defined]
            now, then = (
                float(np.asarray(fitter.predict(t)).ravel()[0])  # type: ignore[attr-defined]
                for t in (held, held + more)
            )
    except Exception:
        # It did not converge on so few spells: such a person gets no better than a coin.
        return 0.5
    if not np.isfinite([now, then]).all() or now <= 0:
        return 0.5
    return float(np.clip(then / now, 0.0, 1.0))


DEAR = installed(
    {
        "lifelines Exponential": lifelines_exponential,
        "lifelines MixtureCure(Exp)": lifelines_cure,
    }
)
"""Slow ones, asked about a few people only."""
