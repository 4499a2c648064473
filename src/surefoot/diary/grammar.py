"""The words of the composed phrases: parts of the body, what they do, and every form of each."""

# ruff: noqa: E501  (lists of words read best as lines)

import re
from functools import cache
from typing import Any

from attrs import field, frozen

from surefoot.terms.catalogue import catalogue

TOKEN = re.compile(r"[a-z0-9'~]+|[^\sa-z0-9'~-]")
_IRREGULAR = {
    "catch": "caught", "hang": "hung", "swing": "swung", "stick": "stuck", "stand": "stood", "dig": "dug",
    "sink": "sank sunk", "sweep": "swept", "bend": "bent", "fall": "fell fallen", "go": "went gone goes",
    "come": "came", "give": "gave given", "draw": "drew drawn", "shoot": "shot", "rise": "rose risen",
    "fling": "flung", "sling": "slung", "throw": "threw thrown", "bring": "brought", "fly": "flew flown",
    "spring": "sprang sprung", "keep": "kept", "hold": "held", "lie": "lay lain lying", "sit": "sat",
    "get": "got gotten", "have": "had has", "do": "did does done", "make": "made", "hit": "hit", "cling": "clung",
    "feel": "felt", "swell": "swollen swole", "blow": "blew blown", "shake": "shook shaken", "sting": "stung",
    "hurt": "hurt", "burn": "burnt", "wake": "woke woken", "sleep": "slept", "lose": "lost", "take": "took taken",
    "put": "put", "let": "let", "set": "set", "find": "found", "weep": "wept", "eat": "ate eaten",
    "run": "ran", "wear": "wore worn", "feed": "fed", "creep": "crept", "beat": "beat beaten", "send": "sent",
    "strike": "struck", "meet": "met", "swim": "swam swum", "spin": "spun", "spread": "spread",
    "tear": "tore torn", "freeze": "froze frozen", "drive": "drove driven", "begin": "began begun", "lead": "led",
    "is": "are was were be been being", "quit": "quit", "split": "split", "slide": "slid", "break": "broke broken",
}  # fmt: skip
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgklmnprtvz]$")


@frozen
class Frame:
    """One way in which a concept is said.

    Parameters
    ----------
    concept : an id of ``vocabulary.yaml``.
    parts : the parts it is said of; empty where none must be named.
    well : it says the opposite.
    role : ``does`` or ``is`` (of a part), ``to`` (done to a part) or ``says`` (needs no part).
    """

    concept: str
    parts: frozenset[str]
    well: bool
    role: str


@frozen
class Grammar:
    """All phrases by their first word: the words that follow, and what they may be.

    Frames are kept by their second word too, which is empty where they have only one.
    """

    parts: dict[str, list[tuple[tuple[str, ...], str]]] = field(factory=dict)
    frames: dict[str, dict[str, list[tuple[tuple[str, ...], Frame]]]] = field(factory=dict)


def _forms(verb: str) -> set[str]:
    """Give the forms of one verb, spoken ones too ("scuffin")."""
    if len(verb) < 2:
        return {verb}
    stem = verb + verb[-1] if _DOUBLED.search(verb) and len(verb) < 6 else verb
    if verb.endswith("e") and not verb.endswith(("ee", "oe")):
        stem = verb[:-1]
    past = stem + "ed"
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        past, third = verb[:-1] + "ied", verb[:-1] + "ies"
    found = {verb, third, stem + "ing", stem + "in"}
    return found | set(_IRREGULAR[verb].split() if verb in _IRREGULAR else [past])


def _listed(words: str) -> list[tuple[str, ...]]:
    return [
        tuple(TOKEN.findall(one.strip()))
        for one in words.replace("\n", " ").split(",")
        if one.strip()
    ]


@cache
def grammar() -> Grammar:
    """Give the words of ``composed.yaml``, every form spelt out."""
    told = catalogue("surefoot.diary", "composed.yaml")
    found = Grammar()
    for part, words in told["parts"].items():
        for phrase in _listed(words):
            found.parts.setdefault(phrase[0], []).append((phrase[1:], part))
    for concept, frames in told["frames"].items():
        for frame in frames:
            parts = frozenset(frame.get("who", "").split())
            for role in ("does", "is", "to", "says"):
                made = Frame(concept, parts, frame.get("well", False), role)
                for phrase in _listed(frame.get(role, "")):
                    firsts = {phrase[0]} if role in ("is",) else _forms(phrase[0])
                    if role == "says" and frame.get("plain"):
                        firsts = {phrase[0]}
                    for first in firsts:
                        seconds = found.frames.setdefault(first, {})
                        second = phrase[1] if len(phrase) > 1 else ""
                        seconds.setdefault(second, []).append((phrase[1:], made))
    by_second = [one for seconds in found.frames.values() for one in seconds.values()]
    known: list[list[Any]] = [*found.parts.values(), *by_second]
    for one in known:
        one.sort(key=lambda phrase: -len(phrase[0]))
    return found
