"""Measure one waiting walk, in a program of its own: ``python -m surefoot.web.walk_job``."""

import json
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from surefoot.terms.errors import SurefootError
from surefoot.web.tokens import write_private

#: What a hostile or a broken file may take, bytes of memory.
MOST_MEMORY = 4_000_000_000


def main(folder: Path, notebook: str, passphrase: str | None) -> None:
    """Read, measure and keep one walk; write down how far it is.

    Parameters
    ----------
    folder : the job's folder.
    notebook : the notebook's file.
    passphrase : opens a locked notebook.
    """
    job = folder / "job.json"
    state: dict[str, Any] = json.loads(job.read_bytes())

    def now_at(stage: str, **more: Any) -> None:
        state.update(stage=stage, **more)
        write_private(job, json.dumps(state).encode())

    try:
        now_at("reading")
        walk_id = _measure(folder, state, notebook, passphrase, now_at)
    except SurefootError as refusal:
        now_at("refused", sentence=refusal.sentence, next_step=refusal.next_step)
        return
    except MemoryError:
        now_at("refused", say="walks.too_big")
        return
    except Exception:
        now_at("refused", say="walks.our_mistake")
        return
    now_at("done", walk=walk_id)
    for name in state["files"]:  # the notebook has its own copy now
        with suppress(OSError):
            (folder / name).unlink()


def _measure(
    folder: Path, state: dict[str, Any], notebook: str, passphrase: str | None, now_at: Any
) -> str:
    from surefoot.actions.add_walk import add_walk
    from surefoot.actions.open import open_notebook

    told = state["told"]
    with open_notebook(notebook, environ=os.environ, passphrase=passphrase) as book:
        return add_walk(
            book,
            [folder / name for name in state["files"]],
            now=datetime.fromisoformat(told["now"]),
            stage=now_at,
            **{name: value for name, value in told.items() if name != "now"},
        )


def _bounded() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


if __name__ == "__main__":
    _bounded()
    os.nice(5) if hasattr(os, "nice") else None
    main(Path(sys.argv[1]), sys.argv[2], sys.stdin.read() or None)
