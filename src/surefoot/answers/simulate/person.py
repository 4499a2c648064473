"""A whole made-up person: the three layers put together, with the truth kept beside the notes."""

from collections.abc import Callable
from itertools import accumulate
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from surefoot.answers.simulate import as_designed, hard_cases, sealed, unseen
from surefoot.answers.simulate.behaviour import BEHAVIOUR, Doses, carried_over, recovering
from surefoot.answers.simulate.courses import RETURNING, VANISHING, Course
from surefoot.answers.simulate.family import Family
from surefoot.answers.simulate.notes import Bools, Diary, Felt, Habits, feel, note, usual_habits
from surefoot.answers.simulate.observation import OBSERVATION
from surefoot.answers.simulate.seeds import Purpose, stream
from surefoot.answers.simulate.spell_families import SPELLS, History, from_memory

Floats = NDArray[np.float64]

COURSES = (
    VANISHING
    | RETURNING
    | unseen.UNSEEN_VANISHING
    | unseen.UNSEEN_RETURNING
    | sealed.SEALED_VANISHING
)
ALL_SPELLS = (
    SPELLS
    | as_designed.DESIGNED_SPELLS
    | hard_cases.HARD_SPELLS
    | hard_cases.KEPT_SPELLS
    | unseen.UNSEEN_SPELLS
    | sealed.SEALED_SPELLS
)
ALL_OBSERVATION = OBSERVATION | unseen.UNSEEN_OBSERVATION | sealed.SEALED_OBSERVATION
ALL_BEHAVIOUR = BEHAVIOUR | unseen.UNSEEN_BEHAVIOUR


@frozen(eq=False)
class Person:
    """One made-up person: the notes, and the truth that nobody but the judge may look at."""

    diary: Diary
    course: Course
    felt: Felt
    habits: Habits
    doses: Doses | None = None
    effect: float = 0.0
    half_life_days: float = 0.0


def _habits(purpose: Purpose, observation: str, name: str, index: int) -> Habits:
    rng = stream(purpose, f"habits:{observation}:{name}", index)
    return ALL_OBSERVATION[observation].make(rng, usual_habits(rng))


def person(
    purpose: Purpose,
    course: str,
    index: int,
    *,
    observation: str = "plain",
    days: int = 150,
    denies: bool = False,
) -> Person:
    """Make a person whose foot follows one of the courses.

    Parameters
    ----------
    purpose : development, release or demo; no two share a person.
    course : name of a course, known or unseen.
    index : the person's number.
    observation : name of a way of noting.
    days : days of the diary.
    denies : after a return, call the bad days off days (see `note`).
    """
    name = f"{course}:{days}"
    path = COURSES[course].make(stream(purpose, f"course:{name}", index), days)
    habits = _habits(purpose, observation, name, index)
    rng = stream(purpose, f"notes:{observation}:{name}:{denies}", index)
    felt = feel(rng, path.severity, habits)
    half_way = 0.5 * (path.old_level + path.new_level)
    again: Bools = (np.arange(days) >= path.relapse_day) & (path.severity > half_way)
    denies_from = path.relapse_day if denies else float("nan")
    diary = note(rng, felt, habits, denies_from=denies_from, bad_again=again)
    return Person(diary, path, felt, habits)


def person_trying(
    purpose: Purpose,
    behaviour: str,
    index: int,
    *,
    observation: str = "plain",
    days: int = 120,
    effect: float = 0.0,
    half_life_days: float = 1.0,
    doses: Callable[[np.random.Generator], Doses] | None = None,
) -> Person:
    """Make a person who slowly recovers and tries things meanwhile.

    Parameters
    ----------
    behaviour : name of a way of doing things; only a label where `doses` is given.
    effect : how much thing 0 lowers latent severity at full dose.
    half_life_days : how fast the effect builds up and wears off.
    doses : draws what is done instead, for a trial whose plan is fixed beforehand.
    """
    name = f"{behaviour}:{days}"
    rng = stream(purpose, f"course:{name}", index)
    severity = recovering(rng, days)
    habits = _habits(purpose, observation, name, index)
    rng = stream(purpose, f"notes:{observation}:{name}", index)
    felt = feel(rng, severity, habits)
    doing = stream(purpose, f"behaviour:{name}", index)
    done = doses(doing) if doses else ALL_BEHAVIOUR[behaviour].make(doing, felt.severity)
    help_ = effect * carried_over(done.doses[:, 0], half_life_days)
    for thing in np.flatnonzero(done.works):
        if thing:
            help_ = help_ + 0.5 * carried_over(done.doses[:, thing], 2.0)
    course = Course(severity - help_, float(severity[0]), 0.0)
    felt = Felt(felt.severity - help_, felt.off, felt.hour, felt.tiredness_0_10)
    return Person(note(rng, felt, habits), course, felt, habits, done, effect, half_life_days)


def spells(purpose: Purpose, name: str, index: int, *, recalled: bool = False) -> History:
    """Make the clear spells of one person, lived or told from memory."""
    lived = ALL_SPELLS[name].make(stream(purpose, f"spells:{name}", index))
    return from_memory(stream(purpose, f"memory:{name}", index), lived) if recalled else lived


def person_with_spells(
    purpose: Purpose, name: str, index: int, *, observation: str = "plain", days: int = 3650
) -> tuple[Person, History]:
    """Make a long diary in which the foot drop comes and goes as a spell family says.

    The spells repeat from the first once all are over, unless one of them stays.
    """
    lived = spells(purpose, name, index)
    rng = stream(purpose, f"coming_and_going:{name}:{days}", index)
    old, new = float(rng.uniform(1.2, 2.6)), float(rng.uniform(-0.3, 0.3))
    between = rng.gamma(2.0, 8.0, 400)
    lengths = np.resize(np.where(np.isinf(lived.lengths), days + 1.0, lived.lengths), 400)
    ends = np.array(list(accumulate(np.column_stack([between + 1, lengths]).ravel().tolist())))
    clear = np.searchsorted(ends, np.arange(days), side="right") % 2 == 1
    severity = np.where(clear, new, old)
    habits = _habits(purpose, observation, f"{name}:{days}", index)
    notes = stream(purpose, f"notes:{observation}:{name}:{days}", index)
    felt = feel(notes, severity, habits)
    return Person(note(notes, felt, habits), Course(severity, old, new), felt, habits), lived


LAYERS: dict[str, tuple[Family[Any], ...]] = {
    "course": tuple(COURSES.values()),
    "spells": tuple(ALL_SPELLS.values()),
    "observation": tuple(ALL_OBSERVATION.values()),
    "behaviour": tuple(ALL_BEHAVIOUR.values()),
}
"""Every family by layer, known ones first."""
