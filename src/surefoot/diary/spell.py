"""The Spell: a run of clear days, with the shortest and longest it can have been."""

from datetime import date
from typing import Literal

from attrs import frozen


@frozen
class Spell:
    """A clear spell. Unchecked days widen it; they never count as clear.

    Parameters
    ----------
    first_day, last_day : first and last checked clear day.
    checked_days, unchecked_days : between first and last, both included.
    shortest_days, longest_days : the lengths the notes allow.
    open : still running: its end has not been seen (right-censored).
    ended_by : the state of the day that ended it, or None while open.
    remembered : told from memory, not noted day by day.
    count : how many alike ("several times, a few days each"); None when not said.
    """

    first_day: date | None
    last_day: date | None
    checked_days: int
    unchecked_days: int
    shortest_days: int
    longest_days: int
    open: bool = False
    ended_by: Literal["only_when_tired", "foot_drop"] | None = None
    remembered: bool = False
    count: int | None = 1
