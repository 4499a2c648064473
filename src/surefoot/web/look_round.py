"""Look round with a made-up person: a second notebook, seen instead of one's own until left."""

from datetime import datetime
from pathlib import Path

from starlette.responses import Response

from surefoot.web.settings import Settings
from surefoot.web.site import Site
from surefoot.web.visit import ROUND_COOKIE, Visit


def show(visit: Visit) -> Response:
    """Draw the page that says what will happen."""
    return visit.render("look_round.html")


def begin(visit: Visit) -> Response:
    """Make the made-up person where there is none yet, and show her notebook in this browser."""
    own: Site = visit.request.app.state.site
    if own.round_site is None:
        place = own.settings.beside / "made-up" / "made-up.sqlite"
        own.round_site = made_up_site(place, now=visit.now)
    onward = visit.go("/")
    onward.set_cookie(ROUND_COOKIE, "1", httponly=True, samesite="lax")
    return onward


def leave(visit: Visit) -> Response:
    """Go back to one's own notebook."""
    onward = visit.go("/")
    onward.delete_cookie(ROUND_COOKIE)
    return onward


def made_up_site(place: Path, *, now: datetime) -> Site:
    """Give the site of a made-up person, made on first use; her walks are measured one by one.

    Raises
    ------
    CannotUse
        There is a notebook at `place`, and it is not a made-up one.
    """
    from surefoot.actions.made_up_person import MADE_UP, WALKS, made_up_person, walk_moment
    from surefoot.terms.errors import CannotUse

    site = Site(Settings(place, made_up=True), clock=lambda: datetime.now().astimezone())
    notebook = site.notebook
    if notebook.last_entered_at() is None:
        made_up_person(notebook, now=now)
        for number in range(len(WALKS)):
            began = walk_moment(now.date(), number, now).isoformat()
            told = {"now": now.isoformat(), "made_up": number, "began": began}
            site.jobs.add([], told)
    elif not notebook.setting(MADE_UP):
        raise CannotUse(
            f"{place.name} holds the notes of a real person.",
            "Choose another file for the made-up one. Nothing was changed.",
            reason="not_made_up",
        )
    site.__enter__()
    return site
