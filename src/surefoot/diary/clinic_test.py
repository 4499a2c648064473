"""The ClinicTest: a test with its score and who rated it."""

from datetime import date
from typing import Literal

from attrs import frozen

Rater = Literal["self", "physio", "doctor", "other"]


@frozen
class ClinicTest:
    """One test result that did not come from the balance timer or a walk.

    Parameters
    ----------
    day : the day of the test.
    test : which test, by id (``tug``, ``walk_10m``, ``sit_to_stand_30s``, ``berg``).
    value : the result, in `unit`.
    unit : UCUM unit (``s``, ``m/s``, ``{score}``).
    trial : 1 for the first try of that day.
    side : which leg, where the test has one.
    aid, shoes : what was used.
    rater : who rated it.
    words : anything else.
    """

    day: date
    test: str
    value: float
    unit: str
    trial: int = 1
    side: Literal["left", "right", "both", "not_said"] = "not_said"
    aid: str = ""
    shoes: str = ""
    rater: Rater = "self"
    words: str = ""
    id: str = ""
