"""Times with and without foot drop: a few days of the other kind do not make her unknown again."""

from datetime import date, timedelta

import numpy as np
import pytest

from surefoot.answers import usual
from surefoot.answers.phases import phases
from surefoot.answers.series import series
from surefoot.diary.day import Day

FIRST = date(2026, 1, 1)


def noted(marks):
    days = [
        Day(
            FIRST + timedelta(days=n),
            "foot_drop" if mark else "clear",
            {},
            ratings={"toe_drag": int(mark), "foot_roll": int(mark > 1)},
        )
        for n, mark in enumerate(marks)
    ]
    return days, days[-1].day


def mostly(n, seed=0):
    """Foot drop on most days, going up and down."""
    return np.random.default_rng(seed).choice([2, 2, 3, 3], n).tolist()


SHORT_RETURN = [*mostly(50), *[0] * 10, *[2, 3, 2, 2], *[0] * 35]


def test_a_clear_time_after_a_few_bad_days_is_seen_and_watched():
    days, until = noted(SHORT_RETURN)
    said = usual.verdict(days, until=until)
    assert said.answer == "usual"
    assert said.facts["compared"] == "before"
    days, until = noted([*SHORT_RETURN, 2, 3, 2, 3, 2, 3])
    assert usual.verdict(days, until=until).answer == "lasting_change"


def test_one_bad_day_after_it_is_one_bad_day():
    days, until = noted([*SHORT_RETURN, 3])
    assert usual.verdict(days, until=until).answer == "off_day"


@pytest.mark.parametrize("seed", range(5))
def test_a_few_good_days_do_not_make_her_usual_range_unknown(seed):
    marks = [*mostly(80, seed), *[0] * 8, *mostly(12, seed + 50)]
    days, until = noted(marks)
    said = usual.verdict(days, until=until)
    assert said.answer in ("usual", "off_day", "watch")
    assert said.facts["compared"] == "usual"


def test_a_return_after_months_says_since_when_and_how_long_it_takes():
    marks = [*mostly(60), *[0] * 200, *mostly(30, 3)]
    days, until = noted(marks)
    said = usual.verdict(days, until=until)
    if said.answer == "too_little":
        assert said.facts["why"] == "came_back"
        assert said.facts["since"] >= FIRST + timedelta(days=255)
        assert said.facts["needed"] == 45
    else:
        assert said.answer == "lasting_change"


def test_days_of_a_time_without_never_say_what_is_usual():
    """Else every day with foot drop would look worse than usual."""
    marks = [*mostly(60), *[0] * 40, *mostly(40, 3)]
    days, until = noted(marks)
    s = series(days, until=until).scored()
    found = phases(s)
    without = [one for one in found if one.without]
    assert len(without) == 1
    base = usual._reference(s, found)
    start = without[0].start
    end = found[found.index(without[0]) + 1].start if found[-1] is not without[0] else s.day.size
    assert not base[start:end].any()


def test_going_on_by_a_day_changes_no_phase_that_was_over():
    days, until = noted([*SHORT_RETURN, *mostly(40, 9), *[0] * 30])
    s = series(days, until=until).scored()
    before = phases(s.cut(np.arange(s.day.size) < 39))
    for n in range(40, s.day.size):
        now = phases(s.cut(np.arange(s.day.size) < n))
        over = len(before) - 1
        assert now[:over] == before[:over]
        before = now
