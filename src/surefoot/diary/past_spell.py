"""The PastSpell: a clear spell told from memory ("7 days, then it crept back")."""

from datetime import date

from attrs import frozen

from surefoot.diary.spell import Spell


@frozen
class PastSpell:
    """A clear spell that was not noted day by day.

    Parameters
    ----------
    day : the day it was told.
    shortest_days, longest_days : how long it may have been; equal when told to the day.
    first_day, last_day : where she could say.
    ended : whether it is over.
    count : how many alike ("several times, a few days each"); None when not said.
    words : the sentence it came from.
    """

    day: date
    shortest_days: int
    longest_days: int
    first_day: date | None = None
    last_day: date | None = None
    ended: bool = True
    count: int | None = 1
    words: str = ""
    id: str = ""

    def __attrs_post_init__(self) -> None:
        """Hold the order of the lengths."""
        if not 0 <= self.shortest_days <= self.longest_days:
            raise ValueError("a spell is at least 0 days and its shortest is not above its longest")

    def spell(self) -> Spell:
        """Give it as a Spell that says it is remembered."""
        return Spell(
            first_day=self.first_day,
            last_day=self.last_day,
            checked_days=0,
            unchecked_days=0,
            shortest_days=self.shortest_days,
            longest_days=self.longest_days,
            open=False,
            ended_by="foot_drop" if self.ended else None,
            remembered=True,
            count=self.count,
        )
