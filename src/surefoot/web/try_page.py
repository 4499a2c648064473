"""Try one thing: a fair test, one question a page; the plan is locked before day 1."""

import secrets
from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, get_args

from markupsafe import Markup, escape
from starlette.exceptions import HTTPException
from starlette.responses import Response

from surefoot.report.saying import saying
from surefoot.report.wording import say
from surefoot.terms.errors import CannotUse
from surefoot.web.answers_page import notes
from surefoot.web.calendar import long_day
from surefoot.web.visit import Visit
from surefoot.web.words import FIRST_LOCALE

# The models need scipy, which takes a second to come; the first page must not wait for it.
if TYPE_CHECKING:
    from surefoot.answers.experiment import Plan
    from surefoot.answers.outcome import Stand

#: What can be chosen from the list; anything else is typed.
THINGS = ("aid_wedge", "aid_sep", "aid_sock", "ex_eversion", "ex_towel", "ex_heel", "ex_stretch")
LENGTHS = (42, 56, 84)
#: The questions in their order; the plan is shown after the last. What the result goes by is only
#: asked of who has timed enough stands of one kind.
STEPS = ("what", "prescribed", "wears_off", "goes_by", "length")
MOST_LETTERS = 60
LARGEST_SEED = 2**31


def show(visit: Visit) -> Response:
    """Draw the test that is running, or the first question, and the tests of before."""
    from surefoot.actions import experiment

    kept = visit.site.notebook.experiments()
    open_one = next((k for k in kept if k.status in ("planned", "running")), None)
    if open_one is not None:
        return visit.go(f"/answers/try/{open_one.id}")
    before = [(k.id, experiment.locked(k)[0], k.status) for k in kept if k.unchanged]
    return _ask(visit, "what", {}, before=before)


def plan(visit: Visit) -> Response:
    """Take one answer and draw the next question, a refusal in words, or the plan."""
    from surefoot.actions import experiment
    from surefoot.answers.experiment import refuse_what

    said = _said(visit)
    try:
        refuse_what(said["what"])
    except CannotUse:
        return visit.render("try.html", step="refused", said=said)
    if not said["what"]:
        return _ask(visit, "what", said)
    if said["prescribed"] in ("yes", "not_sure"):
        return visit.render("try.html", step="refused", said=said)
    waiting = next((step for step in STEPS if not said[step]), None)
    if waiting is not None:
        return _ask(visit, waiting, said)
    said["seed"] = said["seed"] or str(secrets.randbelow(LARGEST_SEED))
    drawn = _plan(visit, said)
    chances = [
        (saying(visit.t.language).number(f"{fall:g}"), round(10 * chance))
        for fall, chance in zip(drawn.falls, drawn.chances, strict=True)
    ]
    words = experiment.plan_words(drawn, visit.t.language)
    by = drawn.goes_by
    return visit.render("try.html", step="plan", said=said, words=words, chances=chances, by=by)


def lock_it(visit: Visit) -> Response:
    """Keep the plan that was shown; from here on it does not change."""
    from surefoot.actions import experiment
    from surefoot.answers.experiment import refuse_what

    said = _said(visit)
    refuse_what(said["what"])
    if not all(said.values()) or said["prescribed"] != "no":
        raise HTTPException(400)
    kept = experiment.lock(visit.site.notebook, _plan(visit, said), at=visit.now)
    visit.site.forget()
    return visit.go(f"/answers/try/{kept.id}", said="kept")


def show_test(visit: Visit) -> Response:
    """Draw where a test stands; what came of it only once it was looked at after the end."""
    from surefoot.actions import experiment
    from surefoot.report.answer_pictures import schedule

    kept = _kept(visit)
    locked, sha256 = experiment.locked(kept)
    language = visit.t.language
    progress, words = experiment.status(locked, notes(visit), today=visit.today, language=language)
    drawn = schedule(locked, today=visit.today, language=language)
    verdict, first = None, Markup("")
    if kept.status == "finished":
        found = experiment.finish_experiment(locked, sha256, notes(visit), today=visit.today)
        verdict = say(found, language)
        first = _said_first(kept, found.sentence, verdict.sentence)
    return visit.render(
        "try_test.html",
        kept=kept,
        what=_name(locked.what, visit),
        saved=long_day(kept.entered_at.date(), visit.t),
        sha256=sha256,
        over=progress.state == "over",
        words=words,
        svg=Markup(drawn.svg),  # noqa: S704  (drawn by us, words escaped)
        table=Markup(drawn.table),  # noqa: S704
        first=first,
        verdict=verdict,
    )


def stop(visit: Visit) -> Response:
    """Stop a test, for any reason; nothing of the result is shown."""
    kept = _kept(visit)
    if kept.status in ("planned", "running"):
        visit.site.notebook.change_experiment(kept.id, status="stopped")
        visit.site.forget()
    return visit.go(f"/answers/try/{kept.id}")


def finish(visit: Visit) -> Response:
    """Look at the result, once the last day has passed."""
    from surefoot.actions import experiment

    kept = _kept(visit)
    if kept.status in ("planned", "running"):
        now: Callable[[], Any] = visit.site.clock
        experiment.finish_kept(visit.site.notebook, kept, today=visit.today, now=now)
        visit.site.forget()
    return visit.go(f"/answers/try/{kept.id}")


def _said_first(kept: Any, now: str, now_here: str) -> Markup:
    """Give what was said at the first look; it stays, whatever was noted since."""
    first = str(kept.looks[0]["sentence"]) if kept.looks else now
    if first == now:
        return escape(now_here)
    return Markup('<span lang="{}">{}</span>').format(FIRST_LOCALE, first)


def _ask(visit: Visit, step: str, said: dict[str, str], **more: Any) -> Response:
    things = [(thing, _name(thing, visit)) for thing in THINGS]
    stand = _stand(visit)
    steps = [one for one in STEPS if stand is not None or one != "goes_by"]
    return visit.render(
        "try.html",
        step=step,
        number=steps.index(step) + 1,
        of=len(steps),
        stand=stand,
        said=said,
        things=things,
        lengths=LENGTHS,
        before=[(i, _name(p.what, visit), s) for i, p, s in more.get("before", ())],
    )


def _said(visit: Visit) -> dict[str, str]:
    """Give the answers so far; one that is not among the choices counts as not given."""
    from surefoot.answers.experiment import WearsOff
    from surefoot.answers.outcome import GoesBy

    own = " ".join(visit.said("own").split())[:MOST_LETTERS]
    what = own or " ".join(visit.said("what").split())[:MOST_LETTERS]
    choices = {
        "prescribed": ("yes", "no", "not_sure"),
        "wears_off": get_args(WearsOff),
        "goes_by": get_args(GoesBy),
        "length": [str(n) for n in LENGTHS],
    }
    said = {name: v if (v := visit.said(name)) in known else "" for name, known in choices.items()}
    if _stand(visit) is None:
        said["goes_by"] = "day_score"
    seed = visit.said("seed")
    right = seed.isascii() and seed.isdigit() and len(seed) < 11 and int(seed) < LARGEST_SEED
    return {"what": what, **said, "seed": seed if right else ""}


def _stand(visit: Visit) -> "Stand | None":
    """Give the kind of stand a test could go by, or None where too few were timed."""
    from surefoot.answers.outcome import stand_to_go_by

    return stand_to_go_by(notes(visit).holds, _first_day(visit))


def _first_day(visit: Visit) -> date:
    return visit.today + timedelta(days=1)


def _plan(visit: Visit, said: dict[str, str]) -> "Plan":
    from surefoot.actions import experiment
    from surefoot.answers.experiment import WearsOff
    from surefoot.answers.outcome import GoesBy

    wears_off: WearsOff = next(w for w in get_args(WearsOff) if w == said["wears_off"])
    goes_by: GoesBy = next(g for g in get_args(GoesBy) if g == said["goes_by"])
    return experiment.plan_experiment(
        notes(visit),
        what=said["what"],
        wears_off=wears_off,
        goes_by=goes_by,
        first_day=_first_day(visit),
        length_days=int(said["length"]),
        seed=int(said["seed"]),
    )


def _name(what: str, visit: Visit) -> str:
    return visit.t.plain(f"try.thing.{what}") if visit.t.has(f"try.thing.{what}") else what


def _kept(visit: Visit) -> Any:
    asked = visit.request.path_params["test"]
    kept = next((k for k in visit.site.notebook.experiments() if k.id == asked), None)
    if kept is None:
        raise HTTPException(404)
    return kept
