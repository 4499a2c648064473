"""The phyphox route: an experiment file that records and sends, and what it sends back."""

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from surefoot.terms.errors import CannotUse

#: Ten minutes at 100 Hz.
LONGEST = 60_000
_SENSORS = {"accelerometer": "acc", "gyroscope": "gyr"}
_AXES = ("X", "Y", "Z")


def experiment(address: str, *, title: str, send: str, host: str) -> str:
    """Write the experiment file (phyphox file format 1.10).

    Parameters
    ----------
    address : where the recording is sent, once, by HTTP POST.
    title, send : words on the phone's screen.
    host : shown to the person before anything is sent.
    """
    buffers, inputs, sends = [], [], []
    for sensor, short in _SENSORS.items():
        names = [f"{short}{axis}" for axis in _AXES] + [f"{short}_time"]
        buffers += [
            f'<container size="{LONGEST}" static="false">{name}</container>' for name in names
        ]
        outputs = "".join(
            f'<output component="{axis.lower()}">{short}{axis}</output>' for axis in _AXES
        )
        inputs.append(
            f'<sensor type="{sensor}" rate="100">{outputs}'
            f'<output component="t">{short}_time</output></sensor>'
        )
        sends += [
            f'<send id="{name}" type="buffer" datatype="array" keep="true">{name}</send>'
            for name in names
        ]
    return (
        '<phyphox xmlns="http://phyphox.org/xml" version="1.10" locale="en">'
        f"<title>{escape(title)}</title><category>surefoot</category>"
        f"<description>{escape(host)}</description>"
        f"<data-containers>{''.join(buffers)}</data-containers>"
        f"<input>{''.join(inputs)}</input>"
        f'<network><connection id="home" privacy={quoteattr(host)} address={quoteattr(address)} '
        'discovery="none" service="http/post" conversion="none" autoConnect="false" interval="0">'
        f"{''.join(sends)}</connection></network>"
        f"<views><view label={quoteattr(title)}>"
        '<graph label="Acceleration" labelX="t (s)" labelY="a (m/s²)" timeOnX="true">'
        '<input axis="x">acc_time</input><input axis="y">accX</input></graph>'
        f"<button label={quoteattr(send)}><trigger>home</trigger></button></view></views></phyphox>"
    )


def batch(sent: Any) -> dict[str, list[list[float]]]:
    """Read what the experiment sent: rows of time, x, y, z for each sensor.

    Raises
    ------
    CannotUse
        A column is not there, or is not numbers.
    """
    if not isinstance(sent, dict):
        raise not_ours()
    found = {}
    for sensor, short in _SENSORS.items():
        columns = [numbers(sent.get(f"{short}{end}")) for end in ("_time", *_AXES)]
        rows = [list(row) for row in zip(*columns, strict=False)]  # the last may be half written
        if len(rows) < 2:
            raise not_ours()
        found[sensor] = rows
    return found


def samples(readings: dict[str, list[list[float]]]) -> dict[str, list[float]]:
    """Make one table of both sensors, on the clock of the gyroscope.

    Raises
    ------
    CannotUse
        The two sensors do not overlap.
    """
    (acc_s, *acc), (gyr_s, *gyr) = (
        [list(column) for column in zip(*readings[sensor], strict=True)] for sensor in _SENSORS
    )
    return on_one_clock(acc_s, acc, gyr_s, gyr)


def on_one_clock(
    acc_s: list[float], acc: list[list[float]], gyr_s: list[float], gyr: list[list[float]]
) -> dict[str, list[float]]:
    """Bring acceleration to the moments of the gyroscope, by straight lines between samples."""
    import numpy as np

    n_acc, n_gyr = min(map(len, [acc_s, *acc])), min(map(len, [gyr_s, *gyr]))
    if n_acc < 2 or n_gyr < 2:
        raise not_ours()
    at = np.asarray(gyr_s[:n_gyr])
    inside = (at >= acc_s[0]) & (at <= acc_s[n_acc - 1])
    if inside.sum() < 2:
        raise CannotUse("The two sensors did not record at the same time.", "Please record again.")
    at = at[inside]
    found = {"t": (at - at[0]).tolist()}
    for axis, values in zip("xyz", acc, strict=True):
        found[f"a{axis}"] = np.interp(at, acc_s[:n_acc], values[:n_acc]).tolist()
    for axis, values in zip("xyz", gyr, strict=True):
        found[f"g{axis}"] = np.asarray(values[:n_gyr])[inside].tolist()
    return found


def numbers(values: Any) -> list[float]:
    """Give a list of numbers as it was sent, or refuse it."""
    if not isinstance(values, list) or len(values) > 4 * LONGEST:
        raise not_ours()
    if not all(isinstance(v, int | float) and not isinstance(v, bool) for v in values):
        raise not_ours()
    try:
        return [float(v) for v in values]
    except OverflowError:
        raise not_ours() from None


def not_ours() -> CannotUse:
    """Say that what came is not a recording of ours."""
    return CannotUse(
        "This is not a recording that surefoot asked for.",
        "Open the code on the page of devices again.",
        reason="not_ours",
    )
