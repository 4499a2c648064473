"""Which of the told times belongs to which mention."""

# ruff: noqa: E501  (a list of cue words stays on its line)

from bisect import bisect_left
from datetime import date, timedelta

from attrs import evolve

from surefoot.diary import when_cues as cue
from surefoot.diary.own_times import OwnTimes
from surefoot.terms.scope import clause
from surefoot.terms.sentences import Sentence
from surefoot.terms.told import TimeSpan


def _listed(words: str) -> bool:
    """Tell whether a sentence is a line of a list ("No falls.", "Trips: none."), without a verb."""
    return len(words.split()) <= 5 and not (
        cue.PRESENT_TENSE.search(words) or cue.PAST_TENSE.search(words)
    )


def _words(span: TimeSpan, sentence: Sentence, words: str) -> str:
    return words[span.start - sentence.start : span.end - sentence.start]


def _tells(span: TimeSpan, sentence: Sentence, words: str, start: int) -> bool:
    """Tell whether a time says when, and is neither only compared with nor a season of every year."""
    lead = words[: span.start - sentence.start]
    seen = cue.COMPARED.search(lead) if span.kind != "run" else None
    if seen and (seen.start() > start or lead.endswith("than ")):
        return False
    if cue.EVERY.fullmatch(_words(span, sentence, words)):  # "toe socks in winter"
        return bool(cue.PAST_TENSE.search(words) or cue.TO_COME.search(words))
    return True


class Calendar:
    """The times of one text, and the one that still holds from the sentences before."""

    def __init__(
        self, spans: list[TimeSpan], on: date, lines: frozenset[int] = frozenset(), text: str = ""
    ) -> None:
        self._spans = [span for span in spans if span.kind not in ("clock", "origin")]
        self._starts = [span.start for span in self._spans]
        self._origins = [span for span in spans if span.kind == "origin"]
        self._clocks = [span for span in spans if span.kind == "clock"]
        self._on = on
        self._carried: TimeSpan | None = None
        self._strong = False
        self._entry = -1
        self._page = False
        named = {
            s.start
            for s in self._spans
            if s.kind in ("day", "range") and cue.NAMED.search(text, s.start, s.end)
        }
        log = named if len(named & lines) >= 3 else set()
        self._own = OwnTimes(on, lines, frozenset(log))
        self._line = self._paragraph = -1
        self._lasting: TimeSpan | None = None
        self._ahead: TimeSpan | None = None
        self._ahead_line = -1
        self._ongoing: TimeSpan | None = None

    def inside(self, sentence: Sentence) -> list[TimeSpan]:
        """Give the times told in one sentence."""
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        return self._spans[first:last]

    def origin(self, sentence: Sentence) -> TimeSpan | None:
        """Give how long ago the stroke was, where a sentence tells it."""
        told = [s for s in self._origins if sentence.start <= s.start < sentence.end]
        return told[0] if told else None

    def from_then(self, run: TimeSpan, sentence: Sentence) -> TimeSpan | None:
        """Count a length of time that is over from the day told just before it, where there is one."""
        then = self._carried
        if then is None or then.first is None or then.first != then.last or run.days is None:
            return None
        if (
            (self._on - then.first).days > 60
            or sentence.line > self._line + 1
            or sentence.paragraph != self._paragraph
        ):
            return None
        last = min(then.first + timedelta(days=run.days), self._on)
        return evolve(run, kind="range", first=then.first, last=last)

    def of(self, sentence: Sentence, words: str, start: int, end: int) -> TimeSpan | None:
        """Give the time of the phrase at [start, end) of the flat sentence `words`.

        The nearest time in its clause, else the one that leads the sentence, else the one
        carried from a heading ("Tuesday: ...") or from the sentence before.
        """
        spans = [s for s in self.inside(sentence) if _tells(s, sentence, words, start)]
        entry = self._strong and self._entry == sentence.line
        if entry:
            spans = [s for s in spans if not cue.WITHIN_DAY.fullmatch(_words(s, sentence, words))]
        first, last = clause(words, start, end)
        told = self._own.choose(spans, sentence, words, start, end)
        if (
            told
            and told.kind == "run"
            and entry
            and self._carried
            and self._carried.kind == "range"
        ):
            return self._carried  # "Wk 1 (Jan 1-5). Scrunches, 4 days."
        if told is not None:
            starts = told.start - sentence.start
            if starts < start < told.end - sentence.start and told.kind == "since":
                return evolve(told, kind="day", last=told.first)  # "since I fell on Friday"
            return told
        if spans and (spans[0].start - sentence.start < end or cue.NOW.search(words[first:last])):
            return None
        if not spans and self._lasting is not None and _listed(words):
            return self._lasting
        same = sentence.paragraph == self._paragraph and not (
            sentence.line != self._line and cue.LABEL.match(words) and not self._page
        )
        if same and sentence.line != self._line and not self._strong:
            same = self._goes_on(sentence, words[first:last])
        near = sentence.line == self._ahead_line
        if self._ahead is not None and near and cue.TO_COME.search(words[first:end]):
            return self._ahead
        if self._carried is not None and same:
            if entry:
                return self._carried
            lead = words[first:end] + words[end : min(first + 40, last)].partition(",")[0]
            tail = words[max(first, words.rfind(",", 0, start) + 1) : end]
            now = cue.PRESENT_TENSE.search(lead) and not (
                cue.PAST_TENSE.search(words[start:end]) or self._was(tail)
            )
            return (
                self._carried
                if self._strong or not now or self._own.is_today(self._carried)
                else None
            )
        clocks = [c for c in self._clocks if sentence.start <= c.start < sentence.end]
        if clocks:
            return clocks[0]
        later = all(s.start - sentence.start >= last for s in spans)
        if self._ongoing is not None and later and cue.ONGOING.search(words[first:end]):
            return self._ongoing
        return None

    @staticmethod
    def _was(part: str) -> bool:
        """Tell whether the part of a sentence that ends in the phrase is all of the past."""
        return bool(cue.PAST_TENSE.search(part)) and not cue.PRESENT_TENSE.search(part)

    def _goes_on(self, sentence: Sentence, part: str) -> bool:
        """Tell whether a new line still tells of the days carried: they are not long gone, and it tells of the past."""
        if self._carried is None or self._carried.last is None or sentence.line > self._line + 2:
            return False
        recent = self._on - self._carried.last <= timedelta(days=28)
        if self._own.is_today(self._carried) and _listed(part):
            return True
        return recent and bool(cue.PAST_TENSE.search(part))

    def past(self, sentence: Sentence, words: str) -> None:
        """Move on from a sentence, keeping the time that leads it."""
        new_line = sentence.line != self._line
        labelled = new_line and cue.LABEL.match(words) and not self._page
        if sentence.paragraph != self._paragraph or labelled:
            self._page = False
            self._stay(sentence, None, strong=False)
        spans = self.inside(sentence)
        self._keep_open(spans, sentence, words, new_line=new_line)
        clocks = [c for c in self._clocks if c.start == sentence.start]
        if clocks and not spans:
            self._stay(sentence, clocks[0], strong=True)
            return
        heads = [s for s in spans if self._own.heads(s, sentence, words)]
        if heads:
            self._stay(sentence, heads[0], strong=True)
            self._entry = sentence.line
            named = cue.NAMED.search(_words(heads[0], sentence, words))
            tail = words[heads[0].end - sentence.start :]
            self._page = bool(named) and bool(
                cue.HEAD_TAIL.fullmatch(tail) or not cue.WORD.search(tail)
            )
            return
        leading = self._leading(spans, sentence, words)
        if leading is None:
            return
        if not leading:
            self._without(spans, sentence, words, new_line=new_line)
            return
        if (
            self._own.is_today(self._carried)
            and _listed(words)
            and leading[0].start > sentence.start
        ):
            self._line = sentence.line  # "Bit wobbly yesterday." in a list of today
            return
        if self._only_compares(leading, sentence, words):
            self._line = sentence.line
            return
        head = leading[0]
        before = cue.WORD.findall(words[: head.start - sentence.start])
        rest = words[head.end - sentence.start :]
        strong = set(before) <= cue.HEADS and (rest.startswith(":") or not cue.WORD.search(rest))
        self._stay(sentence, head if strong else leading[-1], strong=strong)

    def _only_compares(self, leading: list[TimeSpan], sentence: Sentence, words: str) -> bool:
        """Tell whether days long gone are only set beside the recent ones told of ("In April it was only 6")."""
        kept = self._carried
        if kept is None or kept.last is None or sentence.paragraph != self._paragraph:
            return False
        recent = (self._on - kept.last).days <= 28
        sets_beside = self._strong or cue.SETS_BESIDE.search(words)
        return (
            recent
            and bool(sets_beside)
            and all(s.last and (self._on - s.last).days > 28 for s in leading)
        )

    def _stay(self, sentence: Sentence, span: TimeSpan | None, *, strong: bool) -> None:
        """Carry a time on from a sentence."""
        self._carried, self._strong = span, strong
        self._line, self._paragraph = sentence.line, sentence.paragraph

    def _keep_open(
        self, spans: list[TimeSpan], sentence: Sentence, words: str, *, new_line: bool
    ) -> None:
        """Keep what lies ahead, what lasts and what goes on since then for the sentences to come."""
        to_come = [s for s in spans if s.ahead is not None]
        if spans or new_line:
            self._ahead, self._ahead_line = (to_come[-1] if to_come else None), sentence.line
        since = [s for s in spans if s.kind == "since"]
        if since:
            self._ongoing = since[-1]
        elif spans or new_line or cue.PAST_TENSE.search(words):
            self._ongoing = None
        lasting = [s for s in spans if s.kind in ("since", "run")]
        if lasting and len(words.split()) <= 8 and not cue.RECORD.search(words):
            self._lasting = lasting[-1]
        elif spans or not _listed(words):
            self._lasting = None

    def _leading(
        self, spans: list[TimeSpan], sentence: Sentence, words: str
    ) -> list[TimeSpan] | None:
        """Give the times of a sentence that may move the day of the telling; None where it must not move."""
        found = []
        for s in spans:
            lead = words[: s.start - sentence.start]
            within = self._strong and cue.WITHIN_DAY.fullmatch(_words(s, sentence, words))
            aside = (
                lead.endswith("(") or cue.COMPARED.search(lead) or cue.ASIDE_OF_TIME.search(lead)
            )
            if s.kind in ("day", "range") and not aside and not within:
                found.append(s)
        if self._strong and self._entry == sentence.line:  # inside an entry of a log
            found = [s for s in found if s.start == sentence.start and s.kind == "day"]
            if not found:
                return None
        if self._page and self._entry != sentence.line:  # under a date that is a line of its own
            if not found or found[0].start != sentence.start or found[0].kind != "day":
                return None
            self._page = False
        return [s for s in found if s.last and (self._on - s.last).days <= 28] or found

    def _without(
        self, spans: list[TimeSpan], sentence: Sentence, words: str, *, new_line: bool
    ) -> None:
        """Move on from a sentence that tells no day of its own."""
        carried = self._carried
        follows = carried is not None and sentence.paragraph == self._paragraph
        if not spans and new_line and follows and self._goes_on(sentence, words):
            self._line = sentence.line  # the paragraph goes on with the day told before
            return
        old = (
            carried is not None and carried.last is not None and (self._on - carried.last).days > 28
        )
        if old and cue.PRESENT_TENSE.search(words) and not cue.PAST_TENSE.search(words):
            self._carried, self._strong = None, False
        here = [c for c in self._clocks if sentence.start <= c.start < sentence.end]
        if here and not spans and (self._carried is None or self._carried.kind == "clock"):
            self._stay(sentence, here[0], strong=False)
