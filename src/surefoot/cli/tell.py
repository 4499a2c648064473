"""``surefoot tell``: her own words become dated events that she confirms."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from surefoot.cli.options import NotebookPlace, day_of, now, opened
from surefoot.terms.errors import CannotUse

if TYPE_CHECKING:
    from surefoot.diary.proposal import Proposal

#: A file larger than this is no story (its text may be 1,000,000 letters of 4 bytes).
LARGEST_BYTES = 4_000_000


def tell(
    file: Annotated[str, Parameter(allow_leading_hyphen=True)],
    *,
    on: str | None = None,
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
    save: Annotated[bool, Parameter(negative="")] = False,
    keep: tuple[str, ...] = (),
    notebook: NotebookPlace = None,
) -> None:
    """Read what you wrote and show what could be kept of it. Nothing is added until you say so.

    Parameters
    ----------
    file
        A text file, or - to read from standard input.
    on
        The day you wrote it: 2026-05-03, today or yesterday.
    as_json
        Print mentions, proposals and flags as JSON.
    save
        Keep the story and what is proposed.
    keep
        With --save, keep only these, by their number (p1). May be given again.
    """
    from surefoot.actions import tell as action
    from surefoot.safety.flags import level_says

    moment = now()
    text = _words(file)
    day = day_of(on, moment.date())
    if save or notebook is not None:
        with opened(notebook) as book:
            known = book.profile().stroke_date
            told = action.tell(text, on=day, today=moment.date(), stroke_date=known)
            kept = action.keep(book, told, keep or None, now=moment) if save else ()
    else:
        told = action.tell(text, on=day, today=moment.date())
        kept = ()
    if as_json:
        print(json.dumps({**told.to_dict(), "kept": [r.id for r in kept]}, ensure_ascii=False))
        return
    for flag in told.flags:
        words = " ".join(text[slice(*flag.span)].split())
        print(f"You wrote: “{words}”. {flag.say}\n")
    if told.flags:
        print(f"{level_says(told.flags[0].level)}\n")
    _review(told.proposed)
    if kept:
        beside = f" and {len(kept) - 1} of {len(told.proposed)}" if told.proposed else ""
        print(f"Saved your story{beside}. Your words are kept as you wrote them.")
    elif told.proposed:
        print("Nothing is saved yet. Add --save to keep these, or --save --keep p1 for some.")


def _words(file: str) -> str:
    """Read a story from a file or standard input.

    Raises
    ------
    CannotUse
        The file is not there, is too large, or is not text.
    """
    if file == "-":
        raw = sys.stdin.buffer.read(LARGEST_BYTES + 1)
    else:
        path = Path(file)
        if not path.is_file():
            raise CannotUse(
                f"There is no file {file!r}.", "Check the name, or use - to type.", reason="no_file"
            )
        with path.open("rb") as opened_file:
            raw = opened_file.read(LARGEST_BYTES + 1)
    if len(raw) > LARGEST_BYTES:
        raise CannotUse(
            "This file is too large to be a story (over 4 MB).",
            "Tell it in parts.",
            reason="too_long",
        )
    if b"\0" in raw:
        raise CannotUse(
            "This file is not plain text.",
            "Save it as plain text and try again.",
            reason="not_text",
        )
    return raw.decode("utf-8", errors="replace").removeprefix("\ufeff")


def _review(proposed: "Sequence[Proposal]") -> None:
    """Print each proposal with her own sentence beside it."""
    if not proposed:
        print("We found nothing to suggest in these words. They can still be kept as a story.")
        return
    print("From your words:\n")
    for one in proposed:
        print(f"  {one.id:<4} {one.says}")
        for sentence in one.sentences:
            print(f"       “{' '.join(sentence.split())}”")
        if one.ask:
            print(f"       {one.ask}")
        print()
