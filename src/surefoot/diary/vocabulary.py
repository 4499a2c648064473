"""Find the words of the vocabulary in flat text."""

# ruff: noqa: E501  (a list of words stays on its line)

import re
from functools import cache, lru_cache
from typing import Any, Literal

from attrs import frozen

from surefoot.terms.catalogue import catalogue
from surefoot.terms.rule_index import Rule, RuleIndex

_ROOM = "surefoot.diary"
#: The tables of rules, by what they tell of.
PHRASES = ("phrases_signs.yaml", "phrases_felt.yaml", "phrases_done.yaml")


@frozen
class Concept:
    """One concept and the rules that find it: words for it, and words for its opposite."""

    id: str
    kind: str
    say: tuple[Rule, ...]
    well: tuple[Rule, ...]


@frozen
class Found:
    """Characters [start, end) carry `concept`; ``well`` when they say its opposite."""

    start: int
    end: int
    concept: str
    kind: str
    well: bool = False


def _term(term: str) -> str:
    """Turn a plain term into a rule: any apostrophe or hyphen, plural and simple verb endings."""
    words = [re.escape(word).replace("'", "'?") for word in re.split(r"[ -]", term.lower())]
    return "[ -]".join(words) + r"(?:e?s|e?d|ing)?"


#: "(?:{be} ){0,4}" : small words a rule lets stand in between, at least and at most so many.
_GAP = re.compile(r"\(\?:\{(?:be|whose)\} \)(?:\{(\d),(\d)\}|(\+))")


def _gap(hit: re.Match[str]) -> str:
    """Turn small words in between into any words in a group, which `_small` then looks at.

    Spelling out the 180 small words in every rule made loading three times as slow.
    """
    least, most = (1, 4) if hit[3] else (int(hit[1]), int(hit[2]))
    return rf"((?:[\w'~]+ ){{{least},{most + 2 if most > 1 else most}}}?)"


@cache
def _small_words() -> re.Pattern[str]:
    forms = catalogue(_ROOM, "phrases.yaml")["forms"]
    return re.compile(rf"(?:{forms['be']} )*|(?:{forms['whose']} )*")


@lru_cache(maxsize=4096)
def _small(words: str) -> bool:
    return _small_words().fullmatch(words) is not None


def _fits(hit: re.Match[str]) -> bool:
    """Tell whether a hit cuts no word, and only small words stand in its gaps."""
    return _at_word(hit.string, hit.start()) and all(
        _small(words) for words in hit.groups() if words
    )


def _rules(patterns: list[str], forms: dict[str, str]) -> tuple[Rule, ...]:
    found = []
    for raw in patterns:
        pattern = raw.replace(") (?:{be} )", ")(?:'s)? (?:{be} )")  # "my calf's been jumping"
        pattern = _GAP.sub(_gap, pattern)
        for name, form in forms.items():
            pattern = pattern.replace("{" + name + "}", form)
        found += [Rule(part, at_word=True) for part in _branches(pattern)]
    return tuple(found)


def _branches(pattern: str) -> list[str]:
    """Split a rule at its outermost bars and drop a leading word boundary (see `_at_word`).

    A rule that begins with plain letters lets the engine skip ahead to them; measured, this
    halves the time of reading.
    """
    parts, depth, part, escaped, listed = [], 0, "", False, False
    for char in pattern:
        if not escaped and not listed:
            depth += (char == "(") - (char == ")")
        if not escaped:
            listed = (listed or char == "[") and char != "]"
        if char == "|" and depth == 0 and not escaped and not listed:
            parts.append(part)
            part = ""
            continue
        part += char
        escaped = char == "\\" and not escaped
    return [one.removeprefix(r"\b") if one.startswith(r"\b") else one for one in (*parts, part)]


def _at_word(text: str, start: int) -> bool:
    """Tell whether no word is cut at `start`."""
    return start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())


@cache
def concepts() -> dict[str, Concept]:
    """Give every concept by id; a rule is compiled when a text first needs it."""
    forms: dict[str, str] = catalogue(_ROOM, "phrases.yaml")["forms"]
    phrases: dict[str, Any] = {}
    for name in PHRASES:
        phrases |= catalogue(_ROOM, name)
    found = {}
    for entry in catalogue(_ROOM, "vocabulary.yaml")["concepts"]:
        own: dict[str, list[str]] = phrases.get(entry["id"], {})
        plain = [t for t in entry["terms"] if t not in own.get("loose", [])]
        terms = "(?:" + "|".join(map(_term, sorted(plain, key=len, reverse=True))) + r")\b"
        say = _rules([*own.get("say", []), *([terms] if plain else [])], forms)
        well = _rules(own.get("well", []), forms)
        found[entry["id"]] = Concept(entry["id"], entry["kind"], say, well)
    return found


@cache
def _idioms() -> RuleIndex:
    told = catalogue(_ROOM, "phrases.yaml")["idioms"]
    return RuleIndex(Rule(part, at_word=True) for rule in told for part in _branches(rule))


@cache
def _all() -> tuple[RuleIndex, tuple[tuple[Concept, bool], ...]]:
    """Give all rules, and for each the concept it finds and whether it says its opposite."""
    told = [
        (rule, (concept, well))
        for concept in concepts().values()
        for rules, well in ((concept.well, True), (concept.say, False))
        for rule in rules
    ]
    return RuleIndex(rule for rule, _ in told), tuple(of for _, of in told)


#: "The ankle, meanwhile, rolled": an aside counts as one small word.
_ASIDE = re.compile(
    r", (?:meanwhile|however|though|of course|thankfully|sadly|naturally|mind you|i admit|alas|in fact|as usual|by contrast|on the other hand|bless it|god bless it"
    r"|needless to say|to be fair|in fairness|thank god|thank goodness|touch wood|as ever|as always|for once|i regret to say|i'm afraid|i am afraid|by the way|apparently|oddly|luckily|happily), "
)


@lru_cache(maxsize=2)
def sayings(text: str) -> bytes:
    """Mark with 1 the characters of a flat `text` that stand in a saying ("put my foot down")."""
    taken = bytearray(len(text))
    for _, idiom in _idioms().hits(text):
        if _at_word(text, idiom.start()):
            taken[idiom.start() : idiom.end()] = b"\1" * (idiom.end() - idiom.start())
    return bytes(taken)


def find(text: str) -> list[Found]:
    """Find the concepts in a flat `text`; where two overlap, the longer words win.

    What stands inside a saying ("put my foot down about the car") is not found.
    """
    text = _ASIDE.sub(lambda aside: f" {'~' * (len(aside[0]) - 2)} ", text)
    taken = bytearray(sayings(text))
    index, finds = _all()
    hits: list[Found] = []
    for number, match in index.hits(text, _fits):
        if match.end() > match.start():
            concept, well = finds[number]
            hits.append(_found(text, match, concept, well=well))
    hits.sort(
        key=lambda hit: (hit.start - hit.end, hit.start, not hit.well, hit.kind != "exercise")
    )
    kept: list[Found] = []
    for hit in hits:
        if taken.find(1, hit.start, hit.end) < 0:
            kept.append(hit)
            taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    return sorted(kept, key=lambda hit: hit.start)


_NO = re.compile(r"\b(?:no|never|zero|without|didn'?t|doesn'?t|hasn'?t|hasnae)\b")


def _found(text: str, hit: re.Match[str], concept: Concept, *, well: bool) -> Found:
    """Make a hit of one rule; a no that is trimmed from "no drop" stands outside of what is left."""
    start, end = _trimmed(text, hit)
    well = well and not _NO.search(text, hit.start(), start)
    return Found(start, end, concept.id, concept.kind, well)


_LEAD = re.compile(
    r"(?:[ ,:;(]+|(?:i'?m|i am|am|was|were|be|feel|feels|feeling|felt|really|very|quite|no|not|a|any|the|my|her|his|of|bit|more|less|some|and|or|still|without|i|it|only|did|didn'?t"
    r"|doesn'?t|hasn'?t|hasnae|never|zero|been|they|to|with|every|that|had|have|went|for|also|got|at|saw|after|before|miss|missed|missing|cancelled|skipped|starts?|started|starting|attends?|attended|attending|booked?) )+"
)


_OWN_NO = re.compile(
    r"not with it|no (?:energy|lift|heel strike|sleep|feeling|strength|power|sensation|puff)|not an? (?:wink|(?:good|great|brilliant|easy) (?:night|day|week|one))"
)


def _trimmed(text: str, hit: re.Match[str]) -> tuple[int, int]:
    """Give the characters of a hit without the small words that lead it ("no", "a bit of the")."""
    words = hit[0]
    lead = None if _OWN_NO.match(words) else _LEAD.match(words)
    left = lead.end() if lead and lead.end() < len(words) else 0
    right = len(words) - len(words.rstrip(" ,:;("))
    return hit.start() + left, hit.end() - right


Place = Literal["foot", "toes", "ankle", "calf", "knee_thigh_hip", "back_head"]


@cache
def _places() -> tuple[tuple[str, re.Pattern[str]], ...]:
    parts = catalogue(_ROOM, "vocabulary.yaml")["body_parts"]
    return tuple(
        (part["id"], re.compile(r"\b(?:" + "|".join(map(_term, part["terms"])) + r")\b"))
        for part in parts
        if not part["id"].startswith("side_")
    )


def place(words: str) -> str | None:
    """Name the body part spoken of in a few flat `words`, or None."""
    for name, rule in _places():
        if rule.search(words):
            return name
    return None
