"""My notes: where they are, a copy, everything out, everything in, everything gone."""

import secrets
import tempfile
from pathlib import Path

from starlette.background import BackgroundTask
from starlette.datastructures import UploadFile
from starlette.responses import FileResponse, Response

from surefoot.actions.safe_keeping import back_up, copies
from surefoot.actions.take_out import bring_in, erase, export, undo_erase
from surefoot.terms.errors import CannotUse, SurefootError
from surefoot.web.calendar import moment
from surefoot.web.jobs import safe_name
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


def take_in(visit: Visit) -> Response:
    """Bring in an export of surefoot, or a file of another diary app."""
    given = visit.form.get("file")
    if not isinstance(given, UploadFile) or not given.filename:
        raise CannotUse("No file was chosen.", "Choose a file, then try again.", reason="no_file")
    with tempfile.TemporaryDirectory(prefix="surefoot-in-") as folder:
        file = Path(folder) / safe_name(given.filename, 0)
        with file.open("wb") as kept:
            while part := given.file.read(1 << 20):
                kept.write(part)
        danger = _brought(visit, file)
    visit.site.forget()
    return visit.go("/help") if danger else visit.go("/me/data", said="brought_in")


def _brought(visit: Visit, file: Path) -> bool:
    """Bring a file in; tell whether its last days speak of something that cannot wait."""
    try:
        bring_in(visit.site.notebook, file, now=visit.now)
    except SurefootError as not_ours:
        from surefoot.actions import bring_in_other

        try:
            looked = bring_in_other.look(file)
            bring_in_other.keep(visit.site.notebook, looked, now=visit.now)
        except SurefootError as other:
            raise other from not_ours
        heard = bring_in_other.heard(looked, visit.today)
        return any(flag.level != "tell_team" for flag in heard)
    return False


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
