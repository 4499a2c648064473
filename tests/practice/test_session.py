"""Guided sessions: equal sides, good side first, and no way to skip ahead in sleep."""

import pytest

from surefoot.practice.catalogue import library
from surefoot.practice.session import Session, SessionEvent, script, step

EXERCISES = [e for e in library().values() if e.guide is not None]


@pytest.mark.parametrize("entry", EXERCISES, ids=[e.id for e in EXERCISES])
@pytest.mark.parametrize("stroke_leg", ["left", "right", "both", "not_sure"])
def test_both_sides_get_equal_time_and_the_good_side_goes_first(entry, stroke_leg) -> None:
    segments = script(entry, stroke_leg)
    work = [s for s in segments if s.kind in ("rep", "hold", "lower")]
    sides = {side: sum(s.seconds for s in work if s.side == side) for side in ("left", "right")}
    if entry.guide.legs == "both":
        assert {s.side for s in segments} == {"both"}
    else:
        assert sides["left"] == sides["right"] > 0
        assert any(s.cue == "swap_sides" for s in segments)
        if stroke_leg in ("left", "right"):
            assert work[0].side != stroke_leg
            assert script(entry, stroke_leg, good_side_first=False)[1].side == stroke_leg


def play(entry, gap_s: float = 0.25, stop: SessionEvent | None = None) -> tuple[Session, list[str]]:
    session, said = Session(script(entry, "left")), []
    session, cues = step(session, SessionEvent("start", 0.0))
    said.extend(cues)
    now = 0.0
    while not session.ended_by and now < 4000:
        now += gap_s
        event = stop if stop is not None and now > stop.at_s else SessionEvent("tick", now)
        session, cues = step(session, event)
        said.extend(cues)
    return session, said


@pytest.mark.parametrize("entry", EXERCISES, ids=[e.id for e in EXERCISES])
def test_a_session_runs_to_its_end_in_the_time_it_says(entry) -> None:
    session, said = play(entry)
    sides = 1 if entry.guide.legs == "both" else 2
    assert session.ended_by == "finished"
    assert session.reps_done == entry.guide.sets * entry.guide.reps * sides
    assert said[-1] == "well_done_rest"
    assert session.last_s == pytest.approx(sum(s.seconds for s in session.segments), abs=0.3)


def test_pain_or_dizziness_leads_to_sit_down_and_the_card() -> None:
    for word in ("pain", "dizzy", "breathless"):
        session, said = play(library()["heel_raise"], stop=SessionEvent("stop", 9.0, word))
        assert said[-2:] == ["sit_down", "help"]
        assert session.ended_by in ("pain", "dizzy")


def test_rest_today_is_as_good_an_end_as_any() -> None:
    session, said = play(library()["heel_raise"], stop=SessionEvent("stop", 9.0, "rest_today"))
    assert session.ended_by == "rest_today"
    assert said[-1] == "rest_is_fine"


def test_a_device_that_slept_pauses_and_goes_on_where_it_was() -> None:
    session = Session(script(library()["heel_raise"], "left"))
    session, _ = step(session, SessionEvent("start", 0.0))
    session, _ = step(session, SessionEvent("tick", 1.0))
    session, cues = step(session, SessionEvent("tick", 500.0))
    assert session.paused
    assert cues == ("paused",)
    left_s = session.left_s
    session, _ = step(session, SessionEvent("resume", 600.0))
    assert session.left_s == left_s


def test_an_aid_has_nothing_to_lead() -> None:
    assert script(library()["aid_wedge"], "left") == ()
