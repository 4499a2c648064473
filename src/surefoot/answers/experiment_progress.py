"""Where a fair test stands: which day it is, with it or without it, and nothing of the result."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from attrs import frozen

from surefoot.answers.experiment import Plan
from surefoot.answers.outcome import of_holds
from surefoot.diary.day import Day
from surefoot.practice.hold import Hold


@frozen
class Progress:
    """Where a test stands. It holds nothing of what came of it.

    Parameters
    ----------
    state : ``planned``, ``running`` or ``over``.
    day_number : today's day of the test, from 1; 0 before it.
    with_it : whether today is a day with it; None outside the test.
    until : last day of this stretch; None outside the test.
    noted : noted days so far.
    """

    state: Literal["planned", "running", "over"]
    day_number: int
    with_it: bool | None
    until: date | None
    noted: int


def progress(
    locked: Plan, days: Sequence[Day], *, today: date, holds: Sequence[Hold] = ()
) -> Progress:
    """Say where a test stands, and nothing of its result.

    Parameters
    ----------
    locked : the plan.
    days : the notes.
    today : the day.
    holds : the timed one-leg stands, for a plan that goes by them.
    """
    so_far = min(today, locked.last_day)
    if locked.stand is None:
        told = {d.day for d in days if d.state != "not_checked"}
        noted = sum(locked.first_day <= day <= so_far for day in told)
    else:
        noted = of_holds(holds, locked.stand, first=locked.first_day, last=so_far).day.size
    at = (today - locked.first_day).days
    if at < 0:
        return Progress("planned", 0, None, None, 0)
    if at >= locked.days:
        return Progress("over", locked.days, None, None, noted)
    end = at
    while end + 1 < locked.days and locked.schedule[end + 1] == locked.schedule[at]:
        end += 1
    until = locked.first_day + timedelta(days=end)
    return Progress("running", at + 1, bool(locked.schedule[at]), until, noted)
