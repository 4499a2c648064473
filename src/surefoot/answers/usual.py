"""Off day or lasting change? A counted alarm decides; a filter explains."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from surefoot.answers.models import cusum, hmm
from surefoot.answers.phases import TOP, Phase, path_of, phases
from surefoot.answers.series import SILENT_DAYS, Series, note_caveats, series
from surefoot.answers.verdict import Basis, Rule, Verdict
from surefoot.diary.day import Day

RULE = Rule("off_day", "1", "docs/calibration.md#off-day-or-lasting-change", "measured")
RULE_USUAL = Rule("off_day.usual_range", "1", "docs/calibration.md#usual-range", "proposal")

#: Under so many checked days it is always too early.
FEWEST = 10
#: A day at least half way back to the old level is low.
LOW_R = 1.0
#: From this share of the line on, which no single day reaches, the words say "keep an eye on it".
WATCH_SHARE = 0.6
#: The filter looks back this far at most.
FILTER_DAYS = 400

#: The usual range without a time before: reference days, days watched, and the sum's figures,
#: in units of her own spread; the line grows with day-to-day correlation. Set on 720 development
#: people: a single day that may count for 3 spreads rings for the wild days of heavy-tailed people.
REFERENCE_DAYS, WATCHED_DAYS = 90, 35
USUAL_ALLOWANCE, USUAL_LINE, USUAL_MOST = 0.75, 3.25, 2.0
CORRELATION, CORRELATION_NOTES = 0.5, 20


def verdict(days: Sequence[Day], *, until: date, alarms_a_year: float = 1.0) -> Verdict:
    """Answer "off day or lasting change?" from the days up to one day.

    Parameters
    ----------
    days : the days, in any order.
    until : the day asked about.
    alarms_a_year : how many false alarms a year she is willing to have, 0.1 to 2.

    Returns
    -------
    Verdict
        ``usual``, ``off_day``, ``watch``, ``lasting_change`` or ``too_little``. `size` is the
        sum of low days; the line it must cross is in the table.

    Raises
    ------
    CannotUse
        Nothing was checked up to that day.
    ValueError
        `alarms_a_year` is out of its range.

    Notes
    -----
    Sudden new weakness is no matter for this: the help card comes first, always.
    """
    if not 0.1 <= alarms_a_year <= 2.0:
        raise ValueError("alarms_a_year goes from 0.1 to 2")
    return of_series(series(days, until=until), alarms_a_year=alarms_a_year)


def of_series(s: Series, *, alarms_a_year: float = 1.0) -> Verdict:
    """Answer from arrays; see `verdict`."""
    scored = s.scored()
    basis = Basis(s.day.size, s.total_days, since=s.first, until=s.until)
    caveats = note_caveats(s)
    facts: dict[str, Any] = {
        "checked": s.day.size,
        "fewest": FEWEST,
        "gap": s.gap,
        "alarms_a_year": alarms_a_year,
    }

    def too_little(why: str, **more: Any) -> Verdict:
        return Verdict(
            "off_day",
            "too_little",
            basis,
            RULE,
            caveats=caveats,
            facts={**facts, "why": why, **more},
        )

    if s.gap > SILENT_DAYS:
        return too_little("no_notes_lately")
    if scored.day.size < FEWEST:
        return too_little("few_days")
    found = phases(scored, alarms_a_year=alarms_a_year)
    last = found[-1]
    if not last.without:
        return _against_usual(scored, found, basis, caveats, facts, alarms_a_year)
    path = path_of(scored, last)
    since = scored.date_of(scored.day[last.start])
    age = int(scored.today - scored.day[last.start]) + 1
    if path is None or age <= cusum.QUIET:
        return too_little("young", age=age, needed=cusum.QUIET, since=since)
    return _against_before(scored, last, path, basis, caveats, facts, alarms_a_year)


def _against_before(
    s: Series,
    phase: Phase,
    path: cusum.Path,
    basis: Basis,
    caveats: tuple[str, ...],
    facts: dict[str, Any],
    alarms_a_year: float,
) -> Verdict:
    """Judge a time without against the time before it."""
    height = cusum.line(alarms_a_year)
    r, total = path.r, path.total
    known = ~np.isnan(r)
    states = _explain(s, phase)
    runs = low_runs(r[known] >= LOW_R)
    today_low = bool(r[-1] >= LOW_R) if known[-1] else False
    answer = _word(float(total[-1]), height, today_low)
    to_call = int(np.ceil(max(height - total[-1], 0.0) / (cusum.MOST - cusum.ALLOWANCE)))
    done = runs[:-1] if today_low and runs else runs
    day = s.day[phase.start :]
    return Verdict(
        "off_day",
        answer,
        basis,
        RULE,
        size=round(float(total[-1]), 2),
        unit=f"sum of low days; the line is {height:.1f}",
        caveats=(*caveats, "sudden_change_get_help"),
        numbers=_table(s, day, r, total, height),
        facts={
            **facts,
            "compared": "before",
            "since": s.date_of(day[0]),
            "line": round(height, 2),
            "to_call": to_call,
            "low_today": today_low,
            "low_recent": int(np.sum(r[known][-14:] >= LOW_R)),
            "recent": int(min(known.sum(), 14)),
            "low_before": len(done),
            "low_length": int(np.median(done)) if done else 0,
            "p_off": round(float(states[1] + states[2]), 2),
            "p_brewing": round(float(states[3] + states[4] + states[5]), 2),
            "p_back": round(float(hmm.p_back(states)), 2),
        },
    )


def _explain(s: Series, phase: Phase) -> cusum.Floats:
    """Chance of each state today; see `hmm.follow`."""
    cut = s.cut((np.arange(s.day.size) >= phase.start) & (s.day > s.today - FILTER_DAYS))
    day = (cut.day - cut.day[0]).astype(int)
    states: cusum.Floats = hmm.follow(
        day, TOP * cut.score, cut.hour, cut.off, old=phase.old, slope=phase.slope
    )
    today: cusum.Floats = states[-1]
    return today


def _word(total: float, height: float, low_today: bool) -> str:
    if total >= height:
        return "lasting_change"
    if total >= WATCH_SHARE * height:
        return "watch"
    return "off_day" if low_today else "usual"


def low_runs(low: np.ndarray[Any, np.dtype[np.bool_]]) -> list[int]:
    """Give the lengths of runs of low days, in noted days."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], low.astype(int), [0]])))
    return [int(b - a) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _reference(s: Series, found: Sequence[Phase]) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Give the notes that say what is usual: of this time with foot drop, before the last weeks.

    Where it has only just come back, those of the times with foot drop before it; never those of
    a time without.
    """
    watched = s.day > s.today - WATCHED_DAYS
    reach = ~watched & (s.day > s.today - WATCHED_DAYS - REFERENCE_DAYS)
    this_time = reach & (np.arange(s.day.size) >= found[-1].start)
    if this_time.sum() >= FEWEST:
        return this_time
    edges = [*(one.start for one in found), s.day.size]
    for one, start, end in zip(found, edges, edges[1:], strict=False):
        if one.without:
            reach[start:end] = False
    return reach


def _against_usual(
    s: Series,
    found: Sequence[Phase],
    basis: Basis,
    caveats: tuple[str, ...],
    facts: dict[str, Any],
    alarms_a_year: float,
) -> Verdict:
    """Judge the last weeks against her own usual range of the months before."""
    y = TOP * s.score
    watched = s.day > s.today - WATCHED_DAYS
    base = _reference(s, found)
    if base.sum() < FEWEST:
        return Verdict(
            "off_day",
            "too_little",
            basis,
            RULE_USUAL,
            caveats=caveats,
            facts={
                **facts,
                "why": "no_reference" if len(found) == 1 else "came_back",
                "reference": int(base.sum()),
                "since": s.date_of(s.day[found[-1].start]),
                "needed": WATCHED_DAYS + FEWEST,
            },
        )
    slope = cusum.hour_slope(y[base], s.hour[base])
    at_noon = y - slope * (s.hour - 14.0) / 6.0
    middle, spread, rho = usual_range(at_noon[base])
    z = np.clip((at_noon - middle) / spread, -USUAL_MOST, USUAL_MOST)
    w = cusum.flag_weights(s.off)
    total = cusum.climb((w * (z - USUAL_ALLOWANCE))[watched])
    inflation = np.sqrt((1 + rho) / (1 - rho))
    height = USUAL_LINE * inflation * cusum.line(alarms_a_year) / cusum.line(1.0)
    low = z > float(np.quantile(z[base], 0.9))
    low_today = bool(low[-1])
    answer = _word(float(total[-1]), float(height), low_today)
    runs = low_runs(low[base])
    # A low day adds 1.5 spreads, or as much as the scale has room for.
    adds = min(1.5, (TOP - middle) / spread) - USUAL_ALLOWANCE
    reach = max(height - total[-1], 0.0)
    to_call = int(np.ceil(reach / adds)) if reach <= adds * WATCHED_DAYS else None
    return Verdict(
        "off_day",
        answer,
        basis,
        RULE_USUAL,
        size=round(float(total[-1]), 2),
        unit=f"sum of low days; the line is {height:.1f}",
        caveats=(*caveats, "sudden_change_get_help"),
        numbers=_table(s, s.day[watched], z[watched], total, float(height)),
        facts={
            **facts,
            "compared": "usual",
            "line": round(float(height), 2),
            "to_call": to_call,
            "low_today": low_today,
            "low_recent": int(np.sum(low[-14:])),
            "recent": int(min(s.day.size, 14)),
            "low_before": len(runs),
            "low_length": int(np.median(runs)) if runs else 0,
            "correlation": round(rho, 2),
        },
    )


def usual_range(y: cusum.Floats) -> tuple[float, float, float]:
    """Give the middle, the spread and the day-to-day correlation of a person's usual days.

    Parameters
    ----------
    y : (n,) 0 to 15

    Returns
    -------
    middle, spread, correlation
        The correlation is drawn towards 0.5, for few notes cannot tell it.
    """
    middle = float(np.mean(y))
    spread = max(float(np.std(y, ddof=1)), 1.0)
    c = y - middle
    seen = float(np.sum(c[1:] * c[:-1]) / max(np.sum(c**2), 1e-9))
    rho = (seen * y.size + CORRELATION * CORRELATION_NOTES) / (y.size + CORRELATION_NOTES)
    return middle, spread, float(np.clip(rho, 0.0, 0.9))


def _table(
    s: Series, day: cusum.Floats, r: cusum.Floats, total: cusum.Floats, height: float
) -> dict[str, list[Any]]:
    """Give the last 60 noted days of the sum."""
    last = slice(-60, None)
    return {
        "day": [s.date_of(d) for d in day[last]],
        "how low": [None if np.isnan(x) else round(float(x), 2) for x in r[last]],
        "sum": [round(float(x), 2) for x in total[last]],
        "line": [round(height, 2)] * day[last].size,
    }
