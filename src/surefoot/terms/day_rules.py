"""Dates told from the day of writing: yesterday, last Tuesday, three weeks ago, the past month."""

# ruff: noqa: E501  (a rule stays on its line, however long)

from collections.abc import Callable
from datetime import date, timedelta

from surefoot.terms.calendar_words import (
    AMOUNT,
    DAY_NAME,
    UNIT,
    amount,
    back,
    nth,
    weekday_number,
)
from surefoot.terms.date_rules import Days, Hit, Rule, part_of
from surefoot.terms.weekday_rules import ABOUT, PART, recent

_WEEK = timedelta(days=7)


def _anniversary(hit: Hit, on: date) -> Days:
    """Read "six years this month (since ...)", "a year today"."""
    number = amount(hit["n"])
    if hit["name"]:
        on += timedelta(days=(weekday_number(hit["name"]) - on.weekday()) % 7)  # the one to come
    day = back(on, number, hit["unit"].rstrip("s")) if number else None
    if day is None:
        return None
    if hit["this"].endswith("month"):
        first = day.replace(day=1)
        return first, back(first, -1, "month") - timedelta(days=1)
    monday = day - timedelta(days=day.weekday())
    return (monday, monday + timedelta(days=6)) if hit["this"].endswith("week") else (day, day)


def _clocks(hit: Hit, on: date) -> Days:
    """Read when the clocks last changed: the last Sunday of March (forward) or October (back)."""
    days = [
        last - timedelta(days=(last.weekday() - 6) % 7)
        for year in (on.year - 1, on.year)
        for last in (date(year, 3, 31), date(year, 10, 31))
        if not hit[0].endswith({3: "back", 10: "forward"}[last.month])
    ]
    return (max(day for day in days if day <= on),) * 2


def _start_of(hit: Hit, on: date) -> Days:
    day = on - timedelta(days=on.weekday()) if hit["unit"] == "week" else date(on.year, 1, 1)
    return day, day


def so_long_ago(hit: Hit, on: date) -> Days:
    """Read "three years" as the day that lies so far back."""
    number = amount(hit["n"])
    if number is None:
        return None
    day = back(on, number, hit["unit"])
    if hit["half"]:
        day = _half_more(on, day, hit["unit"])
    if hit["less"]:
        day = back(day, -1, hit["less"].split()[-1])
    return day, day


def years_back(hit: Hit, on: date) -> Days:
    """Read "today is the fourth anniversary" as the day four years back."""
    day = back(on - timedelta(days=hit["when"] == "yesterday"), nth(hit["th"]) or 0, "year")
    return day, day


def _ago(hit: Hit, on: date) -> Days:
    number, unit = amount(hit["n"]), hit["unit"]
    if number is None:
        return None
    if unit.startswith(("h", "min", "mom", "sec")):
        return on, on
    if hit["n"] in ("few", "a few"):
        return back(on, number + 1, unit), back(on, number - 1, unit)
    day = back(on, number, unit)
    if hit["half"]:
        day = _half_more(on, day, unit)
    if (hit["from"] or "").strip() == "yesterday":
        day -= timedelta(days=1)
    return day, day


def _half_more(on: date, day: date, unit: str) -> date:
    """Take half a unit more away."""
    if unit.startswith(("y", "m")):
        return back(day, 6, "month") if unit.startswith("y") else day - timedelta(days=15)
    return day - (on - back(on, 1, unit)) // 2


def _half_ago(hit: Hit, on: date) -> Days:
    day = _half_more(on, on, hit["unit"])
    return day, day


def _between_ago(hit: Hit, on: date) -> Days:
    """Read "two or three days ago", "a week or two ago"."""
    less, more = amount(hit["n"]), amount(hit["m"] or "two")
    if less is None or more is None:
        return None
    return back(on, more, hit["unit"]), back(on, less, hit["unit"])


def _this_time(hit: Hit, on: date) -> Days:
    day = on - timedelta(days=1) if hit["unit"] == "yesterday" else back(on, 1, hit["unit"])
    return day, day


def _week(hit: Hit, on: date) -> Days:
    monday = on - timedelta(days=on.weekday())
    if hit["which"].endswith("last"):
        return monday - _WEEK, monday - timedelta(days=1)
    return monday, on


def _weekend(hit: Hit, on: date) -> Days:
    saturday = on - timedelta(days=(on.weekday() - 5) % 7)
    ago = (amount(hit["n"]) or 1) - 1 if hit["n"] else 0
    if "before last" in hit[0]:
        ago = 1
    if on.weekday() >= 5 and (hit["n"] or (hit["which"] or "").startswith("last")):
        ago += 1
    saturday -= ago * _WEEK
    return saturday, min(saturday + timedelta(days=1), on)


def _whole(hit: Hit, on: date) -> Days:
    """Read this, last or the month or year before last, or the early or late part of a month."""
    ago = 2 if "before last" in hit[0] else int(hit["which"].endswith("last"))
    if hit["unit"] == "year":
        year = on.year - ago
        return date(year, 1, 1), min(date(year, 12, 31), on)
    first = back(on.replace(day=1), ago, "month")
    last = min(back(first, -1, "month") - timedelta(days=1), on)
    return part_of(first, last, hit["part"] or "")


def _past(hit: Hit, on: date) -> Days:
    """Read "the past fortnight", "these last few days", "the last two or three weeks"."""
    word = "two" if hit["or"] == " or two" else hit["m"] or hit["n"] or "one"
    number = amount(word)
    return (back(on, number, hit["unit"]), on) if number is not None else None


def _hours(hit: Hit, on: date) -> Days:
    return on - timedelta(days=max(1, int(hit["n"]) // 24)), on


def _fixed(*ago: int) -> Callable[[Hit, date], Days]:
    return lambda _, on: (on - timedelta(days=ago[0]), on - timedelta(days=ago[-1]))


ANNIVERSARY: Rule = (rf"\b(?:it (?:is|was|will be) |it's )?(?P<n>{AMOUNT}) ?(?P<unit>years?|yrs?|months?|weeks?)(?: ago)? (?:exactly )?(?P<this>this (?:month|week)|today|to the day|(?:on )?(?P<name>{DAY_NAME}))(?= since\b|(?<=year today)[.!]|(?<=years today)[.!])", "range", _anniversary)  # fmt: skip
_AGO_UNIT = rf"(?:{UNIT}|nights?|evenings?|mornings?|hours?|hrs?|minutes?|mins?|moments?|secs?)"
RULES: list[Rule] = [
    # so long ago
    (rf"\b(?P<n>{AMOUNT}) ?(?:or|to|-) ?(?P<m>{AMOUNT}) ?(?P<unit>{_AGO_UNIT}) (?:ago|back)\b", "range", _between_ago),
    (rf"\b(?P<n>an?|one) (?P<unit>{_AGO_UNIT}) or (?P<m>)two (?:ago|back)\b", "range", _between_ago),
    (r"\bhalf (?:a|an) (?P<unit>year|month|week) (?:ago|back)\b", "day", _half_ago),
    (r"\bhalf an hour ago\b", "day", _fixed(0)),
    (rf"\b{ABOUT}(?P<n>{AMOUNT}) ?(?P<unit>{UNIT})(?P<half> and a half)? (?P<from>yesterday)\b", "day", _ago),
    (rf"\b{ABOUT}(?<!\d\.)(?P<n>{AMOUNT})(?P<half> and a half|\.5)?(?: or so)? ?(?P<unit>{_AGO_UNIT})(?: and a half)?(?: or so)? (?:ago|back)\b(?P<from> yesterday)?(?: today| tonight| this morning)?",
     "day", _ago),
    (r"\b(?:this|the same) time (?:(?P<last>last) )?(?P<unit>(?<=last )(?:week|month|year)|yesterday)\b", "day", _this_time),
    (r"\bthis day last (?P<unit>week|month|year)\b", "day", _this_time),
    # a stretch up to now
    (r"\b(?:\w+ )?(?:days|mornings|nights|evenings|times) out of (?:the (?:last|past) )?(?:seven|7)\b", "since", _fixed(6, 0)),
    (rf"\b(?:over |in |for |during |within )?(?:the |these |this )?(?:past|last) (?P<n>{AMOUNT})(?: (?:or|to) | ?- ?)(?P<m>{AMOUNT}) ?(?P<unit>{UNIT}|nights?)(?P<or>)\b",
     "since", _past),
    (rf"\b(?:over |in |for |during |within |from )?(?:(?:the |these |this )(?:whole |entire )?(?:past|last)|past)(?P<m>) (?:(?P<n>{AMOUNT}) )?(?P<unit>{UNIT}|nights?)(?P<or> or two| or so)?\b(?! of)"
     rf"(?<!the last day)(?<!the last night)", "since", _past),
    (rf"\b(?:past|last)(?P<m>) (?P<n>{AMOUNT}) (?P<unit>{UNIT}|nights?)(?P<or> or two| or so)?\b", "since", _past),
    (r"\b(?:the |these )?(?:past|last) (?P<n>\d{1,3}) ?(?:hours|hrs)\b", "since", _hours),
    # weeks, weekends, months, years
    (r"\b(?P<n>an?|one|two|three|four|a couple of) weekends? (?:ago|back)\b(?P<which>)", "range", _weekend),
    (r"\bthe weekend before last\b(?P<which>)(?P<n>)", "range", _weekend),
    (r"\b(?P<which>last|at the|over the|this past|this|the|on the|all|most of the) weekend\b(?P<n>)", "range", _weekend),
    (r"\b(?:the )?(?:wk|week) (?:before|afore) last\b", "range",
     lambda hit, on: (on - timedelta(days=on.weekday() + 14), on - timedelta(days=on.weekday() + 8))),
    (r"\b(?:(?:early|earlier|late|later) |so far |(?:the )?(?:start|beginning|end|middle) of )?(?:most of |nearly |the whole of |throughout |for |half of )?(?P<which>all of last|all last|last|all of this|all this|this whole|this entire|this|all) (?:wk|week)\b", "range", _week),
    (r"\b(?:so far |earlier )?(?:(?:the )?(?P<part>early|late|start of|beginning of|middle of|end of) )?(?:most of |the whole of |throughout |for )?(?P<which>all of last|all last|last|all of this|all this|this whole|this|all) (?P<unit>month|year)\b(?!'s)", "range", _whole),
    (r"\b(?:the )?(?P<part>start|beginning|middle|end) of the (?P<which>)(?P<unit>month)\b", "range", _whole),
    (r"\b(?:the )?(?P<unit>month|year) before last\b(?P<part>)(?P<which>)", "range", _whole),
    # days and nights
    (rf"\b(?:the )?day before yesterday\b{PART}", "day", _fixed(2)),
    (rf"\b(?:yest[a-z]{{0,4}}day|yday|y'day|yest(?!\w)|yestreen)\b{PART}", "day", _fixed(1)),
    (r"\b(?:the )?night before last\b", "range", _fixed(2, 1)),
    (rf"\b(?:in the night|overnight|during the night|the night) (?:on|of) (?P<name>{DAY_NAME})\b", "day", recent),
    (r"\b(?:last night|last evening|in the night|overnight(?! (?:on|in|at|last|back|about|over|a|\d+|\w+ (?:days?|weeks?|months?|years?))\b)|during the night)\b", "range", _fixed(1, 0)),
    (r"\bthe other (?:day|night|evening|morning|week)\b", "range", _fixed(7, 2)),
    (r"\bsince (?:breakfast|lunch|lunchtime|dinner|dinnertime|tea|teatime|elevenses|this morning|dawn|daybreak|noon|midday)\b", "since", _fixed(0)),
    (r"\b(?:i'?m|i am) (?:only |just )?after (?=\w+ing\b)", "day", _fixed(0)),
    (r"\bsince (?:the )?clocks (?:went|changed|go)(?: back| forward)?\b|\bwhen the clocks (?:went|changed)(?: back| forward)?\b", "day", _clocks),
    (r"\b(?:the )?(?:start|beginning) of (?:the|this) (?P<unit>week|year)\b", "day", _start_of),
    (r"\bsince (?:i )?(?:woke|waking|got|getting|first) (?:up|thing)(?: this morning)?\b", "since", _fixed(0)),
    (r"\b(?:todays?|2day|this (?:very )?(?:mornin[g']?|morn|afternoon|aft|evening|lunchtime|teatime|am\b|pm\b|minute\b|instant\b)|tonight|2nite|earlier on|just now|right now|(?:a|this) moment ago|(?:all|the whole) (?:morning|afternoon|evening)(?! (?:yesterday|on|long)))\b", "day", _fixed(0)),
    (r"\bfirst thing\b(?! (?:on|i|that|you|every|each|of|in the|to|when|they|he|she|we|after|tomorrow|mon|tues|wed|thurs|fri|sat|sun))", "clock", _fixed(0)),
    # an hour without a day
    (r"(?m:^)(?:(?:mid-?)?morning|noon|midday|lunchtime|lunch|afternoon|teatime|tea|evening|bedtime|night|nighttime)(?=:|\.(?: |$)| ?[-—] )", "clock", _fixed(0)),
    (r"(?m:^)(?:[01]\d|2[0-3])[0-5]\d(?= ?(?:hrs?\b|[-:] | [a-z]))(?! (?:steps|m\b|metres|km|miles|kg|yards|was|is))", "clock", _fixed(0)),
    (r"(?m:^)(?:[01]?\d|2[0-3])\.[0-5]\d(?= ?(?:am|pm|hrs?)\b| ?[-:]? [a-z])(?! (?:km|miles?|kg|m|seconds|secs|hours|stone)\b)", "clock", _fixed(0)),
    (rf"\ball day\b(?! (?:yesterday|on|last|every|{DAY_NAME}))", "clock", _fixed(0)),
    (r"\b(?:[01]?\d|2[0-3]):[0-5]\d\b|\b(?:1[0-2]|[1-9]) ?[ap]\.?m\b|\b(?:half|quarter|ten|twenty|five) (?:past|to) (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\bhalf (?:six|seven|eight|nine|ten|eleven|twelve|one)\b|\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o'?clock\b", "clock", _fixed(0)),
]  # fmt: skip
