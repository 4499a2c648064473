"""What is doubted or refused about a walk once its strides are known, in words."""

from collections.abc import Sequence

import numpy as np

from surefoot.gait.foot_swings import FootSwings
from surefoot.gait.kernels import stillness
from surefoot.gait.mount import Mount
from surefoot.gait.strides import FEWEST_STRAIGHT, Columns
from surefoot.recordings.recording import Finding, Recording
from surefoot.recordings.refusals import counted
from surefoot.terms.errors import CannotUse
from surefoot.terms.sides import Foot

#: All numbers here are our proposal; tests/gait shows what they let through and what not.
FEWEST_STRIDES = 3
ZERO_DOUBT_DEG = 8.0
#: Walking feet shake an accelerometer by 2.2 to 12.4 m/s2 (standard deviation of its size).
SHAKEN_M_S2 = 2.0
#: A gyroscope turns faster than this in less than so much of the time: nobody walks by it.
TURNS_RAD_S, TURNS_SHARE = stillness.MOVING_RAD_S, 0.01
#: Feet of one walk are recorded for 0.97 to 1 times as long as each other here, stopped by hand.
UNLIKE_SHARE = 0.2
#: A heading less sure than this is said to be in doubt.
HEADING_DOUBT_DEG = 8.0


#: What a shin does not show.
NO_FOOT_ANGLES = Finding(
    "no_foot_angles",
    "refused",
    "A sensor on the shin tells times and lengths; the angles of the foot need one on the shoe.",
)


def walks(recording: Recording, found: FootSwings | None) -> FootSwings:
    """Refuse a sensor that does not walk.

    Parameters
    ----------
    recording : the recording.
    found : its swings, or None.

    Returns
    -------
    the swings.

    Raises
    ------
    CannotUse
        ``does_not_walk``, ``hardly_turns``.
    """
    name = recording.source.file_name
    if found is None and _shaken_but_not_turned(recording):
        raise CannotUse(
            f"The sensor in {name} is shaken as by walking, but its gyroscope hardly turns.",
            "Please check the unit of the gyroscope: degrees or radians in a second.",
            reason="hardly_turns",
        )
    if found is None:
        raise CannotUse(
            f"Nothing in {name} moves like a walking foot.",
            "Please check that the sensor was on the foot and that somebody walked.",
            reason="does_not_walk",
        )
    return found


def enough_strides(recording: Recording, found: FootSwings) -> None:
    """Refuse a recording with too few strides.

    Parameters
    ----------
    recording : the recording.
    found : its swings.

    Raises
    ------
    CannotUse
        ``too_few_steps``.
    """
    if found.start_s.size < FEWEST_STRIDES:
        name = recording.source.file_name
        raise CannotUse(
            f"{name} holds {counted(found.start_s.size, 'stride')}, too few to measure a walk.",
            "Please walk at least ten steps with each foot, in a straight line; if you did, check "
            "the readings in a second.",
            reason="too_few_steps",
        )


def _shaken_but_not_turned(recording: Recording) -> bool:
    """Tell whether the accelerometer is shaken as by walking and the gyroscope is not."""
    force, turn = (
        np.sqrt((values.astype(np.float64) ** 2).sum(axis=1))
        for values in (recording.acc_m_s2, recording.gyr_rad_s)
    )
    return bool(force.std() > SHAKEN_M_S2 and (turn > TURNS_RAD_S).mean() < TURNS_SHARE)


def not_flat(recording: Recording) -> CannotUse:
    """Make the refusal for a recording in which the foot is never flat and still.

    Parameters
    ----------
    recording : the recording.

    Returns
    -------
    CannotUse with reason ``no_still_standing``.
    """
    return CannotUse(
        f"In {recording.source.file_name} the foot is never flat and still, so its angle has "
        "no zero.",
        "Please stand still for five seconds before and after the walk, and walk straight.",
        reason="no_still_standing",
    )


def of_mount(foot: Foot, mount: Mount) -> list[Finding]:
    """Say what is doubted about how a sensor sat.

    Parameters
    ----------
    foot : left or right.
    mount : how the sensor sat.

    Returns
    -------
    Findings.
    """
    found = []
    if abs(mount.zero_gap_deg) > ZERO_DOUBT_DEG:
        found.append(
            Finding(
                f"zero_{foot}",
                "doubt",
                f"The {foot} foot is tilted by {mount.zero_gap_deg:+.0f} degrees more in quiet "
                "standing than in the middle of a step; angles are counted from the step.",
            )
        )
    gaps = (mount.turning_gap_deg, mount.instep_gap_deg)
    apart = max((abs(gap) for gap in gaps if np.isfinite(gap)), default=0.0)
    if not mount.roll_told:
        found.append(
            Finding(
                f"heading_{foot}",
                "refused",
                f"The way to the toes of the {foot} foot is not clear (the ways to find it are "
                f"{apart:.0f} degrees apart), so rolling in or out is not reported.",
            )
        )
    elif mount.heading_sd_deg > HEADING_DOUBT_DEG:
        found.append(
            Finding(
                f"heading_{foot}",
                "doubt",
                f"The ways to find where the {foot} toes point are {apart:.0f} degrees apart; "
                "the angles are less sure for it."
                if apart > HEADING_DOUBT_DEG
                else f"The way the {foot} toes point is known to {mount.heading_sd_deg:.0f} "
                "degrees only; the angles are less sure for it.",
            )
        )
    return found


def no_progression(foot: Foot, mount: Mount) -> list[Finding]:
    """Say why foot progression is not told, where it is not.

    Parameters
    ----------
    foot : left or right.
    mount : how the sensor on that foot sat.

    Returns
    -------
    Findings.
    """
    if np.isfinite(mount.progression_sd_deg):
        return []
    return [
        Finding(
            f"progression_{foot}",
            "refused",
            f"The heel of the {foot} foot hardly rises, so how far its toes are turned out "
            "cannot be told from how the sensor is turned on it.",
        )
    ]


def enough(columns: Columns) -> list[Finding]:
    """Refuse to sum up a foot with too few straight strides.

    Parameters
    ----------
    columns : of the stride table.

    Returns
    -------
    Findings.
    """
    found = []
    for foot in dict.fromkeys(columns["foot"]):
        usable = int(np.count_nonzero(columns["usable"][columns["foot"] == foot]))
        if usable < FEWEST_STRAIGHT:
            found.append(too_few_straight(foot, usable))
    return found


def unlike_lengths(lengths_s: Sequence[float]) -> list[Finding]:
    """Say that the feet were recorded for unlike times, so not over the same steps.

    Parameters
    ----------
    lengths_s : s, how long each foot was recorded.

    Returns
    -------
    Findings.
    """
    if len(lengths_s) < 2 or min(lengths_s) > (1.0 - UNLIKE_SHARE) * max(lengths_s):
        return []
    return [
        Finding(
            "unlike_lengths",
            "doubt",
            f"One foot was recorded for {max(lengths_s):.0f} s and the other for only "
            f"{min(lengths_s):.0f} s, so they are not compared over the same steps.",
        )
    ]


def too_few_straight(foot: Foot, usable: int) -> Finding:
    """Say that a foot is not summed up.

    Parameters
    ----------
    foot : left or right.
    usable : its straight strides, fewer than `FEWEST_STRAIGHT`.

    Returns
    -------
    Finding.
    """
    return Finding(
        f"too_few_straight_strides_{foot}",
        "refused",
        f"The {foot} foot has only {usable} straight strides, too few to sum it up or to compare "
        "the feet. Please walk at least ten steps with each foot in a straight line.",
    )


def under_the_floor(foot: Foot) -> Finding:
    """Say that the toes of a foot seem to go under the floor, so their clearance is not told.

    Parameters
    ----------
    foot : left or right.

    Returns
    -------
    Finding.
    """
    return Finding(
        f"clearance_{foot}",
        "refused",
        f"By the sensor the toes of the {foot} foot would go under the floor, so where it sits on "
        "the shoe is not known well enough to tell how far they clear it. The lift of the sensor "
        "itself is told.",
    )
