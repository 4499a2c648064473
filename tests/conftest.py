"""Shared by all tests: Hypothesis without deadlines, the shared recordings where they are."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from benchmarks import SHARED_DATA

settings.register_profile(
    "surefoot",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("surefoot")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put files that drive a browser first; each file stays whole.

    A browser file takes minutes and holds few tests. Begun last, it keeps one worker busy while the
    other has nothing left to do.
    """
    browser = {item.path for item in items if item.get_closest_marker("browser")}
    items.sort(key=lambda item: item.path not in browser)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder of the real recordings; a test that asks for it skips loudly where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"the real recordings are not here ({SHARED_DATA.name} folder is absent)")
    return SHARED_DATA
