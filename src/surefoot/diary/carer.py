"""Whether someone else writes for her: a husband, a daughter, a carer who puts down her words."""

# ruff: noqa: E501  (a rule stays on its line, however long)

import re

_KIN = (
    r"(?:wife|husband|hubby|partner|mum|mam|mom|mother|dad|father|gran|nan|nana|grandad|sister|brother"
    r"|son|daughter|aunt|auntie|uncle|friend|neighbour)"
)
#: Not "I am writing for my husband", who tells of him as of another.
_DICTATED = re.compile(
    rf"\bthis is (?:his |her )?[a-z]+ (?:writing|typing)\b|\b(?:her|his) {_KIN} (?:here|writing|typing)\b"
    rf"|\b(?:she|he|(?:my )?(?P<kin>{_KIN})) (?:says to (?:put|write|say|tell you)"
    r"|(?:has )?(?:asked|asks|told|wants|wanted|got) me to (?:write|type|put|post|jot|note) (?:this|it|that|down|she|he)"
    r"|(?:is|was) dictating|is telling me what to (?:write|put|type))\b"
)
_SHE = frozenset({"she", "he", "her", "his", "him"})
_WRITER = re.compile(r"\b(?:i|i'm|i've|i'd|my|mine)\b(?![^,.;]*\b(?:she|he|her|his|him)\b)[^,.;]*$")


def spoken_for(text: str) -> frozenset[str]:
    """Name the one whose diary it is, in a flat text another writes ("She says to put ...").

    Returns
    -------
    The words that stand for her, in lower case; empty where she writes herself.
    """
    hit = _DICTATED.search(text)
    if hit is None:
        return frozenset()
    return _SHE | ({hit["kin"]} if hit["kin"] else set())


def writers_own(before: str) -> bool:
    """Tell whether what follows `before` is of the one who writes ("my own knees ...")."""
    return bool(_WRITER.search(before))
