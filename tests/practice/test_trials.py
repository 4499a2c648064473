"""A test by its protocol: one table of cases for both halves, and what must always hold."""

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot.practice.protocol import protocol, protocols, score, turns
from surefoot.practice.trials import Run, RunEvent, by_leg, step

CASES = json.loads(files("surefoot.practice").joinpath("trials_cases.json").read_text())


def events(case: dict) -> list[RunEvent]:
    """Spell out the ticks; between two other events the clock goes on ticking, as on a page."""
    told: list[RunEvent] = []
    for kind, at_s, *more in case["events"]:
        if kind == "ticks":
            while told[-1].at_s + more[0] <= at_s + 1e-9:
                told.append(RunEvent("tick", round(told[-1].at_s + more[0], 6)))
            continue
        while case.get("slow") and told and told[-1].at_s + 1.5 < at_s:
            told.append(RunEvent("tick", round(told[-1].at_s + 1.5, 6)))
        extra = {"value": more[0], "at_least": (more[1:] or [False])[0]} if kind == "result" else {}
        word = {"word": more[0]} if kind == "hurts" else {}
        told.append(RunEvent(kind, at_s, **extra, **word))
    return told


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_table_of_cases(case) -> None:
    test = protocol(case["test"])
    run, orders = Run(test, turns(test, case["stroke_leg"])), []
    for event in events(case):
        run, todo = step(run, event)
        orders += todo
    assert [o.cue for o in orders if o.do == "say"] == case["says"]
    assert [o.do for o in orders if o.do != "say"] == case["orders"]
    assert (run.phase, run.ended_by) == (case["phase"], case["ended_by"])
    found = [(t.leg, pytest.approx(t.value), t.at_least) for t in run.tries]
    assert [tuple(t) for t in case["tries"]] == found


KINDS = st.sampled_from(["start", "tick", "stop", "hidden", "result", "hurts", "finish"])


@given(
    st.sampled_from(sorted(protocols())),
    st.lists(st.tuples(KINDS, st.floats(0.0, 3.0), st.none() | st.floats(0, 100)), max_size=60),
)
def test_no_order_of_events_keeps_more_or_other_than_was_done(name, told) -> None:
    test = protocol(name)
    run, now_s, kept = Run(test, turns(test, "left")), 0.0, 0
    for kind, later_s, value in told:
        now_s += later_s
        before = run
        run, orders = step(run, RunEvent(kind, now_s, value, word="pain"))
        assert len(run.tries) - len(before.tries) in (0, 1)
        assert [t.leg for t in run.tries] == [t.leg for t in run.turns[: len(run.tries)]]
        kept += sum(o.do == "keep" for o in orders)
        assert not (before.phase == "resting" and run.phase == "running")  # never without a count
    assert kept <= 1
    assert kept == (run.phase == "done" and bool(run.tries))


@pytest.mark.parametrize("name", sorted(protocols()))
def test_each_test_runs_to_its_end_with_each_of_its_rests(name) -> None:
    test = protocol(name)
    run, now_s, rested_from_s = Run(test, turns(test, "right")), 0.0, None
    run, orders = step(run, RunEvent("start", now_s))
    while run.phase != "done":
        called = any(o.do in ("hold", "angle", "look") or o.cue == "get_ready" for o in orders)
        if called and rested_from_s is not None:
            assert now_s - rested_from_s == pytest.approx(run.turn.rest_before_s, abs=0.11)
        if run.phase == "asking":
            run, orders = step(run, RunEvent("result", now_s, 12.0))
            rested_from_s = now_s
            continue
        now_s = round(now_s + 0.1, 6)
        by_tap = run.phase == "walking_in" or (
            run.phase == "running" and not test.fixed_s and now_s - run.began_s > 5
        )
        before = len(run.tries)
        run, orders = step(run, RunEvent("stop" if by_tap else "tick", now_s))
        rested_from_s = now_s if len(run.tries) > before else rested_from_s
    assert len(run.tries) == len(run.turns)
    for _, tries in by_leg(run.tries):
        found = score(test, [t.value for t in tries])
        assert found is not None
        assert found.tries == test.trials
