"""Something felt: point at the place, say what it was, and whether by day or at night."""

from datetime import date
from functools import cache
from typing import Any, get_args

from markupsafe import Markup
from starlette.responses import Response

from surefoot.diary.body import BACK, ELSEWHERE, FRONT, PLACES
from surefoot.diary.sensation import Feeling, Sensation
from surefoot.terms.catalogue import catalogue
from surefoot.terms.errors import CannotUse
from surefoot.web.calendar import long_day
from surefoot.web.visit import Visit

KINDS: tuple[Feeling, ...] = get_args(Feeling)
SIDES = ("left", "right")
#: What is felt there by these may be a clot; the page then points at Help now.
CALF = ("calf", "shin")


def show(visit: Visit) -> Response:
    """Ask where, then what, then when: a question a page, each answer in the address."""
    day = _day(visit, visit.asked("day"))
    side, place = _where(visit.asked("where"))
    kind = next((k for k in KINDS if k == visit.asked("kind")), None)
    return visit.render(
        "felt.html",
        day=day,
        said_day="" if day == visit.today else long_day(day, visit.t),
        sides=SIDES,
        views={"front": FRONT, "back": BACK},
        elsewhere=ELSEWHERE,
        slice=leg_slice,
        kinds=KINDS,
        where=f"{side}:{place}" if place else "",
        named=name_of(visit, side, place) if place else "",
        kind=kind if place else None,
        calf=place in CALF and kind not in (None, "twitch", "goose_bumps"),
    )


def keep(visit: Visit) -> Response:
    """Keep what was felt.

    Raises
    ------
    CannotUse
        The place or the feeling is not among those offered.
    """
    day = _day(visit, visit.said("day"))
    side, place = _where(visit.said("where"))
    kind = next((k for k in KINDS if k == visit.said("kind")), None)
    if not place or kind is None:
        raise CannotUse("Nothing was chosen.", "Choose where and what, then try again.")
    night = visit.said("when") == "night"
    felt = Sensation(day=day, kind=kind, place=place, side=side, night=night)
    visit.site.notebook.keep_sensation(felt, at=visit.now)
    visit.site.forget()
    return visit.go(f"/timeline/{day}", said="saved")


def lines(visit: Visit, felt: list[Sensation]) -> list[str]:
    """Give what was felt as lines of words."""
    t = visit.t
    found = []
    for one in felt:
        where = name_of(visit, one.side, one.place)
        when = t.plain("felt.at_night") if one.night else ""
        found.append(", ".join(x for x in (t.plain(f"felt.kind.{one.kind}"), where, when) if x))
    return found


def name_of(visit: Visit, side: str, place: str) -> str:
    """Name a place on the body with its side."""
    t, key = visit.t, f"felt.place.{place}"
    named = t.plain(key) if t.has(key) else place.replace("_", " ")
    return f"{named} ({t.plain(f'felt.side.{side}')})" if side in (*SIDES, "both") else named


def _where(text: str) -> tuple[Any, str]:
    """Read side and place; two empty words where they are not among those offered."""
    side, _, place = text.partition(":")
    legs = side in SIDES and place in PLACES and place not in ELSEWHERE
    return (side, place) if legs or (side == "not_said" and place in ELSEWHERE) else ("", "")


def _day(visit: Visit, text: str) -> date:
    try:
        return min(date.fromisoformat(text), visit.today)
    except ValueError:
        return visit.today


@cache
def leg_slice(view: str, place: str) -> Markup:
    """Draw one slice of a left leg; slices under each other make the leg."""
    page: dict[str, Any] = catalogue("surefoot.web", "body.yaml")[view][place]
    (a, b, c), (d, e, f) = page["outer"], page["inner"]
    outer, inner = f"M{a} 0C{b} 20 {b} 40 {c} 60", f"M{d} 0C{e} 20 {e} 40 {f} 60"
    skin = f"M{a} 0C{b} 20 {b} 40 {c} 60L{f} 60C{e} 40 {e} 20 {d} 0Z"
    last = place in (
        "toes",
        "sole",
    )  # the leg ends within the slice, so only its own lines are drawn
    body = "" if last else f'<path class="skin" d="{skin}"/><path d="{outer}{inner}"/>'
    return Markup(  # noqa: S704  (numbers of our own catalogue)
        '<svg viewBox="0 0 60 60" preserveAspectRatio="none" aria-hidden="true" focusable="false" '
        'fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">'
        f'{body}<path class="{"skin ends" if last else "fine"}" d="{page["more"]}"/></svg>'
    )
