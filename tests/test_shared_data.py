"""The tests look for the real recordings where the person who runs them says."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("said", ["elsewhere", ""])
def test_the_real_recordings_are_looked_for_where_they_are_said_to_be(said: str) -> None:
    code = "from tests.conftest import SHARED_DATA; print(SHARED_DATA)"
    environment = {**os.environ, "SUREFOOT_SHARED_DATA": said}
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True, text=True, check=True, cwd=ROOT, env=environment,
    )  # fmt: skip
    beside = ROOT.parent / "shared" / "data"
    assert Path(run.stdout.strip()) == (Path(said) if said else beside)
