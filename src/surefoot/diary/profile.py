"""The Profile: who the notebook is about, as far as she wishes to say."""

from datetime import date
from typing import Literal

from attrs import frozen

from surefoot.terms.sides import Foot, StrokeLeg

Reading = Literal["usual", "bigger", "easy", "read_aloud"]


@frozen
class Profile:
    """What the person says of herself. Only the stroke leg changes what numbers mean.

    Parameters
    ----------
    stroke_leg : the leg the stroke touched. Correcting it corrects history, because paretic and
        other are worked out when read.
    stroke_date : the day of the stroke, if she wishes.
    hand : the hand used most now; it sets the side of the main button.
    reading : how she likes to read.
    name : what to call her in a report; empty when not said.
    """

    stroke_leg: StrokeLeg = "not_sure"
    stroke_date: date | None = None
    hand: Foot | None = None
    reading: Reading = "usual"
    name: str = ""
