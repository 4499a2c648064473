"""A simulated walk as files: the same walk, the same bytes, and nothing lost in between."""

import csv
import io
import zipfile

import numpy as np
import pytest
from attrs import evolve

from surefoot.gait.simulate import Sensor, Walker, simulate_walk
from surefoot.gait.simulate.files import write_files
from surefoot.gait.simulate.people import person_with_foot_drop, sensors_as_worn
from surefoot.recordings.read import read_recordings

SENSORS = (
    Sensor("left_foot", range_acc_m_s2=78.4532, range_gyr_deg_s=500.0),
    Sensor("right_foot"),
)


def made(sensors=SENSORS, seed=3):
    return simulate_walk(Walker(strides=3), sensors, np.random.default_rng(seed))


@pytest.mark.parametrize("kind", ["ticks", "sensor_logger", "xsens", "plain"])
def test_the_same_walk_gives_the_same_bytes(tmp_path, kind):
    first, second = tmp_path / "a", tmp_path / "b"
    for folder in (first, second):
        folder.mkdir()
        write_files(made(), folder, kind)
    names = sorted(path.name for path in first.iterdir())
    assert "truth.csv" in names
    assert all((first / name).read_bytes() == (second / name).read_bytes() for name in names)


def test_ticks_are_tenths_of_milliseconds_in_g_and_degrees(tmp_path):
    walk = made()
    left, _ = write_files(walk, tmp_path, "ticks")
    lines = left.read_text().splitlines()
    assert lines[4] == "Accelerometer,104,8,1"
    assert lines[5] == "Gyroscope,104,500,1"
    table = np.genfromtxt(lines[9:], delimiter=",")
    signals = walk.signals[0]
    assert (table[:, 0] - table[0, 0]) * 1e-4 == pytest.approx(signals.time_s, abs=1e-4)
    assert table[:, 1:4] * 9.80665 == pytest.approx(signals.acc_m_s2, abs=1e-4)
    assert np.deg2rad(table[:, 4:]) == pytest.approx(signals.gyr_rad_s, abs=1e-5)


def test_the_phone_zip_adds_up_to_the_whole_force(tmp_path):
    walk = made()
    left, _ = write_files(walk, tmp_path, "sensor_logger")
    with zipfile.ZipFile(left) as box:
        tables = {
            name: list(csv.DictReader(io.StringIO(box.read(f"{name}.csv").decode())))
            for name in ("Accelerometer", "Gravity", "Gyroscope")
        }
    force = np.array(
        [
            [float(a[axis]) + float(g[axis]) for axis in "xyz"]
            for a, g in zip(tables["Accelerometer"], tables["Gravity"], strict=True)
        ]
    )
    assert force == pytest.approx(walk.signals[0].acc_m_s2, abs=1e-5)


def test_the_packet_counter_wraps(tmp_path):
    left, _ = write_files(made((Sensor("left_foot"), Sensor("right_foot"))), tmp_path, "xsens")
    counters = [int(line.split("\t")[0]) for line in left.read_text().splitlines()[8:]]
    assert max(counters) == 65_535
    assert min(counters) == 0


def test_lost_samples_are_lost_in_the_file(tmp_path):
    lossy = evolve(SENSORS[0], lost_share=0.2)
    path, *_ = write_files(made((lossy,)), tmp_path, "xsens")
    counters = np.array([int(line.split("\t")[0]) for line in path.read_text().splitlines()[8:]])
    assert (np.diff(counters) % 65_536).max() > 1


@pytest.mark.parametrize("kind", ["ticks", "sensor_logger", "xsens", "plain"])
def test_the_readers_give_the_signals_back(tmp_path, kind):
    walk = made((Sensor("left_foot"), Sensor("right_foot", rate_hz=100.0)))
    write_files(walk, tmp_path, kind)
    columns = tmp_path / "columns.toml" if kind == "plain" else None
    found = {r.place: r for r in read_recordings(tmp_path, columns=columns)}
    for sensor, signals in zip(walk.sensors, walk.signals, strict=True):
        recording = found[sensor.place]
        assert recording.rate_hz == pytest.approx(sensor.rate_hz, rel=1e-3)
        assert recording.time_s == pytest.approx(signals.time_s, abs=2e-4)
        assert recording.acc_m_s2 == pytest.approx(signals.acc_m_s2, abs=2e-4)
        assert recording.gyr_rad_s == pytest.approx(signals.gyr_rad_s, abs=2e-5)


@pytest.mark.parametrize("side", ["left", "right", None])
def test_ready_made_people_walk(side):
    rng = np.random.default_rng(5)
    walker = person_with_foot_drop(side, strides=6)
    walk = simulate_walk(walker, sensors_as_worn(rng, back=True), rng)
    assert len(walk.signals) == 3
    pitch = {foot: walk.true(foot)["foot_pitch_ic_deg"].median() for foot in ("left", "right")}
    if side:
        other = "right" if side == "left" else "left"
        assert pitch[other] - pitch[side] > 8
    else:
        assert abs(pitch["left"] - pitch["right"]) < 3
