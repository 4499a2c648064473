"""The Day: what the check-ins of one day come to. Derived, never stored."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Literal, Protocol

from attrs import evolve, frozen

from surefoot.diary.checkin import When
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


class Telling(Protocol):
    """As much of a check-in as a day is made from."""

    @property
    def day(self) -> date: ...  # noqa: D102
    @property
    def told_at(self) -> datetime: ...  # noqa: D102
    @property
    def compared(self) -> str | None: ...  # noqa: D102
    @property
    def signs(self) -> dict[str, Seen]: ...  # noqa: D102
    @property
    def when(self) -> tuple[When, ...]: ...  # noqa: D102
    @property
    def tiredness_0_3(self) -> int | None: ...  # noqa: D102
    @property
    def off_day(self) -> bool: ...  # noqa: D102
    @property
    def rest_helped(self) -> str | None: ...  # noqa: D102
    @property
    def hour(self) -> float | None: ...  # noqa: D102
    @property
    def late(self) -> bool: ...  # noqa: D102
    @property
    def ratings(self) -> dict[str, int] | None: ...  # noqa: D102


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
    check_ins: Iterable[Telling], *, since: date | None = None, until: date
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
    told: dict[date, list[Telling]] = {}
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


def _day(day: date, told: Sequence[Telling], before: Day | None) -> Day:
    """Bring the check-ins of one day together."""
    last = told[-1]
    if len(told) > 1:
        told = sorted(told, key=lambda one: one.told_at)
        last = told[-1]
        result = _gathered(day, told)
    else:
        result = Day(
            day=day,
            state=_state(told, last.signs),
            signs=last.signs,
            when=last.when,
            tiredness_0_3=last.tiredness_0_3,
            off_day=last.off_day,
            rest_helped=last.rest_helped,
            hour=last.hour,
            late=last.late,
            ratings=last.ratings,
        )
    same_as_before = last.compared == "same" and not any(one.signs for one in told)
    if same_as_before and before is not None and before.day == day - _ONE_DAY:
        return evolve(
            result, state=before.state, signs=before.signs, when=before.when, as_before=True
        )
    return result


def _gathered(day: date, told: Sequence[Telling]) -> Day:
    """Join several check-ins of one day, in the order they were told."""
    signs: dict[str, Seen] = {}
    for check_in in told:
        for sign, seen in check_in.signs.items():
            if _STRENGTH[seen] >= _STRENGTH[signs.get(sign, "not_checked")]:
                signs[sign] = seen
    saw = [one for one in told if _saw_drop(one.signs)]
    tirednesses = [one.tiredness_0_3 for one in told if one.tiredness_0_3 is not None]
    hours = [one.hour for one in (*told, *saw) if one.hour is not None]
    return Day(
        day=day,
        state=_state(told, signs),
        signs=signs,
        when=tuple(dict.fromkeys(when for one in told for when in one.when)),
        tiredness_0_3=max(tirednesses, default=None),
        off_day=any(one.off_day for one in told),
        rest_helped=next((one.rest_helped for one in reversed(told) if one.rest_helped), None),
        hour=hours[-1] if hours else None,
        late=all(one.late for one in told),
        ratings=_ratings(told),
    )


def _state(told: Sequence[Telling], signs: dict[str, Seen]) -> DayState:
    """Tell the state of a day from its check-ins and all their signs together."""
    saw = [one for one in told if _saw_drop(one.signs)]
    if saw:
        tired = all(one.when and TIRED.issuperset(one.when) for one in saw)
        return "only_when_tired" if tired else "foot_drop"
    for sign in WALKING_SIGNS:
        if signs.get(sign) == "not_seen":
            return "clear"
    return "not_checked"


def _saw_drop(signs: dict[str, Seen]) -> bool:
    return "seen" in signs.values() and any(
        seen == "seen" and is_drop_sign(sign) for sign, seen in signs.items()
    )


def _ratings(told: Sequence[Telling]) -> dict[str, int] | None:
    """Keep the highest rating of each sign, or None where nobody rated."""
    highest: dict[str, int] | None = None
    for check_in in told:
        for sign, rating in (check_in.ratings or {}).items():
            highest = {} if highest is None else highest
            highest[sign] = max(rating, highest.get(sign, 0))
    return highest
