"""Families kept apart while the models were made, in all layers.

Whoever tunes a prior, a threshold or a rule does not look here. `make calibrate` reports these
people beside the known ones, with wider bars, because the next real person is like neither.
"""

import numpy as np
from attrs import evolve

from surefoot.answers.simulate.behaviour import Doses, Floats, MakeDoses
from surefoot.answers.simulate.courses import (
    PRESENT_DAYS,
    Course,
    MakeCourse,
    levels,
    part_done,
)
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


def botulinum_wave(rng: np.random.Generator, days: int) -> Course:
    """Injections every three months: better in two weeks, then slowly back. No lasting change."""
    old, new = levels(rng)
    since = (np.arange(days) + float(rng.uniform(0, 90))) % float(rng.uniform(84, 100))
    eased = np.clip(since / 12.0, 0.0, 1.0) * np.clip((88.0 - since) / 60.0, 0.0, 1.0)
    return Course(old - float(rng.uniform(0.3, 0.6)) * (old - new) * eased, old, new)


def seasonal_cold(rng: np.random.Generator, days: int) -> Course:
    """Stiffer in the cold months: a slow wave through the year that is nobody's recovery."""
    old, new = levels(rng)
    swing = float(rng.uniform(0.15, 0.4))
    turn = 2.0 * np.pi * (np.arange(days) / 365.0 + float(rng.random()))
    return Course(old + swing * (np.cos(turn) - 1.0), old, new)


def aid_replaced(rng: np.random.Generator, days: int) -> Course:
    """A new brace takes part of the foot drop away overnight: sudden, but not gone."""
    old, new = levels(rng)
    start = float(rng.integers(int(0.3 * days), int(0.7 * days)))
    less = float(rng.uniform(0.45, 0.7)) * (old - new) * part_done(days, start, 1.0)
    return Course(old - less, old, new, start, start, 1.0)


def slow_s(rng: np.random.Generator, days: int) -> Course:
    """Slow, fast, slow again over three to six weeks: a curve in nobody's list of shapes."""
    old, new = levels(rng)
    middle, width = float(rng.uniform(0.4, 0.65)) * days, float(rng.uniform(4.0, 8.0))
    share = 1.0 / (1.0 + np.exp(-(np.arange(days) - middle) / width))
    start = middle - 2.2 * width
    return Course(old + (new - old) * share, old, new, start, middle, 4.4 * width, gone_day=start)


UNSEEN_VANISHING: dict[str, Family[MakeCourse]] = by_name(
    family(botulinum_wave, states_exist=False),
    family(seasonal_cold, states_exist=False),
    family(aid_replaced, states_exist=True),
    family(slow_s, states_exist=False),
)

# ---- it was gone: does it come back? -------------------------------------------------------------


def _clear(rng: np.random.Generator, days: int) -> tuple[Course, float]:
    old, new = levels(rng)
    path = np.where(np.arange(days) < PRESENT_DAYS, old, new)
    gone = Course(path, old, new, PRESENT_DAYS, PRESENT_DAYS, 1.0, gone_day=float(PRESENT_DAYS))
    return gone, float(rng.integers(PRESENT_DAYS + 40, max(days - 60, PRESENT_DAYS + 41)))


def held_cold(rng: np.random.Generator, days: int) -> Course:
    """Stays away, but a little stiffer in the cold months: the alarm must not ring each winter."""
    gone, _ = _clear(rng, days)
    turn = 2.0 * np.pi * (np.arange(days) / 365.0 + float(rng.random()))
    after = np.arange(days) >= PRESENT_DAYS
    swing = float(rng.uniform(0.1, 0.3)) * (1.0 + np.cos(turn))
    return evolve(gone, severity=gone.severity + swing * after)


def second_event(rng: np.random.Generator, days: int) -> Course:
    """A second stroke: overnight worse than it ever was, then slowly a little better."""
    gone, day = _clear(rng, days)
    since = np.maximum(np.arange(days) - day, 0.0)
    worse = float(rng.uniform(1.1, 1.5)) * gone.old_level - gone.new_level
    jump = worse * (0.7 + 0.3 * np.exp(-since / 30.0)) * part_done(days, day, 1.0)
    return evolve(gone, severity=gone.severity + jump, relapse_day=day)


def back_botulinum(rng: np.random.Generator, days: int) -> Course:
    """The injection wears off over three to six weeks: back by halves, and only part of the way."""
    gone, day = _clear(rng, days)
    share = float(rng.uniform(0.6, 0.9)) * part_done(days, day, float(rng.uniform(21, 42)))
    more = (gone.old_level - gone.new_level) * share
    return evolve(gone, severity=gone.severity + more, relapse_day=day)


UNSEEN_RETURNING: dict[str, Family[MakeCourse]] = by_name(
    family(held_cold, states_exist=True),
    family(second_event, states_exist=True),
    family(back_botulinum, states_exist=False),
)

# ---- will it hold? -------------------------------------------------------------------------------


def botulinum_spells(rng: np.random.Generator) -> History:
    """Each spell lasts as long as the injection works, two to three months; none ever stays."""
    middle = float(rng.uniform(55.0, 85.0))
    return history(rng.normal(middle, float(rng.uniform(5.0, 15.0)), count(rng)))


def seasonal_spells(rng: np.random.Generator) -> History:
    """Short spells in the cold months, long ones in the warm: luck that follows the calendar."""
    n, day = count(rng), float(rng.uniform(0.0, 365.0))
    scale, lengths = typical(rng, 8.0, 0.5), []
    for _ in range(n):
        warm = 0.5 - 0.5 * np.cos(2.0 * np.pi * day / 365.0)
        lengths.append(scale * float(np.exp(2.0 * warm - 0.7)) * float(rng.exponential(1.0)))
        day += lengths[-1] + float(rng.exponential(12.0))
    return history(np.array(lengths))


def adherence_spells(rng: np.random.Generator) -> History:
    """Holds while the exercises are kept up; they are dropped, and it is back within days."""
    n = count(rng)
    kept = rng.exponential(float(rng.uniform(8.0, 30.0)), n)
    return history(kept + rng.exponential(float(rng.uniform(2.0, 6.0)), n))


def second_event_spells(rng: np.random.Generator) -> History:
    """A true cure in some, ended by something new years later: nothing is for ever."""
    n, stays = count(rng), float(rng.beta(1.0, 3.0))
    lengths = typical(rng) * np.exp(rng.normal(0.0, 0.7, n))
    cured = rng.random(n) < stays
    lengths[cured] = rng.exponential(700.0, int(cured.sum())) + lengths[cured]
    return history(lengths)


UNSEEN_SPELLS: dict[str, Family[MakeHistory]] = by_name(
    family(botulinum_spells, states_exist=True),
    family(seasonal_spells, states_exist=False),
    family(adherence_spells, states_exist=True),
    family(second_event_spells, states_exist=True),
)

# ---- ways of noting ------------------------------------------------------------------------------


def assessor_change(rng: np.random.Generator, habits: Habits) -> Habits:
    """Another person takes over the notes half way and sees it a little differently."""
    shift = float(rng.uniform(0.2, 0.4)) * float(rng.choice([-1.0, 1.0]))
    return evolve(habits, stranger_from_share=float(rng.uniform(0.35, 0.65)), stranger_shift=shift)


def logging_decay(rng: np.random.Generator, habits: Habits) -> Habits:
    """Keen at first, then fewer and fewer notes: the usual fate of diaries."""
    return evolve(habits, logging_half_life_days=float(rng.uniform(90.0, 240.0)))


def all_or_none(_: np.random.Generator, habits: Habits) -> Habits:
    """Uses only the two ends of the scale, so that every small change looks like a large one."""
    return evolve(habits, all_or_none=True)


UNSEEN_OBSERVATION: dict[str, Family[ChangeHabits]] = by_name(
    family(assessor_change, states_exist=True),
    family(logging_decay, states_exist=True),
    family(all_or_none, states_exist=True),
)

# ---- what else the person does -------------------------------------------------------------------


def adherence_decay(rng: np.random.Generator, felt: Floats) -> Doses:
    """Begun keenly during recovery and then done less and less, as exercises are."""
    start = int(rng.integers(felt.size // 6, felt.size // 3))
    since = np.arange(felt.size) - start
    chance = np.where(since >= 0, 0.95 * 0.5 ** (since / float(rng.uniform(15.0, 40.0))), 0.0)
    return Doses((rng.random(felt.size) < chance)[:, None].astype(float), np.array([False]))


def therapy_block(rng: np.random.Generator, felt: Floats) -> Doses:
    """A six-week block at the clinic brings two things at once, and both end with it."""
    start = int(rng.integers(felt.size // 5, felt.size // 2))
    inside = (np.arange(felt.size) >= start) & (np.arange(felt.size) < start + 42)
    both = inside[:, None] & (rng.random((felt.size, 2)) < np.array([0.85, 0.45]))
    return Doses(both.astype(float), np.array([False, True]))


UNSEEN_BEHAVIOUR: dict[str, Family[MakeDoses]] = by_name(
    family(adherence_decay, states_exist=False),
    family(therapy_block, states_exist=False),
)
