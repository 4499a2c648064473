"""A stream: readings with their clock, while both are being put right."""

from typing import Literal

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from surefoot.recordings.recording import Finding, Floats, Samples


@define(eq=False)
class Stream:
    """Readings with their clock, while it is being put right.

    Parameters
    ----------
    name : the file, for sentences.
    time_s : (n,) s, as the file tells it.
    values : (k, n), one row for each column read.
    findings : what was done so far.
    gaps : stretches without samples, [start, end) in s.
    step_s : the usual step of the clock, once it is known.
    """

    name: str
    time_s: Floats
    values: Samples
    findings: list[Finding] = field(factory=list)
    gaps: list[tuple[float, float]] = field(factory=list)
    step_s: float = 0.0

    def keep(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> None:
        """Keep only some rows, in the order given."""
        self.time_s = self.time_s[rows]
        self.values = self.values[:, rows]

    def found(self, code: str, level: Literal["mended", "doubt"], sentence: str) -> None:
        """Note one thing."""
        self.findings.append(Finding(code, level, sentence))
