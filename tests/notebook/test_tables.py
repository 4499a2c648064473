"""A table that changes needs a step that brings old notebooks there."""

import json
from pathlib import Path

import pytest

from surefoot.notebook.kinds import KINDS
from surefoot.notebook.migrations import MIGRATIONS
from surefoot.notebook.notebook import Notebook
from surefoot.notebook.stride_table import strides
from surefoot.notebook.tables import metadata

KNOWN = Path(__file__).with_name("known_tables.json")


def tables_now() -> dict[str, list[str]]:
    return {
        table.name: sorted(column.name for column in table.columns)
        for table in metadata.sorted_tables
    }


def test_a_changed_table_has_its_migration() -> None:
    """Known are the tables after so many steps. Changed one? Add a step, then write them anew.

    ``python -m tests.notebook.test_tables`` writes them.
    """
    known = json.loads(KNOWN.read_text("utf-8"))
    assert known["steps"] == len(MIGRATIONS)
    assert known["tables"] == tables_now()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.table.name)
def test_each_field_of_a_record_has_its_column_with_a_meaning(kind) -> None:
    columns = {column.name: column for column in kind.table.columns}
    assert set(kind.names) <= set(columns)
    assert all(column.comment for column in columns.values())


def test_a_notebook_without_a_column_is_not_called_whole(tmp_path: Path) -> None:
    import sqlite3

    from surefoot.notebook.check import faults

    place = tmp_path / "n.sqlite"
    Notebook.open(place).close()
    raw = sqlite3.connect(place)
    raw.execute("ALTER TABLE strides DROP COLUMN scuff")
    raw.commit()
    raw.close()
    with Notebook.open(place) as notebook:
        assert faults(notebook) == ["The table strides has no scuff."]
    assert "scuff" in strides.c


if __name__ == "__main__":
    told = {"steps": len(MIGRATIONS), "tables": tables_now()}
    KNOWN.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
