"""The way a foot went over the floor, stride after stride."""

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.foot_swings import FootSwings

Floats = NDArray[np.float64]


def trail_m(found: FootSwings) -> Floats:
    """Add up the strides of one foot into a trail.

    Parameters
    ----------
    found : swings of one foot.

    Returns
    -------
    (k + 1, 2) m, where the foot stood, from (0, 0).
    """
    steps = found.step_m
    return np.concatenate((np.zeros((1, 2)), np.cumsum(steps.T, axis=0)))
