"""The strides of every walk: the stride table of `surefoot.gait`, one row a stride."""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, Table, Text

from surefoot.notebook.tables import metadata

#: Column name -> kind. Measured columns are called as in the stride table; null is not measured.
KINDS = {
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
_MOMENTS = ("start_s", "off_s", "contact_s", "end_s")
#: Columns a walk is summed up by.
MEASURES = tuple(
    name
    for name, kind in KINDS.items()
    if kind == "number" and "_sd_" not in name and name not in _MOMENTS
)
_TYPES = {"number": Float, "yes_no": Boolean, "text": Text}

strides = Table(
    "strides",
    metadata,
    Column("walk_id", ForeignKey("walks.id"), primary_key=True, comment="the walk"),
    Column("foot", Text, primary_key=True, comment="left or right; the profile says which leg"),
    Column("stride_no", Integer, primary_key=True, comment="0, 1, 2, ... within walk and foot"),
    *(
        Column(name, _TYPES[kind], nullable=True, comment="see measures; null is not measured")
        for name, kind in KINDS.items()
    ),
    comment="One row a stride. Null is not measured, never 0.",
)
