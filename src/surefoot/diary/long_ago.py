"""The telling of a time long gone goes on from sentence to sentence."""

from attrs import evolve

from surefoot.diary.mention import Mention
from surefoot.diary.when_cues import NOW, PAST_TENSE, PRESENT_TENSE
from surefoot.terms.sentences import Sentence


class LongAgo:
    """Knows whether the sentences before told of what is over, and no day nearer since."""

    def __init__(self) -> None:
        self._line, self._then = -1, False

    def judged(
        self, told: list[Mention], sentence: Sentence, words: str, *, dated: bool
    ) -> list[Mention]:
        """Let what the flat sentence `words` tells in the past, without a day, be over too.

        Parameters
        ----------
        dated : whether the sentence has a time of its own.
        """
        was = bool(PAST_TENSE.search(words)) and not (
            PRESENT_TENSE.search(words) or NOW.search(words)
        )
        if self._then and was and not dated and sentence.line <= self._line + 1:
            told = [
                evolve(m, assertion="past")
                if m.assertion == "present" and m.first is None and m.change != "came_back"
                else m
                for m in told
            ]
        own = told
        if own:
            self._then = all(m.assertion == "past" for m in own)
        elif not was or dated:
            self._then = False
        self._line = sentence.line
        return told
