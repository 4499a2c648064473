"""One thing to be glad of as a picture: she chooses what stands on it, and nothing is sent."""

from html import escape
from textwrap import wrap
from typing import Any

from markupsafe import Markup
from starlette.responses import Response

from surefoot.web.calendar import long_day
from surefoot.web.visit import Visit

#: What may stand on the picture, in this order; only the first is ticked before she chooses.
FACTS = ("days", "about", "checked", "longest", "day")
LONGEST_WORDS = 120
WIDTH, HEIGHT = 600, 400


def show(visit: Visit) -> Response:
    """Draw the form with what would be shared; nothing is chosen that names an illness."""
    return _page(visit, "", ["days"])


def look(visit: Visit) -> Response:
    """Draw what she chose."""
    return _page(visit, *_chosen(visit))


def picture(visit: Visit) -> Response:
    """Give what she chose as a picture file that holds nothing else."""
    svg = _drawn(_lines(visit, *_chosen(visit)))
    if visit.said("kind") == "png":
        from surefoot.report.png import png

        return _file(png(svg, WIDTH, HEIGHT), "image/png", "png")
    return _file(svg.encode(), "image/svg+xml", "svg")


def _file(content: bytes, media_type: str, ending: str) -> Response:
    said = {"content-disposition": f'attachment; filename="milestone.{ending}"'}
    return Response(content, media_type=media_type, headers=said)


def _page(visit: Visit, words: str, facts: list[str]) -> Response:
    from surefoot.report.png import browser_here

    lines = _lines(visit, words, facts)
    return visit.render(
        "share.html",
        offered=_offered(visit),
        words=words,
        facts=facts,
        text="\n".join(lines),
        drawn=Markup(_drawn(lines)),  # noqa: S704  (drawn by us, words escaped)
        kinds=("png", "svg") if browser_here() else ("svg",),
    )


def _chosen(visit: Visit) -> tuple[str, list[str]]:
    words = " ".join(visit.said("words").split())[:LONGEST_WORDS]
    chosen = visit.all_said("fact")
    return words, [fact for fact in FACTS if fact in chosen]


def _offered(visit: Visit) -> dict[str, dict[str, Any]]:
    """Give the facts there are, each with its figures; empty without a clear spell."""
    spells = [s for s in visit.site.spells(visit.today) if not s.remembered]
    now = next((s for s in reversed(spells) if s.open), None)
    if now is None:
        return {}
    total = now.checked_days + now.unchecked_days
    return {
        "days": {"n": now.checked_days},
        "about": {},
        "checked": {"checked": now.checked_days, "total": total},
        "longest": {"n": max(s.checked_days for s in spells)},
        "day": {},
    }


def _lines(visit: Visit, words: str, facts: list[str]) -> list[str]:
    """Give the lines of the picture: her own words first, then what she ticked."""
    offered = _offered(visit)
    lines = [words] if words else []
    for fact in facts:
        if fact == "day" and offered:
            lines.append(long_day(visit.today, visit.t))
        elif fact in offered:
            lines.append(visit.t.plain(f"share.said.{fact}", **offered[fact]))
    return lines or [visit.t.plain("share.made")]


def _drawn(lines: list[str]) -> str:
    """Draw lines in the middle of a card, the first one large."""
    rows: list[tuple[str, int]] = []
    for n, line in enumerate(lines):
        size = 38 if n == 0 else 27
        rows += [(part, size) for part in wrap(line, int(1000 / size))]
    gap = min(1.35, (HEIGHT - 60) / sum(size for _, size in rows))
    y = (HEIGHT - sum(size * gap for _, size in rows)) / 2
    texts = []
    for line, size in rows:
        shown = min(size, size * gap / 1.15)
        y += size * gap
        texts.append(
            f'<text x="300" y="{y - size * gap * 0.28:.0f}" text-anchor="middle" '
            f'font-size="{shown:.0f}" font-family="system-ui, sans-serif" fill="#1b2530">'
            f"{escape(line)}</text>"
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}" role="img">'
        f"<title>{escape('. '.join(lines))}</title>"
        '<rect width="600" height="400" fill="#f6f4ee"/>'
        '<rect x="14" y="14" width="572" height="372" rx="22" fill="none" stroke="#0b5c5e" '
        f'stroke-width="4"/>{"".join(texts)}</svg>'
    )
