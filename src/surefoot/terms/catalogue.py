"""Read the YAML catalogues that ship with surefoot."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def catalogue(package: str, name: str) -> Any:
    """Give the content of ``name`` (a YAML file) of a room, read once.

    Parameters
    ----------
    package : the room, for example ``surefoot.terms``.
    name : the file, for example ``measures.yaml``.
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(files(package).joinpath(name).read_bytes(), Loader=loader)  # noqa: S506
