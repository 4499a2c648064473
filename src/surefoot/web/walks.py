"""Walks: the list, adding one, how far it is, and comparing only what was done alike."""

from typing import Any

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from surefoot.terms.errors import CannotUse
from surefoot.web.calendar import moment, short_day
from surefoot.web.jobs import ENDS
from surefoot.web.visit import Visit
from surefoot.web.words import Words

MOST_FILES = 12
PLACES = ("left_foot", "right_foot")
#: What was used or held on to; several may be, so a walk keeps them as one line in this order.
AIDS = ("stick", "brace", "fes", "rail", "arm", "other")
#: What the person taps, and the tiredness 0 to 10 it is kept as (our proposal).
TIRED = {"fresh": 1, "tired": 7, "not_sure": None}
LONGEST_WORD = 60


def show(visit: Visit) -> Response:
    """Draw the list of walks, newest first."""
    walks = visit.site.walks(visit.today)[::-1]
    jobs, arrivals = visit.site.jobs, visit.site.arrivals
    page = max(0, int(visit.asked("page", "0"))) if visit.asked("page", "0").isdigit() else 0
    shown = walks[page * PAGE : (page + 1) * PAGE]
    return visit.render(
        "walks.html",
        walks=[(w, when(w, visit)) for w in shown],
        total=len(walks),
        page=page,
        more=len(walks) > (page + 1) * PAGE,
        aid_said=aid_said,
        waiting=[(job, jobs.look(job)) for job in jobs.waiting()],
        refused=jobs.refused(),
        halves=[(half, moment(half.began, visit.t)) for half in arrivals.halves.waiting()],
        coming=arrivals.coming.coming(),
    )


def settle(visit: Visit) -> Response:
    """Do what the person says with a recording that came from a phone."""
    arrivals, what, name = visit.site.arrivals, visit.said("do"), visit.said("name")
    if what == "that_was_all" and name in {coming.name for coming in arrivals.coming.coming()}:
        arrivals.coming.finish(name)
    elif what == "alone":
        arrivals.halves.alone(name)
    elif what == "throw_away":
        arrivals.halves.throw_away(name)
    elif what == "read":
        visit.site.jobs.seen(name)
    return visit.go("/walks")


PAGE = 20


def show_add(visit: Visit) -> Response:
    """Draw the form for a new walk."""
    last = visit.site.walks(visit.today)[-1:]
    return visit.render(
        "walk_add.html",
        places=PLACES,
        aids=AIDS,
        tired=tuple(TIRED),
        shoe=last[0].shoe if last else "",
        used=(),
        tired_now="not_sure",
    )


def add(visit: Visit) -> Response:
    """Take the files of one walk; the measuring happens elsewhere."""
    files = [
        (item.filename, item.file)
        for item in visit.form.getlist("file")
        if isinstance(item, UploadFile) and item.filename
    ]
    if not files:
        raise CannotUse("No file was chosen.", "Choose the file of your recording, then try again.")
    place = visit.said("place")
    told: dict[str, Any] = {
        "now": visit.now.isoformat(),
        "place": place if place in PLACES else None,
        **how(visit),
        "tiredness_0_10": TIRED.get(visit.said("tired")),
    }
    return visit.go(f"/walks/waiting/{visit.site.jobs.add(files, told)}")


def how(visit: Visit) -> dict[str, str]:
    """Give the shoes and what was used or held on to, as the form says them."""
    ticked = visit.form.getlist("aid")
    return {
        "shoe": visit.said("shoe")[:LONGEST_WORD],
        "aid": ", ".join(aid for aid in AIDS if aid in ticked),
    }


def aid_said(aid: str, t: Words) -> str:
    """Give what was used on a walk in words; what she wrote herself stays as it is."""
    parts = (part.strip() for part in aid.split(","))
    return ", ".join(t.plain(f"walks.aids.{part}") if part in AIDS else part for part in parts)


def show_waiting(visit: Visit) -> Response:
    """Draw how far a walk is; a page that cannot run scripts looks again by a link."""
    job = str(visit.request.path_params["job"])
    state = visit.site.jobs.look(job)
    if state is None:
        raise HTTPException(404)
    if state["stage"] == "done":
        visit.site.forget()
    visit.site.jobs.seen(job)
    if "json" in visit.request.headers.get("accept", ""):
        go = f"/walks/{state['walk']}" if state["stage"] == "done" else visit.request.url.path
        return JSONResponse(
            {
                "share": state["share"],
                "says": visit.t.plain(f"walks.stage.{state['stage']}"),
                "go": go if state["stage"] in ENDS else None,
            }
        )
    if state["stage"] == "done":
        return visit.go(f"/walks/{state['walk']}")
    return visit.render("walk_waiting.html", state=state, job=job)


def when(walk: Any, visit: Visit) -> str:
    """Give the time of a walk in words."""
    return moment(walk.began, visit.t) if walk.began else short_day(walk.day, visit.t)


def alike(one: Any, other: Any) -> list[str]:
    """Give what two walks differ in, of what makes a comparison fair; empty when alike.

    Notes
    -----
    Shoes, aid and support (what was used or held on to), tired or not (more than 3 of 10 apart),
    time of day (more than 3 hours apart, or known of one only): our proposal.
    """
    differs = []
    if (one.shoe or "").strip().casefold() != (other.shoe or "").strip().casefold():
        differs.append("shoe")
    if _used(one) != _used(other):
        differs.append("aid")
    tired = (one.tiredness_0_10, other.tiredness_0_10)
    if None in tired:
        if tired != (None, None):
            differs.append("tired")
    elif abs(tired[0] - tired[1]) > 3:
        differs.append("tired")
    if one.began and other.began:
        hours = abs(
            one.began.hour + one.began.minute / 60 - other.began.hour - other.began.minute / 60
        )
        if min(hours, 24 - hours) > 3:
            differs.append("hour")
    elif one.began or other.began:
        differs.append("hour")
    return differs


def _used(walk: Any) -> set[str]:
    return {part.strip().casefold() for part in (walk.aid or "").split(",")} - {""}
