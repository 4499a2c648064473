"""Smooth courses through chosen points: arrays in, arrays out, position to acceleration exact."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


class Course(NamedTuple):
    """A quantity with its first and second time derivative, each (n,)."""

    x: Floats
    v: Floats
    a: Floats

    def __add__(self, other: "Course") -> "Course":  # type: ignore[override]
        """Add two courses of the same moments."""
        return Course(self.x + other.x, self.v + other.v, self.a + other.a)

    def times(self, factor: float) -> "Course":
        """Scale a course."""
        return Course(self.x * factor, self.v * factor, self.a * factor)


def through(knots: Floats, time_s: Floats) -> Course:
    """Give the course through knots: twice continuously differentiable quintic pieces.

    Parameters
    ----------
    knots : (k, 4) time in s (never falling), value, rate and second rate there. Two knots at one
        time are a jump.
    time_s : (n,) s.

    Returns
    -------
    Value, rate and second rate at each time; before the first and after the last knot the course
    stands still at its value.

    Examples
    --------
    From rest at 0 to rest at 1 in one second; halfway it is halfway:

    >>> knots = np.array([[0.0, 0.0, 0.0, 0.0], [1.0, 1.0, 0.0, 0.0]])
    >>> float(through(knots, np.array([0.5])).x[0])
    0.5
    """
    t = knots[:, 0]
    i = np.clip(np.searchsorted(t, time_s, side="right") - 1, 0, len(t) - 2)
    h = np.where(t[i + 1] > t[i], t[i + 1] - t[i], 1.0)
    u = np.clip((time_s - t[i]) / h, 0.0, 1.0)
    inside = ((time_s >= t[0]) & (time_s <= t[-1])).astype(np.float64)
    x0, v0, a0 = knots[i, 1], knots[i, 2] * h, knots[i, 3] * h**2
    x1, v1, a1 = knots[i + 1, 1], knots[i + 1, 2] * h, knots[i + 1, 3] * h**2
    rise = x1 - x0
    c3 = 10 * rise - 6 * v0 - 4 * v1 - 1.5 * a0 + 0.5 * a1
    c4 = -15 * rise + 8 * v0 + 7 * v1 + 1.5 * a0 - a1
    c5 = 6 * rise - 3 * v0 - 3 * v1 - 0.5 * a0 + 0.5 * a1
    x = x0 + u * (v0 + u * (a0 / 2 + u * (c3 + u * (c4 + u * c5))))
    v = (v0 + u * (a0 + u * (3 * c3 + u * (4 * c4 + u * 5 * c5)))) / h
    a = (a0 + u * (6 * c3 + u * (12 * c4 + u * 20 * c5))) / h**2
    return Course(x, v * inside, a * inside)


def rest(t: float, x: float) -> tuple[float, float, float, float]:
    """Give a knot at which the course stands still."""
    return (t, x, 0.0, 0.0)


def bumps(at_s: Floats, last_s: Floats, height: Floats, time_s: Floats) -> Course:
    """Give single smooth bumps, each from `at_s` for `last_s`, as high as `height`.

    Parameters
    ----------
    at_s, last_s, height : (k,) s, s, any unit; bumps may not overlap.
    time_s : (n,) s.
    """
    if at_s.size == 0:
        return Course(np.zeros_like(time_s), np.zeros_like(time_s), np.zeros_like(time_s))
    i = np.clip(np.searchsorted(at_s, time_s, side="right") - 1, 0, len(at_s) - 1)
    u = np.clip((time_s - at_s[i]) / last_s[i], 0.0, 1.0)
    k = 64.0 * height[i]
    w = u * (1 - u)
    dw = 1 - 2 * u
    return Course(
        k * w**3,
        k * 3 * w**2 * dw / last_s[i],
        k * (6 * w * dw**2 - 6 * w**2) / last_s[i] ** 2,
    )


def ringing(at_s: Floats, height: Floats, hz: float, decay_s: float, time_s: Floats) -> Course:
    """Give damped ringing after each knock, as a shoe and a strap do.

    Parameters
    ----------
    at_s, height : (k,) s and any unit; each dies away before the next.
    hz, decay_s : its tone, and the time in which it falls to a third.
    time_s : (n,) s.
    """
    if at_s.size == 0:
        return bumps(at_s, at_s, height, time_s)
    i = np.clip(np.searchsorted(at_s, time_s, side="right") - 1, 0, len(at_s) - 1)
    t = np.maximum(time_s - at_s[i], 0.0)
    # A complex tone times a soft start: t^3 / (t + d)^3 keeps value, rate and second rate at zero.
    z = complex(-1 / decay_s, 2 * np.pi * hz)
    tone = np.exp(z * t)
    d = decay_s / 4
    s = t / (t + d)
    s1 = d / (t + d) ** 2
    s2 = -2 * d / (t + d) ** 3
    p, p1 = s**3, 3 * s**2 * s1
    p2 = 6 * s * s1**2 + 3 * s**2 * s2
    k = height[i]
    return Course(
        k * (p * tone).imag,
        k * (p1 * tone + p * z * tone).imag,
        k * (p2 * tone + 2 * p1 * z * tone + p * z**2 * tone).imag,
    )


def wobble(size: float, rng: np.random.Generator, time_s: Floats) -> Course:
    """Give the slow unrest of a body that stands: a few tones between 0.2 and 2 Hz.

    Parameters
    ----------
    size : standard deviation of the value, any unit.
    rng : chance.
    time_s : (n,) s.
    """
    w = 2 * np.pi * rng.uniform(0.2, 2.0, 6)
    phase = rng.uniform(0, 2 * np.pi, 6)
    k = size * np.sqrt(2 / 6) * np.ones(6)
    angle = time_s[:, None] * w + phase
    sin, cos = np.sin(angle), np.cos(angle)
    return Course(sin @ k, cos @ (k * w), -sin @ (k * w**2))
