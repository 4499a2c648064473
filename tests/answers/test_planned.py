"""The chance promised before a test: made from her own way of noting, and honest about it."""

import numpy as np
import pytest
from scipy.special import ndtri

from surefoot.answers.models import planned, swaps

DAYS = 60


def before(ratings: np.ndarray, noted: np.ndarray | None = None) -> planned.Before:
    value = ratings.astype(float)
    if noted is not None:
        value[~noted] = np.nan
    return planned.Before(value, np.full(value.shape[0], 14.0))


def fine(seed: int = 1) -> np.ndarray:
    rng = np.random.default_rng(seed)
    felt = 1.5 + rng.normal(0, 0.4, DAYS)
    seen = felt[:, None] + rng.normal(0, 0.4, (DAYS, 5))
    return (seen[:, :, None] > np.array([0.5, 1.4, 2.3])).sum(axis=2)


def chances(notes: planned.Before, falls=(1.0, 3.0, 5.0), days: int = 42) -> list[float]:
    rng = np.random.default_rng(5)
    lot = np.repeat(swaps.swap_schedules(14, swaps.draw_swaps(14, rng), rng), 3, axis=1)[:, :days]
    return planned.power(notes, lot, falls, half_life=0.0, rng=np.random.default_rng(7))


def test_the_same_notes_and_seed_give_the_same_chances_and_a_larger_fall_a_larger_one():
    said = chances(before(fine()))
    assert said == chances(before(fine()))
    assert said == sorted(said)
    assert said[-1] > said[0] + 0.3


def test_of_nothing_little_more_is_promised_than_the_false_answers():
    (said,) = chances(before(fine()), falls=(0.0,))
    assert said <= 0.1


def test_always_the_top_is_not_a_promise_of_certainty():
    """She notes the top on every day: there is no up and down to see, and many once it works."""
    always = before(np.full((DAYS, 5), 3))
    # Days without ups and downs are not days without noise: taken so, it would promise 1.
    small, middle = chances(always, falls=(1.0, 3.0))
    assert small < 0.6
    assert middle < 0.95


def test_with_no_push_the_course_gives_back_her_own_ratings():
    notes = before(fine())
    way = planned._Ratings(notes)
    rng = np.random.default_rng(3)
    n, k = way.low.shape
    inside = rng.random((n, k))
    course = ndtri(way.low + inside * (way.high - way.low))
    assert np.array_equal(way.figure(course), fine().sum(axis=1))


def test_who_notes_less_and_less_is_promised_less():
    rng = np.random.default_rng(2)
    wears_off = rng.random(DAYS) < np.linspace(1.0, 0.15, DAYS)
    steady = rng.permutation(wears_off)
    less, same = (chances(before(fine(), noted), falls=(2.0,))[0] for noted in (wears_off, steady))
    assert less < same - 0.05
    _, change, error = planned._wearing_off(wears_off)
    assert change < -1.5 * error


def test_too_few_notes_promise_nothing():
    nothing = np.zeros(DAYS, dtype=bool)
    nothing[3] = True
    assert chances(before(fine(), nothing)) == [0.0, 0.0, 0.0]


def test_a_figure_without_steps_keeps_its_floor():
    rng = np.random.default_rng(4)
    value = rng.normal(-2.0, 0.3, (DAYS, 1))
    free = planned.Before(value, np.full(DAYS, 14.0), rated=False, lowest=-9.0)
    stopped = planned.Before(value, np.full(DAYS, 14.0), rated=False, lowest=-2.2)
    assert chances(free, falls=(0.3,))[0] > chances(stopped, falls=(0.3,))[0] + 0.1


@pytest.mark.parametrize("missing", [1, 2])
def test_a_sign_she_did_not_note_on_some_days_is_taken_from_the_nearest(missing):
    ratings = fine().astype(float)
    ratings[::3, :missing] = np.nan
    said = chances(planned.Before(ratings, np.full(DAYS, 14.0)), falls=(3.0,))
    assert 0.3 < said[0] <= 1.0
