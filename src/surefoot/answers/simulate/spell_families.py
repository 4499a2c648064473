"""How clear spells end, or do not: the severity layer for "will it hold"."""

from collections.abc import Callable
from itertools import accumulate

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from surefoot.answers.simulate.family import Family, by_name, family

Floats = NDArray[np.float64]

MOST_SPELLS = 9
"""Spells a simulated person lives through at most."""


@frozen(eq=False)
class History:
    """The clear spells of one person, in order.

    Parameters
    ----------
    lengths : (n,) whole days each lasted, at least 1; inf for one that never ended.
    told : (n,) days as the person remembers each; NaN for one forgotten.
    recalled : whether `told` comes from memory, so that each length may be a quarter off.
    """

    lengths: Floats
    told: Floats = field()
    recalled: bool = False

    @told.default
    def _exactly(self) -> Floats:
        return self.lengths.copy()


MakeHistory = Callable[[np.random.Generator], History]


def history(days: Floats) -> History:
    """Make a history of raw lengths: whole days, nothing after one that never ended."""
    whole = np.maximum(np.ceil(days), 1.0)[:MOST_SPELLS]
    never = np.flatnonzero(np.isinf(whole))
    return History(whole[: never[0] + 1] if never.size else whole)


def count(rng: np.random.Generator) -> int:
    """Draw how many spells a person has, if none of them lasts."""
    return int(rng.integers(3, MOST_SPELLS + 1))


def typical(rng: np.random.Generator, middle: float = 6.0, spread: float = 0.8) -> float:
    """Draw a person's typical spell, days: some people have days, some have months."""
    return float(middle * np.exp(rng.normal(0.0, spread)))


def curemix(rng: np.random.Generator) -> History:
    """Each spell may be the one that stays, with the person's own chance: what people hope for."""
    n, stays = count(rng), float(rng.beta(1.0, 4.0))
    lengths = typical(rng) * np.exp(rng.normal(0.0, float(rng.uniform(0.4, 1.1)), n))
    lengths[rng.random(n) < stays] = np.inf
    return history(lengths)


def weibull(rng: np.random.Generator) -> History:
    """It always comes back, sooner or later; a long spell is luck and no more."""
    shape = float(rng.uniform(0.5, 2.2))
    return history(typical(rng) * rng.weibull(shape, count(rng)))


def frailty(rng: np.random.Generator) -> History:
    """Never stays, yet some spells are far longer than others, so that a long one means little."""
    shape = float(rng.uniform(1.2, 3.0))
    return history(typical(rng) * shape * rng.pareto(shape, count(rng)))


def lengthen(rng: np.random.Generator) -> History:
    """Each spell outlasts the one before as the foot recovers; past a year it counts as stayed."""
    n = count(rng)
    growth = float(rng.uniform(0.0, 0.6)) * np.arange(n)
    lengths = typical(rng, 4.0) * np.exp(growth + rng.normal(0.0, 0.5, n))
    lengths[lengths > 365.0] = np.inf
    return history(lengths)


def regime(rng: np.random.Generator) -> History:
    """One day something really changes, and the short spells of before say nothing any more."""
    n, turn = count(rng), int(rng.geometric(0.3))
    scale, spread = typical(rng), float(rng.uniform(0.4, 1.0))
    lengths = scale * np.exp(rng.normal(0.0, spread, n))
    longer = np.arange(n) >= turn
    lengths[longer] *= float(rng.uniform(3.0, 10.0))
    lengths[longer & (rng.random(n) < 0.6)] = np.inf
    return history(lengths)


def wandered(
    rng: np.random.Generator,
    memory_days: float,
    first: tuple[float, float],
    last: tuple[float, float],
) -> Floats:
    """Give the days of each stretch below a line, of a level that wanders for 900 days.

    Parameters
    ----------
    memory_days : the level forgets itself within a time drawn from 2 to so many days.
    first, last : what the level wanders about on the first and the last day is drawn from these.
    """
    days, memory = 900, float(np.exp(-1.0 / rng.uniform(2.0, memory_days)))
    noise = rng.normal(0.0, np.sqrt(1.0 - memory**2), days).tolist()
    wander = np.array(list(accumulate(noise, lambda x, e: memory * x + e)))
    below = wander + np.linspace(rng.uniform(*first), rng.uniform(*last), days) < 0.0
    edges = np.flatnonzero(np.diff(np.concatenate(([False], below, [False])).astype(np.int8)))
    return (edges[1::2] - edges[::2]).astype(float)


def ou(rng: np.random.Generator) -> History:
    """No states at all: severity wanders, and "gone" is only the wandering below a line."""
    lengths = wandered(rng, 15.0, (0.3, 1.0), (-0.2, 0.5))[1:-1]
    return history(lengths[: count(rng)] if lengths.size else np.array([1.0]))


def periodic(rng: np.random.Generator) -> History:
    """Weekly life makes spells of much the same length; hardly ever does one stay."""
    n, shape = count(rng), float(rng.uniform(5.0, 20.0))
    lengths = rng.gamma(shape, typical(rng, 7.0, 0.4) / shape, n)
    lengths[rng.random(n) < float(rng.uniform(0.0, 0.1))] = np.inf
    return history(lengths)


SPELLS: dict[str, Family[MakeHistory]] = by_name(
    family(curemix, states_exist=True),
    family(weibull, states_exist=True),
    family(frailty, states_exist=True),
    family(lengthen, states_exist=True),
    family(regime, states_exist=True),
    family(ou, states_exist=False),
    family(periodic, states_exist=True),
)
"""Ways in which clear spells end."""

_ROUND_DAYS = np.array(
    [*range(1, 8), 10, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365, 540, 730], dtype=float
)


def from_memory(rng: np.random.Generator, lived: History) -> History:
    """Tell the spells from memory: short ones forgotten, lengths blurred and rounded."""
    blurred = lived.lengths * np.exp(rng.normal(0.0, 0.2, lived.lengths.size))
    finite = np.isfinite(blurred)
    nearest = np.abs(np.log(_ROUND_DAYS)[None, :] - np.log(np.where(finite, blurred, 1.0))[:, None])
    told = np.where(finite, _ROUND_DAYS[nearest.argmin(axis=1)], np.inf)
    told[(lived.lengths <= 2) & (rng.random(told.size) < 0.4)] = np.nan
    return History(lived.lengths, told, recalled=True)
