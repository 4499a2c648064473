"""The laboratory's strike angle from a sensor: instant, plane and zero, on made-up people."""

import numpy as np
import pytest
from attrs import evolve
from benchmarks.treadmill import strike_angles

from surefoot.gait.simulate import simulate_walk
from surefoot.gait.simulate.people import person_with_foot_drop
from surefoot.gait.simulate.sensor import Sensor
from surefoot.gait.walk import measure_walk


def angles(toe_out_deg: float) -> tuple[dict[str, float], float]:
    """The angles of a sound walker on a long straight, and the pitch that we tell."""
    walker = person_with_foot_drop(None, speed_m_s=1.2, strides=24, path_m=60.0)
    feet = {
        foot: evolve(getattr(walker, foot), toe_out_deg=toe_out_deg, push_off_roll_deg=0.0)
        for foot in ("left", "right")
    }
    sensors = tuple(Sensor(f"{foot}_foot", "instep", rate_hz=100.0) for foot in feet)
    made = simulate_walk(evolve(walker, **feet), sensors, np.random.default_rng(3))
    recordings = made.recordings()
    told = measure_walk(recordings).strides["foot_pitch_ic_deg"].mean()
    return strike_angles(recordings), float(told)


def test_it_begins_at_our_foot_strike_and_goes_back_to_where_the_heel_turns() -> None:
    told, ours = angles(0.0)
    assert told["told"] == pytest.approx(ours, abs=0.5)
    assert 0.0 < told["early_s"] < 0.1
    # both are read while the toes of these feet are near their highest
    assert told["instant"] == pytest.approx(ours, abs=2.0)
    assert told["plane"] == pytest.approx(told["instant"], abs=0.3)
    assert told["zero"] == pytest.approx(told["plane"], abs=1.0)


def test_seen_from_the_side_a_foot_turned_out_looks_steeper() -> None:
    told, _ = angles(25.0)
    seen = np.rad2deg(np.arctan(np.tan(np.deg2rad(told["instant"])) / np.cos(np.deg2rad(25.0))))
    assert told["plane"] == pytest.approx(seen, abs=0.7)
    assert told["plane"] > told["instant"] + 1.0
