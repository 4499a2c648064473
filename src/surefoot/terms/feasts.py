"""The days of feasts and holidays, British and American, as far as people date by them."""

# ruff: noqa: E501  (a table row stays on its line)

import re
from calendar import monthrange
from datetime import date, timedelta


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


def feast(name: str, on: date, *, american: bool = False) -> date:
    """Give the latest such feast not after `on`; Mother's Day is another in America."""
    if "bank hol" in name and not re.search(
        r"may|august|summer|spring|easter|whit|june|october", name
    ):
        named = ("may bank hol", "spring bank hol", "august bank hol", "easter bank hol")
        days = [feast(one, on) for one in named] + [feast("boxing day", on), feast("new year", on)]
        return max(days)
    for year in (on.year, on.year - 1):
        day = _feast_in(name, year, american=american)
        if day <= on:
            return day
    return _feast_in(name, on.year - 2, american=american)


#: Days after Easter Sunday; the first name that fits counts.
_MOVED = {
    "good friday": -2,
    "easter monday": 1,
    "shrove": -47,
    "pancake": -47,
    "mothering": -21,
    "mother": -21,
    "maundy": -3,
    "whit monday": 50,
    "whitsun bank": 50,
    "whit": 49,
    "pentecost": 49,
    "ascension": 39,
    "ash wed": -46,
    "palm sun": -7,
    "easter bank": 1,
    "easter": 0,
}
_FIXED = {
    "christmas eve": (12, 24), "christmas": (12, 25), "xmas": (12, 25), "boxing": (12, 26),
    "hogmanay": (12, 31), "old year": (12, 31), "hallow": (10, 31), "stephen": (12, 26), "epiphany": (1, 6), "candlemas": (2, 2), "midsummer": (6, 24), "michaelmas": (9, 29), "lammas": (8, 1), "groundhog": (2, 2), "juneteenth": (6, 19), "veteran": (11, 11), "canada": (7, 1), "anzac": (4, 25), "australia": (1, 26), "waitangi": (2, 6), "cinco": (5, 5), "eve": (12, 31), "new year": (1, 1), "halloween": (10, 31),
    "bonfire": (11, 5), "fawkes": (11, 5), "july": (7, 4), "valentine": (2, 14),
    "burns": (1, 25), "remembrance": (11, 11), "armistice": (11, 11), "twelfth": (1, 5), "may day": (5, 1), "nye": (12, 31), "nyd": (1, 1), "david": (3, 1), "george": (4, 23), "andrew": (11, 30), "paddy": (3, 17), "patrick": (3, 17),
}  # fmt: skip


def _feast_in(name: str, year: int, *, american: bool = False) -> date:
    if "mother" in name and "mothering" not in name and american:
        return _nth_weekday(year, 5, 6, 2)
    for word, after in _MOVED.items():
        if word in name and "spring" not in name:
            return easter(year) + timedelta(days=after)
    if "bank hol" in name:
        return _bank_holiday(name, year)
    for word, (month, weekday, nth, more) in _NTH.items():
        if word in name:
            day = _nth_weekday(year, month, weekday, nth) if nth else _last(year, month, weekday)
            return day + timedelta(days=more)
    if "victoria" in name:
        return date(year, 5, 24) - timedelta(days=date(year, 5, 24).weekday())
    if "leap" in name:
        return date(year, 2, monthrange(year, 2)[1])
    month, day_number = next(value for word, value in _FIXED.items() if word in name)
    return date(year, month, day_number)


#: Month, weekday, which of them (0 is the last) and how many days after it; the first name that fits counts.
_NTH = {
    "mlk": (1, 0, 3, 0), "luther": (1, 0, 3, 0), "president": (2, 0, 3, 0), "memorial": (5, 0, 0, 0),
    "labor": (9, 0, 1, 0), "labour": (9, 0, 1, 0), "columbus": (10, 0, 2, 0), "super": (2, 6, 2, 0),
    "forward": (3, 6, 0, 0), "went on": (3, 6, 0, 0), "clocks": (10, 6, 0, 0),
    "black friday": (11, 3, 4, 1), "cyber": (11, 3, 4, 4), "thanksgiving": (11, 3, 4, 0),
    "remembrance sunday": (11, 6, 2, 0), "father": (6, 6, 3, 0),
}  # fmt: skip


def _last(year: int, month: int, weekday: int) -> date:
    day = date(year, month, monthrange(year, month)[1])
    return day - timedelta(days=(day.weekday() - weekday) % 7)


def _bank_holiday(name: str, year: int) -> date:
    """Give a bank holiday of England; one without a name is found by `feast` as the latest."""
    if "august" in name or "summer" in name:
        return _last(year, 8, 0)
    if "spring" in name or "late" in name or "end of" in name or "second" in name:
        return _last(year, 5, 0)
    if "october" in name:
        return _last(year, 10, 0)
    if "june" in name:
        return _nth_weekday(year, 6, 0, 1)
    return _nth_weekday(year, 5, 0, 1)


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
