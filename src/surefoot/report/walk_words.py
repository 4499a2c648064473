"""A walk in words: the sentences, the table a physio reads, and where its errors come from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from attrs import frozen

from surefoot.gait.change import smallest_speed_change
from surefoot.report.walk_picture import FootCourses, WalkPage
from surefoot.terms.measures import Figure, measure
from surefoot.terms.sides import Foot

if TYPE_CHECKING:
    from surefoot.gait.walk import Walk

FEET: tuple[Foot, ...] = ("left", "right")
NOT_MEASURED = "not measured"


@frozen
class Row:
    """One row of the table: which column, how it is called, and how its number is shown."""

    column: str
    name: str
    times: float = 1.0
    digits: int = 0


#: In the order a physio asks. Metres become centimetres here and nowhere else.
ROWS = (
    Row("foot_pitch_ic_deg", "foot pitch at contact (deg, toes up +)"),
    Row("foot_roll_ic_deg", "foot roll at contact (deg, sole in +)"),
    Row("foot_pitch_swing_deg", "highest pitch in swing (deg)"),
    Row("foot_pitch_low_deg", "lowest pitch, push-off (deg)"),
    Row("toe_clearance_m", "toe clearance (cm)", 100.0, 1),
    Row("swing_arc_m", "sideways arc (cm, outward +)", 100.0, 1),
    Row("stride_length_m", "stride length (m)", 1.0, 2),
    Row("stride_time_s", "stride time (s)", 1.0, 2),
    Row("gait_speed_m_s", "walking speed (m/s)", 1.0, 2),
    Row("stance_share", "foot on the ground (% of the stride)", 100.0),
    Row("single_support_s", "on this foot alone (s)", 1.0, 2),
    Row("single_support_share", "on this foot alone (% of the stride)", 100.0),
    Row("pelvic_hike_deg", "hip hitch in swing (deg, that side up +)", 1.0, 1),
    Row("foot_progression_deg", "toes turned out (deg)"),
)
_LANDINGS = (
    ("heel_first_share", "heel first"),
    ("flat_share", "flat"),
    ("forefoot_first_share", "toes first"),
)
_LEVELS = {"mended": "Mended", "doubt": "In doubt", "refused": "Not used"}


def walk_page(walk: "Walk", title: str = "Your walk") -> WalkPage:
    """Put one walk into sentences, a table, notes and courses.

    Parameters
    ----------
    walk : a measured walk.
    title : the heading.

    Returns
    -------
    All that a page, a picture or a terminal shows of it.
    """
    told = walk.to_dict()
    feet: dict[str, Any] = told["feet"]
    shown = [foot for foot in FEET if foot in feet]
    return WalkPage(
        title=title,
        sentences=(*told["sentences"], *_tiring(feet)),
        head=("", *(f"{foot} foot" for foot in shown)),
        rows=tuple(_rows([feet[foot] for foot in shown])),
        feet=tuple(_courses(walk, foot) for foot in shown if foot in walk.curves),
        ratios=tuple(_ratios(told["ratios"])),
        fitness=tuple(f"{_LEVELS[f['level']]}: {f['sentence']}" for f in told["fitness"]),
        errors=tuple(_errors(walk, feet)),
    )


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


def _rows(feet: Sequence[dict[str, Any]]) -> list[tuple[str, ...]]:
    """Give the rows of the table, one cell a foot; what nobody measured is left out."""
    rows = [("straight strides (of all)", *(f"{f['usable']} (of {f['strides']})" for f in feet))]
    for row in ROWS:
        if any(row.column in foot for foot in feet):
            rows.append((row.name, *(_cell(foot.get(row.column), row) for foot in feet)))
    for key, name in _LANDINGS:
        shares = [foot.get(key) for foot in feet]
        if any(share is not None for share in shares):
            cells = (NOT_MEASURED if s is None else f"{100 * s:.0f}" for s in shares)
            rows.append((f"{name} (in 100 landings)", *cells))
    if any(foot["scuffs"]["of"] for foot in feet):
        cells = (
            f"{foot['scuffs']['n']} of {foot['scuffs']['of']}"
            if foot["scuffs"]["of"]
            else "cannot tell"
            for foot in feet
        )
        rows.append(("toe scuffs (strides)", *cells))
    return rows


def _tiring(feet: dict[str, Any]) -> list[str]:
    """Say what clearly differs between the first and the last third of the walk."""
    names = {row.column: row for row in ROWS}
    said = []
    for foot, numbers in feet.items():
        for column, thirds in numbers["first_to_last_third"].items():
            if thirds["clear"] and column in names and column != "stride_time_s":
                row = names[column]
                first, last = (
                    no_minus_zero(f"{row.times * thirds[part]:.{row.digits}f}")
                    for part in ("first", "last")
                )
                if first != last:
                    said.append(
                        f"Within this walk the {foot} foot changed: {row.name} was {first} in the "
                        f"first third and {last} in the last."
                    )
    return said


def _ratios(ratios: dict[str, Any]) -> list[str]:
    """Say how one foot compares with the other, with the published even band where there is one."""
    lines = []
    for what, name in _RATIOS.items():
        if what in ratios:
            one = ratios[what]
            lines.append(
                f"{name}, {_OF[ratios['of']]}: {one['median']:.2f} "
                f"({one['low']:.2f} to {one['high']:.2f})."
            )
    if lines:
        figure = measure("symmetry_ratio").normal[0]
        lines.append(
            "1.00 is even. For swing over stance, people without stroke"
            f"{read_in(figure)}: {figure.value}."
        )
    return lines


_OF = {"paretic/other": "stroke side over other side", "left/right": "left over right"}
_RATIOS = {
    "swing_to_stance": "Swing over stance",
    "swing_time": "Swing time",
    "stance_time": "Time on the ground",
    "stride_length": "Stride length",
}


def _cell(numbers: dict[str, Any] | None, row: Row) -> str:
    """Write median and interval: 12 (10 to 14)."""
    if numbers is None:
        return NOT_MEASURED
    middle, low, high = (
        f"{row.times * numbers[key]:.{row.digits}f}" for key in ("median", "low", "high")
    )
    return f"{no_minus_zero(middle)} ({no_minus_zero(low)} to {no_minus_zero(high)})"


def no_minus_zero(text: str) -> str:
    """Write 0 without a sign: -0.0 would be read as less than nothing."""
    return text[1:] if text[:1] in "+-" and not text.strip("+-0.") else text


def _errors(walk: "Walk", feet: dict[str, Any]) -> list[str]:
    """Say where the errors of these numbers come from, each with its source."""
    notes = [
        "In brackets: the middle of this walk lies there 9 times in 10, as far as we can tell. "
        "It counts the spread of the strides, the zero of the foot and the way its toes point."
    ]
    for foot, mount in walk.mounts.items():
        notes.append(
            f"{foot.capitalize()} foot: the zero may be off by {mount.zero_sd_deg:.1f} degrees and "
            f"the way to the toes by {mount.heading_sd_deg:.0f} (1 standard deviation)."
        )
    if any("toe_clearance_m" in foot for foot in feet.values()):
        figure = measure("toe_clearance").errors[0]
        notes.append(
            f"Toe clearance from a foot sensor was off by "
            f"{str(figure.value).replace('+/-', '±')} {figure.unit} in a "
            f"published comparison{read_in(figure)}. That is as much as the gap itself: use it to "
            "see a change, not as a height."
        )
    speeds = [f["gait_speed_m_s"]["median"] for f in feet.values() if "gait_speed_m_s" in f]
    smallest = smallest_speed_change(float(np.mean(speeds))) if speeds else None
    if smallest is not None:
        notes.append(
            f"At this speed a change of less than {smallest.value} m/s can be chance alone"
            f"{read_in(smallest)}."
        )
    notes.append("This describes one walk. It is not a diagnosis.")
    return notes


def read_in(figure: Figure) -> str:
    """Name where a figure was read, and on how many people: " (HOSOI2023, 29 people)"."""
    people = f", {figure.people} people" if figure.people else ""
    return f" ({figure.source.id}{people})" if figure.source else ""


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
