"""Is it gone? The state now, on checked days only, and the change against before."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from surefoot.answers.models.change import Walks
from surefoot.answers.onset import change_facts, latest
from surefoot.answers.series import Series, note_caveats, share_interval
from surefoot.answers.verdict import Basis, Rule, Verdict
from surefoot.answers.walking import WalkPoint, together
from surefoot.diary.day import Day

RULE = Rule("is_it_gone", "1", "docs/calibration.md#is-it-gone", "measured")

#: "Now" is the last three weeks, or the days since a sure change when that is shorter.
NOW_DAYS = 21
#: Fewest checked days in "now" for any answer (our proposal).
FEWEST_NOW = 5
#: From this share of checked days on, days of "only when tired" left out, it is "most of the time".
MOST = 0.5
MASS = 0.9


def verdict(days: Sequence[Day], *, until: date, walks: Sequence[WalkPoint] = ()) -> Verdict:
    """Answer "is it gone?" from the days up to one day.

    Parameters
    ----------
    days : the days, in any order.
    until : the day asked about.
    walks : foot pitch of walks that can be compared; they join by their errors.

    Returns
    -------
    Verdict
        ``not_seen``, ``only_when_tired``, ``some_of_the_time``, ``most_of_the_time`` or
        ``too_little``. `size` is the share of checked days on which it was seen.

    Raises
    ------
    CannotUse
        Nothing was checked up to that day.
    """
    return of_series(*together(days, walks, until=until))


def of_series(s: Series, walks: Walks | None = None) -> Verdict:
    """Answer from arrays; see `verdict`."""
    found = latest(s, walks)
    start = s.today - NOW_DAYS + 1
    since_change = False
    if found is not None and found.sure:
        after = np.ceil(found.change.onset_high)
        if start < after <= s.today and (s.day >= after).sum() >= FEWEST_NOW:
            start, since_change = float(after), True
    now = s.since(start)
    checked, seen = now.day.size, int(now.seen.sum())
    tired = int(now.tired_only.sum())
    facts: dict[str, Any] = {
        "checked": checked,
        "window": int(s.today - start) + 1,
        "seen": seen,
        "tired": tired,
        "plain": seen - tired,
        "clear": checked - seen,
        "run": clear_run(s),
        "gap": s.gap,
        "until": s.until,
        "since_change": since_change,
        **change_facts(s, found),
    }
    caveats = list(note_caveats(s))
    joined = 0 if found is None else found.walks
    basis = Basis(s.day.size, s.total_days, walks=joined, since=s.first, until=s.until)
    table = {
        "what": ["checked days", "not seen", "only when tired", "seen", "days in this stretch"],
        "days": [checked, checked - seen, tired, seen - tired, facts["window"]],
    }
    if checked < FEWEST_NOW:
        return Verdict(
            "is_it_gone",
            "too_little",
            basis,
            RULE,
            caveats=tuple(caveats),
            numbers=table,
            facts=facts,
        )
    share = seen / checked
    plain = facts["plain"] / checked
    if seen == 0:
        answer = "not_seen"
    elif tired == seen:
        answer = "only_when_tired"
    else:
        answer = "most_of_the_time" if plain >= MOST else "some_of_the_time"
    low, high = share_interval(seen, checked, mass=MASS)
    return Verdict(
        "is_it_gone",
        answer,
        basis,
        RULE,
        size=round(share, 2),
        unit="share of checked days on which it was seen",
        low=round(low, 2),
        high=round(high, 2),
        mass=MASS,
        caveats=tuple(caveats),
        numbers=table,
        facts=facts,
    )


def clear_run(s: Series) -> int:
    """Count the checked clear days at the end of the notes; unchecked days are not counted."""
    seen = np.flatnonzero(s.seen)
    return int(s.day.size - (seen[-1] + 1 if seen.size else 0))
