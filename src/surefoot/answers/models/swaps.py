"""Test one thing fairly: schedules drawn by lot, and what the lot alone could have done.

Every schedule the lot could have drawn is laid over the same notes. The share of them that part
the notes as strongly as the one that was drawn is the p-value, and it is exact: nothing else in
it depends on the schedule.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
import scipy  # its parts come when they are first used: together they take half a second
from numpy.typing import NDArray

from surefoot.answers.models.level import adstock

Floats = NDArray[np.float64]

#: Longest run of blocks of one kind; up to so many schedules are all listed, else so many drawn.
MOST_IN_A_ROW, MOST_LISTED, DRAWN = 2, 4000, 1999
#: Fewest schedules for a fair test.
FEWEST_SCHEDULES = 20
#: White noise beside the correlated part, and steps of the correlation.
_WHITE, _RHO_STEP = 0.3, 0.1
#: Days before the first and after the last day on which a start may be drawn, as shares.
_START_FROM, _START_TO = 0.25, 0.75


@cache
def _ways(blocks: int) -> dict[tuple[int, int, int, int], int]:
    """How many endings there are, by (blocks left, ones left, kind of the last block, its run)."""
    table: dict[tuple[int, int, int, int], int] = {}
    for left in range(blocks + 1):
        for ones in range(left + 1):
            for last in (0, 1):
                for run in range(MOST_IN_A_ROW + 1):
                    if left == 0:
                        table[left, ones, last, run] = 1
                        continue
                    total = 0
                    for kind in (0, 1):
                        if (kind == 1 and ones == 0) or (kind == 0 and ones == left):
                            continue
                        now = run + 1 if kind == last else 1
                        if now <= MOST_IN_A_ROW:
                            total += table[left - 1, ones - kind, kind, now]
                    table[left, ones, last, run] = total
    return table


def count_schedules(blocks: int) -> int:
    """Count balanced schedules of so many blocks with at most two alike in a row.

    Examples
    --------
    >>> count_schedules(12), count_schedules(16)
    (208, 1296)
    """
    return _ways(blocks)[blocks, blocks // 2, 0, 0]


def schedule_number(blocks: int, number: int) -> list[int]:
    """Give one schedule by its number, in the order of 0 before 1.

    Parameters
    ----------
    blocks : even
    number : from 0, below `count_schedules`
    """
    ways = _ways(blocks)
    out: list[int] = []
    ones, last, run = blocks // 2, 0, 0
    for left in range(blocks, 0, -1):
        for kind in (0, 1):
            now = run + 1 if kind == last else 1
            if kind > ones or (kind == 0 and ones == left) or now > MOST_IN_A_ROW:
                continue
            here = ways[left - 1, ones - kind, kind, now]
            if number < here:
                out.append(kind)
                ones, last, run = ones - kind, kind, now
                break
            number -= here
    return out


def swap_schedules(blocks: int, drawn: list[int], rng: np.random.Generator) -> Floats:
    """Give the schedules the lot could have drawn; the one it drew comes first.

    Parameters
    ----------
    blocks : even
    drawn : (blocks,) 0 or 1
    rng : used only where there are too many to list them all.

    Returns
    -------
    (a, blocks)
        0 or 1.
    """
    n = count_schedules(blocks)
    numbers = range(n) if n <= MOST_LISTED else [_below(rng, n) for _ in range(DRAWN)]
    every = [schedule_number(blocks, i) for i in numbers]
    others = [s for s in every if s != drawn] if n <= MOST_LISTED else every
    return np.array([drawn, *others], dtype=float)


def _below(rng: np.random.Generator, n: int) -> int:
    """Draw a whole number below n, which may be larger than 64 bits hold."""
    words = (n.bit_length() + 63) // 32
    value = 0
    for word in rng.integers(0, 2**32, words).tolist():
        value = (value << 32) | word
    return value % n


def draw_swaps(blocks: int, rng: np.random.Generator) -> list[int]:
    """Draw one schedule, each as likely as any other."""
    return schedule_number(blocks, _below(rng, count_schedules(blocks)))


def start_days(days: int) -> range:
    """Give the days on which a start may be drawn: the middle half."""
    return range(int(np.ceil(_START_FROM * days)), int(_START_TO * days) + 1)


def start_schedules(days: int, drawn: int) -> Floats:
    """Give every schedule of "start on a day and go on", the drawn one first; (a, days)."""
    order = [drawn, *(d for d in start_days(days) if d != drawn)]
    return (np.arange(days)[None, :] >= np.array(order)[:, None]).astype(float)


@dataclass(frozen=True)
class Layout:
    """What of a test does not depend on the scores: made once, used for many.

    Attributes
    ----------
    day : (n,) day, rows of the schedules' days that were noted.
    carried : (a, n) what each schedule still does on each noted day.
    hour : (n,) h
    """

    day: NDArray[np.int_]
    carried: Floats
    hour: Floats


def layout(schedules: Floats, day: NDArray[np.int_], hour: Floats, half_life: float) -> Layout:
    """Lay every schedule over the noted days.

    Parameters
    ----------
    schedules : (a, d) 0 or 1
        One row a schedule, one column a calendar day; the drawn one first.
    day : (n,) day
        Noted days of the test.
    hour : (n,) h
    half_life : day
        After which half of it has worn off; 0 for what acts on the day itself.
    """
    return Layout(day, adstock(schedules.T, half_life)[day].T, hour)


@dataclass(frozen=True)
class Whitened:
    """A layout seen through one day-to-day likeness; what does not depend on the scores.

    Attributes
    ----------
    lower : (n, n) whitens the scores.
    basis : (n, 3) trend, whitened and of length one.
    rest : (n, a) what of each schedule the trend does not explain.
    size : (a,) its length.
    """

    lower: Floats
    basis: Floats
    rest: Floats
    size: Floats


def _whitened(lay: Layout, trend: Floats, rho: float) -> Whitened:
    lower = _cholesky(lay.day, rho)
    both = np.concatenate([trend, lay.carried.T], axis=1)
    white = scipy.linalg.solve_triangular(lower, both, lower=True, check_finite=False)
    basis = np.linalg.qr(white[:, :3])[0]
    rest = white[:, 3:] - basis @ (basis.T @ white[:, 3:])
    return Whitened(lower, basis, rest, np.sqrt(np.sum(rest**2, axis=0)))


def statistics(lay: Layout, y: Floats, known: dict[float, Whitened] | None = None) -> Floats:
    """Give how strongly each schedule parts the scores.

    Parameters
    ----------
    lay : see `layout`.
    y : (n,)
        Scores.
    known : keeps what many calls with one layout have in common.

    Returns
    -------
    (a,)
        **Below zero where scores are lower with it.** The drawn schedule's first.

    Raises
    ------
    ValueError
        Fewer than ten noted days.
    """
    n = y.size
    if n < 10:
        raise ValueError(f"{n} noted days are too few")
    t = lay.day.astype(float)
    t = (t - t.mean()) / max(float(np.ptp(t)), 1.0)
    trend = np.stack([np.ones(n), t, t**2], axis=1)
    with_hour = np.column_stack([trend, (lay.hour - 14.0) / 6.0])
    v = y - with_hour @ np.linalg.lstsq(with_hour, y, rcond=None)[0]
    most = 2.5 * max(1.48 * _median(np.abs(v - _median(v))), 1e-9)
    v = np.clip(v, -most, most)
    rho, known = _correlation(v), {} if known is None else known
    if rho not in known:
        known[rho] = _whitened(lay, trend, rho)
    made = known[rho]
    white = scipy.linalg.solve_triangular(made.lower, v, lower=True, check_finite=False)
    g = made.rest.T @ (white - made.basis @ (made.basis.T @ white))
    out: Floats = np.where(made.size > 1e-9, g / np.maximum(made.size, 1e-9), 0.0)
    return out


def _median(values: Floats) -> float:
    """Give the median; a sort of so few is quicker than `numpy.median`."""
    ranked = np.sort(values)
    return float(ranked[(ranked.size - 1) // 2] + ranked[ranked.size // 2]) / 2.0


def _correlation(v: Floats) -> float:
    seen = float(np.sum(v[1:] * v[:-1]) / max(float(np.sum(v**2)), 1e-12)) + 0.05
    return float(np.clip(np.round(seen / _RHO_STEP) * _RHO_STEP, 0.0, 0.9))


def _cholesky(day: NDArray[np.int_], rho: float) -> Floats:
    apart = np.abs(day[:, None] - day[None, :]).astype(float)
    near = rho**apart if rho > 0 else np.eye(day.size)
    out: Floats = np.linalg.cholesky(near + _WHITE * np.eye(day.size))
    return out


def p_value(statistics_: Floats) -> float:
    """Share of schedules that part the scores as strongly as the drawn one, itself included.

    Parameters
    ----------
    statistics_ : (a,)
        The drawn schedule's first.

    Returns
    -------
    share
        Two-sided.
    """
    size = np.abs(statistics_)
    return float(np.mean(size >= size[0] - 1e-9))


def block_days(schedule: list[int], length: int) -> list[int]:
    """Give a schedule of blocks as one entry a day."""
    return [kind for kind in schedule for _ in range(length)]


def switch_days(schedule: list[int]) -> list[int]:
    """Give the days on which it changes from one kind to the other."""
    return [i for i in range(1, len(schedule)) if schedule[i] != schedule[i - 1]]
