"""One simulated walk: signals of every sensor, and the truth behind them."""

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np
from attrs import field, frozen

from surefoot.gait.simulate.back import FEET, ankle_m, back_motion, shank_motion
from surefoot.gait.simulate.body import Motion, feel
from surefoot.gait.simulate.foot import foot_motion, loosened
from surefoot.gait.simulate.plan import Plan, plan_walk
from surefoot.gait.simulate.sensor import SPOTS_M, Sensor, Signals, worn
from surefoot.gait.simulate.truth import table, true_strides
from surefoot.gait.simulate.walker import Walker
from surefoot.recordings.recording import Recording, Source
from surefoot.terms.sides import Foot, other_foot

if TYPE_CHECKING:
    import polars as pl

#: The motion is computed this often, far above any sensor, so that each sample is a true mean.
FINE_HZ = 1000.0


@frozen(eq=False)
class SimulatedWalk:
    """A walk whose truth is known.

    Parameters
    ----------
    walker : who walked.
    plan : when and where each foot stood and swung.
    sensors, signals : what each sensor is, and what it wrote down, in the same order.
    truth : one row a stride, names and signs as in the stride table.
    """

    walker: Walker
    plan: Plan
    sensors: tuple[Sensor, ...]
    signals: tuple[Signals, ...]
    truth: "pl.DataFrame" = field(repr=False)

    def recordings(self) -> tuple[Recording, ...]:
        """Give each sensor as a Recording, without a file between.

        Raises
        ------
        ValueError
            The clock of a sensor jumps: only a reader of files mends that.
        """
        return tuple(
            Recording(
                place=sensor.place,
                time_s=signals.time_s - signals.time_s[0],
                acc_m_s2=signals.acc_m_s2,
                gyr_rad_s=signals.gyr_rad_s,
                rate_hz=sensor.rate_hz,
                source=Source(f"{sensor.place} (simulated)", _sha256(signals), "simulate", "1"),
                gaps=sensor.lost_bursts,
            )
            for sensor, signals in zip(self.sensors, self.signals, strict=True)
        )

    def true(self, foot: Foot) -> "pl.DataFrame":
        """Give the truth of one foot."""
        import polars as pl

        return self.truth.filter(pl.col("foot") == foot)


def simulate_walk(
    walker: Walker,
    sensors: Sequence[Sensor],
    rng: np.random.Generator,
    *,
    hike_deg: Mapping[Foot, float] | None = None,
) -> SimulatedWalk:
    """Walk once.

    Parameters
    ----------
    walker : who walks.
    sensors : what is worn. The walk itself does not depend on them: the same `rng` state gives
        the same truth whatever is worn.
    rng : the only source of chance.
    hike_deg : how far the pelvis rises on the side of each swinging foot; 2 deg unless given.

    Returns
    -------
    The signals of every sensor and the truth.
    """
    plan_rng, *rngs = rng.spawn(4 + len(sensors))
    plan = plan_walk(walker, plan_rng)
    time_s = np.arange(int(plan.end_s * FINE_HZ) + 1) / FINE_HZ
    feet: dict[Foot, Motion] = {
        foot: foot_motion(plan.of(foot), plan.end_s, time_s, foot_rng)
        for foot, foot_rng in zip(
            (walker.first_foot, other_foot(walker.first_foot)), rngs[:2], strict=True
        )
    }
    hikes = hike_deg or {}
    sides = (hikes.get("left", 2.0), hikes.get("right", 2.0))
    signals = []
    for sensor, own_rng in zip(sensors, rngs[3:], strict=True):
        spot = np.array(SPOTS_M[sensor.spot])
        if sensor.place == "low_back":
            motion = back_motion(plan, sides, time_s, rngs[2])
        else:
            foot = _foot_of(sensor)
            motion = feet[foot]
            if sensor.spot == "outer_ankle" and foot == "right":
                spot[1] = -spot[1]
            if sensor.place.endswith("shank"):
                ankle = feel(motion, ankle_m())
                motion = shank_motion(plan.of(foot), motion, ankle, time_s)
            elif any(sensor.gives_deg):
                shoe_rng = own_rng.spawn(1)[0]
                motion = loosened(motion, plan.of(foot), sensor.gives_deg, time_s, shoe_rng)
        signals.append(worn(feel(motion, spot), FINE_HZ, sensor, own_rng))
    rows = [
        row for foot in FEET for row in true_strides(plan.of(foot), feet[foot], plan.end_s, time_s)
    ]
    return SimulatedWalk(walker, plan, tuple(sensors), tuple(signals), table(rows))


def _sha256(signals: Signals) -> str:
    return sha256(b"".join(part.tobytes() for part in signals)).hexdigest()


def _foot_of(sensor: Sensor) -> Foot:
    for foot in FEET:
        if sensor.place.startswith(foot):
            return foot
    raise ValueError(f"nothing is simulated for a sensor worn at {sensor.place}")
