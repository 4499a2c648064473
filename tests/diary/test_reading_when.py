"""Which told time belongs to which mention: within a sentence, over sentences, over lines."""

from datetime import date

import pytest

from surefoot.diary.reading import read

ON = date(2026, 3, 11)  # a Wednesday
#: A text; a concept, its first and its last day (None: no day is told of it).
TOLD: list[tuple[str, list[tuple[str, str | None, str | None]]]] = [
    (
        "On Saturday my toe dragged. The next day it was the ankle that rolled.",
        [("toe_drag", "2026-03-07", "2026-03-07"), ("foot_roll", "2026-03-08", "2026-03-08")],
    ),
    (
        "I fell on 3 February. Two days later my hip hurt.",
        [("fall", "2026-02-03", "2026-02-03"), ("pain", "2026-02-05", "2026-02-05")],
    ),
    (
        "We went to the coast on Saturday. That evening my foot dropped.",
        [("foot_drop", "2026-03-07", "2026-03-07")],
    ),
    (
        "Tripped on Friday. Later that day my foot slapped too.",
        [("near_fall", "2026-03-06", "2026-03-06"), ("flat_contact", "2026-03-06", "2026-03-06")],
    ),
    (
        "On 14 February I fell. The same week I stumbled twice.",
        [("near_fall", "2026-02-09", "2026-02-15")],
    ),
    (
        "In February I had the flu. On the 14th my foot dropped.",
        [("illness", "2026-02-01", "2026-02-28"), ("foot_drop", "2026-02-14", "2026-02-14")],
    ),
    (
        "In January I was poorly. On the 14th my foot dropped.",
        [("foot_drop", "2026-01-14", "2026-01-14")],
    ),
    (
        "Last week was a shambles. On Tuesday I fell. On Thursday the toe dragged.",
        [("fall", "2026-03-03", "2026-03-03"), ("toe_drag", "2026-03-05", "2026-03-05")],
    ),
    (
        "Yesterday I walked to the shop. My toe dragged on the way home.",
        [("walk", "2026-03-10", "2026-03-10"), ("toe_drag", "2026-03-10", "2026-03-10")],
    ),
    (
        "Yesterday I walked to the shop.\nMy toe dragged on the way home.",
        [("toe_drag", "2026-03-10", "2026-03-10")],
    ),
    ("Yesterday I walked to the shop. My toe drags when I hurry.", [("toe_drag", None, None)]),
    ("Yesterday I walked to the shop. My calf is sore now.", [("pain", None, None)]),
    ("Yesterday I walked to the shop. I use a stick for that.", [("aid_stick", None, None)]),
    (
        "I tripped yesterday and today I am stiff.",
        [("near_fall", "2026-03-10", "2026-03-10"), ("stiffness", "2026-03-11", "2026-03-11")],
    ),
    (
        "I tripped on Monday and now my ankle is sore.",
        [("near_fall", "2026-03-09", "2026-03-09"), ("pain", None, None)],
    ),
    (
        "On Monday I tripped and the foot slapped.",
        [("near_fall", "2026-03-09", "2026-03-09"), ("flat_contact", "2026-03-09", "2026-03-09")],
    ),
    ("My toe dragged and I nearly fell on Monday.", [("near_fall", "2026-03-09", "2026-03-09")]),
    (
        "Mon: toe drag. Tue: fine. Wed: tired.",
        [
            ("toe_drag", "2026-03-09", "2026-03-09"),
            ("foot_drop", "2026-03-10", "2026-03-10"),
            ("fatigue", "2026-03-11", "2026-03-11"),
        ],
    ),
    (
        "Monday\nToe drag on the stairs.\nNo cramp.\n\nTuesday\nFoot rolled.",
        [
            ("toe_drag", "2026-03-09", "2026-03-09"),
            ("cramp", "2026-03-09", "2026-03-09"),
            ("foot_roll", "2026-03-10", "2026-03-10"),
        ],
    ),
    (
        "Monday 9th - toe drag, no cramp. Tuesday 10th - foot rolled.",
        [
            ("toe_drag", "2026-03-09", "2026-03-09"),
            ("cramp", "2026-03-09", "2026-03-09"),
            ("foot_roll", "2026-03-10", "2026-03-10"),
        ],
    ),
    (
        "3/3 toe drag. 4/3 no drag. 5/3 foot slapped",
        [("toe_drag", "2026-03-03", "2026-03-03"), ("flat_contact", "2026-03-05", "2026-03-05")],
    ),
    (
        "9 March. Toe drag twice. Foot rolled once.\n10 March. No drag.",
        [("toe_drag", "2026-03-09", "2026-03-09"), ("foot_roll", "2026-03-09", "2026-03-09")],
    ),
    ("I fell on Friday. Since then my hip has been sore.", [("pain", "2026-03-06", "2026-03-11")]),
    (
        "It came back on Sunday and has been there ever since.",
        [("foot_drop", "2026-03-08", "2026-03-08")],
    ),
    ("I haven't fallen since Christmas.", [("fall", "2025-12-25", "2026-03-11")]),
    ("I have not tripped for three weeks.", [("near_fall", "2026-02-18", "2026-03-11")]),
    ("No cramp for the third night running.", [("cramp", "2026-03-08", "2026-03-11")]),
    ("I did my squats on Monday, Tuesday and today.", [("ex_squat", "2026-03-09", "2026-03-11")]),
    ("My toe drags most evenings, pain 6/10.", [("toe_drag", None, None), ("pain", None, None)]),
    ("I do heel raises 20 a day.", [("ex_heel", None, None)]),
    ("I walk the dog twice a day.", [("walk", None, None)]),
    ("One day my foot rolled on the kerb.", [("foot_roll", None, None)]),
    ("My foot rolls on Tuesdays after class.", [("foot_roll", None, None)]),
    ("First fall in two months.", [("fall", None, None)]),
    ("I haven't done a squat in two weeks.", [("ex_squat", "2026-02-25", "2026-03-11")]),
    (
        "Foot good all last week but the toe dragged on Sunday.",
        [("foot_drop", "2026-03-02", "2026-03-08"), ("toe_drag", "2026-03-08", "2026-03-08")],
    ),
    ("My toe dragged all day yesterday.", [("toe_drag", "2026-03-10", "2026-03-10")]),
    ("Yesterday my toe dragged all day.", [("toe_drag", "2026-03-10", "2026-03-10")]),
    ("My toe dragged all day.", [("toe_drag", "2026-03-11", "2026-03-11")]),
    ("Woke up with cramp in the night.", [("cramp", "2026-03-10", "2026-03-11")]),
    ("Two weeks ago on Friday I fell.", [("fall", "2026-02-20", "2026-02-20")]),
    (
        "I had botox three weeks ago and the toes have not curled since.",
        [("medicine", "2026-02-18", "2026-02-18"), ("toe_curl", "2026-02-18", "2026-03-11")],
    ),
    ("Botox was on 2 March. No curling since.", [("toe_curl", "2026-03-02", "2026-03-11")]),
    (
        "Since I got the wedge on Friday the foot has not rolled.",
        [("foot_roll", "2026-03-06", "2026-03-11")],
    ),
    (
        "From Saturday to Monday the toe dragged, then it stopped.",
        [("toe_drag", "2026-03-07", "2026-03-09")],
    ),
    (
        "Last summer I used the frame. In the autumn I moved on to a stick.",
        [("aid_stick", "2025-06-01", "2025-08-31")],
    ),
    (
        "Today no drag. Walked to the park, toe caught once.",
        [("toe_drag", "2026-03-11", "2026-03-11"), ("walk", "2026-03-11", "2026-03-11")],
    ),
    (
        "It's Wednesday and I am shattered. Toe dragged round the shop.",
        [("fatigue", "2026-03-11", "2026-03-11"), ("toe_drag", "2026-03-11", "2026-03-11")],
    ),
    (
        "I fell the other day. Hip hurts.",
        [("fall", "2026-03-04", "2026-03-09"), ("pain", None, None)],
    ),
    (
        "Sunday was grim. Toe dragging, foot rolling, the lot.",
        [("toe_drag", "2026-03-08", "2026-03-08"), ("foot_roll", "2026-03-08", "2026-03-08")],
    ),
    (
        "Weekend report: toe dragged on Saturday, nothing on Sunday.",
        [("toe_drag", "2026-03-07", "2026-03-07")],
    ),
    ("I tripped twice last week, once on Friday.", [("near_fall", "2026-03-02", "2026-03-08")]),
    ("Not tripped since I last wrote.", [("near_fall", None, None)]),
    ("I've had no spasms for a week or so.", [("spasm", "2026-03-04", "2026-03-11")]),
    ("The morning after the wedding my calf was sore.", [("pain", None, None)]),
    (
        "I was wobbly the day before yesterday, and the day before that I fell.",
        [("balance_poor", "2026-03-09", "2026-03-09"), ("fall", "2026-03-08", "2026-03-08")],
    ),
    (
        "On Friday the ankle rolled. I put the brace back on the following Monday.",
        [("foot_roll", "2026-03-06", "2026-03-06"), ("aid_afo", "2026-03-09", "2026-03-09")],
    ),
    (
        "A week ago I could not lift my foot. Three days later it lifted.",
        [("weak_lift", "2026-03-04", "2026-03-04")],
    ),
    (
        "Saturday night I was wobbly and Sunday morning I fell.",
        [("balance_poor", "2026-03-07", "2026-03-07"), ("fall", "2026-03-08", "2026-03-08")],
    ),
    # what stopped is told of that day, unless it has been so since
    ("I stopped the baclofen on Monday.", [("medicine", "2026-03-09", "2026-03-09")]),
    ("I've quit the baclofen on Monday.", [("medicine", "2026-03-09", "2026-03-11")]),
    ("It's three weeks since I quit the splint.", [("aid_afo", "2026-02-18", "2026-03-11")]),
    ("The swelling went down on Monday.", [("swelling", "2026-03-09", "2026-03-09")]),
    ("The tablets went up on Monday.", [("medicine", "2026-03-09", "2026-03-09")]),
    ("The twitching went after about a month.", [("twitch", None, None)]),
    # a length of time that ended
    (
        "I fell on Sunday 1 March. My hip was sore for a week.",
        [("pain", "2026-03-01", "2026-03-08")],
    ),
    ("My hip was sore for a week.", [("pain", None, None)]),
    ("My hip has been sore for a week.", [("pain", "2026-03-04", "2026-03-11")]),
    ("It was back for a day on the 5th, my toe drag.", [("toe_drag", "2026-03-05", "2026-03-05")]),
    (
        "It's been two weeks since I last tripped.",
        [("near_fall", "2026-02-25", "2026-03-11")],
    ),
    # a page and what only stands beside it
    (
        "Wed 11 March, week 9\nBike 10 min.\nIn January the heel lifted.\nHeel raises 2x8",
        [("ex_heel", "2026-03-11", "2026-03-11")],
    ),
    (
        "I saw the physio on Friday. In November it was only 6. My knee was locking.",
        [("knee_back", "2026-03-06", "2026-03-06")],
    ),
    (
        "Week of March 2 to March 8, plus today\nMon - no falls.\nTues - tripped on the mat.",
        [("fall", "2026-03-02", "2026-03-02"), ("near_fall", "2026-03-03", "2026-03-03")],
    ),
    (
        "February summary. I keep these for the physio.\nFalls none.\nToe drag on four days.",
        [("fall", "2026-02-01", "2026-02-28"), ("toe_drag", "2026-02-01", "2026-02-28")],
    ),
    # parts of a stretch
    (
        "We were in Cornwall from 20 February to 6 March. For the first week my toe dragged. "
        "In the second week it did not, but my ankle rolled.",
        [("toe_drag", "2026-02-20", "2026-02-26"), ("foot_roll", "2026-02-27", "2026-03-05")],
    ),
    (
        "My stroke was in May 2023. For the first four months I couldn't lift my foot.",
        [("weak_lift", "2023-05-01", "2023-08-31")],
    ),
    # two times in one sentence
    (
        "I had two stumbles last week and no falls since New Year's Day.",
        [("near_fall", "2026-03-02", "2026-03-08"), ("fall", "2026-01-01", "2026-03-11")],
    ),
    (
        "The foot has been good since Sunday. It hasn't dragged and I walked out yesterday.",
        [("toe_drag", "2026-03-08", "2026-03-11"), ("walk", "2026-03-10", "2026-03-10")],
    ),
    ("I had a fall before Christmas but none since.", [("fall", "2025-12-25", "2026-03-11")]),
    ("A clot in May left me with a dropped foot.", [("foot_drop", None, None)]),
    ("I get cramp in winter.", [("cramp", None, None)]),
    # days ahead
    (
        "Next week I want to do 3 days of steps and walk to the mill.",
        [("walk", "2026-03-16", "2026-03-22")],
    ),
    ("I should like to walk to church by Easter.", [("walk", "2026-04-05", "2026-04-05")]),
    (
        "Class starts on the 1st of April and I hope I'll manage without the frame.",
        [("aid_stick", "2026-04-01", "2026-04-01")],
    ),
    ("Goal is to walk a mile by the end of March.", [("walk", "2026-03-31", "2026-03-31")]),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_every_mention_has_its_own_time(
    text: str, wanted: list[tuple[str, str | None, str | None]]
) -> None:
    found = {
        (
            m.concept,
            m.first.isoformat() if m.first else None,
            m.last.isoformat() if m.last else None,
        )
        for m in read(text, on=ON)
    }
    assert set(wanted) <= found
