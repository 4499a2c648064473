"""Hold the grid of "will it hold" against PyMC on the same model, once, by hand.

``python -m benchmarks.calibration.crosscheck`` needs ``pip install pymc``, which is not among the
peers of ``make bench`` for its weight. Scale and chance of a cure are continuous here and drawn by
NUTS; shape and growth are summed over as the grid has them. Agreement says that the grid is fine
enough, not that the model is right.
"""

import warnings

import numpy as np

from surefoot.answers.models import cure

HISTORIES = (
    ((2, 3, 6, 4), 7.0),
    ((2, 3, 6, 4), 14.0),
    ((5, 9, 14), 20.0),
    ((30, 41), 12.0),
    ((1, 1, 2, 1, 3, 1, 2), 5.0),
)
MORE_DAYS = 30.0
CHAINS = 3


def by_grid(past: tuple[int, ...], held: float) -> float:
    """Give the chance by the grid, without a fresh start."""
    high = np.array([past], dtype=float)
    known = np.ones_like(high, dtype=bool)
    said = cure.chance(
        high - 1, high, known, np.array([held]), horizons=(MORE_DAYS,), spikes=(0.0,), regime=0.0
    )
    return float(said[0, 0, 0])


def by_pymc(past: tuple[int, ...], held: float, seed: int = 1) -> tuple[float, float]:
    """Give PyMC's chance and its Monte Carlo error over the chains."""
    import pymc as pm
    import pytensor.tensor as pt

    kinds = [(True, k) for k in cure._WEIBULL] + [(False, s) for s in cure._LOGNORMAL]
    parts = [
        (weibull, shape, growth, np.log(0.5 / size * share))
        for weibull, shape in kinds
        for size in [len(cure._WEIBULL if weibull else cure._LOGNORMAL)]
        for growth, share in zip(cure._GROWTH, cure._GROWTH_PRIOR, strict=True)
    ]

    def log_lasts(t, log_scale, weibull, shape, growth, index):
        z = np.log(max(t, 1e-12)) - log_scale - growth * index
        if weibull:
            return -pt.exp(pt.minimum(shape * z, 50.0))
        return pt.log(0.5 * pt.erfc(z / shape / np.sqrt(2.0)) + 1e-300)

    with pm.Model():
        edges = np.log(cure._SCALES[[0, -1]])
        log_scale = pm.TruncatedNormal(
            "log_scale", np.log(6.0), 1.0, lower=edges[0], upper=edges[1]
        )
        stays = pm.Beta("stays", 1.0, 4.0)
        each, now, then = [], [], []
        for weibull, shape, growth, log_prior in parts:
            total = log_prior
            for i, n in enumerate(past):
                low, high = (
                    pt.exp(log_lasts(t, log_scale, weibull, shape, growth, i))
                    for t in (n - 1.0, float(n))
                )
                total = total + pt.log(pt.maximum(low - high, 1e-12))
            each.append(total)
            for store, t in ((now, held), (then, held + MORE_DAYS)):
                store.append(pt.exp(log_lasts(t, log_scale, weibull, shape, growth, len(past))))
        weight = pt.stack(each)
        pm.Potential("past", pt.logsumexp(weight) + len(past) * pt.log1p(-stays))
        share = pt.exp(weight - pt.logsumexp(weight))
        for name, store in (("now", now), ("then", then)):
            pm.Deterministic(name, stays + (1 - stays) * pt.sum(share * pt.stack(store)))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            drawn = pm.sample(
                500, tune=500, chains=CHAINS, cores=1, random_seed=seed, progressbar=False
            )
    now_, then_ = (drawn.posterior[name].values for name in ("now", "then"))
    per_chain = then_.mean(axis=1) / now_.mean(axis=1)
    return float(then_.mean() / now_.mean()), float(per_chain.std(ddof=1) / np.sqrt(CHAINS))


def main() -> None:
    """Print both chances for a few histories."""
    print(f"chance of {MORE_DAYS:.0f} days more      grid   PyMC (error)")
    for past, held in HISTORIES:
        said, error = by_pymc(past, held)
        spells = ", ".join(str(n) for n in past)
        grid = by_grid(past, held)
        print(f"  {spells}; held {held:.0f}:  {grid:.3f}  {said:.3f} ({error:.3f})", flush=True)


if __name__ == "__main__":
    main()
