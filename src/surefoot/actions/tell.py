"""Tell it in her own words: listen for danger, read, propose; keep only what she says."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from attrs import evolve, frozen

from surefoot.diary.checkin import CheckIn
from surefoot.diary.clinic_test import ClinicTest
from surefoot.diary.event import Event
from surefoot.diary.logs import AidLog, ExerciseLog
from surefoot.diary.mention import Mention
from surefoot.diary.past_spell import PastSpell
from surefoot.diary.proposal import Proposal
from surefoot.diary.proposing import proposals
from surefoot.diary.reading import read
from surefoot.diary.sensation import Sensation
from surefoot.diary.story import Story
from surefoot.notebook.notebook import Notebook
from surefoot.notebook.refusals import in_the_future
from surefoot.safety.flags import Flag
from surefoot.safety.scan import scan
from surefoot.terms.errors import CannotUse
from surefoot.terms.sides import StrokeLeg

#: About 200,000 words; the notebook keeps no longer text either.
MOST_LETTERS = 1_000_000


@frozen
class Telling:
    """A text as it was read. Nothing of it is kept yet.

    Parameters
    ----------
    text, on : the words and the day of writing.
    flags : dangers heard, the most urgent first; shown before anything else. None heard does not
        mean that all is well.
    mentions : what the words say.
    proposed : what could be kept.
    """

    text: str
    on: date
    flags: tuple[Flag, ...]
    mentions: tuple[Mention, ...]
    proposed: tuple[Proposal, ...]

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON object of `surefoot tell --json`."""
        return {
            "on": self.on.isoformat(),
            "mentions": [mention.to_dict() for mention in self.mentions],
            "proposed": [proposal.to_dict() for proposal in self.proposed],
            "flags": [
                {
                    "id": flag.id,
                    "level": flag.level,
                    "start": flag.span[0],
                    "end": flag.span[1],
                    "words": self.text[slice(*flag.span)],
                    "say": flag.say,
                    "source": flag.source,
                    "who": flag.who,
                }
                for flag in self.flags
            ],
        }


def tell(
    text: str, *, on: date, today: date | None = None, stroke_date: date | None = None
) -> Telling:
    """Read a text.

    Parameters
    ----------
    text : one line to a long story.
    on : the day of writing.
    today : the day now; a day of writing after it is refused.
    stroke_date : of her profile, for "since the stroke"; never guessed.

    Raises
    ------
    CannotUse
        No words, over a million letters, or a day that has not come yet. Nothing is lost.
    """
    if not text.strip():
        raise CannotUse(
            "There are no words to read.", "Write a line and try again.", reason="empty"
        )
    if len(text) > MOST_LETTERS:
        raise CannotUse(
            f"This is {len(text):,} letters, more than surefoot reads at once (1,000,000).",
            "Tell it in parts.",
            reason="too_long",
        )
    if today is not None and on > today:
        raise in_the_future(on, today)
    flags = scan(text, on=on, stroke_date=stroke_date)
    known = {"stroke": stroke_date} if stroke_date else {}
    mentions = read(text, on=on, known_dates=known)
    return Telling(text, on, flags, mentions, proposals(mentions, on=on))


def keep(
    notebook: Notebook,
    telling: Telling,
    ids: Collection[str] | None = None,
    *,
    now: datetime,
    changed: Mapping[str, Mapping[str, Any]] | None = None,
) -> tuple[Any, ...]:
    """Keep a story and the proposals the person confirmed.

    Parameters
    ----------
    ids : the proposals to keep; all when None.
    now : this moment, with her time zone.
    changed : for a proposal, new values of ``day``, ``until`` or single fields.

    Returns
    -------
    The kept records, the story first; what was stopped or goes on already stands last.

    Raises
    ------
    CannotUse
        An id that was not proposed, or a record that cannot be true.
    """
    offered = {proposal.id: proposal for proposal in telling.proposed}
    wanted = list(offered) if ids is None else list(dict.fromkeys(ids))
    for name in [*wanted, *(changed or {})]:
        if name not in offered:
            raise CannotUse(
                f"{name!r} was not proposed.", "Choose from the list.", reason="no_such"
            )
    chosen = [_changed(offered[name], (changed or {}).get(name, {})) for name in wanted]
    leg = notebook.profile().stroke_leg
    made = [
        [_record(one, telling.on, now, leg) for one in _by_day(proposal, telling.on)]
        for proposal in chosen
    ]
    numbers = sorted({number for proposal in chosen for number in proposal.mentions})
    confirmed: Any = [telling.mentions[number].to_dict() for number in numbers]
    story = Story(day=telling.on, text=telling.text, mentions=confirmed)
    going = [_open_log(notebook, proposal) for proposal in chosen]
    new = [one for records, log in zip(made, going, strict=True) if log is None for one in records]
    kept = notebook.keep_all([story, *new], at=now)  # one deed: one undo takes all back
    for proposal, log in zip(chosen, going, strict=True):
        if log is not None and proposal.fields.get("stops"):
            last = max(log.started, proposal.day - timedelta(days=1))
            kept.append(notebook.edit(evolve(log, stopped=last), at=now))
        elif log is not None:
            kept.append(log)  # told before: it goes on already
    return tuple(kept)


def _open_log(notebook: Notebook, proposal: Proposal) -> ExerciseLog | AidLog | None:
    """Give the log that still goes on of what is said to go on, or to have been stopped."""
    if not (proposal.fields.get("goes_on") or proposal.fields.get("stops")):
        return None
    logs: Sequence[ExerciseLog | AidLog] = (
        notebook.exercise_logs() if proposal.kind == "exercise" else notebook.aid_logs()
    )
    what, day = proposal.fields["what"], proposal.day
    return next(
        (log for log in logs if log.what == what and log.stopped is None and log.started <= day),
        None,
    )


def _changed(proposal: Proposal, new: Mapping[str, Any]) -> Proposal:
    fields = {**proposal.fields, **{k: v for k, v in new.items() if k not in ("day", "until")}}
    return evolve(
        proposal,
        day=new.get("day", proposal.day),
        until=new.get("until", proposal.until),
        fields=fields,
    )


def _by_day(proposal: Proposal, on: date) -> list[Proposal]:
    """Take a check-in of several days apart: each day up to `on` is checked by itself."""
    if proposal.kind != "check_in" or proposal.until is None:
        return [proposal]
    days = (max(proposal.day, min(proposal.until, on)) - proposal.day).days
    return [evolve(proposal, day=proposal.day + timedelta(days=n)) for n in range(days + 1)]


def _record(proposal: Proposal, on: date, now: datetime, stroke_leg: StrokeLeg) -> Any:
    """Make the notebook's record of one proposal."""
    words, fields = " ".join(proposal.sentences), proposal.fields
    day, until = proposal.day, proposal.until
    stopped = None if fields.get("goes_on") else until or day
    if fields.get("stops"):
        return Event(day=day, what=f"without_{fields['what']}", words=words, how="told")
    match proposal.kind:
        case "check_in":
            return CheckIn(
                day=day,
                told_at=now,
                signs=fields["signs"],
                when=tuple(fields["when"]),
                off_day=fields["off_day"],
                tiredness_0_3=fields["tiredness_0_3"],
                words=words,
                how="told",
                late=day < on,
            )
        case "exercise":
            return ExerciseLog(fields["what"], day, stopped, times=fields.get("times"), words=words)
        case "aid":
            return AidLog(fields["what"], day, stopped, words=words)
        case "sensation":
            return Sensation(
                day=day,
                kind=fields["kind"],
                place=fields["place"],
                side=fields["side"],
                night=fields["night"],
                words=words,
            )
        case "past_spell":
            return PastSpell(
                day=on,
                shortest_days=fields["shortest_days"],
                longest_days=fields["longest_days"],
                first_day=_day(fields["first_day"]),
                last_day=_day(fields["last_day"]),
                ended=fields["ended"],
                count=fields["count"],
                words=words,
            )
        case "test":
            return ClinicTest(
                day=day,
                test=fields["test"],
                value=fields["value"],
                unit=fields["unit"],
                side=_side(fields["leg"], stroke_leg),
                words=words,
            )
        case _:
            about = {key: str(value) for key, value in fields.items() if key != "what"}
            return Event(
                day=day, what=fields["what"], until=until, words=words, how="told", about=about
            )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _side(leg: str | None, stroke_leg: StrokeLeg) -> Any:
    """Give left or right for a leg as told, as far as the profile knows."""
    if leg in ("left", "right", "both"):
        return leg
    if stroke_leg in ("left", "right") and leg in ("paretic", "other"):
        other = "right" if stroke_leg == "left" else "left"
        return stroke_leg if leg == "paretic" else other
    return "not_said"
