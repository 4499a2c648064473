"""Which way is up in the sensor while the foot lies flat: the zero of all foot angles.

Most feet lie still for a moment after landing, and that moment is the zero. A brisk foot may roll
over from heel to toes without ever lying still; then "the calmest moment" is only one of many, so
the middle of stance is the zero, as gait laboratories have it, and the zero is less sure.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.kernels import quaternion
from surefoot.gait.kernels.flight import Flight
from surefoot.gait.kernels.path import Moves

Floats = NDArray[np.float64]

#: A foot that tips slower than the first at its calmest lies still; one that tips faster than the
#: second never does. Our proposal: 0 to 14 deg/s on people whose foot lies flat, 20 to 26 on one
#: whose foot does not (benchmarks/accuracy.py, vicon).
RESTLESS_RAD_S = (np.deg2rad(10.0), np.deg2rad(20.0))
#: Tipping is read over this long to either side.
AROUND_S = 0.05
#: A longer stance holds more than one rolling over: it has no middle.
LONGEST_S = 1.5


class Flat(NamedTuple):
    """How k feet lay on the ground after their swings.

    up : (3, k) unit vectors, up in the sensor's axes.
    doubt_rad : (k,) rad, half of how far calmest moment and middle of stance are apart, as far
        as the foot never lay still.
    """

    up: Floats
    doubt_rad: Floats


def lying(time_s: Floats, flight: Flight, move: Moves, off_s: Floats, contact_s: Floats) -> Flat:
    """Find how each foot lies on the ground after its swing.

    Parameters
    ----------
    time_s : (n,) s.
    flight : running sums of the recording.
    move : k moves, each ends at the calmest moment after landing.
    off_s, contact_s : (k,) s, on the clock of `time_s`.

    Returns
    -------
    Flat of the k moves.
    """
    calmest_s = time_s[move.end]
    stance_s = np.append(off_s[1:] - contact_s[:-1], np.inf)
    middle_s = np.where(stance_s < LONGEST_S, contact_s + 0.5 * stance_s, calmest_s)
    when_s = np.array((calmest_s - AROUND_S, calmest_s + AROUND_S, middle_s, calmest_s))
    sample = np.minimum(np.searchsorted(time_s, when_s), time_s.size - 1)
    back = quaternion.conjugate(flight.turn[:, sample])
    before, after, middle, still = quaternion.rotate(back, move.up[:, None]).swapaxes(0, 1)

    took_s = time_s[sample[1]] - time_s[sample[0]]
    tips = np.sqrt(((after - before) ** 2).sum(axis=0)) / np.maximum(took_s, 1e-9)
    slow, fast = RESTLESS_RAD_S
    restless = np.clip((tips - slow) / (fast - slow), 0.0, 1.0)
    apart = restless * (middle - still)
    up = still + apart
    up /= np.sqrt((up**2).sum(axis=0))
    return Flat(up, 0.5 * np.sqrt((apart**2).sum(axis=0)))
