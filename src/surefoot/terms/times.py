"""Find the words of time in a text: of two that overlap, the stronger rule wins."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, partial

from attrs import frozen

from surefoot.terms import date_rules, day_rules, weekday_rules
from surefoot.terms.calendar_words import AMOUNT, DAY_NAME, FEAST, MONTH_NAME
from surefoot.terms.date_links import LINKS, weekday_on
from surefoot.terms.date_rules import Days, Kind
from surefoot.terms.lengths import RUN, length
from surefoot.terms.rule_index import Rule, RuleIndex
from surefoot.terms.told import TimeSpan, Told

_ORIGIN: date_rules.Rule = (
    rf"\b(?<!\d\.)(?<!first )(?P<n>{AMOUNT})(?P<half> and a half|\.5)? ?(?P<unit>year|yr|month|mth|mt|week|wk)s?'?(?P<less> (?:less|minus|bar) (?:a|one) (?:month|week))? (?:on(?= from|[,.;!]|$| (?:and|now|it|i)\b)|(?:since|after|out from|post|following|from) (?:(?:my|the|a|an|his|her) )?(?:[\w-]+ ){{0,2}}?(?:stroke|bleed|clot|infarct|haemorrhage|hemorrhage|cva|tia|brain attack)|out from|post[ -]?(?:stroke|cva|bleed|op))",
    "origin",
    day_rules.so_long_ago,
)
_NTH = r"(?P<th>\d{1,2}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
#: "Today is the fourth anniversary of my stroke" tells of a day four years back.
_NTH_YEAR: tuple[date_rules.Rule, ...] = (
    (
        rf"\b(?P<when>today|yesterday)(?:'s| is| was| marks| marked)? (?:my |the |our )?{_NTH} (?:stroke ?)?(?:anniversary|strokeversary)\b",
        "origin",
        day_rules.years_back,
    ),
    (
        rf"\b{_NTH} (?:stroke ?)?(?:anniversary|strokeversary)(?: of (?:my|the) \w+)?,?(?: was| is| fell)? (?P<when>today|yesterday)\b",
        "origin",
        day_rules.years_back,
    ),
)
_RULES: tuple[date_rules.Rule, ...] = (
    *date_rules.RULES,
    _ORIGIN,
    *_NTH_YEAR,
    day_rules.ANNIVERSARY,
    *weekday_rules.RULES,
    *day_rules.RULES,
)
#: A day of the month may lie in a month told before, a month in a year, a weekday in a week.
_WITHIN: dict[Callable[[re.Match[str], date], Days], tuple[int, int]] = {
    date_rules.ordinal: (20, 31),
    date_rules.in_month: (200, 366),
    weekday_rules.recent: (2, 7),
}
_AMERICAN: dict[Callable[[re.Match[str], date], Days], Callable[[re.Match[str], date], Days]] = {
    date_rules.slashes: partial(date_rules.slashes, american=True),
    date_rules.on_feast: partial(date_rules.on_feast, american=True),
}
_REACH: dict[Callable[[re.Match[str], date], Days], timedelta] = {
    weekday_rules.recent: timedelta(days=7),
    date_rules.ordinal: timedelta(days=28),
    date_rules.in_month: timedelta(days=330),
    date_rules.day_month: timedelta(days=364),
    date_rules.on_feast: timedelta(days=364),
    date_rules.season: timedelta(days=270),
}
#: What lies ahead. Each begins with words of its own, so that it is looked for only where they stand.
_FUTURE = (
    r"\btomorrow\b",
    rf"\b(?<!the )next (?:week|month|year|time|spring|summer|autumn|winter|few|couple|{DAY_NAME}|{MONTH_NAME})\b",
    r"\b(?:over|for|in|during) the next\b",
    rf"\bin (?:a|{AMOUNT}) (?:week|month|day)s?'? time\b",
    rf"\b{AMOUNT} (?:weeks?|months?) today(?= (?:we|i)\b)(?! (?:we|i) (?:was|were|had|went|came|got|fell|\w+ed)\b)",
    rf"(?:(?<=\bagain )|(?<=appointment ))in (?:a|{AMOUNT}) (?:week|month|day)s?(?= *[.,;!]|$)",
    rf"\b(?:this )?coming (?:{DAY_NAME}|week|weekend)\b",
    rf"(?<!last )\b{DAY_NAME} (?:week|fortnight)\b(?! (?:\d|was|is))",
    rf"\ba week on {DAY_NAME}\b",
    rf"\bby (?:{FEAST}|{DAY_NAME}|summer|spring|autumn|winter)\b(?!,? (?:\w+ ){{0,3}}(?:had|was|were|went|gone|felt|came|cleared|stopped)\b)",
)
_STROKE = r"\bsince (?:my|the) (?:stroke|bleed|clot)\b"
_SINCE_THEN = r"\b(?:since then|since that day|from then on|(?:ever )?after that(?= (?:i am|i'm|it is|it's|the \w+ is|my \w+ is|i have|i've|it has)\b)|(?<=back on )after that|(?:ever )?since(?= *[,.;!?)]| *(?m:$)| (?:and|so|but|though|tho|if|when)\b))"


def _future(hit: re.Match[str], on: date) -> TimeSpan:
    return TimeSpan(hit.start(), hit.end(), "future", ahead=weekday_rules.ahead(hit[0], on))


_Tell = Callable[["Asked", re.Match[str]], Told | None]


@frozen
class Asked:
    """What a time is resolved against: the day of writing, the stroke, and how dates are written."""

    on: date
    stroke: date | None
    month_first: bool


def _ahead(asked: Asked, hit: re.Match[str]) -> Told:
    return Told(hit.start(), hit.end(), "future", span=_future(hit, asked.on))


def _since_stroke(asked: Asked, hit: re.Match[str]) -> Told:
    span = TimeSpan(hit.start(), hit.end(), "since", asked.stroke, asked.on)
    return Told(span.start, span.end, "since", span=span)


def _since_then(asked: Asked, hit: re.Match[str]) -> Told:
    return Told(hit.start(), hit.end(), "since", link=lambda first, last: (last, asked.on))


def _linked(link: Callable[[re.Match[str], date, date], Days]) -> _Tell:
    def tell(_: Asked, hit: re.Match[str]) -> Told:
        plain = partial(weekday_rules.recent, hit) if link is weekday_on else None
        return Told(hit.start(), hit.end(), "day", plain, partial(link, hit))

    return tell


def _plain(kind: Kind, resolve: Callable[[re.Match[str], date], Days], *, led: bool) -> _Tell:
    within = _WITHIN.get(resolve, (0, 0))
    reach = _REACH.get(resolve, timedelta(0))

    def tell(asked: Asked, hit: re.Match[str]) -> Told:
        start = hit.end("at") if led else hit.start()
        days = partial(_AMERICAN.get(resolve, resolve) if asked.month_first else resolve, hit)
        return Told(start, hit.end(), kind, days=days, within=within, reach=reach)

    return tell


def _lasting(asked: Asked, hit: re.Match[str]) -> Told | None:
    run = length(hit.string, hit, asked.on)
    return Told(hit.start(), hit.end(), "run", span=run) if run else None


@cache
def _times() -> tuple[RuleIndex, tuple[_Tell, ...]]:
    """Give every rule, the stronger first, and what it tells of a hit."""
    told: list[tuple[str, _Tell]] = [
        *((rule, _ahead) for rule in _FUTURE),
        (_STROKE, _since_stroke),
        (_SINCE_THEN, _since_then),
        *((rule, _linked(link)) for rule, link in LINKS),
        *((rule, _plain(kind, to, led="(?P<at>" in rule)) for rule, kind, to in _RULES),
        (RUN, _lasting),
    ]
    rules = RuleIndex(Rule(pattern, re.NOFLAG) for pattern, _ in told)
    return rules, tuple(tell for _, tell in told)


def times(text: str, asked: Asked) -> list[Told]:
    """Find the words of time; of two that overlap, the rule that comes first wins."""
    taken = bytearray(len(text))
    found: list[Told] = []
    index, tells = _times()
    for number, hit in index.hits(text):
        tell = tells[number]
        if taken.find(1, hit.start(), hit.end()) >= 0 or (
            tell is _since_stroke and not asked.stroke
        ):
            continue
        taken[hit.start() : hit.end()] = b"\1" * len(hit[0])
        told = tell(asked, hit)
        if told is not None:
            found.append(told)
    return sorted(found, key=lambda told: told.start)
