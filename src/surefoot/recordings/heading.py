"""Headings that explain themselves: ``Gyroscope X (deg/s)``, ``rsh_acc_x_g``, ``Zeit (s)``."""

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from attrs import frozen

from surefoot.recordings.layout import Clock, Layout, Quantity, Sensor, Triple
from surefoot.recordings.places import place_of

#: Standard gravity, exact by definition (CGPM 1901).
G_M_S2 = 9.80665
_DEG = math.pi / 180.0

_ACC = {
    **dict.fromkeys(("m/s^2", "m/s2", "m/s²", "ms2", "m_s2", "m/s/s", "ms-2", "ms^-2"), 1.0),
    **dict.fromkeys(("g", "g-force", "gforce"), G_M_S2),
    "mg": G_M_S2 * 1e-3,
}
_GYR = {
    **dict.fromkeys(("rad/s", "rads", "rad_s", "rad/sec", "radps"), 1.0),
    **dict.fromkeys(("deg/s", "degs", "deg_s", "dps", "°/s", "deg/sec", "degps", "o/s"), _DEG),
    "mdps": _DEG * 1e-3,
}
_TIME = {
    **dict.fromkeys(("s", "sec", "seconds", "second"), 1.0),
    **dict.fromkeys(("ms", "msec", "milliseconds"), 1e-3),
    **dict.fromkeys(("us", "µs", "μs", "microseconds"), 1e-6),
    **dict.fromkeys(("ns", "nanoseconds"), 1e-9),
}
_TIME_WORDS = re.compile(
    r"^(time|t|timestamp|elapsed|epoch|epoc|seconds_elapsed|zeit|temps|tiempo|tempo|tijd)$"
)
_LINEAR = re.compile(r"lin|user|free|without|ohne|sans|sin g|zonder")
_GRAVITY = re.compile(r"grav")
_ACC_WORDS = re.compile(r"acc|beschl|acel|versnel")
_GYR_WORDS = re.compile(r"gyr|giro|rotat|angvel|angular|drehr|winkelg|omega|hoeksn")
_OTHER_WORDS = re.compile(
    r"high|earth|mag|quat|euler|orient|press|temp(?!o)|baro|angle|vel(?!oc)|pos"
)
_COUNTER = re.compile(r"^packet(?:[ _]?(?:number|counter))?$")
_BRACKETS = re.compile(r"\s*[(\[]([^)\]]*)[)\]]\s*$")
_SUFFIX = re.compile(r"[_ .](m_s2|rad_s|deg_s|ms2|rads|degs|dps|mdps|mg|g|ms|us|ns|s)$")
_AXIS = re.compile(r"(?:(?<=[^a-z])|^)([xyz])(?:-?axis)?(?=[^a-z]|$)|(?<=[a-z])_?([xyz123])$")


@frozen
class Meaning:
    """One cell: quantity (None for a clock), axis (0 to 2), unit in lower case, the rest."""

    quantity: Quantity | None
    axis: int
    unit: str
    rest: str


@lru_cache(maxsize=256)  # each reader asks for the same few cells
def meaning(cell: str) -> Meaning | None:
    """Read one cell of a heading; None where it is neither a clock nor a sensor's axis.

    Examples
    --------
    >>> meaning("Gyroscope X (deg/s)")
    Meaning(quantity='gyr', axis=0, unit='deg/s', rest='')
    >>> meaning("rsh_acc_y_g")
    Meaning(quantity='acc', axis=1, unit='g', rest='rsh')
    """
    name = cell.strip().lower()
    unit = ""
    for pattern in (_BRACKETS, _SUFFIX):
        match = pattern.search(name)
        if match:
            name, unit = name[: match.start()], match[1].strip()
            break
    name = name.strip()
    if _TIME_WORDS.match(name):
        return Meaning(None, -1, unit, "")
    axis = _AXIS.search(name)
    if not axis or _OTHER_WORDS.search(name):
        return None
    letter = axis[1] or axis[2]
    quantity = _quantity(name, unit)
    if quantity is None:
        return None
    rest = name[: axis.start()] + " " + name[axis.end() :]
    rest = " ".join(w for w in re.split(r"[^a-z0-9]+", rest) if w and not _sensor_word(w))
    return Meaning(quantity, "xyz".find(letter) if letter in "xyz" else int(letter) - 1, unit, rest)


def _sensor_word(word: str) -> bool:
    return bool(
        _ACC_WORDS.search(word)
        or _GYR_WORDS.search(word)
        or _GRAVITY.search(word)
        or _LINEAR.search(word)
        or word in {"axis", "meter", "rate", "velocity", "sensor", "vitesse"}
    )


def _quantity(name: str, unit: str) -> Quantity | None:
    if _GRAVITY.search(name) and not _ACC_WORDS.search(name):
        return "gravity"
    if unit in _GYR or _GYR_WORDS.search(name):
        return "gyr"
    if unit in _ACC or _ACC_WORDS.search(name):
        return "linear" if _LINEAR.search(name) else "acc"
    return None


def scale_of(quantity: str, unit: str) -> float | None:
    """Give what turns `unit` into SI for a quantity; None where the unit is not known."""
    return (_GYR if quantity == "gyr" else _ACC).get(unit.strip().lower())


def seconds_of(unit: str) -> float | None:
    """Give the seconds in one unit of time; None where the unit is not known."""
    return _TIME.get(unit.strip().lower())


def clock_of(header: Sequence[str]) -> Clock | None:
    """Find the clock among the cells of a heading; one with a unit goes first.

    A packet counter serves where there is no clock.
    """
    found: list[tuple[int, int, Clock]] = []
    for i, cell in enumerate(header):
        said = meaning(cell)
        if said is None or said.quantity is not None:
            continue
        unit_s = seconds_of(said.unit)
        # "elapsed (s)" is finer than "epoch (ms)"; a bare "time" may be text or unitless.
        order = 2 if unit_s is None else (1 if "epoc" in cell.lower() else 0)
        found.append((order, i, Clock(column=i, unit_s=unit_s)))
    if found:
        return min(found, key=lambda f: f[:2])[2]
    counters = (i for i, cell in enumerate(header) if _COUNTER.match(cell.strip().lower()))
    return next((Clock(column=i, counts=True) for i in counters), None)


@lru_cache(maxsize=16)  # who recognises a file and who reads it both ask
def layout_of(header: tuple[str, ...]) -> tuple[Layout | None, str]:
    """Work out a layout from a heading that names quantity, axis and unit of each column.

    Parameters
    ----------
    header : the cells of the heading.

    Returns
    -------
    The layout, or None with the reason (a key of `REFUSALS`).
    """
    axes: dict[tuple[str, Quantity], dict[int, tuple[int, str]]] = {}
    for i, cell in enumerate(header):
        said = meaning(cell)
        if said is not None and said.quantity is not None:
            axes.setdefault((said.rest, said.quantity), {}).setdefault(said.axis, (i, said.unit))
    sensors: dict[str, list[Triple]] = {}
    reason = "unknown_columns"
    for (rest, quantity), found in axes.items():
        if set(found) != {0, 1, 2}:
            continue
        scale = scale_of(quantity, found[0][1])
        if scale is None:
            reason = "unknown_units"
            continue
        columns = (found[0][0], found[1][0], found[2][0])
        sensors.setdefault(rest, []).append(Triple(quantity, columns, scale))
    clock = clock_of(header)
    if not sensors or reason == "unknown_units":
        return None, reason
    return Layout(
        clock=clock or Clock(column=None),  # the rate must then be given
        sensors=tuple(
            Sensor(label=rest, place=place_of(rest), triples=tuple(triples))
            for rest, triples in sensors.items()
        ),
    ), ""
