"""The stride table: one row a stride, one schema, checked whenever a table is made."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from surefoot.terms.sides import leg_of

if TYPE_CHECKING:
    import polars as pl
    from numpy.typing import NDArray

    from surefoot.terms.sides import Foot, StrokeLeg

#: name -> kind. Measured columns are the measure's id in `measures.yaml` plus its unit;
#: null means not measured, never 0. Times are seconds from the start of that foot's recording,
#: regions [start, end): `start_s` and `end_s` are rests, `off_s` is toe-off, `contact_s` first
#: contact.
SCHEMA: dict[str, str] = {
    "walk_id": "text",
    "stride_no": "count",
    "foot": "text",
    "leg": "text",
    "start_s": "number",
    "off_s": "number",
    "contact_s": "number",
    "end_s": "number",
    "contact_sd_s": "number",
    "stride_time_s": "number",
    "swing_time_s": "number",
    "stance_share": "number",
    "foot_pitch_ic_deg": "number",
    "foot_pitch_ic_sd_deg": "number",
    "foot_pitch_off_deg": "number",
    "foot_pitch_off_sd_deg": "number",
    "foot_pitch_low_deg": "number",
    "foot_pitch_swing_deg": "number",
    "foot_roll_ic_deg": "number",
    "foot_roll_ic_sd_deg": "number",
    "foot_roll_swing_deg": "number",
    "foot_progression_deg": "number",
    "stride_length_m": "number",
    "gait_speed_m_s": "number",
    "swing_arc_m": "number",
    "foot_lift_m": "number",
    "toe_clearance_m": "number",
    "toe_clearance_sd_m": "number",
    "turn_deg": "number",
    "scuff": "yes_no",
    "landing": "text",
    "session_part": "text",
    "usable": "yes_no",
    "why_not": "text",
    "method": "text",
}

#: A foot with fewer straight strides is not summed up and not compared. Our proposal.
FEWEST_STRAIGHT = 6

#: Columns that say which stride it is and how far to trust it; all others are measures.
NOT_MEASURES = (
    "walk_id",
    "stride_no",
    "foot",
    "leg",
    "start_s",
    "off_s",
    "contact_s",
    "end_s",
    "contact_sd_s",
    "foot_pitch_ic_sd_deg",
    "foot_pitch_off_sd_deg",
    "foot_roll_ic_sd_deg",
    "toe_clearance_sd_m",
    "scuff",
    "session_part",
    "usable",
    "why_not",
    "method",
    "landing",
)
MEASURES = tuple(name for name in SCHEMA if name not in NOT_MEASURES)

#: Why a stride does not count as straight walking. Our proposal.
WHY_NOT = ("turn", "first", "last", "short", "gap", "drift")


def polars_schema() -> "dict[str, Any]":
    """Give the schema in polars' own types."""
    import polars as pl

    kinds = {"text": pl.String, "count": pl.Int32, "number": pl.Float64, "yes_no": pl.Boolean}
    return {name: kinds[kind] for name, kind in SCHEMA.items()}


def stride_table(columns: Mapping[str, Sequence[Any]]) -> "pl.DataFrame":
    """Make a stride table; NaN becomes null, columns not given are null.

    Parameters
    ----------
    columns : name to values, all of one length.

    Returns
    -------
    polars table with exactly the columns of `SCHEMA`.

    Raises
    ------
    ValueError
        A column that the schema does not know, or values that cannot be so.
    """
    import polars as pl

    unknown = set(columns) - set(SCHEMA)
    if unknown:
        raise ValueError(f"the stride table has no column {', '.join(sorted(unknown))}")
    rows = len(next(iter(columns.values()))) if columns else 0
    made = []
    for name, kind in polars_schema().items():
        values: Any = columns.get(name, [None] * rows)
        if kind == pl.Float64:
            values = np.asarray(values, dtype=np.float64)  # None becomes NaN, and NaN null
        made.append(pl.Series(name, values, dtype=kind, nan_to_null=True))
    return check(pl.DataFrame(made))


def both_feet(
    feet: "Mapping[Foot, Mapping[str, Sequence[Any]]]",
    walk_id: str,
    stroke_leg: "StrokeLeg",
    method: str,
) -> "pl.DataFrame":
    """Put the feet together into one stride table, left first.

    Parameters
    ----------
    feet : columns of each foot, name to values.
    walk_id : id of the walk.
    stroke_leg : the stroke side, as told.
    method : name and version.

    Returns
    -------
    polars table with exactly the columns of `SCHEMA`.

    Raises
    ------
    ValueError
        As `stride_table`.
    """
    import polars as pl

    parts = []
    for foot in sorted(feet):
        k = len(feet[foot]["foot"])
        same = {"walk_id": walk_id, "method": method, "leg": leg_of(foot, stroke_leg)}
        parts.append(
            stride_table({**feet[foot], **{name: [one] * k for name, one in same.items()}})
        )
    return pl.concat(parts) if len(parts) > 1 else parts[0]


def check(table: "pl.DataFrame") -> "pl.DataFrame":
    """Hold the promises of the stride table.

    Parameters
    ----------
    table : a table that should follow `SCHEMA`.

    Returns
    -------
    the same table.

    Raises
    ------
    ValueError
        Columns, kinds, NaN, order in time or shares that cannot be so.
    """
    if dict(table.schema) != polars_schema():
        raise ValueError("the columns of the stride table are not those of its schema")
    of = columns_of(table)
    # plain arrays: each query of a data frame would cost more than all of these
    nothing = np.array(None)
    share = of["stance_share"]
    wrong = {
        "nan": any(
            np.count_nonzero(np.isnan(of[name])) > table[name].null_count()
            for name, kind in SCHEMA.items()
            if kind == "number"
        ),
        "order": ((of["start_s"] >= of["end_s"]) | (of["off_s"] > of["contact_s"])).any(),
        "share": ((share < 0.0) | (share > 1.0)).any(),
        "foot": not {*of["foot"]} <= {"left", "right", None},
        "leg": not {*of["leg"]} <= {"paretic", "other", None},
        "why": not {*of["why_not"]} <= {*WHY_NOT, None},
        "use": (of["usable"].astype(bool) & (of["why_not"] != nothing)).any(),
    }
    broken = [name for name, is_wrong in wrong.items() if is_wrong]
    if broken:
        raise ValueError(f"the stride table breaks its promise on: {', '.join(broken)}")
    return table


def columns_of(table: "pl.DataFrame") -> "dict[str, NDArray[Any]]":
    """Give the columns as arrays; null numbers become NaN, null words None.

    Parameters
    ----------
    table : a stride table.

    Returns
    -------
    name to (k,) array.
    """
    return {name: table[name].to_numpy() for name in table.columns}
