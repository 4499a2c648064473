"""The page of a walk in plain pieces, made once in each reading and kept beside the notebook."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surefoot.terms.languages import easy, language_of
from surefoot.web.tokens import write_private
from surefoot.web.words import LOCALES

if TYPE_CHECKING:
    from surefoot.gait.walk import Walk
    from surefoot.web.visit import Visit

#: Pages kept in an older form are drawn again.
FORM = 3


def page_of(walk: "Walk", language: str) -> dict[str, Any]:
    """Give a walk's page in plain pieces: sentences, drawings, table, notes."""
    from surefoot.report.walk_panels import panels
    from surefoot.report.walk_words import walk_page

    drawn = [panel.svg() for panel in panels(walk_page(walk, language=language_of(language)))]
    return _words_of(walk, language) | {"drawings": drawn}


def _words_of(walk: "Walk", language: str) -> dict[str, Any]:
    from surefoot.report.walk_words import walk_page

    page = walk_page(walk, language=language)
    return {
        "sentences": page.sentences,
        "head": page.head,
        "rows": page.rows,
        "ratios": page.ratios,
        "fitness": page.fitness,
        "errors": page.errors,
        "method": walk.method,
    }


def keep_page(beside: Path, walk: "Walk", walk_id: str) -> None:
    """Draw a walk in every language and keep its pages; the easy reading has the same drawings."""
    pages = {language: page_of(walk, language) for language in LOCALES}
    pages |= {easy(language): _words_of(walk, easy(language)) for language in LOCALES}
    write_private(_file(beside, walk_id), json.dumps({"form": FORM, "pages": pages}).encode())


def kept_page(beside: Path, walk_id: str, language: str) -> dict[str, Any] | None:
    """Give the page of a walk as it was drawn, or None where it was not drawn here."""
    try:
        found = json.loads(_file(beside, walk_id).read_bytes())
        page: dict[str, Any] = found["pages"][language_of(language)] | found["pages"][language]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return page if found.get("form") == FORM else None


def page_for(visit: "Visit", walk: Any) -> tuple[dict[str, Any], str | None]:
    """Give the page of a kept walk, and the job that draws it where that is still going on.

    A walk that was not measured by this app (added on the command line, brought in) is shown from
    its kept strides at once; its curves are drawn from the original file by the worker.
    """
    site, language = visit.site, visit.t.language
    page = kept_page(site.settings.beside, walk.id, language)
    if page is not None:
        return page, None
    job = None
    if walk.original:
        job = site.jobs.add([], {"draw": walk.id, "form": FORM}, once=f"draw {FORM} {walk.id}")
        state = site.jobs.look(job)
        job = job if state and state["stage"] not in ("done", "refused") else None
    made = site.remember(
        ("walk page", walk.id, language), lambda: page_of(site.notebook.walk(walk.id), language)
    )
    return made, job


def _file(beside: Path, walk_id: str) -> Path:
    return beside / "pages" / f"{walk_id}.json"
