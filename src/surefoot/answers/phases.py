"""Times with foot drop and times mostly without, found by going through the notes once."""

from itertools import pairwise

import numpy as np
from attrs import frozen

from surefoot.answers.models import cusum
from surefoot.answers.series import Series

#: Scores are on 0 to 15 here, as the alarm was simulated.
TOP = 15.0
#: A time without begins when the median of the last noted days is under half of the old level.
RECENT_NOTES, FALL = 7, 0.5
#: Noted days of a time with foot drop before its level is known; lowest level that counts as any.
FEWEST_PRESENT, LOWEST_OLD = 8, 2.0
#: It has also fallen by so many spreads of the days before, at the same hour of the day: with a
#: mild foot drop, half of the old level is no further than a good week goes.
FALL_SPREADS = 1.25
#: Most notes of the time with foot drop that say what it fell from.
LATEST = 60
#: The old level is the median of so many last days of the time with foot drop.
OLD_DAYS = 90
#: Days over the line before the time without is taken to be over.
STAYS_OVER = 14


@frozen
class Phase:
    """A stretch of the notes.

    Parameters
    ----------
    start : position of its first noted day.
    without : True for a time mostly without foot drop.
    old : level before it, 0 to 15, and how much worse it was six hours later in the day.
    """

    start: int
    without: bool
    old: float = 0.0
    slope: float = 0.0


def _old_level(s: Series, y: cusum.Floats, start: int, end: int) -> tuple[float, float]:
    """Level and hour slope of the time with foot drop in [start, end)."""
    first = s.day[start]
    keep = (s.day[start:end] >= first + 5) & (s.day[start:end] > s.day[end - 1] - OLD_DAYS)
    if keep.sum() < 5:
        keep[:] = True
    level = float(np.median(y[start:end][keep]))
    return level, cusum.hour_slope(y[start:end][keep], s.hour[start:end][keep])


def phases(s: Series, *, alarms_a_year: float = 1.0) -> list[Phase]:
    """Part scored notes into times with and mostly without foot drop.

    Parameters
    ----------
    s : noted days, all with a score.
    alarms_a_year : rate of false alarms the line is set for.

    Returns
    -------
    list of Phase
        In order; the last one reaches to the end of the notes. Going on by one day changes no
        phase that was over before.
    """
    y = TOP * s.score
    n = y.size
    out = [Phase(0, False)]
    medians = _running_medians(y, RECENT_NOTES)
    i = 0
    while i < n:
        now = out[-1]
        if now.without:
            end = _end_of_time_without(s, y, now, medians, alarms_a_year)
            if end is None:
                break
            out.append(Phase(end, False))
            i = end
            continue
        begun = _next_time_without(s, y, out, medians, i)
        if begun is None:
            break
        out.append(begun)
    return out


def _next_time_without(
    s: Series, y: cusum.Floats, out: list[Phase], medians: cusum.Floats, i: int
) -> Phase | None:
    """Find the time without that follows the last phase, or None.

    A return that was over again before its own level could be known is measured by the time with
    foot drop before it: else a few bad days among clear weeks would be the level to fall from.
    """
    now, again = out[-1], len(out) > 1
    i = max(i, now.start + (0 if again else FEWEST_PRESENT) + RECENT_NOTES - 1)
    for at in range(i, y.size):
        begun = at - RECENT_NOTES + 1
        if again and begun - now.start < FEWEST_PRESENT:
            last = out[-2]
            known = slice(*_last_known(out))
            if medians[at] <= FALL * last.old and _fell(y, s.hour, known, begun):
                return Phase(begun, True, last.old, last.slope)
            continue
        known = slice(max(now.start, begun - LATEST), begun)
        if medians[at] > FALL * _quick_level(y, known) or not _fell(y, s.hour, known, begun):
            continue
        old, slope = _old_level(s, y, now.start, begun)
        if old >= LOWEST_OLD:
            return Phase(begun, True, old, slope)
    return None


def _last_known(out: list[Phase]) -> tuple[int, int]:
    """Give the last notes of the latest time with foot drop that was long enough to know."""
    spans = [
        (one.start, after.start)
        for one, after in pairwise(out)
        if not one.without and after.start - one.start >= FEWEST_PRESENT
    ]
    start, end = spans[-1]
    return max(start, end - LATEST), end


def _running_medians(y: cusum.Floats, k: int) -> cusum.Floats:
    out = np.full(y.size, np.inf)
    if y.size >= k:
        out[k - 1 :] = np.median(np.lib.stride_tricks.sliding_window_view(y, k), axis=1)
    return out


def _quick_level(y: cusum.Floats, known: slice) -> float:
    """Median of the last notes of the time with foot drop."""
    return max(_median(y[known]), LOWEST_OLD / 2)


def _median(y: cusum.Floats) -> float:
    """Give what np.median gives, in a tenth of its time: it is asked once for every note."""
    ranked = np.sort(y)
    return float(ranked[(y.size - 1) // 2] + ranked[y.size // 2]) / 2


def _fell(y: cusum.Floats, hour: cusum.Floats, known: slice, begun: int) -> bool:
    """Say whether the notes from `begun` on lie far under those before, at the same hour."""
    slope = cusum.hour_slope(y[known], hour[known])
    at_noon = y - slope * (hour - 14.0) / 6.0
    now = float(np.median(at_noon[begun : begun + RECENT_NOTES]))
    then = float(np.median(at_noon[known]))
    return then - now >= FALL_SPREADS * max(float(np.std(at_noon[known])), 1.0)


def path_of(s: Series, phase: Phase) -> cusum.Path | None:
    """Follow the alarm's sum from the start of a time without; see `cusum.path`."""
    cut = slice(phase.start, None)
    return cusum.path(
        s.day[cut] - s.day[phase.start],
        TOP * s.score[cut],
        s.hour[cut],
        s.off[cut],
        old=phase.old,
        slope=phase.slope,
    )


def _end_of_time_without(
    s: Series, y: cusum.Floats, phase: Phase, medians: cusum.Floats, alarms_a_year: float
) -> int | None:
    """Position at which the foot drop came back to stay, or None."""
    day = s.day[phase.start :] - s.day[phase.start]
    # In the first days there is no baseline yet: back is when it is more than half of before.
    early = (day > 0) & (day <= cusum.QUIET) & (np.arange(day.size) >= RECENT_NOTES)
    soon = np.flatnonzero(early & (medians[phase.start :] > FALL * phase.old))
    if soon.size:
        return phase.start + int(soon[0]) - RECENT_NOTES + 1
    path = path_of(s, phase)
    if path is None:
        return None
    over = path.total >= cusum.line(alarms_a_year)
    begun: int | None = None
    for i in np.flatnonzero(over):
        if begun is None or not over[begun:i].all():
            begun = int(i)
        if day[i] - day[begun] >= STAYS_OVER:
            zeros = np.flatnonzero(path.total[:begun] == 0.0)
            climbed_from = int(zeros[-1]) + 1 if zeros.size else begun
            return phase.start + max(climbed_from, 1)
    return None
