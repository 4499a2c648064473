"""Where the foot goes: from rest to rest, all swings of a recording at once.

In the frame that the gyroscope carries (`flight`) the mean acceleration between two rests *is*
gravity, because the foot starts and ends with no speed. So gravity, tilt and speed of every swing
come from running sums, and no loop over strides is needed.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.kernels import quaternion
from surefoot.gait.kernels.flight import Flight
from surefoot.gait.kernels.ranks import median

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


@dataclass(frozen=True, eq=False)
class Moves:
    """Stretches between two rests.

    start, end : (k,) sample, the foot has no speed at both.
    gravity_m_s2 : (3, k) m/s2, mean force between them, in the carried frame.
    shift_m : (3, k) m, where the foot got to, in the carried frame.
    up : (3, k) unit vectors, away from the ground.
    rise_m : (k,) m, displacement up.
    along_m : (3, k) m, displacement along the floor.
    length_m : (k,) m, its size.
    """

    start: Samples
    end: Samples
    gravity_m_s2: Floats
    shift_m: Floats

    @cached_property
    def up(self) -> Floats:
        """Away from the ground: where gravity pushes from."""
        out: Floats = self.gravity_m_s2 / np.sqrt((self.gravity_m_s2**2).sum(axis=0))
        return out

    @cached_property
    def rise_m(self) -> Floats:
        """The part of the displacement that goes up."""
        out: Floats = (self.shift_m * self.up).sum(axis=0)
        return out

    @cached_property
    def along_m(self) -> Floats:
        """The part of the displacement along the floor."""
        return self.shift_m - self.rise_m * self.up

    @cached_property
    def length_m(self) -> Floats:
        """How far the foot got along the floor."""
        out: Floats = np.sqrt((self.along_m**2).sum(axis=0))
        return out


def chosen(move: Moves, rows: Samples | NDArray[np.bool_]) -> Moves:
    """Take some of the moves.

    Parameters
    ----------
    move : k moves.
    rows : which of them.

    Returns
    -------
    Moves.
    """
    return Moves(
        move.start[rows], move.end[rows], move.gravity_m_s2[:, rows], move.shift_m[:, rows]
    )


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


def true_rests(
    time_s: Floats,
    flight: Flight,
    first: Samples,
    last: Samples,
    long: NDArray[np.bool_],
    unrest_rad_s: NDArray[np.floating[Any]],
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
        if not false.any():
            break
        # a foot that hangs hardly turns in swing, and between two such lulls its rest looks as
        # fast as they do: of two that doubt each other the one that turns more is the lull
        suspect = np.where(false, speed_there * (1e-3 + unrest_rad_s[keep[1:-1]]), 0.0)
        beside = np.maximum(
            np.concatenate(([0.0], suspect[:-1])), np.concatenate((suspect[1:], [0.0]))
        )
        worst = false & (suspect >= beside)  # of two neighbours only the worse goes at a time
        keep = keep[np.concatenate(([True], ~worst, [True]))]
    out = np.zeros(first.size, dtype=np.bool_)
    out[keep] = True
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
    floor = median(move.up)
    floor /= np.sqrt((floor**2).sum())
    # the small turn that takes "up" of a stride to "up" of the floor
    tipped = quaternion.cross(move.up, floor[:, None])
    upright = move.along_m + quaternion.cross(tipped, move.along_m)
    first = np.eye(3)[np.argmin(np.abs(floor))]
    ahead = first - (first @ floor) * floor
    ahead /= np.sqrt((ahead**2).sum())
    left = quaternion.cross(floor, ahead)
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
    lag = np.arange(-NEIGHBOURS, NEIGHBOURS + 1)[:, None]
    other = np.arange(k) + lag
    inside = (other >= 0) & (other < k)
    other = np.clip(other, 0, k - 1)
    share = np.where(inside & (bout[other] == bout), NEIGHBOURS + 1.0 - np.abs(lag), 0.0)
    total = (share * move.gravity_m_s2[:, other]).sum(axis=1)
    return replace(move, gravity_m_s2=total / share.sum(axis=0))
