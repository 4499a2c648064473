"""Dates told by the day of the week: Tuesday, last Tuesday, a week last Friday; and what is no one day."""

# ruff: noqa: E501  (a rule stays on its line, however long)

import re
from datetime import date, timedelta

from surefoot.terms.calendar_words import AMOUNT, DAY_NAME, FEAST, amount, back, weekday_number
from surefoot.terms.date_rules import Days, Hit, Rule
from surefoot.terms.feasts import feast

_WEEK = timedelta(days=7)


def _weekday(on: date, name: str, *, before: bool = False) -> date:
    gap = (on.weekday() - weekday_number(name)) % 7
    return on - timedelta(days=gap or (7 if before else 0))


def recent(hit: Hit, on: date) -> Days:
    """Read "Tuesday": the most recent one, today counts."""
    return (_weekday(on, hit["name"]),) * 2


def _before_today(hit: Hit, on: date) -> Days:
    return (_weekday(on, hit["name"], before=True),) * 2


def _weeks_before(hit: Hit, on: date) -> Days:
    """Read "a week last Tuesday", "two weeks ago on Friday", "the Friday before last"."""
    weeks = 1 if "before last" in hit[0] else amount(hit["n"])
    if weeks is None:
        return None
    weeks *= 2 if hit["unit"].startswith("f") else 1
    return (_weekday(on, hit["name"], before=True) - weeks * _WEEK,) * 2


def _weekday_list(hit: Hit, on: date) -> Days:
    """Read "Monday, Wednesday and Friday": from the first of them to the last."""
    last = _weekday(on, hit["end"])
    return _weekday(last, hit["name"]), last


def _months_before(hit: Hit, on: date) -> Days:
    """Read "eighteen months ago on Friday"."""
    number = amount(hit["n"])
    from_day = _weekday(on, hit["name"]) + (_WEEK if hit["will"] else timedelta(0))
    day = None if number is None else back(from_day, number, hit["unit"])
    return (day, day) if day else None


def _weekdays_ago(hit: Hit, on: date) -> Days:
    """Read "two Fridays ago"."""
    number = amount(hit["n"])
    if number is None:
        return None
    return (_weekday(on, hit["name"], before=True) - (number - 1) * _WEEK,) * 2


def _in_week(hit: Hit, on: date) -> Days:
    """Read "Tuesday last week", "last week on Tuesday", "Tuesday this week"."""
    monday = on - timedelta(days=on.weekday())
    if hit["which"].startswith("last"):
        monday -= _WEEK
    if hit["which"].endswith("before last"):
        monday -= 2 * _WEEK
    return (monday + timedelta(days=weekday_number(hit["name"])),) * 2


def ahead(words: str, on: date) -> Days:
    """Give the days that lie ahead ("tomorrow", "next week", "a week on Friday"), where they can be told."""
    if words.startswith("tomorrow"):
        return on + timedelta(days=1), on + timedelta(days=1)
    monday = on - timedelta(days=on.weekday()) + _WEEK
    if "next week" in words or "coming week" in words:
        weekend = "weekend" in words
        return monday - timedelta(days=2 if weekend else 0), monday + timedelta(
            days=-1 if weekend else 6
        )
    if "next month" in words:
        first = back(on.replace(day=1), -1, "month")
        return first, back(first, -1, "month") - timedelta(days=1)
    in_time = re.match(rf"(?:in )?(?P<n>{AMOUNT}) (?P<unit>week|month|day)(?!s? on )", words)
    if in_time:
        number = amount(in_time["n"])
        day = back(on, -number, in_time["unit"]) if number else None
        return (day, day) if day else None
    held = re.fullmatch(rf"by (?P<name>{FEAST})", words)
    if held:
        day = feast(held["name"], on + timedelta(days=364))
        return day, day
    named = re.search(DAY_NAME, words)
    if named is None:
        return None
    day = _weekday(on + _WEEK, named[0])
    if re.search(r"\b(?:week|fortnight)\b", words):
        day += 2 * _WEEK if "fortnight" in words else _WEEK
    return day, day


def _nothing(_: Hit, __: date) -> Days:
    """Read no day: a habit, a rate, a time nobody can name."""
    return None


ABOUT = r"(?:about |around |roughly |some |nearly |almost |over |just over |just under |exactly |only |more than )?"
PART = r"(?:,? (?:early |late )?(?:morning|afternoon|evening|night|lunchtime|teatime|eve)\b)?"
RULES: list[Rule] = [
    (rf"\b(?P<name>{DAY_NAME})s?(?:, {DAY_NAME}s?)+,? (?:and |& )(?P<end>{DAY_NAME})\b(?<!s)", "range", _weekday_list),
    (rf"\b(?P<n>{AMOUNT})(?P<unit> )(?P<name>{DAY_NAME})s (?:ago|back)\b", "day", _weekdays_ago),
    # no one day
    (rf"\b(?:every|each|most|some|alternate|many)(?: other| second)? {DAY_NAME}s?\b|\b(?:on|of) an? {DAY_NAME}\b"
     r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b(?!')", "day", _nothing),
    (r"\b(?:several|some|many|donkeys?) (?:days?|weeks?|months?|years?|yrs?|time) (?:ago|back)\b|\b(?:once|twice|times|\d+) (?:a|per|each) (?:day|week|month|year)\b"
     r"|\b(?:one|some) (?:day|night|morning|evening|afternoon)\b(?! (?:ago|back|clear|without|free|later|earlier|last))", "day", _nothing),
    # weekdays
    (rf"\b(?P<n>{AMOUNT}) ?(?P<unit>weeks?|wks?|fortnights?) (?:ago (?:last |on |this )?|last |past |this )(?P<name>{DAY_NAME}){PART}",
     "day", _weeks_before),
    (rf"(?P<will>\b(?:will |'ll )be )?\b{ABOUT}(?P<n>{AMOUNT}) ?(?P<unit>months?|mths?|years?|yrs?)(?: ago)? (?:on|this|last|past) (?P<name>{DAY_NAME})\b", "day", _months_before),
    (rf"\b(?:the )?(?P<name>{DAY_NAME}){PART} (?P<unit>before) last\b(?! (?:week|month))(?P<n>)", "day", _weeks_before),
    (rf"\b(?P<name>{DAY_NAME}){PART},? (?:of |in )?(?P<which>last|this) (?:week|wk)\b", "day", _in_week),
    (rf"\b(?P<which>last|this) (?:week|wk),? (?:on )?(?:the )?(?P<name>{DAY_NAME}){PART}", "day", _in_week),
    (rf"\b(?:last|previous|this past|this last) (?P<name>{DAY_NAME}){PART}", "day", _before_today),
    (rf"\b(?P<name>{DAY_NAME}){PART} (?:just gone|just past|there(?=[,.;]|$| (?:i|my|the|it|was|we)\b)|gone|past|last)\b", "day", _before_today),
    (rf"\b(?P<name>{DAY_NAME}){PART}", "day", recent),
]  # fmt: skip
