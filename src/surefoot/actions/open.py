"""Open the notebook: where it is, and with which passphrase."""

import sys
from collections.abc import Mapping
from pathlib import Path

from surefoot.notebook.notebook import Notebook

__all__ = ["NAME", "Notebook", "data_folder", "open_notebook", "place_of_notebook"]

NAME = "notebook.sqlite"


def data_folder(environ: Mapping[str, str], *, home: Path, platform: str = sys.platform) -> Path:
    """Give the folder where this platform keeps a program's own files.

    Examples
    --------
    >>> data_folder({}, home=Path("/home/sam"), platform="linux").as_posix()
    '/home/sam/.local/share/surefoot'
    """
    if platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "surefoot"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "surefoot"
    return Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "surefoot"


def place_of_notebook(
    asked: str | None, environ: Mapping[str, str], *, home: Path, platform: str = sys.platform
) -> str:
    """Say where the notebook is: as asked, else SUREFOOT_NOTEBOOK, else the data folder."""
    place = asked or environ.get("SUREFOOT_NOTEBOOK")
    if place:
        return place
    return str(data_folder(environ, home=home, platform=platform) / NAME)


def open_notebook(
    asked: str | None = None,
    *,
    environ: Mapping[str, str],
    home: Path | None = None,
    passphrase: str | None = None,
) -> Notebook:
    """Open the notebook a person means.

    Parameters
    ----------
    asked : a file, or the address of a PostgreSQL; None for the usual place.
    environ : the environment; SUREFOOT_NOTEBOOK, SUREFOOT_PASSPHRASE and SUREFOOT_ORIGINALS count.
    home : the home folder; the one of whoever runs this when None.
    passphrase : opens a locked notebook; SUREFOOT_PASSPHRASE when None.

    Raises
    ------
    NotebookTrouble
        It cannot be opened; the sentence says why and what to do.
    """
    place = place_of_notebook(asked, environ, home=home or Path.home())
    folder = environ.get("SUREFOOT_ORIGINALS")
    return Notebook.open(
        place,
        passphrase or environ.get("SUREFOOT_PASSPHRASE") or None,
        originals=Path(folder) if folder else None,
    )
