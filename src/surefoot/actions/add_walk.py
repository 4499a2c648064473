"""Add a walk: measure the files a person gives, and keep the walk with how it was done."""

import zipfile
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from surefoot.actions.measure_files import measure_files
from surefoot.recordings.recording import Place

if TYPE_CHECKING:
    from surefoot.gait.walk import Walk
    from surefoot.notebook.notebook import Notebook
    from surefoot.notebook.walk_note import WalkNote


@frozen
class Circumstances:
    """How a walk was done, as told. What differs here makes two walks unfit to compare.

    Parameters
    ----------
    place : where the one sensor was worn, or None when the files say it.
    shoe, aid : as she calls them.
    tiredness_0_10 : how tired she was, or None.
    began : when it was, for files that do not say.
    """

    place: Place | None = None
    shoe: str = ""
    aid: str = ""
    tiredness_0_10: int | None = None
    began: datetime | None = None


def add_walk(
    notebook: "Notebook",
    folder: Path,
    told: Circumstances,
    *,
    now: datetime,
    step: Callable[[str], None] = lambda words: None,
) -> "tuple[WalkNote, Walk]":
    """Measure the files in a folder as one walk and keep it.

    Parameters
    ----------
    notebook : an open notebook.
    folder : holds the files of this walk and nothing else.
    told : how it was done.
    now : this moment, with its time zone.
    step : told in a few words what is being done.

    Returns
    -------
    The walk as kept, and as measured. The same recording twice is kept once.

    Raises
    ------
    SurefootError
        The files cannot be read or measured. Nothing was kept.
    """
    files = sorted(path for path in folder.iterdir() if path.is_file())
    stroke_leg = notebook.profile().stroke_leg
    if told.place == "left_foot":
        walk = measure_files(left=_whole(folder, files), stroke_leg=stroke_leg, step=step)
    elif told.place == "right_foot":
        walk = measure_files(right=_whole(folder, files), stroke_leg=stroke_leg, step=step)
    else:
        given = files if len(files) <= 2 else [folder]
        walk = measure_files(given, stroke_leg=stroke_leg, step=step)
    step("keeping the walk")
    packed = folder.with_name(f"{folder.name}.zip")
    return keep_measured(notebook, walk, files, told, packed=packed, now=now), walk


def keep_measured(
    notebook: "Notebook",
    walk: "Walk",
    files: Sequence[Path],
    told: Circumstances,
    *,
    packed: Path,
    now: datetime,
) -> "WalkNote":
    """Keep a walk that was measured, with the files it came from.

    Parameters
    ----------
    notebook : an open notebook.
    walk : as measured.
    files : what it was measured from.
    told : how it was done.
    packed : where several files may be put together as one; whoever calls clears it away.
    now : this moment, with its time zone.
    """
    walk = evolve(
        walk,
        shoe=told.shoe,
        aid=told.aid,
        tiredness_0_10=told.tiredness_0_10,
        began=walk.began or told.began,
    )
    # Curves can be worked out again from the original. How the sensors sat is kept: without it
    # every interval of the kept walk would look surer than it is.
    facts = evolve(walk, curves={})
    return notebook.keep_walk(facts, original=_one(files, packed), at=now)


def _whole(folder: Path, files: Sequence[Path]) -> Path:
    return files[0] if len(files) == 1 else folder


def _one(files: Sequence[Path], packed: Path) -> Path:
    """Give the files as one file to keep: itself, or a zip of several."""
    if len(files) == 1:
        return files[0]
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for path in files:
            # Two sensors often write files of one name, each into its own folder.
            file.write(path, Path(path.parent.name, path.name))
    return packed
