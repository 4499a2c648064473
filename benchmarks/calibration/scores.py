"""How good said chances and made calls were: proper scores, reliability, and their own error."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

BINS = 10
"""Equal bins of said chance in reliability tables."""

LEAST = 1e-3
"""Chances are kept this far from 0 and 1 before a logarithm."""


def brier(said: Floats, came: Floats) -> float:
    """Mean squared difference of what was said (0 to 1) and what came (0 or 1)."""
    return float(np.mean((said - came) ** 2))


def log_score(said: Floats, came: Floats) -> float:
    """Mean of minus the log of the chance given to what came; 0 is perfect."""
    p = np.clip(said, LEAST, 1 - LEAST)
    return float(-np.mean(came * np.log(p) + (1 - came) * np.log1p(-p)))


def reliability(said: Floats, came: Floats) -> list[tuple[float, float, int]]:
    """(said, came, n) for each of ten equal bins that holds anybody."""
    where = np.minimum((said * BINS).astype(int), BINS - 1)
    return [
        (float(said[where == b].mean()), float(came[where == b].mean()), int((where == b).sum()))
        for b in range(BINS)
        if (where == b).any()
    ]


def ece(said: Floats, came: Floats) -> float:
    """Expected calibration error: mean distance of said from came over the ten bins."""
    rows = reliability(said, came)
    return float(sum(n * abs(p - q) for p, q, n in rows) / said.size)


def calibration_slope(said: Floats, came: Floats) -> float:
    """Slope of the log odds of what came on the log odds said: below 1 is overconfident."""
    p = np.clip(said, LEAST, 1 - LEAST)
    x = np.column_stack([np.ones(p.size), np.log(p / (1 - p))])
    beta = np.array([0.0, 1.0])
    for _ in range(50):
        mu = 1 / (1 + np.exp(-x @ beta))
        w = np.maximum(mu * (1 - mu), 1e-9)
        # A whisper of ridge: with everybody right there is no finite slope.
        step = np.linalg.solve((x * w[:, None]).T @ x + 1e-6 * np.eye(2), x.T @ (came - mu))
        beta = beta + np.clip(step, -2, 2)
        if np.abs(step).max() < 1e-10:
            break
    return float(beta[1])


def auc(score: Floats, positive: NDArray[np.bool_]) -> float:
    """Chance that a positive one has the higher score; ties count half."""
    order = np.argsort(score, kind="stable")
    ranks = np.empty(score.size)
    ranks[order] = np.arange(1, score.size + 1)
    _, inverse, counts = np.unique(score, return_inverse=True, return_counts=True)
    mean_rank = np.bincount(inverse, ranks) / counts
    ranks = mean_rank[inverse]
    n1, n0 = int(positive.sum()), int((~positive).sum())
    if not n1 or not n0:
        return float("nan")
    return float((ranks[positive].sum() - n1 * (n1 + 1) / 2) / (n1 * n0))


@dataclass(frozen=True)
class Measured:
    """A number with its Monte Carlo standard error and the number of cases behind it."""

    value: float
    error: float
    n: int

    def text(self, digits: int = 3) -> str:
        """Write value and error, as in ``0.173 (0.004)``."""
        if not np.isfinite(self.value):
            return "-"
        return f"{self.value:.{digits}f} ({self.error:.{digits}f})"


def share(hits: NDArray[np.bool_] | Floats) -> Measured:
    """A share of independent cases, with Wilson-like error so that 0 of 20 is not sure."""
    n = len(hits)
    if n == 0:
        return Measured(float("nan"), float("nan"), 0)
    k = float(np.sum(hits))
    kept = (k + 1) / (n + 2)
    return Measured(k / n, float(np.sqrt(kept * (1 - kept) / n)), n)


def rate(events: float, years: float) -> Measured:
    """Events a year, with Poisson error."""
    if years <= 0:
        return Measured(float("nan"), float("nan"), 0)
    return Measured(events / years, float(np.sqrt(max(events, 1.0)) / years), round(years))


def by_person(
    statistic: Callable[..., float], people: NDArray[np.int64], *rows: Floats, draws: int = 200
) -> Measured:
    """A statistic of rows that share people; its error by drawing people again.

    Parameters
    ----------
    statistic : takes the columns in `rows`, gives one number.
    people : (n,) which person each row belongs to.
    rows : (n,) columns.
    draws : how often people are drawn again.
    """
    if people.size == 0:
        return Measured(float("nan"), float("nan"), 0)
    order = np.argsort(people, kind="stable")
    ids, starts = np.unique(people[order], return_index=True)
    members = np.split(order, starts[1:])
    rng = np.random.Generator(np.random.PCG64(20240229))
    again = []
    for _ in range(draws):
        drawn = rng.integers(0, ids.size, ids.size)
        index = np.concatenate([members[i] for i in drawn])
        again.append(statistic(*(row[index] for row in rows)))
    return Measured(float(statistic(*rows)), float(np.nanstd(again)), ids.size)


def quantile(values: Floats, q: float, draws: int = 200) -> Measured:
    """A quantile of independent cases; inf is allowed (never called)."""
    if values.size == 0:
        return Measured(float("nan"), float("nan"), 0)

    def at(x: Floats) -> float:
        return float(np.sort(x)[min(int(np.ceil(q * x.size)) - 1, x.size - 1)])

    rng = np.random.Generator(np.random.PCG64(20240301))
    again = np.array([at(values[rng.integers(0, values.size, values.size)]) for _ in range(draws)])
    finite = again[np.isfinite(again)]
    return Measured(at(values), float(finite.std()) if finite.size else float("nan"), values.size)
