"""``python -m benchmarks``: run every module here that has a ``main``, one after the other.

``python -m benchmarks stories accuracy`` runs only those. ``calibrate`` has a target of its own
(``make calibrate``), for it takes long.
"""

import importlib
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
        try:
            importlib.import_module(f"benchmarks.{name}").main([])
        except Exception as trouble:
            failed.append(name)
            print(f"{name} failed: {type(trouble).__name__}: {trouble}", file=sys.stderr)
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
