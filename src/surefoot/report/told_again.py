"""Sentences of the lower rooms in another language, or easier: looked up by what they say.

A room that measures says what is wrong in one English sentence. Here that sentence is looked up
among known ones and said again. ``{name}`` in both stands for what was filled in. In the first
language only what is not easy yet has an easy twin; the rest is said as it is.
"""

import re
from functools import cache

from surefoot.report.saying import FIRST_LANGUAGE, LANGUAGES, saying
from surefoot.terms.languages import is_easy, language_of, words_of

_FIELD = re.compile(r"\\\{(\w+)\\\}")


def told_again(sentence: str, language: str) -> str | None:
    """Say one sentence of a lower room again.

    Parameters
    ----------
    sentence : one sentence, or a few that were written as one, in the first language.
    language : one of `surefoot.report.saying.LANGUAGES`, or its easy reading.

    Returns
    -------
    The sentence, or None where nobody has said it in this language yet.

    Examples
    --------
    >>> told_again("Please say left or right.", "de")
    'Bitte sag links oder rechts.'
    """
    first = language_of(language) == FIRST_LANGUAGE
    if language_of(language) not in LANGUAGES or (first and not is_easy(language)) or not sentence:
        return sentence
    exact, patterns, values = _known(language)
    if sentence in exact:
        return exact[sentence]
    how = saying(language)
    for pattern, said in patterns:
        found = pattern.fullmatch(sentence)
        if found:
            filled = {k: values.get(v) or how.number(v) for k, v in found.groupdict().items()}
            return said.format(**filled)
    return sentence if first else None


@cache
def _known(
    language: str,
) -> tuple[dict[str, str], tuple[tuple[re.Pattern[str], str], ...], dict[str, str]]:
    """Give what is known: whole sentences, sentences with gaps, and words for the gaps."""
    name = f"wording/{language_of(language)}.sentences.yaml"
    words = words_of("surefoot.report", name, language)
    exact = {en: said for en, said in words["sentences"].items() if "{" not in en}
    gaps = [(en, said) for en, said in words["sentences"].items() if "{" in en]
    # The one with the most words of its own is tried first: the least is left to the gaps.
    gaps.sort(key=lambda pair: -len(re.sub(r"\{\w+\}", "", pair[0])))
    patterns = tuple((_pattern(en), said) for en, said in gaps)
    return exact, patterns, words["values"]


def _pattern(sentence: str) -> re.Pattern[str]:
    return re.compile(_FIELD.sub(r"(?P<\1>.+?)", re.escape(sentence)), re.DOTALL)
