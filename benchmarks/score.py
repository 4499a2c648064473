"""Score found mentions against the marks of the gold stories (``docs/gold-guideline.md``)."""

# ruff: noqa: E501  (lists of words read best as lines)

from collections import Counter
from datetime import timedelta

from attrs import field, frozen

from benchmarks.gold import Mark, Story
from surefoot.diary.mention import Mention

_CLASS = {"present": "present", "absent": "absent", "past": "past"}


@frozen
class Score:
    """Counts over stories; every share is None where nothing was counted."""

    marks: int
    found: int
    agreed: int
    right_4: int
    right_7: int
    dated: int
    date_right: int
    legs: int
    leg_right: int
    confused: Counter[tuple[str, str]] = field(factory=Counter)

    @property
    def precision(self) -> float:
        """Share of found mentions that are marked."""
        return self.agreed / self.found

    @property
    def recall(self) -> float:
        """Share of marks that were found."""
        return self.agreed / self.marks


def pairs(story: Story, found: tuple[Mention, ...]) -> list[tuple[Mark, Mention]]:
    """Pair marks and mentions one to one: overlapping first, then within one sentence."""
    left, right = list(story.marks), list(found)
    paired: list[tuple[Mark, Mention]] = []
    for near in (_overlap, lambda mark, mention: _same_sentence(story, mark, mention)):
        for mark in list(left):
            fits = [m for m in right if m.concept == mark.concept and near(mark, m)]
            if fits:
                best = min(fits, key=lambda m: abs(m.start - mark.start))
                paired.append((mark, best))
                left.remove(mark)
                right.remove(best)
    return paired


def _overlap(mark: Mark, mention: Mention) -> bool:
    return mark.start < mention.end and mention.start < mark.end


def _same_sentence(story: Story, mark: Mark, mention: Mention) -> bool:
    begin = story.text.rfind(mention.sentence, 0, mention.start + len(mention.sentence))
    return begin <= mark.start < begin + len(mention.sentence)


def score(stories: list[tuple[Story, tuple[Mention, ...]]]) -> Score:
    """Score many stories together."""
    sums: Counter[str] = Counter()
    confused: Counter[tuple[str, str]] = Counter()
    for story, found in stories:
        agreed = pairs(story, found)
        sums["marks"] += len(story.marks)
        sums["found"] += len(found)
        sums["agreed"] += len(agreed)
        for mark, mention in agreed:
            sums["right_7"] += mark.assertion == mention.assertion
            sums["right_4"] += _CLASS.get(mark.assertion) == _CLASS.get(mention.assertion)
            if mark.assertion != mention.assertion:
                confused[mark.assertion, mention.assertion] += 1
            if mark.first is not None:
                sums["dated"] += 1
                sums["date_right"] += date_right(mark, mention)
            if mark.leg is not None:
                sums["legs"] += 1
                sums["leg_right"] += mark.leg == mention.leg
    names = ("marks", "found", "agreed", "right_4", "right_7", "dated", "date_right", "legs", "leg_right")  # fmt: skip
    return Score(*(sums[name] for name in names), confused)


def date_right(mark: Mark, mention: Mention) -> bool:
    """Tell whether both ends lie within a day."""
    if mark.first is None or mark.last is None or mention.first is None or mention.last is None:
        return False
    day = timedelta(days=1)
    return abs(mark.first - mention.first) <= day and abs(mark.last - mention.last) <= day
