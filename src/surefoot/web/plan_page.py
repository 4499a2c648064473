"""The physio's own plan: typed in or brought in, kept as written."""

from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import asdict
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import Response

from surefoot.practice.catalogue import library
from surefoot.practice.plan import PlanItem, read_care_plan, same_as_ours
from surefoot.terms.errors import CannotUse
from surefoot.web.visit import Visit

SETTING = "practise.plan"
MOST_ITEMS = 60
LARGEST_BYTES = 2 * 1024 * 1024
LARGEST_PHOTO = 12 * 1024 * 1024
#: How the bytes of a picture begin; nothing else is shown.
PICTURES = {b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}


def items(visit: Visit) -> list[PlanItem]:
    """Give the plan's lines."""
    return [PlanItem(**row) for row in visit.site.notebook.setting(SETTING) or []]


def show(visit: Visit) -> Response:
    """Draw the plan, the form to add a line, and the form to bring in a file."""
    return visit.render("plan.html", items=items(visit), cards=library(visit.t.language))


def keep(visit: Visit) -> Response:
    """Add a line, take one away, or bring in a care plan."""
    lines = items(visit)
    upload = visit.form.get("file")
    if visit.said("remove").isdigit():
        lines = [line for n, line in enumerate(lines) if n != int(visit.said("remove"))]
    elif isinstance(upload, UploadFile) and upload.filename:
        content = upload.file.read(LARGEST_BYTES + 1)
        if len(content) > LARGEST_BYTES:
            raise CannotUse(
                "This file is too large for a care plan.",
                "Bring in the care plan alone.",
                reason="too_large",
            )
        lines += read_care_plan(content)
    elif visit.said("what"):
        what = visit.said("what")[:200]
        given = {k: visit.said(k)[:300] for k in ("dose", "note", "who")}
        photo = _photo(visit)
        lines.append(PlanItem(what, same_as_ours(what), photo=photo, **given))
    visit.site.notebook.set_setting(SETTING, [asdict(line) for line in lines[:MOST_ITEMS]])
    visit.site.forget()
    return visit.go("/practise/plan", said="kept")


def _photo(visit: Visit) -> str:
    """Keep the photo of a line; give its hash, or "" where there is none."""
    upload = visit.form.get("photo")
    if not isinstance(upload, UploadFile) or not upload.filename:
        return ""
    content = upload.file.read(LARGEST_PHOTO + 1)
    if len(content) > LARGEST_PHOTO or _kind(content) is None:
        raise CannotUse(
            "This is not a photo that can be shown.",
            "Choose a JPEG or PNG picture under 12 MB. Nothing was kept.",
            reason="not_a_photo",
        )
    with TemporaryDirectory() as folder:
        file = Path(folder) / "photo"
        file.write_bytes(content)
        return visit.site.notebook.keep_original(file, at=visit.now)


def _kind(content: bytes) -> str | None:
    return next((kind for start, kind in PICTURES.items() if content.startswith(start)), None)


def photo(visit: Visit) -> Response:
    """Give the photo of a line of the plan, and no other file."""
    digest = str(visit.request.path_params["digest"])
    if digest not in {line.photo for line in items(visit) if line.photo}:
        raise HTTPException(404)
    content = visit.site.notebook.original(digest).read_bytes()
    headers = {"x-content-type-options": "nosniff"}
    return Response(content, media_type=_kind(content) or "image/jpeg", headers=headers)
