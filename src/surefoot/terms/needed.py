"""Which words a rule cannot do without, so that lines without them are not looked at."""

import json
import re
from collections.abc import Iterable
from functools import cache
from hashlib import blake2s
from importlib.resources import files
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

#: What was read off the rules before, so that loading need not take them apart again.
FILE = "needed.json"
#: Marks, while a pattern is taken apart, where a word begins or ends.
_EDGE = "\x01"
#: A whole word ends with this; without it the letters only begin one.
WHOLE = "."
#: Any word that begins with a digit.
DIGIT = "#"
_NOTHING: frozenset[str] = frozenset()
#: Words that stand in every other sentence and so rule nothing out.
_COMMON = frozenset(
    """
    a about after again all am an and any are as at back be been before but by can come could day
    days did do does don down each even every feel felt for from get go going got had has have he
    her him his how i if in into is isn it its just left like me more most much my no not now of
    off on one or other our out over right she so some still than that the their them then there
    they this to today too two up very was we well went were what when which while who will with
    won would yes you your
    """.split()  # noqa: SIM905
)
_REPEATS = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)
#: More sets than this are not kept of one rule.
MOST = 5


def needed(pattern: str, *, at_word: bool = False) -> tuple[frozenset[str], ...]:
    r"""Give sets of words: a line that a rule matches holds at least one word of each set.

    Parameters
    ----------
    pattern : the rule, for a flat line.
    at_word : it is only asked where a word begins.

    Returns
    -------
    The sets, the rarest first. What ends with a dot is a whole word, the rest begins one.

    Examples
    --------
    >>> [sorted(words) for words in needed(r"\b(?:toe|foot) dragg?ed")]
    [['drag'], ['foot.', 'toe.']]
    """
    name = _name(pattern, at_word=at_word)
    known = _table()
    if name not in known:
        known[name] = read_off(pattern, at_word=at_word)
    return known[name]


def _name(pattern: str, *, at_word: bool) -> str:
    return blake2s((pattern + _EDGE * at_word).encode(), digest_size=6).hexdigest()


@cache
def _table() -> dict[str, tuple[frozenset[str], ...]]:
    kept = files("surefoot.terms").joinpath(FILE)
    told = json.loads(kept.read_text("utf-8")) if kept.is_file() else {"sets": [], "rules": {}}
    sets = [frozenset(words.split()) for words in told["sets"]]
    return {name: tuple(sets[n] for n in of) for name, of in told["rules"].items()}


def known() -> dict[str, tuple[frozenset[str], ...]]:
    """Give what is known of every rule asked for so far, by a name made from its pattern."""
    return dict(_table())


def read_off(pattern: str, *, at_word: bool = False) -> tuple[frozenset[str], ...]:
    """Take a pattern apart (see `needed`); a thousand of them take half a second."""
    tree = _parser.parse(pattern, re.MULTILINE)
    return rarest(_sets(tree, apart=at_word))


def rarest(sets: Iterable[frozenset[str]]) -> tuple[frozenset[str], ...]:
    """Give the sets that rule most out, each once."""
    told = sorted(set(sets), key=lambda one: (-_rarity(one), len(one), sorted(one)))
    return tuple(told[:MOST])


def _rarity(words: Iterable[str]) -> int:
    """Tell how rare the commonest word is: none of the words of all days, and long.

    A whole word says more than a beginning.
    """
    return min(0 if word.removesuffix(WHOLE) in _COMMON else len(word) for word in words)


def _rank(words: frozenset[str]) -> tuple[int, int]:
    return _rarity(words), min(map(len, words))


def _sets(
    tree: Any, run: str = "", *, apart: bool, ends: bool = False, instead: frozenset[str] = _NOTHING
) -> list[frozenset[str]]:
    """Give the sets a sequence needs, one for each part that has any.

    ``run`` are the letters before it; ``apart`` tells that no word goes on from before them, and
    ``ends`` that none goes on behind the sequence. ``instead``: no word goes on from before, or
    else one of these was there ("o?edema").
    """
    sets: list[frozenset[str]] = []
    parts = [*tree, (None, None)]
    for (kind, value), behind in zip(parts, [*parts[1:], (None, None)], strict=True):
        if kind is _constants.LITERAL:
            run = _joined(run, chr(value), apart=apart or bool(instead and not run))
            apart = not _of_word(chr(value))
            if apart:
                sets += _told(run, instead)
                run, instead = "", _NOTHING
            continue
        edge = _is_edge(kind, value) or (kind is None and ends)
        sets += _told(run + _EDGE * edge, instead if run else _NOTHING)
        shut = _parts_words(behind) or (behind[0] is None and ends)
        within: list[frozenset[str]] = []
        if kind is _constants.IN and apart and all(map(_is_digit, value)):
            within = [frozenset((DIGIT,))]
        elif kind is _constants.SUBPATTERN:
            within = _sets(value[-1], run, apart=apart, ends=shut)
            if instead and not run:
                within += [one | instead for one in _sets(value[-1], apart=True, ends=shut)]
        elif kind in _REPEATS and value[0] >= 1:
            within = _sets(value[2], apart=apart)
        elif kind is _constants.BRANCH:
            within = _of_branches([_sets(one, run, apart=apart, ends=shut) for one in value[1]])
        sets += within
        instead = _or_else(kind, value, _NOTHING if run else instead, apart=apart and not run)
        run = _EDGE * edge
        apart = _apart(kind, value, apart=apart)
    return sets


def _of_branches(branches: list[list[frozenset[str]]]) -> list[frozenset[str]]:
    """Give of each branch what is rarest and what is rare beside it, if each needs something."""
    if not all(branches):
        return []
    ranked = [sorted(branch, key=_rank)[-2:] for branch in branches]
    best = [two[-1] for two in ranked]
    also = [two[0] if _rarity(two[0]) else two[-1] for two in ranked]
    return [_NOTHING.union(*best), _NOTHING.union(*also)]


def _or_else(kind: Any, value: Any, instead: frozenset[str], *, apart: bool) -> frozenset[str]:
    """Tell what stands behind a part that may be left out, where else a word would begin there."""
    if not (apart or instead) or kind not in _REPEATS or value[0] > 0:
        return _NOTHING
    if _apart_behind(value[2], apart=False):
        return instead
    needs = _sets(value[2], apart=True)
    return instead | sorted(needs, key=_rank)[-1] if needs else _NOTHING


def _is_digit(one: tuple[Any, Any]) -> bool:
    kind, value = one
    if kind is _constants.CATEGORY:
        return value is _constants.CATEGORY_DIGIT
    if kind is _constants.RANGE:
        return chr(value[0]).isdecimal() and chr(value[1]).isdecimal()
    return kind is _constants.LITERAL and chr(value).isdecimal()


def _told(run: str, instead: frozenset[str]) -> list[frozenset[str]]:
    """Give the words of a run as sets; the first of them may have been something else instead."""
    words = [frozenset((word,)) for word in _words(run)]
    return [one | instead for one in words[:1]] + words[1:]


def _is_edge(kind: Any, value: Any) -> bool:
    return kind is _constants.AT and value is _constants.AT_BOUNDARY


def _parts_words(part: tuple[Any, Any]) -> bool:
    """Tell whether a word before this part of a pattern ends there."""
    kind, value = part
    return _is_edge(kind, value) or (kind is _constants.LITERAL and not _of_word(chr(value)))


def _apart(kind: Any, value: Any, *, apart: bool) -> bool:
    """Tell whether no word goes on behind a part of a pattern; ``apart`` tells it of before."""
    if kind is _constants.LITERAL:
        return not _of_word(chr(value))
    if kind is _constants.AT:
        return value is not _constants.AT_NON_BOUNDARY
    if kind in (_constants.ASSERT, _constants.ASSERT_NOT):
        return apart
    if kind is _constants.IN:
        return all(one is _constants.LITERAL and not _of_word(chr(at)) for one, at in value)
    if kind is _constants.SUBPATTERN:
        return _apart_behind(value[-1], apart=apart)
    if kind is _constants.BRANCH:
        return all(_apart_behind(branch, apart=apart) for branch in value[1])
    if kind in _REPEATS:
        return (apart or value[0] > 0) and _apart_behind(value[2], apart=False)
    return False


def _apart_behind(tree: Any, *, apart: bool) -> bool:
    for kind, value in tree:
        apart = _apart(kind, value, apart=apart)
    return apart


def _joined(run: str, char: str, *, apart: bool) -> str:
    """Add a letter to a run of them, with the edge of a word before it where there is one."""
    edge = _of_word(char) if apart else run and _of_word(run[-1]) and not _of_word(char)
    return run + _EDGE * bool(edge and run[-1:] != _EDGE) + char


def _of_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _words(run: str) -> list[str]:
    """Give the words that a run of letters begins or holds whole."""
    _, *pieces = run.split(_EDGE)
    whole = [WHOLE] * (len(pieces) - 1) + [""]
    return [piece + end for piece, end in zip(pieces, whole, strict=False) if piece.isalnum()]
