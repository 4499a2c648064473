"""Broken, hostile and odd files, made on the spot, each with what surefoot says of it.

``python -m tests.recordings.bad_files`` prints the page ``docs/bad-input.md``.
"""

import gzip
import io
import os
import struct
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from attrs import frozen

from surefoot.recordings.read import read_recordings
from surefoot.terms.errors import SurefootError
from tests.recordings import written
from tests.recordings.written import G, Made, made, table, zipped

Make = Callable[[Path], Path | list[Path]]
M = made(12.0)
INCREMENTS = ["PacketCounter", "SampleTimeFine", *(f"dq_{x}" for x in "WXYZ")]
INCREMENTS += [f"dv[{k}]" for k in "123"]
NAMES = ["t_s", *(f"acc_{x}_ms2" for x in "xyz"), *(f"gyr_{x}_rads" for x in "xyz")]


@frozen
class Case:
    """One file: what is wrong with it, how to make it, the reason it is refused with.

    reason is "" where the file is read; `codes` are then what is said of it.
    """

    what: str
    make: Make
    reason: str
    codes: tuple[str, ...] = ()


@frozen
class Outcome:
    """What happened: a reason and sentence, or the codes and sentences of a reading."""

    reason: str
    codes: tuple[str, ...]
    sentences: tuple[str, ...]


def outcome(case: Case, folder: Path) -> Outcome:
    """Make the file and read it."""
    try:
        given = case.make(folder)
        recordings = read_recordings(given)
    except SurefootError as refusal:
        return Outcome(refusal.reason, (), (str(refusal),))
    found = [f for r in recordings for f in r.fitness]
    return Outcome("", tuple(f.code for f in found), tuple(f.sentence for f in found))


def raw(name: str, content: bytes) -> Make:
    """A file of these bytes."""

    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def text(name: str, content: str, encoding: str = "utf-8") -> Make:
    return raw(name, content.encode(encoding))


def changed(change: Callable[[Made], Made], name: str = "foot.csv") -> Make:
    """A good table with its signals changed."""
    return text(name, written.named_csv(change(M)))


def with_time(change: Callable[[np.ndarray], np.ndarray]) -> Make:
    return changed(lambda m: Made(change(m.time_s.copy()), m.acc, m.gyr))


def rows(change: Callable[[list[str]], list[str]]) -> Make:
    """A good table with its lines changed."""
    lines = written.named_csv(M).splitlines()
    return text("foot.csv", "\n".join([lines[0], *change(lines[1:])]) + "\n")


def columns(**keep: int) -> Make:
    """A good table with only some columns."""
    whole = [M.time_s, *M.acc.T, *M.gyr.T]
    return text("foot.csv", table(list(keep), [whole[i] for i in keep.values()]))


def zip_of(members: dict[str, str | bytes], name: str = "walk.zip") -> Make:
    return lambda folder: zipped(folder / name, members)


def huge_gzip(folder: Path) -> Path:
    """Ten gigabytes of zeros in ten megabytes."""
    member = gzip.compress(b"0,0,0,0,0,0,0\n" * 700_000, mtime=0)
    with (folder / "bomb.csv.gz").open("wb") as out:
        out.write(gzip.compress(",".join(NAMES).encode() + b"\n", mtime=0))
        for _ in range(1000):
            out.write(member)
    return folder / "bomb.csv.gz"


def huge_zip(folder: Path) -> Path:
    """A zip whose member says four gigabytes."""
    path = zipped(folder / "bomb.zip", {"foot.csv": "0,0,0\n" * 100_000})
    content = bytearray(path.read_bytes())
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = struct.pack("<I", 0xFFFFFFF0)
    path.write_bytes(content)
    return path


def swelling_zip(folder: Path) -> Path:
    """An honest header, a member that swells five hundred times."""
    line = ",".join(["0.000000"] * 7) + "\n"
    return zipped(folder / "bomb.zip", {"foot.csv": ",".join(NAMES) + "\n" + line * 700_000})


def nested_zip(folder: Path) -> Path:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("foot.csv", written.named_csv(M))
    return zipped(folder / "outer.zip", {"inner.zip": inner.getvalue()})


def locked_zip(folder: Path) -> Path:
    path = zipped(folder / "locked.zip", {"foot.csv": "a"})
    content = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        content[content.find(mark) + at] |= 1
    path.write_bytes(content)
    return path


def cut_zip(folder: Path) -> Path:
    path = zipped(folder / "cut.zip", {"foot.csv": written.named_csv(M)})
    path.write_bytes(path.read_bytes()[:2000])
    return path


def wrong_zip(folder: Path) -> Path:
    """One byte of the packed content changed."""
    path = zipped(folder / "wrong.zip", {"foot.csv": written.named_csv(M)})
    content = bytearray(path.read_bytes())
    content[2000] ^= 0xFF
    path.write_bytes(content)
    return path


def many_files(folder: Path) -> Path:
    (folder / "many").mkdir()
    for k in range(2001):
        (folder / "many" / f"{k}.csv").touch()
    return folder / "many"


def twice(folder: Path) -> list[Path]:
    content = written.named_csv(M)
    (folder / "left_foot.csv").write_text(content)
    (folder / "right_foot.csv").write_text(content)
    return [folder / "left_foot.csv", folder / "right_foot.csv"]


def same_data(folder: Path) -> list[Path]:
    (folder / "left_foot.csv").write_text(written.named_csv(M))
    (folder / "right_foot.csv").write_text(written.xio(M))
    return [folder / "left_foot.csv", folder / "right_foot.csv"]


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.csv")
    return folder / "pipe.csv"


def halves(drop: str, **kinds: str) -> Make:
    files = written.phyphox(M)
    members = {k: v for k, v in files.items() if k != drop and not k.startswith("meta")}
    return zip_of(dict(members), **kinds)


def _still(m: Made) -> Made:
    noise = np.random.default_rng(3).normal(0, 0.003, (m.time_s.size, 6))
    acc = np.tile([0.0, 0.0, G], (m.time_s.size, 1)) + noise[:, :3]
    return Made(m.time_s, acc, noise[:, 3:])


def _set(values: np.ndarray, column: int | None, value: float, rows: slice) -> np.ndarray:
    out = values.copy()
    if column is None:
        out[rows] = value
    else:
        out[rows, column] = value
    return out


def _clip(values: np.ndarray, limit: float) -> np.ndarray:
    return np.clip(values, -limit, limit)


def _jump(after: int, seconds: float) -> Callable[[np.ndarray], np.ndarray]:
    def change(t: np.ndarray) -> np.ndarray:
        t[after:] += seconds
        return t

    return change


def _every(n: int, what: str) -> Callable[[list[str]], list[str]]:
    def change(lines: list[str]) -> list[str]:
        return [
            what.join([line.split(",")[0] + ",", "," + ",".join(line.split(",")[2:])])
            if k % n == n - 1
            else line
            for k, line in enumerate(lines)
        ]

    return change


def _night(m: Made) -> str:
    """A clock that shows the time of day, over midnight."""
    seconds = 86_394.0 + m.time_s
    clock = [f"{int(s // 3600) % 24:02d}:{int(s // 60) % 60:02d}:{s % 60:06.3f}" for s in seconds]
    return table(["time", *NAMES[1:]], [np.array(clock), *m.acc.T, *m.gyr.T], decimals=6)


GOOD = written.named_csv(M)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(255, -1, -1)) * 40
UNITLESS = ["t_s", "acc_x", "acc_y", "acc_z", "gyr_x", "gyr_y", "gyr_z"]
KEEP = dict(zip(NAMES, range(7), strict=True))
ACC_ONLY = {k: KEEP[k] for k in NAMES[:4]}
GYR_ONLY = {k: KEEP[k] for k in (NAMES[0], *NAMES[4:])}

REFUSED: tuple[Case, ...] = (
    Case("a name that is not there", lambda f: f / "nothing.csv", "no_such_file"),
    Case("an empty file", raw("empty.csv", b""), "empty_file"),
    Case("an empty folder", lambda f: f, "empty_folder"),
    Case("an empty zip", zip_of({}), "empty_folder"),
    Case("an empty gzip", raw("empty.csv.gz", gzip.compress(b"", mtime=0)), "empty_file"),
    Case("a named pipe", pipe, "not_a_file"),
    Case("one line break", raw("blank.csv", b"\n"), "unknown_file"),
    Case("a heading and nothing else", text("foot.csv", ",".join(NAMES) + "\n"), "no_rows"),
    Case("a photograph of a dog", raw("dog.jpg", JPEG), "unknown_file"),
    Case("a picture called foot.csv", raw("foot.csv", PNG), "unknown_file"),
    Case("a page of words", text("notes.txt", "Walked to the shop today.\n" * 50), "unknown_file"),
    Case("a web page", text("walk.html", "<html><body>Walk</body></html>"), "unknown_file"),
    Case("a shopping list as CSV", text("list.csv", "what,how many\nmilk,2\n" * 9), "unknown_file"),
    Case("random bytes", raw("x.bin", np.random.default_rng(1).bytes(5000)), "unknown_file"),
    Case("only NUL bytes", raw("x.csv", bytes(5000)), "unknown_file"),
    Case("a program (ELF)", raw("x.csv", b"\x7fELF\x02\x01\x01" + bytes(600)), "unknown_file"),
    Case("JSON of another kind", text("x.json", '{"steps": 4000}'), "unknown_file"),
    Case("JSON nested ten thousand deep", text("x.json", "[" * 10_000), "unknown_file"),
    Case(
        "motion JSON nested ten thousand deep",
        text("x.json", '[{"rotationRate":' + "[" * 10_000),
        "damaged_file",
    ),
    Case(
        "motion JSON cut short", text("x.json", written.motion_json(made(3))[:5000]), "damaged_file"
    ),
    Case(
        "motion JSON with words for numbers",
        text("x.json", '[{"timestamp": "now", "rotationRate": {"x": "fast"}}]'),
        "damaged_file",
    ),
    Case(
        "motion JSON of 33 MB",
        text("x.json", '[{"rotationRate":' + " " * 33_600_000),
        "too_big",
    ),
    Case("one column of numbers", text("one.csv", "acc\n" + "1.0\n" * 500), "unknown_file"),
    Case(
        "numbers without a heading",
        text("foot.csv", GOOD.split("\n", 1)[1]),
        "unknown_columns",
    ),
    Case(
        "a table of other things",
        text("heart.csv", table(["time", "bpm", "spo2"], [M.time_s, M.time_s + 60, M.time_s + 90])),
        "unknown_columns",
    ),
    Case(
        "columns without units",
        text("foot.csv", table(UNITLESS, [M.time_s, *M.acc.T, *M.gyr.T])),
        "unknown_units",
    ),
    Case(
        "units that do not exist",
        text("foot.csv", GOOD.replace("ms2", "furlongs").replace("rads", "turns")),
        "unknown_units",
    ),
    Case(
        "a heading one name short (R's row numbers)",
        rows(lambda lines: [f"{i},{line}" for i, line in enumerate(lines)]),
        "shifted_heading",
    ),
    Case(
        "a DOT recording of increments",
        text(
            "dot.csv", "DeviceTag:,left\nOutputRate:,60Hz\n\n" + table(INCREMENTS, [M.time_s] * 9)
        ),
        "not_raw",
    ),
    Case("a C3D file of a gait laboratory", raw("walk.c3d", b"\x02\x50" + bytes(600)), "foreign"),
    Case("a MATLAB file", raw("walk.mat", b"MATLAB 5.0 MAT-file" + bytes(200)), "foreign"),
    Case(
        "an Excel workbook",
        zip_of({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<x/>"}),
        "foreign",
    ),
    Case(
        "a force plate's table",
        text("plate.csv", table(["Time", "Fz", "Mx", "My"], [M.time_s] * 4)),
        "foreign",
    ),
    Case("no time column", columns(**{k: KEEP[k] for k in NAMES[1:]}), "unknown_rate"),
    Case(
        "a packet counter and no rate",
        text("x.txt", written.mt_manager(M, velocity=False)),
        "unknown_rate",
    ),
    Case("acceleration only", columns(**ACC_ONLY), "no_gyroscope"),
    Case("gyroscope only", columns(**GYR_ONLY), "no_accelerometer"),
    Case("a phone zip without its gyroscope", halves("Gyroscope.csv"), "no_gyroscope"),
    Case("a phone zip without its accelerometer", halves("Accelerometer.csv"), "no_accelerometer"),
    Case(
        "a phone zip with gravity taken out",
        zip_of(
            {
                k: v.replace("Acceleration", "Linear Acceleration")
                for k, v in written.phyphox(M).items()
            }
        ),
        "no_gravity",
    ),
    Case(
        "gravity apart, sign not said",
        text(
            "x.csv",
            table(
                [
                    "time_s",
                    *(f"user_acceleration_{x}_g" for x in "XYZ"),
                    *(f"gravity_{x}_g" for x in "XYZ"),
                    *(f"gyr_{x}_rads" for x in "XYZ"),
                ],
                [M.time_s, *M.gyr.T, *(M.acc / G).T, *M.gyr.T],
            ),
        ),
        "split_gravity",
    ),
    Case(
        "Sensor Logger without Metadata.csv",
        zip_of({k: v for k, v in written.sensor_logger(M).items() if k != "Metadata.csv"}),
        "unknown_sign",
    ),
    Case(
        "an Axivity file without the package for it",
        raw("foot.cwa", b"MD\xfc\x03" + b"\xff" * 1020 + b"AX\xfc\x01" + bytes(508)),
        "needs_library",
    ),
    Case(
        "an Axivity file of noise", raw("foot.cwa", b"MD\xfc\x03" + b"\xff" * 4000), "damaged_file"
    ),
    Case("a Parquet file cut short", raw("x.parquet", written.parquet(M)[:900]), "damaged_file"),
    Case(
        "a Parquet file of noise", raw("x.parquet", b"PAR1" + bytes(900) + b"PAR1"), "damaged_file"
    ),
    Case(
        "a gzip cut short",
        raw("foot.csv.gz", gzip.compress(GOOD.encode(), mtime=0)[:20_000]),
        "damaged_file",
    ),
    Case(
        "a gzip with a byte changed",
        raw("foot.csv.gz", gzip.compress(GOOD.encode(), mtime=0)[:-6] + b"\0" * 6),
        "damaged_file",
    ),
    Case("a gzip that is not one", raw("foot.csv.gz", b"\x1f\x8bnot at all" * 9), "damaged_file"),
    Case("a zip cut short", cut_zip, "damaged_file"),
    Case("a zip with a byte changed", wrong_zip, "damaged_file"),
    Case("a zip behind a password", locked_zip, "locked_file"),
    Case("a zip of 4 GB in 4 kB", huge_zip, "swells"),
    Case("a zip that swells 500 times", swelling_zip, "swells"),
    Case("a gzip of 10 GB in 10 MB", huge_gzip, "swells"),
    Case("a zip in a zip", nested_zip, "foreign"),
    Case("a zip with ../../etc/passwd", zip_of({"../../etc/passwd": "root"}), "unsafe_zip"),
    Case("a zip with /etc/passwd", zip_of({"/etc/passwd": "root"}), "unsafe_zip"),
    Case("a zip with C:\\Windows", zip_of({"C:\\Windows\\x.dll": "x"}), "unsafe_zip"),
    Case("a folder of 2,001 files", many_files, "too_many_files"),
    Case(
        "a zip of nothing but notes",
        zip_of({"a.txt": "one", "b.txt": "two"}),
        "unknown_files",
    ),
    Case(
        "a line of nine million characters",
        text("foot.csv", GOOD + "1" * 9_000_000),
        "long_line",
    ),
    Case("words in every reading", rows(_every(1, "oops")), "text_in_numbers"),
    Case(
        "words in most readings", rows(lambda r: r[:20] + _every(1, "x")(r[20:])), "text_in_numbers"
    ),
    Case(
        "a flood of NaN",
        changed(lambda m: Made(m.time_s, _set(m.acc, None, np.nan, slice(30, None)), m.gyr)),
        "text_in_numbers",
    ),
    Case(
        "an accelerometer of zeros",
        changed(lambda m: Made(m.time_s, m.acc * 0, m.gyr)),
        "text_in_numbers",
    ),
    Case(
        "infinite readings",
        changed(lambda m: Made(m.time_s, _set(m.acc, None, np.inf, slice(30, None)), m.gyr)),
        "text_in_numbers",
    ),
    Case(
        "numbers too large to be true",
        changed(lambda m: Made(m.time_s, m.acc, m.gyr * 1e30)),
        "wrong_units",
    ),
    Case("g said to be m/s2", changed(lambda m: Made(m.time_s, m.acc / G, m.gyr)), "wrong_units"),
    Case(
        "raw counts said to be m/s2",
        changed(lambda m: Made(m.time_s, np.rint(m.acc / G * 4096), m.gyr)),
        "wrong_units",
    ),
    Case(
        "degrees said to be radians",
        changed(lambda m: Made(m.time_s, m.acc, np.rad2deg(m.gyr))),
        "wrong_units",
    ),
    Case(
        "gravity taken out, not said",
        changed(lambda m: Made(m.time_s, m.acc - m.acc[:200].mean(axis=0), m.gyr)),
        "wrong_units",
    ),
    Case("a clock that stands still", with_time(lambda t: t * 0), "wrong_clock"),
    Case("a clock that runs backward", with_time(lambda t: t[::-1]), "wrong_clock"),
    Case("a clock that jumps ahead a day", with_time(_jump(600, 86_400.0)), "wrong_clock"),
    Case("a clock that jumps back 50 minutes", with_time(_jump(600, -3000.0)), "wrong_clock"),
    Case("a clock of NaN", with_time(lambda t: t * np.nan), "wrong_clock"),
    Case(
        "a clock drawn by lot",
        with_time(lambda t: np.random.default_rng(5).permutation(t)),
        "wrong_clock",
    ),
    Case("one reading in a second", with_time(lambda t: t * 100), "wrong_rate"),
    Case(
        "a unitless clock that fits no unit",
        text("x.csv", table(["time", *NAMES[1:]], [M.time_s * 4e4, *M.acc.T, *M.gyr.T])),
        "wrong_clock",
    ),
    Case("one second of readings", text("foot.csv", written.named_csv(made(1.0))), "too_short"),
    Case("five rows", rows(lambda r: r[:5]), "too_short"),
    Case("a sensor in a drawer", changed(_still), "never_moves"),
    Case(
        "a gyroscope that repeats one reading",
        changed(lambda m: Made(m.time_s, m.acc, _set(m.gyr, None, 0.25, slice(None)))),
        "stuck",
    ),
    Case(
        "one axis of zeros",
        changed(lambda m: Made(m.time_s, m.acc, _set(m.gyr, 1, 0.0, slice(None)))),
        "stuck",
    ),
    Case(
        "a gyroscope at its limit in every swing",
        changed(lambda m: Made(m.time_s, m.acc, _clip(m.gyr, 1.0))),
        "clipped",
    ),
    Case("one file given as both feet", twice, "same_recording"),
    Case("one walk in two formats as both feet", same_data, "same_recording"),
)

READ: tuple[Case, ...] = (
    Case("a byte-order mark", text("foot.csv", GOOD, "utf-8-sig"), ""),
    Case("UTF-16 (Windows)", text("foot.csv", GOOD, "utf-16"), ""),
    Case("UTF-16 without a mark", text("foot.csv", GOOD, "utf-16-le"), ""),
    Case(
        "semicolons and decimal commas, from a phone of either kind",
        text("x.csv", written.physics_toolbox(M)),
        "",
        ("which_phone",),
    ),
    Case(
        "summer time ends on the way",
        with_time(_jump(600, -3600.0)),
        "",
        ("summer_time",),
    ),
    Case(
        "the typographic minus of some phones",
        text("foot.csv", GOOD.replace("-", "\N{MINUS SIGN}")),
        "",
    ),
    Case(
        "tabs and decimal commas",
        text("x.csv", written.named_csv(M, separator="\t", comma=True)),
        "",
    ),
    Case("spaces between columns", text("x.txt", written.named_csv(M, separator=" ")), ""),
    Case("spaces after commas", text("x.csv", GOOD.replace(",", ", ")), ""),
    Case("Windows line ends", text("x.csv", GOOD.replace("\n", "\r\n")), ""),
    Case("old Mac line ends", text("x.csv", GOOD.replace("\n", "\r")), ""),
    Case("a heading in quotes", text("x.csv", written.named_csv(M, quoted=True)), ""),
    Case(
        "every cell in quotes, decimal commas",
        text(
            "x.csv",
            "\n".join(
                ",".join(f'"{c.replace(".", ",")}"' for c in line.split(","))
                for line in GOOD.splitlines()
            ),
        ),
        "",
    ),
    Case("no line break at the end", text("x.csv", GOOD.rstrip("\n")), ""),
    Case("blank lines at the end", text("x.csv", GOOD + "\n\n\n"), ""),
    Case("gzip in a zip", zip_of({"foot.csv.gz": gzip.compress(GOOD.encode(), mtime=0)}), ""),
    Case(
        "two gzip members in a row",
        raw(
            "x.csv.gz",
            gzip.compress(GOOD[:5000].encode(), mtime=0)
            + gzip.compress(GOOD[5000:].encode(), mtime=0),
        ),
        "",
    ),
    Case("a name of Greek letters", text("περίπατος.csv", GOOD), ""),
    Case("a wrong ending", text("walk.jpg", GOOD), ""),
    Case(
        "a clock in milliseconds that does not say so",
        text("x.csv", table(["time", *NAMES[1:]], [M.time_s * 1e3, *M.acc.T, *M.gyr.T])),
        "",
        ("unit_of_time",),
    ),
    Case("a clock that passes midnight", text("x.csv", _night(M)), "", ("midnight",)),
    Case(
        "a clock whose 16-bit counter is full on the way",
        with_time(lambda t: (t + 650.0) % 655.36 - 650.0),
        "",
        ("clock_restarted",),
    ),
    Case(
        "stamps rounded so that ten samples share one",
        with_time(lambda t: np.floor(t * 10) / 10),
        "",
        ("shared_stamps",),
    ),
    Case(
        "rows written twice",
        rows(lambda r: [x for k, line in enumerate(r) for x in [line] * (1 + (k % 50 == 0))]),
        "",
        ("repeated_rows",),
    ),
    Case(
        "stray time stamps",
        with_time(lambda t: np.where(np.arange(t.size) % 40 == 20, t + 1.6, t)),
        "",
        ("stray_stamps",),
    ),
    Case("a clock set back by a second", with_time(_jump(700, -1.0)), "", ("clock_set_back",)),
    Case(
        "a packet counter that starts again",
        text("x.txt", written.mt_manager(M, first=65_000)),
        "",
        ("counter_wrapped",),
    ),
    Case(
        "two lost packets, again and again",
        rows(lambda r: [line for k, line in enumerate(r) if k % 50 not in {0, 1}]),
        "",
        ("bridged",),
    ),
    Case(
        "a gap of two seconds",
        rows(lambda r: r[:600] + r[800:]),
        "",
        ("gaps",),
    ),
    Case(
        "half the rate half way",
        rows(lambda r: r[:600] + r[600::2]),
        "",
        ("bridged",),
    ),
    Case(
        "a stretch that the logger filled with zeros",
        changed(lambda m: Made(m.time_s, _set(m.acc, None, 0.0, slice(500, 540)), m.gyr)),
        "",
        ("unreadable_rows", "gaps"),
    ),
    Case("a word in every hundredth reading", rows(_every(100, "err")), "", ("unreadable_rows",)),
    Case(
        "a sensor that stuck for two seconds",
        changed(
            lambda m: (
                Made(
                    m.time_s,
                    _set(_set(_set(m.acc, 0, 1.0, s), 1, 2.0, s), 2, 9.6, s),
                    _set(m.gyr, None, 0.01, s),
                )
                if (s := slice(500, 700))
                else m
            )
        ),
        "",
        ("stuck",),
    ),
    Case(
        "an accelerometer 7 % off",
        changed(lambda m: Made(m.time_s, m.acc * 1.07, m.gyr)),
        "",
        ("gravity_off",),
    ),
    Case(
        "a gyroscope at its limit now and then",
        changed(lambda m: Made(m.time_s, m.acc, _clip(m.gyr, 3.95))),
        "",
        ("clipped_gyroscope",),
    ),
)


def page() -> str:
    """Draw the page: every file and what is said of it."""
    lines = [
        "# What surefoot says to files that are broken, hostile or odd",
        "",
        "<!-- Drawn by: python -m tests.recordings.bad_files > docs/bad-input.md -->",
        "",
        "Each file is made and read by the tests, so each sentence is what a person really gets. "
        "On the command line the exit code is 2, and nothing is lost or written.",
        "",
        f"## Refused ({len(REFUSED)})",
        "",
        "| what was given | what surefoot says |",
        "|---|---|",
    ]
    for case in REFUSED:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "given").mkdir()
            said = " ".join(outcome(case, Path(folder) / "given").sentences)
            said = said.replace(f"{folder}/given/", "")
        lines.append(f"| {case.what} | {said} |")
    lines += [
        "",
        f"## Read ({len(READ)})",
        "",
        "Odd, but readable. What was mended or doubted is said with the walk.",
        "",
        "| what was given | what surefoot says |",
        "|---|---|",
    ]
    for case in READ:
        with tempfile.TemporaryDirectory() as folder:
            said = " ".join(outcome(case, Path(folder)).sentences) or "(read without a word)"
        lines.append(f"| {case.what} | {said} |")
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    print(page(), end="")
