"""Clear spells that make a high chance come out wrong, and some where it would be right.

Made to see when "nine in ten" is said and does not come true. The weights of "will it hold" were
chosen with `HARD_SPELLS` in sight; `KEPT_SPELLS` were written beside them before any was asked, and
were first asked when the page was made. Both were written without a look at the unseen families.
"""

import numpy as np

from surefoot.answers.simulate.family import Family, by_name, family
from surefoot.answers.simulate.spell_families import History, MakeHistory, count, history, typical


def hard_long_remission(rng: np.random.Generator) -> History:
    """Days, then once many months, and days again: the one long spell was no cure."""
    n = count(rng)
    lengths = typical(rng) * np.exp(rng.normal(0.0, float(rng.uniform(0.4, 0.9)), n))
    lengths[int(rng.integers(2, n))] = float(rng.uniform(45.0, 300.0))
    return history(lengths)


def hard_outside_causes(rng: np.random.Generator) -> History:
    """At first it ends of itself after days; later only a cold, a fall or bad sleep ends it."""
    n = count(rng)
    lengths = typical(rng, 4.0) * rng.weibull(1.2, n)
    turn, apart = int(rng.integers(1, n)), float(rng.uniform(25.0, 150.0))
    lengths[turn:] = rng.exponential(apart, n - turn)
    return history(lengths)


def hard_wild(rng: np.random.Generator) -> History:
    """One person's spells differ a hundredfold, by luck alone."""
    n, spread = count(rng), float(rng.uniform(1.3, 2.0))
    return history(typical(rng, 4.0) * np.exp(rng.normal(0.0, spread, n)))


def hard_unnoticed(rng: np.random.Generator) -> History:
    """Returns of a day or two are not noted, so that a noted spell is several lived ones."""
    n, each = count(rng), typical(rng)
    lived = rng.geometric(float(rng.uniform(0.25, 0.7)), n).tolist()
    return history(np.array([each * rng.weibull(1.3, k).sum() for k in lived]))


def hard_false_ends(rng: np.random.Generator) -> History:
    """An off day is noted as the end of a spell while nothing has come back; some are cured."""
    n = count(rng)
    lengths = rng.exponential(float(rng.uniform(5.0, 80.0)), n)
    if rng.random() < 0.3:
        lengths[rng.random(n) < 0.3] = np.inf
    return history(lengths)


def hard_worsening(rng: np.random.Generator) -> History:
    """Each spell is shorter than the one before, so that her past promises too much."""
    n = count(rng)
    slower = -float(rng.uniform(0.0, 0.6)) * np.arange(n)
    return history(typical(rng, 40.0) * np.exp(slower + rng.normal(0.0, 0.5, n)))


def hard_every_other(rng: np.random.Generator) -> History:
    """Short and long spells by turns, as with a helper who is at home or away."""
    n = count(rng)
    lengths = typical(rng, 4.0) * np.exp(rng.normal(0.0, 0.4, n))
    lengths[int(rng.integers(0, 2)) :: 2] *= float(rng.uniform(4.0, 20.0))
    return history(lengths)


def hard_soon_stays(rng: np.random.Generator) -> History:
    """A few short spells early on, and then it stays in eight of ten: caution is wrong here."""
    n = int(rng.integers(2, 6))
    lengths = typical(rng, 4.0) * np.exp(rng.normal(0.0, 0.7, n + 1))
    lengths[-1] = np.inf if rng.random() < 0.8 else 60.0 * rng.weibull(1.0)
    return history(lengths)


def kept_plateau(rng: np.random.Generator) -> History:
    """Spells lengthen to some weeks or months as the foot recovers, and get no further."""
    n, top = count(rng), float(rng.uniform(30.0, 150.0))
    grown = typical(rng, 4.0) * np.exp(float(rng.uniform(0.4, 1.2)) * np.arange(n))
    return history(np.minimum(grown, top) * np.exp(rng.normal(0.0, 0.35, n)))


def kept_courses(rng: np.random.Generator) -> History:
    """Days by herself; two to five months with a course of therapy; then days again."""
    n = count(rng)
    lengths = typical(rng, 4.0) * np.exp(rng.normal(0.0, 0.6, n))
    course = rng.random(n) < float(rng.uniform(0.15, 0.4))
    lengths[course] = rng.uniform(50.0, 160.0, int(course.sum()))
    return history(lengths)


def kept_rota(rng: np.random.Generator) -> History:
    """It ends when the next shift begins, after one, two or four weeks, or after a long leave."""
    n = count(rng)
    weeks = rng.choice([7.0, 14.0, 28.0, 90.0], n, p=[0.45, 0.3, 0.17, 0.08])
    return history(weeks + np.round(rng.normal(0.0, 1.2, n)))


def kept_late_setback(rng: np.random.Generator) -> History:
    """One spell outlives the others: half of those stay, half end at one in two hundred a day."""
    n = count(rng)
    lengths = typical(rng, 5.0) * np.exp(rng.normal(0.0, 0.6, n))
    at = int(rng.integers(2, n + 1))
    if at < n:
        lengths[at] = np.inf if rng.random() < 0.5 else rng.exponential(200.0)
    return history(lengths)


def kept_steady_hope(rng: np.random.Generator) -> History:
    """Each spell stays with a chance of a third, whatever came before: caution is wrong here."""
    n = count(rng)
    lengths = typical(rng, 8.0) * np.exp(rng.normal(0.0, 1.0, n))
    lengths[rng.random(n) < 0.33] = np.inf
    return history(lengths)


HARD_SPELLS: dict[str, Family[MakeHistory]] = by_name(
    family(hard_long_remission, states_exist=True),
    family(hard_outside_causes, states_exist=True),
    family(hard_wild, states_exist=True),
    family(hard_unnoticed, states_exist=True),
    family(hard_false_ends, states_exist=True),
    family(hard_worsening, states_exist=True),
    family(hard_every_other, states_exist=True),
    family(hard_soon_stays, states_exist=True),
)
"""Looked at while the weights were chosen."""

KEPT_SPELLS: dict[str, Family[MakeHistory]] = by_name(
    family(kept_plateau, states_exist=True),
    family(kept_courses, states_exist=True),
    family(kept_rota, states_exist=True),
    family(kept_late_setback, states_exist=True),
    family(kept_steady_hope, states_exist=True),
)
"""Not asked before the page was made."""
