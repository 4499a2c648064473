"""Keep the notebook safe: dated copies, bring one back, look whether all is whole."""

from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from surefoot.actions.take_out import purge_erased
from surefoot.notebook import check
from surefoot.notebook import copies as stored
from surefoot.notebook import passphrase as locks
from surefoot.notebook.bring_back import bring_back
from surefoot.notebook.copies import Copy
from surefoot.notebook.engine import MEMORY, is_url
from surefoot.notebook.notebook import Notebook
from surefoot.terms.errors import CannotUse, NotebookTrouble

__all__ = [
    "Copy", "back_up", "back_up_if_due", "copies", "faults", "look_after", "relock", "restore",
]  # fmt: skip


def folder_for(place: str, asked: Path | None = None) -> Path:
    """Say where copies lie: as asked, else beside the notebook's file.

    Raises
    ------
    CannotUse
        The notebook is on a server and nobody said where its copies go.
    """
    if asked is not None:
        return asked
    if is_url(place) or place == MEMORY:
        raise CannotUse(
            "This notebook is not a file, so its copies have no place of their own.",
            "Say where they go with --to FOLDER.",
            reason="no_folder",
        )
    return stored.folder_of(place)


def back_up(
    notebook: Notebook, *, now: datetime, folder: Path | None = None, passphrase: str | None = None
) -> Copy:
    """Make a dated copy; the newest seven are kept.

    Parameters
    ----------
    folder : where; beside the notebook when None.
    passphrase : encrypts the copy (age).
    """
    to = folder_for(notebook.where, folder)
    with notebook.reading() as connection:
        return stored.keep_copy(connection, to, now=now, passphrase=passphrase)


def back_up_if_due(notebook: Notebook, *, now: datetime) -> Copy | None:
    """Make a copy when the newest is a day old or there is none; None when there is no need."""
    if is_url(notebook.where) or notebook.where == MEMORY:
        return None
    newest = copies(notebook.where)[:1]
    if newest and now.replace(tzinfo=None) - newest[0].made_at < timedelta(days=1):
        return None
    return back_up(notebook, now=now)


def look_after(notebook: Notebook, *, now: datetime) -> None:
    """Do what a notebook needs once a day: a copy, and what was erased over a week ago goes.

    A copy that cannot be made does not keep anybody from her notebook; the page of her data says
    from when the newest one is.
    """
    with suppress(NotebookTrouble):
        purge_erased(notebook, now=now)
    with suppress(NotebookTrouble):
        back_up_if_due(notebook, now=now)


def copies(place: str, folder: Path | None = None) -> list[Copy]:
    """Give the dated copies of a notebook, newest first."""
    return stored.copies(folder_for(place, folder))


def restore(
    place: str,
    copy: Path,
    *,
    now: datetime,
    passphrase: str | None = None,
    copy_passphrase: str | None = None,
) -> Path | None:
    """Put a copy in the place of the notebook; give where the notebook as it was is kept.

    Raises
    ------
    CannotUse
        There is no such copy.
    Damaged, TooNew, Locked
        The copy cannot be used. The notebook is as it was.
    """
    if is_url(place):
        before = copy.parent / f"before-restore-{now:%Y-%m-%d-%H%M%S}.sqlite"
        with Notebook.open(place) as notebook:
            bring_back(notebook, copy, before, copy_passphrase=copy_passphrase)
        return before
    return stored.restore(
        place, copy, now=now, passphrase=passphrase, copy_passphrase=copy_passphrase
    )


def faults(notebook: Notebook) -> list[str]:
    """Give one plain sentence for each fault of the notebook; empty when it is whole."""
    return check.faults(notebook)


def relock(place: str, *, old: str | None, new: str | None) -> None:
    """Give the notebook a passphrase, change it, or take it away (None).

    Raises
    ------
    CannotUse
        The notebook is on a server, whose keeper looks after its locks.
    Locked
        The old passphrase does not fit, or another program has the notebook open.
    """
    if is_url(place):
        raise CannotUse(
            "A notebook on a server has no passphrase of its own.",
            "Ask whoever looks after the server.",
            reason="on_a_server",
        )
    locks.relock(place, old, new)
