"""Finding a change: what is over again after a few days is not one."""

from functools import cache

import numpy as np
import pytest

from surefoot.answers.models import change
from surefoot.answers.models.one_line import line_between
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
