"""A piece: what one file says of one sensor. Pieces of one sensor are joined into a Recording."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

import numpy as np
from attrs import define, field, frozen

from surefoot.recordings.columns import Columns
from surefoot.recordings.counting import unit_of_stamps, unwrapped
from surefoot.recordings.layout import Clock, Layout, Quantity
from surefoot.recordings.opened import Opened
from surefoot.recordings.places import place_of_path
from surefoot.recordings.recording import Floats, Place, Samples
from surefoot.recordings.refusals import refuse
from surefoot.recordings.stream import Stream
from surefoot.recordings.table import Table

_SENSOR_WORDS = re.compile(
    r"(accelerometer|acceleration|linear|total|gyroscope|gyro|gravity|uncalibrated|raw ?data"
    r"|with g|without g|\d+(\.\d+)?hz|acc(?![a-z])|gyr(?![a-z]))",
    re.IGNORECASE,
)


@frozen
class Around:
    """What a reader may look at besides its own file.

    Parameters
    ----------
    files : every file in the same zip or folder.
    rate_hz : the rate that the person gave, or None.
    """

    files: Sequence[Opened] = ()
    rate_hz: float | None = None


@define(eq=False)
class Piece:
    """What one file says of one sensor, in SI units, on the file's own clock."""

    opened: Opened
    reader: str
    reader_version: str
    stream: Stream
    quantities: tuple[Quantity, ...]
    place: Place = "unknown"
    label: str = ""
    began: datetime | None = None
    stated_rate_hz: float | None = None
    range_acc_m_s2: float | None = None
    range_gyr_rad_s: float | None = None
    key: str = field(init=False)

    def __attrs_post_init__(self) -> None:
        stem = self.opened.inner.replace("\\", "/").rsplit("/", 1)[-1]
        plain = _SENSOR_WORDS.sub("", stem.rsplit(".", 1)[0])
        self.key = re.sub(r"[^a-z0-9]+", "", plain.lower()) + "|" + self.label

    def of(self, quantity: Quantity) -> Samples:
        """Give the three rows of one quantity, as a view."""
        k = 3 * self.quantities.index(quantity)
        return self.stream.values[k : k + 3]


class Reader(Protocol):
    """One format: told by content, read into pieces."""

    @property
    def name(self) -> str:
        """What the format is called."""

    @property
    def version(self) -> str:
        """Grows when the reader's numbers change."""

    @property
    def about(self) -> str:
        """One line on where such files come from."""

    @property
    def example(self) -> str:
        """One command that reads such a file."""

    def recognises(self, opened: Opened, table: Table | None) -> bool:
        """Tell by its content whether a file is of this format."""

    def read(self, opened: Opened, table: Table | None, around: Around) -> list[Piece]:
        """Read a file that was recognised."""


def wanted(layout: Layout) -> tuple[list[int], list[int]]:
    """Give the columns a layout needs: those of the clock, those of the sensors."""
    chosen = [c for sensor in layout.sensors for t in sensor.triples for c in t.columns]
    return [] if layout.clock.column is None else [layout.clock.column], chosen


def pieces_of(
    opened: Opened, columns: Columns, layout: Layout, around: Around, *, name: str, version: str
) -> list[Piece]:
    """Take a table apart into its sensors.

    Parameters
    ----------
    opened : the file.
    columns : what was read of it, in the order of `wanted`.
    layout : which columns hold what.
    around : the rate the person gave, for a table without a clock.
    name, version : the reader.

    Returns
    -------
    One piece a sensor, scaled to SI, unmended.
    """
    clock = layout.clock
    rows = columns.values.shape[1]
    findings: list[tuple[str, str]] = []
    time_s = _seconds(opened.name, clock, columns.exact, rows, around, findings)
    pieces = []
    at = 0
    for sensor in layout.sensors:
        end = at + 3 * len(sensor.triples)
        stream = Stream(opened.name, time_s, columns.values[at:end])
        for k, triple in enumerate(sensor.triples):
            if triple.scale != 1.0:
                stream.values[3 * k : 3 * k + 3] *= np.float32(triple.scale)
        stream.findings.extend(layout.findings)
        for code, sentence in findings:
            stream.found(code, "mended", sentence)
        place = sensor.place
        if place == "unknown" and len(layout.sensors) == 1:
            place = place_of_path(opened.inner)
        pieces.append(
            Piece(
                opened=opened,
                reader=name,
                reader_version=version,
                stream=stream,
                quantities=tuple(t.quantity for t in sensor.triples),
                place=place,
                label=sensor.label,
                began=layout.began,
                stated_rate_hz=clock.rate_hz or around.rate_hz,
                range_acc_m_s2=sensor.range_acc_m_s2,
                range_gyr_rad_s=sensor.range_gyr_rad_s,
            )
        )
        at = end
    return pieces


def _seconds(
    name: str,
    clock: Clock,
    exact: Floats,
    rows: int,
    around: Around,
    findings: list[tuple[str, str]],
) -> Floats:
    rate_hz = clock.rate_hz or around.rate_hz
    if clock.column is not None and not clock.counts:
        stamps: Floats = exact[0]
        if clock.unit_s is not None:
            return stamps if clock.unit_s == 1.0 else np.multiply(stamps, clock.unit_s)
        seconds, unit = unit_of_stamps(name, stamps[np.isfinite(stamps)])
        if seconds != 1.0:
            findings.append(
                ("unit_of_time", f"The clock does not say its unit; its steps mean {unit}.")
            )
        return np.multiply(stamps, seconds)
    if rate_hz is None:
        raise refuse("unknown_rate", name=name)
    if clock.column is None:
        return np.arange(rows) / rate_hz
    counter, wraps = unwrapped(exact[0])
    if wraps:
        times = "once" if wraps == 1 else f"{wraps} times"
        findings.append(("counter_wrapped", f"The packet counter started again {times}."))
    return np.asarray((counter - counter[0]) / rate_hz)
