"""The few loops over samples and letters that are worth compiling.

They are three small C files, compiled when surefoot is installed where there is a compiler, and
called by address, so neither a compiler nor Python's own headers are needed to run. Where they
were not compiled everything works the plain way, with numpy and polars, to the same figures:
whoever calls a loop asks `ready` first. ``SUREFOOT_PLAIN=1`` in the environment asks for the plain
way.
"""

import ctypes
import os
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Singles = NDArray[np.float32]
Counts = NDArray[np.int64]

#: How `numbers` answers where the text is not plain numbers, and where there are too many rows.
ODD, NO_ROOM = -1, -2

_KINDS: dict[str, Any] = {
    "t": ctypes.c_char_p,
    "c": ctypes.c_char,
    "n": ctypes.c_int64,
    "r": ctypes.c_double,
    "a": ctypes.c_void_p,  # the address of an array
}
#: What each loop takes, in order: text, a character, counts, real numbers, arrays.
_LOOPS = {
    "numbers": "tncnaaann",
    "fly": "naaaa",
    "look": "aaanaaaaanrrrranaa",
}


def _compiled() -> ctypes.CDLL | None:
    """Open what was compiled beside this file, if it was."""
    if os.environ.get("SUREFOOT_PLAIN"):
        return None
    for suffix in EXTENSION_SUFFIXES:
        path = Path(__file__).with_name(f"_loops{suffix}")
        if not path.exists():
            continue
        try:
            found = ctypes.CDLL(str(path))
            for name, takes in _LOOPS.items():
                loop = getattr(found, f"surefoot_{name}")
                loop.restype = ctypes.c_int64
                loop.argtypes = [_KINDS[kind] for kind in takes]
        except (OSError, AttributeError):  # of another machine, or of another version
            return None
        return found
    return None


_library = _compiled()


def ready() -> bool:
    """Tell whether the loops were compiled and may be used.

    Returns
    -------
    False: everything is done the plain way.
    """
    return _library is not None


def _at(values: NDArray[Any], kind: type[np.generic]) -> int:
    """Address of an array; what C would misread is a mistake of ours."""
    if values.dtype != kind or not values.flags.c_contiguous:
        raise TypeError(f"a loop takes arrays of {kind.__name__} in one piece")
    address: int = values.__array_interface__["data"][0]
    return address


def numbers(
    text: bytes, separator: str, into: Counts, exact: Floats, values: Singles, first: int
) -> int:
    """Read whole lines of plain decimal numbers into columns.

    Parameters
    ----------
    text : the lines, the last one ended too.
    separator : one character.
    into : (width,) for each column of the text 0 (passed over), k + 1 (row k of `exact`) or
        -k - 1 (row k of `values`).
    exact, values : (e, room) and (v, room), where to write.
    first : the place in them for the first line.

    Returns
    -------
    How many lines there were, or `ODD` or `NO_ROOM`; then what lies past `first` means nothing.

    Raises
    ------
    RuntimeError
        The loops were not compiled; see `ready`.
    """
    room = values.shape[1]
    where, gaps = 8 * first, 4 * first
    found: int = _loaded().surefoot_numbers(
        text,
        len(text),
        separator.encode(),
        into.size,
        _at(into, np.int64),
        _at(exact, np.float64) + where,
        _at(values, np.float32) + gaps,
        room,
        room - first,
    )
    return found


def fly(time: Floats, acc: Singles, gyr: Singles, out: Floats) -> None:
    """Carry orientation and add up acceleration, as `surefoot.gait.kernels.flight.fly` says.

    Parameters
    ----------
    time : (n,)
    acc, gyr : (3, n)
    out : (n, 10) turn, speed and place of each sample are written here.

    Raises
    ------
    RuntimeError
        The loops were not compiled; see `ready`.
    """
    time = np.ascontiguousarray(time, dtype=np.float64)
    arrays = (_at(time, np.float64), _at(acc, np.float32), _at(gyr, np.float32))
    _loaded().surefoot_fly(time.size, *arrays, _at(out, np.float64))


def look(
    time: Floats,
    flight: tuple[Floats, Floats, Floats],
    jolt: Singles,
    move: tuple[NDArray[np.intp], NDArray[np.intp], Floats, Floats],
    towards_toes: Floats,
    longest: int,
    lag_s: float,
    strike_s: float,
    tipping_share: float,
    quiet_jolt: float,
    shares: Floats,
    points: int,
) -> tuple[Floats, Singles]:
    """Look at swings one by one, as `surefoot.gait.each_swing` says.

    Parameters
    ----------
    time, jolt : (n,) of the recording.
    flight : turn (4, n), speed (3, n) and place (3, n); quickest as views of what `fly` wrote.
    move : start, end, gravity and shift of k moves.
    towards_toes : (3,)
    longest : samples of a swing that are looked at, at most.
    lag_s, tipping_share, quiet_jolt, shares : the numbers of `contacts` and `unrolled`.
    strike_s : how long before contact the foot strike lies.
    points : of the curves.

    Returns
    -------
    found : (29, k) shift, toe-off, contact, its standard deviation, arc, lift, and "up" at seven
        moments.
    curves : (4, k, points) "up" and height.

    Raises
    ------
    RuntimeError
        The loops were not compiled; see `ready`.
    MemoryError
        The longest swing does not fit.
    """
    time = np.ascontiguousarray(time, dtype=np.float64)
    start, end = (np.ascontiguousarray(part, dtype=np.int64) for part in move[:2])
    gravity, shift = (np.ascontiguousarray(part) for part in move[2:])
    found = np.empty((29, start.size))
    curves = np.empty((4, start.size, points), dtype=np.float32)
    rows = _side_by_side(flight)
    failed = _loaded().surefoot_look(
        _at(time, np.float64),
        _at(rows, np.float64),
        _at(jolt, np.float32),
        start.size,
        _at(start, np.int64),
        _at(end, np.int64),
        _at(gravity, np.float64),
        _at(shift, np.float64),
        _at(towards_toes, np.float64),
        longest,
        lag_s,
        strike_s,
        tipping_share,
        quiet_jolt,
        _at(shares, np.float64),
        points,
        _at(found, np.float64),
        _at(curves, np.float32),
    )
    if failed:
        raise MemoryError
    return found, curves


def _side_by_side(flight: tuple[Floats, Floats, Floats]) -> Floats:
    """Give turn, speed and place of each sample side by side, as `fly` wrote them."""
    rows = flight[0].base
    if rows is not None and rows.shape == (flight[0].shape[1], 10) and rows.flags.c_contiguous:
        first = _at(rows, np.float64)
        where = [part.__array_interface__["data"][0] - first for part in flight]
        if where == [0, 32, 56] and all(part.strides == (8, 80) for part in flight):
            return rows
    return np.ascontiguousarray(np.concatenate(flight).T)


def _loaded() -> ctypes.CDLL:
    """Give the compiled loops."""
    if _library is None:
        raise RuntimeError("the loops were not compiled")
    return _library
