"""A Hold: one timed one-leg stand and why it stopped."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal

from attrs import frozen

from surefoot.practice.aids import Conditions, Worn, worn_on
from surefoot.terms.sides import Foot

Support = Literal["both_hands", "one_hand", "fingertips", "none"]
StoppedBy = Literal[
    "reached_goal", "foot_down", "grabbed_on", "foot_rolled", "pain", "dizzy", "interrupted"
]


@frozen
class Hold:
    """One hold. A hold that reached its goal is censored: it lasted at least `seconds`.

    Parameters
    ----------
    leg : the foot stood on.
    seconds : how long it lasted, s.
    goal_s : what was aimed for, s.
    """

    began: datetime
    leg: Foot
    seconds: float
    goal_s: float
    support: Support
    stopped_by: StoppedBy
    variation: Literal["plain", "head_turns", "heel_raises", "eyes_on_point"] = "plain"
    shoes: str = ""
    tiredness_0_3: int | None = None
    id: str = ""

    @property
    def censored(self) -> bool:
        """True when the hold reached its goal, so that its true length is not known."""
        return self.stopped_by == "reached_goal"


def conditions(hold: Hold, logs: Sequence[Worn]) -> Conditions:
    """Give what must match before another hold is compared with this one.

    Parameters
    ----------
    hold : the hold.
    logs : every aid that was ever logged; what was worn on that day is taken.
    """
    return Conditions(
        leg=hold.leg,
        support=hold.support,
        variation=hold.variation,
        shoes=hold.shoes.casefold(),
        aids=worn_on(logs, hold.began.date()),
    )
