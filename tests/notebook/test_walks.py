"""A walk goes in whole and comes back whole; pages read its medians, not its strides."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl
import pytest
from attrs import evolve

from surefoot.diary.profile import Profile
from surefoot.gait.low_back import LowBack
from surefoot.gait.mount import Mount
from surefoot.gait.strides import stride_table
from surefoot.gait.walk import Walk, Worn
from surefoot.notebook.notebook import Notebook
from surefoot.recordings.recording import Finding, Source
from surefoot.terms.errors import CannotUse, Damaged

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)


def a_table() -> pl.DataFrame:
    return stride_table(
        {
            "walk_id": ["w1"] * 5,
            "stride_no": [0, 1, 2, 0, 1],
            "foot": ["left", "left", "left", "right", "right"],
            "leg": [None] * 5,
            "start_s": [0.0, 1.2, 2.4, 0.6, 1.8],
            "end_s": [1.2, 2.4, 3.6, 1.8, 3.0],
            "foot_pitch_ic_deg": [-2.0, 4.0, 90.0, 20.0, float("nan")],
            "scuff": [True, None, False, False, False],
            "usable": [True, True, False, True, True],
            "why_not": [None, None, "turn", None, None],
        }
    )


def a_walk(table: pl.DataFrame | None = None, **said: Any) -> Walk:
    source = Source("walk.zip", "ab" * 32, "phyphox", "1")
    mount = Mount(np.eye(3), "mid_stance", float("nan"), 1.2, 3.0, float("nan"), 4.0, True)
    return Walk(
        **{
            "id": "w1",
            "began": NOON,
            "strides": a_table() if table is None else table,
            "fitness": (Finding("gap", "mended", "A short gap was filled."),),
            "method": "walk 1",
            "recordings": (Worn("left_foot", source, 60.0, 100.0, NOON),),
            "shoe": "trainers",
            "tiredness_0_10": 4,
            "first_try": True,
            "mounts": {"left": mount},
            **said,
        }
    )


def test_strides_come_back_as_they_were(notebook: Notebook) -> None:
    note = notebook.keep_walk(a_walk(), at=NOON)
    assert (note.id, note.stride_count, note.usable_count) == ("w1", 5, 4)
    assert (note.shoe, note.tiredness_0_10, note.first_try) == ("trainers", 4, True)
    assert notebook.walks() == [note]
    back = notebook.strides("w1")
    assert back["foot_pitch_ic_deg"].to_list() == [-2.0, 20.0, 4.0, None, 90.0]
    assert back["scuff"].to_list() == [True, False, None, False, False]
    assert back["toe_clearance_m"].is_null().all(), "not measured is null, never 0"


def test_medians_are_of_usable_strides_only(notebook: Notebook) -> None:
    notebook.keep_walk(a_walk(), at=NOON)
    left, right = notebook.walk_measures("foot_pitch_ic_deg")
    assert (left.foot, left.n, left.median, left.low, left.high) == ("left", 2, 1.0, -0.5, 2.5)
    assert (right.n, right.median) == (1, 20.0)
    assert notebook.walk_measures("toe_clearance_m") == []
    assert notebook.walk_measures("foot_pitch_ic_deg", until=NOON.date().replace(day=2)) == []


def test_correcting_the_side_corrects_history(notebook: Notebook) -> None:
    notebook.keep_walk(a_walk(), at=NOON)
    assert {one.leg for one in notebook.walk_measures("foot_pitch_ic_deg")} == {None}
    notebook.set_profile(Profile(stroke_leg="left"), at=NOON)
    assert notebook.walk_measures("foot_pitch_ic_deg")[0].leg == "paretic"
    notebook.set_profile(Profile(stroke_leg="right"), at=NOON)
    assert notebook.walk_measures("foot_pitch_ic_deg")[0].leg == "other"
    assert notebook.strides("w1").filter(foot="right")["leg"].unique().to_list() == ["paretic"]


def test_a_walk_sent_twice_is_kept_once_and_can_be_taken_back(notebook: Notebook) -> None:
    notebook.keep_walk(a_walk(), at=NOON)
    notebook.keep_walk(a_walk(), at=NOON)
    assert len(notebook.walks()) == 1
    notebook.undo(at=NOON)
    assert notebook.walks() == []
    assert notebook.walk_measures("foot_pitch_ic_deg") == []
    notebook.keep_walk(a_walk(), at=NOON)
    assert notebook.strides("w1").height == 5


def test_a_walk_with_no_stride_is_kept_as_one(notebook: Notebook) -> None:
    note = notebook.keep_walk(a_walk(a_table().head(0)), at=NOON)
    assert note.stride_count == 0
    assert notebook.strides("w1").height == 0


def test_the_original_is_kept_by_its_hash(notebook: Notebook, tmp_path: Path) -> None:
    file = tmp_path / "walk.zip"
    file.write_bytes(b"a recording")
    with Notebook.in_memory() as other:
        note = other.keep_walk(a_walk(), original=file, at=NOON)
        assert note.original is not None
        file.write_bytes(b"changed after")
        assert other.original(note.original).read_bytes() == b"a recording"
        other.original(note.original).write_bytes(b"rotten")
        with pytest.raises(Damaged):
            other.original(note.original)


def test_what_the_low_back_added_comes_back_with_its_walk(notebook: Notebook) -> None:
    why = Finding("back_clock", "doubt", "Another clock.")
    hikes = {"left": np.array([7.0, 8.0]), "right": np.array([2.0, np.nan])}
    notebook.keep_walk(evolve(a_walk(), back=LowBack(hikes, 1.5, (why,))), at=NOON)
    back = notebook.walk("w1").back
    assert back is not None
    assert (back.sd_deg, back.fitness) == (1.5, (why,))
    for foot, hike in hikes.items():
        assert np.array_equal(back.hike_deg[foot], hike, equal_nan=True)


def test_a_walk_comes_back_as_it_was_measured(notebook: Notebook) -> None:
    notebook.set_profile(Profile(stroke_leg="left"), at=NOON)
    walk = a_walk()
    notebook.keep_walk(walk, at=NOON)
    back = notebook.walk("w1")
    assert (back.id, back.began, back.shoe, back.aid) == ("w1", NOON, "trainers", None)
    assert (back.fitness, back.recordings) == (walk.fitness, walk.recordings)
    assert back.stroke_leg == "left"
    assert np.array_equal(back.mounts["left"].axes, np.eye(3))
    assert np.isnan(back.mounts["left"].zero_gap_deg)
    assert back.mounts["left"].heading_sd_deg == 4.0
    assert back.strides.drop("leg").equals(walk.strides.sort("start_s").drop("leg"))
    with pytest.raises(CannotUse, match="not in your notebook"):
        notebook.walk("another")
