"""Our own line drawings of the exercises, made from points. Decoration: the words stand beside."""

from functools import cache
from math import hypot
from typing import Any

from markupsafe import Markup

from surefoot.terms.catalogue import catalogue

Point = list[float]


def _path(points: list[Point]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)


def _arrow(start: Point, end: Point) -> str:
    """Give a line with a head of two strokes at its end."""
    long = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    ux, uy = (end[0] - start[0]) / long, (end[1] - start[1]) / long
    left = [end[0] - 5 * ux - 3.5 * uy, end[1] - 5 * uy + 3.5 * ux]
    right = [end[0] - 5 * ux + 3.5 * uy, end[1] - 5 * uy - 3.5 * ux]
    return f"{_path([start, end])}{_path([left, end, right])}"


@cache
def figure(exercise_id: str) -> Markup:
    """Give the drawing of an exercise, or nothing where there is none."""
    page: dict[str, Any] = catalogue("surefoot.web", "figures.yaml")
    drawing = page["drawings"].get(exercise_id)
    if drawing is None:
        return Markup("")
    pose = page["poses"][drawing["pose"]]
    thin = "".join(_path(line) for line in pose["lines"])
    moves = "".join(_arrow(*arrow) for arrow in drawing["arrows"])
    circles = [(pose["head"], 8)] if "head" in pose else []
    circles += [(drawing["ball"], 5)] if "ball" in drawing else []
    rounds = "".join(f'<circle cx="{c[0]:g}" cy="{c[1]:g}" r="{r}"/>' for c, r in circles)
    return Markup(  # noqa: S704 - numbers of our own catalogue
        '<svg class="exercise" viewBox="0 0 120 92" aria-hidden="true" focusable="false" '
        'fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">'
        f'<g stroke-width="2">{rounds}<path d="{thin}"/></g>'
        f'<path stroke-width="4.5" d="{_path(pose["thick"])}"/>'
        f'<path class="moves" stroke-width="2.5" d="{moves}"/></svg>'
    )
