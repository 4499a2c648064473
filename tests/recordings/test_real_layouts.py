"""Quirks of files as the apps really write them: each once gave wrong numbers or wrong advice."""

from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from surefoot.recordings.read import read_recordings
from surefoot.recordings.recording import Recording
from surefoot.terms.errors import CannotUse
from tests.recordings import written
from tests.recordings.written import G, Made, made, table, zipped

M = made()
AXES = "xyz"


def put(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def assert_same(recording: Recording, m: Made) -> None:
    assert np.allclose(recording.acc_m_s2, m.acc, atol=2e-3)
    assert np.allclose(recording.gyr_rad_s, m.gyr, atol=2e-3)


def reason(path: Path, **said: object) -> str:
    with pytest.raises(CannotUse) as refusal:
        read_recordings(path, **said)  # type: ignore[arg-type]
    return str(refusal.value.reason)


def toolbox(stamps: list[str], sign: float = 1.0) -> str:
    names = ["time", "gFx", "gFy", "gFz", "wx", "wy", "wz"]
    return table(names, [np.array(stamps), *(sign * M.acc / G).T, *M.gyr.T])


def codes(recording: Recording) -> set[str]:
    return {finding.code for finding in recording.fitness}


@pytest.mark.parametrize("infinite", [False, True])
def test_the_typographic_minus_is_a_minus(infinite: bool, tmp_path: Path) -> None:
    lines = written.physics_toolbox(M).replace("-", "\N{MINUS SIGN}").splitlines()
    if infinite:  # an older version begins with a blank line and ends rows with the sound's gain
        lines = ["", lines[0] + ";Gain", *(f"{line};\N{MINUS SIGN}∞" for line in lines[1:])]
    (recording,) = read_recordings(put(tmp_path / "left.csv", "\n".join(lines)))
    assert_same(recording, M)


def test_physics_toolbox_of_an_iphone_is_told_by_its_dates(tmp_path: Path) -> None:
    dated = [f"2018-10-03 17:23:{s:07.4f}" for s in M.time_s]
    (apple,) = read_recordings(put(tmp_path / "a.csv", toolbox(dated, sign=-1.0)))
    assert_same(apple, M)
    of_day = [f"10:00:{s:06.3f}".replace(".", ":") for s in M.time_s]
    (android,) = read_recordings(put(tmp_path / "b.csv", toolbox(of_day)))
    assert_same(android, M)
    assert "which_phone" not in codes(apple) | codes(android)
    (either,) = read_recordings(put(tmp_path / "c.csv", toolbox([f"{s:.3f}" for s in M.time_s])))
    assert "which_phone" in codes(either)


def mt_columns(fine: list[str]) -> tuple[list[str], list[np.ndarray]]:
    names = ["PacketCounter", "SampleTimeFine", *(f"Acc_{x}" for x in "XYZ")]
    names += [f"Gyr_{x}" for x in "XYZ"]
    return names, [np.arange(M.time_s.size), np.array(fine), *M.acc.T, *M.gyr.T]


def test_mt_manager_with_commas_keeps_its_radians(tmp_path: Path) -> None:
    names, columns = mt_columns([""] * M.time_s.size)
    plain = put(tmp_path / "a.csv", table(names, columns))
    (recording,) = read_recordings(plain, rate_hz=100.0)
    assert_same(recording, M)
    said = "// Start Time: Unknown\n// Update Rate: 100.0Hz\n"
    (recording,) = read_recordings(put(tmp_path / "b.csv", table(names, columns, before=said)))
    assert_same(recording, M)


def test_a_dot_file_without_its_first_lines_is_not_guessed(tmp_path: Path) -> None:
    names, columns = mt_columns([str(round(s * 1e6)) for s in M.time_s])
    assert reason(put(tmp_path / "dot.csv", table(names, columns))) == "unknown_units"


def test_a_dot_file_with_a_line_for_excel_is_read(tmp_path: Path) -> None:
    text = "sep=,\r\n" + written.dot(M).replace("\n", "\r\n")
    (recording,) = read_recordings(put(tmp_path / "dot.csv", text.encode("utf-8-sig")))
    assert_same(recording, M)


def test_a_dot_file_of_increments_is_refused_for_what_it_is(tmp_path: Path) -> None:
    names = ["PacketCounter", "SampleTimeFine", *(f"dq_{x}" for x in "WXYZ")]
    names += [f"dv[{k}]" for k in "123"]
    n = np.arange(M.time_s.size)
    text = "DeviceTag:,left\nOutputRate:,60Hz\n\n" + table(names, [n, n * 16667, *[M.time_s] * 7])
    assert reason(put(tmp_path / "dot.csv", text)) == "not_raw"


def test_a_packet_number_serves_as_clock_where_the_rate_is_given(tmp_path: Path) -> None:
    names = ["Packet number", *(f"Gyroscope {x} (deg/s)" for x in "XYZ")]
    names += [f"Accelerometer {x} (g)" for x in "XYZ"]
    columns = [np.arange(M.time_s.size), *np.rad2deg(M.gyr).T, *(M.acc / G).T]
    path = put(tmp_path / "CalInertialAndMag.csv", table(names, columns))
    assert reason(path) == "unknown_rate"
    (recording,) = read_recordings(path, rate_hz=100.0)
    assert recording.rate_hz == pytest.approx(100.0)
    assert_same(recording, M)


def test_a_table_without_a_clock_is_read_at_the_rate_that_is_given(tmp_path: Path) -> None:
    lines = [line.split(",", 1)[1] for line in written.named_csv(M).splitlines()]
    (recording,) = read_recordings(put(tmp_path / "a.csv", "\n".join(lines)), rate_hz=100.0)
    assert_same(recording, M)


def test_a_heading_one_name_short_is_refused_and_never_read_shifted(tmp_path: Path) -> None:
    lines = written.named_csv(M).splitlines()
    numbered = [lines[0], *(f'"{i}",{line}' for i, line in enumerate(lines[1:]))]
    path = put(tmp_path / "a.csv", "\n".join(numbered))  # as R writes tables
    assert reason(path) == "shifted_heading"
    by_name = put(
        tmp_path / "c.toml",
        '[time]\ncolumn = "t_s"\nunit = "s"\n'
        '[acceleration]\ncolumns = ["acc_x_ms2", "acc_y_ms2", "acc_z_ms2"]\nunit = "m/s2"\n'
        '[rotation]\ncolumns = ["gyr_x_rads", "gyr_y_rads", "gyr_z_rads"]\nunit = "rad/s"\n',
    )
    assert reason(path, columns=by_name) == "shifted_heading"
    by_number = put(
        tmp_path / "n.toml",
        '[time]\ncolumn = 2\nunit = "s"\n[acceleration]\ncolumns = [3, 4, 5]\nunit = "m/s2"\n'
        '[rotation]\ncolumns = [6, 7, 8]\nunit = "rad/s"\n',
    )
    (recording,) = read_recordings(path, columns=by_number)
    assert_same(recording, M)
    indexed = [f",{lines[0]}", *(f"{i},{line}" for i, line in enumerate(lines[1:]))]
    (recording,) = read_recordings(put(tmp_path / "b.csv", "\n".join(indexed)))  # as pandas does
    assert_same(recording, M)
    trailing = "\n".join([lines[0], *(f"{line}," for line in lines[1:])])
    (recording,) = read_recordings(put(tmp_path / "d.csv", trailing))
    assert_same(recording, M)


@pytest.mark.parametrize("comma", [False, True])
def test_a_table_with_only_some_cells_quoted_is_read(comma: bool, tmp_path: Path) -> None:
    lines = written.named_csv(M).splitlines()
    rows = (line.split(",") for line in lines[1:])  # as R and some loggers write
    cells = [
        [f'"{r[0]}"', *(f'"{c.replace(".", ",")}"' if comma else c for c in r[1:])] for r in rows
    ]
    text = "\n".join([lines[0], *(",".join(row) for row in cells)])
    (recording,) = read_recordings(put(tmp_path / "a.csv", text))
    assert_same(recording, M)


def test_an_x_imu3_folder_with_all_its_messages_is_one_foot(tmp_path: Path) -> None:
    folder = tmp_path / "session" / "x-IMU3 left foot (USB)"
    micro = np.array([round(t * 1e6) for t in M.time_s])
    put(folder / "Inertial.csv", written.xio(M, micro=True))
    turned = ["Timestamp (us)", *(f"Quaternion {x}" for x in "WXYZ")]
    for file, word in (("Linear", "Linear acceleration"), ("Earth", "Earth acceleration")):
        names = [*turned, *(f"{word} {x} (g)" for x in "XYZ")]
        columns = [micro, *[M.time_s] * 4, *(M.acc / G).T]
        put(folder / f"{file}Acceleration.csv", table(names, columns))
    (recording,) = read_recordings(tmp_path / "session")
    assert recording.place == "left_foot"
    assert_same(recording, M)


def test_the_file_without_gravity_is_the_one_that_is_named(tmp_path: Path) -> None:
    files = written.sensor_logger(M)
    del files["Gravity.csv"]
    with pytest.raises(CannotUse, match=r"Accelerometer\.csv has acceleration with gravity taken"):
        read_recordings(zipped(tmp_path / "a.zip", dict(files)))


@pytest.mark.parametrize(
    "shape",
    [
        "%Y-%m-%d %H:%M:%S.%f",
        "%Y-%m-%dT%H:%M:%S.%f+01:00",
        "%Y/%m/%d %H:%M:%S.%f",
        "%d.%m.%Y %H:%M:%S.%f",
        "%m/%d/%Y %I:%M:%S.%f %p",
        "%I:%M:%S.%f %p",
    ],
)
def test_a_clock_in_words_is_read_over_noon_and_midnight(shape: str, tmp_path: Path) -> None:
    for begins in (datetime(2026, 3, 1, 11, 59, 50), datetime(2026, 3, 1, 23, 59, 50)):
        stamps = [(begins + timedelta(seconds=float(s))).strftime(shape) for s in M.time_s]
        names = written.named_csv(M).split("\n", 1)[0].replace("t_s", "time").split(",")
        text = table(names, [np.array(stamps), *M.acc.T, *M.gyr.T])
        (recording,) = read_recordings(put(tmp_path / "a.csv", text))
        assert recording.rate_hz == pytest.approx(100.0, rel=1e-4)
        assert recording.gaps == ()
        assert_same(recording, M)


def sensor_log(*, motion: bool, stamped: bool = True) -> str:
    """SensorLog of an iPhone: text time, then the newest reading of each sensor, Apple's sign."""
    day = np.array([f"2024-05-28 12:28:{s:06.3f} +0200" for s in M.time_s])
    names, columns = ["loggingTime(txt)", "loggingSample(N)"], [day, np.arange(day.size)]
    parts = {"accelerometerAcceleration{}(G)": -M.acc / G, "gyroRotation{}(rad/s)": M.gyr}
    if motion:
        down = np.tile(-M.acc[:200].mean(axis=0) / G, (day.size, 1))
        parts |= {"motionUserAcceleration{}(G)": -M.acc / G - down, "motionGravity{}(G)": down}
        parts |= {"motionRotationRate{}(rad/s)": M.gyr, "motionQuaternion{}(R)": M.gyr}
    for name, values in parts.items():
        if stamped:
            sensor = name.split("A")[0].split("R")[0].split("U")[0].split("G")[0].split("Q")[0]
            names.append(f"{sensor}Timestamp_sinceReboot(s)")
            columns.append(5000.0 + M.time_s)
        names += [name.format(x) for x in "XYZ"]
        columns += list(values.T)
    return table(names, columns)


@pytest.mark.parametrize("motion", [True, False])
@pytest.mark.parametrize("stamped", [True, False])
def test_sensor_log_counts_as_apple_does(motion: bool, stamped: bool, tmp_path: Path) -> None:
    text = sensor_log(motion=motion, stamped=stamped)
    (recording,) = read_recordings(put(tmp_path / "left.csv", text))
    assert recording.source.reader.startswith("SensorLog")
    assert_same(recording, M)


def test_sensor_log_without_gravity_or_rotation_is_refused(tmp_path: Path) -> None:
    text = sensor_log(motion=True)
    without = text.replace("motionGravity", "x").replace("accelerometerAcceleration", "y")
    assert reason(put(tmp_path / "a.csv", without)) == "no_gravity"
    still = sensor_log(motion=False).replace("gyroRotation", "x")
    assert reason(put(tmp_path / "b.csv", still)) == "no_gyroscope"


C3D = b"\x02\x50" + bytes(600)


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.c3d", C3D, "C3D"),
        ("a.mat", b"MATLAB 5.0 MAT-file" + bytes(200), "MATLAB"),
        ("a.mat", b"\x89HDF\r\n\x1a\n" + bytes(200), "HDF5"),
        ("a.xdf", b"XDF:" + bytes(200), "Lab Streaming"),
        ("a.sqlite", b"SQLite format 3\0" + bytes(200), "database"),
        ("a.fit", b"\x0e\x10\xd9\x07\x20\x00\x00\x00.FIT" + bytes(90), "sports watch"),
        ("a.json", b'[{"sensor":"Accelerometer","time":"1"}]', "Sensor Logger"),
        ("export.xml", b'<?xml version="1.0"?><HealthData locale="de">', "Apple Health"),
        ("a.mvnx", b'<?xml version="1.0"?><mvnx version="4">', "MVNX"),
        ("f.csv", b"Time,Fz,Mx,My\n" + b"0.1,800.0,1.5,2.5\n" * 9, "force plate"),
        ("f.txt", b"Time[s]\tFx[N]\tFy[N]\tFz[N]\n" + b"0.1\t1.5\t2.5\t800\n" * 9, "force plate"),
    ],
)
def test_files_of_other_kinds_get_their_own_advice(
    name: str, content: bytes, what: str, tmp_path: Path
) -> None:
    for path in (put(tmp_path / name, content), put(tmp_path / "folder" / name, content).parent):
        put(tmp_path / "folder" / "read me.txt", "words")
        with pytest.raises(CannotUse, match=f"{what}.*which surefoot does not read") as refusal:
            read_recordings(path)
        assert refusal.value.next_step.startswith("Please")


def test_a_workbook_is_called_by_its_own_name(tmp_path: Path) -> None:
    book = {"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}
    with pytest.raises(CannotUse, match=r"^book\.xlsx is an Excel workbook"):
        read_recordings(zipped(tmp_path / "book.xlsx", dict(book)))


def test_a_list_of_numbers_in_json_is_not_called_a_table(tmp_path: Path) -> None:
    listed = '{"steps": [\n' + "1.5,2.5,3.5,4.5\n" * 9 + "]}"
    assert reason(put(tmp_path / "gaitrite.json", listed)) == "unknown_file"
