"""Rules by the words they cannot do without, so that a text is asked only what it may answer."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache

from surefoot.terms.needed import DIGIT, MOST, WHOLE, needed, rarest

_WORD = re.compile(r"[^\W_]+")
#: More words than this are not remembered by one index.
_REMEMBERED = 20_000


class Rule:
    """A rule that is compiled when a text first holds what it needs: most texts need few of them.

    Parameters
    ----------
    pattern : the rule, for lines of a text.
    flags : how it is compiled; for a rule that is only asked of one sentence, none.
    parts : patterns that every match holds, where they are known, the last word of each perhaps
        with an s behind it ("everything's"). Rules that share them are then taken apart once, and
        not each from its own long pattern.
    at_word : it is only asked where a word begins.
    """

    __slots__ = ("_at_word", "_compiled", "_flags", "_parts", "pattern")

    def __init__(
        self,
        pattern: str,
        flags: re.RegexFlag = re.MULTILINE,
        *,
        parts: tuple[str, ...] = (),
        at_word: bool = False,
    ) -> None:
        self.pattern = pattern
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None
        self._parts = parts
        self._at_word = at_word

    def compiled(self) -> re.Pattern[str]:
        """Give it ready for use."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        return self._compiled

    def needed(self) -> tuple[frozenset[str], ...]:
        """Give the sets of words of which a line must hold one each."""
        if not self._parts:
            return needed(self.pattern, at_word=self._at_word)
        return rarest(_with_s(one) for part in self._parts for one in needed(part))


@cache
def _with_s(words: frozenset[str]) -> frozenset[str]:
    ends = (word.removesuffix(WHOLE) for word in words if word.endswith(WHOLE))
    return words | {f"{word}s{WHOLE}" for word in ends}


class RuleIndex:
    """A list of rules, asked for those that may match in a line.

    Every word knows the rules it helps to be possible, as the bits of a whole number, once for the
    first set of words a rule needs, once for the second and so on. What the words of a line have in
    common is what may match there: so it takes as long for a thousand rules as for ten.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        self._always = [0] * MOST
        self._of_key: dict[str, list[int]] = {}
        self._of_word: dict[str, tuple[int, ...] | None] = {}
        self._last: tuple[str, tuple[int, ...]] = ("\0", ())
        sharing: list[dict[frozenset[str], int]] = [{} for _ in range(MOST)]
        for number, rule in enumerate(self.rules):
            sets = rule.needed()
            for nth in range(MOST):
                if nth < len(sets):
                    sharing[nth][sets[nth]] = sharing[nth].get(sets[nth], 0) | 1 << number
                else:
                    self._always[nth] |= 1 << number
        for nth, of in enumerate(sharing):
            for words, bits in of.items():
                for word in words:
                    self._of_key.setdefault(word, [0] * MOST)[nth] |= bits

    def able(self, text: str) -> tuple[int, ...]:
        """Give for each line of a flat text the rules that may match there: bit n is rule n."""
        known, able = self._last
        if known != text:
            able = tuple(map(self._able, words_by_line(text)))
            self._last = text, able
        return able

    def _able(self, words: frozenset[str]) -> int:
        first, second, third, fourth, fifth = self._always
        for word in words:
            helps = self._of_word[word] if word in self._of_word else self._learn(word)
            if helps is not None:
                first |= helps[0]
                second |= helps[1]
                third |= helps[2]
                fourth |= helps[3]
                fifth |= helps[4]
        return first & second & third & fourth & fifth

    def _learn(self, word: str) -> tuple[int, ...] | None:
        keys = [word + WHOLE, *(word[:end] for end in range(1, len(word) + 1))]
        keys += [DIGIT] * word[0].isdigit()
        told = [self._of_key[key] for key in keys if key in self._of_key]
        helps = tuple(_any(one[nth] for one in told) for nth in range(MOST)) if told else None
        if len(self._of_word) < _REMEMBERED:
            self._of_word[word] = helps
        return helps

    def by_rule(self, text: str) -> dict[int, list[int]]:
        """Give for each rule that may match in a text, in order, the lines where it may."""
        found: dict[int, list[int]] = {}
        for line, able in enumerate(self.able(text)):
            for rule in numbers(able):
                found.setdefault(rule, []).append(line)
        return dict(sorted(found.items()))

    def hits(
        self, text: str, fits: Callable[[re.Match[str]], bool] | None = None
    ) -> Iterator[tuple[int, re.Match[str]]]:
        """Give every hit in a text with a sentence a line and the number of its rule, rule by rule.

        A hit that does not fit is passed over, and the search goes on one character after its
        start.
        """
        ends = line_ends(text)
        for number, lines in self.by_rule(text).items():
            search = self.rules[number].compiled().search
            for line in lines:
                at, end = ends[line]
                while hit := search(text, at, end):
                    if fits is None or fits(hit):
                        yield number, hit
                        at = max(hit.end(), hit.start() + 1)
                    else:
                        at = hit.start() + 1


def _any(bits: Iterable[int]) -> int:
    told = 0
    for one in bits:
        told |= one
    return told


def numbers(bits: int) -> Iterator[int]:
    """Give the numbers of the bits that are set, the lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def line_number(text: str, at: int) -> int:
    """Give the number, from 0, of the line of a text that holds character `at`."""
    return bisect_right(line_ends(text), (at, len(text))) - 1


@lru_cache(maxsize=4)
def line_ends(text: str) -> tuple[tuple[int, int], ...]:
    """Give where each line of a text begins and ends."""
    ends, at = [], 0
    for line in text.split("\n"):
        ends.append((at, at + len(line)))
        at += len(line) + 1
    return tuple(ends)


@lru_cache(maxsize=4)
def words_by_line(text: str) -> tuple[frozenset[str], ...]:
    """Give the words of each line of a text."""
    return tuple(frozenset(_WORD.findall(line)) for line in text.split("\n"))
