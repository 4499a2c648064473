"""Who, whether and when: what the words around a phrase do to it.

After the idea of ConText: cue words open a scope that runs to the end of their clause. Two rooms
listen to people's words (`diary` and `safety`); both ask here, and neither knows the other.
"""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from functools import lru_cache

from attrs import frozen

from surefoot.terms import scope_cues as cue
from surefoot.terms.conditions import by_habit, supposed, whenever

#: Who may speak of the writer's feet without having a foot drop of interest.
CLINICIANS = frozenset(
    {
        "physio", "physiotherapist", "pt", "therapist", "consultant", "doctor", "doc", "gp",
        "nurse", "ot", "specialist", "surgeon", "trainer", "instructor", "chiropodist", "podiatrist",
        "orthotist", "osteopath", "masseuse", "pharmacist",
    }
)  # fmt: skip


@frozen
class Scope:
    """What the surroundings do to one phrase.

    ``partly``: what is negated is only the degree ("not as stiff"). ``who`` names the other person, or is None for the writer. ``says`` is true when that person
    only says it of the writer ("my wife says my foot drags"). ``question`` is a question.
    ``habitual``: a rule about oneself ("whenever I am tired"). ``feared``: worried about.
    """

    negated: bool = False
    partly: bool = False
    hypothetical: bool = False
    feared: bool = False
    habitual: bool = False
    hoped: bool = False
    unsure: bool = False
    past: bool = False
    general: bool = False
    question: bool = False
    who: str | None = None
    says: bool = False


@lru_cache(maxsize=64)
def _no_asides(sentence: str) -> str:
    """Blank asides between commas; every other character keeps its place."""
    return cue.ASIDE.sub(lambda hit: " " * len(hit[0]), sentence)


@lru_cache(maxsize=256)
def plain(words: str) -> str:
    """Take asides between commas out ("..., on the other hand, ...")."""
    return cue.ASIDE.sub("", words)


def _without_brackets(sentence: str, start: int, end: int) -> str:
    """Blank asides in brackets: they neither end the clause around them nor speak for it."""
    if "(" in sentence:
        for aside in cue.BRACKETS.finditer(sentence):
            if end <= aside.start() or aside.end() <= start:
                sentence = sentence[: aside.start()] + "_" * len(aside[0]) + sentence[aside.end() :]
    return sentence


@lru_cache(maxsize=256)
def clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Give the bounds of the clause of `sentence` that holds characters [start, end)."""
    first, last = 0, len(sentence)
    sentence = _without_brackets(sentence, start, end)
    for hit in cue.BREAK.finditer(sentence):
        if hit.end() <= start:
            first = hit.end()
        elif hit.start() >= end:
            last = hit.start()
            break
    return first, last


def _negated(before: str, after: str) -> bool:
    """Tell whether a cue in the same clause, before or right after, negates a phrase."""
    if cue.NEGATION_AFTER.match(after) or cue.NOT_BECAUSE.search(before):
        return True
    if cue.PSEUDO.search(before):
        before = before[max(hit.end() for hit in cue.PSEUDO.finditer(before)) :]
    cues = list(cue.NEGATION.finditer(before))
    if not cues:
        return False
    between = before[cues[-1].end() :]
    if cue.NOT_WITHOUT.fullmatch(cues[-1][0]) and re.match(r"[^.;,]* without\b", after):
        return False  # "can't do the stairs without swinging it out"
    if cue.ONLY.search(between):
        return False
    if (
        cues[-1][0] == "without"
        and len(cues) > 1
        and cues[-2][0] != "without"
        and "," not in before[cues[-2].end() : cues[-1].start()]
    ):
        return False  # "never without my brace"
    if cue.SINCE_THEY.search(between):
        return False  # "no wobble since they gave me the frame"
    if re.search(
        r"\b(?:and|then|so)(?: \w+){0,4} (?:it|i|they)(?:'s|'d|'ve)? $|\b(?:and|then) (?:within|after|by|before|in|on|at)(?: \w+){1,4} (?:it|i|the|my) (?:\w+ )?$",
        between,
    ):
        return False  # "no wedge on Monday and within ten minutes it rolled"
    if cues[-1][0] in cue.LACKING and cue.NEW_PREDICATE.search(between):
        return False  # "without a stick and went to Wales"
    if cues[-1][0] in cue.LACKING and cue.NEW_SUBJECT.fullmatch(between):
        return False  # "without the brace my toe drags"
    # a new subject ends the scope ("if I can't walk I'd rather ..."), not after "don't think I"
    if re.search(r"\b(?:i|i'd|id|i'll|i'm|im)\b", between) and not re.match(
        r" (?:\w+ )?(?:think|believe|say|suppose|recall|remember|notice|feel|true|the case)\b",
        between,
    ):
        return False
    if "," not in between:
        return True
    # "no pain, swelling or heat": a list that ends in or, nor, either carries the no along
    listed = re.fullmatch(r"[^,]{1,30}(?:,[^,]{1,25})*,? ?(?:or |nor |and )?[^,]{0,25}", between)
    closes = re.search(
        r"\b(?:or|nor)\b|, at all\b|,(?: or| nor)? any(?: \w+)* ?$",
        between + after.split(".", maxsplit=1)[0][:40],
    )
    return bool(listed and closes and not cue.SELF.search(between))


def _person(before: str, names: frozenset[str]) -> tuple[str | None, bool]:
    """Find whose the phrase is: (name or None, whether they only say it of the writer)."""
    others = [
        (hit.start(), hit.end(), hit[0], bool(hit["own"]))
        for hit in cue.OTHER.finditer(cue.ONE_DOES.sub(lambda hit: " " * len(hit[0]), before))
        if hit["own"] or not cue.BESIDE.search(before[: hit.start()])
    ]
    for name in names:
        others += [
            (hit.start(), hit.end(), hit[0], hit[0].endswith("'s"))
            for hit in re.finditer(rf"\b{name}(?:'s)?\b", before)
        ]
    if not others:
        return None, False
    _, ends, told, own = max(others)
    between = before[ends:]
    between = re.sub(
        r" (?:at|from|in|on|of) my \w+(?: (?:place|class|club|group|clinic|gym))?", "", between
    )
    own = own or told == "your"
    if own and re.search(r",.*\b(?:it|i) $", between):
        return None, False  # "to my mum's for tea, and going up to bed it caught"
    who = re.sub(r"^(?:my|our|the) |'s$", "", told).strip()
    saying = cue.REPORT_ONLY.search(re.sub(" {2,}", " ", between)[:30])
    if saying and cue.NOTICED.match(between) and not cue.THEIRS.search(between):
        return None, False  # what another notices of her is so
    if who in CLINICIANS:
        # a clinician has no foot drop of interest; what they say is about the writer
        return (who, True) if saying else (None, False)
    if saying and cue.I_SAID.search(between):
        return None, False  # "she says I'm low, I says I'm not": the last word is hers
    if saying:
        return who, True
    if own and cue.LENT.search(before[: ends - len(told)]):
        return None, False
    place = cue.TO_THEIRS.search(before[: ends - len(told)]) or re.match(r"[,.]|$", between)
    if own and place and cue.AT_THEIRS.match(between):
        return None, False
    if own:
        return (who, False) if not cue.SELF.search(between) else (None, False)
    if cue.SELF.search(between) or re.search(r", (?:the|it|both)\b", between):
        return None, False  # "I gave a kid a ribbon, the toe caught"
    return who, False


#: Where what was, or is hoped for, ends and what is begins: "I used to ..., now it is gone".
_BUT_NOW = re.compile(
    r"(?:,|\b(?:but|and)) (?:now|today|so far|for now|nowadays|these days|at the moment|right now|meanwhile|in the meantime|this (?:week|month|year))\b"
)


def _led(cue_before: re.Pattern[str], before: str) -> bool:
    """Tell whether a cue before a phrase still holds there."""
    hits = list(cue_before.finditer(before))
    return bool(hits) and not _BUT_NOW.search(before, hits[-1].end())


def scope(sentence: str, start: int, end: int, *, names: frozenset[str] = frozenset()) -> Scope:
    """Judge characters [start, end) of one flat `sentence` by the words around them.

    Cues inside the phrase itself ("cannot feel") belong to it and are not counted. `names` are
    people the text has introduced, in lower case.
    """
    sentence = _no_asides(sentence)
    sentence = _without_brackets(sentence, start, end)
    first, last = clause(sentence, start, end)
    before, after = sentence[first:start], sentence[end:last]
    whole_before = sentence[:start]
    who, says = _person(before, names)
    if who and not says and cue.HANDLES.search(before) and cue.DONE_TO_ME.match(after):
        who = None
    elif who is None:
        # "my friend's face dropped and she ...", "my sister she gets cramp ... hers"
        carried = re.search(
            r"\b(?:she|he|whose)\b[^,;.]*$|\b(?:hers|his|her)\b(?: (?!(?:the|a|an|some|how|what|mine|my|about|to|for|if|on|in|at|with|that|and|i)\b)\w+)? ?$",
            before,
        )
        if carried and not cue.SELF.search(before[carried.start() :]):
            who, says = _person(whole_before[: first + carried.start()], names)
            pronoun = carried[0].split()[0]
            rest = before[carried.end() - len(carried[0]) :]
            if not cue.LENT.search(before):
                says = says or bool(cue.REPORT_ONLY.search(rest[:30]))
                who = who or ("someone" if pronoun == "whose" else pronoun)
                if re.match(r"(?:she|he) asked\b", rest):
                    who, says = None, False  # what was asked about is the writer's
            else:
                who, says = None, False
    spoke = cue.SPOKE.search(whole_before) if who is None else None
    if spoke and not re.search(r"[.;]", whole_before[spoke.end() :]):
        who, says = spoke["who"], True
    theirs = cue.WHEN_THEY.match(sentence[end:]) if who is None else None
    if theirs and not cue.SELF.search(before[-40:]):
        who, says = theirs[1], False
    met = cue.WHO_DOES.search(whole_before) if who is None else None
    if met and not cue.SELF.search(met[0]):
        who, says = "someone", False
    moved = cue.MOVED_THEM.search(before) if who is None else None
    if moved:
        who = {"him": "he", "her": "she"}[moved["who"]]
    told = None if who else cue.AND_SAID.search(before)
    if told and not cue.SELF.search(told["then"]):
        who, says = told["who"], True  # "she looked at my foot and said the drop ..."
    return Scope(
        negated=_negated(before, sentence[end : end + 70])
        or bool(cue.NOT_BECAUSE.search(whole_before)),
        partly=bool(
            (cue.PARTLY.search(before) and not cue.DESCRIBED.search(before))
            or cue.PARTLY_AFTER.match(after)
        ),
        hypothetical=supposed(whole_before),
        feared=bool(cue.FEAR.search(before) and not cue.REGRET.search(sentence)),
        habitual=by_habit(before) or whenever(sentence, first, start),
        hoped=_led(cue.HOPE, before),
        unsure=bool(cue.UNSURE.search(before) or cue.UNSURE_AFTER.match(sentence[end:])),
        past=bool(
            _led(cue.PAST, before)
            or cue.PAST_AFTER.search(
                re.split(r", (?:the|they) ", cue.THAN.split(cue.MOST_SINCE.sub("", after))[0][:60])[
                    0
                ]
            )
        ),
        general=bool(
            cue.GENERIC.search(before)
            or cue.SWORN_BY.search(before)
            or cue.GENERIC.search(after[:40])
        ),
        question=sentence.rstrip("\"') ").endswith("?"),
        who=who,
        says=says,
    )
