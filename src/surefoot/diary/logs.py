"""Logs of what was done and worn: an exercise or an aid, its dose, and from when to when."""

from datetime import date
from typing import Literal

from attrs import frozen

LogSide = Literal["left", "right", "both", "not_said"]


@frozen
class ExerciseLog:
    """One exercise over a stretch of days; one single session starts and stops on one day.

    Parameters
    ----------
    what : the exercise, by its id (``ex_eversion``) or in her own words.
    started, stopped : first day and last day; stopped is None while it goes on.
    dose : how much, in her own words ("3 times 10, twice a day").
    side : which side.
    times : how often it was done on a single day, or None.
    seconds : how long it lasted, s, or None.
    words : anything else.
    """

    what: str
    started: date
    stopped: date | None = None
    dose: str = ""
    side: LogSide = "not_said"
    times: int | None = None
    seconds: float | None = None
    words: str = ""
    id: str = ""

    @property
    def day(self) -> date:
        """The day it started."""
        return self.started


@frozen
class AidLog:
    """One aid (brace, FES, wedge, separators, shoes) over a stretch of days.

    Parameters
    ----------
    what : the aid, by its id (``aid_wedge``) or in her own words.
    started, stopped : first day and last day; stopped is None while it goes on.
    dose : how much of the day, in her own words ("mornings only").
    side : which side.
    words : anything else.
    """

    what: str
    started: date
    stopped: date | None = None
    dose: str = ""
    side: LogSide = "not_said"
    words: str = ""
    id: str = ""

    @property
    def day(self) -> date:
        """The day it started."""
        return self.started
