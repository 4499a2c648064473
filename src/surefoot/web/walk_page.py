"""One walk: its sentences, its picture, its numbers; beside another only when done alike."""

from typing import Any

from attrs import evolve
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import Response

from surefoot.terms.errors import CannotUse, Contradiction
from surefoot.web.calendar import long_day
from surefoot.web.visit import Visit
from surefoot.web.walk_drawing import page_for
from surefoot.web.walks import AIDS, TIRED, aid_said, alike, how, when

#: How many of the newest walks are offered for comparing.
MOST_TO_COMPARE = 20


def show(visit: Visit) -> Response:
    """Draw one walk."""
    walk = asked_walk(visit)
    others = [w for w in visit.site.walks(visit.today)[::-1] if w.id != walk.id]
    page, drawing = page_for(visit, walk)
    return visit.render(
        "walk.html",
        walk=walk,
        said=when(walk, visit),
        day=long_day(walk.day, visit.t),
        page=page,
        drawings=[Markup(d) for d in page["drawings"]],  # noqa: S704  (our drawing)
        drawing=drawing,
        others=[(w, when(w, visit)) for w in others[:MOST_TO_COMPARE]],
        aid_said=aid_said,
        aids=AIDS,
        tired=tuple(TIRED),
        shoe=walk.shoe,
        used=walk.aid.split(", "),
        tired_now=_tired(walk),
    )


def compare(visit: Visit) -> Response:
    """Draw two walks side by side, or say what they differ in."""
    one, other = asked_walk(visit), _get(visit, visit.asked("with"))
    differs = alike(one, other)
    t = visit.t
    return visit.render(
        "walk_compare.html",
        one=one,
        other=other,
        said=(when(one, visit), when(other, visit)),
        what=", ".join(t.plain(f"walks.condition.{d}") for d in differs),
        table=None if differs else numbers(visit, [one, other]),
        changes=[] if differs else _changes(visit, one, other),
        unknown=not differs and not one.shoe,
    )


def _changes(visit: Visit, one: Any, other: Any) -> list[str]:
    """Say what clearly changed from the earlier to the later of two walks, or why nothing is."""
    from surefoot.gait.change import compare_walks
    from surefoot.report.change_words import clear_changes

    first, second = sorted((one, other), key=lambda w: (w.day, w.began is None, str(w.began)))
    notebook = visit.site.notebook
    try:
        found = compare_walks(notebook.walk(first.id), notebook.walk(second.id))
    except (CannotUse, Contradiction) as why:
        from surefoot.report.told_again import told_again

        return [told_again(why.sentence, visit.t.language) or why.sentence]
    return clear_changes(found, language=visit.t.language)


def remove(visit: Visit) -> Response:
    """Take a walk out of everything that is read; undo brings it back."""
    walk = asked_walk(visit)
    visit.site.notebook.remove(walk.id, at=visit.now)
    visit.site.forget()
    return visit.go("/walks", said="removed")


def tell(visit: Visit) -> Response:
    """Take how a walk was done: a recording from a phone or an app does not say it."""
    walk = asked_walk(visit)
    said = how(visit)
    # Words of her own, from the command line, are no tick of the form: they stay.
    own = [part for part in walk.aid.split(", ") if part and part not in AIDS]
    said["aid"] = ", ".join([part for part in (said["aid"], *own) if part])
    answer = visit.said("tired")
    tired = walk.tiredness_0_10 if answer == _tired(walk) else TIRED.get(answer)
    notebook = visit.site.notebook
    notebook.edit(evolve(walk, **said, tiredness_0_10=tired), at=visit.now)
    visit.site.forget()
    return visit.go(f"/walks/{walk.id}", said="all_saved")


def _tired(walk: Any) -> str:
    """Give the answer of the form that a tiredness of 0 to 10 is nearest to."""
    if walk.tiredness_0_10 is None:
        return "not_sure"
    return "fresh" if walk.tiredness_0_10 <= 3 else "tired"


def numbers(visit: Visit, walks: list[Any]) -> list[tuple[str, list[str]]]:
    """Give a row for each measure: its name, then for each walk and foot the median."""
    from surefoot.report.walk_rows import ROWS

    notebook, language = visit.site.notebook, visit.t.language
    rows = []
    found = [{(m.measure, m.foot): m for m in notebook.measures_of_walk(walk.id)} for walk in walks]
    for row in ROWS:
        cells = []
        for measured in found:
            for foot in ("left", "right"):
                one = measured.get((row.column, foot))
                cells.append("–" if one is None else row.said(one.median, language))
        if any(cell != "–" for cell in cells):
            rows.append((row.name(language), cells))
    return rows


def asked_walk(visit: Visit) -> Any:
    """Give the walk the address names.

    Raises
    ------
    HTTPException
        There is none (404).
    """
    return _get(visit, str(visit.request.path_params["walk"]))


def _get(visit: Visit, walk_id: str) -> Any:
    try:
        found = visit.site.notebook.get(walk_id)
    except CannotUse:
        raise HTTPException(404) from None
    if not hasattr(found, "stride_count"):
        raise HTTPException(404)
    return found
