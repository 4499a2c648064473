"""Time one hold: the pure timer, a clock, a way to hear a key, and a voice."""

from collections.abc import Callable, Sequence
from datetime import datetime

from surefoot.actions.open import Notebook
from surefoot.diary.logs import AidLog
from surefoot.practice.aids import differing
from surefoot.practice.hold import Hold, conditions
from surefoot.practice.timer import Event, Instruction, Settings, Timer, step
from surefoot.terms.errors import CannotUse

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


def keep_hold(notebook: Notebook, hold: Hold, *, now: datetime) -> Hold:
    """Keep a hold that was timed.

    Raises
    ------
    CannotUse
        It is longer than its goal or than any goal can be.
    """
    Settings(hold.leg, hold.support, goal_s=hold.goal_s, warned_of_long_hold=True)
    if not 0.0 <= hold.seconds <= hold.goal_s:
        raise CannotUse(
            f"A hold of {hold.seconds:g} seconds does not fit a goal of {hold.goal_s:g}.",
            "Time it again. Nothing was kept.",
            reason="hold_out_of_range",
        )
    return notebook.keep_hold(hold, at=now)


def _earlier(holds: Sequence[Hold], hold: Hold) -> list[Hold]:
    """Give the earlier holds that say how long she stood, oldest first: not interrupted ones."""
    told = [
        h
        for h in holds
        if h.stopped_by != "interrupted" and h.id != hold.id and h.began <= hold.began
    ]
    return sorted(told, key=lambda h: h.began)


def alike(
    holds: Sequence[Hold], hold: Hold, logs: Sequence[AidLog] = (), most: int = 10
) -> list[Hold]:
    """Give the last holds of the same series before this one, oldest first.

    Another support, variation, shoe or aid is another series.
    """
    wanted = conditions(hold, logs)
    return [h for h in _earlier(holds, hold) if conditions(h, logs) == wanted][-most:]


def changed_since(
    holds: Sequence[Hold], hold: Hold, logs: Sequence[AidLog] = ()
) -> tuple[str, ...]:
    """Name what differs from the last hold on the same leg: why this one begins a new series."""
    last = [h for h in _earlier(holds, hold) if h.leg == hold.leg][-1:]
    return differing(conditions(last[0], logs), conditions(hold, logs)) if last else ()
