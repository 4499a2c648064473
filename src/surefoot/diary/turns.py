"""What a turn of speech tells beside its words: "like they used to", "right one scuffing", "Cramp? No."."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re

from attrs import evolve

from surefoot.diary.mention import Mention

_NO = re.compile(
    r"(?:and |but |well,? |er,? |um,? )?(?:no(?! (?:idea|doubt|change|better|worse))|i (?:did|do|have|am|was|could|can|will) ?not\b|i (?:didn'?t|don'?t|haven'?t|couldn'?t|can'?t|wasn'?t)|cancelled|called off|postponed|put off|didn'?t happen|missed it|binned|abandoned|nope|nah|none|never|nil|nothing|zero|not (?:today|yet|really|a bit|at all|once|one|done|this week|since)|of course not|certainly not|didn'?t|haven'?t|don'?t|doesn'?t|forgot|skipped|missed|(?:did|do|does|have|has|is|was|am) (?:it|i|they|we|he|she) (?:heck|hell|eck|buggery|fiddle)|like (?:hell|heck)|as if|no chance|fat chance|hardly|not (?:on your|much|very|a chance|likely))\b"
)
_MAYBE = re.compile(
    r"(?:and |but |well,? |er,? |um,? |oh |erm,? )?(?:maybe|perhaps|possibly|not sure|unsure|don'?t know|dunno|no idea|hard to (?:say|tell|know)|can'?t (?:say|tell|remember)|who knows|your guess|might be|could be|may be|i think so|search me|pass)\b"
)
_YES = re.compile(
    r"(?:and |but |well,? |er,? |um,? |oh )?(?:yes|yep|yeah|yup|aye|a (?:bit|little|few|lot|touch)|some(?:times)?|still|plenty|always|done|did|did them|i did(?! not)|i have(?! not)|done and dusted|it did|it does|they do|they did|once|twice|of course(?! not)|sadly|afraid so|mild|slight|you bet|too right|not half|and how|i'?ll say|absolutely|very|definitely|certainly|constantly|every (?:day|night|step|time|morning))\b"
)
#: "Toe drag? What toe drag?"
_WHAT = re.compile(r"what (?:\w+ ){1,3}?\w+ ?\?")
_SHORT_QUESTION = 8
_LIKE_BEFORE = re.compile(
    r"^(?: \w+){0,4}? (?:like|as|the way|as \w+ as) (?:it|they|i|he|she)(?:'d)? (?:used to|did before|once did|had been|did (?:last|in|a|at))\b|^(?: \w+){0,4}? (?:like|than|as) (?:before|in the past)\b"
)
_NOW_ELSE = re.compile(
    r"(?:,|;|-|\bbut\b|\band\b) (?:but )?now(?:adays)? (?:i|it|they|my|the|he|she)\b(?P<rest>[^.;]*)"
)
_STILL = re.compile(r"\b(?:still|only|sometimes|just as|also|too|worse|rarely|less|more)\b")
_STOPPED = re.compile(
    r"^[^.,;]{0,20}\b(?:stopped|went|gone|cleared|eased|vanished|disappeared|ended|passed|settled|left me|wore off)\b"
)


_STOPPED_ON = re.compile(rf"{_STOPPED.pattern} (?:on|yesterday|last|this)\b")
_ENDED = re.compile(
    r"\b(?:stopped|ended|given up|ditched|binned|come off|taken off|quit|packed in|finished with)(?: (?!the first|for )[\w']+){0,3}?[ :]*$"
)
_HAS = re.compile(
    r"(?:\b(?:has|have)|'ve|'s)(?: (?:now|finally|just|since|already|also|all|completely))*$"
)


#: How long it is since a thing last was: what follows was, and is not now.
_SINCE_LAST = re.compile(
    r"\b(?:days?|nights?|weeks?|wks?|fortnight|months?|mths?)(?: now| today| exactly)? since (?:(?:i|my|the|it|that|this|last|even|left|right|stroke|bad|any|had|saw|noticed|felt) ){0,5}$"
)
_AGES_SINCE = re.compile(
    r"\b(?:(?:days|weeks|months|years)(?= since (?:i|my|the)\b)|ages|an age|donkey'?s years|(?:so |a )?long(?: time)?|a (?:good )?while) since (?:(?:i|my|the|a|an|it|that|this|last|even|left|right|stroke|bad|any|had|felt|saw) ){0,5}$"
)
_WHEN_I = re.compile(
    r"\b(?:when(?:ever)?|if|every time|each time) (?:i|we|you) (?:do (?:a |my |the )?)?$"
)
_ONLY_TIRED = re.compile(
    r"^[^.;]{0,40}?\b(?:but |though |and |then )?(?:only|just) (?:when|if|after|once|because) [^.;,]{0,30}\b(?:tired|shattered|worn out|exhausted|fatigued|knackered|late|long day)\b"
)
_SET_IN = re.compile(
    r"^ (?:\w+ )?(?:started|began|set in|came back|came on|returned|crept|first showed|got (?:worse|bad))\b"
)


_STAYED_AWAY = re.compile(
    r"[^.;]*\b(?:(?:has|have)(?:n'?t| not) (?:been|come|returned)|never (?:came|been|come)|stayed away|not (?:been )?back)\b"
)


def ended(words: str, start: int, end: int) -> bool:
    """Tell whether the phrase at [start, end) of a flat sentence has come to an end that lasts.

    "I've stopped the tablets on Monday" lasts; "I stopped them on Monday" tells of that day.
    """
    behind, before = _STOPPED.match(words[end:]), words[max(0, start - 40) : start]
    if behind:
        lasting = _HAS.search(behind[0].rpartition(" ")[0])
        return bool(lasting or _STAYED_AWAY.match(words[end + behind.end() :]))
    ends = _ENDED.search(before)
    return bool(ends and _HAS.search(before[: ends.start()].rstrip()))


_HEADING = re.compile(
    r"[-*•# ]*(?P<what>[a-z][a-z' /]{1,30}?)(?: (?:this|last|next) week| today| list)? *[:-]?"
)
_LEFT_UNDONE = re.compile(
    r"(?:not|still not|haven'?t|never) done|undone|skipped|missed|didn'?t(?: do| manage| happen)?|forgot(?:ten)?|not doing|stopped|given up|dropped|no longer"
)
_TO_DO = re.compile(
    r"(?:still |things )?to ?do|plans?|goals?|aims?|targets?|hopes?|wishes|wish|next|next steps?|coming up|ahead|to try|would like|ask(?: about)?|resolutions?|intentions?"
)


def heading(line: str) -> str | None:
    """Say what a line that is a heading makes of the list below it.

    Returns
    -------
    ``absent`` ("NOT DONE"), ``hoped`` ("TO DO"), empty for another heading, None for no heading.
    """
    hit = _HEADING.fullmatch(line.strip())
    if hit is None or len(hit["what"].split()) > 3:
        return None
    if _LEFT_UNDONE.fullmatch(hit["what"]):
        return "absent"
    return "hoped" if _TO_DO.fullmatch(hit["what"]) else ""


def answer(question: str, said: str) -> bool | str | None:
    """Give the yes, no or "maybe" that the next sentence says to a short question she asks herself.

    Parameters
    ----------
    question, said : flat words of a sentence and of the one after it.
    """
    if not question.rstrip().endswith("?") or len(question.split()) > _SHORT_QUESTION:
        return None
    if _MAYBE.match(said):
        return "maybe"
    if _NO.match(said) or _WHAT.match(said):
        return False
    return True if _YES.match(said) and len(said.split()) <= _SHORT_QUESTION else None


def turned(told: list[Mention], words: str, at: int) -> list[Mention]:
    """Add or mend what the turn of one sentence tells.

    Parameters
    ----------
    told : the mentions of the sentence, in order; their places are counted in the whole text.
    words : the flat sentence, which begins at place `at`.
    """
    told = [_while(_not_since(mention, words, at), words, at) for mention in told]
    told = [_but_only(mention, words, at) for mention in told]
    return _other_leg([*told, *_before(told, words, at)])


def _but_only(mention: Mention, words: str, at: int) -> Mention:
    """Let "it dropped, but only when I was tired" say when."""
    if mention.kind != "sign" or mention.assertion != "present" or mention.grade is not None:
        return mention
    tired = _ONLY_TIRED.search(words[mention.end - at :])
    return evolve(mention, grade="only_when_tired") if tired else mention


def _while(mention: Mention, words: str, at: int) -> Mention:
    """Read "my heel lifts when I squat" as telling of the heel: no exercise was done."""
    if mention.kind != "exercise" or mention.assertion != "present":
        return mention
    return (
        evolve(mention, assertion="if") if _WHEN_I.search(words[: mention.start - at]) else mention
    )


def _not_since(mention: Mention, words: str, at: int) -> Mention:
    """Read "three weeks since my foot last dropped" as three weeks without, up to now."""
    if mention.assertion not in ("present", "absent") or not (
        mention.kind in ("sign", "sensation") or mention.concept in ("fall", "near_fall")
    ):
        return mention
    ages = _AGES_SINCE.search(words[: mention.start - at])
    run = mention.first is not None and mention.last is not None
    if ages and not run and not _SET_IN.match(words[mention.end - at :]):
        return evolve(mention, assertion="absent")
    if mention.kind != "sign" and not words[: mention.start - at].endswith(" last "):
        return mention
    since = _SINCE_LAST.search(words[: mention.start - at])
    if not run or not since or _SET_IN.match(words[mention.end - at :]):
        return mention
    days = (mention.last - mention.first).days  # type: ignore[operator]
    return evolve(mention, assertion="absent", run_days=days or None)


def _before(told: list[Mention], words: str, at: int) -> list[Mention]:
    """Tell of a past that a change implies, and of a now that "used to" is set against."""
    found = []
    for mention in told:
        if mention.kind not in ("sign", "sensation"):
            continue
        rest = words[mention.end - at :]
        like = _LIKE_BEFORE.match(rest)
        since = mention.first is not None and _STOPPED_ON.match(rest)
        if mention.assertion == "absent" and (like or since):
            end = mention.end + (like or since).end() if like else mention.end
            found.append(
                evolve(mention, end=end, assertion="past", first=None, last=None, run_days=None)
            )
        turn = _NOW_ELSE.search(rest)
        if mention.assertion == "past" and turn and not _STILL.search(turn["rest"]):
            start, end = mention.end + turn.start(), mention.end + turn.end()
            if not any(one is not mention and start <= one.start < end for one in told):
                found.append(
                    evolve(
                        mention,
                        start=start + 2,
                        end=end,
                        assertion="absent",
                        first=None,
                        last=None,
                        run_days=None,
                    )
                )
    return found


def _other_leg(told: list[Mention]) -> list[Mention]:
    """Let "left foot fine, right one scuffing" speak of the same sign on both."""
    signs = {m.concept for m in told if m.kind == "sign" and m.assertion == "present" and m.leg}
    if len(signs) != 1 or "foot_drop" in signs:
        return told
    (sign,) = signs
    return [
        evolve(m, concept=sign)
        if m.concept == "foot_drop" and m.assertion == "absent" and m.leg and not m.run_days
        else m
        for m in told
    ]
