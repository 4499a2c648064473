"""Options that many commands share: which notebook, and what time it is."""

import getpass
import os
import sys
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from surefoot.terms.errors import CannotUse, Locked

if TYPE_CHECKING:
    from surefoot.actions.open import Notebook

NotebookPlace = Annotated[
    str | None,
    Parameter(
        name="--notebook",
        help="The notebook's file, or postgresql://... [SUREFOOT_NOTEBOOK; else the usual place]",
    ),
]


def now() -> datetime:
    """Give this moment, with the time zone of this computer."""
    return datetime.now().astimezone()


def place_of(place: str | None) -> str:
    """Say where the notebook is, whether or not it is there."""
    from surefoot.actions.open import place_of_notebook

    return place_of_notebook(place, os.environ, home=Path.home())


def opened(place: str | None) -> "Notebook":
    """Open the notebook, asking for its passphrase where it has one and somebody can answer."""
    # A walk that is not kept should not wait for the database to load.
    from surefoot.actions.open import open_notebook
    from surefoot.actions.take_out import purge_erased

    try:
        book = open_notebook(place, environ=os.environ)
    except Locked as locked:
        if locked.reason != "passphrase" or not sys.stdin.isatty():
            raise
        passphrase = getpass.getpass("Passphrase of your notebook: ")
        book = open_notebook(place, environ=os.environ, passphrase=passphrase)
    purge_erased(book, now=now())
    return book


def day_of(text: str | None, today: date) -> date:
    """Read a day: 2026-05-03, today or yesterday; today when nothing is said.

    Raises
    ------
    CannotUse
        It is none of these.
    """
    if text is None or text == "today":
        return today
    if text == "yesterday":
        return today - timedelta(days=1)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CannotUse(
            f"{text!r} is not a day.",
            "Write it as 2026-05-03, or say today or yesterday.",
            reason="bad_day",
        ) from None
