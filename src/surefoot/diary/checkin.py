"""The CheckIn: one telling of how the foot was, kept as told."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Literal

from attrs import field, frozen

from surefoot.terms.signs import Seen, is_sign

Compared = Literal["easier", "same", "harder", "not_sure"]
When = Literal["fresh", "after_walking", "tired", "end_of_day"]
RestHelped = Literal["yes", "a_bit", "no", "not_yet"]


def _known_signs(_: object, __: object, signs: dict[str, Seen]) -> None:
    for name, seen in signs.items():
        if not is_sign(name):
            raise ValueError(f"{name!r} is not a foot sign")
        if seen not in ("seen", "not_seen", "not_checked"):
            raise ValueError(f"{name!r} cannot be {seen!r}")


def _whens(values: Iterable[When]) -> tuple[When, ...]:
    return tuple(values)


def _names(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


@frozen
class CheckIn:
    """A fact as told. None means skipped; it never means no.

    Parameters
    ----------
    day : the day meant.
    told_at : when it was told, with time zone.
    compared : compared with the day before.
    signs : each sign seen, not seen or not checked; a sign that is not here was not checked.
    when : when the signs showed (several may hold).
    rest_helped : whether a rest helped.
    tiredness_0_3 : none, a little, quite, very.
    hour : hour of the day the foot was looked at, 0 to 24, where known.
    off_day : the person called it an off day.
    different : what was different, by id (``aid_wedge``, ``shoes``, ``ex_eversion``, ``sleep``).
    words : free words, kept as written.
    how : tapped, told (in own words) or brought_in.
    late : told after the day meant had ended; the notebook sets it when it keeps the check-in.
    ratings : sign ratings 0 to 3 where a researcher's diary holds them, else None.
    """

    day: date
    told_at: datetime
    compared: Compared | None = None
    signs: dict[str, Seen] = field(factory=dict, validator=_known_signs)
    when: tuple[When, ...] = field(default=(), converter=_whens)
    rest_helped: RestHelped | None = None
    tiredness_0_3: int | None = None
    hour: float | None = None
    off_day: bool = False
    different: tuple[str, ...] = field(default=(), converter=_names)
    words: str = ""
    how: Literal["tapped", "told", "brought_in"] = "tapped"
    late: bool = False
    id: str = ""
    ratings: dict[str, int] | None = None

    def __attrs_post_init__(self) -> None:
        """Hold the ranges."""
        if self.tiredness_0_3 is not None and self.tiredness_0_3 not in (0, 1, 2, 3):
            raise ValueError("tiredness_0_3 is 0, 1, 2 or 3")
        if self.hour is not None and not 0.0 <= self.hour <= 24.0:
            raise ValueError("hour is 0 to 24")
