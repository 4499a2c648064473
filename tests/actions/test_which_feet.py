"""A folder with more sensors than feet: what is used, what is left out and said, what is asked."""

from pathlib import Path

import pytest
from attrs import evolve

from surefoot.actions.measure_files import measure_files
from surefoot.actions.which_feet import which_feet
from surefoot.recordings.alike import Seen
from surefoot.recordings.read import read_recordings
from surefoot.recordings.recording import Recording
from surefoot.terms.errors import CannotUse, Contradiction
from tests.recordings.written import made, named_csv, xio


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Recording:
    path = tmp_path_factory.mktemp("one") / "a.csv"
    path.write_text(named_csv(made(12.0)))
    (recording,) = read_recordings(path)
    return recording


def worn(one: Recording, *places: str) -> list[tuple[Recording, ...]]:
    named = [
        evolve(one, place=place, source=evolve(one.source, file_name=f"{k}.csv", sha256=f"{k}"))
        for k, place in enumerate(places)
    ]
    return [tuple(named)]


def left_out(kept: list[Recording]) -> list[str]:
    return [f.sentence for r in kept for f in r.fitness if f.code == "left_out"]


def test_feet_go_before_their_shanks_and_it_is_said(one: Recording) -> None:
    places = ["left_shank", "left_foot", "low_back", "right_foot", "right_shank", "unknown"]
    kept = which_feet(worn(one, *places))
    assert [r.place for r in kept] == ["left_foot", "low_back", "right_foot"]
    assert [said.split()[0] for said in left_out(kept)] == ["0.csv", "4.csv", "5.csv"]


def test_shanks_alone_are_used_and_a_foot_leaves_the_other_shank(one: Recording) -> None:
    kept = which_feet(worn(one, "left_shank", "right_shank", "unknown"))
    assert [r.place for r in kept] == ["left_shank", "right_shank"]
    kept = which_feet(worn(one, "left_foot", "left_shank", "right_shank"))
    assert [r.place for r in kept] == ["left_foot", "right_shank"]


def test_an_unknown_sensor_stays_while_a_foot_is_missing(one: Recording) -> None:
    kept = which_feet(worn(one, "left_foot", "unknown"))
    assert [r.place for r in kept] == ["left_foot", "unknown"]  # it is then asked for
    kept = which_feet(worn(one, "left_foot", "unknown"), said=["right_foot"])
    assert [r.place for r in kept] == ["left_foot"]


def test_one_recording_in_two_formats_is_not_two_feet(tmp_path: Path) -> None:
    left, right = tmp_path / "left.csv", tmp_path / "right.csv"
    left.write_text(named_csv(made(12.0)))
    right.write_text(xio(made(12.0)))
    with pytest.raises(CannotUse, match=r"left\.csv and right\.csv are one and the same recording"):
        measure_files([left, right])
    seen = Seen()  # what is named with --left and --right is read one after the other
    seen.new(*read_recordings(left))
    with pytest.raises(CannotUse, match="one and the same recording"):
        seen.new(*read_recordings(right))


def test_two_walks_in_one_folder_are_named(one: Recording) -> None:
    with pytest.raises(Contradiction, match=r"0\.csv and 2\.csv are both from the left foot"):
        which_feet(worn(one, "left_foot", "right_foot", "left_foot", "right_foot"))


def test_who_says_shank_is_believed(one: Recording) -> None:
    kept = which_feet(worn(one, "left_foot", "right_foot", "low_back"), worn_on="shank")
    assert [r.place for r in kept] == ["left_shank", "right_shank", "low_back"]
    pair = [worn(one, "unknown")[0], worn(one, "unknown")[0]]
    kept = which_feet(pair, in_order=True, worn_on="shank")
    assert [r.place for r in kept] == ["left_shank", "right_shank"]
