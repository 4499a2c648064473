"""All that is shown of one walk: sentences, table, notes, and the courses behind its picture."""

from typing import TYPE_CHECKING

from attrs import frozen

from surefoot.report.saying import FIRST_LANGUAGE, words_in
from surefoot.terms.sides import Foot

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


@frozen(eq=False)
class FootCourses:
    """The strides of one foot, each from foot flat to foot flat.

    Parameters
    ----------
    foot : left or right.
    pitch_deg, roll_deg : (k, p) deg, evenly spaced over the stride; toes up +, sole in +.
    off_share, contact_share : (k,) where in the stride the toe left and the foot met the ground,
        0 to 1.
    strike_share : (k,) where pitch "at contact" is read, a little before the foot meets the ground.
    pitch_ic_deg, roll_ic_deg : (k,) deg there, and as the foot meets the ground.
    """

    foot: Foot
    pitch_deg: "Floats"
    roll_deg: "Floats"
    off_share: "Floats"
    contact_share: "Floats"
    strike_share: "Floats"
    pitch_ic_deg: "Floats"
    roll_ic_deg: "Floats"


@frozen(eq=False)
class FootMarks:
    """The straight strides of one foot as single numbers, where there are no curves to draw.

    Parameters
    ----------
    foot : left or right.
    at_s : (k,) s, when each stride began.
    pitch_ic_deg, roll_ic_deg : (k,) deg at contact; toes up +, sole in +.
    """

    foot: Foot
    at_s: "Floats"
    pitch_ic_deg: "Floats"
    roll_ic_deg: "Floats"


@frozen
class WalkPage:
    """Everything the picture of a walk needs: courses, sentences and the table beside them.

    ``marks`` is drawn where there are no courses. ``ratios`` compares the feet, ``fitness`` says
    what was mended or doubted, ``errors`` where the errors come from.
    """

    title: str
    sentences: tuple[str, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    feet: tuple[FootCourses, ...]
    ratios: tuple[str, ...] = ()
    fitness: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    language: str = FIRST_LANGUAGE
    marks: tuple[FootMarks, ...] = ()

    def notes(self) -> list[tuple[str, tuple[str, ...]]]:
        """Give the notes under the table by heading; empty groups are left out."""
        heads = words_in("walk", self.language)["notes"]
        groups = {"ratios": self.ratios, "fitness": self.fitness, "errors": self.errors}
        return [(heads[name], found) for name, found in groups.items() if found]
