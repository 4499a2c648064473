"""The balance timer: the shared case table, and what must hold for any clock."""

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.practice.timer import Event, Instruction, Settings, Timer, step
from surefoot.terms.errors import CannotUse

CASES = json.loads(files("surefoot.practice").joinpath("timer_cases.json").read_text())


def spread(events: list[list]) -> list[Event]:
    """Write out ["ticks", until, every] as single ticks that follow the event before."""
    out: list[Event] = []
    for kind, at_s, *rest in events:
        if kind != "ticks":
            out.append(Event(kind, at_s, rest[0] if rest else ""))
            continue
        now = out[-1].at_s
        while now + rest[0] <= at_s + 1e-9:
            now = round(now + rest[0], 6)
            out.append(Event("tick", now))
    return out


def play(settings: Settings, events: list[Event]) -> tuple[Timer, list[Instruction]]:
    timer, done = Timer(settings), []
    for event in events:
        timer, todo = step(timer, event)
        done.extend(todo)
    return timer, done


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_shared_cases(case: dict) -> None:
    settings = Settings(
        "left",
        "fingertips",
        goal_s=case["goal_s"],
        variation=case.get("variation", "plain"),
    )
    timer, done = play(settings, spread(case["events"]))
    assert timer.phase == case["phase"]
    assert [i.cue for i in done if i.do == "say"] == case["says"]
    assert any(i.do == "help" for i in done) == case.get("help", False)
    if case["phase"] == "done":
        trial = timer.trial
        assert trial is not None
        assert trial.seconds == pytest.approx(case["seconds"], abs=1e-6)
        assert trial.stopped_by == case["stopped_by"]
        assert trial.touches == case.get("touches", 0)
        assert trial.heel_raises == case.get("heel_raises", 0)
        assert trial.seen_by_motion == case.get("seen_by_motion", False)


@given(
    st.lists(st.floats(0.01, 1.9), min_size=400, max_size=400),
    st.floats(0, 1e6),
    st.sampled_from([10.0, 30.0, 300.0]),
)
def test_any_ticking_clock_gives_the_goal_to_a_tenth(gaps, began, goal) -> None:
    settings = Settings("left", "none", goal_s=goal, warned_of_long_hold=True)
    now, events = began, [Event("start", began)]
    for gap in gaps:
        now += gap
        events.append(Event("tick", now))
    timer, _ = play(settings, events)
    if now - began > goal + 5.0:
        assert timer.trial is not None
        assert timer.trial.seconds == goal
        assert timer.trial.stopped_by == "reached_goal"
    else:
        assert timer.phase in ("counting", "holding")


@given(st.floats(5.2, 300.0), st.floats(0.05, 1.5))
def test_a_stopped_hold_is_timed_to_a_tenth_of_a_second(stop_at, every) -> None:
    settings = Settings("right", "none", goal_s=300.0, warned_of_long_hold=True)
    events, now = [Event("start", 0.0)], every
    while now < stop_at:
        events.append(Event("tick", now))
        now += every
    timer, _ = play(settings, [*events, Event("stop", stop_at), Event("why", 999.0, "foot_down")])
    if timer.trial is None:  # stopped while still counting: the clock had not looked yet
        assert stop_at - 5.0 < every
    else:
        assert timer.trial.seconds == pytest.approx(stop_at - 5.0, abs=0.1)


@given(st.lists(st.sampled_from(["tick", "stop", "hidden", "touch", "foot_down"]), max_size=60))
def test_an_interrupted_or_stopped_trial_is_never_a_full_hold(kinds) -> None:
    timer = Timer(Settings("left", "none", goal_s=10.0))
    timer, _ = step(timer, Event("start", 0.0))
    for n, kind in enumerate(kinds, 1):
        timer, _ = step(timer, Event(kind, n * 0.4))
    full = timer.trial is not None and timer.trial.stopped_by == "reached_goal"
    assert not full or len(kinds) * 0.4 >= 15.0


@pytest.mark.parametrize("goal", [0, -5, 301, 10_000, float("nan")])
def test_a_goal_nobody_can_stand_is_refused_in_words(goal) -> None:
    with pytest.raises(CannotUse, match="cannot be timed"):
        Settings("left", "none", goal_s=goal)


def test_a_long_goal_needs_the_warning_to_be_read() -> None:
    with pytest.raises(CannotUse, match="chance of"):
        Settings("left", "none", goal_s=45)
    assert Settings("left", "none", goal_s=45, warned_of_long_hold=True).goal_s == 45


@pytest.mark.parametrize("get_ready", [0, 4.9, 61])
def test_a_get_ready_count_out_of_range_is_refused(get_ready) -> None:
    with pytest.raises(CannotUse, match="get-ready"):
        Settings("left", "none", get_ready_s=get_ready)
