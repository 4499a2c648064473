"""Quiet standing: where nothing moves, and which way is up there."""

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.kernels.ranks import median

Floats = NDArray[np.float64]
AnyFloats = NDArray[np.floating[Any]]
Flags = NDArray[np.bool_]

#: Quiet standing: half-second pieces whose turn rate and acceleration hardly vary. Our proposal;
#: benchmarks/accuracy.py shows what they find.
QUIET_WINDOW_S = 0.5
QUIET_GYR_RAD_S = np.deg2rad(1.5)
QUIET_ACC_M_S2 = 0.20


class Pieces(NamedTuple):
    """A recording in pieces of half a second.

    quiet : (m,) True for each whole piece without movement.
    acc_m_s2, gyr_rad_s : (3, m) mean of each piece.
    piece_s : s, length of a piece.
    """

    quiet: Flags
    acc_m_s2: AnyFloats
    gyr_rad_s: AnyFloats
    piece_s: float


def quiet_pieces(acc_m_s2: AnyFloats, gyr_rad_s: AnyFloats, rate_hz: float) -> Pieces:
    """Find half-second pieces in which the sensor does not move at all.

    Parameters
    ----------
    acc_m_s2 : (3, n) m/s2.
    gyr_rad_s : (3, n) rad/s, offset not removed.
    rate_hz : samples per second.

    Returns
    -------
    Pieces.

    Examples
    --------
    >>> acc, gyr = np.zeros((3, 100)), np.full((3, 100), 0.05)
    >>> pieces = quiet_pieces(acc, gyr, 100.0)
    >>> pieces.quiet.tolist(), pieces.gyr_rad_s[0].round(2).tolist()
    ([True, True], [0.05, 0.05])
    """
    width = max(round(rate_hz * QUIET_WINDOW_S), 4)
    acc, acc_sd = _mean_and_sd(acc_m_s2, width)
    gyr, gyr_sd = _mean_and_sd(gyr_rad_s, width)
    quiet = (gyr_sd.max(axis=0) < QUIET_GYR_RAD_S) & (acc_sd.max(axis=0) < QUIET_ACC_M_S2)
    return Pieces(quiet, acc, gyr, width / rate_hz)


def _mean_and_sd(values: AnyFloats, width: int) -> tuple[AnyFloats, AnyFloats]:
    """Mean and standard deviation of pieces of so many samples."""
    count = values.shape[1] // width
    pieces = values[:, : count * width].reshape(3, count, width)
    mean = np.einsum("ijk->ij", pieces) / np.float32(width)
    apart = pieces - mean[:, :, None]
    return mean, np.sqrt(np.einsum("ijk,ijk->ij", apart, apart) / np.float32(width))


def standing_up(pieces: Pieces) -> tuple[float, Floats]:
    """Find which way is up in the sensor while the person stands quietly.

    Parameters
    ----------
    pieces : from `quiet_pieces`.

    Returns
    -------
    standing_s : s of quiet standing found.
    up : (3,) unit vector in the sensor's axes; NaN without quiet standing.

    Examples
    --------
    >>> acc = np.zeros((3, 200))
    >>> acc[2] = 9.81
    >>> seconds, up = standing_up(quiet_pieces(acc, np.zeros((3, 200)), 100.0))
    >>> seconds, up.tolist()
    (2.0, [0.0, 0.0, 1.0])
    """
    if not pieces.quiet.any():
        return 0.0, np.full(3, np.nan)
    up = median(pieces.acc_m_s2[:, pieces.quiet].astype(np.float64))
    return float(pieces.quiet.sum() * pieces.piece_s), up / np.sqrt((up**2).sum())
