"""Tell it in your own words: read, shown beside her sentences, and kept only as she says."""

from datetime import date
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from surefoot.web.help_now import numbers
from surefoot.web.visit import Visit

# The reader's patterns take a fifth of a second to come; the first page must not wait for them.
if TYPE_CHECKING:
    from surefoot.actions.tell import Telling


def show(visit: Visit) -> Response:
    """Draw the page to write on."""
    return visit.render("story.html", on=visit.day_asked("on"), text="", trouble=None)


def review(visit: Visit) -> Response:
    """Draw what was found, each beside its sentence. Nothing is kept yet."""
    telling = _told(visit)
    return visit.render(
        "story_review.html",
        telling=telling,
        numbers=numbers(visit),
        flags=[(flag, telling.text[slice(*flag.span)]) for flag in telling.flags],
    )


def keep_story(visit: Visit) -> Response:
    """Keep the words and what she said yes to."""
    from surefoot.actions.tell import keep

    telling = _told(visit)
    ids = [p.id for p in telling.proposed if visit.said(f"keep_{p.id}") == "yes"]
    changed: dict[str, dict[str, Any]] = {}
    for proposal in telling.proposed:
        day = _day(visit.said(f"day_{proposal.id}"), visit.today)
        if proposal.id in ids and day is not None and day != proposal.day:
            changed[proposal.id] = {"day": day, "until": _moved(proposal, day)}
    keep(visit.site.notebook, telling, ids, now=visit.now, changed=changed)
    visit.site.forget()
    return visit.go("/timeline", to=telling.on, said="all_saved")


def _told(visit: Visit) -> "Telling":
    """Read the words again: the same words on the same day are read the same way."""
    from surefoot.actions.tell import tell

    on = _day(visit.said("on"), visit.today) or visit.today
    text = str(visit.form.get("text", "")).replace("\r\n", "\n")
    stroke = visit.site.profile().stroke_date
    return tell(text, on=on, today=visit.today, stroke_date=stroke)


def _moved(proposal: Any, day: date) -> date | None:
    """Move the last day along with the first."""
    return None if proposal.until is None else proposal.until + (day - proposal.day)


def _day(text: str, today: date) -> date | None:
    try:
        return min(date.fromisoformat(text), today)
    except ValueError:
        return None
