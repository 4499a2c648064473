"""A sensor on the low back: pelvic hike and time on one leg, against walks that are known."""

from pathlib import Path

import numpy as np
import pytest
from attrs import evolve
from scipy.spatial.transform import Rotation

from surefoot.gait.simulate import FootHabit, Sensor, SimulatedWalk, Walker, simulate_walk
from surefoot.gait.simulate.people import person_with_foot_drop, sensors_as_worn
from surefoot.gait.walk import Walk, measure_walk
from surefoot.recordings.read import read_recordings
from surefoot.recordings.recording import Recording
from surefoot.report.walk_words import walk_page, walk_text

HIKE_DEG = {"left": 7.0, "right": 1.5}
MOUNTING_DEG = (8.0, -75.0, 100.0)
#: The stated error of a hike, of times and of shares.
NEARLY_DEG, NEARLY_S, NEARLY_SHARE = 1.0, 0.03, 0.03


def walked(path_m: float | None, mounting_deg=MOUNTING_DEG, **back) -> SimulatedWalk:
    habits = FootHabit(drop_deg=10.0, swing_share=0.42), FootHabit(swing_share=0.33)
    walker = Walker(speed_m_s=0.8, strides=24, left=habits[0], right=habits[1], path_m=path_m)
    sensors = [
        Sensor("left_foot", mounting_deg=(0.0, 25.0, 10.0)),
        Sensor("right_foot", mounting_deg=(5.0, 25.0, -90.0)),
        Sensor("low_back", "low_back", mounting_deg=mounting_deg, **back),
    ]
    return simulate_walk(walker, sensors, np.random.default_rng(11), hike_deg=HIKE_DEG)


@pytest.fixture(scope="module", params=[None, 8.0], ids=["straight", "with turns"])
def truth(request) -> SimulatedWalk:
    return walked(request.param)


@pytest.fixture(scope="module")
def walk(truth: SimulatedWalk) -> Walk:
    return measure_walk(truth.recordings())


def hikes(walk: Walk) -> dict[str, float]:
    feet = walk.to_dict()["feet"]
    return {foot: feet[foot]["pelvic_hike_deg"]["median"] for foot in ("left", "right")}


def codes(walk: Walk) -> list[str]:
    return [finding.code for finding in walk.fitness]


def turned(recording: Recording, matrix: np.ndarray, **changed) -> Recording:
    handed = np.linalg.det(matrix)
    return evolve(
        recording,
        acc_m_s2=recording.acc_m_s2 @ matrix.T,
        gyr_rad_s=handed * (recording.gyr_rad_s @ matrix.T),
        **changed,
    )


def test_the_hike_of_either_side_is_recovered(walk: Walk) -> None:
    assert hikes(walk) == pytest.approx(HIKE_DEG, abs=NEARLY_DEG)
    for foot, hike in HIKE_DEG.items():
        told = walk.to_dict()["feet"][foot]["pelvic_hike_deg"]
        assert told["low"] < hike < told["high"]
        assert told["n"] >= 10


def test_time_on_one_leg_is_the_swing_of_the_other(truth: SimulatedWalk, walk: Walk) -> None:
    feet = walk.to_dict()["feet"]
    for foot, other in (("left", "right"), ("right", "left")):
        rows = truth.true(other)
        alone = rows["swing_time_s"].median()
        share = (rows["swing_time_s"] / rows["stride_time_s"]).median()
        assert feet[foot]["single_support_s"]["median"] == pytest.approx(alone, abs=NEARLY_S)
        assert feet[foot]["single_support_share"]["median"] == pytest.approx(
            share, abs=NEARLY_SHARE
        )
    # the side whose foot swings long is stood on briefly
    assert feet["left"]["single_support_s"]["high"] < feet["right"]["single_support_s"]["low"]


def test_a_mirrored_walk_swaps_the_sides(truth: SimulatedWalk, walk: Walk) -> None:
    swapped = {"left_foot": "right_foot", "right_foot": "left_foot", "low_back": "low_back"}
    mirror = np.diag([1.0, -1.0, 1.0])
    seen = measure_walk(
        turned(r, mirror, place=swapped[r.place]) for r in reversed(truth.recordings())
    )
    one, other = hikes(walk), hikes(seen)
    assert (one["left"], one["right"]) == pytest.approx((other["right"], other["left"]), abs=0.1)


@pytest.mark.parametrize("angles", [(0, 0, 180), (90, 20, -40), (-160, 70, 10)])
def test_mounting_does_not_matter(truth: SimulatedWalk, walk: Walk, angles) -> None:
    *feet, back = truth.recordings()
    matrix = Rotation.from_euler("xyz", angles, degrees=True).as_matrix()
    assert hikes(measure_walk([*feet, turned(back, matrix)])) == pytest.approx(
        hikes(walk), abs=0.05
    )


def test_without_a_low_back_nothing_else_changes(truth: SimulatedWalk, walk: Walk) -> None:
    alone = measure_walk(truth.recordings()[:2])
    one, other = walk.to_dict(), alone.to_dict()
    for numbers in one["feet"].values():
        numbers.pop("pelvic_hike_deg")
    assert one["feet"] == other["feet"]
    assert one["ratios"] == other["ratios"]
    assert walk.strides.equals(alone.strides)
    assert "hip hitch" not in walk_text(walk_page(alone))
    assert "hip hitch" in walk_text(walk_page(walk))


@pytest.mark.parametrize("seed", [7, 8, 14, 17])
def test_a_very_slow_walk_never_swaps_the_sides(seed: int) -> None:
    """At 0.25 m/s the sway of standing is as much speed as the walk: rather nothing than wrong."""
    rng = np.random.default_rng(seed)
    walker = person_with_foot_drop("left", speed_m_s=0.25, strides=12, path_m=None)
    sensors = sensors_as_worn(rng, back=True)
    walk = measure_walk(simulate_walk(walker, sensors, rng, hike_deg=HIKE_DEG).recordings())
    if "back_forward" not in codes(walk):
        assert hikes(walk) == pytest.approx(HIKE_DEG, abs=NEARLY_DEG)


@pytest.mark.parametrize("late_s", [3.0, -3.0])
def test_another_clock_is_refused_in_words(truth: SimulatedWalk, late_s: float) -> None:
    *feet, back = truth.recordings()
    time = back.time_s + late_s
    kept = time >= 0.0
    back = evolve(
        back, time_s=time[kept], acc_m_s2=back.acc_m_s2[kept], gyr_rad_s=back.gyr_rad_s[kept]
    )
    seen = measure_walk([*feet, back])
    assert "pelvic_hike_deg" not in seen.to_dict()["feet"]["left"]
    assert "back_clock" in codes(seen)


def test_a_back_that_never_rests_is_refused_in_words(truth: SimulatedWalk) -> None:
    *feet, back = truth.recordings()
    unrest = np.random.default_rng(3).normal(0.0, 0.4, back.gyr_rad_s.shape)
    seen = measure_walk([*feet, evolve(back, gyr_rad_s=back.gyr_rad_s + unrest)])
    assert "pelvic_hike_deg" not in seen.to_dict()["feet"]["left"]
    assert "back_never_still" in codes(seen)


def test_a_back_recorded_elsewhere_is_refused_in_words(truth: SimulatedWalk) -> None:
    *feet, back = truth.recordings()
    short = slice(0, 200)
    back = evolve(
        back,
        time_s=back.time_s[short],
        acc_m_s2=back.acc_m_s2[short],
        gyr_rad_s=back.gyr_rad_s[short],
    )
    seen = measure_walk([*feet, back])
    assert any(code.startswith("back_") for code in codes(seen))
    assert "pelvic_hike_deg" not in seen.to_dict()["feet"]["left"]


@pytest.mark.parametrize("name", ["1-1", "4-2", "8-1", "12-1", "15-1", "18-1"])
def test_healthy_people_hike_little(shared_data: Path, name: str) -> None:
    folder = shared_data / "voisard_feet_10m"
    walk = measure_walk(
        recording
        for spot in ("lf", "rf", "lb")
        for recording in read_recordings(folder / f"{name}_{spot}.txt.gz")
    )
    for numbers in walk.to_dict()["feet"].values():
        assert abs(numbers["pelvic_hike_deg"]["median"]) < 8.0
        assert 0.3 < numbers["single_support_share"]["median"] < 0.48


@pytest.mark.parametrize("name", ["poor", "average", "good"])
def test_sensors_started_one_by_one_give_no_hike(shared_data: Path, name: str) -> None:
    """Their low backs start seconds after the feet and no clock says how many."""
    walk = measure_walk(read_recordings(shared_data / "stroke_feet_felius" / f"{name}.zip"))
    feet = walk.to_dict()["feet"]
    assert "back_clock" in codes(walk)
    for one, other in (("left", "right"), ("right", "left")):
        assert "pelvic_hike_deg" not in feet[one]
        alone = feet[one]["single_support_share"]["median"]
        assert alone + feet[other]["stance_share"]["median"] == pytest.approx(1.0, abs=0.01)
        assert 0.1 < alone < 0.5
