"""The walls of the house that imports cannot hold by themselves."""

import subprocess
import sys
from pathlib import Path

import pytest

FORBIDDEN_FOR_KERNELS = ("polars", "attrs", "sqlalchemy", "starlette", "yaml")


def imported_by(module: str) -> set[str]:
    """Names of all modules that a fresh interpreter holds after importing `module`."""
    code = f"import {module}, sys; print('\\n'.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


def test_kernels_need_numpy_and_scipy_only() -> None:
    loaded = imported_by("surefoot.gait.kernels")
    assert not loaded.intersection(FORBIDDEN_FOR_KERNELS)


@pytest.mark.parametrize("heavy", ["numpy", "scipy", "polars", "sqlalchemy", "starlette"])
def test_importing_surefoot_loads_nothing_heavy(heavy: str) -> None:
    assert heavy not in imported_by("surefoot")


def test_every_folder_of_tests_is_a_package() -> None:
    # Two rooms may both have a test_simulate.py: pytest tells them apart by their package.
    here = Path(__file__).parent
    folders = {file.parent for file in here.rglob("test_*.py")}
    assert [f.name for f in folders if not (f / "__init__.py").exists()] == []
