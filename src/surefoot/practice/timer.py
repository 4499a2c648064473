"""The balance timer as a pure machine: events in, instructions out, no clock of its own.

The page, the command line and the tests all drive this one machine; ``web/static/timer.js``
mirrors it line by line and both pass the same table of cases (``timer_cases.json``).
"""

from typing import Literal

from attrs import evolve, field, frozen

from surefoot.practice.hold import StoppedBy, Support
from surefoot.terms.errors import CannotUse
from surefoot.terms.sides import Foot

Phase = Literal["ready", "counting", "holding", "asking", "done"]
Variation = Literal["plain", "head_turns", "heel_raises", "eyes_on_point"]

#: A silence of the clock longer than this means the device slept or the page was hidden (ours).
SLEEP_GAP_S = 2.0
#: Clinic tests often stop at 30 s; longer is a choice with a warning (product page, Health ABC).
USUAL_GOAL_S = 30.0
LONGEST_GOAL_S = 300.0
HEAD_TURN_EVERY_S = 4.0
WHYS: tuple[StoppedBy, ...] = (
    "reached_goal",
    "foot_down",
    "grabbed_on",
    "foot_rolled",
    "pain",
    "dizzy",
    "interrupted",
)


@frozen
class Settings:
    """What one trial is. Each support and each variation is its own test, never mixed.

    Parameters
    ----------
    goal_s : what to aim for, s, 1 to 300. Over 30 s only after the warning was read.
    get_ready_s : the spoken count before the start, s, 5 to 60.
    """

    leg: Foot
    support: Support
    goal_s: float = USUAL_GOAL_S
    get_ready_s: float = 5.0
    variation: Variation = "plain"
    warned_of_long_hold: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse what nobody can stand."""
        if not 1.0 <= self.goal_s <= LONGEST_GOAL_S:
            raise CannotUse(
                f"A goal of {self.goal_s:g} seconds cannot be timed.",
                "Choose 1 to 300 seconds; 30 is usual.",
                reason="goal_out_of_range",
            )
        if not 5.0 <= self.get_ready_s <= 60.0:
            raise CannotUse(
                f"A get-ready count of {self.get_ready_s:g} seconds is not possible.",
                "Choose 5 to 60 seconds.",
                reason="get_ready_out_of_range",
            )
        if self.goal_s > USUAL_GOAL_S and not self.warned_of_long_hold:
            raise CannotUse(
                "Tests in clinics often stop at 30 seconds, and longer holds raise the chance of "
                "a fall.",
                "Choose 30 seconds, or say that you have read this and want longer.",
                reason="long_hold_not_confirmed",
            )


@frozen
class Trial:
    """What one trial came to."""

    seconds: float
    stopped_by: StoppedBy
    touches: int = 0
    heel_raises: int = 0
    seen_by_motion: bool = False


@frozen
class Instruction:
    """One thing for the page or the terminal to do: say a cue, ask why, keep the trial, help."""

    do: Literal["say", "ask_why", "keep", "help", "again"]
    cue: str = ""


@frozen
class Timer:
    """The whole state of one trial. Never changed: `step` gives the next one."""

    settings: Settings
    phase: Phase = "ready"
    began_s: float = 0.0
    last_s: float = 0.0
    seconds: float = 0.0
    stopped_by: StoppedBy | None = None
    touches: int = 0
    heel_raises: int = 0
    seen_by_motion: bool = False
    said: tuple[str, ...] = field(default=())

    @property
    def trial(self) -> Trial | None:
        """The finished trial, or None while it runs."""
        if self.phase != "done" or self.stopped_by is None:
            return None
        return Trial(
            self.seconds, self.stopped_by, self.touches, self.heel_raises, self.seen_by_motion
        )


@frozen
class Event:
    """Something that happened, at a time of the caller's clock, s.

    ``kind`` is start, tick, stop (a key or a tap), foot_down (seen by motion), touch, heel_raise,
    hidden (the page went away) or why (with `word`).
    """

    kind: Literal["start", "tick", "stop", "foot_down", "touch", "heel_raise", "hidden", "why"]
    at_s: float
    word: str = ""


Step = tuple[Timer, tuple[Instruction, ...]]


def say(*cues: str) -> tuple[Instruction, ...]:
    """Give one say-instruction for each cue."""
    return tuple(Instruction("say", cue) for cue in cues)


def step(timer: Timer, event: Event) -> Step:
    """Take one event; give the next state and what to do.

    Parameters
    ----------
    timer : the state before.
    event : what happened. Times may not run backward: one that does interrupts the trial.
    """
    if timer.phase == "ready":
        return _begin(timer, event) if event.kind == "start" else (timer, ())
    if timer.phase == "asking":
        return _answer(timer, event) if event.kind == "why" else (timer, ())
    if timer.phase == "done":
        return timer, ()
    slept = event.at_s - timer.last_s > SLEEP_GAP_S or event.at_s < timer.last_s
    if event.kind == "hidden" or slept:
        return _interrupt(timer)
    return _count(timer, event) if timer.phase == "counting" else _hold(timer, event)


def _begin(timer: Timer, event: Event) -> Step:
    began = evolve(timer, phase="counting", began_s=event.at_s, last_s=event.at_s)
    return began, say("get_ready")


def _interrupt(timer: Timer) -> Step:
    if timer.phase == "counting":
        return evolve(timer, phase="ready"), (Instruction("again"),)
    kept = max(0.0, timer.last_s - timer.began_s)
    done = evolve(timer, phase="done", seconds=kept, stopped_by="interrupted")
    return done, (*say("interrupted"), Instruction("keep"))


def _new_cues(timer: Timer, due: list[str]) -> tuple[Timer, tuple[Instruction, ...]]:
    fresh = [cue for cue in due if cue not in timer.said]
    return evolve(timer, said=(*timer.said, *fresh)), say(*(c.split("@")[0] for c in fresh))


def _count(timer: Timer, event: Event) -> Step:
    if event.kind in ("stop", "foot_down"):
        return evolve(timer, phase="ready"), (*say("cancelled"), Instruction("again"))
    ends_s = timer.began_s + timer.settings.get_ready_s
    left_s = ends_s - event.at_s
    # The count of five; cues that a slow clock jumped over are dropped, never piled up.
    due = [str(k) for k in (5, 4, 3, 2, 1) if k - 1 < left_s <= k]
    timer, cues = _new_cues(evolve(timer, last_s=event.at_s), due)
    if left_s > 0:
        return timer, cues
    # The hold begins when the count ended, not when the clock next looked.
    holding = evolve(timer, phase="holding", began_s=ends_s, last_s=event.at_s, said=())
    return holding, (*cues, *say("start"))


def _hold(timer: Timer, event: Event) -> Step:
    held_s = event.at_s - timer.began_s
    goal_s = timer.settings.goal_s
    if held_s >= goal_s:
        done = evolve(
            timer, phase="done", last_s=event.at_s, seconds=goal_s, stopped_by="reached_goal"
        )
        return done, (*say("stop_foot_down"), Instruction("keep"))
    if event.kind in ("stop", "foot_down"):
        asking = evolve(
            timer,
            phase="asking",
            last_s=event.at_s,
            seconds=held_s,
            seen_by_motion=event.kind == "foot_down",
        )
        return asking, (*say("stopped"), Instruction("ask_why"))
    if event.kind == "touch":
        timer = evolve(timer, touches=timer.touches + 1)
    if event.kind == "heel_raise":
        raised = timer.heel_raises + 1
        return evolve(timer, heel_raises=raised, last_s=event.at_s), say(str(raised))
    due = [str(k) for k in range(10, int(goal_s) + 1, 10) if k <= held_s < k + 1 and k < goal_s]
    if timer.settings.variation == "head_turns":
        turn = int(held_s // HEAD_TURN_EVERY_S)
        if turn > 0:
            due.append(f"{'look_left' if turn % 2 else 'look_right'}@{turn}")
    return _new_cues(evolve(timer, last_s=event.at_s), due)


def _answer(timer: Timer, event: Event) -> Step:
    if event.word not in WHYS or event.word == "reached_goal":
        return timer, (Instruction("ask_why"),)
    why: StoppedBy = next(w for w in WHYS if w == event.word)
    done = evolve(timer, phase="done", stopped_by=why)
    if why in ("pain", "dizzy"):
        return done, (*say("sit_down"), Instruction("keep"), Instruction("help"))
    return done, (Instruction("keep"),)
