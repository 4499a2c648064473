"""Finding a change: what is over again after a few days is not one."""

from functools import cache

import numpy as np
import pytest

from surefoot.answers.models import change
from surefoot.answers.models.one_line import line_between, repeats
from surefoot.answers.simulate.person import Person, person

CLAIM = 0.95


@cache
def asked(course: str, how: str = "plain", n: int = 40) -> list[tuple[Person, change.Change]]:
    out = []
    for i in range(n):
        one = person("development", course, 500 + i, observation=how)
        noted = one.diary.logged
        said = change.find(
            np.flatnonzero(noted).astype(float),
            one.diary.ratings[noted].sum(axis=1) / 15.0,
            one.diary.hour[noted],
            one.diary.off_flag[noted],
            line=line_between(one.diary.ratings[noted]),
        )
        out.append((one, said))
    return out


def claimed(course: str, how: str = "plain") -> float:
    return float(np.mean([said.p_change > CLAIM for _, said in asked(course, how)]))


def test_a_few_good_days_that_end_again_are_not_called_a_change() -> None:
    assert claimed("transient") <= 0.05


def test_what_stays_is_called_one() -> None:
    assert claimed("abrupt") >= 0.9


# ---- who rates only "there" or "not there" -------------------------------------------------------


def test_only_two_ratings_are_taken_for_one_line():
    assert line_between(np.array([[3.0, 0.0], [3.0, np.nan]])) == (0.5, 1.0)
    assert line_between(np.array([3.0, 3.0, 1.0, 1.0])) == (0.0, 1.0)
    assert line_between(np.array([0.0, 1.0, 2.0, 3.0])) is None
    assert line_between(np.array([2.0, 2.0])) is None
    assert line_between(np.full(3, np.nan)) is None
    # One slip in forty does not make a fine rater of her, one in ten does.
    assert line_between(np.array([3.0] * 20 + [0.0] * 19 + [2.0])) == (0.5, 1.0)
    assert line_between(np.array([3.0] * 20 + [0.0] * 16 + [2.0] * 4)) is None


@pytest.mark.parametrize("course", ["abrupt", "ramp", "exponential"])
def test_her_range_holds_the_day_on_which_half_was_done(course):
    inside = [
        said.onset_low <= one.course.midpoint_day <= said.onset_high
        for one, said in asked(course, "all_or_none")
    ]
    assert np.mean(inside) >= 0.8
    assert claimed(course, "all_or_none") >= 0.75


def test_her_slow_trend_is_no_change_and_nothing_of_hers_is_sudden():
    assert claimed("trend", "all_or_none") <= 0.15
    for course in ("abrupt", "ramp"):
        assert max(said.p_abrupt for _, said in asked(course, "all_or_none")) <= 0.8


def tapped_again(one: Person, seed: int) -> tuple[np.ndarray, ...]:
    """Leave most notes as the one before, while the day is not clearly different."""
    rng = np.random.default_rng(seed)
    noted = one.diary.logged
    ratings = one.diary.ratings[noted].copy()
    often, within = rng.uniform(0.5, 0.95), rng.integers(3, 7)
    for i in range(1, len(ratings)):
        apart = abs(ratings[i].sum() - ratings[i - 1].sum())
        if rng.random() < often and apart <= within:
            ratings[i] = ratings[i - 1]
    t = np.flatnonzero(noted).astype(float)
    return t, ratings, one.diary.hour[noted], one.diary.off_flag[noted]


def test_notes_that_repeat_the_one_before_are_known_by_themselves() -> None:
    crowd = [person("development", "ramp", i) for i in range(400, 430)]
    tapped = sum(repeats(tapped_again(one, i)[1]) for i, one in enumerate(crowd))
    careful = sum(repeats(one.diary.ratings[one.diary.logged]) for one in crowd)
    assert tapped >= 27
    assert careful <= 2
    assert not repeats(np.zeros((60, 5)))  # clear days are alike, and hide nothing
    assert not repeats(np.ones((10, 5)))  # too few to know
    assert not repeats(np.full((60, 5), np.nan))


def test_a_slow_change_in_notes_that_repeat_is_not_called_overnight() -> None:
    overnight, held, asked = np.zeros(2), np.zeros(2), 24
    for i in range(asked):
        one = person("development", "ramp", 440 + i)
        t, ratings, hour, off = tapped_again(one, i)
        for j, told in enumerate((False, True)):
            said = change.find(t, ratings.sum(axis=1) / 15.0, hour, off, repeats=told)
            overnight[j] += said.p_change > 0.95 and said.p_abrupt > 0.8
            held[j] += said.onset_low <= one.course.midpoint_day <= said.onset_high
    assert overnight[1] <= 0.1 * asked
    assert overnight[0] >= overnight[1] + 4
    assert held[1] >= held[0] + 3


def test_a_jump_of_almost_the_whole_scale_is_not_hidden_by_repeating() -> None:
    t = np.arange(60.0)
    share = np.where(t < 30, 1.0, 0.0)
    plain, told = (
        change.find(t, share, np.full(60, 14.0), np.zeros(60, dtype=bool), repeats=r)
        for r in (False, True)
    )
    assert told == plain
    assert told.p_abrupt > 0.8
