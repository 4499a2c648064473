"""The story reader: what it must get right in small, and the bars it holds on the gold stories."""

import json
import string
from datetime import date, timedelta

import pytest
import yaml
from benchmarks.gold import Half, stories
from benchmarks.score import Score, score
from hypothesis import given
from hypothesis import strategies as st

from surefoot.diary.mention import Mention
from surefoot.diary.proposing import proposals
from surefoot.diary.reading import read
from surefoot.diary.vocabulary import PHRASES, concepts

ON = date(2026, 3, 11)  # a Wednesday


def said(text: str) -> set[tuple[str, str]]:
    return {(mention.concept, mention.assertion) for mention in read(text, on=ON)}


def the(text: str, concept: str) -> Mention:
    (mention,) = [mention for mention in read(text, on=ON) if mention.concept == concept]
    return mention


def scored(half: Half) -> Score:
    return score([(story, read(story.text, on=story.on)) for story in stories(half)])


def test_the_gold_set_is_as_large_as_the_guideline_promises() -> None:
    everything = stories("all")
    assert len(everything) >= 40
    assert sum(len(story.marks) for story in everything) >= 600
    assert {s.id for s in stories("seen")}.isdisjoint({s.id for s in stories("unseen")})
    for story in everything:
        for mark in story.marks:
            assert mark.concept in concepts(), (story.id, mark)
            assert story.text[mark.start : mark.end] == mark.words


#: Floors, a little under what is reached now; the honest first runs are in docs/choices.md. Four
#: older ones gave up a point of precision or assertion when rules became broad enough to find what
#: writers never seen say.
FLOORS = {
    "seen": (0.94, 0.95, 0.95, 0.96),
    "unseen": (0.93, 0.92, 0.92, 0.86),
    "practice": (0.90, 0.90, 0.94, 0.97),
    "fresh": (0.90, 0.94, 0.96, 0.92),
    "last": (0.91, 0.95, 0.96, 0.83),
    "second": (0.96, 0.95, 0.96, 0.93),
    "third": (0.94, 0.91, 0.93, 0.89),
    "fourth": (0.91, 0.83, 0.90, 0.86),
    "fifth": (0.86, 0.74, 0.94, 0.88),
    "sixth": (0.91, 0.88, 0.92, 0.94),
}


@pytest.mark.parametrize("half", FLOORS)
def test_a_change_never_reads_the_gold_stories_worse(half: Half) -> None:
    precision, recall, assertion, dates = FLOORS[half]
    found = scored(half)
    assert found.precision >= precision
    assert found.recall >= recall
    assert found.right_4 / found.agreed >= assertion
    assert found.date_right / found.dated >= dates


def test_no_change_is_not_no_sign() -> None:
    assert ("hallux_up", "present") in said("No change, big toe as stubborn as ever.")


def test_hope_is_not_absence() -> None:
    assert said("Fingers crossed it's gone for good.") == {("foot_drop", "hoped")}
    assert ("foot_drop", "absent") not in said("Would love to say the drop has gone.")


def test_balance_gone_is_lost_not_cured() -> None:
    assert said("Balance has gone.") == {("balance_poor", "present")}


def test_wanting_to_roll_is_a_small_sign_and_without_wanting_is_none() -> None:
    assert the("The foot wanted to roll but I stopped it.", "foot_roll").grade == "urge"
    assert ("foot_roll", "absent") in said("Stood there without the foot wanting to roll.")


def test_another_persons_foot_is_not_hers() -> None:
    assert said("My mum's foot drops too but hers is from her back.") == {
        ("foot_drop", "someone_else")
    }


def test_pasted_replies_are_theirs() -> None:
    text = "No drag today.\n\nMaybelle wrote:\n> My toes curl all day.\n\nPoor you."
    assert said(text) == {("toe_drag", "absent"), ("toe_curl", "someone_else")}
    assert the(text, "toe_curl").who == "Maybelle"


@pytest.mark.parametrize(
    "text",
    [
        "Drop in session went well.",
        "Had to put my foot down about the car.",
        "Curled up with a book, toes warm.",
        "Fell out with the council and fell behind with the washing.",
        "Price drop at the shop, and a stiff drink after.",
        "Dropped my keys. Dropped off on the sofa.",
    ],
)
def test_sayings_are_not_signs(text: str) -> None:
    assert said(text) == set()


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("a week ago", ON - timedelta(7), ON - timedelta(7)),
        ("since Christmas", date(2025, 12, 25), ON),
        ("3 yrs ago", date(2023, 3, 11), date(2023, 3, 11)),
        ("over the past day or two", ON - timedelta(2), ON),
        ("last weekend", date(2026, 3, 7), date(2026, 3, 8)),
        ("yesterday", ON - timedelta(1), ON - timedelta(1)),
        ("last Tuesday", date(2026, 3, 10), date(2026, 3, 10)),
        ("on Sunday", date(2026, 3, 8), date(2026, 3, 8)),
        ("last week", date(2026, 3, 2), date(2026, 3, 8)),
        ("last month", date(2026, 2, 1), date(2026, 2, 28)),
        ("on 29 February 2024", date(2024, 2, 29), date(2024, 2, 29)),
        ("from the 4th to the 9th", date(2026, 3, 4), date(2026, 3, 9)),
        ("a fortnight ago", ON - timedelta(14), ON - timedelta(14)),
        ("at Easter", date(2025, 4, 20), date(2025, 4, 20)),
        ("in June last year", date(2025, 6, 1), date(2025, 6, 30)),
    ],
)
def test_told_times_are_days(words: str, first: date, last: date) -> None:
    mention = the(f"My toe dragged {words}.", "toe_drag")
    assert (mention.first, mention.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "concept", "first", "last"),
    [
        ("Three clear weeks and then on Sunday it crept back.", "foot_drop", -24, -4),
        ("Ten days without toe drag until Saturday.", "toe_drag", -14, -5),
        ("Today is the tenth day without toe drag.", "toe_drag", -10, 0),
        ("Toe drag, left: none since Sunday.", "toe_drag", -3, 0),
        ("Toe drag, mean: two a day this week.", "toe_drag", -2, 0),
        ("Squats on Monday, Wednesday and Friday.", "ex_squat", -9, -5),
        ("Evening. Toe dragged.", "toe_drag", 0, 0),
        ("On Sunday I walked. And the toe, I'm glad to say, didn't drag.", "toe_drag", -3, -3),
    ],
)
def test_days_told_beside_a_thing_are_its_days(
    text: str, concept: str, first: int, last: int
) -> None:
    mention = next(m for m in read(text, on=ON) if m.concept == concept)
    assert (mention.first, mention.last) == (ON + timedelta(first), ON + timedelta(last))


def test_a_wish_takes_the_day_ahead_told_before_it() -> None:
    walk = the("In May we go to Spain. I want to walk there.", "walk")
    assert (walk.assertion, walk.first) == ("hoped", date(2026, 5, 1))


def test_a_missing_date_is_never_guessed() -> None:
    text = "My toe has dragged since the stroke."
    assert the(text, "toe_drag").first is None
    known = {"stroke": date(2022, 5, 1)}
    (told,) = [m for m in read(text, on=ON, known_dates=known) if m.kind == "sign"]
    assert told.first == date(2022, 5, 1)


def test_a_run_of_days_has_its_length_and_says_when_it_is_a_record() -> None:
    now = the("Seven days without the foot drop, the longest so far.", "foot_drop")
    assert (now.run_days, now.record, now.assertion) == (7, True, "absent")
    assert now.first == ON - timedelta(7)
    then = the("The longest before was nine days clear of foot drop.", "foot_drop")
    assert (then.run_days, then.assertion, then.first) == (9, "past", None)


def test_a_test_has_its_leg_and_seconds() -> None:
    held = the("2 minutes on the stroke leg today.", "stand_one")
    assert (held.leg, held.seconds, held.first) == ("paretic", 120.0, ON)


@pytest.mark.parametrize(
    ("slip", "concept"),
    [("dorp", "foot_drop"), ("akle", "pain"), ("sqauts", "ex_squat"), ("bakance", "balance_poor")],
)
def test_slips_of_a_tired_hand_are_mended_and_her_words_stay(slip: str, concept: str) -> None:
    line = {
        "dorp": "foot dorp today",
        "akle": "my akle hurts",
        "sqauts": "did sqauts",
        "bakance": "bakance is rubbish",
    }[slip]
    mention = the(line, concept)
    assert mention.sentence == line


def test_us_and_uk_spelling_missing_apostrophes_and_emoji() -> None:
    assert ("toe_curl", "absent") in said("my toes dont curl now 🎉")
    assert ("cramp", "present") in said("Got a charley horse last night.")
    assert ("aid_stick", "present") in said("Walked with my cane 💪")


def test_scots_and_shouting_are_heard() -> None:
    assert said("NO DRAG TODAY") == said("no drag today")
    assert ("fall", "absent") in said("I havenae had a fall.")


# -- the trick sentences ------------------------------------------------------------------------

_CODES = {
    "P": "present",
    "A": "absent",
    "PART": "present",
    "HYPO": "if",
    "HOPE": "hoped",
    "OTHER": "someone_else",
    "GEN": "someone_else",
    "UNC": "unsure",
    "PLAN": "hoped",
    "PAST": "past",
}


def tricks() -> list[tuple[str, str, str]]:
    from surefoot.terms.catalogue import catalogue

    wanted = []
    for trick in catalogue("surefoot.diary", "vocabulary.yaml")["tricks"]:
        for gold in trick["gold"]:
            concept, _, rest = gold.partition(":")
            if concept in concepts() and rest.split() and rest.split()[0] in _CODES:
                told = f"{trick['after']} {trick['t']}" if "after" in trick else trick["t"]
                wanted.append((told, concept, _CODES[rest.split()[0]]))
    return wanted


@pytest.mark.parametrize(("sentence", "concept", "assertion"), tricks())
def test_trick_sentences(sentence: str, concept: str, assertion: str) -> None:
    assert (concept, assertion) in said(sentence)


def test_every_trick_that_names_nothing_gives_no_sign() -> None:
    from surefoot.terms.catalogue import catalogue

    for trick in catalogue("surefoot.diary", "vocabulary.yaml")["tricks"]:
        if trick["gold"] == ["none"]:
            signs = [m for m in read(trick["t"], on=ON) if m.kind == "sign"]
            assert signs == [], trick["t"]


# -- properties ---------------------------------------------------------------------------------


@given(st.text(alphabet=string.printable + "’“”…—é🙂İ", max_size=300))
def test_any_text_is_read_without_trouble_and_points_into_itself(text: str) -> None:
    for mention in read(text, on=ON):
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.sentence in text
        ahead = mention.assertion in ("hoped", "if")
        assert mention.last is None or mention.last <= ON or ahead
        json.dumps(mention.to_dict())


@given(st.sampled_from(stories("seen")))
def test_the_same_words_give_the_same_reading(story: object) -> None:
    assert read(story.text, on=story.on) == read(story.text, on=story.on)  # type: ignore[attr-defined]


@given(st.lists(st.sampled_from(stories("seen")), min_size=1, max_size=3))
def test_what_is_not_spoken_of_is_never_proposed(several: list[object]) -> None:
    for story in several:
        mentions = read(story.text, on=story.on)  # type: ignore[attr-defined]
        spoken = {mention.concept for mention in mentions} | {"toe_drag"}
        for proposal in proposals(mentions, on=story.on):  # type: ignore[attr-defined]
            assert proposal.sentences
            assert set(proposal.fields.get("signs", {})) <= spoken
            assert proposal.day <= story.on  # type: ignore[attr-defined]


def test_hopes_ifs_and_other_people_are_never_proposed() -> None:
    text = (
        "If my foot drops I'll rest. Fingers crossed it's gone. My mum's toes curl. "
        "Do your toes curl? Not sure if it dragged. In hospital I couldn't lift my foot."
    )
    assert proposals(read(text, on=ON), on=ON) == ()


def test_phrases_name_only_known_concepts() -> None:
    from importlib.resources import files

    told: list[str] = []
    for name in PHRASES:
        told += yaml.safe_load(files("surefoot.diary").joinpath(name).read_bytes())
    assert len(told) == len(set(told))
    assert set(told) <= set(concepts())


@pytest.mark.parametrize("words", ["foot drops ", "no, ", "(", "> ", "toe is ", "🙂"])
def test_a_text_without_end_is_read_in_bounded_pieces(words: str) -> None:
    from surefoot.terms.sentences import LONGEST, sentences

    text = words * (4000 // len(words))
    assert all(s.end - s.start <= LONGEST for s in sentences(text))
    read(text, on=ON)


@pytest.mark.parametrize(
    ("text", "concept", "so"),
    [
        ("My foot has not been right all week.", "foot_drop", "present"),
        ("The foot goes up by itself now.", "foot_drop", "absent"),
        ("The little ones tucked under again.", "toe_curl", "present"),
        ("My toes have settled down.", "toe_curl", "absent"),
        ("My ankle wants to roll on gravel.", "foot_roll", "present"),
        ("I was not very steady.", "balance_poor", "present"),
        ("I was quite steady on it.", "balance_poor", "absent"),
        ("My calf loosened right up.", "stiffness", "absent"),
        ("No charly horse for weeks.", "cramp", "absent"),
        ("I was scrunching a tea towel.", "ex_towel", "present"),
        ("My wife bought me socks with five rooms.", "aid_sock", "present"),
        ("My hip is killing me.", "pain", "present"),
    ],
)
def test_many_ways_of_saying_one_thing(text: str, concept: str, so: str) -> None:
    assert (concept, so) in said(text)


@pytest.mark.parametrize(
    "text",
    [
        "Roll on Friday.",
        "The physiotherapist rang back.",
        "My son cut the box down with the kitchen scissors.",
    ],
)
def test_plain_talk_is_nothing(text: str) -> None:
    assert said(text) == set()
