"""Say how timed stands before and since compare: a sentence or two for each leg."""

import math
from typing import Any

from surefoot.answers.stands import Compared, Middle
from surefoot.answers.verdict import Verdict
from surefoot.report.saying import FIRST_LANGUAGE, saying, words_in


def stands_said(verdict: Verdict, language: str = FIRST_LANGUAGE) -> tuple[str, ...]:
    """Give what an answer says of timed stands; nothing where none were timed.

    Parameters
    ----------
    verdict : of `is_it_gone`, with ``stands`` among its facts.
    language : one of `surefoot.report.saying.LANGUAGES`.
    """
    since_change = bool(verdict.facts.get("stands_since_change"))
    stood: tuple[Compared, ...] = verdict.facts.get("stands", ())
    return tuple(_said(leg, since_change, language) for leg in stood)


def _said(stood: Compared, since_change: bool, language: str) -> str:
    words, how = words_in("answers", language)["stands"], saying(language)
    before, since = (_middle(m, words["middle"]) for m in (stood.before, stood.since))
    sentence = words["said"][stood.found]
    said = how.fill(
        sentence,
        leg=words["leg"][stood.leg],
        support=words["support"][stood.support] + words["variation"][stood.variation],
        before=before,
        now=since,
        since=words["since"]["change" if since_change else "weeks"],
        n_before=stood.before.stands if stood.before else 0,
        n_since=stood.since.stands if stood.since else 0,
        differ=how.both(words["differ"][what] for what in stood.differ) if stood.differ else "",
    )
    return said[:1].upper() + said[1:]


def _middle(middle: Middle | None, words: dict[str, Any]) -> str:
    """Give whole seconds; "at least" is rounded down, so that it stays true."""
    if middle is None:
        return ""
    if middle.at_least:
        return str(words["at_least"].format(seconds=math.floor(middle.seconds)))
    return str(words["about"].format(seconds=math.floor(middle.seconds + 0.5)))
