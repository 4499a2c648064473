"""Which letters a rule cannot do without, so that lines without them are not looked at."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache, reduce
from operator import itemgetter, or_
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

from attrs import field, frozen

#: A rule that needs one of more words than this is tried at once; looking would take as long.
_MOST = 300
#: Marks where a word begins or ends.
EDGE = "\x01"
_EDGES = re.compile(r"\b")


@cache
def needed(pattern: str) -> tuple[tuple[str, ...], ...]:
    r"""Give sets of pieces of text: every match of `pattern` holds at least one piece of each set.

    Pieces are those of a text in which `EDGE` marks where words begin and end, so that a rule for
    "ill" does not look at "still".

    Examples
    --------
    >>> [[piece.replace(EDGE, "|") for piece in one] for one in needed(r"\b(?:toe|foot) dragg?ed")]
    [[' |drag'], ['|foot', '|toe'], ['ed']]
    """
    return tuple(one for one in _all_needed(pattern) if len(one) <= _MOST)


@cache
def _all_needed(pattern: str) -> tuple[tuple[str, ...], ...]:
    sets = _needed(_parser.parse(pattern, re.MULTILINE))
    told = {_one(tuple(sorted(one))) for one in sets if _least(one) > 1}
    # the rarest first: long pieces, few of them
    return tuple(sorted(told, key=lambda one: (-_least(one), len(one), one)))


def _least(pieces: Iterable[str]) -> int:
    """Count the letters of the shortest piece."""
    return min(len(piece.replace(EDGE, "")) for piece in pieces)


@cache
def _one(pieces: tuple[str, ...]) -> tuple[str, ...]:
    """Give the same object for the same pieces, so that it can be known by its id."""
    return pieces


def _needed(tree: Any, run: str = "") -> list[frozenset[str]]:
    """Give the sets a sequence needs, one for each part that has any, behind the letters `run`."""
    sets: list[frozenset[str]] = []
    for kind, value in [*tree, (None, None)]:
        if kind is _constants.LITERAL:
            run = _joined(run, chr(value))
            continue
        edge = kind is _constants.AT and value is _constants.AT_BOUNDARY
        before = run
        sets += [frozenset({run + EDGE * edge})] if run.strip(EDGE) else []
        run = EDGE * edge
        if kind is _constants.SUBPATTERN:
            sets += _needed(value[-1], before)
        elif kind is _constants.MAX_REPEAT and value[0] >= 1:
            sets += _needed(value[2])
        elif kind is _constants.BRANCH:
            parts = [_needed(branch, before) for branch in value[1]]
            if all(parts):  # of each branch its longest piece
                best = (max(part, key=_least) for part in parts)
                sets.append(frozenset[str]().union(*best))
    return sets


def _joined(run: str, char: str) -> str:
    """Add a letter to a run of them, with the edge of a word between where there is one."""
    edge = run and run[-1] != EDGE and _of_word(run[-1]) != _of_word(char)
    return run + EDGE * bool(edge) + char


def _of_word(char: str) -> bool:
    return char.isalnum() or char == "_"


class Rule:
    """A rule that is compiled when a text first holds what it needs: most texts need few of them.

    Parameters
    ----------
    pattern : the rule, for lines of a text.
    flags : how it is compiled; for a rule that is only asked of one sentence, none.
    parts : patterns that every match holds, where they are known. Rules that share them are then
        looked into once, and not each from its own long pattern.
    """

    __slots__ = ("_compiled", "_flags", "parts", "pattern")

    def __init__(
        self, pattern: str, flags: re.RegexFlag = re.MULTILINE, parts: tuple[str, ...] = ()
    ) -> None:
        self.pattern = pattern
        self.parts = parts
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def compiled(self) -> re.Pattern[str]:
        """Give it ready for use."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self._flags)
        return self._compiled


def _of_rule(rule: "Rule | re.Pattern[str]") -> Iterator[tuple[str, ...]]:
    """Give what a rule needs: of its parts where they are known, else of its pattern."""
    if isinstance(rule, Rule) and rule.parts:
        for part in rule.parts:
            yield from _all_needed(part)
    else:
        yield from needed(rule.pattern)


@frozen
class _Lines:
    """A text by its lines, and for each piece of text the lines that hold it, as bits.

    ``marked`` is the text with the edges of its words; ``marked_ends`` are the lines there.
    """

    ends: tuple[tuple[int, int], ...]
    marked: str
    marked_ends: tuple[tuple[int, int], ...]
    holding: dict[str, int] = field(factory=dict)
    any_of: dict[int, int] = field(factory=dict)
    able: dict[str, int] = field(factory=dict)

    def hold(self, rule: "Rule | re.Pattern[str]") -> int:
        """Give the lines that hold what a rule needs; all of them where that is not known."""
        known = self.able.get(rule.pattern)
        if known is not None:
            return known
        left = (1 << len(self.ends)) - 1
        for one in _of_rule(rule):
            left &= self.hold_any(one)
            if not left:
                break
        self.able[rule.pattern] = left
        return left

    def number(self, at: int) -> int:
        """Give the number of the line that holds character `at`."""
        return bisect_right(self.ends, at, key=itemgetter(0)) - 1

    def holds(self, piece: str) -> int:
        """Give the lines that hold `piece`: bit n stands for line n."""
        known = self.holding.get(piece)
        if known is not None:
            return known
        found, at = 0, self.marked.find(piece)
        while at >= 0:
            line = bisect_right(self.marked_ends, at, key=itemgetter(0)) - 1
            found |= 1 << line
            at = self.marked.find(piece, self.marked_ends[line][1])
        self.holding[piece] = found
        return found

    def hold_any(self, pieces: tuple[str, ...]) -> int:
        """Give the lines that hold at least one of `pieces`."""
        known = self.any_of.get(id(pieces))
        if known is None:
            known = self.any_of[id(pieces)] = reduce(or_, map(self.holds, pieces))
        return known


@lru_cache(maxsize=2)
def _lines(text: str) -> _Lines:
    marked = _EDGES.sub(EDGE, text)
    return _Lines(_ends(text), marked, _ends(marked))


def _ends(text: str) -> tuple[tuple[int, int], ...]:
    ends, at = [], 0
    for line in text.split("\n"):
        ends.append((at, at + len(line)))
        at += len(line) + 1
    return tuple(ends)


def hits(
    rule: Rule | re.Pattern[str],
    text: str,
    fits: Callable[[re.Match[str]], bool] | None = None,
) -> Iterator[re.Match[str]]:
    """Give every hit of a rule in a text with one sentence a line, in order.

    Only the lines that hold what the rule needs are looked at; a rule that may match over the end
    of a line needs `re.Pattern.finditer`. A hit that does not fit is passed over, and the search
    goes on one character after its start.
    """
    if not needed(rule.pattern):
        return _within(_ready(rule), text, 0, len(text), fits)
    lines = _lines(text)
    left = lines.hold(rule)
    return _on(lines, left, _ready(rule), text, fits) if left else iter(())


def may_match(rule: Rule | re.Pattern[str], text: str, at: int) -> bool:
    """Tell whether the line that holds character `at` of a text holds what a rule needs."""
    lines = _lines(text)
    return bool(lines.hold(rule) >> lines.number(at) & 1)


def line_number(text: str, at: int) -> int:
    """Give the number, from 0, of the line of a text that holds character `at`."""
    return _lines(text).number(at)


def lines_for(text: str, *rules: Rule | re.Pattern[str]) -> Iterator[int]:
    """Give the numbers of the lines of a text, from 0, in which one of some rules may match."""
    left = reduce(or_, map(_lines(text).hold, rules))
    while left:
        yield (left & -left).bit_length() - 1
        left &= left - 1


def _ready(rule: Rule | re.Pattern[str]) -> re.Pattern[str]:
    return rule.compiled() if isinstance(rule, Rule) else rule


def _on(
    lines: _Lines,
    left: int,
    rule: re.Pattern[str],
    text: str,
    fits: Callable[[re.Match[str]], bool] | None,
) -> Iterator[re.Match[str]]:
    while left:
        line = (left & -left).bit_length() - 1
        left &= left - 1
        yield from _within(rule, text, *lines.ends[line], fits)


def _within(
    rule: re.Pattern[str],
    text: str,
    at: int,
    end: int,
    fits: Callable[[re.Match[str]], bool] | None,
) -> Iterator[re.Match[str]]:
    if fits is None:
        yield from rule.finditer(text, at, end)
        return
    while hit := rule.search(text, at, end):
        if fits(hit):
            yield hit
            at = max(hit.end(), hit.start() + 1)
        else:
            at = hit.start() + 1
