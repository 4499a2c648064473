"""The first run: what this is, which leg, how to read. Three pages, all skippable."""

from starlette.responses import Response

from surefoot.web.visit import Visit
from surefoot.web.words import LOCALES

LAST_STEP = 3


def show(visit: Visit) -> Response:
    """Draw one of the three pages."""
    asked = visit.asked("step", "1")
    step = int(asked) if asked in ("1", "2", "3") else 1
    return visit.render(
        "welcome.html", step=step, stroke_leg=visit.site.profile().stroke_leg, locales=LOCALES
    )


def keep(visit: Visit) -> Response:
    """Keep what one page asked, and go to the next."""
    if visit.said("step") == "2":
        look = visit.look.changed(hand=visit.said("hand"))
        visit.site.change_profile(stroke_leg=visit.said("stroke_leg"), hand=look.hand)
        return visit.wear(visit.go("/welcome", step=LAST_STEP), look)
    look = visit.look.changed(reading=visit.said("reading"))
    visit.site.change_profile(reading=look.reading)
    visit.site.welcome()
    return visit.wear(visit.go("/"), look)


def look(visit: Visit) -> Response:
    """Change how pages look in this browser; how she reads here is how she reads everywhere new."""
    wishes = {name: visit.said(name) for name in ("reading", "hand", "colours", "locale")}
    look = visit.look.changed(**wishes)
    if wishes["reading"] and not visit.paired:
        visit.site.change_profile(reading=look.reading)
    back = visit.said("back")
    return visit.wear(visit.go(back if back in ("/welcome", "/me") else "/me"), look)
