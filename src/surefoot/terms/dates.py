"""Find what a person says about time and resolve it against the day of writing.

Never guesses a missing date: "since the stroke" needs the stroke date, "a while" gives nothing.
"""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from collections.abc import Mapping
from datetime import date, timedelta

from attrs import evolve

from surefoot.terms.date_links import AND, TO
from surefoot.terms.date_rules import Days
from surefoot.terms.stretches import in_stretch
from surefoot.terms.times import Asked, times
from surefoot.terms.told import TimeSpan, Told
from surefoot.terms.written_order import american

_SINCE = re.compile(
    r"\b(?:since|from|as of|as from)(?: about| around| roughly| before| just| shortly| right| straight| after| early| late| early on| the| way back| at least| maybe)* $"
)
_SINCE_I = re.compile(
    r"\b(?:ever )?since (?!(?:my|the) (?:stroke|bleed|clot)\b)(?:i|i'd|i've|we|my|the|she|he|they|getting|starting|having|coming|going)(?: [\w']+){1,6} $"
)
#: "from 15 to 19 June" has its end.
_BOTH_ENDS = re.compile(
    r"\d(?:st|nd|rd|th)?(?: to | until | till | ?[-—] ?| and )(?:the )?\d|\bto\b|\buntil\b"
)
#: "I tripped yesterday and today I am stiff" tells of two days, "on Monday and Tuesday I was fine" of one stretch.
_NEW_CLAUSE = re.compile(
    r",? (?:i|i'm|im|i've|it|it's|its|my|the|we|he|she|they|was|am|is|had|then|now)\b"
)
_OPENS = re.compile(
    r"(?:^|[\n.,;:!?(—-])(?: ?(?:on|both|so|well|and|but|over|all|at|in|then|also|between|fine|clear|good))* ?$"
)
#: What ends a run of days, before the day it ended on.
_BROKEN = re.compile(r"\b(?:then|until|till|before|but)\b")
_AFTER_RUN = re.compile(
    r",? (?:again |only |morning |evening |night )?after (?:about |nearly |almost |over |only |just )?"
)
#: No date further back than this, in characters, is what "the next day" counts from.
_NEAR = 600


def dates(text: str, on: date, *, known: Mapping[str, date] | None = None) -> list[TimeSpan]:
    """Find the time expressions of a flat `text` (see `surefoot.terms.sentences.flat`).

    Parameters
    ----------
    text : lower case, plain quotes.
    on : the day of writing.
    known : days only the person's profile knows: ``stroke``.

    Returns
    -------
    In order of place, none overlapping another.
    """
    asked = Asked(on, (known or {}).get("stroke"), month_first=american(text, on))
    found: list[TimeSpan] = []
    for told in _joined(text, times(text, asked), on):
        span = told.span or _resolved(text, told, found, on)
        if span is not None:
            before = [n for n in range(len(found))[-2:] if found[n].kind != "clock"]
            if before and span.kind == "day":
                found[before[-1]] = _until(text, found[before[-1]], span)
            elif before and _AFTER_RUN.fullmatch(text[found[before[-1]].end : span.start]):
                span = _ended_before(span, found[before[-1]])
            found.append(span)
    return found


def _ended_before(run: TimeSpan, day: TimeSpan) -> TimeSpan:
    """End a run on the day before one told already: "it came back on Thursday after ten good days"."""
    if run.kind != "run" or run.days is None or day.kind != "day" or day.first is None:
        return run
    last = day.first - timedelta(days=1)
    return evolve(run, first=last - timedelta(days=run.days - 1), last=last)


def _until(text: str, run: TimeSpan, day: TimeSpan) -> TimeSpan:
    """End a run where it was broken: "three clear weeks and then on Thursday", "after ten good days"."""
    between = text[run.end : day.start]
    if run.kind != "run" or run.days is None or day.first is None or len(between) > 90:
        return run
    after = text[: run.start].endswith("after ")
    if "\n" in between or not (after or _BROKEN.search(between)):
        return run
    return _ended_before(run, day)


def _joined(text: str, found: list[Told], on: date) -> list[Told]:
    """Join neighbours: "from Monday to Wednesday", "Monday and Tuesday"."""
    out: list[Told] = []
    for told in found:
        pair = _pair(text, out[-1], told, on) if out else None
        if pair is None:
            out.append(told)
        else:
            out[-1] = pair
    return out


def _pair(text: str, one: Told, two: Told, on: date) -> Told | None:
    between = text[one.end : two.start]
    if len(between) > 20 or not {one.kind, two.kind} <= {"day", "range"}:
        return None
    a, b = _days(one, on), _days(two, on)
    if a is None or b is None:
        return None
    to = TO.fullmatch(between) or (
        AND.fullmatch(between) and text[: one.start].endswith("between ")
    )
    if to and a[0] > b[1] and one.days is not None:
        a = one.days(b[1]) or a  # the Wednesday before that Friday
    follows = AND.fullmatch(between) and timedelta(0) <= b[0] - a[1] <= timedelta(days=1)
    if (
        follows
        and _NEW_CLAUSE.match(text, two.end)
        and not _OPENS.search(text[max(0, one.start - 30) : one.start])
    ):
        return None
    if a[0] > b[1] or not (to or follows):
        return None
    span = TimeSpan(one.start, two.end, "range", a[0], min(b[1], on))
    return Told(one.start, two.end, "range", span=span)


def _days(told: Told, on: date) -> Days:
    if told.span is not None:
        span = told.span
        return (span.first, span.last) if span.first and span.last else None
    return told.days(on) if told.days is not None else None


def _resolved(text: str, told: Told, before: list[TimeSpan], on: date) -> TimeSpan | None:
    """Count a told time from the day of writing, or from the time told last."""
    near = [s for s in before if s.kind in ("day", "range", "since") and s.end > told.start - _NEAR]
    ref = near[-1] if near else None
    if ref is not None and ref.kind == "since":
        ref = evolve(ref, last=ref.first)
    if told.link is not None:
        days = told.link(ref.first, ref.last) if ref and ref.first and ref.last else None
        if (days is None or days[0] > on) and told.days is not None:
            days = told.days(on)
    else:
        days = told.days(on) if told.days is not None else None
        since = _SINCE.search(text[max(0, told.start - 60) : told.start])
        days = days if days is None or since else in_stretch(text, told, near, ref, days)
    if days is None:
        comes = told.days(on + told.reach) if told.days and told.reach else None
        if comes and comes[0] > on and text.endswith("by ", 0, told.start):
            return TimeSpan(told.start, told.end, "future", ahead=comes)  # "by the end of March"
        return None
    first, last = days
    words = text[told.start : told.end]
    lead = text[max(0, told.start - 60) : told.start]
    since = _SINCE.search(lead)
    if not since and told.kind in ("day", "range"):
        since = _SINCE_I.search(lead)
    if first > on:
        return None if told.link else TimeSpan(told.start, told.end, "future", ahead=days)
    approx = (
        bool(re.match(r"about|around|nearly|almost|over|few|some|roughly", words)) or "few" in words
    )
    if since and lead[since.start() :].startswith("from") and told.kind == "range":
        since = None if _BOTH_ENDS.search(words) else since
    if told.kind == "since" or since or words.startswith("since"):
        start = told.start - (len(lead) - since.start()) if since else told.start
        if "mid" in words and told.kind == "range":
            first += (last - first) // 2  # "since the middle of July"
        return TimeSpan(start, told.end, "since", first, on, approx=approx)
    ahead = told.days(on + told.reach) if told.days and told.reach else None
    ahead = ahead if ahead and ahead[0] > on else None
    return TimeSpan(
        told.start, told.end, told.kind, first, min(last, on), approx=approx, ahead=ahead
    )
