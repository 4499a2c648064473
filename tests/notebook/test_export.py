"""Everything goes out and comes back: written out, wiped and brought in, the hash is the same."""

import csv
import json
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings

from surefoot.diary.event import Event
from surefoot.diary.profile import Profile
from surefoot.notebook.bring_in import bring_in
from surefoot.notebook.cells import guarded, unguarded
from surefoot.notebook.check import faults
from surefoot.notebook.contents import CONTENT, content_hash, empty, rows_of
from surefoot.notebook.devices import Device, token_hash
from surefoot.notebook.erase import erase, undo_erase
from surefoot.notebook.export import export
from surefoot.notebook.notebook import Notebook
from surefoot.terms.errors import CannotUse, NotebookTrouble, TooNew
from tests.notebook import random_notebooks as people

NOON = people.NOON
TODAY = NOON.date()
DAY = timedelta(days=1)


def hash_of(notebook: Notebook) -> str:
    with notebook.reading() as connection:
        return content_hash(rows_of(connection))


def wipe(notebook: Notebook) -> None:
    with notebook.writing() as connection:
        empty(connection)


@pytest.fixture
def full(notebook: Notebook) -> Notebook:
    """A notebook with one of everything."""
    notebook.set_profile(Profile(stroke_leg="left", name="=Sam"), at=NOON)
    notebook.set_setting("reminder", {"at": "18:00"})
    notebook.keep_event(Event(TODAY, "+holiday", words='=HYPERLINK("x")'), at=NOON)
    notebook.keep_event(Event(TODAY, "taken back"), at=NOON)
    notebook.undo(at=NOON)
    notebook.keep_experiment({"what": "wedge"}, seed=1, at=NOON)
    notebook.keep_device(Device("d", "phone", token_hash("s"), "all", NOON))
    return notebook


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_out_wiped_and_in_again_is_the_same(full: Notebook, tmp_path: Path, name: str) -> None:
    before = hash_of(full)
    assert export(full, tmp_path / name) == before
    wipe(full)
    assert hash_of(full) != before
    done = bring_in(full, tmp_path / name, at=NOON)
    assert done.whole
    assert hash_of(full) == before
    assert full.profile().name == "=Sam"
    assert full.setting("reminder") == {"at": "18:00"}
    assert full.devices() == [], "what opens a door stays at home"
    assert faults(full) == []


@settings(max_examples=12)
@given(people.deeds)
def test_any_notebook_goes_out_and_comes_back(deeds: list[object]) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        with Notebook.in_memory() as first, Notebook.in_memory() as second:
            people.do(first, deeds)
            digest = export(first, folder / "out")
            assert digest == hash_of(first)
            bring_in(second, folder / "out", at=NOON)
            assert hash_of(second) == digest
            with Notebook.open(folder / "out" / "notebook.sqlite") as third:
                assert hash_of(third) == digest
                assert third.check_ins() == first.check_ins() == second.check_ins()
            again = bring_in(second, folder / "out", at=NOON)
            assert again.records == 0, "twice brought in is once kept"
            assert hash_of(second) == digest
    finally:
        shutil.rmtree(folder)


@settings(max_examples=6)
@given(people.deeds)
def test_both_databases_say_the_same(postgres_url: str, deeds: list[object]) -> None:
    with Notebook.in_memory() as one, Notebook.open(f"{postgres_url}&notebook=same") as other:
        wipe(other)
        people.do(one, deeds)
        people.do(other, deeds)
        assert hash_of(one) == hash_of(other)


@settings(max_examples=10)
@given(people.deeds)
def test_the_tables_say_the_same_as_the_json_and_nothing_can_run(deeds: list[object]) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        with Notebook.in_memory() as notebook:
            people.do(notebook, deeds)
            export(notebook, folder / "out")
        package = json.loads((folder / "out" / "datapackage.json").read_text("utf-8"))
        fields = {one["path"]: one["schema"]["fields"] for one in package["resources"]}
        for table in CONTENT:
            path = f"csv/{table.name}.csv"
            with (folder / "out" / path).open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
            lines = (folder / "out" / f"json/{table.name}.jsonl").read_text("utf-8").split("\n")
            told = [json.loads(line) for line in lines if line]
            assert len(rows) == len(told)
            for cells, row in zip(rows, told, strict=True):
                for field in fields[path]:
                    cell, value = cells[field["name"]], row[field["name"]]
                    if isinstance(value, str):
                        assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r")
                        assert unguarded(cell) == value
                    elif value is None:
                        assert cell == ""
                    elif isinstance(value, int | float) and not isinstance(value, bool):
                        assert float(cell) == value
                    elif field["type"] == "any":
                        assert json.loads(cell) == value
    finally:
        shutil.rmtree(folder)


@given(people.words)
def test_a_guarded_cell_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n")


def test_every_column_is_explained(full: Notebook, tmp_path: Path) -> None:
    export(full, tmp_path / "out")
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text("utf-8"))
    assert {one["path"].split("/")[1].split(".")[0] for one in package["resources"]} == {
        table.name for table in CONTENT
    }
    for resource in package["resources"]:
        assert resource["description"]
        assert (tmp_path / "out" / resource["path"]).is_file()
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_what_is_here_stays_and_the_rest_comes_in_as_one_deed(
    a_place: Callable[[], str], tmp_path: Path
) -> None:
    with Notebook.open(a_place()) as one, Notebook.open(a_place()) as other:
        one.keep_event(Event(TODAY, "both", words="as told first", id="x"), at=NOON)
        one.keep_event(Event(TODAY, "only there"), at=NOON)
        export(one, tmp_path / "out.zip")
        other.keep_event(Event(TODAY, "both", words="as told here", id="x"), at=NOON)
        done = bring_in(other, tmp_path / "out.zip", at=NOON)
        assert (done.records, done.whole) == (1, False)
        assert other.get("x").words == "as told here"
        assert len(other.events()) == 2
        other.undo(at=NOON)
        assert [event.words for event in other.events()] == ["as told here"]


def test_the_profile_and_walks_come_in_where_there_are_none(tmp_path: Path) -> None:
    from tests.notebook.test_walks import a_walk

    with Notebook.in_memory() as one, Notebook.in_memory() as other:
        one.set_profile(Profile(stroke_leg="left"), at=NOON)
        one.set_setting("reminder", "18:00")
        one.keep_walk(a_walk(), at=NOON)
        export(one, tmp_path / "out")
        other.set_setting("reminder", "off")
        assert bring_in(other, tmp_path / "out", at=NOON).records == 2
        assert other.profile().stroke_leg == "left"
        assert other.setting("reminder") == "off", "what is here stays"
        assert other.strides("w1").height == 5
        assert other.walk_measures("foot_pitch_ic_deg")[0].leg == "paretic"
        other.undo(at=NOON)
        assert other.profile() == Profile()
        assert other.walks() == []


def test_recordings_go_with_it(notebook: Notebook, tmp_path: Path) -> None:
    file = tmp_path / "walk.zip"
    file.write_bytes(b"a recording")
    with Notebook.open(tmp_path / "n.sqlite") as first:
        from tests.notebook.test_walks import a_walk

        digest = first.keep_walk(a_walk(), original=file, at=NOON).original
        assert digest is not None
        export(first, tmp_path / "out.zip")
    with Notebook.in_memory() as other:
        bring_in(other, tmp_path / "out.zip", at=NOON)
        assert other.original(digest).read_bytes() == b"a recording"
        assert other.strides("w1").height == 5
        assert faults(other) == []


def test_nothing_is_overwritten(full: Notebook, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    with pytest.raises(CannotUse, match="something at"):
        export(full, tmp_path / "out")


def test_an_export_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("x")
    with Notebook.in_memory() as notebook, pytest.raises(NotebookTrouble):
        export(notebook, in_the_way / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def changed(package: Path, table: str, line: str) -> Path:
    """An export with another line in one of its tables."""
    with (package / "json" / f"{table}.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    return package


@pytest.mark.parametrize(
    "line",
    ['{"id": "x"}', "not json", "[1]", "[" * 100_000, '{"id": "' + "x" * 100, "{}" * 3],
)
def test_a_changed_export_changes_nothing(tmp_path: Path, line: str) -> None:
    with Notebook.in_memory() as notebook:
        notebook.keep_event(Event(TODAY, "one"), at=NOON)
        export(notebook, tmp_path / "out")
        before = hash_of(notebook)
        with pytest.raises(CannotUse, match="not whole, or was changed"):
            bring_in(notebook, changed(tmp_path / "out", "events", line), at=NOON)
        assert hash_of(notebook) == before


def rehashed(package: Path) -> Path:
    """Make the hash of a hostile export fit, as somebody who means harm would."""
    from surefoot.notebook.bring_in import Source

    said = json.loads((package / "datapackage.json").read_text("utf-8"))
    said["content_sha256"] = content_hash(Source(package, None).rows)
    (package / "datapackage.json").write_text(json.dumps(said), "utf-8")
    return package


@pytest.mark.parametrize(
    ("table", "line"),
    [
        ("check_ins", '{"id": "x", "day": "2026-05-03", "signs": {"nonsense": "seen"}}'),
        ("events", '{"id": "x", "day": "not a day"}'),
        ("events", '{"id": "x"}'),
        ("strides", '{"walk_id": "nobody", "foot": "left", "stride_no": 1}'),
        ("originals", '{"sha256": "../../etc/passwd", "file_name": "", "bytes_count": 1}'),
    ],
)
def test_a_hostile_export_changes_nothing(
    notebook: Notebook, tmp_path: Path, table: str, line: str
) -> None:
    with Notebook.in_memory() as theirs:
        theirs.keep_event(Event(TODAY, "one"), at=NOON)
        export(theirs, tmp_path / "out")
    package = rehashed(changed(tmp_path / "out", table, line))
    before = hash_of(notebook)
    with pytest.raises(CannotUse, match="not whole, or was changed"):
        bring_in(notebook, package, at=NOON)
    assert hash_of(notebook) == before


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("datapackage.json", b"0" * 50_000_000)
    with Notebook.in_memory() as notebook, pytest.raises(CannotUse, match="would unpack to"):
        bring_in(notebook, bomb, at=NOON)


def test_the_zip_of_another_program_is_one_sentence(tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(other, "w") as packed:
        packed.writestr("Checkmarks.csv", "a,b")
    text = tmp_path / "text.zip"
    text.write_text("not a zip")
    with Notebook.in_memory() as notebook:
        for path in (other, text):
            with pytest.raises(CannotUse, match="is not an export of surefoot"):
                bring_in(notebook, path, at=NOON)
        with pytest.raises(CannotUse, match="There is no file"):
            bring_in(notebook, tmp_path / "nothing.zip", at=NOON)


def test_an_export_of_a_newer_surefoot_is_refused_politely(tmp_path: Path) -> None:
    with Notebook.in_memory() as notebook:
        export(notebook, tmp_path / "out")
        package = tmp_path / "out" / "datapackage.json"
        package.write_text(package.read_text("utf-8").replace("notebook-1", "notebook-9"), "utf-8")
        with pytest.raises(TooNew):
            bring_in(notebook, tmp_path / "out", at=NOON)


def test_erased_is_empty_everywhere_and_comes_back_within_seven_days(tmp_path: Path) -> None:
    place = str(tmp_path / "n.sqlite")
    recording = tmp_path / "walk.zip"
    recording.write_bytes(b"a recording")
    with Notebook.open(place) as notebook:
        from tests.notebook.test_walks import a_walk

        notebook.keep_event(Event(TODAY, "a secret nobody else may read"), at=NOON)
        note = notebook.keep_walk(a_walk(), original=recording, at=NOON)
        before = hash_of(notebook)
        folder = erase(notebook, place, now=NOON)
        assert folder is not None
        assert notebook.events() == []
        for path in tmp_path.rglob("*"):
            if path.is_file() and folder not in path.parents and path != recording:
                assert b"nobody else" not in path.read_bytes()
                assert b"a recording" not in path.read_bytes()
        undo_erase(notebook, place, now=NOON + 6 * DAY)
        assert hash_of(notebook) == before
        assert note.original is not None
        assert notebook.original(note.original).read_bytes() == b"a recording"
        assert not folder.exists()


def test_what_was_kept_since_stays_when_the_erased_comes_back(tmp_path: Path) -> None:
    place = str(tmp_path / "n.sqlite")
    with Notebook.open(place) as notebook:
        notebook.keep_event(Event(TODAY, "before"), at=NOON)
        erase(notebook, place, now=NOON)
        notebook.keep_event(Event(TODAY, "since"), at=NOON)
        undo_erase(notebook, place, now=NOON)
        assert sorted(event.what for event in notebook.events()) == ["before", "since"]


def test_after_seven_days_it_is_gone(tmp_path: Path) -> None:
    place = str(tmp_path / "n.sqlite")
    with Notebook.open(place) as notebook:
        notebook.keep_event(Event(TODAY, "one"), at=NOON)
        folder = erase(notebook, place, now=NOON)
        with pytest.raises(CannotUse, match="nothing erased"):
            undo_erase(notebook, place, now=NOON + 8 * DAY)
        assert folder is not None
        assert not folder.exists()
        assert erase(notebook, place, now=NOON, keep_days=False) is None


def test_a_notebook_on_a_server_is_erased_and_comes_back(postgres_url: str, tmp_path: Path) -> None:
    place = str(tmp_path / "kept-here.sqlite")
    originals = tmp_path / "originals"
    with Notebook.open(f"{postgres_url}&notebook=erased", originals=originals) as notebook:
        wipe(notebook)
        notebook.keep_event(Event(TODAY, "one"), at=NOON)
        before = hash_of(notebook)
        erase(notebook, place, now=NOON)
        assert notebook.events() == []
        undo_erase(notebook, place, now=NOON)
        assert hash_of(notebook) == before


def test_the_exported_file_is_plain_sqlite_also_from_a_locked_notebook(tmp_path: Path) -> None:
    pytest.importorskip("sqlcipher3")
    with Notebook.open(tmp_path / "locked.sqlite", "secret") as locked:
        locked.keep_event(Event(TODAY, "one"), at=NOON)
        export(locked, tmp_path / "out")
    raw = sqlite3.connect(tmp_path / "out" / "notebook.sqlite")
    assert raw.execute("SELECT what FROM events").fetchall() == [("one",)]
    raw.close()
