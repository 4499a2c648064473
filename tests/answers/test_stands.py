"""A fair test that goes by timed one-leg stands: alike with alike, and the goal hides the rest."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from attrs import evolve

from surefoot.actions.ask import Notes
from surefoot.actions.experiment import finish_experiment, plan_words, status
from surefoot.answers import experiment, outcome
from surefoot.practice.hold import Hold
from surefoot.terms.errors import SurefootError

FIRST = date(2026, 1, 1)
DAY_1 = FIRST + timedelta(days=60)


def stand(day, seconds, *, leg="left", support="fingertips", goal_s=30.0, **more):
    at = datetime(day.year, day.month, day.day, 18, tzinfo=UTC)
    reached = seconds >= goal_s
    why = "reached_goal" if reached else "foot_down"
    kind = {"leg": leg, "support": support, "goal_s": goal_s, "stopped_by": why, **more}
    return Hold(began=at, seconds=min(seconds, goal_s), **kind)


def stood(n, rng, *, start, middle=12.0, times=None):
    """One stand a day, going up and down by a quarter; `times` as long on its days."""
    longer = np.ones(n) if times is None else times
    return [
        stand(start + timedelta(days=i), float(middle * longer[i] * np.exp(rng.normal(0, 0.25))))
        for i in range(n)
    ]


@pytest.fixture(scope="module")
def before():
    return stood(60, np.random.default_rng(1), start=FIRST)


def plan(holds, **more):
    kind = {"what": "aid_wedge", "wears_off": "same_day", "length_days": 42, "seed": 7}
    kind |= {"first_day": DAY_1, "goes_by": "hold_seconds", "holds": holds}
    return experiment.plan((), **{**kind, **more})


def finished(kept, holds):
    sha256 = experiment.plan_sha256(kept)
    return finish_experiment(
        kept, sha256, Notes((), (), holds=tuple(holds)), today=DAY_1.replace(year=2027)
    )


def test_stands_half_as_long_again_are_found_and_sized(before):
    kept = plan(before)
    times = np.where(np.array(kept.schedule) == 1, 1.5, 1.0)
    verdict = finished(kept, stood(kept.days, np.random.default_rng(5), start=DAY_1, times=times))
    assert verdict.answer == "better_with"
    assert verdict.low <= 1.5 <= verdict.high
    assert verdict.low > 1.0
    assert "times as long" in verdict.sentence
    assert any("left leg" in line for line in verdict.story)


def test_where_nothing_acts_it_is_rarely_called(before):
    kept = plan(before)
    called = [
        finished(kept, stood(42, np.random.default_rng(100 + i), start=DAY_1)).answer
        for i in range(60)
    ]
    assert sum(c != "no_clear_answer" for c in called) <= 8


def test_the_chance_sees_that_the_goal_hides_what_lies_beyond_it():
    """Somebody who nearly always reaches the goal cannot show that she stands longer."""
    easy = stood(60, np.random.default_rng(3), start=FIRST, middle=60.0)
    hard = stood(60, np.random.default_rng(3), start=FIRST, middle=12.0)
    assert max(plan(easy).chances) + 0.2 < max(plan(hard).chances)
    assert any("Be warned" in line for line in plan_words(plan(easy)))


def test_only_stands_alike_are_compared(before):
    kind = outcome.usual_stand(before)
    day = DAY_1 + timedelta(days=1)
    other = [
        stand(day, 29.0, support="none"),
        stand(day, 29.0, leg="right"),
        stand(day, 29.0, goal_s=20.0),
        stand(day, 29.0, variation="head_turns"),
        evolve(stand(day, 1.0), stopped_by="interrupted"),
    ]
    seen = outcome.of_holds([*other, stand(day, 10.0)], kind, first=DAY_1, last=day)
    assert np.exp(-seen.y) == pytest.approx([10.0])
    longer = outcome.of_holds([stand(day, 80.0, goal_s=90.0)], kind, first=DAY_1, last=day)
    assert np.exp(-longer.y) == pytest.approx([30.0])
    assert longer.reached == 1


def test_the_kind_of_stand_is_locked_and_the_hash_of_other_plans_stays(before):
    kept = plan(before)
    assert experiment.Plan.from_dict(kept.to_dict()) == kept
    assert kept.stand == outcome.Stand("left", "fingertips", 30.0)
    by_score = evolve(kept, stand=None)
    assert "stand" not in by_score.to_dict()
    assert experiment.plan_sha256(by_score) != experiment.plan_sha256(kept)


def test_status_counts_days_with_such_a_stand(before):
    kept = plan(before)
    holds = (*before, stand(DAY_1, 9.0), stand(DAY_1, 11.0), stand(DAY_1, 5.0, leg="right"))
    now, _ = status(kept, Notes((), (), holds=holds), today=DAY_1)
    assert now.noted == 1


def test_without_stands_it_says_so(before):
    with pytest.raises(SurefootError, match="no timed one-leg stands"):
        plan([])
    with pytest.raises(SurefootError, match="days with such a stand"):
        plan(before[:10])
    assert finished(plan(before), []).answer == "too_little"
