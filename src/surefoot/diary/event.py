"""The Event: something that happened and may matter (illness, holiday, new shoes)."""

from datetime import date
from typing import Literal

from attrs import field, frozen

How = Literal["tapped", "told", "brought_in"]


@frozen
class Event:
    """One event, on a day or over a stretch of days.

    Parameters
    ----------
    day : the first day.
    what : what it was, by id (``illness``, ``holiday``, ``gym_pause``, ``new_shoes``, ``fall``)
        or in her own words.
    until : the last day, or None for one day.
    give_or_take_days : how far the first day may be off ("about Christmas").
    value, unit : a number that came with it, where another program measured it.
    words : the sentence it came from, as written.
    how : tapped, told (in own words) or brought_in.
    source : the program or file that brought it in.
    """

    day: date
    what: str
    until: date | None = None
    give_or_take_days: int = 0
    value: float | None = None
    unit: str = ""
    words: str = ""
    how: How = "tapped"
    source: str = ""
    id: str = ""
    about: dict[str, str] = field(factory=dict)
    """What else a confirmed story says of it (concept, leg, grade), as short words."""
