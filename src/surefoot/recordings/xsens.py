"""Xsens: MT Manager text, its plain excerpts, and Movella DOT exports."""

import json
import math
import re
from datetime import UTC, datetime

import numpy as np

from surefoot.recordings.layout import Clock, Layout, Quantity, Sensor, Triple
from surefoot.recordings.opened import Opened
from surefoot.recordings.piece import Around
from surefoot.recordings.places import place_of
from surefoot.recordings.recording import Place
from surefoot.recordings.refusals import refuse
from surefoot.recordings.table import Table
from surefoot.recordings.text_reader import TextReader, column_of, columns_of

_LARGEST_LIST = 1 << 16


def _is_mt_manager(table: Table) -> bool:
    return column_of(table, "PacketCounter") is not None and not _is_dot(table)


def _is_dot(table: Table) -> bool:
    if column_of(table, "PacketCounter") is None or column_of(table, "SampleTimeFine") is None:
        return False
    if _says_dot(table):
        return True
    # MT Manager writes commas too if asked, and rad/s; its comment lines or its empty clock tell.
    fine = column_of(table, "SampleTimeFine") or 0
    filled = any(len(row) > fine and row[fine] for row in table.first)
    return table.separator == "," and filled and table.said(r"^(//)") is None


def _says_dot(table: Table) -> bool:
    return table.said(r"(DeviceTag|Movella|Xsens DOT|Measurement Mode|OutputRate)") is not None


def _triples(opened: Opened, table: Table, gyr_scale: float) -> tuple[Triple, ...]:
    found: list[Triple] = []
    named: tuple[tuple[Quantity, str, float], ...] = (
        ("acc", "acc_{}", 1.0),
        ("gyr", "gyr_{}", gyr_scale),
    )
    for quantity, pattern, scale in named:
        columns = columns_of(table, pattern)
        if columns is not None:
            found.append(Triple(quantity, columns, scale))
    if not found or found[0].quantity != "acc":
        free = columns_of(table, "freeacc_{}") or columns_of(table, "freeacc_{}", "enu")
        if column_of(table, "dv[1]", "dq_W") is not None:
            raise refuse("not_raw", name=opened.name)
        raise refuse("no_gravity" if free else "no_accelerometer", name=opened.name)
    return tuple(found)


def _mt_manager(opened: Opened, table: Table, around: Around) -> Layout:
    rate = table.said(r"(?:update rate|acquisition frequency)\D*(\d+(?:\.\d+)?)")
    rate_hz = float(rate) if rate else around.rate_hz or _rate_of_increments(opened, table)
    counter = column_of(table, "PacketCounter")
    place = _place_in_list(table.said(r"DeviceId:\s*(\w+)"), opened, around)
    return Layout(
        clock=Clock(column=counter, counts=True, rate_hz=rate_hz),
        sensors=(Sensor(_triples(opened, table, 1.0), place=place),),
    )


def _rate_of_increments(opened: Opened, table: Table) -> float:
    """Find the rate from the file itself: a velocity increment is acceleration times the step."""
    acc, inc = columns_of(table, "acc_{}"), columns_of(table, "velinc_{}")
    if acc is None or inc is None:
        raise refuse("unknown_rate", name=opened.name)
    rows = np.array(
        [[_number(row, i) for i in (*acc, *inc)] for row in table.first], dtype=np.float64
    )
    length = np.linalg.norm(rows[:, :3], axis=1)
    step = np.nanmedian(np.linalg.norm(rows[:, 3:], axis=1) / np.where(length > 1, length, np.nan))
    if not np.isfinite(step) or not 1e-4 < step < 0.2:
        raise refuse("unknown_rate", name=opened.name)
    return float(round(1.0 / step))


def _number(row: tuple[str, ...], i: int) -> float:
    try:
        return float(row[i].replace(",", "."))
    except (ValueError, IndexError):
        return math.nan


def _place_in_list(device: str | None, opened: Opened, around: Around) -> Place:
    """Look the device up in a list that says which id is which segment (a small JSON beside)."""
    device = device or (m[0] if (m := re.search(r"00B4[0-9A-F]{4}", opened.inner)) else None)
    if device is None:
        return "unknown"
    for other in around.files:
        if ".json" not in other.inner.lower() or other.stored_bytes > _LARGEST_LIST:
            continue
        try:
            said = json.loads(other.everything(_LARGEST_LIST))
        except (ValueError, RecursionError):
            continue
        if isinstance(said, dict):
            for segment, which in said.items():
                if isinstance(which, str) and device.lower() in which.lower():
                    return place_of(str(segment))
    return "unknown"


def _dot(opened: Opened, table: Table, around: Around) -> Layout:
    if not _says_dot(table) and columns_of(table, "gyr_{}") is not None:
        # Without its first lines a DOT file (deg/s) looks like one of MT Manager (rad/s).
        raise refuse("unknown_units", name=opened.name)
    rate = table.said(r"OutputRate\W*(\d+(?:\.\d+)?)")
    fine = column_of(table, "SampleTimeFine")
    counter = column_of(table, "PacketCounter")
    triples = _triples(opened, table, math.pi / 180.0)
    tag = table.said(r"DeviceTag\W*(\w[\w -]*)") or ""
    place = place_of(tag)
    if fine is not None and len(table.first[0]) > fine and table.first[0][fine]:
        clock = Clock(column=fine, unit_s=1e-6, rate_hz=float(rate) if rate else None)
    else:
        clock = Clock(column=counter, counts=True, rate_hz=float(rate) if rate else around.rate_hz)
    return Layout(clock=clock, sensors=(Sensor(triples, place=place),), began=_start_time(table))


def _start_time(table: Table) -> datetime | None:
    """Read when it began; only where the file gives it in a zone that has one meaning."""
    said = table.said(r"StartTime\W*(\d{4}-\d\d-\d\d_\d\d:\d\d:\d\d)_?\d* (?:GMT|UTC)")
    try:
        return datetime.strptime(said, "%Y-%m-%d_%H:%M:%S").replace(tzinfo=UTC) if said else None
    except ValueError:
        return None


MT_MANAGER = TextReader(
    name="Xsens MT Manager text",
    about="Exported by Xsens MT Manager: comment lines, tabs, PacketCounter, m/s2 and rad/s. "
    "A small JSON list beside it may say which id is which segment.",
    example="surefoot walk MT_session/",
    is_it=_is_mt_manager,
    layout=_mt_manager,
)
DOT = TextReader(
    name="Movella DOT CSV",
    about="Exported by the Movella (Xsens) DOT app with acceleration and angular velocity, "
    "m/s2 and deg/s.",
    example="surefoot walk --left DOT_1.csv --right DOT_2.csv",
    is_it=_is_dot,
    layout=_dot,
)
