"""What helped? What others would do. Each gives a two-sided p value for thing 0.

`day`, `y` are the noted days and their score; `dose` is 1 on days the thing was done; `others` are
the other things' doses, which only the regressions look at.
"""

import warnings

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from benchmarks.calibration.peers import installed

Floats = NDArray[np.float64]


def welch(day: Floats, y: Floats, dose: Floats, others: Floats) -> float:
    """Welch's t test of days with and without, every day a witness: as StudyU does it."""
    on, off = y[dose > 0], y[dose == 0]
    if on.size < 3 or off.size < 3 or on.std() + off.std() == 0:
        return 1.0
    with warnings.catch_warnings():
        # All-or-none raters give two constant groups.
        warnings.simplefilter("ignore")
        p = float(stats.ttest_ind(on, off, equal_var=False).pvalue)
    return p if np.isfinite(p) else 1.0


def _phases(y: Floats, dose: Floats) -> tuple[Floats, Floats]:
    """Days before it was first done, and from then on; days without and with if it came at once."""
    first = int(np.argmax(dose > 0))
    if min(first, y.size - first) >= 5:
        return y[:first], y[first:]
    return y[dose == 0], y[dose > 0]


def nap(day: Floats, y: Floats, dose: Floats, others: Floats) -> float:
    """Non-overlap of all pairs, with the p value of the rank test it is a form of."""
    a, b = _phases(y, dose)
    if a.size < 3 or b.size < 3:
        return 1.0
    return float(stats.mannwhitneyu(a, b, alternative="two-sided").pvalue)


def tau_u(day: Floats, y: Floats, dose: Floats, others: Floats) -> float:
    """Tau-U: pairs between the phases less the trend of the first, normal p value."""
    a, b = _phases(y, dose)
    n, m = a.size, b.size
    if n < 3 or m < 3:
        return 1.0
    between = np.sign(b[None, :] - a[:, None]).sum()
    upper = np.triu_indices(n, 1)
    trend = np.sign(a[None, :] - a[:, None])[upper].sum()
    spread = np.sqrt(n * m * (n + m + 1) / 3.0 + n * (n - 1) * (2 * n + 5) / 18.0)
    return float(2 * stats.norm.sf(abs(between - trend) / spread))


def _design(day: Floats, dose: Floats, others: Floats) -> Floats:
    columns = [np.ones(day.size), (day - day.mean()) / max(float(day.std()), 1.0), dose]
    return np.column_stack([*columns, others]) if others.size else np.column_stack(columns)


def ols_hac(day: Floats, y: Floats, dose: Floats, others: Floats) -> float:
    """`statsmodels` least squares with a trend and HAC errors over seven days."""
    import statsmodels.api as sm

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = sm.OLS(y, _design(day, dose, others)).fit(cov_type="HAC", cov_kwds={"maxlags": 7})
    p = float(fit.pvalues[2])
    return p if np.isfinite(p) else 1.0


def glsar(day: Floats, y: Floats, dose: Floats, others: Floats) -> float:
    """`statsmodels` GLSAR(1) with a trend."""
    import statsmodels.api as sm

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = sm.GLSAR(y, _design(day, dose, others), rho=1).iterative_fit(6)
    p = float(fit.pvalues[2])
    return p if np.isfinite(p) else 1.0


PEERS = installed(
    {
        "t test of days (StudyU)": welch,
        "NAP": nap,
        "Tau-U": tau_u,
        "statsmodels OLS + trend + HAC": ols_hac,
        "statsmodels GLSAR(1) + trend": glsar,
    }
)
