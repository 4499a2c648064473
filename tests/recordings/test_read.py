"""The door: what a person says of place and columns; refusals that need more than one file."""

from pathlib import Path

import numpy as np
import pytest

from surefoot.recordings.opened import Opened
from surefoot.recordings.read import read_recordings
from surefoot.terms.errors import CannotUse
from tests.recordings import written
from tests.recordings.written import made, zipped

M = made(6.0)


def refused(reason: str, *args: object, **how: object) -> str:
    with pytest.raises(CannotUse) as refusal:
        read_recordings(*args, **how)  # type: ignore[arg-type]
    assert refusal.value.reason == reason
    return str(refusal.value)


def put(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_what_the_person_says_wins_and_a_difference_is_said(tmp_path: Path) -> None:
    file = put(tmp_path / "right_foot.csv", written.named_csv(M))
    (as_told,) = read_recordings(file, "left_foot")
    assert as_told.place == "left_foot"
    (said,) = as_told.fitness
    assert said.level == "doubt"
    assert "itself says right foot; you said left foot" in said.sentence
    (same,) = read_recordings(file, "right_foot")
    assert same.fitness == ()


@pytest.mark.parametrize(
    "silent",
    [
        written.named_csv(made(6.0, phase=1.0)).replace("_ms2", "").replace("_rads", ""),
        written.table(list("abcdefg"), [M.time_s, *M.acc.T, *M.gyr.T]),
    ],
    ids=["no units", "no names"],
)
def test_a_foot_that_is_left_out_is_said(silent: str, tmp_path: Path) -> None:
    put(tmp_path / "left_foot.csv", written.named_csv(M))
    put(tmp_path / "right_foot.csv", silent)
    put(tmp_path / "notes.csv", "day,felt\n1,good\n2,better\n")
    (left,) = read_recordings(tmp_path)
    assert left.place == "left_foot"
    (said,) = left.fitness
    assert (said.code, said.level) == ("set_aside", "refused")
    assert "right_foot.csv does not say its units" in said.sentence
    assert "columns file" in said.sentence


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("size", [97, 1024, 5000])
def test_it_does_not_matter_where_a_file_is_cut_into_blocks(
    size: int, end: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "left_foot.csv"
    file.write_bytes(written.named_csv(M).replace("\n", end).encode())
    (whole,) = read_recordings(file)
    monkeypatch.setattr(Opened.blocks, "__defaults__", (size,))
    (cut,) = read_recordings(file)
    assert np.array_equal(whole.time_s, cut.time_s)
    assert np.array_equal(whole.acc_m_s2, cut.acc_m_s2)
    assert np.array_equal(whole.gyr_rad_s, cut.gyr_rad_s)
    assert cut.source == whole.source


def test_the_order_of_files_says_nothing(tmp_path: Path) -> None:
    one = put(tmp_path / "a.csv", written.named_csv(M))
    two = put(tmp_path / "b.csv", written.named_csv(made(6.0, phase=1.0)))
    assert {r.place for r in read_recordings([one, two])} == {"unknown"}


def test_one_place_for_several_sensors_is_refused(tmp_path: Path) -> None:
    file = put(tmp_path / "opal.csv", written.opal_old(M, made(6.0, phase=1.0)))
    assert "holds 2 sensors" in refused("too_many_sensors", file, "left_foot")


def test_halves_that_fit_several_ways_are_not_matched_by_guess(tmp_path: Path) -> None:
    acc, gyr = written.phyphox(M)["Accelerometer.csv"], written.phyphox(M)["Gyroscope.csv"]
    members = {"first.csv": acc, "second.csv": acc.replace("1", "2"), "third.csv": gyr}
    refused("unknown_partner", zipped(tmp_path / "walk.zip", dict(members)))


def test_an_axivity_file_must_leave_its_zip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys
    import types

    module = types.ModuleType("skdh.io")
    module.ReadCwa = object  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "skdh", types.ModuleType("skdh"))
    monkeypatch.setitem(sys.modules, "skdh.io", module)
    content = b"MD\xfc\x03" + b"\xff" * 1020 + b"AX\xfc\x01" + np.random.default_rng(0).bytes(508)
    refused("in_zip", zipped(tmp_path / "walk.zip", {"left.cwa": content}))


def test_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = put(tmp_path / "a.csv", written.named_csv(M))

    def forbidden(self: Path, *args: object, **how: object) -> object:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", forbidden)
    assert "Permission denied" in refused("cannot_open", file)


GOOD = {
    "time": '[time]\ncolumn = "t"\nunit = "ms"\n',
    "acceleration": '[acceleration]\ncolumns = ["ax", "ay", "az"]\nunit = "g"\n',
    "rotation": '[rotation]\ncolumns = ["gx", "gy", "gz"]\nunit = "deg/s"\n',
}


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"time": ""}, "neither a time column nor a rate_hz"),
        ({"time": '[time]\ncolumn = "t"\nunit = "fortnight"\n'}, "'fortnight' is not a unit"),
        ({"time": "[time]\nunit = 's'\n"}, "must name its column"),
        ({"acceleration": ""}, "[acceleration] is missing"),
        ({"acceleration": '[acceleration]\ncolumns = ["ax"]\nunit = "g"\n'}, "three columns"),
        ({"acceleration": '[acceleration]\ncolumns = ["a","b","c"]\n'}, "does not say a unit"),
        ({"rotation": '[rotation]\ncolumns = [1,2,3]\nunit = "turns"\n'}, "does not say a unit"),
        ({"place": 'place = "moon"\n'}, "'moon' is not a place"),
        ({"place": "plaice = 3\n"}, "'plaice'"),
        ({"place": "rate_hz = 1e9\n"}, "between 5 and 5000"),
        ({"place": "rate_hz = true\n"}, "must be a number"),
        ({"place": "sensor = [3]\n"}, "[[sensor]]"),
        ({"place": "not toml at all\n"}, "not written as TOML"),
    ],
)
def test_a_columns_file_says_what_is_wrong_in_it(
    change: dict[str, str], word: str, tmp_path: Path
) -> None:
    parts = {"place": "", **GOOD, **change}
    toml = put(tmp_path / "columns.toml", "".join(parts.values()))
    file = put(tmp_path / "a.csv", written.plain_csv(M))
    assert word in refused("bad_columns_file", file, columns=toml)


def test_a_columns_file_for_other_columns(tmp_path: Path) -> None:
    toml = put(tmp_path / "columns.toml", "".join(GOOD.values()))
    file = put(tmp_path / "a.csv", written.named_csv(M))
    refused("no_such_column", file, columns=toml)
    refused("bad_columns_file", file, columns=tmp_path / "missing.toml")


def test_a_columns_file_with_two_sensors(tmp_path: Path) -> None:
    sensors = "".join(
        f'[[sensor]]\nplace = "{place}"\n'
        + f"[sensor.acceleration]\ncolumns = {[k + j for j in (0, 1, 2)]}\nunit = 'm/s2'\n"
        + f"[sensor.rotation]\ncolumns = {[k + j for j in (3, 4, 5)]}\nunit = 'rad/s'\n"
        for place, k in (("left_foot", 2), ("right_foot", 8))
    )
    toml = put(tmp_path / "columns.toml", "[time]\ncolumn = 1\nunit = 's'\n" + sensors)
    other = made(6.0, phase=1.0)
    columns = [M.time_s, *M.acc.T, *M.gyr.T, *other.acc.T, *other.gyr.T]
    file = put(tmp_path / "both.csv", written.table([f"c{i}" for i in range(13)], columns))
    left, right = read_recordings(file, columns=toml)
    assert (left.place, right.place) == ("left_foot", "right_foot")
    assert np.allclose(right.gyr_rad_s, other.gyr, atol=1e-4)
