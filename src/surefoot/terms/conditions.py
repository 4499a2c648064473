"""Whether a phrase stands under an if, or in a rule about oneself ("when I am tired it drags")."""

# ruff: noqa: E501  (lists of cue words read best as lines)

import re

from surefoot.terms import scope_cues as cue


def by_habit(before: str) -> bool:
    """Tell whether a rule about oneself holds here: one that opens holds on, one inside to the next comma."""
    return any(
        len(before[: hit.start()].split()) <= 2 or "," not in before[hit.end() :]
        for hit in cue.HABIT.finditer(before)
    )


def whenever(sentence: str, first: int, start: int) -> bool:
    """Tell whether a rule ("when I don't sleep ...") opens the clause and reaches the phrase."""
    for hit in reversed(list(cue.WHEN.finditer(sentence[:start]))):
        lead = sentence[: hit.start()].strip(" ,;:-")
        opens = (
            len(lead.split()) <= 2
            or hit[0][:1] in ";:."
            or hit[0].startswith(("and ", "but ", "so ", "because "))
        )
        inside = (
            "," not in hit["rest"] and hit.end() >= start and not cue.NEW_SELF.search(hit["rest"])
        )
        if cue.HAPPENED.search(hit["rest"]):
            continue
        if re.search(
            r"\b(?:yesterday|today|last night|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tues|wednes|thurs|fri|satur|sun)day was)\b",
            hit["rest"],
        ):
            continue
        return opens or inside
    return False


#: An if holds for so many words at most.
_REACH_WORDS = 30


def supposed(before: str) -> bool:
    """Tell whether an if still holds at the end of `before`.

    One that opens the sentence holds to its end, one inside only to the next comma.
    """
    cues = list(cue.IF.finditer(before))
    if not cues:
        return False
    rest = before[cues[-1].end() :]
    if re.search(
        r"[;:]|\bbut\b|\bi mean\b|\b(?:and|then) (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:yesterday|today|last night|so far|right now)\b",
        rest,
    ):
        return False
    if len(rest.split()) > _REACH_WORDS:
        return False  # dictated without a stop
    opens = len(before[: cues[-1].start()].split()) <= 2
    return opens or "," not in rest
