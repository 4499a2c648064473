"""One file of another program that waits until she has said what of it to keep."""

import shutil
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from surefoot.terms.errors import CannotUse
from surefoot.web.tokens import new_token


class Waiting:
    """Holds the newest file that was brought in; the one before is gone, and all when it ends."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._folder: TemporaryDirectory[str] | None = None
        self._token = ""
        self.looked: Any = None
        """What was found in it, once it could be read."""

    def put(self, given: IO[bytes], name: str) -> tuple[str, Path]:
        """Take a file in; give its token and its place."""
        folder = TemporaryDirectory(prefix="surefoot-in-")
        file = Path(folder.name) / name
        try:
            with file.open("wb") as kept:
                shutil.copyfileobj(given, kept, 1 << 20)
        except OSError:
            folder.cleanup()
            raise
        with self._lock:
            self._drop()
            self._folder, self._token = folder, new_token()[:22]
            return self._token, file

    def file(self, token: str) -> Path:
        """Give the place of the file that waits.

        Raises
        ------
        CannotUse
            It waits no more.
        """
        with self._lock:
            if self._folder is None or not token or token != self._token:
                raise CannotUse(
                    "This file waits no more.",
                    "Choose it again. Nothing was kept.",
                    reason="waits_no_more",
                )
            return next(Path(self._folder.name).iterdir())

    def drop(self) -> None:
        """Let the file go."""
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
        self._folder, self._token, self.looked = None, "", None
