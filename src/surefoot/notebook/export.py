"""Write everything out: documented CSV and JSON, the SQLite file and the original files.

The folder is a Frictionless data package: ``datapackage.json`` names each file, each column, its
type and its meaning. ``json/*.jsonl`` (one JSON object a line) is what ``bring_in`` reads.
"""

import csv
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import Boolean, Column, Connection, Date, Float, Integer, Table

from surefoot.notebook import originals, trouble
from surefoot.notebook.cells import guarded
from surefoot.notebook.columns import FlatJson, Json, Moment, json_text
from surefoot.notebook.contents import CONTENT, content_hash, rows_of
from surefoot.notebook.copies import plain_copy_into
from surefoot.notebook.notebook import Notebook
from surefoot.terms.errors import CannotUse

FORMAT = "surefoot-notebook-1"
PACKAGE = "datapackage.json"

_README = """This folder is your surefoot notebook, all of it.

csv/               one table a file, for a spreadsheet. A ' before =, +, -, @ or ' was put there so
                   that no spreadsheet runs it; it is not part of your words.
json/              the same tables, one JSON object a line. 'surefoot import' reads these.
notebook.sqlite    the same once more, as a database. Datasette and many others open it.
originals/         your recordings as they came, each named by the SHA-256 of its bytes.
datapackage.json   what every column means (a Frictionless data package).

An empty cell means: not said, or not measured. It never means no, and never 0.
"""


def export(notebook: Notebook, to: Path) -> str:
    """Write everything into a new folder, or into one zip file when `to` ends in ``.zip``.

    Returns
    -------
    The content hash, which is also in ``datapackage.json``.

    Raises
    ------
    CannotUse
        Something is there already. Nothing is overwritten.
    NotebookTrouble
        No room, or no leave to write. Nothing half done is left behind.
    """
    if to.exists():
        raise CannotUse(
            f"There is something at {to} already.",
            "Choose another name. Nothing was overwritten.",
            reason="exists",
        )
    with trouble.plainly(str(to)):
        to.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".surefoot-export-", dir=to.parent) as passing:
            folder = Path(passing) / to.stem
            folder.mkdir(mode=0o700)
            with notebook.reading() as connection:
                digest = _write(connection, folder)
            _copy_originals(notebook, folder)
            if to.suffix == ".zip":
                whole = Path(passing) / "whole.zip"
                _zip(folder, whole)
                os.chmod(whole, 0o600)
                whole.replace(to)
            else:
                folder.replace(to)
    return digest


def _write(connection: Connection, folder: Path) -> str:
    (folder / "csv").mkdir()
    (folder / "json").mkdir()
    resources = []
    for table in CONTENT:
        _table(connection, table, folder)
        resources += [_resource(table, "csv"), _resource(table, "json")]
    digest = content_hash(rows_of(connection))
    package = {
        "name": FORMAT,
        "title": "A surefoot notebook",
        "content_sha256": digest,
        "resources": resources,
    }
    (folder / PACKAGE).write_text(json.dumps(package, indent=1, ensure_ascii=False), "utf-8")
    (folder / "README.txt").write_text(_README, "utf-8")
    plain_copy_into(connection, folder / "notebook.sqlite", CONTENT)
    return digest


def _table(connection: Connection, table: Table, folder: Path) -> None:
    """Write one table twice, row by row."""
    names = [column.name for column in table.columns]
    as_csv = folder / "csv" / f"{table.name}.csv"
    as_json = folder / "json" / f"{table.name}.jsonl"
    with (
        as_csv.open("w", encoding="utf-8", newline="") as cells,
        as_json.open("w", encoding="utf-8", newline="\n") as lines,
    ):
        writer = csv.writer(cells, lineterminator="\n")
        writer.writerow(names)
        for row in rows_of(connection)(table):
            writer.writerow([_cell(row[name]) for name in names])
            lines.write(json_text(row) + "\n")


def _cell(value: Any) -> Any:
    """Give one CSV cell: yes/no as true/false, objects as JSON, text that nothing runs."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return guarded(value)
    return json_text(value) if isinstance(value, list | tuple | Mapping) else value


def _resource(table: Table, kind: str) -> dict[str, Any]:
    ending = {"csv": "csv", "json": "jsonl"}[kind]
    schema = {
        "fields": [_field(column) for column in table.columns],
        "primaryKey": [column.name for column in table.primary_key],
        "missingValues": [""],
    }
    return {
        "name": f"{table.name}-{kind}".replace("_", "-"),
        "path": f"{kind}/{table.name}.{ending}",
        "format": ending,
        "encoding": "utf-8",
        "description": table.comment or "",
        "schema": schema,
    }


def _field(column: Column[Any]) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": _frictionless_type(column.type),
        "description": column.comment or "",
        "constraints": {"required": not column.nullable and not column.server_default},
    }


def _frictionless_type(kind: Any) -> str:
    """Name a column's type as Frictionless does; a moment keeps its offset, so it is ISO text."""
    for type_, name in (
        (Boolean, "boolean"),
        (Integer, "integer"),
        (Float, "number"),
        (Date, "date"),
        (Json | FlatJson, "any"),
        (Moment, "string"),
    ):
        if isinstance(kind, type_):
            return name
    return "string"


def _copy_originals(notebook: Notebook, folder: Path) -> None:
    """Copy the recordings as they came; one that is gone does not keep the rest back."""
    for digest in notebook.originals():
        place = originals.place_of(notebook.originals_folder, digest)
        if place.exists():
            to = originals.place_of(folder / "originals", digest)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(place, to)


def _zip(folder: Path, to: Path) -> None:
    with ZipFile(to, "w", ZIP_DEFLATED, compresslevel=6) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                packed.write(path, path.relative_to(folder).as_posix())
