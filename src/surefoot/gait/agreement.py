"""May a recording's turning be believed? Where gravity contradicts it, that is said or refused."""

import numpy as np

from surefoot.gait.foot_swings import FootSwings
from surefoot.gait.kernels.agreement import Agreement, agreement
from surefoot.recordings.recording import Finding, Recording
from surefoot.terms.errors import CannotUse

#: All numbers here are our proposal. benchmarks/believed.py shows what real recordings come to as
#: they are, whole and in short pieces, and how many are caught when something is told wrong.
MOST_SWINGS = 10
FEWEST_SWINGS = 3
#: The turning must be this many times too large or too small to be refused, and to be in doubt.
REFUSED_TIMES = 1.6
DOUBT_TIMES = 1.29
#: ... and so much more must be left over as it is told than at the scale that fits best.
MUCH_MORE = 2.0
MORE_SHARE = 0.012
#: More than this is left over, and no scale mends it: the axes or signs are wrong. So many swings
#: must say so.
NOTHING_FITS = 0.15
FEWEST_FOR_AXES = 5


def fits_gravity(recording: Recording, found: FootSwings) -> list[Finding]:
    """Check the turning that the gyroscope tells of against gravity.

    A wrong number of readings in a second, a wrong unit and a wrong scale all make every rotation
    too large or too small; columns that are mixed up make it another one.

    Parameters
    ----------
    recording : the recording.
    found : its swings.

    Returns
    -------
    What is doubted.

    Raises
    ------
    CannotUse
        ``turning_does_not_fit``, ``axes_do_not_fit``.
    """
    told = gravity_agreement(recording, found)
    if told is None or told.scale == 1.0:
        return []
    name, count = recording.source.file_name, found.start_s.size
    much_worse = told.misfit > MUCH_MORE * told.least_misfit + MORE_SHARE
    if told.scale > 0.0 and much_worse and told.least_misfit < NOTHING_FITS:
        times = 1.0 / told.scale
        rate, fitting = f"{recording.rate_hz:.0f}", f"{recording.rate_hz * times:.0f}"
        if max(times, told.scale) > REFUSED_TIMES:
            raise CannotUse(
                f"By its gyroscope the sensor in {name} turned {times:.2g} times as far as gravity "
                "shows, so every angle and length would be wrong.",
                f"Please check the readings in a second (taken as {rate}; about {fitting} would "
                "fit) and the unit of the gyroscope.",
                reason="turning_does_not_fit",
            )
        if max(times, told.scale) > DOUBT_TIMES:
            return [
                Finding(
                    "turning_does_not_fit",
                    "doubt",
                    f"By its gyroscope the sensor in {name} turned {times:.2g} times as far as "
                    f"gravity shows. Please check the readings in a second (taken as {rate}; about "
                    f"{fitting} would fit) and the unit of the gyroscope.",
                )
            ]
    elif told.misfit > NOTHING_FITS and count >= FEWEST_FOR_AXES:
        raise CannotUse(
            f"The gyroscope and the accelerometer in {name} do not tell of the same turning.",
            "Please check which columns are x, y and z of each, their signs and their units.",
            reason="axes_do_not_fit",
        )
    return []


def gravity_agreement(recording: Recording, found: FootSwings) -> Agreement | None:
    """Compare gyroscope and gravity over some swings in the middle of the walk.

    Parameters
    ----------
    recording : the recording.
    found : its swings.

    Returns
    -------
    Agreement, or None where there are too few swings.
    """
    count = found.start_s.size
    if count < FEWEST_SWINGS:
        return None
    first = max((count - MOST_SWINGS) // 2, 0)
    swings = slice(first, first + MOST_SWINGS)
    start_s, end_s = found.start_s[swings], found.end_s[swings]
    time = recording.time_s
    a, z = np.searchsorted(time, (start_s[0] - 0.1, end_s[-1] + 0.1)).tolist()
    offset = found.offset_rad_s.astype(np.float32)
    return agreement(
        time[a:z],
        np.ascontiguousarray(recording.acc_m_s2[a:z].T),
        np.ascontiguousarray((recording.gyr_rad_s[a:z] - offset).T),
        np.searchsorted(time[a:z], start_s),
        np.minimum(np.searchsorted(time[a:z], end_s), z - a - 1),
    )
