"""What helped? Only what went along with what, and only where the notes can tell it at all.

Before any figure is shown, each thing must pass the gate of `surefoot.answers.links`; what does
not pass gets its reason in plain words instead.

Where she has timed stands of one kind on enough days, the same is asked of them, beside the
answer and never instead of it.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
from attrs import evolve

from surefoot.answers.doing import Doing
from surefoot.answers.links import (
    FEWEST_EACH,
    LEAST_SPREAD_STANDS,
    Thing,
    began_together,
    claims,
    judged,
    judged_by,
)
from surefoot.answers.outcome import Outcome, of_holds, usual_stand
from surefoot.answers.series import Series, note_caveats, series
from surefoot.answers.verdict import Basis, Rule, Verdict, even
from surefoot.diary.day import Day
from surefoot.practice.hold import Hold
from surefoot.terms.errors import CannotUse

RULE = Rule("what_helped", "1", "docs/calibration.md#what-helped", "measured")

#: Fewest noted days for any figure, and the most that are looked at (the latest).
FEWEST, LATEST = 30, 250


def verdict(
    days: Sequence[Day], doings: Sequence[Doing], *, until: date, holds: Sequence[Hold] = ()
) -> Verdict:
    """Answer "what helped?" as far as notes can.

    Parameters
    ----------
    days : the days, in any order.
    doings : what was done or worn, and when.
    until : the day asked about.
    holds : timed one-leg stands; told beside the answer, which they never change.

    Returns
    -------
    Verdict
        ``nothing_to_compare``, ``too_little``, ``cannot_tell``, ``no_clear_link``,
        ``better_with`` or ``worse_with``. `size` is the clearest link, in points of 15 (below 0
        is better with it).

    Raises
    ------
    CannotUse
        Nothing was checked up to that day.
    """
    return of_series(series(days, until=until), doings, holds=holds)


def of_series(s: Series, doings: Sequence[Doing], *, holds: Sequence[Hold] = ()) -> Verdict:
    """Answer from arrays; see `verdict`."""
    doings = [d for d in doings if d.started <= s.until]
    basis = Basis(s.day.size, s.total_days, since=s.first, until=s.until)
    caveats = (*note_caveats(s), "link_not_cause")
    if not doings:
        return Verdict("what_helped", "nothing_to_compare", basis, RULE, caveats=caveats)
    scored = s.scored()
    used = scored.cut(np.arange(scored.day.size) >= scored.day.size - LATEST)
    if used.day.size < FEWEST:
        facts = {"checked": used.day.size, "fewest": FEWEST}
        return Verdict("what_helped", "too_little", basis, RULE, caveats=caveats, facts=facts)
    things = judged(used, doings)
    said = _say(things, basis, caveats)
    return _beside(said, doings, [h for h in holds if h.began.date() <= s.until], s.until)


def _say(things: list[Thing], basis: Basis, caveats: tuple[str, ...]) -> Verdict:
    passed = [t for t in things if t.points is not None]
    claimed = claims(things)
    best = min(passed, key=lambda t: (t.p, t.what), default=None)
    answer = "cannot_tell"
    if best is not None:
        answer = "no_clear_link"
    if claimed:
        answer = "better_with" if (claimed[0].points or 0.0) < 0 else "worse_with"
    blocked = [t for t in things if t.why_not]
    numbers: dict[str, list[Any]] = {
        "what": [t.what for t in things],
        "days with": [t.days_with for t in things],
        "days without": [t.days_without for t in things],
        "began or stopped": [t.switches for t in things],
        "points of 15": [t.points for t in things],
        "low": [t.low for t in things],
        "high": [t.high for t in things],
        "why not": [t.why_not for t in things],
    }
    together = began_together(things)
    return Verdict(
        "what_helped",
        answer,
        basis,
        RULE,
        size=None if best is None else best.points,
        unit="" if best is None else "points of 15, below 0 is better with it",
        low=None if best is None else best.low,
        high=None if best is None else best.high,
        mass=None if best is None else 0.9,
        caveats=caveats,
        numbers=even(numbers),
        facts={
            "together": together,
            "blocked": [(t.what, t.why_not) for t in blocked if t.what not in together],
            "best": None if best is None else best.what,
            "with_it": 0 if best is None else best.days_with,
            "without_it": 0 if best is None else best.days_without,
            "points": None if best is None else abs(best.points or 0.0),
            "things": len(things),
        },
    )


def _beside(said: Verdict, doings: Sequence[Doing], holds: Sequence[Hold], until: date) -> Verdict:
    """Tell beside an answer what stands of one kind say of the same things.

    Aids and shoes are not held alike here, for it is they that are asked about.
    """
    try:
        stand = usual_stand(holds)
    except CannotUse:
        return said
    first = min(h.began.date() for h in holds)
    s = of_holds(holds, stand, first=first, last=until)
    cut = s.day[-LATEST:]
    start = int(cut[0])
    used = Outcome(cut - start, s.y[-LATEST:], s.hour[-LATEST:], s.off[-LATEST:], s.lowest)
    facts = {**said.facts, "stand_days": used.day.size, "stand_fewest": FEWEST}
    if used.day.size < FEWEST:
        few = "few" if used.day.size >= FEWEST_EACH else ""
        return evolve(said, facts={**facts, "stands_say": few})
    if used.reached > used.day.size / 2:
        return evolve(said, facts={**facts, "stands_say": "at_goal"})
    things = judged_by(
        used,
        doings,
        first=first + timedelta(days=start),
        until=until,
        least_spread=LEAST_SPREAD_STANDS,
        digits=3,
    )
    claimed = claims(things)
    told = {t.what: t for t in things}
    names = said.numbers["what"]
    columns = {
        "times as long": [_times(told, name, lambda t: t.points) for name in names],
        "stands, low": [_times(told, name, lambda t: t.high) for name in names],
        "stands, high": [_times(told, name, lambda t: t.low) for name in names],
    }
    best = claimed[0] if claimed else None
    say = "nothing" if any(t.p is not None for t in things) else "cannot_tell"
    if best is not None:
        say = "longer" if (best.points or 0.0) < 0 else "shorter"
        facts |= {
            "stand_best": best.what,
            "stand_times": _times(told, best.what, lambda t: t.points),
        }
    basis = evolve(said.basis, holds=used.day.size)
    return evolve(
        said, basis=basis, facts={**facts, "stands_say": say}, numbers={**said.numbers, **columns}
    )


def _times(
    told: dict[str, Thing], name: str, figure: Callable[[Thing], float | None]
) -> float | None:
    """Turn a figure, which is minus a logarithm, into how many times as long she stood."""
    thing = told.get(name)
    value = None if thing is None else figure(thing)
    return None if value is None else round(float(np.exp(-value)), 2)
