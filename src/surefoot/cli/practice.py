"""``surefoot hold`` and ``surefoot practise``."""

import time
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from surefoot.actions.open import Notebook
from surefoot.cli.aloud import Gate, Voice, line, pass_the_gate
from surefoot.cli.options import NotebookPlace, now, opened
from surefoot.diary.logs import ExerciseLog
from surefoot.practice.catalogue import (
    Exercise,
    exercise,
    library,
    stop_rules,
    strength_of_evidence,
)
from surefoot.practice.hold import Hold, StoppedBy, Support
from surefoot.practice.session import Session, SessionEvent, script, step
from surefoot.practice.timer import Instruction, Settings, Variation
from surefoot.terms.errors import CannotUse
from surefoot.terms.sides import Foot, StrokeLeg

WHY_WORDS: dict[StoppedBy, str] = {
    "foot_down": "I put my foot down",
    "grabbed_on": "I grabbed on",
    "foot_rolled": "My foot rolled",
    "pain": "Pain",
    "dizzy": "Dizzy",
    "interrupted": "Something interrupted me",
}
SUPPORT_WORDS = {
    "both_hands": "both hands",
    "one_hand": "one hand",
    "fingertips": "fingertips",
    "none": "holding on to nothing",
}


def hold(
    *,
    leg: Foot,
    goal: Annotated[float, Parameter(name=["--goal"])] = 30.0,
    support: Support = "fingertips",
    get_ready: float = 5.0,
    variation: Variation = "plain",
    longer: bool = False,
    gate: Gate = "ask",
    language: str = "en-GB",
    quiet: bool = False,
    json: bool = False,
    notebook: NotebookPlace = None,
) -> None:
    """Time how long you stand on one leg, spoken, with any key as stop.

    Parameters
    ----------
    leg
        The leg you stand on, left or right.
    goal
        What to aim for, in seconds, 1 to 300. 30 is usual.
    support
        What you hold: both_hands, one_hand, fingertips or none. It is its own test.
    get_ready
        Seconds of get-ready count, 5 to 60.
    variation
        plain, head_turns, heel_raises or eyes_on_point. Each is its own test.
    longer
        You have read that longer holds raise the chance of a fall, and want over 30 seconds.
    gate
        ask the safety questions, or clear when you have answered them today already.
    language
        en-GB or de.
    quiet
        Captions only, no sound.
    json
        Print the hold as one JSON object.
    """
    settings = Settings(
        leg=leg,
        support=support,
        goal_s=goal,
        get_ready_s=get_ready,
        variation=variation,
        warned_of_long_hold=longer,
    )
    with opened(notebook) as kept_in:
        pass_the_gate(gate, kept_in)
        _time_and_keep(settings, kept_in, Voice(quiet, language), as_json=json)


def _time_and_keep(settings: Settings, notebook: Notebook, voice: Voice, *, as_json: bool) -> None:
    from surefoot.actions.hold import keep_hold

    done = timed(settings, voice)
    if done is None:
        line("Nothing was saved. Start again when you are ready.")
        return
    done = keep_hold(notebook, done, now=now())
    if as_json:
        import json as writer

        from attrs import asdict

        row = asdict(done) | {"began": done.began.isoformat(), "censored": done.censored}
        line(writer.dumps(row))
        return
    at_least = "at least " if done.censored else ""
    line(
        f"{at_least}{done.seconds:.1f} seconds on your {done.leg} leg, "
        f"{SUPPORT_WORDS[done.support]}.".capitalize()
    )


def timed(settings: Settings, voice: Voice) -> Hold | None:
    """Time one hold on this terminal; None when it was stopped in the get-ready count."""
    from surefoot.actions.hold import time_one_hold
    from surefoot.cli.keys import any_key, wait_for_key

    line("Any key stops the clock.")

    def do(instruction: Instruction) -> None:
        if instruction.do == "say":
            voice.say(instruction.cue)
        elif instruction.do == "help":
            voice.help()

    def ask_why() -> str:
        line("Why did it stop?")
        for number, words in enumerate(WHY_WORDS.values(), 1):
            line(f"  {number}. {words}")
        key = wait_for_key(120.0) or "1"
        index = int(key[0]) - 1 if key[:1].isdigit() else 0
        return list(WHY_WORDS)[index] if 0 <= index < len(WHY_WORDS) else "foot_down"

    with any_key():
        return time_one_hold(
            settings, now(), clock=time.monotonic, keys=wait_for_key, do=do, ask_why=ask_why
        )


def practise(
    name: str = "",
    *,
    stroke_leg: StrokeLeg = "not_sure",
    list_all: Annotated[bool, Parameter(name="--list")] = False,
    show: bool = False,
    page: Path | None = None,
    stroke_side_first: bool = False,
    gate: Gate = "ask",
    language: str = "en-GB",
    quiet: bool = False,
    notebook: NotebookPlace = None,
) -> None:
    """Be led through an exercise: sides called, holds and rests timed.

    Parameters
    ----------
    name
        The exercise, by id or name. Without it, the list.
    stroke_leg
        left, right, both or not_sure: the good side goes first.
    list_all
        List every exercise and aid.
    show
        Show the card and do not start.
    page
        Write the whole library as one page for a clinician to read and sign.
    stroke_side_first
        Begin with the stroke side.
    gate
        ask the safety questions, or clear when you have answered them today already.
    language
        en-GB or de.
    quiet
        Captions only, no sound.
    """
    if page is not None:
        from surefoot.report.exercise_book import exercise_book

        page.write_text(exercise_book(language=language), encoding="utf-8")
        line(f"Wrote {page}.")
        return
    if list_all or not name:
        for entry in library(language).values():
            line(f"{entry.id:18} {entry.name}")
        return
    entry = exercise(name, language)
    _card(entry, language)
    if show:
        return
    if entry.guide is None:
        raise CannotUse(
            f"{entry.name} is an aid, so there is nothing to be led through.",
            "Log it with its dates in your notebook.",
            reason="an_aid",
        )
    with opened(notebook) as kept_in:
        if entry.standing:
            pass_the_gate(gate, kept_in)
        times = _lead(entry, stroke_leg, not stroke_side_first, Voice(quiet, language))
        if times:
            today = now().date()
            kept_in.keep_exercise_log(
                ExerciseLog(what=entry.id, started=today, stopped=today, times=times), at=now()
            )


def _card(entry: Exercise, language: str) -> None:
    line(entry.name)
    for number, words in enumerate(entry.steps, 1):
        line(f"  {number}. {words}")
    line(f"  How much: {entry.start}{' (our proposal)' if entry.dose_is_ours else ''}.")
    if entry.not_if:
        line(f"  Do not do it if: {'; '.join(entry.not_if)}.")
    line(f"  Stop if: {'; '.join((*entry.stop_if, *stop_rules(language)[:4]))}.")
    if entry.shared_by_survivor:
        line("  Shared by a stroke survivor. Not checked by a physio for you.")
    line(f"  How sure: {strength_of_evidence(entry, language)}")
    line()


def _lead(entry: Exercise, stroke_leg: StrokeLeg, good_first: bool, voice: Voice) -> int:
    from surefoot.cli.keys import any_key, wait_for_key

    segments = script(entry, stroke_leg, good_side_first=good_first)
    line("Space: done, next. p: pause. r: rest today. x: pain or dizzy. Any other key stops.")
    state = Session(segments)
    state, cues = step(state, SessionEvent("start", time.monotonic()))
    with any_key():
        while True:
            for cue in cues:
                voice.say(cue)
            if state.ended_by:
                break
            key = wait_for_key(0.05)
            state, cues = step(state, _key_event(key, state.paused, time.monotonic()))
    if state.ended_by == "pain":
        voice.help()
    line(f"{state.reps_done} done.")
    return state.reps_done


def _key_event(key: str | None, paused: bool, at_s: float) -> SessionEvent:
    if key is None:
        return SessionEvent("tick", at_s)
    if key == " ":
        return SessionEvent("resume" if paused else "rep", at_s)
    if key == "p":
        return SessionEvent("resume" if paused else "pause", at_s)
    if key == "r":
        return SessionEvent("stop", at_s, "rest_today")
    return SessionEvent("stop", at_s, "pain" if key == "x" else "")
