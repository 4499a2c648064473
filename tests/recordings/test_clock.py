"""The clock: what is right stays untouched, what is mended is even, what cannot be is refused."""

import doctest
import importlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.ndimage import median_filter

from surefoot.recordings.clock import _running_median, mend
from surefoot.recordings.counting import unit_of_stamps, unwrapped
from surefoot.recordings.stream import Stream
from surefoot.terms.errors import CannotUse


def stream(time_s: np.ndarray) -> Stream:
    """A stream whose readings are the row numbers, so that rows can be followed."""
    rows = np.arange(time_s.size, dtype=np.float32)
    return Stream("x.csv", np.asarray(time_s, dtype=float), np.vstack([rows, -rows]))


def codes(s: Stream) -> list[str]:
    return [f.code for f in s.findings]


@given(st.integers(20, 3000), st.floats(12.0, 2000.0), st.floats(-1e6, 1e6))
def test_an_even_clock_is_left_alone(n: int, rate_hz: float, start: float) -> None:
    time_s = start + np.arange(n) / rate_hz
    s = stream(time_s.copy())
    assert mend(s) == pytest.approx(rate_hz, rel=1e-4)
    assert np.array_equal(s.time_s, time_s)
    assert codes(s) == []


@given(st.lists(st.integers(5, 990), min_size=1, max_size=12), st.integers(1, 3))
def test_short_holes_are_bridged_where_they_were(where: list[int], lost: int) -> None:
    keep = np.ones(1000, dtype=bool)
    for i in where:
        if keep[i - 4 : i + 5 + lost].all():
            keep[i : i + lost] = False
    s = stream(np.arange(1000) / 100.0)
    truth = s.values[0].copy()
    s.keep(keep)
    mend(s)
    assert s.gaps == []
    assert np.allclose(s.time_s, np.arange(1000) / 100.0)
    assert np.allclose(s.values[0], truth, atol=1e-3)  # readings here lie on a line


@given(st.integers(10, 900), st.integers(20, 2000))
def test_a_long_hole_is_a_gap_and_nothing_is_made_up(at: int, lost: int) -> None:
    t = np.arange(1000) / 100.0
    t[at:] += lost / 100.0
    s = stream(t)
    mend(s)
    ((start, end),) = s.gaps
    assert s.time_s.size == 1000
    assert end - start == pytest.approx(lost / 100.0)
    assert start == pytest.approx(at / 100.0)


@given(st.sets(st.integers(40, 950), max_size=60), st.floats(-3, 3), st.integers(0, 10))
def test_stray_stamps_leave_rows_in_order(where: set[int], off: float, seed: int) -> None:
    strays = sorted(i for i in where if i % 3 == 0)
    t = np.arange(1000) / 100.0
    t[strays] += off + np.random.default_rng(seed).normal(0, 0.2, len(strays))
    s = stream(t)
    if not np.any(np.diff(t) < 0):
        return
    mend(s)
    assert np.all(np.diff(s.time_s) > 0)
    assert np.all(np.diff(s.values[0]) > 0)
    assert np.abs(s.time_s[-1] - 9.99) < 0.05


@given(st.integers(2, 40), st.integers(0, 3))
def test_a_batch_with_one_stamp_is_spread(batch: int, seed: int) -> None:
    t = np.arange(2000) / 100.0
    s = stream(np.floor(np.arange(2000) / batch) * batch / 100.0)
    assert mend(s) == pytest.approx(100, rel=0.05)
    assert np.abs(s.time_s - t).max() < 0.011
    assert "shared_stamps" in codes(s)


@given(st.integers(0, 65535), st.sampled_from([256, 65536]), st.integers(10, 5000))
def test_a_wrapped_counter_is_carried_on(first: int, size: int, n: int) -> None:
    true = first % size + np.arange(n, dtype=float)
    found, wraps = unwrapped(true % size)
    assert np.array_equal(found, true)
    assert wraps == int(true[-1] // size)


@given(
    st.sampled_from([(16, 0.01, 0.01), (16, 0.02, 0.02), (16, 1e-3, 0.01), (32, 1e-6, 0.01)]),
    st.floats(0, 0.99),
    st.floats(-1000, 1000),
    st.integers(0, 20),
)
def test_a_clock_that_counts_and_is_full_goes_on(
    counter: tuple[int, float, float], share: float, begun: float, lost: int
) -> None:
    bits, tick_s, step_s = counter
    rows = np.arange(2000) + (np.arange(2000) >= 700) * lost
    ticks = (rows + int(share * 2**bits * tick_s / step_s)) * round(step_s / tick_s)
    s = stream((ticks % 2**bits) * tick_s + begun)
    mend(s)
    assert s.time_s[-1] - s.time_s[0] == pytest.approx(rows[-1] * step_s, abs=1e-4)
    restarted = ticks[0] // 2**bits != ticks[-1] // 2**bits
    assert ("clock_restarted" in codes(s)) == restarted


def test_a_clock_set_back_by_another_time_is_still_refused() -> None:
    t = np.arange(2000) / 100.0
    t[1000:] -= 654.0
    with pytest.raises(CannotUse):
        mend(stream(t))


@given(st.floats(12, 1900), st.sampled_from([1.0, 1e-3, 1e-6, 1e-9]))
def test_the_unit_of_a_clock_follows_from_its_steps(rate_hz: float, unit_s: float) -> None:
    found, _ = unit_of_stamps("x", np.arange(500) / rate_hz / unit_s)
    assert found == unit_s


@given(st.lists(st.floats(-1e5, 1e5) | st.just(float("nan")), min_size=2, max_size=200))
def test_any_clock_is_mended_or_refused(stamps: list[float]) -> None:
    s = stream(np.array(stamps))
    try:
        rate_hz = mend(s)
    except CannotUse:
        return
    assert np.all(np.diff(s.time_s) > 0)
    assert s.values.shape[1] == s.time_s.size
    assert 10.0 <= rate_hz <= 10_000.0


@pytest.mark.parametrize(
    "name",
    ["counting", "heading", "places", "refusals"],
    ids=lambda name: f"surefoot.recordings.{name}",
)
def test_examples_in_the_docstrings(name: str) -> None:
    result = doctest.testmod(importlib.import_module(f"surefoot.recordings.{name}"))
    assert result.attempted > 0
    assert result.failed == 0


@pytest.mark.parametrize("n", [1, 20, 31, 5000])
def test_the_running_median_is_that_of_scipy(n):
    values = np.random.default_rng(n).normal(size=n)
    assert np.array_equal(_running_median(values), median_filter(values, 31, mode="nearest"))


@pytest.mark.parametrize("jump_s", [3600.0, -3600.0])
def test_summer_time_is_an_hour_on_the_clock_and_no_pause(jump_s: float) -> None:
    time_s = np.arange(2000) / 100.0
    moved = time_s.copy()
    moved[1000:] += jump_s
    s = stream(moved)
    assert mend(s) == pytest.approx(100.0, rel=1e-4)
    assert np.allclose(s.time_s - s.time_s[0], time_s, atol=1e-6)
    assert codes(s) == ["summer_time"]
    assert s.gaps == []


def test_a_pause_of_about_an_hour_stays_a_gap() -> None:
    time_s = np.arange(2000) / 100.0
    time_s[1000:] += 3550.0
    s = stream(time_s)
    mend(s)
    assert codes(s) == ["gaps"]
    assert "3550 s in all" in s.findings[0].sentence
