"""Left and right, stroke side and other side."""

from typing import Literal

Foot = Literal["left", "right"]
Leg = Literal["paretic", "other"]
StrokeLeg = Literal["left", "right", "both", "not_sure"]


def other_foot(foot: Foot) -> Foot:
    """Name the foot on the other side."""
    return "right" if foot == "left" else "left"


def leg_of(foot: Foot, stroke_leg: StrokeLeg) -> Leg | None:
    """Say whether a foot is the stroke side, or None where nobody knows.

    With a stroke that touched both legs, both feet are paretic.
    """
    if stroke_leg == "not_sure":
        return None
    if stroke_leg == "both":
        return "paretic"
    return "paretic" if foot == stroke_leg else "other"
