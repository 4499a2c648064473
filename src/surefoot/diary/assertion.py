"""Whether a thing is so, is not, was, is hoped, supposed, another's or unsure."""

import re
from datetime import date, timedelta

from attrs import evolve

from surefoot.diary import cues
from surefoot.diary.absence import DOINGS, absent
from surefoot.diary.carer import writers_own
from surefoot.diary.mention import Assertion
from surefoot.diary.planned import planned
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
    carried = days is not None and days.start < sentence.start
    if _supposed(found, about, before, after, inside):
        rule = about.habitual or "would " in before[-9:] + inside
        past = rule and not carried and _gone_by(days, on)
        return ("past" if past else "if"), None, about  # "in May it dropped any time I spoke"
    not_so = absent(found, about, before, after, inside, rest, words)
    headed = bool((cues.HEADING if found.kind in DOINGS else cues.NEXT).match(words))
    ahead = not not_so and planned(found, words, before, after, inside, days, on, carried=carried)
    if ahead and found.kind in DOINGS and cues.NOT_DONE_IT.search(rest):
        return "absent", None, about  # "I'm supposed to do my ... and have not done it once"
    if about.hoped or headed or ahead:
        return "hoped", None, about
    if (found.well or not not_so) and _doubtful(found, about, words, before, inside, rest):
        return "unsure", None, about
    own_day = not carried and days is not None and days.kind in ("day", "range")
    if not_so and _stays_so(found, about, words, start, end, before, after, own_day=own_day):
        return "absent", None, about
    if carried and not PAST_TENSE.search(words):
        days = None
    if _over(
        found, about, words[first:last], words[:start], inside, rest, days, on, done=not not_so
    ):
        return "past", None, about
    return ("absent" if not_so else "present"), None, about


def _gone_by(days: TimeSpan | None, on: date) -> bool:
    """Tell whether a time is a day or a stretch that is long over."""
    if days is None or days.last is None or days.kind not in ("day", "range"):
        return False
    return days.last < on - timedelta(days=RECENT_DAYS)


def _stays_so(
    found: Found,
    about: Scope,
    words: str,
    start: int,
    end: int,
    before: str,
    after: str,
    *,
    own_day: bool,
) -> bool:
    """Tell whether what is not so, or ended on its own day however long ago, is still not so."""
    if cues.NEVER.search(before) or cues.NO_LONGER.search(words[:end]):
        return True
    opened = cues.LONG_AGO.match(words[:start]) and not words.startswith("before")
    if about.past or opened:
        return False
    if found.kind in DOINGS or found.concept in ("class", "medicine"):
        return True
    if cues.GONE_AFTER.match(after + " ") and not cues.RETURNED.search(words):
        return True
    ends = not found.well or cues.ENDED.search(words[start:end])
    return bool(own_day and ends and not cues.RETURNED.search(words[end:]))


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
    """Tell whether a thing belongs to the past.

    What was `done` in a month that is over is judged by the middle of it.
    """
    if "used to" in inside or about.past:
        return True
    if before := cues.BEFORE_NOW.match(rest):
        lately = days and days.last and days.last >= on - timedelta(days=RECENT_DAYS)
        return not (lately and before[0].endswith("that"))
    if (
        found.kind in ("aid", "medicine")
        and cues.WAS_UNTIL.match(rest)
        and (PAST_TENSE.search(earlier) or cues.BEEN_USING.search(earlier))
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
    if found.concept == "medicine" and cues.PUT_ON.search(earlier):
        return False
    if days is not None and days.last is not None and days.kind != "clock":
        last = _middle(days.first, days.last) if done else days.last
        return last < on - timedelta(days=RECENT_DAYS)
    return False


def _middle(first: date | None, last: date) -> date:
    """Give the middle of a month that is over, and the last day of any other time."""
    whole = first is not None and 20 <= (last - first).days <= 31
    return first + (last - first) // 2 if first is not None and whole else last
