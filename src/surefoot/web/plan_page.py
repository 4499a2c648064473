"""The physio's own plan: typed in or brought in, kept as written."""

from attrs import asdict
from starlette.datastructures import UploadFile
from starlette.responses import Response

from surefoot.practice.catalogue import library
from surefoot.practice.plan import PlanItem, read_care_plan, same_as_ours
from surefoot.terms.errors import CannotUse
from surefoot.web.visit import Visit

SETTING = "practise.plan"
MOST_ITEMS = 60
LARGEST_BYTES = 2 * 1024 * 1024


def items(visit: Visit) -> list[PlanItem]:
    """Give the plan's lines."""
    return [PlanItem(**row) for row in visit.site.notebook.setting(SETTING) or []]


def show(visit: Visit) -> Response:
    """Draw the plan, the form to add a line, and the form to bring in a file."""
    return visit.render("plan.html", items=items(visit), cards=library(visit.t.locale))


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
        lines.append(PlanItem(what, same_as_ours(what), **given))
    visit.site.notebook.set_setting(SETTING, [asdict(line) for line in lines[:MOST_ITEMS]])
    visit.site.forget()
    return visit.go("/practise/plan", said="kept")
