"""One day of the timeline: everything noted for it, and the way to take something off it."""

from datetime import date
from typing import Any

from starlette.responses import Response

from surefoot.report.plain_words import brought_in_words, result_words
from surefoot.terms.errors import CannotUse
from surefoot.web import felt_page
from surefoot.web.calendar import long_day
from surefoot.web.timeline_page import MARKS, ONE_DAY, change_named, signs_seen
from surefoot.web.visit import Visit

#: Longer words are cut where they only name what would go.
LONGEST_LABEL = 80


def show(visit: Visit) -> Response:
    """Draw one day with everything noted for it."""
    day = min(visit.day_asked(), visit.today)
    notebook = visit.site.notebook
    whole = next((d for d in visit.site.days(visit.today) if d.day == day), None)
    logs: list[Any] = [*notebook.aid_logs(until=day), *notebook.exercise_logs(until=day)]
    return visit.render(
        "day.html",
        day=day,
        title=long_day(day, visit.t),
        named=change_named,
        brought=brought_in_words,
        whole=whole,
        marks=MARKS,
        seen=signs_seen(whole, visit.t) if whole else [],
        check_ins=notebook.check_ins(since=day, until=day),
        walks=notebook.walks(since=day, until=day),
        holds=notebook.holds(since=day, until=day),
        stories=notebook.stories(since=day, until=day),
        events=notebook.events(since=day, until=day),
        begun=[change_named(log.what, visit.t) for log in logs if log.started == day],
        ended=[change_named(log.what, visit.t) for log in logs if log.stopped == day],
        tests=[result_words(r, visit.t.language) for r in notebook.tests(since=day, until=day)],
        milestones=notebook.milestones(since=day, until=day),
        felt=felt_page.lines(visit, notebook.sensations(since=day, until=day)),
        removable=_removable(visit, day),
        past_spells=notebook.past_spells(since=day, until=day),
        before=day - ONE_DAY,
        after=day + ONE_DAY if day < visit.today else None,
    )


def remove(visit: Visit) -> Response:
    """Take one entry off its day; undo puts it back.

    Raises
    ------
    CannotUse
        It is not an entry of this day. Nothing is changed.
    """
    day = min(visit.day_asked(), visit.today)
    wanted = visit.said("id")
    if wanted not in dict(_removable(visit, day)):
        raise CannotUse(
            "This entry is not in your notebook, or not any more.",
            "Look at the newest timeline and choose again. Nothing was changed.",
            reason="no_such_record",
        )
    visit.site.notebook.remove(wanted, at=visit.now)
    visit.site.forget()
    return visit.go(f"/timeline/{day}", said="removed")


def _removable(visit: Visit, day: date) -> list[tuple[str, str]]:
    """Give the id and the words of each entry of a day. A walk is removed on its own page."""
    found = [
        (one.id, _label(visit, kind, one))
        for _, kind, one in visit.site.notebook.every_record(since=day, until=day)
        if kind != "walks"
    ]
    return [(name, words[:LONGEST_LABEL]) for name, words in found]


def _label(visit: Visit, kind: str, one: Any) -> str:
    """Name one entry as the page names it."""
    t = visit.t
    match kind:
        case "check_ins":
            return t.plain("timeline.day_answers", time=one.told_at.strftime("%H:%M"))
        case "sensations":
            return felt_page.lines(visit, [one])[0]
        case "holds":
            return t.plain("timeline.day_hold", seconds=f"{one.seconds:g}")
        case "clinic_tests":
            return result_words(one, t.language)
        case "stories":
            return str(one.text)
        case "past_spells":
            return one.words or t.plain("timeline.day_remembered")
        case "events" if one.how == "brought_in":
            return brought_in_words(one)
        case _:
            return change_named(one.what, t)
