"""Which letters a rule cannot do without, so that lines without them are not looked at."""

import re
from collections.abc import Iterator
from functools import cache
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

#: A rule that needs one of more words than this is tried at once; looking would take as long.
_MOST = 40


@cache
def needed(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Give sets of pieces of text: every match of `pattern` holds at least one piece of each set.

    Examples
    --------
    >>> needed("(?:toe|foot) dragg?(?:ed|ing)")
    ((' drag',), ('foot', 'toe'), ('ed', 'ing'))
    """
    sets = _needed(_parser.parse(pattern, re.MULTILINE))
    told = {tuple(sorted(one)) for one in sets if len(one) <= _MOST and min(map(len, one)) > 1}
    # the rarest first: long pieces, few of them
    return tuple(sorted(told, key=lambda one: (-min(map(len, one)), len(one), one)))


def _needed(tree: Any) -> list[frozenset[str]]:
    """Give the sets a sequence needs, one for each of its parts that has any."""
    sets: list[frozenset[str]] = []
    run = ""
    for kind, value in [*tree, (None, None)]:
        if kind is _constants.LITERAL:
            run += chr(value)
            continue
        sets += [frozenset({run})] if run else []
        run = ""
        if kind is _constants.SUBPATTERN:
            sets += _needed(value[-1])
        elif kind is _constants.MAX_REPEAT and value[0] >= 1:
            sets += _needed(value[2])
        elif kind is _constants.BRANCH:
            parts = [_needed(branch) for branch in value[1]]
            if all(parts):  # of each branch its longest piece
                best = (max(part, key=lambda one: min(map(len, one))) for part in parts)
                sets.append(frozenset[str]().union(*best))
    return sets


def hits(rule: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Give every hit of a rule in a text with one sentence a line, in order.

    Only the lines that hold what the rule needs are looked at; a rule that may match over the end
    of a line needs `re.Pattern.finditer`.
    """
    sets = needed(rule.pattern)
    if not sets:
        yield from rule.finditer(text)
        return
    lines: set[tuple[int, int]] = set()
    for piece in sets[0]:
        at = text.find(piece)
        while at >= 0:
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            lines.add((text.rfind("\n", 0, at) + 1, end))
            at = text.find(piece, end)
    for start, end in sorted(lines):
        if all(any(text.find(piece, start, end) >= 0 for piece in one) for one in sets[1:]):
            yield from rule.finditer(text, start, end)
