"""Which of the told times belongs to which mention."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from bisect import bisect_left
from datetime import date, timedelta

from attrs import evolve

from surefoot.terms.dates import TimeSpan
from surefoot.terms.scope import clause
from surefoot.terms.sentences import Sentence

_PRESENT_TENSE = re.compile(
    r"\b(?:is|are|am|i'm|im|it's|its|do|don'?t|have|haven'?t|has|hasn'?t|can|can'?t|still|now|these days|always|never"
    r"|keeps?|use|wears?|gets?|(?<!did )(?<!didn't )(?<!could )feels?|wants?|used to|goes|gives|makes|comes|says|hurts|aches)\b"
    r"|\b(?:foot|toe|leg|ankle|knee|calf|hip|heel)'s\b"
    r"|\b(?:foot|toe|leg|ankle|knee|it|that|which|shoe|side|mine)(?: just| always| often| only| sometimes)? (?!is\b|was\b|has\b|raises|lifts\b|steps)[a-z]{3,}(?<!s)s\b"
)
#: Words that tell of what was.
PAST_TENSE = re.compile(
    r"\b(?!need|bed\b|red\b|speed|feed|indeed|tired|fatigued|exhausted|shattered|stiffened|embarrassed|pleased|worried|supposed)[a-z]{2,}ed\b"
    r"|\b(?:was|were|had|did|didn'?t|wasn'?t|went|got|fell|felt|caught|came|stood|sat|held|took|could|couldn'?t|made|woke|gave|hit|hung|kept|(?<=i )left|(?<=he )left|let|lost|ran|said|saw|slept|slid|stuck|swung|swelled|thought|told|wore|put|broke|began|hurt)\b"
)
_NOW = re.compile(r"\b(?:now|these days|nowadays|currently|at the moment|still)\b")
_COMPARED = re.compile(
    r"\bthan\b[^,.;]*$|\blike (?:it|they|i) (?:did|was|were|used)\b[^,.;]*$|\b(?:first|last|only) time $|\bcompared (?:with|to)\b[^,.;]*$|\b(?:up|down) (?:on|from)\b[^,.;]*$|\b(?:against|versus|vs)\b[^,.;]*$"
)
#: Words that may stand before a date that is the heading of what follows.
_HEADS = frozenset(
    [
        "on",
        "well",
        "so",
        "right",
        "ok",
        "then",
        "and",
        "but",
        "now",
        "entry",
        "diary",
        "dear",
        "update",
        "for",
        "report",
        "summary",
        "log",
        "notes",
        "the",
    ]
)
_LEADING = _HEADS | frozenset(
    {"in", "at", "over", "during", "back", "just", "since", "by", "first", "also"}
)
_LABELLED = re.compile(r"(?: [a-z]+){0,2}:")
#: What stands between the name of a thing and what is told of it ("daily steps, mean: ...").
_NAMES_WHAT = re.compile(r"(?:,? [^:.;,]{1,30})?:")
_LABEL = re.compile(r"^[a-z][\w -]{0,25}:")
#: "my toe caught a slab they have been watching since 2024" tells since when of the slab.
_ELSE_HAS = re.compile(
    r"\b(?:the|they|he|she|council|which|who|that)\b[^,.;]* (?:has|have|had) (?:\w+ )?been\b"
)
_RECORD = re.compile(r"\b(?:longest|best|record)\b")
#: A wish or a plan leans on the day ahead told before it ("In June we sail. I want to walk on deck.").
_TO_COME = re.compile(
    r"\b(?:(?:i|we) want|hop(?:e|ing)|plan(?:ning)?|aim(?:ing)?|will|shall|(?:i|we|it)'ll|going to|gonna|(?:like|love) to|pray\w*)\b"
)
_CLEAR_OF = re.compile(r"(?: (?:of|clear|free|without|with|no|any|the|my|from))* ?")
_WORD = re.compile(r"\w+")


def _listed(words: str) -> bool:
    """Tell whether a sentence is a line of a list ("No falls.", "Trips: none."), without a verb."""
    return len(words.split()) <= 5 and not (
        _PRESENT_TENSE.search(words) or PAST_TENSE.search(words)
    )


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
        self._ahead: TimeSpan | None = None

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
            if not (
                (cue := _COMPARED.search(words[: s.start - sentence.start])) and cue.start() > start
            )
        ]
        first, last = clause(words, start, end)
        told = self._told(spans, sentence, words, start, end)
        if told is not None:
            starts = told.start - sentence.start
            if starts < start < told.end - sentence.start and told.kind == "since":
                return evolve(told, kind="day", last=told.first)  # "since I fell on Friday"
            return told
        if spans and (spans[0].start - sentence.start < end or _NOW.search(words[first:last])):
            return None
        if not spans and self._lasting is not None and _listed(words):
            return self._lasting
        same = sentence.paragraph == self._paragraph and not (
            sentence.line != self._line and _LABEL.match(words)
        )
        if same and sentence.line != self._line and not self._strong:
            same = self._goes_on(sentence, words[first:last])
        if self._ahead is not None and same and _TO_COME.search(words[first:end]):
            return self._ahead
        if self._carried is not None and same:
            lead = words[first:end] + words[end : first + 40].partition(",")[0]
            tail = words[max(first, words.rfind(",", 0, start) + 1) : end]
            now = _PRESENT_TENSE.search(lead) and not (
                PAST_TENSE.search(words[start:end]) or self._was(tail)
            )
            return self._carried if self._strong or not now else None
        clocks = [c for c in self._clocks if sentence.start <= c.start < sentence.end]
        return clocks[0] if clocks else None

    @staticmethod
    def _was(part: str) -> bool:
        """Tell whether the part of a sentence that ends in the phrase is all of the past."""
        return bool(PAST_TENSE.search(part)) and not _PRESENT_TENSE.search(part)

    def _goes_on(self, sentence: Sentence, part: str) -> bool:
        """Tell whether a new line still tells of the days carried: they are not long gone, and it tells of the past."""
        if self._carried is None or self._carried.last is None or sentence.line > self._line + 2:
            return False
        recent = self._on - self._carried.last <= timedelta(days=28)
        return recent and bool(PAST_TENSE.search(part))

    def _told(
        self, spans: list[TimeSpan], sentence: Sentence, words: str, start: int, end: int
    ) -> TimeSpan | None:
        """Choose among the times of the phrase's own sentence."""
        first, last = clause(words, start, end)
        aside = [s for s in spans if words[end : s.start - sentence.start].strip() == "("]
        if aside:
            return aside[0]
        near = [
            s
            for s in spans
            if first <= s.start - sentence.start < last
            and not (s.kind == "since" and _ELSE_HAS.search(words[end : s.start - sentence.start]))
        ]
        other = [s for s in near if s.kind in ("day", "range")]
        if other:  # "after eight clear days it dropped yesterday" tells of yesterday
            near = [
                s
                for s in near
                if not (
                    s.kind == "run"
                    and words[: s.start - sentence.start].endswith("after ")
                    and end <= other[-1].start - sentence.start
                    and not _CLEAR_OF.fullmatch(words[s.end - sentence.start : start])
                    and s.end - sentence.start < start
                )
            ]
        wide = [s for s in near if s.kind == "range" and s.first != s.last]
        if wide and any(s.kind == "run" for s in near):
            return wide[0]
        runs = [s for s in near if s.kind == "run"]
        if runs and all(s.last == self._on for s in near):
            near = runs  # "today is the tenth day without"
        label = next((s for s in spans if _LABELLED.match(words[s.end - sentence.start :])), None)
        if label and near and all(s.kind == "run" for s in near) and end > label.end - label.start:
            return label  # "July total: 9 days of drop"
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
        # "one-leg stand, bad side: 17 s on Saturday, 16 s on Thursday" labels the first of them
        label_ends = _NAMES_WHAT.match(words, end)
        if label_ends:
            named = [s for s in spans if s.start - sentence.start >= label_ends.end()]
            runs = [s for s in named if s.kind == "run"]
            if named:
                return (runs or named)[0]
        now = _NOW.search(words[first:last])
        if not leads or now:
            return None
        # "my stroke was last November and the drop is what bothers me"
        opens = set(_WORD.findall(words[: leads[-1].start - sentence.start])) <= _LEADING
        part = words[first : end + 20]
        present = _PRESENT_TENSE.search(part) and not PAST_TENSE.search(part)
        return leads[-1] if opens or not present or leads[-1].last == self._on else None

    def _gap(self, span: TimeSpan, sentence: Sentence, words: str, start: int, end: int) -> int:
        """Count the characters between a phrase and a time; a comma between costs."""
        left, right = span.start - sentence.start, span.end - sentence.start
        between = words[right:start] if right <= start else words[end:left]
        return len(between) + 25 * between.count(",") + (8 if left >= end else 0)

    def past(self, sentence: Sentence, words: str) -> None:
        """Move on from a sentence, keeping the time that leads it."""
        new_line = sentence.line != self._line
        if sentence.paragraph != self._paragraph or (new_line and _LABEL.match(words)):
            self._carried, self._strong = None, False
            self._line, self._paragraph = sentence.line, sentence.paragraph
        spans = self.inside(sentence)
        to_come = [s for s in spans if s.ahead is not None]
        if spans or new_line:
            self._ahead = to_come[-1] if to_come else None
        lasting = [s for s in spans if s.kind in ("since", "run")]
        if lasting and len(words.split()) <= 8 and not _RECORD.search(words):
            self._lasting = lasting[-1]
        elif spans or not _listed(words):
            self._lasting = None
        clocks = [c for c in self._clocks if c.start == sentence.start]
        if clocks and not spans:
            self._carried, self._strong = clocks[0], True
            self._line, self._paragraph = sentence.line, sentence.paragraph
            return
        leading = [
            s
            for s in spans
            if s.kind in ("day", "range") and words[: s.start - sentence.start][-1:] != "("
        ]
        if not leading:
            if any(sentence.start <= c.start < sentence.end for c in self._clocks) and not spans:
                self._carried, self._strong = self._clocks[0], False
                self._line, self._paragraph = sentence.line, sentence.paragraph
            return
        self._line, self._paragraph = sentence.line, sentence.paragraph
        head = leading[0]
        before = _WORD.findall(words[: head.start - sentence.start])
        rest = words[head.end - sentence.start :]
        if not set(before) <= _HEADS:
            self._carried, self._strong = leading[-1], False
            return
        self._strong = rest.startswith(":") or not _WORD.search(rest)
        self._carried = head if self._strong else leading[-1]
