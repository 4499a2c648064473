"""Counting repetitions and reading angles from motion of known size."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.practice.counting import best_held_deg, foot_taps, heel_raises, tilt_deg

from .movements import CASES, found, samples

RATE_HZ = 100.0


def raises(count: int, height_m: float, each_s: float, seed: int) -> np.ndarray:
    """Acceleration of `count` smooth heel raises, phone at any angle, with a sensor's noise."""
    rng = np.random.default_rng(seed)
    t = np.arange(0, each_s, 1 / RATE_HZ)
    w = 2 * np.pi / each_s
    one = height_m / 2 * w**2 * np.cos(w * t)
    up = np.r_[np.zeros(200), np.tile(one, count), np.zeros(200)] + 9.81
    axis = rng.normal(size=3)
    axis /= np.linalg.norm(axis)
    return up[:, None] * axis + rng.normal(0, 0.05, (up.size, 3)) + rng.normal(0, 0.1, 3)


@given(st.integers(3, 15), st.floats(0.05, 0.1), st.floats(1.2, 2.5), st.integers(0, 10**6))
def test_heel_raises_are_counted(count, height_m, each_s, seed) -> None:
    assert heel_raises(raises(count, height_m, each_s, seed), RATE_HZ) == count


def test_standing_still_counts_nothing() -> None:
    rng = np.random.default_rng(3)
    acc = np.array([0.0, 0.0, 9.81]) + rng.normal(0, 0.05, (3000, 3))
    assert heel_raises(acc, RATE_HZ) == 0


@pytest.mark.parametrize("lift_deg", [0.0, 3.0, 12.0, 25.0])
def test_a_held_lift_is_read_to_half_a_degree(lift_deg) -> None:
    course = np.r_[np.zeros(300), np.linspace(0, lift_deg, 80), np.full(300, lift_deg)]
    angle = np.deg2rad(20.0 + course)
    acc = 9.81 * np.column_stack([np.sin(angle), np.zeros_like(angle), np.cos(angle)])
    acc += np.random.default_rng(1).normal(0, 0.05, acc.shape)
    found = best_held_deg(tilt_deg(acc, RATE_HZ, slice(50, 250))[:-50], RATE_HZ)
    assert found == pytest.approx(lift_deg, abs=0.5)


def test_a_flick_is_not_a_hold() -> None:
    assert np.isnan(best_held_deg(np.full(50, 30.0), RATE_HZ))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_shared_table(case) -> None:
    assert found(case, samples(case)) == pytest.approx(case["found"], abs=case.get("within", 0))


@given(st.integers(3, 60), st.floats(1.0, 6.0), st.floats(60, 400), st.integers(0, 10**6))
def test_taps_are_counted_at_any_mounting(count, hz, peak_deg_s, seed) -> None:
    rng = np.random.default_rng(seed)
    t = np.arange(0, count / hz, 1 / RATE_HZ)
    axis = rng.normal(size=3)
    turn = peak_deg_s * np.sin(2 * np.pi * hz * t)[:, None] * axis / np.linalg.norm(axis)
    still = np.zeros((50, 3))
    course = np.concatenate([still, turn, still]) + rng.normal(0, 1.0, (t.size + 100, 3))
    assert abs(foot_taps(course, RATE_HZ) - count) <= 1
