"""APDM Opal: the CSV of Motion Studio, in its two layouts.

Layouts after OpenSim's APDMDataReader (its comments describe both heads). The older one holds a
rate and a line of units; the newer one ("Format=7") names sensors on its first line.
"""

from surefoot.recordings.heading import scale_of, seconds_of
from surefoot.recordings.layout import Clock, Layout, Quantity, Sensor, Triple
from surefoot.recordings.opened import Opened
from surefoot.recordings.piece import Around
from surefoot.recordings.places import place_of
from surefoot.recordings.refusals import refuse
from surefoot.recordings.table import Table
from surefoot.recordings.text_reader import TextReader

_NAMES: tuple[tuple[Quantity, str], ...] = (("acc", "acceleration"), ("gyr", "angular velocity"))


def _is_it(table: Table) -> bool:
    return _is_new(table) or _is_old(table)


def _is_old(table: Table) -> bool:
    return any(cell.lower().endswith("/angular velocity/x") for cell in table.above)


def _is_new(table: Table) -> bool:
    return bool(table.preamble) and table.preamble[0].startswith("Format=")


def _layout(opened: Opened, table: Table, around: Around) -> Layout:
    return _old(opened, table) if _is_old(table) else _new(opened, table)


def _old(opened: Opened, table: Table) -> Layout:
    """Names on the line above, units on the last line of the head."""
    above = [cell.lower() for cell in table.above]
    sensors = []
    for name in dict.fromkeys(c.split("/")[0] for c in above[1:] if "/" in c):
        triples = []
        for quantity, words in _NAMES:
            labels = [f"{name}/{words}/{axis}" for axis in "xyz"]
            if not set(labels) <= set(above):
                continue
            x, y, z = (above.index(label) for label in labels)
            scale = scale_of(quantity, table.header[x] if x < len(table.header) else "")
            if scale is None:
                raise refuse("unknown_units", name=opened.name)
            triples.append(Triple(quantity, (x, y, z), scale))
        sensors.append(Sensor(tuple(triples), place=place_of(name), label=name))
    rate = table.said(r"Sample Rate:\W*(\d+(?:\.\d+)?)")
    unit_s = seconds_of(table.header[0]) if table.header else None
    clock = Clock(column=0, unit_s=unit_s, rate_hz=float(rate) if rate else None)
    return Layout(clock=clock, sensors=tuple(sensors))


def _new(opened: Opened, table: Table) -> Layout:
    """Sensor names on the first line, quantities on the second; SI units by design."""
    first = [cell.strip() for cell in table.preamble[0].split(table.separator)]
    kinds = [cell.lower() for cell in table.above]
    # Each sensor's own columns begin three before its name.
    begins = [i for i, kind in enumerate(kinds) if kind == "accelerometer" and i + 3 < len(first)]
    named = [(i, first[i + 3]) for i in begins if first[i + 3]]
    sensors = []
    for start, name in named:
        triples = []
        for quantity, word in (("acc", "accelerometer"), ("gyr", "gyroscope")):
            try:
                x = kinds.index(word, start)
            except ValueError:
                raise refuse("unknown_columns", name=opened.name) from None
            triples.append(Triple("acc" if quantity == "acc" else "gyr", (x, x + 1, x + 2), 1.0))
        sensors.append(Sensor(tuple(triples), place=place_of(name), label=name.lower()))
    if not sensors or max(t.columns[2] for s in sensors for t in s.triples) >= table.width:
        raise refuse("unknown_columns", name=opened.name)
    return Layout(clock=Clock(column=0), sensors=tuple(sensors))


OPAL = TextReader(
    name="APDM Opal CSV",
    about="Motion Studio's export, several sensors side by side, m/s2 and rad/s; the place is "
    "read from each sensor's name.",
    example="surefoot walk opal_export.csv",
    is_it=_is_it,
    layout=_layout,
)
