"""When and where each foot stands and swings: the plan of a walk, drawn by chance around habits."""

from itertools import pairwise

import numpy as np
from attrs import evolve, frozen

from surefoot.gait.simulate.walker import FootHabit, Walker
from surefoot.terms.sides import Foot, other_foot

#: Shapes of a made-up healthy foot; our proposal, near what people show, claimed of nobody.
_HEALTHY_CONTACT_DEG = (9.0, 11.0)  # at rest, and more for each m/s
_HEALTHY_OFF_DEG = (28.0, 28.0)
_STEP_WIDTH_M = 0.12
_USUAL_SETTLE_SHARE = 0.1  # toes that are highest earlier sink further


@frozen
class Stride:
    """One stride of one foot, standing place to standing place. Times in s, angles in deg."""

    foot: Foot
    rise_s: float
    off_s: float
    contact_s: float
    flat_s: float
    from_xy_m: tuple[float, float]
    to_xy_m: tuple[float, float]
    from_yaw_deg: float
    to_yaw_deg: float
    pivot_deg: float
    contact_pitch_deg: float
    peak_pitch_deg: float
    settle_share: float
    off_pitch_deg: float
    off_roll_deg: float
    contact_roll_deg: float
    arc_m: float
    clearance_m: float
    landing_m_s: float
    scuff: bool


@frozen
class Plan:
    """All strides of both feet in order of time, and how long the recording lasts."""

    strides: tuple[Stride, ...]
    end_s: float

    def of(self, foot: Foot) -> tuple[Stride, ...]:
        """Give the strides of one foot."""
        return tuple(stride for stride in self.strides if stride.foot == foot)


def plan_walk(walker: Walker, rng: np.random.Generator) -> Plan:
    """Draw one walk.

    Parameters
    ----------
    walker : who walks.
    rng : the only source of chance; the same state gives the same walk.

    Returns
    -------
    A plan in which the feet take turns and are never both off the ground.
    """
    lead, trail = walker.first_foot, other_foot(walker.first_foot)
    along_m = {"left": 0.0, "right": 0.0}
    flat_s = {"left": 0.0, "right": 0.0}
    pauses = {pause.after_stride: pause.seconds for pause in walker.pauses}
    strides: list[Stride] = []
    clock = walker.stand_before_s
    stride_m = walker.speed_m_s * walker.usual_stride_time_s()
    for number in range(walker.strides):
        done = number / max(1, walker.strides - 1)
        cycle_s = walker.usual_stride_time_s() / (1 - walker.tiring_slow_share * done)
        cycle_s *= 1 + walker.timing_sd_share * rng.standard_normal()
        double_s = cycle_s * (1 - walker.left.swing_share - walker.right.swing_share) / 2
        for foot in (lead, trail):
            habit = walker.habit(foot)
            share = walker.left_step_share if foot == "left" else 1 - walker.left_step_share
            step_m = stride_m * share * (1 + walker.length_sd_share * rng.standard_normal())
            if _turning(walker, along_m[other_foot(foot)]):
                step_m = min(step_m, 0.5 * walker.turn_radius_m)
            landing_m = along_m[other_foot(foot)] + step_m
            if number == walker.strides - 1 and foot == trail:
                landing_m = along_m[lead]  # the last step closes up
            off_s = clock + double_s
            contact_s = off_s + habit.swing_share * cycle_s
            clock = contact_s
            strides.append(
                _stride(
                    walker,
                    foot,
                    (along_m[foot], landing_m),
                    (flat_s[foot], off_s, contact_s),
                    done,
                    rng,
                )
            )
            along_m[foot] = landing_m
            flat_s[foot] = strides[-1].flat_s
        clock += pauses.get(number + 1, 0.0)
    return Plan(_settled(strides), clock + walker.stand_after_s)


def _settled(strides: list[Stride]) -> tuple[Stride, ...]:
    """Let no foot rise before it has stood flat for a moment."""
    settled: list[Stride] = []
    for foot in ("left", "right"):
        own = [stride for stride in strides if stride.foot == foot]
        kept = own[:1]
        for before, stride in pairwise(own):
            earliest = before.flat_s + 0.3 * (stride.off_s - before.flat_s)
            kept.append(evolve(stride, rise_s=max(stride.rise_s, earliest)))
        settled += kept
    return tuple(sorted(settled, key=lambda stride: stride.contact_s))


def _stride(
    walker: Walker,
    foot: Foot,
    along_m: tuple[float, float],
    times_s: tuple[float, float, float],
    done: float,
    rng: np.random.Generator,
) -> Stride:
    """Draw one stride: where from and to, and how the foot is held."""
    habit = walker.habit(foot)
    last_flat_s, off_s, contact_s = times_s
    (from_xy, from_yaw), (to_xy, to_yaw) = (_stand(walker, foot, at) for at in along_m)
    pitch, peak, off = _pitches(walker, habit, abs(along_m[1] - along_m[0]), done, rng)
    rise_s = off_s - min(0.3, 0.45 * (off_s - last_flat_s))
    return Stride(
        foot=foot,
        rise_s=rise_s,
        off_s=off_s,
        contact_s=contact_s,
        flat_s=contact_s + 0.07 + 0.0025 * abs(pitch),
        from_xy_m=from_xy,
        to_xy_m=to_xy,
        from_yaw_deg=from_yaw,
        to_yaw_deg=to_yaw,
        pivot_deg=habit.pivot_deg,
        contact_pitch_deg=pitch,
        peak_pitch_deg=peak,
        settle_share=habit.settle_share,
        off_pitch_deg=off,
        off_roll_deg=habit.push_off_roll_deg,
        contact_roll_deg=habit.roll_deg + habit.roll_sd_deg * rng.standard_normal(),
        arc_m=habit.arc_m * (1 + 0.15 * rng.standard_normal()),
        clearance_m=max(0.003, habit.clearance_m * (1 + 0.2 * rng.standard_normal())),
        landing_m_s=(0.15 + 0.2 * walker.speed_m_s) * (1 + 0.1 * rng.standard_normal()),
        scuff=bool(rng.random() < habit.scuff_share),
    )


def _pitches(
    walker: Walker,
    habit: FootHabit,
    stride_m: float,
    done: float,
    rng: np.random.Generator,
) -> tuple[float, float, float]:
    """Draw pitch at contact, its peak before, and at toe-off (deg)."""
    spread = habit.pitch_sd_deg * rng.standard_normal()
    tired = walker.tiring_drop_deg * done if habit.drop_deg > 0 else 0.0
    healthy = _HEALTHY_CONTACT_DEG[0] + _HEALTHY_CONTACT_DEG[1] * walker.speed_m_s
    meant = healthy - habit.drop_deg
    if habit.contact_pitch_deg is not None:
        meant = habit.contact_pitch_deg
    contact = meant - tired + spread
    push = habit.push_off_deg
    if push is None:
        push = _HEALTHY_OFF_DEG[0] + _HEALTHY_OFF_DEG[1] * walker.speed_m_s
    whole = walker.speed_m_s * walker.usual_stride_time_s()
    push *= 0.35 + 0.65 * min(1.0, stride_m / whole)  # a short first or last step pushes less
    off = -max(2.0, push * (1 + 0.04 * rng.standard_normal()))
    sinks = (1.0 + 0.1 * abs(contact)) * habit.settle_share / _USUAL_SETTLE_SHARE
    return contact, contact + sinks, off


def _stand(walker: Walker, foot: Foot, along_m: float) -> tuple[tuple[float, float], float]:
    """Give where a foot stands (x, y in m) and its yaw (deg, left +) at a place on the path."""
    x, y, heading = _path(walker, along_m)
    side = 1.0 if foot == "left" else -1.0
    half = side * _STEP_WIDTH_M / 2
    yaw = np.rad2deg(heading) + side * walker.habit(foot).toe_out_deg
    return (x - half * float(np.sin(heading)), y + half * float(np.cos(heading))), float(yaw)


def _turning(walker: Walker, along_m: float) -> bool:
    """Tell whether a place lies on a half turn; steps are shorter there."""
    if walker.path_m is None:
        return False
    return along_m % (walker.path_m + np.pi * walker.turn_radius_m) > walker.path_m


def _path(walker: Walker, along_m: float) -> tuple[float, float, float]:
    """Give x, y (m) and heading (rad) of the walked line after so many metres."""
    if walker.path_m is None:
        return along_m, 0.0, 0.0
    way = 1.0 if walker.turn_to == "left" else -1.0
    radius = walker.turn_radius_m
    lap_m = walker.path_m + np.pi * radius
    laps, rest = divmod(along_m, lap_m)
    x = y = 0.0
    back = int(laps) % 2 == 1
    if back:  # every second straight runs the other way, beside the first
        x, y = walker.path_m, way * 2 * radius
    forward = -1.0 if back else 1.0
    heading = way * np.pi * laps
    if rest <= walker.path_m:
        return x + forward * rest, y, float(heading)
    angle = (rest - walker.path_m) / radius
    x += forward * (walker.path_m + radius * float(np.sin(angle)))
    y += forward * way * radius * (1 - float(np.cos(angle)))
    return x, y, float(heading + way * angle)
