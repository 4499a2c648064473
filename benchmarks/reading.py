"""Reading a recording, beside pandas and polars on the same file: CPU and memory as ratios.

``python -m benchmarks.reading [MINUTES ...]`` (default 1 10 60; 480 is a night). Each reader runs
in a process of its own, its import not counted. The peers only parse the numbers; surefoot also
checks them, takes the sha256, mends the clock and looks the sensor over.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

RATE_HZ = 100
HEADER = "t_s,acc_x_ms2,acc_y_ms2,acc_z_ms2,gyr_x_rads,gyr_y_rads,gyr_z_rads"

_MEASURE = """
import json, resource, sys, time
from pathlib import Path
path, rows = Path(sys.argv[1]), int(sys.argv[2])
{load}
def resident():
    return int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6
small = Path(sys.argv[3])
read(small)
before = resident()
best = float("inf")
for _ in range(3):
    began = time.process_time()
    found = read(path)
    best = min(best, time.process_time() - began)
    assert found == rows, (found, rows)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
print(json.dumps([best, peak - before]))
"""
READERS = {
    "surefoot": "from surefoot.recordings.read import read_recordings\n"
    "def read(path): return read_recordings(path)[0].time_s.size",
    "pandas": "import pandas\ndef read(path): return len(pandas.read_csv(path))",
    "polars": "import polars\ndef read(path): return len(polars.read_csv(path, n_threads=1))",
}


def write(path: Path, minutes: float) -> int:
    """Write a made-up foot: rest and swings, with noise, at 100 Hz."""
    rows = round(minutes * 60 * RATE_HZ)
    t = np.arange(min(rows, 60 * RATE_HZ)) / RATE_HZ
    swing = np.maximum(0.0, np.sin(2 * np.pi * t / 1.2))
    noise = np.random.default_rng(1).normal(0, 0.02, (t.size, 6))
    shape = np.column_stack([3 * swing, -swing, 9.6 + swing, 0.4 * swing, -4 * swing, 0.6 * swing])
    lines = [",".join(f"{v:.4f}" for v in row) for row in shape + noise]
    with path.open("w", encoding="utf-8") as out:
        out.write(HEADER + "\n")
        for i in range(rows):
            out.write(f"{i / RATE_HZ:.2f},{lines[i % len(lines)]}\n")
    return rows


def measured(load: str, path: Path, rows: int, small: Path) -> tuple[float, float] | None:
    """CPU seconds and MB above start, or None where the peer is not installed."""
    done = subprocess.run(
        [sys.executable, "-c", _MEASURE.replace("{load}", load), str(path), str(rows), str(small)],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        if "ModuleNotFoundError" in done.stderr:
            return None
        raise SystemExit(done.stderr)
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def main(minutes: list[float]) -> None:
    """Print the table."""
    print("reader    minutes  CPU ms per minute  as a ratio  MB above start")
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.csv"
        write(small, 0.2)
        for length in minutes:
            path = Path(folder) / "foot.csv"
            rows = write(path, length)
            ours = None
            for name, load in READERS.items():
                found = measured(load, path, rows, small)
                if found is None:
                    print(f"{name:9} {length:7g}  not installed")
                    continue
                ours = ours or found[0]
                print(
                    f"{name:9} {length:7g} {found[0] * 1e3 / length:18.2f} "
                    f"{found[0] / ours:11.2f} {found[1]:15.0f}"
                )


if __name__ == "__main__":
    main([float(a) for a in sys.argv[1:]] or [1, 10, 60])
