"""Log an aid from the day it is put on to the day it is taken off; look at the skin under it."""

from datetime import datetime, time

from attrs import evolve, frozen

from surefoot.actions.open import Notebook
from surefoot.diary.event import Event
from surefoot.diary.logs import AidLog, LogSide
from surefoot.practice.aids import skin_check_due
from surefoot.terms.errors import CannotUse

#: When an aid was put on and its skin last looked at, to the minute: an aid log knows only days.
SETTING = "practise.skin"


@frozen
class Worn:
    """An aid that is worn now, and whether the skin under it is due for a look."""

    log: AidLog
    due: bool


def worn_now(notebook: Notebook, now: datetime) -> list[Worn]:
    """Give the aids that are worn, the oldest first."""
    clock = notebook.setting(SETTING) or {}
    found = []
    for log in notebook.aid_logs(until=now.date()):
        if log.stopped is None:
            told = clock.get(log.id, {})
            midnight = datetime.combine(log.started, time(), now.tzinfo)
            started = datetime.fromisoformat(told["began"]) if "began" in told else midnight
            looked = datetime.fromisoformat(told["looked"]) if "looked" in told else None
            found.append(Worn(log, skin_check_due(log.what, started, looked, now)))
    return found


def put_on(
    notebook: Notebook, what: str, *, side: LogSide = "not_said", dose: str = "", now: datetime
) -> AidLog:
    """Log that an aid is worn from now on; one that is worn already stays as it is.

    Parameters
    ----------
    what : its id in the library, or her own word.
    dose : how much of the day, in her own words.
    """
    already = [w.log for w in worn_now(notebook, now) if (w.log.what, w.log.side) == (what, side)]
    if already:
        return already[0]
    log = notebook.keep_aid_log(AidLog(what, now.date(), side=side, dose=dose), at=now)
    _note(notebook, log.id, began=now)
    return log


def take_off(notebook: Notebook, log_id: str, *, now: datetime) -> AidLog:
    """Log that an aid is not worn any more; today is its last day."""
    return notebook.edit(evolve(_log(notebook, log_id), stopped=now.date()), at=now)


def look_at_skin(notebook: Notebook, log_id: str, *, mark: bool, now: datetime) -> None:
    """Note that the skin under an aid was looked at; a mark is kept as an event of that day."""
    log = _log(notebook, log_id)
    _note(notebook, log_id, looked=now)
    if mark:
        notebook.keep_event(
            Event(day=now.date(), what="skin_mark", about={"aid": log.what}), at=now
        )


def _note(notebook: Notebook, log_id: str, **moments: datetime) -> None:
    clock = notebook.setting(SETTING) or {}
    here = clock.get(log_id, {}) | {name: at.isoformat() for name, at in moments.items()}
    notebook.set_setting(SETTING, {**clock, log_id: here})


def _log(notebook: Notebook, log_id: str) -> AidLog:
    log = next((one for one in notebook.aid_logs() if one.id == log_id), None)
    if log is None:
        raise CannotUse(
            "This aid is not in the notebook any more.",
            "Open the list again.",
            reason="no_such_aid",
        )
    return log
