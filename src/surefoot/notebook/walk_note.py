"""The WalkNote: what the notebook knows of a walk without reading its strides."""

from datetime import date, datetime
from typing import Any

from attrs import field, frozen

from surefoot.terms.sides import Foot


@frozen
class WalkNote:
    """A walk without its strides; `Notebook.walk` gives them.

    Parameters
    ----------
    day : the calendar day, where she was.
    began : when it began, with time zone, where known.
    tiredness_0_10 : how tired she was.
    first_try : the first walk of that day.
    stride_count, usable_count : strides found, and those that can be measured.
    fitness : what was mended or doubted while reading, as plain JSON objects.
    original : sha256 of the original file, or None.
    about : how the sensors sat and what was worn where, as plain JSON values.
    """

    day: date
    began: datetime | None = None
    shoe: str = ""
    aid: str = ""
    surface: str = ""
    tiredness_0_10: int | None = None
    first_try: bool | None = None
    stride_count: int = 0
    usable_count: int = 0
    fitness: tuple[dict[str, Any], ...] = field(default=(), converter=tuple)
    method: str = ""
    original: str | None = None
    about: dict[str, Any] = field(factory=dict)
    id: str = ""


@frozen
class WalkMeasure:
    """One measure of one foot over one walk: its median and quartiles over usable strides.

    The unit is in the name of the measure. ``leg`` is worked out from the profile when read.
    """

    walk_id: str
    day: date
    foot: Foot
    leg: str | None
    measure: str
    n: int
    median: float
    low: float
    high: float
