"""Time one hold: the pure timer, a clock, a way to hear a key, and a voice."""

from collections.abc import Callable
from datetime import datetime

from surefoot.practice.hold import Hold
from surefoot.practice.timer import Event, Instruction, Settings, Timer, step

TICK_S = 0.05

Clock = Callable[[], float]
#: Waits up to so many seconds for a key; gives it, or None.
Keys = Callable[[float], str | None]
Do = Callable[[Instruction], None]
#: Asks why it stopped; gives one of the timer's words.
AskWhy = Callable[[], str]


def time_one_hold(
    settings: Settings, began: datetime, *, clock: Clock, keys: Keys, do: Do, ask_why: AskWhy
) -> Hold | None:
    """Run one trial to its end.

    Parameters
    ----------
    settings : the trial. The gate has been passed before (`safety.gate.pass_gate`).
    began : the time of day, kept with the hold.
    clock : seconds of a clock that never runs backward.
    keys : waits a little for any key. Any key stops the hold.
    do : carries out an instruction: says a cue, shows the help card.

    Returns
    -------
    Hold or None
        None when it was stopped during the get-ready count.
    """
    timer, todo = step(Timer(settings), Event("start", clock()))
    while True:
        for instruction in todo:
            do(instruction)
        if timer.phase == "ready":
            return None
        if timer.trial is not None:
            break
        if timer.phase == "asking":
            timer, todo = step(timer, Event("why", clock(), ask_why()))
            continue
        key = keys(TICK_S)
        timer, todo = step(timer, Event("stop" if key is not None else "tick", clock()))
    trial = timer.trial
    return Hold(
        began=began,
        leg=settings.leg,
        seconds=round(trial.seconds, 2),
        goal_s=settings.goal_s,
        support=settings.support,
        stopped_by=trial.stopped_by,
        variation=settings.variation,
    )
