"""What the practice commands share: the gate, questions, and a voice with captions."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from surefoot.actions.open import Notebook
from surefoot.cli.keys import read_line
from surefoot.cli.options import now
from surefoot.terms.errors import CannotUse, NotSafe

Gate = Literal["ask", "clear"]


def line(words: str = "") -> None:
    """Print a line at once."""
    print(words, flush=True)


def ask(words: str) -> str:
    """Ask for a line.

    Raises
    ------
    CannotUse
        The input has ended.
    """
    print(words, end=" ", flush=True)
    answer = read_line()
    if answer is None:
        raise CannotUse(
            "There was nobody to answer.",
            "Run it in a terminal, or give --gate clear once you have read the questions.",
            reason="nobody_answers",
        )
    return answer.lower()


def pass_the_gate(answered: Gate, notebook: Notebook) -> None:
    """Ask the safety questions once a day, or take the word of who has read them."""
    from surefoot.actions.gate import answer_gate, answer_of, let_through

    today = now().date()
    before = answer_of(notebook)
    if answered == "clear":
        answer_gate(notebook, today)
    elif before is None or before.day != today or before.not_today:
        _ask_all(notebook, today)
    try:
        let_through(notebook, today)
    except NotSafe as closed:
        show_card(closed.flags)
        raise


def show_card(flags: Sequence[str]) -> None:
    """Say what to do now, for the red flags that closed the gate, most urgent first."""
    from surefoot.safety.flags import LEVELS, level_says, red_flags

    found = sorted((red_flags()[name] for name in flags), key=lambda one: LEVELS.index(one.level))
    for level in LEVELS:
        here = [one for one in found if one.level == level]
        if here:
            line(level_says(level))
        for one in here:
            line(f"- {one.trigger}: {one.say}")


def _ask_all(notebook: Notebook, today: date) -> None:
    from surefoot.actions.gate import answer_gate
    from surefoot.safety.gate import gate_words, questions

    line(gate_words("ready"))
    yes = []
    for question in questions():
        reply = ask(f"{question.ask} [yes / no / not today]")
        if reply.startswith("not"):
            answer_gate(notebook, today, not_today=True)
            return
        if not reply.startswith("n"):
            yes.append(question.id)  # anything that is not a plain no keeps the gate shut
    answer_gate(notebook, today, yes)


class Voice:
    """Prints every cue as a caption and says it aloud.

    Parameters
    ----------
    quiet : captions only.
    language : ``en-GB`` or ``de``.
    """

    def __init__(self, quiet: bool, language: str) -> None:
        self.quiet, self.language = quiet, language

    def say(self, cue: str) -> None:
        """Say one cue."""
        from surefoot.actions.voice import speak
        from surefoot.practice.voice import cue_words

        line(f"  {cue_words(cue, self.language)}")
        if not self.quiet:
            speak(cue, self.language)

    def help(self) -> None:
        """Show the shortest form of the help card."""
        line("  Pain or dizziness: sit down. If it is sudden or does not pass, call 999 now.")
