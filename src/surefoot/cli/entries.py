"""``surefoot note list``, ``change``, ``remove`` and ``history``: what is kept already."""

import json
import sys
from datetime import date
from textwrap import fill
from typing import Annotated, Any

from attrs import asdict
from cyclopts import Parameter

from surefoot.cli.options import NotebookPlace, day_of, now, opened
from surefoot.terms.errors import CannotUse

#: What a page of the notebook holds, in a word.
ENTRY_NAMES = {
    "check_ins": "check-in",
    "sensations": "sensation",
    "exercise_logs": "exercise",
    "aid_logs": "aid",
    "clinic_tests": "test",
    "events": "event",
    "milestones": "milestone",
    "stories": "story",
    "past_spells": "clear time",
    "holds": "stand",
    "walks": "walk",
    "profile": "change of who you are",
}
_LABELS = {"tiredness_0_3": "tiredness (0 to 3)", "strength_0_10": "strength (0 to 10)"}
_INDENT = " " * 12
_LONGEST = 300


def list_notes(
    *,
    since: Annotated[str | None, Parameter(name="--from", help="First day.")] = None,
    until: Annotated[str | None, Parameter(name="--to", help="Last day.")] = None,
    as_json: Annotated[bool, Parameter(name="--json", negative="", help="Print JSON.")] = False,
    notebook: NotebookPlace = None,
) -> None:
    """List every entry with its id, by day."""
    today = now().date()
    first = None if since is None else day_of(since, today)
    last = None if until is None else day_of(until, today)
    if first and last and first > last:
        raise CannotUse(
            f"The list would end ({last}) before it begins ({first}).",
            "Swap --from and --to.",
            reason="ends_before_start",
        )
    with opened(notebook) as book:
        found = book.every_record(since=first, until=last)
    if as_json:
        rows = [{"day": day, "table": kind, **asdict(one)} for day, kind, one in found]
        print(json.dumps(rows, ensure_ascii=False, default=_iso))
        return
    for day, kind, one in found:
        print(f"{day}  {one.id}  {ENTRY_NAMES.get(kind, kind)}")
        print(fill(_in_short(one), 80, initial_indent=_INDENT, subsequent_indent=_INDENT))
    if not found:
        print("There is nothing to list.")


def change(id: str, /, *parts: str, notebook: NotebookPlace = None) -> None:
    """Change an entry: surefoot note change ID stopped=2026-05-03. What it was stays in history.

    Parameters
    ----------
    id
        Its id, from surefoot note list.
    parts
        NAME=VALUE, one or more; a check-in's signs too: toe_drag=not_seen.
    """
    from surefoot.actions.note import change as action

    told = dict(part.split("=", 1) for part in parts if "=" in part)
    if len(told) < len(parts) or not parts:
        raise CannotUse(
            "This does not say what to change.",
            "Write NAME=VALUE, such as stopped=2026-05-03. Nothing was changed.",
            reason="no_part",
        )
    with opened(notebook) as book:
        done = action(book, id, told, now=now())
    say(done, "Changed. What it was stays in its history.")


def remove(id: str, /, *, notebook: NotebookPlace = None) -> None:
    """Take an entry out. 'surefoot undo' brings it back; its history stays.

    Parameters
    ----------
    id
        Its id, from surefoot note list.
    """
    with opened(notebook) as book:
        book.remove(id, at=now())
    print("Taken out. 'surefoot undo' brings it back.")


def history(id: str, /, *, notebook: NotebookPlace = None) -> None:
    """Print every change of an entry as JSON, oldest first.

    Parameters
    ----------
    id
        Its id, from surefoot note list.
    """
    with opened(notebook) as book:
        found = book.history(id)
    if not found:
        raise CannotUse(
            f"There is no entry {id}.", "See the ids with 'surefoot note list'.", reason="no_entry"
        )
    print(json.dumps(found, ensure_ascii=False, indent=1, default=_iso))


def say(done: Any, said: str) -> None:
    """Print the dangers heard first, then what was done."""
    say_flags(done.flags)
    print(f"{said} Its id is {done.record.id}.")


def say_flags(flags: Any, *, aside: bool = False) -> None:
    """Print the card of every danger heard and what to do; aside, where another program reads."""
    from surefoot.safety.flags import level_says

    where = sys.stderr if aside else sys.stdout
    for flag in flags:
        print(f"{flag.say}\n", file=where)
    if flags:
        print(f"{level_says(flags[0].level)}\n", file=where)


def _iso(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _in_short(record: Any) -> str:
    """Say the parts that say something, as a person would read them."""
    from surefoot.diary.names import plain_name

    told = asdict(record)
    signs = told.pop("signs", None) or {}
    parts = [f"{plain_name(name)} {how.replace('_', ' ')}" for name, how in signs.items()]
    silent = ("id", "day", "told_at", "late", "how", "ratings", "text", "mentions", "about")
    parts += [
        f"{_LABELS.get(name, name).replace('_', ' ')}: {_plainly(value)}"
        for name, value in told.items()
        if name not in silent and value not in (None, "", False, (), [], {}, "not_said")
    ]
    line = "; ".join(parts) or "nothing more was told"
    # signs that steer a terminal may hide in what was brought in
    line = "".join(letter if letter.isprintable() else " " for letter in line)
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _plainly(value: Any) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(map(_plainly, value))
    if value is True:
        return "yes"
    return f"{value:%Y-%m-%d %H:%M}" if hasattr(value, "hour") else str(value).replace("_", " ")
