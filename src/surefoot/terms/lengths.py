"""Lengths of time that are no dates: "three weeks", "day eight", "the third day running"."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from datetime import date, timedelta

from surefoot.terms.calendar_words import AMOUNT, UNIT, amount, back, nth
from surefoot.terms.told import TimeSpan

RUN = (
    rf"\bday (?P<day>\d{{1,3}}|{AMOUNT})\b(?! (?:in|at|out|on)\b| of (?!no\b|not\b|without\b|free|clear|being (?:without|clear|free)))|\b(?:the |my )?(?P<th>\w+) (?P<thunit>day|week|month|night) (?:running|in a row|straight|on the trot|without|clear|free|clean|with no)\b"
    rf"|\b(?P<about>(?:about|around|almost|nearly|over|well over|some|just over|only|managed|just under|under|more than|at least|close to|getting on for|going on|coming up to|(?:the )?best part of|roughly) )?"
    rf"(?:(?P<half>half) )?(?<!\d\.)(?P<n>{AMOUNT})(?P<more> and a half|\.5)?(?: ?(?:or|to|-) ?(?P<m>{AMOUNT}))? ?"
    rf"(?:whole |full |good |clear |lovely |solid |straight |more |long |happy |blissful )*(?P<unit>{UNIT}|nights?)\b'?(?P<two> or two)?"
)
_LESS = (
    "almost",
    "nearly",
    "just under",
    "under",
    "the best part of",
    "best part of",
    "coming up to",
    "getting on for",
)
#: "20 a day", "twice a week": how often, not how long.
_RATE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|once|twice|half|bit|hour|go|more|less|(?!(?:is|was|has|its|this|as|yes|plus)\b)\w+[a-z]s)) $"
)
#: "the first fall in two months" is not a fall that lasted them.
_FIRST_IN = re.compile(
    r"\b(?:first|worst|best|only|longest|most|biggest|hardest|time)(?: \w+){0,3} (?:in|for)(?: over| about| nearly| almost)? $"
)


def length(text: str, hit: re.Match[str], on: date) -> TimeSpan | None:
    """Read a length of time that is no date: "three weeks", "day eight", "the third day running"."""
    about, half = (hit["about"] or "").strip(), hit["half"]
    if hit["day"] or hit["th"]:
        number = amount(hit["day"]) if hit["day"] else nth(hit["th"])
        unit = hit["thunit"] or "day"
    else:
        number, unit = amount(hit["m"] or hit["n"]), hit["unit"]
        if hit["two"]:
            number = 2
    lead = text[max(0, hit.start() - 50) : hit.start()]
    if re.match(
        r" (?:after|before|into) (?:the|my|a|an|i|we|having|getting|starting)\b",
        text[hit.end() : hit.end() + 20],
    ):
        return None  # "two days after the jab" is a day, and not told
    rate = hit["n"] in ("a", "an", "one") and _RATE.search(lead)
    counted = (
        lead.endswith("on ")
        and unit.endswith("s")
        and re.match(r" (?:out )?of\b|[,.;]|$| (?:this|last|in)\b", text[hit.end() :])
    )
    if number is None or rate or counted or _FIRST_IN.search(lead):
        return None
    first = back(on, number, unit)
    if half or hit["more"]:
        whole = on - back(on, 1, unit)
        first = (on if half else first) - whole // 2
    days = (on - first).days
    if about in _LESS and days > 1:
        days, first = days - 1, first + timedelta(days=1)
    approx = bool(about or half or hit["more"] or hit["m"] or hit["two"])
    if lead.endswith("since "):  # "since two weeks", as some languages say it
        return TimeSpan(hit.start(), hit.end(), "since", first, on, approx=approx)
    return TimeSpan(hit.start(), hit.end(), "run", first, on, days, approx=approx)
