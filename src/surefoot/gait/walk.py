"""From foot recordings to a Walk: a stride table, what was mended or doubted, how it was made."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from surefoot.gait import doubts, fit, measured, place
from surefoot.gait.agreement import fits_gravity
from surefoot.gait.kernels import pitch
from surefoot.gait.low_back import LowBack, measure_back
from surefoot.gait.mount import Mount, find_mount
from surefoot.gait.one_foot import swings
from surefoot.gait.strides import Columns, both_feet, columns_of, table_of
from surefoot.gait.summary import summarise
from surefoot.recordings.recording import Finding, Place, Recording, Source
from surefoot.terms.errors import CannotUse, SideNotSaid
from surefoot.terms.sides import Foot, StrokeLeg

if TYPE_CHECKING:
    import polars as pl

METHOD = "surefoot rest-to-rest 2"

_FOOT_OF: dict[Place, Foot] = {
    "left_foot": "left",
    "right_foot": "right",
    "left_shank": "left",
    "right_shank": "right",
}


@frozen
class Worn:
    """One recording that went into a walk.

    place : where it was worn.
    source : file name, sha256, reader.
    length_s, rate_hz : how long and how fast.
    began : when, or None.
    """

    place: Place
    source: Source
    length_s: float
    rate_hz: float
    began: datetime | None

    def to_dict(self) -> dict[str, Any]:
        """Give it as one plain object, ready for JSON."""
        return {
            "place": self.place,
            "file": self.source.file_name,
            "sha256": self.source.sha256,
            "reader": f"{self.source.reader} {self.source.reader_version}".strip(),
            "seconds": round(self.length_s, 2),
            "rate_hz": round(self.rate_hz, 2),
        }


@frozen(eq=False)
class Walk:
    """One walk, measured.

    Parameters
    ----------
    id : from the samples: the same recordings give the same id.
    began : when the walk began, with its time zone, or None.
    shoe, aid, surface : as the person calls them, or None. Another shoe or aid starts a new series.
    tiredness_0_10 : as told before the walk, or None.
    first_try : True for the first try of the day, which counts as practice; None where not said.
    strides : the stride table (`surefoot.gait.strides.SCHEMA`), or the columns of one; it is made
        of them when it is first asked for.
    fitness : what was mended or doubted.
    method : name and version of the method.
    recordings : what was worn where.
    stroke_leg : the stroke side, as told.
    mounts : how each foot's sensor sat.
    curves : for each foot, pitch and roll through its strides.
    back : what a sensor on the low back added, or None.
    """

    id: str
    began: datetime | None
    _strides: "pl.DataFrame | Columns"
    fitness: tuple[Finding, ...]
    method: str
    recordings: tuple[Worn, ...]
    stroke_leg: StrokeLeg = "not_sure"
    shoe: str | None = None
    aid: str | None = None
    surface: str | None = None
    tiredness_0_10: int | None = None
    first_try: bool | None = None
    mounts: dict[Foot, Mount] = field(factory=dict)
    curves: dict[Foot, measured.Curves] = field(factory=dict)
    back: LowBack | None = None

    @cached_property
    def strides(self) -> "pl.DataFrame":
        """The stride table (`surefoot.gait.strides.SCHEMA`)."""
        made = self._strides
        return table_of(made) if isinstance(made, dict) else made

    def summary(self) -> dict[str, Any]:
        """Give medians, spread, shares, ratios and sentences; see `surefoot.gait.summary`."""
        made = self._strides
        columns = made if isinstance(made, dict) else columns_of(made)
        return summarise(columns, self.mounts, self.stroke_leg, self.back)

    def to_dict(self) -> dict[str, Any]:
        """Give the walk as one plain object, ready for JSON."""
        return {
            "method": self.method,
            "recordings": [worn.to_dict() for worn in self.recordings],
            "fitness": [
                {"code": f.code, "level": f.level, "sentence": f.sentence, "place": f.place}
                for f in self.fitness
            ],
            **self.summary(),
        }


def measure_walk(
    recordings: Iterable[Recording],
    *,
    stroke_leg: StrokeLeg = "not_sure",
    began: datetime | None = None,
    shoe: str | None = None,
    aid: str | None = None,
    surface: str | None = None,
    tiredness_0_10: int | None = None,
    first_try: bool | None = None,
) -> Walk:
    """Measure a walk from one or two foot (or shank) recordings.

    Parameters
    ----------
    recordings : one recording a foot, in any order; a low-back recording may be among them.
        They are taken one at a time, so a generator keeps memory small.
    stroke_leg : the stroke side, as told.
    began : when the walk began; taken from the recordings where they say it.
    shoe, aid, surface : as the person calls them.
    tiredness_0_10 : as told before the walk.
    first_try : True for the first try of the day.

    Returns
    -------
    Walk.

    Raises
    ------
    SideNotSaid
        A recording does not say which foot it was on.
    CannotUse
        Nothing walks in it, it was worn elsewhere, it is clipped, too short, its gyroscope
        contradicts gravity, or one recording is given for both feet. `reason` says which.
    """
    worn: list[Worn] = []
    findings: list[Finding] = []
    feet: dict[Foot, measured.FootStrides] = {}
    mounts: dict[Foot, Mount] = {}
    prints: list[str] = []
    low_back: Recording | None = None
    for recording in recordings:
        if recording.place == "unknown":
            raise SideNotSaid(
                f"Nothing says which foot {recording.source.file_name} was worn on.",
                "Please say left or right.",
                reason="side_not_said",
            )
        worn.append(_worn(recording))
        findings.extend(_placed(recording))
        foot = _FOOT_OF.get(recording.place)
        if foot is None:
            low_back = recording if recording.place == "low_back" else low_back
            continue
        prints.append(fit.not_twice(recording, prints, taken=foot in feet))
        findings.extend(fit.before(recording))
        found = swings(recording)
        found = doubts.walks(recording, found)
        findings.extend(place.as_told(recording, found))
        doubts.enough_strides(recording, found)
        findings.extend(fits_gravity(recording, found))
        shank = recording.place.endswith("shank")
        try:
            mount = find_mount(found, left=foot == "left", shank=shank)
        except (pitch.NoFlatFoot, pitch.NoHeading) as why:
            raise doubts.not_flat(recording) from why
        if shank:
            findings.append(doubts.NO_FOOT_ANGLES)
        else:
            findings.extend(doubts.of_mount(foot, mount))
            findings.extend(doubts.no_progression(foot, mount))
        mounts[foot] = mount
        del recording  # a night of samples need not stay while its strides are summed up
        feet[foot] = measured.measure(foot, found, mount, shank=shank)
        findings.extend([doubts.under_the_floor(foot)] if feet[foot].under_floor else ())
        del found
    if not feet:
        raise CannotUse(
            "There is no foot recording among these files.",
            "A walk needs a sensor on at least one foot; please add that file.",
            reason="no_foot",
        )
    ident = hashlib.sha256("".join(sorted(prints)).encode()).hexdigest()[:16]
    each = {foot: strides.columns for foot, strides in feet.items()}
    columns = both_feet(each, ident, stroke_leg, METHOD)
    findings.extend(doubts.enough(columns))
    findings.extend(doubts.unlike_lengths([w.length_s for w in worn if w.place in _FOOT_OF]))
    back = measure_back(low_back, columns) if low_back is not None else None
    findings.extend(back.fitness if back is not None else ())
    return Walk(
        id=ident,
        began=began or next((w.began for w in worn if w.began), None),
        strides=columns,
        fitness=tuple(dict.fromkeys(findings)),
        method=METHOD,
        recordings=tuple(worn),
        stroke_leg=stroke_leg,
        shoe=shoe,
        aid=aid,
        surface=surface,
        tiredness_0_10=tiredness_0_10,
        first_try=first_try,
        mounts=mounts,
        curves={foot: strides.curves for foot, strides in feet.items()},
        back=back,
    )


def _placed(recording: Recording) -> list[Finding]:
    """Say of which sensor a finding is; what was left out is no sensor of this walk."""
    place = recording.place
    return [f if f.level == "refused" else evolve(f, place=place) for f in recording.fitness]


def _worn(recording: Recording) -> Worn:
    """Note where a recording came from."""
    length = float(recording.time_s[-1]) if recording.time_s.size else 0.0
    return Worn(recording.place, recording.source, length, recording.rate_hz, recording.began)
