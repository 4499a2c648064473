"""Where the foot goes: from rest to rest, all swings of a recording at once.

The gyroscope alone carries the orientation through the whole recording, into a frame that
starts as the sensor's own and drifts slowly. In that frame the mean acceleration between two
rests *is* gravity, because the foot starts and ends with no speed. So gravity, tilt and speed
of every swing come from running sums, and no loop over strides is needed.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.kernels import quaternion

Floats = NDArray[np.float64]
Samples = NDArray[np.intp]

#: A rest at which the foot would still move this fast (m/s), or at this share of the mean speed
#: of the two moves beside it, is no rest but the middle of a swing. Our proposal.
REST_SPEED = (0.15, 0.25)
#: A shank tips over a standing foot, so it is slow there, but never at rest.
SHANK_REST_SPEED = (0.35, 0.8)
SURE_REST_S = 0.25
#: ... if it is also calmer than this share of the threshold of rest. Our proposal.
SURE_CALM_SHARE = 0.15
#: A longer stand between two swings is a stop: what turns there does not belong to a stride.
LONGEST_STANCE_S = 4.0
#: Gravity is evened out over this many strides to either side.
NEIGHBOURS = 3
#: A move shorter than this is a fidget, not a stride. Our proposal.
FIDGET_M = 0.05
FIDGET_SHARE = 0.06


class Flight(NamedTuple):
    """Running sums over a recording, in the frame carried by the gyroscope.

    turn : (4, n) quaternions from the sensor's axes to the carried frame.
    speed_m_s : (3, n) m/s, running sum of acceleration, gravity still in it.
    place_m : (3, n) m, running sum of that.
    """

    turn: Floats
    speed_m_s: Floats
    place_m: Floats


def fly(time_s: Floats, acc_m_s2: Floats, gyr_rad_s: Floats) -> Flight:
    """Carry orientation by the gyroscope and add up the acceleration in that frame.

    Parameters
    ----------
    time_s : (n,) s.
    acc_m_s2 : (3, n) m/s2, specific force.
    gyr_rad_s : (3, n) rad/s, offset removed.

    Returns
    -------
    Flight with arrays over the same n samples.

    Examples
    --------
    A sensor at rest gains 9.81 m/s of "speed" each second, all of it gravity:

    >>> time = np.arange(101) / 100
    >>> acc = np.zeros((3, 101))
    >>> acc[2] = 9.81
    >>> flight = fly(time, acc, np.zeros((3, 101)))
    >>> flight.speed_m_s[:, -1].round(2).tolist()
    [0.0, 0.0, 9.81]
    """
    step_s = np.diff(time_s, prepend=time_s[0])
    middle = gyr_rad_s.copy()
    middle[:, 1:] += gyr_rad_s[:, :-1]
    middle *= 0.5 * step_s
    turn = quaternion.running_product(quaternion.from_turn(middle))
    force = quaternion.rotate(turn, acc_m_s2)
    speed = _running_sum(force, step_s)
    return Flight(turn, speed, _running_sum(speed, step_s))


def _running_sum(values: Floats, step_s: Floats) -> Floats:
    """Trapezoid running integral along the samples, starting at 0."""
    out = values.copy()
    out[:, 1:] += values[:, :-1]
    out *= 0.5 * step_s
    out[:, 0] = 0.0
    return np.cumsum(out, axis=1, out=out)


class Moves(NamedTuple):
    """Stretches between two rests.

    start, end : (k,) sample, the foot has no speed at both.
    gravity_m_s2 : (3, k) m/s2, mean force between them, in the carried frame.
    shift_m : (3, k) m, where the foot got to, in the carried frame.
    """

    start: Samples
    end: Samples
    gravity_m_s2: Floats
    shift_m: Floats


def moves(time_s: Floats, flight: Flight, start: Samples, end: Samples) -> Moves:
    """Gravity and displacement between pairs of samples at which the foot has no speed.

    Parameters
    ----------
    time_s : (n,) s.
    flight : running sums of the recording.
    start : (k,) sample.
    end : (k,) sample, after `start`.

    Returns
    -------
    Moves over the k pairs.
    """
    took = time_s[end] - time_s[start]
    gravity = (flight.speed_m_s[:, end] - flight.speed_m_s[:, start]) / took
    shift = (
        flight.place_m[:, end]
        - flight.place_m[:, start]
        - flight.speed_m_s[:, start] * took
        - 0.5 * gravity * took**2
    )
    return Moves(start, end, gravity, shift)


def level(move: Moves) -> tuple[Floats, Floats, Floats]:
    """Split displacement into up and along the floor.

    Parameters
    ----------
    move : moves between rests.

    Returns
    -------
    up : (3, k) unit vectors, away from the ground.
    rise_m : (k,) m, up is plus.
    along_m : (3, k) m, the part along the floor.
    """
    up = move.gravity_m_s2 / np.sqrt((move.gravity_m_s2**2).sum(axis=0))
    rise = (move.shift_m * up).sum(axis=0)
    return up, rise, move.shift_m - rise * up


def true_rests(
    time_s: Floats,
    flight: Flight,
    first: Samples,
    last: Samples,
    long: NDArray[np.bool_],
    unrest_rad_s: Floats,
    rest_speed: tuple[float, float],
) -> NDArray[np.bool_]:
    """Tell which stretches of little turning are rests and not the middle of a swing.

    If the foot truly rests, then carrying speed over it, from the rest before to the rest
    after, must show it at (nearly) no speed. A short lull in mid-swing shows it at full speed.

    Parameters
    ----------
    time_s : (n,) s.
    flight : running sums of the recording.
    first : (r,) sample, calmest early in each rest.
    last : (r,) sample, calmest late in each rest, not before `first`.
    long : (r,) True for rests too long and too calm to be a lull; these are never doubted.
    unrest_rad_s : (r,) rad/s, turn rate at the calmest moment.
    rest_speed : m/s, and share of the mean speed beside it, above which a rest is false.

    Returns
    -------
    (r,) True for a rest.
    """
    keep = np.arange(first.size)
    for _ in range(8):
        if keep.size < 3:
            break
        a, c = last[keep[:-2]], first[keep[2:]]
        b = (first[keep[1:-1]] + last[keep[1:-1]]) // 2
        both = moves(time_s, flight, a, c)
        since = time_s[b] - time_s[a]
        speed = flight.speed_m_s[:, b] - flight.speed_m_s[:, a] - both.gravity_m_s2 * since
        speed_there = np.sqrt((speed**2).sum(axis=0))
        mean_speed = np.sqrt((both.shift_m**2).sum(axis=0)) / (time_s[c] - time_s[a])
        moving = speed_there > np.maximum(rest_speed[0], rest_speed[1] * mean_speed)
        false = moving & ~long[keep[1:-1]]
        # a foot that hangs hardly turns in swing, and between two such lulls its rest looks as
        # fast as they do: of two that doubt each other the one that turns more is the lull
        suspect = np.where(false, speed_there * (1e-3 + unrest_rad_s[keep[1:-1]]), 0.0)
        beside = np.maximum(
            np.concatenate(([0.0], suspect[:-1])), np.concatenate((suspect[1:], [0.0]))
        )
        worst = false & (suspect >= beside)  # of two neighbours only the worse goes at a time
        if not worst.any():
            break
        keep = keep[np.concatenate(([True], ~worst, [True]))]
    out = np.zeros(first.size, dtype=np.bool_)
    out[keep] = True
    return out


def strides_not_fidgets(length_m: Floats) -> NDArray[np.bool_]:
    """Tell strides from a foot that only shuffles or turns on the spot.

    Parameters
    ----------
    length_m : (k,) m along the floor, rest to rest.

    Returns
    -------
    (k,) True for a stride.

    Examples
    --------
    >>> strides_not_fidgets(np.array([0.01, 1.2, 1.1, 0.2])).tolist()
    [False, True, True, True]
    """
    if length_m.size == 0:
        return np.zeros(0, dtype=np.bool_)
    usual = float(np.median(np.sort(length_m)[length_m.size // 2 :]))
    out: NDArray[np.bool_] = length_m > max(FIDGET_M, FIDGET_SHARE * usual)
    return out


def offset_left_rad_s(time_s: Floats, flight: Flight, move: Moves) -> Floats:
    """Gyroscope offset that is still in, read from "up" before and after each stride.

    "Up" is where gravity says it is. If the gyroscope carries it from one rest to the next and
    it arrives somewhere else in every stride, the gyroscope turns when the foot does not.
    Turning about "up" itself is read from the usual stride, which goes straight on.

    Parameters
    ----------
    time_s : (n,) s.
    flight : running sums of the recording.
    move : k moves between rests.

    Returns
    -------
    (3,) rad/s, to be taken off the turn rate.
    """
    up, _, _ = level(move)
    early = quaternion.rotate(quaternion.conjugate(flight.turn[:, move.start]), up)
    late = quaternion.rotate(quaternion.conjugate(flight.turn[:, move.end]), up)
    # turning the sensor by w carries a fixed direction u by -w x u
    arrived = np.cross(early, late, axis=0) / (time_s[move.end] - time_s[move.start])
    spin = turns_rad(time_s, flight, move) / _cycle_s(time_s, move)
    upright = np.median(early, axis=1)
    upright /= np.sqrt((upright**2).sum())
    out: Floats = np.median(spin) * upright - np.median(arrived, axis=1)
    return out


def _cycle_s(time_s: Floats, move: Moves) -> Floats:
    """Time from one swing to the next, the usual one where there is no next."""
    alone = time_s[move.end] - time_s[move.start]
    if move.start.size < 2:
        return alone
    cycle = np.diff(time_s[move.start])
    return np.full(alone.size, max(float(np.median(cycle)), 1e-3))


def turns_rad(time_s: Floats, flight: Flight, move: Moves) -> Floats:
    """Change of heading with each stride.

    A stroke foot may swing round in the air and pivot back on the ground, so heading is
    compared at the same point of the cycle: take-off to next take-off and landing to landing.

    Parameters
    ----------
    time_s : (n,) s.
    flight : running sums of the recording.
    move : k moves between rests.

    Returns
    -------
    (k,) rad, **left is positive**, within half a turn.
    """
    up, _, _ = level(move)
    alone = _heading_change(flight, move.start, move.end, up)
    if move.start.size < 2:
        return alone
    onward = _heading_change(flight, move.start[:-1], move.start[1:], up[:, :-1])
    landed = _heading_change(flight, move.end[:-1], move.end[1:], up[:, 1:])
    joined = time_s[move.start[1:]] - time_s[move.end[:-1]] < LONGEST_STANCE_S
    total = np.zeros(alone.size)
    count = np.zeros(alone.size)
    total[:-1] += np.where(joined, onward, 0.0)
    total[1:] += np.where(joined, landed, 0.0)
    count[:-1] += joined
    count[1:] += joined
    return np.where(count > 0, total / np.maximum(count, 1.0), alone)


def _heading_change(flight: Flight, start: Samples, end: Samples, up: Floats) -> Floats:
    """Turn about "up" from one sample to another, within half a turn."""
    change = quaternion.multiply(flight.turn[:, end], quaternion.conjugate(flight.turn[:, start]))
    angle = 2.0 * np.arctan2((change[1:] * up).sum(axis=0), change[0])
    out: Floats = (angle + np.pi) % (2.0 * np.pi) - np.pi
    return out


def steps_on_floor_m(move: Moves) -> Floats:
    """Displacement of each stride along one floor, all seen from the same direction.

    The carried frame drifts a little in tilt from stride to stride; each stride is tipped back
    onto the floor of the middle one.

    Parameters
    ----------
    move : moves between rests.

    Returns
    -------
    (2, k) m.

    Examples
    --------
    >>> none = np.zeros(2, dtype=np.intp)
    >>> up = np.array([[0.0, 0.0], [0.0, 0.0], [9.81, 9.81]])
    >>> shift = np.array([[1.0, 0.0], [0.0, 2.0], [0.0, 0.0]])
    >>> steps_on_floor_m(Moves(none, none, up, shift)).tolist()
    [[1.0, 0.0], [0.0, 2.0]]
    """
    up, _, along = level(move)
    floor = np.median(up, axis=1)
    floor /= np.sqrt((floor**2).sum())
    # the small turn that takes "up" of a stride to "up" of the floor
    axis = np.cross(up, floor[:, None], axis=0)
    upright = along + np.cross(axis, along, axis=0)
    first = np.eye(3)[np.argmin(np.abs(floor))]
    ahead = first - (first @ floor) * floor
    ahead /= np.sqrt((ahead**2).sum())
    left = np.cross(floor, ahead)
    return np.stack((ahead @ upright, left @ upright))


def steadied(time_s: Floats, move: Moves) -> Moves:
    """Even gravity out over neighbouring strides.

    Gravity does not change from stride to stride, what differs is error; and the carried frame
    drifts so slowly that the two strides before and after still share it.

    Parameters
    ----------
    time_s : (n,) s.
    move : k moves between rests.

    Returns
    -------
    Moves with the same samples and steadier gravity; displacement as before.
    """
    k = move.start.size
    joined = np.ones(k + 1, dtype=np.intp)
    joined[1:-1] = time_s[move.start[1:]] - time_s[move.end[:-1]] >= LONGEST_STANCE_S
    bout = np.cumsum(joined[:-1])
    total = np.zeros_like(move.gravity_m_s2)
    weight = np.zeros(k)
    for lag in range(-NEIGHBOURS, NEIGHBOURS + 1):
        other = np.arange(k) + lag
        inside = (other >= 0) & (other < k)
        other = np.clip(other, 0, k - 1)
        share = np.where(inside & (bout[other] == bout), NEIGHBOURS + 1.0 - abs(lag), 0.0)
        total += share * move.gravity_m_s2[:, other]
        weight += share
    return move._replace(gravity_m_s2=total / weight)
