"""Whether a thing is said not to be so, to be gone, not to have been done, or to be left off."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re

from surefoot.diary import cues
from surefoot.diary.ceasing import goes_on, gone, undone
from surefoot.diary.vocabulary import Found
from surefoot.terms.scope import Scope

#: Better is not gone.
_ONLY_LESS = re.compile(
    r"\b(?:looser|straighter|steadier|softer|flatter|freer|easier|lighter|calmer|quieter|hardly ever|(?:going|coming) down|settling|improving|eas(?:es|ed|ing)|loosen(?:s|ed|ing)(?! right)|(?:sleep\w*|slept|nights?)(?: \w+)? better)\b"
)
#: "I can't stand on it more than five seconds" tells how long she can.
_SO_FAR = re.compile(
    r"^(?: on (?:it|that leg|the \w+ leg|my \w+ leg))? (?:for )?(?:any )?(?:more|longer|further|farther|over|beyond|past)(?: than)? (?:about |a |an )?(?:\d+|[a-z]+) ?(?:s\b|secs?|seconds?|minutes?|mins?|hours?|steps|yards|metres|m\b|miles?|times|at a time)"
)
#: "My longest run without it was twelve days": the days are the clear ones.
_WITHOUT_IT = re.compile(r"\bwithout (?:it|any|them|one)\b[^.;,]*$")
_SLEPT_NOT = re.compile(r"(?:n'?t|\bnot|\bnever)(?: \w+)? $")
#: "Took the wedge out": only what lies in a shoe or between toes is not worn then.
_TAKEN = re.compile(
    r"\b(?:took|take|taken|taking|pulled|slipped|whipped|had)(?: both| all)?(?: the| my| those| these| his| her)* $"
)
_OUT = re.compile(
    r" out(?= ?[.,;!]| ?$| (?:and|again|of|today|yesterday|tonight|last|this|on|because|as|after|since|for|but|by|at)\b)"
)
_INSIDE = frozenset({"aid_wedge", "aid_sep"})
#: What is told by something lacking: "no energy", "no heel strike", "no spring in my step".
_OF_LACK = frozenset({"fatigue", "flat_contact", "heavy", "balance_poor", "stiffness"})
_FREE_OF = re.compile(r"^(?:without|hands free)\b|[ -]free$")
#: What is done or worn, and not felt.
DOINGS = frozenset({"exercise", "aid", "test", "activity"})


def absent(
    found: Found, about: Scope, before: str, after: str, inside: str, rest: str, words: str
) -> bool:
    """Tell whether a thing is said not to be so, to be gone, or not to have been done."""
    own_not = (
        (found.concept in cues.OWN_NOT and not (found.well and _SLEPT_NOT.search(before)))
        or (inside.startswith("no ") and (found.well or found.concept in _OF_LACK))
        or (found.well and bool(cues.NOT_BACK.search(inside) or cues.NOT_ANY_MORE.match(inside)))
        or (found.well and bool(cues.ONLY_NOT.match(inside)))
        or (found.kind == "sign" and inside.startswith(("can't", "cant", "cannot", "couldn't")))
    )
    inner = (
        None
        if own_not
        else cues.NOT_INSIDE.search(inside.replace("stopped", "") if found.well else inside)
    )
    outer = about.negated and not (found.well and _WITHOUT_IT.search(before))
    negated = (
        outer or bool(inner) or (not own_not and not found.well and bool(_FREE_OF.search(inside)))
    )
    if inner and re.search(r"\bcan'?t say\b", before):
        negated = False  # "can't say it hasn't"
    if found.well and found.kind in ("sign", "sensation", "state") and _ONLY_LESS.search(inside):
        return False  # "my calf is looser" is still there
    if found.well:
        # "no sign of it" is well by its own "no": only a not outside of it turns it round.
        return own_not or not negated
    bare_sleep = found.concept == "sleep_poor" and bool(cues.SLEPT.fullmatch(inside))
    if "never not " in inside or (negated and bare_sleep):
        return False  # "I'm not sleeping"
    if negated and (about.partly or cues.NOT_ALWAYS.search(inside)):
        negated = False
    if goes_on(before, after) or (found.kind in DOINGS and _SO_FAR.match(rest)):
        return False
    if negated and not (found.kind in DOINGS and _still_done(before)):
        return True
    if found.kind in DOINGS or found.concept in ("class", "medicine"):
        return _left_off(found, before, after, inside, rest, words)
    if (found.concept == "balance_poor" and "balance" in inside) or (
        bare_sleep and not after.startswith(" gone")
    ):
        return False
    return bool(
        cues.GONE_AFTER.match(after) or cues.GONE_BEFORE.search(before) or gone(before, after)
    )


def _left_off(found: Found, before: str, after: str, inside: str, rest: str, words: str) -> bool:
    """Tell whether what is done or worn was left off or undone, without a plain not."""
    if found.kind == "aid" and inside == "off":
        return True  # "took it off"
    if found.kind == "aid" and (cues.STORED.match(inside) or cues.OFF.match(after)):
        return True
    if cues.HANDED.search(before) and after.startswith(" back"):
        return True
    if cues.PUT.search(before) and after.startswith(" away"):
        return True
    if found.concept in _INSIDE and _TAKEN.search(before) and _OUT.match(rest):
        return True
    if found.kind != "exercise" and cues.NOT_USED.match(rest):
        return True
    dropped = cues.DONE_WITHOUT.search(before)
    if dropped and cues.KEPT_ON.search(before[: dropped.start()]):
        return False
    if cues.NOT_DONE_IT.search(rest[:50]) and not cues.DID.search(before):
        return True
    left = cues.LEFT.search(before) and cues.SOMEWHERE.match(after)
    listed = cues.LEFT_LIST.match(words) or cues.DONE_AFTER.match(rest)
    return bool(left or dropped or listed or undone(before, rest))


def _still_done(before: str) -> bool:
    """Tell whether a not undoes an end ("not giving up the", "never miss my")."""
    undone = cues.DONE_WITHOUT.search(before)
    return bool(undone and cues.KEPT_ON.search(before[: undone.start()]))
