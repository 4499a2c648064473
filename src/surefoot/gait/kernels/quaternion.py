"""Turning with unit quaternions (w, x, y, z), many at once.

Arrays keep the four parts as rows, (4, n), so that each part is one straight run of memory.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

#: Block length of the running product: two or three levels cover hours of samples.
_BLOCK = 32


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
    return np.stack(
        (
            pw * qw - px * qx - py * qy - pz * qz,
            pw * qx + px * qw + py * qz - pz * qy,
            pw * qy - px * qz + py * qw + pz * qx,
            pw * qz + px * qy - py * qx + pz * qw,
        )
    )


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
    return np.stack((q[0], -q[1], -q[2], -q[3]))


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
    return np.stack(
        (
            a + w * tx + y * tz - z * ty,
            b + w * ty + z * tx - x * tz,
            c + w * tz + x * ty - y * tx,
        )
    )


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
    size = np.sqrt(half[0] ** 2 + half[1] ** 2 + half[2] ** 2)
    return np.concatenate((np.cos(size)[None], half * np.sinc(size / np.pi)))


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
