"""Draw a kept walk again: its curves are worked out anew from the original files."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from attrs import evolve

from surefoot.recordings.recording import Recording
from surefoot.terms.errors import CannotUse

if TYPE_CHECKING:
    from surefoot.gait.walk import Walk
    from surefoot.notebook.notebook import Notebook


def draw_walk(notebook: "Notebook", walk_id: str) -> "Walk":
    """Give a kept walk together with its curves.

    Parameters
    ----------
    notebook : an open notebook.
    walk_id : the walk.

    Returns
    -------
    The walk as it was kept. Its numbers stay what they were: only the curves come from the original
    files, which are measured again.

    Raises
    ------
    SurefootError
        There is no such walk, or its files are not in the notebook or cannot be measured.
    """
    from surefoot.gait.walk import measure_walk
    from surefoot.recordings.read import read_recordings

    kept = notebook.walk(walk_id)
    original = notebook.get(walk_id).original
    if not original:
        raise CannotUse(
            "The file of this walk is not in the notebook.", "Its numbers are on its own page."
        )
    worn = {one.source.sha256: one.place for one in kept.recordings}

    def read(file: Path) -> Iterator[Recording]:
        for recording in read_recordings(file):
            place = worn.get(recording.source.sha256)
            if place is not None:
                yield evolve(recording, place=place)

    file = notebook.original(original)
    with TemporaryDirectory(prefix="surefoot-") as folder:
        if len(kept.recordings) == 1 or not zipfile.is_zipfile(file):
            # Some formats are known by their file's name, and an original is named by its hash.
            named = Path(folder) / Path(kept.recordings[0].source.file_name).parts[0]
            shutil.copyfile(file, named)
            file = named
        measured = measure_walk(read(file), stroke_leg=kept.stroke_leg)
    return evolve(kept, curves=measured.curves, mounts=kept.mounts or measured.mounts)
