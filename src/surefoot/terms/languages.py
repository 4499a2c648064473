"""Languages, and each in its easy reading: ``de`` and ``de-simple``.

``simple`` is the registered variant subtag for a simplified form of a language (IANA language
subtag registry, RFC 5646). So one argument says language and reading, all the way down to where
the words are.
"""

from functools import cache
from typing import Any

from surefoot.terms.catalogue import catalogue

_EASY = "-simple"
_TWINS = {"usual", "easy"}


def easy(language: str) -> str:
    """Give the easy reading of a language.

    Examples
    --------
    >>> easy("en-GB"), easy("de-simple")
    ('en-GB-simple', 'de-simple')
    """
    return f"{language_of(language)}{_EASY}"


def is_easy(language: str) -> bool:
    """Tell whether the easy reading is asked for."""
    return language.endswith(_EASY)


def language_of(language: str) -> str:
    """Give the language itself, whichever its reading.

    Examples
    --------
    >>> language_of("de-simple"), language_of("de")
    ('de', 'de')
    """
    return language.removesuffix(_EASY)


@cache
def words_of(package: str, name: str, language: str) -> Any:
    """Give a catalogue of words in one reading: of each pair of twins, the one that is read.

    Parameters
    ----------
    package : the room, for example ``surefoot.report``.
    name : the file; where words have an easy-read twin, the pair stands as ``usual`` and ``easy``.
    language : which reading is wanted.
    """
    return _read(catalogue(package, name), "easy" if is_easy(language) else "usual")


def _read(branch: Any, reading: str) -> Any:
    if isinstance(branch, dict):
        if set(branch) == _TWINS:
            return branch[reading]
        return {name: _read(leaf, reading) for name, leaf in branch.items()}
    if isinstance(branch, list):
        return [_read(leaf, reading) for leaf in branch]
    return branch
