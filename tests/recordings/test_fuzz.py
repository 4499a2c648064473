"""Every reader on damaged files: one sentence or a recording, never a crash, a hang or a flood."""

import contextlib
import gzip
import resource
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from surefoot.recordings.columns_file import columns_file
from surefoot.recordings.read import read_recordings
from surefoot.terms.errors import SurefootError
from tests.recordings import written
from tests.recordings.written import made, zipped

M = made(4.0)
OTHER = made(4.0, phase=1.0)
MOST_S = 5.0
MOST_KB = 1_000_000


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def _zip(members: dict[str, str], tmp: Path) -> bytes:
    return zipped(tmp / "made.zip", dict(members)).read_bytes()


SAMPLES: dict[str, Callable[[Path], bytes]] = {
    "named": lambda tmp: _bytes(written.named_csv(M)),
    "utf-16": lambda tmp: written.named_csv(M).encode("utf-16"),
    "gzip": lambda tmp: gzip.compress(_bytes(written.named_csv(M)), mtime=0),
    "mt manager": lambda tmp: _bytes(written.mt_manager(M)),
    "dot": lambda tmp: _bytes(written.dot(M)),
    "x-io": lambda tmp: _bytes(written.xio(M)),
    "seven-column": lambda tmp: _bytes(written.seven_column(M)),
    "physics toolbox": lambda tmp: _bytes(written.physics_toolbox(M)),
    "core motion": lambda tmp: _bytes(written.core_motion(M)),
    "motion json": lambda tmp: _bytes(written.motion_json(M)),
    "gaittoolbox": lambda tmp: _bytes(written.gaittoolbox(M)),
    "gaitmap": lambda tmp: _bytes(written.gaitmap(M, OTHER)),
    "opal old": lambda tmp: _bytes(written.opal_old(M, OTHER)),
    "opal new": lambda tmp: _bytes(written.opal_new(M, OTHER)),
    "parquet": lambda tmp: written.parquet(M),
    "sensor logger": lambda tmp: _zip(written.sensor_logger(M, platform="ios"), tmp),
    "phyphox": lambda tmp: _zip(written.phyphox(M, comma=True), tmp),
    "metawear": lambda tmp: _zip(written.mbient(M, "LeftFoot"), tmp),
    "axivity": lambda tmp: b"MD\xfc\x03" + b"\xff" * 1020 + b"AX\xfc\x01" + bytes(5000),
}

# One piece of damage: where (a share of the length), what, and with what.
Damage = st.tuples(
    st.floats(0, 1),
    st.sampled_from(["cut", "drop", "twice", "flip", "put"]),
    st.integers(1, 400),
    st.one_of(
        st.binary(min_size=1, max_size=12),
        st.sampled_from(
            [
                *(b"\n", b",", b";", b"\t", b'"', b"\0", b"nan", b"-inf", b"1e400", b"\xff\xfe"),
                *(b"\r", b"9" * 400, b",,,,,,", b"\xef\xbb\xbf", b"PK\x03\x04", b"\x1f\x8b", b"-"),
            ]
        ),
    ),
)


def damaged(content: bytes, damages: list[tuple[float, str, int, bytes]]) -> bytes:
    """Do the damage."""
    for share, what, length, other in damages:
        at = int(share * len(content))
        before, part, after = content[:at], content[at : at + length], content[at + length :]
        content = {
            "cut": before,
            "drop": before + after,
            "twice": before + part + part + after,
            "flip": before + bytes(b ^ 0xFF for b in part[:3]) + part[3:] + after,
            "put": before + other + part + after,
        }[what]
    return content


def read_quietly(path: Path) -> None:
    """Read; a refusal is fine, anything else is not."""
    began = time.process_time()
    with contextlib.suppress(SurefootError):
        for recording in read_recordings(path, rate_hz=100.0):
            assert np.all(np.isfinite(recording.acc_m_s2))
            assert np.all(np.isfinite(recording.gyr_rad_s))
            assert np.all(np.diff(recording.time_s) > 0)
            assert 10.0 <= recording.rate_hz <= 1e4
    assert time.process_time() - began < MOST_S


@pytest.mark.parametrize("name", SAMPLES)
def test_a_damaged_file_is_read_or_refused(name: str, tmp_path: Path) -> None:
    good = SAMPLES[name](tmp_path)
    path = tmp_path / "x.dat"

    @settings(max_examples=60, suppress_health_check=list(HealthCheck))
    @given(st.lists(Damage, min_size=1, max_size=4))
    def run(damages: list[tuple[float, str, int, bytes]]) -> None:
        path.write_bytes(damaged(good, damages))
        read_quietly(path)

    run()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < MOST_KB * 1.5


@settings(max_examples=150)
@given(st.binary(max_size=3000))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, any: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.dat"
    path.write_bytes(any)
    read_quietly(path)


CELLS = st.one_of(
    st.floats(allow_nan=True, allow_infinity=True).map(repr),
    st.integers(-(10**20), 10**20).map(str),
    st.sampled_from(["", "NaN", "x", "1,5", "-", "12:00:01.5", "2026-01-01 10:00:00"]),
)
HEADINGS = st.sampled_from(
    [
        "t_s,acc_x_ms2,acc_y_ms2,acc_z_ms2,gyr_x_rads,gyr_y_rads,gyr_z_rads",
        "time,seconds_elapsed,z,y,x",
        "PacketCounter,SampleTimeFine,Acc_X,Acc_Y,Acc_Z,Gyr_X,Gyr_Y,Gyr_Z",
        "Time (s),Gyroscope X (deg/s),Gyroscope Y (deg/s),Gyroscope Z (deg/s),"
        "Accelerometer X (g),Accelerometer Y (g),Accelerometer Z (g)",
        "time;gFx;gFy;gFz;wx;wy;wz",
        "epoch (ms),elapsed (s),x-axis (g),y-axis (g),z-axis (g)",
        "axis,acc_x,acc_y,acc_z,gyr_x,gyr_y,gyr_z",
    ]
)


@settings(max_examples=200)
@given(HEADINGS, st.lists(st.lists(CELLS, min_size=4, max_size=9), min_size=3, max_size=60))
def test_any_table_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, heading: str, cells: list[list[str]]
) -> None:
    separator = ";" if ";" in heading else ","
    body = "\n".join(separator.join(row) for row in cells)
    path = tmp_path_factory.getbasetemp() / "table.csv"
    path.write_text(f"{heading}\n{body}\n", encoding="utf-8")
    read_quietly(path)


@settings(max_examples=100)
@given(
    st.one_of(
        st.text(max_size=300),
        st.fixed_dictionaries(
            {},
            optional={
                "place": st.sampled_from(['"left_foot"', '"moon"', "3"]),
                "rate_hz": st.sampled_from(["100", "-1", "nan", "true", '"x"']),
                "time": st.sampled_from(['{column="t"}', '{column=1,unit="ns"}', "[]", "4"]),
                "acceleration": st.sampled_from(
                    ['{columns=["a","b","c"],unit="g"}', "{columns=[1,2,3]}", "[1]"]
                ),
                "rotation": st.sampled_from(
                    ['{columns=[1,2,3],unit="deg/s"}', '{columns=[1],unit="deg/s"}', '"no"']
                ),
                "sensor": st.sampled_from(["[]", "[1]", "{}"]),
            },
        ).map(lambda d: "\n".join(f"{k} = {v}" for k, v in d.items())),
    )
)
def test_any_columns_file_is_taken_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "columns.toml"
    path.write_text(content, encoding="utf-8")
    with contextlib.suppress(SurefootError):
        columns_file(path)
