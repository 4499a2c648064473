"""surefoot: a notebook, a timer and an honest walk measure for people with foot drop.

Ten names, no more. Each loads what it needs when it is first asked for, so that
``import surefoot`` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from surefoot.actions.ask import ask
    from surefoot.actions.measure_files import measure_files
    from surefoot.actions.open import open_notebook
    from surefoot.actions.tell import tell
    from surefoot.gait.change import compare_walks
    from surefoot.gait.walk import Walk, measure_walk
    from surefoot.recordings.read import read_recordings
    from surefoot.recordings.recording import Recording
    from surefoot.terms.errors import SurefootError

__version__ = "0.1.0"

_HOME = {
    "Recording": "surefoot.recordings.recording",
    "SurefootError": "surefoot.terms.errors",
    "Walk": "surefoot.gait.walk",
    "ask": "surefoot.actions.ask",
    "compare_walks": "surefoot.gait.change",
    "measure_files": "surefoot.actions.measure_files",
    "measure_walk": "surefoot.gait.walk",
    "open_notebook": "surefoot.actions.open",
    "read_recordings": "surefoot.recordings.read",
    "tell": "surefoot.actions.tell",
}

__all__ = [
    "Recording",
    "SurefootError",
    "Walk",
    "ask",
    "compare_walks",
    "measure_files",
    "measure_walk",
    "open_notebook",
    "read_recordings",
    "tell",
]


def __getattr__(name: str) -> Any:
    """Fetch one of the public names from the room it lives in."""
    if name not in _HOME:
        raise AttributeError(f"module 'surefoot' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)
