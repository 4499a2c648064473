"""A change is said only where it beats the person's own spread and the published one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.gait.change import OWN_WALKS, compare_told, compare_walks, smallest_speed_change
from surefoot.gait.simulate import simulate_walk
from surefoot.gait.simulate.people import person_with_foot_drop, sensors_as_worn
from surefoot.gait.walk import measure_walk
from surefoot.terms.errors import Contradiction


def numbers(median, half=0.01):
    return {"median": median, "low": median - half, "high": median + half, "iqr": 0.0, "n": 40}


def walk(speed=0.6, pitch=5.0, swing=1.2, half=0.01, of="paretic/other"):
    return {
        "feet": {
            "left": {
                "strides": 40,
                "gait_speed_m_s": numbers(speed, half),
                "foot_pitch_ic_deg": numbers(pitch, half),
                "heel_first_share": 0.5,
                "scuffs": {"n": 0, "of": 0},
            }
        },
        "ratios": {"of": of, "swing_time": numbers(swing, half)} if of else {},
    }


def compared(walks):
    told = [
        {**one, "method": "m", "recordings": [{"sha256": str(k)}]} for k, one in enumerate(walks)
    ]
    return compare_told(told, [str(k) for k in range(len(walks))])


def answer(walks, what):
    return next(change for change in compared(walks) if change.what == what)


@pytest.mark.parametrize(
    ("after", "said"),
    [(0.70, "no_clear_change"), (0.72, "change"), (0.48, "change"), (0.605, "no_clear_change")],
)
def test_speed_needs_the_published_change_of_its_own_stratum(after, said):
    found = answer([walk(0.60), walk(after)], "gait_speed_m_s")
    assert found.answer == said
    assert found.published.source.id == "HOSOI2023"
    assert found.published.value == 0.11


@pytest.mark.parametrize(
    ("speed", "smallest"), [(0.2, 0.05), (0.4, 0.11), (0.8, 0.11), (1.1, 0.21)]
)
def test_the_published_change_grows_with_the_speed(speed, smallest):
    assert smallest_speed_change(speed).value == smallest


def test_beyond_the_published_but_within_the_own_spread_is_no_change():
    assert answer([walk(0.6, half=0.3), walk(0.8, half=0.3)], "gait_speed_m_s").answer == (
        "no_clear_change"
    )


def test_the_ratio_of_swing_times_uses_its_published_change():
    assert answer([walk(swing=1.2), walk(swing=1.4)], "swing_time").answer == "no_clear_change"
    found = answer([walk(swing=1.2), walk(swing=1.5)], "swing_time")
    assert (found.answer, found.foot, found.published.source.id) == ("change", "both", "LEWEK2011")


def test_pitch_without_a_published_change_waits_for_six_walks():
    early = [walk(pitch=5.0 + 0.5 * (k % 2)) for k in range(OWN_WALKS - 1)]
    assert answer([*early, walk(pitch=12.0)], "foot_pitch_ic_deg").answer == "too_little"
    enough = [*early, walk(pitch=5.2)]
    assert answer([*enough, walk(pitch=12.0)], "foot_pitch_ic_deg").answer == "change"
    assert answer([*enough, walk(pitch=5.6)], "foot_pitch_ic_deg").answer == "no_clear_change"


def test_a_person_whose_walks_differ_much_needs_a_larger_change():
    steady = [walk(pitch=p) for p in (5.0, 5.2, 4.9, 5.1, 5.0, 5.1)]
    restless = [walk(pitch=p) for p in (1.0, 9.0, 3.0, 7.0, 5.0, 5.0)]
    assert answer([*steady, walk(pitch=9.0)], "foot_pitch_ic_deg").answer == "change"
    assert answer([*restless, walk(pitch=9.0)], "foot_pitch_ic_deg").answer == "no_clear_change"


def test_ratios_of_different_sides_are_not_compared():
    assert all(c.what != "swing_time" for c in compared([walk(of="left/right"), walk()]))
    assert all(c.what != "swing_time" for c in compared([walk(of=""), walk()]))


@given(st.floats(0.1, 1.8), st.floats(0.0, 0.3))
def test_the_same_walk_twice_never_is_a_change(speed, half):
    one = walk(speed, half=half)
    assert {change.answer for change in compared([one, one])} == {"no_clear_change"}


@given(st.floats(0.1, 1.8), st.floats(-0.5, 0.5))
def test_there_and_back_again_has_the_opposite_sign(speed, step):
    there = answer([walk(speed), walk(speed + step)], "gait_speed_m_s")
    back = answer([walk(speed + step), walk(speed)], "gait_speed_m_s")
    assert there.difference == pytest.approx(-back.difference)


def test_one_walk_is_no_comparison():
    with pytest.raises(ValueError, match="two"):
        compared([walk()])


def someones_walk(speed, seed):
    chance = np.random.default_rng(seed)
    walker = person_with_foot_drop("left", speed_m_s=speed, strides=14, path_m=40)
    return measure_walk(simulate_walk(walker, sensors_as_worn(chance), chance).recordings())


def test_walks_themselves_are_compared():
    slow, again, brisk = (someones_walk(*one) for one in ((0.6, 1), (0.6, 2), (0.95, 3)))
    by_speed = {
        name: [c for c in compare_walks(slow, later) if c.what == "gait_speed_m_s"]
        for name, later in (("again", again), ("brisk", brisk))
    }
    assert {c.answer for c in by_speed["again"]} == {"no_clear_change"}
    assert {(c.foot, c.answer) for c in by_speed["brisk"]} == {
        ("left", "change"),
        ("right", "change"),
    }
    with pytest.raises(Contradiction, match="same walk"):
        compare_walks(slow, slow)
