"""What the listed phrases do not hear: all words of a sentence, weighed together.

A danger is told in more ways than can be listed ("had to hold my cheek up to drink"). The weights
were learned from made-up sentences (`benchmarks.learn_danger`); they say which words stand in
sentences that tell of a flag, and know no grammar: `surefoot.safety.scan` asks that of the words
around.
"""

import json
import math
import re
from collections import Counter
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from attrs import frozen

#: A flag is heard from this chance on. Our proposal; what it gains and costs is printed by
#: `benchmarks.learn_danger`.
LEAST = 0.35
#: So many of the words that speak for a flag are looked at for a no.
_LOUDEST = 3
#: No flag is this much likelier than the likeliest: exp(2) to 1 leaves less than any chance above.
_FAR = 2.0
FILE = "weights.json"
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+")
_ENDING = re.compile(r"(?:'s|ing|ed|es|s|ly)$")


@frozen
class Weighed:
    """A flag that the words of a sentence speak for.

    Parameters
    ----------
    flag : its id.
    chance : how sure the weights are, 0 to 1.
    places : the words that speak most for it, the first the most: characters of the sentence.
    """

    flag: str
    chance: float
    places: tuple[tuple[int, int], ...]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Give a word without its commonest endings; every number is the same."""
    if word[0].isdigit():
        return "#"
    return _ENDING.sub("", word) if len(word) > 4 else word


def stems(words: str) -> list[tuple[str, int, int]]:
    """Give the stems of a flat sentence with their places."""
    return [(stem(hit[0]), *hit.span()) for hit in _WORD.finditer(words)]


@frozen
class _Weights:
    """The table made ready: for each word how rare it is, and what it says for which flag."""

    flags: tuple[str, ...]
    start: tuple[float, ...]
    of: dict[str, tuple[float, dict[int, float]]]


def table() -> dict[str, Any]:
    """Give the weights as they are kept, in hundredths; the last place is that of no flag."""
    told: dict[str, Any] = json.loads(files("surefoot.safety").joinpath(FILE).read_text("utf-8"))
    return told


@cache
def _weights() -> _Weights:
    told = table()
    return _Weights(
        tuple(told["flags"]),
        tuple(one / 100.0 for one in told["start"]),
        {
            word: (
                rare / 100.0,
                dict(zip(pairs[::2], (one / 100.0 for one in pairs[1::2]), strict=True)),
            )
            for word, (rare, *pairs) in told["words"].items()
        },
    )


def weigh(words: str) -> list[Weighed]:
    """Give the flags that a flat sentence speaks for.

    Parameters
    ----------
    words : the sentence, in lower case with plain quotes.
    """
    kept = _weights()
    known = [one for one in stems(words) if one[0] in kept.of]
    if not known:
        return []
    often = Counter(word for word, _, _ in known)
    amount = {word: kept.of[word][0] * (1.0 + math.log(n)) for word, n in often.items()}
    length = math.sqrt(sum(one * one for one in amount.values()))
    score = list(kept.start)
    for word, much in amount.items():
        for number, weight in kept.of[word][1].items():
            score[number] += weight * much / length
    most = max(score)
    if most == score[-1] and len(score) > 1 and most - max(score[:-1]) > _FAR:
        return []
    odds = [math.exp(one - most) for one in score]
    whole = sum(odds)
    found = []
    for number, flag in enumerate(kept.flags):
        if odds[number] < LEAST * whole:
            continue
        speaks = {word: kept.of[word][1].get(number, 0.0) * one for word, one in amount.items()}
        told = sorted(known, key=lambda one: -speaks[one[0]])[:_LOUDEST]
        places = tuple((start, end) for word, start, end in told if speaks[word] > 0)
        if places:
            found.append(Weighed(flag, odds[number] / whole, places))
    return found
