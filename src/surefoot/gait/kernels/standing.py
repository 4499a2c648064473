"""Quiet standing: what the gyroscope reads when nothing turns, and which way is up."""

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
#: How sure the offset is without quiet standing.
UNSTOOD_SD_RAD_S = np.deg2rad(0.5)


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


def gyro_offset(
    acc_m_s2: AnyFloats, gyr_rad_s: AnyFloats, pieces: Pieces
) -> tuple[Floats, float, bool]:
    """Estimate what the gyroscope reads when nothing turns.

    Quiet standing is best. Without it the mean over the walk has to do as a first guess, to be
    bettered by `heading.offset_left_rad_s`.

    Parameters
    ----------
    acc_m_s2 : (3, n) m/s2.
    gyr_rad_s : (3, n) rad/s.
    pieces : from `quiet_pieces`.

    Returns
    -------
    offset_rad_s : (3,) rad/s.
    sd_rad_s : rad/s, how far the offset may be off.
    standing : True if it comes from quiet standing.

    Examples
    --------
    >>> acc, gyr = np.zeros((3, 300)), np.full((3, 300), 0.05)
    >>> offset, sd, standing = gyro_offset(acc, gyr, quiet_pieces(acc, gyr, 100.0))
    >>> offset.round(2).tolist(), standing
    ([0.05, 0.05, 0.05], True)
    """
    if pieces.quiet.sum() >= 2:
        still = pieces.gyr_rad_s[:, pieces.quiet].astype(np.float64)
        offset: Floats = median(still)
        spread = median(np.abs(still - offset[:, None])).max()
        return offset, float(1.5 * spread + 1e-4), True
    # walking comes back to the same tilt, so turning about level axes averages out; turning
    # about the upright axis does not (a walk may go round), so nothing is taken off there
    up = acc_m_s2.mean(axis=1, dtype=np.float64)
    up /= np.sqrt((up**2).sum())
    offset = gyr_rad_s.mean(axis=1, dtype=np.float64)
    return offset - (offset @ up) * up, UNSTOOD_SD_RAD_S, False


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
