"""An alarm that counts up low days: a sum that one day cannot fill and good days empty.

Each noted day of a remission is put on a scale on which 0 is how the remission began and 2 is how
the foot was before it. What is above a half is added up, never below nothing.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Line to cross for so many false alarms a year, set on some hundred years of development people
#: (docs/calibration.md).
LINES = {1.0: 2.05, 0.25: 3.35}

#: A day counts from here up, and no single day counts for more than this.
ALLOWANCE, MOST = 0.5, 1.5
#: The allowance grows with her mean low so far, leaving out the last days, drawn towards the mean
#: of all as if that had been seen on so many days.
USUAL_LOW, USUAL_LOW_DAYS, NOT_YET_DAYS = 0.15, 30, 14
#: Days of a remission before an alarm can sound; first and last day of its baseline.
QUIET, BASE_FROM, BASE_TO = 21, 8, 21
#: An off-flag discounts a day, but only the first three in a row: later ones may be denial.
OFF_WEIGHT, OFF_IN_A_ROW = 0.25, 3
#: Old level and baseline are never taken to be closer than this (of 15).
NARROWEST = 3.0


@dataclass(frozen=True)
class Path:
    """The sum, day by day.

    Attributes
    ----------
    r : (n,) share of the way back, times two; NaN before the baseline ends.
    total : (n,) the sum after each noted day.
    base, old : level of the remission's start and of the time before, 0 to 15.
    """

    r: Floats
    total: Floats
    base: float
    old: float


def line(alarms_a_year: float) -> float:
    """Give the line for a chosen rate of false alarms a year.

    Parameters
    ----------
    alarms_a_year : 0.1 to 2

    Returns
    -------
    number
        Straight in the logarithm of the rate between the simulated ones.
    """
    a, b = LINES[1.0], LINES[0.25]
    return float(a + (b - a) * np.log(alarms_a_year) / np.log(0.25))


def hour_slope(y: Floats, hour: Floats) -> float:
    """How much worse the foot is six hours later in the day, shrunk towards none.

    Parameters
    ----------
    y : (n,) 0 to 15
        Scores of the time before the remission.
    hour : (n,) h

    Returns
    -------
    of 15 per six hours
        **Worse later is plus.** 0 where there is nothing to learn from.
    """
    if y.size < 2:
        return 0.0
    h = (hour - 14.0) / 6.0
    h = h - h.mean()
    return float(np.sum(h * (y - y.mean())) / (np.sum(h**2) + 6.0))


def flag_weights(off: NDArray[np.bool_]) -> Floats:
    """Weight of each noted day: a flagged day counts a quarter while no more than three run on."""
    out = np.ones(off.size)
    run = 0
    for i, flagged in enumerate(off):
        run = run + 1 if flagged else 0
        if 0 < run <= OFF_IN_A_ROW:
            out[i] = OFF_WEIGHT
    return out


def climb(steps: Floats) -> Floats:
    """Add steps up, never below zero."""
    out = np.empty(steps.size)
    s = 0.0
    for i, step in enumerate(steps.tolist()):
        s = max(0.0, s + step)
        out[i] = s
    return out


def path(
    day: Floats,
    y: Floats,
    hour: Floats,
    off: NDArray[np.bool_],
    *,
    old: float,
    slope: float = 0.0,
) -> Path | None:
    """Follow the sum through one remission.

    Parameters
    ----------
    day : (n,) day
        Days since the remission began, 0 first; noted days only.
    y : (n,) 0 to 15
        Score; higher is worse.
    hour : (n,) h
        14 where not known.
    off : (n,) bool
        Days called off days.
    old : 0 to 15
        Level of the time before the remission.
    slope : of 15 per six hours
        See `hour_slope`.

    Returns
    -------
    Path or None
        None while fewer than three days are noted in days 8 to 21, so there is no baseline.
    """
    in_base = (day >= BASE_FROM) & (day <= BASE_TO)
    if in_base.sum() < 3:
        return None
    h = (hour - 14.0) / 6.0
    at_noon = y - slope * h * np.sqrt(np.clip(y / max(old, 3.0), 0.0, 1.0))
    base = float((at_noon[in_base].sum() + 4.0) / (in_base.sum() + 4.0))
    r = np.clip(2.0 * (at_noon - base) / max(old - base, NARROWEST), -MOST, MOST)
    counts = day >= QUIET
    steps = np.where(counts, flag_weights(off) * (r - _allowance(day, r, counts)), -np.inf)
    return Path(r=np.where(counts, r, np.nan), total=climb(steps), base=base, old=old)


def _allowance(day: Floats, r: Floats, counts: NDArray[np.bool_]) -> Floats:
    """(n,) what a day must exceed to count, by how low her days were until two weeks before."""
    low = np.concatenate([[0.0], np.cumsum(np.where(counts, np.clip(r, 0.0, MOST), 0.0))])
    days = np.concatenate([[0.0], np.cumsum(counts)])
    known = np.searchsorted(day, day - NOT_YET_DAYS, side="right")
    mean = (low[known] + USUAL_LOW * USUAL_LOW_DAYS) / (days[known] + USUAL_LOW_DAYS)
    out: Floats = ALLOWANCE + mean - USUAL_LOW
    return out
