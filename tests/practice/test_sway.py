"""Sway against published plate values, and against movements of known size."""

import csv
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from surefoot.practice.sway import low_passed, plate_area_cm2, plate_velocity_cm_s, sway_of


def published(shared_data: Path) -> list[dict[str, str]]:
    with (shared_data / "balance_forceplate" / "bds" / "truth.csv").open() as file:
        return list(csv.DictReader(file))


def test_plate_values_match_the_published_ones_to_four_digits(shared_data: Path) -> None:
    rows = published(shared_data)
    assert len(rows) >= 8
    for row in rows:
        file = shared_data / "balance_forceplate" / "bds" / f"{row['Trial']}.txt.gz"
        cop_cm = np.loadtxt(file, skiprows=1)[:, [7, 8]]
        assert plate_velocity_cm_s(cop_cm, 100.0) == pytest.approx(float(row["COPvelo"]), rel=1e-9)
        assert plate_area_cm2(cop_cm, 100.0) == pytest.approx(float(row["COParea"]), rel=1e-4)


@pytest.mark.parametrize(("rate_hz", "n"), [(20.0, 40), (60.0, 5), (60.0, 1800), (100.0, 6000)])
def test_the_filter_is_the_one_of_scipy_signal(rate_hz, n) -> None:
    from scipy.signal import butter, filtfilt

    course = np.cumsum(np.random.default_rng(n).normal(size=(n, 2)), axis=0)
    b, a = butter(4, 3.5 / 0.802 / (0.5 * rate_hz))
    theirs = filtfilt(b, a, course, axis=0, padlen=min(15, n - 1))
    assert np.abs(low_passed(course, rate_hz, 3.5) - theirs).max() < 1e-9 * np.abs(theirs).max()


def test_sway_never_waits_for_scipy_signal() -> None:
    look = (
        "import sys, numpy as np; from surefoot.practice.sway import sway_of; "
        "sway_of(np.random.default_rng(0).normal(size=(400, 3)) * 0.1 + [0, 0, 9.8], 100.0); "
        "sys.exit('scipy.signal' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", look], check=False).returncode == 0


def swaying(rate_hz: float, axis: np.ndarray) -> np.ndarray:
    """A pure sway of 0.2 m/s2 amplitude at 1 Hz along x, gravity along `axis` instead of z."""
    t = np.arange(0, 20, 1 / rate_hz)
    acc = np.column_stack([0.2 * np.sin(2 * np.pi * t), np.zeros_like(t), np.full_like(t, 9.81)])
    turn = np.linalg.qr(np.column_stack([axis, [1.0, 0.3, 0.2], [0.1, 1.0, 0.4]]))[0]
    return acc @ turn.T


@pytest.mark.parametrize("axis", [[0.0, 0, 1], [1.0, 1, 0.2], [0.1, -1.0, 0.5]])
def test_mounting_does_not_matter_and_known_sway_is_found(axis) -> None:
    found = sway_of(swaying(100.0, np.array(axis)), 100.0)
    assert found.rms_m_s2 == pytest.approx(0.2 / np.sqrt(2), rel=0.01)
    # squared jerk of a sine: (a w)^2 / 2 a second
    assert found.jerk_m2_s5 == pytest.approx((0.2 * 2 * np.pi) ** 2 / 2 * 20, rel=0.02)
    assert found.path_m_s2 == pytest.approx(4 * 0.2 * 20, rel=0.01)


def test_more_sway_is_more_in_every_number() -> None:
    less = swaying(100.0, np.array([0.0, 0, 1]))
    more = less + 2.0 * (less - less.mean(axis=0))
    a, b = sway_of(less, 100.0), sway_of(more, 100.0)
    assert (b.rms_m_s2, b.path_m_s2, b.jerk_m2_s5) > (a.rms_m_s2, a.path_m_s2, a.jerk_m2_s5)


@pytest.mark.parametrize(
    ("acc", "rate_hz"),
    [
        (np.full((100, 3), 5.66), 100.0),  # one second
        (np.full((100, 3), 5.66), 10.0),  # too slow
        (np.zeros((400, 3)), 100.0),  # gravity was taken out
    ],
)
def test_what_cannot_be_sway_is_refused(acc, rate_hz) -> None:
    with pytest.raises(ValueError, match=r"sway needs|no gravity"):
        sway_of(acc, rate_hz)
