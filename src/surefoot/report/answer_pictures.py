"""Pictures of answers, each with its table: the same facts for who cannot see the picture."""

from collections.abc import Sequence
from datetime import date, timedelta

from attrs import frozen

from surefoot.answers.experiment import Plan
from surefoot.answers.verdict import Verdict
from surefoot.diary.day import Day
from surefoot.report.svg import INKS, LEFT, RIGHT, Picture, Scale, table
from surefoot.report.wording import month_day

WIDTH, HEIGHT = 720.0, 320.0
_LEFT_EDGE, _RIGHT_EDGE, _TOP, _BOTTOM = 150.0, 700.0, 46.0, 250.0
#: Longest stretch of days in one picture.
MOST_DAYS = 365
_ROWS = {"clear": "not seen", "only_when_tired": "only when tired", "foot_drop": "seen"}


@frozen
class Drawn:
    """A picture as SVG text and its twin as an HTML table."""

    svg: str
    table: str


def _month_names(first: date, last: date) -> list[tuple[float, str]]:
    """Name up to eight days along an axis that counts days from `first`."""
    days = (last - first).days
    step = max(days // 6, 1)
    return [(float(n), _short(first + timedelta(days=n))) for n in range(0, days + 1, step)]


def _short(day: date) -> str:
    return f"{day.day} {day:%b}"


def _first_sentence(verdict: Verdict) -> str:
    return verdict.sentence.split(". ")[0].removesuffix(".") + "."


def _picture(verdict: Verdict, title: str, name: str) -> Picture:
    words = " ".join([verdict.sentence, *verdict.story[:3]])
    return Picture(WIDTH, HEIGHT, title, words, name=name, paper="#ffffff")


def state_over_time(days: Sequence[Day], verdict: Verdict, *, until: date) -> Drawn:
    """Draw each checked day by its state, with the range of days on which it changed.

    Parameters
    ----------
    days : the days, in any order.
    verdict : of `is_it_gone` or `sudden_or_gradual`, in words.
    until : the last day drawn.
    """
    checked = sorted((d.day, d.state) for d in days if d.state != "not_checked" and d.day <= until)
    first = max(checked[0][0], until - timedelta(days=MOST_DAYS - 1))
    picture = _picture(verdict, "What you noted, day by day", "state")
    across = Scale(0.0, max(float((until - first).days), 1.0), _LEFT_EDGE, _RIGHT_EDGE)
    heights = dict(zip(_ROWS, (220.0, 150.0, 80.0), strict=True))
    picture.text((_LEFT_EDGE, 26), _first_sentence(verdict), size=13, bold=True)
    facts = verdict.facts
    changed = facts.get("change") in ("step", "ramp", "levelling", "unclear_shape")
    if changed and facts["onset_last"] >= first:
        a = across(float((max(facts["onset_first"], first) - first).days) - 0.5)
        b = across(float((facts["onset_last"] - first).days) + 0.5)
        tip = f"changed from {month_day(facts['onset_first'])} to {month_day(facts['onset_last'])}"
        picture.box((a, _TOP), (max(b - a, 3.0), _BOTTOM - _TOP), "#f2c14e", opacity=0.5, tip=tip)
        picture.text(((a + b) / 2, _BOTTOM - 6), "changed here", size=12, anchor="middle")
    for (state, words), ink in zip(_ROWS.items(), (LEFT, INKS[2], RIGHT), strict=True):
        picture.text((_LEFT_EDGE - 12, heights[state] + 4), words, size=13, anchor="end")
        picture.rule((_LEFT_EDGE, heights[state]), (_RIGHT_EDGE, heights[state]), opacity=0.2)
        here = [d for d, s in checked if s == state and d >= first]
        picture.marks([(across(float((d - first).days)), heights[state]) for d in here], ink)
    picture.level_axis(across, _BOTTOM, words="", names=_month_names(first, until))
    return Drawn(picture.svg(), _by_month(checked, first))


def _by_month(checked: Sequence[tuple[date, str]], first: date) -> str:
    """Count the states by month: a table that can be read out."""
    months = sorted({(d.year, d.month) for d, _ in checked if d >= first})
    rows = []
    for year, month in months:
        states = [s for d, s in checked if (d.year, d.month) == (year, month) and d >= first]
        counts = [str(states.count(s)) for s in _ROWS]
        rows.append([f"{date(year, month, 1):%B %Y}", str(len(states)), *counts])
    return table("Checked days by month", ["Month", "Checked", *_ROWS.values()], rows)


def chance_against_days(verdict: Verdict, curve: Sequence[Sequence[float]]) -> Drawn:
    """Draw how the chance of holding on rises with the days held.

    Parameters
    ----------
    verdict : of `will_it_hold`, in words, with a chance.
    curve : rows of days held, and the doubtful, usual and hopeful chance; see `holding.curve`.
    """
    more = verdict.facts["days_more"]
    picture = _picture(verdict, f"Chance of {more} more days, by days held", "hold")
    across = Scale(0.0, max(row[0] for row in curve), 80.0, _RIGHT_EDGE)
    up = Scale(0.0, 10.0, _BOTTOM, _TOP)
    picture.upright_axis(up, 80.0, far=_RIGHT_EDGE, words="times in 10")
    lower = [(across(r[0]), up(10 * r[1])) for r in curve]
    upper = [(across(r[0]), up(10 * r[3])) for r in curve]
    picture.band(lower, upper, LEFT.colour)
    picture.line([(across(r[0]), up(10 * r[2])) for r in curve], LEFT)
    held = float(verdict.facts["held"])
    for days, words in ((held, "now"), (float(verdict.facts["longest_past"]), "longest before")):
        if 0 < days <= across.high:
            picture.rule((across(days), _TOP), (across(days), _BOTTOM), dash="4 4", opacity=0.7)
            height = _TOP - 6 if words == "now" else _TOP - 22
            picture.text((across(days), height), words, size=12, anchor="middle")
    picture.level_axis(across, _BOTTOM, words="days held so far")
    rows = [[f"{r[0]:.0f}", *(f"{10 * p:.1f}" for p in r[1:])] for r in curve]
    head = ["Days held", "Doubtful", "Usual", "Hopeful"]
    return Drawn(picture.svg(), table(f"Times in 10 that {more} more days follow", head, rows))


def alarm_path(verdict: Verdict) -> Drawn:
    """Draw the sum of low days with the line it must cross.

    Parameters
    ----------
    verdict : of `off_day`, in words, with a table.
    """
    days: list[date] = verdict.numbers["day"]
    total, line = verdict.numbers["sum"], float(verdict.numbers["line"][0])
    picture = _picture(verdict, "The sum of low days, and the line for a lasting change", "alarm")
    across = Scale(0.0, max(float((days[-1] - days[0]).days), 1.0), 80.0, _RIGHT_EDGE)
    up = Scale(0.0, max(line * 1.25, *total), _BOTTOM, _TOP)
    picture.upright_axis(up, 80.0, far=_RIGHT_EDGE, words="sum of low days")
    picture.line([(80.0, up(line)), (_RIGHT_EDGE, up(line))], RIGHT)
    picture.text((_RIGHT_EDGE, up(line) - 6), "line", size=13, anchor="end")
    places = [(across(float((d - days[0]).days)), up(s)) for d, s in zip(days, total, strict=True)]
    picture.line(places, LEFT)
    picture.marks(places, LEFT, size=3)
    picture.text((80.0, 26), _first_sentence(verdict), size=13, bold=True)
    names = _month_names(days[0], days[-1])
    picture.level_axis(across, _BOTTOM, words="", names=names)
    rows = [
        [month_day(d), "" if r is None else f"{r:.2f}", f"{s:.2f}"]
        for d, r, s in zip(days, verdict.numbers["how low"], total, strict=True)
    ]
    caption = f"The sum of low days; the line is at {line:.1f}"
    return Drawn(picture.svg(), table(caption, ["Day", "How low", "Sum"], rows))


def days_with_and_without(verdict: Verdict) -> Drawn:
    """Draw, for each thing tried, the checked days with it beside those without it.

    Parameters
    ----------
    verdict : of `what_helped`, in words, with a table.
    """
    told = verdict.numbers
    title = "Checked days with and without each thing you tried"
    names = [str(n).partition("_")[2].replace("_", " ") or str(n) for n in told["what"]]
    bottom = 56.0 + 56.0 * len(names)
    words = " ".join([verdict.sentence, *verdict.story[:3]])
    picture = Picture(WIDTH, bottom + 64.0, title, words, name="tried", paper="#ffffff")
    picture.text((_LEFT_EDGE, 26), _first_sentence(verdict), size=13, bold=True)
    most = max(*told["days with"], *told["days without"], 1)
    across = Scale(0.0, float(most), _LEFT_EDGE, _RIGHT_EDGE - 110.0)
    for n, name in enumerate(names):
        top = 46.0 + 56.0 * n
        picture.text((_LEFT_EDGE - 12, top + 26), name, size=13, anchor="end")
        rows = (
            ("with", LEFT.colour, told["days with"][n]),
            ("without", "#d9d9d9", told["days without"][n]),
        )
        for m, (kind, colour, days) in enumerate(rows):
            width = across(float(days)) - _LEFT_EDGE
            picture.box((_LEFT_EDGE, top + 22 * m), (width, 18.0), colour, edge="#1b1b1b")
            picture.text((_LEFT_EDGE + width + 8, top + 22 * m + 14), f"{kind}: {days}", size=12)
    picture.level_axis(across, bottom, words="checked days")
    rows_told = zip(
        names, told["days with"], told["days without"], told["began or stopped"], strict=True
    )
    head = ["What", "Days with", "Days without", "Began or stopped"]
    return Drawn(picture.svg(), table(title, head, [[str(c) for c in row] for row in rows_told]))


def schedule(plan: Plan, *, today: date | None = None) -> Drawn:
    """Draw the days with and without, as the lot drew them. It shows no result.

    Parameters
    ----------
    plan : the locked plan.
    today : marked where it lies inside the test.
    """
    stretches = _stretches(plan)
    title = f"Days with and without {plan.what}, as the lot drew them"
    words = f"{plan.days} days from {month_day(plan.first_day)} to {month_day(plan.last_day)}."
    picture = Picture(WIDTH, 170.0, title, words, name="schedule", paper="#ffffff")
    across = Scale(0.0, float(plan.days), 80.0, _RIGHT_EDGE)
    picture.text((68.0, 62), "with", size=13, anchor="end")
    picture.text((68.0, 102), "without", size=13, anchor="end")
    for start, stop, with_it in stretches:
        x, width = across(start), across(stop) - across(start)
        colour = LEFT.colour if with_it else "#d9d9d9"
        tip = f"days {start + 1} to {stop}"
        corner = (x, 42.0 if with_it else 82.0)
        picture.box(corner, (width, 30.0), colour, edge="#1b1b1b", tip=tip)
    if today is not None and plan.first_day <= today <= plan.last_day:
        x = across((today - plan.first_day).days + 0.5)
        picture.rule((x, 32.0), (x, 122.0), dash="4 4")
        picture.text((x, 26.0), "today", size=12, anchor="middle")
    picture.level_axis(across, 128.0, words="", names=_month_names(plan.first_day, plan.last_day))
    rows = [
        [
            _stretch_words(plan.first_day, start, stop),
            str(stop - start),
            "with" if with_it else "without",
        ]
        for start, stop, with_it in stretches
    ]
    return Drawn(picture.svg(), table(title, ["Days", "How many", "With or without"], rows))


def _stretches(plan: Plan) -> list[tuple[int, int, bool]]:
    out: list[tuple[int, int, bool]] = []
    for i, kind in enumerate(plan.schedule):
        if out and out[-1][2] == bool(kind):
            out[-1] = (out[-1][0], i + 1, bool(kind))
        else:
            out.append((i, i + 1, bool(kind)))
    return out


def _stretch_words(first: date, start: int, stop: int) -> str:
    days = [first + timedelta(days=n) for n in (start, stop - 1)]
    return f"{month_day(days[0])} to {month_day(days[1])}"
