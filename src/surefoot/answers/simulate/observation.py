"""The observation families: nine ways of feeling and noting the same foot."""

from collections.abc import Callable

import numpy as np
from attrs import evolve

from surefoot.answers.simulate.family import Family, by_name, family
from surefoot.answers.simulate.notes import Habits

ChangeHabits = Callable[[np.random.Generator, Habits], Habits]


def plain(_: np.random.Generator, habits: Habits) -> Habits:
    """An ordinary person with ordinary gaps: the easy case every rule should manage."""
    return habits


def mnar_good(_: np.random.Generator, habits: Habits) -> Habits:
    """Notes less when well: silence is then good news, and counting logs makes it look worse."""
    return evolve(habits, misses_when_well=0.35)


def mnar_bad(_: np.random.Generator, habits: Habits) -> Habits:
    """Notes less when it is bad: the very days that matter are not there."""
    return evolve(habits, misses_when_well=-0.35)


def careless(_: np.random.Generator, habits: Habits) -> Habits:
    """One note in twelve is tapped without looking: random, all alike, or yesterday's again."""
    return evolve(habits, careless_share=0.08)


def heavy(_: np.random.Generator, habits: Habits) -> Habits:
    """Day-to-day noise with wild days; a rule that believes in the bell curve is fooled by them."""
    return evolve(habits, noise_df=3.0, noise_sd=max(habits.noise_sd, 0.25))


def offheavy(_: np.random.Generator, habits: Habits) -> Habits:
    """One day in six is an off day, and illness is frequent: bad days cluster without a return."""
    return evolve(habits, off_share=0.16 / habits.off_days, illness_share=0.008)


def tod(rng: np.random.Generator, habits: Habits) -> Habits:
    """Worse in the evening, noted now in the morning, now at night: the clock mimics illness."""
    late = float(rng.uniform(19.0, 22.0))
    return evolve(habits, hour_effect=0.9, hours=(float(rng.uniform(7.0, 10.0)), 14.0, late))


def noflag(_: np.random.Generator, habits: Habits) -> Habits:
    """Never uses the off-day mark, so no rule may need it."""
    return evolve(habits, flag_share=0.0, false_flag_share=0.0)


def ar(_: np.random.Generator, habits: Habits) -> Habits:
    """Good weeks and bad weeks: neighbouring days hang together, and ten are not ten witnesses."""
    return evolve(habits, noise_corr=0.85, noise_sd=0.4)


OBSERVATION: dict[str, Family[ChangeHabits]] = by_name(
    family(plain, states_exist=True),
    family(mnar_good, states_exist=True),
    family(mnar_bad, states_exist=True),
    family(careless, states_exist=True),
    family(heavy, states_exist=True),
    family(offheavy, states_exist=True),
    family(tod, states_exist=True),
    family(noflag, states_exist=True),
    family(ar, states_exist=True),
)
"""Ways of feeling and noting. States exist in all: the layer does not touch the truth."""
