"""Clear spells as the design's own simulator drew them, for bars that were set on those people.

The bars of "will it hold" were measured on seven families of a simulator that was thrown away. Its
description is kept and is followed here; it does not say how long spells are, how many had ended
or on which spell the question was asked. These were chosen so that what was published of the
people and of simple rules comes out: how many spells hold by the day held and by family, and the
scores of the base rate, of counting, of Lindy's rule and of the exponential with a gamma prior.
No figure of our own model was asked for while they were chosen, and they were fixed before it was.

What could not be brought together: spells that may stay do so more often here (0.81 of the
askings, published 0.68), lengthening ones less often (0.35, published 0.46), and the base rate
does a little worse (Brier 0.22, published 0.21).
"""

import numpy as np

from surefoot.answers.simulate.family import Family, by_name, family
from surefoot.answers.simulate.spell_families import (
    History,
    MakeHistory,
    history,
    wandered,
)

DESIGNED_DAYS = np.array([2.0, 4, 7, 10, 14, 21, 30, 45, 60])
"""Days held on which the question is asked, always in the latest spell, or in one that stayed."""

MOST_ENDED = 4
"""One to so many spells have ended when the latest begins; no other range fits the scores."""


def _count(rng: np.random.Generator) -> int:
    return int(rng.integers(1, MOST_ENDED + 1)) + 1


def _typical(rng: np.random.Generator, middle: float = 4.0, spread: float = 0.5) -> float:
    return float(middle * np.exp(rng.normal(0.0, spread)))


def designed_curemix(rng: np.random.Generator) -> History:
    """The design's hope: each spell may stay, with a chance that is the person's own."""
    n, stays = _count(rng), float(rng.beta(1.0, 4.0))
    lengths = _typical(rng) * np.exp(rng.normal(0.0, float(rng.uniform(0.4, 1.1)), n))
    lengths[rng.random(n) < stays] = np.inf
    return history(lengths)


def designed_weibull(rng: np.random.Generator) -> History:
    """The design's bad luck: a spell of any length ends, by one law for each person."""
    n = _count(rng)
    return history(_typical(rng) * rng.weibull(float(rng.uniform(0.5, 2.2)), n))


def designed_frailty(rng: np.random.Generator) -> History:
    """The design's long tail: spells always end, yet some are many times the usual length."""
    n, shape = _count(rng), float(rng.uniform(0.9, 2.4))
    return history(_typical(rng) * shape * rng.pareto(shape, n))


def designed_lengthen(rng: np.random.Generator) -> History:
    """The design's slow recovery: each spell outlasts the one before, and past a year it stays."""
    n = _count(rng)
    growth = float(rng.uniform(0.0, 0.6)) * np.arange(n)
    lengths = _typical(rng, 7.0) * np.exp(growth + rng.normal(0.0, 1.0, n))
    lengths[lengths > 365.0] = np.inf
    return history(lengths)


def designed_regime(rng: np.random.Generator) -> History:
    """The design's turn: from some spell on all is different, and six in ten of those stay."""
    n, turn = _count(rng), int(rng.geometric(0.17))
    lengths = _typical(rng) * np.exp(rng.normal(0.0, float(rng.uniform(0.4, 1.0)), n))
    later = np.arange(n) >= turn
    lengths[later] *= float(rng.uniform(2.0, 5.5))
    lengths[later & (rng.random(n) < 0.6)] = np.inf
    return history(lengths)


def designed_ou(rng: np.random.Generator) -> History:
    """The design's trap: no states, only a wandering level that improves and crosses a line."""
    n, lengths = _count(rng), wandered(rng, 35.0, (0.1, 0.8), (-0.3, 0.4))[1:]
    return history(lengths[:n] if lengths.size else np.array([1.0]))


def designed_periodic(rng: np.random.Generator) -> History:
    """The design's weekly life: spells of much the same length, of which up to a tenth stay."""
    n, shape = _count(rng), float(rng.uniform(5.0, 20.0))
    lengths = rng.gamma(shape, _typical(rng, 7.5, 0.7) / shape, n)
    lengths[rng.random(n) < float(rng.uniform(0.0, 0.1))] = np.inf
    return history(lengths)


DESIGNED_SPELLS: dict[str, Family[MakeHistory]] = by_name(
    family(designed_curemix, states_exist=True),
    family(designed_weibull, states_exist=True),
    family(designed_frailty, states_exist=True),
    family(designed_lengthen, states_exist=True),
    family(designed_regime, states_exist=True),
    family(designed_ou, states_exist=False),
    family(designed_periodic, states_exist=True),
)
