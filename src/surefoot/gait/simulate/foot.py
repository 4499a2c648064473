"""How a foot moves through its plan: arrays of pose and motion, exact to the acceleration.

World axes: x forward at the start, y left, z up. Foot axes: x to the toes, y left, z up, origin
on the sole under the ankle. The sole is a stiff rectangle. It leaves the ground over the toe tip
and lands on the heel or the toes, on the outer or inner edge, whichever its angles put lowest.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from surefoot.gait.simulate.course import Course, Floats, bumps, rest, ringing, through, wobble
from surefoot.gait.simulate.plan import Stride

HEEL_X_M = -0.06
TOE_X_M = 0.19
EDGE_Y_M = 0.035
_UNREST_DEG = 0.5
_SWING_OUT_DEG = 5.0  # a leg turns out a little as it swings
_LOWEST_AFTER_S = 0.018
_SETTLE_S = 0.03  # the sole and the shoe give way for so long at contact


class Motion(NamedTuple):
    """A stiff body over time: angles (rad), and the world place of the moving ground point.

    ``place`` is (3 courses) of the ground point, ``point`` (2 courses) its x, y in the body.
    """

    yaw: Course
    tilt: Course  # rotation about y: toes up is minus
    roll: Course  # rotation about x
    place: tuple[Course, Course, Course]
    point: tuple[Course, Course]


class Pose(NamedTuple):
    """What a point fixed to the body feels, in body axes, and where it is."""

    position_m: Floats  # (n, 3) world
    acceleration_m_s2: Floats  # (n, 3) world, without gravity
    force_m_s2: Floats  # (n, 3) body: specific force
    rate_rad_s: Floats  # (n, 3) body: angular rate


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
        for name, rows in _stride_knots(stride, borders[k], borders[k + 1], side).items():
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


def feel(motion: Motion, at_m: Floats, gravity_m_s2: float = 9.80665) -> Pose:
    """Give what a point fixed to the body feels.

    Parameters
    ----------
    motion : the body.
    at_m : (3,) m, the point in body axes.
    gravity_m_s2 : g, pulling down.

    Returns
    -------
    World position, and specific force (+g on the axis that points up at rest) and angular rate in
    body axes. No sensor fault, no mounting: `sensor.worn` adds these.
    """
    phi, theta, psi = motion.roll, motion.tilt, motion.yaw
    sp, cp, st, ct = np.sin(phi.x), np.cos(phi.x), np.sin(theta.x), np.cos(theta.x)
    sy, cy = np.sin(psi.x), np.cos(psi.x)
    rate = np.stack(
        [
            phi.v - psi.v * st,
            theta.v * cp + psi.v * ct * sp,
            -theta.v * sp + psi.v * ct * cp,
        ],
        axis=1,
    )
    turn = np.stack(
        [
            phi.a - psi.a * st - psi.v * theta.v * ct,
            theta.a * cp - theta.v * phi.v * sp
            + psi.a * ct * sp - psi.v * theta.v * st * sp + psi.v * phi.v * ct * cp,
            -theta.a * sp - theta.v * phi.v * cp
            + psi.a * ct * cp - psi.v * theta.v * st * cp - psi.v * phi.v * ct * sp,
        ],
        axis=1,
    )  # fmt: skip
    # Rows of the matrix that takes world axes to body axes, from Rz(yaw) Ry(tilt) Rx(roll).
    to_body = np.stack(
        [
            np.stack([cy * ct, sy * ct, -st], axis=1),
            np.stack([cy * st * sp - sy * cp, sy * st * sp + cy * cp, ct * sp], axis=1),
            np.stack([cy * st * cp + sy * sp, sy * st * cp - cy * sp, ct * cp], axis=1),
        ],
        axis=1,
    )
    zero = np.zeros_like(phi.x)
    px, py = motion.point
    arm = np.stack([at_m[0] - px.x, at_m[1] - py.x, zero + at_m[2]], axis=1)
    arm_v = np.stack([-px.v, -py.v, zero], axis=1)
    arm_a = np.stack([-px.a, -py.a, zero], axis=1)
    inner = (
        np.cross(turn, arm)
        + np.cross(rate, np.cross(rate, arm))
        + 2 * np.cross(rate, arm_v)
        + arm_a
    )
    place = np.stack([c.x for c in motion.place], axis=1)
    world_a = np.stack([c.a for c in motion.place], axis=1)
    world_a += np.einsum("nji,nj->ni", to_body, inner)
    force = np.einsum("nij,nj->ni", to_body, world_a + np.array([0.0, 0.0, gravity_m_s2]))
    return Pose(place + np.einsum("nji,nj->ni", to_body, arm), world_a, force, rate)


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


def _stride_knots(
    stride: Stride, start_s: float, end_s: float, side: float
) -> dict[str, list[tuple[float, ...]]]:
    """Give the knots of one stride for every quantity of the motion."""
    off, contact, flat = stride.off_s, stride.contact_s, stride.flat_s
    swing = contact - off
    yaw0, yaw1 = np.deg2rad(stride.from_yaw_deg), np.deg2rad(stride.to_yaw_deg)
    roll = -side * np.deg2rad(stride.contact_roll_deg)
    out_turn = side * np.deg2rad(_SWING_OUT_DEG)
    leave = (TOE_X_M, 0.0)
    outer = side if stride.contact_roll_deg > 0 else -side
    land = (HEEL_X_M if stride.contact_pitch_deg > 0 else TOE_X_M, outer * EDGE_Y_M)
    pivot = side * np.deg2rad(stride.pivot_deg)
    start = _ground_place(stride.from_xy_m, yaw0, leave)
    goal = _ground_place(stride.to_xy_m, yaw1, land)
    way = goal - start
    length = float(np.hypot(*way)) or 1e-9
    ahead = way / length
    out = np.array([-ahead[1], ahead[0]]) * side
    slide = min(0.8 * stride.landing_m_s, 0.5 * length / swing)
    short = 1.0 - 0.4 * slide * _SETTLE_S / length
    progress = [
        rest(start_s, 0.0),
        rest(off - _SETTLE_S, 0.0),
        (off, 0.3 * _SETTLE_S / swing, 0.5 / swing, 6.0 / swing**2),  # the tip already slides
        (contact, short, slide / length, 0.0),
        rest(contact + _SETTLE_S, 1.0),
        rest(end_s, 1.0),
    ]
    arc = stride.arc_m
    aside = [
        rest(start_s, 0.0),
        rest(off, 0.0),
        (off + 0.45 * swing, arc, 0.0, -16 * arc / swing**2),
        rest(contact, 0.0),
        rest(end_s, 0.0),
    ]
    times = sorted({row[0] for row in progress + aside})
    along = through(np.array(progress), np.array(times))
    beside = through(np.array(aside), np.array(times))
    xy: list[list[tuple[float, ...]]] = [
        [
            (
                t,
                start[i] + way[i] * along.x[k] + out[i] * beside.x[k],
                way[i] * along.v[k] + out[i] * beside.v[k],
                way[i] * along.a[k] + out[i] * beside.a[k],
            )
            for k, t in enumerate(times)
        ]
        for i in (0, 1)
    ]
    pitch = _pitch_knots(stride, start_s, end_s)
    return {
        "yaw": [
            rest(start_s, yaw0),
            rest(off, yaw0),
            (off + 0.6 * swing, 0.4 * yaw0 + 0.6 * yaw1 + out_turn, 0.0, -12 * out_turn / swing**2),
            rest(contact, yaw1 + pivot),
            rest(flat, yaw1 + pivot),
            rest(end_s, yaw1),
        ],
        "tilt": [(t, -x, -v, -a) for t, x, v, a in pitch],
        "roll": [
            rest(start_s, 0.0),
            rest(stride.rise_s, 0.0),
            rest(off, -side * np.deg2rad(stride.off_roll_deg)),
            (contact, roll, 0.6 * roll / swing, 0.0),
            rest(flat, 0.0),
            rest(end_s, 0.0),
        ],
        "x": xy[0],
        "y": xy[1],
        "z": _lift_knots(stride, pitch, land, start_s, end_s),
        **{
            name: [rest(start_s, a), rest(off, a), rest(contact, b), rest(end_s, b)]
            for name, a, b in (("px", leave[0], land[0]), ("py", leave[1], land[1]))
        },
    }


def _pitch_knots(stride: Stride, start_s: float, end_s: float) -> list[tuple[float, ...]]:
    """Give pitch (rad, toes up +) of one stride: flat, heel rise, swing, contact, flat."""
    off, contact = stride.off_s, stride.contact_s
    swing = contact - off
    leaving = np.deg2rad(stride.off_pitch_deg)
    landing, peak = np.deg2rad(stride.contact_pitch_deg), np.deg2rad(stride.peak_pitch_deg)
    falling = 1.2 * leaving / (off - stride.rise_s)
    # People's pitch is lowest some 15 ms after the toe has left, whatever their speed.
    lowest = leaving + 0.5 * _LOWEST_AFTER_S * falling
    # Toes are highest shortly before contact; from there they sink ever faster, without a jolt.
    before = stride.settle_share * swing
    settling = 2 * (peak - landing) / before**2
    return [
        rest(start_s, 0.0),
        rest(stride.rise_s, 0.0),
        (off, leaving, falling, 0.0),
        rest(off + _LOWEST_AFTER_S, lowest),
        (contact - before, peak, 0.0, -settling),
        (contact, landing, -settling * before, -settling),
        rest(stride.flat_s, 0.0),
        rest(end_s, 0.0),
    ]


def _lift_knots(
    stride: Stride,
    pitch: list[tuple[float, ...]],
    land: tuple[float, float],
    start_s: float,
    end_s: float,
) -> list[tuple[float, ...]]:
    """Give the height of the ground point: as much lift as keeps the toe tip clear as wished."""
    off, contact = stride.off_s, stride.contact_s
    swing = contact - off
    share = np.linspace(0.04, 0.96, 93)
    t = off + share * swing
    angle = through(np.array(pitch), t).x
    toward = through(np.array([rest(off, 0.0), rest(contact, 1.0)]), t).x
    down = -stride.landing_m_s

    def knots(lift: float, fall: float) -> list[tuple[float, ...]]:
        return [
            rest(start_s, 0.0),
            rest(off, 0.0),
            (off + 0.35 * swing, lift, 0.0, -7 * lift / swing**2),
            (contact, 0.0, fall, 0.0),
            rest(contact + _SETTLE_S, 0.0),
            rest(end_s, 0.0),
        ]

    shape = through(np.array(knots(1.0, 0.0)), t).x
    sink = through(np.array(knots(0.0, down)), t).x
    point_x = TOE_X_M + toward * (land[0] - TOE_X_M)
    toe = (TOE_X_M - point_x) * np.sin(angle) + sink
    heel = (HEEL_X_M - point_x) * np.sin(angle) + sink
    middle = (share > 0.3) & (share < 0.75)
    edge = EDGE_Y_M * abs(np.sin(np.deg2rad(stride.contact_roll_deg))) * toward
    late = share > 0.15  # just after toe-off the tip only skims the ground
    need = np.where(middle, stride.clearance_m, 0.002)
    lift = max(
        float(np.max((need - toe)[late] / shape[late])),
        float(np.max((0.002 + edge - heel)[middle] / shape[middle])),
        0.01,
    )
    return knots(lift, down)


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


def _ground_place(xy_m: tuple[float, float], yaw: float, point: tuple[float, float]) -> Floats:
    """Give the world x, y of a point of the sole of a foot that stands flat."""
    c, s = np.cos(yaw), np.sin(yaw)
    return np.array([xy_m[0] + c * point[0] - s * point[1], xy_m[1] + s * point[0] + c * point[1]])
