"""A length of time told alone that is a clear spell: "six days", "this time it's been two weeks", "it lasted ten days"."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re

from surefoot.diary.vocabulary import Found
from surefoot.terms.told import TimeSpan

FOOT_DROP = frozenset({"foot_drop", "toe_drag"})
_CLEAR = re.compile(
    r"\b(?:clear|now|so far|longest|best|in a row|on the trot|free|without (?:it|any)|running|and counting|good)\b"
)
_NO_RUN = re.compile(
    r"^ (?:post|since|after|until|till|to go|into|in|ago|old|later|before|home|a week|a month|waiting|on the|of the|per|now (?:from|since|home))\b|^'? ?(?:waiting|wait|notice)"
)
#: What lasted is told: "for six months now I have been learning to drive".
_ELSE = re.compile(
    r"\b(?:i|we|he|she|they)(?:'ve|'d|'m|'s| have| has| had| am| was| were| is)(?: now| just| also| been| already| still| ever)* "
    r"(?!(?:counting|counted|stayed|managed|lasted|walking|walked|getting|going)\b)\w+(?:ing|ed|ght|own|ent)\b"
)
#: "It's been nine days, that's the longest I've ever gone before it sneaked back."
_LONGEST_YET = re.compile(
    r"^(?: now)?(?:,| and| -)* ?(?:(?:and )?(?:that'?s|that is|which is|it'?s|it is|this is) )?(?:by far )?(?:the |my )?(?:longest|best|record)\b"
)
_ABOUT = r"(?: (?:for|about|around|over|nearly|almost|just|only|under|more|less|than|well|at|least|most|a|good|now|already|all|of|coming|up|to|going|on|some|maybe|roughly|another|full|whole))*"
_THIS_TIME = re.compile(
    rf"(?:\bthis time(?:,| round,?| around,?)? (?:it|i|we)(?:'s|'ve| is| has| have)?(?: now| already)?(?: been)?|\bit(?:'s| has|s)(?: now| already)? been|\b(?:this time|so far)(?: it is| it's)?){_ABOUT} $"
)
#: "the time before it lasted just under two weeks", behind a sentence about the foot drop.
_LASTED = re.compile(
    rf"\b(?:it|that|this|that one|this one|the (?:last|first|other|next|longest|best) (?:one|time|spell)|the time before,?(?: it)?|(?:the |my )?(?:last|longest|best|previous)(?: clear)?(?: spell| run| stretch)?) (?:only |then |just )?(?:lasted|stayed away|held|went on|was|stopped)(?: off| away| clear)?{_ABOUT} $"
)
#: "the drop came back this morning after almost three weeks"
_CAME_BACK_AFTER = re.compile(
    rf"\b(?:back|again|returned|reappeared|restarted)\b[^.;,]{{0,40}},? after{_ABOUT} $"
)


def clear_runs(
    at: int,
    words: str,
    spans: list[TimeSpan],
    named: list[Found],
    *,
    follows: bool,
    alone: bool,
) -> list[Found]:
    """Read lengths of time as days without the foot drop, where nothing else is said to have lasted them.

    Parameters
    ----------
    at : where the sentence begins; places of spans and hits are counted in the whole text.
    words : the flat sentence.
    spans : its lengths of time.
    named : what it names itself.
    follows : the sentence before spoke of the foot drop.
    alone : nothing else was found in the sentence.
    """
    dropped = any(hit.concept in FOOT_DROP for hit in named)
    felt = any(hit.kind in ("sign", "sensation") for hit in named)
    bare = alone and (
        len(words.split()) <= 4 or bool(_CLEAR.search(words) and not _ELSE.search(words))
    )
    found = []
    for span in spans:
        lead = words[: span.start - at]
        told = (
            bare
            or (follows and not felt and (_THIS_TIME.search(lead) or _LASTED.search(lead)))
            or (dropped and (_CAME_BACK_AFTER.search(lead) or _LASTED.search(lead)))
            or (dropped and _THIS_TIME.search(lead) and _LONGEST_YET.match(words[span.end - at :]))
        )
        if told and not _NO_RUN.match(words[span.end - at :]):
            found.append(Found(span.start, span.end, "foot_drop", "sign", well=True))
    return found
