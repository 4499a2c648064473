"""What a planned test would find: the test is made up many times from her own way of noting.

Her ratings are lines that a hidden course crosses. The course is drawn so that without the thing
it gives back her own notes, day by day; with it, it is pushed down and crosses her lines where
they are. Who rates only "there" or "not there" so gets the jumps such ratings make; who lets
whole weeks go, or notes less and less, gets as few days in the made-up test.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

import numpy as np
import scipy  # its parts come when they are first used: together they take half a second
from numpy.typing import NDArray

from surefoot.answers.models.swaps import Layout, Whitened, layout, statistics

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

#: Points of the score at the top of all ratings, and the ratings.
TOP, RATINGS = 15.0, (1, 2, 3)
#: Days that stay together when her notes are put together anew.
_STRETCH = 7
#: So many schedules are enough to reckon a chance from; made-up gaps, and tests for each.
_SCHEDULES, _GAPS, _TESTS = 400, 8, 25
#: What the ratings of a day cannot show: how alike signs and neighbouring days are inside one
#: rating. One of each is drawn for every made-up gap pattern, none is believed.
_ALIKE_SIGNS, _ALIKE_DAYS = (0.2, 0.5, 0.8), (0.0, 0.4, 0.8)
#: Slow wandering a day, as a share of her spread: sixty days cannot show that of months.
_WANDER = 0.05
#: Distance between two lines she never crossed, in spreads, where no sign of hers shows one.
_APART = 1.5
#: Prior spread of how fast noting wears off, in log odds a day; only a fall is carried forward.
_WEARS = 0.015
#: Fewest days a made-up test must have to be counted.
_FEWEST = 10
#: A push beyond which nothing is left to fall.
_ALL = 12.0


@dataclass(frozen=True, eq=False)
class Before:
    """Her notes before a test, one row a calendar day.

    Attributes
    ----------
    value : (d, k)
        The rating 0 to 3 of each sign, NaN where not noted; or one column of another figure.
        **Higher is worse.**
    hour : (d,) h
        Any value where nothing was noted.
    rated : whether `value` holds ratings.
    lowest : lowest figure there is, where it is no rating; what would fall below it stays there.
    """

    value: Floats
    hour: Floats
    rated: bool = True
    lowest: float = 0.0
    noted: Bools = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "noted", ~np.isnan(self.value).all(axis=1))


def power(
    before: Before,
    schedules: Floats,
    falls: Sequence[float],
    *,
    half_life: float,
    rng: np.random.Generator,
    claim: float = 0.05,
) -> list[float]:
    """Chance that a test gives an answer, were the effect so large.

    Parameters
    ----------
    before : her notes without it.
    schedules : (a, d) 0 or 1
        What the lot could draw.
    falls : in the score's units
        Mean falls of the score with it at full.
    half_life : day
    rng : chance
    claim : p-value below which there is an answer.

    Returns
    -------
    list of chance
        One for each fall.

    Notes
    -----
    Nothing unknown is plugged in: how alike the days are inside one rating, how slowly the foot
    wanders and how fast her noting wears off are drawn anew for each pattern of gaps.
    Measured against made-up tests: docs/calibration.md, Fair test.
    """
    if before.noted.sum() < 2:
        return [0.0 for _ in falls]
    days = schedules.shape[1]
    schedules = schedules[:: max(1, schedules.shape[0] // _SCHEDULES)].astype(np.float64)
    way: _Ratings | _Figure = _Ratings(before) if before.rated else _Figure(before)
    hour = before.hour[_nearest(before.noted)]
    wears = _wearing_off(before.noted)
    won = np.zeros(len(falls))
    for _ in range(_GAPS):
        alike = float(rng.choice(_ALIKE_SIGNS)), float(rng.choice(_ALIKE_DAYS))
        noted = np.flatnonzero(_noted_days(before.noted, days, wears, rng))
        pushes = way.pushes(way.draw(rng, *alike), falls)
        if noted.size < _FEWEST:
            continue
        base = layout(schedules, noted, np.full(noted.size, 14.0), half_life)
        known: dict[float, Whitened] = {}
        for _ in range(_TESTS):
            true = int(rng.integers(schedules.shape[0]))
            course = way.draw(rng, *alike)
            at = _stretches(before.noted.size, days, rng)
            step = _WANDER * float(np.std(course.mean(axis=1)))
            made = (course[at] + np.cumsum(rng.normal(0.0, step, days))[:, None])[noted]
            lay = Layout(noted, base.carried, hour[at][noted])
            for i, push in enumerate(pushes):
                y = way.figure(made - push * base.carried[true][:, None])
                found = np.abs(statistics(lay, y, known))
                won[i] += float(np.mean(found >= found[true] - 1e-9)) <= claim
    return [float(w) / (_GAPS * _TESTS) for w in won]


class _Ratings:
    """Ratings as lines that a hidden course crosses."""

    def __init__(self, before: Before) -> None:
        value = before.value[:, ~np.isnan(before.value).all(axis=0)]
        columns = [value[_nearest(~np.isnan(c)), i] for i, c in enumerate(value.T)]
        self.lines = _lines(value)
        below = scipy.special.ndtr(self.lines)
        edges = np.pad(below, ((0, 0), (1, 1)), constant_values=((0, 0), (0.0, 1.0)))
        rating, sign = np.stack(columns, axis=1).astype(int), np.arange(len(columns))
        self.low, self.high = edges[sign, rating], edges[sign, rating + 1]
        self.per_step = TOP / (RATINGS[-1] * len(columns))

    def draw(self, rng: np.random.Generator, alike_signs: float, alike_days: float) -> Floats:
        """(d, k) a course that gives back her own ratings, without her slow trend."""
        n, k = self.low.shape
        kicks = rng.normal(0.0, np.sqrt(1.0 - alike_days**2), n)
        kicks[0] /= np.sqrt(1.0 - alike_days**2)
        day = np.array(list(accumulate(kicks.tolist(), lambda u, e: alike_days * u + e)))
        own = rng.normal(0.0, 1.0, (n, k))
        lean = np.sqrt(alike_signs) * day[:, None] + np.sqrt(1.0 - alike_signs) * own
        inside = self.low + scipy.special.ndtr(lean) * (self.high - self.low)
        course = scipy.special.ndtri(np.clip(inside, 1e-6, 1.0 - 1e-6))
        out: Floats = course - _slope(course.mean(axis=1))[:, None]
        return out

    def figure(self, course: Floats) -> Floats:
        """(n,) the score, in points of 15."""
        out: Floats = self.per_step * (course[:, :, None] > self.lines).sum(axis=(1, 2))
        return out

    def pushes(self, course: Floats, falls: Sequence[float]) -> list[float]:
        """How far the course must be pushed down for the score to fall so far in the mean."""
        start = float(self.figure(course).mean())
        out = []
        for fall in falls:
            low, high = 0.0, _ALL
            for _ in range(20):
                middle = (low + high) / 2
                enough = start - float(self.figure(course - middle).mean()) >= fall
                low, high = (low, middle) if enough else (middle, high)
            out.append(high)
        return out


class _Figure:
    """A figure without steps, such as the logarithm of a stand's seconds."""

    def __init__(self, before: Before) -> None:
        value = before.value[_nearest(before.noted)]
        self.course = value - _slope(value.mean(axis=1))[:, None]
        self.lowest = before.lowest

    def draw(self, rng: np.random.Generator, alike_signs: float, alike_days: float) -> Floats:
        """(d, 1) her own days, without her slow trend."""
        return self.course

    def figure(self, course: Floats) -> Floats:
        """(n,) the figure, no lower than the lowest there is."""
        out: Floats = np.maximum(course[:, 0], self.lowest)
        return out

    def pushes(self, course: Floats, falls: Sequence[float]) -> list[float]:
        """Every fall is its own push."""
        return list(falls)


def _lines(value: Floats) -> Floats:
    """(k, 3) where each sign's ratings 1, 2 and 3 begin on a scale of spread one.

    Lines she never crossed fall together where she uses only the ends of the scale. Otherwise
    they lie as far apart as those she does cross.
    """
    n = np.sum(~np.isnan(value), axis=0)
    lines: Floats = np.stack(
        [scipy.special.ndtri((np.sum(value < m, axis=0) + 0.5) / (n + 1.0)) for m in RATINGS],
        axis=1,
    )
    between = (value > 0) & (value < RATINGS[-1])
    if not between.any():
        return lines
    crossed = [
        line[m] - line[m - 1]
        for line, column in zip(lines, value.T, strict=True)
        for m in (1, 2)
        if np.any(column < m) and np.any(column == m) and np.any(column > m)
    ]
    apart = float(np.median(crossed)) if crossed else _APART
    for line, column in zip(lines, value.T, strict=True):
        for m in range(int(np.nanmin(column)) - 1, 0, -1):
            line[m - 1] = line[m] - apart
    return lines


def _nearest(noted: Bools) -> NDArray[np.int_]:
    """(d,) the noted day nearest to each day."""
    at = np.flatnonzero(noted)
    apart = np.abs(np.arange(noted.size)[:, None] - at[None, :])
    out: NDArray[np.int_] = at[np.argmin(apart, axis=1)]
    return out


def _slope(y: Floats) -> Floats:
    """(n,) her own slow trend, about 0 in the mean, so that stretches fit together."""
    t: Floats = np.arange(y.size, dtype=np.float64) - (y.size - 1) / 2.0
    return t * float(np.sum(t * y) / max(float(np.sum(t**2)), 1e-9))


def _stretches(n: int, days: int, rng: np.random.Generator) -> NDArray[np.int_]:
    """(days,) which of her days come again, in stretches put together by lot."""
    length = min(_STRETCH, n)
    starts: NDArray[np.int_] = rng.integers(0, n - length + 1, -(-days // length))
    return (starts[:, None] + np.arange(length)[None, :]).ravel()[:days]


def _wearing_off(noted: Bools) -> tuple[float, float, float]:
    """Log odds of noting a day in the middle, its change a day, and that change's error."""
    t = np.arange(noted.size) - (noted.size - 1) / 2.0
    share = float(np.clip(noted.mean(), 0.02, 0.98))
    b = np.array([np.log(share / (1.0 - share)), 0.0])
    x, pull = np.stack([np.ones(t.size), t]), np.array([1e-3, 1.0 / _WEARS**2])
    for _ in range(12):
        p = scipy.special.expit(b @ x)
        precision = (x * (p * (1.0 - p))) @ x.T + np.diag(pull)
        b = b + np.linalg.solve(precision, x @ (noted - p) - pull * np.array([0.0, b[1]]))
    return float(b[0]), float(b[1]), float(np.sqrt(np.linalg.inv(precision)[1, 1]))


def _noted_days(
    noted: Bools, days: int, wears: tuple[float, float, float], rng: np.random.Generator
) -> Bools:
    """(days,) days she would note: her own gaps again, and more of them where noting wears off."""
    usual, change, error = wears
    a_day = min(float(rng.normal(change, error)), 0.0)
    later = noted.size / 2.0 + np.arange(days)
    expit = scipy.special.expit
    kept = rng.random(days) < expit(usual + a_day * later) / expit(usual)
    out: Bools = noted[_stretches(noted.size, days, rng)] & kept
    return out
