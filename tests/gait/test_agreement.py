"""A gyroscope that gravity contradicts is not believed; one that is right is never doubted."""

import numpy as np
import pytest
from attrs import evolve

from surefoot.gait.agreement import fits_gravity
from surefoot.gait.one_foot import swings
from surefoot.gait.simulate import simulate_walk
from surefoot.gait.simulate.people import KINDS, sensors_as_worn, someone
from surefoot.gait.walk import measure_walk
from surefoot.recordings.read import read_recordings
from surefoot.terms.errors import CannotUse


@pytest.fixture(scope="module")
def people():
    """One foot of each kind of foot drop, few strides at any speed."""
    feet = []
    for k, kind in enumerate(KINDS):
        rng = np.random.default_rng([5, k])
        _, walker = someone(kind, rng, strides=8)
        feet.extend(simulate_walk(walker, sensors_as_worn(rng), rng).recordings())
    return feet


def at_rate(recording, times):
    """As if its readings in a second had been told so many times too large."""
    return evolve(recording, time_s=recording.time_s / times, rate_hz=recording.rate_hz * times)


def test_a_right_recording_is_not_doubted(people):
    for recording in people:
        assert fits_gravity(recording, swings(recording)) == []


@pytest.mark.parametrize("times", [0.5, 2.0])
def test_a_wrong_rate_is_refused_with_the_rate_that_would_fit(people, times):
    reasons = []
    for recording in people:
        with pytest.raises(CannotUse) as why:
            measure_walk([at_rate(recording, times)])
        reasons.append(why.value.reason)
        if reasons[-1] == "turning_does_not_fit":
            told = float(str(why.value).split("about ")[1].split()[0])
            assert told == pytest.approx(recording.rate_hz, rel=0.15)
    # at twice its rate a foot hardly travels between two rests: few of them are found as strides
    assert set(reasons) <= {"turning_does_not_fit", "too_few_steps"}
    assert reasons.count("turning_does_not_fit") > 0.5 * len(reasons)


def test_a_rate_that_is_a_third_off_is_doubted(people):
    for recording in people:
        wrong = at_rate(recording, 1.36)
        (finding,) = fits_gravity(wrong, swings(wrong))
        assert finding.level == "doubt"
        assert "taken as 141" in finding.sentence


@pytest.mark.parametrize("scale", [0.125, 0.5, 2.0])
def test_a_wrong_scale_of_the_gyroscope_is_refused(people, scale):
    wrong = evolve(people[0], gyr_rad_s=scale * people[0].gyr_rad_s)
    with pytest.raises(CannotUse, match="unit of the gyroscope"):
        measure_walk([wrong])


def test_radians_told_as_degrees_are_refused_as_that(people):
    wrong = evolve(people[0], gyr_rad_s=np.deg2rad(people[0].gyr_rad_s))
    with pytest.raises(CannotUse, match="degrees or radians") as why:
        measure_walk([wrong])
    assert why.value.reason == "hardly_turns"


@pytest.mark.parametrize("columns", [[1, 0, 2], [2, 0, 1]])
def test_columns_that_are_mixed_up_are_refused(people, columns):
    wrong = evolve(people[0], gyr_rad_s=people[0].gyr_rad_s[:, columns])
    with pytest.raises(CannotUse) as why:
        measure_walk([wrong])
    assert why.value.reason == "axes_do_not_fit"


def test_a_gyroscope_that_counts_the_other_way_round_is_refused(people):
    with pytest.raises(CannotUse, match="their signs"):
        measure_walk([evolve(people[0], gyr_rad_s=-people[0].gyr_rad_s)])


def test_a_real_file_without_a_clock_is_not_believed_at_half_its_rate(shared_data):
    file = shared_data / "gaitmap_healthy_mocap" / "imu_sample_not_rotated.csv.gz"
    assert not [
        finding
        for finding in measure_walk(read_recordings(file, rate_hz=204.8)).fitness
        if finding.code == "turning_does_not_fit"
    ]
    with pytest.raises(CannotUse, match=r"taken as 102; about 2\d\d would fit"):
        measure_walk(read_recordings(file, rate_hz=102.4))
