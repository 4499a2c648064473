"""Every format, written small by the tests and read back: values, rate, place, sign."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from surefoot.recordings.read import READERS, read_recordings
from surefoot.recordings.recording import Recording
from surefoot.terms.errors import CannotUse
from tests.recordings import written
from tests.recordings.written import Made, made, zipped

M = made()


def codes(recording: Recording) -> set[str]:
    return {finding.code for finding in recording.fitness}


def assert_same(recording: Recording, m: Made, *, atol: float = 2e-3) -> None:
    """The readings are those that were made, on the same clock."""
    assert recording.rate_hz == pytest.approx(100, rel=1e-3)
    assert recording.time_s[0] == 0
    size = recording.time_s.size
    assert size == m.time_s.size
    assert np.allclose(recording.time_s, m.time_s[:size], atol=1e-4)
    assert np.allclose(recording.acc_m_s2, m.acc[:size], atol=atol)
    assert np.allclose(recording.gyr_rad_s, m.gyr[:size], atol=atol)


def put(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


SINGLE: dict[str, tuple[Callable[[Made], str | bytes], str]] = {
    "CSV with units in its heading": (written.named_csv, "unknown"),
    "Xsens MT Manager text": (written.mt_manager, "unknown"),
    "Movella DOT CSV": (written.dot, "left_foot"),
    "x-io CSV": (written.xio, "unknown"),
    "seven-column tick CSV": (written.seven_column, "unknown"),
    "Physics Toolbox Sensor Suite": (written.physics_toolbox, "unknown"),
    "Apple CoreMotion CSV": (written.core_motion, "unknown"),
    "Apple DeviceMotion JSON": (written.motion_json, "unknown"),
    "gaittoolbox CSV": (written.gaittoolbox, "unknown"),
    "Parquet with units in its column names": (written.parquet, "unknown"),
}


@pytest.mark.parametrize("name", SINGLE)
def test_a_file_is_told_by_its_content_not_its_name(name: str, tmp_path: Path) -> None:
    write, place = SINGLE[name]
    (recording,) = read_recordings(put(tmp_path / "x.dat", write(M)))
    assert recording.source.reader == name
    assert recording.place == place
    content = (tmp_path / "x.dat").read_bytes()
    assert recording.source.sha256 == hashlib.sha256(content).hexdigest()
    assert_same(recording, M)


@pytest.mark.parametrize("name", SINGLE)
def test_a_side_is_read_from_the_files_own_name_or_its_folder(name: str, tmp_path: Path) -> None:
    write, place = SINGLE[name]
    (tmp_path / "right_foot").mkdir()
    file = put(tmp_path / "right_foot" / "recording.txt", write(M))
    (in_folder,) = read_recordings(tmp_path / "right_foot")
    (by_name,) = read_recordings(file.rename(tmp_path / "walk_R_foot.txt"))
    expected = place if place != "unknown" else "right_foot"
    assert in_folder.place == by_name.place == expected


@pytest.mark.parametrize(
    ("platform", "standard", "total"),
    [
        ("android", False, False),
        ("android", False, True),
        ("ios", False, False),
        ("ios", True, False),
    ],
)
def test_sensor_logger_signs_are_mended(
    platform: str, standard: bool, total: bool, tmp_path: Path
) -> None:
    files = written.sensor_logger(M, platform=platform, standard=standard, total=total)
    path = zipped(tmp_path / "2023-11-14_left.zip", dict(files))
    (recording,) = read_recordings(path)
    assert_same(recording, M)
    assert recording.place == "left_foot"
    assert recording.began is not None
    assert recording.began.isoformat().startswith("2023-11-14T22:13:20+00:00")


def test_sensor_logger_without_metadata_is_refused_unless_only_android_writes_it(
    tmp_path: Path,
) -> None:
    files = written.sensor_logger(M)
    del files["Metadata.csv"]
    with pytest.raises(CannotUse) as refusal:
        read_recordings(zipped(tmp_path / "a.zip", dict(files)))
    assert refusal.value.reason == "unknown_sign"
    files = written.sensor_logger(M, total=True)
    del files["Metadata.csv"]
    (recording,) = read_recordings(zipped(tmp_path / "b.zip", dict(files)))
    assert_same(recording, M)


def test_sensor_logger_without_gravity_is_refused(tmp_path: Path) -> None:
    files = written.sensor_logger(M)
    del files["Gravity.csv"]
    with pytest.raises(CannotUse) as refusal:
        read_recordings(zipped(tmp_path / "a.zip", dict(files)))
    assert refusal.value.reason == "no_gravity"


def test_two_phones_in_two_folders_are_two_feet(tmp_path: Path) -> None:
    for side, phase in (("left", 0.0), ("right", 2.0)):
        (tmp_path / "walk" / side).mkdir(parents=True)
        for name, text in written.sensor_logger(made(phase=phase)).items():
            put(tmp_path / "walk" / side / name, text)
    left, right = read_recordings(tmp_path / "walk")
    assert (left.place, right.place) == ("left_foot", "right_foot")


@pytest.mark.parametrize("comma", [False, True])
def test_phyphox_with_two_clocks_is_drawn_onto_the_gyroscopes(comma: bool, tmp_path: Path) -> None:
    files = written.phyphox(M, gyr_hz=97.0, comma=comma)
    (recording,) = read_recordings(zipped(tmp_path / "p.zip", dict(files)))
    assert recording.source.reader == "phyphox"
    assert recording.rate_hz == pytest.approx(97, rel=1e-3)
    assert "own_clock_acc" in codes(recording)
    t = recording.time_s + 0.0123
    truth = np.column_stack([np.interp(t, M.time_s, a) for a in M.acc.T])
    assert np.allclose(recording.acc_m_s2, truth, atol=2e-3)
    assert recording.began is not None
    assert recording.began.year == 2023


def test_phyphox_in_german_is_read_by_its_units(tmp_path: Path) -> None:
    files = {
        name: text.replace("Time (s)", "Zeit (s)")
        .replace("Acceleration", "Beschleunigung")
        .replace("Gyroscope", "Gyroskop")
        for name, text in written.phyphox(M, comma=True).items()
    }
    files = {
        "Beschleunigung.csv": files["Accelerometer.csv"],
        "Gyroskop.csv": files["Gyroscope.csv"],
    }
    (recording,) = read_recordings(zipped(tmp_path / "p.zip", dict(files)))
    assert float(np.median(np.linalg.norm(recording.acc_m_s2[:200], axis=1))) == pytest.approx(
        9.81, abs=0.05
    )


def test_metawear_pairs_are_found_by_name(tmp_path: Path) -> None:
    for name in ("LeftFoot", "RightFoot"):
        m = M if name == "LeftFoot" else made(phase=1.0)
        for file, text in written.mbient(m, name).items():
            put(tmp_path / file, text)
    left, right = read_recordings(tmp_path)
    assert (left.place, right.place) == ("left_foot", "right_foot")
    assert left.rate_hz == pytest.approx(104, rel=1e-3)
    truth = np.column_stack([np.interp(left.time_s + 0.004, M.time_s, a) for a in M.acc.T])
    assert np.allclose(left.acc_m_s2, truth, atol=3e-3)


@pytest.mark.parametrize("write", [written.opal_old, written.opal_new])
def test_opal_sensors_are_told_by_their_names(
    write: Callable[[Made, Made], str], tmp_path: Path
) -> None:
    other = made(phase=1.0)
    left, right = read_recordings(put(tmp_path / "opal.csv", write(M, other)))
    assert (left.place, right.place) == ("left_foot", "right_foot")
    assert_same(left, M)
    assert_same(right, other)


def test_gaitmap_needs_its_rate(tmp_path: Path) -> None:
    file = put(tmp_path / "imu.csv", written.gaitmap(M, made(phase=1.0)))
    with pytest.raises(CannotUse) as refusal:
        read_recordings(file)
    assert refusal.value.reason == "unknown_rate"
    left, right = read_recordings(file, rate_hz=100.0)
    assert (left.place, right.place) == ("left_foot", "right_foot")
    assert_same(left, M)


def test_a_columns_file_names_units_sign_and_place(tmp_path: Path) -> None:
    toml = put(
        tmp_path / "columns.toml",
        'place = "right_foot"\n[time]\ncolumn = "t"\nunit = "ms"\n'
        '[acceleration]\ncolumns = ["ax", "ay", "az"]\nunit = "g"\nat_rest = "minus"\n'
        '[rotation]\ncolumns = ["gx", "gy", "gz"]\nunit = "deg/s"\n',
    )
    file = put(tmp_path / "mine.csv", written.plain_csv(M))
    with pytest.raises(CannotUse) as refusal:
        read_recordings(file)
    assert refusal.value.reason == "unknown_columns"
    (recording,) = read_recordings(file, columns=toml)
    assert recording.place == "right_foot"
    assert_same(recording, M)


def test_a_columns_file_reads_parquet_and_tables_without_a_heading(tmp_path: Path) -> None:
    toml = put(
        tmp_path / "columns.toml",
        "rate_hz = 100\n[acceleration]\ncolumns = [2, 3, 4]\nunit = 'm/s2'\n"
        "[rotation]\ncolumns = [5, 6, 7]\nunit = 'rad/s'\n",
    )
    text = written.named_csv(M).split("\n", 1)[1]
    (headless,) = read_recordings(put(tmp_path / "a.csv", text), columns=toml)
    assert_same(headless, M)
    names = list("abcdefg")
    (packed,) = read_recordings(
        put(tmp_path / "a.parquet", written.parquet(M, names)), columns=toml
    )
    assert_same(packed, M)


def test_a_counter_that_wraps_is_carried_on(tmp_path: Path) -> None:
    (recording,) = read_recordings(put(tmp_path / "x.txt", written.mt_manager(M, first=65000)))
    assert "counter_wrapped" in codes(recording)
    assert recording.gaps == ()
    assert_same(recording, M)


def test_the_x_imu3_clock_counts_microseconds(tmp_path: Path) -> None:
    (recording,) = read_recordings(put(tmp_path / "x.csv", written.xio(M, micro=True)))
    assert_same(recording, M)


def test_a_spreadsheet_of_another_country_may_have_saved_the_ticks_again(tmp_path: Path) -> None:
    plain = written.seven_column(M)
    foreign = plain.replace(",", ";").replace(".", ",")
    (recording,) = read_recordings(put(tmp_path / "left.csv", foreign))
    (as_it_was,) = read_recordings(put(tmp_path / "right.csv", plain))
    assert_same(recording, M)
    assert recording.range_gyr_rad_s == as_it_was.range_gyr_rad_s is not None
    assert recording.range_acc_m_s2 == as_it_was.range_acc_m_s2 is not None


def test_tables_that_say_nothing_of_themselves_are_set_aside(tmp_path: Path) -> None:
    files = written.sensor_logger(M)
    names = ["time", "seconds_elapsed", *(f"rotationRate{x}" for x in "XYZ")]
    files["WristMotion.csv"] = written.table(names, [M.time_s, M.time_s, *M.gyr.T])
    (recording,) = read_recordings(zipped(tmp_path / "a.zip", dict(files)))
    assert_same(recording, M)
    with pytest.raises(CannotUse) as refusal:
        read_recordings(zipped(tmp_path / "b.zip", {"a.csv": files["WristMotion.csv"], "n": "x"}))
    assert refusal.value.reason == "unknown_units"


def test_an_x_imu3_folder_has_more_than_the_inertial_file(tmp_path: Path) -> None:
    head = "Timestamp (us)"
    micro = np.array([round(t * 1e6) for t in M.time_s])
    high = [head, *(f"High-g accelerometer {x} (g)" for x in "XYZ")]
    quaternion = [head, *"WXYZ"]
    files = {
        "Inertial.csv": written.xio(M, micro=True),
        "HighGAccelerometer.csv": written.table(high, [micro, *(M.acc / written.G).T]),
        "Quaternion.csv": written.table(quaternion, [micro, *[M.time_s] * 4]),
        "Temperature.csv": written.table([head, "Temperature (C)"], [micro, M.time_s]),
    }
    (recording,) = read_recordings(zipped(tmp_path / "left.zip", dict(files)))
    assert recording.place == "left_foot"
    assert_same(recording, M)


def test_an_axivity_file_says_which_package_it_needs(tmp_path: Path) -> None:
    pytest.importorskip("numpy")
    file = put(tmp_path / "x.cwa", b"MD\xfc\x03" + b"\xff" * 1020 + b"AX\xfc\x01" + b"\0" * 508)
    with pytest.raises(CannotUse) as refusal:
        read_recordings(file)
    assert refusal.value.reason in {"needs_library", "damaged_file"}


def test_an_axivity_file_is_turned_into_si(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a stand-in for the package: what it gives (g, deg/s, s since 1970) is converted."""
    import sys
    import types

    class ReadCwa:
        def predict(self, file: str) -> dict[str, object]:
            assert file.endswith("x.cwa")
            return {
                "accel": M.acc / written.G,
                "gyro": np.rad2deg(M.gyr),
                "time": 1.7e9 + M.time_s,
                "fs": 100.0,
            }

    package, module = types.ModuleType("skdh"), types.ModuleType("skdh.io")
    module.ReadCwa = ReadCwa  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "skdh", package)
    monkeypatch.setitem(sys.modules, "skdh.io", module)
    file = put(tmp_path / "x.cwa", b"MD\xfc\x03" + b"\xff" * 1020 + b"AX\xfc\x01" + b"\0" * 508)
    (recording,) = read_recordings(file)
    assert_same(recording, M)


def test_every_reader_has_a_test_here() -> None:
    tried = {*SINGLE, "Sensor Logger", "phyphox", "APDM Opal CSV", "MbientLab MetaWear CSV"}
    tried |= {"gaitmap table", "Axivity CWA", "SensorLog (iPhone) CSV"}
    assert {reader.name for reader in READERS} == tried
