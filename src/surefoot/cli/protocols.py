"""``surefoot test``: a test run by its protocol, spoken, from the terminal."""

import sys
import time

from surefoot.actions.keep_tries import SCORED, keep_tries, side_of, speed_m_s, unit_of
from surefoot.actions.open import Notebook
from surefoot.cli.aloud import Gate, Voice, ask, line, pass_the_gate
from surefoot.cli.keys import any_key, wait_for_key
from surefoot.cli.options import NotebookPlace, now, opened
from surefoot.cli.practice import timed
from surefoot.diary.clinic_test import ClinicTest
from surefoot.practice.hold import Support
from surefoot.practice.protocol import Protocol, protocol, protocols, turns
from surefoot.practice.timer import Settings
from surefoot.practice.trials import Order, Run, RunEvent, by_leg, step
from surefoot.report.plain_words import result_words
from surefoot.terms.sides import Foot, StrokeLeg

#: What is asked for once a try is over, by unit.
ASKED = {
    "{taps}": "How many taps?",
    "{stands}": "How often did you stand up?",
    "m": "How many metres?",
    "deg": "How many degrees?",
    "{yes}": "Did both heels stay down? 1 yes, 0 no.",
}
TICK_S = 0.05


def run_protocol(
    name: str = "",
    *,
    stroke_leg: StrokeLeg | None = None,
    support: Support = "fingertips",
    aid: str = "",
    gate: Gate = "ask",
    language: str = "en-GB",
    quiet: bool = False,
    notebook: NotebookPlace = None,
) -> None:
    """Run a test by its protocol: tries, rests and score, spoken.

    Parameters
    ----------
    name
        The test, by id. Without it, the list.
    stroke_leg
        left, right, both or not_sure: the good leg goes first. Else as in your profile.
    support
        One leg only. What you hold: both_hands, one_hand, fingertips or none.
    aid
        Stick, brace or other aid used.
    gate
        ask the safety questions, or clear when you have answered them today already.
    language
        en-GB or de.
    quiet
        Captions only, no sound.
    """
    if not name:
        for each in protocols(language).values():
            line(f"{each.id:18} {each.name}")
        return
    wanted = protocol(name, language)
    with opened(notebook) as kept_in:
        if wanted.standing:
            pass_the_gate(gate, kept_in)
        _card(wanted)
        order = turns(wanted, stroke_leg or kept_in.profile().stroke_leg)
        voice = Voice(quiet, language)
        ended = _Terminal(wanted, voice, kept_in, support).run(Run(wanted, order))
        aid = support if wanted.id == "one_leg" else aid
        if not ended.tries:
            line("Nothing was saved.")
            return
        done = {leg: [t.value for t in tries] for leg, tries in by_leg(ended.tries)}
        scores = keep_tries(kept_in, wanted, done, now=now(), aid=aid)
    for leg, score in scores.items():
        told = ClinicTest(
            now().date(),
            wanted.id,
            round(score.value, 1),
            unit_of(wanted),
            side=side_of(wanted, leg),
        )
        least = " or more" if score.at_least else ""
        line(f"{result_words(told, language)}{least} ({SCORED[wanted.score]} {score.tries}).")
        speed = speed_m_s(wanted, score.value)
        if speed is not None:
            line(f"That is {speed:.2f} metres a second.")


def _card(wanted: Protocol) -> None:
    line(wanted.name)
    for number, words in enumerate(wanted.prompts, 1):
        line(f"  {number}. {words}")
    if wanted.up_only_without_rail:
        line("  No rail in reach? Then up only, and only with someone near.")
    line(f"  Tries: {wanted.trials}. Rest between: {wanted.rest_s:g} seconds.")
    line(f"  Stop if: {'; '.join(wanted.stop_when)}.")
    line()


class _Terminal:
    """Runs the pure machine with this computer's clock, keys and voice."""

    def __init__(
        self, wanted: Protocol, voice: Voice, notebook: Notebook, support: Support
    ) -> None:
        self.wanted, self.voice = wanted, voice
        self.notebook, self.support = notebook, support

    def run(self, run: Run) -> Run:
        """Run to the end; give what was done."""
        line("Any key starts, stops the clock, or cuts a rest short. x: pain or dizzy. q: enough.")
        event = RunEvent("start", time.monotonic())
        with any_key():
            while run.phase != "done":
                run, orders = step(run, event)
                while orders and run.phase != "done":
                    run, orders = self._carry_out(run, orders)
                for order in orders:  # of the very end
                    self._simple(order)
                if run.phase != "done":
                    event = self._event(
                        run, self._line() if self._stuck(run) else wait_for_key(TICK_S)
                    )
        return run

    def _stuck(self, run: Run) -> bool:
        """Tell whether nothing goes on until a line comes through a pipe."""
        return run.phase == "waiting" and not sys.stdin.isatty()

    def _event(self, run: Run, key: str | None) -> RunEvent:
        at_s = time.monotonic()
        if key is None:
            return RunEvent("tick", at_s)
        if key in ("x", "X"):
            return RunEvent("hurts", at_s, word="pain")
        if key in ("q", "Q"):
            return RunEvent("finish", at_s)
        return RunEvent("start" if run.phase in ("waiting", "resting") else "stop", at_s)

    def _simple(self, order: Order) -> None:
        if order.do == "say":
            self.voice.say(order.cue)
        elif order.do == "help":
            self.voice.help()

    def _carry_out(self, run: Run, orders: tuple[Order, ...]) -> tuple[Run, tuple[Order, ...]]:
        wanted: Order | None = None
        for order in orders:
            self._simple(order)
            if order.do in ("hold", "angle", "look", "ask"):
                wanted = order
        if wanted is None:
            return run, ()
        return step(run, self._hold(run) if wanted.do == "hold" else self._asked())

    def _asked(self) -> RunEvent:
        line(f"{ASKED[unit_of(self.wanted)]} Enter alone: that try does not count.")
        typed = self._line()
        try:
            value: float | None = float(typed.replace(",", "."))
        except ValueError:
            value = None
        return RunEvent("result", time.monotonic(), value)

    def _line(self) -> str:
        """Read what is typed up to Enter, key by key, so that digits of one number stay one."""
        if not sys.stdin.isatty():
            return ask("")
        typed = ""
        while True:
            key = wait_for_key(60.0)
            if key in ("\n", "\r"):
                return typed
            if key is not None:
                typed = typed[:-1] if key in ("\x7f", "\b") else typed + key

    def _hold(self, run: Run) -> RunEvent:
        from surefoot.actions.hold import keep_hold

        leg: Foot = "right" if run.turn.leg == "right" else "left"
        goal_s = self.wanted.goal_s or 30.0
        hold = timed(Settings(leg=leg, support=self.support, goal_s=goal_s), self.voice)
        at_s = time.monotonic()
        if hold is None:
            return RunEvent("result", at_s)
        keep_hold(self.notebook, hold, now=now())
        if hold.stopped_by in ("pain", "dizzy"):
            return RunEvent("hurts", at_s, word=hold.stopped_by)
        counts = hold.stopped_by != "interrupted"
        return RunEvent("result", at_s, hold.seconds if counts else None, at_least=hold.censored)
