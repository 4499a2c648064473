"""Turning with unit quaternions (w, x, y, z), many at once.

Arrays keep the four parts as rows, (4, n), so that each part is one straight run of memory.
"""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Complexes = NDArray[np.complex128]

#: Single or double precision, kept as given.
Real = TypeVar("Real", bound=np.floating[Any])

#: Block length of the running product.
_BLOCK = 16
#: Up to this square of half an angle the series of so many steps are exact.
_SMALL = 0.25
_COSINE = (2.0, 12.0, 30.0, 56.0, 90.0, 132.0)
_SINE = (6.0, 20.0, 42.0, 72.0, 110.0, 156.0)


def multiply(p: Floats, q: Floats) -> Floats:
    """Hamilton product of two runs of quaternions: first turn by `q`, then by `p`.

    Parameters
    ----------
    p : (4, n) quaternions.
    q : (4, n) quaternions.

    Returns
    -------
    (4, n) quaternions.

    Examples
    --------
    Two quarter turns about z make a half turn about z:

    >>> quarter = np.array([[0.5**0.5], [0.0], [0.0], [0.5**0.5]])
    >>> multiply(quarter, quarter).round(3).ravel().tolist()
    [0.0, 0.0, 0.0, 1.0]
    """
    pw, px, py, pz = p
    qw, qx, qy, qz = q
    return np.array(
        (
            pw * qw - px * qx - py * qy - pz * qz,
            pw * qx + px * qw + py * qz - pz * qy,
            pw * qy - px * qz + py * qw + pz * qx,
            pw * qz + px * qy - py * qx + pz * qw,
        )
    )


def conjugate(q: NDArray[Real]) -> NDArray[Real]:
    """Turn the other way.

    Parameters
    ----------
    q : (4, n) quaternions.

    Returns
    -------
    (4, n) quaternions.

    Examples
    --------
    >>> conjugate(np.array([[1.0], [2.0], [3.0], [4.0]])).ravel().tolist()
    [1.0, -2.0, -3.0, -4.0]
    """
    out = -q
    out[0] = q[0]
    return out


def cross(a: NDArray[Real], b: NDArray[Real]) -> NDArray[Real]:
    """Cross product of vectors: square on both, right-handed.

    Parameters
    ----------
    a, b : (3, ...) any unit.

    Returns
    -------
    (3, ...) the product of their units.

    Examples
    --------
    >>> cross(np.array([1.0, 0.0, 0.0]), np.array([0.0, 1.0, 0.0])).tolist()
    [0.0, 0.0, 1.0]
    """
    ax, ay, az = a
    bx, by, bz = b
    return np.array((ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx))


def rotate(q: NDArray[Real], v: NDArray[Real]) -> NDArray[Real]:
    """Turn vectors by quaternions.

    Parameters
    ----------
    q : (4, n) unit quaternions.
    v : (3, n) any unit.

    Returns
    -------
    (3, n) the turned vectors, same unit.

    Examples
    --------
    A quarter turn about z takes x to y:

    >>> q = np.array([[0.5**0.5], [0.0], [0.0], [0.5**0.5]])
    >>> (rotate(q, np.array([[1.0], [0.0], [0.0]])).round(3) + 0.0).ravel().tolist()
    [0.0, 1.0, 0.0]
    """
    w, x, y, z = q
    a, b, c = v
    # v + 2w(r x v) + 2 r x (r x v), r the vector part
    tx = 2.0 * (y * c - z * b)
    ty = 2.0 * (z * a - x * c)
    tz = 2.0 * (x * b - y * a)
    return np.array(
        (a + w * tx + y * tz - z * ty, b + w * ty + z * tx - x * tz, c + w * tz + x * ty - y * tx)
    )


def from_turn(turn_rad: Floats) -> Floats:
    """Quaternions of turns given as rotation vectors.

    Parameters
    ----------
    turn_rad : (3, n) rad, right-handed about each axis.

    Returns
    -------
    (4, n) unit quaternions.

    Examples
    --------
    >>> from_turn(np.array([[0.0], [0.0], [np.pi / 2]])).round(4).ravel().tolist()
    [0.7071, 0.0, 0.0, 0.7071]
    """
    half = 0.5 * turn_rad
    square = half[0] ** 2
    square += half[1] ** 2
    square += half[2] ** 2
    out = np.empty((4, *turn_rad.shape[1:]))
    if square.max(initial=0.0) < _SMALL:
        # their series, exact to the last digits, cost a tenth of sine and cosine
        out[0] = _series(square, _COSINE)
        np.multiply(half, _series(square, _SINE), out=out[1:])
        return out
    size = np.sqrt(square)
    out[0] = np.cos(size)
    np.multiply(half, np.sinc(size / np.pi), out=out[1:])
    return out


def _series(square: Floats, steps: tuple[float, ...]) -> Floats:
    """Sum a series of cosine or of sine by its argument, from the square of the argument."""
    total = np.full_like(square, 1.0)
    for step in reversed(steps):
        total *= square
        total /= -step
        total += 1.0
    return total


def running_product(step: Floats, out: Floats | None = None) -> Floats:
    """Multiply quaternions along a run: result i is step 0 times ... times step i.

    Done in blocks, so that the work is a few array operations and not a loop over samples.

    Parameters
    ----------
    step : (4, n) unit quaternions.
    out : (4, n) where to write the result; a new array unless given.

    Returns
    -------
    (4, n) unit quaternions.

    Examples
    --------
    Ninety turns of one degree about x are a quarter turn:

    >>> turns = np.zeros((3, 90))
    >>> turns[0] = np.deg2rad(1.0)
    >>> running_product(from_turn(turns))[:, -1].round(4).tolist()
    [0.7071, 0.7071, 0.0, 0.0]
    """
    n = step.shape[1]
    blocks = -(-n // _BLOCK)
    # (pair, inside, block): neighbours in memory are the same place of neighbouring blocks
    inside = np.zeros((2, _BLOCK, blocks), dtype=np.complex128)
    parts = (inside[0].real, inside[0].imag, inside[1].real, inside[1].imag)
    parts[0][:, -1:] = 1.0  # what the last block lacks turns nothing
    whole = n // _BLOCK * _BLOCK
    for part, row in zip(parts, step, strict=True):
        part[:, : n // _BLOCK] = row[:whole].reshape(-1, _BLOCK).T
        part[: n - whole, -1:] = row[whole:, None]
    for i in range(1, _BLOCK):
        _turn_on(inside[:, i - 1], inside[:, i])
    before = _running_pairs(inside[:, -1, :-1].copy())[:, None]
    _turn_on(before, inside[:, :, 1:])
    out = np.empty_like(step) if out is None else out
    for part, row in zip(parts, out, strict=True):
        row[:whole].reshape(-1, _BLOCK)[...] = part[:, : n // _BLOCK].T
        row[whole:] = part[: n - whole, -1]
    return out


def _running_pairs(pair: Complexes) -> Complexes:
    """Multiply few quaternions along the run, in place, by doubling the reach."""
    reach = 1
    while reach < pair.shape[1]:
        _turn_on(pair[:, :-reach], pair[:, reach:])
        reach *= 2
    return pair


def _turn_on(p: Complexes, q: Complexes) -> None:
    """Let `q` become the product of `p` and `q`, in place: first turn by `q`, then by `p`.

    A quaternion w + xi + (y + zi)j is a pair of complex numbers, so one product takes four
    multiplications and not sixteen.
    """
    turned = q.conj()
    turned *= p[1]
    q *= p[0]
    q[0] -= turned[1]
    q[1] += turned[0]
