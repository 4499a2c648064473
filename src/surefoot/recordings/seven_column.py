"""The seven-column CSV of a foot-worn logger: a block of settings, then ticks, g and deg/s."""

import math

from surefoot.recordings.heading import G_M_S2
from surefoot.recordings.layout import Clock, Layout, Sensor, Triple
from surefoot.recordings.opened import Opened
from surefoot.recordings.piece import Around
from surefoot.recordings.table import Table
from surefoot.recordings.text_reader import TextReader

_DEG = math.pi / 180.0
_TICK_S = 1e-4
#: As written, or as a spreadsheet of another country saves it again.
_BETWEEN = r"[,;\t]"
_SETTINGS = rf"^(settings){_BETWEEN}"
_RATE = rf"^Gyroscope{_BETWEEN}([\d.]+)"
_SCALE = rf"{_BETWEEN}[\d.]+{_BETWEEN}(\d+)"


def _is_it(table: Table) -> bool:
    above = [cell.lower() for cell in table.above]
    return (
        table.width == 7
        and above[:2] == ["timestamp", "accelerometer"]
        and table.said(_SETTINGS) is not None
    )


def _layout(opened: Opened, table: Table, around: Around) -> Layout:
    acc = table.said(f"^Accelerometer{_SCALE}")
    gyr = table.said(f"^Gyroscope{_SCALE}")
    rate = table.said(_RATE)
    sensor = Sensor(
        triples=(Triple("acc", (1, 2, 3), G_M_S2), Triple("gyr", (4, 5, 6), _DEG)),
        range_acc_m_s2=float(acc) * G_M_S2 if acc else None,
        range_gyr_rad_s=float(gyr) * _DEG if gyr else None,
    )
    clock = Clock(column=0, unit_s=_TICK_S, rate_hz=float(rate) if rate else None)
    return Layout(clock=clock, sensors=(sensor,))


SEVEN_COLUMN = TextReader(
    name="seven-column tick CSV",
    about="serial and settings lines, then Timestamp (ticks of 100 microseconds), "
    "acceleration in g, angular rate in deg/s; often a zip of leftfoot.csv and rightfoot.csv.",
    example="surefoot walk visit1.zip",
    is_it=_is_it,
    layout=_layout,
)
