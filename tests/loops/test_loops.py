"""The compiled loops give what the plain way gives, on good input and on odd."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from surefoot import loops
from surefoot.gait.kernels.flight import fly
from surefoot.gait.simulate import FootHabit, Sensor, Walker, simulate_walk
from surefoot.gait.walk import measure_walk
from surefoot.recordings.columns import read_columns
from surefoot.recordings.opened import open_all
from surefoot.recordings.table import sniff
from surefoot.terms.errors import CannotUse

compiled = pytest.mark.skipif(not loops.ready(), reason="the loops were not compiled here")


@pytest.fixture
def plainly(monkeypatch):
    """Do one thing the plain way."""

    def run(what, *given):
        with monkeypatch.context() as patch:
            patch.setattr(loops, "_library", None)
            assert not loops.ready()
            return what(*given)

    return run


def test_the_environment_asks_for_the_plain_way() -> None:
    asked = [sys.executable, "-c", "from surefoot import loops; print(loops.ready())"]
    told = subprocess.run(
        asked, env={**os.environ, "SUREFOOT_PLAIN": "1"}, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "False"


def test_where_nothing_was_compiled_a_loop_says_so(plainly) -> None:
    some = np.zeros((3, 4), np.float32)
    with pytest.raises(RuntimeError, match="not compiled"):
        plainly(loops.fly, np.arange(4.0), some, some, np.empty((4, 10)))


@compiled
def test_a_loop_refuses_an_array_it_would_misread() -> None:
    time, out = np.arange(4.0), np.empty((4, 10))
    with pytest.raises(TypeError):
        loops.fly(time, np.zeros((3, 4)), np.zeros((3, 4), np.float32), out)
    with pytest.raises(TypeError):
        loops.fly(time, np.zeros((4, 3), np.float32).T, np.zeros((3, 4), np.float32), out)


# -- text --------------------------------------------------------------------------------------


def parsed(text: str, width: int, room: int = 64):
    exact, values = np.zeros((width, room)), np.zeros((width, room), dtype=np.float32)
    into = np.arange(1, width + 1)
    found = loops.numbers(text.encode(), ",", into, exact, values, 0)
    again = loops.numbers(text.encode(), ",", -into, exact, values, 0)
    assert found == again
    return found, exact, values


@compiled
@given(
    st.lists(st.tuples(*[st.floats(-1e15, 1e15, allow_nan=False)] * 3), min_size=1, max_size=20),
    st.sampled_from(["r", ".5f", ".9g", "e", "+.3f", ".0f"]),
)
def test_numbers_are_read_as_python_reads_them(rows, way) -> None:
    def written(value: float) -> str:
        return repr(value) if way == "r" else format(value, way)

    cells = [[written(value) for value in row] for row in rows]
    found, exact, values = parsed("".join(",".join(row) + "\n" for row in cells), 3)
    if found == loops.ODD:  # too many digits, too small: left to the general reader
        assert any(len(c.strip("+-0.")) > 16 or "e-" in c for row in cells for c in row)
        return
    assert found == len(rows)
    true = np.array([[float(cell) for cell in row] for row in cells]).T
    np.testing.assert_allclose(exact[:, :found], true, rtol=3e-16, atol=0)
    np.testing.assert_array_equal(values[:, :found], true.astype(np.float32))


@compiled
@pytest.mark.parametrize(
    "text",
    [
        "1,2\n",  # a cell too few
        "1,2,3,4\n",  # one too many
        "1,,3\n",
        "1,nan,3\n",
        "1,2,3\n\n1,2,3\n",
        "1,2,3",  # not ended
        "1,2 ,3\n",
        "1,--2,3\n",
        "1,2e,3\n",
        "1,2e999,3\n",
        "1,.,3\n",
        "1,0x2,3\n",
        "1,1.2.3,3\n",
        '1,"2",3\n',
        "",
        "1,12345678901234567890,3\n",
    ],
)
def test_what_is_not_plain_is_left_to_the_general_reader(text: str) -> None:
    assert parsed(text, 3)[0] == loops.ODD


@compiled
def test_rows_that_do_not_fit_are_not_written() -> None:
    text = "1,2,3\n" * 9
    assert parsed(text, 3, room=9)[0] == 9
    assert parsed(text, 3, room=8)[0] == loops.NO_ROOM


def read(path: Path):
    (opened,) = open_all([path])
    table = sniff(opened)
    assert table is not None
    columns = read_columns(opened, table, [0], [1, 2, 3])
    return columns.exact, columns.values


ROWS = [f"{i / 100:.3f},{i % 7:.5f},{-i / 3:.4g},{i * 1e-5:.6e},word" for i in range(9000)]
ODD_ROWS = {
    "plain": lambda rows: "\n".join(rows) + "\n",
    "no last line end": "\n".join,
    "windows": lambda rows: "\r\n".join(rows) + "\r\n",
    "empty lines": lambda rows: "\n".join(rows).replace("\n4", "\n\n4") + "\n",
    "a word": lambda rows: "\n".join(rows).replace("\n5.000,", "\n5.000,lost") + "\n",
    "empty cells": lambda rows: "\n".join(rows).replace(",2.00000,", ",,") + "\n",
    "cut short": lambda rows: "\n".join([*rows, "90.000,1.0"]),
    "semicolons, commas": lambda rows: "\n".join(rows).replace(",", ";").replace(".", ","),
    "longer at first": lambda rows: "\n".join(
        [r.replace("word", "word" * 30) for r in rows[:400]] + rows[400:]
    ),
}


@pytest.mark.parametrize("odd", ODD_ROWS)
def test_a_table_reads_alike_both_ways(odd: str, tmp_path: Path, plainly) -> None:
    path = tmp_path / "walk.csv"
    path.write_text("t,x,y,z,said\n" + ODD_ROWS[odd](ROWS), newline="")
    exact, values = read(path)
    exact_plainly, values_plainly = plainly(read, path)
    np.testing.assert_allclose(exact, exact_plainly, rtol=3e-16)
    np.testing.assert_allclose(values, values_plainly, rtol=2e-7)
    assert exact.shape[1] >= len(ROWS)


# -- samples -----------------------------------------------------------------------------------


def samples(count: int, seed: int = 3, turn_rad_s: float = 4.0):
    rng = np.random.default_rng(seed)
    time = np.arange(count) / 100
    acc = rng.normal(0.0, 5.0, (3, count)) + np.array([[0.0], [0.0], [9.81]])
    gyr = rng.normal(0.0, turn_rad_s, (3, count))
    return time, acc.astype(np.float32), gyr.astype(np.float32)


def with_gap():
    time, acc, gyr = samples(900)
    return np.where(time > 3.0, time + 50.0, time), acc, gyr


def with_nan():
    time, acc, gyr = samples(900)
    gyr[1, 400] = np.nan
    acc[2, 700] = np.inf
    return time, acc, gyr


def every_other():
    time, acc, gyr = samples(900)
    return time[::2], acc[:, ::2], gyr[:, ::2]


ODD_SAMPLES = {
    "many": lambda: samples(20_000),
    "one": lambda: samples(1),
    "two": lambda: samples(2),
    "wild": lambda: samples(900, turn_rad_s=80.0),
    "gap": with_gap,
    "nan": with_nan,
    "every other": every_other,
    "double": lambda: tuple(part.astype(np.float64) for part in samples(900)),
    "still": lambda: (samples(900)[0], *np.zeros((2, 3, 900), np.float32)),
}


@compiled
@pytest.mark.parametrize("odd", ODD_SAMPLES)
@pytest.mark.filterwarnings("ignore:invalid value")
def test_flight_is_alike_both_ways(odd: str, plainly) -> None:
    time, acc, gyr = ODD_SAMPLES[odd]()
    once, plain = fly(time, acc, gyr), plainly(fly, time, acc, gyr)
    for here, there in zip(once, plain, strict=True):
        known = np.isfinite(there)
        assert (np.isfinite(here) == known).all()
        np.testing.assert_allclose(here[known], there[known], rtol=1e-10, atol=1e-9)


WALKERS = {
    "usual": (Walker(strides=14), Sensor("left_foot")),
    "dropped": (
        Walker(strides=14, left=FootHabit(drop_deg=25.0, roll_deg=10.0)),
        Sensor("left_foot"),
    ),
    "slow": (Walker(strides=8, speed_m_s=0.3), Sensor("left_foot")),
    "fast sampling": (Walker(strides=8), Sensor("left_foot", rate_hz=400.0)),
    "slow sampling": (Walker(strides=10), Sensor("left_foot", rate_hz=52.0)),
    "lossy": (Walker(strides=14), Sensor("left_foot", lost_share=0.03)),
    "shank": (Walker(strides=14), Sensor("left_shank")),
}


@compiled
@pytest.mark.parametrize("who", WALKERS)
def test_a_walk_is_measured_alike_both_ways(who: str, plainly) -> None:
    walker, sensor = WALKERS[who]
    made = simulate_walk(walker, (sensor,), np.random.default_rng(5)).recordings()

    def measured():
        try:
            return measure_walk(made)
        except CannotUse as refusal:
            return str(refusal)

    once, plain = measured(), plainly(measured)
    if isinstance(once, str):
        assert once == plain
        return
    assert json.dumps(once.to_dict()) == json.dumps(plain.to_dict())
    for name, column in plain.strides.to_dict().items():
        here = once.strides[name]
        if column.dtype.is_float():
            np.testing.assert_allclose(here.to_numpy(), column.to_numpy(), rtol=1e-4, atol=2e-4)
        else:
            assert here.equals(column), name
    for foot, curves in plain.curves.items():
        np.testing.assert_allclose(once.curves[foot].pitch_deg, curves.pitch_deg, atol=1e-3)
