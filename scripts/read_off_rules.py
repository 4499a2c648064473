"""Keep the words that each rule needs: ``python scripts/read_off_rules.py [--check]``.

Taking two thousand rules apart takes longer than all the rest of loading. A rule that is not in the
file is taken apart when it is needed, so a file that is old costs time and nothing else.
"""

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from surefoot.diary.reading import read
from surefoot.safety.scan import scan
from surefoot.terms import needed

KEPT = Path(needed.__file__).with_name(needed.FILE)


def table() -> str:
    """Give the table anew, a set of words or a rule a line."""
    needed.FILE = "nothing is known yet"
    scan("It dropped.", on=date(2026, 1, 1))
    read("It dropped.", on=date(2026, 1, 1))
    sets: dict[frozenset[str], int] = {}
    rules = {
        name: [sets.setdefault(one, len(sets)) for one in of]
        for name, of in sorted(needed.known().items())
    }
    lines = ",\n".join(json.dumps(" ".join(sorted(one)), ensure_ascii=False) for one in sets)
    named = ",\n".join(f'"{name}": {of}' for name, of in rules.items())
    return f'{{"sets": [\n{lines}\n], "rules": {{\n{named}\n}}}}\n'


def main(arguments: Sequence[str]) -> int:
    """Write the table, or tell whether it is the one that is kept."""
    told = table()
    if "--check" in arguments:
        return int(told != KEPT.read_text("utf-8"))
    KEPT.write_text(told, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
