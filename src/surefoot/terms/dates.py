"""Find what a person says about time and resolve it against the day of writing.

Never guesses a missing date: "since the stroke" needs the stroke date, "a while" gives nothing.
"""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from collections.abc import Mapping
from datetime import date, timedelta

from attrs import frozen

from surefoot.terms.calendar_words import AMOUNT, DAY_NAME, FEAST, MONTH_NAME, UNIT, amount, back
from surefoot.terms.date_rules import RULES, Kind


@frozen
class TimeSpan:
    """Characters [start, end) that speak of the days `first` to `last`, both included.

    ``since`` and ``run`` last until the day of writing. ``run`` carries its length in `days`.
    ``clock`` is an hour without a day, ``origin`` how long ago the stroke was. ``future`` has no days. `approx`: about, almost, few.
    """

    start: int
    end: int
    kind: Kind
    first: date | None = None
    last: date | None = None
    days: int | None = None
    approx: bool = False


_COMPILED = [(re.compile(pattern), kind, resolve) for pattern, kind, resolve in RULES]
_RUN = re.compile(
    rf"\bday (?P<day>\d{{1,3}}|{AMOUNT})\b(?! (?:in|of|at|out|on)\b)"
    rf"|\b(?P<about>about |around |almost |nearly |over |some |just over |only |managed )?(?P<n>{AMOUNT}) ?"
    rf"(?:whole |full |good |clear |lovely |solid |straight |more )*(?P<unit>{UNIT})\b'?"
)
_FUTURE = re.compile(
    rf"\b(?:tomorrow|next (?:week|month|year|time|{DAY_NAME}|{MONTH_NAME})|in (?:a|{AMOUNT}) (?:week|month|day)s?'? time"
    rf"|by (?:{FEAST}|{DAY_NAME}|summer|spring|autumn|winter))\b"
)
_SINCE = re.compile(r"\b(?:since|from)(?: about| around| before)? $")
_SINCE_I = re.compile(r"\bsince(?: \w+){1,4} $")
_STROKE = re.compile(r"\bsince (?:my|the) (?:stroke|bleed|clot)\b")


_SINCE_THEN = re.compile(r"\b(?:since then|ever since(?=[,.;]|$))")


def _since_then(hit: re.Match[str], found: list[TimeSpan], on: date) -> list[TimeSpan]:
    """Give the stretch since the day told last, not more than a few lines before."""
    days = [s for s in found if s.first and s.kind in ("day", "range")]
    before = [s for s in days if hit.start() - 300 < s.end <= hit.start()]
    if not before:
        return []
    return [TimeSpan(hit.start(), hit.end(), "since", before[-1].first, on)]


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
    found: list[TimeSpan] = [
        TimeSpan(hit.start(), hit.end(), "future") for hit in _FUTURE.finditer(text)
    ]
    if known and "stroke" in known:
        found += [
            TimeSpan(hit.start(), hit.end(), "since", known["stroke"], on)
            for hit in _STROKE.finditer(text)
        ]
    for rule, kind, resolve in _COMPILED:
        for hit in rule.finditer(text):
            if any(hit.start() < span.end and span.start < hit.end() for span in found):
                continue
            found += _resolved(text, hit, kind, resolve(hit, on), on)
    for hit in _RUN.finditer(text):
        if not any(hit.start() < span.end and span.start < hit.end() for span in found):
            found += _run(hit, on)
    found.sort(key=lambda span: span.start)
    found += [span for hit in _SINCE_THEN.finditer(text) for span in _since_then(hit, found, on)]
    return sorted(found, key=lambda span: span.start)


def _resolved(
    text: str, hit: re.Match[str], kind: Kind, days: tuple[date, date] | None, on: date
) -> list[TimeSpan]:
    if days is None:
        return []
    first, last = days
    since = _SINCE.search(text[: hit.start()])
    if not since and hit[0].endswith(("ago", "back")):
        since = _SINCE_I.search(text[: hit.start()])
    if first > on:
        return [TimeSpan(hit.start(), hit.end(), "future")]
    approx = bool(re.match(r"about|around|nearly|almost|over|few", hit[0])) or "few" in hit[0]
    if kind == "since" or since or hit[0].startswith("since"):
        start = since.start() if since else hit.start()
        return [TimeSpan(start, hit.end(), "since", first, on, approx=approx)]
    return [TimeSpan(hit.start(), hit.end(), kind, first, min(last, on), approx=approx)]


def _run(hit: re.Match[str], on: date) -> list[TimeSpan]:
    if hit["day"]:
        number, unit = amount(hit["day"]), "day"
    else:
        number, unit = amount(hit["n"]), hit["unit"]
    if number is None:
        return []
    first = back(on, number, unit)
    days = (on - first).days
    about = (hit["about"] or "").strip()
    if about in ("almost", "nearly") and days > 1:
        days, first = days - 1, first + timedelta(days=1)
    return [TimeSpan(hit.start(), hit.end(), "run", first, on, days, approx=bool(about))]
