"""One found phrase becomes a Mention: whether it is so, since when, which leg, how much."""

# ruff: noqa: E501  (lists of cue words read best as lines)

import re
from collections.abc import Sequence
from datetime import date

from attrs import evolve

from surefoot.diary.assertion import assertion
from surefoot.diary.begun import turn
from surefoot.diary.details import change, count, grade, hour, leg
from surefoot.diary.implied import seconds
from surefoot.diary.mention import Assertion, Mention
from surefoot.diary.runs import FOOT_DROP
from surefoot.diary.turns import ended
from surefoot.diary.vocabulary import Found, place
from surefoot.diary.when import Calendar
from surefoot.terms.scope import clause
from surefoot.terms.sentences import Sentence
from surefoot.terms.told import TimeSpan

#: Signs that have a place of their own, as sensations do.
_PLACED = frozenset({"twitch", "cramp", "spasm", "stiffness", "swelling"})
_RECORD = re.compile(r"\b(?:longest|best|record|pb|most)\b")
#: A length of time that ended: "it was sore for a week", not "it has been sore".
_WAS = re.compile(
    r"\b(?:was|were|had|did|wore|used|felt|hurt|kept|took|got|went|could|couldn'?t|[a-z]{3,}ed)\b"
)
_TO_NOW = re.compile(
    r"\b(?:have|has|haven'?t|hasn'?t|am|is|are|now|so far|still|this|nearly|just|today)\b|'ve\b|'s\b|\bhad been\b"
)
#: A result told by its number alone: "and 12 on my left".
_BARE = re.compile(r"(\d{1,3}(?:\.\d)?)(?= on\b)")
#: The stroke is only named, and what day is told is another's: "Monday I told them about my stroke".
_SPOKEN_OF = re.compile(
    r"\b(?:about|of|on|to|regarding|explain\w*|mention\w*|discuss\w*|post)[ -](?:(?:my|the|having|had|a|own|latest|first|last|whole|this|that|bit|of) )*$"
)
_NAMED_BY = re.compile(
    r"^(?:'s)?[ -](?:recovery|survivors?|groups?|association|club|nurse|unit|ward|team|clinic|cafe|charity|forum|rehab\w*|journey|brain|community|board|world|magazine|doctor|consultant|physio)\b"
)
_LAST = re.compile(r" since (?:i|my|the) last $")
_LEFT_WITH = re.compile(
    r"\b(?:left|leaves|leaving) (?:me|him|her|us) with (?:an? |the |my |some )?$"
)
_EARLIER = re.compile(
    r"^(?:the |my )?longest\b(?!.*\b(?:so far|yet|to date|now)\b)|\b(?:(?:'d|had) had|previous|before (?:this|that|it)|(?:longest|best|record)(?: \w+){0,3}? (?:before|was|were|had been|until)|only managed|used to|last)\b"
)
#: What tells of every spell there was, not of the one now: "it always came back after a few days".
_EACH = re.compile(
    r"\b(?:always|usually|normally|each time|every time|in the past|previously|(?:twice|times|(?<!ever )(?<!'ve )gone|went|happened|stopped|cleared|vanished|disappeared|lifted)(?: \w+)? before)\b"
)
_NOT_NOW = re.compile(r"(?:it's |it is |they're )?(?:not|now|no longer|no more)\b")
#: What the longest spell was until now ended with: "the longest I've gone before it crept back".
_LONGEST_BEFORE = re.compile(
    r"\b(?:longest|best)(?: (?:that )?(?:i|it|we)(?:'ve|'s| have| has|'d| had)?)?(?: ever)?(?: (?:gone|been|had|managed|lasted|stayed|got|done))?(?: away| clear| without)?(?: ever)? before(?: (?:the|my|it|that|this))*(?: foot drop| drop| dropping)?(?: (?:has|had|have))? ?$"
)
#: A verb that tells of the day it went, and not only that it was not there that day.
_WENT = re.compile(r"\b(?:vanished|disappeared|went(?: away)?|stopped|ceased|cleared)$")
_BELIEF = re.compile(
    r"\b(?:(?:i )?(?:think|believe|reckon|suspect|guess|doubt|blame)|put (?:it|the change) down to|responsible|down to the"
    r"|decides|did it|the reason|due to|because of|thanks to|plays its part|what helped)\b"
)


def mention_of(
    hit: Found,
    sentence: Sentence,
    words: str,
    calendar: Calendar,
    on: date,
    names: frozenset[str],
    spoken: frozenset[str],
    reply: bool | str | None,
    under: str,
    *,
    addressed: bool = False,
) -> Mention:
    """Make one mention of one found phrase."""
    start, end = hit.start - sentence.start, hit.end - sentence.start
    first, last = clause(words, start, end)
    part = words[first:last]
    days = calendar.of(sentence, words, start, end)
    felt = hit.kind in ("sign", "sensation")
    over = False
    counted = days is not None and days.kind == "run" and _since(days, sentence, words)
    if days is not None and counted and not felt and not _LAST.search(words[:start]):
        days = evolve(days, kind="day", last=days.first)  # "ten days since I fell"
    if days is not None and days.kind == "run" and not counted and days.start >= sentence.start:
        lead = words[: days.start - sentence.start]
        spell = hit.concept in FOOT_DROP  # how long a clear spell was is kept, whenever it was
        led = lead.endswith("after ") and felt
        if lead.endswith(("after ", "within ")) and not spell and (start < len(lead) or led):
            days = None  # "it went after about a month", "after a few weeks I felt a click"
        elif (
            lead.endswith("for ")
            and not (spell and (hit.well or _EACH.search(words)))
            and _WAS.search(part)
            and not _TO_NOW.search(part)
        ):
            days = calendar.from_then(days, sentence)  # "it was sore for a week"
            over = days is None and hit.kind in ("aid", "medicine")
    if _LONGEST_BEFORE.search(words[:start]):
        over, days = True, None  # each time before, not now
    if _LEFT_WITH.search(words[first:start]):
        days = None  # "a clot in May left me with a limp": the limp is now
    if hit.kind == "history":
        only_named = _SPOKEN_OF.search(words[:start]) or _NAMED_BY.match(words[end:])
        days = calendar.origin(sentence) or (None if only_named else days)
    longest = _record_within(hit, days, calendar.inside(sentence), words)
    so, who, _ = assertion(
        words,
        hit,
        start,
        end,
        sentence,
        days,
        on,
        names,
        answer=reply,
        spoken=spoken,
        addressed=addressed,
    )
    if so == "past" and hit.well and _NOT_NOW.match(words[start:end]):
        so = "absent"  # "it used to roll outward, not now"
    so = "past" if over and so == "present" else _headed(so, hit, under)
    days, so, run, record = _run(days, so, words, start, hit)
    if longest is not None and so in ("present", "absent", "past"):
        so, run, record = "past", longest, True
    lasts = (
        counted
        or ended(words, start, end)
        or (hit.well and hit.concept in FOOT_DROP and _WENT.search(words[start:end]))
    )
    if lasts and so == "absent" and days is not None and days.kind == "day":
        days = evolve(days, last=on)  # it stopped that day, and is not there since
    if so in ("hoped", "if") and days is not None:
        # what is not yet so has no day among those gone by, only one ahead
        comes, goes = days.ahead or (None, None)
        days = evolve(days, first=comes, last=goes)
    held = None
    if hit.kind == "test":
        bare = _BARE.match(words[start:])
        held = (float(bare[1]), 0, 0) if bare else seconds(words[start:]) or seconds(part)
    return Mention(
        sentence="",
        start=hit.start,
        end=hit.end,
        concept=hit.concept,
        kind=hit.kind,
        assertion=so,
        leg=leg(part, start - first, end - first)
        or (leg(words[end : end + 20], 0, 0) if hit.kind == "test" else None),
        first=days.first if days else None,
        last=days.last if days else None,
        approx=days.approx if days else False,
        run_days=run,
        record=record,
        seconds=held[0] if held else None,
        count=count(words[first:start], words[end:last], words[end:])
        if hit.kind == "exercise"
        else None,
        grade=grade(part) if hit.kind in ("sign", "sensation") else None,
        change=change(part) if hit.kind in ("sign", "sensation", "state") else None,
        place=place(words[start:end]) or place(part)
        if hit.kind == "sensation" or hit.concept in _PLACED
        else None,
        who=who,
        when=hour(part) if hit.kind == "sign" and so == "present" else None,
        belief=hit.kind in ("exercise", "aid", "event", "state") and bool(_BELIEF.search(part)),
        turn=turn(words, first, start, end)
        if hit.kind in ("exercise", "aid") and so in ("present", "absent", "past")
        else None,
    )


def _record_within(
    hit: Found, days: TimeSpan | None, spans: Sequence[TimeSpan], words: str
) -> int | None:
    """Give the days of "my longest run without it was nine days in September", else None."""
    if hit.concept not in FOOT_DROP or days is None or days.first is None or days.last is None:
        return None
    runs = [span.days for span in spans if span.kind == "run" and span.days]
    if len(runs) != 1 or not _RECORD.search(words):
        return None
    longer = (days.last - days.first).days > runs[0]  # "nine days, the 11th to the 19th" are these
    return runs[0] if days.kind == "range" and longer else None


def _since(days: TimeSpan, sentence: Sentence, words: str) -> bool:
    """Tell whether a length of time is told as since what follows it."""
    return words[days.end - sentence.start :].startswith(" since ")


def _run(
    days: TimeSpan | None, so: Assertion, words: str, start: int, hit: Found
) -> tuple[TimeSpan | None, Assertion, int | None, bool]:
    """Take a run of days apart: how long, whether it is a record, whether it is over."""
    if days is None or days.kind != "run":
        return days, so, None, False
    signs = hit.kind in ("sign", "sensation")
    if not signs or so not in ("absent", "present", "past"):
        kept = so in ("someone_else", "unsure") or (so in ("present", "absent") and not signs)
        return (days if kept else None), so, None, False
    record = bool(_RECORD.search(words))
    each = bool(_EACH.search(words)) and hit.concept in FOOT_DROP
    over = so == "past" or each or (so == "absent" and bool(_EARLIER.search(words[:start])))
    if over:
        return None, "past", days.days, record
    return days, so, days.days if so == "absent" else None, record


def _headed(so: Assertion, hit: Found, under: str) -> Assertion:
    """Judge what stands in a list by its heading."""
    if under == "hoped" and so in ("present", "absent"):
        return "hoped"
    doing = hit.kind in ("exercise", "aid", "activity", "test") or hit.concept in (
        "class",
        "medicine",
    )
    return "absent" if under == "absent" and doing and so == "present" else so
