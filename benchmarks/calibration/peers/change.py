"""Finding a change: what others would do. Each gives (strength, day, abruptness)."""

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibration.peers import installed

Floats = NDArray[np.float64]
Call = tuple[float, float, float]
"""Strength of the claim, day of the change, and how abrupt (NaN: it does not say)."""

NAN = float("nan")


def cusum_max(day: Floats, y: Floats) -> Call:
    """Largest excursion of the summed deviations from the mean."""
    walk = np.cumsum(y - y.mean())[:-1]
    at = int(np.argmax(np.abs(walk)))
    return float(np.abs(walk[at]) / (y.std() * np.sqrt(y.size) + 1e-9)), float(day[at + 1]), NAN


def pettitt(day: Floats, y: Floats) -> Call:
    """Pettitt's rank test for one change point."""
    n = y.size
    ranks = np.argsort(np.argsort(y, kind="stable"), kind="stable") + 1.0
    _, inverse, counts = np.unique(y, return_inverse=True, return_counts=True)
    ranks = (np.bincount(inverse, ranks) / counts)[inverse]
    u = 2 * np.cumsum(ranks) - np.arange(1, n + 1) * (n + 1)
    at = int(np.argmax(np.abs(u[:-1])))
    return float(np.abs(u[at]) / n**1.5), float(day[at + 1]), NAN


def ruptures_dynp(day: Floats, y: Floats) -> Call:
    """`ruptures` Dynp, least squares, one break; strength is the share of squares it takes."""
    import ruptures

    found = ruptures.Dynp(model="l2", min_size=8, jump=1).fit(y).predict(n_bkps=1)[0]
    left, right = y[:found], y[found:]
    kept = ((left - left.mean()) ** 2).sum() + ((right - right.mean()) ** 2).sum()
    return float(1 - kept / max(((y - y.mean()) ** 2).sum(), 1e-9)), float(day[found]), NAN


def ruptures_kernel(day: Floats, y: Floats) -> Call:
    """`ruptures` KernelCPD (rbf), best penalty; abrupt when two breaks are no better than one."""
    import ruptures

    search = ruptures.KernelCPD(kernel="rbf", min_size=5).fit(y)
    cost = search.cost
    none = cost.error(0, y.size)

    def sum_of_costs(breaks: list[int]) -> float:
        return float(sum(cost.error(a, b) for a, b in zip([0, *breaks[:-1]], breaks, strict=True)))

    one = search.predict(n_bkps=1)
    first = sum_of_costs(one)
    second = sum_of_costs(search.predict(n_bkps=2))
    return float(none - first), float(day[one[0]]), -float(first - second)


def sudden_gain(day: Floats, y: Floats) -> Call:
    """Three published criteria between neighbours: a drop of 3, of a quarter, and stable around."""
    best: Call = (0.0, float(day[y.size // 2]), 0.0)
    for i in range(2, y.size - 3):
        drop = y[i] - y[i + 1]
        before, after = y[i - 2 : i + 1], y[i + 1 : i + 4]
        pooled = np.sqrt((before.var(ddof=1) + after.var(ddof=1)) / 2) + 1e-9
        apart = (before.mean() - after.mean()) / pooled
        if drop >= 3 and drop >= 0.25 * y[i] and apart > 2.776 and apart > best[0]:
            best = (float(apart), float(day[i + 1]), 1.0)
    return best


def logistic_curve(day: Floats, y: Floats) -> Call:
    """Least-squares logistic curve over a grid of middles and widths; abrupt is narrow."""
    widths = np.array([0.3, 1.0, 2.0, 4.0, 8.0, 16.0])
    middles = np.arange(day[8], day[-8], 1.0)
    x = 1 / (1 + np.exp(-np.clip((day - middles[:, None, None]) / widths[:, None], -50, 50)))
    xc = x - x.mean(axis=2, keepdims=True)
    yc = y - y.mean()
    taken = (xc @ yc) ** 2 / np.maximum((xc**2).sum(axis=2), 1e-9)
    m, w = np.unravel_index(int(np.argmax(taken)), taken.shape)
    strength = float(taken[m, w] / max((yc**2).sum(), 1e-9))
    return strength, float(middles[m]), -float(widths[w])


PEERS = installed(
    {
        "CUSUM-max": cusum_max,
        "Pettitt": pettitt,
        "ruptures Dynp (l2)": ruptures_dynp,
        "ruptures KernelCPD (rbf)": ruptures_kernel,
        "sudden gain": sudden_gain,
        "logistic curve": logistic_curve,
    }
)
