"""What changed between walks, in words."""

from collections.abc import Sequence
from textwrap import fill

from surefoot.gait.change import Change
from surefoot.report.walk_words import ROWS, Row, aligned, no_minus_zero, read_in

_ANSWERS = {
    "change": "change",
    "no_clear_change": "no clear change",
    "too_little": "no clear change yet",
}


def change_text(found: Sequence[Change], width: int = 88) -> str:
    """Write what changed between walks: the clear changes first, then the table, then why.

    Parameters
    ----------
    found : from `surefoot.gait.change.changes`.
    width : the longest line, characters.
    """
    names = {row.column: row for row in ROWS}
    ratios = {"swing_time": "swing time", "stance_time": "time on the ground"}
    rows = [("", "foot", "before", "now", "difference", "")]
    said = []
    for change in found:
        if change.foot == "both" and change.what in ratios:
            row = Row(change.what, f"ratio of the feet: {ratios[change.what]}", 1.0, 2)
        elif change.what in names:
            row = names[change.what]
        else:
            continue
        before, now, difference = (
            no_minus_zero(f"{row.times * value:{sign}.{row.digits}f}")
            for value, sign in ((change.before, ""), (change.after, ""), (change.difference, "+"))
        )
        rows.append((row.name, change.foot, before, now, difference, _ANSWERS[change.answer]))
        if change.answer == "change":
            foot = "" if change.foot == "both" else f"{change.foot.capitalize()} foot, "
            source = read_in(change.published) if change.published else ""
            said.append(
                f"{foot}{row.name}: from {before} to {now}. {change.why.rstrip('.')}{source}."
            )
    said = said or ["No clear change between these walks."]
    whys = dict.fromkeys(c.why for c in found if c.answer == "too_little")
    lines = [fill(words, width) for words in said]
    lines += ["", aligned(rows)]
    lines += ["", *(fill(f"No clear change yet: {why}", width) for why in whys)] if whys else []
    return "\n".join(lines)
