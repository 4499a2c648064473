"""What else the person does: the confounding layer for "what helped"."""

from collections.abc import Callable
from itertools import accumulate

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from surefoot.answers.simulate.family import Family, by_name, family

Floats = NDArray[np.float64]


@frozen(eq=False)
class Doses:
    """What was done on which day, and what truly works. Thing 0 is the one asked about.

    Parameters
    ----------
    doses : (days, e) 1 on days a thing was done, else 0.
    works : (e,) bool; whether each thing lowers severity. Thing 0 is set by the caller.
    """

    doses: Floats
    works: NDArray[np.bool_]


MakeDoses = Callable[[np.random.Generator, Floats], Doses]
"""From the severity felt without any help, (days,), to what the person does."""


def _from(rng: np.random.Generator, days: int, start: int, kept: float = 0.9) -> Floats:
    """(days,) a thing begun on a day and then kept up on most days."""
    return ((np.arange(days) >= start) & (rng.random(days) < kept)).astype(float)


def _doses(*things: Floats, works: tuple[int, ...] = ()) -> Doses:
    marked = np.zeros(len(things), dtype=bool)
    marked[list(works)] = True
    return Doses(np.column_stack(things), marked)


def coin(rng: np.random.Generator, felt: Floats) -> Doses:
    """Done or not by the toss of a coin each day: no confounding, the yardstick for the others."""
    first, second = (rng.random((2, felt.size)) < 0.5).astype(float)
    return _doses(first, second)


def trendstart(rng: np.random.Generator, felt: Floats) -> Doses:
    """Begun in the middle of recovery and kept up: recovery then looks like its doing."""
    start = int(rng.integers(felt.size // 4, felt.size // 2))
    return _doses(_from(rng, felt.size, start))


def cocluster(rng: np.random.Generator, felt: Floats) -> Doses:
    """Three things begun within five days, and another of the three is what truly works."""
    start = int(rng.integers(felt.size // 4, felt.size // 2))
    apart = np.sort(rng.integers(0, 6, 2))
    later = [_from(rng, felt.size, start + int(wait)) for wait in apart]
    return _doses(_from(rng, felt.size, start), *later, works=(1,))


def gympause(rng: np.random.Generator, felt: Floats) -> Doses:
    """Several things stop together for two weeks, for a holiday or a cold, and start together."""
    stop = int(rng.integers(felt.size // 3, felt.size // 2))
    away = (np.arange(felt.size) >= stop) & (np.arange(felt.size) < stop + 14)
    things = [_from(rng, felt.size, 0, 0.85) * ~away for _ in range(3)]
    return _doses(*things)


def rtm(rng: np.random.Generator, felt: Floats) -> Doses:
    """Begun after the worst week, as people do; the next week is better whatever they do."""
    week = np.convolve(felt, np.full(7, 1.0 / 7.0), "valid")
    first, last = felt.size // 6, 2 * felt.size // 3
    worst = first + int(np.argmax(week[first:last]))
    return _doses(_from(rng, felt.size, worst + 7))


def reverse(rng: np.random.Generator, felt: Floats) -> Doses:
    """Done more on good days: the good day brings the exercise, not the other way round."""
    centred = (felt - felt.mean()) / max(float(felt.std()), 0.1)
    before = np.concatenate(([0.0], centred[:-1]))
    pull = float(rng.uniform(0.3, 1.2))
    chance = 1.0 / (1.0 + np.exp(pull * 0.5 * (centred + before)))
    return _doses((rng.random(felt.size) < chance).astype(float))


BEHAVIOUR: dict[str, Family[MakeDoses]] = by_name(
    family(coin, states_exist=False),
    family(trendstart, states_exist=False),
    family(cocluster, states_exist=False),
    family(gympause, states_exist=False),
    family(rtm, states_exist=False),
    family(reverse, states_exist=False),
)
"""Ways of doing things meanwhile."""


def carried_over(dose: Floats, half_life_days: float) -> Floats:
    """(days,) what a dose still does: builds up and wears off by halves."""
    if half_life_days <= 0:
        return dose.copy()
    keep = 2.0 ** (-1.0 / half_life_days)
    return np.array(list(accumulate(dose.tolist(), lambda s, d: keep * s + (1.0 - keep) * d)))


def recovering(rng: np.random.Generator, days: int) -> Floats:
    """(days,) severity of somebody who slowly gets better and wanders a little."""
    start = float(rng.uniform(1.4, 2.4))
    fall = float(rng.uniform(0.3, 1.1)) * float(rng.random() < 0.7)
    tau = float(rng.uniform(30.0, 120.0))
    curve = (1.0 - np.exp(-np.arange(days) / tau)) / (1.0 - np.exp(-days / tau))
    wander = np.cumsum(rng.normal(0.0, float(rng.uniform(0.0, 0.04)), days))
    path: Floats = start - fall * curve + wander
    return path
