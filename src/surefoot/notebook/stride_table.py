"""The strides of every walk: the stride table of `surefoot.gait`, one row a stride."""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, Table, Text

from surefoot.gait.strides import SCHEMA
from surefoot.notebook.tables import metadata

#: Columns that are worked out when read, or are part of the key here.
_KEYS = ("walk_id", "foot", "stride_no", "leg")
#: What a walk keeps of each stride. A column added to the stride table needs a migration here.
KEPT = {name: kind for name, kind in SCHEMA.items() if name not in _KEYS}
_TYPES = {"number": Float, "count": Integer, "yes_no": Boolean, "text": Text}

strides = Table(
    "strides",
    metadata,
    Column("walk_id", ForeignKey("walks.id"), primary_key=True, comment="the walk"),
    Column("foot", Text, primary_key=True, comment="left or right; the profile says which leg"),
    Column("stride_no", Integer, primary_key=True, comment="0, 1, 2, ... within walk and foot"),
    *(
        Column(name, _TYPES[kind], nullable=True, comment="see measures; null is not measured")
        for name, kind in KEPT.items()
    ),
    comment="One row a stride. Null is not measured, never 0.",
)
