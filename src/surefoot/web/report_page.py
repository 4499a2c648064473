"""A page for the physio, and one line to share: both made from the notes, both sent nowhere."""

from collections.abc import Sequence
from datetime import timedelta
from html import escape
from textwrap import wrap

from markupsafe import Markup
from starlette.responses import Response

from surefoot.practice.hold import Hold
from surefoot.web.answers_page import answer
from surefoot.web.calendar import long_day
from surefoot.web.glance import glance
from surefoot.web.visit import Visit
from surefoot.web.walks import when

#: What the report looks back on.
REPORT_DAYS = 92


def show(visit: Visit) -> Response:
    """Draw the page for the physio: print it, or save it as a PDF by printing."""
    site, today = visit.site, visit.today
    since = today - timedelta(days=REPORT_DAYS - 1)
    days = [d for d in site.days(today) if d.day >= since]
    holds = site.notebook.holds(since=since, until=today)
    walks = site.notebook.walks(since=since, until=today)
    return visit.render(
        "report.html",
        profile=site.profile(),
        seen=glance(site.days(today), site.spells(today), today),
        checked=sum(d.state != "not_checked" for d in days),
        total=REPORT_DAYS,
        since=long_day(since, visit.t),
        until=long_day(today, visit.t),
        answers=[(q, answer(visit, q)) for q in ("is_it_gone", "off_day", "will_it_hold")],
        holds=_by_kind(holds),
        walks=[(w, when(w, visit)) for w in walks],
        changes=[
            *site.notebook.aid_logs(until=today),
            *site.notebook.exercise_logs(until=today),
        ],
        question=visit.asked("question")[:200],
    )


def share(visit: Visit) -> Response:
    """Draw the one line that could be shared. Nothing is sent."""
    site, today = visit.site, visit.today
    spell = next((s for s in reversed(site.spells(today)) if s.open and not s.remembered), None)
    return visit.render("share.html", spell=spell, line=_line(visit), drawn=Markup(_picture(visit)))  # noqa: S704


def picture(visit: Visit) -> Response:
    """Give the line as a picture file that holds nothing else."""
    drawn = _picture(visit)
    return Response(
        drawn,
        media_type="image/svg+xml",
        headers={"content-disposition": 'attachment; filename="my-notes.svg"'},
    )


def _line(visit: Visit) -> str:
    spell = next(
        (s for s in reversed(visit.site.spells(visit.today)) if s.open and not s.remembered), None
    )
    if spell is None:
        return ""
    total = spell.checked_days + spell.unchecked_days
    return visit.t.plain(
        "share.line", n=spell.checked_days, checked=spell.checked_days, total=total
    )


def _picture(visit: Visit) -> str:
    lines = wrap(_line(visit), 34)
    text = "".join(
        f'<text x="300" y="{150 + 44 * n}" text-anchor="middle" font-size="32" '
        f'font-family="system-ui, sans-serif" fill="#1b2530">{escape(line)}</text>'
        for n, line in enumerate(lines)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400" width="600" height="400" '
        f'role="img"><title>{escape(_line(visit))}</title>'
        '<rect width="600" height="400" fill="#f6f4ee"/>'
        '<rect x="14" y="14" width="572" height="372" rx="22" fill="none" stroke="#0b5c5e" '
        f'stroke-width="4"/>{text}</svg>'
    )


def _by_kind(holds: Sequence[Hold]) -> list[tuple[str, str, int, float, float]]:
    """Give each leg and support its own row: how many, shortest and longest."""
    groups: dict[tuple[str, str], list[float]] = {}
    for hold in holds:
        key = (hold.leg, hold.support)
        groups.setdefault(key, []).append(hold.seconds)
    return [(leg, s, len(g), min(g), max(g)) for (leg, s), g in sorted(groups.items())]
