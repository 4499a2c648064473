"""Count repetitions and read angles from a phone's motion, after the trial. numpy only.

`static/counting.js` mirrors what the pages of the tests need; both pass `counting_cases.json`.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def _up(acc_m_s2: Floats) -> Floats:
    mean = acc_m_s2.mean(axis=0)
    size = float(np.linalg.norm(mean))
    if size < 1.0:
        raise ValueError("the acceleration holds no gravity")
    up: Floats = mean / size
    return up


def rise_m(acc_m_s2: Floats, rate_hz: float, *, slowest_hz: float = 0.15) -> Floats:
    """Vertical movement through the trial, m, up positive, its slow drift removed.

    Parameters
    ----------
    acc_m_s2 : (n, 3) m/s2 with gravity, evenly spaced.
    slowest_hz : movements slower than this are taken as drift.

    Returns
    -------
    (n,) m
        Integrated twice in the frequency domain between `slowest_hz` and 3 Hz, so that a constant
        error of the sensor does not grow.
    """
    n = acc_m_s2.shape[0]
    along = acc_m_s2 @ _up(acc_m_s2)
    spectrum = np.fft.rfft(along - along.mean())
    hz = np.fft.rfftfreq(n, 1.0 / rate_hz)
    keep = (hz >= slowest_hz) & (hz <= 3.0)
    moved = np.zeros_like(spectrum)
    moved[keep] = -spectrum[keep] / (2.0 * np.pi * hz[keep]) ** 2
    rise: Floats = np.fft.irfft(moved, n)
    return rise


def heel_raises(acc_m_s2: Floats, rate_hz: float) -> int:
    """Count heel raises: rises of 3 cm or more (ours), and near the size of the largest.

    Parameters
    ----------
    acc_m_s2 : (n, 3) m/s2 with gravity, evenly spaced, phone on the body, any mounting.

    Notes
    -----
    Right for three or more raises of 1.2 to 2.5 s each. Cutting off slow drift leaves a ripple
    beside a lone slow raise, which may then be counted twice.
    """
    rise = rise_m(acc_m_s2, rate_hz)
    return repetitions(rise, rate_hz, least=max(0.03, 0.5 * float(np.ptp(rise))))


def repetitions(course: Floats, rate_hz: float, *, least: float, apart_s: float = 0.6) -> int:
    """Count the swings of a course that are large enough to be one repetition.

    Parameters
    ----------
    course : (n,) any unit (rise in m, pitch in deg).
    least : the smallest rise from trough to top that counts, same unit.
    apart_s : tops closer than this are one, s.

    Examples
    --------
    >>> t = np.arange(0, 10, 0.01)
    >>> repetitions(0.03 * (1 - np.cos(2 * np.pi * 0.5 * t)), 100.0, least=0.03)
    5
    """
    count, low, high, rising, last_top = 0, float(course[0]), float(course[0]), True, -np.inf
    for i, value in enumerate(course.tolist()):
        if rising:
            high = max(high, value)
            low = min(low, value) if high - low < least else low
            if high - low >= least and high - value >= 0.5 * least:
                if i / rate_hz - last_top >= apart_s:
                    count, last_top = count + 1, i / rate_hz
                rising, low = False, value
        else:
            low = min(low, value)
            if value - low >= 0.5 * least:
                rising, high = True, value
    return count


def tilt_deg(acc_m_s2: Floats, rate_hz: float, quiet: slice) -> Floats:
    """Angle between the phone now and the phone in the quiet stretch, deg, 0 or more.

    Parameters
    ----------
    acc_m_s2 : (n, 3) m/s2 with gravity; slow movement, so that gravity is most of it.
    quiet : the samples of the flat, still beginning.
    """
    width = max(1, round(0.5 * rate_hz))
    kernel = np.ones(width) / width
    smooth = np.column_stack([np.convolve(c, kernel, mode="same") for c in acc_m_s2.T])
    unit = smooth / np.linalg.norm(smooth, axis=1, keepdims=True)
    zero = unit[quiet].mean(axis=0)
    zero /= np.linalg.norm(zero)
    cross = np.linalg.norm(np.cross(unit, zero), axis=1)
    angle: Floats = np.rad2deg(np.arctan2(cross, unit @ zero))
    return angle


def best_held_deg(angle_deg: Floats, rate_hz: float, hold_s: float = 2.0) -> float:
    """Find the largest angle that was held for `hold_s`, deg.

    The smallest angle inside each window of `hold_s`, and of those the largest: one quick flick
    does not count.

    Examples
    --------
    >>> course = np.r_[np.zeros(300), np.full(250, 12.0), np.zeros(100), 30.0, np.zeros(300)]
    >>> best_held_deg(course, 100.0)
    12.0
    """
    width = round(hold_s * rate_hz)
    if angle_deg.size < width:
        return float("nan")
    windows = np.lib.stride_tricks.sliding_window_view(angle_deg, width)
    return float(windows.min(axis=1).max())


def main_turn(turn_deg_s: Floats) -> Floats:
    """Give the turning about the axis that turns most, deg/s; the first large turn is positive.

    Parameters
    ----------
    turn_deg_s : (n, 3) deg/s, any mounting.
    """
    square = turn_deg_s.T @ turn_deg_s
    axis = np.zeros(3)
    axis[int(np.argmax(np.diag(square)))] = 1.0
    for _ in range(60):  # power iteration: the page does the same
        axis = square @ axis
        axis /= max(float(np.linalg.norm(axis)), 1e-12)
    along: Floats = turn_deg_s @ axis
    large = np.abs(along) >= 0.5 * np.abs(along).max()
    return along if along[int(np.argmax(large))] >= 0.0 else -along


def foot_taps(turn_deg_s: Floats, rate_hz: float) -> int:
    """Count foot taps by the turning of a phone strapped on the foot.

    Parameters
    ----------
    turn_deg_s : (n, 3) deg/s, evenly spaced, any mounting.

    Notes
    -----
    One tap is one swing of the turning rate of 40 deg/s or more and of three tenths of the largest
    (ours): tired taps are smaller than the first. Up to 8 taps a second.
    """
    along = main_turn(turn_deg_s)
    least = max(40.0, 0.3 * float(np.ptp(along)))
    return repetitions(along, rate_hz, least=least, apart_s=0.12)


def stand_ups(acc_m_s2: Floats, rate_hz: float, quiet: slice) -> int:
    """Count how often somebody stood up, phone on the thigh or in a front pocket.

    Parameters
    ----------
    acc_m_s2 : (n, 3) m/s2 with gravity, evenly spaced, any mounting.
    quiet : samples of sitting still before the first one.

    Notes
    -----
    The thigh turns by 25 degrees or more, and by half of the largest turn (ours). Somebody who
    stands when the time ends has stood up once more.
    """
    angle = np.append(tilt_deg(acc_m_s2, rate_hz, quiet), 0.0)
    least = max(25.0, 0.5 * float(np.ptp(angle)))
    return repetitions(angle, rate_hz, least=least, apart_s=0.8)
