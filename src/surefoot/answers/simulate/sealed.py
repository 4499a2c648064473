"""A second set of families kept apart, written before the first set was looked at.

Once the figures of the families in `unseen` had been looked at to mend the models, they were
unseen no longer. These came in their place for three questions (sudden or gradual, will it hold,
a fair test): written first, asked only when the page was made, and not looked at for any choice.
"""

import numpy as np
from attrs import evolve

from surefoot.answers.simulate.courses import Course, Floats, MakeCourse, levels, part_done
from surefoot.answers.simulate.family import Family, by_name, family
from surefoot.answers.simulate.notes import Habits
from surefoot.answers.simulate.observation import ChangeHabits
from surefoot.answers.simulate.spell_families import (
    History,
    MakeHistory,
    count,
    history,
    typical,
)

# ---- has it changed, and how fast? ---------------------------------------------------------------


def settles_half_way(rng: np.random.Generator, days: int) -> Course:
    """Much better overnight, and half of that is lost again over the next weeks; then it stays."""
    old, new = levels(rng)
    start = float(rng.integers(int(0.3 * days), int(0.6 * days)))
    since = np.maximum(np.arange(days) - start, 0.0)
    stays = float(rng.uniform(0.5, 0.7))
    kept: Floats = stays + (1.0 - stays) * np.exp(-since / float(rng.uniform(6.0, 12.0)))
    path: Floats = old - (old - new) * kept * part_done(days, start, 1.0)
    return Course(path, old, new, start, start, 1.0)


def stairs(rng: np.random.Generator, days: int) -> Course:
    """Four small steps, one each week or so, as each new exercise is learned."""
    old, new = levels(rng)
    first = float(rng.integers(int(0.25 * days), int(0.5 * days)))
    starts = first + np.concatenate([[0.0], np.cumsum(rng.integers(6, 13, 3))])
    share: Floats = np.mean([part_done(days, s, 1.0) for s in starts.tolist()], axis=0)
    width = float(starts[-1] - first + 1.0)
    return Course(old + (new - old) * share, old, new, first, float(starts[1]), width)


def weekend_stiff(rng: np.random.Generator, days: int) -> Course:
    """Better on days with the physio, stiffer each weekend: a wave of a week, and no change."""
    old, new = levels(rng)
    weekend = (np.arange(days) + int(rng.integers(0, 7))) % 7 >= 5
    better = float(rng.uniform(0.2, 0.6)) * (~weekend).astype(np.float64)
    return Course(old - better, old, new)


SEALED_VANISHING: dict[str, Family[MakeCourse]] = by_name(
    family(settles_half_way, states_exist=True),
    family(stairs, states_exist=True),
    family(weekend_stiff, states_exist=False),
)

# ---- will it hold? -------------------------------------------------------------------------------


def worn_strap_spells(rng: np.random.Generator) -> History:
    """Holds until the strap or the electrode is worn, three to six weeks; mended, and again."""
    middle = float(rng.uniform(20.0, 40.0))
    n, stays = count(rng), float(rng.uniform(0.0, 0.1))
    lengths = middle * np.exp(rng.normal(0.0, float(rng.uniform(0.1, 0.25)), n))
    lengths[rng.random(n) < stays] = np.inf
    return history(lengths)


def two_kinds_spells(rng: np.random.Generator) -> History:
    """Some clear times are a few good days, others good months; a coin decides which."""
    n, share = count(rng), float(rng.uniform(0.2, 0.6))
    short, long = rng.uniform(1.0, 6.0, n), rng.exponential(float(rng.uniform(40.0, 120.0)), n)
    return history(np.where(rng.random(n) < share, long + 7.0, short))


def fading_risk_spells(rng: np.random.Generator) -> History:
    """The risk of a return fades as months go by since the stroke, whatever came before."""
    day, lengths = float(rng.uniform(20.0, 120.0)), []
    risk, half_life = float(rng.uniform(0.05, 0.3)), float(rng.uniform(60.0, 240.0))
    for _ in range(count(rng)):
        # Hazard risk * 2 ** (-day / half_life): integrated by closed form, it may never end.
        left = risk * half_life / np.log(2.0) * 2.0 ** (-day / half_life)
        used = float(rng.exponential(1.0))
        if used >= left:
            lengths.append(np.inf)
            break
        length = -half_life * float(np.log2(1.0 - used / left))
        lengths.append(length)
        day += length + float(rng.exponential(12.0))
    return history(np.array(lengths))


def clustered_spells(rng: np.random.Generator) -> History:
    """Troubles come together: a short clear time is mostly followed by another short one."""
    n, scale = count(rng), typical(rng, 8.0, 0.5)
    lengths, short = [], bool(rng.random() < 0.5)
    for _ in range(n):
        lengths.append(scale * (0.3 if short else 4.0) * float(rng.gamma(2.0, 0.5)))
        short = short if rng.random() < 0.75 else not short
    return history(np.array(lengths))


SEALED_SPELLS: dict[str, Family[MakeHistory]] = by_name(
    family(worn_strap_spells, states_exist=True),
    family(two_kinds_spells, states_exist=True),
    family(fading_risk_spells, states_exist=True),
    family(clustered_spells, states_exist=True),
)

# ---- ways of noting ------------------------------------------------------------------------------


def in_bursts(rng: np.random.Generator, habits: Habits) -> Habits:
    """Notes for ten days or so, then lets it be as long, as before each visit to the physio."""
    return evolve(habits, burst_days=float(rng.uniform(7.0, 14.0)))


def sticky(rng: np.random.Generator, habits: Habits) -> Habits:
    """Leaves the screen as it was last time unless the day is clearly different."""
    return evolve(habits, keeps_within_points=float(rng.integers(2, 5)))


def one_sign(_: np.random.Generator, habits: Habits) -> Habits:
    """Only ever rates the one sign that troubles most; the others stay at nothing."""
    return evolve(habits, signs_rated=1)


def used_to_it(rng: np.random.Generator, habits: Habits) -> Habits:
    """Gets used to it: what was bad at first is called middling half a year later."""
    return evolve(habits, used_to_it_a_year=float(rng.uniform(0.3, 0.8)))


SEALED_OBSERVATION: dict[str, Family[ChangeHabits]] = by_name(
    family(in_bursts, states_exist=True),
    family(sticky, states_exist=True),
    family(one_sign, states_exist=True),
    family(used_to_it, states_exist=True),
)
