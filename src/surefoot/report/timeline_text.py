"""The timeline in letters: a week a row, four marks by shape and word, and its table."""

from collections.abc import Iterator
from datetime import date

from surefoot.diary.day import DAY_STATES, Day
from surefoot.diary.past_spell import PastSpell
from surefoot.diary.timeline import MARKS, WORDS, Bar, Timeline
from surefoot.report.plain_words import thing_name

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
#: Columns of the table, as ``--csv`` writes them.
COLUMNS = ("day", "state", "late", "off_day", "tiredness_0_3", "signs_seen", "changes", "measured")


def lines(timeline: Timeline) -> Iterator[str]:
    """Give the timeline as lines of text, the oldest week first."""
    if not timeline.days:
        yield "Your timeline is empty. It begins with your first check-in."
        return
    yield "              " + "  ".join(_DAYS)
    year = 0
    for week in timeline.weeks():
        held = [day for day in week if day is not None]
        monday = held[0].day
        name = f"{monday.day:>2} {monday:%b}"
        name += f" {monday.year}" if monday.year != year else "     "
        year = monday.year
        marks = "    ".join(MARKS[day.state] if day else " " for day in week)
        beside = _beside(timeline, held[0].day, held[-1].day)
        yield f"{name:<14} {marks}" + (f"    {beside}" if beside else "")
    yield ""
    yield "   ".join(f"{MARKS[state]} {WORDS[state]}" for state in DAY_STATES)
    yield summary(timeline)
    if timeline.bars:
        yield ""
        yield "What was different:"
        yield from (f"  {spoken_bar(bar)}" for bar in timeline.bars)
    if timeline.remembered:
        yield ""
        yield "Clear times you told of from memory:"
        yield from (f"  {spoken_past(past)}" for past in timeline.remembered)


def summary(timeline: Timeline) -> str:
    """Say in one line how much was checked and what the record holds.

    Examples
    --------
    >>> looked = Day(date(2026, 5, 6), "clear", {})
    >>> summary(Timeline((looked, Day(date(2026, 5, 7), "not_checked", {}))))
    'Checked 1 of 2 days. Clear on 1 of them.'
    """
    words = f"Checked {timeline.checked} of {len(timeline.days)} days."
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
    return [
        {
            "day": day.day.isoformat(),
            "state": day.state,
            "late": day.late,
            "off_day": day.off_day,
            "tiredness_0_3": day.tiredness_0_3,
            "signs_seen": " ".join(_seen(day)),
            "changes": "; ".join(bar.label for bar in _bars_on(timeline, day.day)),
            "measured": "; ".join(one.label for one in timeline.points if one.day == day.day),
        }
        for day in timeline.days
    ]


def _seen(day: Day) -> list[str]:
    return [sign for sign, seen in day.signs.items() if seen == "seen"]


def _bars_on(timeline: Timeline, day: date) -> list[Bar]:
    return [
        bar for bar in timeline.bars if bar.first <= day and (bar.last is None or day <= bar.last)
    ]


def _beside(timeline: Timeline, first: date, last: date) -> str:
    """Name what began in a week, and count what was measured."""
    said = [
        f"{thing_name(bar.label)} from {bar.first:%a}"
        for bar in timeline.bars
        if first <= bar.first <= last
    ]
    here = [one.kind for one in timeline.points if first <= one.day <= last]
    for kind in ("walk", "hold", "test", "milestone"):
        n = here.count(kind)
        if n:
            said.append(f"{n} {kind}{'s' if n > 1 else ''}")
    return ", ".join(said)


def _spoken(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
