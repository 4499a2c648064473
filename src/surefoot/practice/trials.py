"""A whole test by its protocol as a pure machine: legs in turn, clock, rests, one score a leg.

The page, the command line and the tests all drive it; ``web/static/trials.js`` mirrors it and both
pass ``trials_cases.json``. It has no clock of its own. A one-leg stand, an angle and a look are
timed or measured elsewhere: it says when, and is given the result.
"""

from collections.abc import Iterator
from typing import Literal

from attrs import evolve, frozen

from surefoot.practice.protocol import Leg, Protocol, Turn
from surefoot.practice.timer import SLEEP_GAP_S

GET_READY_S = 5.0
#: Before the next try is called (ours).
WARNED_S = 10.0
Phase = Literal["waiting", "resting", "counting", "walking_in", "running", "asking", "done"]
#: Who runs one try: the hold's own timer, the phone as inclinometer, or an eye.
OWN_WAY = {"one_leg": "hold", "angle": "angle", "look": "look"}


@frozen
class Try:
    """One try that counts. `at_least` is True where it reached the goal."""

    leg: Leg
    value: float
    at_least: bool = False


@frozen
class Order:
    """One thing for the page or the terminal to do.

    ``say`` a cue; run a ``hold``, an ``angle`` or a ``look``; ``ask`` for the number that was
    counted or measured; ``keep`` the tries; ``help``: show the card.
    """

    do: Literal["say", "hold", "angle", "look", "ask", "keep", "help"]
    cue: str = ""


@frozen
class Run:
    """Where a test stands. Never changed: `step` gives the next one."""

    test: Protocol
    turns: tuple[Turn, ...]
    at: int = 0
    phase: Phase = "waiting"
    began_s: float = 0.0
    last_s: float = 0.0
    rested_from_s: float = 0.0
    tries: tuple[Try, ...] = ()
    said: tuple[str, ...] = ()
    ended_by: Literal["", "finished", "pain", "dizzy"] = ""

    @property
    def turn(self) -> Turn:
        """The try that is on, or comes next."""
        return self.turns[min(self.at, len(self.turns) - 1)]

    @property
    def own_way(self) -> str:
        """``hold``, ``angle`` or ``look`` where the try is run elsewhere, else ""."""
        return OWN_WAY.get(self.test.id, OWN_WAY.get(self.test.kind, ""))


@frozen
class RunEvent:
    """Something that happened, at a time of the caller's clock, s.

    ``kind`` is start (also cuts a rest short), tick, stop (a key, a tap, or motion), hidden,
    result (of what was asked for or run elsewhere; `value` None: that try does not count), hurts
    (with `word`) or finish (enough for today).
    """

    kind: Literal["start", "tick", "stop", "hidden", "result", "hurts", "finish"]
    at_s: float
    value: float | None = None
    at_least: bool = False
    word: str = ""


Step = tuple[Run, tuple[Order, ...]]


def say(*cues: str) -> tuple[Order, ...]:
    """Give one say-order for each cue."""
    return tuple(Order("say", cue) for cue in cues)


def step(run: Run, event: RunEvent) -> Step:
    """Take one event; give the next state and what to do.

    A sleeping device or a hidden page makes the try void and waits; nothing starts by itself after
    that. Times may not run backward: one that does counts as sleep.
    """
    if run.phase == "done":
        return run, ()
    if event.kind == "hurts":
        why: Literal["pain", "dizzy"] = "pain" if event.word == "pain" else "dizzy"
        ended = evolve(run, phase="done", ended_by=why)
        return ended, (*say("sit_down"), *_kept(run), Order("help"))
    if event.kind == "finish":
        return _finish(run)
    if run.phase in ("waiting", "asking"):
        return _wait(run, event)
    slept = event.at_s - run.last_s > SLEEP_GAP_S or event.at_s < run.last_s
    run = evolve(run, last_s=max(run.last_s, event.at_s))
    if slept or event.kind == "hidden":
        return _interrupt(run)
    if run.phase == "resting":
        return _rest(run, event)
    if run.phase == "counting":
        return _count(run, event)
    return _time(run, event)


def _kept(run: Run) -> tuple[Order, ...]:
    return (Order("keep"),) if run.tries else ()


def _finish(run: Run) -> Step:
    done = evolve(run, phase="done", ended_by="finished")
    return done, (*say("well_done_rest"), *_kept(run))


def _wait(run: Run, event: RunEvent) -> Step:
    if event.kind == "start" and run.phase == "waiting":
        return _call(run, event.at_s)
    if event.kind == "result":
        return _take(run, event)
    return run, ()


def _call(run: Run, at_s: float) -> Step:
    """Name the leg and begin the count, or hand the try over."""
    leg = run.turn.leg
    where = {"each_in_front": "_in_front", "other_first": "_leg"}.get(run.test.legs, "")
    named = say(f"{leg}{where}") if leg != "both" else ()
    called = evolve(run, began_s=at_s, last_s=at_s, rested_from_s=at_s, said=())
    if run.own_way == "hold":
        return evolve(called, phase="asking"), (*named, Order("hold"))
    if run.own_way:
        do: Literal["angle", "look"] = "angle" if run.own_way == "angle" else "look"
        return evolve(called, phase="asking"), (*named, Order(do))
    return evolve(called, phase="counting"), (*named, *say("get_ready"))


def _interrupt(run: Run) -> Step:
    waiting = evolve(run, phase="waiting")
    if run.phase in ("running", "walking_in"):
        return waiting, say("not_counted")
    return waiting, say("paused")


def _cues(run: Run, due: list[str]) -> Step:
    fresh = [cue for cue in due if cue not in run.said]
    return evolve(run, said=(*run.said, *fresh)), say(*fresh)


def _rest(run: Run, event: RunEvent) -> Step:
    left_s = run.rested_from_s + run.turn.rest_before_s - event.at_s
    if event.kind == "start" or left_s <= 0.0:
        return _call(run, event.at_s)
    if event.kind == "stop":
        return evolve(run, phase="waiting"), say("paused")
    return _cues(run, ["ten_left"] if left_s <= WARNED_S < run.turn.rest_before_s else [])


def _count(run: Run, event: RunEvent) -> Step:
    if event.kind == "stop":
        return evolve(run, phase="waiting"), say("cancelled")
    starts_s = run.began_s + GET_READY_S
    left_s = starts_s - event.at_s
    run, cues = _cues(run, [str(k) for k in (5, 4, 3, 2, 1) if k - 1 < left_s <= k])
    if left_s > 0.0:
        return run, cues
    # The clock of a walk with a lead-in starts at its first mark, not at "start".
    phase: Phase = "walking_in" if run.test.timed_distance_m else "running"
    return evolve(run, phase=phase, began_s=starts_s, said=()), (*cues, *say("start"))


def _time(run: Run, event: RunEvent) -> Step:
    test = run.test
    if run.phase == "walking_in" and event.kind == "stop":
        return evolve(run, phase="running", began_s=event.at_s), say("clock_runs")
    passed_s = event.at_s - run.began_s
    longest_s = test.fixed_s or test.goal_s or test.longest_s or 600.0
    if passed_s >= longest_s:
        return _time_is_up(run, longest_s)
    if event.kind == "stop":
        if test.fixed_s:
            return evolve(run, phase="waiting"), say("not_counted")
        return _take(run, evolve(event, value=passed_s), say("stopped"))
    return _cues(run, [cue for mark_s, cue in test.marks if mark_s <= passed_s < mark_s + 1.0])


def _time_is_up(run: Run, longest_s: float) -> Step:
    ended_s = run.began_s + longest_s
    if run.test.fixed_s:
        return evolve(run, phase="asking", rested_from_s=ended_s), (*say("stopped"), Order("ask"))
    if run.test.goal_s and run.phase == "running":
        reached = RunEvent("result", ended_s, longest_s, at_least=True)
        return _take(run, reached, say("stop_foot_down"))
    return evolve(run, phase="waiting"), say("not_counted")


def _take(run: Run, event: RunEvent, said: tuple[Order, ...] = ()) -> Step:
    """Write a try down and rest, or end; a void one is tried again when she is ready."""
    if event.value is None:
        return evolve(run, phase="waiting"), (*said, *say("not_counted"))
    done = Try(run.turn.leg, event.value, event.at_least)
    # What was asked for after a fixed time: the rest began when the time was up.
    rested_from_s = run.rested_from_s if run.test.fixed_s else event.at_s
    run = evolve(
        run,
        at=run.at + 1,
        tries=(*run.tries, done),
        phase="resting",
        said=(),
        last_s=event.at_s,
        rested_from_s=rested_from_s,
    )
    if run.at >= len(run.turns):
        ended, orders = _finish(run)
        return ended, (*said, *orders)
    return run, (*said, *say("rest"))


def by_leg(tries: tuple[Try, ...]) -> Iterator[tuple[Leg, tuple[Try, ...]]]:
    """Give each leg with its tries, in the order they were first done."""
    for leg in dict.fromkeys(one.leg for one in tries):
        yield leg, tuple(one for one in tries if one.leg == leg)
