"""Clocks that count: time stamps without a unit, packet counters that start again."""

import numpy as np

from surefoot.recordings.recording import Floats
from surefoot.recordings.refusals import refuse

_RATES_HZ = (10.0, 2000.0)
_UNITS = {"seconds": 1.0, "milliseconds": 1e-3, "microseconds": 1e-6, "nanoseconds": 1e-9}


def unit_of_stamps(name: str, stamps: Floats) -> tuple[float, str]:
    """Find the unit of time stamps that do not say it, from the size of their steps.

    Only one of seconds, milliseconds, microseconds and nanoseconds gives a rate between 10 and
    2000 Hz, because these lie a factor of 1000 apart; so this is not a guess.

    Returns
    -------
    Seconds in one unit, and the unit's name.

    Raises
    ------
    CannotUse
        No unit gives a believable rate.
    """
    steps = np.diff(stamps)
    steps = steps[steps > 0]
    if steps.size:
        # Some loggers stamp a whole batch at once: the mean step is right for them too.
        span = float(np.nanmax(stamps) - np.nanmin(stamps))
        for step in (float(np.median(steps)), span / max(stamps.size - 1, 1)):
            for unit, seconds in _UNITS.items():
                if _RATES_HZ[0] <= 1.0 / (step * seconds) <= _RATES_HZ[1]:
                    return seconds, unit
    raise refuse("wrong_clock", name=name, why="no unit of time makes sense of its steps")


def unwrapped(counter: Floats) -> tuple[Floats, int]:
    """Carry a packet counter on where it starts again from zero.

    Parameters
    ----------
    counter : (n,) packets; wraps at 256, 65536, 2^24 or 2^32.

    Returns
    -------
    The counter without wraps, and how often it wrapped.

    Examples
    --------
    >>> unwrapped(np.array([65534.0, 65535.0, 0.0, 1.0]))[0].tolist()
    [65534.0, 65535.0, 65536.0, 65537.0]
    """
    steps = np.diff(counter)
    wraps = np.flatnonzero(steps < 0)
    if wraps.size == 0:
        return counter, 0
    lift = np.zeros(counter.size)
    count = 0
    for wrap in (256.0, 65536.0, 2.0**24, 2.0**32):
        here = wraps[
            (steps[wraps] + wrap > 0) & (counter[wraps] > 0.9 * wrap) & (counter[wraps] < wrap)
        ]
        here = here[counter[here + 1] < 0.1 * wrap]
        lift[here + 1] = wrap
        count += here.size
    return counter + np.cumsum(lift), count
