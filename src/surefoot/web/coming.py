"""Recordings that come in pieces: kept piece by piece, joined once the sender has fallen silent.

A phone app sends batches every second or so, out of order where the Wi-Fi stumbles, some of them
twice, and never says which was the last. Each batch is a file, so a restart loses none.
"""

import json
import shutil
import threading
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

from attrs import frozen

from surefoot.terms.errors import CannotUse
from surefoot.web.tokens import write_private

#: All batches of one recording together, bytes as they are kept (two hours at 200 Hz need half).
MOST_BYTES = 300_000_000

Batch = dict[str, list[list[float]]]
"""Readings by sensor: rows of time and x, y, z."""


@frozen
class Coming:
    """A recording that is still coming in."""

    name: str
    told: dict[str, Any]
    readings: int


class Batches:
    """Where the batches of recordings lie until each is whole.

    Parameters
    ----------
    folder : a folder a recording.
    whole : takes what was told and every reading of a recording that has fallen silent.
    """

    def __init__(self, folder: Path, whole: Callable[[str, dict[str, Any], Batch], None]) -> None:
        self.folder, self.whole = folder, whole
        self._lock = threading.RLock()
        self._timers: dict[str, threading.Timer] = {}

    def start(self) -> None:
        """Wait for what an earlier run left unfinished; marks of its addresses are cleared away."""
        for over in self.folder.glob("*/over"):
            shutil.rmtree(over.parent, ignore_errors=True)
        for coming in self.coming():
            self._wait_for_silence(coming.name, coming.told["quiet_s"])

    def stop(self) -> None:
        """Stop waiting; what is here stays for the next time."""
        with self._lock:
            for timer in self._timers.values():
                timer.cancel()
            self._timers.clear()

    def add(self, name: str, told: dict[str, Any], batch_id: str, batch: Batch) -> int | None:
        """Keep one batch; give how many readings of the recording are here, None when it is over.

        Parameters
        ----------
        name : the recording's, from its address; letters and digits only.
        told : what is known of it, with `quiet_s`; the first batch's counts.
        batch_id : the same id twice is kept once.
        batch : the readings.

        Raises
        ------
        CannotUse
            The batch is of another recording than the first was, or the recording is too long.
        """
        own = self.folder / name
        with self._lock:
            if (own / "over").exists():
                return None
            own.mkdir(parents=True, exist_ok=True, mode=0o700)
            known = own / "told.json"
            if not known.exists():
                write_private(known, json.dumps(told).encode())
            first = json.loads(known.read_bytes())
            if first["session"] != told["session"]:
                raise CannotUse(
                    "This address takes one recording, and another one has begun here.",
                    "Make a new code on the page of devices for the next recording.",
                    reason="code_used",
                )
            content = json.dumps(batch).encode()
            if sum(f.stat().st_size for f in own.iterdir()) + len(content) > MOST_BYTES:
                raise CannotUse("This recording is too long.", "Record at most 2 hours at a time.")
            count = max((len(rows) for rows in batch.values()), default=0)
            mark = sha256(batch_id.encode()).hexdigest()[:32]
            for before in own.glob(f"{mark}-*.batch"):
                before.unlink()
            write_private(own / f"{mark}-{count}.batch", content)
            self._wait_for_silence(name, first["quiet_s"])
            return self._readings(own)

    def coming(self) -> list[Coming]:
        """Give the recordings that are still coming in."""
        found = []
        for own in sorted(self.folder.iterdir()) if self.folder.is_dir() else []:
            try:
                told = json.loads((own / "told.json").read_bytes())
            except (OSError, ValueError):
                continue
            if not (own / "over").exists():
                found.append(Coming(own.name, told, self._readings(own)))
        return found

    def finish(self, name: str) -> None:
        """Take a recording for whole: join its batches and hand it on."""
        own = self.folder / name
        with self._lock:
            timer = self._timers.pop(name, None)
            if timer is not None:
                timer.cancel()
            if not (own / "told.json").exists() or (own / "over").exists():
                return
            told = json.loads((own / "told.json").read_bytes())
            joined = joined_batches(
                [json.loads(file.read_bytes()) for file in sorted(own.glob("*.batch"))]
            )
            self.whole(name, told, joined)
            # The mark stays, so that a late batch is told that it is too late; the readings go.
            shutil.rmtree(own)
            own.mkdir(mode=0o700)
            write_private(own / "over", b"")

    def _wait_for_silence(self, name: str, quiet_s: float) -> None:
        with self._lock:
            before = self._timers.pop(name, None)
            if before is not None:
                before.cancel()
            timer = threading.Timer(quiet_s, self.finish, [name])
            timer.daemon = True
            self._timers[name] = timer
            timer.start()

    @staticmethod
    def _readings(own: Path) -> int:
        return sum(int(file.stem.rpartition("-")[2]) for file in own.glob("*.batch"))


def joined_batches(batches: list[Batch]) -> Batch:
    """Put the readings of many batches in the order of their times, each once."""
    joined: Batch = {}
    for batch in batches:
        for sensor, rows in batch.items():
            joined.setdefault(sensor, []).extend(rows)
    return {
        sensor: list({row[0]: row for row in sorted(rows)}.values())
        for sensor, rows in joined.items()
    }
