"""A simulated walk with known truth, measured."""

import json

import numpy as np
import pytest
from attrs import evolve

from surefoot.gait.simulate import FootHabit, Sensor, Walker, simulate_walk
from surefoot.gait.simulate.people import sensors_as_worn
from surefoot.gait.strides import MEASURES, NOT_MEASURES, SCHEMA, check
from surefoot.gait.walk import Walk, measure_walk
from surefoot.recordings.recording import Finding
from surefoot.report.walk_words import walk_page, walk_text
from surefoot.terms.catalogue import catalogue
from surefoot.terms.errors import CannotUse, Contradiction, SideNotSaid

SENSORS = (Sensor("left_foot"), Sensor("right_foot"))


@pytest.fixture(scope="module")
def walk() -> Walk:
    simulated = simulate_walk(
        Walker(strides=20, left=FootHabit(drop_deg=12.0)), SENSORS, np.random.default_rng(7)
    )
    return measure_walk(simulated.recordings(), stroke_leg="left")


def test_the_stride_table_follows_its_schema(walk: Walk) -> None:
    assert check(walk.strides) is walk.strides
    assert set(walk.strides["leg"]) == {"paretic", "other"}


def test_every_measured_column_is_in_the_catalogue_with_its_unit() -> None:
    known = {m["id"] for m in catalogue("surefoot.terms", "measures.yaml")["measures"]}
    units = ("_m_s", "_deg", "_share", "_m", "_s")
    for column in MEASURES:
        unit = next(u for u in units if column.endswith(u))
        assert column.removesuffix(unit) in known
    assert set(MEASURES) | set(NOT_MEASURES) == set(SCHEMA)


def test_the_summary_is_plain_json(walk: Walk) -> None:
    told = json.loads(json.dumps(walk.to_dict(), allow_nan=False))
    assert set(told) == {
        "method",
        "recordings",
        "fitness",
        "feet",
        "ratios",
        "differs",
    }
    assert set(told["feet"]["left"]["foot_pitch_ic_deg"]) == {"median", "low", "high", "iqr", "n"}
    shares = [told["feet"]["left"][f"{k}_share"] for k in ("heel_first", "flat", "forefoot_first")]
    assert sum(shares) == pytest.approx(1.0, abs=0.01)


def test_one_recording_is_not_both_feet() -> None:
    simulated = simulate_walk(Walker(strides=8), SENSORS[:1], np.random.default_rng(1))
    (left,) = simulated.recordings()
    from attrs import evolve

    with pytest.raises(Contradiction, match="cannot be both feet"):
        measure_walk([left, evolve(left, place="right_foot")])
    with pytest.raises(SideNotSaid):
        measure_walk([evolve(left, place="unknown")])
    with pytest.raises(CannotUse, match="no foot recording"):
        measure_walk([])


def test_feet_recorded_for_unlike_times_are_said_to_be(walk: Walk) -> None:
    assert "unlike_lengths" not in [finding.code for finding in walk.fitness]
    rng = np.random.default_rng(3)
    left, right = simulate_walk(Walker(strides=24), sensors_as_worn(rng), rng).recordings()
    half = left.time_s.size // 2
    cut = evolve(
        left,
        time_s=left.time_s[:half],
        acc_m_s2=left.acc_m_s2[:half],
        gyr_rad_s=left.gyr_rad_s[:half],
        fitness=(Finding("clipped_gyroscope", "doubt", "The gyroscope was at its limit."),),
    )
    found = measure_walk([cut, right])
    (said,) = [finding for finding in found.fitness if finding.code == "unlike_lengths"]
    assert said.level == "doubt"
    # and what is wrong with one sensor is not said of both
    (limit,) = [f for f in found.to_dict()["fitness"] if f["code"] == "clipped_gyroscope"]
    assert limit["place"] == "left_foot"
    assert "In doubt (left foot): The gyroscope was" in walk_text(walk_page(found))
