"""The shank and the low back of the same walk, for sensors that are not worn on the foot."""

from collections.abc import Sequence

import numpy as np

from surefoot.gait.simulate.body import Motion, Pose
from surefoot.gait.simulate.course import Course, Floats, rest, ringing, through, wobble
from surefoot.gait.simulate.plan import Plan, Stride
from surefoot.terms.sides import Foot

FEET: tuple[Foot, Foot] = ("left", "right")
_ANKLE_M = np.array([0.0, 0.0, 0.07])


def shank_motion(strides: Sequence[Stride], foot: Motion, ankle: Pose, time_s: Floats) -> Motion:
    """Give the motion of one shank: it stands on the ankle and swings about it.

    Parameters
    ----------
    strides : the strides of the foot below it.
    foot : the motion of that foot (its heading is shared).
    ankle : the pose of the ankle, from `foot.feel` at `ankle_m`.
    time_s : (n,) s.
    """
    knots: list[tuple[float, ...]] = []
    last_flat = 0.0
    for stride in strides:
        if stride.rise_s - last_flat > 1.0:
            knots += [rest(max(last_flat + 0.3, 0.0), 0.0), rest(stride.rise_s - 0.2, 0.0)]
        reach = float(np.hypot(*np.subtract(stride.to_xy_m, stride.from_xy_m)))
        swing = stride.contact_s - stride.off_s
        forward, back = np.deg2rad(30 * reach), -np.deg2rad(18 * reach)
        # Over the standing foot it rolls forward slowly, then fast as the heel rises; it is
        # furthest back just before contact and already rolls forward when it comes.
        slow = 0.9 * reach
        falling = 1.2 * 0.75 * forward / (stride.off_s - stride.rise_s)
        knots += [
            (stride.rise_s, 0.25 * forward, slow, 0.0),
            (stride.off_s, forward, falling, 0.0),
            rest(stride.off_s + 0.2 * swing, 1.25 * forward),
            rest(stride.contact_s - 0.12 * swing, 1.15 * back),
            (stride.contact_s, back, 2 * slow, 0.0),
            (stride.flat_s, 0.5 * back, slow, 0.0),
        ]
        last_flat = stride.flat_s
    knots.append(rest(last_flat + 0.4, 0.0))
    none = Course(*(np.zeros_like(time_s) for _ in range(3)))
    x, y, z = (
        Course(ankle.position_m[:, i], none.v, ankle.acceleration_m_s2[:, i]) for i in range(3)
    )
    return Motion(foot.yaw, through(np.array(knots), time_s), none, (x, y, z), (none, none))


def ankle_m() -> Floats:
    """Give the place of the ankle in the foot's axes (m)."""
    return _ANKLE_M.copy()


def back_motion(
    plan: Plan, hike_deg: tuple[float, float], time_s: Floats, rng: np.random.Generator
) -> Motion:
    """Give the motion of the low back: carried by the feet, up and down with every step.

    Parameters
    ----------
    plan : the walk.
    hike_deg : how far the left and the right side of the pelvis rise in that foot's swing.
    time_s : (n,) s, even steps.
    rng : chance, for the unrest of standing.
    """
    step_s = float(time_s[1] - time_s[0])
    left, right = (_carried(plan.of(foot), time_s) for foot in FEET)
    middle = _smooth((left + right) / 2, 0.12 / step_s)
    x, y, yaw = (_course(middle[:, i], step_s) for i in range(3))
    bob: list[tuple[float, ...]] = [rest(0.0, 0.0)]
    lean: list[tuple[float, ...]] = [rest(0.0, 0.0)]
    for stride in plan.strides:
        half = (stride.off_s + stride.contact_s) / 2
        reach = float(np.hypot(*np.subtract(stride.to_xy_m, stride.from_xy_m)))
        high = 0.03 * min(reach, 1.5)
        on_left = stride.foot == "left"
        up = np.deg2rad(hike_deg[0] if on_left else hike_deg[1]) * (1 if on_left else -1)
        bob += [
            rest(stride.off_s, -high / 2),
            rest(half, high / 2),
            rest(stride.contact_s, -high / 2),
        ]
        lean += [rest(stride.off_s, 0.0), rest(half, up), rest(stride.contact_s, 0.0)]
    bob.append(rest(plan.strides[-1].contact_s + 0.5, 0.0))
    contact_s = np.array([stride.contact_s for stride in plan.strides])
    knock = np.array([6e-4 * stride.landing_m_s for stride in plan.strides])
    height = through(np.array(bob), time_s) + ringing(contact_s, knock, 12.0, 0.06, time_s)
    none = Course(*(np.zeros_like(time_s) for _ in range(3)))
    return Motion(
        yaw,
        wobble(np.deg2rad(0.4), rng, time_s),
        through(np.array(lean), time_s),
        (x, y, Course(height.x + 1.0, height.v, height.a)),
        (none, none),
    )


def _carried(strides: Sequence[Stride], time_s: Floats) -> Floats:
    """Give x, y (m) and heading (rad) of one foot over time, moving evenly in each swing."""
    times, rows = [0.0], [(*strides[0].from_xy_m, np.deg2rad(strides[0].from_yaw_deg))]
    for s in strides:
        times += [s.off_s, s.contact_s]
        rows += [
            (*s.from_xy_m, np.deg2rad(s.from_yaw_deg)),
            (*s.to_xy_m, np.deg2rad(s.to_yaw_deg)),
        ]
    table = np.array(rows)
    return np.stack([np.interp(time_s, times, table[:, i]) for i in range(3)], axis=1)


def _smooth(values: Floats, width: float) -> Floats:
    """Smooth along time with a bell of `width` samples, ends held."""
    from scipy.ndimage import gaussian_filter1d

    smooth: Floats = gaussian_filter1d(values, width, axis=0, mode="nearest")
    return smooth


def _course(values: Floats, step_s: float) -> Course:
    """Differentiate a smooth, finely sampled quantity twice."""
    v = np.gradient(values, step_s)
    return Course(values, v, np.gradient(v, step_s))
