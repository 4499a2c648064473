"""The stride table: one row a stride, one schema, checked whenever a table is made."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from surefoot.terms.sides import leg_of

if TYPE_CHECKING:
    import polars as pl

    from surefoot.terms.sides import Foot, StrokeLeg

Columns = dict[str, NDArray[Any]]

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


def columns_from(given: Mapping[str, Sequence[Any]]) -> Columns:
    """Make the columns of a stride table, and hold its promises.

    Parameters
    ----------
    given : name to values, all of one length; columns that are not given are not known.

    Returns
    -------
    name to (k,) array, all the names of `SCHEMA`: NaN and None for what is not known.

    Raises
    ------
    ValueError
        A column that the schema does not know, or values that cannot be so.
    """
    unknown = set(given) - set(SCHEMA)
    if unknown:
        raise ValueError(f"the stride table has no column {', '.join(sorted(unknown))}")
    rows = len(next(iter(given.values()))) if given else 0
    made: Columns = {}
    for name, kind in SCHEMA.items():
        values = given.get(name)
        if kind == "number":
            made[name] = np.full(rows, np.nan) if values is None else np.asarray(values, np.float64)
        elif isinstance(values, np.ndarray) and values.dtype != np.object_:
            made[name] = values
        else:
            made[name] = np.array([None] * rows if values is None else values, dtype=np.object_)
    _hold(made)
    return made


def table_of(columns: Columns) -> "pl.DataFrame":
    """Make a stride table of its columns; NaN becomes null.

    Parameters
    ----------
    columns : from `columns_from`.

    Returns
    -------
    polars table with exactly the columns of `SCHEMA`.
    """
    import polars as pl

    return pl.DataFrame(
        [
            pl.Series(
                name,
                columns[name] if columns[name].dtype != np.object_ else columns[name].tolist(),
                dtype=kind,
                nan_to_null=True,
            )
            for name, kind in polars_schema().items()
        ]
    )


def stride_table(given: Mapping[str, Sequence[Any]]) -> "pl.DataFrame":
    """Make a stride table; NaN becomes null, columns not given are null.

    Parameters
    ----------
    given : name to values, all of one length.

    Returns
    -------
    polars table with exactly the columns of `SCHEMA`.

    Raises
    ------
    ValueError
        A column that the schema does not know, or values that cannot be so.
    """
    return table_of(columns_from(given))


def both_feet(
    feet: "Mapping[Foot, Mapping[str, Sequence[Any]]]",
    walk_id: str,
    stroke_leg: "StrokeLeg",
    method: str,
) -> Columns:
    """Put the feet together into the columns of one stride table, left first.

    Parameters
    ----------
    feet : columns of each foot, name to values.
    walk_id : id of the walk.
    stroke_leg : the stroke side, as told.
    method : name and version.

    Returns
    -------
    name to array, all the names of `SCHEMA`.

    Raises
    ------
    ValueError
        As `columns_from`.
    """
    parts = []
    for foot in sorted(feet):
        k = len(feet[foot]["foot"])
        same = {"walk_id": walk_id, "method": method, "leg": leg_of(foot, stroke_leg)}
        parts.append(
            columns_from({**feet[foot], **{name: [one] * k for name, one in same.items()}})
        )
    if len(parts) == 1:
        return parts[0]
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


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
    for name, kind in SCHEMA.items():
        if kind == "number" and np.count_nonzero(np.isnan(of[name])) > table[name].null_count():
            raise ValueError("the stride table breaks its promise on: nan")
    _hold(of)
    return table


def _hold(of: Columns) -> None:
    """Hold the promises of order in time, of shares and of words."""
    # plain arrays: each query of a data frame would cost more than all of these
    share = of["stance_share"]
    wrong = {
        "order": ((of["start_s"] >= of["end_s"]) | (of["off_s"] > of["contact_s"])).any(),
        "share": ((share < 0.0) | (share > 1.0)).any(),
        "foot": not {*of["foot"]} <= {"left", "right", None},
        "leg": not {*of["leg"]} <= {"paretic", "other", None},
        "why": not {*of["why_not"]} <= {*WHY_NOT, None},
        "use": (of["usable"].astype(bool) & (of["why_not"] != np.array(None))).any(),
    }
    broken = [name for name, is_wrong in wrong.items() if is_wrong]
    if broken:
        raise ValueError(f"the stride table breaks its promise on: {', '.join(broken)}")


def columns_of(table: "pl.DataFrame") -> Columns:
    """Give the columns as arrays; null numbers become NaN, null words None.

    Parameters
    ----------
    table : a stride table.

    Returns
    -------
    name to (k,) array.
    """
    return {name: table[name].to_numpy() for name in table.columns}
