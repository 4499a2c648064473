"""How a whole page is laid out: whose it is, its entries and their days, its labels, its quotations."""

# ruff: noqa: E501  (a line of a page stays on its line)

from datetime import date

import pytest

from surefoot.diary.reading import read

ON = date(2026, 11, 18)  # a Wednesday


def said(text: str) -> list[tuple[str, str]]:
    return [(m.concept, m.assertion) for m in read(text, on=ON)]


def dated(text: str) -> list[tuple[str, str | None, str | None]]:
    days = [(m.concept, m.first, m.last) for m in read(text, on=ON)]
    return [(what, str(a) if a else None, str(b) if b else None) for what, a, b in days]


def test_a_diary_a_daughter_puts_down_is_her_mothers() -> None:
    text = (
        "Writing this for Mum as she can't manage the keyboard. She tripped on Monday. "
        "Her foot drags after lunch. My own back is killing me."
    )
    assert said(text) == [
        ("near_fall", "present"),
        ("toe_drag", "present"),
        ("pain", "someone_else"),
    ]


def test_a_husband_who_tells_of_both_keeps_his_own_diary() -> None:
    text = (
        "My wife had a fall on Monday and her foot drags. She wears her splint and she sleeps badly. "
        "As for me, my knees ache and I tripped over her frame."
    )
    found = said(text)
    assert ("fall", "someone_else") in found
    assert ("toe_drag", "someone_else") in found
    assert ("near_fall", "present") in found


def test_another_in_a_diary_of_her_own_stays_another() -> None:
    text = "My neighbour fell and his foot drags. My own toe caught once."
    assert said(text)[0] == ("fall", "someone_else")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "1/1. Toe dragged.\n1/2. Fell.\n1/3. Tripped on the mat.\n1/13. Cramp.",
            ["2026-01-01", "2026-01-02", "2026-01-03", "2026-01-13"],
        ),
        (
            "1/11. Toe dragged.\n2/11. Fell.\n13/11. Tripped on the mat.",
            ["2026-11-01", "2026-11-02", "2026-11-13"],
        ),
        (
            "Night 1 (Sunday): toe dragged.\nNight 2: fell.\nNight 3: tripped on the mat.",
            ["2026-11-15", "2026-11-16", "2026-11-17"],
        ),
        (
            "Fri 13 Nov. Slept badly in the night. Toe dragged.\nSat 14. Fell.\nSun 15. Tripped on the mat.",
            ["2026-11-13", "2026-11-13", "2026-11-14", "2026-11-15"],
        ),
    ],
)
def test_the_head_of_an_entry_dates_all_of_it(text: str, wanted: list[str]) -> None:
    assert [first for _, first, _ in dated(text)] == wanted


def test_a_date_on_a_line_of_its_own_heads_the_page() -> None:
    text = "Fri 13 November\nToes: clawed\nTrips: none"
    assert {(a, b) for _, a, b in dated(text)} == {("2026-11-13", "2026-11-13")}


def test_a_weekday_in_the_entry_of_a_week_lies_in_that_week() -> None:
    text = "Wk 1 (Nov 2-8). Foot dragged Sat, otherwise clean.\nWk 2 (Nov 9-15). Fell on Wed."
    found = {what: first for what, first, _ in dated(text)}
    assert found["toe_drag"] == "2026-11-07"
    assert found["fall"] == "2026-11-11"


def test_what_is_compared_with_lends_no_day() -> None:
    assert dated("My calf is stiff but not as bad as it was on Tuesday.")[0][1] is None
    assert dated("The toe drags less than last week.")[0][1] is None


def test_a_paragraph_goes_on_with_the_day_told_before_it() -> None:
    text = "On Saturday I coached the kids.\nI had the brace on. Then the ankle rolled."
    assert {a for _, a, _ in dated(text)} == {"2026-11-14"}


def test_what_goes_on_since_then_is_dated_since_then() -> None:
    text = "It has been wearing off since Friday. The tightness is creeping back."
    assert dated(text)[-1][1:] == ("2026-11-13", "2026-11-18")


def test_labels_hold_for_their_line() -> None:
    text = "Then: wheelchair, foot hanging. Fell twice.\nPlan: physio. Leave the splint off."
    found = said(text)
    assert ("fall", "past") in found
    assert ("aid_afo", "hoped") in found


def test_questions_of_others_are_not_hers() -> None:
    text = '"are you still on the baclofen?" Went off it.\n"does your foot drag?" No, but the toes curl.'
    found = said(text)
    assert ("medicine", "someone_else") in found
    assert ("toe_drag", "someone_else") in found
    assert ("toe_curl", "present") in found


def test_the_answer_to_her_question_is_anothers() -> None:
    text = "Q. My heel lifts on stairs. Why?\nA. A tight calf lifts the heel. Do the heel raises."
    found = read(text, on=ON)
    assert all(m.assertion == "someone_else" for m in found if m.sentence.startswith(("A.", "Do")))


def test_when_with_the_present_is_a_rule_and_with_the_past_an_event() -> None:
    assert said("When I go fast my toe drags.")[-1] == ("toe_drag", "if")
    assert ("toe_drag", "present") in said("When I went out yesterday my toe dragged.")


def test_advice_to_another_is_not_her_exercise() -> None:
    assert said("Thanks for your note. Keep up the heel raises.")[-1] == ("ex_heel", "someone_else")
