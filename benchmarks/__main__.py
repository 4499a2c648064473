"""``python -m benchmarks``: run every module here that has a ``main``, one after the other.

``python -m benchmarks stories accuracy`` runs only those. ``calibrate`` has a target of its own
(``make calibrate``), for it takes long.
"""

import subprocess
import sys
from pathlib import Path

APART = {"calibrate"}


def modules() -> list[str]:
    """Name the modules that can be run, in order of the alphabet."""
    here = Path(__file__).parent
    return [
        file.stem
        for file in sorted(here.glob("*.py"))
        if not file.stem.startswith("_")
        and file.stem not in APART
        and "def main(" in file.read_text()
    ]


def main(names: list[str]) -> int:
    """Run the named ones, or all; one that fails does not stop the others."""
    failed = []
    for name in names or modules():
        print(f"\n== {name}\n", flush=True)
        # each in a process of its own, so that none is measured with another's memory
        if subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], check=False).returncode:
            failed.append(name)
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
