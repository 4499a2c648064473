"""Check in: hear the words for danger first, then keep what was told."""

from datetime import datetime, timedelta

from attrs import evolve, frozen

from surefoot.diary.checkin import CheckIn
from surefoot.diary.spell import Spell, best_spell, spells
from surefoot.notebook.notebook import Notebook
from surefoot.notebook.refusals import in_the_future, refuse_too_long
from surefoot.safety.flags import Flag
from surefoot.terms.signs import FOOT_SIGNS, OWN_PREFIX

#: Two computers' clocks may be this far apart without anybody being told.
CLOCK_LEEWAY = timedelta(minutes=10)


@frozen
class CheckedIn:
    """A kept check-in and what to say about it.

    Parameters
    ----------
    check_in : as it is kept.
    flags : dangers heard in the words; their cards are shown at once.
    ended : the clear spell this check-in ended, or None.
    clear_days : clear days in the whole record, after it.
    notices : plain sentences to show, such as a clock that was set back.
    already : a check-in of this id was kept before and says something else; it stays as it was.
    """

    check_in: CheckIn
    flags: tuple[Flag, ...] = ()
    ended: Spell | None = None
    clear_days: int = 0
    notices: tuple[str, ...] = ()
    already: bool = False


def check_in(notebook: Notebook, told: CheckIn, *, now: datetime, by: str = "person") -> CheckedIn:
    """Keep a check-in and say what it means for the record.

    Parameters
    ----------
    told : as tapped or told; ``different`` of None repeats nothing.
    now : this moment, with her time zone.

    Raises
    ------
    CannotUse
        The day has not come yet by her clock, or the words are too many. Nothing is changed.
    """
    refuse_too_long(told)
    flags = _listened(told)
    if told.day > max(now.date(), told.told_at.date()):
        raise in_the_future(told.day, now.date())
    before = spells(notebook.days(until=told.day))
    notices = _clock_notices(notebook, now)
    kept = notebook.keep_check_in(told, at=now, by=by)
    already = bool(told.id) and evolve(kept, told_at=told.told_at, late=told.late) != told
    if already:
        notices = (
            f"A check-in with the id {told.id} was kept before and stays as it was. "
            "Nothing was added. Change it with 'surefoot note change'.",
            *notices,
        )
    after = notebook.days(until=told.day)
    ended = None
    if before and before[-1].open and after[-1].state in ("foot_drop", "only_when_tired"):
        was = before[-1]
        now_ended = [one for one in spells(after) if one.first_day == was.first_day]
        ended = now_ended[0] if now_ended and not now_ended[0].open else None
    return CheckedIn(
        check_in=kept,
        flags=flags,
        ended=ended,
        clear_days=sum(day.state == "clear" for day in after),
        notices=notices,
        already=already,
    )


def mend(notebook: Notebook, told: CheckIn, *, now: datetime) -> CheckedIn:
    """Put a changed check-in in the place of the one with its id; its words are heard first.

    Where nothing changed nothing is written, so that undo takes back what she did last.

    Raises
    ------
    CannotUse
        There is no such check-in, or its words are too many. Nothing is changed.
    """
    refuse_too_long(told)
    flags = _listened(told)
    changed = notebook.get(told.id) != told
    return CheckedIn(notebook.edit(told, at=now) if changed else told, flags)


def _listened(told: CheckIn) -> tuple[Flag, ...]:
    """Hear every word she wrote for danger; the patterns come when there are words to hear."""
    own = [name.removeprefix(OWN_PREFIX) for name, how in told.signs.items() if how == "seen"]
    own = [name for name in own if name not in FOOT_SIGNS]
    words = ". ".join(text for text in (told.words, *own, *told.different) if text)
    if not words:
        return ()
    from surefoot.safety.scan import scan

    return scan(words, on=told.told_at.date())


def same_as_yesterday(notebook: Notebook, told: CheckIn) -> CheckIn:
    """Give a check-in that says "the same" with what was different the day before repeated.

    No sign is copied: the day is as the day before, and follows it when that is mended.
    """
    day_before = told.day - timedelta(days=1)
    before = notebook.check_ins(day_before, day_before)
    different = before[-1].different if before else ()
    return evolve(told, compared="same", different=different)


def return_sentence(done: CheckedIn, all_spells: tuple[Spell, ...]) -> str:
    """Say what is still true when a sign came back after a clear spell; empty when none ended."""
    if done.ended is None:
        return ""
    days = "1 clear day is" if done.clear_days == 1 else f"{done.clear_days} clear days are"
    best = best_spell(all_spells)
    longest = f" Longest so far: {best.shortest_days}." if best is not None else ""
    over = sum(one.ended_by is not None for one in all_spells[:-1])
    again = f" {over} spells in your notes ended before, and another began." if over > 1 else ""
    return f"Noted. Your {days} still yours and still in your record.{longest}{again}"


def _clock_notices(notebook: Notebook, now: datetime) -> tuple[str, ...]:
    """Notice a clock that stands before the last thing that was kept."""
    last = notebook.last_entered_at()
    if last is None or last - now <= CLOCK_LEEWAY:
        return ()
    return (
        "This computer's clock stands before your last note "
        f"({last:%d} {last:%B} {last.year}, {last:%H:%M}). Your check-in is kept; please look "
        "whether the clock is right.",
    )
