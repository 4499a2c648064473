"""May these recordings be used? What is doubted and what is refused, in words."""

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from surefoot.gait.kernels.ranks import median
from surefoot.gait.mount import Mount
from surefoot.gait.one_foot import FootSwings
from surefoot.gait.strides import FEWEST_STRAIGHT
from surefoot.recordings.recording import Finding, Recording, Samples
from surefoot.terms.errors import CannotUse, Contradiction
from surefoot.terms.sides import Foot

if TYPE_CHECKING:
    import polars as pl

#: All numbers here are our proposal; tests/gait shows what they let through and what not.
SHORTEST_S = 4.0
FEWEST_STRIDES = 3
GRAVITY_M_S2 = 9.81
GRAVITY_SHARE = 0.15
CLIPPED_SHARE = 0.005
CLIPPED_DOUBT_SHARE = 0.0003
SLOWEST_HZ = 50.0
ZERO_DOUBT_DEG = 8.0
#: Feet of 17 walks were calm for 0.18 to 0.75 of the time, backs and most shanks under 0.06.
CALM_SHARE = 0.06
#: A heading less sure than this is said to be in doubt.
HEADING_DOUBT_DEG = 8.0


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
    steps = time[1::every] - time[:-1:every]
    if float(median(steps)) > 1.0 / SLOWEST_HZ + 1e-6:
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
    size = np.sqrt((recording.acc_m_s2[:: max(time.size // 20000, 1)] ** 2).sum(axis=1))
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
    return [max(float(row.max()), -float(row.min())) for row in values.T]


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


def walks(recording: Recording, found: FootSwings | None) -> FootSwings:
    """Refuse a sensor that does not walk like a foot.

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
        ``does_not_walk``, ``too_few_steps``, ``wrong_place``.
    """
    name = recording.source.file_name
    if found is None:
        raise CannotUse(
            f"Nothing in {name} moves like a walking foot.",
            "Please check that the sensor was on the foot and that somebody walked.",
            reason="does_not_walk",
        )
    if found.calm_share < CALM_SHARE and not recording.place.endswith("shank"):
        raise CannotUse(
            f"The sensor in {name} never comes to rest between steps, as a foot does.",
            "Please check that it was on the foot and not in a pocket, on the shin or on the back; "
            "if it was on the shin, say so.",
            reason="wrong_place",
        )
    if found.start_s.size < FEWEST_STRIDES:
        raise CannotUse(
            f"There are only {found.start_s.size} strides in {name}, too few to measure a walk.",
            "Please walk at least ten steps with each foot, in a straight line.",
            reason="too_few_steps",
        )
    return found


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
    if abs(np.nan_to_num(mount.zero_gap_deg)) > ZERO_DOUBT_DEG:
        found.append(
            Finding(
                f"zero_{foot}",
                "doubt",
                f"The {foot} foot is tilted by {mount.zero_gap_deg:+.0f} degrees more in quiet "
                "standing than in the middle of a step; angles are counted from the step.",
            )
        )
    apart = np.nanmax(np.abs([mount.turning_gap_deg, mount.instep_gap_deg, 0.0]))
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
                "the angles are less sure for it.",
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


def enough(table: "pl.DataFrame") -> list[Finding]:
    """Refuse to sum up a foot with too few straight strides.

    Parameters
    ----------
    table : the stride table.

    Returns
    -------
    Findings.
    """
    found = []
    feet, straight = table["foot"].to_numpy(), table["usable"].to_numpy()
    for foot in dict.fromkeys(feet):
        usable = int(np.count_nonzero(straight[feet == foot]))
        if usable < FEWEST_STRAIGHT:
            found.append(too_few_straight(foot, usable))
    return found


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
