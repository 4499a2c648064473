"""The timeline: a week a row, four marks by shape and word. Unchecked is never clear."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from attrs import frozen
from markupsafe import Markup
from starlette.responses import Response

from surefoot.diary.day import Day, DayState
from surefoot.practice.catalogue import library
from surefoot.report.plain_words import thing_name
from surefoot.report.saying import saying
from surefoot.web.calendar import long_day, month, short_day
from surefoot.web.visit import Visit
from surefoot.web.words import Words

WEEKS = 8
#: So many weeks are always there, to fill in past days.
FEWEST_WEEKS = 4
ONE_DAY = timedelta(days=1)

#: The four marks: filled, half filled, open, and a dot. Shape says it, not colour.
_SHAPES: dict[DayState, str] = {
    "clear": '<circle cx="12" cy="12" r="9" fill="currentColor"/>',
    "only_when_tired": '<circle cx="12" cy="12" r="9"/>'
    '<path d="M12 3a9 9 0 0 0 0 18z" fill="currentColor"/>',
    "foot_drop": '<circle cx="12" cy="12" r="9"/>',
    "not_checked": '<circle cx="12" cy="12" r="1.5" fill="currentColor" stroke="none"/>',
}
MARKS = {
    state: Markup(  # noqa: S704  (our own drawing)
        '<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false" fill="none" '
        f'stroke="currentColor" stroke-width="2.2">{shape}</svg>'
    )
    for state, shape in _SHAPES.items()
}


@frozen
class Mark:
    """One day of the picture."""

    day: date
    state: DayState
    label: str
    late: bool
    walks: int
    holds: int
    felt: int
    notes: int
    to_come: bool

    @property
    def any(self) -> bool:
        """True where something stands on the day beside its check-ins."""
        return bool(self.walks or self.holds or self.felt or self.notes)


@frozen
class Bar:
    """A change that ran through a week: its words and the days it covers, 0 to 6.

    Its words are shown where it begins and in the newest week; in between the bar just goes on.
    """

    words: str
    first: int
    last: int
    named: bool


@frozen
class Week:
    """One row."""

    title: str
    month: str
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]


def show(visit: Visit) -> Response:
    """Draw some weeks, ending with the one asked for."""
    last = min(visit.day_asked("to"), visit.today)
    last += (6 - last.weekday()) * ONE_DAY
    first = last - (WEEKS * 7 - 1) * ONE_DAY
    days = {d.day: d for d in visit.site.days(visit.today)}
    begun = visit.site.remember("first note", lambda: _begun(visit, days))
    if first < begun <= last:  # weeks before there was a notebook are not weeks she left out
        weeks_ago = max(FEWEST_WEEKS, (last - begun).days // 7 + 1)
        first = last - (weeks_ago * 7 - 1) * ONE_DAY
    weeks = _weeks(visit, days, first, last)
    listed = [days[d] for d in sorted(days, reverse=True) if first <= d <= last]
    return visit.render(
        "timeline.html",
        weeks=weeks,
        marks=MARKS,
        listed=[(d, long_day(d.day, visit.t), signs_seen(d, visit.t)) for d in listed],
        empty=not days and not any(m.any for week in weeks for m in week.marks),
        first=long_day(first, visit.t),
        last=long_day(min(last, visit.today), visit.t),
        earlier=first - ONE_DAY if begun < first else None,
        later=last + WEEKS * 7 * ONE_DAY if last < visit.today else None,
        asked=min(last, visit.today),
    )


def _begun(visit: Visit, days: dict[date, Day]) -> date:
    """Give the first day anything is noted for, today where nothing is."""
    every = visit.site.notebook.every_record(until=visit.today)
    return min([*days, *(day for day, _, _ in every[:1])], default=visit.today)


def signs_seen(day: Day, t: Words) -> list[str]:
    """Give the signs seen on a day, in words."""
    names = [name for name, how in day.signs.items() if how == "seen"]
    return [t.plain(f"sign.{n}") if t.has(f"sign.{n}") else n.partition(":")[2] for n in names]


def _weeks(visit: Visit, days: dict[date, Day], first: date, last: date) -> list[Week]:
    notebook, t = visit.site.notebook, visit.t
    walks = _count(w.day for w in notebook.walks(since=first, until=last))
    holds = _count(h.began.date() for h in notebook.holds(since=first, until=last))
    felt = _count(one.day for one in notebook.sensations(since=first, until=last))
    notes = _count(
        one.day
        for kind in (notebook.stories, notebook.tests, notebook.milestones, notebook.events)
        for one in kind(since=first, until=last)
    )
    changes = _changes(visit, first, last)
    weeks: list[Week] = []
    monday = first
    while monday <= last:
        seven = [monday + n * ONE_DAY for n in range(7)]
        marks = []
        for day in seven:
            whole = days.get(day)
            state: DayState = whole.state if whole else "not_checked"
            label = t.plain(
                "timeline.marks_label", day=long_day(day, t), state=t.plain(f"state.{state}")
            )
            late = bool(whole and whole.late)
            here = walks[day], holds[day], felt[day], notes[day]
            marks.append(Mark(day, state, label, late, *here, to_come=day > visit.today))
        weeks.append(
            Week(
                title=t.plain("timeline.week_of", day=short_day(monday, t)),
                month=month(monday, t),
                marks=tuple(marks),
                bars=_bars(changes, monday, newest=monday + 6 * ONE_DAY >= last),
            )
        )
        monday += 7 * ONE_DAY
    return weeks[::-1]


def _bars(
    changes: Sequence[tuple[str, date, date]], monday: date, *, newest: bool
) -> tuple[Bar, ...]:
    sunday = monday + 6 * ONE_DAY
    return tuple(
        Bar(
            words,
            max(0, (start - monday).days),
            min(6, (end - monday).days),
            named=start >= monday or newest,
        )
        for words, start, end in changes
        if start <= sunday and end >= monday
    )


def _changes(visit: Visit, first: date, last: date) -> list[tuple[str, date, date]]:
    """Give what changed, each with its first and last day within these weeks."""
    notebook = visit.site.notebook
    logs: list[Any] = [*notebook.aid_logs(until=last), *notebook.exercise_logs(until=last)]
    found = [
        (change_named(log.what, visit.t), log.started, log.stopped or visit.today) for log in logs
    ]
    events = notebook.events(since=first - 60 * ONE_DAY, until=last)
    found += [
        (change_named(e.what, visit.t), e.day, e.until or e.day)
        for e in events
        if not e.unit and (e.how != "brought_in" or e.until)  # a program's count is no change
    ]
    return [(words, start, end) for words, start, end in found if end >= first and start <= last]


def change_named(what: str, t: Words) -> str:
    """Give what changed in words: those of the pages, else those of the answers."""
    for key in (f"change.{what}", f"checkin.different.{what}"):
        if t.has(key):
            return t.plain(key)
    if what in library():
        return thing_name(what, t.language)
    named = saying(t.language).name(what)
    ours = what.startswith(("aid_", "ex_"))  # her own words stay as she wrote them
    return named[:1].upper() + named[1:] if ours else named


def _count(days: Any) -> defaultdict[date, int]:
    counted: defaultdict[date, int] = defaultdict(int)
    for day in days:
        counted[day] += 1
    return counted
