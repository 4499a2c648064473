"""Is this recording fit for walking? Gravity, limits, stuck axes, a sensor that never moved."""

from typing import Literal

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from surefoot.recordings.recording import Finding, Samples
from surefoot.recordings.refusals import counted, refuse

#: Local gravity is 9.76 to 9.83 m/s2; a cheap accelerometer is off by a few per cent.
GRAVITY_M_S2 = 9.81
_GRAVITY_SURE = 0.04
_GRAVITY_DOUBT = 0.15
_CALM_SHARE = 0.2
#: Shares and medians are taken from about this many samples of a long recording.
_ENOUGH = 10_000
_A_FEW = 400
#: A quick foot turns at 10 to 15 rad/s, a sensor's usual limit is 35 (2000 deg/s).
FASTEST_RAD_S = 75.0
#: Readings at the limit: said from the first, refused from this share of the time.
CLIPPED_REFUSED = 0.05
_PLATEAU = 4
SHORTEST_S = 2.0
STUCK_S = 1.0
#: Sensor noise is about 0.003 rad/s; a person who stands still sways more than this.
NEVER_MOVES_RAD_S = 0.03
NEVER_MOVES_M_S2 = 0.15


@frozen
class Signals:
    """What fitness looks at: one sensor on one clock.

    Parameters
    ----------
    name : the file, for sentences.
    acc_m_s2, gyr_rad_s : (3, n).
    rate_hz : of both.
    range_acc_m_s2, range_gyr_rad_s : full scale where the file says it, else None.
    """

    name: str
    acc_m_s2: Samples
    gyr_rad_s: Samples
    rate_hz: float
    range_acc_m_s2: float | None = None
    range_gyr_rad_s: float | None = None


def fitness(signals: Signals) -> list[Finding]:
    """Look a recording over.

    Returns
    -------
    What is doubtful, each with its number.

    Raises
    ------
    CannotUse
        ``too_short``, ``stuck``, ``never_moves``, ``wrong_units``, ``clipped``.
    """
    count = signals.acc_m_s2.shape[1]
    seconds = count / signals.rate_hz
    if seconds < SHORTEST_S:
        raise refuse("too_short", name=signals.name, seconds=f"{seconds:.2g}")
    found = _stuck(signals)
    _not_too_fast(signals)
    _moves(signals)
    return [*found, *_units(signals), *_clipped(signals)]


def _stuck(signals: Signals) -> list[Finding]:
    found = []
    rows = max(2, round(STUCK_S * signals.rate_hz))
    for word, values in _both(signals):
        same = _same_as_before(values)
        repeats = int(np.count_nonzero(same))
        if repeats == same.size:
            raise refuse("stuck", name=signals.name, sensor=word)
        flat = [
            axis
            for axis, row in zip("xyz", values, strict=True)
            if row[0] == row[-1] and bool(np.all(row == row[0]))
        ]
        if flat:
            raise refuse("stuck", name=signals.name, sensor=f"{word} ({' and '.join(flat)} axis)")
        longest = _longest_run(same) if repeats >= rows else 0
        if longest >= rows:
            found.append(
                Finding(
                    "stuck",
                    "doubt",
                    f"The {word} repeated one reading for {longest / signals.rate_hz:.2g} s.",
                )
            )
    return found


def _same_as_before(values: Samples) -> NDArray[np.bool_]:
    """Mark samples that repeat the one before on all three axes."""
    x, y, z = values
    same: NDArray[np.bool_] = x[1:] == x[:-1]
    same &= y[1:] == y[:-1]
    same &= z[1:] == z[:-1]
    return same


def _moves(signals: Signals) -> None:
    # a look at a few hundred samples is enough for nearly every recording
    for enough in (_A_FEW, _ENOUGH):
        gyr = signals.gyr_rad_s[:, :: max(1, signals.gyr_rad_s.shape[1] // enough)]
        ordered, cut = np.sort(gyr, axis=1), round(0.005 * gyr.shape[1])
        if float(np.max(ordered[:, -1 - cut] - ordered[:, cut])) > NEVER_MOVES_RAD_S:
            return
    if float(np.max(np.std(signals.acc_m_s2, axis=1, dtype=np.float64))) < NEVER_MOVES_M_S2:
        raise refuse("never_moves", name=signals.name)


def _not_too_fast(signals: Signals) -> None:
    fastest = max(float(signals.gyr_rad_s.max()), -float(signals.gyr_rad_s.min()))
    if fastest > FASTEST_RAD_S:
        degrees = fastest * 180 / np.pi
        many = f"{degrees:,.0f}" if degrees < 1e6 else "millions of"
        why = f"a foot does not turn at {many} degrees in a second"
        raise refuse("wrong_units", name=signals.name, why=why)


def _units(signals: Signals) -> list[Finding]:
    usual = _gravity(signals)
    off = abs(usual / GRAVITY_M_S2 - 1.0)
    if off > 0.5:
        raise refuse("wrong_units", name=signals.name, why=_why(usual))
    found = []
    if off > _GRAVITY_SURE:
        level: Literal["mended", "doubt"] = "doubt"
        found.append(
            Finding(
                "gravity_off" if off < _GRAVITY_DOUBT else "gravity_far_off",
                level,
                f"Gravity reads {usual:.2f} m/s2 where it should be about 9.81: the "
                f"accelerometer is {off:.0%} off.",
            )
        )
    return found


def _gravity(signals: Signals) -> float:
    """Give the usual length of acceleration in the calmest fifth of the samples, m/s2."""
    every = max(1, signals.gyr_rad_s.shape[1] // _ENOUGH)
    gyr = signals.gyr_rad_s[:, ::every]
    turning = np.einsum("ij,ij->j", gyr, gyr)
    fewest = int(_CALM_SHARE * (turning.size - 1))
    calm = turning <= np.partition(turning, fewest)[fewest]
    acc = signals.acc_m_s2[:, ::every][:, calm].astype(np.float64)
    return float(np.median(np.sqrt(np.einsum("ij,ij->j", acc, acc))))


def _why(usual: float) -> str:
    if 0.5 < usual < 1.5:
        return "at rest it reads about 1, which is g and not m/s2"
    if usual < 0.5:
        return "it never shows gravity"
    return f"at rest it reads {usual:.3g} where gravity is 9.8"


def _clipped(signals: Signals) -> list[Finding]:
    found = []
    limits = (signals.range_acc_m_s2, signals.range_gyr_rad_s)
    for (word, values), limit in zip(_both(signals), limits, strict=True):
        at_limit = np.zeros(values.shape[1], dtype=np.bool_)
        for row in values:
            at_limit |= _at_limit(row, limit)
        if not at_limit.any():
            continue
        moved = ~_same_as_before(values)
        at_limit[1:] &= moved  # a stuck sensor is not a sensor at its limit
        at_limit[:-1] &= moved
        share = float(np.mean(at_limit))
        if share > CLIPPED_REFUSED:
            raise refuse("clipped", name=signals.name, sensor=word, share=f"{share:.0%}")
        count = int(np.count_nonzero(at_limit))
        if count:
            found.append(
                Finding(
                    f"clipped_{word}",
                    "doubt",
                    f"The {word} was at its limit in {counted(count, 'sample')} ({share:.2%}).",
                )
            )
    return found


def _at_limit(row: NDArray[np.float32], limit: float | None) -> NDArray[np.bool_]:
    """Mark samples at the sensor's limit: beyond 99.5 % of it, or on a flat top."""
    if limit is not None:
        return np.asarray(np.abs(row) >= np.float32(0.995 * limit))
    marked = np.zeros(row.size, dtype=np.bool_)
    for top in (row.max(), row.min()):
        # A flat top is one value, repeated at the very end of the range, again and again: one
        # look at every fourth sample is enough to know that there is none.
        if not np.any(row[_PLATEAU - 1 :: _PLATEAU] == top):
            continue
        on_top = row == top
        if np.count_nonzero(on_top) >= _PLATEAU and _longest_run(on_top) >= _PLATEAU:
            marked |= on_top
    return marked


def _longest_run(marks: NDArray[np.bool_]) -> int:
    marked = np.flatnonzero(marks)
    if marked.size == 0:
        return 0
    ends = np.flatnonzero(np.diff(marked) != 1)
    return int(np.diff(ends, prepend=-1, append=marked.size - 1).max())


def _both(signals: Signals) -> tuple[tuple[str, Samples], tuple[str, Samples]]:
    return ("accelerometer", signals.acc_m_s2), ("gyroscope", signals.gyr_rad_s)
