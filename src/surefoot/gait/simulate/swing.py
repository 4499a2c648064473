"""One stride of a foot: the knots through which its angles and its place go.

World axes: x forward at the start, y left, z up. Foot axes: x to the toes, y left, z up, origin
on the sole under the ankle. The sole is a stiff rectangle. It leaves the ground over the toe tip
and lands on the heel or the toes, on the outer or inner edge, whichever its angles put lowest.
"""

import numpy as np

from surefoot.gait.simulate.course import Floats, rest, through
from surefoot.gait.simulate.plan import Stride

HEEL_X_M = -0.06
TOE_X_M = 0.19
EDGE_Y_M = 0.035
_SWING_OUT_DEG = 5.0  # a leg turns out a little as it swings
_LOWEST_AFTER_S = 0.018
_SETTLE_S = 0.03  # the sole and the shoe give way for so long at contact


def stride_knots(
    stride: Stride, start_s: float, end_s: float, side: float
) -> dict[str, list[tuple[float, ...]]]:
    """Give the knots of one stride for every quantity of the motion.

    Parameters
    ----------
    stride : the stride.
    start_s, end_s : s, from the middle of the stance before to the middle of the one after.
    side : 1 for the left foot, -1 for the right.

    Returns
    -------
    For ``yaw``, ``tilt``, ``roll`` (rad), for ``x``, ``y``, ``z`` (m) of the ground point, and for
    its place ``px``, ``py`` (m) in the foot: rows of time, value, speed and acceleration.
    """
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


def _ground_place(xy_m: tuple[float, float], yaw: float, point: tuple[float, float]) -> Floats:
    """Give the world x, y of a point of the sole of a foot that stands flat."""
    c, s = np.cos(yaw), np.sin(yaw)
    return np.array([xy_m[0] + c * point[0] - s * point[1], xy_m[1] + s * point[0] + c * point[1]])
