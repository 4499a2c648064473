"""Which moves between two rests are steps: a foot also fidgets, and pivots on its sole.

A long move is a step. A short one is told by the knock of its landing, by its lift and by what
goes on around it: in the middle of a walk a short step turns or shifts the foot and lands; a foot
that pivots with its sole on the ground has no knock.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.kernels.ranks import median

Floats = NDArray[np.floating[Any]]
Flags = NDArray[np.bool_]

#: A move shorter than the larger of these (m, and share of the usual stride) is a fidget unless
#: it turns or shifts the foot and lands. All numbers here are our proposal.
FIDGET_M, FIDGET_SHARE = 0.05, 0.06
#: A move longer than this share of the usual stride needs no witness.
LONG_SHARE = 0.25
#: A landing knocks at least as hard as this share of the usual one. Short steps of these people:
#: 0.16 to 0.91; the ground pivots of one stroke foot: up to 0.04 (benchmarks/accuracy.py).
KNOCK_SHARE = 0.12
#: A short step turns the foot or shifts it by so much.
SHIFT_M, SHIFT_RAD = 0.03, float(np.deg2rad(20.0))
#: A foot that was lifted rose by this share of its usual lift.
LIFT_SHARE = 0.15
#: At the ends of a walk a foot that was hardly lifted has stepped only if it lands this hard; one
#: that was lifted this much and lands so hard needs no length.
HARD_SHARE, WELL_LIFTED = 0.5, 0.5
#: No step takes less time in the air: one that was lifted, and one that only knocks.
SWING_S = (0.05, 0.15)
#: Two landings of one foot lie at least this share of the usual stride time apart.
APART_SHARE = 0.35
#: A longer wait than this many usual stride times ends a bout of walking.
WAIT_SHARE = 1.5
#: By itself, away from any bout with a long step or so many short ones, a foot set down this
#: share of the usual stride further on is being put right.
PUT_RIGHT_SHARE, FEWEST = 0.1, 3


def worth_a_look(length_m: Floats, turn_rad: Floats, jolt_m_s3: Floats) -> Flags:
    """Tell which moves may be steps, before they are looked at one by one.

    Parameters
    ----------
    length_m : (k,) m along the floor, rest to rest.
    turn_rad : (k,) rad, change of heading within the move.
    jolt_m_s3 : (k,) m/s3, largest jolt within the move.

    Returns
    -------
    (k,) True for those that are no mere fidget.

    Examples
    --------
    A pivot without a knock, three strides, and a pivot that lands:

    >>> length = np.array([0.04, 1.2, 1.1, 1.2, 0.04])
    >>> turn = np.array([0.7, 0.0, 0.0, 0.0, 0.7])
    >>> jolt = np.array([100.0, 3000.0, 3000.0, 3000.0, 900.0])
    >>> worth_a_look(length, turn, jolt).tolist()
    [False, True, True, True, True]
    """
    if length_m.size == 0:
        return np.zeros(0, dtype=np.bool_)
    usual = usual_length_m(length_m)
    knock = jolt_m_s3 >= KNOCK_SHARE * _usual(jolt_m_s3, length_m > LONG_SHARE * usual)
    shifts = (length_m > SHIFT_M) | (np.abs(turn_rad) > SHIFT_RAD)
    out: Flags = ~_fidgets(length_m, usual) | (knock & shifts)
    return out


def usual_length_m(length_m: Floats) -> float:
    """Give the usual stride: the middle one of the longer half.

    Parameters
    ----------
    length_m : (k,) m, at least one.

    Returns
    -------
    m.

    Examples
    --------
    >>> usual_length_m(np.array([0.01, 1.2, 1.1, 0.2]))
    1.15
    """
    return float(median(np.sort(length_m)[length_m.size // 2 :]))


def steps(
    length_m: Floats, lift_m: Floats, jolt_m_s3: Floats, off_s: Floats, contact_s: Floats
) -> Flags:
    """Tell steps from pivots, shuffles on the spot and knocks, among moves worth a look.

    Parameters
    ----------
    length_m : (k,) m along the floor, rest to rest, in order of time.
    lift_m : (k,) m, highest point of the sensor above its level at rest.
    jolt_m_s3 : (k,) m/s3, largest jolt within the move.
    off_s, contact_s : (k,) s.

    Returns
    -------
    (k,) True for a step.

    Examples
    --------
    Three strides, a short step in the turn, one more stride, and a foot set right afterwards:

    >>> length = np.array([1.2, 1.2, 1.2, 0.06, 1.2, 0.09])
    >>> lift = np.array([0.08, 0.08, 0.08, 0.003, 0.08, 0.003])
    >>> jolt = np.array([3000.0, 3000.0, 3000.0, 900.0, 3000.0, 900.0])
    >>> off = np.array([0.6, 1.7, 2.8, 3.9, 5.0, 6.1])
    >>> steps(length, lift, jolt, off, off + 0.4).tolist()
    [True, True, True, True, True, False]
    """
    if length_m.size == 0:
        return np.zeros(0, dtype=np.bool_)
    usual = usual_length_m(length_m)
    long = length_m > LONG_SHARE * usual
    if long.all():
        return long
    knock = jolt_m_s3 / _usual(jolt_m_s3, long)
    lift = lift_m / _usual(lift_m, long)
    swing_s = contact_s - off_s
    stride_s = _usual_stride_s(contact_s)
    hard = knock >= HARD_SHARE
    anywhere = ~_fidgets(length_m, usual) & (hard | (lift >= LIFT_SHARE))
    anywhere |= hard & (lift >= WELL_LIFTED)
    within = (knock >= KNOCK_SHARE) & _between(long, off_s, contact_s, stride_s)
    keep = long | (anywhere & (swing_s >= SWING_S[0])) | (within & (swing_s >= SWING_S[1]))
    keep &= long | ~_too_close(keep, long, contact_s, stride_s)
    far = length_m > PUT_RIGHT_SHARE * usual
    return keep & (far | _in_company(keep, long, off_s, contact_s, stride_s))


def _fidgets(length_m: Floats, usual_m: float) -> Flags:
    """Tell moves too short for a step whose landing nobody asked about."""
    out: Flags = length_m <= max(FIDGET_M, FIDGET_SHARE * usual_m)
    return out


def _usual(values: Floats, rows: Flags) -> float:
    """Middle value of some rows; the longest move is always long, so there is one."""
    return max(float(median(values[rows])), 1e-9)


def _usual_stride_s(contact_s: Floats) -> float:
    """Usual time from landing to landing; endless where there is but one."""
    return float(median(contact_s[1:] - contact_s[:-1])) if contact_s.size > 1 else np.inf


def _bouts(off_s: Floats, contact_s: Floats, stride_s: float) -> NDArray[np.intp]:
    """Give each move the number of its bout of walking: within one the foot never waits long."""
    waits = off_s[1:] - contact_s[:-1] > WAIT_SHARE * stride_s
    return np.concatenate(([0], np.cumsum(waits)))


def _between(long: Flags, off_s: Floats, contact_s: Floats, stride_s: float) -> Flags:
    """Tell moves with a long step before and after them in their bout."""
    bout = _bouts(off_s, contact_s, stride_s)
    rows = np.arange(long.size)
    first = np.full(bout[-1] + 1, long.size)
    last = np.full(bout[-1] + 1, -1)
    np.minimum.at(first, bout[long], rows[long])
    np.maximum.at(last, bout[long], rows[long])
    return (rows > first[bout]) & (rows < last[bout])


def _too_close(keep: Flags, long: Flags, contact_s: Floats, stride_s: float) -> Flags:
    """Tell short steps that land too soon after the landing before, or before the next."""
    kept = np.flatnonzero(keep)
    after = np.diff(contact_s[kept], prepend=-np.inf) < APART_SHARE * stride_s
    before = np.append(after[1:] & long[kept[1:]], False)
    out = np.zeros(keep.size, dtype=np.bool_)
    out[kept] = after | before
    return out


def _in_company(
    keep: Flags, long: Flags, off_s: Floats, contact_s: Floats, stride_s: float
) -> Flags:
    """Tell moves in bouts of walking: with a long step, or with several short ones."""
    bout = np.zeros(keep.size, dtype=np.intp)
    bout[keep] = _bouts(off_s[keep], contact_s[keep], stride_s)
    count = np.bincount(bout[keep], minlength=1)
    far = np.bincount(bout[keep & long], minlength=count.size)
    out: Flags = ((far > 0) | (count >= FEWEST))[bout]
    return out
