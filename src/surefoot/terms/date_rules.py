"""Dates told by their own name: a day of a month, a month, a season, a feast, a year."""

# ruff: noqa: E501  (a rule stays on its line, however long)

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from surefoot.terms.calendar_words import (
    AMOUNT,
    ANY_ORDINAL,
    DAY_NAME,
    FEAST,
    MONTH_NAME,
    ORDINAL,
    SEASONS,
    amount,
    back,
    day_number,
    month_number,
)
from surefoot.terms.feasts import feast

Kind = Literal["day", "range", "since", "run", "clock", "future", "origin"]
Days = tuple[date, date] | None
Hit = re.Match[str]
Rule = tuple[str, Kind, Callable[[Hit, date], Days]]


def _latest(on: date, month: int, day: int, year: int | None = None) -> date | None:
    """Give that day of that month, the latest one not after `on` unless a year is said."""
    for candidate in [year] if year else [on.year, on.year - 1]:
        if day <= monthrange(candidate, month)[1]:
            found = date(candidate, month, day)
            if year or found <= on:
                return found
    return None


def _month(on: date, month: int, year: int | None = None) -> tuple[date, date]:
    year = year or (on.year if month <= on.month else on.year - 1)
    return date(year, month, 1), min(date(year, month, monthrange(year, month)[1]), on)


def _year(word: str | None, on: date) -> int | None:
    if not word:
        return None
    if word.endswith("last year"):
        return on.year - 1
    number = int(word.lstrip("'"))
    return number if number > 99 else 2000 + number


def day_month(hit: Hit, on: date) -> Days:
    """Read "3 March", "March 3rd 2024"."""
    day = _latest(on, month_number(hit["month"]), day_number(hit["day"]), _year(hit["year"], on))
    return (day, day) if day else None


def _years_before(hit: Hit, on: date) -> Days:
    """Read "three years on the 9th of May", "three years come January"."""
    number, month = amount(hit["n"]), month_number(hit["month"])
    if number is None:
        return None
    ahead = hit["will"] or hit["come"].startswith(("come", "next"))
    until = on.replace(day=28, year=on.year + 1) - timedelta(days=1) if ahead else on
    day = _latest(until, month, day_number(hit["day"]) if hit["day"] else 1)
    if day is None:
        return None
    first = back(day, number, "year")
    return first, first if hit["day"] else first.replace(day=monthrange(first.year, month)[1])


def _in_short(hit: Hit, on: date) -> Days:
    """Read "3/52 ago", as wards write weeks; /7 are days and /12 months."""
    day = back(on, int(hit["n"]), {"7": "day", "52": "week", "12": "month"}[hit["unit"]])
    return day, day


def _days_of_month(hit: Hit, on: date) -> Days:
    last = day_month(hit, on)
    if last is None or not 1 <= int(hit["a"]) <= last[1].day:
        return None
    return last[1].replace(day=int(hit["a"])), last[1]


#: Heads of a page that is kept by the day: "14/10 clear", a line a day.
_HEADS = re.compile(r"^\d{1,2}/\d{1,2}(?![\d/])", re.M)
_LED_BY_DAY = re.compile(rf"\b{DAY_NAME},? $")
_OF = re.compile(
    r" (?:of|miles?|hours?|way|tablets?|pills?|cups?|pints?|minutes?|mins?|km|kilometres?|strength|speed|dose|marathon|size|length|full|empty|done)\b"
)


def _share(hit: Hit) -> bool:
    """Tell whether "3/4 of a mile" is a share."""
    return hit["led"] is None and bool(_OF.match(hit.string, hit.end()))


def _mark(hit: Hit) -> bool:
    """Tell whether "pain 6/10" is a mark out of ten."""
    if hit["month"] not in ("5", "10") or int(hit["day"]) > int(hit["month"]) or hit["led"]:
        return False
    if _LED_BY_DAY.search(hit.string[max(0, hit.start() - 12) : hit.start()]):
        return False
    head = hit["led"] is not None
    return not head or (hit.string[hit.end() :][:1] != ":" and len(_HEADS.findall(hit.string)) < 2)


def slashes(hit: Hit, on: date, *, american: bool = False) -> Days:
    """Read "3/11", which is another day in America."""
    day, month = int(hit["day"]), int(hit["month"])
    if month > 12 >= day or (american and day <= 12):
        day, month = month, day  # 3/25 is how it is written in the USA
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if not hit["year"] and (_share(hit) or _mark(hit)):
        return None
    found = _latest(on, month, day, _year(hit["year"], on))
    return (found, found) if found else None


def _iso(hit: Hit, on: date) -> Days:
    try:
        day = date.fromisoformat(hit[0])
    except ValueError:
        return None
    return day, day


def _of_month(word: str, on: date) -> date | None:
    """Give the most recent day of the month with this number."""
    number = day_number(word)
    for months in range(3):
        year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
        if number <= monthrange(year, month + 1)[1]:
            found = date(year, month + 1, number)
            if found <= on:
                return found
    return None


def ordinal(hit: Hit, on: date) -> Days:
    """Read "the 14th": the most recent one."""
    day = _of_month(hit["a"], on)
    return (day, day) if day else None


def _ordinals(hit: Hit, on: date) -> Days:
    """Read "23rd to 27th" at the head of a line: the most recent such days."""
    last = _of_month(hit["b"], on)
    first = _of_month(hit["a"], last) if last else None
    return (first, last) if first and last else None


def part_of(first: date, last: date, part: str) -> tuple[date, date]:
    """Give the part of a month told by "early", "the middle of", "the end of"."""
    if "mid" in part:
        return first.replace(day=11), min(first.replace(day=20), last)
    if re.search(r"early|start|begin", part):
        return first, min(first.replace(day=10), last)
    if re.search(r"late|end", part):
        return min(first.replace(day=21), last), last
    return first, last


def in_month(hit: Hit, on: date) -> Days:
    """Read "in March", "mid June 2024", "the end of May last year"."""
    year = _year(hit["year"], on) or (on.year - 1 if hit["ago"] else None)
    first, last = _month(on, month_number(hit["month"]), year)
    if hit["at"].startswith("by") and last < on - timedelta(days=150):
        return None  # "by September", said in January, is a plan
    part, whole = hit["part"] or "", first.replace(day=monthrange(first.year, first.month)[1])
    if "end" in part and hit["at"].startswith("by "):
        return whole, whole
    begins, ends = part_of(first, whole, part)
    return (begins, ends) if begins > on else (begins, min(ends, last))  # still to come, or not


def _week_of_month(hit: Hit, on: date) -> Days:
    """Read "the first week of March": its first seven days; the last week its last seven."""
    first, last = _month(on, month_number(hit["month"]), _year(hit["year"], on))
    if hit["nth"] in ("last", "final"):
        end = first.replace(day=monthrange(first.year, first.month)[1])
        return (end - timedelta(days=6), min(end, on)) if end - timedelta(days=6) <= on else None
    week = {"f": 0, "1": 0, "s": 1, "2": 1, "t": 2, "3": 2}[hit["nth"][0]]
    start = first + timedelta(days=7 * week)
    return (start, min(start + timedelta(days=6), on)) if start <= last else None


def _end_of_month(hit: Hit, on: date) -> Days:
    """Read "the last day of May", "the first of May"."""
    first, last = _month(on, month_number(hit["month"]), _year(hit["year"], on))
    day = first if hit["nth"] == "first" else last
    return day, day


def _week_from(hit: Hit, on: date) -> Days:
    """Read "week commencing 3 March"."""
    days = day_month(hit, on)
    return (days[0], min(days[0] + timedelta(days=6), on)) if days else None


def _in_year(hit: Hit, on: date) -> Days:
    year = _year(hit["year"], on) or on.year
    return (date(year, 1, 1), min(date(year, 12, 31), on)) if year <= on.year else None


def season(hit: Hit, on: date) -> Days:
    """Read "last summer", "in the autumn of 2024"."""
    begins = SEASONS[hit["season"]]
    year = _year(hit["year"], on) or (on.year if date(on.year, begins, 1) <= on else on.year - 1)
    lead = hit["lead"]
    if (
        hit["year"] is None
        and "last" in lead.split()
        and on < back(date(year, begins, 1), -3, "month")
    ):
        year -= 1
    if hit["last"]:
        year -= 1
    first = date(year, begins, 1)
    last = min(back(first, -3, "month") - timedelta(days=1), on)
    part = hit.groupdict().get("part") or ""
    if re.search(r"early|start|begin", part):
        last = min(back(first, -1, "month") - timedelta(days=1), on)
    elif "mid" in part:
        first, last = (
            back(first, -1, "month"),
            min(back(first, -2, "month") - timedelta(days=1), on),
        )
    elif part:
        first = back(first, -2, "month")
    return (first, last) if first <= last else None


def on_feast(hit: Hit, on: date, *, american: bool = False) -> Days:
    """Read "at Easter", "last Halloween" (of the year before, when it is only just gone)."""
    day = feast(hit["feast"], on, american=american)
    if hit["last"] and on - day < timedelta(days=15):
        day = feast(hit["feast"], day - timedelta(days=1), american=american)
    if hit["ago"]:
        day = feast(hit["feast"], date(on.year - 1, 12, 31), american=american)
    if hit["feast"] == "easter weekend":
        return day - timedelta(days=2), min(day + timedelta(days=1), on)
    return (day - timedelta(days=2), day) if "weekend" in hit["feast"] else (day, day)


_YEAR = r"(?:(?:,| of)? (?P<year>(?:19|20)\d\d|'\d\d(?![\d%])|(?<= of )\d\d(?![\d%:/.]\d| ?(?:%|am|pm|days|minutes|steps|them))|(?:the )?last year(?!'s)))?"
_PARTS = r"(?:(?:the )?(?:very )?(?P<part>early|mid|late|start of|beginning of|middle of|(?:back )?end of)[ -](?:in )?)?"
_TH = r"(?:st|nd|rd|th)?"
_TO = r"(?: to| and| until| till| ?-|—)(?: the)? ?"
RULES: list[Rule] = [
    (rf"\b(?:the )?(?:very )?(?P<nth>first|last|final) day (?:of|in) (?P<month>{MONTH_NAME})\b{_YEAR}", "day", _end_of_month),
    (r"\b(?P<n>\d{1,2})/(?P<unit>7|52|12) ago\b", "day", _in_short),
    (r"\b(?:19|20)\d\d-\d\d-\d\d\b", "day", _iso),
    (rf"\b(?P<will>(?:will |'ll )?be )?(?P<n>{AMOUNT}) ?(?:years?|yrs?) (?P<come>(?:ago |come |this |on |next |in |the )+)(?P<day>\d{{1,2}}){_TH}(?: of)? (?P<month>{MONTH_NAME})\b(?P<year>)", "day", _years_before),
    (rf"\b(?P<will>(?:will |'ll )?be )?(?P<n>{AMOUNT}) ?(?:years?|yrs?) (?P<come>come |next )(?P<month>{MONTH_NAME})\b(?P<day>)(?P<year>)", "range", _years_before),
    (rf"\b(?P<a>\d{{1,2}}){_TH}{_TO}(?P<day>\d{{1,2}}){_TH}(?: of)? (?P<month>{MONTH_NAME})\b{_YEAR}",
     "range", _days_of_month),
    (rf"\b(?P<month>{MONTH_NAME})\.? (?:the )?(?P<a>\d{{1,2}}){_TH}{_TO}(?P<day>\d{{1,2}}){_TH}\b(?! [a-z]+s\b){_YEAR}",
     "range", _days_of_month),
    (rf"\b(?:{DAY_NAME},? )?(?:the )?(?P<day>\d{{1,2}}){_TH}(?: of)? (?P<month>{MONTH_NAME})\b{_YEAR}",
     "day", day_month),
    (rf"\b(?:{DAY_NAME},? )?(?:the )?(?P<day>{ANY_ORDINAL}) of (?P<month>{MONTH_NAME})\b{_YEAR}", "day", day_month),
    (rf"\b(?P<month>{MONTH_NAME}) the (?P<day>{ANY_ORDINAL})\b{_YEAR}", "day", day_month),
    (rf"\b(?:{DAY_NAME},? )?(?P<month>{MONTH_NAME})\.? (?:the )?(?P<day>\d{{1,2}}){_TH}\b(?!:\d){_YEAR}", "day", day_month),
    (r"(?P<led>(?m:^)|on |since |from |until |till |by |to )?(?<![\d/.])\b(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}|\d\d))?(?![\d/])",
     "day", slashes),
    (r"(?P<led>(?m:^)|on |since |from |until |till |by |am |seit )(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>)(?= |:|$|,)", "day", slashes),
    (r"(?<![\d/.-])\b(?P<day>\d{1,2})(?P<led>[.-])(?P<month>\d{1,2})(?P=led)(?P<year>\d{4}|\d\d)(?!\d|[.-]\d)", "day", slashes),
    (rf"(?P<last>\blast )?\b(?P<feast>{FEAST})\b(?P<ago>(?:,? (?:of )?last year(?!'s))?)(?! (?:bauble|tree|pudding|turkey|jumper|cracker|lights|cards?|carols?|decorations|eggs?|bunny|cactus|stocking|resolution))", "day", on_feast),
    (rf"\b(?P<at>(?:in(?: the(?= (?:\w+ )?of\b))?|by|of|during|back in|last|this|until|till|and|to|since|from|between|through|over|around|about|at|towards?) ){{1,2}}{_PARTS}(?P<month>{MONTH_NAME})\b(?! \d){_YEAR}(?P<ago>,? last year)?",
     "range", in_month),
    (rf"\b(?P<at>){_PARTS}(?P<month>january|february|april|june|july|august|september|october|november|december|(?:(?<=early )|(?<=mid )|(?<=late )|(?<=mid-)|(?<=end of )|(?<=middle of )|(?<=start of )){MONTH_NAME}\b|{MONTH_NAME}(?=:| (?:19|20)\d\d)|(?m:^)may(?= (?:was|had|saw|brought|summary|totals?|report|log)\b)){_YEAR}(?P<ago>,? last year)?",
     "range", in_month),
    (rf"\b(?P<lead>(?:in (?:the )?|the )?)(?P<part>early|mid|late|start of|beginning of|middle of|end of|back end of)[ -](?:in )?(?:the |last |this )?(?P<season>spring|summer|autumn|winter)\b(?: of)?{_YEAR}(?P<last> before last)?",
     "range", season),
    (rf"\b(?P<lead>(?:all last |all this |all |most of last |throughout last |throughout the |last |over the |in the |in |for the |since |since last |since the |during the |this |the ))(?P<season>spring|summer|autumn|winter|(?<!since the )(?<!\bthe )fall|(?<=in the )fall|(?<=over the )fall|(?<=for the )fall)\b(?: of)?{_YEAR}(?P<last> before last)?(?! (?:on|over|down|off|risk|asleep))",
     "range", season),
    (rf"\b(?:in |during |from )?(?:the )?(?P<nth>first|second|third|last|final|1st|2nd|3rd) (?:full )?(?:week|wk) (?:of|in) (?P<month>{MONTH_NAME})\b{_YEAR}", "range", _week_of_month),
    (rf"\b(?:w/c|w/b|wk of|week of|week from|week commencing|week beginning|wk commencing|wk beginning)(?: the)? (?P<day>\d{{1,2}}){_TH}(?: of)? (?P<month>{MONTH_NAME})\b{_YEAR}", "range", _week_from),
    (r"(?:(?m:^)|(?<=, )|(?<=\())(?P<year>(?:19|20)\d\d)(?=[,.):]|$)", "range", _in_year),
    (r"\b(?:in|during|back in|since|of|from|for|until|throughout|through) (?:all of )?(?P<year>(?:19|20)\d\d)\b", "range", _in_year),
    (r"\b(?:in|back in|since) (?P<year>(?<= )'\d\d|0\d)(?!\d|[.:/]\d|%| ?(?:am|pm|s|secs?|seconds|minutes|mins)\b)", "range", _in_year),
    (rf"\b(?:{DAY_NAME},? )?the (?P<a>{ORDINAL})\b(?=\s*(?:[.,;:!?)—]|$|\n)|\s*-| (?:i|my|the|it|we|he|she|they|when|was|is|at|in|on|and|but|for|with|to|after|before|because|toe|toes|foot|left|right|felt|had|have|did|went|this|that|a|an|all|again|both|till|until|while|where|then|which|as|so|no|not|from|around|about|gym|physio|class|fell|tripped|walked|morning|afternoon|evening|night|just|only|outside|inside|near|getting|coming|going|walking|over|out|up|down|off|into|onto|after|before|during|by|behind|beside|round|around)\b)(?! (?:time|one|year|week|month|day|of|half|toe|thing|set|flight|floor|step|or|stair|lap|mile|go|attempt|try|person|stroke))",
     "day", ordinal),
    (rf"\b{DAY_NAME},? (?P<a>\d{{1,2}}(?:st|nd|rd|th))\b", "day", ordinal),
    (rf"(?m:^)(?:- |\* |• )?{DAY_NAME},? (?P<a>\d{{1,2}})(?= ?[-–—] |:)(?!:\d)", "day", ordinal),
    (r"(?m:^)(?:- |\* |• )?(?P<a>\d{1,2}(?:st|nd|rd|th))(?: to | ?[-—] ?| until | till | and | & )(?P<b>\d{1,2}(?:st|nd|rd|th))\b", "range", _ordinals),
    (r"(?:\b(?:on|since|until|till|by|from) |(?m:^)(?:- |\* |• )?|(?<=[,;.] ))(?P<a>\d{1,2}(?:st|nd|rd|th))\b(?= (?:clear|drop|dropped|good|bad|fine|ok|okay|nothing|none|nil|toes|drag)\b|(?<![,;.] \d(?:st|nd|rd|th))(?<![,;.] \d\d(?:st|nd|rd|th)) ?[-:,.—]|$| to \d| (?:i|my|the|it|foot|toe|was|had|no|when|at|and|we)\b)(?! (?:floor|birthday|attempt|try|go))", "day", ordinal),
]  # fmt: skip
