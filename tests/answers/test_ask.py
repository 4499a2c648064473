"""Asking from files: the answer, its words, and what is refused."""

import json
from datetime import date, timedelta

import pytest
from attrs import evolve

from surefoot.actions.ask import ask, notes_from_files
from surefoot.answers.simulate.diary_file import diary_csv
from surefoot.answers.simulate.person import person
from surefoot.cli import main
from surefoot.report.wording import BANNED
from surefoot.terms.errors import SurefootError

FIRST = date(2025, 1, 1)
QUESTIONS = ("is_it_gone", "sudden_or_gradual", "off_day", "will_it_hold", "what_helped")


@pytest.fixture
def diary(tmp_path):
    def write(*rows, head="day,hour,toe_drag,toe_curl,tiredness,off_day"):
        path = tmp_path / "diary.csv"
        path.write_text("\n".join([head, *rows]) + "\n")
        return path

    return write


def rows(ratings, first=FIRST, tired=0):
    return [
        f"{first + timedelta(days=i)},18,{r},{r},{tired},0"
        for i, r in enumerate(ratings)
        if r is not None
    ]


def answer(path, question, **more):
    notes = notes_from_files(
        path, spells_file=more.pop("spells_file", None), changes=more.pop("changes", None)
    )
    return ask(notes, question, until=more.pop("until", notes.last_day), **more)


def test_not_seen_after_a_step(diary):
    v = answer(diary(*rows([3, 2] * 15 + [0] * 15)), "is_it_gone")
    assert v.answer == "not_seen"
    assert v.size == 0.0
    assert 0 < v.high < 1
    assert "not seen on 14 of 14 checked days" in v.sentence


def test_only_when_tired_is_never_not_seen(diary):
    v = answer(diary(*rows([0, 1, 0, 1, 1, 0, 1] * 4)), "is_it_gone")
    assert v.answer == "only_when_tired"
    v = answer(diary(*rows([2, 0, 3, 0] * 6, tired=2)), "is_it_gone")
    assert v.answer == "only_when_tired"


def test_days_of_only_when_tired_do_not_make_it_most_of_the_time(diary):
    v = answer(diary(*rows([1, 1, 1, 1, 1, 1, 2] * 4)), "is_it_gone")
    assert v.answer == "some_of_the_time"
    assert "on 3 of 21 checked days, and only when tired on 18 more" in v.sentence
    v = answer(diary(*rows([2, 1, 2] * 8)), "is_it_gone")
    assert v.answer == "most_of_the_time"


def test_a_step_in_the_notes_is_sudden_and_dated(diary):
    v = answer(diary(*rows([3, 2] * 15 + [0] * 20)), "sudden_or_gradual")
    assert v.answer == "sudden"
    assert v.facts["onset_first"] <= FIRST + timedelta(days=30) <= v.facts["onset_last"]


def test_a_silent_week_says_not_enough_notes(diary):
    path = diary(*rows([3, 2] * 15 + [0] * 40))
    v = answer(path, "off_day", until=FIRST + timedelta(days=77))
    assert v.answer == "too_little"
    assert "Not enough notes" in v.sentence


def test_low_days_after_a_clear_time_are_called_in_the_end(diary):
    before = [3, 2] * 20 + [0] * 50
    one = answer(diary(*rows([*before, 3])), "off_day")
    many = answer(diary(*rows([*before, 3, 3, 2, 3, 3, 3])), "off_day")
    assert (one.answer, many.answer) == ("off_day", "lasting_change")
    assert "tell your physio" in many.sentence


def test_one_past_spell_is_too_few_to_say(diary):
    v = answer(diary(*rows([2] * 3 + [0] * 4 + [2] * 3 + [0] * 6)), "will_it_hold")
    assert v.answer == "too_little"
    assert v.size is None
    assert "too few to say" in v.sentence


def test_json_has_exactly_these_keys(diary, capsys):
    path = diary(*rows([2] * 20 + [0] * 20))
    with pytest.raises(SystemExit) as stop:
        main(["ask", "is-it-gone", "--diary", str(path), "--json"])
    assert stop.value.code == 0
    said = json.loads(capsys.readouterr().out)
    assert list(said) == [
        *("question", "answer", "size", "unit", "low", "high", "mass", "basis", "rule"),
        *("caveats", "sentence", "story", "numbers"),
    ]
    assert said["basis"]["days_checked"] == 40


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize(
    "ratings", [[2], [3] * 60, [0] * 60, [0, None, None, 2]], ids=("one", "worst", "clear", "two")
)
def test_little_or_flat_notes_give_a_sentence_and_no_false_change(diary, question, ratings):
    v = answer(diary(*rows(ratings)), question)
    assert v.sentence.endswith(".")
    if len(ratings) < 60:
        assert v.answer in ("too_little", "no_spell_now", "nothing_to_compare")
        assert v.size is None
    assert v.answer not in ("lasting_change", "sudden", "gradual", "cannot_tell")


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["2025-01-01,18,7,0,0,0"], "goes from 0 to 3"),
        (["2025-01-01,18,,,,"], "no checked days"),
        (["soon,18,1,0,0,0"], "where a day should be"),
        (["2025-01-01,25,1,0,0,0"], "hour"),
        (["2025-01-01,18,x,0,0,0"], "not a number"),
        (["2025-01-01T08:00+00:00,,1,0,0,0", "2025-01-02T08:00+09:00,,1,0,0,0"], "two clocks"),
        (["2025-01-01,18,1,0,0,0,9"], "more cells"),
    ],
)
def test_a_bad_cell_is_refused_in_one_sentence(diary, lines, says):
    with pytest.raises(SurefootError, match=says):
        answer(diary(*lines), "is_it_gone")


def test_two_hour_columns_are_two_clocks(diary):
    with pytest.raises(SurefootError, match="two clocks"):
        answer(diary("2025-01-01,18,9,1", head="day,hour,hour,toe_drag"), "is_it_gone")


def test_notes_from_the_future_are_left_out_and_said(diary):
    path = diary(*rows([2] * 30))
    v = answer(path, "is_it_gone", until=FIRST + timedelta(days=19))
    assert "future_notes_left_out" in v.caveats
    assert v.basis.days_checked == 20
    with pytest.raises(SurefootError, match="lies after"):
        answer(path, "is_it_gone", until=FIRST - timedelta(days=1))


def test_a_clear_spell_over_a_bad_day_is_two_stories(diary, tmp_path):
    spells = tmp_path / "spells.csv"
    spells.write_text("first_day,last_day\n2025-01-01,2025-01-05\n")
    with pytest.raises(SurefootError, match="clear spell"):
        answer(diary(*rows([2] * 20)), "will_it_hold", spells_file=spells)
    spells.write_text("first_day,last_day\n2024-01-01,2024-01-05\n2024-01-04,2024-01-09\n")
    with pytest.raises(SurefootError, match="overlap"):
        answer(diary(*rows([2] * 20)), "will_it_hold", spells_file=spells)


def test_a_spell_that_is_still_to_come_or_the_running_one_is_no_past_spell(diary, tmp_path):
    past, with_others = tmp_path / "past.csv", tmp_path / "with.csv"
    own = "first_day,last_day\n2024-10-01,2024-10-06\n2024-11-01,2024-11-03\n"
    past.write_text(own)
    with_others.write_text(own + "2025-01-25,2025-02-09\n2027-03-01,2027-06-01\n")
    path = diary(*rows([2] * 20 + [0] * 20))
    alone, beside = (answer(path, "will_it_hold", spells_file=file) for file in (past, with_others))
    assert beside.to_dict() == alone.to_dict()
    assert alone.facts["past"] == 2


def test_will_it_hold_says_what_weakens_the_notes(diary):
    path = diary(*rows([2] * 20 + [0] * 5))
    with pytest.raises(SurefootError, match="lies after"):
        answer(path, "will_it_hold", until=FIRST - timedelta(days=9))
    v = answer(path, "will_it_hold", until=FIRST + timedelta(days=9))
    assert "future_notes_left_out" in v.caveats


def test_where_nothing_worse_can_be_noted_no_count_of_low_days_is_promised(diary):
    v = answer(diary(*rows([3] * 60)), "off_day")
    assert v.answer == "usual"
    assert not any("more low days" in step for step in v.story)
    assert any("can hardly be noted" in step for step in v.story)
    v = answer(diary(*rows([1, 0, 2, 1] * 20)), "off_day")
    assert any("more low days" in step for step in v.story)


def test_one_opinion_is_not_said_twice(diary):
    v = answer(diary(*rows([3, 2] * 15 + [0] * 20)), "sudden_or_gradual")
    assert v.answer == "sudden"
    assert sum("9 or more" in step for step in v.story) == 1


def test_forty_spells_are_no_trouble(diary, tmp_path):
    spells = tmp_path / "spells.csv"
    spells.write_text("days,remembered\n" + "3,0\n" * 40)
    v = answer(diary(*rows([2, 2, 2] + [0] * 8)), "will_it_hold", spells_file=spells)
    assert "only_latest_spells" in v.caveats
    assert 0 < v.low <= v.size <= v.high < 1


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_call_gives_the_same_bytes(tmp_path, question):
    path = tmp_path / "d.csv"
    path.write_text(diary_csv(person("demo", "abrupt", 3).diary, FIRST))
    twice = [json.dumps(answer(path, question).to_dict()) for _ in range(2)]
    assert twice[0] == twice[1]


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("family", ["abrupt", "ramp", "none", "back_abrupt"])
def test_no_banned_word_reaches_a_person(tmp_path, question, family):
    path = tmp_path / "d.csv"
    path.write_text(diary_csv(person("demo", family, 1, days=200).diary, FIRST))
    v = answer(path, question)
    said = " ".join([v.sentence, *v.story]).lower()
    assert not [word for word in BANNED if word in said]


def test_a_number_without_notes_is_refused_with_exit_code_two(tmp_path):
    with pytest.raises(SystemExit) as stop:
        main(["ask", "is-it-gone"])
    assert stop.value.code == 2


def changes(tmp_path, *lines):
    path = tmp_path / "changes.csv"
    path.write_text("\n".join(["what,started,stopped", *lines]) + "\n")
    return path


def test_two_things_begun_together_cannot_be_told_apart(diary, tmp_path):
    done = changes(tmp_path, "aid_wedge,2025-02-01,", "aid_toe_sep,2025-02-12,")
    v = answer(diary(*rows([2, 3] * 20 + [0, 1] * 30)), "what_helped", changes=done)
    assert v.answer == "cannot_tell"
    assert "cannot tell these apart" in v.sentence
    assert v.size is None


def test_a_thing_begun_once_gets_no_figure(diary, tmp_path):
    done = changes(tmp_path, "aid_wedge,2025-02-10,")
    v = answer(diary(*rows([2, 3] * 20 + [0, 1] * 30)), "what_helped", changes=done)
    assert v.answer == "cannot_tell"
    assert v.size is None
    assert any("began only once" in line for line in v.story)


def test_a_thing_that_goes_on_and_off_with_the_score_is_a_link_and_no_more(diary, tmp_path):
    import numpy as np

    rng = np.random.default_rng(5)
    worn = rng.random(120) < 0.5
    ratings = [
        int(np.clip(r + (0 if w else 1), 0, 3))
        for r, w in zip(rng.integers(1, 3, 120), worn, strict=True)
    ]
    lines = [
        f"aid_wedge,{FIRST + timedelta(days=i)},{FIRST + timedelta(days=i)}"
        for i in np.flatnonzero(worn).tolist()
    ]
    v = answer(diary(*rows(ratings)), "what_helped", changes=changes(tmp_path, *lines))
    assert v.answer == "better_with"
    assert v.high < 0
    assert "a link, not a reason" in v.sentence


def test_a_notebook_is_asked_like_a_diary(tmp_path, capsys):
    from datetime import UTC, datetime

    from surefoot.diary.checkin import CheckIn
    from surefoot.notebook.notebook import Notebook

    file = tmp_path / "notebook.sqlite"
    with Notebook.open(file) as notebook:
        for i in range(50):
            told = datetime(2025, 1, 1, 18, tzinfo=UTC) + timedelta(days=i)
            seen = "seen" if i < 30 else "not_seen"
            when = ("fresh",) if i < 30 else ()
            signs = {"toe_drag": seen, "foot_roll": seen}
            notebook.keep_check_in(CheckIn(day=told.date(), told_at=told, signs=signs, when=when))
    with pytest.raises(SystemExit):
        main(["ask", "is-it-gone", "--notebook", str(file), "--on", "2025-02-19", "--json"])
    said = json.loads(capsys.readouterr().out)
    assert said["answer"] == "not_seen"
    assert said["basis"]["days_checked"] == 50
    with pytest.raises(SystemExit) as stop:
        main(["ask", "is-it-gone", "--notebook", str(tmp_path / "none.sqlite")])
    assert stop.value.code == 2


@pytest.mark.parametrize(
    "question", ["is-it-gone", "sudden-or-gradual", "off-day", "will-it-hold", "what-helped"]
)
def test_every_picture_has_a_title_a_description_and_a_table(tmp_path, question, capsys):
    from surefoot.actions.ask import picture

    path, svg = tmp_path / "d.csv", tmp_path / "d.svg"
    path.write_text(diary_csv(person("demo", "back_creep", 1, days=300).diary, FIRST))
    notes = notes_from_files(path)
    until = next(
        d.day for d in reversed(notes.days) if question != "will-it-hold" or d.state == "clear"
    )
    v = ask(notes, question.replace("-", "_"), until=until)
    if v.question == "what_helped":
        with pytest.raises(SurefootError, match="nothing to draw"):
            picture(notes, v, until=until)
        return
    drawn = picture(notes, v, until=until)
    assert "<title" in drawn.svg
    assert "<desc" in drawn.svg
    assert drawn.table.startswith("<table><caption>")
    assert drawn.table.count("<tr>") > 2
    asked = ["ask", question, "--diary", str(path), "--on", until.isoformat()]
    with pytest.raises(SystemExit):
        main([*asked, "--picture", str(svg)])
    assert svg.read_text() == drawn.svg
    capsys.readouterr()


def test_only_what_truly_began_together_is_said_to_have(diary):
    """Three things, each 12 days after the one before: only neighbours are called so."""
    from surefoot.answers import helped
    from surefoot.answers.diary_file import read_diary
    from surefoot.answers.doing import Doing

    days = read_diary(diary(*rows([2, 3] * 20 + [0, 1] * 30)))
    first = min(d.day for d in days) + timedelta(days=20)
    doings = [
        Doing(name, first + timedelta(days=12 * n)) for n, name in enumerate(("a", "b", "c"))
    ] + [Doing("one day", first + timedelta(days=40), first + timedelta(days=40))]
    said = helped.verdict(days, doings, until=max(d.day for d in days))
    assert said.facts["together"] == ["a", "b"]
    assert all(what != "one day" for what in said.facts["together"])


def test_a_range_of_one_day_is_said_as_one_day(diary):
    v = answer(
        diary(*rows([3, 3, 2, 3, 3, 3, 3, 3] * 5 + [0, 0, 0, 0, 0, 0, 1, 0] * 5)),
        "sudden_or_gradual",
    )
    assert v.facts["onset_first"] == v.facts["onset_last"]
    assert "on about 10 February 2025" in v.sentence


def test_ratings_that_are_only_there_or_not_cannot_tell_sudden_from_slow(diary):
    v = answer(diary(*rows([3] * 40 + [0] * 40)), "sudden_or_gradual")
    assert v.answer == "cannot_tell"
    assert "there_or_not_only" in v.caveats
    assert v.facts["onset_first"] < v.facts["onset_last"]
    finer = answer(
        diary(*rows([3, 3, 2, 3, 3, 3, 3, 3] * 5 + [0, 0, 0, 0, 0, 0, 1, 0] * 5)),
        "sudden_or_gradual",
    )
    assert finer.answer == "sudden"
    assert "there_or_not_only" not in finer.caveats


def test_a_diary_of_days_to_come_is_not_taken_for_now(diary, capsys):
    path = diary(*rows([1] * 25, first=date.today() + timedelta(days=400)))
    with pytest.raises(SystemExit) as stopped:
        main(["ask", "is-it-gone", "--diary", str(path)])
    assert stopped.value.code == 2
    assert "Check the dates" in capsys.readouterr().err


@pytest.mark.parametrize(("language", "most"), [("en-GB", "9 or more"), ("de", "9 oder mehr")])
def test_no_chance_is_said_to_be_ten_of_ten(diary, tmp_path, language, most):
    """A year without, after many short spells: likely, and never a promise."""
    from surefoot.report.wording import say

    spells = tmp_path / "spells.csv"
    spells.write_text("days,remembered\n" + "2,0\n1,0\n3,0\n" * 7)
    v = answer(diary(*rows([2] * 3 + [0] * 400)), "will_it_hold", spells_file=spells)
    assert v.low > 0.95
    said = say(evolve(v, facts={**v.facts, "counted": False}), language).sentence
    assert most in said
    assert "10 out of 10" not in said
    assert "10 von 10" not in said


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_sign_never_rated_is_no_sign(diary, question):
    """A column that was always left blank says nothing, good or bad."""
    ratings = [[3, 2, 1][n % 3] if n < 40 else 0 for n in range(70)]
    lines = [f"{FIRST + timedelta(days=n)},18,{r}" for n, r in enumerate(ratings)]
    one = answer(diary(*lines, head="day,hour,toe_drag"), question)
    two = answer(
        diary(*(f"{line}," for line in lines), head="day,hour,toe_drag,toe_curl"), question
    )
    assert json.dumps(one.to_dict()) == json.dumps(two.to_dict())


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_but_blanks_is_said_to_be_nothing(diary, question):
    path = diary(*(f"{FIRST + timedelta(days=n)},18,,,," for n in range(30)))
    with pytest.raises(SurefootError, match="no checked days"):
        answer(path, question)
