"""When the foot is at rest: stance by an adaptive threshold, and the calmest moment in it."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.kernels.ranks import median, quantile

Floats = NDArray[np.floating[Any]]  # single or double precision
Samples = NDArray[np.intp]
Flags = NDArray[np.bool_]

#: Rest: turn rate under this share of the 90th percentile of the moving foot (walking.md 3.4:
#: no fixed threshold finds both a slow paretic foot and a brisk one).
REST_SHARE = 0.35
MOVING_RAD_S = float(np.deg2rad(20.0))
#: Calm is looked for at these shares of the threshold, the calmest wins: a slow first step of a
#: brisk walker is part of his "rest" unless looked into.
REST_LEVELS = (1.0, 0.35)
SMOOTH_S = 0.06
MIN_REST_S = 0.06
#: Where in a long rest to look for the calmest moment, from either end.
CALM_S = 0.25
CALM_SMOOTH_S = 0.10
CALM_WINDOW_S = 3.0
CALM_TURN_SHARE = 0.12


class NothingMoves(ValueError):
    """The sensor hardly turns: nobody walks with it."""


def brisk_rad_s(turn_rad_s: Floats) -> float:
    """Turn rate of this foot, in this recording, where it moves briskly.

    Parameters
    ----------
    turn_rad_s : (n,) rad/s, size of the turn rate, offset removed.

    Returns
    -------
    rad/s; `REST_SHARE` of it is the threshold of rest.

    Raises
    ------
    NothingMoves
        Less than a hundredth of the samples turn faster than a foot in swing would.

    Examples
    --------
    >>> turn = np.r_[np.zeros(50), np.full(50, 4.0)]
    >>> round(REST_SHARE * brisk_rad_s(turn), 2)
    1.4
    """
    moving = turn_rad_s[turn_rad_s > MOVING_RAD_S]
    if moving.size < max(0.01 * turn_rad_s.size, 5):
        raise NothingMoves("the sensor hardly turns")
    return quantile(moving, 0.9)


def rests(
    turn_rad_s: Floats, threshold_rad_s: float, rate_hz: float, *, deep: bool = True
) -> tuple[Samples, Samples]:
    """Cut a recording into stretches of rest, as candidates: `path` drops the false ones.

    Parameters
    ----------
    turn_rad_s : (n,) rad/s, size of the turn rate, smoothed.
    threshold_rad_s : rad/s, rest lies below.
    rate_hz : samples per second.
    deep : look for calmer rests inside rests.

    Returns
    -------
    start : (r,) sample, first of each rest.
    end : (r,) sample, one past the last.

    Examples
    --------
    >>> turn = np.r_[np.zeros(20), np.full(50, 4.0), np.zeros(20)]
    >>> start, end = rests(turn, 1.4, 100.0)
    >>> start.tolist(), end.tolist()
    ([0, 70], [20, 90])
    """
    shortest = max(MIN_REST_S * rate_hz, 2)
    start, end = _runs(turn_rad_s < REST_LEVELS[0] * threshold_rad_s, shortest)
    for level in REST_LEVELS[1:] if deep else ():
        inner_start, inner_end = _runs(turn_rad_s < level * threshold_rad_s, shortest)
        # a rest that holds calmer ones is replaced by them
        bare = np.ones(start.size, dtype=np.bool_)
        bare[np.searchsorted(start, inner_start, side="right") - 1] = False
        start = np.concatenate((start[bare], inner_start))
        end = np.concatenate((end[bare], inner_end))
        order = np.argsort(start)
        start, end = start[order], end[order]
    return start, end


def _runs(flags: Flags, shortest: float) -> tuple[Samples, Samples]:
    """Find runs of True as [start, end)."""
    beside = np.zeros(flags.size + 2, dtype=np.bool_)
    beside[1:-1] = flags
    edge = np.flatnonzero(beside[1:] != beside[:-1])
    start, end = edge[::2], edge[1::2]
    keep = end - start >= shortest
    return start[keep], end[keep]


def smooth(values: Floats, seconds: float, rate_hz: float) -> Floats:
    """Smooth by a running mean over a stretch of time.

    Parameters
    ----------
    values : (..., n) any unit.
    seconds : s, length of the mean.
    rate_hz : samples per second.

    Returns
    -------
    (..., n) same unit.

    Examples
    --------
    >>> smooth(np.array([0.0, 0.0, 3.0, 0.0, 0.0]), 0.03, 100.0).tolist()
    [0.0, 1.0, 1.0, 1.0, 0.0]
    """
    width = max(round(seconds * rate_hz), 1) | 1
    half = width // 2
    # the ends are held; running sums, because scipy's own filters take longer to import than a
    # walk takes to measure
    n = values.shape[-1]
    total = np.empty((*values.shape[:-1], n + width))
    total[..., 0] = 0.0
    total[..., 1 : half + 1] = values[..., :1]
    total[..., half + 1 : half + 1 + n] = values
    total[..., half + 1 + n :] = values[..., -1:]
    np.cumsum(total, axis=-1, out=total)
    out: Floats = (total[..., width:] - total[..., :-width]) / width
    return out.astype(values.dtype, copy=False)


def calmest(
    turn_rad_s: Floats, start: Samples, end: Samples, rate_hz: float
) -> tuple[Samples, Samples]:
    """Find the calmest sample early and late in each rest: there the foot has no speed.

    Parameters
    ----------
    turn_rad_s : (n,) rad/s, smoothed size of the turn rate.
    start, end : (r,) samples of each rest, [start, end).
    rate_hz : samples per second.

    Returns
    -------
    first : (r,) sample, calmest in the first quarter of a second.
    last : (r,) sample, calmest in the last quarter of a second, not before `first`.

    Examples
    --------
    >>> turn = np.array([9.0, 1.0, 0.5, 1.0, 9.0])
    >>> first, last = calmest(turn, np.array([1]), np.array([4]), 100.0)
    >>> first.tolist(), last.tolist()
    ([2], [2])
    """
    steps = np.arange(max(round(CALM_S * rate_hz), 1))
    early = np.minimum(start[:, None] + steps, end[:, None] - 1)
    late = np.maximum(end[:, None] - 1 - steps, start[:, None])
    rows = np.arange(start.size)
    first = early[rows, turn_rad_s[early].argmin(axis=1)]
    last = late[rows, turn_rad_s[late].argmin(axis=1)]
    return first, np.maximum(first, last)


def calm_share(calm_rad_s: Floats, brisk_rad_s: float, rate_hz: float) -> float:
    """Share of the walking time in which the sensor hardly turns.

    A foot stands still for a good part of every step; a thigh, a pocket or a back never does.

    Parameters
    ----------
    calm_rad_s : (n,) rad/s, size of the turn rate, offset removed, smoothed.
    brisk_rad_s : rad/s, from `brisk_rad_s`.
    rate_hz : samples per second.

    Returns
    -------
    0 to 1, the middle one of all three-second windows with movement; 1 without any.

    Examples
    --------
    >>> step = np.concatenate((np.zeros(50), np.full(50, 5.0)))
    >>> turn = np.tile(step, 6)
    >>> 0.3 < calm_share(smooth(turn, CALM_SMOOTH_S, 100.0), 5.0, 100.0) < 0.5
    True
    """
    width = max(round(CALM_WINDOW_S * rate_hz), 2)
    windows = calm_rad_s.size // width
    if windows == 0:
        return 1.0
    calm = calm_rad_s[: windows * width].reshape(windows, width)
    active = calm.max(axis=1) > 0.5 * brisk_rad_s
    if not active.any():
        return 1.0
    return float(median((calm[active] < CALM_TURN_SHARE * brisk_rad_s).mean(axis=1)))
