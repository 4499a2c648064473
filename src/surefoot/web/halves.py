"""Two phones, one on each foot: the first recording waits here for the second, then both go on."""

import json
import shutil
import threading
from datetime import datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from attrs import frozen

from surefoot.web.jobs import Jobs
from surefoot.web.tokens import write_private

#: Two recordings that began further apart are two walks. Our proposal: the time to tap one phone,
#: fix it and tap the other, and clocks that differ a little.
TOGETHER = timedelta(minutes=5)
PARTNER = {
    "left_foot": ("right_foot",),
    "right_foot": ("left_foot",),
    "left_shank": ("right_shank",),
    "right_shank": ("left_shank",),
}


@frozen
class Half:
    """The recording of one foot, which waits for the other."""

    name: str
    place: str
    began: datetime
    told: dict[str, Any]


class Halves:
    """Where the recording of one foot waits for the other.

    Parameters
    ----------
    folder : where they lie, a folder each.
    jobs : the walks that wait to be measured.
    """

    def __init__(self, folder: Path, jobs: Jobs) -> None:
        self.folder, self.jobs = folder, jobs
        self._lock = threading.Lock()

    def take(self, sent_id: str, place: str, told: dict[str, Any], content: bytes) -> str | None:
        """Keep one foot's recording; give the job of both feet once both are here, else None.

        Parameters
        ----------
        sent_id : an id its sender made; what was sent with it before is not taken again.
        place : where the phone was.
        told : how the walk was done; `began` is in it.
        content : the recording, as a file.
        """
        name = sha256(sent_id.encode()).hexdigest()[:24]
        own = self.folder / name
        with self._lock:
            if own.exists():
                job = json.loads((own / "half.json").read_bytes()).get("job")
                return str(job) if job else None
            own.mkdir(parents=True, mode=0o700)
            write_private(own / f"{place}.csv", content)
            write_private(own / "half.json", json.dumps({"place": place, "told": told}).encode())
            began = datetime.fromisoformat(told["began"])
            partners = [
                half
                for half in self._waiting()
                if half.place in PARTNER[place] and abs(half.began - began) <= TOGETHER
            ]
            if not partners:
                return None
            nearest = min(partners, key=lambda half: abs(half.began - began))
            return self._go_on(nearest, Half(name, place, began, told))

    def waiting(self) -> list[Half]:
        """Give the recordings whose other foot has not come, oldest first."""
        with self._lock:
            return self._waiting()

    def alone(self, name: str) -> str | None:
        """Send a recording on without the other foot; None where there is none of that name."""
        with self._lock:
            found = next((half for half in self._waiting() if half.name == name), None)
            return self._go_on(found) if found else None

    def throw_away(self, name: str) -> None:
        """Take a waiting recording away for good."""
        with self._lock:
            if any(half.name == name for half in self._waiting()):
                shutil.rmtree(self.folder / name, ignore_errors=True)

    def _waiting(self) -> list[Half]:
        if not self.folder.is_dir():
            return []
        found = []
        for folder in self.folder.iterdir():
            try:
                told = json.loads((folder / "half.json").read_bytes())
            except (OSError, ValueError):
                continue
            if "job" not in told:
                began = datetime.fromisoformat(told["told"]["began"])
                found.append(Half(folder.name, told["place"], began, told["told"]))
        return sorted(found, key=lambda half: half.began)

    def _go_on(self, *halves: Half) -> str:
        files = [
            (f"{half.place}.csv", (self.folder / half.name / f"{half.place}.csv").read_bytes())
            for half in halves
        ]
        told = {**halves[0].told, "began": min(half.began for half in halves).isoformat()}
        once = "+".join(sorted(half.name for half in halves))
        job = self.jobs.add([(name, BytesIO(content)) for name, content in files], told, once)
        for half in halves:
            # The id stays, so that the same recording sent again is known; its readings go.
            write_private(self.folder / half.name / "half.json", json.dumps({"job": job}).encode())
            (self.folder / half.name / f"{half.place}.csv").unlink(missing_ok=True)
        return job
