"""Give the notebook's file a passphrase, change it, or take it away."""

import os
from contextlib import closing
from pathlib import Path

from surefoot.notebook import trouble
from surefoot.notebook.copies import look_whole
from surefoot.notebook.engine import APPLICATION_ID, WAIT_S, sqlcipher, unlock


def relock(place: str, old: str | None, new: str | None) -> None:
    """Write the notebook anew under another passphrase, and put it in the place of the old file.

    Parameters
    ----------
    place : the notebook's file; no program may have it open.
    old, new : passphrases; None for none.

    Raises
    ------
    Locked
        The old passphrase does not fit, or another program has the notebook open.
    CannotUse
        The extra ``locked`` is not installed.
    NotebookTrouble
        No room, or no leave to write. The notebook is as it was.

    Notes
    -----
    The original recordings beside the notebook and copies made before are not locked by this. The
    locks that keep programs apart do not keep two parts of one program apart: close it first.
    """
    driver = sqlcipher()
    look_whole(place, old)
    passing = Path(f"{place}.{os.getpid()}.part")
    with trouble.plainly(place, old):
        try:
            with closing(driver.connect(place, timeout=WAIT_S, isolation_level=None)) as present:
                if old is not None:
                    unlock(present, old)
                # Leaving the write-ahead log needs the file for oneself: nobody writes meanwhile.
                try:
                    present.execute("PRAGMA locking_mode = EXCLUSIVE")
                    present.execute("PRAGMA journal_mode = DELETE")
                    present.execute("BEGIN EXCLUSIVE")
                    present.execute("COMMIT")
                except driver.OperationalError:
                    raise trouble.locked(place) from None
                present.execute("ATTACH DATABASE ? AS anew KEY ?", (str(passing), new or ""))
                present.execute("SELECT sqlcipher_export('anew')")
                present.execute(f"PRAGMA anew.application_id = {APPLICATION_ID}")
                present.execute("DETACH DATABASE anew")
                os.chmod(passing, 0o600)
                look_whole(str(passing), new)
                passing.replace(place)
        except driver.DatabaseError as error:
            raise trouble.said_plainly(str(error), place) or trouble.damaged(place) from None
        finally:
            for end in ("", "-wal", "-shm"):
                Path(f"{passing}{end}").unlink(missing_ok=True)
