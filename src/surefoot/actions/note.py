"""Note one thing, or mend one: heard for danger first, then kept; what it was stays in history."""

import types
from datetime import date, datetime, timedelta
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from attrs import evolve, fields_dict, frozen

from surefoot.diary.checkin import CheckIn
from surefoot.diary.clinic_test import ClinicTest
from surefoot.diary.sensation import Sensation
from surefoot.notebook.notebook import Notebook
from surefoot.notebook.refusals import in_the_future, refuse_too_long
from surefoot.safety.flags import Flag
from surefoot.terms.errors import CannotUse
from surefoot.terms.signs import is_sign

#: What follows from how it came to be kept; nobody changes it by hand.
FIXED = frozenset({"id", "told_at", "how", "late", "source"})


@frozen
class Noted:
    """One record as it is kept, and the dangers heard in its words."""

    record: Any
    flags: tuple[Flag, ...] = ()


def note(notebook: Notebook, record: Any, *, now: datetime) -> Noted:
    """Keep one record.

    Parameters
    ----------
    record : a Sensation, ExerciseLog, AidLog, ClinicTest, Event or Milestone.

    Raises
    ------
    CannotUse
        It does not say what it was, its numbers or dates cannot be, or its words are too many.
        Nothing is changed.
    """
    refuse_too_long(record)
    _refuse_what_cannot_be(record, now)
    return Noted(notebook.keep(record, at=now), _listened(record, now))


def change(notebook: Notebook, record_id: str, told: dict[str, str], *, now: datetime) -> Noted:
    """Change parts of one record; what they were stays in its history.

    Parameters
    ----------
    told : name of the part -> its new value as text; "" empties it. A foot sign of a check-in is
        a part too: ``{"toe_drag": "not_seen"}``.

    Raises
    ------
    CannotUse
        There is no such record or part, or the value cannot be. Nothing is changed.
    """
    record = changed(notebook.get(record_id), told)
    refuse_too_long(record)
    _refuse_what_cannot_be(record, now)
    return Noted(notebook.edit(record, at=now), _listened(record, now))


def changed(record: Any, told: dict[str, str]) -> Any:
    """Give a record with parts changed, each read from text by what that part may be."""
    hints = get_type_hints(type(record))
    parts: dict[str, Any] = {}
    for name, text in told.items():
        if isinstance(record, CheckIn) and is_sign(name):
            parts["signs"] = {**parts.get("signs", record.signs), name: text}
        elif name in FIXED or name not in fields_dict(type(record)):
            offered = [part for part in fields_dict(type(record)) if part not in FIXED]
            raise CannotUse(
                f"{name!r} is not a part of this entry that can be changed.",
                f"Its parts are {', '.join(offered)}. Nothing was changed.",
                reason="bad_part",
            )
        else:
            parts[name] = _read(name, hints[name], text)
    try:
        return evolve(record, **parts)
    except (TypeError, ValueError) as fault:
        named = str(fault).replace("strength_0_10", "strength").replace("_0_3", "")
        raise CannotUse(
            f"This cannot be: {named.replace('_', ' ')}.",
            "Give another value. Nothing was changed.",
            reason="bad_value",
        ) from None


def _read(name: str, hint: Any, text: str) -> Any:
    """Read the text of one part as what it may be."""
    may_be = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    if text == "" and type(None) in may_be:
        return None
    for kind in may_be:
        if get_origin(kind) is Literal and text in get_args(kind):
            return text
        if get_origin(kind) is tuple:
            return tuple(word.strip() for word in text.split(",") if word.strip())
        if kind is bool and text in ("yes", "no"):
            return text == "yes"
        if kind in (int, float, date, datetime, str):
            try:
                return _PLAIN[kind](text)
            except ValueError:
                continue
    words = [str(word) for kind in may_be for word in get_args(kind)]
    offer = f"Choose from {', '.join(words)}. " if words else ""
    offer = offer or next((form for kind, form in _FORMS.items() if kind in may_be), "")
    raise CannotUse(
        f"{name} cannot be {text!r}.", f"{offer}Nothing was changed.", reason="bad_value"
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.astimezone()


_PLAIN: dict[Any, Any] = {
    int: int,
    float: float,
    str: str,
    date: date.fromisoformat,
    datetime: _moment,
}


#: How to write what could not be read.
_FORMS = {
    datetime: "Write it as 2026-05-03T21:30. ",
    date: "Write it as 2026-05-03. ",
    int: "Write a whole number. ",
    float: "Write a number. ",
    bool: "Say yes or no. ",
}
#: What cannot be below nought.
_NOT_BELOW_0 = frozenset({"s", "m", "m/s", "{score}", "{steps}"})


def of_its_day(felt: Sensation) -> Sensation:
    """Give something felt the day it began; a night belongs to the day it began."""
    if felt.began is None:
        return felt
    day = felt.began.date()
    return evolve(felt, day=day - timedelta(days=1) if felt.night and felt.began.hour < 12 else day)


def _refuse_what_cannot_be(record: Any, now: datetime) -> None:
    """Refuse a note that says nothing, a number that cannot be, and an end that has not come.

    Raises
    ------
    CannotUse
        One of these. Nothing is changed.
    """
    for name in ("what", "test"):
        if not str(getattr(record, name, "given")).strip():
            raise CannotUse(
                "This note does not say what it is about.",
                "Say it in a word or a line. Nothing was changed.",
                reason="nothing_said",
            )
    for name, least in (("times", 1), ("trial", 1), ("seconds", 0)):
        number = getattr(record, name, None)
        if number is not None and number < least:
            raise CannotUse(
                f"This cannot be: {name} is {number:g}, and the least is {least}.",
                "Give another number. Nothing was changed.",
                reason="bad_value",
            )
    if isinstance(record, ClinicTest) and record.unit in _NOT_BELOW_0 and record.value < 0:
        raise CannotUse(
            f"A result of {record.value:g} {record.unit.strip('{}')} cannot be.",
            "Type the number again. Nothing was changed.",
            reason="bad_value",
        )
    for name in ("stopped", "until"):
        last = getattr(record, name, None)
        if last is not None and last > now.date():
            raise in_the_future(last, now.date())
    for name in ("began", "ended"):
        moment = getattr(record, name, None)
        if moment is not None and moment > now:
            raise CannotUse(
                f"This {name} ({moment:%Y-%m-%d %H:%M}) later than now ({now:%Y-%m-%d %H:%M}).",
                "Change the time, or set this computer's clock right. Nothing was changed.",
                reason="future",
            )


def _listened(record: Any, now: datetime) -> tuple[Flag, ...]:
    """Hear every word she wrote for danger."""
    told = [getattr(record, name, "") for name in ("what", "words", "dose")]
    words = ". ".join(text for text in told if text)
    if not words:
        return ()
    from surefoot.safety.scan import scan

    return scan(words, on=now.date())
