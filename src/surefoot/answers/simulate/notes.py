"""How a severity is felt and noted: the machinery under the observation families."""

from itertools import accumulate

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

SIGNS = 5
"""Foot signs a simulated person rates, each 0 to 3."""

HOLD_GOAL_S = 30.0
"""Goal of a simulated one-leg stand, s; one that reaches it is censored there."""


@frozen(eq=False)
class Habits:
    """How one person feels, notes and misses days. A family changes some of these.

    Shares are per day, 0 to 1. `misses_when_well` above 0: logs less on good days; below 0: logs
    less on bad ones. `noise_df`: degrees of freedom of the day-to-day noise, inf for normal.
    `burst_days`: about so long with notes, then as long without. `keeps_within_points`: the screen
    stays as it was while the sum of ratings moves by no more. `used_to_it_a_year`: severity that a
    year of getting used to it takes off the ratings.
    """

    noise_corr: float
    noise_sd: float
    off_share: float
    off_days: float
    off_bump: float
    illness_share: float
    flag_share: float
    false_flag_share: float
    missing_share: float
    hour_effect: float
    tired_effect: float
    hours: tuple[float, ...]
    noise_df: float = float("inf")
    misses_when_well: float = 0.0
    careless_share: float = 0.0
    logging_half_life_days: float = float("inf")
    stranger_from_share: float = float("nan")
    stranger_shift: float = 0.0
    all_or_none: bool = False
    burst_days: float = 0.0
    keeps_within_points: float = 0.0
    signs_rated: int = SIGNS
    used_to_it_a_year: float = 0.0


def usual_habits(rng: np.random.Generator) -> Habits:
    """Draw the habits of an ordinary person."""
    return Habits(
        noise_corr=float(rng.uniform(0.0, 0.7)),
        noise_sd=float(rng.uniform(0.12, 0.45)),
        off_share=float(rng.beta(2.0, 30.0)),
        off_days=float(rng.uniform(1.0, 1.8)),
        off_bump=float(rng.uniform(0.6, 1.8)),
        illness_share=float(rng.uniform(0.0, 0.004)),
        flag_share=float(rng.uniform(0.3, 0.85)),
        false_flag_share=float(rng.uniform(0.0, 0.04)),
        missing_share=float(rng.uniform(0.03, 0.3)),
        hour_effect=float(rng.uniform(0.0, 0.25)),
        tired_effect=float(rng.uniform(0.0, 0.3)),
        hours=(float(rng.uniform(8.0, 21.0)),),
    )


@frozen(eq=False)
class Felt:
    """Severity as felt each day, before anybody writes it down, and the days that were off."""

    severity: Floats
    off: Bools
    hour: Floats
    tiredness_0_10: Floats


@frozen(eq=False)
class Diary:
    """What was noted: plain arrays by day; NaN where nothing was noted.

    Parameters
    ----------
    ratings : (days, k) 0 to 3, each sign.
    hour : (days,) hour of the day, 0 to 24.
    tiredness_0_3 : (days,) none to very.
    off_flag : (days,) True where the person called it an off day; False where not noted.
    foot_pitch_deg : (days,) pitch at first contact on walks, toes up positive.
    hold_s : (days,) best one-leg stand, s; `HOLD_GOAL_S` means at least that.
    """

    ratings: Floats
    hour: Floats
    tiredness_0_3: Floats
    off_flag: Bools
    foot_pitch_deg: Floats
    hold_s: Floats

    @property
    def logged(self) -> Bools:
        """(days,) True where the signs were rated."""
        return ~np.isnan(self.ratings[:, 0])


def _day_noise(rng: np.random.Generator, days: int, habits: Habits) -> Floats:
    phi, sd = habits.noise_corr, habits.noise_sd
    if np.isfinite(habits.noise_df):
        kicks = rng.standard_t(habits.noise_df, days) / np.sqrt(
            habits.noise_df / (habits.noise_df - 2.0)
        )
    else:
        kicks = rng.normal(0.0, 1.0, days)
    kicks *= sd * np.sqrt(1.0 - phi**2)
    kicks[0] /= np.sqrt(1.0 - phi**2)
    return np.array(list(accumulate(kicks.tolist(), lambda u, e: phi * u + e)))


def _mark_runs(days: int, starts: NDArray[np.intp], lengths: NDArray[np.int64]) -> Bools:
    """(days,) True in each run; runs may overlap and are cut at the end."""
    edge = np.zeros(days + 1)
    np.add.at(edge, starts, 1.0)
    np.add.at(edge, np.minimum(starts + lengths, days), -1.0)
    marked: Bools = np.cumsum(edge[:-1]) > 0
    return marked


def feel(rng: np.random.Generator, severity: Floats, habits: Habits) -> Felt:
    """Give what the person feels: severity, the day's noise, off days, hour and tiredness."""
    days = severity.size
    off_starts = np.flatnonzero(rng.random(days) < habits.off_share)
    off = _mark_runs(days, off_starts, rng.geometric(1.0 / habits.off_days, off_starts.size))
    ill_starts = np.flatnonzero(rng.random(days) < habits.illness_share)
    off |= _mark_runs(days, ill_starts, rng.integers(3, 8, ill_starts.size))
    hour = rng.choice(np.array(habits.hours), days) + rng.normal(0.0, 1.0, days)
    hour = np.clip(hour, 6.0, 23.5)
    tired = np.clip(rng.normal(4.0, 1.8, days) + 1.5 * off, 0.0, 10.0)
    felt = severity + _day_noise(rng, days, habits)
    felt += off * habits.off_bump * rng.uniform(0.8, 1.2, days)
    felt += habits.hour_effect * (hour - 14.0) / 6.0 + habits.tired_effect * (tired - 4.0) / 4.0
    return Felt(felt, off, hour, tired)


def _rate(rng: np.random.Generator, felt: Floats, habits: Habits) -> Floats:
    """(days, k) ratings: each sign has its own slope and its own three lines to cross."""
    days = felt.size
    slope = rng.uniform(0.8, 1.5, SIGNS)
    lines = np.array([0.5, 1.4, 2.3]) + rng.normal(0.0, 0.12, (SIGNS, 3))
    lines.sort(axis=1)
    seen = felt[:, None] * slope + rng.normal(0.0, 1.0, (days, SIGNS)) * rng.uniform(
        0.2, 0.5, SIGNS
    )
    ratings: Floats = (seen[:, :, None] > lines).sum(axis=2).astype(float)
    if habits.all_or_none:
        ratings = np.where(ratings >= 1.0, 3.0, 0.0)
    careless = np.flatnonzero(rng.random(days) < habits.careless_share)
    how = rng.integers(0, 3, careless.size)
    noise = rng.integers(0, 4, (careless.size, SIGNS))
    for day, way, drawn in zip(careless.tolist(), how.tolist(), noise, strict=True):
        # At random; all alike; or yesterday's once more.
        ratings[day] = (drawn, drawn[0], ratings[max(day - 1, 0)])[way]
    ratings[:, habits.signs_rated :] = 0.0
    if habits.keeps_within_points:
        for day in range(1, days):
            if abs(ratings[day].sum() - ratings[day - 1].sum()) <= habits.keeps_within_points:
                ratings[day] = ratings[day - 1]
    return ratings


def _missed(rng: np.random.Generator, felt: Felt, habits: Habits) -> Bools:
    days = felt.severity.size
    share = np.full(days, habits.missing_share)
    if habits.misses_when_well:
        # 1 on a clear day, 0 on a day with foot drop.
        well = np.clip(1.0 - felt.severity / 1.2, 0.0, 1.0)
        fewer = well if habits.misses_when_well > 0 else 1.0 - well
        share += abs(habits.misses_when_well) * fewer
    kept = 0.5 ** (np.arange(days) / habits.logging_half_life_days)
    share = 1.0 - (1.0 - np.minimum(share, 0.9)) * np.maximum(kept, 0.15)
    away_starts = np.flatnonzero(rng.random(days) < 2.0 / 365.0)
    away = _mark_runs(days, away_starts, rng.integers(3, 11, away_starts.size))
    missed: Bools = away | (rng.random(days) < share)
    if habits.burst_days:
        turns = np.cumsum(rng.gamma(8.0, habits.burst_days / 8.0, 2 * days))
        missed |= np.searchsorted(turns, np.arange(days), side="right") % 2 == 1
    return missed


def note(
    rng: np.random.Generator,
    felt: Felt,
    habits: Habits,
    *,
    denies_from: float = float("nan"),
    bad_again: Bools | None = None,
) -> Diary:
    """Write the diary of what was felt.

    Parameters
    ----------
    felt : what the person felt.
    habits : how the person notes.
    denies_from : from this day on, days in `bad_again` are called off days half of the time for
        ten days and one time in five after: a return talked away.
    bad_again : (days,) True on days that are bad because it has come back.
    """
    days = felt.severity.size
    day = np.arange(days)
    severity = felt.severity
    if np.isfinite(habits.stranger_from_share):
        severity = severity + habits.stranger_shift * (day >= habits.stranger_from_share * days)
    severity = severity - habits.used_to_it_a_year * day / 365.0
    ratings = _rate(rng, severity, habits)
    flag_chance = np.where(felt.off, habits.flag_share, habits.false_flag_share)
    if np.isfinite(denies_from) and bad_again is not None:
        talked_away = np.where(day < denies_from + 10, 0.5, 0.2)
        flag_chance = np.where(bad_again, np.maximum(flag_chance, talked_away), flag_chance)
    flag = rng.random(days) < flag_chance
    missed = _missed(rng, felt, habits)
    tiredness = np.digitize(felt.tiredness_0_10, [2.5, 5.0, 7.5]).astype(float)
    stood = np.exp(2.3 - 0.55 * felt.severity + 0.0008 * day + rng.normal(0.0, 0.25, days))
    pitch = 12.0 - 7.0 * felt.severity + rng.normal(0.0, 2.5, days)
    nan = float("nan")
    return Diary(
        ratings=np.where(missed[:, None], nan, ratings),
        hour=np.where(missed, nan, np.round(felt.hour, 1)),
        tiredness_0_3=np.where(missed, nan, tiredness),
        off_flag=flag & ~missed,
        foot_pitch_deg=np.where(rng.random(days) < 0.4, pitch, nan),
        hold_s=np.where(rng.random(days) < 0.2, np.minimum(stood, HOLD_GOAL_S), nan),
    )
