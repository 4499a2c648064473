"""Which recording is which foot, where a folder holds more sensors than two feet."""

from collections.abc import Sequence
from typing import Literal

from attrs import evolve

from surefoot.recordings.recording import Finding, Place, Recording, Source
from surefoot.terms.errors import Contradiction

#: Where on the leg the sensors were worn.
WornOn = Literal["foot", "shank"]
_FEET: tuple[Place, Place] = ("left_foot", "right_foot")
_SHANKS: dict[Place, Place] = {"left_foot": "left_shank", "right_foot": "right_shank"}


def which_feet(
    read: Sequence[tuple[Recording, ...]],
    *,
    in_order: bool = False,
    worn_on: WornOn = "foot",
    said: Sequence[Place] = (),
) -> list[Recording]:
    """Choose the recordings of one walk.

    Parameters
    ----------
    read : what each file, folder or zip held.
    in_order : True where the person was asked for the left foot first and the right foot second:
        two files that do not say their side are then taken so, and the walk says that.
    worn_on : where on the leg they were worn.
    said : places whose files the person names besides.

    Returns
    -------
    At most one recording a foot, and any others. A shank is left out where its foot has a sensor
    of its own, and so is a sensor of unknown place where both feet have theirs; the walk says that.

    Raises
    ------
    Contradiction
        ``same_place_twice``: two recordings of one foot.
    """
    ready = _sides(read) if in_order else [r for several in read for r in several]
    if worn_on == "shank":
        ready = [evolve(r, place=_SHANKS.get(r.place, r.place)) for r in ready]
    places = {r.place for r in ready} | set(said)
    spare = {_SHANKS[foot] for foot in _FEET if foot in places}
    if all(foot in places or _SHANKS[foot] in places for foot in _FEET):
        spare.add("unknown")
    kept = [r for r in ready if r.place not in spare]
    left_out = [_left_out(r) for r in ready if r.place in spare]
    if kept and left_out:
        kept[0] = evolve(kept[0], fitness=(*kept[0].fitness, *left_out))
    _one_each(kept)
    return kept


def worn(foot: Place, worn_on: WornOn) -> Place:
    """Give the place on the leg: the foot itself, or its shank."""
    return _SHANKS.get(foot, foot) if worn_on == "shank" else foot


def _left_out(recording: Recording) -> Finding:
    name = recording.source.file_name
    if recording.place == "unknown":
        sentence = f"{name} does not say where it was worn; both legs have a sensor without it."
    else:
        where = recording.place.replace("_", " ")
        sentence = f"{name} is from the {where}; that foot has a sensor of its own."
    return Finding("left_out", "refused", sentence)


def _one_each(kept: Sequence[Recording]) -> None:
    first: dict[Place, Source] = {}
    for recording in kept:
        name, place = recording.source.file_name, recording.place
        if place in first and place != "unknown":
            if first[place] == recording.source:
                continue  # one file given twice: who measures says that in words of its own
            raise Contradiction(
                f"{first[place].file_name} and {name} are both from the {place.replace('_', ' ')}.",
                "Please give the files of one walk only, and one for each foot.",
                reason="same_place_twice",
            )
        first[place] = recording.source


def _sides(read: Sequence[tuple[Recording, ...]]) -> list[Recording]:
    """Give two files with one sensor each, and no side of their own, the side of their place."""
    flat = [recording for several in read for recording in several]
    alone = len(read) == 2 and all(len(several) == 1 for several in read)
    # Only where nothing speaks against it: "left b.csv" in second place stays for the person.
    fits = alone and all(r.place in (side, "unknown") for r, side in zip(flat, _FEET, strict=True))
    if not fits:
        return flat
    return [
        evolve(recording, place=side, fitness=(*recording.fitness, _taken(recording, side)))
        if recording.place == "unknown"
        else recording
        for recording, side in zip(flat, _FEET, strict=True)
    ]


def _taken(recording: Recording, side: Place) -> Finding:
    name, foot = recording.source.file_name, side.replace("_", " ")
    which = "first" if side == "left_foot" else "second"
    return Finding(
        "side_by_place",
        "doubt",
        f"{name} does not say which foot it is; it was given {which}, so it was taken as the "
        f"{foot}.",
    )
