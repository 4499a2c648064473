"""Try one thing: plan a fair test, see where it stands, and hear what came of it."""

import json
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surefoot.actions.ask import Notes, notes_of
from surefoot.answers import experiment, experiment_result
from surefoot.answers.experiment import Plan, WearsOff, plan_sha256
from surefoot.answers.experiment_progress import Progress, progress
from surefoot.answers.outcome import GoesBy
from surefoot.answers.verdict import Verdict
from surefoot.report.saying import FIRST_LANGUAGE
from surefoot.report.wording import say, say_plain, times
from surefoot.terms.errors import CannotUse

if TYPE_CHECKING:
    from surefoot.notebook.experiments import Experiment
    from surefoot.notebook.notebook import Notebook


def plan_experiment(
    notes: Notes,
    *,
    what: str,
    wears_off: WearsOff,
    first_day: date,
    length_days: int,
    seed: int,
    goes_by: GoesBy = "day_score",
) -> Plan:
    """Draw the plan of a fair test; see `surefoot.answers.experiment.plan`."""
    return experiment.plan(
        notes.days,
        what=what,
        wears_off=wears_off,
        first_day=first_day,
        length_days=length_days,
        seed=seed,
        goes_by=goes_by,
        holds=notes.holds,
    )


def plan_words(plan: Plan, language: str = FIRST_LANGUAGE) -> tuple[str, ...]:
    """Say a plan before it is locked: what to do, and the chance of an answer."""
    smallest = plan.smallest_fall
    by_fall = dict(zip(plan.falls, plan.chances, strict=True))

    def of_ten(chance: float) -> str:
        return times(chance, chance, language)

    return say_plain(
        "plan",
        {
            "design": plan.design,
            "goes_by": plan.goes_by,
            "leg": None if plan.stand is None else plan.stand.leg,
            "block_days": plan.block_days,
            "days": plan.days,
            "first_day": plan.first_day,
            "last_day": plan.last_day,
            "smallest_some": smallest is not None,
            "smallest": _short(smallest),
            "smallest_tests": None if smallest is None else of_ten(by_fall[smallest]),
            "largest": _short(plan.falls[-1]),
            "largest_tests": of_ten(plan.chances[-1]),
        },
        language,
    )


def _short(figure: float | None) -> float | None:
    """Give 2 for 2.0, for it is read out."""
    return int(figure) if figure is not None and figure == int(figure) else figure


def lock_in_file(plan: Plan, file: Path, *, today: date) -> str:
    """Save a plan with its hash, once and before its first day; give the hash.

    Parameters
    ----------
    plan : the plan.
    file : where to; it must not be there yet.
    today : the day it is saved. A lot drawn over days that are past proves nothing.

    Raises
    ------
    CannotUse
        The file is there already: a plan is never written over. Or day 1 has begun.
    """
    _before_day_one(plan, today)
    sha256 = plan_sha256(plan)
    try:
        with file.open("x", encoding="utf-8") as out:
            json.dump({"sha256": sha256, "plan": plan.to_dict()}, out, indent=1)
            out.write("\n")
    except FileExistsError:
        raise CannotUse(
            f"{file.name} is there already, and a plan is never written over.",
            "Choose another name.",
        ) from None
    return sha256


def _before_day_one(plan: Plan, today: date) -> None:
    if today >= plan.first_day:
        raise CannotUse("A plan is locked before day 1.", "Choose a later first day.")


def plan_in_file(file: Path) -> tuple[Plan, str]:
    """Give the plan of a file and the hash it was saved with.

    Raises
    ------
    CannotUse
        The file is not a plan.
    """
    try:
        kept: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        plan, sha256 = kept["plan"], str(kept["sha256"])
    except FileNotFoundError:
        raise CannotUse(
            f"There is no plan {file.name} here.", "Check its name and folder."
        ) from None
    except (OSError, ValueError, KeyError, TypeError):
        raise CannotUse(
            f"{file.name} is not the plan of a test.", "Choose the plan file."
        ) from None
    return Plan.from_dict(plan), sha256


def lock(notebook: "Notebook", plan: Plan, *, at: datetime) -> "Experiment":
    """Keep a plan in the notebook, with its seed and hash, before day 1.

    Raises
    ------
    CannotUse
        Day 1 has begun, or another test is running.
    """
    _before_day_one(plan, at.date())
    if any(kept.status in ("planned", "running") for kept in notebook.experiments()):
        raise CannotUse(
            "Another test is planned or running, and two at once cannot be told apart.",
            "Finish or stop it first.",
        )
    whole = {**plan.to_dict(), "sha256": plan_sha256(plan)}
    return notebook.keep_experiment(whole, seed=plan.seed, at=at)


def locked(kept: "Experiment") -> tuple[Plan, str]:
    """Give the plan of a kept test and the hash it was kept with.

    Raises
    ------
    CannotUse
        What was kept has been changed.
    """
    if not kept.unchanged:
        raise CannotUse("The plan kept in the notebook was changed.", "Plan a new test.")
    whole = dict(kept.plan)
    sha256 = str(whole.pop("sha256"))
    return Plan.from_dict(whole), sha256


def status(
    plan: Plan, notes: Notes, *, today: date, language: str = FIRST_LANGUAGE
) -> tuple[Progress, tuple[str, ...]]:
    """Say where a test stands; the result stays hidden.

    Parameters
    ----------
    plan : the locked plan.
    notes : the notes.
    today : the day.
    language : one of `surefoot.report.saying.LANGUAGES`.
    """
    now = progress(plan, notes.days, today=today, holds=notes.holds)
    values = {
        "state": now.state,
        "what": plan.what,
        "first_day": plan.first_day,
        "last_day": plan.last_day,
        "days": plan.days,
        "day_number": now.day_number,
        "with_it": now.with_it,
        "until": now.until,
        "noted": now.noted,
    }
    return now, say_plain("progress", values, language)


def finish_experiment(plan: Plan, sha256: str, notes: Notes, *, today: date) -> Verdict:
    """Give the result of a test, in words, once its last day has passed.

    Parameters
    ----------
    plan : the locked plan.
    sha256 : the hash it was locked with.
    notes : the notes.
    today : the day.
    """
    return say(
        experiment_result.finish(
            plan,
            notes.days,
            sha256_kept=sha256,
            today=today,
            doings=notes.doings,
            holds=notes.holds,
        )
    )


def finish_kept(
    notebook: "Notebook", kept: "Experiment", *, today: date, now: Callable[[], datetime]
) -> Verdict:
    """Give the result of a test kept in the notebook, and note there that it was looked at."""
    plan, sha256 = locked(kept)
    verdict = finish_experiment(plan, sha256, notes_of(notebook, until=today), today=today)
    look = {"at": now().isoformat(), "sentence": verdict.sentence}
    notebook.change_experiment(kept.id, status="finished", look=look)
    return verdict
