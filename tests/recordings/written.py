"""Small made-up recordings, written in every format the readers know."""

import io
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

G = 9.80665
Floats = NDArray[np.float64]


@frozen
class Made:
    """A made-up sensor: rest, then something like swings. SI units, +g on the axis that is up."""

    time_s: Floats
    acc: Floats
    gyr: Floats


def made(seconds: float = 20.0, rate_hz: float = 100.0, *, phase: float = 0.0) -> Made:
    """Make a sensor's signals: still for 3 s, then a swing every 1.2 s."""
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    moving = (t > 3.0).astype(float)
    swing = moving * np.maximum(0.0, np.sin(2 * np.pi * (t - 3.0) / 1.2 + phase))
    noise = np.random.default_rng(7).normal(0, 0.01, (t.size, 6))
    gyr = np.column_stack([0.4 * swing, -4.0 * swing, 0.6 * swing]) + 0.2 * noise[:, :3]
    acc = np.column_stack([2 + 3 * swing, 1 - swing, np.sqrt(G**2 - 5) + 2 * swing]) + noise[:, 3:]
    return Made(t, acc, gyr)


def table(
    header: Sequence[str],
    columns: Sequence[NDArray[np.generic]],
    *,
    separator: str = ",",
    decimals: int = 9,
    before: str = "",
    comma: bool = False,
    quoted: bool = False,
) -> str:
    """Write columns as text."""
    names = [f'"{h}"' if quoted else h for h in header]
    lines = [separator.join(names)] if header else []
    for row in zip(*columns, strict=True):
        cells = [
            str(v) if isinstance(v, str | np.integer) else f"{float(v):.{decimals}f}" for v in row
        ]
        if comma:
            cells = [c.replace(".", ",") for c in cells]
        lines.append(separator.join(cells))
    return before + "\n".join(lines) + "\n"


def zipped(path: Path, members: dict[str, str | bytes]) -> Path:
    """Write a zip."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def named_csv(m: Made, **how: object) -> str:
    """t_s, acc_x_ms2 ..., gyr_x_rads: units in the heading."""
    header = ["t_s", *(f"acc_{x}_ms2" for x in "xyz"), *(f"gyr_{x}_rads" for x in "xyz")]
    return table(header, [m.time_s, *m.acc.T, *m.gyr.T], **how)  # type: ignore[arg-type]


def sensor_logger(
    m: Made, *, platform: str = "android", standard: bool = False, total: bool = False
) -> dict[str, str]:
    """The files of a Sensor Logger zip; gravity is a constant vector here."""
    sign = -1.0 if platform == "ios" and not standard else 1.0
    gravity = np.tile(m.acc[:200].mean(axis=0), (m.time_s.size, 1))
    linear = m.acc - gravity
    time_ns = np.array([1_700_000_000_000_000_000 + int(t * 1e9) for t in m.time_s])
    header = ["time", "seconds_elapsed", "z", "y", "x"]

    def one(values: Floats) -> str:
        return table(header, [time_ns, m.time_s, *values.T[::-1]])

    files = {"Gyroscope.csv": one(m.gyr), "Barometer.csv": table(header[:2], [time_ns, m.time_s])}
    if total:
        files["TotalAcceleration.csv"] = one(m.acc)
    else:
        files["Accelerometer.csv"] = one(sign * linear)
        files["Gravity.csv"] = one(sign * gravity)
    files["Metadata.csv"] = (
        "version,device name,recording epoch time,recording time,recording timezone,platform,"
        "appVersion,device id,sensors,sampleRateMs,standardisation,platform version\n"
        f"3,Phone,1700000000000,2023-11-14_22-13-20,Europe/London,{platform},1.30,x,"
        f"Accelerometer|Gravity|Gyroscope,10|10|10,{str(standard).lower()},17\n"
    )
    return files


def phyphox(m: Made, *, gyr_hz: float = 100.0, comma: bool = False) -> dict[str, str]:
    """The files of a phyphox zip; the gyroscope on its own clock."""
    separator = ";" if comma else ","
    t = np.arange(m.time_s[0] + 0.0123, m.time_s[-1] - 0.05, 1.0 / gyr_hz)
    gyr = [np.interp(t, m.time_s, g) for g in m.gyr.T]
    acc_names = ["Time (s)", *(f"Acceleration {x} (m/s^2)" for x in "xyz")]
    gyr_names = ["Time (s)", *(f"Gyroscope {x} (rad/s)" for x in "xyz")]
    how = {"separator": separator, "comma": comma, "quoted": True}
    return {
        "Accelerometer.csv": table(acc_names, [m.time_s, *m.acc.T], **how),  # type: ignore[arg-type]
        "Gyroscope.csv": table(gyr_names, [t, *gyr], **how),  # type: ignore[arg-type]
        "meta/time.csv": '"event","experiment time","system time","system time text"\n'
        '"START",0.000000000E0,1.700000000000E9,"2023-11-14 22:13:20.000 UTC+00:00"\n',
        "meta/device.csv": '"property","value"\n"deviceModel","Phone"\n',
    }


def mt_manager(
    m: Made, *, first: int = 65000, rate_line: bool = False, velocity: bool = True
) -> str:
    """Xsens MT Manager text; the counter wraps at 65536."""
    counter = (first + np.arange(m.time_s.size)) % 65536
    lines = [
        "// General information: ",
        "//  MT Manager version: 2019.2.0 ",
        "// Device information: ",
        "//  DeviceId: 00B40001",
        "// Update Rate: 100.0Hz" if rate_line else "// Coordinate system: ENU",
    ]
    names = ["PacketCounter", "SampleTimeFine", *(f"Acc_{x}" for x in "XYZ")]
    names += [f"FreeAcc_{x}" for x in "ENU"] + [f"Gyr_{x}" for x in "XYZ"]
    blank = np.full(m.time_s.size, "")
    columns: list[NDArray[np.generic]] = [counter, blank, *m.acc.T, *m.acc.T, *m.gyr.T]
    if velocity:
        names += [f"VelInc_{x}" for x in "XYZ"]
        columns += list((m.acc * 0.01).T)
    return table(names, columns, separator="\t", decimals=6, before="\n".join(lines) + "\n")


def dot(m: Made) -> str:
    """Movella DOT: microseconds, m/s2, deg/s."""
    names = ["PacketCounter", "SampleTimeFine", *(f"Acc_{x}" for x in "XYZ")]
    names += [f"Gyr_{x}" for x in "XYZ"]
    micro = np.array([4_000_000 + round(t * 1e6) for t in m.time_s])
    head = (
        "DeviceTag:,left foot\nFirmwareVersion:,2.0.0\nOutputRate:,100Hz\n"
        "Measurement Mode:,Custom Mode 4\nStartTime: ,2026-03-01_10:00:00_000 GMT\n\n"
    )
    columns = [np.arange(micro.size), micro, *m.acc.T, *np.rad2deg(m.gyr).T]
    return table(names, columns, before=head)


def xio(m: Made, *, micro: bool = False) -> str:
    """x-io: deg/s and g."""
    clock = "Timestamp (us)" if micro else "Time (s)"
    names = [clock, *(f"Gyroscope {x} (deg/s)" for x in "XYZ")]
    names += [f"Accelerometer {x} (g)" for x in "XYZ"]
    t = np.array([round(t * 1e6) for t in m.time_s]) if micro else m.time_s
    return table(names, [t, *np.rad2deg(m.gyr).T, *(m.acc / G).T])


def seven_column(m: Made, *, range_g: int = 8) -> str:
    """The seven-column CSV: ticks of 100 microseconds, g, deg/s."""
    head = (
        "serial,HW Version,FW Version,SW Version\n1001,1,593,621\nsettings,frequency,scale,"
        f"decimation\nFIFO,104\nAccelerometer,104,{range_g},1\nGyroscope,104,500,1\n"
        "timestamp,high res,True,1\nTimestamp,Accelerometer,,,Gyroscope\n,X,Y,Z,X,Y,Z\n"
    )
    ticks = np.array([130_000 + round(t * 1e4) for t in m.time_s])
    return table([], [ticks, *(m.acc / G).T, *np.rad2deg(m.gyr).T], before=head)


def mbient(m: Made, name: str) -> dict[str, str]:
    """MetaWear: two files, the gyroscope a little faster and later."""
    t = np.arange(0.004, m.time_s[-1], 1 / 104.0)
    gyr = [np.rad2deg(np.interp(t, m.time_s, g)) for g in m.gyr.T]
    stem = f"{name}_2026-03-01T10.00.00.000_C1B2A3D4E5F6"

    def head(unit: str) -> list[str]:
        return ["epoch (ms)", "time (00:00)", "elapsed (s)", *(f"{x}-axis ({unit})" for x in "xyz")]

    def clock(s: Floats) -> list[NDArray[np.generic]]:
        text = np.array([f"2026-03-01T10:00:{v:06.3f}" for v in s])
        return [np.array([1_772_359_200_000 + round(v * 1e3) for v in s]), text, s]

    return {
        f"{stem}_Accelerometer_100.000Hz_1.7.3.csv": table(
            head("g"), [*clock(m.time_s), *(m.acc / G).T]
        ),
        f"{stem}_Gyroscope_104.000Hz_1.7.3.csv": table(head("deg/s"), [*clock(t), *gyr]),
    }


def physics_toolbox(m: Made) -> str:
    """Physics Toolbox: g-force and rad/s; semicolons and decimal commas as on German phones."""
    names = ["time", "gFx", "gFy", "gFz", "wx", "wy", "wz"]
    return table(names, [m.time_s, *(m.acc / G).T, *m.gyr.T], separator=";", comma=True)


def core_motion(m: Made) -> str:
    """Apple's sign: gravity reads -1 on the axis that points up."""
    gravity = np.tile(m.acc[:200].mean(axis=0), (m.time_s.size, 1))
    names = ["timestamp", *(f"rotationRate.{x}" for x in "xyz")]
    names += [f"userAcceleration.{x}" for x in "xyz"] + [f"gravity.{x}" for x in "xyz"]
    columns = [m.time_s, *m.gyr.T, *((gravity - m.acc) / G).T, *(-gravity / G).T]
    return table(names, columns)


def motion_json(m: Made) -> str:
    """The same as a list of records."""
    gravity = m.acc[:200].mean(axis=0)

    def xyz(v: Floats) -> dict[str, float]:
        return dict(zip("xyz", v.tolist(), strict=True))

    return json.dumps(
        [
            {
                "timestamp": float(t),
                "rotationRate": xyz(g),
                "userAcceleration": xyz((gravity - a) / G),
                "gravity": xyz(-gravity / G),
            }
            for t, a, g in zip(m.time_s, m.acc, m.gyr, strict=True)
        ]
    )


def opal_old(left: Made, right: Made) -> str:
    """Opal with a line of units."""
    names, units, columns = ["Time"], ["s"], [left.time_s]
    for place, m in (("Left Foot", left), ("Right Foot", right)):
        names += [f"{place}/Acceleration/{x}" for x in "XYZ"]
        names += [f"{place}/Angular Velocity/{x}" for x in "XYZ"]
        units += ["m/s^2"] * 3 + ["rad/s"] * 3
        columns += [*m.acc.T, *m.gyr.T]
    head = "Test Name:,Walk,,\nSample Rate:,100.000,Hz,\n" + ",".join(names) + "\n"
    return table(units, columns, before=head)


def opal_new(left: Made, right: Made) -> str:
    """Opal, Format=7: names on the first line, 3 columns after each sensor's first."""
    first, kinds, axes, columns = ["Format=7"], ["Time"], [""], [left.time_s]
    for place, m in (("Left Foot", left), ("Right Foot", right)):
        first += ["I1", "", "", place, *[""] * 2]
        kinds += ["Accelerometer", "", "", "Gyroscope", "", ""]
        axes += list("XYZXYZ")
        columns += [*m.acc.T, *m.gyr.T]
    head = ",".join(first) + "\n" + ",".join(kinds) + "\n"
    return table(axes, columns, before=head)


def gaitmap(left: Made, right: Made) -> str:
    """Two heading lines: sensor and axis."""
    axes = [*(f"acc_{x}" for x in "xyz"), *(f"gyr_{x}" for x in "xyz")]
    head = "sensor," + ",".join(["left_sensor"] * 6 + ["right_sensor"] * 6) + "\n"
    columns = [np.arange(left.time_s.size)]
    for m in (left, right):
        columns += [*m.acc.T, *np.rad2deg(m.gyr).T]
    return table(["axis", *axes, *axes], columns, before=head)


def gaittoolbox(m: Made) -> str:
    """Comment lines with the rate, a quaternion, m/s2, rad/s."""
    names = [f"ori_{k}" for k in "1234"] + [f"acc_{k}" for k in "123"] + [f"gyr_{k}" for k in "123"]
    q = np.tile([1.0, 0.0, 0.0, 0.0], (m.time_s.size, 1))
    head = f"// fs=100 nSamples={m.time_s.size}\n// frame=world\n"
    return table(names, [*q.T, *m.acc.T, *m.gyr.T], before=head)


def plain_csv(m: Made) -> str:
    """No units, Apple's sign: only a columns file can tell."""
    names = ["t", "ax", "ay", "az", "gx", "gy", "gz"]
    return table(names, [m.time_s * 1e3, *(-m.acc / G).T, *np.rad2deg(m.gyr).T])


def parquet(m: Made, names: Sequence[str] | None = None) -> bytes:
    """A Parquet table with units in its names."""
    import polars as pl

    header = names or [
        "t_s",
        *(f"acc_{x}_ms2" for x in "xyz"),
        *(f"gyr_{x}_rads" for x in "xyz"),
    ]
    out = io.BytesIO()
    columns = [m.time_s, *m.acc.T, *m.gyr.T]
    pl.DataFrame(dict(zip(header, columns, strict=True))).write_parquet(out)
    return out.getvalue()
