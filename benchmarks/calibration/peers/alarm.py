"""Raising an alarm: what others would do. Each gives a path to compare with a threshold.

All know what ours knows: the level of before, and a baseline from days 8 to 21.
"""

import numpy as np
from numpy.typing import NDArray

from benchmarks.calibration.peers import installed

Floats = NDArray[np.float64]


def back_share(y: Floats, base: float, old: float) -> Floats:
    """How far back each day is: 0 as in the baseline, 2 as before, clipped at 2."""
    return np.clip(2.0 * (y - base) / max(old - base, 3.0), -2.0, 2.0)


def in_a_row(y: Floats, base: float, old: float, spread: float) -> Floats:
    """Bad days in a row so far; a bad day is half way back."""
    run, out = 0, []
    for bad in (back_share(y, base, old) >= 1.0).tolist():
        run = run + 1 if bad else 0
        out.append(float(run))
    return np.array(out)


def ewma(y: Floats, base: float, old: float, spread: float) -> Floats:
    """Exponentially weighted mean, one fifth to the newest day."""
    level, out = 0.0, []
    for r in back_share(y, base, old).tolist():
        level += 0.2 * (r - level)
        out.append(level)
    return np.array(out)


def textbook_cusum(y: Floats, base: float, old: float, spread: float) -> Floats:
    """CUSUM of standard scores, allowance one half."""
    total, out = 0.0, []
    for z in ((y - base) / max(spread, 0.5)).tolist():
        total = max(0.0, total + z - 0.5)
        out.append(total)
    return np.array(out)


def page_hinkley(y: Floats, base: float, old: float, spread: float) -> Floats:
    """`river` PageHinkley's own sum, upward, restarted when a time without begins."""
    from river.drift import PageHinkley

    watch = PageHinkley(mode="up", delta=0.5, threshold=1e9, alpha=1.0, min_instances=1)
    out = []
    for r in back_share(y, base, old).tolist():
        watch.update(r)
        out.append(float(watch._sum_increase - watch._min_increase))
    return np.array(out)


def adwin(delta: float):
    """`river` ADWIN at one delta: 1 from a detected rise until the mean falls again."""

    def path(y: Floats, base: float, old: float, spread: float) -> Floats:
        from river.drift import ADWIN

        watch = ADWIN(delta=delta, clock=1, min_window_length=3, grace_period=7)
        out, up, before = [], 0.0, 0.0
        for r in back_share(y, base, old).tolist():
            before = watch.estimation
            watch.update(r)
            if watch.drift_detected:
                up = float(watch.estimation > before)
            out.append(up)
        return np.array(out)

    return path


#: Peers whose threshold is set by a search, and those that come at given settings.
PEERS = installed(
    {
        "days in a row": in_a_row,
        "EWMA 0.2, clipped": ewma,
        "textbook CUSUM": textbook_cusum,
        "river PageHinkley": page_hinkley,
    }
)
FIXED = installed({f"river ADWIN {delta:g}": adwin(delta) for delta in (0.02, 0.1, 0.2, 0.4)})
