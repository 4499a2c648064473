"""``surefoot simulate walk``: the sensor files of a made-up walk with known truth."""

from pathlib import Path
from typing import Literal

from surefoot.terms.errors import CannotUse


def walk(
    *,
    out: Path,
    side: Literal["left", "right", "none"] = "left",
    drop_deg: float = 13.0,
    speed_m_s: float = 0.7,
    strides: int = 50,
    path_m: float = 14.0,
    files: Literal["ticks", "sensor_logger", "xsens", "plain"] = "ticks",
    back: bool = False,
    seed: int = 1,
) -> None:
    """Write the sensor files of a made-up walk, with the truth of every stride beside them.

    Parameters
    ----------
    out : Path
        Folder to write into; it is made if it is not there.
    side : str
        The foot that drops, or none.
    drop_deg : float
        How much lower than a sound foot it is held in swing and at contact.
    speed_m_s : float
        Walking speed, 0.2 to 1.6 m/s.
    strides : int
        Strides of each foot.
    path_m : float
        Length of the walkway before each half turn.
    files : str
        What the files look like: ticks (seven columns), sensor_logger (phone zip), xsens (MT
        Manager text) or plain (CSV with a small TOML).
    back : bool
        Also wear a sensor on the low back.
    seed : int
        Which walk. The same number gives the same files.
    """
    import numpy as np

    from surefoot.cli.walks import folder_for
    from surefoot.gait.simulate import simulate_walk
    from surefoot.gait.simulate.files import write_files
    from surefoot.gait.simulate.people import person_with_foot_drop, sensors_as_worn

    ranges = (
        (0.2 <= speed_m_s <= 1.6, "The speed of a made-up walk lies between 0.2 and 1.6 m/s."),
        (2 <= strides <= 5000, "A made-up walk has 2 to 5000 strides of each foot."),
        (-30 <= drop_deg <= 40, "A made-up foot drops by at most 40 degrees."),
        (2 <= path_m <= 1000, "The walkway is 2 to 1000 m long."),
        (seed >= 0, "Seeds count from 0."),
    )
    for holds, sentence in ranges:
        if not holds:
            raise CannotUse(sentence, "Please choose another number.", reason="out_of_range")
    rng = np.random.default_rng(seed)
    walker = person_with_foot_drop(
        None if side == "none" else side,
        drop_deg=drop_deg,
        speed_m_s=speed_m_s,
        strides=strides,
        path_m=path_m,
    )
    made = simulate_walk(walker, sensors_as_worn(rng, back=back), rng)
    paths = write_files(made, folder_for(out), files)
    for path in paths:
        print(f"wrote {path}")
    print(f"wrote what is true of each of {made.truth.height} strides to {out / 'truth.csv'}")
