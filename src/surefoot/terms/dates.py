"""Find what a person says about time and resolve it against the day of writing.

Never guesses a missing date: "since the stroke" needs the stroke date, "a while" gives nothing.
"""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial

from attrs import evolve, frozen

from surefoot.terms import date_rules, day_rules
from surefoot.terms.calendar_words import AMOUNT, DAY_NAME, FEAST, MONTH_NAME, UNIT, amount, back
from surefoot.terms.calendar_words import nth as _nth
from surefoot.terms.date_links import AND, LINKS, TO, weekday_on
from surefoot.terms.date_rules import Days, Kind
from surefoot.terms.needed import hits
from surefoot.terms.written_order import american


@frozen
class TimeSpan:
    """Characters [start, end) that speak of the days `first` to `last`, both included.

    ``since`` and ``run`` last until the day of writing. ``run`` carries its length in `days`.
    ``clock`` is an hour without a day, ``origin`` how long ago the stroke was. ``future`` has no days
    but those in `ahead`, as has "on Friday", which may be said of the Friday to come. `approx`:
    about, almost, few.
    """

    start: int
    end: int
    kind: Kind
    first: date | None = None
    last: date | None = None
    days: int | None = None
    approx: bool = False
    ahead: tuple[date, date] | None = None


_ORIGIN: date_rules.Rule = (
    rf"\b(?P<n>{AMOUNT})(?P<half> and a half)? ?(?P<unit>year|yr|month|mth|week|wk)s?'?(?P<less> (?:less|minus|bar) (?:a|one) (?:month|week))? (?:on(?= from|[,.;!]|$| (?:and|now|it|i)\b)|(?:since|after|out from|post|following|from) (?:(?:my|the|a|an|his|her) )?(?:[\w-]+ ){{0,2}}?(?:stroke|bleed|clot|infarct|haemorrhage|hemorrhage|cva|tia|brain attack)|out from|post[ -]?(?:stroke|cva|bleed|op))",
    "origin",
    day_rules.so_long_ago,
)
_COMPILED: list[tuple[re.Pattern[str], Kind, Callable[[re.Match[str], date], Days]]] = [
    (re.compile(pattern), kind, resolve)
    for pattern, kind, resolve in (*date_rules.RULES, _ORIGIN, *day_rules.RULES)
]
#: A day of the month may lie in a month told before, a month in a year, a weekday in a week.
_WITHIN: dict[Callable[[re.Match[str], date], Days], tuple[int, int]] = {
    date_rules.ordinal: (20, 31),
    date_rules.in_month: (200, 366),
    day_rules.recent: (2, 7),
}
_AMERICAN: dict[Callable[[re.Match[str], date], Days], Callable[[re.Match[str], date], Days]] = {
    date_rules.slashes: partial(date_rules.slashes, american=True),
    date_rules.on_feast: partial(date_rules.on_feast, american=True),
}
_REACH: dict[Callable[[re.Match[str], date], Days], timedelta] = {
    day_rules.recent: timedelta(days=7),
    date_rules.ordinal: timedelta(days=28),
    date_rules.in_month: timedelta(days=330),
    date_rules.day_month: timedelta(days=364),
    date_rules.on_feast: timedelta(days=364),
    date_rules.season: timedelta(days=270),
}
_RUN = re.compile(
    rf"\bday (?P<day>\d{{1,3}}|{AMOUNT})\b(?! (?:in|at|out|on)\b| of (?!no\b|not\b|without\b|free|clear|being (?:without|clear|free)))|\b(?:the |my )?(?P<th>\w+) (?P<thunit>day|week|month|night) (?:running|in a row|straight|on the trot|without|clear|free|clean|with no)\b"
    rf"|\b(?P<about>(?:about|around|almost|nearly|over|well over|some|just over|only|managed|just under|under|more than|at least|close to|getting on for|going on|coming up to|(?:the )?best part of|roughly) )?"
    rf"(?:(?P<half>half) )?(?P<n>{AMOUNT})(?P<more> and a half)?(?: ?(?:or|to|-) ?(?P<m>{AMOUNT}))? ?"
    rf"(?:whole |full |good |clear |lovely |solid |straight |more |long |happy |blissful )*(?P<unit>{UNIT}|nights?)\b'?(?P<two> or two)?"
)
_LESS = (
    "almost",
    "nearly",
    "just under",
    "under",
    "the best part of",
    "best part of",
    "coming up to",
    "getting on for",
)
#: "20 a day", "twice a week": how often, not how long.
_RATE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|once|twice|half|bit|hour|go|more|less|(?!(?:is|was|has|its|this|as|yes|plus)\b)\w+[a-z]s)) $"
)
_FUTURE = re.compile(
    rf"\b(?:tomorrow|(?<!the )next (?:week|month|year|time|spring|summer|autumn|winter|few|couple|{DAY_NAME}|{MONTH_NAME})|(?:over|for|in|during) the next|in (?:a|{AMOUNT}) (?:week|month|day)s?'? time|{AMOUNT} (?:weeks?|months?) today(?= (?:we|i)\b)(?! (?:we|i) (?:was|were|had|went|came|got|fell|\w+ed)\b)|(?<=\bagain )in (?:a|{AMOUNT}) (?:week|month|day)s?(?= *[.,;!]|$)|(?<=appointment )in (?:a|{AMOUNT}) (?:week|month|day)s?(?= *[.,;!]|$)"
    rf"|(?:this )?coming (?:{DAY_NAME}|week|weekend)|(?<!last ){DAY_NAME} (?:week|fortnight)\b(?! (?:\d|was|is))|a week on {DAY_NAME}|by (?:{FEAST}|{DAY_NAME}|summer|spring|autumn|winter)\b(?!,? (?:\w+ ){{0,3}}(?:had|was|were|went|gone|felt|came|cleared|stopped)\b))\b"
)
_SINCE = re.compile(
    r"\b(?:since|from|as of|as from)(?: about| around| roughly| before| just| shortly| right| straight| after| early| late| early on| the| way back| at least| maybe)* $"
)
_SINCE_I = re.compile(
    r"\b(?:ever )?since (?!(?:my|the) (?:stroke|bleed|clot)\b)(?:i|i'd|i've|we|my|the|she|he|they|getting|starting|having|coming|going)(?: [\w']+){1,6} $"
)
#: "from 15 to 19 June" has its end.
_BOTH_ENDS = re.compile(
    r"\d(?:st|nd|rd|th)?(?: to | until | till | ?[-—] ?| and )(?:the )?\d|\bto\b|\buntil\b"
)
_STROKE = re.compile(r"\bsince (?:my|the) (?:stroke|bleed|clot)\b")
_SINCE_THEN = re.compile(
    r"\b(?:since then|since that day|from then on|(?:ever )?after that(?= (?:i am|i'm|it is|it's|the \w+ is|my \w+ is|i have|i've|it has)\b)|(?<=back on )after that|(?:ever )?since(?= *[,.;!?)]| *(?m:$)| (?:and|so|but|though|tho|if|when)\b))"
)
#: "I tripped yesterday and today I am stiff" tells of two days, "on Monday and Tuesday I was fine" of one stretch.
_LEADS = re.compile(r"(?:^|\n|[.,;:] )(?:in|over|during|for|through|all|and|but|so|back in)? ?$")
_NEW_CLAUSE = re.compile(
    r",? (?:i|i'm|im|i've|it|it's|its|my|the|we|he|she|they|was|am|is|had|then|now)\b"
)
_OPENS = re.compile(
    r"(?:^|[\n.,;:!?(—-])(?: ?(?:on|both|so|well|and|but|over|all|at|in|then|also|between|fine|clear|good))* ?$"
)
#: "the first fall in two months" is not a fall that lasted them.
_FIRST_IN = re.compile(
    r"\b(?:first|worst|best|only|longest|most|biggest|hardest|time)(?: \w+){0,3} (?:in|for)(?: over| about| nearly| almost)? $"
)
#: What ends a run of days, before the day it ended on.
_BROKEN = re.compile(r"\b(?:then|until|till|before|but)\b")
#: No date further back than this, in characters, is what "the next day" counts from.
_NEAR = 600


@frozen
class _Told:
    """One found time, before what stands around it was looked at.

    ``days`` gives the days as told on some day; ``link`` gives them from another time's days.
    ``within`` : a stretch at least and less than so many days long may hold it.
    ``reach`` : the next such day lies within so much time from the day of writing.
    """

    start: int
    end: int
    kind: Kind
    days: Callable[[date], Days] | None = None
    link: Callable[[date, date], Days] | None = None
    span: TimeSpan | None = None
    within: tuple[int, int] = (0, 0)
    reach: timedelta = timedelta(0)


def _future(hit: re.Match[str], on: date) -> TimeSpan:
    return TimeSpan(hit.start(), hit.end(), "future", ahead=day_rules.ahead(hit[0], on))


def dates(text: str, on: date, *, known: Mapping[str, date] | None = None) -> list[TimeSpan]:
    """Find the time expressions of a flat `text` (see `surefoot.terms.sentences.flat`).

    Parameters
    ----------
    text : lower case, plain quotes.
    on : the day of writing.
    known : days only the person's profile knows: ``stroke``.

    Returns
    -------
    In order of place, none overlapping another.
    """
    found: list[TimeSpan] = []
    for told in _joined(text, _told(text, on, known, month_first=american(text, on)), on):
        span = told.span or _resolved(text, told, found, on)
        if span is not None:
            before = [n for n in range(len(found))[-2:] if found[n].kind != "clock"]
            if before and span.kind == "day":
                found[before[-1]] = _until(text, found[before[-1]], span)
            found.append(span)
    return found


def _until(text: str, run: TimeSpan, day: TimeSpan) -> TimeSpan:
    """End a run where it was broken: "three clear weeks and then on Thursday", "after ten good days"."""
    between = text[run.end : day.start]
    if run.kind != "run" or run.days is None or day.first is None or len(between) > 90:
        return run
    after = text[: run.start].endswith("after ")
    if "\n" in between or not (after or _BROKEN.search(between)):
        return run
    last = day.first - timedelta(days=1)
    return evolve(run, first=last - timedelta(days=run.days - 1), last=last)


def _told(
    text: str, on: date, known: Mapping[str, date] | None, *, month_first: bool = False
) -> list[_Told]:
    """Find the words of time; of two that overlap, the rule that comes first wins."""
    taken = bytearray(len(text))
    found: list[_Told] = []

    def keep(hit: re.Match[str], told: _Told | None) -> None:
        taken[hit.start() : hit.end()] = b"\1" * len(hit[0])
        if told is not None:
            found.append(told)

    def free(hit: re.Match[str]) -> bool:
        return taken.find(1, hit.start(), hit.end()) < 0

    for hit in hits(_FUTURE, text):
        keep(hit, _Told(hit.start(), hit.end(), "future", span=_future(hit, on)))
    stroke = (known or {}).get("stroke")
    for hit in hits(_STROKE, text) if stroke else ():
        span = TimeSpan(hit.start(), hit.end(), "since", stroke, on)
        keep(hit, _Told(span.start, span.end, "since", span=span))
    for hit in hits(_SINCE_THEN, text):
        keep(hit, _Told(hit.start(), hit.end(), "since", link=lambda first, last: (last, on)))
    for rule, link in LINKS:
        for hit in hits(rule, text):
            if free(hit):
                plain = partial(day_rules.recent, hit) if link is weekday_on else None
                keep(hit, _Told(hit.start(), hit.end(), "day", plain, partial(link, hit)))
    for rule, kind, resolve in _COMPILED:
        within, led = _WITHIN.get(resolve, (0, 0)), "at" in rule.groupindex
        reach = _REACH.get(resolve, timedelta(0))
        if month_first:
            resolve = _AMERICAN.get(resolve, resolve)  # noqa: PLW2901
        for hit in hits(rule, text):
            if free(hit):
                start = hit.end("at") if led else hit.start()
                days = partial(resolve, hit)
                told = _Told(start, hit.end(), kind, days=days, within=within, reach=reach)
                keep(hit, told)
    for hit in hits(_RUN, text):
        if free(hit):
            run = _run(text, hit, on)
            keep(hit, _Told(hit.start(), hit.end(), "run", span=run) if run else None)
    return sorted(found, key=lambda told: told.start)


def _joined(text: str, found: list[_Told], on: date) -> list[_Told]:
    """Join neighbours: "from Monday to Wednesday", "Monday and Tuesday"."""
    out: list[_Told] = []
    for told in found:
        pair = _pair(text, out[-1], told, on) if out else None
        if pair is None:
            out.append(told)
        else:
            out[-1] = pair
    return out


def _pair(text: str, one: _Told, two: _Told, on: date) -> _Told | None:
    between = text[one.end : two.start]
    if len(between) > 20 or not {one.kind, two.kind} <= {"day", "range"}:
        return None
    a, b = _days(one, on), _days(two, on)
    if a is None or b is None:
        return None
    to = TO.fullmatch(between) or (
        AND.fullmatch(between) and text[: one.start].endswith("between ")
    )
    if to and a[0] > b[1] and one.days is not None:
        a = one.days(b[1]) or a  # the Wednesday before that Friday
    follows = AND.fullmatch(between) and timedelta(0) <= b[0] - a[1] <= timedelta(days=1)
    if (
        follows
        and _NEW_CLAUSE.match(text, two.end)
        and not _OPENS.search(text[max(0, one.start - 30) : one.start])
    ):
        return None
    if a[0] > b[1] or not (to or follows):
        return None
    span = TimeSpan(one.start, two.end, "range", a[0], min(b[1], on))
    return _Told(one.start, two.end, "range", span=span)


def _days(told: _Told, on: date) -> Days:
    if told.span is not None:
        span = told.span
        return (span.first, span.last) if span.first and span.last else None
    return told.days(on) if told.days is not None else None


def _resolved(text: str, told: _Told, before: list[TimeSpan], on: date) -> TimeSpan | None:
    """Count a told time from the day of writing, or from the time told last."""
    near = [s for s in before if s.kind in ("day", "range", "since") and s.end > told.start - _NEAR]
    ref = near[-1] if near else None
    if ref is not None and ref.kind == "since":
        ref = evolve(ref, last=ref.first)
    if told.link is not None:
        days = told.link(ref.first, ref.last) if ref and ref.first and ref.last else None
        if (days is None or days[0] > on) and told.days is not None:
            days = told.days(on)
    else:
        days = told.days(on) if told.days is not None else None
        since = _SINCE.search(text[max(0, told.start - 60) : told.start])
        days = days if days is None or since else _in_stretch(text, told, near, ref, days)
    if days is None:
        return None
    first, last = days
    words = text[told.start : told.end]
    lead = text[max(0, told.start - 60) : told.start]
    since = _SINCE.search(lead)
    if not since and told.kind in ("day", "range"):
        since = _SINCE_I.search(lead)
    if first > on:
        return None if told.link else TimeSpan(told.start, told.end, "future", ahead=days)
    approx = (
        bool(re.match(r"about|around|nearly|almost|over|few|some|roughly", words)) or "few" in words
    )
    if since and lead[since.start() :].startswith("from") and told.kind == "range":
        since = None if _BOTH_ENDS.search(words) else since
    if told.kind == "since" or since or words.startswith("since"):
        start = told.start - (len(lead) - since.start()) if since else told.start
        if "mid" in words and told.kind == "range":
            first += (last - first) // 2  # "since the middle of July"
        return TimeSpan(start, told.end, "since", first, on, approx=approx)
    ahead = told.days(on + told.reach) if told.days and told.reach else None
    ahead = ahead if ahead and ahead[0] > on else None
    return TimeSpan(
        told.start, told.end, told.kind, first, min(last, on), approx=approx, ahead=ahead
    )


def _in_stretch(
    text: str, told: _Told, near: list[TimeSpan], ref: TimeSpan | None, days: tuple[date, date]
) -> tuple[date, date]:
    """Move a day into the stretch that heads its entry, or into the one told just before it."""
    heads = [s for s in near if s.kind == "range" and _heads(text, s)][-1:]
    if heads and _NEXT_HEAD.search(text, heads[0].end, told.start):
        heads = []
    for stretch in [*heads, ref] if ref else heads:
        moved = _narrowed(text, told, stretch, days, 8 if stretch in heads else 1)
        if moved != days:
            return moved
    return days


_NEXT_HEAD = re.compile(r"\n(?:wk|week|day|night|month) ?\w{1,6}\b")


def _heads(text: str, span: TimeSpan) -> bool:
    """Tell whether a time with a number opens its line, as "Wk 1 (Jan 1-5)" does."""
    start = span.start
    if not re.search(r"\d", text[start : span.end]):
        return False
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return not re.sub(r"^(?:[-*•] ?)?(?:\w+ \w{1,6} \()?", "", line)


def _narrowed(
    text: str, told: _Told, ref: TimeSpan, days: tuple[date, date], lines: int = 1
) -> tuple[date, date]:
    """Move a day into the stretch told just before it ("In January ... on the 14th")."""
    if told.days is None or ref.first is None or ref.last is None or told.start - ref.end > 400:
        return days
    least, most = told.within
    if text.count("\n", ref.end, told.start) > lines and (lines > 1 or told.within[0] < 20):
        return days
    if not (_LEADS.search(text[max(0, ref.start - 20) : ref.start]) or _heads(text, ref)):
        return days
    if not (least <= (ref.last - ref.first).days < most and days[0] > ref.last):
        return days
    moved = told.days(ref.last)
    return moved if moved and ref.first <= moved[0] and moved[1] <= ref.last else days


def _run(text: str, hit: re.Match[str], on: date) -> TimeSpan | None:
    """Read a length of time that is no date: "three weeks", "day eight", "the third day running"."""
    about, half = (hit["about"] or "").strip(), hit["half"]
    if hit["day"] or hit["th"]:
        number = amount(hit["day"]) if hit["day"] else _nth(hit["th"])
        unit = hit["thunit"] or "day"
    else:
        number, unit = amount(hit["m"] or hit["n"]), hit["unit"]
        if hit["two"]:
            number = 2
    lead = text[max(0, hit.start() - 50) : hit.start()]
    if re.match(
        r" (?:after|before|into) (?:the|my|a|an|i|we|having|getting|starting)\b",
        text[hit.end() : hit.end() + 20],
    ):
        return None  # "two days after the jab" is a day, and not told
    rate = hit["n"] in ("a", "an", "one") and _RATE.search(lead)
    counted = (
        lead.endswith("on ")
        and unit.endswith("s")
        and re.match(r" (?:out )?of\b|[,.;]|$| (?:this|last|in)\b", text[hit.end() :])
    )
    if number is None or rate or counted or _FIRST_IN.search(lead):
        return None
    first = back(on, number, unit)
    if half or hit["more"]:
        whole = on - back(on, 1, unit)
        first = (on if half else first) - whole // 2
    days = (on - first).days
    if about in _LESS and days > 1:
        days, first = days - 1, first + timedelta(days=1)
    approx = bool(about or half or hit["more"] or hit["m"] or hit["two"])
    if lead.endswith("since "):  # "since two weeks", as some languages say it
        return TimeSpan(hit.start(), hit.end(), "since", first, on, approx=approx)
    return TimeSpan(hit.start(), hit.end(), "run", first, on, days, approx=approx)
