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
#: Numbers as words, two to twenty, for a rule.
TWO_TO_TWENTY = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|twenty"
)
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
    r"|(?<!the )(?<!i )(?<!in )(?<!and )(?<!we )(?<!he )(?<!e )(?<!then )(?<!just )(?<!t )(?<!o )(?<!d )(?<!it )(?<!cat )(?<!dog )(?:sat|sun)(?=\.(?: |$|\n))"
    r"|(?<=[.!][ \n])(?:sat|sun)(?= (?!in\b|on\b|down\b|at\b|here\b|there\b|up\b|with\b|and\b|the\b|outside\b|by\b|is\b|was\b|came\b|out\b|all\b|through\b|like\b|still\b|too\b|back\b|for\b|about\b|watching\b|to\b)[a-z])"
    r"|(?:(?m:^)|(?<=[.,;] ))(?:sat|sun)(?= (?:clear|drop|dropp?ed|fine|ok|okay|good|bad|nothing|none|no|toes?|foot|tired|walked|slept|\d)\b)"
    r"|(?<!the )(?<!i )(?:sat|sun)(?=:| \d|,? (?:night|morning|afternoon|evening|eve|teatime|am|pm)\b| ?[-/&] ?(?:sun|mon)\b| (?:and|to|til|till|until) (?:sun|mon|tue))"
)
# "sat" and "sun" are other words too, so they need something of a date beside them.
DAY_NAME = (
    r"(?=[mtwfs])(?:monday|tuesday|tusday|wednesday|wensday|wednsday|wednesdy|thursday|thursdy|thurday|friday|saturday|saterday|satday|sunday"
    rf"|(?:mon|tues?|weds?|thu|thurs?|fri)\b|{_SAT_SUN})"
)
_DAYS = ("mon", "tu", "we", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAME = (
    r"(?=[jfmasond])(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)"
)
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third",
    "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth",
    "twenty-ninth", "thirtieth", "thirty-first",
)  # fmt: skip
# "the first", "the second" alone are seldom days of the month, so words start at the third.
ORDINAL = (
    r"(?:\d{1,2}(?:st|nd|rd|th)|"
    + "|".join(word.replace("-", "[ -]") for word in reversed(_ORDINALS[3:]))
    + ")"
)
#: With the month behind it, the first and the second are days too.
ANY_ORDINAL = ORDINAL[:-1] + "|first|second|third)"
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
FEAST = (
    r"(?=[4abcefghjlmnoprstvwx])(?:christmas day|christmas eve|christmas|xmas|boxing day|(?:the )?new year(?!'?s? resolution)(?:'?s (?:day|eve))?|hogmanay"
    r"|nye|nyd|st (?:david|george|andrew)'?s day|good friday|easter sunday|easter monday|easter weekend|easter|old year'?s (?:eve|night|day)|shrove tuesday|pancake day|mothering sunday|father'?s day"
    r"|hallowe'?en|st\.? stephen'?s day|epiphany|candlemas|maundy thursday|whit(?:sun| sunday| monday)|pentecost|ascension day|midsummer(?:'?s day)?|michaelmas|lammas|groundhog day|super ?bowl(?: sunday)?|black friday|cyber monday|mlk day|martin luther king(?: jr\.?)? day|presidents'? day|memorial day(?: weekend)?|juneteenth|labou?r day(?: weekend)?|columbus day|veterans'? day|canada day|victoria day|anzac day|australia day|waitangi day|cinco de mayo|new year'?s eve|leap day"
    r"|(?:the )?(?:(?:early|late|end of|first|second) )?(?:may|august|summer|spring|easter|whitsun|june|october) bank holiday(?: monday| weekend)?|(?:the )?bank holiday(?: monday| weekend)?|bank hol(?: mon(?:day)?)?|the day the clocks (?:went|go|changed)(?: back| forward| on)?|bonfire (?:night|neet|nite)|guy fawkes|thanksgiving|(?:the )?(?:fourth|4th) of july|july (?:the )?(?:fourth|4th)"
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
    return _ORDINALS.index(word.replace(" ", "-")) + 1


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
