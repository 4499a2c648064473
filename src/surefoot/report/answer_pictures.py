"""Pictures of answers, each with its table: the same facts for who cannot see the picture."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from textwrap import wrap

from attrs import frozen

from surefoot.answers.experiment import Plan
from surefoot.answers.verdict import Verdict
from surefoot.diary.day import Day
from surefoot.report.saying import FIRST_LANGUAGE, Saying, saying, words_in
from surefoot.report.scale import Scale
from surefoot.report.svg import INKS, LEFT, RIGHT, Picture, table

#: As wide as a phone in the hand, so that the words in it stay large enough to read there.
WIDTH = 440.0
_LEFT_EDGE, _UP_EDGE, _RIGHT_EDGE = 14.0, 58.0, 424.0
#: How tall the drawn part is, and what stands under it.
_TALL, _UNDER = 200.0, 34.0
_LETTERS_A_LINE = 46
#: Longest stretch of days in one picture.
MOST_DAYS = 365
_STATES = ("clear", "only_when_tired", "foot_drop")
_SENTENCE_END = re.compile(r"(?<=[^\d])\. ")


@frozen
class Drawn:
    """A picture as SVG text and its twin as an HTML table."""

    svg: str
    table: str


def _day_names(first: date, last: date, how: Saying) -> list[tuple[float, str]]:
    """Name up to five days along an axis that counts days from `first`."""
    days = (last - first).days
    step = max(days // 4, 1)
    return [(float(n), how.short_day(first + timedelta(days=n))) for n in range(0, days + 1, step)]


def _first_sentence(verdict: Verdict) -> str:
    return _SENTENCE_END.split(verdict.sentence)[0].removesuffix(".") + "."


def _picture(
    verdict: Verdict, title: str, name: str, how: Saying, tall: float = _TALL + _UNDER
) -> tuple[Picture, float]:
    """Begin a picture with the first sentence of its answer; give where the drawing may start."""
    words = " ".join([verdict.sentence, *verdict.story[:3]])
    headline = wrap(_first_sentence(verdict), _LETTERS_A_LINE)
    top = 30.0 + 20.0 * len(headline)
    picture = Picture(
        WIDTH, top + tall, title, words, name=name, paper="#ffffff", decimal=how.decimal
    )
    for n, line in enumerate(headline):
        picture.text((_LEFT_EDGE, 26.0 + 20.0 * n), line, size=15, bold=True)
    return picture, top


def state_over_time(
    days: Sequence[Day], verdict: Verdict, *, until: date, language: str = FIRST_LANGUAGE
) -> Drawn:
    """Draw each checked day by its state, with the range of days on which it changed.

    Parameters
    ----------
    days : the days, in any order.
    verdict : of `is_it_gone` or `sudden_or_gradual`, in words.
    until : the last day drawn.
    language : the one the verdict was said in.
    """
    how, words = saying(language), words_in("pictures", language)
    checked = sorted((d.day, d.state) for d in days if d.state != "not_checked" and d.day <= until)
    first = max(checked[0][0], until - timedelta(days=MOST_DAYS - 1))
    picture, top = _picture(verdict, words["state"]["title"], "state", how)
    bottom = top + _TALL
    # Room for half the name of the first and of the last day.
    across = Scale(0.0, max(float((until - first).days), 1.0), _LEFT_EDGE + 16, _RIGHT_EDGE - 16)
    heights = dict(zip(_STATES, (top + 160.0, top + 95.0, top + 30.0), strict=True))
    facts = verdict.facts
    changed = facts.get("change") in ("step", "ramp", "levelling", "unclear_shape")
    if changed and facts["onset_last"] >= first:
        a = across(float((max(facts["onset_first"], first) - first).days) - 0.5)
        b = across(float((facts["onset_last"] - first).days) + 0.5)
        onset = {"first": facts["onset_first"], "last": facts["onset_last"]}
        tip = how.fill(words["state"]["changed"], **onset)
        picture.box((a, top), (max(b - a, 3.0), _TALL), "#f2c14e", opacity=0.5, tip=tip)
        middle = min(max((a + b) / 2, _LEFT_EDGE + 50), _RIGHT_EDGE - 50)
        picture.text((middle, bottom - 8), words["state"]["here"], size=15, anchor="middle")
    for state, ink in zip(_STATES, (LEFT, INKS[2], RIGHT), strict=True):
        name = words["states"][state]
        picture.text((_LEFT_EDGE, heights[state] - 12), name, size=15)
        picture.rule((_LEFT_EDGE, heights[state]), (_RIGHT_EDGE, heights[state]), opacity=0.2)
        here = [d for d, s in checked if s == state and d >= first]
        picture.marks([(across(float((d - first).days)), heights[state]) for d in here], ink)
    picture.level_axis(across, bottom, words="", names=_day_names(first, until, how))
    return Drawn(picture.svg(), _by_month(checked, first, how))


def _by_month(checked: Sequence[tuple[date, str]], first: date, how: Saying) -> str:
    """Count the states by month: a table that can be read out."""
    words = words_in("pictures", how.language)
    months = sorted({(d.year, d.month) for d, _ in checked if d >= first})
    rows = []
    for year, month in months:
        states = [s for d, s in checked if (d.year, d.month) == (year, month) and d >= first]
        counts = [str(states.count(s)) for s in _STATES]
        rows.append([how.month(date(year, month, 1)), str(len(states)), *counts])
    named = words["state"]
    head = [named["month"], named["checked"], *(words["states"][s] for s in _STATES)]
    return table(named["table"], head, rows)


def chance_against_days(
    verdict: Verdict, curve: Sequence[Sequence[float]], language: str = FIRST_LANGUAGE
) -> Drawn:
    """Draw how the chance of holding on rises with the days held.

    Parameters
    ----------
    verdict : of `will_it_hold`, in words, with a chance.
    curve : rows of days held, and the doubtful, usual and hopeful chance; see `holding.curve`.
    language : the one the verdict was said in.
    """
    how, words = saying(language), words_in("pictures", language)["hold"]
    more = verdict.facts["days_more"]
    picture, top = _picture(
        verdict, words["title"].format(more=more), "hold", how, _TALL + 2 * _UNDER + 30.0
    )
    # Room for the two names of days above the drawing.
    top += 36.0
    bottom = top + _TALL
    across = Scale(0.0, max(row[0] for row in curve), _UP_EDGE, _RIGHT_EDGE)
    up = Scale(0.0, 10.0, bottom, top)
    picture.upright_axis(up, _UP_EDGE, far=_RIGHT_EDGE, words=words["up"])
    lower = [(across(r[0]), up(10 * r[1])) for r in curve]
    upper = [(across(r[0]), up(10 * r[3])) for r in curve]
    picture.band(lower, upper, LEFT.colour)
    picture.line([(across(r[0]), up(10 * r[2])) for r in curve], LEFT)
    held = float(verdict.facts["held"])
    for days, which in ((held, "now"), (float(verdict.facts["longest_past"]), "longest")):
        if 0 < days <= across.high:
            picture.rule((across(days), top), (across(days), bottom), dash="4 4", opacity=0.7)
            height = top - 6 if which == "now" else top - 24
            picture.text((across(days), height), words[which], size=15, anchor="middle")
    picture.level_axis(across, bottom, words=words["across"])
    rows = [[f"{r[0]:.0f}", *(how.number(f"{10 * p:.1f}") for p in r[1:])] for r in curve]
    caption = words["table"].format(more=more)
    return Drawn(picture.svg(), table(caption, words["head"], rows))


def alarm_path(verdict: Verdict, language: str = FIRST_LANGUAGE) -> Drawn:
    """Draw the sum of low days with the line it must cross.

    Parameters
    ----------
    verdict : of `off_day`, in words, with a table.
    language : the one it was said in.
    """
    how, words = saying(language), words_in("pictures", language)["alarm"]
    days: list[date] = verdict.numbers["day"]
    total, line = verdict.numbers["sum"], float(verdict.numbers["line"][0])
    picture, top = _picture(verdict, words["title"], "alarm", how)
    bottom = top + _TALL
    across = Scale(0.0, max(float((days[-1] - days[0]).days), 1.0), _UP_EDGE, _RIGHT_EDGE - 16)
    up = Scale(0.0, max(line * 1.25, *total), bottom, top)
    picture.upright_axis(up, _UP_EDGE, far=_RIGHT_EDGE, words=words["up"])
    picture.line([(_UP_EDGE, up(line)), (_RIGHT_EDGE, up(line))], RIGHT)
    picture.text((_RIGHT_EDGE, up(line) - 6), words["line"], size=15, anchor="end")
    places = [(across(float((d - days[0]).days)), up(s)) for d, s in zip(days, total, strict=True)]
    picture.line(places, LEFT)
    picture.marks(places, LEFT, size=3)
    names = _day_names(days[0], days[-1], how)
    picture.level_axis(across, bottom, words="", names=names)
    rows = [
        [how.day(d), "" if r is None else how.number(f"{r:.2f}"), how.number(f"{s:.2f}")]
        for d, r, s in zip(days, verdict.numbers["how low"], total, strict=True)
    ]
    caption = how.fill(words["table"], line=line)
    return Drawn(picture.svg(), table(caption, words["head"], rows))


def days_with_and_without(verdict: Verdict, language: str = FIRST_LANGUAGE) -> Drawn:
    """Draw, for each thing tried, the checked days with it beside those without it.

    Parameters
    ----------
    verdict : of `what_helped`, in words, with a table.
    language : the one it was said in.
    """
    how, words = saying(language), words_in("pictures", language)["tried"]
    told = verdict.numbers
    names = [how.name(str(n)) for n in told["what"]]
    tall = 78.0 * len(names)
    picture, top = _picture(verdict, words["title"], "tried", how, tall + _UNDER + 24.0)
    bottom = top + tall
    most = max(*told["days with"], *told["days without"], 1)
    # Room for the words beside the longest bar.
    across = Scale(0.0, float(most), _LEFT_EDGE, _RIGHT_EDGE - 110.0)
    for n, name in enumerate(names):
        above = top + 78.0 * n
        picture.text((_LEFT_EDGE, above + 14), name, size=15)
        rows = (
            ("with_it", LEFT.colour, told["days with"][n]),
            ("without_it", "#d9d9d9", told["days without"][n]),
        )
        for m, (kind, colour, days) in enumerate(rows):
            width = across(float(days)) - _LEFT_EDGE
            place = above + 21 + 22 * m
            picture.box((_LEFT_EDGE, place), (width, 18.0), colour, edge="#1b1b1b")
            said = words[kind].format(days=days)
            picture.text((_LEFT_EDGE + width + 8, place + 14), said, size=15)
    picture.level_axis(across, bottom, words=words["across"])
    rows_told = zip(
        names, told["days with"], told["days without"], told["began or stopped"], strict=True
    )
    cells = [[str(cell) for cell in row] for row in rows_told]
    return Drawn(picture.svg(), table(words["title"], words["head"], cells))


def schedule(plan: Plan, *, today: date | None = None, language: str = FIRST_LANGUAGE) -> Drawn:
    """Draw the days with and without, as the lot drew them. It shows no result.

    Parameters
    ----------
    plan : the locked plan.
    today : marked where it lies inside the test.
    language : one of `surefoot.report.saying.LANGUAGES`.
    """
    how, words = saying(language), words_in("pictures", language)["schedule"]
    names = {True: words["with_it"], False: words["without_it"]}
    stretches = _stretches(plan)
    title = how.fill(words["title"], what=plan.what)
    told = how.fill(words["words"], days=plan.days, first=plan.first_day, last=plan.last_day)
    picture = Picture(WIDTH, 170.0, title, told, name="schedule", paper="#ffffff")
    across = Scale(0.0, float(plan.days), 76.0, _RIGHT_EDGE - 16)
    picture.text((68.0, 62), names[True], size=15, anchor="end")
    picture.text((68.0, 102), names[False], size=15, anchor="end")
    for start, stop, with_it in stretches:
        x, width = across(start), across(stop) - across(start)
        colour = LEFT.colour if with_it else "#d9d9d9"
        tip = words["stretch"].format(first=start + 1, last=stop)
        corner = (x, 42.0 if with_it else 82.0)
        picture.box(corner, (width, 30.0), colour, edge="#1b1b1b", tip=tip)
    if today is not None and plan.first_day <= today <= plan.last_day:
        x = across((today - plan.first_day).days + 0.5)
        picture.rule((x, 32.0), (x, 122.0), dash="4 4")
        picture.text((x, 26.0), words["today"], size=15, anchor="middle")
    picture.level_axis(
        across, 128.0, words="", names=_day_names(plan.first_day, plan.last_day, how)
    )
    rows = [
        [
            how.fill(
                words["span"],
                first=plan.first_day + timedelta(days=start),
                last=plan.first_day + timedelta(days=stop - 1),
            ),
            str(stop - start),
            names[with_it],
        ]
        for start, stop, with_it in stretches
    ]
    return Drawn(picture.svg(), table(title, words["head"], rows))


def _stretches(plan: Plan) -> list[tuple[int, int, bool]]:
    out: list[tuple[int, int, bool]] = []
    for i, kind in enumerate(plan.schedule):
        if out and out[-1][2] == bool(kind):
            out[-1] = (out[-1][0], i + 1, bool(kind))
        else:
            out.append((i, i + 1, bool(kind)))
    return out
