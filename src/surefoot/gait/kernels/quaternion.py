"""Turning with unit quaternions (w, x, y, z), many at once.

Arrays keep the four parts as rows, (4, n), so that each part is one straight run of memory.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Block length of the running product: two or three levels cover hours of samples.
_BLOCK = 32
SMALL_RAD = 1e-4


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


def conjugate(q: Floats) -> Floats:
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


def rotate(q: Floats, v: Floats) -> Floats:
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
    out = np.empty((3, *np.broadcast_shapes(q.shape[1:], v.shape[1:])))
    out[0] = a + w * tx + y * tz - z * ty
    out[1] = b + w * ty + z * tx - x * tz
    out[2] = c + w * tz + x * ty - y * tx
    return out


def from_turn(turn_rad: Floats) -> Floats:
    """Quaternions of small turns given as rotation vectors.

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
    square = half[0] ** 2 + half[1] ** 2 + half[2] ** 2
    out = np.empty((4, *turn_rad.shape[1:]))
    size = np.sqrt(square)
    out[0] = np.cos(size)
    # sin(x) / x, by its series where x is too small to divide by
    small = size < SMALL_RAD
    ratio = np.where(small, 1.0 - square / 6.0, np.sin(size) / np.where(small, 1.0, size))
    np.multiply(half, ratio, out=out[1:])
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
    n = step.shape[1]
    if n <= _BLOCK:
        out = step.copy()
        for i in range(1, n):
            out[:, i : i + 1] = multiply(out[:, i - 1 : i], step[:, i : i + 1])
        return out
    blocks = -(-n // _BLOCK)
    padded = np.zeros((4, blocks * _BLOCK))
    padded[0, n:] = 1.0
    padded[:, :n] = step
    # (4, inside, block): neighbours in memory are the same place of neighbouring blocks
    inside = np.ascontiguousarray(padded.reshape(4, blocks, _BLOCK).transpose(0, 2, 1))
    for i in range(1, _BLOCK):
        inside[:, i] = multiply(inside[:, i - 1], inside[:, i])
    ends = running_product(np.ascontiguousarray(inside[:, -1, :]))
    before = np.zeros((4, blocks))
    before[0, 0] = 1.0
    before[:, 1:] = ends[:, :-1]
    whole = multiply(before[:, None, :], inside)
    out = whole.transpose(0, 2, 1).reshape(4, -1)[:, :n]
    return np.ascontiguousarray(out / np.sqrt((out**2).sum(axis=0)))
