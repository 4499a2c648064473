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

#: Block length of the running product, and how few are multiplied by doubling the reach.
_BLOCK = 16
_FEW = 512
TINY_RAD = 1e-12


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
    out = np.empty(np.broadcast_shapes(p.shape, q.shape))
    out[0] = pw * qw - px * qx - py * qy - pz * qz
    out[1] = pw * qx + px * qw + py * qz - pz * qy
    out[2] = pw * qy - px * qz + py * qw + pz * qx
    out[3] = pw * qz + px * qy - py * qx + pz * qw
    return out


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
    return np.stack((ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx))


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
    shape = np.broadcast_shapes(q.shape[1:], v.shape[1:])
    out = np.empty((3, *shape), dtype=np.result_type(q, v))
    out[0] = a + w * tx + y * tz - z * ty
    out[1] = b + w * ty + z * tx - x * tz
    out[2] = c + w * tz + x * ty - y * tx
    return out


def from_turn(turn_rad: Floats) -> Floats:
    """Quaternions of turns given as rotation vectors.

    Parameters
    ----------
    turn_rad : (3, n) rad, right-handed about each axis.

    Returns
    -------
    (4, n) unit quaternions, their angle good to a few parts in ten million: a thousand times
    better than the scale of a gyroscope.

    Examples
    --------
    >>> from_turn(np.array([[0.0], [0.0], [np.pi / 2]])).round(4).ravel().tolist()
    [0.7071, 0.0, 0.0, 0.7071]
    """
    half = 0.5 * turn_rad
    square = half[0] ** 2
    square += half[1] ** 2
    square += half[2] ** 2
    # sine and cosine of single precision cost a tenth of those of double
    size = np.sqrt(square.astype(np.float32))
    size += np.float32(TINY_RAD)  # so that nothing is divided by 0
    out = np.empty((4, *turn_rad.shape[1:]))
    out[0] = np.cos(size)
    np.multiply(half, np.sin(size) / size, out=out[1:])
    square = out[0] ** 2
    for part in out[1:]:
        square += part**2
    out /= np.sqrt(square, out=square)
    return out


def running_product(step: Floats) -> Floats:
    """Multiply quaternions along a run: result i is step 0 times ... times step i.

    Done in blocks, so that the work is a few array operations and not a loop over samples.

    Parameters
    ----------
    step : (4, n) unit quaternions.

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
    pair = np.empty((2, step.shape[1]), dtype=np.complex128)
    pair.real, pair.imag = step[::2], step[1::2]
    pair = _running_pairs(pair)
    out = np.empty(step.shape)
    out[::2], out[1::2] = pair.real, pair.imag
    return out


def _running_pairs(pair: Complexes) -> Complexes:
    """Multiply n quaternions w + xi + (y + zi)j along the run, each as two complex numbers.

    So one product takes four multiplications and not sixteen.
    """
    n = pair.shape[1]
    if n <= _FEW:
        reach = 1
        while reach < n:
            pair[:, reach:] = _times(pair[:, :-reach], pair[:, reach:])
            reach *= 2
        return pair
    blocks = -(-n // _BLOCK)
    padded = np.ones((2, blocks * _BLOCK), dtype=np.complex128)
    padded[:, :n] = pair
    # (inside, block): neighbours in memory are the same place of neighbouring blocks
    inside = np.ascontiguousarray(padded.reshape(2, blocks, _BLOCK).transpose(0, 2, 1))
    for i in range(1, _BLOCK):
        inside[:, i] = _times(inside[:, i - 1], inside[:, i])
    before = _running_pairs(inside[:, -1, :-1].copy())[:, None]
    inside[:, :, 1:] = _times(before, inside[:, :, 1:])
    return inside.transpose(0, 2, 1).reshape(2, -1)[:, :n]


def _times(p: Complexes, q: Complexes) -> Complexes:
    """Product of quaternions as pairs of complex numbers: first turn by `q`, then by `p`."""
    out: Complexes = np.multiply(p[0], q)
    turned = q.conj()
    turned *= p[1]
    out[0] -= turned[1]
    out[1] += turned[0]
    return out
