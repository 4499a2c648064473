"""The words of the calendar: numbers, units, weekdays, months, feasts."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from calendar import monthrange
from datetime import date, timedelta

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "twenty one": 21,
    "twenty-one": 21, "couple of": 2, "a couple of": 2, "couple": 2, "a couple": 2, "few": 3,
    "a few": 3, "half a dozen": 6, "a dozen": 12,
}  # fmt: skip
# A word needs a space before its unit, a figure does not ("3yrs").
AMOUNT = (
    r"(?:\d{1,3}(?!\d)|(?:"
    + "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
    + r")(?=[ .,;:!?)]|$))"
)
UNIT = r"(?:days?|(?<=\d)d\b|weeks?|wks?|fortnights?|months?|mths?|years?|yrs?)"
DAY_NAME = (
    r"(?:monday|tuesday|wednesday|wensday|wednsday|thursday|thursdy|friday|saturday|sunday|tues|thurs"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)(?=:| \d)|(?:(?<=since )|(?<=on )|(?<=last ))(?:mon|tue|wed|thu|fri|sat|sun)\b)"
)
_DAYS = ("mon", "tue", "we", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAME = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
# "the first", "the second" alone are seldom days of the month, so words start at the third.
ORDINAL = r"(?:\d{1,2}(?:st|nd|rd|th)|" + "|".join(_ORDINALS[3:]) + ")"
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
FEAST = (
    r"(?:christmas day|christmas eve|christmas|xmas|boxing day|new year'?s day|new year'?s eve|new year"
    r"|easter sunday|easter|halloween|bonfire night|(?:the )?fourth of july|4th of july|valentine'?s(?: day)?)"
)


def amount(word: str) -> int | None:
    """Give the number a word or figure stands for; None when it is not one."""
    word = word.strip()
    return int(word) if word.isdigit() else _NUMBERS.get(word)


def weekday_number(name: str) -> int:
    """Give 0 for Monday to 6 for Sunday."""
    return next(i for i, start in enumerate(_DAYS) if name.startswith(start))


def month_number(name: str) -> int:
    """Give 1 for January to 12 for December."""
    return _MONTHS.index(name[:3]) + 1


def day_number(word: str) -> int:
    """Give the day of the month of an ordinal."""
    if word[0].isdigit():
        return int(re.sub(r"\D", "", word)) or 1
    return _ORDINALS.index(word) + 1


def back(on: date, number: int, unit: str) -> date:
    """Go `number` units back from `on`; a day the month does not have becomes its last."""
    if unit.startswith("d"):
        return on - timedelta(days=number)
    if unit.startswith("f"):
        return on - timedelta(days=14 * number)
    if unit.startswith("w"):
        return on - timedelta(days=7 * number)
    months = number * (12 if unit.startswith("y") else 1)
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    return date(year, month + 1, min(on.day, monthrange(year, month + 1)[1]))


def easter(year: int) -> date:
    """Give Easter Sunday (Gregorian computus, anonymous algorithm)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def feast(name: str, on: date) -> date:
    """Give the latest such feast not after `on`."""
    for year in (on.year, on.year - 1):
        day = _feast_in(name, year)
        if day <= on:
            return day
    return _feast_in(name, on.year - 2)


def _feast_in(name: str, year: int) -> date:
    if "easter" in name:
        return easter(year)
    fixed = {
        "christmas eve": (12, 24), "christmas": (12, 25), "xmas": (12, 25), "boxing": (12, 26),
        "eve": (12, 31), "new year": (1, 1), "halloween": (10, 31), "bonfire": (11, 5),
        "july": (7, 4), "valentine": (2, 14),
    }  # fmt: skip
    month, day = next(value for key, value in fixed.items() if key in name)
    return date(year, month, day)
