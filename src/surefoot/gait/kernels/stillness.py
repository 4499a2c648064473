"""When the foot is at rest: gyroscope offset, quiet standing, stance by an adaptive threshold."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter1d

from surefoot.gait.kernels.ranks import median

Floats = NDArray[np.float64]
Samples = NDArray[np.intp]
Flags = NDArray[np.bool_]

#: Quiet standing: half-second pieces whose turn rate and acceleration hardly vary. Our proposal;
#: benchmarks/accuracy.py shows what they find.
QUIET_WINDOW_S = 0.5
QUIET_GYR_RAD_S = np.deg2rad(1.5)
QUIET_ACC_M_S2 = 0.20
#: How sure the offset is without quiet standing.
UNSTOOD_SD_RAD_S = np.deg2rad(0.5)
#: Rest: turn rate under this share of the 90th percentile of the moving foot (walking.md 3.4:
#: no fixed threshold finds both a slow paretic foot and a brisk one).
REST_SHARE = 0.35
MOVING_RAD_S = np.deg2rad(20.0)
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


def quiet_pieces(acc_m_s2: Floats, gyr_rad_s: Floats, rate_hz: float) -> tuple[Flags, Floats]:
    """Find half-second pieces in which the sensor does not move at all.

    Parameters
    ----------
    acc_m_s2 : (3, n) m/s2.
    gyr_rad_s : (3, n) rad/s, offset not removed.
    rate_hz : samples per second.

    Returns
    -------
    quiet : (m,) True for each whole piece without movement.
    mean_rad_s : (m, 3) rad/s, mean turn rate of each piece.

    Examples
    --------
    >>> acc, gyr = np.zeros((3, 100)), np.full((3, 100), 0.05)
    >>> quiet, mean = quiet_pieces(acc, gyr, 100.0)
    >>> quiet.tolist(), mean[0].round(2).tolist()
    ([True, True], [0.05, 0.05, 0.05])
    """
    width = max(round(rate_hz * QUIET_WINDOW_S), 4)
    pieces = acc_m_s2.shape[1] // width
    gyr = gyr_rad_s[:, : pieces * width].reshape(3, pieces, width)
    acc = acc_m_s2[:, : pieces * width].reshape(3, pieces, width)
    quiet = (gyr.std(axis=2).max(axis=0) < QUIET_GYR_RAD_S) & (
        acc.std(axis=2).max(axis=0) < QUIET_ACC_M_S2
    )
    return quiet, gyr.mean(axis=2).T


def gyro_offset(acc_m_s2: Floats, gyr_rad_s: Floats, rate_hz: float) -> tuple[Floats, float, bool]:
    """Estimate what the gyroscope reads when nothing turns.

    Quiet standing is best. Without it the mean over the walk has to do as a first guess, to be
    bettered by `heading.offset_left_rad_s`.

    Parameters
    ----------
    acc_m_s2 : (3, n) m/s2.
    gyr_rad_s : (3, n) rad/s.
    rate_hz : samples per second.

    Returns
    -------
    offset_rad_s : (3,) rad/s.
    sd_rad_s : rad/s, how far the offset may be off.
    standing : True if it comes from quiet standing.

    Examples
    --------
    >>> acc, gyr = np.zeros((3, 300)), np.full((3, 300), 0.05)
    >>> offset, sd, standing = gyro_offset(acc, gyr, 100.0)
    >>> offset.round(2).tolist(), standing
    ([0.05, 0.05, 0.05], True)
    """
    quiet, mean = quiet_pieces(acc_m_s2, gyr_rad_s, rate_hz)
    if quiet.sum() >= 2:
        still = mean.T[:, quiet]
        middle: Floats = median(still)
        spread = median(np.abs(still - middle[:, None])).max()
        return middle, float(1.5 * spread + 1e-4), True
    # walking comes back to the same tilt, so turning about level axes averages out; turning
    # about the upright axis does not (a walk may go round), so nothing is taken off there
    up = acc_m_s2.mean(axis=1)
    up /= np.sqrt((up**2).sum())
    average = gyr_rad_s.mean(axis=1)
    offset: Floats = average - (average @ up) * up
    return offset, UNSTOOD_SD_RAD_S, False


def rest_threshold_rad_s(turn_rad_s: Floats) -> float:
    """Choose the turn rate below which this foot, in this recording, is at rest.

    Parameters
    ----------
    turn_rad_s : (n,) rad/s, size of the turn rate, offset removed.

    Returns
    -------
    rad/s.

    Raises
    ------
    NothingMoves
        Less than a hundredth of the samples turn faster than a foot in swing would.

    Examples
    --------
    >>> turn = np.r_[np.zeros(50), np.full(50, 4.0)]
    >>> round(rest_threshold_rad_s(turn), 2)
    1.4
    """
    moving = turn_rad_s[turn_rad_s > MOVING_RAD_S]
    if moving.size < max(0.01 * turn_rad_s.size, 5):
        raise NothingMoves("the sensor hardly turns")
    return REST_SHARE * float(np.quantile(moving, 0.9))


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
    edge = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    start, end = edge[::2], edge[1::2]
    keep = end - start >= shortest
    return start[keep], end[keep]


def smooth(values: Floats, seconds: float, rate_hz: float) -> Floats:
    """Smooth by a running mean over a stretch of time.

    Parameters
    ----------
    values : (n,) any unit.
    seconds : s, length of the mean.
    rate_hz : samples per second.

    Returns
    -------
    (n,) same unit.

    Examples
    --------
    >>> smooth(np.array([0.0, 0.0, 3.0, 0.0, 0.0]), 0.03, 100.0).tolist()
    [0.0, 1.0, 1.0, 1.0, 0.0]
    """
    width = max(round(seconds * rate_hz), 1)
    out: Floats = uniform_filter1d(values, width | 1 if width > 1 else 1, mode="nearest")
    return out


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


def standing_up(acc_m_s2: Floats, gyr_rad_s: Floats, rate_hz: float) -> tuple[float, Floats]:
    """Find which way is up in the sensor while the person stands quietly.

    Parameters
    ----------
    acc_m_s2 : (3, n) m/s2, specific force.
    gyr_rad_s : (3, n) rad/s.
    rate_hz : samples per second.

    Returns
    -------
    standing_s : s of quiet standing found.
    up : (3,) unit vector in the sensor's axes; NaN without quiet standing.

    Examples
    --------
    >>> acc = np.zeros((3, 200))
    >>> acc[2] = 9.81
    >>> seconds, up = standing_up(acc, np.zeros((3, 200)), 100.0)
    >>> seconds, up.tolist()
    (2.0, [0.0, 0.0, 1.0])
    """
    quiet, _ = quiet_pieces(acc_m_s2, gyr_rad_s, rate_hz)
    if not quiet.any():
        return 0.0, np.full(3, np.nan)
    width = max(round(rate_hz * QUIET_WINDOW_S), 4)
    mean = acc_m_s2[:, : quiet.size * width].reshape(3, -1, width).mean(axis=2)
    up = median(mean[:, quiet])
    return float(quiet.sum() * width / rate_hz), up / np.sqrt((up**2).sum())


def calm_share(turn_rad_s: Floats, rate_hz: float) -> float:
    """Share of the walking time in which the sensor hardly turns.

    A foot stands still for a good part of every step; a thigh, a pocket or a back never does.

    Parameters
    ----------
    turn_rad_s : (n,) rad/s, size of the turn rate, offset removed.
    rate_hz : samples per second.

    Returns
    -------
    0 to 1, the middle one of all three-second windows with movement; 1 without any.

    Examples
    --------
    >>> step = np.concatenate((np.zeros(50), np.full(50, 5.0)))
    >>> 0.3 < calm_share(np.tile(step, 6), 100.0) < 0.5
    True
    """
    moving = turn_rad_s[turn_rad_s > MOVING_RAD_S]
    width = max(round(CALM_WINDOW_S * rate_hz), 2)
    windows = turn_rad_s.size // width
    if moving.size == 0 or windows == 0:
        return 1.0
    brisk = float(np.quantile(moving, 0.9))
    calm = smooth(turn_rad_s, CALM_SMOOTH_S, rate_hz)[: windows * width].reshape(windows, width)
    active = calm.max(axis=1) > 0.5 * brisk
    if not active.any():
        return 1.0
    return float(median((calm[active] < CALM_TURN_SHARE * brisk).mean(axis=1)))
