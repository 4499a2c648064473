"""``surefoot check-in``, ``timeline``, ``undo`` and ``profile``."""

import csv
import json
import sys
from collections import Counter
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from surefoot.cli.entries import ENTRY_NAMES, say_flags
from surefoot.cli.options import NotebookPlace, day_of, now, opened
from surefoot.diary.checkin import Compared, RestHelped, When
from surefoot.diary.profile import Reading
from surefoot.terms.errors import CannotUse, NotebookTrouble
from surefoot.terms.sides import Foot, StrokeLeg
from surefoot.terms.signs import FOOT_SIGNS, Seen, is_sign

Words = Annotated[
    str, Parameter(help="Free words; - reads them from standard input.", allow_leading_hyphen=True)
]


def check_in(
    *,
    day: str | None = None,
    compared: Compared | None = None,
    same: Annotated[bool, Parameter(negative="")] = False,
    seen: tuple[str, ...] = (),
    not_seen: tuple[str, ...] = (),
    none: Annotated[bool, Parameter(negative="")] = False,
    when: tuple[When, ...] = (),
    rest_helped: RestHelped | None = None,
    tired: Literal[0, 1, 2, 3] | None = None,
    hour: float | None = None,
    off_day: Annotated[bool, Parameter(negative="")] = False,
    different: tuple[str, ...] = (),
    words: Words = "",
    id: str = "",
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
    notebook: NotebookPlace = None,
) -> None:
    """Note how your foot is. Everything may be left out; left out never means no.

    In a terminal and with nothing said, it asks: one question at a time, Enter skips.

    Parameters
    ----------
    day
        The day you mean: 2026-05-03, today or yesterday.
    compared
        Compared with the day before.
    same
        Short for --compared same.
    seen
        A sign you saw: toe_drag, toe_curl, hallux_up, foot_roll, heel_lift, flat_contact,
        balance_poor, or own:WORD. May be given again.
    not_seen
        A sign you looked for and did not see.
    none
        You looked and saw none of these.
    when
        When the signs showed. May be given again.
    rest_helped
        Whether a rest helped.
    tired
        0 not tired, 1 a little, 2 quite, 3 very.
    hour
        Hour of the day you looked, 0 to 24.
    off_day
        You call it an off day.
    different
        What was different, such as aid_wedge, shoes or sleep. May be given again.
    id
        An id of your own; the same id twice is kept once.
    as_json
        Print what was kept as JSON.
    """
    from surefoot.actions import check_in as action
    from surefoot.actions.safe_keeping import back_up_if_due
    from surefoot.cli.questions import asked
    from surefoot.diary.checkin import CheckIn

    moment = now()
    signs = _signs(seen, not_seen, none=none)
    told_words = sys.stdin.read() if words == "-" else words
    if hour is not None and not 0 <= hour <= 24:
        raise CannotUse(f"{hour:g} is not an hour of the day.", "Say 0 to 24.", reason="bad_hour")
    told = CheckIn(
        day=day_of(day, moment.date()),
        told_at=moment,
        compared="same" if same else compared,
        signs=signs,
        when=when,
        rest_helped=rest_helped,
        tiredness_0_3=tired,
        hour=hour,
        off_day=off_day,
        different=tuple(what.strip() for what in different if what.strip()),
        words=told_words,
        id=id,
    )
    if told == CheckIn(day=told.day, told_at=moment, id=id) and sys.stdin.isatty():
        told = asked(told, input)
    with opened(notebook) as book:
        if told == CheckIn(day=told.day, told_at=moment, compared="same", id=id):
            told = action.same_as_yesterday(book, told)
        done = action.check_in(book, told, now=moment)
        said = action.return_sentence(done, book.spells(told.day))
        no_copy = ""
        try:
            back_up_if_due(book, now=moment)
        except NotebookTrouble as trouble:
            no_copy = f"Your check-in is kept, but today's copy could not be made. {trouble}"
    say_flags(done.flags, aside=as_json)
    if as_json:
        kept = done.check_in
        print(
            json.dumps(
                {
                    "id": kept.id,
                    "day": kept.day.isoformat(),
                    "late": kept.late,
                    "signs": kept.signs,
                    "flags": [flag.id for flag in done.flags],
                    "notices": list(done.notices),
                }
            )
        )
        return
    if said or not done.already:
        print(said or "Saved. That is all.")
    for notice in (*done.notices, no_copy):
        print(notice, end="\n" if notice else "")


def timeline(
    *,
    since: Annotated[str | None, Parameter(name="--from")] = None,
    until: Annotated[str | None, Parameter(name="--to")] = None,
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
    as_csv: Annotated[bool, Parameter(name="--csv", negative="")] = False,
    picture: Annotated[bool, Parameter(negative="")] = False,
    notebook: NotebookPlace = None,
) -> None:
    """Show your timeline, a week a row. A day you did not check is never called clear.

    Parameters
    ----------
    since
        First day; your first note when left out.
    until
        Last day; today when left out.
    as_json
        Print the table as JSON.
    as_csv
        Print the table as CSV.
    picture
        Print the picture as SVG.
    """
    from surefoot.actions.timeline import timeline as look
    from surefoot.report import timeline_picture, timeline_text

    today = now().date()
    last = day_of(until, today)
    first = None if since is None else day_of(since, today)
    if first is not None and first > last:
        raise CannotUse(
            f"The timeline would end ({last}) before it begins ({first}).",
            "Swap --from and --to.",
            reason="ends_before_start",
        )
    with opened(notebook) as book:
        shown = look(book, until=last, since=first)
    if picture:
        print(timeline_picture.picture(shown))
    elif as_json:
        print(json.dumps(timeline_text.rows(shown), ensure_ascii=False))
    elif as_csv:
        writer = csv.DictWriter(sys.stdout, timeline_text.COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(timeline_text.rows(shown))
    else:
        print("\n".join(timeline_text.lines(shown)))


def undo(*, notebook: NotebookPlace = None) -> None:
    """Take back the last thing you did. The last ten can be undone, newest first."""
    with opened(notebook) as book:
        touched = [book.history(record)[-1] for record in book.undo(at=now())]
    named = [ENTRY_NAMES.get(change["table"], "note") for change in touched]
    counted = [f"{n} {name if n == 1 else _many(name)}" for name, n in Counter(named).items()]
    day = touched[0]["after"].get("day") if len(touched) == 1 else None
    print(f"Undone: {', '.join(counted)}{f', of {day}' if day else ''}.")


def _many(name: str) -> str:
    return "stories" if name == "story" else name + "s"


def profile(
    *,
    stroke_leg: StrokeLeg | None = None,
    stroke_date: str | None = None,
    hand: Foot | None = None,
    reading: Reading | None = None,
    name: str | None = None,
    notebook: NotebookPlace = None,
) -> None:
    """Show what the notebook knows of you, or change it. Correcting the leg corrects history.

    Parameters
    ----------
    stroke_leg
        The leg the stroke touched.
    stroke_date
        The day of the stroke, if you wish.
    hand
        The hand you use most now.
    reading
        How you like to read.
    name
        What to call you in a report.
    """
    from attrs import asdict, evolve

    moment = now()
    said = {
        "stroke_leg": stroke_leg,
        "stroke_date": None if stroke_date is None else day_of(stroke_date, moment.date()),
        "hand": hand,
        "reading": reading,
        "name": name,
    }
    changes: dict[str, Any] = {key: value for key, value in said.items() if value is not None}
    with opened(notebook) as book:
        known = book.profile()
        if changes:
            known = book.set_profile(evolve(known, **changes), at=moment)
    for key, value in asdict(known).items():
        print(f"{key.replace('_', ' ')}: {'not said' if value in (None, '') else value}")


def _signs(seen: tuple[str, ...], not_seen: tuple[str, ...], *, none: bool) -> dict[str, Seen]:
    """Give the signs as told; seen beats not seen."""
    for name in (*seen, *not_seen):
        if not is_sign(name):
            raise CannotUse(
                f"{name!r} is not a sign surefoot knows.",
                f"Choose from {', '.join(FOOT_SIGNS)}, or say own:WORD.",
                reason="bad_sign",
            )
    signs: dict[str, Seen] = dict.fromkeys(FOOT_SIGNS, "not_seen") if none else {}
    for name in not_seen:
        signs[name] = "not_seen"
    for name in seen:
        signs[name] = "seen"
    return signs
