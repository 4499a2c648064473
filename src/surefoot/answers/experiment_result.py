"""What came of a fair test: reckoned once, from the locked plan, when its last day has passed."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np

from surefoot.answers.doing import Doing
from surefoot.answers.experiment import RULE, TOP, Plan, plan_sha256, schedules
from surefoot.answers.models import level, swaps
from surefoot.answers.series import Series, series
from surefoot.answers.verdict import Basis, Verdict, even
from surefoot.diary.day import Day
from surefoot.terms.errors import CannotUse, Contradiction

CLAIM = 0.05


def finish(
    locked: Plan,
    days: Sequence[Day],
    *,
    sha256_kept: str,
    today: date,
    doings: Sequence[Doing] = (),
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

    Returns
    -------
    Verdict
        ``better_with``, ``worse_with``, ``no_clear_answer`` or ``too_little``. `size` is the
        score with it less the score without, in points of 15.

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
    s = series(days, until=locked.last_day).scored()
    start = float((locked.first_day - s.first).days)
    s = s.since(start)
    basis = Basis(s.day.size, locked.days, since=locked.first_day, until=locked.last_day)
    facts: dict[str, Any] = {
        "what": locked.what,
        "checked": s.day.size,
        "days": locked.days,
        "kept": _kept(locked, doings),
    }
    if s.day.size < max(10, locked.days // 4):
        return Verdict("fair_test", "too_little", basis, RULE, facts=facts)
    return _result(locked, s, start, basis, facts)


def _result(locked: Plan, s: Series, start: float, basis: Basis, facts: dict[str, Any]) -> Verdict:
    day = (s.day - start).astype(np.int64)
    y = TOP * s.score
    lay = swaps.layout(schedules(locked), day, s.hour, locked.half_life_days)
    p = swaps.p_value(swaps.statistics(lay, y))
    dose = np.array(locked.schedule, dtype=float)[:, None]
    keep = np.ones(day.size, dtype=bool)
    if locked.half_life_days <= 2.0:
        keep = ~np.isin(day, swaps.switch_days(list(locked.schedule)))
    found = level.link(
        day[keep], y[keep], s.hour[keep], s.off[keep], dose, half_lives=(locked.half_life_days,)
    )
    points, low, high = (round(float(v[0]), 1) for v in (found.points, found.low, found.high))
    answer = "no_clear_answer"
    if p <= CLAIM:
        answer = "better_with" if points < 0 else "worse_with"
    with_it = dose[day, 0] > 0
    return Verdict(
        "fair_test",
        answer,
        basis,
        RULE,
        size=points,
        unit="points of 15, below 0 is better with it",
        low=low,
        high=high,
        mass=0.9,
        caveats=() if facts["kept"] is None else ("by_the_plan",),
        numbers=even(
            {
                "": ["with it", "without it"],
                "checked days": [int(with_it.sum()), int((~with_it).sum())],
                "mean score of 15": [_mean(y[with_it]), _mean(y[~with_it])],
                "schedules the lot could draw": [int(lay.carried.shape[0])],
                "p-value": [round(p, 3)],
            }
        ),
        facts={
            **facts,
            "points": abs(points),
            "down": points < 0,
            "most_better": max(0.0, -low),
            "least_better": max(0.0, -high),
            "most_worse": max(0.0, high),
            "least_worse": max(0.0, low),
        },
    )


def _mean(y: level.Floats) -> float | None:
    return round(float(y.mean()), 1) if y.size else None


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
