"""The words of the composed phrases: parts of the body, what they do, and every form of each."""

# ruff: noqa: E501, SIM905  (lists of words read best as lines)

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, TypeAlias

from attrs import field, frozen

from surefoot.terms.catalogue import catalogue

TOKEN = re.compile(r"[a-z0-9'~]+|[^\sa-z0-9'~-]")
#: The tables of phrases; later ones add to the first.
TABLES = ("composed.yaml", "composed_ways.yaml")
#: What may stand for a word in a phrase: whose and which side, how much, a number, a limb or "it".
WHOSE, HOW, NUMBER, LIMB = "~", "+", "#", "LIMB"
_WILDS = frozenset((WHOSE, HOW, NUMBER))
#: One word of a phrase, or the choices that may stand there, each a row of pieces.
Piece: TypeAlias = "str | Choice"
Row: TypeAlias = "tuple[Piece, ...]"
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
    bare : "it", "they" or nobody may do it where no part was spoken of.
    """

    concept: str
    parts: frozenset[str]
    well: bool
    role: str
    bare: bool = False


@frozen(eq=False)
class Choice:
    """Rows of pieces of which one may stand, by the word each begins with; "" where that is open."""

    rows: tuple[Row, ...]
    by_first: dict[str, tuple[Row, ...]]


@frozen
class Way:
    """What follows the first word of a phrase, and what it may be.

    ``seconds`` are the words that may come next (None: any); of each set of ``needs`` one must come.
    """

    rest: Row
    seconds: frozenset[str] | None
    needs: tuple[frozenset[str], ...]
    frame: Frame


@frozen
class Grammar:
    """All phrases by their first word, and what they may be.

    A phrase is kept as it is told until a text holds its first word: most texts need few of them.
    """

    parts: dict[str, list[tuple[tuple[str, ...], str]]] = field(factory=dict)
    frames: dict[str, list[tuple["str | Row", Frame]]] = field(factory=dict)


@cache
def _forms(verb: str) -> frozenset[str]:
    """Give the forms of one verb, spoken ones too ("scuffin")."""
    if len(verb) < 2:
        return frozenset((verb,))
    stem = verb + verb[-1] if _DOUBLED.search(verb) and len(verb) < 6 else verb
    if verb.endswith("e") and not verb.endswith(("ee", "oe")):
        stem = verb[:-1]
    past = stem + "ed"
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        past, third = verb[:-1] + "ied", verb[:-1] + "ies"
    found = frozenset((verb, third, stem + "ing", stem + "in"))
    return found.union(_IRREGULAR[verb].split() if verb in _IRREGULAR else [past])


_CHOICE = re.compile(r"\(([^()]*)\)")


_SIGNS = re.compile(r"[()|]|[^()|]+")


def bare(word: str) -> str:
    """Give a word without its 's: "foot's", "someone else's"."""
    return word[:-2] if word.endswith("'s") and word not in ("it's", "he's", "she's") else word


def _wild(word: str) -> bool:
    """Tell whether a word of a phrase stands for others."""
    return word in _WILDS or word[0].isupper()


def _words(told: str) -> tuple[str, ...]:
    return tuple(
        word
        for piece in told.split()
        for word in (
            (piece,) if piece.isalpha() or _wild(piece) else map(bare, TOKEN.findall(piece))
        )
    )


def _pieces(phrase: str) -> Row:
    """Take a phrase apart: "come (up|down (hard|))" is a word and two choices."""
    return _choices(_SIGNS.findall(phrase))[0]


def _choices(signs: list[str]) -> tuple[Row, ...]:
    """Read signs up to a closing bracket: the choices between bars."""
    found: list[Row] = [()]
    while signs:
        sign = signs.pop(0)
        if sign == ")":
            break
        if sign == "(":
            found[-1] += (_choice(_choices(signs)),)
        elif sign == "|":
            found.append(())
        else:
            found[-1] += _words(sign)
    return tuple(found)


def _choice(rows: tuple[Row, ...]) -> Choice:
    by_first: dict[str, tuple[Row, ...]] = {}
    for row in rows:
        firsts = _firsts(row)
        for first in ("",) if "" in firsts else firsts:
            by_first[first] = (*by_first.get(first, ()), row)
    return Choice(rows, by_first)


def _opened(pieces: Row) -> Iterator[Row]:
    """Spell out the choices a phrase begins with, so that its first word is one word."""
    if pieces and not isinstance(pieces[0], str):
        for one in pieces[0].rows:
            yield from _opened((*one, *pieces[1:]))
    elif pieces:
        yield pieces


def _listed(words: str) -> Iterator[tuple[str, "str | Row"]]:
    """Give each phrase of a list with its first word; one that begins with a choice spelt out."""
    for phrase in filter(None, map(str.strip, words.replace("\n", " ").split(","))):
        first = phrase.partition(" ")[0]
        if first.isalpha() and not _wild(first):
            yield first, phrase
        else:
            for row in _opened(_pieces(phrase)):
                yield str(row[0]), row


def _rows(words: str) -> Iterator[str]:
    """Spell out every choice of a list of phrases."""
    rows = [one for one in words.split(",") if one.strip()]
    while rows:
        row = rows.pop(0)
        choice = _CHOICE.search(row)
        if choice is None:
            yield row
        else:
            rows += [row[: choice.start()] + o + row[choice.end() :] for o in choice[1].split("|")]


@cache
def _firsts(pieces: Row) -> frozenset[str]:
    """Give the words that may come first; "" where that is any word, or none."""
    if not pieces:
        return frozenset(("",))
    if isinstance(pieces[0], str):
        return frozenset(("" if _wild(pieces[0]) else pieces[0],))
    return frozenset[str]().union(*(_firsts((*one, *pieces[1:])) for one in pieces[0].rows))


@cache
def grammar() -> Grammar:
    """Give the words of the tables, every form spelt out."""
    found = Grammar()
    for table in TABLES:
        told = catalogue("surefoot.diary", table)
        for part, words in told.get("parts", {}).items():
            for phrase in map(_words, _rows(words)):
                found.parts.setdefault(phrase[0], []).append((phrase[1:], part))
        for concept, frames in told["frames"].items():
            for frame in frames:
                _add(found, concept, frame)
    for rests in found.parts.values():
        rests.sort(key=lambda phrase: -len(phrase[0]))
    return found


@lru_cache(maxsize=8192)
def ways(first: str, after: str) -> tuple[Way, ...]:
    """Give what may begin with two words, the longest first; after many words that is nothing."""
    seconds = _by_second(first)
    open_ones = (w for w in seconds.get("", ()) if w.seconds is None or after in w.seconds)
    return (*seconds.get(after, ()), *open_ones)


def _add(found: Grammar, concept: str, frame: dict[str, Any]) -> None:
    parts = frozenset(frame.get("who", "").split())
    for role in ("does", "is", "to", "says"):
        made = Frame(concept, parts, frame.get("well", False), role, frame.get("bare", False))
        as_is = role == "is" or (role == "says" and frame.get("plain"))
        for one, phrase in _listed(frame.get(role, "")):
            for first in (one,) if as_is else _forms(one):
                found.frames.setdefault(first, []).append((phrase, made))


@cache
def _by_second(first: str) -> dict[str, list[Way]]:
    """Give what may begin with a word by the second word, "" where that is more than one."""
    found: dict[str, list[Way]] = {}
    for told, frame in grammar().frames.get(first, ()):
        rest = (_pieces(told) if isinstance(told, str) else told)[1:]
        seconds = _firsts(rest)
        needs = tuple(one for one in (_firsts((piece,)) for piece in rest) if "" not in one)
        way = Way(rest, None if "" in seconds else seconds, needs, frame)
        found.setdefault(next(iter(seconds)) if len(seconds) == 1 else "", []).append(way)
    for same in found.values():
        same.sort(key=lambda way: -len(way.rest))
    return found


_OF_WHOM = frozenset(
    "my the his her your their our its me mi ma that this these those a an each every any no both whole entire left right bad weak weaker stroke good better affected other dodgy gammy poor old stupid silly wee little own same first wooden stiff heavy".split()
)
_MUCH = frozenset(
    "really all so very right just always still too straight quite rather again completely totally properly fully slightly a bit little lot much more ever even almost nearly about only clean way nice and".split()
)
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty hundred thousand".split()
)
_THING = frozenset("it them that one thing everything".split())
_LIMBS = frozenset(("LEG", "FOOT", "SIDE", "ANKLE"))


def follows(words: list[str], at: int, rest: Row, part: dict[int, tuple[int, str]]) -> int:
    """Tell where a phrase ends whose words after the first are `rest`, or -1 where it is not there.

    Parameters
    ----------
    words, part : of the line; ``part`` names the part of the body that begins at a word.
    at : the first word after that of the phrase.
    """
    for n, piece in enumerate(rest):
        if not isinstance(piece, str):
            known = piece.by_first
            rows = (*known.get(words[at] if at < len(words) else ".", ()), *known.get("", ()))
            left = rest[n + 1 :]
            return max((follows(words, at, (*one, *left), part) for one in rows), default=-1)
        at = _past(piece, words, at, part)
        if at < 0:
            break
    return at


def _past(piece: str, words: list[str], at: int, part: dict[int, tuple[int, str]]) -> int:
    """Give the place behind one word of a phrase, or -1 where it does not stand."""
    end = len(words)
    if piece in (WHOSE, HOW):
        small = _OF_WHOM if piece == WHOSE else _MUCH
        last = min(at + 3, end)
        while at < last and words[at] in small and at not in part:
            at += 1
        return at
    if at >= end:
        return -1
    if piece == NUMBER:
        if not words[at][0].isdigit() and words[at] not in _NUMBERS:
            return -1
        split = at + 2 < end and words[at + 1] in ",." and words[at + 2][0].isdigit()
        return at + (3 if split else 1)  # "3,412", "3.4k"
    if _wild(piece):
        name = part[at][1] if at in part else ""
        if name == piece or (piece == LIMB and name in _LIMBS):
            return part[at][0]
        return at + 1 if piece == LIMB and words[at] in _THING else -1
    return at + 1 if words[at] == piece else -1
