"""Bring another program's export into the notebook: read, shown, then kept once."""

from collections import Counter
from datetime import UTC, date, datetime, time
from pathlib import Path

from attrs import evolve, frozen

from surefoot.diary.brought_in.brought import BroughtIn, Record, fuller, fullest, steady_id
from surefoot.diary.brought_in.days import Order
from surefoot.diary.brought_in.export_file import read_export
from surefoot.diary.checkin import CheckIn
from surefoot.diary.event import Event
from surefoot.notebook.notebook import Notebook
from surefoot.safety.flags import LEVELS, Flag
from surefoot.terms.errors import CannotUse
from surefoot.terms.signs import is_sign


@frozen
class Looked:
    """What an export holds, before anything is kept."""

    brought: BroughtIn
    kinds: dict[str, int]

    @property
    def sentence(self) -> str:
        """Say in one line what would be kept."""
        first, last = self.brought.first_day, self.brought.last_day
        n = len(self.brought.records)
        if first is None or last is None:
            return f"{self.brought.program}: nothing to bring in."
        notes = "1 note" if n == 1 else f"{n} notes"
        return f"{self.brought.program}: {notes} from {first:%-d %B %Y} to {last:%-d %B %Y}."


@frozen
class Kept:
    """How many notes are new, took the place of half a day, or were left out as days to come."""

    new: int
    fuller: int
    left_out: int


def look(
    path: Path,
    *,
    author: str = "",
    as_sign: dict[str, str] | None = None,
    order: Order | None = None,
) -> Looked:
    """Read an export and say what is in it; nothing is kept.

    Parameters
    ----------
    path : the export.
    author : her own user name, for a forum topic.
    as_sign : what she tracked -> the foot sign it is (``{"toe drag": "toe_drag"}``). A day with it
        above 0, or named without a number, becomes a check-in with the sign seen, at 0 not seen.
    order : how its dates are written, where the file does not show it.

    Raises
    ------
    CannotUse
        It is no export that surefoot knows, or what `as_sign` names is not in it.
    UnclearDates
        Its dates can be read in two ways, and `order` was not said.
    """
    brought = read_export(path, author=author, order=order)
    if as_sign:
        brought = evolve(brought, records=_as_check_ins(brought, as_sign))
    names = Counter(getattr(r, "what", type(r).__name__.lower()) for r in brought.records)
    return Looked(brought, dict(names.most_common()))


def heard(looked: Looked, today: date) -> tuple[Flag, ...]:
    """Hear the words of the last days for danger, each as written on its own day.

    What lies further back than a flag counts (`safety.scan.WINDOW_DAYS`) is not heard.

    Returns
    -------
    One flag of each kind, the most urgent first.
    """
    from surefoot.safety.scan import WINDOW_DAYS, scan

    told: dict[str, Flag] = {}
    for record in looked.brought.records:
        age = (today - record.day).days
        words = getattr(record, "text", "") or getattr(record, "words", "")
        if not words or not 0 <= age <= max(WINDOW_DAYS.values()):
            continue
        for flag in scan(words, on=record.day):
            if age <= WINDOW_DAYS[flag.level]:
                told.setdefault(flag.id, flag)
    return tuple(sorted(told.values(), key=lambda flag: LEVELS.index(flag.level)))


def _as_check_ins(brought: BroughtIn, as_sign: dict[str, str]) -> tuple[Record, ...]:
    wanted = {what.lower(): sign for what, sign in as_sign.items()}
    for sign in wanted.values():
        if not is_sign(sign):
            raise CannotUse(
                f"{sign!r} is not a foot sign.",
                "Use one of the check-in's signs, such as toe_drag.",
                reason="unknown_sign",
            )
    tracked = {r.what.lower(): r.what for r in brought.records if isinstance(r, Event)}
    for what in as_sign:
        if what.lower() not in tracked:
            raise CannotUse(
                f"Nothing in this export is called {what!r}.",
                f"It holds {', '.join(sorted(tracked.values())[:12]) or 'nothing by name'}. "
                "Nothing was kept.",
                reason="not_tracked",
            )
    signs: dict[date, dict[str, float]] = {}
    kept: list[Record] = []
    for record in brought.records:
        if isinstance(record, Event) and record.what.lower() in wanted:
            of_day = signs.setdefault(record.day, {})
            sign = wanted[record.what.lower()]
            told = 1.0 if record.value is None else record.value  # named: it was there
            of_day[sign] = max(of_day.get(sign, 0.0), told)
        else:
            kept.append(record)
    for day, seen in signs.items():
        kept.append(
            CheckIn(
                day=day,
                told_at=datetime.combine(day, time(12), UTC),
                signs={s: "seen" if v > 0 else "not_seen" for s, v in seen.items()},
                how="brought_in",
                id=steady_id(brought.program, "check-in", day),
            )
        )
    return tuple(kept)


def keep(notebook: Notebook, looked: Looked, *, now: datetime) -> Kept:
    """Keep what was looked at, as one deed. Twice brought in is once kept.

    A measure of a day takes the place of one that held only a part of that day; the earlier stays
    in history. What she changed herself stays as she left it, and days to come are left out.
    """
    ready = fullest(r for r in looked.brought.records if r.day <= now.date())
    before = {one.id: one for kind in {type(r) for r in ready} for one in notebook.records(kind)}
    after = notebook.keep_all(
        ready, at=now, by=looked.brought.program, what="bring in", instead=fuller
    )
    return Kept(
        new=sum(one.id not in before for one in after),
        fuller=sum(one.id in before and one != before[one.id] for one in after),
        left_out=sum(r.day > now.date() for r in looked.brought.records),
    )
