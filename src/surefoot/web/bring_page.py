"""Bring in a file: ours comes in whole; another program's is shown first and kept as she says."""

from typing import TYPE_CHECKING, Any

from attrs import evolve
from starlette.datastructures import UploadFile
from starlette.responses import Response

from surefoot.actions.take_out import bring_in
from surefoot.diary.brought_in.days import ORDERS, UnclearDates, both
from surefoot.diary.story import Story
from surefoot.terms.errors import CannotUse, SurefootError
from surefoot.web import help_now
from surefoot.web.calendar import long_day
from surefoot.web.jobs import safe_name
from surefoot.web.timeline_page import change_named
from surefoot.web.visit import Visit

if TYPE_CHECKING:
    from surefoot.actions.bring_in_other import Looked

#: More kinds of note than this are counted together.
MOST_KINDS = 20
LONGEST_NAME = 100
#: Ticks that one form may bring back; a topic of a forum holds fewer posts of one person.
MOST_POSTS = 1200


def take_in(visit: Visit) -> Response:
    """Bring in an export of surefoot, or look at a file of another program."""
    given = visit.form.get("file")
    if not isinstance(given, UploadFile) or not given.filename:
        raise CannotUse("No file was chosen.", "Choose a file, then try again.", reason="no_file")
    token, file = visit.site.waiting.put(given.file, safe_name(given.filename, 0))
    try:
        bring_in(visit.site.notebook, file, now=visit.now)
    except SurefootError as not_ours:
        try:
            return _look(visit, token)
        except SurefootError as other:
            visit.site.waiting.drop()
            raise other from not_ours
    visit.site.waiting.drop()
    visit.site.forget()
    return visit.go("/me/data", said="brought_in")


def look(visit: Visit) -> Response:
    """Look at the waiting file again, now that she said what was asked."""
    return _look(visit, visit.said("token"))


def keep(visit: Visit) -> Response:
    """Keep what was shown and ticked; "not now" lets the file go."""
    from surefoot.actions import bring_in_other

    waiting = visit.site.waiting
    if visit.said("to") == "drop":
        waiting.drop()
        return visit.go("/me/data")
    waiting.file(visit.said("token"))
    looked: Looked = waiting.looked
    ticked = visit.all_said("story")
    records = tuple(
        one for one in looked.brought.records if not isinstance(one, Story) or one.id in ticked
    )
    chosen = evolve(looked, brought=evolve(looked.brought, records=records))
    kept = bring_in_other.keep(visit.site.notebook, chosen, now=visit.now)
    waiting.drop()
    visit.site.forget()
    last = chosen.brought.last_day
    if not kept.new and not kept.fuller:
        return visit.go("/me/data", said="nothing_new")
    return visit.go("/timeline", to=min(last or visit.today, visit.today), said="all_saved")


def _look(visit: Visit, token: str) -> Response:
    from surefoot.actions import bring_in_other

    waiting = visit.site.waiting
    author = visit.said("author")[:LONGEST_NAME]
    order = next((one for one in ORDERS if one == visit.said("order")), None)
    try:
        looked = bring_in_other.look(waiting.file(token), author=author, order=order)
    except UnclearDates as why:
        days = [long_day(day, visit.t) for day in both(why.example)]
        read = list(zip(ORDERS, days, strict=True))
        return _ask(visit, token, "dates", author=author, example=why.example, read=read)
    except SurefootError as why:
        if why.reason == "author_not_said":
            return _ask(visit, token, "author")
        if why.reason == "author_not_found":
            return _ask(visit, token, "author", not_found=author)
        raise
    waiting.looked = looked
    stories = [one for one in looked.brought.records if isinstance(one, Story)]
    others = {what: n for what, n in looked.kinds.items() if what != "story"}
    heard = bring_in_other.heard(looked, visit.today)
    program = looked.brought.program
    first, last = looked.brought.first_day, looked.brought.last_day
    return visit.render(
        "bring_in_review.html",
        token=token,
        program=program[:1].upper() + program[1:],
        n=len(looked.brought.records),
        first=long_day(first, visit.t) if first else "",
        last=long_day(last, visit.t) if last else "",
        stories=[(one, long_day(one.day, visit.t), one.day <= visit.today) for one in stories],
        kinds=[(_named(visit, what), n) for what, n in others.items()][:MOST_KINDS],
        more=max(0, len(others) - MOST_KINDS),
        passed_over=sum(looked.brought.passed_over.values()),
        to_come=sum(one.day > visit.today for one in looked.brought.records),
        flags=heard,
        numbers=help_now.numbers(visit),
    )


def _named(visit: Visit, what: str) -> str:
    return visit.t.plain("timeline.felt") if what == "sensation" else change_named(what, visit.t)


def _ask(visit: Visit, token: str, question: str, **things: Any) -> Response:
    given = {"author": "", "not_found": "", "example": "", "read": []} | things
    return visit.render("bring_in_ask.html", token=token, question=question, **given)
