"""Walks that may join the notes: one measure of one foot, walked alike, with its errors."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

import numpy as np
from attrs import frozen

from surefoot.answers.models.change import Walks
from surefoot.answers.series import Series, series
from surefoot.diary.day import Day

#: Foot pitch at first contact goes up and down by about so much from walk to walk, deg; it only
#: sets the scale (our proposal).
PITCH_SPREAD_DEG = 2.5
#: Quartiles of a normal spread lie so many standard deviations apart.
_QUARTILES_APART = 1.349


@frozen
class WalkPoint:
    """The stroke-side foot pitch of one walk.

    Parameters
    ----------
    day : the day of the walk.
    pitch_deg : median at first contact; toes up is plus.
    error_deg : standard error of it.
    worn : shoe, aid and surface. Only walks alike in these are compared.
    """

    day: date
    pitch_deg: float
    error_deg: float
    worn: tuple[str, str, str] = ("", "", "")


def error_of(low: float, high: float, n: int) -> float:
    """Give the standard error of a median, from its quartiles and the number of strides.

    Parameters
    ----------
    low, high : quartiles.
    n : strides.
    """
    return 1.2533 * (high - low) / _QUARTILES_APART / float(np.sqrt(max(n, 1)))


def joining(points: Sequence[WalkPoint], s: Series) -> Walks | None:
    """Give the walks that can be compared, one a day, counted in days of the series.

    Parameters
    ----------
    points : walks, in any order.
    s : the noted days.

    Returns
    -------
    Walks or None
        Those in the shoes, aid and surface worn most often; None where there are none. Days with
        several walks give their mean.
    """
    counts = Counter(p.worn for p in points if p.day <= s.until)
    if not counts:
        return None
    most = max(sorted(counts), key=lambda worn: counts[worn])
    by_day: dict[int, list[WalkPoint]] = {}
    for p in points:
        if p.worn == most and p.day <= s.until:
            by_day.setdefault((p.day - s.first).days, []).append(p)
    days = sorted(by_day)
    pitch = [np.mean([p.pitch_deg for p in by_day[d]]) for d in days]
    error = [np.sqrt(np.mean([p.error_deg**2 for p in by_day[d]])) for d in days]
    return Walks(
        t=np.array(days, dtype=float),
        value=-np.array(pitch, dtype=float),
        error=np.array(error, dtype=float),
        spread=PITCH_SPREAD_DEG,
    )


def together(
    days: Sequence[Day], walks: Sequence[WalkPoint], *, until: date
) -> tuple[Series, Walks | None]:
    """Turn days up to one day into arrays, and the walks that can join them.

    Parameters
    ----------
    days, walks : in any order.
    until : the day asked about.

    Raises
    ------
    CannotUse
        Nothing was checked up to that day.
    """
    s = series(days, until=until)
    return s, joining(walks, s)
