"""``surefoot bring-in``: another program's export into the notebook."""

from pathlib import Path
from typing import Literal

from surefoot.cli.entries import say_flags
from surefoot.cli.options import NotebookPlace, now, opened
from surefoot.terms.errors import CannotUse


def bring_in(
    file: Path,
    *,
    notebook: NotebookPlace = None,
    author: str = "",
    as_sign: tuple[str, ...] = (),
    dates: Literal["day-first", "month-first"] | None = None,
    keep: bool = False,
) -> None:
    """Bring in an export of another program. Without --keep it only shows what is in it.

    Knows Apple Health, Fitbit, Google Fit, FIT, Loop, Track & Graph, Daylio, Bearable, Nomie, pain
    diaries, and your own posts of a forum topic.

    Parameters
    ----------
    file
        The export as the program wrote it, a file or a zip.
    author
        Your user name, for a forum topic: only your own posts are read.
    as_sign
        What you tracked and the foot sign it is, such as "toe drag=toe_drag". May be repeated.
    dates
        How the file writes 3/4/2026: day-first (3 April) or month-first (March 4). Needed only
        where no date in the file shows it.
    keep
        Keep what was found.
    """
    from surefoot.actions import bring_in_other

    looked = bring_in_other.look(file, author=author, as_sign=_pairs(as_sign), order=dates)
    say_flags(bring_in_other.heard(looked, now().date()))
    print(looked.sentence)
    for what, n in list(looked.kinds.items())[:20]:
        print(f"  {n:6}  {what}")
    for reason, n in looked.brought.passed_over.items():
        print(f"  {n:6}  passed over: {reason}")
    if not keep:
        print("Nothing was kept. Run it again with --keep to keep these notes.")
        return
    with opened(notebook) as kept_in:
        kept = bring_in_other.keep(kept_in, looked, now=now())
    print(f"Kept {_notes(kept.new, 'new ')}.")
    if kept.fuller:
        print(
            f"{_notes(kept.fuller)} had only a part of the day and now {_has(kept.fuller)} more. "
            "What stood there stays in the history; 'surefoot undo' takes it back."
        )
    if kept.left_out:
        print(f"Left out {_notes(kept.left_out)} whose day has not come yet.")


def _notes(n: int, kind: str = "") -> str:
    return f"{n} {kind}{'note' if n == 1 else 'notes'}"


def _has(n: int) -> str:
    return "has" if n == 1 else "have"


def _pairs(words: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for word in words:
        what, mark, sign = word.partition("=")
        if not mark or not what.strip():
            raise CannotUse(
                f"{word!r} does not say which sign it is.",
                'Write it like "toe drag=toe_drag".',
                reason="no_pair",
            )
        pairs[what.strip()] = sign.strip()
    return pairs
