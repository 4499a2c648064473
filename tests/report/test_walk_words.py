"""A walk in words: what a physio reads, with what is not known said as such."""

import numpy as np
import polars as pl
import pytest
from attrs import evolve

from surefoot.gait.simulate import FootHabit, Sensor, Walker, simulate_walk
from surefoot.gait.simulate.people import person_with_foot_drop, sensors_as_worn
from surefoot.gait.summary import tiring
from surefoot.gait.symmetry import longer_swing
from surefoot.gait.walk import measure_walk
from surefoot.report.walk_picture import walk_picture
from surefoot.report.walk_words import _main, walk_page, walk_text


def measured(walker, sensors=None, stroke_leg="not_sure", seed=4):
    rng = np.random.default_rng(seed)
    made = simulate_walk(walker, sensors or sensors_as_worn(rng), rng)
    return measure_walk(made.recordings(), stroke_leg=stroke_leg)


@pytest.fixture(scope="module")
def tired():
    walker = person_with_foot_drop("left", strides=36, path_m=60)
    left = evolve(walker.left, pitch_sd_deg=1.0)
    return measured(evolve(walker, left=left, tiring_drop_deg=9.0), stroke_leg="left")


def test_a_foot_that_tires_is_said(tired):
    said = [line for line in walk_page(tired).sentences if "first third" in line]
    assert any("left foot" in line and "pitch at contact" in line for line in said)
    assert not any("right foot" in line and "pitch" in line for line in said)
    assert all(" degrees in the first third" in x or " m in the first third" in x for x in said)


def test_toes_that_clear_the_floor_by_less_within_the_methods_precision_are_not_said():
    parts = np.repeat(["first", "middle", "last"], 8)
    wobble = np.tile([0.0, 1e-4], 12)
    columns = {
        name: np.zeros(24) for name in ("foot_pitch_ic_deg", "stride_length_m", "stride_time_s")
    }

    def clear(first: float, last: float) -> dict:
        height = np.where(parts == "last", last, first) + wobble
        told = tiring({**columns, "toe_clearance_m": height}, parts)
        return told["toe_clearance_m"]

    assert clear(0.020, 0.005)["clear"]
    assert not clear(0.008, 0.002)["clear"]
    under = clear(0.004, -0.004)
    assert not under["clear"]
    assert under["last"] == 0.0  # toes are never under the floor


@pytest.mark.parametrize("leg", ["not_sure", "left", "right"])
def test_a_ratio_beyond_the_even_band_is_never_called_even(leg):
    ratio = {"median": 1.31, "low": 1.22, "high": 1.41}
    if leg == "right":
        ratio = {"median": 1 / 1.31, "low": 1 / 1.41, "high": 1 / 1.22}
    assert longer_swing({"swing_to_stance": ratio}, leg) == "left"
    assert longer_swing({"swing_to_stance": {**ratio, "low": 0.8, "high": 1.2}}, leg) is None
    assert longer_swing({}, leg) is None


def test_a_longer_swing_that_push_off_does_not_bear_out_is_said_as_that(tired):
    told = tired.to_dict()
    told["differs"] = "neither"
    assert told["ratios"]["swing_to_stance"]["low"] > 1.1  # or this walk shows nothing
    said = _main(told, tired.stroke_leg, "en-GB")
    assert any(line.startswith("The left foot swings longer") for line in said)
    assert not any(line.startswith("Neither foot") for line in said)


def test_the_feet_are_compared_by_the_stroke_side(tired):
    page = walk_page(tired)
    assert page.ratios[0].startswith("Swing over stance, stroke side over other side: 1.")
    assert "PATTERSON2008" in page.ratios[-1]


def test_every_row_has_a_cell_for_every_foot_and_no_minus_zero(tired):
    page = walk_page(tired)
    assert page.head == ("", "left foot", "right foot")
    for row in page.rows:
        assert len(row) == 3
        assert not any(cell.startswith("-0 ") for cell in row)


def test_text_keeps_to_its_width_and_its_order(tired):
    lines = walk_text(walk_page(tired), width=80).splitlines()
    assert max(map(len, lines)) <= 80
    heads = ["The feet side by side", "Where the errors come from"]
    assert [line for line in lines if line in heads] == heads


def test_one_foot_has_no_ratio():
    page = walk_page(measured(Walker(strides=10), [Sensor("right_foot")]))
    assert page.head == ("", "right foot")
    assert page.ratios == ()


def test_a_walk_of_nothing_but_turns_is_still_a_page(tired):
    turns = tired.strides.with_columns(usable=pl.lit(value=False), why_not=pl.lit("turn"))
    page = walk_page(evolve(tired, strides=turns))
    assert page.rows[0] == ("straight strides (of all)", "0 (of 36)", "0 (of 36)")
    assert "Left foot" in walk_picture(page).svg()


def test_what_one_foot_lacks_is_not_measured_rather_than_nought():
    walker = Walker(strides=12, left=FootHabit(contact_pitch_deg=-8))
    page = walk_page(measured(walker, [Sensor("left_foot"), Sensor("right_shank", "shank")]))
    cells = {row[0]: row[1:] for row in page.rows}
    left, right = cells["foot pitch at contact (deg, toes up +)"]
    assert right == "not measured"
    assert left != "not measured"


@pytest.mark.parametrize("language", ["en-GB", "de"])
def test_strides_that_do_not_say_how_they_land_are_still_a_page(tired, language):
    column = next(c for c in tired.strides.columns if c.startswith("landing"))
    bare = evolve(tired, strides=tired.strides.with_columns(pl.lit(None, pl.String).alias(column)))
    said = walk_page(bare, language=language).sentences
    assert not any(word in line for line in said for word in ("heel first", "Ferse zuerst"))
    assert any(line.startswith(("The left foot lands", "Der linke Fuß setzt")) for line in said)
