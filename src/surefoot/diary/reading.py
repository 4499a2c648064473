"""The story reader: a person's own words become Mentions, the sentence kept beside each.

Rules, no model: the same words give the same mentions, offline. What it reads is only ever
proposed (`surefoot.diary.proposing`); the person keeps, changes or drops it.
"""

# ruff: noqa: E501, SIM905  (lists of cue words read best as lines)

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from datetime import date
from itertools import zip_longest

from attrs import evolve

from surefoot.diary.carer import spoken_for
from surefoot.diary.composed import composed
from surefoot.diary.implied import Before, implied
from surefoot.diary.labels import Labels, asked_of_her, theirs_to_say
from surefoot.diary.long_ago import LongAgo
from surefoot.diary.making import mention_of
from surefoot.diary.mention import Mention
from surefoot.diary.reach import reached
from surefoot.diary.turns import answer, heading, turned
from surefoot.diary.typos import mended
from surefoot.diary.vocabulary import Found, find
from surefoot.diary.when import Calendar
from surefoot.terms.dates import dates
from surefoot.terms.scope import clause
from surefoot.terms.sentences import Sentence, flat, sentences


def _on_lines(text: str, cut: list[Sentence]) -> str:
    """Give the flat text with one sentence a line; every character keeps its place."""
    chars = list(flat(text).replace("\n", " "))
    for sentence in cut:
        if sentence.start:
            chars[sentence.start - 1] = "\n"
        if sentence.end < len(chars):
            chars[sentence.end] = "\n" if chars[sentence.end].isspace() else chars[sentence.end]
    return "".join(chars)


def read(
    text: str, *, on: date, known_dates: Mapping[str, date] | None = None
) -> tuple[Mention, ...]:
    """Read a text.

    Parameters
    ----------
    text : one line to a long story, as written.
    on : the day of writing; "yesterday" is counted from it.
    known_dates : days only the profile knows, by name (``stroke``); never guessed.

    Returns
    -------
    The mentions in order of place.
    """
    mend = mended(text)
    cut = sentences(mend.text)
    whole = _on_lines(mend.text, cut)
    named = composed(whole, find(whole))
    spans = dates(whole, on, known=known_dates)
    calendar = Calendar(spans, on, _line_starts(cut), whole)
    names, spoken = _names(mend.text), spoken_for(whole)
    found: list[Mention] = []
    before, under, whose, spoke_to = Before(), "", "", False
    labels, long_ago, asked_her = Labels(), LongAgo(), asked_of_her(whole)
    starts = [hit.start for hit in named]
    for sentence, follows in zip_longest(cut, cut[1:]):
        words = whole[sentence.start : sentence.end]
        under = _under(whole, sentence, follows, under)
        here = named[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        here += implied(sentence, words, whole, here, calendar.inside(sentence), before)
        here.sort(key=lambda hit: hit.start)
        reply = _reply(whole, sentence, follows)
        speaks_to = bool(_TO_YOU.search(words))
        told = [
            mention_of(
                hit,
                sentence,
                words,
                calendar,
                on,
                names,
                spoken,
                reply,
                under,
                addressed=speaks_to or spoke_to,
            )
            for hit in here
        ]
        spoke_to = speaks_to
        told = [labels.judged(mention, sentence, words) for mention in told]
        if asked_her:
            told = [theirs_to_say(m, words, sentence.start) for m in told]
        told = reached(turned(told, words, sentence.start), words, sentence.start)
        told = long_ago.judged(told, sentence, words, dated=bool(calendar.inside(sentence)))
        if (
            whose
            and not spoken
            and not sentence.quoted
            and _THEIRS.search(words)
            and not _MINE.search(words)
        ):
            told = [_theirs(m, whose) for m in told]
        others = [m.who for m in told if m.assertion == "someone_else" and m.who]
        whose = others[-1] if others else ("" if _MINE.search(words) else whose)
        found += _once(told, sentence, words)
        calendar.past(sentence, words)
        before = _spoken(told, here, words.rstrip().endswith("?"), before)
    return tuple(
        evolve(
            mention,
            start=mend.place(mention.start),
            end=mend.place(mention.end),
            sentence=text[mend.place(sentence.start) : mend.place(sentence.end)],
        )
        for mention, sentence in ((m, _home(m, cut)) for m in found)
    )


def _line_starts(cut: list[Sentence]) -> frozenset[int]:
    return frozenset(s.start for n, s in enumerate(cut) if not n or cut[n - 1].line < s.line)


def _reply(whole: str, sentence: Sentence, follows: Sentence | None) -> bool | str | None:
    """Give the writer's own yes or no to a short question of hers, where the next sentence has it."""
    if follows is None or sentence.quoted or follows.quoted:
        return None
    return answer(whole[sentence.start : sentence.end], whole[follows.start : follows.end])


def _spoken(told: list[Mention], here: list[Found], asked: bool, before: Before) -> Before:
    """Keep what the next sentence may stand on."""
    return Before(
        sign=next((m.concept for m in reversed(told) if m.kind == "sign"), ""),
        tested=any(m.concept == "stand_one" for m in told),
        felt=next((h for h in reversed(here) if h.kind in ("sign", "sensation")), None),
        aid=next((m.concept for m in reversed(told) if m.kind == "aid"), ""),
        named=tuple(here),
        asked=asked,
        recent=(before.named, *before.recent)[:_RECENT],
    )


#: So many sentences back, behind the one before, "it" may point.
_RECENT = 3

#: She speaks to somebody.
_TO_YOU = re.compile(
    r"\b(?:you(?! know| see|'d think| name it| could (?:say|hear))|your|you're|you've|you'll)\b"
)
#: A sentence about him or her only, after one that said who.
_THEIRS = re.compile(r"\b(?:he|she|his|her|him|hers)\b")
_MINE = re.compile(r"\b(?:i|i'm|im|i've|ive|i'd|i'll|my|mine|me|we|our)\b")


def _theirs(mention: Mention, whose: str) -> Mention:
    """Give a mention to the person the sentence before spoke of."""
    own = mention.who or mention.assertion in ("someone_else", "hoped", "if", "unsure")
    felt = mention.kind in ("sign", "sensation", "state", "event")
    return evolve(mention, assertion="someone_else", who=whose) if felt and not own else mention


_BULLET = re.compile(r"\s*(?:[-*•]|\d+[.)])\s")


def _under(whole: str, sentence: Sentence, follows: Sentence | None, under: str) -> str:
    """Say what the heading of a list makes of what stands under it, from line to line."""
    words = whole[sentence.start : sentence.end]
    bare = not _BULLET.match(words)
    below = follows is not None and follows.line > sentence.line
    if bare and below and (new := heading(words)) is not None:
        bullets = follows is not None and _BULLET.match(whole[follows.start : follows.end])
        return new if bullets or words.rstrip().endswith(":") else ""
    return under if not bare or sentence.line == (follows.line if follows else -1) else ""


def _home(mention: Mention, cut: list[Sentence]) -> Sentence:
    return cut[bisect_right(cut, mention.start, key=lambda s: s.start) - 1]


#: A name is introduced by a relation, or stands in the middle of a sentence doing something.
_NAMED = re.compile(
    r"\b(?:[Ff]riend|[Nn]eighbou?r|[Ss]ister|[Bb]rother|[Hh]usband|[Ww]ife|[Ss]on|[Dd]aughter|[Cc]ousin|[Aa]unt(?:ie)?"
    r"|[Uu]ncle|[Oo]ur|[Mm]ate|[Gg]roup|[Cc]lass) ([A-Z][a-z]+)\b"
    r"|(?:(?m:^)|(?<=[.!?] ))([A-Z][a-z]{2,})(?= (?:says|reckons|swears)\b)"
    r"|([A-Z][a-z]{2,})(?= (?:at|from) (?:the )?(?:club|church|work|bingo|pub|class|group)\b)"
    r"|(?<=[a-z,;] )([A-Z][a-z]{2,})(?='s\b| (?:gets|has|had|was|is|says|said|thinks|swears|reckons|did|never)\b)"
)


def _names(text: str) -> frozenset[str]:
    """Collect, in lower case, the people a text introduces by name."""
    found = {(hit[1] or hit[2] or hit[3] or hit[4]).lower() for hit in _NAMED.finditer(text)}
    return frozenset(found - _NO_NAMES)


_NO_NAMES = frozenset(
    """he she who they nobody everybody everyone someone doctor nurse consultant wife husband mum dad mom google
    watch phone app fitbit garmin scales physiotherapist surgeon therapist it this that book leaflet hospital monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december christmas easter year eve valentine patrick george andrew david achilles god physio tesco afo fes""".split()
)


def _once(told: list[Mention], sentence: Sentence, words: str) -> list[Mention]:
    """Keep one of several mentions that say the same of the same concept in one clause."""
    kept: list[Mention] = []
    seen: set[object] = set()
    for mention in told:
        here = clause(words, mention.start - sentence.start, mention.end - sentence.start)
        what = (
            mention.concept,
            mention.assertion,
            mention.leg,
            mention.first,
            mention.last,
            mention.seconds,
            here,
        )
        if what not in seen or mention.concept == "foot_drop":
            kept.append(mention)
        seen.add(what)
    return kept
