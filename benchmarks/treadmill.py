"""A foot strike angle taken from a foot sensor the way a laboratory takes it from markers.

The reference of the treadmill trials is not the angle at first contact. It is the slope of the line
from heel to toe marker in the plane of the belt, at the moment the heel stops going forward in the
room and turns back with the belt, low-passed, against its value in the middle of stance. This
module follows the sensor through the room and does the same, so that like is compared with like.
"""

import numpy as np
from attrs import frozen
from scipy.ndimage import median_filter
from scipy.signal import butter, filtfilt

from surefoot.gait.kernels import path, quaternion
from surefoot.gait.kernels.flight import fly
from surefoot.gait.mount import find_mount
from surefoot.gait.one_foot import swings
from surefoot.terms.frames import STRIKE_BEFORE_CONTACT_S

#: Only the last two minutes of a trial, and there the first fifty contacts of each foot.
LAST_S, STRIKES = 120.0, 50
#: Where the markers sit, seen from a sensor on the instep: ahead, to the left, up. Our guess for a
#: shoe; a hand's breadth either way moves the mean angle by less than 0.2 degrees.
HEEL_M, TOE_M = (-0.17, 0.0, -0.05), (0.06, 0.0, -0.04)
LOW_PASS_HZ = 15.0
#: How far from our own contact and toe-off those of the markers may lie.
CONTACT_WITHIN_S, OFF_WITHIN_S = (-0.25, 0.12), (-0.1, 0.2)
LONGEST_STANCE_S = 1.5


@frozen(eq=False)
class Foot:
    """One foot on the belt.

    time_s : (n,) s.
    pitch_deg, slope_deg : (n,) the foot's own pitch, and its slope in the plane of the belt.
    heel_m, toe_m : (n,) m, how far the markers are on the belt.
    walked_m, rest_s : (k,) m and s, where the sensor rests.
    contact_s, off_s : (k,) s, ours.
    """

    time_s: np.ndarray
    pitch_deg: np.ndarray
    slope_deg: np.ndarray
    heel_m: np.ndarray
    toe_m: np.ndarray
    walked_m: np.ndarray
    rest_s: np.ndarray
    contact_s: np.ndarray
    off_s: np.ndarray


def follow(recording):
    """Follow one foot through a whole trial."""
    left = recording.place == "left_foot"
    found = swings(recording)
    axes = find_mount(found, left=left).axes
    time = recording.time_s
    flight = fly(time, recording.acc_m_s2.T, recording.gyr_rad_s.T - found.offset_rad_s[:, None])
    start, end = (np.searchsorted(time, t) for t in (found.start_s, found.end_s))
    move = path.steadied(time, path.moves(time, flight, start, end))
    up, along = move.up, move.along_m
    ahead = along / np.sqrt((along**2).sum(axis=0))
    curves = {name: np.full(time.size, np.nan) for name in ("pitch", "slope", "heel", "toe")}
    walked, far = np.empty(start.size), 0.0
    until = np.append(start[1:], end[-1])
    until = np.where(time[until] - time[end] < path.LONGEST_STANCE_S, until, end)
    for k, (first, rest, last) in enumerate(zip(start, end, until, strict=True)):
        here = slice(first, last + 1)
        toes, heel, toe = (
            quaternion.rotate(flight.turn[:, here], np.repeat((at @ axes)[:, None], n, axis=1))
            for n in [last + 1 - first]
            for at in (np.array([1.0, 0.0, 0.0]), np.array(HEEL_M), np.array(TOE_M))
        )
        since = time[here] - time[first]
        speed = ahead[:, k] @ (
            flight.speed_m_s[:, here]
            - flight.speed_m_s[:, [first]]
            - move.gravity_m_s2[:, [k]] * since
        )
        swing = rest - first
        speed -= speed[swing] * np.minimum(since / since[swing], 1.0)
        speed[swing:] = 0.0  # on the belt
        way = far + np.append(0.0, np.cumsum(0.5 * (speed[1:] + speed[:-1]) * np.diff(since)))
        far = walked[k] = way[-1]
        rises = up[:, k] @ toes
        curves["pitch"][here] = np.rad2deg(np.arcsin(rises))
        curves["slope"][here] = np.rad2deg(np.arctan2(rises, ahead[:, k] @ toes))
        curves["heel"][here] = way + ahead[:, k] @ heel
        curves["toe"][here] = way + ahead[:, k] @ toe
    smooth = [_low_pass(curve, time) for curve in curves.values()]
    return Foot(time, *smooth, walked, time[end], found.contact_s, found.off_s)


def _low_pass(curve, time):
    """Filter forwards and backwards, over gaps as if nothing happened in them."""
    known = np.isfinite(curve)
    whole = np.interp(time, time[known], curve[known])
    rate = (time.size - 1) / (time[-1] - time[0])
    return filtfilt(*butter(2, LOW_PASS_HZ / (rate / 2)), whole)


def belt_speed_m_s(feet, time):
    """Give the speed of a belt that may follow its walker: that of the rests of both feet."""
    between = np.concatenate([0.5 * (foot.rest_s[1:] + foot.rest_s[:-1]) for foot in feet])
    speed = np.concatenate([np.diff(foot.walked_m) / np.diff(foot.rest_s) for foot in feet])
    order = np.argsort(between)
    return np.interp(time, between[order], median_filter(speed[order], 5))


def _turns(speed, time, around_s, within_s, upwards):
    """Give the first time around each moment at which a speed changes its sign; NaN without."""
    out = np.full(around_s.size, np.nan)
    signed = speed if upwards else -speed
    passes = np.flatnonzero((signed[:-1] < 0) & (signed[1:] >= 0))
    when = time[passes] + np.diff(time)[passes] * signed[passes] / (
        signed[passes] - signed[passes + 1]
    )
    for k, moment in enumerate(around_s):
        near = when[(when > moment + within_s[0]) & (when < moment + within_s[1])]
        if near.size:
            out[k] = near[0]
    return out


def strike_angles(recordings):
    """Give the two-foot mean strike angle, one step after the other nearer to the laboratory's.

    Parameters
    ----------
    recordings : two feet on a treadmill.

    Returns
    -------
    dict of deg: ``told`` (same strikes, our instant), ``instant`` (that of the markers),
    ``plane`` (that of the belt, too), ``zero`` (middle of the markers' stance, too); and
    ``early_s``, how long the markers' instant lies before contact.
    """
    feet = [follow(one) for one in recordings]
    told = []
    for foot in feet:
        time, belt = foot.time_s, belt_speed_m_s(feet, foot.time_s)
        heel, toe = (np.gradient(m, time) - belt for m in (foot.heel_m, foot.toe_m))
        strikes = np.flatnonzero(foot.contact_s > time[-1] - LAST_S)[:STRIKES]
        contact = foot.contact_s[strikes]
        lands = _turns(heel, time, contact, CONTACT_WITHIN_S, upwards=False)
        # the stance after each of these strikes ends with the swing that follows
        leaves = _turns(toe, time, np.append(foot.off_s, np.inf)[strikes + 1], OFF_WITHIN_S, True)
        stance = np.where(leaves - lands < LONGEST_STANCE_S, leaves - lands, np.nan)
        middle = (lands + 0.5 * stance)[np.isfinite(stance)]
        lands_known = lands[np.isfinite(lands)]
        slope = np.interp(lands_known, time, foot.slope_deg).mean()
        told.append(
            {
                "told": np.interp(contact - STRIKE_BEFORE_CONTACT_S, time, foot.pitch_deg).mean(),
                "instant": np.interp(lands_known, time, foot.pitch_deg).mean(),
                "plane": slope,
                "zero": slope - np.median(np.interp(middle, time, foot.slope_deg)),
                "early_s": np.nanmean(contact - lands),
            }
        )
    return {name: float(np.mean([foot[name] for foot in told])) for name in told[0]}
