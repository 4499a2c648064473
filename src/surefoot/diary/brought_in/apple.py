"""Apple Health's ``export.xml``: read as a stream, so that gigabytes need no memory.

Asymmetry, double support and steadiness carry the unit "%" though their value is a fraction (0.07
means 7 %); speed and length come in the units of the phone's country; each moment carries its zone.
"""

from collections import defaultdict
from datetime import date, datetime
from statistics import median
from typing import IO
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from surefoot.diary.brought_in.brought import (
    SUMMED,
    BroughtIn,
    Record,
    measured,
    steady_id,
)
from surefoot.diary.event import Event
from surefoot.terms.errors import CannotUse

PROGRAM = "Apple Health"
PREFIX = "HKQuantityTypeIdentifier"
STEADINESS_EVENT = "HKCategoryTypeIdentifierAppleWalkingSteadinessEvent"

#: Apple's name -> ours and the unit it is kept in. Sums are counted a day; the rest are medians.
MEASURES = {
    "WalkingSpeed": ("gait_speed", "m/s"),
    "WalkingStepLength": ("step_length", "m"),
    "WalkingAsymmetryPercentage": ("walking_asymmetry", "%"),
    "WalkingDoubleSupportPercentage": ("double_support", "%"),
    "AppleWalkingSteadiness": ("walking_steadiness", "%"),
    "StairAscentSpeed": ("stair_ascent_speed", "m/s"),
    "StairDescentSpeed": ("stair_descent_speed", "m/s"),
    "SixMinuteWalkTestDistance": ("walk_6min", "m"),
    "StepCount": ("steps_count", "{steps}"),
    "FlightsClimbed": ("flights_climbed", "{flights}"),
    "DistanceWalkingRunning": ("distance_walked", "m"),
}
TO_SI = {
    ("m/s", "m/s"): 1.0,
    ("km/hr", "m/s"): 1 / 3.6,
    ("mi/hr", "m/s"): 0.44704,
    ("ft/s", "m/s"): 0.3048,
    ("m", "m"): 1.0,
    ("cm", "m"): 0.01,
    ("in", "m"): 0.0254,
    ("ft", "m"): 0.3048,
    ("km", "m"): 1000.0,
    ("mi", "m"): 1609.344,
    ("count", "{steps}"): 1.0,
    ("count", "{flights}"): 1.0,
}


def in_si(value: float, unit: str, wanted: str) -> float | None:
    """Give a value in the unit we keep, or None where its unit is not known."""
    if wanted == "%":
        # Apple writes a fraction and calls it %; other programs write the per cent itself.
        return value * 100.0 if unit == "%" and 0.0 <= value <= 1.0 else value
    scale = TO_SI.get((unit, wanted))
    return None if scale is None else value * scale


def local_day(moment: str) -> date | None:
    """Give the calendar day where the person was (``2025-01-01 20:27:40 +0900``)."""
    try:
        return datetime.strptime(moment, "%Y-%m-%d %H:%M:%S %z").date()
    except ValueError:
        return None


class _Days:
    """Running sums and lists for each day: what a stream of any length comes to."""

    def __init__(self) -> None:
        self.sums: dict[tuple[str, date], dict[str, float]] = defaultdict(dict)
        self.values: dict[tuple[str, date], list[float]] = defaultdict(list)
        self.events: list[Record] = []
        self.passed_over: dict[str, int] = defaultdict(int)

    def take(self, row: dict[str, str]) -> None:
        kind = row.get("type", "")
        day = local_day(row.get("startDate", ""))
        if kind == STEADINESS_EVENT and day:
            words = row.get("value", "").removeprefix("HKCategoryValueAppleWalkingSteadinessEvent")
            self.events.append(
                Event(
                    day=day,
                    what="walking_steadiness_notice",
                    words=words,
                    how="brought_in",
                    source=PROGRAM,
                    id=steady_id(PROGRAM, kind, row.get("startDate"), words),
                )
            )
            return
        known = MEASURES.get(kind.removeprefix(PREFIX))
        if known is None:
            return
        ours, unit = known
        try:
            value = in_si(float(row["value"]), row.get("unit", ""), unit)
        except (KeyError, ValueError):
            value = None
        if value is None or day is None:
            self.passed_over[f"{ours}: unit, number or date not understood"] += 1
        elif ours in SUMMED:
            by_source = self.sums[ours, day]
            source = row.get("sourceName", "")
            by_source[source] = by_source.get(source, 0.0) + value
        else:
            self.values[ours, day].append(value)

    def records(self) -> tuple[Record, ...]:
        units = dict(MEASURES.values())
        # A phone and a watch count the same steps: the fuller one of the day is kept.
        summed = [
            measured(PROGRAM, day, ours, max(by_source.values()), units[ours])
            for (ours, day), by_source in self.sums.items()
        ]
        middles = [
            measured(PROGRAM, day, ours, median(values), units[ours], n=len(values))
            for (ours, day), values in self.values.items()
        ]
        every: list[Record] = [*summed, *middles, *self.events]
        return tuple(sorted(every, key=lambda r: (r.day, r.id)))


def read_apple(stream: IO[bytes]) -> BroughtIn:
    """Read an ``export.xml`` of any length in constant memory.

    Raises
    ------
    CannotUse
        Not XML, or XML that tries to do harm.
    """
    days = _Days()
    try:
        walker = iterparse(stream, events=("start", "end"))
        _, root = next(walker)
        for happening, element in walker:
            if happening == "end" and element.tag == "Record":
                days.take(element.attrib)
            if happening == "end" and len(root) > 200:
                root.clear()  # what was read is let go, or a long export would fill the memory
    except (ParseError, DefusedXmlException, StopIteration, ValueError) as fault:
        raise CannotUse(
            "This Apple Health export cannot be read: it is cut short or not what it says.",
            "Export it again on the phone: Health, your picture, Export All Health Data.",
            reason="not_xml",
        ) from fault
    return BroughtIn(PROGRAM, days.records(), dict(days.passed_over))
