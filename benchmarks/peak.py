"""Peak memory of measuring one walk: ``python -m benchmarks.peak minutes feet``.

Nothing is loaded here but what measures a walk: the files are made by another process.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

from surefoot.gait.walk import measure_walk
from surefoot.recordings.read import read_recordings

MAKER = (
    "import sys; from pathlib import Path; from benchmarks.speed import write_walk; "
    "write_walk(Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3])"
)


def peak_mb():
    """Most memory this process ever held; what getrusage tells begins with its parent's (Linux)."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    (held_kb,) = [line.split()[1] for line in lines if line.startswith("VmHWM")]
    return int(held_kb) / 1024


def main(minutes, feet):
    with tempfile.TemporaryDirectory() as folder:
        paths = {foot: Path(folder) / f"{foot}.csv" for foot in ("left_foot", "right_foot")[:feet]}
        for foot, path in paths.items():
            subprocess.run([sys.executable, "-c", MAKER, path, str(minutes), foot], check=True)
        began = time.process_time()
        walk = measure_walk(read_recordings(path, foot)[0] for foot, path in paths.items())
        strides = sum(foot["strides"] for foot in walk.to_dict()["feet"].values())
        took = time.process_time() - began
    print(
        f"{minutes:g} min, {feet} feet: peak {peak_mb():.0f} MB, {took:.2f} CPU s "
        f"({took / minutes / feet:.4f} per sensor minute), {strides} strides"
    )


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]))
