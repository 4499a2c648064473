"""Pages kept by the day, a few words a day: each word has its own day."""

from datetime import date

import pytest

from surefoot.diary.reading import read

ON = date(2026, 10, 18)  # a Sunday


def days(text: str) -> list[tuple[str, str, int]]:
    """Give sign, whether it was so, and the day of October, in order."""
    found = read(text, on=ON)
    return [(m.concept, m.assertion, m.first.day if m.first else 0) for m in found]


CLEAR, DROP = ("foot_drop", "absent"), ("foot_drop", "present")


@pytest.mark.parametrize(
    "text",
    [
        "14/10 clear\n15/10 drop pm only\n16/10 clear",
        "14/10: clear\n15/10: drop in the evening\n16/10: nothing",
        "14/10/26 clear\n15/10/26 dropped twice\n16/10/26 fine",
        "14th clear, 15th drop pm only, 16th clear",
        "Wed: clear\nThu: drop\nFri: clear",
        "Wed 14/10 clear. Thu 15/10 drop. Fri 16/10 ok.",
        "Wednesday – nothing. Thursday – drop again. Friday – nothing.",
        "Oct 14 - clear\nOct 15 - drop pm\nOct 16 - clear",
        "2026-10-14 clear\n2026-10-15 drop by teatime\n2026-10-16 clear",
        "Wed. Clear. Thu. Drop after shopping. Fri. Clear.",
        "Wed 14 - clear (wet)\nThu 15 - foot bad\nFri 16 - zero drop",
        "14/10 no problems\n15/10 2 drops\n16/10 0 drops",
        "Wed clear, quiet day\nThu drop again\nFri fine",
    ],
)
def test_a_line_a_day_is_a_day_each(text: str) -> None:
    assert days(text) == [(*CLEAR, 14), (*DROP, 15), (*CLEAR, 16)]


def test_sat_and_sun_are_days_before_what_was_so_on_them() -> None:
    assert days("Fri drop.\nSat clear, tired\nSun drop") == [
        (*DROP, 16),
        (*CLEAR, 17),
        ("fatigue", "present", 17),
        (*DROP, 18),
    ]
    assert days("I sat clear of the fire.") == []


def test_some_days_told_together_and_one_by_itself() -> None:
    (first, second) = read("Clear Mon to Thu, drop Fri.", on=ON)
    assert (first.assertion, first.first, first.last) == (
        "absent",
        date(2026, 10, 12),
        date(2026, 10, 15),
    )
    assert (second.assertion, second.first) == ("present", date(2026, 10, 16))
    whole = read("No drop Mon, Tue or Wed.", on=ON)[0]
    assert (whole.first, whole.last) == (date(2026, 10, 12), date(2026, 10, 14))


@pytest.mark.parametrize("text", ["Walked 3/4 of a mile.", "Pain 6/10 when I walked.", "7/10."])
def test_a_share_or_a_mark_out_of_ten_is_no_date(text: str) -> None:
    assert all(mention.first is None for mention in read(text, on=ON))


@pytest.mark.parametrize(
    "text",
    ["The sky was clear and sunny.", "Drop in for tea.", "Eye drops at night, two drops of oil."],
)
def test_other_drops_and_a_clear_sky_are_no_signs(text: str) -> None:
    assert "foot_drop" not in {mention.concept for mention in read(text, on=ON)}


_WITHOUT = [
    "clear",
    "fine",
    "ok",
    "nothing",
    "none",
    "good",
    "perfect",
    "no drop",
    "drop free",
    "drop-free",
    "zero drop",
    "0 drops",
    "foot fine",
    "foot good",
    "foot behaved",
    "no problems",
    "all clear",
    "still clear",
    "clear again",
    "no foot drop",
    "not a drop",
    "clear (wet)",
    "clear - tired",
    "didn't drop",
    "did not drop once",
    "Clear!",
]
_WITH = [
    "drop",
    "DROP",
    "drop pm",
    "dropped in the evening",
    "bad drop",
    "drop again",
    "slight drop",
    "foot dropped",
    "foot bad",
    "drop x2",
    "a bit of drop late on",
    "drop all day",
    "foot drop",
    "drop after walk",
    "only drop when tired",
    "drop - tired",
    "2 drops",
]
_HEADS = [
    "14/10 ",
    "14/10: ",
    "Wed: ",
    "Wednesday ",
    "14 Oct ",
    "14th: ",
    "Wed 14 - ",
    "2026-10-14 ",
]


@pytest.mark.parametrize("before", ["", "13/10 drop\n", "13/10 clear\n"])
@pytest.mark.parametrize("head", _HEADS)
def test_a_few_words_under_a_day_are_never_turned_round(head: str, before: str) -> None:
    for so, ways in (("absent", _WITHOUT), ("present", _WITH)):
        for words in ways:
            found = read(before + head + words, on=ON)
            here = [m for m in found if m.concept == "foot_drop" and m.start >= len(before)]
            told = [(m.assertion, m.first, m.last) for m in here]
            day = date(2026, 10, 14)
            assert told == [(so, day, day)], f"{before}{head}{words}"
