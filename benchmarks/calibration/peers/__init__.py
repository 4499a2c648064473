"""What others would say of the same people, each re-done from its description or its package."""

from collections.abc import Callable
from importlib.util import find_spec
from typing import TypeVar

Peer = TypeVar("Peer", bound=Callable[..., object])


def installed(peers: dict[str, Peer]) -> dict[str, Peer]:
    """Leave out peers whose package (the first word of their name) is not installed."""
    packages = ("ruptures", "lifelines", "river", "statsmodels")
    missing = [package for package in packages if find_spec(package) is None]
    return {name: peer for name, peer in peers.items() if name.split()[0] not in missing}
