"""The table of a walk that a physio reads: its rows, and how each number is written."""

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from surefoot.report.saying import FIRST_LANGUAGE, saying, words_in


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


def rows_of(feet: Sequence[dict[str, Any]], language: str) -> list[tuple[str, ...]]:
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


def aligned(table: Sequence[Sequence[str]]) -> str:
    """Write rows of cells as lines, each column as wide as its widest cell."""
    sizes = [max(len(row[k]) for row in table) for k in range(len(table[0]))]
    return "\n".join(
        "  ".join(cell.ljust(size) for cell, size in zip(row, sizes, strict=True)).rstrip()
        for row in table
    )
