"""``surefoot hold``, ``surefoot practise`` and ``surefoot tests``."""

import sys
import time
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from surefoot.actions.open import Notebook
from surefoot.cli.options import NotebookPlace, now, opened
from surefoot.practice.hold import StoppedBy, Support
from surefoot.practice.catalogue import Exercise, exercise, library, stop_rules
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


def _line(words: str = "") -> None:
    print(words, flush=True)


def _ask(words: str) -> str:
    print(words, end=" ", flush=True)
    answer = sys.stdin.readline()
    if answer == "":
        raise CannotUse(
            "There was nobody to answer.",
            "Run it in a terminal, or give --gate clear once you have read the questions.",
            reason="nobody_answers",
        )
    return answer.strip().lower()


def _gate(answered: Literal["ask", "clear"], notebook: Notebook) -> None:
    """Ask the safety questions once a day, or take the word of who has read them."""
    from surefoot.actions.gate import answer_gate, answer_of, let_through

    today = now().date()
    before = answer_of(notebook)
    if answered == "clear":
        answer_gate(notebook, today)
    elif before is None or before.day != today or before.not_today:
        _ask_all(notebook, today)
    let_through(notebook, today)


def _ask_all(notebook: Notebook, today: date) -> None:
    from surefoot.actions.gate import answer_gate
    from surefoot.safety.gate import gate_words, questions

    _line(gate_words("ready"))
    yes = []
    for question in questions():
        reply = _ask(f"{question.ask} [yes / no / not today]")
        if reply.startswith("not"):
            answer_gate(notebook, today, not_today=True)
            return
        if not reply.startswith("n"):
            yes.append(question.id)  # anything that is not a plain no keeps the gate shut
    answer_gate(notebook, today, yes)


class _Voice:
    """Prints every cue as a caption and says it aloud."""

    def __init__(self, quiet: bool, language: str) -> None:
        self.quiet, self.language = quiet, language

    def say(self, cue: str) -> None:
        from surefoot.actions.voice import speak
        from surefoot.practice.voice import cue_words

        _line(f"  {cue_words(cue, self.language)}")
        if not self.quiet:
            speak(cue, self.language)

    def __call__(self, instruction: Instruction) -> None:
        if instruction.do == "say":
            self.say(instruction.cue)
        elif instruction.do == "help":
            _line("  Pain or dizziness: sit down. If it is sudden or does not pass, call 999 now.")


def hold(
    *,
    leg: Foot,
    goal: Annotated[float, Parameter(name=["--goal"])] = 30.0,
    support: Support = "fingertips",
    get_ready: float = 5.0,
    variation: Variation = "plain",
    longer: bool = False,
    gate: Literal["ask", "clear"] = "ask",
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
        _gate(gate, kept_in)
        _time_and_keep(settings, kept_in, _Voice(quiet, language), as_json=json)


def _time_and_keep(settings: Settings, notebook: Notebook, voice: _Voice, *, as_json: bool) -> None:
    from surefoot.actions.hold import keep_hold, time_one_hold
    from surefoot.cli.keys import any_key, wait_for_key

    _line("Any key stops the clock.")
    began = now()

    def ask_why() -> str:
        _line("Why did it stop?")
        for number, words in enumerate(WHY_WORDS.values(), 1):
            _line(f"  {number}. {words}")
        key = wait_for_key(120.0) or "1"
        index = int(key[0]) - 1 if key[:1].isdigit() else 0
        return list(WHY_WORDS)[index] if 0 <= index < len(WHY_WORDS) else "foot_down"

    with any_key():
        done = time_one_hold(
            settings,
            began,
            clock=time.monotonic,
            keys=wait_for_key,
            do=voice,
            ask_why=ask_why,
        )
    if done is None:
        _line("Nothing was saved. Start again when you are ready.")
        return
    done = keep_hold(notebook, done, now=now())
    if as_json:
        import json as writer

        from attrs import asdict

        row = asdict(done) | {"began": done.began.isoformat(), "censored": done.censored}
        _line(writer.dumps(row))
        return
    at_least = "at least " if done.censored else ""
    _line(
        f"{at_least}{done.seconds:.1f} seconds on your {done.leg} leg, "
        f"{SUPPORT_WORDS[done.support]}.".capitalize()
    )


def practise(
    name: str = "",
    *,
    stroke_leg: StrokeLeg = "not_sure",
    list_all: Annotated[bool, Parameter(name="--list")] = False,
    show: bool = False,
    page: Path | None = None,
    stroke_side_first: bool = False,
    gate: Literal["ask", "clear"] = "ask",
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
        from surefoot.report.library_page import library_page

        page.write_text(library_page(), encoding="utf-8")
        _line(f"Wrote {page}.")
        return
    if list_all or not name:
        for entry in library().values():
            _line(f"{entry.id:18} {entry.name}")
        return
    entry = exercise(name)
    _card(entry)
    if show:
        return
    if entry.guide is None:
        raise CannotUse(
            f"{entry.name} is an aid, so there is nothing to be led through.",
            "Log it with its dates in your notebook.",
            reason="an_aid",
        )
    if entry.standing:
        with opened(notebook) as kept_in:
            _gate(gate, kept_in)
    _lead(entry, stroke_leg, not stroke_side_first, _Voice(quiet, language))


def _card(entry: Exercise) -> None:
    _line(entry.name)
    for number, words in enumerate(entry.steps, 1):
        _line(f"  {number}. {words}")
    _line(f"  How much: {entry.start}{' (our proposal)' if entry.dose_is_ours else ''}.")
    if entry.not_if:
        _line(f"  Do not do it if: {'; '.join(entry.not_if)}.")
    _line(f"  Stop if: {'; '.join((*entry.stop_if, *stop_rules()[:4]))}.")
    if entry.shared_by_survivor:
        _line("  Shared by a stroke survivor. Not checked by a physio for you.")
    _line(f"  How sure: {entry.strength_of_evidence}")
    _line()


def _lead(entry: Exercise, stroke_leg: StrokeLeg, good_first: bool, voice: _Voice) -> None:
    from surefoot.cli.keys import any_key, wait_for_key

    segments = script(entry, stroke_leg, good_side_first=good_first)
    _line("Space: done, next. p: pause. r: rest today. x: pain or dizzy. Any other key stops.")
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
        voice(Instruction("help"))
    _line(f"{state.reps_done} done.")


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
