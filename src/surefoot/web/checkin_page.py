"""The check-in: one question a page, kept after every tap. A usual day is three taps."""

import re
from datetime import date, timedelta
from typing import Any, cast, get_args

from attrs import evolve
from starlette.responses import JSONResponse, Response

from surefoot.actions.check_in import CheckedIn, check_in, mend, same_as_yesterday
from surefoot.diary.checkin import CheckIn, Compared, RestHelped, When
from surefoot.diary.day import Day
from surefoot.terms.errors import CannotUse
from surefoot.terms.signs import FOOT_SIGNS, OWN_PREFIX, Seen
from surefoot.web import help_now
from surefoot.web.calendar import long_day
from surefoot.web.tokens import new_token
from surefoot.web.visit import Visit
from surefoot.web.words import FIRST_LOCALE

COMPARED = get_args(Compared)
WHEN = get_args(When)
REST = get_args(RestHelped)
DIFFERENT = (
    "shoes", "aid_sock", "aid_wedge", "aid_sep", "aid_afo",
    "exercise", "class", "sleep", "pain", "other",
)  # fmt: skip
#: Ticked beside what was different: she calls it an off day. It is never ticked for her.
OFF_DAY = "off_day"
QUESTIONS = ("compared", "signs", "when", "tired", "different")
LONGEST_OWN_SIGN = 60
#: The number of a deed, as a page's undo button brings it back.
DEED = re.compile(r"[0-9]{1,9}")


def show(visit: Visit) -> Response:
    """Draw one question."""
    told = _asked_about(visit)
    day = told.day if told else _day(visit)
    question = visit.asked("q", QUESTIONS[0])
    if told is None or question not in (*QUESTIONS, "same"):
        question = QUESTIONS[0]
    things: dict[str, Any] = {
        "told": told,
        "day": day,
        "is_today": day == visit.today,
        "day_said": long_day(day, visit.t),
        "step": QUESTIONS.index(question) + 1 if question in QUESTIONS else 1,
        "steps": len(QUESTIONS),
        "back": _back(question, told),
        "compared_answers": COMPARED,
        "when_answers": WHEN,
        "rest_answers": REST,
    }
    if question == "same":
        things["before"] = _what_was(visit, day - timedelta(days=1))
    if question == "signs":
        things["signs"] = (*FOOT_SIGNS, *_own_signs(visit, told))
    if question == "different":
        things["different_answers"] = DIFFERENT
        things["ticked"] = (told and told.different) or _last_different(visit, day)
    return visit.render(f"checkin_{question}.html", **things)


def keep(visit: Visit) -> Response:
    """Keep one answer and go on to the next question; a danger leads to its card first."""
    question = visit.said("q")
    told = _asked_about(visit) or _begun(visit)
    changed = _with_answer(visit, told, question)
    noted = _kept(visit, told, changed)
    kept, flags = noted.check_in, noted.flags
    following = _next(question, kept, visit)
    card = help_now.card_of(flags, check_in=kept.id, q=following or QUESTIONS[0])
    if visit.said("kept"):  # a script kept a tick; the page stays, unless what is new is a danger
        new = _own_seen(kept) - _own_seen(told)
        return JSONResponse({"kept": kept.id} | ({"help": card} if flags and new else {}))
    if flags and question == "signs":
        return visit.go(card)
    if following is None:
        return _done(visit, kept)
    clock = {"said": "clock"} if noted.notices else {}  # with a new id there is no other notice
    return visit.go("/check-in", id=kept.id, q=following, **clock)


def done(visit: Visit) -> Response:
    """Draw the page after a check-in in which a sign came back."""
    told = _asked_about(visit)
    spell = _ended_spell(visit, told.day) if told else None
    if told is None or spell is None:
        return visit.go("/", said="saved")
    ended = [s for s in visit.site.spells(visit.today) if not s.open and s.count]
    return visit.render(
        "checkin_done.html",
        told=told,
        clear_days=spell.checked_days,
        spells=sum(s.count or 0 for s in ended),
    )


def undo(visit: Visit) -> Response:
    """Take back what the page with the button had kept; the newest where it does not say."""
    deed = visit.said("deed")
    try:
        visit.site.notebook.undo(at=visit.now, deed=int(deed) if DEED.fullmatch(deed) else None)
    except CannotUse as problem:
        return visit.go("/", said=problem.reason)
    visit.site.forget()
    return visit.go("/", said="undone")


# -- one answer ------------------------------------------------------------------------------


def _with_answer(visit: Visit, told: CheckIn, question: str) -> CheckIn:
    answer = visit.said("answer")
    changes: dict[str, Any]
    match question:
        case "compared" if answer in COMPARED:
            return evolve(told, compared=cast(Compared, answer))
        case "same":
            return _same_as_before(visit, told)
        case "signs":
            return _with_signs(visit, told)
        case "when":
            when = tuple(w for w in WHEN if w in visit.all_said("when"))
            rest = visit.said("rest")
            changes = {"when": when, "rest_helped": rest if rest in REST else None}
            return evolve(told, **changes)
        case "tired" if answer in ("0", "1", "2", "3"):
            return evolve(told, tiredness_0_3=int(answer))
        case "tired":
            return evolve(told, tiredness_0_3=None)
        case "different":
            ticked = tuple(d for d in DIFFERENT if d in visit.all_said("d"))
            off_day = OFF_DAY in visit.all_said("d")
            return evolve(told, different=ticked, off_day=off_day)
        case _:
            return told


def _with_signs(visit: Visit, told: CheckIn) -> CheckIn:
    """Read the ticks: what was looked for and not ticked was not seen; no tick says nothing."""
    known = (*FOOT_SIGNS, *_own_signs(visit, told))
    ticked = visit.all_said("sign")
    own = visit.said("own")[:LONGEST_OWN_SIGN].strip()
    seen = [name for name in known if name in ticked]
    if own:
        seen.append(OWN_PREFIX + own)
    signs: dict[str, Seen]
    if "not_checked" in ticked:
        signs = dict.fromkeys(known, "not_checked")
    elif "none" in ticked and not seen:
        signs = dict.fromkeys(known, "not_seen")
    elif seen and visit.said("kept"):  # still ticking: only what is ticked is known
        signs = dict.fromkeys(seen, "seen")
    elif seen:
        signs = {**dict.fromkeys(known, "not_seen"), **dict.fromkeys(seen, "seen")}
    else:
        signs = {}
    when = told.when if seen else ()
    hour = None
    if signs and "not_checked" not in ticked and told.day == visit.today:
        hour = round(visit.now.hour + visit.now.minute / 60, 2)
    rest = told.rest_helped if seen else None
    changes: dict[str, Any] = {"signs": signs, "when": when, "rest_helped": rest, "hour": hour}
    return evolve(told, **changes)


def _same_as_before(visit: Visit, told: CheckIn) -> CheckIn:
    """Say "the same": no sign is copied, so that mending yesterday mends today."""
    return same_as_yesterday(visit.site.notebook, told)


def _next(question: str, told: CheckIn, visit: Visit) -> str | None:
    if question == "compared":
        return "same" if told.compared == "same" and visit.said("answer") else "signs"
    if question == "same":
        return None
    if question == "signs":
        return "when" if "seen" in told.signs.values() else "tired"
    place = QUESTIONS.index(question) + 1 if question in QUESTIONS else len(QUESTIONS)
    return QUESTIONS[place] if place < len(QUESTIONS) else None


def _back(question: str, told: CheckIn | None) -> str | None:
    if question == "same":
        return "compared"
    before = {"signs": "compared", "when": "signs", "different": "tired"}.get(question)
    if question == "tired":
        return "when" if told and "seen" in told.signs.values() else "signs"
    return before


def _done(visit: Visit, told: CheckIn) -> Response:
    if _ended_spell(visit, told.day) is not None:
        return visit.go("/check-in/done", id=told.id)
    return visit.go("/", said="saved")


# -- what the notebook holds ------------------------------------------------------------------


def _asked_about(visit: Visit) -> CheckIn | None:
    asked = visit.said("id") or visit.asked("id")
    if not asked:
        return None
    record = visit.site.notebook.get(asked)
    return record if isinstance(record, CheckIn) else None


def _day(visit: Visit) -> date:
    return min(visit.day_asked(), visit.today)


def _begun(visit: Visit) -> CheckIn:
    day = _day(visit)
    return CheckIn(day=day, told_at=visit.now, late=day < visit.today)


def _kept(visit: Visit, told: CheckIn, changed: CheckIn) -> CheckedIn:
    notebook = visit.site.notebook
    if told.id:
        done = mend(notebook, changed, now=visit.now)
    else:
        changed = evolve(changed, id=new_token()[:22])
        done = check_in(notebook, changed, now=visit.now)
    visit.site.forget()
    return done


def _own_seen(told: CheckIn) -> set[str]:
    return {n for n, how in told.signs.items() if n.startswith(OWN_PREFIX) and how == "seen"}


def _day_of(visit: Visit, day: date) -> Day | None:
    return next((d for d in reversed(visit.site.days(visit.today)) if d.day == day), None)


def _what_was(visit: Visit, day: date) -> str | None:
    """Say in words what was noted the day before, or None when nothing was."""
    before = _day_of(visit, day)
    if before is None or before.state == "not_checked":
        return None
    seen = [_sign_words(visit, name) for name, how in before.signs.items() if how == "seen"]
    when = [visit.t.plain(f"checkin.when.{w}") for w in before.when]
    said = ", ".join((*seen, *when)) or visit.t.plain("checkin.nothing_seen")
    # German nouns keep their capitals inside a sentence.
    return said.lower() if visit.t.locale == FIRST_LOCALE else said


def _sign_words(visit: Visit, name: str) -> str:
    if name.startswith(OWN_PREFIX):
        return name.removeprefix(OWN_PREFIX)
    return visit.t.plain(f"sign.{name}")


def _own_signs(visit: Visit, told: CheckIn | None) -> tuple[str, ...]:
    """Give the signs of her own that she named in the last weeks."""
    since = visit.today - timedelta(days=60)
    lately = visit.site.notebook.check_ins(since=since, until=visit.today)
    names = [n for c in (*lately, *([told] if told else [])) for n in c.signs]
    return tuple(dict.fromkeys(n for n in names if n.startswith(OWN_PREFIX)))


def _last_different(visit: Visit, day: date) -> tuple[str, ...]:
    """Give what was different the last time anybody said, so that it need not be said twice."""
    lately = visit.site.notebook.check_ins(
        since=day - timedelta(days=14), until=day - timedelta(days=1)
    )
    said = [c.different for c in lately if c.different]
    return tuple(d for d in DIFFERENT if d in said[-1]) if said else ()


def _ended_spell(visit: Visit, day: date) -> Any:
    """Give the clear spell that the notes of this day ended, or None."""
    today = _day_of(visit, day)
    if today is None or today.state not in ("foot_drop", "only_when_tired"):
        return None
    days = [d for d in visit.site.days(visit.today) if d.day < day and d.state != "not_checked"]
    if not days or days[-1].state != "clear":
        return None
    last_clear = days[-1].day
    return next((s for s in visit.site.spells(visit.today) if s.last_day == last_clear), None)
