"""Where the notebook is, and that nothing is asked of it that it cannot do."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from surefoot.actions import safe_keeping, take_out
from surefoot.actions.open import Notebook, data_folder, open_notebook, place_of_notebook
from surefoot.terms.errors import SurefootError

NOON = datetime(2026, 5, 3, 12, 0, tzinfo=UTC)
HOME = Path("/home/sam")


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {}, "/home/sam/.local/share/surefoot"),
        ("linux", {"XDG_DATA_HOME": "/data"}, "/data/surefoot"),
        ("darwin", {}, "/home/sam/Library/Application Support/surefoot"),
        ("win32", {}, "/home/sam/AppData/Local/surefoot"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/surefoot"),
    ],
)
def test_each_platform_has_its_folder(
    platform: str, environ: dict[str, str], expected: str
) -> None:
    assert data_folder(environ, home=HOME, platform=platform).as_posix() == expected


def test_what_is_asked_for_comes_first_then_the_environment() -> None:
    told = {"SUREFOOT_NOTEBOOK": "theirs.sqlite"}
    assert place_of_notebook("mine.sqlite", told, home=HOME) == "mine.sqlite"
    assert place_of_notebook(None, told, home=HOME) == "theirs.sqlite"
    usual = place_of_notebook(None, {}, home=HOME, platform="linux")
    assert usual == "/home/sam/.local/share/surefoot/notebook.sqlite"


def test_a_new_notebook_is_for_her_eyes_only(tmp_path: Path) -> None:
    with open_notebook(None, environ={}, home=tmp_path) as notebook:
        file = Path(notebook.where)
        assert file.is_relative_to(tmp_path)
    assert file.stat().st_mode & 0o077 == 0
    assert file.parent.stat().st_mode & 0o077 == 0


def test_the_originals_go_where_the_environment_says(tmp_path: Path) -> None:
    environ = {"SUREFOOT_ORIGINALS": str(tmp_path / "elsewhere")}
    with open_notebook(str(tmp_path / "n.sqlite"), environ=environ) as notebook:
        assert notebook.originals_folder == tmp_path / "elsewhere"


SERVER = "postgresql://127.0.0.1/x"


@pytest.mark.parametrize(
    "asked",
    [
        lambda notebook: safe_keeping.back_up(notebook, now=NOON),
        lambda notebook: take_out.erase(notebook, now=NOON),
        lambda notebook: safe_keeping.copies(SERVER),
        lambda notebook: safe_keeping.restore(SERVER, Path("x"), now=NOON),
        lambda notebook: safe_keeping.relock(SERVER, old=None, new="x"),
    ],
)
def test_what_cannot_be_done_here_is_one_sentence(asked) -> None:
    with Notebook.in_memory() as notebook, pytest.raises(SurefootError) as refused:
        asked(notebook)
    assert refused.value.next_step.endswith(".")


def test_a_notebook_in_memory_needs_no_copy() -> None:
    with Notebook.in_memory() as notebook:
        assert safe_keeping.back_up_if_due(notebook, now=NOON) is None
        take_out.purge_erased(notebook, now=NOON)


def test_the_same_content_has_the_same_fingerprint(tmp_path: Path) -> None:
    with Notebook.in_memory() as one, Notebook.in_memory() as other:
        assert take_out.fingerprint(one) == take_out.fingerprint(other)
        one.set_setting("reminder", "18:00")
        assert take_out.fingerprint(one) != take_out.fingerprint(other)
        take_out.export(one, tmp_path / "out.zip")
        take_out.bring_in(other, tmp_path / "out.zip", now=NOON)
        assert take_out.fingerprint(one) == take_out.fingerprint(other)
