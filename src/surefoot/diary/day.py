"""The Day: what the check-ins of one day come to. Derived, never stored."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Literal

from attrs import evolve, frozen

from surefoot.diary.checkin import CheckIn, When
from surefoot.terms.signs import OWN_PREFIX, Seen

DayState = Literal["clear", "only_when_tired", "foot_drop", "not_checked"]

#: The four states, in the order of the timeline's legend.
DAY_STATES: tuple[DayState, ...] = ("clear", "only_when_tired", "foot_drop", "not_checked")

#: Signs of the drop itself, seen in walking. A day is checked when one of them was looked for.
WALKING_SIGNS = frozenset({"toe_drag", "flat_contact", "foot_roll"})
#: Toe signs that come with it. Seen, they end a clear day; not seen, they do not make one.
TOE_SIGNS = frozenset({"toe_curl", "hallux_up"})
#: "After some walking" is not here: a foot that drops after ten minutes drops when it is used.
TIRED: frozenset[When] = frozenset({"tired", "end_of_day"})

_STRENGTH: dict[Seen, int] = {"not_checked": 0, "not_seen": 1, "seen": 2}
_ONE_DAY = timedelta(days=1)


def is_drop_sign(sign: str) -> bool:
    """Tell whether a sign, when seen, means the day was not clear.

    A heel that lifts when the knees bend and a wobble have other causes and are looked for
    elsewhere than in walking, so they are shown but decide nothing. Her own signs decide: she
    chose to watch for them.
    """
    return sign in WALKING_SIGNS or sign in TOE_SIGNS or sign.startswith(OWN_PREFIX)


@frozen
class Day:
    """One day, derived from its check-ins.

    Parameters
    ----------
    signs : each sign that was told; seen beats not seen beats not checked.
    when : when the signs showed, over all check-ins that saw one.
    tiredness_0_3 : the highest told.
    hour : hour of the check-in that saw a sign, else of the last one that says an hour.
    late : every check-in of this day was told after the day had ended.
    ratings : sign ratings 0 to 3 where a researcher's diary holds them, else None.
    as_before : she said "the same" and no more, so the signs are those of the day before.
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
    as_before: bool = False


def days(
    check_ins: Iterable[CheckIn], *, since: date | None = None, until: date
) -> tuple[Day, ...]:
    """Give one Day for every calendar day, checked or not.

    Parameters
    ----------
    check_ins : in any order; those after `until` are left out.
    since : first day wanted; the day of the first check-in when None.
    until : last day wanted, included.

    Returns
    -------
    One Day per calendar day, in order; empty when nothing was ever told. A day nobody told of is
    ``not_checked``: it is never clear.

    Notes
    -----
    The rules are ours (status proposal). ``foot_drop``: a drop sign was seen and nothing says it
    was only when tired. ``only_when_tired``: drop signs were seen, and each telling that saw one
    says when/tired or end of day and nothing else. ``clear``: no drop sign was seen and at least
    one walking sign was looked for. ``not_checked``: anything else. "The same as yesterday" with
    no signs ticked is as the day before, when the day before was checked.
    """
    told: dict[date, list[CheckIn]] = {}
    for check_in in check_ins:
        if check_in.day <= until:
            told.setdefault(check_in.day, []).append(check_in)
    first = min(told, default=None)
    start = since if since is not None else first
    if start is None:
        return ()
    day = start if first is None else min(start, first)
    all_days: list[Day] = []
    before: Day | None = None
    while day <= until:
        here = told.get(day)
        before = _untold(day) if here is None else _day(day, here, before)
        if day >= start:
            all_days.append(before)
        day += _ONE_DAY
    return tuple(all_days)


def clear_days(all_days: Iterable[Day]) -> int:
    """Count the clear days. No return ever takes one away."""
    return sum(day.state == "clear" for day in all_days)


def checked_days(all_days: Iterable[Day]) -> int:
    """Count the days on which the foot was looked at."""
    return sum(day.state != "not_checked" for day in all_days)


def _untold(day: date) -> Day:
    return Day(day=day, state="not_checked", signs={})


def _day(day: date, told: Sequence[CheckIn], before: Day | None) -> Day:
    """Bring the check-ins of one day together."""
    if len(told) > 1:
        told = sorted(told, key=lambda check_in: check_in.told_at)
    signs: dict[str, Seen] = {}
    for check_in in told:
        for sign, seen in check_in.signs.items():
            if _STRENGTH[seen] >= _STRENGTH[signs.get(sign, "not_checked")]:
                signs[sign] = seen
    saw = [one for one in told if _saw_drop(one.signs)]
    if saw:
        tired = all(one.when and TIRED.issuperset(one.when) for one in saw)
        state: DayState = "only_when_tired" if tired else "foot_drop"
    elif any(signs.get(sign) == "not_seen" for sign in WALKING_SIGNS):
        state = "clear"
    else:
        state = "not_checked"
    last = told[-1]
    tirednesses = [one.tiredness_0_3 for one in told if one.tiredness_0_3 is not None]
    hours = [one.hour for one in (*told, *saw) if one.hour is not None]
    result = Day(
        day=day,
        state=state,
        signs=signs,
        when=tuple(dict.fromkeys(when for one in told for when in one.when)),
        tiredness_0_3=max(tirednesses, default=None),
        off_day=any(one.off_day for one in told),
        rest_helped=next((one.rest_helped for one in reversed(told) if one.rest_helped), None),
        hour=hours[-1] if hours else None,
        late=all(one.late for one in told),
        ratings=_ratings(told),
    )
    same_as_before = last.compared == "same" and not any(one.signs for one in told)
    if same_as_before and before is not None and before.day == day - _ONE_DAY:
        return evolve(
            result, state=before.state, signs=before.signs, when=before.when, as_before=True
        )
    return result


def _saw_drop(signs: dict[str, Seen]) -> bool:
    return any(seen == "seen" and is_drop_sign(sign) for sign, seen in signs.items())


def _ratings(told: Sequence[CheckIn]) -> dict[str, int] | None:
    """Keep the highest rating of each sign, or None where nobody rated."""
    highest: dict[str, int] | None = None
    for check_in in told:
        for sign, rating in (check_in.ratings or {}).items():
            highest = {} if highest is None else highest
            highest[sign] = max(rating, highest.get(sign, 0))
    return highest
