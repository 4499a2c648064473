"""Today: the one question, and what the notes say. Nothing else."""

from starlette.responses import Response

from surefoot.web.glance import AWAY_DAYS, glance
from surefoot.web.visit import Visit


def show(visit: Visit) -> Response:
    """Draw Today, or the first run when nobody has been here yet."""
    site = visit.site
    if not site.welcomed():
        return visit.go("/welcome")
    days = site.days(visit.today)
    seen = glance(days, site.spells(visit.today), visit.today)
    here = site.notebook.check_ins(since=visit.today, until=visit.today)
    away = seen.away_days is not None and seen.away_days > AWAY_DAYS and not here
    return visit.render(
        "today.html", seen=seen, empty=not days, here=here[-1] if here else None, away=away
    )
