"""The library, the tests, the plan and the voice: content that must be whole and honest."""

import io
import json
import re
import wave
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.diary.logs import AidLog
from surefoot.practice import voice
from surefoot.practice.aids import Conditions, differing, skin_check_due, worn_on
from surefoot.practice.catalogue import (
    GRADES,
    exercise,
    library,
    setup_rules,
    stop_rules,
    strength_of_evidence,
)
from surefoot.practice.plan import read_care_plan
from surefoot.practice.protocol import protocol, protocols, score, turns
from surefoot.practice.session import script
from surefoot.report.exercise_book import exercise_book
from surefoot.report.wording import BANNED
from surefoot.terms.catalogue import catalogue
from surefoot.terms.errors import CannotUse
from surefoot.terms.languages import easy
from tests.web.easy_read import too_long_lines


def test_the_library_is_whole() -> None:
    entries = library()
    assert len(entries) == 36
    known_sources = {s["id"] for s in catalogue("surefoot.terms", "measures.yaml")["sources"]}
    for entry in entries.values():
        assert 1 <= len(entry.steps) <= 5
        assert entry.grade in GRADES
        assert set(entry.sources) <= known_sources, entry.id
        assert (entry.guide is not None) == (entry.kind == "exercise")


@pytest.mark.parametrize("language", ["en-GB", "de"])
def test_easy_exercises_and_tests_are_short_and_say_the_same(language: str) -> None:
    usual, simple = library(language), library(easy(language))
    assert list(simple) == list(usual)
    for id, entry in simple.items():
        texts = [entry.name, *entry.steps, entry.start, entry.progress]
        texts += [*entry.not_if, *entry.stop_if, strength_of_evidence(entry, easy(language))]
        assert too_long_lines(texts) == [], f"add an easy twin in exercises: {id}"
        known = str(usual[id]).lower()
        new = [w for w in BANNED if w in " ".join(texts).lower() and w not in known]
        assert new == [], f"{id}: {new}"
        for part in ("steps", "not_if", "stop_if"):
            assert len(getattr(entry, part)) == len(getattr(usual[id], part)), id
        for told, said in zip(entry.steps, usual[id].steps, strict=True):
            assert numbers(told) == numbers(said), f"{id}: {told}"
    for id, test in protocols(easy(language)).items():
        texts = [test.name, *test.prompts, *test.stop_when]
        assert too_long_lines(texts) == [], f"add an easy twin in protocols: {id}"
        assert len(test.prompts) == len(protocols(language)[id].prompts)
    assert too_long_lines([*stop_rules(easy(language)), *setup_rules(easy(language))]) == []


def test_german_is_as_whole_as_english() -> None:
    english, german = library(), library("de")
    assert list(german) == list(english)
    for id, ours in english.items():
        theirs = german[id]
        for part in ("steps", "not_if", "stop_if"):
            assert len(getattr(theirs, part)) == len(getattr(ours, part)), f"{id} {part}"
        for part in ("name", "start", "progress", "supervise"):
            assert bool(getattr(theirs, part)) == bool(getattr(ours, part)), f"{id} {part}"
        assert theirs.name != ours.name, id
        assert theirs.guide == ours.guide
        for said, told in zip(ours.steps, theirs.steps, strict=True):
            assert numbers(said) == numbers(told), f"{id}: {told}"
        for part in ("start", "progress"):
            said, told = getattr(ours, part), getattr(theirs, part)
            assert numbers(said) == numbers(told), f"{id} {part}"
    assert len(stop_rules("de")) == len(stop_rules())
    assert len(setup_rules("de")) == len(setup_rules())
    for entry in german.values():
        assert strength_of_evidence(entry, "de") != entry.strength_of_evidence


def numbers(text: str) -> list[str]:
    """Give the numbers of a text, "2-3" as two."""
    return re.findall(r"\d+", text)


def test_german_tests_are_as_whole_as_english_ones() -> None:
    for id, ours in protocols().items():
        theirs = protocols("de")[id]
        assert theirs.name != ours.name
        assert len(theirs.prompts) == len(ours.prompts)
        assert len(theirs.stop_when) == len(ours.stop_when)
        assert (theirs.trials, theirs.rest_s, theirs.score) == (
            ours.trials,
            ours.rest_s,
            ours.score,
        )
        for said, told in zip(ours.prompts, theirs.prompts, strict=True):
            assert numbers(said) == numbers(told), f"{id}: {told}"


@pytest.mark.parametrize("language", ["en-GB", "de"])
def test_no_line_is_long_or_loud(language) -> None:
    lines = [line for e in library(language).values() for line in (*e.steps, *e.stop_if)]
    lines += [line for t in protocols(language).values() for line in (*t.prompts, *t.stop_when)]
    for line in lines:
        assert "!" not in line
        for sentence in re.split(r"(?<=[.?:;])\s+", line):
            assert len(sentence.split()) <= 22, sentence


def test_founding_exercises_are_whole() -> None:
    lift, sock = exercise("ev_lift_sit"), exercise("sock_pick")
    assert any("big toe" in s for s in lift.steps)
    assert any("soft" in s for s in lift.steps)
    assert len(sock.steps) == 5
    assert script(sock, "left")[1].side == "right"
    assert lift.shared_by_survivor
    assert sock.shared_by_survivor


def test_everything_done_standing_is_gated() -> None:
    seated = {"ev_lift_sit", "sock_pick", "towel_scrunch", "carpet_toes", "toe_spread", "df_sit"}
    for entry in library().values():
        if entry.id in seated:
            assert not entry.standing
    for name in ("heel_raise", "sls_progress", "squat_heels", "step_up", "walk_cue", "tandem"):
        assert library()[name].standing


def test_an_unknown_exercise_gets_a_sentence() -> None:
    with pytest.raises(CannotUse, match="no exercise called 'handstand'"):
        exercise("handstand")


def test_every_test_has_a_measure_that_exists_or_says_it_is_ours() -> None:
    measures = {m["id"] for m in catalogue("surefoot.terms", "measures.yaml")["measures"]}
    for test in protocols().values():
        assert test.measure in measures or (test.measure is None and test.ours), test.id
        assert test.prompts
        assert test.stop_when


def test_good_leg_goes_first_and_rests_are_kept() -> None:
    order = turns(protocol("one_leg"), "left")
    assert [t.leg for t in order] == ["right", "left"] * 3
    assert [t.rest_before_s for t in order] == [0.0] + [60.0] * 5


def test_best_is_the_shortest_time_and_the_most_taps() -> None:
    assert score(protocol("sit_to_stand_5"), [14.0]).value == 14.0
    assert score(protocol("up_and_go"), [10.0, 12.0]).value == 11.0
    assert score(protocol("foot_taps"), [20, 25]).value == 25
    assert score(protocol("squat_heel"), [1, 0, 1]).value == 0
    assert score(protocol("foot_taps"), []) is None


def test_a_best_that_reached_the_goal_is_at_least() -> None:
    assert score(protocol("one_leg"), [12.0, 30.0]).at_least
    assert not score(protocol("one_leg"), [12.0, 29.9]).at_least


CARE_PLAN = {
    "resourceType": "CarePlan",
    "author": {"display": "A. Made-Up, physio"},
    "activity": [
        {
            "detail": {
                "code": {"text": "Heel raises"},
                "description": "Slow down.",
                "scheduledTiming": {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}},
            }
        },
        {"detail": {"description": "Walk to the shop and back", "scheduledString": "most days"}},
        {"detail": {"description": "Old thing", "status": "stopped"}},
    ],
}


@pytest.mark.parametrize(
    "whole", [CARE_PLAN, {"resourceType": "Bundle", "entry": [{"resource": CARE_PLAN}]}]
)
def test_a_care_plan_is_read_and_its_words_are_kept(whole) -> None:
    heel, walk = read_care_plan(json.dumps(whole))
    assert (heel.what, heel.exercise, heel.dose) == ("Heel raises", "heel_raise", "2 times a day")
    assert heel.note == "Slow down."
    assert (walk.what, walk.exercise, walk.dose) == ("Walk to the shop and back", "", "most days")


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"resourceType": "Patient"}', "[" * 9999])
def test_what_is_no_care_plan_gets_a_sentence(text) -> None:
    with pytest.raises(CannotUse, match="care plan"):
        read_care_plan(text)


@given(
    st.recursive(
        st.none() | st.text() | st.integers(),
        lambda c: (
            st.dictionaries(
                st.sampled_from(
                    ["resourceType", "entry", "activity", "detail", "code", "text", "resource"]
                ),
                c,
            )
            | st.lists(c)
        ),
        max_leaves=8,
    )
)
def test_odd_json_never_breaks_the_plan_reader(whole) -> None:
    try:
        items = read_care_plan(json.dumps(whole))
    except CannotUse:
        return
    assert all(item.what for item in items)


def test_every_cue_a_session_or_timer_says_has_words_in_both_languages() -> None:
    said = {s.cue for e in library().values() for s in script(e, "left")}
    cases = json.loads(
        __import__("importlib.resources", fromlist=["files"])
        .files("surefoot.practice")
        .joinpath("timer_cases.json")
        .read_text()
    )
    said |= {cue for case in cases for cue in case["says"]}
    for language in voice.LANGUAGES:
        for cue in said:
            assert voice.cue_words(cue, language)


def test_tones_start_high_stop_low_and_the_sprite_says_where() -> None:
    content, places = voice.sprite({"start": voice.tone("start"), "stopped": voice.tone("stopped")})
    with wave.open(io.BytesIO(content)) as file:
        n, rate_hz = file.getnframes(), file.getframerate()
        samples = file.readframes(n)
    assert places["start"][0] == 0.0
    assert places["stopped"][1] <= n / rate_hz

    def crossings(place: tuple[float, float]) -> int:
        first, last = (int(x * rate_hz) for x in place)
        part = memoryview(samples).cast("h")[first:last].tolist()
        return sum(a < 0 <= b for a, b in pairwise(part))

    assert crossings(places["start"]) == pytest.approx(220, abs=3)  # 880 Hz for a quarter second
    assert crossings(places["stopped"]) == pytest.approx(110, abs=3)


def test_skin_is_checked_after_half_an_hour_then_daily() -> None:
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    due = lambda last, minutes: skin_check_due(  # noqa: E731
        "aid_wedge", noon, last, noon + timedelta(minutes=minutes)
    )
    assert not due(None, 29)
    assert due(None, 30)
    assert not due(noon + timedelta(minutes=30), 60)
    assert due(noon + timedelta(minutes=30), 60 * 25)
    assert not skin_check_due("aid_stick", noon, None, noon + timedelta(days=9))


def test_what_differs_is_named() -> None:
    usual = Conditions(shoes="brown boots", support="none", aids=frozenset({"aid_wedge"}))
    assert differing(usual, usual) == ()
    evening = Conditions(shoes="slippers", support="none")
    assert differing(usual, evening) == ("shoes", "aids")


def test_an_aid_is_worn_from_its_first_to_its_last_day() -> None:
    march = [date(2026, 3, d) for d in range(1, 6)]
    logs = [AidLog("aid_wedge", march[1], march[2]), AidLog("aid_afo", march[2])]
    worn = [sorted(worn_on(logs, day)) for day in march]
    assert worn == [[], ["aid_wedge"], ["aid_afo", "aid_wedge"], ["aid_afo"], ["aid_afo"]]


def test_the_page_for_the_clinician_holds_every_entry_and_every_stop_rule() -> None:
    page = exercise_book()
    for entry in library().values():
        assert f'id="{entry.id}"' in page
    for rule in stop_rules():
        assert rule in page
    assert "<script" not in page
