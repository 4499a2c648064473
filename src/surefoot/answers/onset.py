"""The latest lasting change in the notes, and the range of days on which it happened.

Long notes are looked at twice: the last half year day by day; and, when nothing changed there,
all of it in coarse steps, then day by day around what was found.
"""

from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
from attrs import frozen

from surefoot.answers.models import change, change_grid
from surefoot.answers.models.one_line import HIDDEN_BY_REPEATING
from surefoot.answers.series import Series

#: Days looked at day by day, and fewest noted days that are.
WINDOW_DAYS, WINDOW_NOTES = 180, 60
#: A change is claimed above this chance, and called possible above the other.
SURE, POSSIBLE = 0.95, 0.5
_COARSE_POINTS = 160


@frozen
class Found:
    """What was found, in days of the series.

    Parameters
    ----------
    change : the chances.
    first, last : day numbers of the stretch that was looked at.
    notes : noted days in it.
    walks : walks that joined.
    """

    change: change.Change
    first: float
    last: float
    notes: int
    walks: int = 0

    @property
    def sure(self) -> bool:
        """Tell whether a lasting change may be claimed."""
        return self.change.p_change > SURE

    @property
    def better(self) -> bool:
        """Tell whether the score went down."""
        return self.change.p_better > 0.5

    def days(self, series: Series) -> tuple[date, date, date]:
        """Give the earliest, the middle and the latest day of the change."""
        c = self.change
        lo, mid, hi = np.clip(
            [np.ceil(c.onset_low), np.round(c.onset), np.floor(c.onset_high)], self.first, self.last
        )
        return series.date_of(lo), series.date_of(mid), series.date_of(hi)


def _look(series: Series, walks: change.Walks | None) -> Found | None:
    if not change_grid.enough(series.day):
        return None
    joined = _within(walks, series)
    n_walks = 0 if joined is None or joined.t.size < change.FEWEST_WALKS else joined.t.size
    # Walks see what two-valued ratings hide.
    line = None if n_walks else series.line
    found = change.find(
        series.day,
        series.score,
        series.hour,
        series.off,
        walks=joined,
        line=line,
        repeats=series.repeats and not n_walks,
    )
    return Found(found, float(series.day[0]), float(series.day[-1]), series.day.size, n_walks)


def _within(walks: change.Walks | None, series: Series) -> change.Walks | None:
    """Give the walks of the same stretch of days."""
    if walks is None:
        return None
    keep = (walks.t >= series.day[0]) & (walks.t <= series.day[-1])
    return change.Walks(walks.t[keep], walks.value[keep], walks.error[keep], walks.spread)


def _recent(scored: Series) -> Series:
    """Give the last half year, or the last 60 notes where that is longer."""
    keep = scored.day > scored.today - WINDOW_DAYS
    if keep.sum() < WINDOW_NOTES:
        keep = np.arange(scored.day.size) >= scored.day.size - WINDOW_NOTES
    return scored.cut(keep)


def _coarse_onset(scored: Series) -> float | None:
    """Day of a change over the whole of long notes, found in steps of some weeks."""
    width = max(7.0, np.ceil((scored.day[-1] - scored.day[0] + 1) / _COARSE_POINTS))
    step = np.floor((scored.day - scored.day[0]) / width)
    which, at = np.unique(step, return_inverse=True)
    count = np.bincount(at)
    score = np.bincount(at, scored.score) / count
    hour = np.bincount(at, scored.hour) / count
    off = np.bincount(at, scored.off) / count > 0.5
    if not change_grid.enough(which):
        return None
    found = change.find(which, score, hour, off)
    if found.p_change <= SURE:
        return None
    return float(scored.day[0] + width * found.onset)


@lru_cache(maxsize=2)
def latest(series: Series, walks: change.Walks | None = None) -> Found | None:
    """Find the latest lasting change.

    Parameters
    ----------
    series : the noted days.
    walks : a measure of walking, days counted as in `series`; see `surefoot.answers.walking`.

    Returns
    -------
    Found or None
        None while there are too few notes. Look at `Found.sure` before claiming anything.

    Notes
    -----
    Two questions rest on it, so the last answers are kept, each by its very series.
    """
    scored = series.scored()
    recent = _recent(scored)
    found = _look(recent, walks)
    if (found is not None and found.sure) or recent.day.size == scored.day.size:
        return found
    about = _coarse_onset(scored)
    if about is None:
        return found
    around = scored.cut(np.abs(scored.day - about) <= WINDOW_DAYS / 2)
    closer = _look(around, walks)
    return closer if closer is not None and closer.sure else found


def line_caveats(s: Series, found: Found | None) -> tuple[str, ...]:
    """Name it where a change is claimed of somebody whose ratings hide how fast it came."""
    if found is None or not found.sure or found.walks:
        return ()
    if s.line is not None:
        return ("there_or_not_only",)
    size = abs(found.change.before - found.change.after)
    return ("notes_repeat",) if s.repeats and size < HIDDEN_BY_REPEATING else ()


def change_facts(s: Series, found: Found | None) -> dict[str, Any]:
    """Say in plain values what changed, and when."""
    if found is None:
        return {"change": "too_early"}
    c = found.change
    first, middle, last = found.days(s)
    kind = max(c.kinds, key=lambda k: c.kinds[k])
    change = "none"
    if found.sure:
        change = kind if c.kinds[kind] >= 0.6 else "unclear_shape"
    elif c.p_change > POSSIBLE:
        change = "maybe"
    return {
        "change": change,
        "better": found.better,
        "p_change": round(c.p_change, 2),
        "p_step": round(c.kinds["step"], 2),
        "p_ramp": round(c.kinds["ramp"], 2),
        "p_levelling": round(c.kinds["levelling"], 2),
        "onset_first": first,
        "onset": middle,
        "onset_last": last,
        "level_before": round(c.before, 2),
        "level_after": round(c.after, 2),
    }
