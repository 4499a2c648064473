"""The recording page: the phone on the foot or in the pocket, started by a tap, spoken."""

from starlette.responses import Response

from surefoot.web.ingest import PLACES
from surefoot.web.visit import Visit


def show(visit: Visit) -> Response:
    """Draw the recording page."""
    return visit.render("record.html", places=PLACES)
