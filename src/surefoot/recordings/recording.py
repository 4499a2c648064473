"""The Recording: one sensor, one stretch of time, SI units, one clock."""

from datetime import datetime
from typing import Literal

import numpy as np
from attrs import field, frozen
from numpy.typing import ArrayLike, NDArray

Place = Literal[
    "left_foot",
    "right_foot",
    "left_shank",
    "right_shank",
    "low_back",
    "phone_pocket",
    "phone_hand",
    "unknown",
]
Floats = NDArray[np.float64]
Samples = NDArray[np.float32]


def _samples(values: ArrayLike) -> Samples:
    """Keep sensor samples in single precision; a view where they already are."""
    return np.asarray(values, dtype=np.float32)


@frozen
class Source:
    """Where a recording came from.

    Parameters
    ----------
    file_name : the file, with the zip or folder it lay in.
    sha256 : of the file's bytes as they lie there; inside a zip, of the member's. Where two files
        make one recording, of the gyroscope's.
    reader, reader_version : what read it.
    """

    file_name: str
    sha256: str
    reader: str
    reader_version: str


@frozen
class Finding:
    """One thing noticed about a recording and what was done about it.

    ``level`` is ``mended`` (put right, nothing lost), ``doubt`` (used, with care) or
    ``refused`` (not used). ``place`` says whose samples it is about, where a walk has several.
    """

    code: str
    level: Literal["mended", "doubt", "refused"]
    sentence: str
    place: Place | None = None


@frozen(eq=False)
class Recording:
    """One sensor, one stretch.

    Samples are single precision: a 16-bit sensor fits in it a hundred times over, and a night of
    two feet must fit in 300 MB. Take a stretch to double precision before adding many of them up.

    Parameters
    ----------
    place : where the sensor was worn; ``unknown`` until the file or the person says.
    time_s : (n,) s from 0, strictly increasing.
    acc_m_s2 : (n, 3) m/s2, specific force: +9.81 on an axis that points up at rest.
        The axes are the sensor's own, right-handed; `gait.walk` finds the foot's frame.
    gyr_rad_s : (n, 3) rad/s, right-handed about the same axes.
    rate_hz : the nominal rate, Hz.
    began : when the first sample was taken, with its time zone, or None.
    gaps : stretches without samples, as [start, end) in s.
    fitness : what was mended or doubted while reading.
    source : file name, sha256, reader and its version.
    range_acc_m_s2, range_gyr_rad_s : full scale of the sensor where the file says it, else None.
    """

    place: Place
    time_s: Floats
    acc_m_s2: Samples = field(converter=_samples)
    gyr_rad_s: Samples = field(converter=_samples)
    rate_hz: float
    source: Source
    began: datetime | None = None
    gaps: tuple[tuple[float, float], ...] = ()
    fitness: tuple[Finding, ...] = ()
    range_acc_m_s2: float | None = None
    range_gyr_rad_s: float | None = None

    def __attrs_post_init__(self) -> None:
        """Hold the promises of the shapes."""
        n = self.time_s.shape[0]
        if self.acc_m_s2.shape != (n, 3) or self.gyr_rad_s.shape != (n, 3):
            raise ValueError("a recording holds (n,), (n, 3) and (n, 3) arrays")
        if not bool(np.all(self.time_s[1:] > self.time_s[:-1])):
            raise ValueError("time_s must increase strictly")
