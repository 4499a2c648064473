"""The walls of the house that imports cannot hold by themselves."""

import subprocess
import sys

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
