"""The panels of a walk's picture: how a foot was pitched and rolled through every stride."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from surefoot.report.saying import saying, words_in
from surefoot.report.scale import Scale
from surefoot.report.svg import LEFT, RIGHT, Ink, Picture, Point
from surefoot.report.walk_page import FootCourses, FootMarks, WalkPage
from surefoot.terms.frames import STRIKE_BEFORE_CONTACT_S
from surefoot.terms.sides import Foot

if TYPE_CHECKING:
    Floats = NDArray[np.float64]

WIDTH, HEIGHT = 400, 308
_PLOT_LEFT, _PLOT_RIGHT, _PLOT_TOP, _PLOT_BOTTOM = 58, 376, 44, 236
_INK: dict[Foot, Ink] = {"left": LEFT, "right": RIGHT}
#: The band holds four strides of five. Our choice: it shows the usual and leaves the odd ones out.
_BAND = (0.1, 0.9)
_SHOWN_POINTS = 51


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
        WIDTH,
        HEIGHT,
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
    pitch = quantity == "pitch"
    at_contact = foot.pitch_ic_deg if pitch else foot.roll_ic_deg
    read_share = foot.strike_share if pitch else foot.contact_share
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
        contact = how.fill(
            words["strike" if pitch else "contact"],
            degrees=degrees,
            share=100 * _middle(read_share),
            before=STRIKE_BEFORE_CONTACT_S,
        )
    picture = Picture(
        WIDTH,
        HEIGHT,
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
    read_at = how.fill(words["read_before" if pitch else "read_at"], before=STRIKE_BEFORE_CONTACT_S)
    middle = (_PLOT_LEFT + _PLOT_RIGHT) / 2
    picture.text((middle, _PLOT_BOTTOM + 55), read_at, size=13, anchor="middle")
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
        shares = _shares_in_step(read_share, foot, off_share, contact_share)
        marks = [
            (level(100 * float(share)), upright(float(height)))
            for share, height in zip(shares, heights, strict=True)
        ]
        picture.marks(marks, ink, size=2.5, opacity=0.55)
    return picture


def _fitting(head: str) -> float:
    """Give the size in which a heading stays inside its panel; some languages are longer."""
    return min(15.0, (WIDTH - _PLOT_LEFT - 6) / (0.66 * len(head)))


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


def _shares_in_step(
    read_share: "Floats", foot: FootCourses, off: float, contact: float
) -> "Floats":
    """Where a moment of each stride lies once the strides are stretched by `_in_step`."""
    if not (0 < off < contact < 1):
        return read_share
    out = read_share.copy()
    for k, (own_off, own_contact) in enumerate(
        zip(foot.off_share, foot.contact_share, strict=True)
    ):
        if 0 < own_off < own_contact < 1:
            out[k] = np.interp(out[k], [0.0, own_off, own_contact, 1.0], [0.0, off, contact, 1.0])
    return out


def _middle(values: "Floats") -> float:
    known = values[np.isfinite(values)]
    return float(np.median(known)) if known.size else float("nan")
