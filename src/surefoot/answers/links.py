"""Which things can be judged from notes alone, and how each goes along with a score.

Each thing must pass a gate before any figure of it is shown. What does not pass gets its reason:
begun with other things, begun once, begun after the worst week.
"""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from surefoot.answers.doing import Doing
from surefoot.answers.models import level
from surefoot.answers.outcome import TOP, Outcome
from surefoot.answers.series import Series

#: Gate (our proposal; firing rates in docs/calibration.md). A pause of so many days parts two
#: bouts; within the first and last week of the notes nobody can tell that a bout began or ended.
PAUSE_DAYS, EDGE_DAYS = 10, 7
#: Done on at least this share of the days of its bouts, a thing was done steadily, so that only
#: its beginnings and ends can tell anything; done less, its single days can.
STEADY_SHARE = 0.75
FEWEST_EACH = 10
FEWEST_SWITCHES = 2
TOGETHER_DAYS = 14
MOST_INFLATION = 5.0
WORST_WEEK_SD = 1.0
MOST_REVERSE = 0.25
#: A spread of the weeks before smaller than this is taken to be this: points of 15, and for
#: stands the logarithm of the seconds.
LEAST_SPREAD, LEAST_SPREAD_STANDS = 0.5, 0.1
#: A link is claimed below this, shared out over all things that passed (Holm).
CLAIM = 0.05


@frozen
class Thing:
    """One thing done: its days, why it cannot be judged (a code or ""), and its link.

    Parameters
    ----------
    what : as told.
    started : its first day in the notes that were used.
    switches : times it began or stopped.
    days_with, days_without : noted days.
    why_not : ``began_together``, ``only_once``, ``few_days``, ``moved_together``,
        ``after_worst_week``, ``more_on_good_days``, ``no_switch``, or "".
    together : the others it began together with.
    points, low, high, p : the link, where it passed the gate.
    """

    what: str
    started: date | None
    switches: int
    days_with: int
    days_without: int
    why_not: str
    together: tuple[str, ...] = ()
    points: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None


def doses(doings: Sequence[Doing], first: date, days: int) -> tuple[list[str], level.Floats]:
    """Give what was done as one row a calendar day, one column a thing, in order of name.

    Parameters
    ----------
    doings : stretches; the same thing may have several.
    first : day of row 0.
    days : rows.
    """
    names = sorted({d.what for d in doings})
    out = np.zeros((days, len(names)))
    for d in doings:
        start = max((d.started - first).days, 0)
        stop = days if d.stopped is None else (d.stopped - first).days + 1
        out[start : max(stop, start), names.index(d.what)] = 1.0
    return names, out


def judged(s: Series, doings: Sequence[Doing]) -> list[Thing]:
    """Put every thing through the gate, and link those that pass.

    Parameters
    ----------
    s : noted days, all with a score.
    doings : what was done.
    """
    first = s.day[0]
    scores = Outcome((s.day - first).astype(np.int64), TOP * s.score, s.hour, s.off)
    return judged_by(scores, doings, first=s.date_of(first), until=s.until)


def judged_by(
    s: Outcome,
    doings: Sequence[Doing],
    *,
    first: date,
    until: date,
    least_spread: float = LEAST_SPREAD,
    digits: int = 1,
) -> list[Thing]:
    """Put every thing through the gate, and link those that pass; see `judged`.

    Parameters
    ----------
    s : the days, counted from `first`; higher is worse.
    doings : what was done.
    first, until : the first of these days, and the last calendar day looked at.
    least_spread : a smaller spread is taken to be this.
    digits : of the figures.
    """
    day, y = s.day, s.y
    names, dose = doses(doings, first, (until - first).days + 1)
    things = _gate(names, dose, day, y, first, least_spread)
    open_ = [i for i, thing in enumerate(things) if not thing.why_not]
    if not open_:
        return things
    moving = [i for i in range(len(names)) if np.ptp(dose[day, i]) > 0]
    found = level.link(day, y, s.hour, s.off, dose[:, moving])
    for i in open_:
        at = moving.index(i)
        things[i] = evolve(
            things[i],
            points=round(float(found.points[at]), digits),
            low=round(float(found.low[at]), digits),
            high=round(float(found.high[at]), digits),
            p=round(float(found.p_value[at]), 3),
        )
    return things


def _gate(
    names: list[str],
    dose: level.Floats,
    day: NDArray[np.int64],
    y: level.Floats,
    first: date,
    least_spread: float,
) -> list[Thing]:
    inflation = level.told_apart(dose, day)
    bouts = [_bouts(dose[:, i]) for i in range(len(names))]
    begins = [[start for start, _ in b if start >= EDGE_DAYS] for b in bouts]
    ends = [[stop for _, stop in b if stop < dose.shape[0] - EDGE_DAYS] for b in bouts]
    days_with = [int(np.sum(dose[day, i] > 0)) for i in range(len(names))]
    out = []
    for i, name in enumerate(names):
        own = dose[:, i]
        edges = len(begins[i]) + len(ends[i])
        with_it = days_with[i]
        steady = _steady(own, bouts[i])
        others = tuple(
            names[j]
            for j in range(len(names))
            if j != i
            and days_with[j] >= FEWEST_EACH  # a day or two cannot stand behind a lasting change
            and any(abs(a - b) <= TOGETHER_DAYS for a in begins[i] for b in begins[j])
        )
        why = ""
        if np.ptp(own[day]) == 0 or (steady and edges == 0):
            why = "no_switch"
        elif others:
            why = "began_together"
        elif steady and edges < FEWEST_SWITCHES:
            worst = begins[i] and _after_worst_week(begins[i][0], day, y, least_spread)
            why = "after_worst_week" if worst else "only_once"
        elif min(with_it, day.size - with_it) < FEWEST_EACH:
            why = "few_days"
        elif inflation[i] > MOST_INFLATION:
            why = "moved_together"
        elif begins[i] and edges <= 2 and _after_worst_week(begins[i][0], day, y, least_spread):
            why = "after_worst_week"
        elif _done_on_good_days(own, day, y):
            why = "more_on_good_days"
        started = first + timedelta(days=begins[i][0]) if begins[i] else None
        out.append(Thing(name, started, edges, with_it, day.size - with_it, why, others))
    return out


def _bouts(own: level.Floats) -> list[tuple[int, int]]:
    """Give the stretches in which a thing was done, first day and day after the last."""
    done = np.flatnonzero(own > 0)
    if done.size == 0:
        return []
    cuts = np.flatnonzero(np.diff(done) > PAUSE_DAYS)
    firsts = [int(done[0]), *(int(done[c + 1]) for c in cuts)]
    lasts = [*(int(done[c]) for c in cuts), int(done[-1])]
    return [(a, b + 1) for a, b in zip(firsts, lasts, strict=True)]


def _steady(own: level.Floats, bouts: list[tuple[int, int]]) -> bool:
    days = sum(b - a for a, b in bouts)
    return bool(days and own.sum() / days >= STEADY_SHARE)


def _after_worst_week(
    start: int, day: NDArray[np.int64], y: level.Floats, least_spread: float
) -> bool:
    """Tell whether the week before it began was much worse than the four weeks before that."""
    week = y[(day >= start - 7) & (day < start)]
    month = y[(day >= start - 35) & (day < start - 7)]
    if week.size < 3 or month.size < 7:
        return False
    spread = max(float(month.std(ddof=1)), least_spread)
    return bool(week.mean() - month.mean() >= WORST_WEEK_SD * spread)


def _done_on_good_days(own: level.Floats, day: NDArray[np.int64], y: level.Floats) -> bool:
    """Tell whether yesterday's score foretells doing it, beyond what was done yesterday."""
    pairs = np.flatnonzero(np.diff(day) == 1)
    if pairs.size < 20:
        return False
    today, before = own[day[pairs + 1]], own[day[pairs]]
    changed = today != before
    if changed.sum() < 8:
        return False
    known = np.column_stack([np.ones(pairs.size), before, day[pairs].astype(float)])

    def rest(v: level.Floats) -> level.Floats:
        out: level.Floats = v - known @ np.linalg.lstsq(known, v, rcond=None)[0]
        return out

    a, b = rest(today), rest(y[pairs])
    size = float(np.sqrt(np.sum(a**2) * np.sum(b**2)))
    return size > 1e-9 and abs(float(np.sum(a * b))) / size > MOST_REVERSE


def claims(things: Sequence[Thing]) -> list[Thing]:
    """Things whose link may be claimed when all that passed are looked at together (Holm)."""
    passed = sorted((t for t in things if t.p is not None), key=lambda t: (t.p, t.what))
    out = []
    for k, thing in enumerate(passed):
        if (thing.p or 0.0) > CLAIM / (len(passed) - k):
            break
        out.append(thing)
    return out


def began_together(things: Sequence[Thing]) -> list[str]:
    """Name the largest group in which every thing began together with every other."""
    near = {t.what: set(t.together) for t in things if t.why_not == "began_together"}
    groups = []
    for what in sorted(near):
        group = [what]
        for other in sorted(near[what] & set(near)):
            if all(other in near[one] for one in group):
                group.append(other)
        groups.append(sorted(group))
    return max((group for group in groups if len(group) > 1), key=len, default=[])
