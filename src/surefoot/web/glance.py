"""What Today says at a glance: the state of the last weeks and the clear spell that runs."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from attrs import frozen

from surefoot.diary.day import Day
from surefoot.diary.spell import Spell

Summary = Literal["not_seen", "only_when_tired", "some", "most"]

#: How many days "lately" is. Our proposal: three weeks, as the founding story counts.
LATELY_DAYS = 21
#: Days without a note after which Today says "welcome back".
AWAY_DAYS = 3


@frozen
class Glance:
    """What Today says.

    Parameters
    ----------
    state : what the checked days of the last weeks come to, or None when none was checked.
    checked, total : days checked, of how many.
    spell_now : checked clear days in the running spell, or 0.
    spell_longest : the longest spell so far; a return never makes it smaller.
    away_days : days since the last note before today, or None when there is none.
    """

    state: Summary | None
    checked: int
    total: int
    spell_now: int
    spell_longest: int
    away_days: int | None


def glance(days: Sequence[Day], spells: Sequence[Spell], today: date) -> Glance:
    """Give what Today says from every day and every spell up to today."""
    since = today - timedelta(days=LATELY_DAYS - 1)
    lately = [d for d in days if d.day >= since]
    checked = [d for d in lately if d.state != "not_checked"]
    running = [s.checked_days for s in spells if s.open and not s.remembered]
    noted = [d.day for d in days if d.day < today and d.signs]
    first = days[0].day if days else today
    return Glance(
        state=summary(checked),
        checked=len(checked),
        total=min(LATELY_DAYS, (today - first).days + 1),
        spell_now=running[-1] if running else 0,
        spell_longest=max((max(s.checked_days, s.shortest_days) for s in spells), default=0),
        away_days=(today - noted[-1]).days if noted else None,
    )


def summary(checked: Sequence[Day]) -> Summary | None:
    """Say in one word what checked days come to.

    Notes
    -----
    Our proposal: "most" when foot drop was noted, not only when tired, on more than half of the
    checked days; "some" when on any; "only when tired" when it was seen only when tired.
    """
    if not checked:
        return None
    drop = sum(d.state == "foot_drop" for d in checked)
    if drop * 2 > len(checked):
        return "most"
    if drop:
        return "some"
    return "only_when_tired" if any(d.state == "only_when_tired" for d in checked) else "not_seen"
