"""What the database says when something is wrong, in one plain sentence."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from surefoot.terms.errors import Damaged, Locked, NotebookTrouble


@contextmanager
def plainly(where: str, passphrase: str | None = None) -> Iterator[None]:
    """Turn the database's and the disk's complaints into `NotebookTrouble`.

    Nothing of what was being written is in the sentence: it may be printed and logged. With a
    passphrase, pages that cannot be read may only mean that it does not fit, and that is said.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:  # bare where a connection is just being made
        said = said_plainly(str(getattr(error, "orig", error)), where)
        if said is None:
            raise
        if passphrase is not None and isinstance(said, Damaged):
            said = needs_passphrase(where)
        raise said from None
    except OSError as error:
        said = _from_disk(error, where)
        if said is None:
            raise
        raise said from None


def said_plainly(message: str, where: str) -> NotebookTrouble | None:
    """Give the trouble a database message stands for, or None when it is a mistake of ours."""
    text = message.lower()
    for parts, trouble in _MEANINGS:
        if any(part in text for part in parts):
            return trouble(where)
    return None


def locked(where: str) -> Locked:
    """Say that another program is writing."""
    return Locked(
        f"Another program is using your notebook ({where}).",
        "Close the other one, wait a moment, and do it again. Nothing was changed.",
        reason="in_use",
    )


def needs_passphrase(where: str) -> Locked:
    """Say that the passphrase is missing or does not fit."""
    return Locked(
        f"The notebook {where} does not open: the passphrase is missing or not the right one, "
        "or the file is damaged.",
        "Try the passphrase again. If you are sure of it, run 'surefoot restore' to see your "
        "copies.",
        reason="passphrase",
    )


def damaged(where: str) -> Damaged:
    """Say that the file is not whole."""
    return Damaged(
        f"The notebook {where} is damaged and cannot be read.",
        "Run 'surefoot restore' to see your copies and bring back the newest. The damaged file "
        "is kept.",
        reason="damaged",
    )


def disk_full(where: str) -> NotebookTrouble:
    """Say that there is no room."""
    return NotebookTrouble(
        f"There is no room left on the disk for your notebook ({where}).",
        "Make room, then do it again. What was saved before is safe. Nothing new was saved.",
        reason="disk_full",
    )


def read_only(where: str) -> NotebookTrouble:
    """Say that nothing may be written there."""
    return NotebookTrouble(
        f"surefoot may not write in the place of your notebook ({where}).",
        "Choose another place with --notebook FILE, or ask whoever looks after this computer. "
        "Nothing was changed.",
        reason="read_only",
    )


def unreachable(where: str) -> NotebookTrouble:
    """Say that no database answers there."""
    return NotebookTrouble(
        f"The database of your notebook does not answer ({where}).",
        "Check its address and that it is running. Nothing was changed.",
        reason="unreachable",
    )


_MEANINGS = (
    (("is locked", "lock timeout", "could not obtain lock"), locked),
    (("not a database", "malformed", "file is encrypted", "hmac check failed"), damaged),
    (("is full", "disk i/o error", "no space left"), disk_full),
    (("readonly", "read-only", "unable to open", "permission denied"), read_only),
    (
        (
            "connection refused",
            "connection failed",
            "could not connect",
            "no such file or directory",
            "connection timeout",
            "server closed the connection",
        ),
        unreachable,
    ),
)


def _from_disk(error: OSError, where: str) -> NotebookTrouble | None:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return disk_full(where)
    if error.errno in (
        errno.EACCES,
        errno.EPERM,
        errno.EROFS,
        errno.ENOTDIR,
        errno.EISDIR,
        errno.EEXIST,
    ):
        return read_only(where)
    return None
