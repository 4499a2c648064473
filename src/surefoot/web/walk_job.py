"""Measure one waiting walk, in a program of its own: ``python -m surefoot.web.walk_job``."""

import json
import os
import shutil
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from surefoot.terms.errors import SurefootError
from surefoot.web.tokens import write_private
from surefoot.web.walk_drawing import keep_page

#: What a hostile or a broken file may take, bytes of memory.
MOST_MEMORY = 4_000_000_000


def main(job: Path, notebook: str, passphrase: str | None) -> None:
    """Read, measure and keep one walk; write down how far it is.

    Parameters
    ----------
    job : the job's folder.
    notebook : the notebook's file.
    passphrase : opens a locked notebook.
    """
    state: dict[str, Any] = json.loads((job / "job.json").read_bytes())
    told = dict(state["told"])

    def now_at(stage: str, **more: Any) -> None:
        state.update(stage=stage, **more)
        write_private(job / "job.json", json.dumps(state).encode())

    def step(words: str) -> None:
        now_at(
            {"reading": "reading", "measuring": "measuring"}.get(
                words.split(maxsplit=1)[0], "keeping"
            )
        )

    try:
        if "draw" in told:
            walk_id = _draw(job, str(told["draw"]), notebook, passphrase, step)
        else:
            walk_id = _measure(job, told, notebook, passphrase, step)
    except SurefootError as refusal:
        now_at("refused", sentence=refusal.sentence, next_step=refusal.next_step)
    except MemoryError:
        now_at("refused", say="walks.too_big")
    except Exception:
        if os.environ.get("SUREFOOT_DEBUG"):
            raise
        now_at("refused", say="walks.our_mistake")
    else:
        now_at("done", walk=walk_id)
    shutil.rmtree(job / "files", ignore_errors=True)  # the notebook has its own copy now
    (job / "files.zip").unlink(missing_ok=True)


def _measure(
    job: Path, told: dict[str, Any], notebook: str, passphrase: str | None, step: Any
) -> str:
    from surefoot.actions.add_walk import Circumstances, add_walk
    from surefoot.actions.open import open_notebook

    now = datetime.fromisoformat(told.pop("now"))
    if "made_up" in told:
        from surefoot.actions.made_up_person import made_up_walk_files

        told |= made_up_walk_files(job / "files", told.pop("made_up"))
    if told.get("began"):
        told["began"] = datetime.fromisoformat(told["began"])
    with open_notebook(notebook, environ=os.environ, passphrase=passphrase) as book:
        note, walk = add_walk(book, job / "files", Circumstances(**told), now=now, step=step)
    keep_page(job.parent.parent, walk, note.id)
    return note.id


def _draw(job: Path, walk_id: str, notebook: str, passphrase: str | None, step: Any) -> str:
    from surefoot.actions.draw_walk import draw_walk
    from surefoot.actions.open import open_notebook

    step("reading the recording")
    with open_notebook(notebook, environ=os.environ, passphrase=passphrase) as book:
        walk = draw_walk(book, walk_id)
    step("keeping the picture")
    keep_page(job.parent.parent, walk, walk_id)
    return walk_id


def _bounded() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    with suppress(AttributeError, OSError):
        os.nice(5)


if __name__ == "__main__":
    _bounded()
    main(Path(sys.argv[1]), sys.argv[2], sys.stdin.read() or None)
