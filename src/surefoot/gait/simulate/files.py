"""Write a simulated walk as real sensors write it, so that the real readers are tried too."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Literal

import numpy as np

from surefoot.gait.simulate.sensor import Sensor, Signals
from surefoot.gait.simulate.walk import SimulatedWalk

FileKind = Literal["ticks", "sensor_logger", "xsens", "plain"]

_G_M_S2 = 9.80665
_EPOCH_NS = 1_767_225_600_000_000_000  # 1 January 2026, when nobody walked
_EPOCH_DATE = (2026, 1, 1, 0, 0, 0)


def write_files(walk: SimulatedWalk, folder: Path, kind: FileKind = "ticks") -> tuple[Path, ...]:
    """Write one file a sensor, named for where it was worn, and the truth beside them.

    Parameters
    ----------
    walk : the simulated walk.
    folder : an existing folder.
    kind : ``ticks`` (seven columns, 100-microsecond ticks, g and deg/s), ``sensor_logger`` (a zip
        for each phone), ``xsens`` (MT Manager text) or ``plain`` (CSV in SI units with a small
        TOML that names its columns).

    Returns
    -------
    The files of the sensors, in their order. The same walk gives the same bytes.
    """
    write = _WRITERS[kind]
    ending = {"ticks": "csv", "sensor_logger": "zip", "xsens": "txt", "plain": "csv"}[kind]
    paths = []
    for sensor, signals in zip(walk.sensors, walk.signals, strict=True):
        path = folder / f"{sensor.place}.{ending}"
        path.write_bytes(write(sensor, signals))
        paths.append(path)
    if kind == "plain":
        (folder / "columns.toml").write_text(_COLUMNS_FILE, encoding="utf-8")
    (folder / "truth.csv").write_text(walk.truth.write_csv(), encoding="utf-8")
    return tuple(paths)


def _rows(columns: np.ndarray, form: str) -> str:
    """Write columns as lines of text."""
    text = io.StringIO()
    np.savetxt(text, columns, fmt=form)
    return text.getvalue()


def _ticks(sensor: Sensor, signals: Signals) -> bytes:
    """Write the seven-column form of a small clip-on sensor, with its head of settings."""
    range_g = (sensor.range_acc_m_s2 or 16 * _G_M_S2) / _G_M_S2
    head = (
        "serial,HW Version,FW Version,SW Version\n"
        "2000000001,1,600,600\n"
        "settings,frequency,scale,decimation\n"
        f"FIFO,{sensor.rate_hz:g}\n"
        f"Accelerometer,{sensor.rate_hz:g},{range_g:g},1\n"
        f"Gyroscope,{sensor.rate_hz:g},{sensor.range_gyr_deg_s or 2000:g},1\n"
        "timestamp,high res,True,1\n"
        "Timestamp,Accelerometer,,,Gyroscope\n"
        ",X,Y,Z,X,Y,Z\n"
    )
    ticks = np.round((signals.time_s + 100.0) * 1e4)
    table = np.column_stack([ticks, signals.acc_m_s2 / _G_M_S2, np.rad2deg(signals.gyr_rad_s)])
    return (head + _rows(table, "%d,%.6f,%.6f,%.6f,%.5f,%.5f,%.5f")).encode()


def _sensor_logger(sensor: Sensor, signals: Signals) -> bytes:
    """Write the zip of the phone app Sensor Logger: one file a sensor, columns z, y, x."""
    nanoseconds = _EPOCH_NS + np.round(signals.time_s * 1e9)

    def table(values: np.ndarray) -> str:
        body = [
            f"{int(ns)},{s:.6f},{z:.7f},{y:.7f},{x:.7f}\n"
            for ns, s, (x, y, z) in zip(
                nanoseconds, signals.time_s - signals.time_s[0], values, strict=True
            )
        ]
        return "time,seconds_elapsed,z,y,x\n" + "".join(body)

    # The app splits the force into gravity and the rest; here gravity is that of the start.
    still = signals.acc_m_s2[: max(1, int(sensor.rate_hz))].mean(axis=0)
    gravity = np.broadcast_to(still, signals.acc_m_s2.shape)
    metadata = (
        "version,device name,recording epoch time,recording time,recording timezone,platform,"
        "appVersion,device id,sensors,sampleRateMs,standardisation\n"
        f"3,made up,{_EPOCH_NS // 1_000_000},2026-01-01_00-00-00,Europe/London,android,1.30,"
        f"made-up,Accelerometer|Gravity|Gyroscope,{1000 / sensor.rate_hz:.0f},true\n"
    )
    files: Mapping[str, str] = {
        "Accelerometer.csv": table(signals.acc_m_s2 - gravity),
        "Gravity.csv": table(gravity),
        "Gyroscope.csv": table(signals.gyr_rad_s),
        "Metadata.csv": metadata,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as box:
        for name, text in files.items():
            box.writestr(zipfile.ZipInfo(name, _EPOCH_DATE), text, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _xsens(sensor: Sensor, signals: Signals) -> bytes:
    """Write MT Manager text: comment lines, tabs, a wrapping packet counter."""
    head = (
        "// General information: \n//  MT Manager version: 2019.2.0 \n"
        "// Device information: \n//  DeviceId: 00B40000\n"
        "// Device settings: \n"
        f"//  Update Rate: {sensor.rate_hz:.1f}Hz\n"
        "// Coordinate system: ENU\n"
        "PacketCounter\tSampleTimeFine\tAcc_X\tAcc_Y\tAcc_Z\tGyr_X\tGyr_Y\tGyr_Z\n"
    )
    counter = (np.round(signals.time_s * sensor.rate_hz) + 65_000) % 65_536
    table = np.column_stack([counter, signals.acc_m_s2, signals.gyr_rad_s])
    return (head + _rows(table, "%d\t\t%.6f\t%.6f\t%.6f\t%.6f\t%.6f\t%.6f")).encode()


_PLAIN = ("time_s", "acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z")


def _plain(sensor: Sensor, signals: Signals) -> bytes:
    """Write SI units under plain names."""
    del sensor
    table = np.column_stack([signals.time_s, signals.acc_m_s2, signals.gyr_rad_s])
    return (",".join(_PLAIN) + "\n" + _rows(table, ",".join(["%.6f"] * 7))).encode()


_COLUMNS_FILE = """\
[time]
column = "time_s"
unit = "s"

[acceleration]
columns = ["acc_x", "acc_y", "acc_z"]
unit = "m/s2"

[rotation]
columns = ["gyr_x", "gyr_y", "gyr_z"]
unit = "rad/s"
"""

_WRITERS: Mapping[FileKind, Callable[[Sensor, Signals], bytes]] = {
    "ticks": _ticks,
    "sensor_logger": _sensor_logger,
    "xsens": _xsens,
    "plain": _plain,
}
