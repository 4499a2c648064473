"""README is short and true: its commands exist, its links lead somewhere."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest

import surefoot
from surefoot.cli import COMMANDS, main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_it_is_under_five_hundred_words() -> None:
    assert len(README.split()) < 500


def test_every_command_it_names_exists() -> None:
    named = set(re.findall(r"^    surefoot ([a-z-]+)", README, re.M))
    assert len(named) >= 5
    assert named <= set(COMMANDS)
    targets = set(re.findall(r"`make (\w+)`|^    make (\w+)", README, re.M))
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert all(re.search(rf"^{a or b}:", makefile, re.M) for a, b in targets)


def test_every_page_it_points_to_is_there() -> None:
    for page in re.findall(r"\]\(([^)#]+)", README):
        assert (ROOT / page).exists(), page


def test_every_python_name_it_uses_is_public() -> None:
    used = set(re.findall(r"surefoot\.([A-Za-z_]+)\(", README))
    assert used
    assert used <= set(surefoot.__all__)


def test_its_python_runs_as_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit):
        main(["simulate", "walk", "--out", str(tmp_path / "walk"), "--strides", "12"])
    shutil.make_archive(str(tmp_path / "walk"), "zip", tmp_path / "walk")
    monkeypatch.chdir(tmp_path)
    (block,) = re.findall(r"```python\n(.*?)```", README, re.S)
    told: dict[str, Any] = {}
    exec(block, told)  # the page's own words
    assert told["walk"].strides.height >= 20
    assert surefoot.measure_files("walk.zip").id == told["walk"].id
    assert len(surefoot.read_recordings("walk.zip")) == 2
