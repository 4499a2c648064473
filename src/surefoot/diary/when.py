"""Which of the told times belongs to which mention."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from bisect import bisect_left
from datetime import date

from surefoot.terms.dates import TimeSpan
from surefoot.terms.scope import clause
from surefoot.terms.sentences import Sentence

_PRESENT_TENSE = re.compile(
    r"\b(?:is|are|am|i'm|im|it's|its|do|don'?t|have|haven'?t|has|hasn'?t|can|can'?t|still|now|these days|always|never"
    r"|keep|use|wear|wears|get|gets|feels|feel|want|wants|used to)\b"
)
_COMPARED = re.compile(
    r"\bthan\b[^,.;]*$|\blike (?:it|they|i) (?:did|was|were|used)\b[^,.;]*$|\b(?:first|last|only) time $|\bcompared (?:with|to)\b[^,.;]*$"
)
_LABEL = re.compile(r"^[a-z][\w -]{0,25}:")
_WORD = re.compile(r"\w+")


class Calendar:
    """The times of one text, and the one that still holds from the sentences before."""

    def __init__(self, spans: list[TimeSpan], on: date) -> None:
        self._spans = [span for span in spans if span.kind not in ("clock", "origin")]
        self._starts = [span.start for span in self._spans]
        self._origins = [span for span in spans if span.kind == "origin"]
        self._clocks = [span for span in spans if span.kind == "clock"]
        self._on = on
        self._carried: TimeSpan | None = None
        self._strong = False
        self._line = self._paragraph = -1
        self._lasting: TimeSpan | None = None

    def inside(self, sentence: Sentence) -> list[TimeSpan]:
        """Give the times told in one sentence."""
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        return self._spans[first:last]

    def origin(self, sentence: Sentence) -> TimeSpan | None:
        """Give how long ago the stroke was, where a sentence tells it."""
        told = [s for s in self._origins if sentence.start <= s.start < sentence.end]
        return told[0] if told else None

    def of(self, sentence: Sentence, words: str, start: int, end: int) -> TimeSpan | None:
        """Give the time of the phrase at [start, end) of the flat sentence `words`.

        The nearest time in its clause, else the one that leads the sentence, else the one
        carried from a heading ("Tuesday: ...") or from the sentence before.
        """
        spans = [
            s
            for s in self.inside(sentence)
            if not _COMPARED.search(words[: s.start - sentence.start])
        ]
        if spans:
            first, last = clause(words, start, end)
            near = [s for s in spans if first <= s.start - sentence.start < last]
            wide = [s for s in near if s.kind == "range" and s.first != s.last]
            if wide and any(s.kind == "run" for s in near):
                return wide[0]
            if near:
                return min(near, key=lambda s: self._gap(s, sentence, words, start, end))
            before = [s for s in spans if s.start - sentence.start < start]
            leads = [
                s
                for s in before
                if s.kind in ("day", "range")
                or s.start == sentence.start
                or words[s.end - sentence.start :].startswith(":")
            ]
            if not leads and len(spans) == 1 and words[end : end + 1] == ":":
                return spans[0]
            return leads[-1] if leads else None
        if self._lasting is not None and len(words.split()) <= 4:
            return self._lasting
        same = sentence.line == self._line or (
            self._strong and sentence.paragraph == self._paragraph and not _LABEL.match(words)
        )
        if self._carried is not None and same:
            if self._strong or not _PRESENT_TENSE.search(words[:40]):
                return self._carried
            return None
        clocks = [c for c in self._clocks if sentence.start <= c.start < sentence.end]
        return clocks[0] if clocks and self._carried is None else None

    def _gap(self, span: TimeSpan, sentence: Sentence, words: str, start: int, end: int) -> int:
        """Count the characters between a phrase and a time; a comma between costs."""
        left, right = span.start - sentence.start, span.end - sentence.start
        between = words[right:start] if right <= start else words[end:left]
        return len(between) + 25 * between.count(",") + (8 if left >= end else 0)

    def past(self, sentence: Sentence, words: str) -> None:
        """Move on from a sentence, keeping the time that leads it."""
        if sentence.paragraph != self._paragraph or (
            sentence.line != self._line and (not self._strong or _LABEL.match(words))
        ):
            self._carried, self._strong = None, False
        self._line, self._paragraph = sentence.line, sentence.paragraph
        spans = self.inside(sentence)
        lasting = [s for s in spans if s.kind in ("since", "run")]
        self._lasting = lasting[-1] if lasting and len(words.split()) <= 8 else None
        clocks = [c for c in self._clocks if c.start == sentence.start]
        if clocks and not spans:
            self._carried, self._strong = clocks[0], True
            return
        leading = [s for s in spans if s.kind in ("day", "range")]
        if not leading:
            return
        head = leading[0]
        before = _WORD.findall(words[: head.start - sentence.start])
        rest = words[head.end - sentence.start :]
        if len(before) > 2:
            self._carried, self._strong = leading[-1], False
            return
        self._strong = rest.startswith(":") or not _WORD.search(rest)
        self._carried = head if self._strong else leading[-1]
