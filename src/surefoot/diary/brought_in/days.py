"""Is 3/4/2026 the third of April or the fourth of March? The file proves it, or she is asked."""

import re
from datetime import date
from typing import Literal, get_args

from surefoot.diary.brought_in.rows import day_of
from surefoot.terms.errors import CannotUse

Order = Literal["day-first", "month-first"]
ORDERS: tuple[Order, ...] = get_args(Order)

_NUMBERS = re.compile(r"\s*(\d{1,2})([/-])(\d{1,2})\2(\d{4}|(?<=/)\d{2})(?!\d)")


class Days:
    """Reads the dates of one export, and remembers what they prove about their order.

    Parameters
    ----------
    order : as she said it, or None. A date with a number above 12 is read as it can only be; the
        others as said, or day first until `agreed` has looked at all of them.
    """

    def __init__(self, order: Order | None = None) -> None:
        self.order = order
        self.proof: dict[Order, str] = {}
        self.unclear = ""

    def of(self, cell: str) -> date | None:
        """Give the calendar day of a cell, or None."""
        found = _NUMBERS.match(cell)
        if found is None:
            return day_of(cell)
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        order = self.order
        if first > 12 >= second:
            order = "day-first"
            self.proof.setdefault(order, found[0].strip())
        elif second > 12 >= first:
            order = "month-first"
            self.proof.setdefault(order, found[0].strip())
        elif first != second and not self.unclear:
            self.unclear = found[0].strip()
        day, month = (second, first) if order == "month-first" else (first, second)
        try:
            return date(year if year > 99 else 2000 + year, month, day)
        except ValueError:
            return None

    def speaks(self, order: Order, words: str) -> None:
        """Take the language of the file as proof: no German or French writes the month first."""
        self.proof.setdefault(order, words)

    def agreed(self, name: str) -> Order | None:
        """Give the order that all dates agree on; None where none of them needs one.

        Raises
        ------
        CannotUse
            The dates do not tell, contradict each other, or contradict what she said.
        """
        if len(self.proof) > 1:
            raise CannotUse(
                f"{name} writes some dates with the day first ({self.proof['day-first']}) and some "
                f"with the month first ({self.proof['month-first']}).",
                "Make them alike, then bring it in again. Nothing was kept.",
                reason="day_order_mixed",
            )
        proved = next(iter(self.proof), None)
        if self.order and proved and proved != self.order:
            raise CannotUse(
                f"{name} has the date {self.proof[proved]}, which cannot be {self.order}.",
                f"Bring it in again with --dates {proved}. Nothing was kept.",
                reason="day_order_wrong",
            )
        if self.unclear and not self.order and not proved:
            day_first, month_first = both(self.unclear)
            raise UnclearDates(
                f"{name} does not show whether {self.unclear} is {day_first:%-d %B} or "
                f"{month_first:%-d %B}.",
                f"Add --dates day-first for {day_first:%-d %B}, or --dates month-first for "
                f"{month_first:%-d %B}.",
                example=self.unclear,
            )
        return self.order or (proved if self.unclear else None)


class UnclearDates(CannotUse):
    """The dates of a file can be read in two ways; ``example`` is one of them."""

    def __init__(self, sentence: str, next_step: str, *, example: str) -> None:
        super().__init__(sentence, next_step, reason="day_order")
        self.example = example


def both(cell: str) -> tuple[date, date]:
    """Give a date read with the day first and with the month first."""
    one, other = (Days(order).of(cell) for order in ORDERS)
    if one is None or other is None:
        raise ValueError(f"{cell!r} cannot be read in two ways")
    return one, other
