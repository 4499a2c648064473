"""How a foot moves through its plan: arrays of pose and motion, exact to the acceleration."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from surefoot.gait.simulate.body import Motion
from surefoot.gait.simulate.course import Course, Floats, bumps, rest, ringing, through, wobble
from surefoot.gait.simulate.plan import Stride
from surefoot.gait.simulate.swing import stride_knots

_UNREST_DEG = 0.5


def foot_motion(
    strides: Sequence[Stride], end_s: float, time_s: Floats, rng: np.random.Generator
) -> Motion:
    """Give the motion of one foot.

    Parameters
    ----------
    strides : the strides of one foot, in order.
    end_s : when the recording ends.
    time_s : (n,) s.
    rng : chance, for the unrest of standing and the ringing of contacts.
    """
    side = 1.0 if strides[0].foot == "left" else -1.0
    borders = [0.0, *((a.flat_s + b.rise_s) / 2 for a, b in pairwise(strides)), end_s]
    # While walking a foot is never quite flat: it settles a little this way or that.
    short = [0.0, *(float(b.rise_s - a.flat_s < 1.0) for a, b in pairwise(strides)), 0.0]
    unrest = np.deg2rad(_UNREST_DEG) * rng.standard_normal((len(borders), 2)) * np.c_[short]
    unrest[:, 1] *= side  # what chance does to a left foot it does mirrored to a right one
    knots: dict[str, list[tuple[float, ...]]] = {
        name: [] for name in ("yaw", "tilt", "roll", "x", "y", "z", "px", "py")
    }
    for k, stride in enumerate(strides):
        for name, rows in stride_knots(stride, borders[k], borders[k + 1], side).items():
            if name in ("tilt", "roll"):
                which = 0 if name == "tilt" else 1
                rows[0] = rest(borders[k], unrest[k, which])
                rows[-1] = rest(borders[k + 1], unrest[k + 1, which])
            knots[name].extend(rows)
    course = {name: through(np.array(rows), time_s) for name, rows in knots.items()}
    contact_s = np.array([stride.contact_s for stride in strides])
    knock = np.array([stride.landing_m_s for stride in strides]) * rng.uniform(
        0.6, 1.4, len(strides)
    )
    ring = ringing(contact_s, 4e-4 * knock, 27.0, 0.025, time_s)
    course["z"] = course["z"] + ring
    course["x"] = course["x"] + ring.times(0.6)
    course["tilt"] = course["tilt"] + ringing(contact_s, 0.006 * knock, 19.0, 0.03, time_s)
    for name, size in (("tilt", 0.05), ("roll", 0.06 * side), ("yaw", 0.04 * side)):
        course[name] = course[name] + wobble(np.deg2rad(size), rng, time_s)
    _add_scuffs(course, strides, time_s)
    return Motion(
        course["yaw"],
        course["tilt"],
        course["roll"],
        (course["x"], course["y"], course["z"]),
        (course["px"], course["py"]),
    )


def loosened(
    motion: Motion,
    strides: Sequence[Stride],
    gives_deg: tuple[float, float],
    time_s: Floats,
    rng: np.random.Generator,
) -> Motion:
    """Give the motion of a shoe that gives: in the air it tips a little against the foot in it.

    Parameters
    ----------
    motion : the foot.
    strides : its strides, in order.
    gives_deg : how far it tips in pitch and in roll: standard deviation from shoe to shoe, and
        as much from stride to stride.
    time_s : (n,) s.
    rng : chance.
    """
    of_shoe, of_strides = rng.standard_normal(2), rng.standard_normal((len(strides), 2))
    tips = np.deg2rad(gives_deg) * (of_shoe + of_strides)
    moved = []
    for k, course in enumerate((motion.tilt, motion.roll)):
        knots = [rest(0.0, 0.0)]
        for stride, tip in zip(strides, tips[:, k], strict=True):
            swing = stride.contact_s - stride.off_s
            knots += [
                rest(stride.off_s, 0.0),
                rest(stride.off_s + 0.4 * swing, float(tip)),
                rest(stride.contact_s, float(tip)),
                rest(stride.flat_s, 0.0),
            ]
        moved.append(course + through(np.array(knots), time_s))
    return motion._replace(tilt=moved[0], roll=moved[1])


def _add_scuffs(course: dict[str, Course], strides: Sequence[Stride], time_s: Floats) -> None:
    """Let the toe catch in the strides that scuff: a jolt up, a hold back, toes pushed down."""
    caught = [stride for stride in strides if stride.scuff]
    at = np.array([s.off_s + 0.45 * (s.contact_s - s.off_s) for s in caught])
    last = np.full(len(caught), 0.07)
    for name, size in (("z", 0.003), ("tilt", np.deg2rad(2.5))):
        course[name] = course[name] + bumps(at, last, np.full(len(caught), size), time_s)
    for i, name in enumerate(("x", "y")):
        back = np.array(
            [-0.006 * np.subtract(s.to_xy_m, s.from_xy_m)[i] for s in caught]
        ) / np.maximum(
            np.array([np.hypot(*np.subtract(s.to_xy_m, s.from_xy_m)) for s in caught]), 1e-6
        )
        course[name] = course[name] + bumps(at, last, back, time_s)
