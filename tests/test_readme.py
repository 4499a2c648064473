"""README is short and true: its commands exist, its links lead somewhere."""

import re
from pathlib import Path

import surefoot
from surefoot.cli import COMMANDS

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
