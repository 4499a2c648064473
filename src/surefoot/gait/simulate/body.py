"""A stiff body that moves, and what a point fixed to it feels."""

from typing import NamedTuple

import numpy as np

from surefoot.gait.simulate.course import Course, Floats


class Motion(NamedTuple):
    """A stiff body over time: angles (rad), and the world place of the moving ground point.

    ``place`` is (3 courses) of the ground point, ``point`` (2 courses) its x, y in the body.
    """

    yaw: Course
    tilt: Course  # rotation about y: toes up is minus
    roll: Course  # rotation about x
    place: tuple[Course, Course, Course]
    point: tuple[Course, Course]


class Pose(NamedTuple):
    """What a point fixed to the body feels, in body axes, and where it is."""

    position_m: Floats  # (n, 3) world
    acceleration_m_s2: Floats  # (n, 3) world, without gravity
    force_m_s2: Floats  # (n, 3) body: specific force
    rate_rad_s: Floats  # (n, 3) body: angular rate


def feel(motion: Motion, at_m: Floats, gravity_m_s2: float = 9.80665) -> Pose:
    """Give what a point fixed to the body feels.

    Parameters
    ----------
    motion : the body.
    at_m : (3,) m, the point in body axes.
    gravity_m_s2 : g, pulling down.

    Returns
    -------
    World position, and specific force (+g on the axis that points up at rest) and angular rate in
    body axes. No sensor fault, no mounting: `sensor.worn` adds these.
    """
    phi, theta, psi = motion.roll, motion.tilt, motion.yaw
    sp, cp, st, ct = np.sin(phi.x), np.cos(phi.x), np.sin(theta.x), np.cos(theta.x)
    sy, cy = np.sin(psi.x), np.cos(psi.x)
    rate = np.stack(
        [
            phi.v - psi.v * st,
            theta.v * cp + psi.v * ct * sp,
            -theta.v * sp + psi.v * ct * cp,
        ],
        axis=1,
    )
    turn = np.stack(
        [
            phi.a - psi.a * st - psi.v * theta.v * ct,
            theta.a * cp - theta.v * phi.v * sp
            + psi.a * ct * sp - psi.v * theta.v * st * sp + psi.v * phi.v * ct * cp,
            -theta.a * sp - theta.v * phi.v * cp
            + psi.a * ct * cp - psi.v * theta.v * st * cp - psi.v * phi.v * ct * sp,
        ],
        axis=1,
    )  # fmt: skip
    # Rows of the matrix that takes world axes to body axes, from Rz(yaw) Ry(tilt) Rx(roll).
    to_body = np.stack(
        [
            np.stack([cy * ct, sy * ct, -st], axis=1),
            np.stack([cy * st * sp - sy * cp, sy * st * sp + cy * cp, ct * sp], axis=1),
            np.stack([cy * st * cp + sy * sp, sy * st * cp - cy * sp, ct * cp], axis=1),
        ],
        axis=1,
    )
    zero = np.zeros_like(phi.x)
    px, py = motion.point
    arm = np.stack([at_m[0] - px.x, at_m[1] - py.x, zero + at_m[2]], axis=1)
    arm_v = np.stack([-px.v, -py.v, zero], axis=1)
    arm_a = np.stack([-px.a, -py.a, zero], axis=1)
    inner = (
        np.cross(turn, arm)
        + np.cross(rate, np.cross(rate, arm))
        + 2 * np.cross(rate, arm_v)
        + arm_a
    )
    place = np.stack([c.x for c in motion.place], axis=1)
    world_a = np.stack([c.a for c in motion.place], axis=1)
    world_a += np.einsum("nji,nj->ni", to_body, inner)
    force = np.einsum("nij,nj->ni", to_body, world_a + np.array([0.0, 0.0, gravity_m_s2]))
    return Pose(place + np.einsum("nji,nj->ni", to_body, arm), world_a, force, rate)
