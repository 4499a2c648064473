"""Ready-made walks: a person with foot drop, and sensors as people really strap them on."""

import numpy as np
from attrs import evolve

from surefoot.gait.simulate.sensor import Sensor
from surefoot.gait.simulate.walker import FootHabit, Walker
from surefoot.terms.sides import Foot, other_foot

#: A shoe tips against the foot in it: about so much lies between a sensor on a shoe and markers
#: on the foot of the one person with optical truth (benchmarks/accuracy.py, healthy).
SHOE_GIVES_DEG = (0.8, 1.3)
#: What people's feet do otherwise: toes out and sole in as the heel rises, mean and spread.
TOE_OUT_DEG = (7.0, 5.0)
PUSH_OFF_ROLL_DEG = (2.0, 3.0)
#: Toes are highest so long before contact, as share of the swing: 0 to 0.12 on ten feet whose
#: contacts were marked (benchmarks/accuracy.py, healthy and marked).
SETTLE_SHARE = (0.03, 0.11)
#: Kinds of foot drop: what is drawn for the foot that drops, from where to where.
KINDS: dict[str, dict[str, tuple[float, float]]] = {
    "sound": {},
    "drops": {"drop_deg": (6.0, 22.0)},
    "lands flat": {"contact_pitch_deg": (-3.0, 3.0)},
    "lands toes first": {"contact_pitch_deg": (-16.0, -6.0)},
    "rolls in": {"drop_deg": (6.0, 18.0), "roll_deg": (12.0, 20.0)},
    "turned out": {"drop_deg": (6.0, 18.0), "toe_out_deg": (15.0, 25.0)},
    "turned in": {"drop_deg": (6.0, 18.0), "toe_out_deg": (-10.0, 0.0)},
    "circles, slow": {"contact_pitch_deg": (-3.0, 3.0), "arc_m": (0.06, 0.1)},
}
SLOW_M_S = (0.2, 0.4)
ANY_M_S = (0.25, 1.5)


def person_with_foot_drop(
    side: Foot | None,
    *,
    drop_deg: float = 13.0,
    speed_m_s: float = 0.7,
    strides: int = 50,
    path_m: float = 14.0,
) -> Walker:
    """Make up a person whose foot drops; the other foot is sound.

    Parameters
    ----------
    side : the foot that drops; None for nobody's foot.
    drop_deg : how far, compared with a sound foot.
    speed_m_s : walking speed on the straight.
    strides : strides of each foot.
    path_m : length of the walkway before each half turn.

    Returns
    -------
    A walker who circles the leg outward, rolls the foot in, pushes off little, catches the toe
    now and then and tires a little, all on that side.
    """
    sound = FootHabit()
    if side is None:
        left = right = sound
    else:
        dropped = FootHabit(
            drop_deg=drop_deg,
            roll_deg=9.0,
            arc_m=0.045,
            clearance_m=0.012,
            scuff_share=0.06,
            push_off_deg=22.0,
            swing_share=0.43,
            pitch_sd_deg=1.8,
            roll_sd_deg=1.5,
        )
        loaded = FootHabit(swing_share=0.32)
        left, right = (dropped, loaded) if side == "left" else (loaded, dropped)
    return Walker(
        speed_m_s=speed_m_s,
        strides=strides,
        left=left,
        right=right,
        path_m=path_m,
        tiring_drop_deg=3.0 if side else 0.0,
        length_sd_share=0.04,
        timing_sd_share=0.03,
        first_foot="right" if side == "left" else "left",
    )


def someone(
    kind: str, rng: np.random.Generator, *, strides: int = 20
) -> tuple[Foot | None, Walker]:
    """Draw a person with one kind of foot drop, at any speed, with feet of their own.

    Parameters
    ----------
    kind : a name of `KINDS`.
    rng : chance.
    strides : strides of each foot.

    Returns
    -------
    The foot that drops (None for sound feet), and the walker.
    """
    side: Foot = ("left", "right")[int(rng.integers(2))]
    speed = float(rng.uniform(*(SLOW_M_S if kind.endswith("slow") else ANY_M_S)))
    drawn = {what: float(rng.uniform(*span)) for what, span in KINDS[kind].items()}
    walker = person_with_foot_drop(
        side if drawn else None,
        speed_m_s=speed,
        strides=strides,
        path_m=float(rng.uniform(8.0, 30.0)),
    )
    for foot in (side, other_foot(side)):
        own = {"toe_out_deg": TOE_OUT_DEG, "push_off_roll_deg": PUSH_OFF_ROLL_DEG}
        feature = {what: float(rng.normal(*spread)) for what, spread in own.items()}
        feature["settle_share"] = float(rng.uniform(*SETTLE_SHARE))
        habit = evolve(walker.habit(foot), **{**feature, **(drawn if foot == side else {})})
        walker = evolve(walker, left=habit) if foot == "left" else evolve(walker, right=habit)
    return side if drawn else None, walker


def sensors_as_worn(rng: np.random.Generator, *, back: bool = False) -> tuple[Sensor, ...]:
    """Strap a sensor on each foot as people do: tilted on the instep, askew, with an offset.

    Parameters
    ----------
    rng : chance: every strapping is another.
    back : True also straps one to the low back.
    """

    def strapped(place: str, spot: str) -> Sensor:
        askew, quarter = rng.normal(0.0, 8.0), 90.0 * rng.integers(0, 4)
        tilt = rng.normal(28.0, 5.0) if spot == "instep" else rng.normal(0.0, 6.0)
        return Sensor(
            place,  # type: ignore[arg-type]
            spot,
            mounting_deg=(rng.normal(0.0, 4.0), tilt, float(quarter) + askew),
            gives_deg=SHOE_GIVES_DEG if spot == "instep" else (0.0, 0.0),
            rate_hz=104.0,
            gyr_bias_deg_s=tuple(rng.normal(0.0, 2.5, 3)),
            acc_bias_m_s2=tuple(rng.normal(0.0, 0.05, 3)),
            acc_scale=float(rng.normal(1.0, 0.008)),
            range_gyr_deg_s=2000.0,
            range_acc_m_s2=156.9064,
        )

    feet = (strapped("left_foot", "instep"), strapped("right_foot", "instep"))
    return (*feet, strapped("low_back", "low_back")) if back else feet
