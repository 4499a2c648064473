"""The picture of a walk: every stride, both feet, and the same facts in words."""

import re
from xml.etree import ElementTree

import numpy as np
import pytest

from surefoot.gait.simulate.people import person_with_foot_drop, sensors_as_worn
from surefoot.gait.simulate.walk import simulate_walk
from surefoot.gait.walk import measure_walk
from surefoot.report.walk_page import FootCourses, WalkPage
from surefoot.report.walk_panels import panels
from surefoot.report.walk_picture import walk_html, walk_picture
from surefoot.report.walk_words import walk_page

SVG = "{http://www.w3.org/2000/svg}"


def foot(side, strides=12, seed=1, lost=False):
    rng = np.random.default_rng(seed)
    share = np.linspace(0, 1, 100)
    pitch = -30 * np.sin(2 * np.pi * share) + rng.normal(0, 2, (strides, 1))
    roll = 5 * np.sin(np.pi * share) + rng.normal(0, 1, (strides, 1))
    if lost:
        pitch[0, 40:60] = np.nan
    contact = np.full(strides, 0.75) + rng.normal(0, 0.01, strides)
    off = contact - rng.uniform(0.3, 0.4, strides)
    return FootCourses(side, pitch, roll, off, contact, contact, pitch[:, 75], roll[:, 75])


def page(*feet):
    return WalkPage(
        "Walk <1>",
        ("The left foot & the right one.",),
        ("measure", *(f.foot for f in feet)),
        (("pitch at contact (deg)", *("3 (2 to 4)" for _ in feet)),),
        feet,
        ("Mended: a thing.",),
        ("A note.",),
    )


@pytest.mark.parametrize(
    "feet",
    [(foot("left"), foot("right")), (foot("right"),), (foot("left", 1), foot("right", 140)),
     (foot("left", lost=True),), (foot("left", 0), foot("right"))],
)  # fmt: skip
def test_the_picture_is_well_formed_and_says_the_facts(feet):
    root = ElementTree.fromstring(walk_picture(page(*feet)).svg())
    words = " ".join(node.text or "" for node in root.iter())
    for one in feet:
        count = one.pitch_deg.shape[0]
        assert f"{count} stride{'s' if count != 1 else ''} from" in words
        assert f"{one.foot.capitalize()} foot, roll" in words
    assert "The left foot & the right one." in words
    assert "nan" not in walk_picture(page(*feet)).svg()


def test_every_stride_is_drawn_and_every_contact_marked():
    panel = panels(page(foot("left", 9), foot("right", 9)))[0]
    threads = next(part for part in panel.parts if 'stroke-width="1"' in part and "none" in part)
    assert threads.count("M") == 9
    marks = next(part for part in panel.parts if "a2.5" in part)
    assert marks.count("Z") == 9


def test_strides_of_one_shape_fall_together_whenever_they_began():
    share = np.linspace(0, 1, 100)
    late = np.array([0.0, 0.1, 0.2])
    courses = np.array([np.interp(share, [0, 0.3 + d, 0.6 + d, 1], [0, -30, 20, 0]) for d in late])
    contact = 0.6 + late
    one = FootCourses("left", courses, courses * 0, 0.3 + late, *[contact] * 4)
    panel = panels(page(one))[0]
    threads = next(part for part in panel.parts if 'stroke-width="1"' in part and "none" in part)
    drawn = re.search(r'd="M([^"]*)"', threads)[1].split("M")
    heights = np.array([[float(p.split()[1]) for p in line.split("L")] for line in drawn])
    assert np.ptp(heights, axis=0).max() < 12
    assert np.ptp(heights, axis=1).min() > 100


def test_a_mark_lies_on_the_line_of_its_stride_where_its_value_is_read():
    # pitch is read a little before contact: at contact itself the foot is already coming down
    walker = person_with_foot_drop(None, speed_m_s=1.3, strides=20)
    rng = np.random.default_rng(4)
    walk = measure_walk(simulate_walk(walker, sensors_as_worn(rng), rng).recordings())
    panel, _, roll, _ = panels(walk_page(walk))
    circles = next(part for part in panel.parts if "a2.5" in part)
    marks = [(float(x) + 2.5, float(y)) for x, y in re.findall(r"M(\S+) (\S+?)a2.5", circles)]
    threads = next(part for part in panel.parts if 'stroke-width="1"' in part and "none" in part)
    lines = re.search(r'd="M([^"]*)"', threads)[1].split("M")
    assert len(lines) == len(marks) > 10
    for line, (x, y) in zip(lines, marks, strict=True):
        xs, ys = np.array([[float(v) for v in p.split()] for p in line.split("L")]).T
        assert abs(np.interp(x, xs, ys) - y) < 2.5
    assert any("marks: read 0.02 s before contact" in part for part in panel.parts)
    assert "0.02 s before contact the median" in panel.description
    assert any("marks: read at contact" in part for part in roll.parts)


def test_both_feet_share_one_scale():
    low, high = foot("left"), foot("right")
    ticks = [
        re.findall(r">(−?\d+)</text>", "".join(panel.parts))
        for panel in panels(page(low, high))[:2]
    ]
    assert ticks[0] == ticks[1]


def test_the_page_needs_nothing_from_elsewhere():
    drawn = walk_html(page(foot("left"), foot("right")))
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")
    assert 'lang="en-GB"' in drawn
    assert "<table>" in drawn
    assert "Walk &lt;1&gt;" in drawn


def test_a_long_sentence_stays_on_the_paper():
    long = WalkPage("t", ("word " * 60,), ("m", "left"), (), (foot("left"),))
    lines = re.findall(r'font-size="14"[^>]*>([^<]*)<', walk_picture(long).svg())
    assert len(lines) > 2
    assert all(len(line) < 90 for line in lines)
