"""The sign page: which way is plus. ``docs/signs.md`` is drawn from this table, never typed."""

from attrs import frozen


@frozen
class Sign:
    """One signed quantity: what is plus, what is minus, how the zero is found."""

    name: str
    unit: str
    plus: str
    minus: str
    zero: str


SIGNS = (
    Sign(
        "foot_pitch",
        "deg",
        "toes up",
        "toes down",
        "foot flat on the ground in quiet standing, same shoe",
    ),
    Sign(
        "foot_roll",
        "deg",
        "sole turns in (inversion), on both feet",
        "sole turns out (eversion), on both feet",
        "quiet standing",
    ),
    Sign(
        "foot_progression", "deg", "toe out, on both feet", "toe in, on both feet", "walking line"
    ),
    Sign("swing_arc", "m", "outward, away from the other leg", "inward", "straight line of swing"),
    Sign("turn", "deg", "to the left", "to the right", "straight on"),
    Sign("toe_clearance", "m", "above the level of foot flat", "below", "foot flat"),
    Sign("ankle", "deg", "foot pulled up (dorsiflexion)", "foot pointed down", "right angle"),
    Sign("pelvic_hike", "deg", "that side up", "that side down", "quiet standing"),
)

#: Axes of the foot frame after mounting is found: right-handed.
FOOT_AXES = {"x": "to the toes", "y": "to the left", "z": "up"}
#: Foot pitch "at contact" is read so long before the shoe hits the ground, where gait laboratories
#: read the foot strike angle from markers: the heel stops going forward, the toes are highest. So
#: long does it lie before the impact in both optical sets (22 ms on 57 strides, 22 to 23 on eight
#: treadmill trials: benchmarks/accuracy.py, healthy and vicon).
STRIKE_BEFORE_CONTACT_S = 0.022
