"""A phone that is not there: real recordings played through Chromium's own motion sensor."""

import csv
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

RATE_HZ = 50.0


def _recording(shared_data: Path, name: str) -> tuple[np.ndarray, np.ndarray]:
    """Give times, s, and acceleration with gravity, m/s2, of a real phone."""
    with (shared_data / "phone_coremotion" / name).open() as file:
        rows = list(csv.DictReader(file))
    acc = [
        [-9.81 * (float(r[f"userAcceleration.{a}"]) + float(r[f"gravity.{a}"])) for a in "xyz"]
        for r in rows
    ]
    return np.array([float(r["timestamp"]) for r in rows]), np.array(acc)


def _even(t: np.ndarray, acc: np.ndarray, from_s: float, seconds: float) -> np.ndarray:
    at = np.arange(from_s, from_s + seconds, 1 / RATE_HZ)
    return np.column_stack([np.interp(at, t, column) for column in acc.T])


def quiet_balance(shared_data: Path, seconds: float) -> np.ndarray:
    """Give somebody standing still, phone in a pocket, without the 5 s of putting it there."""
    return _even(*_recording(shared_data, "balance_data.csv"), 5.0, seconds)


def balance_then_step(shared_data: Path, stand_s: float) -> tuple[np.ndarray, float]:
    """Give the same stand and then a real step of another recording, turned to the same way up.

    Two recordings are joined, because nobody has recorded a foot that comes down in a one-leg
    stand. Gives the samples and when the step begins, s.
    """
    quiet = quiet_balance(shared_data, stand_s)
    step = _even(*_recording(shared_data, "walk_data.csv"), 15.0, 1.5)
    one, two = (x.mean(axis=0) / np.linalg.norm(x.mean(axis=0)) for x in (step, quiet))
    axis, along = np.cross(one, two), float(one @ two)
    cross = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    turn = np.eye(3) + cross + cross @ cross / (1 + along)
    rest = np.repeat(quiet[-1:], int(10 * RATE_HZ), axis=0)
    return np.concatenate([quiet, step @ turn.T, rest]), stand_s


SENSORS = ("accelerometer", "linear-acceleration", "gyroscope")


def virtual_phone(page, first: np.ndarray):
    """Give the page a motion sensor of its own, before anybody listens to it.

    Readings go in below the page, where those of a phone would, and come out as the browser gives
    them: at its own rate, rounded to 0.1 m/s2.
    """
    sender = page.context.new_cdp_session(page)
    known = {"available": True, "minimumFrequency": 1, "maximumFrequency": 100}
    for name in SENSORS:
        sender.send(
            "Emulation.setSensorOverrideEnabled", {"enabled": True, "type": name, "metadata": known}
        )
        _reading(sender, name, first if name == "accelerometer" else np.zeros(3))
    return sender


def play(sender, acc: np.ndarray, until: Callable[[], bool], longest_s: float = 40.0) -> float:
    """Play a recording until something is so; give how long it took, s."""
    began_s, count = time.monotonic(), 0
    while (passed_s := time.monotonic() - began_s) < longest_s:
        _reading(sender, "accelerometer", acc[min(int(passed_s * RATE_HZ), len(acc) - 1)])
        count += 1
        if count % 10 == 0 and until():
            return passed_s
        time.sleep(0.5 / RATE_HZ)
    raise AssertionError(f"nothing came of it in {longest_s:g} s")


def _reading(sender, name: str, value: np.ndarray) -> None:
    x, y, z = (float(v) for v in value)
    told = {"type": name, "reading": {"xyz": {"x": x, "y": y, "z": z}}}
    sender.send("Emulation.setSensorOverrideReadings", told)
