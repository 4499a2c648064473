"""Foot or shin: does the sensor move as it would where it is said to have been worn.

A foot rests on the ground for a good part of every step; a shin tips on over it and hardly rests.
Where the rest says otherwise the recording is looked at once more, as if it had been worn at the
other place: gravity must then fit, as it does not where the place is told wrong.
"""

from attrs import evolve

from surefoot.gait.agreement import gravity_agreement
from surefoot.gait.fit import GRAVITY_M_S2
from surefoot.gait.foot_swings import FootSwings
from surefoot.gait.kernels.ranks import median
from surefoot.gait.one_foot import swings
from surefoot.recordings.recording import Finding, Place, Recording
from surefoot.terms.errors import CannotUse

#: Share of the walking time in which the sensor hardly turns: feet of 41 recordings 0.19 to 0.75,
#: shins of 8 up to 0.15 and those of slow simulated people up to 0.34, low backs up to 0.08
#: (benchmarks/believed.py). All numbers here are our proposal.
NEVER_RESTS_SHARE = 0.06
LIKE_A_SHIN_SHARE = 0.15
LIKE_A_FOOT_SHARE = 0.17
ONLY_A_FOOT_SHARE = 0.35
#: Share of gravity left over between moves and rests: at most the first where the place is told
#: right, the second and more where a brisk foot is taken for a shin.
FITS, FITS_NOT = 0.1, 0.15
#: Of the strides found as on the foot so many must be found as on the shin.
AS_MANY_SHARE = 0.8
#: Gravity found between rests may be off by this share.
GRAVITY_SHARE = 0.2
_OTHER: dict[Place, Place] = {
    "left_foot": "left_shank",
    "right_foot": "right_shank",
    "left_shank": "left_foot",
    "right_shank": "right_foot",
}


def as_told(recording: Recording, found: FootSwings) -> list[Finding]:
    """Hold what is said of the place against how the sensor rests.

    Parameters
    ----------
    recording : a foot or shank recording.
    found : its swings, looked for as on that place.

    Returns
    -------
    What is doubted.

    Raises
    ------
    CannotUse
        ``wrong_place``.
    """
    name, calm = recording.source.file_name, found.calm_share
    if recording.place.endswith("foot"):
        if calm < NEVER_RESTS_SHARE:
            raise CannotUse(
                f"The sensor in {name} never comes to rest between steps, as a foot does.",
                "Please check that it was on the foot and not in a pocket, on the shin or on the "
                "back; if it was on the shin, say so.",
                reason="wrong_place",
            )
        if calm < LIKE_A_SHIN_SHARE and _fits_as_shin(recording, found):
            raise CannotUse(
                f"The sensor in {name} hardly rests between steps: it moves as on the shin.",
                "Please fasten it to the shoe; for a walk with the sensor on the shin, use the "
                "command line with --place shank.",
                reason="wrong_place",
            )
        return []
    told = gravity_agreement(recording, found) if calm > LIKE_A_FOOT_SHARE else None
    if told is None:
        return []
    gravity = float(median(found.gravity_m_s2)) / GRAVITY_M_S2
    fits = told.misfit <= FITS_NOT and abs(gravity - 1.0) <= GRAVITY_SHARE
    if not fits and _misfit_elsewhere(recording) < FITS:
        raise CannotUse(
            f"The sensor in {name} rests between steps as only a foot does.",
            "If it was on the foot, please say so with --place foot.",
            reason="wrong_place",
        )
    if calm > ONLY_A_FOOT_SHARE:
        return [
            Finding(
                "wrong_place",
                "doubt",
                f"The sensor in {name} rests between steps for longer than a shin does. If it was "
                "on the foot, please say so with --place foot.",
            )
        ]
    return []


def _fits_as_shin(recording: Recording, found: FootSwings) -> bool:
    """Tell whether no fewer strides are found as on the shin, and gravity fits them."""
    there = evolve(recording, place=_OTHER[recording.place])
    more = swings(there)
    if more is None or more.start_s.size < AS_MANY_SHARE * found.start_s.size:
        return False
    told = gravity_agreement(there, more)
    return told is not None and told.misfit < FITS


def _misfit_elsewhere(recording: Recording) -> float:
    """Share of gravity left over if the sensor had been worn at the other place."""
    there = evolve(recording, place=_OTHER[recording.place])
    found = swings(there)
    told = gravity_agreement(there, found) if found is not None else None
    return told.misfit if told is not None else 1.0
