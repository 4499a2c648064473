"""A time as it was found in a text, and as the days it stands for."""

from collections.abc import Callable
from datetime import date, timedelta

from attrs import frozen

from surefoot.terms.date_rules import Days, Kind


@frozen
class TimeSpan:
    """Characters [start, end) that speak of the days `first` to `last`, both included.

    ``since`` and ``run`` last until the day of writing. ``run`` carries its length in `days`.
    ``clock`` is an hour without a day, ``origin`` how long ago the stroke was. ``future`` has no
    days but those in `ahead`, as has "on Friday", which may be said of the Friday to come.
    `approx`: about, almost, few.
    """

    start: int
    end: int
    kind: Kind
    first: date | None = None
    last: date | None = None
    days: int | None = None
    approx: bool = False
    ahead: tuple[date, date] | None = None


@frozen
class Told:
    """One found time, before what stands around it was looked at.

    ``days`` gives the days as told on some day; ``link`` gives them from another time's days.
    ``within`` : a stretch at least and less than so many days long may hold it.
    ``reach`` : the next such day lies within so much time from the day of writing.
    """

    start: int
    end: int
    kind: Kind
    days: Callable[[date], Days] | None = None
    link: Callable[[date, date], Days] | None = None
    span: TimeSpan | None = None
    within: tuple[int, int] = (0, 0)
    reach: timedelta = timedelta(0)
