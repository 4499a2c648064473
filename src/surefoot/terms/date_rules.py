"""The rules by which words of time become days: a pattern, its kind, and how it is resolved."""

# ruff: noqa: E501  (a rule stays on its line, however long)

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from surefoot.terms.calendar_words import (
    AMOUNT,
    DAY_NAME,
    FEAST,
    MONTH_NAME,
    ORDINAL,
    SEASONS,
    UNIT,
    amount,
    back,
    day_number,
    feast,
    month_number,
    weekday_number,
)

Kind = Literal["day", "range", "since", "run", "clock", "future", "origin"]


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


def _weekday(on: date, name: str, *, before: bool = False) -> date:
    gap = (on.weekday() - weekday_number(name)) % 7
    return on - timedelta(days=gap or (7 if before else 0))


def _year(word: str | None) -> int | None:
    if not word:
        return None
    number = int(word)
    return number if number > 99 else 2000 + number


_Days = tuple[date, date] | None
_Hit = re.Match[str]


def _ago(hit: _Hit, on: date) -> _Days:
    number = amount(hit["n"])
    if number is None:
        return None
    if hit["n"] in ("few", "a few"):
        return back(on, number + 1, hit["unit"]), back(on, number - 1, hit["unit"])
    day = back(on, number, hit["unit"])
    return day, day


def _day_month(hit: _Hit, on: date) -> _Days:
    day = _latest(on, month_number(hit["month"]), int(hit["day"]), _year(hit["year"]))
    return (day, day) if day else None


def _days_of_month(hit: _Hit, on: date) -> _Days:
    last = _day_month(hit, on)
    if last is None or not 1 <= int(hit["a"]) <= last[1].day:
        return None
    return last[1].replace(day=int(hit["a"])), last[1]


def _slashes(hit: _Hit, on: date) -> _Days:
    day, month = int(hit["day"]), int(hit["month"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    found = _latest(on, month, day, _year(hit["year"]))
    return (found, found) if found else None


def _iso(hit: _Hit, on: date) -> _Days:
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


def _two_ordinals(hit: _Hit, on: date) -> _Days:
    last = _of_month(hit["b"], on)
    first = _of_month(hit["a"], last) if last else None
    return (first, last) if first and last else None


def _ordinal(hit: _Hit, on: date) -> _Days:
    day = _of_month(hit["a"], on)
    return (day, day) if day else None


def _in_month(hit: _Hit, on: date) -> _Days:
    year = _year(hit["year"]) or (on.year - 1 if hit["ago"] else None)
    first, last = _month(on, month_number(hit["month"]), year)
    if hit[0].startswith("by ") and last < on - timedelta(days=150):
        return None  # "by September", said in January, is a plan
    part = hit["part"] or ""
    if "mid" in part:
        return first.replace(day=11), min(first.replace(day=20), on)
    if part.startswith(("early", "start", "begin")):
        return first, min(first.replace(day=10), on)
    if part.startswith(("late", "end")):
        return first.replace(day=21), last
    return first, last


def _in_year(hit: _Hit, on: date) -> _Days:
    year = int(hit["year"])
    return (date(year, 1, 1), min(date(year, 12, 31), on)) if year <= on.year else None


def _season(hit: _Hit, on: date) -> _Days:
    begins = SEASONS[hit["season"]]
    year = on.year if date(on.year, begins, 1) <= on else on.year - 1
    if (
        hit["lead"]
        and hit["lead"].startswith("last")
        and on < back(date(year, begins, 1), -3, "month")
    ):
        year -= 1
    first = date(year, begins, 1)
    return first, min(back(first, -3, "month") - timedelta(days=1), on)


def _week(hit: _Hit, on: date) -> _Days:
    monday = on - timedelta(days=on.weekday())
    if hit["which"].startswith(("this", "all", "the")):
        return monday, on
    return monday - timedelta(days=7), monday - timedelta(days=1)


def _weekend(hit: _Hit, on: date) -> _Days:
    saturday = on - timedelta(days=(on.weekday() - 5) % 7)
    if hit["which"].startswith("last") and on.weekday() >= 5:
        saturday -= timedelta(days=7)
    return saturday, min(saturday + timedelta(days=1), on)


def _whole(hit: _Hit, on: date) -> _Days:
    if hit["unit"] == "month":
        first = on.replace(day=1)
        if hit["which"] != "last":
            return first, on
        last = first - timedelta(days=1)
        return last.replace(day=1), last
    if hit["which"] != "last":
        return date(on.year, 1, 1), on
    return date(on.year - 1, 1, 1), date(on.year - 1, 12, 31)


def _past(hit: _Hit, on: date) -> _Days:
    number = 2 if "or two" in hit[0] else amount(hit["n"] or "one")
    return (back(on, number, hit["unit"]), on) if number is not None else None


def _feast(hit: _Hit, on: date) -> _Days:
    day = feast(hit["feast"], on)
    return day, day


def _fixed(*ago: int) -> Callable[[_Hit, date], _Days]:
    return lambda _, on: (on - timedelta(days=ago[0]), on - timedelta(days=ago[-1]))


_ABOUT = r"(?:about |around |roughly |some |nearly |almost |over |just over |exactly |only )?"
_YEAR = r"(?:,? (?P<year>(?:19|20)\d\d))?"
_PARTS = r"(?:(?P<part>early|mid|late|start of|beginning of|(?:the )?middle of|end of)[ -])?"
RULES: list[tuple[str, Kind, Callable[[_Hit, date], _Days]]] = [
    (r"\b(?:19|20)\d\d-\d\d-\d\d\b", "day", _iso),
    (rf"\b(?:from |between )?the (?P<a>{ORDINAL})(?: to| and| until| till|-) (?:the )?(?P<b>{ORDINAL})\b",
     "range", _two_ordinals),
    (rf"\b(?:from |between )?(?:the )?(?P<a>\d{{1,2}})(?:st|nd|rd|th)?(?: to| and| until|-| -) (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH_NAME})\b{_YEAR}",
     "range", _days_of_month),
    (rf"\b(?:{DAY_NAME},? )?(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month>{MONTH_NAME})\b{_YEAR}",
     "day", _day_month),
    (rf"\b(?P<month>{MONTH_NAME})\.? (?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:){_YEAR}", "day", _day_month),
    (r"(?<![\d/.])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}|\d\d))?(?![\d/])", "day", _slashes),
    (rf"\b(?P<feast>{FEAST})\b", "day", _feast),
    (rf"\b{_ABOUT}(?P<n>{AMOUNT}) ?(?P<unit>{UNIT}) (?:ago|back|earlier)\b(?: today\b| tonight\b)?", "day", _ago),
    (rf"\b(?P<n>{AMOUNT}) ?(?P<unit>year|yr|month|mth)s?'? (?:on\b|since (?:my|the)|out from|post[ -]?stroke|after my)",
     "origin", _ago),
    (rf"\b(?:over |in |for |during )?(?:the |these )?(?:past|last) (?:(?P<n>{AMOUNT}) )?(?P<unit>{UNIT})(?: or two)?\b"
     rf"(?<!\blast week)(?<!\blast month)(?<!\blast year)(?<!\blast day)", "since", _past),
    (rf"\bsince (?:about |around )?{_PARTS}(?P<month>{MONTH_NAME})\b{_YEAR}(?P<ago> last year)?", "since", _in_month),
    (rf"\b(?:in |by |of |during |back in |last |this |until |till |and ){{1,2}}{_PARTS}(?P<month>{MONTH_NAME})\b{_YEAR}(?P<ago> last year)?",
     "range", _in_month),
    (rf"\b{_PARTS}(?P<month>january|february|april|june|july|august|september|october|november|december)\b{_YEAR}(?P<ago> last year)?",
     "range", _in_month),
    (r"\b(?:in|during|back in|since|of) (?P<year>(?:19|20)\d\d)\b", "range", _in_year),
    (r"\b(?P<lead>last |over the |in the |since |during the |this )(?P<season>spring|summer|autumn|fall|winter)\b",
     "range", _season),
    (r"\b(?P<which>last|at the|over the|this|since the|the) weekend\b", "range", _weekend),
    (r"\bthe (?:wk|week) before last\b", "range",
     lambda hit, on: (on - timedelta(days=on.weekday() + 14), on - timedelta(days=on.weekday() + 8))),
    (r"\b(?P<which>last|this|all) (?:wk|week)\b", "range", _week),
    (r"\b(?P<which>last|this|all) (?P<unit>month|year)\b", "range", _whole),
    (r"\b(?:the )?day before yesterday\b", "day", _fixed(2)),
    (r"\b(?:yest[a-z]{0,4}day|yday)\b(?: (?:morning|afternoon|evening|night))?", "day", _fixed(1)),
    (r"\b(?:last night|in the night|overnight|during the night)\b", "range", _fixed(1, 0)),
    (r"\bthe other day\b|\ba few days (?:ago|back)\b", "range", _fixed(7, 2)),
    (r"\b(?:today|this (?:morning|afternoon|evening|lunchtime)|tonight|earlier on|just now|right now)\b", "day", _fixed(0)),
    (rf"\b(?:last|previous) (?P<name>{DAY_NAME})\b", "day",
     lambda hit, on: (_weekday(on, hit["name"], before=True),) * 2),
    (r"(?m:^|(?<=[.;,] ))(?P<name>mon|tue|wed|thu|fri|sun|sat(?! (?:down|on|in|at|up|there|with|and)\b))(?= \w)", "day",
     lambda hit, on: (_weekday(on, hit["name"]),) * 2),
    (rf"\b(?P<name>{DAY_NAME})s?\b", "day", lambda hit, on: (_weekday(on, hit["name"]),) * 2),
    (rf"\bthe (?P<a>{ORDINAL})\b(?! (?:time|one|year|week|month|day|of|half|toe|thing|set|flight|floor|step))",
     "day", _ordinal),
    (r"(?m:^)(?:morning|noon|lunchtime|afternoon|teatime|evening|bedtime)(?=:)", "clock", _fixed(0)),
    (r"\b(?:[01]?\d|2[0-3]):[0-5]\d\b|\b(?:1[0-2]|[1-9]) ?[ap]\.?m\b", "clock", _fixed(0)),
]  # fmt: skip
