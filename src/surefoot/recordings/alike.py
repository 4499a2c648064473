"""One recording given twice, perhaps in two formats: two feet would look perfectly alike."""

from collections.abc import Iterable

import numpy as np
from attrs import define, field
from numpy.typing import NDArray

from surefoot.recordings.recording import Recording, Source
from surefoot.recordings.refusals import refuse

_COMPARED = 20_000
#: Two formats of one recording differ by their rounding; two feet never are this close.
_ROUNDING_RAD_S = 2e-3


@define
class Seen:
    """The recordings so far, thinned: a night of samples need not stay to be compared."""

    _thin: list[tuple[Source, int, NDArray[np.float32]]] = field(factory=list)

    def all_new(self, recordings: Iterable[Recording]) -> None:
        """Remember several recordings; raises as `new` does."""
        for recording in recordings:
            self.new(recording)

    def new(self, recording: Recording) -> Recording:
        """Remember a recording and give it back.

        Raises
        ------
        CannotUse
            ``same_recording``: one before holds the same readings.
        """
        source, size = recording.source, recording.time_s.size
        some = recording.gyr_rad_s[:: max(1, size // _COMPARED)]
        for before, other_size, other in self._thin:
            if before == source:
                continue  # the very same file: who measures says that in words of its own
            if size == other_size and np.allclose(some, other, rtol=0, atol=_ROUNDING_RAD_S):
                raise refuse("same_recording", name=before.file_name, other=source.file_name)
        self._thin.append((source, size, some.astype(np.float32)))
        return recording
