"""Axivity AX6: the binary CWA file, through scikit-digital-health (the extra ``cwa``).

Why that library: `docs/choices.md`, recordings. It is heavy, so it is never part of the base
install, and without it the file is refused with the sentence that says what to install.
"""

import math
import warnings

import numpy as np
from attrs import frozen

from surefoot.recordings.columns import Columns
from surefoot.recordings.heading import G_M_S2
from surefoot.recordings.layout import Clock, Layout, Sensor, Triple
from surefoot.recordings.opened import Opened
from surefoot.recordings.piece import Around, Piece, pieces_of
from surefoot.recordings.refusals import refuse
from surefoot.recordings.table import Table

_HEAD = b"MD\xfc\x03"
_HEAD_BYTES = 1024
_BLOCK = b"AX\xfc\x01"
_DEG = math.pi / 180.0


@frozen
class CwaReader:
    """Axivity's own file."""

    name: str = "Axivity CWA"
    version: str = "1"
    about: str = (
        "The file on the AX6 itself (the AX3 has no gyroscope). Needs one more package: "
        "pip install 'surefoot[cwa]'."
    )
    example: str = "surefoot walk --left left.cwa --right right.cwa"

    def recognises(self, opened: Opened, table: Table | None) -> bool:
        """Tell by the head of the file."""
        return opened.head[:4] == _HEAD

    def read(self, opened: Opened, table: Table | None, around: Around) -> list[Piece]:
        """Read the samples."""
        if opened.head[_HEAD_BYTES : _HEAD_BYTES + 4] != _BLOCK:
            raise refuse("damaged_file", name=opened.name)
        try:
            from skdh.io import ReadCwa
        except ImportError:
            raise refuse(
                "needs_library", name=opened.name, what="an Axivity file", extra="cwa"
            ) from None
        if opened.path is None:
            raise refuse("in_zip", name=opened.name)
        for _ in opened.blocks():  # takes the sha256
            pass
        with warnings.catch_warnings():
            # It warns of local time, which is not used, and of bad blocks, which come as zeros.
            warnings.simplefilter("ignore")
            try:
                said = ReadCwa().predict(file=str(opened.path))
            except (ValueError, OSError, RuntimeError, MemoryError):
                raise refuse("damaged_file", name=opened.name) from None
        if "gyro" not in said:
            raise refuse("no_gyroscope", name=opened.name)
        values = np.concatenate([said["accel"].T, said["gyro"].T]).astype(np.float32)
        time_s = np.asarray(said["time"], dtype=np.float64)[None, :]
        triples = (Triple("acc", (1, 2, 3), G_M_S2), Triple("gyr", (4, 5, 6), _DEG))
        clock = Clock(column=0, unit_s=1.0, rate_hz=float(said["fs"]))
        layout = Layout(clock=clock, sensors=(Sensor(triples),))
        columns = Columns(time_s - time_s[:, :1], values)
        return pieces_of(opened, columns, layout, around, name=self.name, version=self.version)
