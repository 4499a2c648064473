"""Builds the movements that `counting_cases.json` names, and asks our own half what it finds."""

import json
from pathlib import Path

import numpy as np

from surefoot.practice.counting import best_held_deg, foot_taps, stand_ups, tilt_deg

TABLE = json.loads(Path(__file__).with_name("counting_cases.json").read_text("utf-8"))
RATE_HZ: int = TABLE["rate_hz"]
CASES: list[dict] = TABLE["cases"]
QUIET_S = 2


def samples(case: dict) -> np.ndarray:
    """Give (n, 3) of one case: m/s2 with gravity, or deg/s for taps; the phone lies askew."""
    rng = np.random.default_rng(len(case["name"]))
    if case["kind"] == "taps":
        t = np.arange(0, case["seconds"] + 1, 1 / RATE_HZ)
        tired = np.interp(t, [0, case["seconds"]], [1.0, case.get("tires_to", 1.0)])
        rate = case["peak_deg_s"] * tired * np.sin(2 * np.pi * case["hz"] * t)
        rate[t >= case["seconds"]] = 0.0
        course = rate[:, None] * np.array([0.8, -0.5, 0.33])
        return course + rng.normal(0, 2.0, course.shape)
    times, degrees = np.array(case["points"], float).T
    t = np.arange(0, times[-1], 1 / RATE_HZ)
    lean = np.deg2rad(20 + np.interp(t, times, degrees))
    acc = 9.81 * np.column_stack([np.sin(lean), 0 * lean, np.cos(lean)])
    return np.round(acc + rng.normal(0, 0.05, acc.shape), 1)  # a browser rounds to 0.1 m/s2


def found(case: dict, course: np.ndarray) -> float:
    """Give what our half finds."""
    quiet = slice(0, QUIET_S * RATE_HZ)
    if case["kind"] == "taps":
        return foot_taps(course, RATE_HZ)
    if case["kind"] == "stands":
        return stand_ups(course, RATE_HZ, quiet)
    return best_held_deg(tilt_deg(course, RATE_HZ, quiet)[quiet.stop :], RATE_HZ)
