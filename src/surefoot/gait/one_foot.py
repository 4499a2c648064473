"""One foot's recording, from samples to swings, piece by piece so that memory stays small."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from surefoot.gait import each_swing
from surefoot.gait.foot_swings import FootSwings, joined, only
from surefoot.gait.kernels import contacts, flat, heading, offset, path, steps, stillness
from surefoot.gait.kernels import shank as shanks
from surefoot.gait.kernels.flight import Flight, fly
from surefoot.gait.kernels.standing import quiet_pieces, standing_up
from surefoot.recordings.recording import Recording, Samples

Floats = NDArray[np.float64]
Curve = NDArray[np.floating[Any]]
Flags = NDArray[np.bool_]

#: Long recordings are worked through in pieces of this length, with a margin on both sides so
#: that a stride on the seam is seen whole by one of them.
PIECE_S = 600.0
MARGIN_S = 10.0
#: A longer stretch without samples breaks the recording in two.
BREAK_S = 0.3
#: A shorter one still spoils the stride it falls into.
HOLE_S = 0.045
#: Without quiet standing the gyroscope's offset is found by trying again, until it hardly changes;
#: a try that loses more strides than this has gone astray.
MOST_TRIES = 4
SMALL_OFFSET_RAD_S = np.deg2rad(0.2)
KEPT_SHARE = 0.6
#: An offset so sure needs no second guess.
SURE_RAD_S = np.deg2rad(1.0)


class _Signals(NamedTuple):
    """A piece of a recording: s, m/s2, rad/s (offset not taken off), m/s3, samples a second."""

    time: Floats
    acc: Samples
    gyr: Samples
    jolt: Curve
    rate: float
    shank: bool


class _Found(NamedTuple):
    """The strides of a piece, and the offset they were found with.

    calm : (n,) rad/s, turn rate, smoothed.
    brisk : rad/s, turn rate where it moves briskly.
    """

    known: offset.Offset
    flight: Flight
    move: path.Moves
    calm: Curve
    brisk: float


def pieces(time_s: Floats) -> Iterator[tuple[int, int, float, float]]:
    """Cut a recording at its breaks, and long stretches into overlapping pieces.

    Parameters
    ----------
    time_s : (n,) s.

    Yields
    ------
    first sample, one past the last, and the time span [from, to) whose swings belong here.
    """
    cuts = np.flatnonzero(time_s[1:] - time_s[:-1] > BREAK_S) + 1
    edges = np.concatenate(([0], cuts, [time_s.size]))
    for a, z in pairwise(edges):
        first_s, last_s = float(time_s[a]), float(time_s[z - 1])
        count = max(round((last_s - first_s) / PIECE_S), 1)
        inner = np.linspace(first_s, last_s, count + 1)[1:-1] if count > 1 else ()
        seams = [-np.inf, *inner, np.inf]
        for low, high in pairwise(seams):
            i = a + int(np.searchsorted(time_s[a:z], low - MARGIN_S))
            j = a + int(np.searchsorted(time_s[a:z], high + MARGIN_S))
            yield i, j, float(low), float(high)


def swings(recording: Recording) -> FootSwings | None:
    """Find and measure all swings of one foot.

    Parameters
    ----------
    recording : a foot or shank sensor.

    Returns
    -------
    FootSwings, or None where nothing moves like a walking foot.
    """
    parts = []
    for first, end, low, high in pieces(recording.time_s):
        if recording.time_s[end - 1] - recording.time_s[first] < 2.0:
            continue
        part = _piece(recording, first, end, low, high)
        if part is not None:
            parts.append(part)
    if not parts:
        return None
    return joined(parts)


def _piece(recording: Recording, i: int, j: int, low: float, high: float) -> FootSwings | None:
    """Swings of samples [i, j) whose contact falls into [low, high)."""
    time = recording.time_s[i:j]
    acc = np.ascontiguousarray(recording.acc_m_s2[i:j].T)
    gyr = np.ascontiguousarray(recording.gyr_rad_s[i:j].T)
    rate = (time.size - 1) / (time[-1] - time[0])
    standing = quiet_pieces(acc, gyr, rate)
    shank = recording.place.endswith("shank")
    jolt = contacts.jolt(time, acc, rate)
    stood = offset.from_standing(standing)
    signals = _Signals(time, acc, gyr, jolt, rate, shank)
    found = _strides(signals, stood) if stood else _settled(signals)
    if found is None:
        return None
    known, flight, move, calm, brisk = found
    move = path.steadied(time, move)
    share = shanks.TIPPING_SHARE if shank else contacts.TIPPING_SHARE
    stretch = each_swing.Stretch(time, flight, jolt, rate, share)
    move, seen = each_swing.look_at_each(stretch, move)
    real = steps.steps(
        seen["length_m"],
        seen["lift_m"],
        _largest(jolt, move),
        seen["off_s"],
        seen["contact_s"],
    )
    move, seen = path.chosen(move, real), each_swing.chosen(seen, real)
    keep = (seen["contact_s"] >= low) & (seen["contact_s"] < high)
    if not keep.any():
        return None
    lying = flat.lying(time, flight, move, seen["off_s"], seen["contact_s"])
    quiet_s, quiet_up = standing_up(standing)
    holes = 1 + np.flatnonzero(time[1:] - time[:-1] > max(HOLE_S, 2.5 / rate))
    missing = np.searchsorted(holes, (move.start, move.end), side="right")
    found_here = FootSwings(
        **seen,
        start_s=time[move.start],
        end_s=time[move.end],
        up_end=lying.up,
        flat_doubt_rad=lying.doubt_rad,
        step_m=path.steps_on_floor_m(move),
        turn_rad=heading.turns_rad(time, flight, move),
        gravity_m_s2=np.sqrt((move.gravity_m_s2**2).sum(axis=0)),
        hole=missing[1] > missing[0],
        standing_up=quiet_up,
        standing_s=quiet_s,
        offset_rad_s=known.rad_s,
        offset_sd_rad_s=known.sd_rad_s,
        calm_share=stillness.calm_share(calm, brisk, rate),
    )
    return only(found_here, keep)


def _settled(signals: _Signals) -> _Found | None:
    """Find strides and offset in turn, where no quiet standing shows the offset."""
    best = None
    for guess in offset.guesses(signals.acc, signals.gyr, signals.rate):
        found = _from(signals, guess)
        if found and (best is None or found.known.sd_rad_s < best.known.sd_rad_s):
            best = found
        if best and best.known.sd_rad_s < SURE_RAD_S:
            break
    return best


def _from(signals: _Signals, guess: Floats) -> _Found | None:
    """Find strides and offset in turn from a first guess, as far as that leads."""
    best, most = None, 0
    found = _strides(signals, offset.Offset(guess, np.inf))
    for _ in range(MOST_TRIES):
        strides = found and offset.believable(signals.time, found.move)
        # the later try knows the offset better, unless it lost most strides
        if found is None or strides is None or strides.sum() < max(KEPT_SHARE * most, 1):
            break
        before = found.known
        known = offset.from_strides(
            signals.time,
            signals.gyr - before.rad_s[:, None].astype(np.float32),
            found.flight,
            path.chosen(found.move, strides),
            before.rad_s,
            offset.SHANK_TURN_RAD_S if signals.shank else offset.STANCE_TURN_RAD_S,
        )
        best = found._replace(known=before._replace(sd_rad_s=known.sd_rad_s))
        most = max(int(strides.sum()), most)
        if np.abs(known.rad_s - before.rad_s).max() < SMALL_OFFSET_RAD_S:
            break
        found = _strides(signals, known)
    return best


def _strides(signals: _Signals, known: offset.Offset) -> _Found | None:
    """Carry the orientation, find the moves that are strides, with an offset more or less known."""
    time, acc, gyr, jolt, rate, shank = signals
    gyr = gyr - known.rad_s[:, None].astype(np.float32)
    turn_rate = np.sqrt(np.einsum("ij,ij->j", gyr, gyr))
    moving = shanks.swing_rate_rad_s(gyr) if shank else turn_rate
    try:
        brisk = stillness.brisk_rad_s(moving)
    except stillness.NothingMoves:
        return None
    threshold = stillness.REST_SHARE * brisk
    start, end = stillness.rests(
        stillness.smooth(moving, stillness.SMOOTH_S, rate), threshold, rate, deep=not shank
    )
    if start.size < 2:
        return None
    calm = stillness.smooth(turn_rate, stillness.CALM_SMOOTH_S, rate)
    if shank:
        first = last = shanks.upright_moment(calm, start, end)
        brisk = stillness.brisk_rad_s(turn_rate)  # until here that of the swing alone
    else:
        first, last = stillness.calmest(calm, start, end, rate)
    flight = fly(time, acc, gyr)
    long = time[end - 1] - time[start] >= path.SURE_REST_S
    if not shank:
        long &= calm[first] < path.SURE_CALM_SHARE * threshold
    rest_speed = path.SHANK_REST_SPEED if shank else path.REST_SPEED
    true = path.true_rests(time, flight, first, last, long, calm[first], rest_speed)
    first, last = first[true], last[true]
    if first.size < 2:
        return None
    move = path.moves(time, flight, last[:-1], first[1:])
    real = steps.worth_a_look(move.length_m, heading.turned_rad(flight, move), _largest(jolt, move))
    if not real.any():
        return None
    return _Found(known, flight, path.chosen(move, real), calm, brisk)


def _largest(jolt: Curve, move: path.Moves) -> Curve:
    """Largest jolt within each move."""
    edges = np.stack((move.start, move.end), axis=1).ravel()
    out: Curve = np.maximum.reduceat(jolt, edges)[::2]
    return out
