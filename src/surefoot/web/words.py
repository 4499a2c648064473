"""The words on the pages: one YAML file a language, each string with an easy-read twin.

A string is either one text that is easy enough for everybody, or a pair ``usual`` and ``easy``.
``**word**`` is bold, a line of an easy text stays a line, ``{name}`` is filled in. A key that ends
in ``_one`` is the twin of the key that ends in ``_many``; `Words.count` chooses between them.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from attrs import frozen
from markupsafe import Markup, escape

from surefoot.report.saying import one_a_line
from surefoot.report.told_again import told_again
from surefoot.terms.catalogue import catalogue
from surefoot.terms.languages import easy as easy_reading

LOCALES = {"en-GB": "English", "de": "Deutsch"}
FIRST_LOCALE = "en-GB"
#: A language is the file of its name and more for the practice, the fair test and the report.
PARTS = ("", ".practise", ".try", ".report")

_BOLD = re.compile(r"\*\*(.+?)\*\*")


@frozen
class Text:
    """One string in its two readings."""

    usual: str
    easy: str


@cache
def texts(locale: str) -> dict[str, Text]:
    """Give every string of one language by its dotted key."""
    found: dict[str, Text] = {}
    for part in PARTS:
        found |= _flat(catalogue("surefoot.web", f"words/{locale}{part}.yaml"), "")
    return found


def _flat(branch: dict[str, Any], path: str) -> Iterator[tuple[str, Text]]:
    for name, leaf in branch.items():
        key = f"{path}{name}"
        if isinstance(leaf, str):
            yield key, Text(leaf, leaf)
        elif set(leaf) == {"usual", "easy"}:
            yield key, Text(leaf["usual"], leaf["easy"])
        else:
            yield from _flat(leaf, f"{key}.")


class Words:
    """The words of one language in one reading.

    Parameters
    ----------
    locale : one of `LOCALES`.
    easy : True for the easy-read twin.
    """

    def __init__(self, locale: str = FIRST_LOCALE, *, easy: bool = False) -> None:
        self.locale = locale if locale in LOCALES else FIRST_LOCALE
        self.easy = easy
        #: The language and its reading in one, for the rooms below that say things.
        self.language = easy_reading(self.locale) if easy else self.locale
        self._texts = texts(self.locale)
        self._first = texts(FIRST_LOCALE)

    def plain(self, key: str, **filled: object) -> str:
        """Give a string without its bold marks, for titles and attributes."""
        return _BOLD.sub(r"\1", self._raw(key).format(**filled))

    def __call__(self, key: str, **filled: object) -> Markup:
        """Give a string as safe HTML; what is filled in is escaped."""
        safe = {name: escape(value) for name, value in filled.items()}
        said = _BOLD.sub(r"<strong>\1</strong>", str(escape(self._raw(key)).format(**safe)))
        return Markup(said.replace("\n", "<br>\n"))  # noqa: S704

    def lines(self, sentences: str) -> Markup:
        """Give what was said in sentences as it is read: in easy read each has its own line."""
        if not self.easy:
            return escape(sentences)
        return Markup("<br>\n").join(one_a_line(sentences))

    def count(self, key: str, n: int, **filled: object) -> Markup:
        """Give the string for one or for many."""
        return self(f"{key}_one" if n == 1 else f"{key}_many", n=n, **filled)

    def _raw(self, key: str) -> str:
        text = self._texts.get(key) or self._first[key]
        return text.easy if self.easy else text.usual

    def again(self, sentence: str) -> Markup:
        """Give a refusal or a finding in this language, or as it is and marked as English."""
        said = told_again(sentence, self.language)
        if said is not None:
            return self.lines(said)
        return Markup('<span lang="{}">{}</span>').format(FIRST_LOCALE, sentence)

    def has(self, key: str) -> bool:
        """Tell whether there is such a string."""
        return key in self._first
