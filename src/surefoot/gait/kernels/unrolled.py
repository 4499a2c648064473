"""Swings side by side: the curves of height, speed and tilt of many swings, one a row."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.kernels import quaternion
from surefoot.gait.kernels.flight import Flight
from surefoot.gait.kernels.path import Moves

Floats = NDArray[np.float64]
Curve = NDArray[np.floating[Any]]
Samples = NDArray[np.intp]

#: Jolts of this size make the accelerometer err as much as rest does.
QUIET_JOLT_M_S3 = 300.0
#: Nobody swings a foot for longer; longer moves are looked at only this far.
LONGEST_S = 6.0


class Swings(NamedTuple):
    """Padded curves of k swings, m samples each; past the end they hold their last value.

    The curves but for time are single precision: what is summed up over minutes is double, and
    one swing of it fits into single a thousand times finer than any sensor.

    clock_s : (n,) s, of the whole recording.
    first : (k,) sample at which each swing starts.
    last : (k,) column of the last sample.
    inside : (k, m) True within the swing.
    time_s : (k, m) s since the start of the swing.
    up : (3, k, m) unit vector pointing up, in the sensor's axes.
    height_m, forward_m, left_m : (k, m) m, place of the sensor from the start of the swing.
    forward_m_s, rise_m_s, speed_m_s : (k, m) m/s.
    jolt_m_s3 : (k, m) m/s3.
    shift_m : (3, k) m, the whole way from start to end, in the carried frame.
    """

    clock_s: Floats
    first: Samples
    last: Samples
    inside: NDArray[np.bool_]
    time_s: Floats
    up: Curve
    height_m: Curve
    forward_m: Curve
    left_m: Curve
    forward_m_s: Curve
    rise_m_s: Curve
    speed_m_s: Curve
    jolt_m_s3: Curve
    shift_m: Floats


def unroll(time_s: Floats, flight: Flight, move: Moves, jolt_m_s3: Curve) -> Swings:
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
    rate = (time_s.size - 1) / max(time_s[-1] - time_s[0], 1e-9)
    last = np.minimum(move.end - move.start, int(LONGEST_S * rate))
    # one column more than needed, so that every curve ends alike
    columns = np.arange(int(last.max(initial=0)) + 2)
    inside = columns <= last[:, None]
    sample = move.start[:, None] + np.minimum(columns, last[:, None])
    since = time_s.take(sample)
    since -= since[:, :1].copy()
    jolts = jolt_m_s3.take(sample).astype(np.float32, copy=False)
    speed, place = _lost_speed_given_back(since, sample, flight, move, jolts)
    up, along = move.up, move.along_m
    forward = along / np.maximum(np.sqrt((along**2).sum(axis=0)), 1e-9)
    ahead, aside, upright = (
        axis.astype(np.float32)[:, :, None] for axis in (forward, quaternion.cross(up, forward), up)
    )
    back = np.empty((4, *sample.shape), dtype=np.float32)
    back[0] = flight.turn[0].take(sample)
    for part, carried in zip(back[1:], flight.turn[1:], strict=True):
        np.negative(carried.take(sample), out=part, casting="same_kind")
    return Swings(
        time_s,
        move.start,
        last,
        inside,
        since,
        quaternion.rotate(back, upright),
        _along(upright, place),
        _along(ahead, place),
        _along(aside, place),
        _along(ahead, speed),
        _along(upright, speed),
        np.sqrt(_along(speed, speed)),
        jolts,
        place[:, :, -1].astype(np.float64),
    )


def _lost_speed_given_back(
    since_s: Floats, sample: Samples, flight: Flight, move: Moves, jolt_m_s3: Curve
) -> tuple[Curve, Curve]:
    """Speed and place in the carried frame, (3, k, m) each, with no speed left over at the end."""
    time = since_s.astype(np.float32)
    step = np.diff(time, axis=1, prepend=np.float32(0.0))
    blame = jolt_m_s3 / np.float32(QUIET_JOLT_M_S3)
    blame *= blame
    blame += 1.0
    blame *= step
    lost = np.cumsum(blame, axis=1, out=blame)
    lost /= np.maximum(lost[:, -1:], np.float32(1e-12))
    lost_way = np.cumsum(lost * step, axis=1)
    fallen = 0.5 * time * time
    speed = np.empty((3, *sample.shape), dtype=np.float32)
    place = np.empty_like(speed)
    for axis in range(3):
        gravity = move.gravity_m_s2[axis].astype(np.float32)[:, None]
        raw = flight.speed_m_s[axis].take(sample)
        began = raw[:, :1].copy()
        raw -= began
        speed[axis] = raw
        speed[axis] -= gravity * time
        left_over = speed[axis, :, -1:].copy()
        speed[axis] -= left_over * lost
        raw = flight.place_m[axis].take(sample)
        raw -= raw[:, :1].copy()
        raw -= began * since_s
        place[axis] = raw
        place[axis] -= gravity * fallen
        place[axis] -= left_over * lost_way
    return speed, place


def _along(axis: Curve, parts: Curve) -> Curve:
    """Project curves onto one direction a row."""
    out: Curve = axis[0] * parts[0]
    out += axis[1] * parts[1]
    out += axis[2] * parts[2]
    return out


class Moment(NamedTuple):
    """Times in each of k swings, as two neighbouring columns and the share of the later one."""

    before: Samples
    share: Floats


def moment(swing: Swings, since_s: Floats) -> Moment:
    """Find a time of each swing among its samples.

    Parameters
    ----------
    swing : curves of k swings.
    since_s : (..., k) s from the start of each swing.

    Returns
    -------
    Moment; held at the ends of the swing.
    """
    rows = np.arange(swing.last.size)
    later = np.searchsorted(swing.clock_s, swing.clock_s[swing.first] + since_s, side="right")
    before = np.clip(later - swing.first - 1, 0, np.maximum(swing.last - 1, 0))
    t0 = swing.time_s[rows, before]
    step = swing.time_s[rows, np.minimum(before + 1, swing.last)] - t0
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
    (3, ..., k) unit vectors.
    """
    rows = np.arange(swing.last.size)
    later = np.minimum(when.before + 1, swing.inside.shape[1] - 1)
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
    last = swing.last
    # samples are even enough within a stride: a place in time is a place among the samples
    where = last[:, None] * grid
    before = np.minimum(where.astype(np.intp), np.maximum(last - 1, 0)[:, None])
    share = (where - before).astype(np.float32)
    before += (np.arange(last.size) * swing.inside.shape[1])[:, None]
    after = before + (last > 0)[:, None]

    def drawn(curve: Curve) -> Curve:
        flat = curve.ravel()
        early = flat.take(before)
        late = flat.take(after)
        late -= early
        late *= share
        late += early
        return late

    return np.stack([drawn(part) for part in swing.up]), drawn(swing.height_m)
