"""One honest clock: strictly increasing, evenly stepped between gaps, every repair said.

Rows keep the order they were written in: in real files the stamps go wrong, not the samples
(`docs/choices.md`, recordings). A stamp that its neighbours contradict is drawn anew between them.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from surefoot.recordings.holes import even
from surefoot.recordings.recording import Floats
from surefoot.recordings.refusals import counted, refuse, were
from surefoot.recordings.stream import Stream

#: A clock that jumps further than this has lost its day; a walk has no such pause.
LONGEST_PAUSE_S = 6 * 3600.0
#: A clock set back by up to this (a phone asking the network for the time) is carried on.
SET_BACK_S = 2.0
_DAY_S = 86400.0
_HOUR_S = 3600.0
#: A jump this close to an hour is summer time beginning or ending, not a pause.
_JUST_AN_HOUR_S = 0.5
#: A counter of so many bits starts again from its least number; it counts samples or these ticks.
_COUNTER_BITS = (16, 24, 32)
_TICKS_S = (1e-3, 1e-4, 1e-6)
#: Across the restart of a counter no more than this may be lost.
_LOST_AT_RESTART_S = 0.5
#: Below this a swing has too few readings; above it the clock is wrong.
SLOWEST_HZ = 10.0
FASTEST_HZ = 10_000.0
_MEDIAN_ROWS = 31
_MEDIANS_AT_ONCE = 4096
#: The usual step is found from this many.
_ENOUGH_STEPS = 100_000
#: A batch of more samples with one and the same stamp is a clock that stands still.
_MOST_SHARED = 100
_STRAY_STEPS = 0.6
#: Steps that differ by less than this are even; none of them is a hole or a half.
EVEN = 1.3


def mend(stream: Stream, *, bridge: bool = True) -> float:
    """Put the clock of a stream right, in place.

    Parameters
    ----------
    stream : its `time_s`, `values`, `gaps` and `findings` are changed.
    bridge : False leaves small holes open (for a stream that will be drawn onto another clock).

    Returns
    -------
    The rate in Hz, measured on the mended clock.

    Raises
    ------
    CannotUse
        ``wrong_clock`` where the clock does not allow mending, ``wrong_rate``.
    """
    _drop_unstamped(stream)
    if stream.time_s.size < 2:
        raise refuse("too_short", name=stream.name, seconds=0)
    steps = stream.time_s[1:] - stream.time_s[:-1]
    shortest = float(steps.min())
    if shortest > 0 and steps.max() < EVEN * shortest:
        stream.step_s = float(np.mean(steps))  # nothing to mend, and the middle is the mean
        return _rate(stream)
    if shortest <= 0:
        _usual_step(stream, steps)
        _over_midnight(stream, steps)
        _over_the_hour(stream)
        steps = np.diff(stream.time_s)
        _past_full_counter(stream)
        _drop_repeated_rows(stream)
        _redraw_strays(stream)
        _spread_repeated(stream)
        _carry_on(stream)
        steps = np.diff(stream.time_s)
    elif steps.max() > _HOUR_S - 1.0:
        _usual_step(stream, steps)
        _over_the_hour(stream)
        steps = np.diff(stream.time_s)
    _usual_step(stream, steps)
    _no_lost_day(stream, steps)
    _rate(stream)
    even(stream, steps, bridge=bridge)
    return _rate(stream)


def _rate(stream: Stream) -> float:
    rate_hz = 1.0 / stream.step_s
    if not SLOWEST_HZ <= rate_hz <= FASTEST_HZ:
        raise refuse("wrong_rate", name=stream.name, rate=f"{rate_hz:,.3g}")
    return rate_hz


def _drop_unstamped(stream: Stream) -> None:
    known = np.isfinite(stream.time_s)
    lost = int(known.size - np.count_nonzero(known))
    if lost:
        if lost > known.size // 2:
            raise refuse("wrong_clock", name=stream.name, why="most of its rows have no time stamp")
        stream.keep(known)
        stream.found(
            "no_stamp",
            "mended",
            f"{counted(lost, 'row')} without a time stamp {were(lost)} left out.",
        )


def _usual_step(stream: Stream, steps: Floats) -> None:
    onward = int(np.count_nonzero(steps > 0))
    if onward < 1 + steps.size // _MOST_SHARED or np.count_nonzero(steps < 0) > onward:
        raise refuse("wrong_clock", name=stream.name, why="it stands still or runs backward")
    some = steps[:: max(1, steps.size // _ENOUGH_STEPS)]
    forward = some[some > 0] if (some > 0).any() else steps[steps > 0]
    stream.step_s = float(np.median(forward))


def _over_midnight(stream: Stream, steps: Floats) -> None:
    """Add a day where a clock that shows only the time of day passes midnight."""
    nights = np.flatnonzero(np.abs(steps + _DAY_S) < max(60.0, 10 * stream.step_s))
    if nights.size:
        days = np.zeros(stream.time_s.size)
        days[nights + 1] = _DAY_S
        stream.time_s = stream.time_s + np.cumsum(days)
        stream.found("midnight", "mended", "The clock passed midnight and was carried on.")


def _over_the_hour(stream: Stream) -> None:
    """Take out the hour by which a clock of local time jumps, forward in spring, back in autumn."""
    steps = np.diff(stream.time_s)
    hour = np.abs(np.abs(steps - stream.step_s) - _HOUR_S) < _JUST_AN_HOUR_S
    if hour.any():
        lift = np.zeros(stream.time_s.size)
        lift[1:][hour] = stream.step_s - steps[hour]
        stream.time_s = stream.time_s + np.cumsum(lift)
        stream.found(
            "summer_time",
            "mended",
            "The clock was moved by an hour, as summer time begins or ends, and was carried on.",
        )


def _past_full_counter(stream: Stream) -> None:
    """Carry a clock on where the counter behind it was full and started again.

    Such a jump is told by its size: the whole range of a counter, less one step.
    """
    steps = np.diff(stream.time_s)
    far = np.flatnonzero(steps < -SET_BACK_S)
    if far.size == 0:
        return
    ticks = (stream.step_s, 1.0 / max(round(1.0 / stream.step_s), 1), *_TICKS_S)
    lift = np.zeros(stream.time_s.size)
    for full_s in sorted({2.0**bits * tick for bits in _COUNTER_BITS for tick in ticks}):
        onward = steps[far] + full_s
        restarts = far[(onward > 0.5 * stream.step_s) & (onward < _LOST_AT_RESTART_S)]
        lift[restarts + 1] = full_s
    times = int(np.count_nonzero(lift))
    if times:
        after_s = float(lift.max())
        stream.time_s = stream.time_s + np.cumsum(lift)
        stream.found(
            "clock_restarted",
            "mended",
            f"The clock is a counter that was full after {after_s:.7g} s and started again "
            f"{counted(times, 'time')}; it was carried on.",
        )


def _drop_repeated_rows(stream: Stream) -> None:
    same = np.flatnonzero(np.diff(stream.time_s) == 0)
    if same.size == 0:
        return
    twice = np.all(stream.values[:, same] == stream.values[:, same + 1], axis=0)
    if twice.any():
        keep = np.ones(stream.time_s.size, dtype=np.bool_)
        keep[same[twice] + 1] = False
        count = int(np.count_nonzero(twice))
        stream.keep(keep)
        stream.found(
            "repeated_rows",
            "mended",
            f"{counted(count, 'row')} {were(count)} written twice and kept once.",
        )


def _redraw_strays(stream: Stream) -> None:
    """Draw anew single stamps that their neighbours contradict; the samples are in order."""
    back = np.flatnonzero(np.diff(stream.time_s) < 0)
    if back.size == 0:
        return
    reach = 4 * _MEDIAN_ROWS
    first, last = max(0, int(back[0]) - reach), min(stream.time_s.size, int(back[-1]) + reach)
    part = slice(first, last)
    line = stream.time_s[part] - stream.step_s * np.arange(last - first)
    usual = _running_median(line)
    stray = np.abs(line - usual) > _STRAY_STEPS * stream.step_s
    if not stray.any() or np.count_nonzero(stray) > 0.4 * stray.size:
        return
    rows = np.arange(last - first)
    times = stream.time_s[part].copy()
    count = int(np.count_nonzero(stray))
    far = float(np.max(np.abs(line - usual)[stray]))
    times[stray] = np.interp(rows[stray], rows[~stray], times[~stray])
    stream.time_s = stream.time_s.copy()
    stream.time_s[part] = times
    stream.found(
        "stray_stamps",
        "mended",
        f"{counted(count, 'time stamp')} {were(count)} wrong by up to {far:.2g} s. The samples are "
        "in order and got the time between their neighbours.",
    )


def _running_median(values: Floats) -> Floats:
    """Give the middle of the rows around each row; the ends are held.

    As scipy's filter, whose import takes longer than the walk that waits for it.
    """
    half = _MEDIAN_ROWS // 2
    windows = sliding_window_view(np.pad(values, half, mode="edge"), _MEDIAN_ROWS)
    out = np.empty_like(values)
    for first in range(0, values.size, _MEDIANS_AT_ONCE):
        part = slice(first, first + _MEDIANS_AT_ONCE)
        out[part] = np.partition(windows[part], half, axis=1)[:, half]
    return out


def _spread_repeated(stream: Stream) -> None:
    """Spread samples that share one stamp evenly up to the next stamp."""
    steps = np.diff(stream.time_s)
    shared = int(np.count_nonzero(steps == 0))
    if shared == 0:
        return
    firsts = np.flatnonzero(np.concatenate(([True], steps != 0)))
    rows = np.arange(stream.time_s.size)
    times = np.interp(rows, firsts, stream.time_s[firsts])
    beyond = rows > firsts[-1]
    span = stream.time_s[firsts[-1]] - stream.time_s[0]
    times[beyond] += (rows[beyond] - firsts[-1]) * span / max(int(firsts[-1]), 1)
    stream.time_s = times
    stream.found(
        "shared_stamps",
        "mended",
        f"{counted(shared, 'sample')} shared a time stamp with the one before and "
        f"{were(shared)} spread evenly.",
    )
    _usual_step(stream, np.diff(times))


def _carry_on(stream: Stream) -> None:
    """Carry the clock on where it was set back a little; refuse where it was set back far."""
    steps = np.diff(stream.time_s)
    back = np.flatnonzero(steps <= 0)
    if back.size == 0:
        return
    worst = float(-steps[back].min())
    if worst > SET_BACK_S or back.size > max(20, steps.size // 1000):
        raise refuse(
            "wrong_clock",
            name=stream.name,
            why=f"it jumps back {_long(worst)} after row {int(back[np.argmin(steps[back])]) + 1}",
        )
    lift = np.zeros(stream.time_s.size)
    lift[back + 1] = stream.step_s - steps[back]
    stream.time_s = stream.time_s + np.cumsum(lift)
    stream.found(
        "clock_set_back",
        "doubt",
        f"The clock was set back {counted(back.size, 'time')}, by up to "
        f"{worst:.2g} s; it was carried on as if no time was lost.",
    )


def _no_lost_day(stream: Stream, steps: Floats) -> None:
    worst = int(np.argmax(steps))
    if steps[worst] > LONGEST_PAUSE_S:
        raise refuse(
            "wrong_clock",
            name=stream.name,
            why=f"it jumps ahead {_long(float(steps[worst]))} after row {worst + 1}",
        )


def _long(seconds: float) -> str:
    for size, word in ((_DAY_S, "days"), (3600.0, "hours"), (60.0, "minutes")):
        if seconds >= size:
            count = f"{seconds / size:.3g}"
            return f"{count} {word.removesuffix('s') if count == '1' else word}"
    return f"{seconds:.2g} seconds"
