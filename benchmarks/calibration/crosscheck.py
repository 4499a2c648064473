"""Hold the grid of "will it hold" against NumPyro on the same model, once, by hand.

``python -m benchmarks.calibration.crosscheck``. Scale and chance of a cure are continuous here and
drawn by NUTS; shape and growth are summed over as the grid has them. Agreement says that the grid
is fine enough, not that the model is right.
"""

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
CHAINS = 4


def by_grid(past: tuple[int, ...], held: float) -> float:
    """Give the chance by the grid, without a fresh start and where what stays, stays for good."""
    high = np.array([past], dtype=float)
    known = np.ones_like(high, dtype=bool)
    said = cure.chance(
        high - 1,
        high,
        known,
        np.array([held]),
        horizons=(MORE_DAYS,),
        spikes=(0.0,),
        regime=0.0,
        long_but_ends=0.0,
    )
    return float(said[0, 0, 0])


def by_nuts(past: tuple[int, ...], held: float) -> tuple[float, float]:
    """Give NumPyro's chance and its Monte Carlo error over the chains."""
    import jax
    import jax.numpy as jnp
    from jax.scipy.special import log_ndtr, logsumexp
    from numpyro import distributions as dist
    from numpyro import factor, sample
    from numpyro.infer import MCMC, NUTS

    rows = [
        (weibull, shape, growth, np.log(0.5 * weight / sum(shapes.values()) * share))
        for weibull, shapes in ((True, cure._WEIBULL), (False, cure._LOGNORMAL))
        for shape, weight in shapes.items()
        for growth, share in cure._GROWTH.items()
    ]
    weibull, shape, growth, log_prior = (jnp.asarray(c) for c in zip(*rows, strict=True))
    edges = np.log(cure._SCALES[[0, -1]])

    def log_lasts(t: float, log_scale, index: int):
        z = jnp.log(max(t, 1e-12)) - log_scale - growth * index
        return jnp.where(weibull, -jnp.exp(jnp.minimum(shape * z, 50.0)), log_ndtr(-z / shape))

    def log_parts(log_scale):
        total = log_prior
        for i, n in enumerate(past):
            inside = jnp.exp(log_lasts(n - 1.0, log_scale, i)) - jnp.exp(
                log_lasts(float(n), log_scale, i)
            )
            total = total + jnp.log(jnp.maximum(inside, 1e-12))
        return total

    def model() -> None:
        log_scale = sample(
            "log_scale",
            dist.TruncatedNormal(
                np.log(cure._SCALE_MIDDLE), cure._SCALE_SPREAD, low=edges[0], high=edges[1]
            ),
        )
        stays = sample("stays", dist.Uniform(0.0, 1.0))
        factor("past", logsumexp(log_parts(log_scale)) + len(past) * jnp.log1p(-stays))

    def reaches(log_scale, stays, t: float):
        weight = jax.nn.softmax(log_parts(log_scale))
        return stays + (1 - stays) * jnp.sum(weight * jnp.exp(log_lasts(t, log_scale, len(past))))

    run = MCMC(
        NUTS(model),
        num_warmup=500,
        num_samples=2000,
        num_chains=CHAINS,
        chain_method="sequential",
        progress_bar=False,
    )
    run.run(jax.random.PRNGKey(1))
    drawn = run.get_samples(group_by_chain=True)
    now, then = (
        jax.vmap(jax.vmap(lambda a, b, t=t: reaches(a, b, t)))(drawn["log_scale"], drawn["stays"])
        for t in (held, held + MORE_DAYS)
    )
    per_chain = np.asarray(then.mean(axis=1) / now.mean(axis=1))
    error = float(per_chain.std(ddof=1) / np.sqrt(CHAINS))
    return float(then.mean() / now.mean()), error


def main() -> None:
    """Print both chances for a few histories."""
    print(f"chance of {MORE_DAYS:.0f} days more      grid   NumPyro (error)")
    for past, held in HISTORIES:
        said, error = by_nuts(past, held)
        spells = ", ".join(str(n) for n in past)
        grid = by_grid(past, held)
        print(f"  {spells}; held {held:.0f}:  {grid:.3f}  {said:.3f} ({error:.3f})", flush=True)


if __name__ == "__main__":
    main()
