"""How far a no reaches: "no drag with the brace" says that the brace was on."""

# ruff: noqa: E501  (lists of words read best as lines)

import re
from itertools import pairwise

from attrs import evolve

from surefoot.diary.mention import Mention

#: What can be lacking while something else is done, worn or going on.
_LACKING = frozenset({"sign", "sensation", "state"})
#: Nobody plans them.
MISHAPS = frozenset({"fall", "near_fall"})
#: What can be done, worn or going on meanwhile.
_MEANWHILE = frozenset({"aid", "medicine", "exercise", "class", "test", "activity", "event"})
#: It is joined to what is lacking by so little: "on the new", "all through my".
_WITH = re.compile(
    r" (?:at all |once |today |either |whatsoever |even )?"
    r"(?:all |even |just |right )?(?:with|in|on|during|after|at|since|through|throughout|while|using"
    r"|wearing|despite|from|through all)"
    r"(?: (?:doing|using|wearing|having|starting|getting|changing to))?"
    r"(?: (?:the|my|his|her|this|these|those|that|a|an|all|any of the|both))?"
    r"(?: (?:new|old|long|short|same|usual|big|little|whole|left|right|first|last|other|extra|morning"
    r"|evening|daily|weekly))* "
)
_USED = re.compile(
    r" (?:today |once |yesterday )?(?:on|to|at|for|during|in|up|down|through|throughout)"
    r" (?:the|my|this|that|a)(?: (?:new|long|short|whole|usual|last|first|morning|evening))* "
)
#: "Her foot drop got better with an FES": the FES is hers too.
_HELPED_BY = re.compile(
    r" (?!.*\b(?:i|my|me|mine|we|our|i'm|i've)\b)[^.;,]{0,40}\b(?:with|using|wearing|after|since|from|thanks to|because of)"
    r"(?: getting| having| wearing| starting)?(?: an?| the| her| his| some| their)? "
)
_WITHOUT = re.compile(r" (?:at all |today |even )?without (?:the |my |any |a |an |his |her )?")


def reached(told: list[Mention], words: str, at: int) -> list[Mention]:
    """Let a no stop at the thing that is lacking.

    "No cramp after the stretches": the stretches were done. "I did not use the stick on the walk":
    the walk was walked. "No drop without the splint": the splint was off.

    Parameters
    ----------
    told : the mentions of one sentence, in order; their places are counted in the whole text.
    words : the flat sentence, which begins at place `at`.
    """
    return [told[0], *(_judged(*pair, words, at) for pair in pairwise(told))] if told else []


def _judged(before: Mention, mention: Mention, words: str, at: int) -> Mention:
    if (
        before.assertion == "someone_else"
        and mention.assertion in ("present", "absent")
        and mention.kind in _MEANWHILE
        and _HELPED_BY.fullmatch(words, before.end - at, mention.start - at)
    ):
        return evolve(mention, assertion="someone_else", who=before.who)
    if before.assertion != "absent" or before.end > mention.start:
        return mention
    if mention.kind not in _MEANWHILE or mention.assertion not in ("absent", "present"):
        return mention
    between = words[before.end - at : mention.start - at]
    felt = before.kind in _LACKING or before.concept in MISHAPS
    if felt and mention.kind == "aid" and _WITHOUT.fullmatch(between):
        return evolve(mention, assertion="absent", turn=None)
    way = _WITH if felt else _USED if before.kind == "aid" and mention.kind != "aid" else None
    if mention.assertion == "present" or way is None or not way.fullmatch(between):
        return mention
    return evolve(mention, assertion="present", turn=None)
