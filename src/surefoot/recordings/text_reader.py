"""A reader of one kind of text table: a test for its heading and a layout for its columns."""

from collections.abc import Callable

from attrs import frozen

from surefoot.recordings.columns import read_columns
from surefoot.recordings.layout import Layout
from surefoot.recordings.opened import Opened
from surefoot.recordings.piece import Around, Piece, pieces_of, wanted
from surefoot.recordings.refusals import refuse
from surefoot.recordings.table import Table


@frozen
class TextReader:
    """One text format.

    Parameters
    ----------
    name, version, about, example : see `Reader`.
    is_it : tells the format by its heading.
    layout : which columns hold what; may refuse; None where the file holds nothing of use.
    """

    name: str
    about: str
    example: str
    is_it: Callable[[Table], bool]
    layout: Callable[[Opened, Table, Around], Layout | None]
    version: str = "1"

    def recognises(self, opened: Opened, table: Table | None) -> bool:
        """Tell the format by its heading."""
        return table is not None and self.is_it(table)

    def read(self, opened: Opened, table: Table | None, around: Around) -> list[Piece]:
        """Read the table."""
        if table is None:
            raise refuse("unknown_file", name=opened.name)
        layout = self.layout(opened, table, around)
        if layout is None:
            return []
        if table.shifted:
            raise refuse("shifted_heading", name=opened.name)
        columns = read_columns(opened, table, *wanted(layout))
        return pieces_of(opened, columns, layout, around, name=self.name, version=self.version)


def column_of(table: Table, *names: str) -> int | None:
    """Give the index of the first column that has one of these names, or None."""
    lowered = table.lowered
    for name in names:
        if name.lower() in lowered:
            return lowered.index(name.lower())
    return None


def columns_of(table: Table, pattern: str, axes: str = "xyz") -> tuple[int, int, int] | None:
    """Give the indices of three columns named by a pattern such as ``acc_{}``, or None."""
    found = [column_of(table, pattern.format(axis)) for axis in axes]
    if any(i is None for i in found):
        return None
    x, y, z = (i for i in found if i is not None)
    return x, y, z
