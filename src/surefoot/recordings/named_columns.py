"""Tables whose heading names quantity, axis and unit: x-io, phyphox, Opal, MbientLab and more.

One grammar reads them all (`heading.py`); what differs is how a person knows their own format.
"""

from collections.abc import Callable

from surefoot.recordings.heading import layout_of
from surefoot.recordings.layout import Layout
from surefoot.recordings.opened import Opened
from surefoot.recordings.piece import Around
from surefoot.recordings.refusals import refuse
from surefoot.recordings.table import Table
from surefoot.recordings.text_reader import TextReader


def _starts(*words: str) -> Callable[[Table], bool]:
    """Tell a heading by the words it must hold."""

    def is_it(table: Table) -> bool:
        joined = "|".join(table.lowered)
        return all(word in joined for word in words) and layout_of(table.header)[0] is not None

    return is_it


def _one_of(*cells: str) -> Callable[[Table], bool]:
    """Tell a heading by a cell it must hold."""

    def is_it(table: Table) -> bool:
        return not set(cells).isdisjoint(table.lowered)

    return is_it


def _explains_itself(table: Table) -> bool:
    layout, reason = layout_of(table.header)
    return layout is not None or reason != "unknown_columns"


def _layout(opened: Opened, table: Table, around: Around) -> Layout:
    layout, reason = layout_of(table.header)
    if layout is None:
        raise refuse(reason, name=opened.name)
    if any(triple.quantity == "gravity" for s in layout.sensors for triple in s.triples):
        # Apple counts both the other way round; a table of unknown making may be either.
        raise refuse("split_gravity", name=opened.name)
    return layout


XIO = TextReader(
    name="x-io CSV",
    about="NGIMU and x-IMU3: Time (s), Gyroscope X (deg/s), Accelerometer X (g).",
    example="surefoot walk --left Inertial.csv",
    is_it=_starts("gyroscope x (deg/s)", "accelerometer x (g)"),
    layout=_layout,
)
MBIENT = TextReader(
    name="MbientLab MetaWear CSV",
    about="Two files a sensor, Accelerometer (x-axis (g)) and Gyroscope (x-axis (deg/s)), each "
    "with its own clock; give the folder.",
    example="surefoot walk metawear_session/",
    is_it=_one_of("x-axis (g)", "x-axis (deg/s)"),
    layout=_layout,
)
NAMED = TextReader(
    name="CSV with units in its heading",
    about="Any table whose heading names quantity, axis and unit of each column, for example "
    "t_s, acc_x_ms2, gyr_x_rads; several sensors side by side by a prefix such as rsh_ or lsh_.",
    example="surefoot walk left.csv right.csv",
    is_it=_explains_itself,
    layout=_layout,
)
