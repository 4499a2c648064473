"""Pieces become Recordings: partners are joined, the clock is mended, fitness is looked over."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from surefoot.recordings.clock import mend
from surefoot.recordings.fitness import Signals, fitness
from surefoot.recordings.holes import drawn_onto
from surefoot.recordings.piece import Piece
from surefoot.recordings.recording import Finding, Floats, Recording, Samples, Source
from surefoot.recordings.refusals import counted, refuse, were
from surefoot.recordings.stream import Stream

_MOST_UNREADABLE = 0.5
#: Stated and measured rate may differ this much before it is said.
_RATE_DIFFERS = 0.05
_SAME_RATE = 1e-6
_BESIDE = {"linear", "gravity"}


def join(pieces: Iterable[Piece]) -> list[Recording]:
    """Make one Recording of each sensor.

    Parameters
    ----------
    pieces : all that was read; an accelerometer and a gyroscope may come from different files.

    Returns
    -------
    Recordings, in the order the files were given.

    Raises
    ------
    CannotUse
        Half of a sensor is missing, or its readings are not fit for use.
    """
    alone: list[Piece] = []
    whole: set[str] = set()
    recordings: list[tuple[int, Recording]] = []
    for i, piece in enumerate(pieces):
        if _complete([piece]):
            recordings.append((i, _recording([piece])))
            whole.add(piece.opened.folder)
        else:
            alone.append(piece)
    # A sensor that is complete may write its motion without gravity into a file of its own too.
    spare = [p for p in alone if set(p.quantities) <= _BESIDE and p.opened.folder in whole]
    for group in _groups([p for p in alone if p not in spare]):
        recordings.append((len(recordings), _recording(group)))
    return [recording for _, recording in recordings]


def _quantities(group: Sequence[Piece]) -> set[str]:
    return {q for piece in group for q in piece.quantities}


def _complete(group: Sequence[Piece]) -> bool:
    have = _quantities(group)
    return "gyr" in have and ("acc" in have or {"linear", "gravity"} <= have)


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Put the halves of one sensor together: same folder, same name but for the sensor's word."""
    exact: dict[tuple[str, str, str], list[Piece]] = {}
    for piece in pieces:
        exact.setdefault((piece.opened.folder, piece.reader, piece.key), []).append(piece)
    groups = [g for g in exact.values() if _complete(g)]
    loose: dict[tuple[str, str], list[Piece]] = {}
    for group in exact.values():
        if not _complete(group):
            loose.setdefault((group[0].opened.folder, group[0].reader), []).extend(group)
    for group in loose.values():
        names = [q for piece in group for q in piece.quantities]
        if not _complete(group) or len(names) != len(set(names)):
            raise _what_is_missing(group)
        groups.append(group)
    return groups


def _what_is_missing(group: Sequence[Piece]) -> Exception:
    have, name = _quantities(group), group[0].opened.name
    if "gyr" not in have:
        return refuse("no_gyroscope", name=name)
    if "linear" in have:
        without = next(p for p in group if "linear" in p.quantities)
        return refuse("no_gravity", name=without.opened.name)
    if "acc" not in have:
        return refuse("no_accelerometer", name=name)
    return refuse("unknown_partner", name=name)


def _recording(group: Sequence[Piece]) -> Recording:
    turning = next(p for p in group if "gyr" in p.quantities)
    stream = turning.stream
    _readable(turning)
    rate_hz = mend(stream)
    stated = turning.stated_rate_hz
    if stated is not None and abs(rate_hz / stated - 1.0) < _SAME_RATE:
        rate_hz = stated  # a packet counter, or a clock made of it: spare the rounding
    gyr = turning.of("gyr")
    if len(group) == 1:
        acc = _acc_of(turning)
    else:
        acc = _acc_beside(group, turning, rate_hz)
        gyr = turning.of("gyr")
    signals = Signals(
        stream.name, acc, gyr, rate_hz, turning.range_acc_m_s2, turning.range_gyr_rad_s
    )
    findings = [*stream.findings, *_rate_as_stated(turning, rate_hz), *fitness(signals)]
    return Recording(
        place=turning.place,
        time_s=_from_zero(stream.time_s),
        acc_m_s2=acc.T,
        gyr_rad_s=gyr.T,
        rate_hz=rate_hz,
        source=Source(
            file_name=turning.opened.name,
            sha256=turning.opened.sha256,
            reader=turning.reader,
            reader_version=turning.reader_version,
        ),
        began=turning.began,
        gaps=tuple(stream.gaps),
        fitness=tuple(findings),
        range_acc_m_s2=turning.range_acc_m_s2,
        range_gyr_rad_s=turning.range_gyr_rad_s,
    )


def _from_zero(time_s: Floats) -> Floats:
    """Let time begin at 0, in place: sensors of one table may share this clock, and may do so."""
    time_s -= time_s[0]
    return time_s


def _readable(piece: Piece) -> None:
    """Leave out rows without readings; they become lost samples, bridged or gaps.

    Gravity never reads exactly nothing on three axes: some loggers fill what they lost with zeros.
    """
    stream = piece.stream
    read: NDArray[np.bool_] = np.isfinite(stream.values[0])
    for row in stream.values[1:]:
        read &= np.isfinite(row)
    if "acc" in piece.quantities:
        x, y, z = piece.of("acc")
        read &= (x != 0) | (y != 0) | (z != 0)
    lost = read.size - int(np.count_nonzero(read))
    if lost == 0:
        return
    share = lost / read.size
    if share > _MOST_UNREADABLE:
        raise refuse("text_in_numbers", name=stream.name, share=f"{share:.0%}")
    stream.keep(read)
    stream.found(
        "unreadable_rows",
        "mended" if share < 0.01 else "doubt",
        f"{counted(lost, 'row')} ({share:.1%}) with words, blanks or zeros for readings "
        f"{were(lost)} left out.",
    )


def _acc_of(piece: Piece) -> Samples:
    """Give specific force: as read, or gravity put back onto linear acceleration."""
    if "acc" in piece.quantities:
        return piece.of("acc")
    acc = piece.of("linear")
    acc += piece.of("gravity")
    return acc


def _acc_beside(group: Sequence[Piece], turning: Piece, rate_hz: float) -> Samples:
    """Draw the accelerometer onto the gyroscope's clock; keep only what both saw."""
    have = _quantities(group)
    wanted = ("acc",) if "acc" in have else ("linear", "gravity")
    stream = turning.stream
    whole: Samples | None = None
    for quantity in wanted:
        piece = next(p for p in group if quantity in p.quantities)
        other = piece.stream
        if piece is not turning:
            _readable(piece)
            other_hz = mend(other, bridge=False)
            _said(stream, other, quantity, rate_hz, other_hz)
        both = (stream.time_s >= other.time_s[0]) & (stream.time_s <= other.time_s[-1])
        if np.count_nonzero(both) < 2:
            raise refuse(
                "wrong_clock",
                name=turning.opened.name,
                why="the accelerometer and the gyroscope were not on at the same time",
            )
        if not both.all():
            stream.keep(both)
            whole = None if whole is None else whole[:, both]
        drawn = drawn_onto(stream.time_s, other.time_s, piece.of(quantity))  # type: ignore[arg-type]
        whole = drawn if whole is None else whole + drawn
    if whole is None:
        raise refuse("no_accelerometer", name=turning.opened.name)
    return whole


def _said(stream: Stream, other: Stream, quantity: str, rate_hz: float, other_hz: float) -> None:
    stream.findings.extend(f for f in other.findings if f not in stream.findings)
    same = other.time_s.size == stream.time_s.size and np.array_equal(other.time_s, stream.time_s)
    if not same:
        word = "accelerometer" if quantity in {"acc", "linear"} else "gravity sensor"
        stream.found(
            f"own_clock_{quantity}",
            "mended" if other_hz > 0.5 * rate_hz else "doubt",
            f"The {word} ({other_hz:.4g} Hz) and the gyroscope ({rate_hz:.4g} Hz) kept their own "
            "time; both were drawn onto the gyroscope's.",
        )


def _rate_as_stated(piece: Piece, rate_hz: float) -> list[Finding]:
    stated = piece.stated_rate_hz
    if stated is None or abs(rate_hz / stated - 1.0) <= _RATE_DIFFERS:
        return []
    return [
        Finding(
            "rate_differs",
            "doubt",
            f"The file says {stated:.4g} Hz but its clock counts {rate_hz:.4g} Hz; "
            "the clock was used.",
        )
    ]
