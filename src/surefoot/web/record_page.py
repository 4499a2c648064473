"""The recording page: the phone on the foot or above the ankle, started by a tap, spoken."""

from starlette.responses import Response

from surefoot.web.arriving import PLACES
from surefoot.web.practise_page import spoken, warm_voice
from surefoot.web.visit import Visit


def show(visit: Visit) -> Response:
    """Draw the recording page."""
    warm_voice(visit)
    voice = spoken(visit, ["record_start", "record_stop"])
    own = visit.paired is None or visit.paired.scope == "all"
    return visit.render("record.html", places=PLACES, voice=voice, own=own)
