"""The timeline in letters: a week a row, four marks by shape and word, and its table."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from textwrap import wrap

from surefoot.diary.day import DAY_STATES, Day
from surefoot.diary.past_spell import PastSpell
from surefoot.diary.timeline import MARKS, WORDS, Bar, Timeline
from surefoot.report.plain_words import thing_name

#: So many characters fit beside the marks of a week on a page of 80.
_BESIDE = 30
#: A longer stretch of weeks with nothing in them is said in one line; the table has every day.
_MOST_EMPTY_WEEKS = 4
#: What is counted beside a week: one of it, and several.
_COUNTED = {
    "walk": ("walk", "walks"),
    "hold": ("hold", "holds"),
    "test": ("test", "tests"),
    "milestone": ("milestone", "milestones"),
    "felt": ("thing felt", "things felt"),
    "brought_in": ("note brought in", "notes brought in"),
}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
#: Columns of the table, as ``--csv`` writes them.
COLUMNS = ("day", "state", "late", "off_day", "tiredness_0_3", "signs_seen", "changes", "measured")


def lines(timeline: Timeline) -> Iterator[str]:
    """Give the timeline as lines of text, the oldest week first."""
    if not timeline.days:
        yield "Your timeline is empty. It begins with your first check-in."
        return
    yield "              " + "  ".join(_DAYS)
    yield from _weeks(timeline)
    yield ""
    yield "   ".join(f"{MARKS[state]} {WORDS[state]}" for state in DAY_STATES)
    yield summary(timeline)
    if timeline.bars:
        yield ""
        yield "What was different:"
        yield from (f"  {said}" for said in dict.fromkeys(map(spoken_bar, timeline.bars)))
    if timeline.remembered:
        yield ""
        yield "Clear times you told of from memory:"
        yield from (f"  {spoken_past(past)}" for past in timeline.remembered)


def _weeks(timeline: Timeline) -> Iterator[str]:
    """Give a row for each week; a long stretch with nothing in it is said in one."""
    beside = _beside(timeline)
    year = 0
    for is_empty, run in groupby(timeline.weeks(), lambda week: _empty(week, beside)):
        weeks = list(run)
        joined = is_empty and len(weeks) > _MOST_EMPTY_WEEKS
        for week in weeks[:1] if joined else weeks:
            held = [day for day in week if day is not None]
            monday = held[0].day
            name = f"{monday.day:>2} {monday:%b}"
            name += f" {monday.year}" if monday.year != year else ""
            year = 0 if joined else monday.year
            if joined:
                yield f"{name:<14} {MARKS['not_checked']}    {len(weeks)} weeks with nothing noted"
                continue
            marks = "    ".join(MARKS[day.state] if day else " " for day in week)
            said = wrap(", ".join(beside.get(_week(monday), ())), _BESIDE)
            yield f"{name:<14} {marks}    {''.join(said[:1])}".rstrip()
            yield from (f"{'':<50}{more}" for more in said[1:])


def _empty(week: Sequence[Day | None], beside: dict[int, list[str]]) -> bool:
    """Tell whether a week has no checked day and nothing beside it."""
    held = [day for day in week if day is not None]
    return not beside.get(_week(held[0].day)) and all(d.state == "not_checked" for d in held)


def summary(timeline: Timeline) -> str:
    """Say in one line how much was checked and what the record holds.

    Examples
    --------
    >>> looked = Day(date(2026, 5, 6), "clear", {})
    >>> summary(Timeline((looked, Day(date(2026, 5, 7), "not_checked", {}))))
    'Checked 1 of 2 days. Clear on 1 of them.'
    """
    all_days = len(timeline.days)
    words = f"Checked {timeline.checked} of {all_days} {'day' if all_days == 1 else 'days'}."
    words += f" Clear on {timeline.clear} of them."
    if timeline.best is not None:
        n = timeline.best.shortest_days
        words += f" Most clear days in one spell so far: {n}."
    return words


def spoken_bar(bar: Bar) -> str:
    """Say one change with its days.

    Examples
    --------
    >>> spoken_bar(Bar("aid_wedge", "aid", date(2026, 5, 3), None))
    'wedge, from 3 May 2026 on'
    """
    label = thing_name(bar.label)
    first = _spoken(bar.first)
    if bar.last is None:
        return f"{label}, from {first} on"
    return (
        f"{label}, {first}" if bar.last == bar.first else f"{label}, {first} to {_spoken(bar.last)}"
    )


def spoken_past(past: PastSpell) -> str:
    """Say one clear spell told from memory.

    Examples
    --------
    >>> spoken_past(PastSpell(date(2026, 5, 20), 7, 7, last_day=date(2026, 5, 3)))
    '7 days, up to 3 May 2026'
    >>> spoken_past(PastSpell(date(2026, 5, 20), 2, 4, count=None))
    '2 to 4 days, more than once (told 20 May 2026)'
    """
    low, high = past.shortest_days, past.longest_days
    words = f"{low} to {high} days" if low != high else f"{low} day{'' if low == 1 else 's'}"
    if past.count is None:
        words += ", more than once"
    elif past.count > 1:
        words += f", {past.count} times"
    if past.first_day and past.last_day:
        return f"{words}, {_spoken(past.first_day)} to {_spoken(past.last_day)}"
    if past.last_day:
        return f"{words}, up to {_spoken(past.last_day)}"
    if past.first_day:
        return f"{words}, from {_spoken(past.first_day)}"
    return f"{words} (told {_spoken(past.day)})"


def rows(timeline: Timeline) -> list[dict[str, object]]:
    """Give the table: one row a day, so that nothing is told by the picture alone."""
    measured: dict[date, list[str]] = defaultdict(list)
    for one in timeline.points:
        measured[one.day].append(one.label)
    return [
        {
            "day": day.day.isoformat(),
            "state": day.state,
            "late": day.late,
            "off_day": day.off_day,
            "tiredness_0_3": day.tiredness_0_3,
            "signs_seen": " ".join(_seen(day)),
            "changes": "; ".join(bar.label for bar in _bars_on(timeline, day.day)),
            "measured": "; ".join(measured.get(day.day, ())),
        }
        for day in timeline.days
    ]


def _seen(day: Day) -> list[str]:
    return [sign for sign, seen in day.signs.items() if seen == "seen"]


def _bars_on(timeline: Timeline, day: date) -> list[Bar]:
    return [
        bar for bar in timeline.bars if bar.first <= day and (bar.last is None or day <= bar.last)
    ]


def _beside(timeline: Timeline) -> dict[int, list[str]]:
    """Name what began in each week, and count what was measured, by the week's number."""
    shown = timeline.days[0].day
    said: dict[int, list[str]] = defaultdict(list)
    for bar in timeline.bars:
        if shown <= bar.first:
            begun = f"{thing_name(bar.label)} from {bar.first:%a}"
            if begun not in said[_week(bar.first)]:
                said[_week(bar.first)].append(begun)
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for one in timeline.points:
        counted[_week(one.day)][one.kind] += 1
    for week, here in counted.items():
        said[week] += counted_words(here).values()
    return said


def counted_words(kinds: Mapping[str, int]) -> dict[str, str]:
    """Say how many points there are of each kind ("2 walks"), in a fixed order."""
    return {
        kind: f"{kinds[kind]} {words[kinds[kind] > 1]}"
        for kind, words in _COUNTED.items()
        if kinds.get(kind)
    }


def _week(day: date) -> int:
    """Give one number for the days of one week, Monday first."""
    return (day.toordinal() - 1) // 7


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
