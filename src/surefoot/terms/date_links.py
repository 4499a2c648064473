"""Times told from other times: "from Monday to Wednesday", "the next day", "two days later"."""

# ruff: noqa: E501  (a rule stays on its line, however long)

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from surefoot.terms.calendar_words import (
    AMOUNT,
    DAY_NAME,
    MONTH_NAME,
    UNIT,
    amount,
    back,
    day_number,
    month_number,
    weekday_number,
)
from surefoot.terms.date_rules import Days, Hit

_DAY = timedelta(days=1)
_PART = r"(?:day|morning|afternoon|evening|night|lunchtime|teatime)"
#: Two times with these words between them are the ends of one stretch.
TO = re.compile(
    r",? ?(?:to|until|till|til|through|thru|up to|right through to)(?: the| about| late| early)? |\s?[-—]\s?|/"
)
#: Two times with these words between them are one stretch when one follows on the other.
AND = re.compile(
    r",?(?: and| or| nor| &| \+| n)(?: on| again on| then on| in| the| again)* |, ?(?:on )?|/"
)


def _shifted(hit: Hit, first: date, last: date) -> Days:
    """Read "two days later", "a week earlier"."""
    number = amount(hit["n"])
    if number is None:
        return None
    day = (
        back(last, -number, hit["unit"])
        if hit["way"] in ("later", "after", "afterwards", "on")
        else back(first, number, hit["unit"])
    )
    return day, day


def _week_of(first: date, weeks: int) -> Days:
    monday = first - timedelta(days=first.weekday()) + timedelta(days=7 * weeks)
    return monday, monday + timedelta(days=6)


def _stretch(hit: Hit, first: date, last: date) -> Days:
    """Read "that weekend", "the following week", "the month before"."""
    step = (
        -1
        if re.search(r"before|previous", hit[0])
        else int(bool(re.search(r"after|next|following", hit[0])))
    )
    if hit["unit"] == "month":
        start = back(first.replace(day=1), -step, "month")
        return start, back(start, -1, "month") - _DAY
    week = _week_of(first, step)
    if hit["unit"] == "week" or week is None:
        return week
    return week[0] + 5 * _DAY, week[1]


def _of_that_month(hit: Hit, first: date, _: date) -> Days:
    """Read "the 12th of that month"."""
    number = day_number(hit["n"])
    if number > monthrange(first.year, first.month)[1]:
        return None
    return first.replace(day=number), first.replace(day=number)


def _weekday_after(hit: Hit, _: date, last: date) -> Days:
    day = last + timedelta(days=(weekday_number(hit["name"]) - last.weekday() - 1) % 7 + 1)
    return day, day


def weekday_on(hit: Hit, first: date, last: date) -> Days:
    """Read "that Friday", "by the Friday": the first one that does not lie before."""
    return _weekday_after(hit, first, first - _DAY)


def _month_on(hit: Hit, first: date, _: date) -> Days:
    """Read "that June": the first one that does not lie before."""
    month = month_number(hit["name"])
    year = first.year + (month < first.month)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _weekday_before(hit: Hit, first: date, _: date) -> Days:
    day = first - timedelta(days=(first.weekday() - weekday_number(hit["name"]) - 1) % 7 + 1)
    return day, day


def _night_on(hit: Hit, first: date, last: date) -> Days:
    """Read "Night 2:" after "Night 1 (Sunday)": the next one."""
    return last + _DAY, last + _DAY


def _next_day(_: Hit, first: date, last: date) -> Days:
    """Read "the next day"; after a stretch of days nobody can say which one is meant."""
    return (last + _DAY, last + _DAY) if last - first < 4 * _DAY else None


def _part_of(hit: Hit, first: date, last: date) -> Days:
    """Read "for the first week" of a holiday told before, "for the first four months" since a stroke."""
    number = amount(hit["n"] or "one")
    if number is None:
        return None
    unit, nth = hit["unit"], hit["nth"]
    if back(first, -number, unit) > last + _DAY:  # longer than what was told: it begins there
        return (first, back(first, -number, unit) - _DAY) if nth == "first" else None
    if nth == "final":
        return back(last, number, unit) + _DAY, last
    if nth == "second" and back(first, -number, unit) == last + _DAY:
        return last + _DAY, back(last, -number, unit)  # "for the first week ... in the second week"
    skipped = {"first": 0, "second": 1, "third": 2}[nth] * number
    start = back(first, -skipped, unit)
    end = back(first, -skipped - number, unit) - _DAY
    return (start, min(end, last)) if start <= last else None


#: Each time that leans on another, and how its days are found from those of the other.
LINKS: list[tuple[str, Callable[[Hit, date, date], Days]]] = [
    (r"(?m:^)night (?:[2-9]|two|three|four|five|six|seven)\b(?= ?[:.(—-])", _night_on),
    (r"\bthe (?P<n>\d{1,2}(?:st|nd|rd|th)) of that month\b", _of_that_month),
    (rf"\b(?:the )?(?:very )?(?:next|following) {_PART}\b(?<!\bnext evening)(?<!\bnext time)|\bthe {_PART} after\b(?! (?:tomorrow|my|the|an?|i|we|she|he|they|our|that \w|\w+ing|class|physio|gym|work))|\bthe {_PART} after that\b",
     _next_day),
    (rf"\b(?:(?:for|in|during|over|through) the|(?<=times )the|(?<=once )the|(?<=twice )the) (?P<nth>first|second|third|final) (?:(?P<n>{AMOUNT}) )?(?P<unit>week|month|year)s?(?:,|(?= (?:i|it|my|the|we|he|she|they|there|was)\b)|(?=[.;]))(?! of)", _part_of),
    (rf"\bthe (?:previous {_PART}|{_PART} before)\b(?! (?:yesterday|last|my|the|an?|i|we|she|he|they|our|\w+ing|class|physio|gym|work))",
     lambda hit, first, last: (first - _DAY, first - _DAY)),
    (rf"\b(?:later )?(?:that|that very|(?:that|the) same|same) {_PART}\b(?! (?:i|when|will|may|might))", lambda hit, first, last: (first, last)),
    (rf"\b(?P<n>{AMOUNT}) ?(?P<unit>{UNIT}|nights?) (?P<way>later|after|afterwards|earlier|before)\b(?= that\b|[,.;:!]| (?:i|it|my|the foot|the toe|and|but)\b|$)(?:(?<=later)|(?<=earlier)|(?! (?:the|my|i) \w+ed))", _shifted),
    (rf"\bthat (?:same )?(?P<name>{MONTH_NAME})\b(?! (?:have|has|should|would|be)\b)", _month_on),
    (r"\b(?:that|that same|the same|the following|the next|the previous) (?P<unit>week|weekend|month)\b", _stretch),
    (r"\bthe (?P<unit>week|weekend|month) (?:after|before)\b(?! (?:last|my|the|i|we|christmas|easter|new))", _stretch),
    (rf"\bthe (?:following|next) (?P<name>{DAY_NAME})\b", _weekday_after),
    (rf"\b(?<!say )(?<!said )(?<!think )(?<!thought )(?<!and )that (?P<name>{DAY_NAME})\b(?! (?:was|is|i|it|we|the|my|he|she|there))", weekday_on),
    (rf"\b(?:by|on|come|from|until) the (?P<name>{DAY_NAME})\b(?! (?:after|before|just|gone|last|following|of))", weekday_on),
    (rf"\b(?:the|that) (?P<name>{DAY_NAME}) after\b(?! (?:my|the|i))", _weekday_after),
    (rf"\bthe (?P<name>{DAY_NAME}) before\b(?! (?:last|my|the|i))", _weekday_before),
]  # fmt: skip
