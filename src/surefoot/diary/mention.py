"""The Mention: one thing a person's words say, with the sentence kept beside it."""

from datetime import date
from typing import Any, Literal

from attrs import frozen

Assertion = Literal["present", "absent", "past", "hoped", "if", "someone_else", "unsure"]
ToldLeg = Literal["paretic", "other", "left", "right", "both"]
Turn = Literal["began", "stopped"]
Hour = Literal["fresh", "after_walking", "end_of_day"]
Change = Literal["better", "worse", "gone", "came_back", "creeping"]
Grade = Literal[
    "urge", "hint", "slight", "now_and_then", "only_when_tired", "nearly_gone", "bad"
]  # fmt: skip


@frozen
class Mention:
    """Characters [start, end) of the text say something about a concept.

    Parameters
    ----------
    sentence : the sentence, as written.
    start, end : characters of the whole text.
    concept : an id of ``vocabulary.yaml``.
    kind : sign, sensation, state, event, activity, test, exercise, aid, history, or belief.
    assertion : as it stands for the writer on the day of writing. ``past`` is over;
        ``someone_else`` is another's, a report by another, or said of people in general.
    leg : as told, or None.
    first, last : the days meant, both included; None where the text gives none.
    approx : the days are only about right.
    run_days : the length of a run of days ("7 days").
    record : the run is said to be the longest.
    seconds : the length of a test, s.
    count : how often or how many.
    grade, change : how strong; whether it moved.
    place : a body part of ``vocabulary.yaml``.
    who : whose it is or who says so, when not the writer.
    belief : the writer believes it is a cause; kept as a belief.
    when : when on its day a sign showed: fresh, after_walking or end_of_day.
    turn : an exercise or an aid is said to have been begun, or to have been stopped.
    """

    sentence: str
    start: int
    end: int
    concept: str
    kind: str
    assertion: Assertion
    leg: ToldLeg | None = None
    first: date | None = None
    last: date | None = None
    approx: bool = False
    run_days: int | None = None
    record: bool = False
    seconds: float | None = None
    count: int | None = None
    grade: Grade | None = None
    change: Change | None = None
    place: str | None = None
    who: str | None = None
    belief: bool = False
    turn: Turn | None = None
    when: Hour | None = None

    def to_dict(self) -> dict[str, Any]:
        """Give the JSON object of `surefoot tell --json`."""
        return {
            "sentence": self.sentence,
            "start": self.start,
            "end": self.end,
            "concept": self.concept,
            "kind": self.kind,
            "assertion": self.assertion,
            "leg": self.leg,
            "from": self.first.isoformat() if self.first else None,
            "to": self.last.isoformat() if self.last else None,
            "approx": self.approx,
            "run_days": self.run_days,
            "record": self.record,
            "seconds": self.seconds,
            "count": self.count,
            "grade": self.grade,
            "change": self.change,
            "place": self.place,
            "who": self.who,
            "belief": self.belief,
            "turn": self.turn,
            "when": self.when,
        }
