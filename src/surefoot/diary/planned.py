"""Whether a thing done, worn or taken, or a visit, is planned and lies ahead."""

from datetime import date

from surefoot.diary import cues
from surefoot.diary.absence import DOINGS
from surefoot.diary.reach import MISHAPS
from surefoot.diary.vocabulary import Found
from surefoot.diary.when_cues import PAST_TENSE
from surefoot.terms.told import TimeSpan

#: So many words and no verb: "Physio Wednesday."
_BARE_WORDS = 3


def planned(
    found: Found,
    words: str,
    before: str,
    after: str,
    inside: str,
    days: TimeSpan | None,
    on: date,
    *,
    carried: bool,
) -> bool:
    """Tell whether a thing is planned.

    Parameters
    ----------
    words : the flat sentence.
    before, after, inside : the words before and behind the phrase in its clause, and its own.
    days : the time it was told with.
    on : the day of writing.
    carried : whether that time was told in a sentence before.
    """
    return (
        _meant(found, before, after, inside, days)
        or _booked(found, after)
        or (_visits(found, words, after) and _to_come(words, days, on))
        or (found.concept == "class" and not carried and _coming(words, days, on))
    )


def _booked(found: Found, after: str) -> bool:
    """Tell whether a thing is said, behind its name, to be planned."""
    if found.concept == "class" and cues.REFERRED.match(after):
        return True
    return found.kind in (*DOINGS, "event") and bool(cues.BOOKED.match(after))


def _visits(found: Found, words: str, after: str) -> bool:
    """Tell whether a bare date beside it may be that of a booking."""
    if found.concept == "holiday":
        return True
    return bool(cues.VISIT.match(after) or cues.ENTERED.search(words))


def _to_come(words: str, days: TimeSpan | None, on: date) -> bool:
    """Tell whether a bare "Wales in May" lies ahead: May is long gone, no word is of the past."""
    if days is None or days.ahead is None or days.last is None:
        return False
    if cues.BOOKED_IT.search(words):
        return True
    if PAST_TENSE.search(words):
        return False
    return (on - days.last).days > (days.ahead[0] - on).days


def _coming(words: str, days: TimeSpan | None, on: date) -> bool:
    """Tell whether a visit on a bare weekday ("Physio on Thursday so I'll ask") lies ahead."""
    if days is None or days.ahead is None or days.kind != "day" or PAST_TENSE.search(words):
        return False
    bare = len(words.split()) <= _BARE_WORDS and _to_come(words, days, on)
    return bare or bool(cues.SHALL.search(words))


def _meant(found: Found, before: str, after: str, inside: str, days: TimeSpan | None) -> bool:
    """Tell whether a thing done or worn lies in the future."""
    if inside.startswith(("to ", "will ")):
        before += inside.split(maxsplit=1)[0]
    if found.kind == "aid" and cues.RID.search(before):
        return False
    if found.kind in ("sign", "sensation", "state", "history") or found.concept in MISHAPS:
        return False
    if found.concept == "class" and before.endswith("going to ") and days and days.kind == "since":
        return False  # "I'm going to pilates since June"
    if days is not None and days.ahead is not None and cues.STARTS.search(before):
        return True
    if days is not None and days.kind == "future":
        return not (found.concept == "medicine" and cues.ENDS.match(after))
    if days is not None and days.ahead is not None and cues.AGAIN.fullmatch(after):
        return not before.strip()  # "Therapy again Thursday."
    return bool(cues.PLAN.search(before) or cues.WANTED.search(before))
