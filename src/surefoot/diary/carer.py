"""Whose diary a text is, where another writes it: a husband, a daughter, a carer."""

# ruff: noqa: E501  (a rule stays on its line, however long)

import re

_SHE_KIN = "wife|mum|mam|mom|mother|mammy|mummy|gran|granny|grandma|nan|nana|nanna|sister|daughter|aunt|auntie|girlfriend|missus|herself"
_HE_KIN = "husband|hubby|dad|da|father|grandad|granddad|grandpa|brother|son|uncle|boyfriend|himself"
_KIN = rf"(?:{_SHE_KIN}|{_HE_KIN}|partner|friend|neighbour|neighbor|other half|cousin|client|lady|gentleman)"
#: Said outright that she only lends her hands.
_DICTATED = re.compile(
    rf"\bthis is (?:his |her )?[a-z]+ (?:writing|typing)\b|\b(?:her|his) {_KIN} (?:here|writing|typing)\b"
    rf"|\b(?:she|he|(?:my )?(?P<kin>{_KIN})) (?:says to (?:put|write|say|tell you)"
    r"|(?:has )?(?:asked|asks|told|wants|wanted|got) me to (?:write|type|put|post|jot|note) (?:this|it|that|down|she|he|\w+ down)"
    r"|(?:is|was) dictating|is telling me what to (?:write|put|type))\b"
)
_PART = r"(?:foot|feet|toes?|legs?|knees?|ankles?|calf|calves|hips?|heels?|back|balance|stick|frame|walker|cane|crutch\w*|splint|brace|afo|orthotic|insoles?|wedge|shoes?|boots?|slippers?|exercises?|stretches|physio|stroke|tablets|pills|meds|medication|walking|mood|sleep|side|arm|hand|speech)"
_DOES = r"(?:walk(?:s|ed|ing)?|trip(?:s|ped|ping)?|fell|falls?|fallen|stumbl\w+|drag(?:s|ged|ging)?|stood|stands|went to|keeps? (?:catching|dragging|tripping)|slept|sleeps|wore|wears|tired|exhausted|shattered|dizzy|steady|wobbl\w+|unsteady|in tears|worn out|stiff|sore|did (?:his|her|the|my)|does (?:his|her|the|my)|do my|had (?:a|his|her|the) (?:stroke|bleed|fall|tumble|physio)|manages?|managed|caught|catch\w*|limp\w*|stagger\w*)"
_THEIRS = re.compile(
    rf"\b(?:his|her) (?:own )?(?:(?!own\b)\w+ ){{0,2}}?{_PART}\b|\b(?:he|she|hes|shes)(?:'s| is| was| has| had)?(?: (?!me\b|my\b|i\b)\w+){{0,3}}? {_DOES}\b"
)
_OWN = re.compile(
    rf"\bmy (?:own )?(?:(?!own\b)\w+ ){{0,2}}?{_PART}\b|\bi(?:'m| am|'ve| was| have| had)?(?: (?!him\b|his\b|her\b|he\b|she\b|you\b)\w+){{0,3}}? {_DOES}\b(?! (?:him|her|his)\b)|\b(?:as for me|myself i)\b"
)
#: The page opens with somebody's foot: "My husband's foot has stopped dropping".
_BEGINS = re.compile(rf"my (?:dear |poor )?{_KIN}(?:'s)? (?:[\w']+ ){{0,3}}?(?:{_PART}|{_DOES})\b")
_I = re.compile(r"\b(?:i|i'm|i've|i'd|i'll|my|me|mine|myself)\b")
_KIN_DOES = re.compile(
    rf"\b(?:{_SHE_KIN}|{_HE_KIN})(?:'s| is| was| has| had| very| quite| a bit| still| not)* (?:{_DOES}|low|better|worse|fine|good|poorly)\b"
)
_ABOUT = re.compile(
    rf"\b(?:writ(?:e|ing)|post(?:ing)?|typ(?:e|ing)|keep(?:ing)?|fill(?:ing)? (?:this|it) in|jot(?:ting)?|do(?:ing)?|note[sd]?|diary|log|update|news|report|account|record|about|for|of|on)(?: (?:this|it|a|the|his|her|diary|log|down))*(?: (?:for|about|of|on behalf of|on))?(?: (?:my|our|the|poor|dear|old|late))* (?P<who>{_KIN}|[a-z]+)\b"
)
#: "on behalf of ...", "asked me to put September down for him".
_ON_BEHALF = re.compile(
    r"\bi(?:'m| am)? (?:write|writing|post|posting|type|typing|keep|keeping|fill|filling)(?: (?:this|it|in|here|down|the diary|the notes))* for (?:my )?(?!me\b|myself\b|you\b|us\b|the\b|a\b|an\b|physio|doctor|nurse|consultant|therapist|gp\b|now\b|months|years|weeks|ages|anyone|everyone|people|those|all)[a-z]{3,}\b|\bon behalf of\b|\b(?:asked|asks|told|wants|wanted|got) me to (?:write|type|put|post|jot|note|keep|do|fill)\b[^.;]{0,30}\b(?:for (?:him|her)|down|this)\b|\b(?:i look after|i care for|i'?m (?:the )?carer (?:for|of)|i'?m (?:his|her) (?:wife|husband|carer|daughter|son|sister|brother|mum|partner))\b"
)
#: The first words name whom it is about.
_OPENS = re.compile(
    rf"(?:\W|hi|hello|morning|evening|afternoon|all|everyone|just|ok(?:ay)?|right|so|well|this|is|it's|its|a|an|another|quick|short|little|the|weekly|monthly|daily|latest|friday|sunday|monday|tuesday|wednesday|thursday|saturday|bit of|some|more|me)*?\b(?:update|news|report|diary|notes?|log|about|entry|writing|typing|posting)\b(?: (?:this|here|all|again|is|it's|on behalf))*(?: (?:on|about|of|for|re))?(?: (?:my|our|the|poor|dear))* (?:{_KIN})\b"
)
#: What the person herself could not have said of another: "won't write so I will".
_INSTEAD = re.compile(
    rf"\b(?P<who>{_KIN}|he|she|[a-z]+) (?:won'?t|can'?t|cannot|couldn'?t|isn'?t able to|doesn'?t|is too \w+ to|hates to|refuses to|finds it hard to) (?:write|type|manage the|use (?:the|a) (?:keyboard|computer|tablet|phone|laptop)|see the|hold (?:the|a) pen|do (?:the|this) (?:diary|writing|typing)|spell)\b"
)
_SHE = frozenset({"she", "her", "hers"})
_HE = frozenset({"he", "his", "him"})
_WRITER = re.compile(
    r"\b(?:i|i'm|i've|i'd|my|mine|me)\b(?! (?:said|asked|told|saw|noticed|heard|think|thought|counted|watched|reckon|say|found|never (?:in my life )?(?:knew|saw)|caught|got|had to|gave|can hear|could hear|helped|took|think|know|knew|would(?:n'?t)? say)\b)(?![^,.;]*\b(?:she|he|her|his|him)\b)[^,.;]*$"
)
#: So many tellings of one other person, against hardly one of the writer's own, are that person's diary.
_MANY = 4
#: Said so often of one person and never of herself, "he" or "she" is whose diary it is.
_SPEAKS_OF = 6


def spoken_for(text: str) -> frozenset[str]:
    """Name the one whose diary it is, in a flat text that another writes.

    It is that person's where the writer says so ("She says to put ..."), or tells again and again
    of one other person's foot and next to nothing of her own. A writer who tells of both keeps
    her own diary, and the other is another.

    Returns
    -------
    The words that stand for the person, in lower case; empty where she writes herself.
    """
    he = len(re.findall(rf"\b(?:he|hes|he's|his|him|{_HE_KIN})\b", text))
    she = len(re.findall(rf"\b(?:she|shes|she's|her|hers|{_SHE_KIN})\b", text))
    person = _HE if he >= she else _SHE
    hit = _DICTATED.search(text)
    if hit is not None:
        return person | ({hit["kin"]} if hit["kin"] else set())
    theirs = sum(1 for _ in _THEIRS.finditer(text))
    named = _OPENS.match(text) or _INSTEAD.search(text) or _ON_BEHALF.search(text)
    own = sum(1 for _ in _OWN.finditer(text))
    only = not own and max(he, she) >= _SPEAKS_OF
    if not own and _BEGINS.match(text):
        theirs, only = theirs + 1, True
    if not _I.search(text):  # a page in which nobody says I: "Mum slept well"
        theirs += sum(1 for _ in _KIN_DOES.finditer(text))
        only = only or theirs > 1
    if theirs < (1 if named else 2 if only else _MANY):
        return frozenset()
    if own > max(1, theirs // 5):
        return frozenset()
    kin = _HE_KIN if he >= she else _SHE_KIN
    names = {found["who"] for found in _ABOUT.finditer(text)} - _PLAIN
    names |= {found[1] for found in re.finditer(rf"\bmy {_KIN},? ([a-z]{{3,}}),? who\b", text)}
    return person | frozenset(kin.split("|")) | {"partner", "other half"} | names


_PLAIN = frozenset(
    {
        "the", "a", "an", "it", "this", "that", "me", "my", "i", "us", "you", "them", "people",
        "physio", "doctor", "nurse", "consultant", "therapist",
    }
)  # fmt: skip


def writers_own(before: str) -> bool:
    """Tell whether what follows `before` is of the one who writes ("my own knees ...")."""
    return bool(_WRITER.search(before))
