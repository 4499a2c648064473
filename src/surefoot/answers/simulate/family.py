"""A Family: one way a made-up person can be, with its reason."""

from collections.abc import Callable
from inspect import getdoc
from typing import Generic, TypeVar

from attrs import frozen

Make = TypeVar("Make", bound=Callable[..., object])


@frozen
class Family(Generic[Make]):
    """One generator with its reason.

    Parameters
    ----------
    name : what it is called in tables and on the command line.
    reason : why such people must be in the test, one or two sentences.
    states_exist : whether "gone" is a state in it, and not a chance crossing of a line.
    make : the generator itself.
    """

    name: str
    reason: str
    states_exist: bool
    make: Make


def family(make: Make, *, states_exist: bool) -> Family[Make]:
    """Make a Family of a generator; its docstring is the reason, its name the name."""
    reason = " ".join((getdoc(make) or "").split())
    return Family(make.__name__.strip("_"), reason, states_exist, make)


def by_name(*families: Family[Make]) -> dict[str, Family[Make]]:
    """Lay families out by name, in the order given."""
    return {one.name: one for one in families}
