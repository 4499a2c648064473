"""``surefoot formats`` and ``surefoot data``: what can be read, and public recordings to try."""

import json
import sys
import textwrap
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

data = App(name="data", help="Public recordings to try surefoot on; downloaded only when you ask.")
AsJson = Annotated[bool, Parameter(name="--json", negative="")]


def formats(*, as_json: AsJson = False) -> None:
    """List the files surefoot can read, each with an example command.

    Parameters
    ----------
    as_json : bool
        Print one JSON object.
    """
    from surefoot.recordings.columns_file import EXAMPLE
    from surefoot.recordings.read import READERS

    if as_json:
        said = [
            {"name": r.name, "version": r.version, "about": r.about, "example": r.example}
            for r in READERS
        ]
        print(json.dumps({"formats": said, "columns_file": EXAMPLE}, indent=1))
        return
    print("surefoot tells a file by what is in it, not by its name. It reads:\n")
    for reader in READERS:
        print(reader.name)
        print(textwrap.fill(reader.about, 78, initial_indent="  ", subsequent_indent="  "))
        print(f"  $ {reader.example}\n")
    print("Each may be packed with gzip, or lie in a zip or folder with the other sensors.")
    print("Left and right are read from the file where it says them (leftfoot.csv, R_Foot,")
    print("rsh_ ...); otherwise say them with --left and --right.\n")
    print("Anything else: give a small columns file, for example\n")
    print(textwrap.indent(EXAMPLE, "  "))
    print("  $ surefoot walk my.csv --columns columns.toml")


@data.command(name="list")
def list_sets(*, as_json: AsJson = False) -> None:
    """List the public sets: what they are, whose, how large.

    Parameters
    ----------
    as_json : bool
        Print one JSON object.
    """
    from surefoot.actions.get_data import public_sets

    if as_json:
        said = [
            {"name": s.name, "about": s.about, "by": s.by, "licence": s.licence, "bytes": s.bytes}
            for s in public_sets()
        ]
        print(json.dumps({"sets": said}, indent=1))
        return
    for one in public_sets():
        print(f"{one.name}  ({one.bytes / 1e6:.1f} MB, {one.licence})")
        print(textwrap.fill(one.about, 78, initial_indent="  ", subsequent_indent="  "))
        print(f"  From: {one.by}\n  $ surefoot data get {one.name}\n")
    print("Nothing is downloaded until you ask. Each file is checked against its sha256.")


@data.command(name="get")
def get_set(name: str, *, to: Path = Path("surefoot-data"), mirror: str | None = None) -> None:
    """Download one public set and check it.

    Parameters
    ----------
    name : str
        A name from `surefoot data list`.
    to : Path
        Folder to put it in.
    mirror : str
        Another address that holds the same files, such as https://example.org/copies.
    """
    from surefoot.actions.get_data import get_data, public_sets

    kept = get_data(name, to, where=mirror, told=lambda line: print(line, file=sys.stderr))
    for path in kept:
        print(path)
    one = next(s for s in public_sets() if s.name == name)
    print(f"\n{one.by}, {one.licence}. Checked: every byte is as it should be.")
    print(f"Try:  {one.example.format(folder=to / name)}")
