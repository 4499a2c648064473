"""Which of the times told in its own sentence belongs to a phrase."""

from datetime import date

from attrs import frozen

from surefoot.diary import when_cues as cue
from surefoot.terms.scope import clause
from surefoot.terms.sentences import Sentence
from surefoot.terms.told import TimeSpan


@frozen
class OwnTimes:
    """Chooses among the times of one sentence, and knows those that head the entry of a log.

    Parameters
    ----------
    on : the day of writing.
    lines : where a line begins.
    log : where a time begins that names an entry of a log.
    """

    on: date
    lines: frozenset[int]
    log: frozenset[int]

    def choose(
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
            and not (
                s.kind == "since" and cue.ELSE_HAS.search(words[end : s.start - sentence.start])
            )
        ]
        near = _without_runs(near, sentence, words, start, end)
        wide = [s for s in near if s.kind == "range" and s.first != s.last]
        if wide and any(s.kind == "run" for s in near):
            return wide[0]
        runs = [s for s in near if s.kind == "run"]
        if runs and all(s.last == self.on for s in near):
            near = runs  # "today is the tenth day without"
        label = next(
            (s for s in spans if cue.LABELLED.match(words[s.end - sentence.start :])), None
        )
        if label and near and all(s.kind == "run" for s in near) and end > label.end - label.start:
            return label  # "July total: 9 days of drop"
        if near:
            return min(near, key=lambda s: _gap(s, sentence, words, start, end))
        before = [s for s in spans if s.start - sentence.start < start]
        leads = [
            s
            for s in before
            if s.kind in ("day", "range")
            or s.start == sentence.start
            or words[s.end - sentence.start :].startswith(":")
        ]
        # "one-leg stand, bad side: 17 s on Saturday, 16 s on Thursday" labels the first of them
        label_ends = cue.NAMES_WHAT.match(words, end)
        if label_ends:
            named = [s for s in spans if s.start - sentence.start >= label_ends.end()]
            runs = [s for s in named if s.kind == "run"]
            if named:
                return (runs or named)[0]
        now = cue.NOW.search(words[first:last])
        if not leads:
            return _shared(spans, words, first, last)
        if leads[-1].ahead is not None and cue.TO_COME.search(words[first:end]):
            return leads[-1]  # "class starts on the 1st and I hope to go without the frame"
        head = self.heads(leads[-1], sentence, words)
        if now and not (head or self.is_today(leads[-1]) or leads[-1].kind in ("since", "run")):
            return None
        if head:
            return leads[-1]
        # "my stroke was last November and the drop is what bothers me"
        opens = set(cue.WORD.findall(words[: leads[-1].start - sentence.start])) <= cue.LEADING
        part = words[first : end + 20]
        present = cue.PRESENT_TENSE.search(part) and not cue.PAST_TENSE.search(part)
        return leads[-1] if opens or not present or leads[-1].last == self.on else None

    def heads(self, span: TimeSpan, sentence: Sentence, words: str) -> bool:
        """Tell whether a time heads an entry ("Sun 21. ...", "Night 1 (Sunday): ...")."""
        if span.kind not in ("day", "range") or sentence.start not in self.lines:
            return False
        if not cue.BEFORE_HEAD.fullmatch(words[: span.start - sentence.start]):
            return False
        rest = words[span.end - sentence.start :]
        return span.start in self.log or bool(cue.AFTER_HEAD.match(rest)) or not rest.strip()

    def is_today(self, span: TimeSpan | None) -> bool:
        """Tell whether a time is the day of writing: what is so now is so on that day."""
        return span is not None and span.first == span.last == self.on


def _without_runs(
    near: list[TimeSpan], sentence: Sentence, words: str, start: int, end: int
) -> list[TimeSpan]:
    """Leave out lengths of time that only lead to a day, or only fill one."""
    other = [s for s in near if s.kind in ("day", "range")]
    if any(s.kind == "future" and s.end - sentence.start <= start for s in near):
        return [s for s in near if s.kind != "run"]  # "next week I want to do 3 days of walks"
    if not other:
        return near
    return [
        s
        for s in near
        if s.kind != "run"
        # "after eight clear days it dropped yesterday" tells of yesterday
        or (
            not (
                words[: s.start - sentence.start].endswith("after ")
                and end <= other[-1].start - sentence.start
                and not cue.CLEAR_OF.fullmatch(words[s.end - sentence.start : start])
                and s.end - sentence.start < start
            )
            and (s.days is None or s.days > 1)
        )  # "it was back for a day on the 5th"
    ]


def _shared(spans: list[TimeSpan], words: str, first: int, last: int) -> TimeSpan | None:
    """Let "... since October, and I have not nearly fallen either" share the time told before."""
    lasting = [s for s in spans if s.kind in ("since", "run")]
    part = words[first:last]
    return lasting[-1] if lasting and (cue.ALSO.search(part) or cue.SO_SINCE.search(part)) else None


def _gap(span: TimeSpan, sentence: Sentence, words: str, start: int, end: int) -> int:
    """Count the characters between a phrase and a time; a comma between costs."""
    left, right = span.start - sentence.start, span.end - sentence.start
    between = words[right:start] if right <= start else words[end:left]
    joined = 8 if right <= start and " and " in between else 0
    return len(between) + 25 * between.count(",") + (8 if left >= end else joined)
