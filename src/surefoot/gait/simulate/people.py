"""Ready-made walks: a person with foot drop, and sensors as people really strap them on."""

import numpy as np

from surefoot.gait.simulate.sensor import Sensor
from surefoot.gait.simulate.walker import FootHabit, Walker
from surefoot.terms.sides import Foot


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
            rate_hz=104.0,
            gyr_bias_deg_s=tuple(rng.normal(0.0, 2.5, 3)),
            acc_bias_m_s2=tuple(rng.normal(0.0, 0.05, 3)),
            acc_scale=float(rng.normal(1.0, 0.008)),
            range_gyr_deg_s=2000.0,
            range_acc_m_s2=156.9064,
        )

    feet = (strapped("left_foot", "instep"), strapped("right_foot", "instep"))
    return (*feet, strapped("low_back", "low_back")) if back else feet
