"""The Spell: a run of clear days, with the shortest and longest it can have been."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from attrs import frozen

from surefoot.diary.day import Day

#: A longer stretch without looking parts two spells: nobody can say they were one (our proposal).
GAP_PARTS_DAYS = 14


@frozen
class Spell:
    """A clear spell. Unchecked days widen it; they never count as clear.

    Parameters
    ----------
    first_day, last_day : first and last checked clear day.
    checked_days, unchecked_days : between first and last, both included.
    shortest_days, longest_days : the lengths the notes allow.
    open : still running: its end has not been seen and the foot was looked at lately.
    ended_by : the state of the day that ended it; None when its end was not seen
        (right-censored), whether it is still running or was lost sight of.
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


def spells(all_days: Sequence[Day]) -> tuple[Spell, ...]:
    """Give every clear spell of a run of days, in order.

    Parameters
    ----------
    all_days : as `surefoot.diary.day.days` gives them: one per calendar day, in order.

    Returns
    -------
    The spells. The shortest length counts the days she looked and saw nothing; the longest adds
    every unchecked day inside and on both sides, up to the nearest day known not to be clear.

    Notes
    -----
    One day of foot drop, or of foot drop only when tired, ends a spell. Up to 14 unchecked days
    in a row are bridged; a longer stretch parts two spells (`GAP_PARTS_DAYS`, our proposal).
    """
    found: list[Spell] = []
    n = len(all_days)
    bound = -1  # the nearest earlier day that cannot belong to the next spell
    i = 0
    while i < n:
        if all_days[i].state != "clear":
            bound = i if all_days[i].state != "not_checked" else bound
            i += 1
            continue
        first = last = i
        checked = 1
        i += 1
        while i < n and all_days[i].state in ("clear", "not_checked"):
            if all_days[i].state == "clear":
                if i - last - 1 > GAP_PARTS_DAYS:
                    break
                last, checked = i, checked + 1
            i += 1
        # i is now the day that ended it, a clear day too far away, or the end of the notes
        end = all_days[i].state if i < n else "not_checked"
        found.append(
            Spell(
                first_day=all_days[first].day,
                last_day=all_days[last].day,
                checked_days=checked,
                unchecked_days=last - first + 1 - checked,
                shortest_days=checked,
                longest_days=i - bound - 1,
                open=i == n and n - last - 1 <= GAP_PARTS_DAYS,
                ended_by=end if end in ("only_when_tired", "foot_drop") else None,
            )
        )
        bound = last
    return tuple(found)


def best_spell(all_spells: Iterable[Spell]) -> Spell | None:
    """Give the longest spell on record, by what is sure. A return leaves it alone.

    Of two equally long, the earlier one stays the best.
    """
    return max(all_spells, key=lambda spell: spell.shortest_days, default=None)
