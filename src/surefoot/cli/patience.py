"""A progress bar for whatever lasts longer than a second."""

import sys
from threading import Lock, Timer
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE_S = 1.0


class Patience:
    """Shows what is being done, on the error stream of a terminal, once it lasts over a second.

    Parameters
    ----------
    steps : how many steps are expected.
    """

    def __init__(self, steps: int) -> None:
        self._steps, self._done, self._words = steps, 0, ""
        self._bar: tuple[Progress, TaskID] | None = None
        self._open, self._lock = True, Lock()
        self._timer = Timer(_PATIENCE_S, self._show)
        self._timer.daemon = True

    def step(self, words: str) -> None:
        """Say in a few words which step begins."""
        with self._lock:
            if self._words:
                self._done += 1
            self._words = words
            if self._bar:
                bar, task = self._bar
                bar.update(task, description=words, completed=self._done)

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import Progress

        with self._lock:
            if not self._open:
                return
            bar = Progress(console=Console(stderr=True), transient=True)
            self._bar = bar, bar.add_task(self._words, total=self._steps, completed=self._done)
            bar.start()

    def __enter__(self) -> "Patience":
        """Start to wait; nothing is shown where nobody watches."""
        if sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        self._timer.cancel()
        with self._lock:
            self._open = False
            if self._bar:
                self._bar[0].stop()
