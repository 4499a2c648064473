"""The gold stories: made-up texts with marks, read and split by rule.

How the marks are written: ``docs/gold-guideline.md``.
"""

import hashlib
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

import yaml
from attrs import field, frozen

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "diary" / "gold"
ASSERTIONS = {
    "P": "present",
    "A": "absent",
    "T": "past",
    "H": "hoped",
    "I": "if",
    "O": "someone_else",
    "U": "unsure",
}
LEGS = {"p": "paretic", "o": "other", "l": "left", "r": "right", "b": "both"}
_LATER = ("practice", "fresh", "last", "second", "third", "fourth", "fifth", "sixth", "blind")
_FILES = {half: f"{half}_*.yaml" for half in _LATER}
_MARK = re.compile(r"\[([^\[\]|]+)\|([^\[\]]+)\]")


@frozen
class Mark:
    """One marked mention: characters [start, end) of the plain text."""

    start: int
    end: int
    words: str
    concept: str
    assertion: str
    leg: str | None = None
    first: date | None = None
    last: date | None = None
    more: dict[str, str] = field(factory=dict)


@frozen
class Story:
    """One story, its day of writing and its marks."""

    id: str
    on: date
    text: str
    marks: tuple[Mark, ...]


def _day(word: str, on: date) -> date:
    return date.fromisoformat(word) if len(word) == 10 else on + timedelta(days=int(word))


def _mark(words: str, spec: str, start: int, on: date) -> Mark:
    concept, assertion, *extras = spec.split(None, 2)
    leg, first, last, more = None, None, None, {}
    for part in extras[0].split(" ") if extras else []:
        if part.startswith("@"):
            ends = [_day(word, on) for word in part[1:].split(":")]
            first, last = ends[0], ends[-1]
        elif part.startswith("L="):
            leg = LEGS[part[2:]]
        elif "=" in part:
            key, value = part.split("=", 1)
            more[key] = value
    return Mark(
        start, start + len(words), words, concept, ASSERTIONS[assertion], leg, first, last, more
    )


def parse(story: dict[str, Any]) -> Story:
    """Take the marks out of one story."""
    text, marks, at = "", [], 0
    for hit in _MARK.finditer(story["marked"]):
        text += story["marked"][at : hit.start()]
        if hit[2].strip(" _|"):
            marks.append(_mark(hit[1], hit[2], len(text), story["written"]))
        text += hit[1]
        at = hit.end()
    return Story(story["id"], story["written"], text + story["marked"][at:], tuple(marks))


Half = Literal[
    "seen",
    "unseen",
    "all",
    "practice",
    "fresh",
    "last",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "blind",
]


def stories(half: Half) -> list[Story]:
    """Give one half of the first stories, or both, or one of the later sets.

    The halves are made by rule: sorted by the SHA-256 of their ids, every second story is unseen.
    """
    found = [
        parse(story)
        for file in sorted(FOLDER.glob(_FILES.get(half, "stories_*.yaml")))
        for story in yaml.safe_load(file.read_text(encoding="utf-8"))
    ]
    found.sort(key=lambda story: hashlib.sha256(story.id.encode()).hexdigest())
    return {"seen": found[0::2], "unseen": found[1::2]}.get(half, found)
