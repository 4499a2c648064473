"""The catalogue of measures: what was not read in a source does not leave it."""

import re

import pytest

from surefoot.terms.catalogue import catalogue
from surefoot.terms.measures import measure, measures, sources


def raw_rows():
    for entry in catalogue("surefoot.terms", "measures.yaml")["measures"]:
        for key in ("error", "normal", "stroke"):
            for row in entry.get(key) or []:
                yield entry["id"], row


def test_no_figure_from_memory_is_given_out():
    for found in measures().values():
        for figure in (*found.errors, *found.normal, *found.stroke):
            assert figure.status in ("seen", "proposal")


def test_every_seen_figure_names_a_source_that_somebody_read():
    for measure_id, row in raw_rows():
        if row["status"] == "seen":
            assert sources()[row["src"]].seen, measure_id


def test_what_is_left_out_is_counted():
    from_memory = sum(row["status"] == "memory" for _, row in raw_rows())
    assert from_memory > 0
    assert sum(found.unchecked for found in measures().values()) == from_memory


def test_the_published_change_in_speed_depends_on_the_start():
    changes = {
        figure.when: figure.value
        for figure in measure("gait_speed").smallest_real_change()
        if figure.source is not None and figure.source.id == "HOSOI2023"
    }
    assert changes["baseline <0.4 m/s, comfortable"] == 0.05
    assert changes["baseline >0.8, comfortable"] == 0.21


def test_foot_pitch_has_no_published_change_that_we_have_read():
    assert measure("foot_pitch_ic").smallest_real_change() == ()


def test_signs_are_said_where_a_measure_has_one():
    assert "toes up" in measure("foot_pitch_ic").sign


def test_ids_are_fit_for_column_names():
    assert all(re.fullmatch(r"[a-z0-9_]+", found) for found in measures())


def test_an_unknown_measure_is_a_key_error():
    with pytest.raises(KeyError):
        measure("happiness")
