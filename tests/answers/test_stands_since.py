"""Stands before and since: only alike ones, and one that reached its goal is never its goal."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import get_args

import numpy as np
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from surefoot.actions.ask import Notes, ask
from surefoot.answers import gone
from surefoot.answers.stands import compared
from surefoot.diary.day import Day
from surefoot.diary.logs import AidLog
from surefoot.practice.hold import Hold, Support
from surefoot.report.saying import LANGUAGES
from surefoot.report.stand_words import stands_said
from surefoot.report.wording import say
from surefoot.terms.languages import easy

FIRST = date(2026, 1, 1)
CHANGED = FIRST + timedelta(days=60)
LAST = FIRST + timedelta(days=119)


def stand(day, seconds, *, goal_s=30.0, why="foot_down", **kind):
    at = datetime.combine(day, datetime.min.time(), UTC) + timedelta(hours=18)
    reached = seconds >= goal_s
    stopped = "reached_goal" if reached else why
    kind = {"leg": "left", "support": "fingertips", **kind}
    return Hold(at, seconds=min(seconds, goal_s), goal_s=goal_s, stopped_by=stopped, **kind)


def stood(rng, *, before=12.0, since=12.0, every=4, spread=0.25, **kind):
    """A stand every few days; her middle is `before` up to the change and `since` from it on."""
    out = []
    for n in range(0, 120, every):
        day = FIRST + timedelta(days=n)
        middle = before if day < CHANGED else since
        out.append(stand(day, float(middle * np.exp(rng.normal(0, spread))), **kind))
    return out


def asked(holds, worn=()):
    return compared(holds, worn, before=CHANGED, since=CHANGED, until=LAST)


def test_longer_stands_are_found_and_the_range_holds_the_truth():
    held, found = 0, 0
    for seed in range(40):
        (one,) = asked(stood(np.random.default_rng(seed), before=12.0, since=24.0))
        held += one.low <= 2.0 <= one.high
        found += one.found == "longer"
    assert found >= 38
    assert held >= 33


def test_where_nothing_changed_it_is_rarely_called():
    said = [asked(stood(np.random.default_rng(100 + n)))[0].found for n in range(100)]
    assert sum(found != "not_clear" for found in said) <= 7


def test_shorter_stands_are_told_too():
    (one,) = asked(stood(np.random.default_rng(1), before=20.0, since=8.0))
    assert one.found == "shorter"
    assert one.high < 1.0


def test_the_truth_beyond_the_goal_is_neither_denied_nor_made_up():
    """Three times as long, but the timer stops at 30 s: the range must reach past what was seen."""
    rng = np.random.default_rng(4)
    (one,) = asked(stood(rng, before=15.0, since=45.0))
    assert one.found == "longer"
    assert one.since.at_least
    assert one.low <= 3.0 <= one.high
    as_if_exact = [
        evolve(h, stopped_by="foot_down")
        for h in stood(np.random.default_rng(4), before=15.0, since=45.0)
    ]
    (flat,) = asked(as_if_exact)
    assert flat.times < one.times
    assert not flat.since.at_least


@given(
    st.lists(st.floats(0.5, 200.0), min_size=4, max_size=15),
    st.lists(st.sampled_from([10.0, 20.0, 30.0, 60.0]), min_size=15, max_size=15),
)
@settings(max_examples=60, deadline=None)
def test_a_middle_is_never_above_the_true_one_and_is_the_true_one_unless_it_says_so(true, goals):
    then = [stand(FIRST + timedelta(days=n), 5.0) for n in range(4)]
    now = [stand(CHANGED + timedelta(days=n), s, goal_s=goals[n]) for n, s in enumerate(true)]
    (one,) = asked([*then, *now])
    middle = float(np.median(true))
    assert one.since.seconds <= middle + 0.051
    if not one.since.at_least:
        assert one.since.seconds == pytest.approx(middle, abs=0.051)


@given(st.lists(st.tuples(st.integers(0, 119), st.floats(0.5, 30.0)), max_size=8), st.data())
@settings(max_examples=40, deadline=None)
def test_unlike_stands_are_never_mixed_in(odd, data):
    holds = stood(np.random.default_rng(3), before=10.0, since=16.0)
    unlike = [
        stand(
            FIRST + timedelta(days=n),
            seconds,
            **data.draw(
                st.sampled_from(
                    [
                        {"support": "none"},
                        {"support": "both_hands"},
                        {"variation": "head_turns"},
                        {"shoes": "boots"},
                    ]
                )
            ),
        )
        for n, seconds in odd
    ]
    interrupted = [evolve(stand(LAST, 1.0), stopped_by="interrupted")]
    assert asked([*holds, *unlike, *interrupted]) == asked(holds)
    other_leg = [evolve(h, leg="right") for h in unlike]
    assert asked([*holds, *other_leg])[0] == asked(holds)[0]


def test_order_does_not_matter_and_later_stands_are_not_looked_at():
    holds = stood(np.random.default_rng(3))
    late = [stand(LAST + timedelta(days=n), 29.0) for n in range(1, 6)]
    old = [stand(CHANGED - timedelta(days=400 + n), 29.0) for n in range(6)]
    assert asked([*reversed(holds), *late, *old]) == asked(holds)


def test_three_stands_a_day_are_no_three_witnesses():
    one, three = (
        asked(
            [h for h in stood(np.random.default_rng(8), before=12.0, since=16.0) for _ in range(k)]
        )
        for k in (1, 3)
    )
    assert three[0].low == pytest.approx(one[0].low, abs=0.02)
    assert three[0].high == pytest.approx(one[0].high, abs=0.02)
    assert three[0].since.stands == 3 * one[0].since.stands
    assert three[0].since.days == one[0].since.days


def test_few_stands_are_too_few_and_unlike_ones_are_said_to_be():
    few = [stand(FIRST + timedelta(days=n), 9.0) for n in range(3)]
    few += [stand(CHANGED + timedelta(days=n), 29.0) for n in range(9)]
    (one,) = asked(few)
    assert (one.found, one.times) == ("too_few", None)
    then = [stand(FIRST + timedelta(days=n), 9.0) for n in range(6)]
    now = [stand(CHANGED + timedelta(days=n), 29.0, shoes="Boots") for n in range(6)]
    (one,) = asked([*then, *now])
    assert (one.found, one.differ, one.times) == ("not_alike", ("shoes",), None)
    worn = [AidLog("aid_wedge", CHANGED)]
    (one,) = asked([*then, *(evolve(h, shoes="") for h in now)], worn)
    assert (one.found, one.differ) == ("not_alike", ("aids",))
    assert asked(then) == ()


def test_who_always_reaches_the_goal_cannot_be_compared():
    (one,) = asked(stood(np.random.default_rng(2), before=60.0, since=120.0))
    assert one.found == "at_goal"
    assert one.times is None


def test_pain_cuts_a_stand_short_as_the_goal_does():
    holds = stood(np.random.default_rng(2), before=12.0, since=12.0)
    sore = [evolve(h, stopped_by="pain") if h.began.date() >= CHANGED else h for h in holds]
    assert asked(sore)[0].since.at_least
    assert asked(sore)[0].times > asked(holds)[0].times


def signs():
    """Foot drop on most days up to the change, and clear from it on."""
    return tuple(
        Day(
            FIRST + timedelta(days=n),
            "foot_drop" if n < 60 and n % 5 else "clear",
            {"toe_drag": "seen" if n < 60 and n % 5 else "not_seen"},
        )
        for n in range(120)
    )


@given(st.integers(0, 10**6))
@settings(max_examples=15, deadline=None)
def test_stands_never_change_the_answer_of_the_signs(seed):
    rng = np.random.default_rng(seed)
    holds = stood(rng, before=float(rng.uniform(2, 40)), since=float(rng.uniform(2, 40)))
    alone = gone.verdict(signs(), until=LAST)
    beside = gone.verdict(signs(), until=LAST, holds=holds)
    for name in ("answer", "size", "low", "high", "caveats"):
        assert getattr(alone, name) == getattr(beside, name)
    assert say(alone).sentence == say(beside).sentence
    assert (alone.basis.holds, beside.basis.holds > 7) == (0, True)


@pytest.mark.parametrize(
    ("language", "part"), [("en-GB", "at least 30 seconds"), ("de", "mindestens 30 Sekunden")]
)
def test_it_is_told_in_words_with_counts(language, part):
    holds = stood(np.random.default_rng(4), before=12.0, since=60.0)
    verdict = say(ask(Notes(signs(), (), holds=tuple(holds)), "is_it_gone", until=LAST), language)
    (line,) = [s for s in verdict.story if part in s]
    assert "13" in line
    assert "15" in line
    assert verdict.numbers["or longer"][0] == "since"


def test_without_a_change_in_the_signs_the_last_weeks_are_compared():
    same = tuple(evolve(d, state="clear", signs={"toe_drag": "not_seen"}) for d in signs())
    holds = stood(np.random.default_rng(4))
    verdict = ask(Notes(same, (), holds=tuple(holds)), "is_it_gone", until=LAST)
    (line,) = [s for s in verdict.story if "in the last three weeks" in s and "stands" in s]
    assert "left leg" in line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("support", get_args(Support))
def test_in_easy_words_no_sentence_is_long(language, support):
    rng = np.random.default_rng(4)
    for holds in (
        stood(rng, before=12.0, since=60.0, support=support),
        stood(rng, before=60.0, since=60.0, support=support),
        stood(rng, every=30, support=support),
    ):
        verdict = gone.verdict(signs(), until=LAST, holds=holds)
        (line,) = stands_said(verdict, easy(language))
        for sentence in re.split(r"(?<=[.:])\s+", line):
            assert len(sentence.split()) <= 12, sentence
