"""Cells of a CSV file that no spreadsheet runs as a formula, and back."""

#: A spreadsheet may run a cell that begins with one of these; the apostrophe itself must be told.
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
_GUARD = "'"


def guarded(text: str) -> str:
    """Put an apostrophe before text that a spreadsheet could run.

    Examples
    --------
    >>> guarded("=1+1"), guarded("a quiet day"), guarded("'tis")
    ("'=1+1", 'a quiet day', "''tis")
    """
    return _GUARD + text if text.startswith(_RUNS) else text


def unguarded(cell: str) -> str:
    """Take the apostrophe away again.

    Examples
    --------
    >>> unguarded("'=1+1")
    '=1+1'
    """
    return cell[1:] if cell.startswith(_GUARD) else cell
