"""A day told inside a stretch: "In January ... on the 14th", "Wk 1 (Jan 1-5) ... Tuesday"."""

import re
from datetime import date

from surefoot.terms.told import TimeSpan, Told

_LEADS = re.compile(r"(?:^|\n|[.,;:] )(?:in|over|during|for|through|all|and|but|so|back in)? ?$")


def in_stretch(
    text: str, told: Told, near: list[TimeSpan], ref: TimeSpan | None, days: tuple[date, date]
) -> tuple[date, date]:
    """Move a day into the stretch that heads its entry, or into the one told just before it."""
    heads = [s for s in near if s.kind == "range" and _heads(text, s)][-1:]
    if heads and _NEXT_HEAD.search(text, heads[0].end, told.start):
        heads = []
    for stretch in [*heads, ref] if ref else heads:
        moved = _narrowed(text, told, stretch, days, 8 if stretch in heads else 1)
        if moved != days:
            return moved
    return days


_NEXT_HEAD = re.compile(r"\n(?:wk|week|day|night|month) ?\w{1,6}\b")


def _heads(text: str, span: TimeSpan) -> bool:
    """Tell whether a time with a number opens its line, as "Wk 1 (Jan 1-5)" does."""
    start = span.start
    if not re.search(r"\d", text[start : span.end]):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return not re.sub(
        r"^(?:[-*•] ?)?(?:the )?(?:\w+ \w{1,6} \(|(?:week|wk|days?|log|notes) (?:of|from|for) )?",
        "",
        line,
    )


def _narrowed(
    text: str, told: Told, ref: TimeSpan, days: tuple[date, date], lines: int = 1
) -> tuple[date, date]:
    """Move a day into the stretch told just before it ("In January ... on the 14th")."""
    if told.days is None or ref.first is None or ref.last is None or told.start - ref.end > 400:
        return days
    least, most = told.within
    if text.count("\n", ref.end, told.start) > lines and (lines > 1 or told.within[0] < 20):
        return days
    if not (_LEADS.search(text[max(0, ref.start - 20) : ref.start]) or _heads(text, ref)):
        return days
    if not (least <= (ref.last - ref.first).days < most and days[0] > ref.last):
        return days
    moved = told.days(ref.last)
    return moved if moved and ref.first <= moved[0] and moved[1] <= ref.last else days
