"""Answers: one sentence, one of doubt, the numbers, and how we know. Reckoned anew each time."""

from typing import TYPE_CHECKING, get_args

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.responses import Response

from surefoot.answers.verdict import Question, Verdict
from surefoot.report.stand_words import stands_said
from surefoot.report.wording import doubts, numbers_said, say
from surefoot.terms.errors import CannotUse
from surefoot.web.visit import Visit

# The models need scipy, which takes a second to come; the first page must not wait for it.
if TYPE_CHECKING:
    from surefoot.actions.ask import Notes

QUESTIONS: tuple[Question, ...] = (
    "is_it_gone",
    "will_it_hold",
    "off_day",
    "sudden_or_gradual",
    "what_helped",
)
#: Rows of the table that are shown; the newest are the last.
MOST_ROWS = 60


def show(visit: Visit) -> Response:
    """Draw the list of questions, each with its one sentence."""
    said = {q: sentence(visit, q) for q in QUESTIONS}
    return visit.render("answers.html", said=said)


def show_one(visit: Visit) -> Response:
    """Draw one answer."""
    asked = str(visit.request.path_params["question"]).replace("-", "_")
    question = next((q for q in get_args(Question) if q == asked), None)
    if question is None:
        raise HTTPException(404)
    verdict = answer(visit, question)
    if isinstance(verdict, CannotUse):
        return visit.render("answer.html", question=question, verdict=None, refusal=verdict)
    head, rows = numbers_said(verdict, visit.t.language)
    return visit.render(
        "answer.html",
        question=question,
        verdict=verdict,
        refusal=None,
        stands=stands_said(verdict, visit.t.language),
        doubts=doubts(verdict, visit.t.language),
        drawn=_drawn(visit, verdict),
        head=head,
        rows=rows[-MOST_ROWS:],
    )


def sentence(visit: Visit, question: Question) -> Markup:
    """Give the one sentence of an answer, or why there is none."""
    found = answer(visit, question)
    if isinstance(found, CannotUse):
        return visit.t.again(found.sentence)
    return visit.t.lines(found.sentence)


def answer(visit: Visit, question: Question) -> Verdict | CannotUse:
    """Give the verdict, or the sentence that says why there is none."""
    site, today = visit.site, visit.today

    def reckon() -> Verdict | CannotUse:
        from surefoot.actions.ask import ask

        try:
            return ask(notes(visit), question, until=today)
        except CannotUse as too_little:
            return too_little

    found = site.remember(("answer", question, today), reckon)
    return found if isinstance(found, CannotUse) else say(found, visit.t.language)


def notes(visit: Visit) -> "Notes":
    """Give what the answers are made of, taken from the notebook once."""
    from surefoot.actions.ask import notes_of

    site, today = visit.site, visit.today
    days, past = site.days(today), site.spells(today)
    return site.remember(
        ("notes", today),
        lambda: notes_of(site.notebook, until=today, days=days, past=past),
    )


def _drawn(visit: Visit, verdict: Verdict) -> tuple[Markup, Markup] | None:
    """Give the picture and its table, or None where there is nothing to draw."""
    today, language = visit.today, visit.t.language

    def draw() -> tuple[Markup, Markup] | None:
        from surefoot.actions.ask import picture

        try:
            drawn = picture(notes(visit), verdict, until=today, language=language)
        except CannotUse:
            return None
        return Markup(drawn.svg), Markup(drawn.table)  # noqa: S704  (drawn by us, words escaped)

    return visit.site.remember(("picture", verdict.question, today, language), draw)
