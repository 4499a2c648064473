"""A walk in words: the sentences, the table a physio reads, and where its errors come from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen

from surefoot.gait.change import smallest_speed_change
from surefoot.report.saying import FIRST_LANGUAGE, saying, words_in
from surefoot.report.told_again import told_again
from surefoot.report.walk_picture import FootCourses, FootMarks, WalkPage
from surefoot.terms.measures import Figure, measure
from surefoot.terms.sides import Foot

if TYPE_CHECKING:
    from surefoot.gait.walk import Walk

FEET: tuple[Foot, ...] = ("left", "right")


@frozen
class Row:
    """One row of the table: which column, and how its number is shown."""

    column: str
    times: float = 1.0
    digits: int = 0

    def name(self, language: str = FIRST_LANGUAGE) -> str:
        """Give what the row is called."""
        return str(words_in("walk", language)["rows"][self.column])

    def said(self, value: float, language: str = FIRST_LANGUAGE, sign: str = "") -> str:
        """Write a value of this row."""
        written = no_minus_zero(f"{self.times * value:{sign}.{self.digits}f}")
        return saying(language).number(written)


#: In the order a physio asks. Metres become centimetres here and nowhere else.
ROWS = (
    Row("foot_pitch_ic_deg"),
    Row("foot_roll_ic_deg"),
    Row("foot_pitch_swing_deg"),
    Row("foot_pitch_low_deg"),
    Row("toe_clearance_m", 100.0, 1),
    Row("foot_lift_m", 100.0, 1),
    Row("swing_arc_m", 100.0, 1),
    Row("stride_length_m", 1.0, 2),
    Row("stride_time_s", 1.0, 2),
    Row("gait_speed_m_s", 1.0, 2),
    Row("stance_share", 100.0),
    Row("single_support_s", 1.0, 2),
    Row("single_support_share", 100.0),
    Row("pelvic_hike_deg", 1.0, 1),
    Row("foot_progression_deg"),
)
_LANDINGS = ("heel_first_share", "flat_share", "forefoot_first_share")
_RATIOS = ("swing_to_stance", "swing_time", "stance_time", "stride_length")


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
    fitness = [
        words["finding"].format(
            level=words["levels"][f["level"]],
            sentence=told_again(f["sentence"], language) or f["sentence"],
        )
        for f in told["fitness"]
    ]
    return WalkPage(
        title=title or words["title"],
        sentences=(
            *_main(told, language),
            *_tiring(feet, language),
        ),
        head=("", *(words["heads"][foot] for foot in shown)),
        rows=tuple(_rows([feet[foot] for foot in shown], language)),
        feet=tuple(_courses(walk, foot) for foot in shown if foot in walk.curves),
        marks=tuple(_marks(walk, foot) for foot in shown),
        ratios=tuple(_ratios(told["ratios"], language)),
        fitness=tuple(fitness),
        errors=tuple(_errors(walk, feet, language)),
        language=language,
    )


def _main(told: dict[str, Any], language: str) -> list[str]:
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
    if differs == "neither":
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


def walk_text(page: WalkPage, width: int = 88) -> str:
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


def aligned(table: Sequence[Sequence[str]]) -> str:
    """Write rows of cells as lines, each column as wide as its widest cell."""
    sizes = [max(len(row[k]) for row in table) for k in range(len(table[0]))]
    return "\n".join(
        "  ".join(cell.ljust(size) for cell, size in zip(row, sizes, strict=True)).rstrip()
        for row in table
    )


def _rows(feet: Sequence[dict[str, Any]], language: str) -> list[tuple[str, ...]]:
    """Give the rows of the table, one cell a foot; what nobody measured is left out."""
    words = words_in("walk", language)
    names, missing = words["rows"], words["not_measured"]
    straight = (
        names["straight_cell"].format(usable=f["usable"], strides=f["strides"]) for f in feet
    )
    rows = [(names["straight"], *straight)]
    for row in ROWS:
        if any(row.column in foot for foot in feet):
            cells = (cell_of(foot.get(row.column), row, language) for foot in feet)
            rows.append((row.name(language), *cells))
    for key in _LANDINGS:
        shares = [foot.get(key) for foot in feet]
        if any(share is not None for share in shares):
            cells = (missing if s is None else f"{100 * s:.0f}" for s in shares)
            rows.append((names[key], *cells))
    if any(foot["scuffs"]["of"] for foot in feet):
        cells = (
            words["of"].format(n=foot["scuffs"]["n"], of=foot["scuffs"]["of"])
            if foot["scuffs"]["of"]
            else words["cannot_tell"]
            for foot in feet
        )
        rows.append((names["scuffs"], *cells))
    return rows


def _tiring(feet: dict[str, Any], language: str) -> list[str]:
    """Say what clearly differs between the first and the last third of the walk."""
    words = words_in("walk", language)
    names = {row.column: row for row in ROWS}
    said = []
    for foot, numbers in feet.items():
        for column, thirds in numbers["first_to_last_third"].items():
            if thirds["clear"] and column in names and column != "stride_time_s":
                row = names[column]
                first, last = (row.said(thirds[part], language) for part in ("first", "last"))
                if first != last:
                    said.append(
                        words["sentences"]["tiring"].format(
                            side=words["side"][foot],
                            measure=row.name(language),
                            first=first,
                            last=last,
                        )
                    )
    return said


def _ratios(ratios: dict[str, Any], language: str) -> list[str]:
    """Say how one foot compares with the other, with the published even band where there is one."""
    words, how = words_in("walk", language)["ratios"], saying(language)
    lines = []
    for what in _RATIOS:
        if what in ratios:
            middle, low, high = (
                how.number(f"{ratios[what][key]:.2f}") for key in ("median", "low", "high")
            )
            sides = words["sides"][ratios["of"]]
            lines.append(
                words["line"].format(
                    name=words[what], sides=sides, middle=middle, low=low, high=high
                )
            )
    if lines:
        figure = measure("symmetry_ratio").normal[0]
        lines.append(
            words["even"].format(source=read_in(figure, language), value=_figure(figure, language))
        )
    return lines


def _figure(figure: Figure, language: str) -> str:
    """Write a published value as it is read in a language."""
    written = str(figure.value).replace("+/-", "±")
    return saying(language).number(told_again(written, language) or written)


def cell_of(numbers: dict[str, Any] | None, row: Row, language: str) -> str:
    """Write median and interval: 12 (10 to 14)."""
    words = words_in("walk", language)
    if numbers is None:
        return str(words["not_measured"])
    middle, low, high = (row.said(numbers[key], language) for key in ("median", "low", "high"))
    return str(words["span"].format(middle=middle, low=low, high=high))


def no_minus_zero(text: str) -> str:
    """Write 0 without a sign: -0.0 would be read as less than nothing."""
    return text[1:] if text[:1] in "+-" and not text.strip("+-0.") else text


def _errors(walk: "Walk", feet: dict[str, Any], language: str) -> list[str]:
    """Say where the errors of these numbers come from, each with its source."""
    words, how = words_in("walk", language), saying(language)
    lines = words["errors"]
    notes = [lines["brackets"]]
    for foot, mount in walk.mounts.items():
        about = {"zero": float(mount.zero_sd_deg), "heading": float(mount.heading_sd_deg)}
        notes.append(how.fill(lines["zero"], foot=words["feet"][foot], **about))
    if any("toe_clearance_m" in foot for foot in feet.values()):
        figure = measure("toe_clearance").errors[0]
        notes.append(
            lines["clearance"].format(
                value=_figure(figure, language),
                unit=figure.unit,
                source=read_in(figure, language),
            )
        )
    speeds = [f["gait_speed_m_s"]["median"] for f in feet.values() if "gait_speed_m_s" in f]
    smallest = smallest_speed_change(float(np.mean(speeds))) if speeds else None
    if smallest is not None:
        value = _figure(smallest, language)
        notes.append(lines["speed"].format(value=value, source=read_in(smallest, language)))
    notes.append(lines["one_walk"])
    return notes


def read_in(figure: Figure, language: str = FIRST_LANGUAGE) -> str:
    """Name where a figure was read, and on how many people: " (HOSOI2023, 29 people)"."""
    if figure.source is None:
        return ""
    words = words_in("walk", language)
    line = words["read_in_people" if figure.people else "read_in"]
    return str(line.format(id=figure.source.id, people=figure.people))


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
        column("foot_pitch_ic_deg"),
        column("foot_roll_ic_deg"),
    )


def _marks(walk: "Walk", foot: Foot) -> FootMarks:
    """Take the straight strides of one foot as single numbers."""
    rows = walk.strides.filter((walk.strides["foot"] == foot) & walk.strides["usable"])
    at_s, pitch, roll = (
        rows[name].cast(float).fill_null(float("nan")).to_numpy()
        for name in ("start_s", "foot_pitch_ic_deg", "foot_roll_ic_deg")
    )
    return FootMarks(foot, at_s, pitch, roll)
