"""The aids: what is worn, from when, the look at the skin, and what may be put on."""

from starlette.responses import Response

from surefoot.actions.wear import look_at_skin, put_on, take_off, worn_now
from surefoot.diary.logs import LogSide
from surefoot.practice.catalogue import library
from surefoot.web.calendar import long_day
from surefoot.web.visit import Visit
from surefoot.web.words import Words

SIDES: tuple[LogSide, ...] = ("left", "right", "both", "not_said")
LONGEST_WORD = 60


def show(visit: Visit) -> Response:
    """Draw what is worn, and the form to put something on."""
    worn = worn_now(visit.site.notebook, visit.now)
    return visit.render(
        "aids.html",
        worn=[(w, aid_name(w.log.what, visit.t), long_day(w.log.started, visit.t)) for w in worn],
        kinds=[e for e in library(visit.t.language).values() if e.kind == "aid"],
        sides=SIDES,
        mark=visit.asked("mark") == "yes",
    )


def keep(visit: Visit) -> Response:
    """Put on, take off, or note a look at the skin."""
    notebook, answer, log_id = visit.site.notebook, visit.said("answer"), visit.said("log")
    if answer == "off":
        take_off(notebook, log_id, now=visit.now)
    elif answer in ("skin_fine", "skin_mark"):
        look_at_skin(notebook, log_id, mark=answer == "skin_mark", now=visit.now)
    else:
        what = (visit.said("own") or visit.said("what"))[:LONGEST_WORD]
        side = next((s for s in SIDES if s == visit.said("side")), SIDES[-1])
        if what:
            put_on(notebook, what, side=side, dose=visit.said("dose")[:200], now=visit.now)
    visit.site.forget()
    if answer == "skin_mark":
        return visit.go("/practise/aids", said="kept", mark="yes")
    return visit.go("/practise/aids", said="kept")


def aid_name(what: str, t: Words) -> str:
    """Give the name of an aid in the reader's language; her own word stays as it is."""
    entry = library(t.language).get(what)
    if entry is not None:
        return entry.name
    return t.plain(f"aids.name.{what}") if t.has(f"aids.name.{what}") else what.replace("_", " ")
