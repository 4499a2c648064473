"""The Doing: something done or worn over a stretch of days."""

from datetime import date

from attrs import frozen


@frozen
class Doing:
    """One thing done or worn, whole days.

    Parameters
    ----------
    what : an id (``aid_wedge``) or her own words.
    started, stopped : first and last day; stopped is None while it goes on.
    """

    what: str
    started: date
    stopped: date | None = None
