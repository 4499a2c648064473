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
    r"(?=[\dacefhnost])(?:\d{1,3}(?!\d)|(?:"
    + "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
    + r")(?=[ .,;:!?)]|$))"
)
UNIT = r"(?:days?|(?<=\d)d\b|weeks?|wks?|fortnights?|months?|mths?|years?|yrs?)"
_SAT_SUN = (
    r"(?:(?<=since )|(?<=on )|(?<=last )|(?<=until )|(?<=till )|(?<=by )|(?<=sat[-/&])|(?<=fri[-/&])|(?<=sat and )|(?<=fri and )|(?<=fri to ))(?:sat|sun)\b"
    r"|(?<!the )(?<!i )(?<!in )(?<!and )(?<!we )(?<!he )(?<!e )(?<!then )(?<!just )(?:sat|sun)(?=\s*(?:(?m:$)|[^\w\s'.-]))"
    r"|(?<!the )(?<!i )(?:sat|sun)(?=:| \d|,? (?:night|morning|afternoon|evening|eve|teatime|am|pm)\b| ?[-/&] ?(?:sun|mon)\b| (?:and|to|til|till|until) (?:sun|mon|tue))"
)
# "sat" and "sun" are other words too, so they need something of a date beside them.
DAY_NAME = (
    r"(?=[mtwfs])(?:monday|tuesday|tusday|wednesday|wensday|wednsday|wednesdy|thursday|thursdy|thurday|friday|saturday|saterday|satday|sunday"
    rf"|(?:mon|tues?|weds?|thu|thurs?|fri)\b|{_SAT_SUN})"
)
_DAYS = ("mon", "tue", "we", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAME = (
    r"(?=[jfmasond])(?:january|february|march|april|may|june|july|august|september|october|november|december"
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
    r"(?=[4abcefghjmnprstvx])(?:christmas day|christmas eve|christmas|xmas|boxing day|(?:the )?new year(?!'?s? resolution)(?:'?s (?:day|eve))?|hogmanay"
    r"|nye|nyd|st (?:david|george|andrew)'?s day|good friday|easter sunday|easter monday|easter|shrove tuesday|pancake day|mothering sunday|father'?s day"
    r"|halloween|bonfire (?:night|neet|nite)|guy fawkes|thanksgiving|(?:the )?(?:fourth|4th) of july|july (?:the )?(?:fourth|4th)"
    r"|mother'?s day|ash wednesday|palm sunday|remembrance (?:sunday|day)|armistice day|twelfth night|may day|valentine'?s(?: day)?|burns night|(?:st )?(?:paddy|patrick)'?s(?: day)?)"
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


def nth(word: str) -> int | None:
    """Give the number an ordinal stands for ("third", "3rd"); None when it is not one."""
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 1
    return day_number(word) if re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)", word) else None


def back(on: date, number: int, unit: str) -> date:
    """Go `number` units back from `on`; a day the month does not have becomes its last."""
    if unit.startswith(("d", "n", "ev", "mor")):
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


#: Days after Easter Sunday; the first name that fits counts.
_MOVED = {
    "good friday": -2,
    "easter monday": 1,
    "shrove": -47,
    "pancake": -47,
    "mothering": -21,
    "mother'": -21,
    "mothers": -21,
    "ash wed": -46,
    "palm sun": -7,
    "easter": 0,
}
_FIXED = {
    "christmas eve": (12, 24), "christmas": (12, 25), "xmas": (12, 25), "boxing": (12, 26),
    "hogmanay": (12, 31), "eve": (12, 31), "new year": (1, 1), "halloween": (10, 31),
    "bonfire": (11, 5), "fawkes": (11, 5), "july": (7, 4), "valentine": (2, 14),
    "burns": (1, 25), "remembrance": (11, 11), "armistice": (11, 11), "twelfth": (1, 5), "may day": (5, 1), "nye": (12, 31), "nyd": (1, 1), "david": (3, 1), "george": (4, 23), "andrew": (11, 30), "paddy": (3, 17), "patrick": (3, 17),
}  # fmt: skip


def _feast_in(name: str, year: int) -> date:
    for word, after in _MOVED.items():
        if word in name:
            return easter(year) + timedelta(days=after)
    if "remembrance sunday" in name:
        return _nth_weekday(year, 11, 6, 2)
    if "father" in name:
        return _nth_weekday(year, 6, 6, 3)
    if "thanksgiving" in name:
        return _nth_weekday(year, 11, 3, 4)
    month, day = next(value for word, value in _FIXED.items() if word in name)
    return date(year, month, day)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
