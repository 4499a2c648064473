"""How the foot is tilted: its own axes inside the sensor, then pitch and roll from "up".

One place owns the signs: **toes up is plus**, **sole in (inversion) is plus on both feet**.
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from surefoot.gait.kernels.quaternion import cross

Floats = NDArray[np.float64]
#: Curves of a night are kept in single precision; these functions keep what they are given.
AnyFloats = NDArray[np.floating[Any]]


class NoFlatFoot(ValueError):
    """No moment with the foot flat and still, so pitch has no zero."""


class NoHeading(ValueError):
    """Nothing shows which way the toes point."""


def unit(v: Floats) -> Floats:
    """Scale vectors to length 1.

    Parameters
    ----------
    v : (3, ...) any unit.

    Returns
    -------
    (3, ...) unit vectors; NaN where the length is 0.

    Examples
    --------
    >>> unit(np.array([3.0, 0.0, 4.0])).tolist()
    [0.6, 0.0, 0.8]
    """
    size = np.sqrt((v**2).sum(axis=0))
    out: Floats = v / np.where(size > 0.0, size, np.nan)
    return out


def foot_axes(up_at_rest: Floats, towards_toes: Floats) -> Floats:
    """Axes of the foot in the sensor's frame: x to the toes, y left, z up.

    Parameters
    ----------
    up_at_rest : (3,) the direction that points up while the foot is flat.
    towards_toes : (3,) roughly towards the toes; only its level part counts.

    Returns
    -------
    (3, 3) unit vectors x, y, z, one per row.

    Raises
    ------
    NoFlatFoot
        `up_at_rest` is not a direction.
    NoHeading
        `towards_toes` has no level part.

    Examples
    --------
    A sensor worn upside down, its x to the heel:

    >>> axes = foot_axes(np.array([0.0, 0.0, -1.0]), np.array([-1.0, 0.0, 0.0]))
    >>> (axes + 0.0).tolist()
    [[-1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, -1.0]]
    """
    z = unit(up_at_rest)
    if not np.all(np.isfinite(z)):
        raise NoFlatFoot("there is no moment with the foot flat and still")
    x = towards_toes - (towards_toes @ z) * z
    if not float(np.sqrt((x**2).sum())) > 1e-6:
        raise NoHeading("nothing shows which way the toes point")
    x = unit(x)
    return np.stack((x, cross(z, x), z))


def _along(axis: AnyFloats, up: AnyFloats) -> AnyFloats:
    """Part of "up" along one of the axes of the foot."""
    out: AnyFloats = axis[0] * up[0]
    out += axis[1] * up[1]
    out += axis[2] * up[2]
    return out


def foot_pitch_rad(up: AnyFloats, axes: AnyFloats) -> AnyFloats:
    """Pitch of the foot.

    Parameters
    ----------
    up : (3, ...) unit vector pointing up, in the sensor's axes.
    axes : (3, 3) foot axes, one per row, from `foot_axes`.

    Returns
    -------
    (...) rad. **Toes up is positive.** NaN in gives NaN out.

    Examples
    --------
    >>> axes = np.eye(3)
    >>> heel_first = np.array([[np.sin(0.3)], [0.0], [np.cos(0.3)]])
    >>> foot_pitch_rad(heel_first, axes).round(2).tolist()
    [0.3]
    """
    out: AnyFloats = np.arcsin(np.clip(_along(axes[0], up), -1.0, 1.0))
    return out


def foot_roll_rad(up: AnyFloats, axes: AnyFloats, *, left: bool) -> AnyFloats:
    """Roll of the foot.

    Parameters
    ----------
    up : (3, ...) unit vector pointing up, in the sensor's axes.
    axes : (3, 3) foot axes, one per row, from `foot_axes`.
    left : True for the left foot.

    Returns
    -------
    (...) rad. **Sole in (inversion) is positive on both feet.** NaN in gives NaN out.

    Examples
    --------
    The left edge of the foot is lower: on the left foot the sole turns in, on the right out.

    >>> axes = np.eye(3)
    >>> left_edge_down = np.array([[0.0], [-np.sin(0.2)], [np.cos(0.2)]])
    >>> foot_roll_rad(left_edge_down, axes, left=True).round(2).tolist()
    [0.2]
    >>> foot_roll_rad(left_edge_down, axes, left=False).round(2).tolist()
    [-0.2]
    """
    roll = np.arctan2(_along(axes[1], up), _along(axes[2], up))
    out: AnyFloats = -roll if left else roll
    return out


def foot_progression_rad(travel: Floats, axes: Floats, *, left: bool) -> Floats:
    """Turn of the foot's long axis out of the way it travels.

    Parameters
    ----------
    travel : (3, ...) the way the foot went, in the sensor's axes, seen while the foot is flat.
    axes : (3, 3) foot axes, one per row, from `foot_axes`.
    left : True for the left foot.

    Returns
    -------
    (...) rad. **Toes out is positive on both feet.** NaN in gives NaN out.

    Examples
    --------
    The foot goes a little to the right of where its toes point: a left foot is turned out.

    >>> to_the_right = np.array([[np.cos(0.2)], [-np.sin(0.2)], [0.0]])
    >>> foot_progression_rad(to_the_right, np.eye(3), left=True).round(2).tolist()
    [0.2]
    >>> foot_progression_rad(to_the_right, np.eye(3), left=False).round(2).tolist()
    [-0.2]
    """
    way = np.arctan2(_along(axes[1], travel), _along(axes[0], travel))
    out: Floats = -way if left else way
    return out
