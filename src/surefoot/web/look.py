"""How a page looks for this reader: reading mode, thumb side, colours, language, whose numbers.

Kept in a cookie, so that the help page can be drawn without opening the notebook, and so that
a phone may be set differently from the computer.
"""

from typing import Any, Literal, get_args

from attrs import evolve, frozen

from surefoot.web.words import FIRST_LOCALE, LOCALES

Reading = Literal["usual", "bigger", "easy", "read_aloud"]
Hand = Literal["right", "left"]
Colours = Literal["auto", "light", "dark", "contrast"]

#: The countries of ``help.yaml``; empty is the one her language is most often read in.
COUNTRIES = ("", "uk", "de", "us", "other")
COOKIE = "surefoot_look"
_CHOICES = {
    "reading": get_args(Reading),
    "hand": get_args(Hand),
    "colours": get_args(Colours),
    "locale": tuple(LOCALES),
    "country": COUNTRIES,
}


@frozen
class Look:
    """The reader's choices."""

    reading: Reading = "usual"
    hand: Hand = "right"
    colours: Colours = "auto"
    locale: str = FIRST_LOCALE
    country: str = ""

    @property
    def easy(self) -> bool:
        """True in easy-read."""
        return self.reading == "easy"

    def changed(self, **wishes: str) -> "Look":
        """Give the look with each known wish granted; an unknown wish changes nothing."""
        granted: dict[str, Any] = {k: v for k, v in wishes.items() if v in _CHOICES.get(k, ())}
        return evolve(self, **granted)

    def to_cookie(self) -> str:
        """Write it down."""
        return ".".join((self.reading, self.hand, self.colours, self.locale, self.country))

    @classmethod
    def from_cookie(cls, text: str) -> "Look":
        """Read it back; whatever is not understood is as if never said."""
        return cls().changed(**dict(zip(_CHOICES, text.split("."), strict=False)))
