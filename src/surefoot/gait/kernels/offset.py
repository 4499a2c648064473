"""What a gyroscope reads when nothing turns: from quiet standing, or else from the walk itself.

Without quiet standing two things show it. Gravity: carried by the gyroscope from one rest to the
next, "up" must arrive where gravity says it is. That shows turning about level axes, and shows it
well. About the upright axis gravity is blind; there the usual stride goes straight on, a foot on
the ground hardly turns, and a sensor is not off by much. Each of these may be wrong alone (a walk
may turn all the time, a foot may pivot), so the offset is taken where they agree best.
"""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.kernels import quaternion
from surefoot.gait.kernels.flight import Flight
from surefoot.gait.kernels.heading import turns_rad
from surefoot.gait.kernels.path import Moves
from surefoot.gait.kernels.ranks import median
from surefoot.gait.kernels.standing import Pieces

Floats = NDArray[np.float64]
AnyFloats = NDArray[np.floating[Any]]
Samples = NDArray[np.intp]

#: How far sensors are off, before anything is known of this one: the feet here by up to 6 degrees a
#: second, a shank by 16. No sensor for walking is off by more than the loosest data sheet allows
#: (MPU-6050: 20 degrees a second about any axis).
USUAL_RAD_S = np.deg2rad(5.0)
MOST_RAD_S = np.deg2rad(20.0)
#: How sure an offset is that no quiet standing shows, at best.
UNSTOOD_SD_RAD_S = np.deg2rad(0.5)
#: How far one stride is off about level axes, at least: two that agree by chance are not sure.
STRIDE_TILT_RAD_S = np.deg2rad(2.5)
#: How nearly a stride goes straight on, and how little a sensor turns about the upright axis where
#: a foot stands or a shank tips over it. Our proposal, from real walks whose offset is known.
STRIDE_TURN_RAD_S = np.deg2rad(3.0)
STANCE_TURN_RAD_S = np.deg2rad(3.0)
SHANK_TURN_RAD_S = np.deg2rad(10.0)
#: Turning on the ground is read over this long to either side of the calmest moment.
AROUND_S = 0.05
#: What lies longer between two rests, or goes faster, is no stride.
LONGEST_S = 4.0
FASTEST_M_S = 4.0
#: A foot is down for at least this share of the time.
STEADY_SHARE = 0.2
#: Offsets about the upright axis are tried in steps of this.
GRID_RAD_S = np.arange(-MOST_RAD_S, MOST_RAD_S, np.deg2rad(0.1))


class Offset(NamedTuple):
    """What a gyroscope reads when nothing turns.

    rad_s : (3,) rad/s.
    sd_rad_s : rad/s, how far it may be off.
    """

    rad_s: Floats
    sd_rad_s: float


def from_standing(pieces: Pieces) -> Offset | None:
    """Read the offset in quiet standing.

    Parameters
    ----------
    pieces : from `standing.quiet_pieces`.

    Returns
    -------
    Offset, or None without a second of quiet standing.

    Examples
    --------
    >>> from surefoot.gait.kernels.standing import quiet_pieces
    >>> acc, gyr = np.zeros((3, 300)), np.full((3, 300), 0.05)
    >>> from_standing(quiet_pieces(acc, gyr, 100.0)).rad_s.round(2).tolist()
    [0.05, 0.05, 0.05]
    """
    if pieces.quiet.sum() < 2:
        return None
    still = pieces.gyr_rad_s[:, pieces.quiet].astype(np.float64)
    offset: Floats = median(still)
    spread = median(np.abs(still - offset[:, None])).max()
    return Offset(offset, float(1.5 * spread + 1e-4))


def guesses(acc_m_s2: AnyFloats, gyr_rad_s: AnyFloats, rate_hz: float) -> tuple[Floats, ...]:
    """Guess the offset before any stride is known, in three ways that err in different walks.

    Parameters
    ----------
    acc_m_s2, gyr_rad_s : (3, n) m/s2 and rad/s.
    rate_hz : samples per second.

    Returns
    -------
    Three of (3,) rad/s: none; what is read where the turning changes least, for there the foot is
    down (some feet roll on even then); and the mean from the first such moment to the last, for the
    sensor comes back to the same tilt, with what is read at these moments about the upright axis,
    where it need not (a walk may go round).
    """
    width = max(round(2.0 * AROUND_S * rate_hz), 2)
    count = gyr_rad_s.shape[1] // width
    turning, force = (
        values[:, : count * width].reshape(3, count, width) for values in (gyr_rad_s, acc_m_s2)
    )
    steady = np.argsort(np.ptp(turning, axis=2).max(axis=0))[: max(round(STEADY_SHARE * count), 1)]
    mean = turning.mean(axis=2, dtype=np.float64)
    down = median(mean[:, steady])
    up = median(force[:, steady].mean(axis=2, dtype=np.float64))
    up /= np.sqrt((up**2).sum())
    through = mean[:, steady.min() : steady.max() + 1].mean(axis=1)
    level = through - (through @ up) * up
    return np.zeros(3), *(
        np.clip(guess, -MOST_RAD_S, MOST_RAD_S) for guess in (down, level + (down @ up) * up)
    )


def believable(time_s: Floats, move: Moves) -> NDArray[np.bool_]:
    """Tell which moves may be strides at all; a wrong offset runs many into one.

    Parameters
    ----------
    time_s : (n,) s.
    move : k moves between rests.

    Returns
    -------
    (k,) True where neither too long nor too fast.
    """
    took = time_s[move.end] - time_s[move.start]
    out: NDArray[np.bool_] = (took < LONGEST_S) & (move.length_m < FASTEST_M_S * took)
    return out


def from_strides(
    time_s: Floats,
    gyr_rad_s: AnyFloats,
    flight: Flight,
    move: Moves,
    taken: Floats,
    stance_turn_rad_s: float,
) -> Offset:
    """Read the offset from what the gyroscope tells of the strides.

    Parameters
    ----------
    time_s : (n,) s.
    gyr_rad_s : (3, n) rad/s, `taken` taken off.
    flight : running sums, reckoned from these.
    move : k moves between rests, all of them `believable`, one at least.
    taken : (3,) rad/s, the offset that was taken off already.
    stance_turn_rad_s : rad/s, how little the sensor turns about the upright axis in stance.

    Returns
    -------
    Offset, the whole of it.
    """
    ends = np.array((move.start, move.end))
    back = quaternion.conjugate(flight.turn[:, ends])
    early, late = quaternion.rotate(back, move.up[:, None]).swapaxes(0, 1)
    upright = median(early)
    upright /= np.sqrt((upright**2).sum())
    # turning the sensor by w carries a fixed direction u by -w x u
    arrived = quaternion.cross(early, late) / (time_s[move.end] - time_s[move.start])
    left = -median(arrived)
    spread = 1.25 * 1.48 * float(median(np.abs(arrived + left[:, None])).max())
    level_sd = np.hypot(spread, STRIDE_TILT_RAD_S) / np.sqrt(move.start.size)
    level = taken + left
    level -= (level @ upright) * upright
    level *= USUAL_RAD_S**2 / (USUAL_RAD_S**2 + level_sd**2)
    standing = (
        _around(time_s, gyr_rad_s, ends.ravel()) * np.concatenate((early, late), axis=1)
    ).sum(axis=0)
    spin = turns_rad(time_s, flight, move) / _cycle_s(time_s, move)
    before = float(taken @ upright)
    about_up, turn_sd = _agreed(before + float(median(standing)), stance_turn_rad_s, before + spin)
    sd = max(float(np.hypot(level_sd, turn_sd)), float(UNSTOOD_SD_RAD_S))
    return Offset(np.clip(level + about_up * upright, -MOST_RAD_S, MOST_RAD_S), sd)


def _agreed(standing: float, standing_sd: float, spin: Floats) -> tuple[float, float]:
    """Offset about the upright axis on which stance, strides and what is usual agree best."""
    against = 0.5 * (GRID_RAD_S / USUAL_RAD_S) ** 2
    against += np.log1p(((GRID_RAD_S - standing) / standing_sd) ** 2)
    against += np.log1p(((GRID_RAD_S - spin[:, None]) / STRIDE_TURN_RAD_S) ** 2).sum(axis=0)
    likely = np.exp(against.min() - against)
    likely /= likely.sum()
    best = float(GRID_RAD_S[against.argmin()])
    return best, float(np.sqrt(likely @ (GRID_RAD_S - best) ** 2))


def _around(time_s: Floats, values: AnyFloats, rest: Samples) -> Floats:
    """Mean of (3, n) values around each of these samples."""
    wide = max(round(AROUND_S * (time_s.size - 1) / (time_s[-1] - time_s[0])), 1)
    near = np.clip(rest[:, None] + np.arange(-wide, wide + 1), 0, time_s.size - 1)
    out: Floats = values[:, near].mean(axis=2, dtype=np.float64)
    return out


def _cycle_s(time_s: Floats, move: Moves) -> Floats:
    """Time from one swing to the next, the usual one where there is no next."""
    alone = time_s[move.end] - time_s[move.start]
    if move.start.size < 2:
        return alone
    cycle = np.diff(time_s[move.start])
    return np.full(alone.size, max(float(median(cycle)), 1e-3))
