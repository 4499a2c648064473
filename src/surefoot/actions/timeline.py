"""Look at the timeline: weeks of days with what changed and what was measured."""

from datetime import date, timedelta

from surefoot.diary.day import days
from surefoot.diary.event import Event
from surefoot.diary.spell import best_spell, spells
from surefoot.diary.timeline import Bar, Point, Timeline, different_bars
from surefoot.notebook.notebook import Notebook
from surefoot.report.plain_words import brought_in_words, felt_words, result_words

ONE_DAY = timedelta(days=1)


def timeline(notebook: Notebook, *, until: date, since: date | None = None) -> Timeline:
    """Give the timeline from `since` (the first note when None) to `until`, both included.

    The best spell is over everything noted up to `until`, so that a window never hides it.
    """
    every_day = notebook.days(until)
    shown = every_day
    if since is not None:
        began = every_day[0].day if every_day else until + ONE_DAY
        blank = days([], since=since, until=min(began - ONE_DAY, until))
        shown = (*blank, *(day for day in every_day if day.day >= since))
    if not shown:
        return Timeline(days=())
    first = shown[0].day
    bars = [
        *(Bar(log.what, "aid", log.started, log.stopped) for log in notebook.aid_logs(until=until)),
        *(
            Bar(log.what, "exercise", log.started, log.stopped)
            for log in notebook.exercise_logs(until=until)
        ),
        *(
            Bar(event.what, "event", event.day, event.until or event.day)
            for event in notebook.events(until=until)
            if not event.unit and not _of_another_program(event)
        ),
        *different_bars(notebook.check_ins(first, until)),
    ]
    return Timeline(
        days=shown,
        bars=tuple(
            sorted(
                (bar for bar in bars if bar.last is None or bar.last >= first),
                key=lambda bar: (bar.first, bar.label),
            )
        ),
        points=_points(notebook, first, until),
        best=best_spell(spells(every_day)),
        remembered=tuple(notebook.past_spells(until=until)),
    )


def _of_another_program(event: Event) -> bool:
    """Tell what another program counted a day from what she calls a change: that has a reach."""
    return event.how == "brought_in" and event.until is None


def _points(notebook: Notebook, first: date, until: date) -> tuple[Point, ...]:
    """Gather what was measured or reached."""
    points = [
        *(
            Point(walk.day, "walk", f"walk, {walk.usable_count} steps that can be used")
            for walk in notebook.walks(first, until)
        ),
        *(
            Point(hold.began.date(), "hold", f"{hold.seconds:.0f} s on the {hold.leg} leg")
            for hold in notebook.holds(first, until)
        ),
        *(Point(test.day, "test", result_words(test)) for test in notebook.tests(first, until)),
        *(Point(one.day, "milestone", one.what) for one in notebook.milestones(first, until)),
        *(Point(one.day, "felt", felt_words(one)) for one in notebook.sensations(first, until)),
        *(
            Point(event.day, "brought_in", brought_in_words(event))
            for event in notebook.events(first, until)
            if event.unit or _of_another_program(event)
        ),
    ]
    return tuple(sorted(points, key=lambda point: (point.day, point.kind)))
