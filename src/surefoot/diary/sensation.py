"""The Sensation: something felt, where, and for how long."""

from datetime import date, datetime
from typing import Literal

from attrs import frozen

Feeling = Literal["twitch", "pain", "tingle", "pressure", "burn", "goose_bumps", "other"]
BodySide = Literal["left", "right", "both", "not_said"]


@frozen
class Sensation:
    """One thing felt in one place.

    Parameters
    ----------
    day : the day it was felt (for a night, the day the night began).
    kind : what it felt like.
    place : where, by the body-place ids of the vocabulary (``toes``, ``calf``, ``foot``), or as
        pointed at (`surefoot.diary.body`).
    side : which side of the body.
    night : felt at night.
    began, ended : when it began and ended, with time zone, where known.
    strength_0_10 : 0 none to 10 the worst thinkable, or None.
    words : her own words.
    """

    day: date
    kind: Feeling
    place: str
    side: BodySide = "not_said"
    night: bool = False
    began: datetime | None = None
    ended: datetime | None = None
    strength_0_10: int | None = None
    words: str = ""
    id: str = ""

    def __attrs_post_init__(self) -> None:
        """Hold the range."""
        if self.strength_0_10 is not None and not 0 <= self.strength_0_10 <= 10:
            raise ValueError("strength_0_10 is 0 to 10")
