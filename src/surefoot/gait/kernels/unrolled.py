"""Swings side by side: the curves of height, speed and tilt of many swings, one a row."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.kernels import quaternion
from surefoot.gait.kernels.flight import Flight
from surefoot.gait.kernels.path import Moves, level

Floats = NDArray[np.float64]
Samples = NDArray[np.intp]

#: Jolts of this size make the accelerometer err as much as rest does.
QUIET_JOLT_M_S3 = 300.0
#: Nobody swings a foot for longer; longer moves are looked at only this far.
LONGEST_S = 6.0


class Swings(NamedTuple):
    """Padded curves of k swings, m samples each; NaN past the end of a swing.

    sample : (k, m) sample numbers, held at the last one past the end.
    inside : (k, m) True within the swing.
    time_s : (k, m) s since the start of the swing.
    up : (3, k, m) unit vector pointing up, in the sensor's axes.
    height_m, forward_m, left_m : (k, m) m, place of the sensor from the start of the swing.
    forward_m_s, rise_m_s, speed_m_s : (k, m) m/s.
    shift_m : (3, k) m, the whole way from start to end, in the carried frame.
    """

    sample: Samples
    inside: NDArray[np.bool_]
    time_s: Floats
    up: Floats
    height_m: Floats
    forward_m: Floats
    left_m: Floats
    forward_m_s: Floats
    rise_m_s: Floats
    speed_m_s: Floats
    shift_m: Floats


def unroll(time_s: Floats, flight: Flight, move: Moves, jolt_m_s3: Floats) -> Swings:
    """Lay the curves of all swings side by side.

    Parameters
    ----------
    time_s : (n,) s.
    flight : running sums of the recording.
    move : k moves between rests, gravity steadied.
    jolt_m_s3 : (n,) m/s3, from `jolt`.

    Returns
    -------
    Swings with k rows.

    Notes
    -----
    The foot rests at the end of a swing. Speed that is left over then was lost where the
    accelerometer is worst: in the jolts (too short for the sampling, or beyond the scale). So it
    is taken off there, and not evenly along the swing.
    """
    # one column more than needed, so that every curve ends alike
    longest = int(np.max(move.end - move.start, initial=1)) + 2
    rate = (time_s.size - 1) / max(time_s[-1] - time_s[0], 1e-9)
    longest = min(longest, int(LONGEST_S * rate) + 1)
    steps = np.arange(longest)
    sample = np.minimum(move.start[:, None] + steps, move.end[:, None])
    inside = move.start[:, None] + steps <= move.end[:, None]
    since = time_s[sample] - time_s[move.start][:, None]
    up, _, along = level(move)
    forward = along / np.maximum(np.sqrt((along**2).sum(axis=0)), 1e-9)
    axes = (forward, np.cross(up, forward, axis=0), up)
    step = np.diff(since, axis=1, prepend=0.0)
    blame = (1.0 + (jolt_m_s3[sample] / QUIET_JOLT_M_S3) ** 2) * step
    lost = np.cumsum(blame, axis=1)
    lost /= np.maximum(lost[:, -1:], 1e-12)
    lost_way = np.cumsum(lost * step, axis=1)
    fallen = 0.5 * since**2

    raw_speed = [part[sample] for part in flight.speed_m_s]
    raw_place = [part[sample] for part in flight.place_m]
    began_speed, began_place = flight.speed_m_s[:, move.start], flight.place_m[:, move.start]
    speed, place = [], []
    for axis in axes:
        gravity = (axis * move.gravity_m_s2).sum(axis=0)[:, None]
        began = (axis * began_speed).sum(axis=0)[:, None]
        fast = _along(axis, raw_speed) - began - gravity * since
        left_over = fast[:, -1:].copy()
        far = _along(axis, raw_place) - (axis * began_place).sum(axis=0)[:, None]
        far -= began * since + gravity * fallen + left_over * lost_way
        fast -= left_over * lost
        speed.append(fast)
        place.append(far)
    turn = quaternion.conjugate(flight.turn[:, sample])
    return Swings(
        sample,
        inside,
        since,
        quaternion.rotate(turn, up[:, :, None]),
        place[2],
        place[0],
        place[1],
        speed[0],
        speed[2],
        np.sqrt(speed[0] ** 2 + speed[1] ** 2 + speed[2] ** 2),
        sum((axis * far[:, -1] for axis, far in zip(axes, place, strict=True)), np.zeros_like(up)),
    )


def _along(axis: Floats, parts: list[Floats]) -> Floats:
    """Project curves onto one direction a row."""
    out: Floats = axis[0][:, None] * parts[0]
    out += axis[1][:, None] * parts[1]
    out += axis[2][:, None] * parts[2]
    return out


class Moment(NamedTuple):
    """A time in each of k swings, as two neighbouring columns and the share of the later one."""

    before: Samples
    share: Floats


def moment(swing: Swings, since_s: Floats) -> Moment:
    """Find a time of each swing among its samples.

    Parameters
    ----------
    swing : curves of k swings.
    since_s : (k,) s from the start of each swing.

    Returns
    -------
    Moment; held at the ends of the swing.
    """
    rows = np.arange(since_s.size)
    last = swing.inside.sum(axis=1) - 1
    not_after = (swing.inside & (swing.time_s <= since_s[:, None])).sum(axis=1) - 1
    before = np.clip(not_after, 0, np.maximum(last - 1, 0))
    t0 = swing.time_s[rows, before]
    step = swing.time_s[rows, np.minimum(before + 1, last)] - t0
    share = np.clip((since_s - t0) / np.where(step > 0, step, 1.0), 0.0, 1.0)
    return Moment(before, share)


def up_at(swing: Swings, when: Moment) -> Floats:
    """Read "up" in the sensor's axes at a moment of each swing.

    Parameters
    ----------
    swing : curves of k swings.
    when : from `moment`.

    Returns
    -------
    (3, k) unit vectors.
    """
    rows = np.arange(when.before.size)
    later = np.minimum(when.before + 1, swing.sample.shape[1] - 1)
    up = (1.0 - when.share) * swing.up[:, rows, when.before] + when.share * swing.up[:, rows, later]
    out: Floats = up / np.sqrt((up**2).sum(axis=0))
    return out


def curves(swing: Swings, grid: Floats) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Sample up and height evenly from the start to the end of each swing.

    Parameters
    ----------
    swing : curves of k swings.
    grid : (p,) shares of the time from start to end.

    Returns
    -------
    up : (3, k, p) unit vectors, in the sensor's axes.
    height_m : (k, p) m.
    """
    last = swing.inside.sum(axis=1) - 1
    # samples are even enough within a stride: a place in time is a place among the samples
    where = last[:, None] * grid
    before = np.minimum(where.astype(np.intp), np.maximum(last - 1, 0)[:, None])
    share = where - before
    rows = np.arange(last.size)[:, None]
    after = np.minimum(before + 1, last[:, None])
    up = (1.0 - share) * swing.up[:, rows, before] + share * swing.up[:, rows, after]
    height = (1.0 - share) * swing.height_m[rows, before] + share * swing.height_m[rows, after]
    return up.astype(np.float32), height.astype(np.float32)
