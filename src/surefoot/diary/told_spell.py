"""A clear spell as a sentence tells it: how long at least and at most, how often, and whether it is over."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from datetime import date

from attrs import evolve

from surefoot.diary.mention import Mention
from surefoot.diary.proposal import Proposal, spoken_day
from surefoot.terms.calendar_words import amount
from surefoot.terms.sentences import flat

_AT_MOST = re.compile(
    r"\b(?:at (?:the )?(?:very )?most|no (?:more|longer) than|(?:never|not) (?:lasted? |been |got |had |made it )?(?:for )?(?:more|longer|much more|past|beyond|over|further) ?(?:than)?|up to|less than|under|within|max(?:imum)?|tops)\b"
)
_AT_LEAST = re.compile(
    r"\b(?:at least|over|more than|well over|upwards of|(?:a )?good(?= \d| \w+ (?:days|weeks))|plus)\b"
)
_RECORD = re.compile(r"\b(?:longest|record|pb|personal best|best)\b")
_OFTEN = re.compile(
    r"\b(?:(?P<n>\w+) (?:times|spells|stretches|goes|bouts|occasions)|(?P<twice>twice|both times|on both occasions)|(?P<many>(?:several|many|a few|some|lots of) (?:times|spells)|each time|every time|always|whenever|whenever it goes|usually|normally))\b"
)
#: More spells than this in one sentence are not a count of spells.
_MOST_SPELLS = 40


def told_spell(mention: Mention, on: date) -> Proposal | None:
    """Propose the clear spell that one mention tells of.

    Parameters
    ----------
    mention : the foot drop or the drag, said to be absent or past, with the length of its run or the day it went.
    on : the day of writing.

    Returns
    -------
    A past spell, which may still go on; None where no length is told. ``shortest_days`` and
    ``longest_days`` differ where the words leave it open ("a few days at most", "about three weeks").
    """
    days = mention.run_days or days_gone(mention, on)
    if not days:
        return None
    words = flat(mention.sentence)
    running = mention.assertion == "absent" and mention.last == on
    if not running and mention.run_days is None:
        return None
    shortest, longest = _bounds(mention, words, days, running=running)
    often = 1 if running else _count(words)
    if mention.first and mention.last and (mention.last - mention.first).days > longest:
        # "nine days in September": the month is not when it began and ended
        mention = evolve(mention, first=None, last=None)
    says = _says(mention, shortest, longest, often, running=running)
    if mention.record and often == 1 and _RECORD.search(words):
        says += " You call it the longest."
    dated = often == 1 and mention.first is not None and mention.last is not None
    return Proposal(
        "",
        "past_spell",
        on,
        says,
        (mention.sentence,),
        fields={
            "shortest_days": shortest,
            "longest_days": longest,
            "first_day": mention.first.isoformat() if dated and mention.first else None,
            "last_day": mention.last.isoformat() if dated and mention.last else None,
            "ended": not running,
            "count": often,
        },
    )


def days_gone(mention: Mention, on: date) -> int:
    """Count the days since a sign was last there, where it is told from when on it is not."""
    if mention.assertion != "absent" or mention.who or mention.first is None or mention.last != on:
        return 0
    return (on - mention.first).days


def _bounds(mention: Mention, words: str, days: int, *, running: bool) -> tuple[int, int]:
    """Say how long it lasted at least and at most, days."""
    slack = max(1, days // 7) if mention.approx else 0
    if not running and _AT_MOST.search(words):
        return 1, days + slack
    if _AT_LEAST.search(words) and not running:
        return days, days + max(1, days // 7)
    return max(0, days - slack), days + slack


def _count(words: str) -> int | None:
    """Say how many alike a sentence tells of; None for "every time"."""
    hit = _OFTEN.search(words)
    if hit is None:
        return 1
    if hit["twice"]:
        return 2
    number = amount(hit["n"]) if hit["n"] else None
    if hit["many"] or number is None:
        return None if hit["many"] else 1
    return number if 0 < number <= _MOST_SPELLS else 1


def _says(
    mention: Mention, shortest: int, longest: int, often: int | None, *, running: bool
) -> str:
    """Say the spell in plain words."""
    about = "about " if mention.approx else ""
    days = mention.run_days or longest
    if shortest < days <= longest and not mention.approx:
        length = f"at most {_days(longest)}"
    elif longest > days >= shortest and not mention.approx:
        length = f"{_days(days)} or a little more"
    else:
        length = f"{about}{_days(days)}"
    if running:
        return f"Clear for {length}, up to now."
    if often == 1:
        ended = f", up to {spoken_day(mention.last)}" if mention.last else ""
        return f"Past spell: {length}{ended}."
    return f"{'Several' if often is None else often} past spells: {length} each."


def _days(number: int) -> str:
    return f"{number} day{'' if number == 1 else 's'}"
