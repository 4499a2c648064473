"""The sensor: where it sits, how it is turned, and everything that is wrong with it."""

from typing import NamedTuple

import numpy as np
from attrs import field, frozen

from surefoot.gait.simulate.body import Pose
from surefoot.gait.simulate.course import Floats
from surefoot.recordings.recording import Place

#: Where a sensor may sit on a foot, shank or back, in the axes of that body (m).
SPOTS_M: dict[str, tuple[float, float, float]] = {
    "instep": (0.07, 0.0, 0.08),
    "heel": (-0.06, 0.0, 0.05),
    "toes": (0.13, 0.0, 0.06),
    "outer_ankle": (0.0, 0.05, 0.07),
    "shank": (0.02, 0.03, 0.12),
    "low_back": (-0.1, 0.0, 0.0),
}


@frozen
class Sensor:
    """One sensor and its faults; without faults it measures perfectly.

    Parameters
    ----------
    place : where it is worn, as a recording says it.
    spot : the spot on the body, a name of `SPOTS_M`.
    mounting_deg : turns about x, then y, then z that take body axes to sensor axes.
    gives_deg : how far the shoe under it tips against the foot while in the air, in pitch and in
        roll: standard deviation from shoe to shoe, and as much from stride to stride.
    rate_hz : samples a second.
    gyr_bias_deg_s, acc_bias_m_s2 : constant offsets, (3,).
    gyr_noise_deg_s, acc_noise_m_s2 : standard deviation of white noise per sample.
    gyr_scale, acc_scale : 1.01 reads 1 % too much.
    range_gyr_deg_s, range_acc_m_s2 : full scale; beyond it the signal is cut. None never cuts.
    lost_share : share of samples lost one by one. lost_bursts : (start, seconds) lost as a whole.
    clock_ahead_s, clock_ppm : its clock against true time.
    jumped_stamps : how many samples carry a time stamp that jumps 1.6 s back (files only).
    """

    place: Place
    spot: str = "instep"
    mounting_deg: tuple[float, float, float] = (0.0, 0.0, 0.0)
    gives_deg: tuple[float, float] = (0.0, 0.0)
    rate_hz: float = 104.0
    gyr_bias_deg_s: tuple[float, float, float] = (0.0, 0.0, 0.0)
    acc_bias_m_s2: tuple[float, float, float] = (0.0, 0.0, 0.0)
    gyr_noise_deg_s: float = 0.1
    acc_noise_m_s2: float = 0.03
    gyr_scale: float = 1.0
    acc_scale: float = 1.0
    range_gyr_deg_s: float | None = None
    range_acc_m_s2: float | None = None
    lost_share: float = 0.0
    lost_bursts: tuple[tuple[float, float], ...] = ()
    clock_ahead_s: float = 0.0
    clock_ppm: float = 0.0
    jumped_stamps: int = field(default=0)


class Signals(NamedTuple):
    """What the sensor gives: as a file would hold it, time stamps and all."""

    time_s: Floats
    acc_m_s2: Floats
    gyr_rad_s: Floats


def turned(mounting_deg: tuple[float, float, float]) -> Floats:
    """Give the (3, 3) matrix that takes body axes to sensor axes.

    Examples
    --------
    A quarter turn about z: what pointed to the toes (x) now reads as minus y of the sensor.

    >>> turned((0.0, 0.0, 90.0)).round(6) @ np.array([1.0, 0.0, 0.0]) + 0.0
    array([ 0., -1.,  0.])
    """
    (a, b, c), one = np.deg2rad(mounting_deg), np.eye(3)

    def about(axis: int, angle: float) -> Floats:
        i, j = (axis + 1) % 3, (axis + 2) % 3
        turn = one.copy()
        turn[i, i] = turn[j, j] = np.cos(angle)
        turn[i, j], turn[j, i] = np.sin(angle), -np.sin(angle)
        return turn

    matrix: Floats = about(2, c) @ about(1, b) @ about(0, a)
    return matrix


def worn(pose: Pose, fine_hz: float, sensor: Sensor, rng: np.random.Generator) -> Signals:
    """Give what a sensor writes down of what its spot feels.

    Parameters
    ----------
    pose : the feelings of the spot at `fine_hz`, from time 0.
    fine_hz : rate of the pose, well above that of the sensor.
    sensor : the sensor and its faults.
    rng : chance.

    Returns
    -------
    Samples at the sensor's own rate. Each is the mean over the sampling interval around its time
    stamp, as the filter in front of a real converter gives it: what is integrated later is then
    not aliased.
    """
    turn = turned(sensor.mounting_deg)
    n_fine = pose.force_m_s2.shape[0]
    true_rate_hz = sensor.rate_hz * (1 + 1e-6 * sensor.clock_ppm)
    n = int(np.floor((n_fine - 1) / fine_hz * true_rate_hz))
    edges = np.maximum(np.arange(n + 1) - 0.5, 0.0) / true_rate_hz * fine_hz

    def means(values: Floats) -> Floats:
        total = np.concatenate([np.zeros((1, 3)), np.cumsum(values, axis=0)])
        left = np.floor(edges).astype(np.intp)
        part = (edges - left)[:, None]
        at_edges = total[left] * (1 - part) + total[np.minimum(left + 1, n_fine)] * part
        mean: Floats = np.diff(at_edges, axis=0) / np.diff(edges)[:, None] @ turn.T
        return mean

    acc: Floats = means(pose.force_m_s2) * sensor.acc_scale + sensor.acc_bias_m_s2
    gyr: Floats = means(pose.rate_rad_s) * sensor.gyr_scale + np.deg2rad(sensor.gyr_bias_deg_s)
    acc += sensor.acc_noise_m_s2 * rng.standard_normal(acc.shape)
    gyr += np.deg2rad(sensor.gyr_noise_deg_s) * rng.standard_normal(gyr.shape)
    if sensor.range_acc_m_s2 is not None:
        np.clip(acc, -sensor.range_acc_m_s2, sensor.range_acc_m_s2, out=acc)
    if sensor.range_gyr_deg_s is not None:
        limit = np.deg2rad(sensor.range_gyr_deg_s)
        np.clip(gyr, -limit, limit, out=gyr)
    time_s: Floats = np.arange(n) / sensor.rate_hz
    kept = rng.random(n) >= sensor.lost_share
    for start_s, seconds in sensor.lost_bursts:
        kept &= (time_s < start_s) | (time_s >= start_s + seconds)
    stamps: Floats = time_s[kept] + sensor.clock_ahead_s
    if sensor.jumped_stamps:
        jumped = rng.choice(stamps.size - 2, sensor.jumped_stamps, replace=False) + 1
        stamps[jumped] -= 1.6
    return Signals(stamps, acc[kept], gyr[kept])
