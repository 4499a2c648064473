"""A physio's own plan: typed in, or read from a FHIR CarePlan. Their words stay as written."""

import json
from typing import Any

from attrs import frozen

from surefoot.practice.catalogue import library
from surefoot.terms.errors import CannotUse

PERIODS = {"d": "day", "wk": "week", "mo": "month", "h": "hour"}


@frozen
class PlanItem:
    """One line of a plan.

    Parameters
    ----------
    what : as the physio wrote it.
    exercise : id in the library where it is plainly one of ours, else "".
    dose : as written, or said from the plan's timing ("2 times a day").
    note : anything else that was written.
    who : whose plan it is, for "From your physio, 3 May".
    photo : sha256 of a photo of the sheet or of the exercise, kept with the originals, or "".
    """

    what: str
    exercise: str = ""
    dose: str = ""
    note: str = ""
    who: str = ""
    photo: str = ""


def same_as_ours(words: str) -> str:
    """Give the id of the library's exercise whose name or id the words hold, or ""."""
    plain = words.lower()
    for entry in library().values():
        name = entry.name.lower().split(",")[0].split("(")[0].strip()
        if entry.id in plain or name in plain:
            return entry.id
    return ""


def read_care_plan(text: str | bytes) -> tuple[PlanItem, ...]:
    """Read the activities of a FHIR R4 CarePlan, or of the CarePlans in a Bundle.

    Raises
    ------
    CannotUse
        Not JSON, no CarePlan in it, or a CarePlan without activities.
    """
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        raise CannotUse(
            "This file is not a FHIR care plan: it cannot be read as JSON.",
            "Ask for the plan as a FHIR CarePlan in JSON, or type it in.",
            reason="not_json",
        ) from None
    plans = [r for r in _resources(whole) if r.get("resourceType") == "CarePlan"]
    items = tuple(item for plan in plans for item in _items(plan))
    if not items:
        raise CannotUse(
            "There is no care plan with exercises in this file.",
            "Ask for the plan as a FHIR CarePlan in JSON, or type it in.",
            reason="no_care_plan",
        )
    return items


def _resources(whole: Any) -> list[dict[str, Any]]:
    if not isinstance(whole, dict):
        return []
    if whole.get("resourceType") == "Bundle":
        entries = whole.get("entry") or []
        inner = [e.get("resource") for e in entries if isinstance(e, dict)]
        return [r for r in inner if isinstance(r, dict)]
    return [whole]


def _items(plan: dict[str, Any]) -> list[PlanItem]:
    who = str((plan.get("author") or {}).get("display", ""))
    found = []
    for activity in plan.get("activity") or []:
        detail = activity.get("detail") if isinstance(activity, dict) else None
        if not isinstance(detail, dict) or detail.get("status") in ("cancelled", "stopped"):
            continue
        code = detail.get("code") or {}
        what = str(code.get("text") or detail.get("description") or "").strip()
        if what:
            note = str(detail.get("description") or "") if code.get("text") else ""
            found.append(PlanItem(what, same_as_ours(what), _dose(detail), note, who))
    return found


def _dose(detail: dict[str, Any]) -> str:
    if detail.get("scheduledString"):
        return str(detail["scheduledString"])
    repeat = (detail.get("scheduledTiming") or {}).get("repeat") or {}
    often, period, unit = repeat.get("frequency"), repeat.get("period", 1), repeat.get("periodUnit")
    if not often or unit not in PERIODS:
        return ""
    every = PERIODS[unit] if period == 1 else f"{period:g} {PERIODS[unit]}s"
    return f"{often} {'time' if often == 1 else 'times'} {'a' if period == 1 else 'every'} {every}"
