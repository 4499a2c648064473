"""What changed between walks, in words."""

from collections.abc import Sequence
from textwrap import fill

from surefoot.gait.change import Change
from surefoot.report.saying import FIRST_LANGUAGE, words_in
from surefoot.report.told_again import told_again
from surefoot.report.walk_notes import read_in
from surefoot.report.walk_rows import ROWS, Row, aligned


def clear_changes(found: Sequence[Change], *, language: str = FIRST_LANGUAGE) -> list[str]:
    """Say the clear changes, a sentence each; that there are none where there are none.

    Parameters
    ----------
    found : from `surefoot.gait.change.compare_walks`.
    language : one of `surefoot.report.saying.LANGUAGES`.
    """
    return _told(found, language)[0]


def change_text(found: Sequence[Change], width: int = 88, *, language: str = FIRST_LANGUAGE) -> str:
    """Write what changed between walks: the clear changes first, then the table, then why.

    Parameters
    ----------
    found : from `surefoot.gait.change.compare_walks`.
    width : the longest line, characters.
    language : one of `surefoot.report.saying.LANGUAGES`.
    """
    words = words_in("walk", language)["change"]
    said, rows = _told(found, language)
    whys = dict.fromkeys(_why(c, language) for c in found if c.answer == "too_little")
    lines = [fill(line, width) for line in said]
    lines += ["", aligned(rows)]
    lines += ["", *(fill(words["not_yet"].format(why=why), width) for why in whys)] if whys else []
    return "\n".join(lines)


def _told(found: Sequence[Change], language: str) -> tuple[list[str], list[tuple[str, ...]]]:
    """Give the sentences of clear changes, and the rows of the table."""
    whole = words_in("walk", language)
    words = whole["change"]
    names = {row.column: row for row in ROWS}
    rows = [tuple(words["head"])]
    said = []
    for change in found:
        if change.foot == "both" and change.what in ("swing_time", "stance_time"):
            row, name = Row("", 1.0, 2), words["ratio"].format(what=words[change.what])
        elif change.what in names:
            row = names[change.what]
            name = row.name(language)
        else:
            continue
        before, now = (row.said(value, language) for value in (change.before, change.after))
        difference = row.said(change.difference, language, "+")
        side = words["both"] if change.foot == "both" else whole["side"][change.foot]
        rows.append((name, side, before, now, difference, words["answers"][change.answer]))
        if change.answer == "change":
            line = words["said" if change.foot == "both" else "said_foot"]
            said.append(
                line.format(
                    foot=whole["feet"].get(change.foot),
                    measure=name,
                    before=before,
                    now=now,
                    why=_why(change, language).rstrip("."),
                    source=read_in(change.published, language) if change.published else "",
                )
            )
    return said or [words["none"]], rows


def _why(change: Change, language: str) -> str:
    return told_again(change.why, language) or change.why
