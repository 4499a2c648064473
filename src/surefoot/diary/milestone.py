"""The Milestone: something worth keeping. A return never takes one away."""

from datetime import date

from attrs import frozen


@frozen
class Milestone:
    """One milestone, in her own words, with what the notes said on that day.

    Parameters
    ----------
    day : the day it was reached.
    what : one line ("3 weeks with no foot drop in my notes").
    checked_days, of_days : what it stands on, where it was counted from the notes.
    words : anything else.
    """

    day: date
    what: str
    checked_days: int | None = None
    of_days: int | None = None
    words: str = ""
    id: str = ""
