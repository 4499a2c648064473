"""What each swing shows: when the foot leaves and lands, how it is tilted, how high it goes.

Swings of like length are looked at together, a few at a time: so little is padded, and their
curves stay in the cache.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from surefoot import loops
from surefoot.gait.kernels import clearance, contacts, path, pitch, quaternion, unrolled
from surefoot.gait.kernels.flight import Flight
from surefoot.gait.kernels.ranks import median
from surefoot.terms.frames import STRIKE_BEFORE_CONTACT_S

Floats = NDArray[np.float64]
Curve = NDArray[np.floating[Any]]

#: Points kept of each stride's curves, from rest to rest.
CURVE_POINTS = 64
#: Where they lie: shares of the time from rest to rest.
CURVE_SHARE = np.linspace(0.0, 1.0, CURVE_POINTS)
CURVE_SHARE.setflags(write=False)
#: Samples of one group of swings laid side by side.
GROUP_SAMPLES = 16_000
#: All arrays have the swings along their last axis, but for these.
_AXIS = {"curve_up": 1, "curve_height_m": 0}


class Stretch(NamedTuple):
    """A stretch of a recording in which swings are looked at.

    time_s : (n,) s.
    flight : its running sums.
    jolt_m_s3 : (n,) m/s3, from `contacts.jolt`.
    rate_hz : samples per second.
    tipping_share : for `contacts.events`.
    """

    time_s: Floats
    flight: Flight
    jolt_m_s3: Curve
    rate_hz: float
    tipping_share: float


def look_at_each(stretch: Stretch, move: path.Moves) -> tuple[path.Moves, dict[str, NDArray[Any]]]:
    """Measure every swing by itself.

    Parameters
    ----------
    stretch : where they are.
    move : k moves between rests, gravity steadied.

    Returns
    -------
    move : the same with the way they went by their own curves.
    seen : what `FootSwings` calls by the same name, k swings.
    """
    turn = stretch.flight.turn[:, np.array((move.start, move.end))]
    back_at_start, back_at_end = quaternion.conjugate(turn).swapaxes(0, 1)
    # the foot tips about its own axis, whichever way this one stride goes
    toes = pitch.unit(median(quaternion.rotate(back_at_end, pitch.unit(move.along_m))))
    single = stretch.jolt_m_s3.dtype == np.float32
    look = _look_compiled if loops.ready() and single else _look_in_groups
    seen = look(stretch, move, toes)
    move = replace(move, shift_m=seen.pop("shift_m"))
    ahead = pitch.unit(move.along_m)
    latest = np.minimum(move.end, move.start + _longest(stretch.rate_hz))
    in_swing, at_landing = clearance.swing_jolts(
        stretch.time_s, stretch.jolt_m_s3, latest, seen["off_s"], seen["contact_s"]
    )
    return move, seen | {
        "length_m": move.length_m,
        "rise_m": move.rise_m,
        "swing_jolt_m_s3": in_swing,
        "landing_jolt_m_s3": at_landing,
        "travel": quaternion.rotate(back_at_start, ahead),
        "travel_end": quaternion.rotate(back_at_end, ahead),
    }


def chosen(seen: dict[str, NDArray[Any]], rows: NDArray[np.bool_]) -> dict[str, NDArray[Any]]:
    """Take some of the swings.

    Parameters
    ----------
    seen : from `look_at_each`.
    rows : (k,) True for those to take.

    Returns
    -------
    The same of fewer swings.
    """
    if rows.all():
        return seen
    return {name: part.compress(rows, axis=_AXIS.get(name, -1)) for name, part in seen.items()}


def _groups(samples: NDArray[np.intp], rate_hz: float) -> Iterator[slice]:
    """Cut moves, the shortest first, into groups of about `GROUP_SAMPLES`."""
    longest = np.minimum(samples, _longest(rate_hz)) + 1
    first = 0
    while first < samples.size:
        area = np.arange(1, samples.size - first + 1) * longest[first:]
        last = first + max(int(np.searchsorted(area, GROUP_SAMPLES)), 1)
        yield slice(first, last)
        first = last


def _longest(rate_hz: float) -> int:
    """Count the samples of a swing that are looked at, at most."""
    return int(unrolled.LONGEST_S * rate_hz)


def _look_compiled(stretch: Stretch, move: path.Moves, toes: Floats) -> dict[str, NDArray[Any]]:
    """Measure all swings, one after the other, where that was compiled."""
    rate = stretch.rate_hz
    found, curves = loops.look(
        stretch.time_s,
        stretch.flight,
        stretch.jolt_m_s3,
        (move.start, move.end, move.gravity_m_s2, move.shift_m),
        toes,
        _longest(rate),
        contacts.lag(rate) / rate,
        STRIKE_BEFORE_CONTACT_S,
        stretch.tipping_share,
        unrolled.QUIET_JOLT_M_S3,
        contacts.NUMBERS,
        CURVE_POINTS,
    )
    start = stretch.time_s[move.start]
    ups = found[8:].reshape(7, 3, -1)
    return {
        "shift_m": found[:3],
        "off_s": start + found[3],
        "contact_s": start + found[4],
        "contact_sd_s": found[5],
        "arc_left_m": found[6],
        "lift_m": found[7],
        "up_off": ups[0],
        "up_strike": ups[1:4].swapaxes(0, 1),
        "up_contact": ups[4:].swapaxes(0, 1),
        "curve_up": curves[:3],
        "curve_height_m": curves[3],
    }


def _look_in_groups(stretch: Stretch, move: path.Moves, toes: Floats) -> dict[str, NDArray[Any]]:
    """Measure all swings, those of like length side by side."""
    order = np.argsort(move.end - move.start, kind="stable")
    groups = [
        _look(stretch, path.chosen(move, order[rows]), toes)
        for rows in _groups((move.end - move.start)[order], stretch.rate_hz)
    ]
    place = np.argsort(order)
    seen = {}
    for name in groups[0]:
        axis = _AXIS.get(name, -1)
        seen[name] = np.concatenate([group[name] for group in groups], axis=axis).take(
            place, axis=axis
        )
    return seen


def _look(stretch: Stretch, move: path.Moves, toes: Floats) -> dict[str, NDArray[Any]]:
    """Measure one group of swings."""
    swing = unrolled.unroll(stretch.time_s, stretch.flight, move, stretch.jolt_m_s3)
    event = contacts.events(swing, toes, stretch.rate_hz, stretch.tipping_share)
    start = stretch.time_s[move.start]
    curve_up, curve_height = unrolled.curves(swing, CURVE_SHARE)
    off, contact, apart = event.off_s, event.contact_s, event.contact_sd_s
    strike = np.maximum(contact - STRIKE_BEFORE_CONTACT_S, off)
    around = (at + shift * apart for at in (strike, contact) for shift in (-1.0, 0.0, 1.0))
    ups = unrolled.up_at(swing, unrolled.moment(swing, np.stack((off, *around))))
    return {
        "shift_m": swing.shift_m,
        "off_s": start + off,
        "contact_s": start + contact,
        "contact_sd_s": apart,
        "arc_left_m": clearance.arc_left_m(swing, off, contact),
        "lift_m": np.where(swing.inside, swing.height_m, -np.inf).max(axis=1),
        "up_off": ups[:, 0],
        "up_strike": ups[:, 1:4],
        "up_contact": ups[:, 4:7],
        "curve_up": curve_up,
        "curve_height_m": curve_height,
    }
