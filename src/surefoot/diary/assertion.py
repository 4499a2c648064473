"""Whether a thing is so, is not, was, is hoped, supposed, another's or unsure."""

import re
from datetime import date, timedelta

from attrs import evolve

from surefoot.diary import cues
from surefoot.diary.absence import DOINGS, absent
from surefoot.diary.carer import writers_own
from surefoot.diary.mention import Assertion
from surefoot.diary.vocabulary import Found
from surefoot.diary.when_cues import PAST_TENSE
from surefoot.terms.scope import CLINICIANS, Scope, clause, plain, scope
from surefoot.terms.sentences import Sentence
from surefoot.terms.told import TimeSpan

#: Older than this is past, not present. Our proposal; the gold guideline says the same.
RECENT_DAYS = 28

_STATES = frozenset({"sign", "sensation", "state", "event"})
_HELPERS = frozenset({*CLINICIANS, "she", "he", "they"})


def assertion(
    words: str,
    found: Found,
    start: int,
    end: int,
    sentence: Sentence,
    days: TimeSpan | None,
    on: date,
    names: frozenset[str] = frozenset(),
    *,
    answer: bool | str | None = None,
    spoken: frozenset[str] = frozenset(),
    addressed: bool = False,
) -> tuple[Assertion, str | None, Scope]:
    """Judge one found phrase.

    Parameters
    ----------
    words : the flat sentence.
    found : the phrase; `start` and `end` are its characters in `words`.
    days : the time the phrase was told with, or None.
    on : the day of writing.
    answer : the yes, no or "maybe" the writer gives to the question she asks herself here.
    addressed : whether she speaks to another just here, so that what she bids is advice.
    spoken : the words for her where someone else writes (see `surefoot.diary.carer`).

    Returns
    -------
    The assertion, whose it is (or who says so) when not the writer's, and the scope it came from.
    """
    about = scope(words, start, end, names=names)
    first, last = clause(words, start, end)
    before, after, inside = words[first:start], plain(words[end:last]), words[start:end]
    rest = plain(words[end:])
    if about.who and about.who.partition("'")[0] in spoken:
        about = evolve(about, who=None, says=False)
    if sentence.quoted or (spoken and writers_own(before)):
        return "someone_else", sentence.quoted, about
    if about.who and cues.SAID_NO.search(rest):
        return "absent", None, about
    bid = addressed and cues.BID.match(words) and not cues.ME.search(words[:start])
    whose = "" if bid else _whose(found, about, words, before, inside)
    if whose is not None:
        return "someone_else", whose or None, about
    if answer is not None and about.question:
        return _answered(found, about, answer), None, about
    gone_by = (
        days is not None
        and days.start >= sentence.start
        and days.last is not None
        and days.kind in ("day", "range")
        and days.last < on - timedelta(days=RECENT_DAYS)
    )
    if gone_by and (about.habitual or "would " in before[-9:] + inside):
        return "past", None, about  # "in May it dropped any time I spoke"
    if _supposed(found, about, before, after, inside):
        return "if", None, about
    carried = days is not None and days.start < sentence.start
    not_so = absent(found, about, before, after, inside, rest, words)
    headed = bool((cues.HEADING if found.kind in DOINGS else cues.NEXT).match(words))
    planned = not not_so and (
        _planned(found, before, after, inside, days)
        or _booked(found, after)
        or (_visits(found, words, after) and _to_come(words, days, on))
        or (found.concept == "class" and not carried and _coming(words, days, on))
    )
    if planned and found.kind in DOINGS and cues.NOT_DONE_IT.search(rest):
        return "absent", None, about  # "I'm supposed to do my ... and have not done it once"
    if about.hoped or headed or planned:
        return "hoped", None, about
    if not not_so and _doubtful(found, about, words, before, inside, rest):
        return "unsure", None, about
    stays = found.kind in DOINGS or found.concept in ("class", "medicine")
    gone = cues.GONE_AFTER.match(after + " ") and not cues.RETURNED.search(words)
    never = cues.NEVER.search(before) or cues.NO_LONGER.search(words[:end])
    own_day = days is not None and not carried and days.kind in ("day", "range")
    own_day = own_day and (not found.well or bool(cues.ENDED.search(inside)))
    own_day = own_day and not cues.RETURNED.search(rest)
    back_then = about.past or (
        cues.LONG_AGO.match(words[:start]) and not words.startswith("before")
    )
    if not_so and ((not back_then and (stays or gone or own_day)) or never):
        return "absent", None, about
    if carried and not PAST_TENSE.search(words):
        days = None
    if _over(
        found, about, words[first:last], words[:start], inside, rest, days, on, done=not not_so
    ):
        return "past", None, about
    return ("absent" if not_so else "present"), None, about


def _answered(found: Found, about: Scope, answer: bool | str) -> Assertion:
    """Judge what she asks herself by her own answer."""
    if answer == "maybe":
        return "unsure"
    return "present" if answer != (found.well or about.negated) else "absent"


def _whose(found: Found, about: Scope, words: str, before: str, inside: str) -> str | None:
    """Name the other person a phrase is of (empty when nobody is named), or None for the writer."""
    if cues.TOLD_TO.search(before):
        return about.who or ""
    if cues.THEIR_OWN.match(inside):
        return inside.split(maxsplit=1)[0]
    # what a clinician asks her to do or wear is hers
    reported = (
        about.says
        and about.who in {*CLINICIANS, "she", "he"}
        and (found.kind in ("exercise", "aid", "test") or found.concept in ("class", "medicine"))
    )
    handed = found.kind in ("aid", "exercise", "test", "activity") or found.concept == "medicine"
    if handed and not about.says and about.who in _HELPERS and cues.HANDS_ON.search(before):
        return None  # "she put a wedge under it"
    if found.kind == "activity" and before.endswith("'s "):
        return None  # "my sister's stairs": she went up them
    mine = inside.startswith(("i ", "mine ")) or " me " in inside  # "my mate drags his, I don't"
    asks = (about.question and cues.YOU.search(words)) or cues.ANYONE.search(words)
    if found.concept == "class" and cues.AT_CLASS.search(before) and not about.says:
        return None  # "a chap at group": she was there
    advised = cues.TRY.match(words) and not cues.ME.search(words)
    done = found.kind in DOINGS or found.concept in ("class", "medicine")
    advice = done and (
        (about.question and (cues.WORTH.search(words) or cues.MAY_I.search(words)))
        or cues.THOUGHT_OF.search(before)
        or (cues.WOULD_TRY.search(before) and cues.YOURS.search(words))
    )
    general = about.general and not cues.LONG_AGO.match(words)
    if asks or advice or general or advised or (about.who and not reported and not mine):
        return about.who or ""
    return None


def _doubtful(found: Found, about: Scope, words: str, before: str, inside: str, rest: str) -> bool:
    """Tell whether she cannot say if it is so."""
    if about.question and cues.ASKS.search(words) and not cues.FROM.match(rest):
        return True
    if found.kind == "state" and cues.BECAUSE.search(before):
        return False
    if found.kind == "event" and not about.question and cues.MAY_BE_THE.search(before):
        return False
    if cues.MAY_HAVE.search(inside) or cues.MAY_HAVE.search(before[-25:]):
        return True
    return about.unsure and not cues.FROM.match(rest) and found.kind not in ("exercise", "aid")


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
    if days is None or days.ahead is None or days.last is None or PAST_TENSE.search(words):
        return False
    return (on - days.last).days > (days.ahead[0] - on).days


def _coming(words: str, days: TimeSpan | None, on: date) -> bool:
    """Tell whether a visit told with a bare weekday ("Physio on Thursday so I'll ask") lies ahead."""
    if days is None or days.ahead is None or days.kind != "day" or PAST_TENSE.search(words):
        return False
    bare = len(words.split()) <= _BARE_WORDS and _to_come(words, days, on)
    return bare or bool(cues.SHALL.search(words))


#: So many words and no verb: "Physio Wednesday."
_BARE_WORDS = 3


def _planned(found: Found, before: str, after: str, inside: str, days: TimeSpan | None) -> bool:
    """Tell whether a thing done or worn lies in the future."""
    if inside.startswith(("to ", "will ")):
        before += inside.split(maxsplit=1)[0]
    if found.kind == "aid" and cues.RID.search(before):
        return False
    if found.kind in ("sign", "sensation", "state", "history"):
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


def _supposed(found: Found, about: Scope, before: str, after: str, inside: str) -> bool:
    """Tell whether a thing is a condition, a rule about herself, or a fear."""
    waits = found.kind in DOINGS and re.search(r"\bwaiting (?:for|on)(?: an?| the| my)? $", before)
    once = before.endswith((" time ", "whenever ")) and PAST_TENSE.search(inside)
    if (about.hypothetical and not waits) or (about.habitual and not once):
        return True  # "each time it went off again" tells what was
    if found.kind == "activity" and before.endswith(("when i ", "whenever i ")):
        return True
    if before.endswith(("when ", "whenever ")) and cues.COMES.search(inside):
        return True
    if found.kind == "history":
        return about.feared
    if found.kind in DOINGS and cues.IF_AFTER.match(after) and cues.MIGHT_DO.search(before):
        return True
    if found.kind not in _STATES or about.past:
        return False
    if cues.WOULD_BE.match(after) or cues.COULD_EASILY.search(before):
        return True
    might = (
        cues.MIGHT.search(before)
        and not (before.endswith("'d ") and cues.HAD.match(inside))
        and not cues.AS_IT_WAS.match(inside)
        and not cues.MAY_BE.search(before)
    ) or cues.MIGHT_INSIDE.search(inside)
    return about.feared or bool(might)


def _over(
    found: Found,
    about: Scope,
    part: str,
    earlier: str,
    inside: str,
    rest: str,
    days: TimeSpan | None,
    on: date,
    *,
    done: bool,
) -> bool:
    """Tell whether a thing belongs to the past; what was `done` in a month over is judged by its middle."""
    if "used to" in inside or about.past:
        return True
    if before := cues.BEFORE_NOW.match(rest):
        lately = days and days.last and days.last >= on - timedelta(days=RECENT_DAYS)
        return not (lately and before[0].endswith("that"))
    if (
        found.kind in ("aid", "medicine")
        and cues.WAS_UNTIL.match(rest)
        and PAST_TENSE.search(earlier)
    ):
        return True
    if found.kind in ("aid", "medicine") and cues.ONCE.match(rest):
        return True
    told = days is not None and days.kind in ("day", "range")
    lately = bool(told and days and days.last and days.last >= on - timedelta(days=RECENT_DAYS))
    if not lately and cues.FOR_LONG.search(part) and not cues.TO_NOW.search(part):
        return True
    if found.kind == "test" and days is None and cues.COMPARED_TO.search(earlier):
        return True
    if (
        found.kind == "history"
        and days
        and days.kind == "day"
        and lately
        and cues.CAME.match(rest)
        and not cues.SINCE_IT.search(earlier)
    ):
        return False
    if found.kind == "history" and not (days and re.search(r"\bhad\b", earlier[-25:])):
        return True
    opened = cues.LONG_AGO.match(earlier)
    if opened and not cues.NOWADAYS.search(earlier[opened.end() :]):
        return True
    if (found.kind in ("exercise", "aid") or found.concept == "shoes") and cues.BEGAN.search(
        earlier
    ):
        return False
    if days is not None and days.last is not None and days.kind != "clock":
        last = _middle(days.first, days.last) if done else days.last
        return last < on - timedelta(days=RECENT_DAYS)
    return False


def _middle(first: date | None, last: date) -> date:
    """Give the day by which a month is judged that is over; a longer or a shorter time ends on its last."""
    whole = first is not None and 20 <= (last - first).days <= 31
    return first + (last - first) // 2 if first is not None and whole else last
