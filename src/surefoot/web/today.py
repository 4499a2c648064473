"""Today: the one question, and what the notes say. Nothing else."""

from starlette.responses import Response

from surefoot.actions.wear import worn_now
from surefoot.answers.verdict import Verdict
from surefoot.web.aids_page import aid_name
from surefoot.web.answers_page import answer
from surefoot.web.glance import AWAY_DAYS, glance
from surefoot.web.visit import Visit

#: Answers to "off day or lasting change?" that Today tells of.
WORTH_SAYING = ("off_day", "watch", "lasting_change")


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
        "today.html",
        seen=seen,
        empty=not days,
        here=here[-1] if here else None,
        away=away,
        skin=", ".join(
            aid_name(w.log.what, visit.t) for w in worn_now(site.notebook, visit.now) if w.due
        ),
        third=_third_line(visit) if seen.state else "",
    )


def _third_line(visit: Visit) -> str:
    """Give the one more line, only if there is something to say."""
    verdict = answer(visit, "off_day")
    if isinstance(verdict, Verdict) and verdict.answer in WORTH_SAYING:
        return verdict.sentence
    return ""
