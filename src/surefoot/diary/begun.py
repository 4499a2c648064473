"""Whether an exercise or an aid is said to have been begun or stopped, not just done once.

"I started the side lifts on Monday" tells of a change that goes on; "did the side lifts on Monday"
tells of one session. What helped can only be asked of the first.
"""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re

from surefoot.diary.mention import Turn

_BEGUN_BEFORE = re.compile(
    r"\b(?:(?<!only )(?<!just )start(?:ed|ing)?|began|begun|beginning|took up|taken up|taking up|picked up|introduced|added(?: in)?|brought in|resumed|restarted|took to|taken to|(?:switched|changed|moved|gone|went|going|swapped) (?:back |over |on )?to"
    r"|(?:been |was |were |got )?(?:given|issued|prescribed|fitted with|sent|shown|taught|lent|measured for)|(?:gave|got|bought|made|sent|lent|showed|taught|found|ordered) me|(?:i|we) (?:have |finally |just |also )?(?:got|bought|ordered|made)(?: (?:myself|meself))?|(?:put|popped|stuck|slid|slipped|glued|fitted|taped)(?= (?:an?|the|some|two|one|in|my|little|heel|small)\b)"
    r"|new)(?: (?!stopped|gave|gone|without|but|because|so|if|when|before|after|until)[\w']+){0,5}? ?$"
)
_BEGUN_BEHIND = re.compile(
    r"^(?: (?!but|without|stopped)[\w']+){0,4}?,? (?:which |that )?(?:i|we|he|she|they|(?:my|the) \w+) (?:have |had |only |first |just )?(?:started|began|took up|got|bought|put in|introduced|added|gave me|fitted|was given|ordered)\b"
    r"|^(?: in)? (?:finally |have |has |just )?(?:arrived|turned up|c[ao]me(?= (?:on|in the post|last|yesterday|today|through|this)\b))|^ (?:was|were|got) (?:started|introduced|added|fitted|put in)\b|^,? (?:begun|started) (?:on|last|this|yesterday|today|in)\b"
)
_STOPPED_BEFORE = re.compile(
    r"\b(?:stopped|stopping|quit|quitting|gave up|given up|giving up|dropped|ditched|binned|packed in|finished(?: with)?|came off|come off|took out|taken out|removed|left off|cut out|let go of|parted with|done with|no longer (?:wear|use|do|need|using|wearing|doing|on)|chucked|threw (?:out|away)|retired)"
    r"(?: (?!started|began|but|because|if|when|before|after|until|again)[\w']+){0,5}? ?$"
)
_STOPPED_BEHIND = re.compile(
    r"^(?: (?:was|were|is|are|has been|have been|got))? ?(?:stopped|taken out|removed|dropped|ditched|binned|came out|given up|discontinued)\b"
)


def turn(words: str, first: int, start: int, end: int) -> Turn | None:
    """Say whether what is named at [start, end) of a flat sentence was begun or stopped.

    Parameters
    ----------
    words : the flat sentence.
    first : where the clause of the name begins.
    """
    lead, named, behind = words[first:start], words[start:end], words[end:]
    if _STOPPED_BEFORE.search(lead) or _STOPPED_BEHIND.match(behind):
        return "stopped"
    if _BEGUN_BEFORE.search(lead) or _BEGUN_BEHIND.match(behind):
        return "began"
    if re.match(r"(?:stopped|gave up|given up)\b", named):
        return "stopped"
    return "began" if re.match(r"(?:start(?:ed)?|began|took up)\b", named) else None
