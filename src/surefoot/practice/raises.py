"""Count heel raises and stand-ups while they happen, sample by sample, by the phone's motion.

Pure Python without a state of its own; ``web/static/raises.js`` mirrors it line by line and both
count the same movements alike (tests/web). What is counted after a trial (`counting.py`) sees the
whole course and is the one that is kept; this one is for the voice, and for the stop of the 5
stand-ups. Figures marked "ours" come from simulated movements (tests/practice/test_raises.py).
"""

from math import acos, degrees, exp, hypot
from typing import Literal

from attrs import evolve, frozen

Vector = tuple[float, float, float]

#: No sample yet.
NOWHERE: Vector = (0.0, 0.0, 0.0)
#: All ours.
GRAVITY_TIME_S = 3.0
FORGET_S = 0.7
LEAST_RAISE_M = 0.03
SHARE_OF_LARGEST = 0.45
RAISES_APART_S = 0.7
STILL_S = 1.0
SMOOTH_S = 0.1
SITTING_DEG = 25.0
STANDING_DEG = 45.0
FULL_SHARE = 0.92
PAST_TOP_DEG = 5.0
LIFTED_DEG = 6.0
LIFTED_FOR_S = 0.25
LIFT_SMOOTH_S = 0.2
SILENT_AFTER_S = 0.6


@frozen
class Swing:
    """A course followed for swings that are large enough: low, high, and on the way up or down."""

    low: float = 0.0
    high: float = 0.0
    rising: bool = True
    last_s: float = -10.0
    count: int = 0


def swung(swing: Swing, value: float, at_s: float, least: float, apart_s: float) -> Swing:
    """Take one value; the count goes up when it has fallen half of `least` from a top."""
    if swing.rising:
        high = max(swing.high, value)
        low = min(swing.low, value) if high - swing.low < least else swing.low
        if high - low >= least and high - value >= 0.5 * least:
            counts = at_s - swing.last_s >= apart_s
            last_s = at_s if counts else swing.last_s
            return Swing(value, high, False, last_s, swing.count + counts)
        return evolve(swing, low=low, high=high)
    low = min(swing.low, value)
    if value - low >= 0.5 * least:
        return evolve(swing, low=low, high=value, rising=True)
    return evolve(swing, low=low)


@frozen
class Raiser:
    """What is known of the heel raises so far. `raised` gives the next one.

    Parameters
    ----------
    up : running mean of the acceleration, m/s2.
    speed_m_s, height_m : of the body, up; both forget what is older than about a second.
    largest_m : the largest swing of height so far.
    """

    up: Vector | None = None
    last_s: float = 0.0
    speed_m_s: float = 0.0
    height_m: float = 0.0
    largest_m: float = 0.0
    swing: Swing = Swing()

    @property
    def count(self) -> int:
        """Heel raises so far."""
        return self.swing.count


def raised(raiser: Raiser, at_s: float, acc_m_s2: Vector) -> Raiser:
    """Take one sample; `count` goes up when a heel has come down again.

    Parameters
    ----------
    raiser : what is known so far; a new one begins with the trial.
    at_s : time of the sample, s.
    acc_m_s2 : acceleration with gravity, m/s2, any mounting.
    """
    dt_s = at_s - raiser.last_s
    if raiser.up is None or dt_s > SILENT_AFTER_S:
        return evolve(raiser, up=acc_m_s2, last_s=at_s, speed_m_s=0.0, height_m=0.0)
    if dt_s <= 0.0:
        return raiser
    up = _toward(raiser.up, acc_m_s2, dt_s / GRAVITY_TIME_S)
    size = max(hypot(*up), 1e-9)
    push = sum(a * u for a, u in zip(acc_m_s2, up, strict=True)) / size - size
    keep = exp(-dt_s / FORGET_S)
    speed = keep * (raiser.speed_m_s + push * dt_s)
    height = keep * (raiser.height_m + speed * dt_s)
    largest = max(raiser.largest_m, raiser.swing.high - raiser.swing.low)
    least = max(LEAST_RAISE_M, SHARE_OF_LARGEST * largest)
    swing = swung(raiser.swing, height, at_s, least, RAISES_APART_S)
    return Raiser(up, at_s, speed, height, largest, swing)


@frozen
class Tilt:
    """How far the phone has turned since its first second, in which it is taken to be still.

    Parameters
    ----------
    still : direction of the acceleration in that second.
    smooth : the acceleration, lightly smoothed, m/s2.
    deg : the turn; None until the first second is over.
    """

    began_s: float = 0.0
    still: Vector = NOWHERE
    smooth: Vector = NOWHERE
    last_s: float = 0.0
    deg: float | None = None


def tilted(tilt: Tilt, at_s: float, acc_m_s2: Vector, smooth_s: float) -> Tilt:
    """Take one sample; a sample that comes no later than the last changes nothing."""
    if tilt.smooth == NOWHERE:
        return Tilt(at_s, acc_m_s2, acc_m_s2, at_s)
    dt_s = at_s - tilt.last_s
    if dt_s <= 0.0:
        return tilt
    smooth = _toward(tilt.smooth, acc_m_s2, dt_s / smooth_s)
    tilt = evolve(tilt, smooth=smooth, last_s=at_s)
    if at_s - tilt.began_s < STILL_S:
        return evolve(tilt, still=_toward(tilt.still, acc_m_s2, dt_s / STILL_S))
    return evolve(tilt, deg=between_deg(smooth, tilt.still))


@frozen
class Stander:
    """What is known of the stand-ups so far, phone in a front pocket. `stood` gives the next one.

    Parameters
    ----------
    tilt : the turn of the thigh since sitting still at the beginning.
    top_deg : the largest turn of the thigh in the stand-up that is on.
    full_deg : the largest turn of those before: what a full stand is for this person.
    """

    tilt: Tilt = Tilt()
    stage: Literal["sitting", "rising", "stood"] = "sitting"
    top_deg: float = 0.0
    full_deg: float = 0.0
    count: int = 0


def stood(stander: Stander, at_s: float, acc_m_s2: Vector) -> Stander:
    """Take one sample; `count` goes up at each full stand.

    Full is nearly as far as the stands before; the first one counts a moment after its top.

    Parameters
    ----------
    stander : what is known so far; a new one begins while the person still sits.
    at_s : time of the sample, s.
    acc_m_s2 : acceleration with gravity, m/s2, any mounting.
    """
    tilt = tilted(stander.tilt, at_s, acc_m_s2, SMOOTH_S)
    if tilt is stander.tilt:
        return stander
    stander = evolve(stander, tilt=tilt)
    if tilt.deg is None:
        return stander
    angle_deg = tilt.deg
    if stander.stage == "sitting":
        up = angle_deg >= STANDING_DEG
        return evolve(stander, stage="rising", top_deg=angle_deg) if up else stander
    top_deg = max(stander.top_deg, angle_deg)
    stander = evolve(stander, top_deg=top_deg)
    if stander.stage == "rising":
        full = 0.0 < stander.full_deg * FULL_SHARE <= angle_deg
        if full or angle_deg <= top_deg - PAST_TOP_DEG:
            return evolve(stander, stage="stood", count=stander.count + 1)
        return stander
    if angle_deg < SITTING_DEG:
        return evolve(stander, stage="sitting", full_deg=max(stander.full_deg, top_deg))
    return stander


@frozen
class Lifter:
    """Whether a heel left the floor in a squat, phone strapped on that foot.

    Parameters
    ----------
    tilt : the turn of the foot since it stood flat at the beginning.
    since_s : since when the foot has been tipped, s; None while it is flat.
    largest_deg : the largest tip so far.
    lifted : True once it was tipped by 6 degrees for a quarter of a second.
    """

    tilt: Tilt = Tilt()
    since_s: float | None = None
    largest_deg: float = 0.0
    lifted: bool = False


def lifted(lifter: Lifter, at_s: float, acc_m_s2: Vector) -> Lifter:
    """Take one sample of a squat; a new one begins while the foot is flat and still.

    Parameters
    ----------
    lifter : what is known so far.
    at_s : time of the sample, s.
    acc_m_s2 : acceleration with gravity, m/s2, any mounting.
    """
    tilt = tilted(lifter.tilt, at_s, acc_m_s2, LIFT_SMOOTH_S)
    if tilt is lifter.tilt:
        return lifter
    lifter = evolve(lifter, tilt=tilt)
    if tilt.deg is None:
        return lifter
    tip_deg = tilt.deg
    lifter = evolve(lifter, largest_deg=max(lifter.largest_deg, tip_deg))
    if tip_deg < LIFTED_DEG:
        return evolve(lifter, since_s=None)
    since_s = at_s if lifter.since_s is None else lifter.since_s
    return evolve(lifter, since_s=since_s, lifted=lifter.lifted or at_s - since_s >= LIFTED_FOR_S)


def between_deg(one: Vector, two: Vector) -> float:
    """Give the angle between two directions, deg, 0 to 180."""
    size = max(hypot(*one) * hypot(*two), 1e-9)
    along = sum(a * b for a, b in zip(one, two, strict=True)) / size
    return degrees(acos(min(1.0, max(-1.0, along))))


def _toward(old: Vector, new: Vector, share: float) -> Vector:
    part = min(1.0, share)
    x, y, z = (a + part * (b - a) for a, b in zip(old, new, strict=True))
    return (x, y, z)
