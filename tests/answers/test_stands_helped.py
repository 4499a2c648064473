"""What helped, by timed stands: beside the answer, behind the same gate, and never a reason."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from surefoot.actions.ask import Notes, ask
from surefoot.answers.doing import Doing
from surefoot.diary.day import Day
from surefoot.practice.hold import Hold
from surefoot.report.wording import say

FIRST = date(2026, 1, 1)
DAYS = 120
LAST = FIRST + timedelta(days=DAYS - 1)


def on_and_off(what="aid_wedge", every=20, on=10, first=5):
    return [
        Doing(what, FIRST + timedelta(days=n), FIRST + timedelta(days=n + on - 1))
        for n in range(first, DAYS - on, every)
    ]


def worn_on(doings, n):
    day = FIRST + timedelta(days=n)
    return any(d.started <= day and (d.stopped is None or day <= d.stopped) for d in doings)


def stood(doings, rng, *, times=1.0, middle=10.0, goal_s=30.0, every=1, support="fingertips"):
    out = []
    for n in range(0, DAYS, every):
        at = datetime(2026, 1, 1, 18, tzinfo=UTC) + timedelta(days=n)
        able = middle * (times if worn_on(doings, n) else 1.0) * np.exp(rng.normal(0, 0.25))
        why = "reached_goal" if able >= goal_s else "foot_down"
        out.append(Hold(at, "left", float(min(able, goal_s)), goal_s, support, why))
    return out


def signs(rng):
    marks = rng.integers(1, 4, DAYS)
    return tuple(
        Day(FIRST + timedelta(days=n), "foot_drop", {}, ratings={"toe_drag": int(m)})
        for n, m in enumerate(marks)
    )


def asked(doings, holds, seed=0):
    days = signs(np.random.default_rng(seed))
    return ask(Notes(days, (), tuple(doings), holds=tuple(holds)), "what_helped", until=LAST)


def test_stands_that_last_longer_with_it_are_a_link_and_sized():
    doings = on_and_off()
    held = 0
    for seed in range(12):
        v = asked(doings, stood(doings, np.random.default_rng(seed), times=1.6), seed)
        assert v.facts["stands_say"] == "longer"
        assert v.facts["stand_best"] == "aid_wedge"
        (low,), (high,) = v.numbers["stands, low"], v.numbers["stands, high"]
        held += low <= 1.6 <= high
        assert v.numbers["times as long"][0] > 1.2
    assert held >= 9
    assert any("a link, not a reason" in line and "times as long" in line for line in v.story)


def test_what_shortens_them_is_told_too():
    doings = on_and_off()
    v = asked(doings, stood(doings, np.random.default_rng(1), times=0.6))
    assert v.facts["stands_say"] == "shorter"


def test_where_nothing_acts_it_is_rarely_said():
    doings = on_and_off()
    said = [
        asked(doings, stood(doings, np.random.default_rng(50 + n)), n).facts["stands_say"]
        for n in range(60)
    ]
    assert sum(word != "nothing" for word in said) <= 6


def test_stands_never_change_the_answer_of_the_signs():
    doings = on_and_off()
    for times in (0.5, 1.0, 2.0):
        holds = stood(doings, np.random.default_rng(3), times=times)
        alone, beside = asked(doings, []), asked(doings, holds)
        for name in ("answer", "size", "low", "high", "sentence", "caveats"):
            assert getattr(alone, name) == getattr(beside, name)
        assert beside.basis.holds == DAYS


def test_begun_once_gets_no_figure_from_stands_either():
    """She stands longer from the day on which she also began to practise."""
    doings = [Doing("aid_wedge", FIRST + timedelta(days=60))]
    v = asked(doings, stood(doings, np.random.default_rng(2), times=2.0))
    assert v.facts["stands_say"] == "cannot_tell"
    assert v.numbers["times as long"] == [None]


def test_few_stands_and_goals_mostly_reached_are_said_so():
    doings = on_and_off()
    few = asked(doings, stood(doings, np.random.default_rng(2), every=6))
    assert (few.facts["stands_say"], few.facts["stand_days"]) == ("few", 20)
    assert "times as long" not in few.numbers
    easy = asked(doings, stood(doings, np.random.default_rng(2), middle=60.0))
    assert easy.facts["stands_say"] == "at_goal"
    none = asked(doings, stood(doings, np.random.default_rng(2), every=40))
    assert none.facts["stands_say"] == ""


def test_unlike_stands_are_not_mixed_in():
    doings = on_and_off()
    holds = stood(doings, np.random.default_rng(2), times=1.5)
    other = stood(doings, np.random.default_rng(9), times=0.2, every=2, support="none")
    one, two = asked(doings, holds), asked(doings, [*holds, *other])
    assert one.numbers == two.numbers
    late = [h for h in stood(doings, np.random.default_rng(4)) if h.began.date() > LAST]
    assert asked(doings, [*holds, *late]).numbers == one.numbers


@pytest.mark.parametrize("language", ["en-GB", "de", "de-simple"])
def test_it_is_said_in_every_language(language):
    doings = on_and_off()
    v = asked(doings, stood(doings, np.random.default_rng(3), times=1.6))
    said = say(v, language).story
    assert any(("1.6" in line or "1,6" in line or "1,5" in line or "1.5" in line) for line in said)
