"""Is this recording fit for walking? Gravity, limits, stuck axes, a sensor that never moved."""

from typing import Literal, NamedTuple

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
    ends = tuple(_Ends(values.max(axis=1), values.min(axis=1)) for _, values in _both(signals))
    found = _stuck(signals, ends)
    _not_too_fast(signals, ends[1])
    _moves(signals)
    return [*found, *_units(signals), *_clipped(signals, ends)]


class _Ends(NamedTuple):
    """The highest and the lowest reading of each axis, (3,)."""

    highest: NDArray[np.float32]
    lowest: NDArray[np.float32]


def _stuck(signals: Signals, ends: tuple[_Ends, ...]) -> list[Finding]:
    found = []
    rows = max(2, round(STUCK_S * signals.rate_hz))
    for (word, values), (highest, lowest) in zip(_both(signals), ends, strict=True):
        same = _same_as_before(values)
        if same.size == values.shape[1] - 1:
            raise refuse("stuck", name=signals.name, sensor=word)
        level = (highest == lowest).tolist()
        flat = [axis for axis, is_flat in zip("xyz", level, strict=True) if is_flat]
        if flat:
            raise refuse("stuck", name=signals.name, sensor=f"{word} ({' and '.join(flat)} axis)")
        longest = _longest_run(same) if same.size >= rows else 0
        if longest >= rows:
            found.append(
                Finding(
                    "stuck",
                    "doubt",
                    f"The {word} repeated one reading for {longest / signals.rate_hz:.2g} s.",
                )
            )
    return found


def _same_as_before(values: Samples) -> NDArray[np.intp]:
    """Find the samples whose next one repeats them on all three axes."""
    x, y, z = values
    same = np.flatnonzero(x[1:] == x[:-1])
    for row in (y, z):
        same = same[row[same + 1] == row[same]]
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


def _not_too_fast(signals: Signals, ends: _Ends) -> None:
    fastest = max(float(ends.highest.max()), -float(ends.lowest.min()))
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
    size = np.sqrt(np.einsum("ij,ij->j", acc, acc))
    middle = np.partition(size, ((size.size - 1) // 2, size.size // 2))
    return float(middle[(size.size - 1) // 2] + middle[size.size // 2]) / 2.0


def _why(usual: float) -> str:
    if 0.5 < usual < 1.5:
        return "at rest it reads about 1, which is g and not m/s2"
    if usual < 0.5:
        return "it never shows gravity"
    return f"at rest it reads {usual:.3g} where gravity is 9.8"


def _clipped(signals: Signals, ends: tuple[_Ends, ...]) -> list[Finding]:
    found = []
    limits = (signals.range_acc_m_s2, signals.range_gyr_rad_s)
    for (word, values), limit, its_ends in zip(_both(signals), limits, ends, strict=True):
        at_limit = _at_limit(values, limit, its_ends)
        if at_limit is None:
            continue
        same = _same_as_before(values)
        at_limit[same] = at_limit[same + 1] = False  # a stuck sensor is not a sensor at its limit
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


def _at_limit(values: Samples, limit: float | None, ends: _Ends) -> NDArray[np.bool_] | None:
    """Mark samples beyond 99.5 % of the sensor's limit, or on a flat top; None where none are."""
    if limit is not None:
        scale = np.float32(0.995 * limit)
        if max(ends.highest.max(), -ends.lowest.min()) < scale:
            return None
        return np.asarray((np.abs(values) >= scale).any(axis=0))
    marked: NDArray[np.bool_] | None = None
    # A flat top is one value, repeated at the very end of the range, again and again: one look
    # at every fourth sample is enough to know that there is none.
    some = values[:, _PLATEAU - 1 :: _PLATEAU]
    for tops in ends:
        for axis in np.flatnonzero((some == tops[:, None]).any(axis=1)).tolist():
            on_top = values[axis] == tops[axis]
            if (
                np.count_nonzero(on_top) >= _PLATEAU
                and _longest_run(np.flatnonzero(on_top)) >= _PLATEAU
            ):
                marked = on_top if marked is None else marked | on_top
    return marked


def _longest_run(marked: NDArray[np.intp]) -> int:
    """Count the longest run of neighbours among the places marked."""
    if marked.size == 0:
        return 0
    ends = np.flatnonzero(np.diff(marked) != 1)
    return int(np.diff(ends, prepend=-1, append=marked.size - 1).max())


def _both(signals: Signals) -> tuple[tuple[str, Samples], tuple[str, Samples]]:
    return ("accelerometer", signals.acc_m_s2), ("gyroscope", signals.gyr_rad_s)
