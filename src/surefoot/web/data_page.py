"""My notes: where they are, a copy, everything out, a passphrase, everything gone."""

import secrets
import tempfile
from pathlib import Path

from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from surefoot.actions.safe_keeping import back_up, copies
from surefoot.actions.take_out import erase, export, undo_erase
from surefoot.web.calendar import moment
from surefoot.web.visit import Visit


def show(visit: Visit) -> Response:
    """Draw the page."""
    where = str(visit.site.notebook.where)
    return visit.render(
        "data.html",
        where=where,
        locked=visit.site.settings.passphrase is not None,
        copies=[(moment(c.made_at, visit.t), Path(c.path).name) for c in copies(where)],
    )


def copy(visit: Visit) -> Response:
    """Make a dated copy beside the notebook."""
    back_up(visit.site.notebook, now=visit.now)
    return visit.go("/me/data", said="copied")


def take_out(visit: Visit) -> Response:
    """Give everything as one file to keep."""
    folder = tempfile.TemporaryDirectory(prefix="surefoot-export-")
    file = Path(folder.name) / f"surefoot-{visit.today}.zip"
    try:
        export(visit.site.notebook, file)
    except BaseException:
        folder.cleanup()
        raise
    return FileResponse(
        file,
        filename=file.name,
        media_type="application/zip",
        background=BackgroundTask(folder.cleanup),
    )


def lock(visit: Visit) -> Response:
    """Lock the notebook's file with a passphrase, change it, or take it away."""
    old = visit.site.settings.passphrase
    if old is not None and not secrets.compare_digest(visit.said("now").encode(), old.encode()):
        return visit.go("/me/data", said="wrong_passphrase")
    new = visit.said("new")
    if visit.said("to") == "none":
        visit.site.relock(old, None)
        return visit.go("/me/data", said="unlocked")
    if not new or new != visit.said("again"):
        return visit.go("/me/data", said="not_the_same")
    visit.site.relock(old, new)
    return visit.go("/me/data", said="locked")


def wipe(visit: Visit) -> Response:
    """Erase everything, after the word was typed; an undo copy stays for seven days."""
    if visit.said("sure").upper() != visit.t.plain("data.erase_word").upper():
        return visit.go("/me/data", said="not_erased")
    erase(visit.site.notebook, now=visit.now)
    visit.site.forget()
    return visit.go("/me/data", said="erased")


def unwipe(visit: Visit) -> Response:
    """Bring back what was erased in the last seven days."""
    undo_erase(visit.site.notebook, now=visit.now)
    visit.site.forget()
    return visit.go("/me/data", said="brought_in")
