"""Foot or shin: a place told wrong is noticed, one told right is never doubted."""

import numpy as np
import pytest
from attrs import evolve

from surefoot.gait.one_foot import swings
from surefoot.gait.place import as_told
from surefoot.gait.simulate import simulate_walk
from surefoot.gait.simulate.people import KINDS, sensors_as_worn, someone
from surefoot.gait.walk import measure_walk
from surefoot.recordings.read import read_recordings
from surefoot.report.walk_words import walk_page, walk_text
from surefoot.terms.errors import CannotUse


@pytest.fixture(scope="module")
def people():
    """Feet and shanks of each kind of foot drop."""
    worn = []
    for k, kind in enumerate(KINDS):
        rng = np.random.default_rng([6, k])
        _, walker = someone(kind, rng, strides=8)
        feet = sensors_as_worn(rng)
        shanks = [
            evolve(s, place=s.place.replace("foot", "shank"), spot="shank", gives_deg=(0.0, 0.0))
            for s in feet
        ]
        worn.extend(simulate_walk(walker, (*feet, *shanks), rng).recordings())
    return worn


def test_a_place_told_right_is_never_doubted(people):
    for recording in people:
        assert as_told(recording, swings(recording)) == []


def test_a_brisk_foot_told_as_a_shin_is_refused(shared_data):
    for recording in read_recordings(shared_data / "stroke_feet_felius" / "good.zip"):
        if recording.place != "low_back":
            told = evolve(recording, place=recording.place.replace("foot", "shank"))
            with pytest.raises(CannotUse, match="rests between steps as only a foot") as why:
                measure_walk([told])
            assert why.value.reason == "wrong_place"


def test_a_slow_foot_told_as_a_shin_is_said_to_be_in_doubt(shared_data):
    for recording in read_recordings(shared_data / "stroke_feet_felius" / "poor.zip"):
        if recording.place == "right_foot":
            walk = measure_walk([evolve(recording, place="right_shank")])
            assert "wrong_place" in [finding.code for finding in walk.fitness]


def test_a_walk_of_shins_says_nothing_of_toes_and_push_off(shared_data):
    file = shared_data / "stroke_shank_gaitrite" / "S022_stroke.csv.gz"
    told = walk_text(walk_page(measure_walk(read_recordings(file))))
    assert "the angles of the foot need one on the shoe" in " ".join(told.split())
    assert "toes" not in told
    assert "its push-off does not bear that out" not in " ".join(told.split())


@pytest.mark.parametrize("person", ["S001_elderly", "S006_elderly", "S022_stroke"])
def test_a_shin_is_believed_as_one_and_refused_as_a_foot(shared_data, person):
    file = shared_data / "stroke_shank_gaitrite" / f"{person}.csv.gz"
    for recording in read_recordings(file):
        if recording.place.endswith("shank"):
            found = [finding.code for finding in measure_walk([recording]).fitness]
            assert "wrong_place" not in found
            told = evolve(recording, place=recording.place.replace("shank", "foot"))
            with pytest.raises(CannotUse) as why:
                measure_walk([told])
            assert why.value.reason == "wrong_place"
