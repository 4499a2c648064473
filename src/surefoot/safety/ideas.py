"""Ideas of danger that combine: what part it is, what it does, and how it began.

Nobody says "facial droop" twice in the same words, so the words stand in sets (``ideas.yaml``)
and a flag is heard where a word of each set stands near one of the other, in either order.
"""

import re
from functools import cache
from typing import Any

from surefoot.terms.catalogue import catalogue

#: What cannot wait, and what can wait for the day or the week.
FILES = ("ideas.yaml", "ideas_soon.yaml")

#: Another clause, another thing or a no begins with these: what follows is not said of the part.
_NO = (
    r"but|whereas|than|if|unless|without|except|not|never|no|nor|nobody|none"
    r"|(?:is|are|was|were|does|do|did|has|have|had|ca|wo|could|would|should)n'?t|cannot"
)
_STOPS = _NO + "|and|then|because|cos|coz|while"
_THINGS = r"|i|i'?m|i'?ve|we|you|they|my|his|her|our|your|the|so|after|from|with"
_PLACE = (
    r"(?:on|down|up|at|to|in|of) (?:my |me |the |his |her |one |that |both )?"
    r"(?:left|right|stroke|weak|bad|good|other|one|same|wrong)(?: (?:hand )?side)?,? "
)
_AND_IT = r"and (?=(?:now|just|it'?s|is|has|feels|went|gone|won'?t|keeps|still|all|so)\b)"
_LINK = (  # "the right leg, the good one, has gone numb"
    r"(?:'s|s)?(?:, (?:the|my) (?:good|bad|other|stroke|weak|strong) (?:one|side|leg|arm),)?"
    r",?(?: -)? "
)


def _piece(piece: str) -> str:
    """Give one word of a phrase as a pattern, with the blank behind it."""
    if piece == "_":
        return r"(?:\w[\w']* ){0,2}?"
    if piece.startswith("["):
        return "(?:(?:" + "|".join(map(_word, piece[1:-1].split("/"))) + ") )?"
    return (
        "(?:" + "|".join(map(_word, piece.split("/"))) + ") "
        if "/" in piece
        else _word(piece) + " "
    )


def _word(word: str) -> str:
    if word.isupper():
        return one_of(word)
    return re.escape(word).replace(r"\*", r"\w*").replace(r"\#", r"\d+").replace("'", "'?")


@cache
def one_of(name: str) -> str:
    """Give a pattern for any phrase of a set, the longest first."""
    told = sorted(
        {one.strip() for one in _sets()[name].split(",")}, key=lambda one: (-len(one), one)
    )
    grouped: dict[str, list[str]] = {}  # "CANT lift, CANT move": what they share is said once
    for phrase in filter(None, told):
        first, _, rest = phrase.partition(" ")
        shared = first if first in _sets() and rest else ""
        grouped.setdefault(shared, []).append(_phrase(rest if shared else phrase))
    alone = grouped.pop("", [])
    return (
        "(?:"
        + "|".join(
            [*(f"{one_of(of)} (?:{'|'.join(rest)})" for of, rest in grouped.items()), *alone]
        )
        + ")"
    )


def _phrase(phrase: str) -> str:
    return "".join(map(_piece, phrase.split())).rstrip(" ")


@cache
def _sets() -> dict[str, str]:
    return {name: told for file in FILES for name, told in _file(file)["sets"].items()}


def _file(name: str) -> dict[str, Any]:
    told: dict[str, Any] = catalogue("surefoot.safety", name)
    return told


def _gap(most: int, stops: str) -> str:
    return rf"(?:{_PLACE}|{_AND_IT}|(?!(?:{stops})\b)\w[\w']*(?:,|\.\.+)? ){{0,{most}}}?"


def _beside(first: str, second: str, most: int) -> str:
    """Give a pattern for one set followed by another within so many words."""
    return rf"\b{one_of(first)}{_LINK}{_gap(most, _STOPS + _THINGS)}{one_of(second)}\b"


def _before(first: str, second: str, most: int, stops: str = _STOPS) -> str:
    """Give the same where the part comes last, with its own "my" or "the" before it."""
    return rf"\b{one_of(first)}{_LINK}{_gap(most, stops)}{one_of(second)}\b"


def _phrases(idea: dict[str, Any]) -> list[str]:
    """Give the patterns of an idea: one for each order in which its sets may stand."""
    most = idea.get("gap", 4)
    told = idea["say"].split()
    if len(told) == 1:
        return [rf"\b{one_of(told[0])}\b"]
    first, second = told
    if not idea.get("turned", True):
        return [_before(first, second, most)]
    if idea.get("free"):
        return [_before(*pair, most, _NO) for pair in ((first, second), (second, first))]
    patterns = [_beside(first, second, most)]
    patterns.append(_before(second, first, idea.get("back", min(most, 3))))
    return patterns


def _whole(names: str | None) -> tuple[str, ...]:
    """Give a pattern for each of the sets that must be near as well."""
    return tuple(rf"\b{one_of(name)}\b" for name in (names or "").split())


@cache
def ideas() -> tuple[tuple[str, str, tuple[str, ...], dict[str, Any]], ...]:
    """Give each idea as a rule: its flag, its pattern, what must be near, what else `Rule` has."""
    return tuple(
        (
            flag,
            pattern,
            _whole(idea.get("near")),
            {
                "no_inside": True,
                "anywhen": bool(idea.get("anywhen")),
                "level": idea.get("level"),
                "here": _whole(idea.get("here")),
                "unless": "|".join(_whole(idea.get("unless"))),
                "parts": _whole(f"{idea['say']} {idea.get('here', '')}"),
            },
        )
        for file in FILES
        for flag, listed in _file(file)["ideas"].items()
        for idea in listed
        for pattern in _phrases(idea)
    )
