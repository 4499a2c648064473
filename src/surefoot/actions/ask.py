"""Ask one question of what the notes hold, and get it in words."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from surefoot.answers import gone, helped, holding, sudden, usual
from surefoot.answers.diary_file import read_changes, read_diary, read_spells
from surefoot.answers.doing import Doing
from surefoot.answers.series import note_caveats, series
from surefoot.answers.verdict import Question, Verdict
from surefoot.answers.walking import WalkPoint, error_of
from surefoot.diary.day import Day
from surefoot.diary.logs import AidLog
from surefoot.diary.profile import Reading
from surefoot.diary.spell import Spell, spells
from surefoot.diary.timeline import different_bars
from surefoot.practice.aids import worn_on
from surefoot.practice.hold import Hold
from surefoot.report.answer_pictures import (
    Drawn,
    alarm_path,
    chance_against_days,
    days_with_and_without,
    state_over_time,
)
from surefoot.report.saying import FIRST_LANGUAGE
from surefoot.report.wording import say
from surefoot.terms.errors import CannotUse, TwoStories

if TYPE_CHECKING:
    from surefoot.notebook.notebook import Notebook

#: The measure of walks that joins the notes.
PITCH = "foot_pitch_ic_deg"


@frozen
class Notes:
    """What answers are made of: days, clear spells (the open one last), doings, walks, stands.

    `worn` holds the aids by their dates: stands with other aids are not compared. `reading` is how
    she likes to be told.
    """

    days: tuple[Day, ...]
    spells: tuple[Spell, ...]
    doings: tuple[Doing, ...] = ()
    walks: tuple[WalkPoint, ...] = ()
    holds: tuple[Hold, ...] = ()
    worn: tuple[AidLog, ...] = ()
    reading: Reading = "usual"

    @property
    def last_day(self) -> date:
        """The last checked day."""
        checked = [d.day for d in self.days if d.state != "not_checked"]
        if not checked:
            raise CannotUse(
                "There are no checked days in these notes.",
                "Note what you saw on a few days first; blank days are fine.",
                reason="nothing_checked",
            )
        return max(checked)


def notes_of(
    notebook: "Notebook",
    *,
    until: date,
    days: Sequence[Day] | None = None,
    past: Sequence[Spell] | None = None,
) -> Notes:
    """Take what a notebook holds up to one day.

    Parameters
    ----------
    notebook : an open notebook.
    until : later notes are left out.
    days, past : the days and clear spells up to `until`, where they were derived already.
    """
    # Another shoe or aid is another series, whether it was said of the walk or logged by its dates.
    aids = notebook.aid_logs(until=until)
    worn = {
        w.id: (w.shoe, " ".join((w.aid, *sorted(worn_on(aids, w.day)))).strip(), w.surface)
        for w in notebook.walks(until=until)
    }
    walks = tuple(
        WalkPoint(m.day, m.median, error_of(m.low, m.high, m.n), worn.get(m.walk_id, ("", "", "")))
        for m in notebook.walk_measures(PITCH, until=until)
        if m.leg == "paretic"
    )
    return Notes(
        tuple(notebook.days(until) if days is None else days),
        tuple(notebook.spells(until) if past is None else past),
        _doings(notebook, until),
        walks,
        tuple(notebook.holds(until=until)),
        tuple(aids),
        notebook.profile().reading,
    )


def _doings(notebook: "Notebook", until: date) -> tuple[Doing, ...]:
    """Gather what was done, worn or lived through, wherever in the notebook it was told.

    Pain is left out: it is a thing felt, not a thing done. New shoes are worn from their day on.
    """
    events = [e for e in notebook.events(until=until) if not e.unit]
    return (
        *(Doing(e.what, e.started, e.stopped) for e in notebook.exercise_logs(until=until)),
        *(Doing(a.what, a.started, a.stopped) for a in notebook.aid_logs(until=until)),
        *(
            Doing(bar.label, bar.first, bar.last)
            for bar in different_bars(notebook.check_ins(until=until))
            if bar.label != "pain"
        ),
        *(Doing(e.what, e.day, e.until) for e in events if e.until or e.what == "new_shoes"),
    )


def notes_from_files(
    diary: Path, *, spells_file: Path | None = None, changes: Path | None = None
) -> Notes:
    """Take a researcher's CSV files.

    Parameters
    ----------
    diary, spells_file, changes : see `surefoot.answers.diary_file`.

    Raises
    ------
    CannotUse
        A file is not what it should be.
    TwoStories
        A clear spell of the file holds a day on which the diary notes foot drop.
    """
    days = read_diary(diary)
    past = read_spells(spells_file) if spells_file else ()
    for spell in past:
        against = [
            d.day
            for d in days
            if d.state in ("foot_drop", "only_when_tired")
            and spell.first_day is not None
            and spell.last_day is not None
            and spell.first_day <= d.day <= spell.last_day
        ]
        if against:
            raise TwoStories(
                f"A clear spell from {spell.first_day} to {spell.last_day} holds {against[0]}, "
                "a day on which the diary notes foot drop.",
                "Correct one of them.",
            )
    return Notes(days, past, read_changes(changes) if changes else ())


def every_day(days: Sequence[Day], *, until: date) -> tuple[Day, ...]:
    """Give one Day for every calendar day up to `until`; those not told of are not checked."""
    told = {d.day: d for d in days if d.day <= until}
    if not told:
        return ()
    first = min(told)
    every = (first + timedelta(days=n) for n in range((until - first).days + 1))
    return tuple(told.get(day) or Day(day, "not_checked", {}) for day in every)


def _spells(notes: Notes, until: date) -> tuple[Spell, ...]:
    """Past spells, and the open one last.

    Where past spells are given beside a diary, they are the history and the diary gives only
    the open one: else the same spell would count twice. For the same reason one that runs into
    the open one is left out, and so is one that ends after the day asked about.
    """
    noted = spells(every_day(notes.days, until=until))
    if not notes.spells:
        return noted
    now = tuple(s for s in noted if s.open)
    begun = now[-1].first_day if now else None
    told = tuple(
        s
        for s in notes.spells
        if not s.open
        and (s.last_day is None or (s.last_day <= until and (begun is None or s.last_day < begun)))
    )
    return (*told, *now)


def ask(notes: Notes, question: Question, *, until: date, alarms_a_year: float = 1.0) -> Verdict:
    """Answer one question from the notes up to one day.

    Parameters
    ----------
    notes : see `notes_of` and `notes_from_files`.
    question : which.
    until : the day asked about; later notes are left out and counted.
    alarms_a_year : for the question of off days: false alarms a year she is willing to have.

    Returns
    -------
    Verdict
        With sentence and story. It is never kept: it is reckoned anew from the notes.

    Raises
    ------
    CannotUse
        Nothing was checked up to that day.
    """
    match question:
        case "is_it_gone":
            verdict = gone.verdict(
                notes.days, until=until, walks=notes.walks, holds=notes.holds, worn=notes.worn
            )
        case "sudden_or_gradual":
            verdict = sudden.verdict(notes.days, until=until, walks=notes.walks)
        case "off_day":
            verdict = usual.verdict(notes.days, until=until, alarms_a_year=alarms_a_year)
        case "will_it_hold":
            noted = series(notes.days, until=until)
            verdict = holding.verdict(
                _spells(notes, until),
                until=until,
                checked=noted.day.size,
                total=noted.total_days,
                caveats=note_caveats(noted),
            )
        case "what_helped":
            verdict = helped.verdict(notes.days, notes.doings, until=until, holds=notes.holds)
    return say(verdict)


def picture(
    notes: Notes, verdict: Verdict, *, until: date, language: str = FIRST_LANGUAGE
) -> Drawn:
    """Draw an answer, with its table beside it.

    Parameters
    ----------
    notes : what was asked.
    verdict : the answer, in words.
    until : the day asked about.
    language : the one the verdict was said in.

    Raises
    ------
    CannotUse
        There is nothing to draw in this answer.
    """
    match verdict.question:
        case "is_it_gone" | "sudden_or_gradual":
            return state_over_time(notes.days, verdict, until=until, language=language)
        case "will_it_hold" if verdict.size is not None:
            rows = holding.curve(_spells(notes, until), more=verdict.facts["days_more"])
            return chance_against_days(verdict, rows, language)
        case "off_day" if verdict.numbers:
            return alarm_path(verdict, language)
        case "what_helped" if any(verdict.numbers.values()):
            return days_with_and_without(verdict, language)
    raise CannotUse(
        "There is nothing to draw in this answer.",
        "Ask without a picture.",
        reason="nothing_to_draw",
    )
