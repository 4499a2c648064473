"""How a language says things: its words from ``wording/``, its dates, counts and numbers."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from string import Formatter
from typing import Any

from surefoot.terms.languages import language_of, words_of

#: The languages with a full set of files in ``report/wording``; the first is never missing a word.
LANGUAGES = ("en-GB", "de")
FIRST_LANGUAGE = LANGUAGES[0]
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
#: Where a sentence ends, but not at the day of a German date: 3. Mai.
_END = re.compile(r"(?<=[.?]) (?!(?<=\d\. )(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez))")


def words_in(part: str, language: str) -> Any:
    """Give one file of words: ``answers``, ``names``, ``pictures`` or ``walk``.

    Parameters
    ----------
    part : which words.
    language : one of `LANGUAGES`, or its easy reading; any other is read as the first.
    """
    asked = language_of(language)
    known = asked if asked in LANGUAGES else FIRST_LANGUAGE
    return words_of("surefoot.report", f"wording/{known}.{part}.yaml", language)


class Saying(Formatter):
    """Fills in sentences the way one language says counts, dates, chances and numbers.

    ``{n:days}`` gives "1 day" or "4 days": any plural that only adds an s; ``{n:Tag|Tage}`` names
    both forms. ``{d:date}`` gives "3 May 2026", ``{d:short}`` "3 May". ``{p:ten}`` gives tenths, as
    a whole number. ``{w:name}`` and ``{ws:names}`` give what was done in words. Anything else is
    Python's own, with the decimal sign of the language.
    """

    def __init__(self, language: str = FIRST_LANGUAGE) -> None:
        self.language = language
        self._names = words_in("names", language)

    @property
    def decimal(self) -> str:
        """The decimal sign."""
        return str(self._names["calendar"]["decimal"])

    def format_field(self, value: Any, format_spec: str) -> str:
        """Give one value as it is said."""
        match format_spec:
            case "date":
                return self.day(value)
            case "short":
                return self.short_day(value)
            case "ten":
                return f"{int(10 * float(value) + 0.5)}"
            case "name":
                return self.name(value)
            case "names":
                return self.both(self.name(one) for one in value)
        one, bar, many = format_spec.partition("|")
        if bar or (one and one.replace(" ", "").isalpha()):
            number = f"{value:g}" if isinstance(value, float) else f"{value}"
            singular, plural = (one, many) if bar else (one.removesuffix("s"), one)
            return f"{self.number(number)} {singular if value == 1 else plural}"
        written = str(super().format_field(value, format_spec))
        return self.number(written) if isinstance(value, float) else written

    def fill(self, sentence: str, **values: Any) -> str:
        """Fill one sentence in."""
        return self.vformat(sentence, (), values)

    def number(self, written: str) -> str:
        """Give numbers in a text the decimal sign of the language.

        Examples
        --------
        >>> Saying("de").number("1.25 (0.9 to 1.5)")
        '1,25 (0,9 to 1,5)'
        """
        return written if self.decimal == "." else _POINT.sub(self.decimal, written)

    def day(self, day: date) -> str:
        """Write a day with its year.

        Examples
        --------
        >>> Saying().day(date(2026, 5, 3)), Saying("de").day(date(2026, 5, 3))
        ('3 May 2026', '3. Mai 2026')
        """
        words = self._names["calendar"]
        month = words["months"][day.month - 1]
        return str(words["day"].format(day=day.day, month=month, year=day.year))

    def short_day(self, day: date) -> str:
        """Write a day without its year, its month cut short.

        Examples
        --------
        >>> Saying().short_day(date(2026, 3, 3)), Saying("de").short_day(date(2026, 3, 3))
        ('3 Mar', '3. März')
        """
        words = self._names["calendar"]
        month = words["short_months"][day.month - 1]
        return str(words["short_day"].format(day=day.day, month=month))

    def month(self, day: date) -> str:
        """Write a month with its year: May 2026."""
        return f"{self._names['calendar']['months'][day.month - 1]} {day.year}"

    def name(self, what: str) -> str:
        """Give the everyday name of what was done; her own words stay as they are.

        Examples
        --------
        >>> Saying().name("aid_sep"), Saying("de").name("aid_sep"), Saying().name("own:hot_bath")
        ('toe separators', 'Zehenspreizer', 'hot bath')
        """
        known = self._names["done"].get(what)
        bare = re.sub(r"^(aid_|ex_|own:)", "", what)
        return str(known or bare.replace("_", " "))

    def column(self, name: str) -> str:
        """Give the head of a column of a verdict's table."""
        return str(self._names["columns"].get(name, name))

    def cell(self, value: Any) -> str:
        """Give one cell of a verdict's table."""
        if value is None:
            return ""
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, str):
            return str(self._names["cells"].get(value) or self.name(value))
        return self.number(f"{value:g}" if isinstance(value, float) else str(value))

    def both(self, several: Iterable[str]) -> str:
        """Join words with commas and a last "and"."""
        *first, last = several
        return f"{', '.join(first)} {self._names['and']} {last}" if first else last


@cache
def saying(language: str) -> Saying:
    """Give the way of one language, made once."""
    return Saying(language)


def one_a_line(said: str) -> list[str]:
    """Part what was said into its sentences: in easy read each has a line of its own.

    Examples
    --------
    >>> one_a_line("Das war am 3. Mai 2026. Es braucht 5. War es mehr?")
    ['Das war am 3. Mai 2026.', 'Es braucht 5.', 'War es mehr?']
    """
    return _END.split(said)


def holds(condition: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    """Tell whether the values are what a line of words asks for."""
    return all(
        values.get(key) in wanted if isinstance(wanted, list) else values.get(key) == wanted
        for key, wanted in condition.items()
    )
