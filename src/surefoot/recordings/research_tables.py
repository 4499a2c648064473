"""Tables of research sets whose units are fixed by their makers, not written in the heading."""

import math

from surefoot.recordings.layout import Clock, Layout, Quantity, Sensor, Triple
from surefoot.recordings.opened import Opened
from surefoot.recordings.piece import Around
from surefoot.recordings.places import place_of
from surefoot.recordings.refusals import refuse
from surefoot.recordings.table import Table
from surefoot.recordings.text_reader import TextReader, columns_of

_DEG = math.pi / 180.0


def _is_gaitmap(table: Table) -> bool:
    return table.above[:1] == ("sensor",) and table.lowered[:1] == ("axis",)


def _gaitmap(opened: Opened, table: Table, around: Around) -> Layout:
    """Two heading lines, sensor and axis; the first column counts samples."""
    rate_hz = around.rate_hz
    if rate_hz is None:
        raise refuse("unknown_rate", name=opened.name)
    sensors = []
    for label in dict.fromkeys(table.above[1:]):
        axes = {
            axis: i
            for i, (sensor, axis) in enumerate(zip(table.above, table.lowered, strict=False))
            if sensor == label
        }
        triples: list[Triple] = []
        named: tuple[tuple[Quantity, float], ...] = (("acc", 1.0), ("gyr", _DEG))
        for quantity, scale in named:
            columns = [axes.get(f"{quantity}_{x}") for x in "xyz"]
            if None in columns:
                raise refuse("unknown_columns", name=opened.name)
            x, y, z = (c for c in columns if c is not None)
            triples.append(Triple(quantity, (x, y, z), scale))
        sensors.append(Sensor(tuple(triples), place=place_of(label), label=label))
    return Layout(clock=Clock(column=0, counts=True, rate_hz=rate_hz), sensors=tuple(sensors))


def _is_gaittoolbox(table: Table) -> bool:
    return columns_of(table, "ori_{}", "123") is not None and table.said(r"(fs=)\d") is not None


def _gaittoolbox(opened: Opened, table: Table, around: Around) -> Layout:
    rate = table.said(r"fs=(\d+(?:\.\d+)?)")
    acc, gyr = columns_of(table, "acc_{}", "123"), columns_of(table, "gyr_{}", "123")
    if acc is None:
        raise refuse("no_accelerometer", name=opened.name)
    if gyr is None:
        raise refuse("no_gyroscope", name=opened.name)
    sensor = Sensor((Triple("acc", acc, 1.0), Triple("gyr", gyr, 1.0)))
    clock = Clock(column=None, rate_hz=float(rate) if rate else around.rate_hz)
    return Layout(clock=clock, sensors=(sensor,))


GAITMAP = TextReader(
    name="gaitmap table",
    about="Two heading lines (sensor, axis), acc_x to gyr_z in m/s2 and deg/s, several sensors "
    "side by side. It does not hold its rate: say it with --rate-hz.",
    example="surefoot walk imu_sample.csv --rate-hz 204.8",
    is_it=_is_gaitmap,
    layout=_gaitmap,
)
GAITTOOLBOX = TextReader(
    name="gaittoolbox CSV",
    about="Lines that begin with // hold the rate (fs=100); ori, acc in m/s2, gyr in rad/s.",
    example="surefoot walk imu/",
    is_it=_is_gaittoolbox,
    layout=_gaittoolbox,
)
