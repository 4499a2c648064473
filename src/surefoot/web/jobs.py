"""Walks that wait to be measured: each in a folder of its own, worked on by another program.

The work is heavy, so it never runs in the program that answers pages. A job is a folder with the
files and a small ``job.json``; whoever starts next finds what was left undone and goes on.
"""

import json
import re
import secrets
import shutil
import subprocess
import sys
import threading
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from surefoot.web.tokens import write_private

#: A job that takes longer is ended; a two-hour recording takes minutes, not an hour.
LONGEST_S = 1800.0
STAGES = ("waiting", "reading", "measuring", "keeping", "done", "refused")
_SHARES = {"waiting": 0.05, "reading": 0.2, "measuring": 0.5, "keeping": 0.9}
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9._ -]+")
JOB_ID = re.compile(r"[0-9a-f]{24}")


def safe_name(name: str, number: int) -> str:
    """Give a file name that is only a name: the person's own where it is harmless.

    Readers know some formats by their file names, so the name is kept; a path in it is not.
    """
    last = re.split(r"[\\/]", name)[-1]
    clean = _NOT_IN_A_NAME.sub("_", last).strip(". ")[-80:]
    return clean or f"recording-{number}"


class Jobs:
    """The walks that wait, and the one program that works on them.

    Parameters
    ----------
    folder : where waiting walks lie.
    notebook : the notebook's file.
    passphrase : opens a locked notebook; handed to the worker by pipe, never written down.
    """

    def __init__(self, folder: Path, notebook: Path, passphrase: str | None = None) -> None:
        self.folder, self.notebook, self.passphrase = folder, notebook, passphrase
        self._over: set[str] = set()
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._running: subprocess.Popen[str] | None = None
        self._thread: threading.Thread | None = None

    # -- by the pages --------------------------------------------------------------------------

    def add(
        self, files: list[tuple[str, BinaryIO]], told: dict[str, Any], once: str | None = None
    ) -> str:
        """Keep files for the worker; give the job's id. All is on the disk when this returns.

        Parameters
        ----------
        files : name and content of each file of one walk.
        told : how the walk was done.
        once : an id its sender made; what was sent with it before is not taken again.
        """
        job = secrets.token_hex(12) if once is None else sha256(once.encode()).hexdigest()[:24]
        if (self.folder / job).exists():
            return job
        making = self.folder / f".{job}.{secrets.token_hex(4)}"
        (making / "files").mkdir(parents=True, mode=0o700)
        names = []
        for number, (name, file) in enumerate(files):
            wanted = safe_name(name, number)
            if wanted in names:
                wanted = f"{number}-{wanted}"
            names.append(wanted)
            with (making / "files" / wanted).open("xb") as kept:
                shutil.copyfileobj(file, kept, 1 << 20)
        write_private(
            making / "job.json",
            json.dumps({"stage": "waiting", "told": told}).encode(),
        )
        try:
            making.rename(self.folder / job)
        except OSError:  # the same thing was sent twice at once; the first is kept
            shutil.rmtree(making, ignore_errors=True)
        self._wake.set()
        return job

    def refuse(self, once: str, told: dict[str, Any], sentence: str, next_step: str) -> None:
        """Write down that a recording that came by itself cannot be used, and why."""
        state = {"stage": "refused", "told": told, "sentence": sentence, "next_step": next_step}
        job = sha256(once.encode()).hexdigest()[:24]
        write_private(self.folder / job / "job.json", json.dumps(state).encode())

    def refused(self) -> list[tuple[str, dict[str, Any]]]:
        """Give the refusals that nobody has seen yet, oldest first."""
        return [
            (job, state)
            for job, state in self._open()
            # A picture that cannot be drawn again is no walk that was turned away.
            if state["stage"] == "refused" and "draw" not in state.get("told", {})
        ]

    def seen(self, job: str) -> None:
        """Remember that a refusal was read."""
        state = self.look(job)
        if state is not None and state["stage"] == "refused" and not state.get("seen"):
            state.pop("share")
            write_private(
                self.folder / job / "job.json", json.dumps({**state, "seen": True}).encode()
            )

    def look(self, job: str) -> dict[str, Any] | None:
        """Give how far a job is, or None where there is none of that id."""
        if not JOB_ID.fullmatch(job):
            return None
        try:
            found: dict[str, Any] = json.loads((self.folder / job / "job.json").read_bytes())
        except (OSError, ValueError):
            return None
        return {**found, "share": _SHARES.get(found["stage"], 1.0)}

    def waiting(self) -> list[str]:
        """Give the ids of the jobs that are not done, oldest first."""
        return [job for job, state in self._open() if state["stage"] not in ENDS]

    def _open(self) -> list[tuple[str, dict[str, Any]]]:
        """Give the jobs somebody still waits for or has not seen, oldest first.

        After years there are thousands that are over: each is looked at once.
        """
        if not self.folder.is_dir():
            return []
        found = []
        for folder in self.folder.iterdir():
            state = None
            if JOB_ID.fullmatch(folder.name) and folder.name not in self._over:
                state = self.look(folder.name)
            if state is None:
                continue
            if state["stage"] == "done" or state.get("seen"):
                self._over.add(folder.name)
            else:
                found.append((folder.stat().st_mtime, folder.name, state))
        return [(name, state) for _, name, state in sorted(found, key=lambda one: one[:2])]

    # -- the worker ----------------------------------------------------------------------------

    def start(self) -> None:
        """Begin to work through what waits, also what an earlier run left."""
        if self._thread is not None:
            return
        self._thread = threading.Thread(target=self._work, name="walks", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End; what is not done is done the next time."""
        self._stop.set()
        self._wake.set()
        if self._running is not None:
            self._running.terminate()
        if self._thread is not None:
            self._thread.join(5)

    def _work(self) -> None:
        while not self._stop.is_set():
            self._wake.clear()
            for job in self.waiting():
                if self._stop.is_set():
                    return
                self._run(job)
            self._wake.wait()

    def _run(self, job: str) -> None:
        folder = self.folder / job
        self._running = subprocess.Popen(  # noqa: S603  (this Python, our own module, our folder)
            [sys.executable, "-m", "surefoot.web.walk_job", str(folder), str(self.notebook)],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        try:
            self._running.communicate(self.passphrase or "", timeout=LONGEST_S)
        except subprocess.TimeoutExpired:
            self._running.kill()
            self._running.wait()
        ended = self.look(job)
        if not self._stop.is_set() and (ended is None or ended["stage"] not in ENDS):
            told = ended or {"told": {}}
            refused = {**told, "stage": "refused", "say": "walks.worker_stopped"}
            write_private(folder / "job.json", json.dumps(refused).encode())
        self._running = None


ENDS = ("done", "refused")
