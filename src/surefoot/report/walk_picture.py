"""The picture of one walk: how each foot was pitched and rolled through every stride."""

from collections.abc import Sequence
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from surefoot.report.saying import FIRST_LANGUAGE, saying, words_in
from surefoot.report.svg import LEFT, RIGHT, Ink, Picture, Point, Scale, table
from surefoot.terms.sides import Foot

if TYPE_CHECKING:
    Floats = NDArray[np.float64]

_WIDTH, _HEIGHT = 400, 290
_PLOT_LEFT, _PLOT_RIGHT, _PLOT_TOP, _PLOT_BOTTOM = 58, 376, 44, 236
_INK: dict[Foot, Ink] = {"left": LEFT, "right": RIGHT}
#: The band holds four strides of five. Our choice: it shows the usual and leaves the odd ones out.
_BAND = (0.1, 0.9)
_SHOWN_POINTS = 51


@frozen(eq=False)
class FootCourses:
    """The strides of one foot, each from foot flat to foot flat.

    Parameters
    ----------
    foot : left or right.
    pitch_deg, roll_deg : (k, p) deg, evenly spaced over the stride; toes up +, sole in +.
    off_share, contact_share : (k,) where in the stride the toe left and the foot met the ground,
        0 to 1.
    pitch_ic_deg, roll_ic_deg : (k,) deg at that moment.
    """

    foot: Foot
    pitch_deg: "Floats"
    roll_deg: "Floats"
    off_share: "Floats"
    contact_share: "Floats"
    pitch_ic_deg: "Floats"
    roll_ic_deg: "Floats"


@frozen(eq=False)
class FootMarks:
    """The straight strides of one foot as single numbers, where there are no curves to draw.

    Parameters
    ----------
    foot : left or right.
    at_s : (k,) s, when each stride began.
    pitch_ic_deg, roll_ic_deg : (k,) deg at contact; toes up +, sole in +.
    """

    foot: Foot
    at_s: "Floats"
    pitch_ic_deg: "Floats"
    roll_ic_deg: "Floats"


@frozen
class WalkPage:
    """Everything the picture of a walk needs: courses, sentences and the table beside them.

    ``marks`` is drawn where there are no courses. ``ratios`` compares the feet, ``fitness`` says
    what was mended or doubted, ``errors`` where the errors come from.
    """

    title: str
    sentences: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    feet: tuple[FootCourses, ...]
    ratios: tuple[str, ...] = ()
    fitness: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    language: str = FIRST_LANGUAGE
    marks: tuple[FootMarks, ...] = ()

    def notes(self) -> list[tuple[str, tuple[str, ...]]]:
        """Give the notes under the table by heading; empty groups are left out."""
        heads = words_in("walk", self.language)["notes"]
        groups = {"ratios": self.ratios, "fitness": self.fitness, "errors": self.errors}
        return [(heads[name], found) for name, found in groups.items() if found]


def panels(page: WalkPage) -> list[Picture]:
    """Draw one panel for pitch and one for roll of each foot; same scale for both feet."""
    if not page.feet:
        return _each_stride(page)
    drawn = []
    for quantity in ("pitch", "roll"):
        low, high = _range([_course(foot, quantity) for foot in page.feet])
        scale = Scale(low, high, _PLOT_BOTTOM, _PLOT_TOP)
        drawn += [_panel(foot, quantity, scale, page.language) for foot in page.feet]
    return drawn


def _each_stride(page: WalkPage) -> list[Picture]:
    """Draw every stride as one mark, for a walk whose curves are not known here."""
    drawn = []
    for quantity in ("pitch", "roll"):
        of_feet = [m.pitch_ic_deg if quantity == "pitch" else m.roll_ic_deg for m in page.marks]
        scale = Scale(*_range(of_feet), _PLOT_BOTTOM, _PLOT_TOP)
        for marks, degrees in zip(page.marks, of_feet, strict=True):
            if np.isfinite(degrees).any():
                drawn.append(_marks_panel(marks, quantity, degrees, scale, page.language))
    return drawn


def _marks_panel(
    marks: FootMarks, quantity: str, degrees: "Floats", upright: Scale, language: str
) -> Picture:
    whole, how = words_in("walk", language), saying(language)
    words = whole["picture"]
    ink = _INK[marks.foot]
    name = words["name"].format(foot=whole["feet"][marks.foot], quantity=words[quantity])
    middle = _middle(degrees)
    picture = Picture(
        _WIDTH,
        _HEIGHT,
        words["each"].format(foot=name),
        how.fill(words["each_about"], name=name, degrees=middle),
        name=f"walk-{marks.foot}-{quantity}",
        decimal=how.decimal,
    )
    head = words["each"].format(foot=name)
    picture.text((_PLOT_LEFT, 22), head, size=_fitting(head), bold=True, colour=ink.colour)
    axis = words[f"{quantity}_axis"]
    picture.upright_axis(upright, _PLOT_LEFT, far=_PLOT_RIGHT, words=axis)
    last = float(np.nanmax(marks.at_s)) if marks.at_s.size else 1.0
    level = Scale(0.0, max(last, 1.0), _PLOT_LEFT, _PLOT_RIGHT)
    picture.level_axis(level, _PLOT_BOTTOM, words=words["seconds"])
    heights = np.clip(degrees, upright.low, upright.high)
    places = [
        (level(float(t)), upright(float(d))) for t, d in zip(marks.at_s, heights, strict=True)
    ]
    picture.marks(places, ink, size=3, opacity=0.7)
    picture.line([(_PLOT_LEFT, upright(middle)), (_PLOT_RIGHT, upright(middle))], ink, width=2)
    return picture


def walk_picture(page: WalkPage) -> Picture:
    """Draw the whole picture in one: sentences, panels, and the table under them."""
    drawn = panels(page)
    columns = max(1, len(page.feet))
    rows = (len(drawn) + columns - 1) // columns
    width = max(_WIDTH * columns, 560)
    sentences = [line for words in page.sentences for line in wrap(words, int(width / 7.4))]
    notes = [
        line
        for _, group in page.notes()
        for words in group
        for line in wrap(words, int(width / 6.4))
    ]
    top, line = 40 + 22 * len(sentences), 22
    table_top = top + rows * _HEIGHT + 34
    height = table_top + line * (len(page.rows) + 1) + 18 * len(notes) + 24
    picture = Picture(
        width,
        height,
        page.title,
        " ".join([*page.sentences, *(panel.description for panel in drawn)]),
        name="walk",
        paper="#ffffff",
    )
    picture.text((16, 28), page.title, size=18, bold=True)
    for k, sentence in enumerate(sentences):
        picture.text((16, 52 + 22 * k), sentence, size=14)
    for k, panel in enumerate(drawn):
        picture.put(panel, (_WIDTH * (k % columns), top + _HEIGHT * (k // columns)))
    stops = [
        16,
        *(width * (0.5 + 0.5 * k / (len(page.head) - 1)) for k in range(len(page.head) - 1)),
    ]
    for k, row in enumerate((page.head, *page.rows)):
        y = table_top + line * k
        for x, cell in zip(stops, row, strict=True):
            picture.text((x, y), cell, size=13, bold=k == 0)
        picture.rule((16, y + 6), (width - 16, y + 6), opacity=0.5 if k == 0 else 0.15)
    for k, note in enumerate(notes):
        y = table_top + line * (len(page.rows) + 1) + 18 * k
        picture.text((16, y), note, size=12)
    return picture


def walk_html(page: WalkPage) -> str:
    """Write the picture as one HTML page that needs nothing else: sentences, panels, table."""
    figures = "".join(f"<figure>{panel.svg()}</figure>" for panel in panels(page))
    sentences = "".join(f"<li>{escape(sentence)}</li>" for sentence in page.sentences)
    # On a narrow screen a number and its range stand on two lines, each of them whole.
    rows = [(row[0], *(_whole_range(cell) for cell in row[1:])) for row in page.rows]
    notes = "".join(
        f"<h2>{escape(head)}</h2><ul>{''.join(f'<li>{escape(note)}</li>' for note in found)}</ul>"
        for head, found in page.notes()
    )
    caption = words_in("walk", page.language)["notes"]["table"]
    return (
        f'<!doctype html><html lang="{page.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(page.title)}</title><style>{_STYLE}</style></head><body><main>"
        f'<h1>{escape(page.title)}</h1><ul class="said">{sentences}</ul>'
        f'<div class="panels">{figures}</div>'
        f'<div class="table">{table(caption, page.head, rows)}</div>'
        f"{notes}</main></body></html>\n"
    )


_STYLE = (
    ":root{color-scheme:light dark}body{font:1.05rem/1.5 system-ui,sans-serif;margin:0}"
    "main{max-width:54rem;margin:auto;padding:1rem}h1{font-size:1.4rem}h2{font-size:1.1rem}"
    ".panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(20rem,1fr));gap:.5rem}"
    "figure{margin:0;background:#fff;color:#1b1b1b}svg{width:100%;height:auto;display:block}"
    ".table{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:1rem 0}"
    "caption{text-align:left;font-weight:bold}th,td{padding:.3rem .6rem .3rem 0;text-align:left;"
    "border-bottom:1px solid #8888;font-weight:normal}thead th{font-weight:bold}"
    ".said{list-style:none;padding:0}"
    "@media(max-width:30rem){table{font-size:.9rem}}"
    "@media print{body{font-size:10pt}figure{break-inside:avoid}}"
)


def _whole_range(cell: str) -> str:
    number, bracket, rest = cell.partition(" (")
    return f"{number} ({rest.replace(' ', chr(0xA0))}" if bracket else cell


def _course(foot: FootCourses, quantity: str) -> "Floats":
    return foot.pitch_deg if quantity == "pitch" else foot.roll_deg


def _range(courses: Sequence["Floats"]) -> tuple[float, float]:
    """Find a range that holds nearly every stride, never so narrow that noise looks large."""
    known = np.concatenate([c[np.isfinite(c)] for c in courses] or [np.zeros(1)])
    if known.size == 0:
        return -20.0, 20.0
    low, high = np.quantile(known, [0.002, 0.998])
    middle, half = (low + high) / 2, max((high - low) / 2 * 1.08, 10.0)
    return float(middle - half), float(middle + half)


def _panel(foot: FootCourses, quantity: str, upright: Scale, language: str) -> Picture:
    """Draw one panel: every stride thin, four of five as a band, the median thick, contacts."""
    whole, how = words_in("walk", language), saying(language)
    words = whole["picture"]
    course, ink = _course(foot, quantity), _INK[foot.foot]
    at_contact = foot.pitch_ic_deg if quantity == "pitch" else foot.roll_ic_deg
    count, points = course.shape
    shown = np.unique(np.linspace(0, points - 1, min(points, _SHOWN_POINTS)).round().astype(int))
    level = Scale(0.0, 100.0, _PLOT_LEFT, _PLOT_RIGHT)
    places = [level(float(100 * k / max(1, points - 1))) for k in shown]
    off_share, contact_share = _middle(foot.off_share), _middle(foot.contact_share)
    course = _in_step(course, foot, off_share, contact_share)
    name = words["name"].format(foot=whole["feet"][foot.foot], quantity=words[quantity])
    about = how.fill(words["about"], name=name, count=count)
    contact = words["no_contact"]
    if np.isfinite(contact_share):
        degrees = _middle(at_contact)
        contact = how.fill(words["contact"], degrees=degrees, share=100 * contact_share)
    picture = Picture(
        _WIDTH,
        _HEIGHT,
        how.fill(words["title"], name=name, count=count),
        f"{about} {contact}",
        name=f"walk-{foot.foot}-{quantity}",
        decimal=how.decimal,
    )
    head = how.fill(words["head"], name=name, count=count)
    picture.text((_PLOT_LEFT, 22), head, size=_fitting(head), bold=True, colour=ink.colour)
    picture.upright_axis(upright, _PLOT_LEFT, far=_PLOT_RIGHT, words=words[f"{quantity}_axis"])
    names = [(0.0, words["flat"]), (100.0, words["flat"])]
    names += [
        (100 * share, said)
        for share, said in ((off_share, words["toe_off"]), (contact_share, words["at_contact"]))
        if np.isfinite(share)
    ]
    picture.level_axis(level, _PLOT_BOTTOM, words=words["stride"], names=names)
    if count == 0:
        return picture

    def line(values: "Floats") -> list[Point]:
        inside = np.clip(values[shown], upright.low, upright.high)
        return [(x, upright(float(v))) for x, v in zip(places, inside, strict=True)]

    picture.threads((line(row) for row in course), ink, opacity=min(0.5, max(0.12, 8 / count)))
    lower, median, upper = np.nanquantile(course, [_BAND[0], 0.5, _BAND[1]], axis=0)
    picture.band(line(lower), line(upper), ink.colour)
    picture.line(line(median), ink, width=3)
    for share, dash in ((off_share, "1 4"), (contact_share, "3 3")):
        if np.isfinite(share):
            x = level(100 * share)
            picture.rule((x, _PLOT_TOP - 2), (x, _PLOT_BOTTOM), dash=dash, opacity=0.8)
    if np.isfinite(contact_share):
        heights = np.clip(at_contact, upright.low, upright.high)
        marks = [(level(100 * contact_share), upright(float(height))) for height in heights]
        picture.marks(marks, ink, size=2.5, opacity=0.55)
    return picture


def _fitting(head: str) -> float:
    """Give the size in which a heading stays inside its panel; some languages are longer."""
    return min(15.0, (_WIDTH - _PLOT_LEFT - 6) / (0.66 * len(head)))


def _in_step(course: "Floats", foot: FootCourses, off: float, contact: float) -> "Floats":
    """Stretch every stride so that all toe-offs, and all contacts, stand under each other.

    When a foot lay still longest, which is where a stride begins and ends, is chance; toe-off and
    contact are not.
    """
    if not (0 < off < contact < 1):
        return course
    share = np.linspace(0.0, 1.0, course.shape[1])
    stretched = course.copy()
    for k, (own_off, own_contact) in enumerate(
        zip(foot.off_share, foot.contact_share, strict=True)
    ):
        if 0 < own_off < own_contact < 1:
            at = np.interp(share, [0.0, off, contact, 1.0], [0.0, own_off, own_contact, 1.0])
            stretched[k] = np.interp(at, share, course[k])
    return stretched


def _middle(values: "Floats") -> float:
    known = values[np.isfinite(values)]
    return float(np.median(known)) if known.size else float("nan")
