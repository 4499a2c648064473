"""Measure a walk from the files a person gives: one door for the command line and the page."""

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surefoot.actions.which_feet import WornOn, which_feet, worn
from surefoot.recordings.recording import Place, Recording
from surefoot.terms.errors import CannotUse
from surefoot.terms.sides import StrokeLeg

if TYPE_CHECKING:
    from surefoot.gait.change import Change
    from surefoot.gait.walk import Walk

Step = Callable[[str], None]


def measure_files(
    files: Path | str | Sequence[Path | str] = (),
    *,
    left: Path | str | None = None,
    right: Path | str | None = None,
    back: Path | str | None = None,
    stroke_leg: StrokeLeg = "not_sure",
    rate_hz: float | None = None,
    columns: Path | str | None = None,
    in_order: bool = False,
    worn_on: WornOn = "foot",
    step: Step = lambda words: None,
) -> "Walk":
    """Read the files of one walk and measure it.

    Parameters
    ----------
    files : files, folders or zips, or one of them. Sides come from the files themselves.
    left, right, back : the file of one sensor; what is said here wins over the file's own words.
    stroke_leg : the stroke side, as told.
    rate_hz : readings a second, for the few formats that do not hold it.
    columns : a columns file (TOML) that names columns, units and place, for any other table.
    in_order : True where the person was asked for the left foot first and the right foot second:
        two files that do not say their side are then taken so, and the walk says that.
    worn_on : foot or shank: where on the leg the sensors were worn.
    step : told in a few words what is being done.

    Returns
    -------
    The walk.

    Raises
    ------
    SurefootError
        No file was given, or what was given cannot be read or measured.
    """
    whole = [Path(p) for p in ([files] if isinstance(files, Path | str) else files)]
    by_side: dict[Place, Path | str | None]
    by_side = {"left_foot": left, "right_foot": right, "low_back": back}
    named = {place: Path(path) for place, path in by_side.items() if path is not None}
    if not whole and not named:
        raise CannotUse(
            "No recording was given.",
            "Please give the file of the left foot and of the right foot, or a folder or zip.",
            reason="no_file",
        )
    from surefoot.gait.walk import measure_walk
    from surefoot.recordings.alike import Seen
    from surefoot.recordings.read import read_recordings

    def read_one(path: Path, place: Place | None) -> tuple[Recording, ...]:
        step(f"reading {path.name}")
        return read_recordings(path, place, rate_hz=rate_hz, columns=columns)

    def read() -> Iterator[Recording]:
        given = [read_one(path, None) for path in whole]
        ready = which_feet(given, in_order=in_order, worn_on=worn_on, said=list(named))
        given.clear()
        seen = Seen()
        seen.all_new(ready)
        while ready:  # none is kept once it is measured: a night of samples is large
            yield ready.pop(0)
        for place, path in named.items():
            yield from map(seen.new, read_one(path, worn(place, worn_on)))
        step("measuring the walk")

    return measure_walk(read(), stroke_leg=stroke_leg)


def compare_files(
    walks: Sequence[Path],
    *,
    stroke_leg: StrokeLeg = "not_sure",
    step: Step = lambda words: None,
) -> "list[Change]":
    """Compare the last of several walks with those before it.

    Parameters
    ----------
    walks : oldest first: folders, zips or files of recordings, or JSON that was printed before.
    stroke_leg : the stroke side, as told.
    step : told in a few words what is being done.

    Returns
    -------
    One entry for each measure that can be compared.

    Raises
    ------
    SurefootError
        Fewer than two walks, one that cannot be read, one walk twice, or nothing in common.
    """
    from surefoot.gait.change import compare_told

    if len(walks) < 2:
        raise CannotUse(
            "To compare, two walks are needed.",
            "Please give two folders, zips or files, the older one first.",
            reason="no_file",
        )
    told = [
        _told_before(path)
        if path.suffix.lower() == ".json"
        else measure_files([path], stroke_leg=stroke_leg, step=step).to_dict()
        for path in walks
    ]
    return compare_told(told, [path.name for path in walks])


def _told_before(path: Path) -> dict[str, Any]:
    """Read what was printed of a walk before."""
    try:
        told = json.loads(path.read_bytes())
        if not {"method", "recordings", "feet", "ratios"} <= set(told):
            raise ValueError
        for worn in told["recordings"]:
            worn["sha256"].encode()
        for numbers in (*told["feet"].values(), told["ratios"]):
            dict(numbers)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise CannotUse(
            f"{path.name} is not a walk that surefoot has written.",
            "Please give what 'surefoot walk --json' printed, or the recordings.",
            reason="unknown_file",
        ) from None
    return dict(told)
