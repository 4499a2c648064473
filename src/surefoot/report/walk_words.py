"""A walk in words: what is said of it first, and the page with all that is shown."""

from typing import TYPE_CHECKING, Any

import numpy as np

from surefoot.gait.symmetry import longer_swing
from surefoot.report.saying import FIRST_LANGUAGE, saying, words_in
from surefoot.report.told_again import told_again
from surefoot.report.walk_notes import errors_of, ratios_of
from surefoot.report.walk_page import FootCourses, FootMarks, WalkPage
from surefoot.report.walk_rows import ROWS, aligned, no_minus_zero, rows_of
from surefoot.terms.frames import STRIKE_BEFORE_CONTACT_S
from surefoot.terms.sides import Foot, StrokeLeg

if TYPE_CHECKING:
    import polars as pl

    from surefoot.gait.walk import Walk

FEET: tuple[Foot, ...] = ("left", "right")


def walk_page(
    walk: "Walk", title: str | None = None, *, language: str = FIRST_LANGUAGE
) -> WalkPage:
    """Put one walk into sentences, a table, notes and courses.

    Parameters
    ----------
    walk : a measured walk.
    title : the heading, where it is not the usual one.
    language : one of `surefoot.report.saying.LANGUAGES`.

    Returns
    -------
    All that a page, a picture or a terminal shows of it.
    """
    words = words_in("walk", language)
    told = walk.to_dict()
    feet: dict[str, Any] = told["feet"]
    shown = [foot for foot in FEET if foot in feet]
    one_sensor = len(walk.recordings) < 2
    fitness = [
        words["finding" if one_sensor or f["place"] is None else "finding_of"].format(
            level=words["levels"][f["level"]],
            place=words["places"].get(f["place"], ""),
            sentence=told_again(f["sentence"], language) or f["sentence"],
        )
        for f in told["fitness"]
    ]
    return WalkPage(
        title=title or words["title"],
        sentences=(
            *_main(told, walk.stroke_leg, language),
            *_tiring(feet, language),
        ),
        head=("", *(words["heads"][foot] for foot in shown)),
        rows=tuple(rows_of([feet[foot] for foot in shown], language)),
        feet=tuple(_courses(walk, foot) for foot in shown if foot in walk.curves),
        marks=tuple(_marks(walk, foot) for foot in shown),
        ratios=tuple(ratios_of(told["ratios"], language)),
        fitness=tuple(fitness),
        errors=tuple(errors_of(walk, feet, language)),
        language=language,
    )


def _main(told: dict[str, Any], stroke_leg: StrokeLeg, language: str) -> list[str]:
    """Say the main things: each foot, and the one that differs."""
    words, how = words_in("walk", language), saying(language)
    lines = words["sentences"]
    said = []
    for foot, numbers in told["feet"].items():
        about = {"foot": words["feet"][foot], "side": words["side"][foot]}
        said.append(
            how.fill(
                lines["strides"], **about, strides=numbers["strides"], usable=numbers["usable"]
            )
        )
        angle = numbers.get("foot_pitch_ic_deg")
        if angle:
            low, high = (no_minus_zero(f"{angle[key]:.0f}") for key in ("low", "high"))
            share = numbers["heel_first_share"]  # None where the strides do not say how they land
            said.append(
                lines["lands_only" if share is None else "lands"].format(
                    **about,
                    angle=_up_or_down(angle["median"], lines),
                    low=low,
                    high=high,
                    minus=lines["minus"] if low.startswith("-") else "",
                    landings="" if share is None else _of_landings(share, lines),
                )
            )
    differs = told["differs"]
    uneven = longer_swing(told["ratios"], stroke_leg)
    if differs == "neither" and uneven is not None:
        pushes = any("foot_pitch_low_deg" in foot for foot in told["feet"].values())
        line = lines["uneven" if pushes else "uneven_shin"]
        said.append(line.format(side=words["side"][uneven]))
    elif differs == "neither":
        said.append(lines["neither"])
    elif differs:
        said.append(lines["differs"].format(side=words["side"][differs]))
    return said


def _of_landings(share: float, lines: dict[str, str]) -> str:
    if share > 0.995:
        return lines["all_landings"]
    if share < 0.005:
        return lines["no_landing"]
    return lines["some_landings"].format(n=round(100 * share))


def _up_or_down(degrees: float, lines: dict[str, str]) -> str:
    if abs(degrees) < 1.5:
        return lines["level"]
    return lines["up" if degrees > 0 else "down"].format(degrees=f"{abs(degrees):.0f}")


def walk_text(page: WalkPage, width: int = 80) -> str:
    """Write a page for a terminal: sentences, table, notes.

    Parameters
    ----------
    page : from `walk_page`.
    width : the longest line, characters.
    """
    from textwrap import fill

    lines = [fill(sentence, width) for sentence in page.sentences]
    lines += ["", aligned((page.head, *page.rows))]
    for head, notes in page.notes():
        lines += ["", head]
        lines += [
            fill(f"- {note}", width, subsequent_indent="  ", break_on_hyphens=False)
            for note in notes
        ]
    return "\n".join(lines)


def _tiring(feet: dict[str, Any], language: str) -> list[str]:
    """Say what clearly differs between the first and the last third of the walk."""
    words = words_in("walk", language)
    names = {row.column: row for row in ROWS}
    said = []
    for foot, numbers in feet.items():
        for column, thirds in numbers["first_to_last_third"].items():
            if thirds["clear"] and column in words["changed"]:
                row, how = names[column], words["changed"][column]
                first, last = (row.said(thirds[part], language) for part in ("first", "last"))
                if first != last:
                    said.append(
                        words["sentences"]["tiring"].format(
                            side=words["side"][foot],
                            measure=how["measure"],
                            first=how["value"].format(n=first),
                            last=how["value"].format(n=last),
                        )
                    )
    return said


def _courses(walk: "Walk", foot: Foot) -> FootCourses:
    """Take the straight strides of one foot for the picture."""
    curves = walk.curves[foot]
    rows = walk.strides.filter(walk.strides["foot"] == foot)
    usable = np.asarray(curves.usable, dtype=bool)
    if not usable.any():
        usable = np.ones_like(usable)

    def column(name: str) -> np.ndarray[Any, np.dtype[np.float64]]:
        values = rows[name].to_numpy().astype(np.float64)
        taken: np.ndarray[Any, np.dtype[np.float64]] = values[usable]
        return taken

    return FootCourses(
        foot,
        curves.pitch_deg[usable].astype(np.float64),
        curves.roll_deg[usable].astype(np.float64),
        curves.off_share[usable],
        curves.contact_share[usable],
        _strike_share(rows)[usable],
        column("foot_pitch_ic_deg"),
        column("foot_roll_ic_deg"),
    )


def _strike_share(rows: "pl.DataFrame") -> "np.ndarray[Any, np.dtype[np.float64]]":
    """Where in each stride its pitch at contact is read."""
    start, off, contact, end = (
        rows[name].to_numpy() for name in ("start_s", "off_s", "contact_s", "end_s")
    )
    strike = np.maximum(contact - STRIKE_BEFORE_CONTACT_S, off)
    share: np.ndarray[Any, np.dtype[np.float64]] = (strike - start) / (end - start)
    return share


def _marks(walk: "Walk", foot: Foot) -> FootMarks:
    """Take the straight strides of one foot as single numbers."""
    rows = walk.strides.filter((walk.strides["foot"] == foot) & walk.strides["usable"])
    at_s, pitch, roll = (
        rows[name].cast(float).fill_null(float("nan")).to_numpy()
        for name in ("start_s", "foot_pitch_ic_deg", "foot_roll_ic_deg")
    )
    return FootMarks(foot, at_s, pitch, roll)
