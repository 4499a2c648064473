"""Draw by hand: axes, ticks, lines, bands and marks as SVG text, and the table beside them.

No style sheet and no script: every colour is an attribute, so a drawing keeps its looks inside a
page that allows no inline style, in a mail, and on paper. Text and axes take the colour of the
page (``currentColor``). Nothing is told by colour alone: series also differ by dash and mark.
"""

from collections.abc import Iterable, Sequence
from html import escape
from math import isfinite
from typing import Literal

from attrs import define, field, frozen

from surefoot.report.scale import Scale, number

Shape = Literal["circle", "square", "diamond", "triangle", "cross", "plus"]
Point = tuple[float, float]


@frozen
class Ink:
    """How one series looks: a colour with good contrast on white, a dash and a mark."""

    colour: str
    dash: str
    mark: Shape


#: Blue and orange-brown keep apart for every common kind of colour blindness and in grey print.
LEFT = Ink("#0b5394", "", "circle")
RIGHT = Ink("#b45309", "7 3", "square")
#: For anything beyond left and right, in the order of use.
INKS = (
    LEFT,
    RIGHT,
    Ink("#00695c", "2 3", "diamond"),
    Ink("#7b1fa2", "9 3 2 3", "triangle"),
    Ink("#424242", "1 2", "cross"),
)


@define
class Picture:
    """One drawing: add to it from back to front, then take `svg`.

    Parameters
    ----------
    width, height : size in SVG units; the drawing scales to the room it is given.
    title : what the picture shows, in one short sentence (read out first).
    description : what a person who cannot see it needs to know: the same facts in words.
    name : a short word, unique on its page; the ids of title and description begin with it.
    paper : background colour, or none to let the page shine through.
    decimal : the decimal sign on its axes.
    """

    width: float
    height: float
    title: str
    description: str
    name: str = "picture"
    paper: str = ""
    decimal: str = "."
    parts: list[str] = field(factory=list)

    def line(
        self, points: Iterable[Point], ink: Ink, *, width: float = 2, opacity: float = 1
    ) -> None:
        """Draw a line through points; a gap (NaN) in the points is a gap in the line."""
        path = _path(points)
        if path:
            dash = f' stroke-dasharray="{ink.dash}"' if ink.dash else ""
            self.parts.append(
                f'<path d="{path}" fill="none" stroke="{ink.colour}" stroke-width="{width:g}"'
                f' stroke-linejoin="round"{_opacity("stroke", opacity)}{dash}/>'
            )

    def threads(
        self, courses: Iterable[Iterable[Point]], ink: Ink, *, opacity: float = 0.25
    ) -> None:
        """Draw many thin lines of one series as one path."""
        path = "".join(_path(points) for points in courses)
        if path:
            self.parts.append(
                f'<path d="{path}" fill="none" stroke="{ink.colour}" stroke-width="1"'
                f"{_opacity('stroke', opacity)}/>"
            )

    def band(self, lower: Sequence[Point], upper: Sequence[Point], colour: str) -> None:
        """Fill between a lower and an upper line."""
        path = _path([*lower, *reversed(upper)])
        if path:
            self.parts.append(f'<path d="{path}Z" fill="{colour}" fill-opacity="0.22"/>')

    def box(
        self,
        corner: Point,
        size: Point,
        colour: str,
        *,
        opacity: float = 1,
        edge: str = "",
        tip: str = "",
    ) -> None:
        """Fill a rectangle from its upper left corner; a pointer resting on it shows `tip`."""
        line = f' stroke="{edge}"' if edge else ""
        inner = f"<title>{escape(tip)}</title>" if tip else ""
        self.parts.append(
            f'<rect x="{_place(corner[0])}" y="{_place(corner[1])}" width="{_place(size[0])}"'
            f' height="{_place(size[1])}" fill="{colour}"{_opacity("fill", opacity)}{line}>'
            f"{inner}</rect>"
        )

    def mark(self, at: Point, ink: Ink, *, size: float = 4, opacity: float = 1) -> None:
        """Put one mark in the shape of the series."""
        self.marks([at], ink, size=size, opacity=opacity)

    def marks(
        self, places: Iterable[Point], ink: Ink, *, size: float = 4, opacity: float = 1
    ) -> None:
        """Put a mark at each place, all as one path; places that are not known are left out."""
        path = "".join(
            _shape(ink.mark, x, y, size) for x, y in places if isfinite(x) and isfinite(y)
        )
        if path:
            fill = "none" if ink.mark in ("cross", "plus") else ink.colour
            self.parts.append(
                f'<path d="{path}" fill="{fill}"{_opacity("fill", opacity)}'
                f' stroke="{ink.colour}" stroke-width="1"/>'
            )

    def rule(self, start: Point, end: Point, *, dash: str = "", opacity: float = 1) -> None:
        """Draw one straight thin line in the colour of the text."""
        dashes = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<path d="M{_place(start[0])} {_place(start[1])}L{_place(end[0])} {_place(end[1])}"'
            f' stroke="currentColor" stroke-width="1"{_opacity("stroke", opacity)}{dashes}/>'
        )

    def text(
        self,
        at: Point,
        words: str,
        *,
        size: float = 14,
        anchor: Literal["start", "middle", "end"] = "start",
        bold: bool = False,
        colour: str = "currentColor",
        turned: bool = False,
    ) -> None:
        """Write words; `turned` writes upwards, as on a vertical axis."""
        weight = ' font-weight="bold"' if bold else ""
        x, y = _place(at[0]), _place(at[1])
        turn = f' transform="rotate(-90 {x} {y})"' if turned else ""
        self.parts.append(
            f'<text x="{x}" y="{y}" font-size="{size:g}" text-anchor="{anchor}"'
            f' fill="{colour}"{weight}{turn}>{escape(words)}</text>'
        )

    def upright_axis(
        self, scale: Scale, at: float, *, far: float, words: str, about: int = 5
    ) -> None:
        """Draw a vertical axis at `at` with grid lines across to `far`; zero is drawn stronger."""
        for value in scale.ticks(about):
            y = scale(value)
            self.rule((at, y), (far, y), opacity=0.7 if value == 0 else 0.18)
            self.text((at - 6, y + 4.5), self._tick(value), size=13, anchor="end")
        middle = (scale.start + scale.end) / 2
        self.text((at - 40, middle), words, size=13, anchor="middle", turned=True)

    def level_axis(
        self,
        scale: Scale,
        at: float,
        *,
        words: str,
        names: Sequence[tuple[float, str]] | None = None,
        about: int = 5,
    ) -> None:
        """Draw a horizontal axis at height `at`, with `names` for ticks where they are given."""
        self.rule((scale.start, at), (scale.end, at), opacity=0.6)
        for value, name in names or [(v, self._tick(v)) for v in scale.ticks(about)]:
            self.rule((scale(value), at), (scale(value), at + 5), opacity=0.6)
            self.text((scale(value), at + 19), name, size=13, anchor="middle")
        if words:
            middle = (scale.start + scale.end) / 2
            self.text((middle, at + 37), words, size=13, anchor="middle")

    def _tick(self, value: float) -> str:
        return number(value).replace(".", self.decimal)

    def put(self, other: "Picture", at: Point) -> None:
        """Put another picture inside this one, its upper left corner at `at`."""
        self.parts.append(f'<g transform="translate({_place(at[0])} {_place(at[1])})">')
        self.parts.extend(other.parts)
        self.parts.append("</g>")

    def svg(self) -> str:
        """Give the whole drawing as SVG text, fit to stand in a page or in its own file."""
        size = f"{self.width:g} {self.height:g}"
        paper = f'<rect width="100%" height="100%" fill="{self.paper}"/>' if self.paper else ""
        ink = ' color="#1b1b1b"' if self.paper else ""
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{self.width:g}"'
            f' height="{self.height:g}" role="img" aria-labelledby="{self.name}-t {self.name}-d"'
            f' font-family="system-ui, sans-serif"{ink}>'
            f'<title id="{self.name}-t">{escape(self.title)}</title>'
            f'<desc id="{self.name}-d">{escape(self.description)}</desc>'
            f"{paper}{''.join(self.parts)}</svg>"
        )


def table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Give the numbers beside a picture as an HTML table with a caption and row heads."""
    top = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return (
        f"<table><caption>{escape(caption)}</caption><thead><tr>{top}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _place(value: float) -> str:
    """Write a place on the paper to a tenth of a unit, without needless zeros."""
    return f"{value:.1f}".removesuffix(".0") if isfinite(value) else "0"


def _opacity(of: str, opacity: float) -> str:
    return f' {of}-opacity="{opacity:g}"' if opacity < 1 else ""


def _path(points: Iterable[Point]) -> str:
    """Write a path; points that are not finite break it."""
    words: list[str] = []
    pen_down = False
    for x, y in points:
        known = isfinite(x) and isfinite(y)
        if known:
            words.append(f"{'L' if pen_down else 'M'}{_place(x)} {_place(y)}")
        pen_down = known
    return "".join(words)


def _shape(mark: Shape, x: float, y: float, r: float) -> str:
    """Write one mark of half-width r around (x, y)."""
    if mark == "circle":
        arc = f"a{r:g} {r:g} 0 1 0"
        return f"M{_place(x - r)} {_place(y)}{arc} {2 * r:g} 0{arc} {-2 * r:g} 0Z"
    corners: dict[Shape, Sequence[Point]] = {
        "square": ((-r, -r), (r, -r), (r, r), (-r, r)),
        "diamond": ((0, -1.3 * r), (1.3 * r, 0), (0, 1.3 * r), (-1.3 * r, 0)),
        "triangle": ((0, -1.2 * r), (1.2 * r, r), (-1.2 * r, r)),
    }
    if mark in corners:
        return _path((x + dx, y + dy) for dx, dy in corners[mark]) + "Z"
    if mark == "plus":
        return _path([(x - r, y), (x + r, y)]) + _path([(x, y - r), (x, y + r)])
    return _path([(x - r, y - r), (x + r, y + r)]) + _path([(x - r, y + r), (x + r, y - r)])
