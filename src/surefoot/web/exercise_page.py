"""The exercises: the list by sign, a card each, a session led by voice, and what was done."""

from typing import Any

from attrs import asdict
from starlette.exceptions import HTTPException
from starlette.responses import Response

from surefoot.diary.logs import ExerciseLog
from surefoot.practice.catalogue import Exercise, library, stop_rules, strength_of_evidence
from surefoot.practice.session import script
from surefoot.terms.signs import FOOT_SIGNS
from surefoot.web.practise_page import gate_closed, spoken
from surefoot.web.visit import Visit

#: The catalogue's words for a sign -> the check-in's.
SAME_SIGN = {"heel_lift_squat": "heel_lift", "unsteady_one_leg": "balance_poor"}


def by_sign(language: str = "en-GB") -> dict[str, list[Exercise]]:
    """Give the exercises under the first check-in sign they are for; the rest under ``more``."""
    groups: dict[str, list[Exercise]] = {sign: [] for sign in (*FOOT_SIGNS, "more")}
    for entry in library(language).values():
        if entry.kind == "exercise":
            own = (SAME_SIGN.get(sign, sign) for sign in entry.signs)
            groups[next((s for s in own if s in groups), "more")].append(entry)
    return {sign: entries for sign, entries in groups.items() if entries}


def show(visit: Visit) -> Response:
    """Draw the list."""
    aids = [entry for entry in library(visit.t.language).values() if entry.kind == "aid"]
    return visit.render("exercises.html", groups=by_sign(visit.t.language), aids=aids)


def card(visit: Visit) -> Response:
    """Draw one card."""
    entry = _asked(visit)
    return visit.render(
        "exercise.html",
        entry=entry,
        always=stop_rules(visit.t.language),
        strength=strength_of_evidence(entry, visit.t.language),
    )


def lead(visit: Visit) -> Response:
    """Draw the page that leads a session by voice."""
    entry = _asked(visit)
    if entry.guide is None:
        raise HTTPException(404)
    closed = gate_closed(visit) if entry.standing else None
    if closed:
        return closed
    stroke_leg = visit.site.profile().stroke_leg
    segments: list[dict[str, Any]] = [
        asdict(s)
        for s in script(entry, stroke_leg, good_side_first=visit.asked("first") != "stroke")
    ]
    return visit.render("exercise_go.html", entry=entry, segments=segments, voice=spoken(visit))


def keep(visit: Visit) -> Response:
    """Keep that it was done, or that today is for rest."""
    entry = _asked(visit)
    if visit.said("answer") == "rest":
        return visit.go("/practise/exercises", said="rest_today")
    count = visit.said("times")
    times = int(count) if count.isdigit() and 0 < int(count) <= 1000 else None
    log = ExerciseLog(
        what=entry.id, started=visit.today, stopped=visit.today, times=times, id=visit.said("id")
    )
    visit.site.notebook.keep_exercise_log(log, at=visit.now)
    visit.site.forget()
    if visit.said("answer") in ("pain", "dizzy"):
        return visit.go("/help")
    return visit.go("/practise/exercises", said="kept")


def _asked(visit: Visit) -> Exercise:
    entry = library(visit.t.language).get(str(visit.request.path_params["name"]))
    if entry is None:
        raise HTTPException(404)
    return entry
