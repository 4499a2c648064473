"""``surefoot backup``, ``restore``, ``check`` and ``passphrase``."""

import getpass
import os
import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from surefoot.actions import safe_keeping as action
from surefoot.actions.open import open_notebook
from surefoot.cli.options import NotebookPlace, now, opened, place_of
from surefoot.terms.errors import CannotUse, Locked

Passphrase = Annotated[
    bool,
    Parameter(negative="", help="Ask for the copy's own passphrase [or SUREFOOT_COPY_PASSPHRASE]"),
]


def backup(
    *,
    to: Path | None = None,
    encrypt: Passphrase = False,
    notebook: NotebookPlace = None,
) -> None:
    """Make a dated copy of your notebook. The newest seven are kept.

    Parameters
    ----------
    to
        The folder for copies; beside the notebook when left out.
    encrypt
        Lock the copy with a passphrase of its own (age). A lost passphrase is a lost copy.
    """
    passphrase = copy_passphrase(twice=True) if encrypt else None
    with opened(notebook) as book:
        copy = action.back_up(book, now=now(), folder=to, passphrase=passphrase)
    print(f"Copy kept: {copy.path}")


def restore(
    copy: Path | None = None,
    /,
    *,
    newest: Annotated[bool, Parameter(negative="")] = False,
    to: Path | None = None,
    encrypted: Passphrase = False,
    notebook: NotebookPlace = None,
) -> None:
    """Bring back a copy; without one, list your copies. The notebook as it was is kept.

    Parameters
    ----------
    copy
        The copy to bring back.
    newest
        Bring back the newest one.
    to
        The folder for copies; beside the notebook when left out.
    encrypted
        Ask for the copy's own passphrase.
    """
    place = place_of(notebook)
    if copy is None:
        found = action.copies(place, to)
        if not newest or not found:
            print("\n".join(map(str, found)) if found else "There are no copies yet.")
            if found:
                print("Bring the newest back with: surefoot restore --newest")
            return
        copy = found[0].path
    before = action.restore(
        place,
        copy,
        now=now(),
        passphrase=os.environ.get("SUREFOOT_PASSPHRASE") or None,
        copy_passphrase=copy_passphrase() if encrypted or copy.suffix == ".age" else None,
    )
    print(f"Brought back: {copy}")
    if before is not None:
        print(f"Your notebook as it was is kept: {before}")


def check(*, notebook: NotebookPlace = None) -> None:
    """Look whether your notebook is whole: its pages, every entry, every original file."""
    with opened(notebook) as book:
        found = action.faults(book)
        where = book.where
    if not found:
        print(f"Your notebook is whole: {where}")
        return
    raise CannotUse(
        " ".join(found),
        "Run 'surefoot restore' to see your copies. Nothing was changed.",
        reason="faults",
    )


def passphrase(
    *,
    remove: Annotated[bool, Parameter(negative="")] = False,
    notebook: NotebookPlace = None,
) -> None:
    """Lock your notebook with a passphrase, or change it. Nobody can open it without.

    The passphrase is asked for, or taken from SUREFOOT_PASSPHRASE (now) and
    SUREFOOT_NEW_PASSPHRASE (from now on). Close the app first.

    Parameters
    ----------
    remove
        Take the passphrase away.
    """
    place = place_of(notebook)
    old = os.environ.get("SUREFOOT_PASSPHRASE") or None
    try:
        open_notebook(place, environ=os.environ).close()
    except Locked as locked:
        if locked.reason != "passphrase":
            raise
        old = _secret("SUREFOOT_PASSPHRASE", "Passphrase of your notebook: ", twice=False)
    new = None if remove else _secret("SUREFOOT_NEW_PASSPHRASE", "New passphrase: ", twice=True)
    action.relock(place, old=old, new=new)
    if remove:
        print("Your notebook has no passphrase any more.")
        return
    print("Your notebook is locked. Write the passphrase down and keep it in a safe place.")
    print("If it is lost, nobody can open your notebook, not even we.")
    print("Copies made before and your original recordings are not locked by it.")


def copy_passphrase(*, twice: bool = False) -> str:
    """Ask for the passphrase of a copy, twice for a new one."""
    return _secret("SUREFOOT_COPY_PASSPHRASE", "Passphrase of the copy: ", twice=twice)


def _secret(name: str, question: str, *, twice: bool) -> str:
    """Take a passphrase from the environment, or ask for it without showing it."""
    known = os.environ.get(name)
    if known:
        return known
    if not sys.stdin.isatty():
        raise CannotUse(
            "There was nobody to ask for the passphrase.",
            f"Run it in a terminal, or set {name}.",
            reason="nobody_answers",
        )
    first = getpass.getpass(question)
    if not first or (twice and getpass.getpass("Once more: ") != first):
        raise CannotUse(
            "The two were not the same, or empty.", "Please try again.", reason="passphrase"
        )
    return first
