"""What came of a fair test: reckoned once, from the locked plan, when its last day has passed."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from surefoot.answers.doing import Doing
from surefoot.answers.experiment import Plan, plan_sha256, schedules
from surefoot.answers.models import level, swaps
from surefoot.answers.outcome import Outcome, of_days, of_holds
from surefoot.answers.verdict import Basis, Verdict, even
from surefoot.diary.day import Day
from surefoot.practice.hold import Hold
from surefoot.terms.errors import CannotUse, Contradiction

CLAIM = 0.05


def finish(
    locked: Plan,
    days: Sequence[Day],
    *,
    sha256_kept: str,
    today: date,
    doings: Sequence[Doing] = (),
    holds: Sequence[Hold] = (),
) -> Verdict:
    """Reckon the result, once, when the last day has passed.

    Parameters
    ----------
    locked : the plan.
    days : the notes.
    sha256_kept : the hash kept before day 1.
    today : the day.
    doings : what was done, to say on how many days the plan was kept to. The result goes by the
        plan all the same, or the lot would no longer be fair.
    holds : the timed one-leg stands, for a plan that goes by them.

    Returns
    -------
    Verdict
        ``better_with``, ``worse_with``, ``no_clear_answer`` or ``too_little``. `size` is the
        score with it less the score without, in points of 15; or how many times as long the
        stands lasted with it.

    Raises
    ------
    Contradiction
        The plan is not the one that was kept.
    CannotUse
        The test is still running.
    """
    if plan_sha256(locked) != sha256_kept:
        raise Contradiction(
            "The plan is not the one that was saved before the test, so its result means nothing.",
            "Use the plan as it was saved.",
        )
    if today <= locked.last_day:
        raise CannotUse(
            f"The test runs until {locked.last_day}, and looking earlier would make it unfair.",
            "Come back after that day. You can stop at any time, for any reason.",
            reason="still_running",
        )
    between = {"first": locked.first_day, "last": locked.last_day}
    if locked.stand is None:
        s = of_days(days, **between)
    else:
        s = of_holds(holds, locked.stand, **between)
    basis = Basis(s.day.size, locked.days, since=locked.first_day, until=locked.last_day)
    facts: dict[str, Any] = {
        "what": locked.what,
        "goes_by": locked.goes_by,
        "checked": s.day.size,
        "days": locked.days,
        "kept": _kept(locked, doings),
    }
    if s.day.size < max(10, locked.days // 4):
        return Verdict("fair_test", "too_little", basis, locked.rule, facts=facts)
    return _result(locked, s, basis, facts)


def _result(locked: Plan, s: Outcome, basis: Basis, facts: dict[str, Any]) -> Verdict:
    day, y = s.day, s.y
    lay = swaps.layout(schedules(locked), day, s.hour, locked.half_life_days)
    p = swaps.p_value(swaps.statistics(lay, y))
    dose = np.array(locked.schedule, dtype=float)[:, None]
    keep = np.ones(day.size, dtype=bool)
    if locked.half_life_days <= 2.0:
        keep = ~np.isin(day, swaps.switch_days(list(locked.schedule)))
    found = level.link(
        day[keep], y[keep], s.hour[keep], s.off[keep], dose, half_lives=(locked.half_life_days,)
    )
    answer = "no_clear_answer"
    if p <= CLAIM:
        answer = "better_with" if found.points[0] < 0 else "worse_with"
    with_it = dose[day, 0] > 0
    shown: dict[str, Any] = {
        "caveats": () if facts["kept"] is None else ("by_the_plan",),
        "mass": 0.9,
    }
    table: dict[str, list[Any]] = {
        "": ["with it", "without it"],
        "checked days": [int(with_it.sum()), int((~with_it).sum())],
    }
    drawn: dict[str, list[Any]] = {
        "schedules the lot could draw": [int(lay.carried.shape[0])],
        "p-value": [round(p, 3)],
    }
    if locked.stand is not None:
        # The figure is minus a logarithm: its lower end is the longest.
        times, least, most = (
            round(float(np.exp(-v[0])), 2) for v in (found.points, found.high, found.low)
        )
        table["median seconds"] = [_middle(y[with_it]), _middle(y[~with_it])]
        facts |= {
            "much_longer": times,
            "least_longer": least,
            "most_longer": most,
            "leg": locked.stand.leg,
            "goal": locked.stand.goal_s,
            "reached": s.reached,
        }
        return Verdict(
            "fair_test",
            answer,
            basis,
            locked.rule,
            size=times,
            unit="times as long on one leg with it",
            low=least,
            high=most,
            numbers=even({**table, **drawn}),
            facts=facts,
            **shown,
        )
    points, low, high = (round(float(v[0]), 1) for v in (found.points, found.low, found.high))
    table["mean score of 15"] = [_mean(y[with_it]), _mean(y[~with_it])]
    return Verdict(
        "fair_test",
        answer,
        basis,
        locked.rule,
        size=points,
        unit="points of 15, below 0 is better with it",
        low=low,
        high=high,
        numbers=even({**table, **drawn}),
        facts={
            **facts,
            "points": abs(points),
            "down": points < 0,
            "most_better": max(0.0, -low),
            "least_better": max(0.0, -high),
            "most_worse": max(0.0, high),
            "least_worse": max(0.0, low),
        },
        **shown,
    )


def _mean(y: level.Floats) -> float | None:
    return round(float(y.mean()), 1) if y.size else None


def _middle(y: level.Floats) -> float | None:
    """Turn figures of stands back into seconds, the middle one."""
    return round(float(np.exp(-np.median(y))), 1) if y.size else None


def _kept(locked: Plan, doings: Sequence[Doing]) -> int | None:
    """Count the days on which what was done was what the plan said; None where nothing was told."""
    own = [d for d in doings if d.what == locked.what]
    if not own:
        return None
    kept = 0
    for i, planned in enumerate(locked.schedule):
        day = locked.first_day + timedelta(days=i)
        done = any(d.started <= day and (d.stopped is None or day <= d.stopped) for d in own)
        kept += int(done == bool(planned))
    return kept
