"""May these recordings be used at all? What their raw samples say against it, in words."""

import hashlib
from collections.abc import Sequence

import numpy as np

from surefoot.gait.kernels.ranks import median
from surefoot.recordings.recording import Finding, Recording, Samples
from surefoot.terms.errors import CannotUse, Contradiction

#: All numbers here are our proposal; tests/gait shows what they let through and what not.
SHORTEST_S = 4.0
GRAVITY_M_S2 = 9.81
GRAVITY_SHARE = 0.15
CLIPPED_SHARE = 0.005
CLIPPED_DOUBT_SHARE = 0.0003
SLOWEST_HZ = 50.0


def not_twice(recording: Recording, earlier: Sequence[str], *, taken: bool) -> str:
    """Refuse one recording for two feet, and two recordings for one foot.

    Parameters
    ----------
    recording : the one at hand.
    earlier : fingerprints of those before it.
    taken : True if this foot already has one.

    Returns
    -------
    Its own fingerprint.

    Raises
    ------
    Contradiction
        The same recording twice, or a second one for the same foot.
    """
    name = recording.source.file_name
    own = fingerprint(recording)
    if own in earlier:
        raise Contradiction(
            f"{name} was given twice, so it cannot be both feet.",
            "Please give the file of each foot once.",
            reason="one_foot_called_both",
        )
    if taken:
        raise Contradiction(
            f"There are two recordings for the {recording.place.replace('_', ' ')}.",
            "Please say which one belongs to which side.",
            reason="same_place_twice",
        )
    return own


def fingerprint(recording: Recording) -> str:
    """Name a recording by its samples: two feet never give the same.

    Parameters
    ----------
    recording : any recording.

    Returns
    -------
    Hexadecimal text.
    """
    step = max(recording.time_s.size // 4096, 1)
    thin = np.ascontiguousarray(recording.gyr_rad_s[::step])
    return hashlib.sha256(thin.tobytes()).hexdigest()


def before(recording: Recording) -> list[Finding]:
    """Look at the raw samples.

    Parameters
    ----------
    recording : a foot or shank recording.

    Returns
    -------
    What is doubted.

    Raises
    ------
    CannotUse
        ``too_short``, ``too_slow``, ``not_a_number``, ``unknown_units``, ``clipped``.
    """
    name = recording.source.file_name
    time = recording.time_s
    if time.size < 2 or time[-1] < SHORTEST_S:
        raise CannotUse(
            f"{name} holds less than {SHORTEST_S:.0f} seconds, too little to see a walk.",
            "Please record at least one minute of walking.",
            reason="too_short",
        )
    rate = (time.size - 1) / float(time[-1])
    every = max(time.size // 20000, 1)
    slow = time[1::every] - time[:-1:every] > 1.0 / SLOWEST_HZ + 1e-6
    if 2 * np.count_nonzero(slow) > slow.size:
        raise CannotUse(
            f"{name} has about {rate:.0f} samples a second, too few to see the foot land.",
            f"Please record at {SLOWEST_HZ:.0f} samples a second or more; 100 is best.",
            reason="too_slow",
        )
    tops = [_tops(values) for values in (recording.gyr_rad_s, recording.acc_m_s2)]
    if not np.isfinite(tops).all():  # what is no number is its own largest
        raise CannotUse(
            f"{name} has places without a number.",
            "Please save it again from the recording app, without gaps.",
            reason="not_a_number",
        )
    size = np.sqrt((recording.acc_m_s2[::every] ** 2).sum(axis=1))
    usual = float(median(size))
    if abs(usual / GRAVITY_M_S2 - 1.0) > 2 * GRAVITY_SHARE:
        raise CannotUse(
            f"Gravity in {name} reads {usual:.2f}, and it should be close to 9.81 m/s2.",
            "Please check the units of the acceleration, and that gravity was left in.",
            reason="unknown_units",
        )
    return _clipped(recording, *tops)


def _tops(values: Samples) -> list[float]:
    """Give the largest size of each of three axes."""
    tops: list[float] = np.maximum(values.max(axis=0), -values.min(axis=0)).tolist()
    return tops


def _clipped(
    recording: Recording, tops_rad_s: list[float], tops_m_s2: list[float]
) -> list[Finding]:
    """Count samples that sit at the end of the scale."""
    found = []
    for values, tops, scale, what in (
        (recording.gyr_rad_s, tops_rad_s, recording.range_gyr_rad_s, "gyroscope"),
        (recording.acc_m_s2, tops_m_s2, recording.range_acc_m_s2, "accelerometer"),
    ):
        top = max(tops)
        stuck = np.zeros(values.shape[0] - 1, dtype=np.bool_)
        beyond = np.zeros(values.shape[0], dtype=np.bool_)
        nowhere_near = min(0.999 * top, np.inf if scale is None else 0.998 * scale)
        for row, its_top in zip(values.T, tops, strict=True):
            if its_top < nowhere_near:
                continue
            size = np.abs(row)
            at_top = size >= 0.999 * top
            stuck |= at_top[1:] & at_top[:-1]
            if scale is not None:
                beyond |= size >= 0.998 * scale
        share = max(float(stuck.mean()), float(beyond.mean()))
        if share > CLIPPED_SHARE and what == "gyroscope":
            raise CannotUse(
                f"The {what} in {recording.source.file_name} ran into the end of its scale "
                f"in {100 * share:.1f} % of the samples, so the foot's angle is lost.",
                "Please set the sensor to a wider range (1000 or 2000 deg/s) and walk again.",
                reason="clipped",
            )
        if share > CLIPPED_DOUBT_SHARE:
            found.append(
                Finding(
                    "clipped",
                    "doubt",
                    f"The {what} in {recording.source.file_name} sometimes ran into the end of "
                    "its scale; hard landings may be cut off.",
                )
            )
    return found
