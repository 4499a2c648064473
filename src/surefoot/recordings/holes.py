"""Lost samples: short holes are bridged and said, long ones are gaps; uneven steps are redrawn."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from surefoot.recordings.recording import Floats, Samples
from surefoot.recordings.refusals import counted, were
from surefoot.recordings.stream import Stream

Rows = NDArray[np.intp]

#: A hole of up to this many lost samples, or this long, is bridged by a straight line.
BRIDGED_SAMPLES = 3
BRIDGED_S = 0.05
_UNEVEN_SHARE = 0.02


def even(stream: Stream, steps: Floats, *, bridge: bool) -> None:
    """Find holes; bridge the small ones, name the large ones; redraw an uneven clock.

    Parameters
    ----------
    stream : its `time_s`, `values`, `gaps`, `findings` and `step_s` are changed.
    steps : (n - 1,) s, the steps of its clock, all above 0.
    bridge : False leaves small holes open.
    """
    step = stream.step_s
    ordinary = steps < 1.5 * step
    # Rounded stamps (9 ms, 10 ms, 10 ms ...) pull the median off; the mean of these does not.
    step = stream.step_s = float(np.mean(steps, where=ordinary))
    holes = np.flatnonzero(steps > 1.5 * step)
    lost = np.rint(steps[holes] / step).astype(np.intp) - 1
    small = (lost <= BRIDGED_SAMPLES) | (steps[holes] <= BRIDGED_S)
    large = holes[~small]
    for i in large:
        start, end = float(stream.time_s[i]), float(stream.time_s[i + 1])
        stream.gaps.append((start - stream.time_s[0] + step, end - stream.time_s[0]))
    if large.size:
        total = float(steps[large].sum())
        stream.found(
            "gaps",
            "doubt",
            f"There {'is' if large.size == 1 else 'are'} {counted(large.size, 'gap')}, "
            f"{total:{'.2g' if total < 100 else '.0f'}} s in all; steps across a gap are not used.",
        )
    uneven = float(
        np.mean(steps < 0.5 * step) + np.mean((steps > 1.3 * step) & (steps < 1.7 * step))
    )
    if uneven > _UNEVEN_SHARE:
        if bridge:
            _redraw(stream, large)
        stream.found(
            "uneven_clock",
            "mended",
            f"{uneven:.0%} of the steps of the clock were uneven; the readings were drawn "
            f"onto even steps of {1 / step:.4g} Hz.",
        )
    elif bridge and small.any():
        _bridge(stream, holes[small], lost[small])


def _bridge(stream: Stream, holes: Rows, lost: Rows) -> None:
    where = np.repeat(holes + 1, lost)
    nth = np.concatenate([np.arange(1, k + 1) for k in lost])
    share = nth / (np.repeat(lost, lost) + 1.0)
    before, after = where - 1, where
    times = stream.time_s[before] + share * (stream.time_s[after] - stream.time_s[before])
    between = stream.values[:, before] + share.astype(np.float32) * (
        stream.values[:, after] - stream.values[:, before]
    )
    total = int(lost.sum())
    share_of_all = total / (total + stream.time_s.size)
    stream.time_s = np.insert(stream.time_s, where, times)
    stream.values = np.insert(stream.values, where, between, axis=1)
    stream.found(
        "bridged",
        "mended" if share_of_all < 0.05 else "doubt",
        f"{counted(total, 'lost sample')} ({share_of_all:.1%}) in "
        f"{counted(holes.size, 'short hole')} {were(total)} bridged by straight lines.",
    )


def _redraw(stream: Stream, gaps: Rows) -> None:
    """Draw the readings onto even steps, stretch by stretch between gaps."""
    edges = [0, *(int(i) + 1 for i in gaps), stream.time_s.size]
    grids = []
    for first, last in pairwise(edges):
        start, end = stream.time_s[first], stream.time_s[last - 1]
        count = int((end - start) / stream.step_s + 1e-6) + 1
        grids.append(start + stream.step_s * np.arange(count))
    grid = np.concatenate(grids)
    stream.values = drawn_onto(grid, stream.time_s, stream.values)
    stream.time_s = grid


def drawn_onto(grid: Floats, time_s: Floats, values: Samples) -> Samples:
    """Draw readings onto other times by straight lines.

    Parameters
    ----------
    grid : (m,) s, the times wanted.
    time_s : (n,) s, increasing.
    values : (k, n).

    Returns
    -------
    (k, m)
    """
    drawn = np.empty((values.shape[0], grid.size), dtype=np.float32)
    for row, given in zip(drawn, values, strict=True):
        row[:] = np.interp(grid, time_s, given)
    return drawn
