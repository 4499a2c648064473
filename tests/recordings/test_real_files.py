"""The real recordings: every file that is one is read, with its place, rate, gravity and faults."""

from pathlib import Path

import numpy as np
import pytest

from surefoot.recordings.read import read_recordings
from surefoot.recordings.recording import Place, Recording

FELIUS = {"left_foot", "right_foot", "low_back"}


def of(recordings: tuple[Recording, ...], place: Place) -> Recording:
    """The one recording of a place."""
    (found,) = [r for r in recordings if r.place == place]
    return found


def codes(recording: Recording) -> set[str]:
    return {finding.code for finding in recording.fitness}


def gravity(recording: Recording) -> float:
    """Length of acceleration in the calmest fifth, m/s2."""
    turning = np.linalg.norm(recording.gyr_rad_s.astype(float), axis=1)
    calm = turning <= np.quantile(turning, 0.2)
    return float(np.median(np.linalg.norm(recording.acc_m_s2[calm].astype(float), axis=1)))


@pytest.mark.parametrize("walk", ["poor", "average", "good"])
def test_a_zip_of_three_sensors_is_three_places(shared_data: Path, walk: str) -> None:
    recordings = read_recordings(shared_data / "stroke_feet_felius" / f"{walk}.zip")
    assert {r.place for r in recordings} == FELIUS
    for recording in recordings:
        assert recording.rate_hz == pytest.approx(103, abs=1.2)
        assert gravity(recording) == pytest.approx(9.81, abs=0.4)
        assert recording.gaps == ()
        assert 2 * 60 < recording.time_s[-1] < 2.4 * 60
        assert np.ptp(np.diff(recording.time_s)) < 1.0 / recording.rate_hz


@pytest.mark.parametrize(("walk", "stray"), [("average", 19), ("good", 34)])
def test_stamps_out_of_order_are_drawn_anew_and_the_samples_stay(
    shared_data: Path, walk: str, stray: int
) -> None:
    left = of(read_recordings(shared_data / "stroke_feet_felius" / f"{walk}.zip"), "left_foot")
    (said,) = [f for f in left.fitness if f.code == "stray_stamps"]
    assert said.level == "mended"
    assert said.sentence.startswith(f"{stray} time stamps were wrong")
    # Had the samples been sorted by the wrong stamps, turning would be far rougher at the end.
    end = left.gyr_rad_s[-300:].astype(float)
    assert np.abs(np.diff(end, axis=0)).max() < 2.5


def test_a_list_of_ids_says_the_segment(shared_data: Path) -> None:
    recordings = read_recordings(shared_data / "stroke_vicon_fsa" / "raw_mtmanager_excerpt")
    assert [r.place for r in recordings] == [
        "left_shank",
        "left_foot",
        "low_back",
        "right_shank",
        "right_foot",
    ]
    # the file holds no rate: it comes from the velocity increments
    assert [r.rate_hz for r in recordings] == pytest.approx([100.0] * 5)


def test_units_in_the_heading_are_believed(shared_data: Path) -> None:
    folder = shared_data / "stroke_vicon_fsa"
    left = read_recordings(folder / "MR002_1Reg_leftfoot.csv.gz")[0]
    assert left.place == "left_foot"
    assert left.acc_m_s2[0].tolist() == pytest.approx([5.943, -1.516, 7.653])
    assert left.gyr_rad_s[0].tolist() == pytest.approx([-0.0098, -0.0834, 0.0292])
    assert left.rate_hz == pytest.approx(100)


def test_one_table_of_three_sensors_by_prefix(shared_data: Path) -> None:
    recordings = read_recordings(shared_data / "stroke_shank_gaitrite" / "S022_stroke.csv.gz")
    assert [r.place for r in recordings] == ["right_shank", "left_shank", "low_back"]
    assert all(r.rate_hz == pytest.approx(128, abs=0.1) for r in recordings)
    assert recordings[2].acc_m_s2[0, 0] == pytest.approx(0.8484 * 9.80665, rel=1e-6)


def test_rows_written_twice_are_kept_once(shared_data: Path) -> None:
    (walk,) = read_recordings(shared_data / "xio_foot_loops")
    assert {"repeated_rows", "bridged"} <= codes(walk)
    assert walk.place == "unknown"
    assert walk.rate_hz == pytest.approx(398.3, abs=0.1)
    assert walk.time_s[-1] == pytest.approx(41.618, abs=0.001)


@pytest.mark.parametrize("subject", ["1-1", "4-2", "8-1", "12-1", "15-1", "18-1"])
def test_samples_stay_at_their_packet_numbers(shared_data: Path, subject: str) -> None:
    folder = shared_data / "voisard_feet_10m"
    names = [folder / f"{subject}_{end}.txt.gz" for end in ("lf", "rf", "lb")]
    left, right, back = read_recordings(names)
    assert (left.place, right.place, back.place) == ("left_foot", "right_foot", "low_back")
    assert left.rate_hz == right.rate_hz == 100.0
    assert np.allclose(left.time_s * 100, np.rint(left.time_s * 100))


def test_a_gaitmap_table_needs_its_rate_said(shared_data: Path) -> None:
    file = shared_data / "gaitmap_healthy_mocap" / "imu_sample_not_rotated.csv.gz"
    left, right = read_recordings(file, rate_hz=204.8)
    assert (left.place, right.place) == ("left_foot", "right_foot")
    assert gravity(left) == pytest.approx(9.81, abs=0.3)
    assert left.gyr_rad_s[0, 0] == pytest.approx(np.deg2rad(-0.06226105))
    assert right.acc_m_s2[0, 2] == pytest.approx(2.3986461)


def test_segments_of_a_vicon_day(shared_data: Path) -> None:
    recordings = read_recordings(shared_data / "xsens_feet_vicon_sample")
    assert [r.place for r in recordings] == [
        "left_foot",
        "left_shank",
        "low_back",
        "right_foot",
        "right_shank",
    ]
    assert {r.time_s.size for r in recordings} == {955}
