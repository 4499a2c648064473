"""Drawings a browser can read, a screen reader can say and a printer can print in grey."""

import itertools
import math
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.report import svg
from surefoot.report.scale import Scale, number, round_values
from surefoot.report.svg import INKS, LEFT, RIGHT, Picture, table

finite = st.floats(-1e5, 1e5)
SVG = "{http://www.w3.org/2000/svg}"


def drawing():
    picture = Picture(400, 200, "A <title> & more", 'said "aloud"', name="one")
    picture.upright_axis(Scale(-10, 30, 180, 20), 50, far=390, words="pitch (deg)")
    picture.level_axis(Scale(0, 100, 50, 390), 180, words="share of the stride")
    picture.line([(50, 100), (60, math.nan), (70, 90)], RIGHT)
    picture.threads([[(0, 0), (1, 1)], [(2, 2), (3, 3)]], LEFT)
    picture.band([(50, 120), (60, 120)], [(50, 100), (60, 100)], LEFT.colour)
    for ink in INKS:
        picture.mark((100, 100), ink)
    picture.box((1, 1), (5, 5), "#eee", tip="12 May: not checked")
    return picture


def test_a_drawing_is_well_formed_and_says_what_it_shows():
    root = ElementTree.fromstring(drawing().svg())
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title.text == "A <title> & more"
    assert desc.text == 'said "aloud"'
    assert root.get("role") == "img"
    assert root.get("aria-labelledby").split() == [title.get("id"), desc.get("id")]


def test_no_style_and_no_script_so_that_a_strict_page_shows_it():
    drawn = drawing().svg()
    assert "style" not in drawn
    assert "<script" not in drawn


def test_a_gap_in_the_points_is_a_gap_in_the_line():
    picture = Picture(10, 10, "t", "d")
    picture.line([(0, 0), (1, 1), (2, math.nan), (3, 3), (4, 4)], LEFT)
    assert 'd="M0 0L1 1M3 3L4 4"' in picture.svg()


def test_left_and_right_differ_without_colour():
    assert LEFT.dash != RIGHT.dash
    assert len({ink.mark for ink in INKS}) == len(INKS)


def contrast_with_white(colour):
    def linear(part):
        share = int(part, 16) / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    r, g, b = (linear(colour[i : i + 2]) for i in (1, 3, 5))
    return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)


@pytest.mark.parametrize("ink", INKS)
def test_every_ink_can_be_read_on_white(ink):
    assert contrast_with_white(ink.colour) >= 4.5


@given(finite, st.floats(1e-3, 1e5), st.integers(1, 12))
def test_ticks_stay_inside_are_even_and_few(low, span, about):
    high = low + span
    values = round_values(low, high, about)
    assert len(values) <= about + 1
    slack = 1e-6 * max(1.0, abs(low), abs(high))
    assert all(low - slack <= v <= high + slack for v in values)
    gaps = [b - a for a, b in itertools.pairwise(values)]
    assert all(gap == pytest.approx(gaps[0], rel=1e-3, abs=1e-6) for gap in gaps)


def test_a_flat_range_still_has_a_tick():
    assert round_values(3.0, 3.0) == [3.0]
    assert Scale(3.0, 3.0, 0.0, 10.0)(3.0) == 5.0


@given(finite)
def test_larger_values_stand_higher_on_an_upright_axis(value):
    scale = Scale(-10, 30, 180, 20)
    assert scale(value + 1) < scale(value)


def test_numbers_have_a_true_minus():
    assert number(-12.5) == "−12.5"


def test_a_table_escapes_what_it_is_given():
    drawn = table("a & b", ["foot", "pitch"], [["left <b>", "3"]])
    assert "<b>" not in drawn
    assert '<th scope="row">left &lt;b&gt;</th><td>3</td>' in drawn


def test_doc_examples():
    import doctest

    assert doctest.testmod(svg).failed == 0
