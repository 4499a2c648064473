"""Walks: the stride table goes in whole, and its medians beside it so that pages stay quick."""

from collections.abc import Mapping
from datetime import date, datetime
from math import isnan, nan
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import asdict, has
from sqlalchemy import Connection, Select, select

from surefoot.gait.strides import MEASURES, SCHEMA, stride_table
from surefoot.notebook.stride_table import KEPT, strides
from surefoot.notebook.tables import originals, walk_measures, walks
from surefoot.notebook.walk_note import WalkMeasure, WalkNote
from surefoot.terms.sides import Foot, StrokeLeg, leg_of

if TYPE_CHECKING:
    import polars as pl

    from surefoot.gait.low_back import LowBack
    from surefoot.gait.walk import Walk

_COLUMNS = ("foot", "stride_no", *KEPT)
#: Of a walk, what the note says in columns of its own.
_SAID = ("id", "began", "shoe", "aid", "surface", "tiredness_0_10", "first_try", "method")


def note_of(walk: "Walk", day: date, original: str | None) -> WalkNote:
    """Give the note of a walk; how the sensors sat and what was worn where stand under about."""
    table = walk.strides
    said = {name: getattr(walk, name) for name in _SAID if getattr(walk, name) is not None}
    return WalkNote(
        day=day,
        stride_count=table.height,
        usable_count=int(table["usable"].sum()),
        fitness=tuple(plain(finding) for finding in walk.fitness),
        original=original,
        about={
            "mounts": plain(walk.mounts),
            "recordings": plain(walk.recordings),
            "back": None if walk.back is None else plain(walk.back),
        },
        **said,
    )


def keep_strides(connection: Connection, walk_id: str, table: "pl.DataFrame") -> None:
    """Write the strides of a walk, and their medians."""
    rows = [{"walk_id": walk_id, **stride} for stride in table.select(_COLUMNS).to_dicts()]
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
    asked = strides.select().where(strides.c.walk_id == walk_id)
    asked = asked.order_by(strides.c.start_s, strides.c.foot, strides.c.stride_no)
    rows = connection.execute(asked).mappings().all()
    columns = {name: [row[name] for row in rows] for name in SCHEMA if name != "leg"}
    return stride_table({**columns, "leg": [leg_of(row["foot"], stroke_leg) for row in rows]})


def walk_of(connection: Connection, note: WalkNote, stroke_leg: StrokeLeg) -> "Walk":
    """Give a walk as it was measured, all but its curves; its stroke side is today's."""
    import numpy as np

    from surefoot.gait.mount import Mount
    from surefoot.gait.walk import Walk, Worn
    from surefoot.recordings.recording import Finding, Source

    mounts: dict[Foot, Mount] = {}
    for foot, said in note.about["mounts"].items():
        known: dict[str, Any] = {
            name: nan if value is None else value for name, value in said.items()
        }
        mounts[foot] = Mount(**{**known, "axes": np.array(known["axes"])})
    worn = tuple(
        Worn(
            place=said["place"],
            source=Source(**said["source"]),
            length_s=said["length_s"],
            rate_hz=said["rate_hz"],
            began=None if said["began"] is None else datetime.fromisoformat(said["began"]),
        )
        for said in note.about["recordings"]
    )
    return Walk(
        id=note.id,
        began=note.began,
        strides=strides_of(connection, note.id, stroke_leg),
        fitness=tuple(Finding(**finding) for finding in note.fitness),
        method=note.method,
        recordings=worn,
        stroke_leg=stroke_leg,
        shoe=note.shoe or None,
        aid=note.aid or None,
        surface=note.surface or None,
        tiredness_0_10=note.tiredness_0_10,
        first_try=note.first_try,
        mounts=mounts,
        back=_back_of(note.about.get("back")),
    )


def _back_of(said: dict[str, Any] | None) -> "LowBack | None":
    """Give what a sensor on the low back added, or None; notes kept earlier do not say it."""
    if said is None:
        return None
    import numpy as np

    from surefoot.gait.low_back import LowBack
    from surefoot.recordings.recording import Finding

    hikes = {foot: np.array(values, dtype=float) for foot, values in said["hike_deg"].items()}
    return LowBack(hikes, said["sd_deg"], tuple(Finding(**one) for one in said["fitness"]))


def measures_of(
    connection: Connection,
    measure: str,
    stroke_leg: StrokeLeg,
    since: date | None,
    until: date | None,
) -> list[WalkMeasure]:
    """Give one measure over all walks and both feet, oldest first."""
    asked = _MEASURED.where(walk_measures.c.measure == measure, ~walks.c.removed)
    asked = asked.order_by(walks.c.day, walks.c.entered_at, walks.c.id, walk_measures.c.foot)
    if since is not None:
        asked = asked.where(walks.c.day >= since)
    if until is not None:
        asked = asked.where(walks.c.day <= until)
    return _as_measures(connection, asked, stroke_leg)


def all_measures_of(
    connection: Connection, walk_id: str, stroke_leg: StrokeLeg
) -> list[WalkMeasure]:
    """Give every measure of one walk and both feet."""
    asked = _MEASURED.where(walk_measures.c.walk_id == walk_id)
    return _as_measures(connection, asked.order_by(walk_measures.c.foot), stroke_leg)


_MEASURED = select(
    walk_measures.c.walk_id, walks.c.day, walk_measures.c.foot, walk_measures.c.measure,
    walk_measures.c.n, walk_measures.c.median, walk_measures.c.low, walk_measures.c.high,
).join(walks, walks.c.id == walk_measures.c.walk_id)  # fmt: skip


def _as_measures(
    connection: Connection, asked: Select[Any], stroke_leg: StrokeLeg
) -> list[WalkMeasure]:
    return [
        WalkMeasure(walk_id, day, foot, leg_of(foot, stroke_leg), measure, n, median, low, high)
        for walk_id, day, foot, measure, n, median, low, high in connection.execute(asked)
    ]


def plain(value: Any) -> Any:
    """Give a value as plain JSON: records as objects, arrays as lists, NaN as null."""
    if has(type(value)):
        return {name: plain(part) for name, part in asdict(value, recurse=False).items()}
    if isinstance(value, Mapping):
        return {str(name): plain(part) for name, part in value.items()}
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if isinstance(value, float) and isnan(value):
        return None
    return value.isoformat() if isinstance(value, date) else value


def _medians(walk_id: str, table: "pl.DataFrame") -> list[dict[str, Any]]:
    import numpy as np

    found = []
    for (foot,), of_foot in table.filter(table["usable"]).group_by("foot"):
        for measure in MEASURES:
            values = of_foot[measure].drop_nulls().to_numpy()
            if values.size:
                low, median, high = np.percentile(values, (25, 50, 75)).tolist()
                found.append(
                    {"walk_id": walk_id, "foot": foot, "measure": measure, "n": values.size,
                     "median": median, "low": low, "high": high}
                )  # fmt: skip
    return found
