"""``surefoot export``, ``import`` and ``erase``."""

import os
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from surefoot.actions import take_out as action
from surefoot.cli.options import NotebookPlace, now, opened
from surefoot.terms.errors import CannotUse


def export(to: Path, /, *, notebook: NotebookPlace = None) -> None:
    """Write out everything: CSV, JSON, SQLite and your recordings.

    Parameters
    ----------
    to
        A new folder, or a new file that ends in .zip.
    """
    with opened(notebook) as book:
        digest = action.export(book, to)
    print(f"Everything is in {to}\nContent hash {digest}")


def import_(package: Path, /, *, notebook: NotebookPlace = None) -> None:
    """Bring in an export of surefoot. What is here already stays as it is.

    Parameters
    ----------
    package
        The folder or zip file that 'surefoot export' wrote.
    """
    with opened(notebook) as book:
        done = action.bring_in(book, package, now=now())
    if done.whole:
        print("Your notebook is as it was when it was written out.")
    else:
        print(f"{done.records} entries came in. What was here already stays as it is.")


def erase(
    *,
    yes: Annotated[bool, Parameter(negative="")] = False,
    undo: Annotated[bool, Parameter(negative="")] = False,
    at_once: Annotated[bool, Parameter(negative="")] = False,
    to: Path | None = None,
    notebook: NotebookPlace = None,
) -> None:
    """Delete everything in your notebook. You have 7 days to change your mind.

    Parameters
    ----------
    yes
        Do it. Without it, only what would be deleted is shown.
    undo
        Bring back what was erased.
    at_once
        Keep no undo copy.
    to
        For a notebook on a server, the file beside which the undo copy is made.
    """
    with opened(notebook) as book:
        if undo:
            secret = os.environ.get("SUREFOOT_PASSPHRASE") or None
            action.undo_erase(book, now=now(), beside=to, passphrase=secret)
            print("Brought back.")
            return
        if not yes:
            raise CannotUse(
                f"This deletes every entry, every copy and every recording of {book.where}.",
                "If you want that, run 'surefoot erase --yes'. You then have 7 days to change "
                "your mind.",
                reason="not_confirmed",
            )
        folder = action.erase(book, now=now(), beside=to, keep_days=not at_once)
    print("Your notebook is empty.")
    if folder is not None:
        print(f"Until 7 days from now, 'surefoot erase --undo' brings it back from {folder}")
