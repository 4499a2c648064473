"""Empty notebooks on both databases: a SQLite file, and a private PostgreSQL made for the tests."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from surefoot.notebook.notebook import Notebook

_numbers = count(1)


def _postgres_bin() -> Path | None:
    """The newest PostgreSQL of this machine, as Debian lays it out, or from the path."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3])
    )
    on_path = shutil.which("initdb")
    if not found and on_path is not None:
        found = [Path(on_path).resolve()]
    return found[-1].parent if found else None


def _unprivileged() -> dict[str, Any]:
    """PostgreSQL refuses to run as root: root lends it another user."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    pytest.skip("NO POSTGRESQL TESTS: this runs as root and there is no other user to lend")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A private cluster on a socket in a temporary folder; nobody else's is touched."""
    pytest.importorskip("psycopg", reason="NO POSTGRESQL TESTS: the extra 'clinic' is not here")
    programs = _postgres_bin()
    if programs is None:
        pytest.skip("NO POSTGRESQL TESTS: initdb was not found (make test installs it on Debian)")
    who = _unprivileged()
    folder = Path(tempfile.mkdtemp(prefix="surefoot-pg-", dir="/tmp"))  # short: socket paths are
    if who:
        os.chown(folder, who["user"], who["group"])

    def run(*command: str) -> None:
        subprocess.run(
            command, check=True, cwd=folder, timeout=120, **who,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    cluster = str(folder / "cluster")
    control = str(programs / "pg_ctl")
    try:
        run(
            str(programs / "initdb"), "-D", cluster, "-U", "surefoot", "-A", "trust",
            "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
        )  # fmt: skip
        options = f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=40"
        run(control, "-D", cluster, "-w", "-l", str(folder / "log"), "-o", options, "start")
        yield f"postgresql://surefoot@/postgres?host={folder}"
        run(control, "-D", cluster, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgres"])
def a_place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Places for new notebooks, on each of the two databases."""
    if request.param == "sqlite":
        return lambda: str(tmp_path / f"notebook-{next(_numbers)}.sqlite")
    url = request.getfixturevalue("postgres_url")
    return lambda: f"{url}&notebook=n{next(_numbers)}"


@pytest.fixture
def notebook(a_place: Callable[[], str], tmp_path: Path) -> Iterator[Notebook]:
    """An empty notebook, on each of the two databases."""
    with Notebook.open(a_place(), originals=tmp_path / "originals") as opened:
        yield opened
