"""The check-in, asked question by question: a number and Enter, or Enter alone to skip."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import evolve

from surefoot.diary.checkin import CheckIn
from surefoot.terms.signs import FOOT_SIGNS, Seen

Ask = Callable[[str], str]

COMPARED = {"easier": "Easier", "same": "The same", "harder": "Harder", "not_sure": "Not sure"}
SIGNS = {
    "toe_drag": "Toes dragged or stuck",
    "toe_curl": "Outer toes curled under",
    "hallux_up": "Big toe pointed up",
    "foot_roll": "Foot rolled outward",
    "heel_lift": "Heel lifted when I bent my knees",
    "flat_contact": "Foot landed flat",
    "balance_poor": "Wobbly on that leg",
    "none": "None of these",
}
WHEN = {
    "fresh": "Fresh",
    "after_walking": "After some walking",
    "tired": "When tired",
    "end_of_day": "End of day",
}
RESTED = {"yes": "Yes", "a_bit": "A bit", "no": "No", "not_yet": "Have not rested yet"}
TIRED = {0: "None", 1: "A little", 2: "Quite", 3: "Very"}


def asked(blank: CheckIn, ask: Ask) -> CheckIn:
    """Fill in a check-in by questions; a skipped one stays unsaid.

    Parameters
    ----------
    blank : the day and the moment, nothing told yet.
    ask : shows words and gives what was typed.
    """
    compared = _one(ask, "Compared with yesterday, how is your foot?", COMPARED)
    told = evolve(blank, compared=compared)
    if compared == "same" and not ask("Enter saves now; any letter goes on. ").strip():
        return told
    ticked = _some(ask, "Did you see any of these today? Enter alone: I did not check.", SIGNS)
    signs: dict[str, Seen] = {}
    if ticked:
        signs = {name: "seen" if name in ticked else "not_seen" for name in FOOT_SIGNS}
    if "seen" in signs.values():
        told = evolve(
            told,
            when=_some(ask, "When?", WHEN),
            rest_helped=_one(ask, "Did a rest help?", RESTED),
        )
    return evolve(
        told,
        signs=signs,
        tiredness_0_3=_one(ask, "How tired are you?", TIRED),
        words=ask("Anything different today? ").strip(),
    )


def _one(ask: Ask, question: str, choices: Mapping[Any, str]) -> Any:
    """Ask for one number; anything else than one of them asks again, Enter skips."""
    while True:
        chosen = _numbers(ask(_page(question, choices)), choices)
        if chosen is not None and len(chosen) <= 1:
            return chosen[0] if chosen else None


def _some(ask: Ask, question: str, choices: Mapping[Any, str]) -> tuple[Any, ...]:
    """Ask for any of the numbers, such as 1 4."""
    while True:
        chosen = _numbers(ask(_page(question, choices)), choices)
        if chosen is not None:
            return chosen


def _page(question: str, choices: Mapping[Any, str]) -> str:
    lines = [f"  {i}  {words}" for i, words in enumerate(choices.values(), 1)]
    return "\n".join(["", question, *lines, "> "])


def _numbers(typed: str, choices: Mapping[Any, str]) -> tuple[Any, ...] | None:
    """Give what the numbers stand for; None when they are no numbers of this page."""
    words = typed.replace(",", " ").split()
    if not all(word.isdecimal() and 1 <= int(word) <= len(choices) for word in words):
        return None
    names = list(choices)
    return tuple(names[int(word) - 1] for word in words)
