"""Files of other kinds that people try: each told by content, each with its own advice."""

import re

from surefoot.recordings.opened import Opened
from surefoot.recordings.refusals import refuse
from surefoot.recordings.table import Table
from surefoot.terms.errors import CannotUse

_CSV = "Please export the acceleration and the rotation of the foot sensor as CSV."
_PHONE = "Please export from the phone app as CSV or as a zip of CSV files."
_WALK = "Please give the recording of a sensor that was worn on the foot while walking."

#: What begins so -> (what it is, what to do next).
_BEGINS: tuple[tuple[bytes, str, str], ...] = (
    (b"MATLAB ", "a MATLAB file", _CSV),
    (b"\x89HDF\r\n\x1a\n", "an HDF5 or MATLAB file", _CSV),
    (b"XDF:", "a Lab Streaming Layer file", _CSV),
    (b"SQLite format 3\0", "a database", _PHONE),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", _PHONE),
    (b"%PDF", "a PDF", _WALK),
    # one that lies in a folder has been opened by now
    (b"PK\x03\x04", "a zip inside a zip", "Please unpack the outer zip and give the folder."),
)
_MVNX = re.compile(rb"<mvnx\b")
_HEALTH = re.compile(rb"<!DOCTYPE HealthData|<HealthData\b")
_LOGGER_JSON = re.compile(rb'^\s*\[\s*\{\s*"sensor"\s*:')
_FORCES = ({"fx", "fy", "fz"}, {"fz", "mx", "my"}, {"fz", "copx", "copy"})


def foreign(opened: Opened, table: Table | None = None) -> CannotUse | None:
    """Tell a file of another kind and make its refusal.

    Parameters
    ----------
    opened : a file that no reader recognised.
    table : the table in it, where there is one.

    Returns
    -------
    The refusal with advice for that kind, or None where the kind is not known either.
    """
    said = _kind(opened, table)
    if said is None:
        return None
    what, advice = said
    name = opened.name
    if what == "an Excel workbook":
        name = name.removesuffix("/xl/workbook.xml")
    return refuse("foreign", name=name, what=what, advice=advice)


def _kind(opened: Opened, table: Table | None) -> tuple[str, str] | None:
    head = opened.head[:4096]
    for start, what, advice in _BEGINS:
        if head.startswith(start):
            return what, advice
    # C3D: the number of its first parameter block, then the letter P.
    if head[1:2] == b"P" and 2 <= head[0] <= 16 and b"\0" in head:
        return "a C3D file of a gait laboratory", _CSV
    if head[8:12] == b".FIT":
        return "the record of a sports watch", _WALK
    if opened.inner.endswith("/xl/workbook.xml"):
        return "an Excel workbook", _PHONE
    if _MVNX.search(head):
        return "an Xsens MVNX file", _CSV
    if _HEALTH.search(head):
        return "an Apple Health export", _WALK
    if _LOGGER_JSON.match(head):
        return "the JSON of Sensor Logger", _PHONE
    if table is None:
        return None
    names = {re.split(r"[\s\[(_]", cell)[0] for cell in table.lowered}
    if any(force <= names for force in _FORCES):
        return "the record of a force plate", _WALK
    if table.said(r"^(Take Name),") is not None:
        return "the record of a camera system or force plate", _WALK
    return None
