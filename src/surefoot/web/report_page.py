"""A page for the physio: one sheet that says what changed and how it is known, one of numbers."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median
from typing import Any

from markupsafe import Markup
from starlette.responses import Response

from surefoot import __version__
from surefoot.answers.verdict import Question, Verdict
from surefoot.diary.day import DAY_STATES, Day
from surefoot.practice.hold import Hold
from surefoot.report.plain_words import result_amount, result_name
from surefoot.web.answers_page import answer, sentence
from surefoot.web.calendar import long_day, short_day
from surefoot.web.glance import glance
from surefoot.web.timeline_page import change_named
from surefoot.web.visit import Visit
from surefoot.web.walks import aid_said, alike, when

#: What the report looks back on: 13 weeks.
REPORT_DAYS = 91
ONE_DAY = timedelta(days=1)
LONGEST_LINE = 200
PARTS = ("weeks", "walks", "tests", "methods")
ANSWERS: tuple[Question, ...] = ("is_it_gone", "off_day", "will_it_hold")
#: Measures of the first sheet, those of foot drop first; the second sheet has the walks' pages.
MEASURES = (
    *("foot_pitch_ic_deg", "toe_clearance_m", "foot_roll_ic_deg"),
    *("gait_speed_m_s", "stride_length_m"),
)
#: So that the first sheet stays one sheet of paper.
MOST_CHANGES, MOST_KINDS = 7, 5


def show(visit: Visit) -> Response:
    """Draw the page for the physio: print it, or save it as a PDF by printing."""
    site, today = visit.site, visit.today
    since = today - (REPORT_DAYS - 1) * ONE_DAY
    days = [d for d in site.days(today) if d.day >= since]
    parts = [part for part in PARTS if part in visit.request.query_params.getlist("part")]
    changes = _changes(visit, since)
    kinds = _by_kind(site.notebook.holds(since=since, until=today))
    return visit.render(
        "report.html",
        profile=site.profile(),
        question=visit.asked("question")[:LONGEST_LINE],
        wanted=visit.asked("next")[:LONGEST_LINE],
        all_parts=PARTS,
        parts=parts,
        since=long_day(since, visit.t),
        until=long_day(today, visit.t),
        checked=sum(d.state != "not_checked" for d in days),
        total=REPORT_DAYS,
        seen=glance(site.days(today), site.spells(today), today),
        strip=_strip(visit, days, since),
        answers=[(q, sentence(visit, q)) for q in ANSWERS],
        holds=kinds[:MOST_KINDS],
        walk=_walk(visit, since),
        aid_said=aid_said,
        changes=changes[:MOST_CHANGES],
        more=max(0, len(changes) - MOST_CHANGES),
        pain_falls=_pain_and_falls(visit, since),
        **(_second_sheet(visit, days, since) if parts else {}),
    )


def _strip(visit: Visit, days: Sequence[Day], since: date) -> Markup:
    from surefoot.report.weeks_strip import weeks_strip

    drawn = weeks_strip(days, since=since, until=visit.today, language=visit.t.language)
    return Markup(drawn.svg())  # noqa: S704  (drawn by us, words escaped)


def _by_kind(holds: Sequence[Hold]) -> list[dict[str, Any]]:
    """Give each leg and support its own row, the most used first."""
    groups: defaultdict[tuple[str, str], list[Hold]] = defaultdict(list)
    for hold in holds:
        if hold.stopped_by != "interrupted":
            groups[hold.leg, hold.support].append(hold)
    rows = []
    for (leg, support), group in sorted(groups.items(), key=lambda kind: -len(kind[1])):
        seconds = [hold.seconds for hold in group]
        hours = [hold.began.hour for hold in group]
        rows.append(
            {
                "leg": leg,
                "support": support,
                "n": len(group),
                "middle": f"{median(seconds):.0f}",
                "low": f"{min(seconds):.0f}",
                "high": f"{max(seconds):.0f}",
                "hours": f"{min(hours)}–{max(hours) + 1} h",
                "shoes": ", ".join(sorted({hold.shoes for hold in group if hold.shoes})),
            }
        )
    return rows


def _walk(visit: Visit, since: date) -> dict[str, Any] | None:
    """Give the newest walk beside the oldest one of the report that was done alike."""
    walks = visit.site.notebook.walks(since=since, until=visit.today)
    if not walks:
        return None
    now = walks[-1]
    before = next((walk for walk in walks[:-1] if not alike(walk, now)), None)
    rows = visit.site.remember(
        ("report walk", now.id, before and before.id, visit.t.language),
        lambda: _measured(visit, [walk for walk in (before, now) if walk is not None]),
    )
    said = [(when(w, visit), w) for w in (before, now) if w is not None]
    return {"said": said, "rows": rows, "alike": before is not None}


def _measured(visit: Visit, walks: Sequence[Any]) -> list[tuple[str, list[str]]]:
    """Give a row a measure: its name, and for each walk the stroke side and the other."""
    from surefoot.report.walk_rows import ROWS, cell_of

    profile, language = visit.site.profile(), visit.t.language
    sides = ("right", "left") if profile.stroke_leg == "right" else ("left", "right")
    feet = [visit.site.notebook.walk(walk.id).to_dict()["feet"] for walk in walks]
    rows = []
    for row in ROWS:
        found = [foot.get(side, {}).get(row.column) for foot in feet for side in sides]
        if row.column in MEASURES and any(found):
            rows.append((row.name(language), [cell_of(one, row, language) for one in found]))
    return rows


def _changes(visit: Visit, since: date) -> list[str]:
    """Say what was different in these weeks, what began last first."""
    notebook, t, today = visit.site.notebook, visit.t, visit.today
    logs: list[Any] = [*notebook.aid_logs(until=today), *notebook.exercise_logs(until=today)]
    told: list[tuple[date, date | None, str]] = [
        (log.started, log.stopped, f"{change_named(log.what, t)}{_in_brackets(log)}")
        for log in logs
    ]
    told += [
        (event.day, event.until or event.day, change_named(event.what, t))
        for event in notebook.events(since=since - 60 * ONE_DAY, until=today)
        if event.what not in ("fall", "near_fall")
    ]
    told = [one for one in told if one[1] is None or one[1] >= since]
    told.sort(key=lambda one: one[0], reverse=True)
    said = []
    for first, last, what in told:
        begun = short_day(first, t) if first >= since else long_day(first, t)
        if last is None:
            said.append(t.plain("report.since", what=what, first=begun))
        elif last == first:
            said.append(f"{what}: {begun}")
        else:
            said.append(t.plain("report.from_to", what=what, first=begun, last=short_day(last, t)))
    return said


def _in_brackets(log: Any) -> str:
    dose = getattr(log, "dose", "")
    return f" ({dose})" if dose else ""


def _pain_and_falls(visit: Visit, since: date) -> dict[str, int]:
    notebook, today = visit.site.notebook, visit.today
    events = Counter(event.what for event in notebook.events(since=since, until=today))
    pain = {e.day for e in notebook.events(since=since, until=today) if e.what == "pain"}
    pain |= {
        one.day
        for one in notebook.check_ins(since=since, until=today)
        if "pain" in one.different or one.signs.get("pain") == "seen"
    }
    return {"falls": events["fall"], "near": events["near_fall"], "pain": len(pain)}


# -- the second sheet ------------------------------------------------------------------------------


def _second_sheet(visit: Visit, days: Sequence[Day], since: date) -> dict[str, Any]:
    notebook, today = visit.site.notebook, visit.today
    noted = [since - ONE_DAY, *(d.day for d in days if d.state != "not_checked")]
    gaps = [(b - a).days - 1 for a, b in zip(noted, [*noted[1:], today + ONE_DAY], strict=True)]
    walks = notebook.walks(since=since, until=today)
    verdicts = [(q, answer(visit, q)) for q in ANSWERS]
    return {
        "weeks": _weeks(visit, days, since),
        "states": DAY_STATES[:3],
        "missing": REPORT_DAYS - len(noted) + 1,
        "longest": max(gaps),
        "walks": [(when(walk, visit), walk) for walk in walks],
        "tests": [
            (
                result_name(one, visit.t.language),
                long_day(one.day, visit.t),
                result_amount(one, visit.t.language),
                one.rater,
            )
            for one in notebook.tests(since=since, until=today)
        ],
        "rules": [(q, v.rule) for q, v in verdicts if isinstance(v, Verdict)],
        "methods": sorted({walk.method for walk in walks if walk.method}),
        "version": __version__,
    }


def _weeks(visit: Visit, days: Sequence[Day], since: date) -> list[tuple[str, int, list[int], int]]:
    """Give each week: its first day, days checked, how many of each state, and how many late."""
    weeks = []
    for n in range(REPORT_DAYS // 7):
        first = since + 7 * n * ONE_DAY
        here = [d for d in days if first <= d.day < first + 7 * ONE_DAY]
        counts = [sum(d.state == state for d in here) for state in DAY_STATES[:3]]
        late = sum(d.late for d in here)
        weeks.append((short_day(first, visit.t), sum(counts), counts, late))
    return weeks
