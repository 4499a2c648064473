"""What the body does, day by day: the severity layer for "is it gone" and "off day or lasting".

Severity is a latent number: about 0 when well, 1.2 to 2.6 when the foot drop is there.
"""

from collections.abc import Callable

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from surefoot.answers.simulate.family import Family, by_name, family

Floats = NDArray[np.float64]


@frozen(eq=False)
class Course:
    """One severity path and the truth about it. Days count from 0; NaN: there is no such day.

    Parameters
    ----------
    severity : (days,) latent severity.
    old_level, new_level : severity while the foot drop is there, and while it is not.
    change_day : day on which a lasting improvement began.
    midpoint_day : day on which half of it was reached.
    change_days : how long it took.
    gone_day : day on which a clear time began, where there is one.
    relapse_day : day on which a lasting return began.
    """

    severity: Floats
    old_level: float
    new_level: float
    change_day: float = float("nan")
    midpoint_day: float = float("nan")
    change_days: float = 0.0
    gone_day: float = float("nan")
    relapse_day: float = float("nan")

    @property
    def gone(self) -> NDArray[np.bool_]:
        """(days,) True where severity is within a quarter of the way from well to ill."""
        return self.severity - self.new_level <= 0.25 * (self.old_level - self.new_level)


MakeCourse = Callable[[np.random.Generator, int], Course]


def levels(rng: np.random.Generator) -> tuple[float, float]:
    """Draw the severity while there, and while gone (nothing left, or a little)."""
    old = float(rng.uniform(1.2, 2.6))
    new = 0.0 if rng.random() < 0.5 else float(rng.uniform(-0.3, 0.5))
    return old, new


def part_done(days: int, start: float, width: float) -> Floats:
    """(days,) share of a straight change done by the end of each day, from 0 to 1."""
    return np.clip((np.arange(days) - start + 1.0) / width, 0.0, 1.0)


def _middle_day(rng: np.random.Generator, days: int) -> float:
    return float(rng.integers(int(0.3 * days), int(0.7 * days)))


def _slow_background(rng: np.random.Generator, days: int) -> Floats:
    """Half of all people drift a little, mostly for the better."""
    if rng.random() < 0.5:
        return np.zeros(days)
    return np.linspace(0.0, float(rng.uniform(-0.4, 0.1)), days)


def _vanish(
    rng: np.random.Generator, days: int, share: Floats, start: float, middle: float, width: float
) -> Course:
    old, new = levels(rng)
    path = old + (new - old) * share + _slow_background(rng, days)
    return Course(path, old, new, start, middle, width, gone_day=start)


# ---- has it changed, and how fast? ---------------------------------------------------------------


def none(rng: np.random.Generator, days: int) -> Course:
    """Nothing changes: whatever is then called a change is a false claim."""
    old, new = levels(rng)
    return Course(old + _slow_background(rng, days), old, new)


def trend(rng: np.random.Generator, days: int) -> Course:
    """Steady slow recovery over the whole time, the usual case after a stroke; it has no date."""
    old, new = levels(rng)
    fall = float(rng.uniform(0.4, 0.8)) * (old - new)
    return Course(np.linspace(old, old - fall, days), old, new)


def transient(rng: np.random.Generator, days: int) -> Course:
    """A gap of three to six good days that closes again: hope, not a change."""
    old, new = levels(rng)
    start, width = int(_middle_day(rng, days)), int(rng.integers(3, 7))
    path = old + _slow_background(rng, days)
    path[start : start + width] = new
    return Course(path, old, new)


def abrupt(rng: np.random.Generator, days: int) -> Course:
    """Gone overnight, as some people tell it; the claim that must be right when it is made."""
    start = _middle_day(rng, days)
    return _vanish(rng, days, part_done(days, start, 1.0), start, start, 1.0)


def ramp(rng: np.random.Generator, days: int) -> Course:
    """Better over ten to 45 days in a straight line; on a 0 to 3 scale this can look sudden."""
    start, width = _middle_day(rng, days), float(rng.uniform(10, 45))
    share = part_done(days, start, width)
    return _vanish(rng, days, share, start, start + width / 2.0, width)


def exponential(rng: np.random.Generator, days: int) -> Course:
    """Quick at first and then slower, the textbook recovery; its start looks like a step."""
    start, tau = _middle_day(rng, days), float(rng.uniform(6, 18))
    since = np.arange(days) - start + 1.0
    share = np.where(since > 0, 1.0 - np.exp(-np.maximum(since, 0.0) / tau), 0.0)
    return _vanish(rng, days, share, start, start + np.log(2.0) * tau, 2.0 * tau)


def two_step(rng: np.random.Generator, days: int) -> Course:
    """Two smaller overnight changes one to three weeks apart: sudden twice, not sudden once."""
    start, wait = _middle_day(rng, days), float(rng.integers(8, 22))
    first = float(rng.uniform(0.35, 0.65))
    share = first * part_done(days, start, 1.0)
    share += (1.0 - first) * part_done(days, start + wait, 1.0)
    middle = start if first >= 0.5 else start + wait
    return _vanish(rng, days, share, start, middle, wait)


# ---- it was gone: does it come back? -------------------------------------------------------------

PRESENT_DAYS = 45
"""Length of the time with foot drop before a simulated clear time, days."""


def _clear_time(rng: np.random.Generator, days: int) -> tuple[Course, float]:
    """Give a foot drop that went and stays away, and a day on which it might come back."""
    old, new = levels(rng)
    path = np.full(days, new)
    path[:PRESENT_DAYS] = old
    held = Course(path, old, new, PRESENT_DAYS, PRESENT_DAYS, 1.0, gone_day=float(PRESENT_DAYS))
    return held, float(rng.integers(PRESENT_DAYS + 40, max(days - 60, PRESENT_DAYS + 41)))


def _returns(course: Course, day: float, back: Floats) -> Course:
    path = course.severity + (course.old_level - course.new_level) * back
    return evolve(course, severity=path, relapse_day=day)


def held(rng: np.random.Generator, days: int) -> Course:
    """It went and stays away: every alarm is a false one."""
    return _clear_time(rng, days)[0]


def back_abrupt(rng: np.random.Generator, days: int) -> Course:
    """It comes back from one day to the next."""
    course, day = _clear_time(rng, days)
    return _returns(course, day, part_done(days, day, 1.0))


def back_creep(rng: np.random.Generator, days: int) -> Course:
    """It creeps back over ten to 40 days, too slowly for any one day to stand out."""
    course, day = _clear_time(rng, days)
    return _returns(course, day, part_done(days, day, float(rng.uniform(10, 40))))


def back_intermittent(rng: np.random.Generator, days: int) -> Course:
    """Bad days come more and more often until most days are bad; each alone is an off day."""
    course, day = _clear_time(rng, days)
    chance = 0.05 + 0.85 * part_done(days, day, float(rng.uniform(20, 45)))
    bad = (rng.random(days) < chance) & (np.arange(days) >= day)
    return _returns(course, day, bad * rng.uniform(0.6, 1.0, days))


VANISHING: dict[str, Family[MakeCourse]] = by_name(
    family(none, states_exist=False),
    family(trend, states_exist=False),
    family(transient, states_exist=True),
    family(abrupt, states_exist=True),
    family(ramp, states_exist=False),
    family(exponential, states_exist=False),
    family(two_step, states_exist=True),
)
"""Courses for "has it changed, and was it sudden"."""

RETURNING: dict[str, Family[MakeCourse]] = by_name(
    family(held, states_exist=True),
    family(back_abrupt, states_exist=True),
    family(back_creep, states_exist=True),
    family(back_intermittent, states_exist=True),
)
"""Courses for "off day, or is it coming back"."""
