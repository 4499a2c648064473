"""Everything out and back in: export, bring in an export, erase and change one's mind."""

import shutil
from datetime import datetime
from pathlib import Path

from surefoot.actions import APP_FOLDER
from surefoot.notebook import bring_in as read
from surefoot.notebook import erase as wipe
from surefoot.notebook import export as write
from surefoot.notebook.bring_in import BroughtIn
from surefoot.notebook.contents import content_hash, rows_of
from surefoot.notebook.engine import MEMORY, is_url
from surefoot.notebook.notebook import Notebook
from surefoot.terms.errors import CannotUse

__all__ = [
    "BroughtIn",
    "bring_in",
    "drop_drawn_pages",
    "erase",
    "export",
    "fingerprint",
    "purge_erased",
    "undo_erase",
]


def export(notebook: Notebook, to: Path) -> str:
    """Write everything out; see `surefoot.notebook.export`."""
    return write.export(notebook, to)


def bring_in(notebook: Notebook, package: Path, *, now: datetime, by: str = "person") -> BroughtIn:
    """Bring an export in; see `surefoot.notebook.bring_in`."""
    return read.bring_in(notebook, package, at=now, by=by)


def fingerprint(notebook: Notebook) -> str:
    """Give one hash of everything kept: the same before an export and after it came back in."""
    with notebook.reading() as connection:
        return content_hash(rows_of(connection))


def erase(
    notebook: Notebook, *, now: datetime, beside: Path | None = None, keep_days: bool = True
) -> Path | None:
    """Delete everything, with an undo copy for seven days; give where that is.

    Parameters
    ----------
    beside : for a notebook on a server, the file beside which the undo copy is made.
    """
    place = _place(notebook, beside)
    kept = wipe.erase(notebook, place, now=now, keep_days=keep_days)
    drop_drawn_pages(place)
    return kept


def drop_drawn_pages(place: str) -> None:
    """Delete what the app drew of walks, and recordings that were not walks yet."""
    for name in ("pages", "walks", "halves", "coming"):
        shutil.rmtree(Path(f"{place}{APP_FOLDER}") / name, ignore_errors=True)


def undo_erase(
    notebook: Notebook,
    *,
    now: datetime,
    beside: Path | None = None,
    passphrase: str | None = None,
) -> int:
    """Bring back what was erased in the last seven days."""
    return wipe.undo_erase(notebook, _place(notebook, beside), now=now, passphrase=passphrase)


def purge_erased(notebook: Notebook, *, now: datetime) -> None:
    """Delete undo copies older than seven days; called whenever a notebook is opened."""
    if notebook.where != MEMORY and not is_url(notebook.where):
        wipe.purge(notebook.where, now=now)


def _place(notebook: Notebook, beside: Path | None) -> str:
    if beside is not None:
        return str(beside)
    if notebook.where == MEMORY or is_url(notebook.where):
        raise CannotUse(
            "This notebook is not a file, so its undo copy has no place of its own.",
            "Say where it goes with --to FILE. Nothing was erased.",
            reason="no_folder",
        )
    return notebook.where
