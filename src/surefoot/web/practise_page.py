"""Practise: the place, the gate before it, and the files the voice needs."""

import json
from typing import Any
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from surefoot.actions.gate import answer_gate, answer_of, let_through
from surefoot.practice import voice
from surefoot.safety.gate import questions
from surefoot.terms.catalogue import catalogue
from surefoot.terms.errors import NotSafe
from surefoot.web import shelf
from surefoot.web.visit import Visit


def show(visit: Visit) -> Response:
    """Draw the place: balance, tests, exercises, walks, the physio's plan."""
    warm_voice(visit)
    answer = answer_of(visit.site.notebook)
    asked = answer is not None and answer.day == visit.today
    return visit.render("practise.html", asked=asked)


def gate_closed(visit: Visit) -> Response | None:
    """Give the page that asks the safety questions, or None when today's gate is open."""
    try:
        let_through(visit.site.notebook, visit.today)
    except NotSafe:
        return visit.go("/practise/gate", next=visit.request.url.path)
    return None


def gate_show(visit: Visit) -> Response:
    """Draw the questions; or, once a yes was said today, the closed gate."""
    warm_voice(visit)
    answer = answer_of(visit.site.notebook)
    closed: NotSafe | None = None
    if answer is not None and answer.day == visit.today and visit.asked("ask") == "":
        try:
            let_through(visit.site.notebook, visit.today)
        except NotSafe as refusal:
            closed = refusal
    return visit.render(
        "gate.html",
        questions=questions(),
        closed=closed,
        not_today=bool(closed and answer and answer.not_today),
        next=own_path(visit.asked("next", "/practise")),
    )


def gate_keep(visit: Visit) -> Response:
    """Keep the answer and go on, or show the closed gate."""
    onward = own_path(visit.said("next"))
    yes = [q.id for q in questions() if visit.said(q.id) == "yes"]
    answer_gate(
        visit.site.notebook, visit.today, yes, not_today=visit.said("answer") == "not_today"
    )
    if yes or visit.said("answer") == "not_today":
        return visit.go("/practise/gate", next=onward)
    return visit.go(onward)


def own_path(asked: str) -> str:
    """Give a path below Practise, never an address of another site."""
    parts = urlsplit(asked)
    inside = not parts.scheme and not parts.netloc and parts.path.startswith("/practise")
    return parts.path if inside else "/practise"


def warm_voice(visit: Visit) -> None:
    """Begin to make the sound files, once, so that they are there when Start is pressed."""
    visit.site.voices.warm(visit.t.locale if visit.t.locale in voice.LANGUAGES else "en-GB")


def spoken(visit: Visit, cues: list[str] | None = None) -> dict[str, Any]:
    """Give what the voice of a page needs: words, tones, where each cue lies in the sound file."""
    language = visit.t.locale if visit.t.locale in voice.LANGUAGES else "en-GB"
    wanted = cues if cues is not None else list(voice.all_cues())
    return {
        "language": language,
        "words": {cue: voice.cue_words(cue, language) for cue in wanted},
        "tones": catalogue("surefoot.practice", "cues.yaml")["tones_hz"],
        "sound": f"/practise/voice/{language}.wav",
        "places": f"/practise/voice/{language}.json",
    }


async def voice_file(request: Request) -> Response:
    """Give the made cue file of a language, or where each cue lies in it; made on first use."""
    from starlette.concurrency import run_in_threadpool

    language, _, kind = str(request.path_params["file"]).rpartition(".")
    if language not in voice.LANGUAGES or kind not in ("wav", "json"):
        raise HTTPException(404)
    voices = request.app.state.site.voices
    headers = {"cache-control": "max-age=86400"}
    if kind == "json":
        places = await run_in_threadpool(voices.places, language)
        return Response(json.dumps(places), media_type="application/json", headers=headers)
    content = await run_in_threadpool(voices.sound, language)
    if content is None:  # it could not be made here; the page sounds its tones
        raise HTTPException(404)
    return Response(content, media_type="audio/wav", headers=headers)


def book(visit: Visit) -> Response:
    """Give the whole library as one page for a clinician to read and sign."""
    from surefoot.report.exercise_book import exercise_book

    return HTMLResponse(exercise_book(shelf.address("app.css"), visit.t.locale))
