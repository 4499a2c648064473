"""Show what surefoot does with a walk: a made-up one, and real ones where they are at hand."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from surefoot.actions.measure_files import measure_files
from surefoot.terms.errors import SurefootError
from surefoot.terms.sides import Foot

if TYPE_CHECKING:
    from surefoot.gait.walk import Walk

#: Column, plain name, factor and digits of what the demo compares with the truth.
_COMPARED = (
    ("foot_pitch_ic_deg", "foot pitch at contact (deg)", 1.0, 1),
    ("foot_roll_ic_deg", "foot roll at contact (deg)", 1.0, 1),
    ("swing_arc_m", "sideways arc (cm)", 100.0, 1),
    ("stride_length_m", "stride length (m)", 1.0, 2),
    ("gait_speed_m_s", "walking speed (m/s)", 1.0, 2),
)
_FEET: tuple[Foot, ...] = ("left", "right")
#: Real recordings of people after stroke, by the names they have in the shared data.
_REAL = ("poor", "average", "good")


@frozen(eq=False)
class DemoWalk:
    """A made-up walk as surefoot measured it, beside what was true.

    Parameters
    ----------
    walk : as measured from the files.
    files : the files of the sensors.
    compared : rows of name, foot, true, measured.
    """

    walk: "Walk"
    files: tuple[Path, ...]
    compared: tuple[tuple[str, ...], ...]


def made_up_walk(folder: Path, *, seed: int = 1) -> DemoWalk:
    """Let a made-up person with a left foot drop walk, write real files, and measure them.

    Parameters
    ----------
    folder : an existing folder for the files.
    seed : which walk.

    Returns
    -------
    The measured walk beside the truth.
    """
    import numpy as np

    from surefoot.gait.simulate import simulate_walk
    from surefoot.gait.simulate.files import write_files
    from surefoot.gait.simulate.people import person_with_foot_drop, sensors_as_worn

    rng = np.random.default_rng(seed)
    made = simulate_walk(person_with_foot_drop("left"), sensors_as_worn(rng), rng)
    files = write_files(made, folder, "ticks")
    walk = measure_files(files, stroke_leg="left")
    feet = walk.to_dict()["feet"]
    compared = []
    for foot in _FEET:
        straight = made.true(foot).filter(made.true(foot)["turn_deg"].abs() < 15)[1:-1]
        for column, name, times, digits in _COMPARED:
            if column in feet.get(foot, {}):
                true = times * straight[column].drop_nulls().to_numpy()
                measured = times * feet[foot][column]["median"]
                compared.append(
                    (name, foot, f"{np.median(true):.{digits}f}", f"{measured:.{digits}f}")
                )
    return DemoWalk(walk, files, tuple(compared))


def real_walks(environ: Mapping[str, str]) -> Iterator[tuple[str, "Walk | SurefootError"]]:
    """Measure the real recordings of people after stroke, where somebody has put them.

    Parameters
    ----------
    environ : the environment; ``SUREFOOT_DATA`` names the folder of recordings, else
        ``shared/data`` beside the checkout is looked at.

    Yields
    ------
    The name of each recording, and the walk or why it could not be measured. Nothing where there
    are no recordings.
    """
    checkout = Path(__file__).resolve().parents[3]
    said = environ.get("SUREFOOT_DATA")
    data = Path(said) if said else checkout.parent / "shared" / "data"
    for name in _REAL:
        path = data / "stroke_feet_felius" / f"{name}.zip"
        if not path.is_file():
            continue
        try:
            yield name, measure_files([path])
        except SurefootError as refusal:
            yield name, refusal
