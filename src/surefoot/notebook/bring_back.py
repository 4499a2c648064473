"""Bring a copy back into a notebook on a server."""

from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory

from surefoot.notebook import contents
from surefoot.notebook.copies import copy_into, look_whole, no_such_copy, readable
from surefoot.notebook.notebook import Notebook


def bring_back(
    notebook: Notebook, copy: Path, before: Path, *, copy_passphrase: str | None = None
) -> None:
    """Put a copy in the place of a notebook on a server, in one transaction; paired devices stay.

    Parameters
    ----------
    copy : a copy made by `surefoot.notebook.copies.keep_copy`.
    before : where the notebook as it is now is kept first.
    copy_passphrase : of the copy, where it was encrypted.

    Raises
    ------
    Damaged, TooNew, Locked
        The copy cannot be used. The notebook is as it was.
    """
    if not copy.is_file():
        raise no_such_copy(copy)
    with readable(copy, copy_passphrase) as plain, TemporaryDirectory(prefix="surefoot-") as folder:
        look_whole(str(plain), None)
        # an older copy is brought up to date before it is read; the copy itself stays as it was
        source = Path(folder) / "notebook.sqlite"
        copyfile(plain, source)
        with notebook.reading() as connection:
            copy_into(connection, before)
        with (
            Notebook.open(str(source)) as old,
            old.reading() as reader,
            notebook.writing() as writer,
        ):
            for table in reversed(contents.CONTENT):
                writer.execute(table.delete())
            contents.fill(writer, contents.rows_of(reader))
