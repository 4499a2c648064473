"""The Dockerfile and the systemd unit say what a careful reader would look for."""

import re
import shutil
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from surefoot.web.lan import _listen

ROOT = Path(__file__).resolve().parents[2]


def docker() -> str:
    return (ROOT / "Dockerfile").read_text("utf-8")


def test_the_image_is_pinned_lean_and_not_root():
    text = docker()
    assert all(
        re.match(r"\S+:\d\S*( AS built)?$", line) for line in re.findall(r"^FROM (.*)$", text, re.M)
    ), "the base images have a version"
    assert re.search(r"^USER (?!root)\S+$", text, re.M)
    assert text.index("USER person") > text.index("pip install")
    assert "--no-cache-dir" in text
    assert "latest" not in text
    assert not re.search(r"^ADD ", text, re.M)
    assert not re.search(r"\bsudo\b|curl [^|]*\|", text)
    for line in re.findall(r"^(?:ENTRYPOINT|CMD) (.*)$", text, re.M):
        assert line.startswith("["), "exec form, so that signals arrive"


def test_every_kind_of_file_the_app_reads_is_installed_with_it():
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    installed = told["tool"]["setuptools"]["package-data"]["surefoot"]
    ours = (p for p in (ROOT / "src" / "surefoot").rglob("*.*") if "__pycache__" not in p.parts)
    kinds = {path.suffix for path in ours if path.is_file()} - {".py", ".c", ".h", ".so", ".typed"}
    assert kinds >= {".yaml", ".html", ".png"}
    assert {f"**/*{kind}" for kind in kinds} <= set(installed)


def test_everything_the_image_copies_is_there():
    for line in re.findall(r"^COPY (?!--from)(.*)$", docker(), re.M):
        for name in line.split()[:-1]:
            assert (ROOT / name).exists(), name


def test_the_image_and_the_unit_use_options_that_exist():
    import inspect

    from surefoot.cli.serve import serve

    known = {f"--{name.replace('_', '-')}" for name in inspect.signature(serve).parameters}
    known.add("--no-browser")
    unit = (ROOT / "packaging" / "surefoot.service").read_text("utf-8")
    for text in (re.search(r"^ENTRYPOINT (.*)$", docker(), re.M)[1], unit):
        assert (
            set(re.findall(r"(?<=[ \"])--[a-z-]+", text.replace("--user enable --now", "")))
            <= known
        )


def test_the_unit_sees_only_its_own_folder():
    unit = (ROOT / "packaging" / "surefoot.service").read_text("utf-8")
    for line in ("NoNewPrivileges=yes", "ProtectSystem=strict", "UMask=0077", "--no-browser"):
        assert line in unit
    assert "0.0.0.0" not in unit


def test_systemd_understands_the_unit(tmp_path):
    if shutil.which("systemd-analyze") is None:
        pytest.skip("systemd-analyze is not here, so the unit was not verified")
    text = (ROOT / "packaging" / "surefoot.service").read_text("utf-8")
    unit = tmp_path / "surefoot.service"
    unit.write_text(text.replace("%h/.local/bin/surefoot", sys.executable), "utf-8")
    told = subprocess.run(
        ["systemd-analyze", "verify", str(unit)],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    complaints = [line for line in told.stderr.splitlines() if "surefoot.service" in line]
    assert complaints == []


def test_the_first_page_does_not_wait_for_the_models():
    """Who starts the app sees its first page before the heavy parts are loaded."""
    heavy = ("scipy.special", "scipy.linalg", "polars", "surefoot.diary.reading")
    asked = f"import sys, surefoot.web.app; print([m for m in {heavy} if m in sys.modules])"
    told = subprocess.run(
        [sys.executable, "-c", asked], capture_output=True, text=True, timeout=60, check=True
    )
    assert told.stdout.strip() == "[]"


def test_small_answers_are_sent_at_once(app):
    """Without this each answer on a kept connection waits 40 ms for the one before."""
    assert app.door.proto == socket.IPPROTO_TCP
    phones = _listen("127.0.0.1")
    assert phones.proto == socket.IPPROTO_TCP
    phones.close()
