"""What the head of a line says of all that stands in it: "Then:", "Plan:", a question in quotation marks."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re

from attrs import evolve

from surefoot.diary.mention import Mention
from surefoot.diary.when_cues import PAST_TENSE
from surefoot.terms.sentences import Sentence

#: A line that opens with a question of another's, in quotation marks.
_ASKED_HER = re.compile(r"(?m)^[\"'][^\"\n]*\b(?:you|your|you're|u|ur)\b[^\"\n]*[\"']")


def asked_of_her(text: str) -> bool:
    """Tell whether a flat text answers questions of others, line by line, in quotation marks."""
    return len(_ASKED_HER.findall(text)) > 1


def theirs_to_say(mention: Mention, words: str, at: int) -> Mention:
    """Give what stands in a quotation that opens the line to whoever asked it."""
    place = mention.start - at
    asked = words.startswith('"') and words[:place].count('"') % 2 == 1
    return evolve(mention, assertion="someone_else", first=None, last=None) if asked else mention


class Labels:
    """What a label at the head of a line ("Then:", "Plan:") makes of the line's later sentences."""

    def __init__(self) -> None:
        self._line, self._so = -1, ""

    def judged(self, mention: Mention, sentence: Sentence, words: str) -> Mention:
        """Give a mention of the flat sentence `words` as its line's label has it."""
        if sentence.line != self._line:
            self._line, self._so = sentence.line, ""
            if _THEN.match(words):
                self._so = "past"
            elif _PLANNED.match(words):
                self._so = "hoped"
        if self._so == "past" and mention.assertion in ("present", "absent"):
            return evolve(mention, assertion="past")
        if self._so == "hoped" and mention.assertion == "absent":
            return evolve(mention, assertion="hoped")
        if self._so == "hoped" and mention.assertion == "present" and not PAST_TENSE.search(words):
            return evolve(mention, assertion="hoped")
        return mention


_THEN = re.compile(
    r"(?:[-*•#] ?)?(?:then|before|back then|at first|at the start|early days|old me|day one|week one|this time last year|a year ago|last year)(?: \([^)]*\))?:"
)
_PLANNED = re.compile(
    r"(?:[-*•#] ?)?(?:(?:my|the|new|next) )?(?:plans?|goals?|aims?|targets?|next|next (?:week|month|step|up|time)|to do|hopes?|wish(?: ?list)?|resolutions?|coming up|tomorrow)(?: (?:for|this|next) \w+(?: \w+)?)?:"
)
