"""The Day: what the check-ins of one day come to. Derived, never stored."""

from datetime import date
from typing import Literal

from attrs import frozen

from surefoot.diary.checkin import When
from surefoot.terms.signs import Seen

DayState = Literal["clear", "only_when_tired", "foot_drop", "not_checked"]


@frozen
class Day:
    """One day, derived from its check-ins.

    ``signs`` holds 0 (not seen) to 3 (seen fresh) where the day's check-ins say so much:
    see `days`. ``hours`` are the hours at which the foot was looked at.
    """

    day: date
    state: DayState
    signs: dict[str, Seen]
    when: tuple[When, ...] = ()
    tiredness_0_3: int | None = None
    off_day: bool = False
    rest_helped: str | None = None
    hour: float | None = None
    late: bool = False
    ratings: dict[str, int] | None = None
    """Sign ratings 0 to 3 where a researcher's diary holds them, else None."""
