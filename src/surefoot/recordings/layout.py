"""Which columns of a table hold which sensor: what each text format comes down to."""

from datetime import datetime
from typing import Literal

from attrs import frozen

from surefoot.recordings.recording import Finding, Place

#: `acc` holds gravity, `linear` does not; `linear` + `gravity` = `acc`.
Quantity = Literal["acc", "gyr", "linear", "gravity"]


@frozen
class Triple:
    """Three columns of one quantity, x y z, and what turns them into SI units and our sign."""

    quantity: Quantity
    columns: tuple[int, int, int]
    scale: float


@frozen
class Sensor:
    """One sensor of a table; `label` tells it from the others, ``""`` where it is alone."""

    triples: tuple[Triple, ...]
    place: Place = "unknown"
    label: str = ""
    range_acc_m_s2: float | None = None
    range_gyr_rad_s: float | None = None


@frozen
class Clock:
    """How a table tells time.

    Parameters
    ----------
    column : the column of the clock or counter; None where rows simply follow each other.
    unit_s : seconds in one unit of a time stamp; None where the file does not say.
    counts : True for a packet counter, which needs `rate_hz`.
    rate_hz : the rate that the file states, or None.
    """

    column: int | None
    unit_s: float | None = None
    counts: bool = False
    rate_hz: float | None = None


@frozen
class Layout:
    """A whole table: one clock, one or more sensors."""

    clock: Clock
    sensors: tuple[Sensor, ...]
    began: datetime | None = None
    findings: tuple[Finding, ...] = ()
