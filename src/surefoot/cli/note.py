"""``surefoot note``: what was felt, done, worn, tested or happened; the list; changes."""

from typing import Annotated, Any

from cyclopts import App, Parameter

from surefoot.cli import entries
from surefoot.cli.options import NotebookPlace, day_of, now, opened
from surefoot.diary.clinic_test import Rater
from surefoot.diary.logs import LogSide
from surefoot.diary.sensation import BodySide, Feeling
from surefoot.terms.errors import CannotUse

app = App(
    name="note",
    help="Note what you felt, did, wore, were tested on, or what happened; list, change, remove.",
)
for _command, _name in (
    (entries.list_notes, "list"),
    (entries.change, "change"),
    (entries.remove, "remove"),
    (entries.history, "history"),
):
    app.command(_command, name=_name)
Day = Annotated[str | None, Parameter(help="2026-05-03, today or yesterday; today if left out.")]
Until = Annotated[str | None, Parameter(help="Last day; leave it out while it goes on.")]
Words = Annotated[str, Parameter(help="Anything else, in your own words.")]
Side = Annotated[LogSide, Parameter(help="Which side.")]


@app.command
def felt(
    kind: Feeling,
    place: str,
    /,
    *,
    side: BodySide = "not_said",
    night: Annotated[bool, Parameter(negative="")] = False,
    strength: int | None = None,
    began: str | None = None,
    ended: str | None = None,
    day: Day = None,
    words: Words = "",
    notebook: NotebookPlace = None,
) -> None:
    """Note something felt: surefoot note felt twitch calf --side left --night.

    Parameters
    ----------
    kind
        What it felt like.
    place
        Where, such as toes, sole, heel, ankle, calf, shin, knee, thigh, hip, back, arm, head.
    side
        Which side of the body.
    night
        It was at night; the night belongs to the day it began.
    strength
        0 none to 10 the worst you can think of.
    began
        When it began, such as 2026-05-03T21:30.
    ended
        When it ended.
    """
    from surefoot.actions.note import changed, of_its_day
    from surefoot.diary.body import PLACES
    from surefoot.diary.sensation import Sensation

    known = {*PLACES, *PLACES.values()}
    if place not in known:
        raise CannotUse(
            f"{place!r} is not a place on the body surefoot knows.",
            f"Choose from {', '.join(sorted(known))}.",
            reason="bad_place",
        )
    told = {"strength_0_10": str(strength)} if strength is not None else {}
    told |= {name: text for name, text in (("began", began), ("ended", ended)) if text}
    blank = Sensation(_day(day), kind, place, side=side, night=night, words=words)
    _keep(notebook, of_its_day(changed(blank, told)) if day is None else changed(blank, told))


@app.command
def exercise(
    what: str,
    /,
    *,
    started: Day = None,
    stopped: Until = None,
    dose: str = "",
    side: Side = "not_said",
    times: int | None = None,
    words: Words = "",
    notebook: NotebookPlace = None,
) -> None:
    """Note an exercise: what, how much, from when to when.

    Parameters
    ----------
    what
        Its id (surefoot practise --list) or your own words.
    dose
        How much, in your own words, such as "3 times 10, twice a day".
    times
        How often on a single day.
    """
    from surefoot.diary.logs import ExerciseLog

    last = None if stopped is None else _day(stopped)
    _keep(notebook, ExerciseLog(what, _day(started), last, dose, side, times, words=words))


@app.command
def aid(
    what: str,
    /,
    *,
    started: Day = None,
    stopped: Until = None,
    dose: str = "",
    side: Side = "not_said",
    words: Words = "",
    notebook: NotebookPlace = None,
) -> None:
    """Note an aid: brace, FES, wedge, separators, shoes; from when to when.

    Parameters
    ----------
    what
        Its id (surefoot practise --list), such as aid_wedge, or your own words.
    dose
        How much of the day, in your own words.
    """
    from surefoot.diary.logs import AidLog

    last = None if stopped is None else _day(stopped)
    _keep(notebook, AidLog(what, _day(started), last, dose, side, words))


@app.command(name="test")
def result(
    name: str,
    value: Annotated[float, Parameter(allow_leading_hyphen=True)],
    unit: str,
    /,
    *,
    rater: Rater = "self",
    side: Side = "not_said",
    trial: int = 1,
    aid: str = "",
    shoes: str = "",
    day: Day = None,
    words: Words = "",
    notebook: NotebookPlace = None,
) -> None:
    """Note a test result and who rated it: surefoot note test berg 46 {score} --rater physio.

    Parameters
    ----------
    name
        The test: an id of surefoot test, or a clinic's own, such as berg or tug.
    value
        The result.
    unit
        Its unit: s, m, m/s, deg, {score}.
    rater
        Who rated it.
    trial
        1 for the first try of that day.
    aid
        What was held, worn or used.
    shoes
        What was on the feet.
    """
    from math import isfinite

    from surefoot.diary.clinic_test import ClinicTest

    if not isfinite(value):
        raise CannotUse("This result is not a number.", "Type the number again.", reason="bad")
    _keep(notebook, ClinicTest(_day(day), name, value, unit, trial, side, aid, shoes, rater, words))


@app.command
def event(
    what: str,
    /,
    *,
    day: Day = None,
    until: Until = None,
    give_or_take_days: int = 0,
    words: Words = "",
    notebook: NotebookPlace = None,
) -> None:
    """Note something that happened: illness, holiday, gym_pause, new_shoes, fall.

    Parameters
    ----------
    what
        One of these, or your own words.
    give_or_take_days
        How far the first day may be off.
    """
    from surefoot.diary.event import Event

    last = None if until is None else _day(until)
    _keep(notebook, Event(_day(day), what, last, abs(give_or_take_days), words=words))


@app.command
def milestone(
    what: str, /, *, day: Day = None, words: Words = "", notebook: NotebookPlace = None
) -> None:
    """Note a milestone in one line. No return takes it away.

    Parameters
    ----------
    what
        The line, such as "Walked to the shop and back".
    """
    from surefoot.diary.milestone import Milestone

    _keep(notebook, Milestone(_day(day), what, words=words))


def _day(text: str | None) -> Any:
    return day_of(text, now().date())


def _keep(place: str | None, record: Any) -> None:
    from surefoot.actions.note import note

    with opened(place) as book:
        done = note(book, record, now=now())
    entries.say(done, "Saved.")
