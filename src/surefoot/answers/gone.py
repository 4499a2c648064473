"""Is it gone? The state now, on checked days only, and the change against before.

Timed stands are told beside it. They never change the answer: what she saw decides.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from surefoot.answers.models.change import Walks
from surefoot.answers.onset import Found, change_facts, latest, line_caveats
from surefoot.answers.series import Series, note_caveats, share_interval
from surefoot.answers.stands import Compared, Middle, compared
from surefoot.answers.verdict import Basis, Rule, Verdict, even
from surefoot.answers.walking import WalkPoint, together
from surefoot.diary.day import Day
from surefoot.practice.aids import Worn
from surefoot.practice.hold import Hold

RULE = Rule("is_it_gone", "3", "docs/calibration.md#is-it-gone", "measured")

#: "Now" is the last three weeks, or the days since a sure change when that is shorter.
NOW_DAYS = 21
#: Fewest checked days in "now" for any answer (our proposal).
FEWEST_NOW = 5
#: From this share of checked days on, days of "only when tired" left out, it is "most of the time".
MOST = 0.5
MASS = 0.9


def verdict(
    days: Sequence[Day],
    *,
    until: date,
    walks: Sequence[WalkPoint] = (),
    holds: Sequence[Hold] = (),
    worn: Sequence[Worn] = (),
) -> Verdict:
    """Answer "is it gone?" from the days up to one day.

    Parameters
    ----------
    days : the days, in any order.
    until : the day asked about.
    walks : foot pitch of walks that can be compared; they join by their errors.
    holds : timed one-leg stands; told beside the answer, which they never change.
    worn : every aid that was logged: stands with other aids are not compared.

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
    return of_series(*together(days, walks, until=until), holds=holds, worn=worn)


def of_series(
    s: Series,
    walks: Walks | None = None,
    *,
    holds: Sequence[Hold] = (),
    worn: Sequence[Worn] = (),
) -> Verdict:
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
        "rested": 0 if now.rested is None else int((now.rested & now.seen).sum()),
        "plain": seen - tired,
        "clear": checked - seen,
        "run": clear_run(s),
        "gap": s.gap,
        "until": s.until,
        "since_change": since_change,
        **change_facts(s, found),
    }
    caveats = [*note_caveats(s), *line_caveats(s, found)]
    joined = 0 if found is None else found.walks
    stood = _stood(s, found, holds, worn)
    facts |= {"stands": stood, "stands_since_change": found is not None and found.sure}
    told = [middle.stands for leg in stood for middle in (leg.before, leg.since) if middle]
    basis = Basis(
        s.day.size, s.total_days, walks=joined, holds=sum(told), since=s.first, until=s.until
    )
    table: dict[str, list[Any]] = {
        "what": ["checked days", "not seen", "only when tired", "seen", "days in this stretch"],
        "days": [checked, checked - seen, tired, seen - tired, facts["window"]],
        **_stands_table(stood),
    }
    table = even(table)
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


def _stood(
    s: Series, found: Found | None, holds: Sequence[Hold], worn: Sequence[Worn]
) -> tuple[Compared, ...]:
    """Compare stands before and since a sure change, or else the last weeks with those before."""
    before = since = s.until - timedelta(days=NOW_DAYS - 1)
    if found is not None and found.sure:
        before, _, since = found.days(s)
    return compared(holds, worn, before=before, since=since, until=s.until)


def _stands_table(stood: Sequence[Compared]) -> dict[str, list[Any]]:
    """Give the columns of the stands; none where there are none."""
    if not stood:
        return {}
    both = [(leg.before, leg.since) for leg in stood]
    return {
        "leg": [leg.leg for leg in stood],
        "support": [leg.support for leg in stood],
        "stands before": [a.stands if a else 0 for a, _ in both],
        "stands since": [b.stands if b else 0 for _, b in both],
        "median before (s)": [a.seconds if a else None for a, _ in both],
        "median since (s)": [b.seconds if b else None for _, b in both],
        "or longer": [_cut_short(*ab) for ab in both],
        "times as long": [leg.times for leg in stood],
        "low": [leg.low for leg in stood],
        "high": [leg.high for leg in stood],
    }


def _cut_short(before: Middle | None, since: Middle | None) -> str:
    """Name the times whose middle may lie beyond what was timed."""
    a, b = (m is not None and m.at_least for m in (before, since))
    return "both" if a and b else "before" if a else "since" if b else ""


def clear_run(s: Series) -> int:
    """Count the checked clear days at the end of the notes; unchecked days are not counted."""
    seen = np.flatnonzero(s.seen)
    return int(s.day.size - (seen[-1] + 1 if seen.size else 0))
