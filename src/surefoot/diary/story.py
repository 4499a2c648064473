"""The Story: words kept as written, with the mentions the person confirmed."""

from datetime import date
from typing import Any

from attrs import field, frozen


@frozen
class Story:
    """One telling in her own words.

    Parameters
    ----------
    day : the day of writing; "yesterday" is counted from it.
    text : kept as written, never mended.
    mentions : what she confirmed, each a plain JSON object as ``surefoot tell --json`` gives it.
    source : where it came from, when it was not typed here.
    """

    day: date
    text: str
    mentions: tuple[dict[str, Any], ...] = field(default=(), converter=tuple)
    source: str = ""
    id: str = ""
