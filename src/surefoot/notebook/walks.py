"""Walks: the stride table goes in whole, and its medians beside it so that pages stay quick."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from attrs import asdict, fields, has
from sqlalchemy import Connection, select

from surefoot.notebook.stride_table import KINDS, MEASURES, strides
from surefoot.notebook.tables import originals, walk_measures, walks
from surefoot.notebook.walk_note import WalkMeasure, WalkNote
from surefoot.terms.sides import StrokeLeg, leg_of

if TYPE_CHECKING:
    import polars as pl


class MeasuredWalk(Protocol):
    """What the notebook asks of a walk: a start and a table of strides."""

    @property
    def began(self) -> datetime | None:
        """When it began."""

    @property
    def strides(self) -> "pl.DataFrame":
        """One row a stride."""


_COLUMNS = ("foot", "stride_no", *KINDS)
_NOTE_FIELDS = frozenset(field.name for field in fields(WalkNote)) - {"day", "fitness", "about"}


def note_of(walk: Any, day: date, original: str | None) -> WalkNote:
    """Give the note of a walk: its own fields, what it counts, and the rest under about."""
    table = walk.strides
    said = {
        field.name: getattr(walk, field.name)
        for field in fields(type(walk))
        if field.name not in ("strides", "fitness")
    }
    own = {
        name: value for name, value in said.items() if name in _NOTE_FIELDS and value is not None
    }
    own |= {"stride_count": table.height, "usable_count": int(table["usable"].sum())}
    if original is not None:
        own["original"] = original
    about = {name: plain(value) for name, value in said.items() if name not in own}
    fitness = tuple(plain(finding) for finding in getattr(walk, "fitness", ()))
    return WalkNote(
        day=day,
        fitness=fitness,
        about={name: value for name, value in about.items() if value not in (None, "", {}, [])},
        **own,
    )


def keep_strides(connection: Connection, walk_id: str, table: "pl.DataFrame") -> None:
    """Write the strides of a walk, and their medians."""
    named = [name for name in _COLUMNS if name in table.columns]
    rows = [
        {"walk_id": walk_id, **{name: _number(value) for name, value in stride.items()}}
        for stride in table.select(named).iter_rows(named=True)
    ]
    if not rows:
        return
    connection.execute(strides.insert(), rows)
    medians = _medians(walk_id, table)
    if medians:
        connection.execute(walk_measures.insert(), medians)


def note_original(connection: Connection, digest: str, file: Path, at: datetime) -> None:
    """Write down which original file was kept; the same file twice is one."""
    if connection.scalar(select(originals.c.sha256).where(originals.c.sha256 == digest)) is None:
        connection.execute(
            originals.insert().values(
                sha256=digest, file_name=file.name, bytes_count=file.stat().st_size, entered_at=at
            )
        )


def strides_of(connection: Connection, walk_id: str, stroke_leg: StrokeLeg) -> "pl.DataFrame":
    """Give the stride table of a walk as it was kept, its legs by the profile of today."""
    import polars as pl

    asked = strides.select().where(strides.c.walk_id == walk_id)
    asked = asked.order_by(strides.c.start_s, strides.c.foot, strides.c.stride_no)
    rows = [dict(row) for row in connection.execute(asked).mappings()]
    for row in rows:
        row["leg"] = leg_of(row["foot"], stroke_leg)
    kinds = {"text": pl.String, "number": pl.Float64, "yes_no": pl.Boolean}
    schema = {
        "walk_id": pl.String, "stride_no": pl.Int32, "foot": pl.String, "leg": pl.String,
        **{name: kinds[kind] for name, kind in KINDS.items()},
    }  # fmt: skip
    return pl.DataFrame(rows, schema=schema)


def measures_of(
    connection: Connection,
    measure: str,
    stroke_leg: StrokeLeg,
    since: date | None,
    until: date | None,
) -> list[WalkMeasure]:
    """Give one measure over all walks and both feet, oldest first."""
    asked = (
        select(
            walk_measures.c.walk_id, walks.c.day, walk_measures.c.foot, walk_measures.c.n,
            walk_measures.c.median, walk_measures.c.low, walk_measures.c.high,
        )
        .join(walks, walks.c.id == walk_measures.c.walk_id)
        .where(walk_measures.c.measure == measure, ~walks.c.removed)
        .order_by(walks.c.day, walks.c.entered_at, walks.c.id, walk_measures.c.foot)
    )  # fmt: skip
    if since is not None:
        asked = asked.where(walks.c.day >= since)
    if until is not None:
        asked = asked.where(walks.c.day <= until)
    return [
        WalkMeasure(walk_id, day, foot, leg_of(foot, stroke_leg), measure, n, median, low, high)
        for walk_id, day, foot, n, median, low, high in connection.execute(asked)
    ]


def plain(value: Any) -> Any:
    """Give a value as plain JSON: records as objects, moments as text."""
    if has(type(value)):
        return {name: plain(part) for name, part in asdict(value, recurse=False).items()}
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def _number(value: Any) -> Any:
    """Give null for NaN: the tables know one way to say not measured."""
    return None if isinstance(value, float) and value != value else value  # noqa: PLR0124


def _medians(walk_id: str, table: "pl.DataFrame") -> list[dict[str, Any]]:
    import numpy as np

    found = []
    for (foot,), of_foot in table.filter(table["usable"]).group_by("foot"):
        for measure in MEASURES:
            if measure not in of_foot.columns:
                continue
            values = of_foot[measure].cast(float).fill_null(float("nan")).to_numpy()
            values = values[np.isfinite(values)]
            if values.size:
                low, median, high = np.percentile(values, (25, 50, 75)).tolist()
                found.append(
                    {"walk_id": walk_id, "foot": foot, "measure": measure, "n": values.size,
                     "median": median, "low": low, "high": high}
                )  # fmt: skip
    return found
