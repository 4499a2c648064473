"""Turns that go on about what was told before: "wore off by dinner", "not so much today"."""

from datetime import date

import pytest

from surefoot.diary.reading import read

ON = date(2026, 3, 11)  # a Wednesday

#: Written before the rules were looked at: a sentence, what follows it, and what that is about.
FOLLOWS = [
    ("I've had tingling in my toes.", "Comes and goes.", "tingle"),
    ("I've had tingling in my toes.", "Wore off by dinner.", "tingle"),
    ("I've had tingling in my toes.", "Only there when I sit too long.", "tingle"),
    ("I've had tingling in my toes.", "Worse last night.", "tingle"),
    ("I've had tingling in my toes.", "It's been a bit less since the weekend.", "tingle"),
    ("I've had tingling in my toes.", "Hasn't been back since.", "tingle"),
    ("My toes curled in bed.", "They did it again last night.", "toe_curl"),
    ("My toes curled in bed.", "They've stopped now.", "toe_curl"),
    ("My toes curled in bed.", "Not so much today.", "toe_curl"),
    ("My toes curled in bed.", "They haven't done that for ages.", "toe_curl"),
    ("My toes curled in bed.", "Never used to happen.", "toe_curl"),
    ("My toes curled in bed.", "They're worse when I'm cold.", "toe_curl"),
    ("The toe dragged on the way home.", "Three times in all.", "toe_drag"),
    ("The toe dragged on the way home.", "Twice on Tuesday.", "toe_drag"),
    ("The toe dragged on the way home.", "None so far today.", "toe_drag"),
    ("The toe dragged on the way home.", "Not once since.", "toe_drag"),
    ("The toe dragged on the way home.", "Did it again this morning.", "toe_drag"),
    ("The toe dragged on the way home.", "It's less than it was.", "toe_drag"),
    ("The foot dropped on Monday.", "Back to normal on Tuesday.", "foot_drop"),
    ("The foot dropped on Monday.", "Nothing since.", "foot_drop"),
    ("The foot dropped on Monday.", "It hasn't happened again.", "foot_drop"),
    ("The foot dropped on Monday.", "Same again Wednesday.", "foot_drop"),
    ("The foot dropped on Monday.", "Touch wood it's stayed away.", "foot_drop"),
    ("The foot dropped on Monday.", "It might come back.", "foot_drop"),
    ("I had a fall last week.", "That's the second this month.", "fall"),
    ("I had a fall last week.", "First one since March.", "fall"),
    ("I had a fall last week.", "None since then.", "fall"),
    ("I had a fall last week.", "I had another on Friday.", "fall"),
    ("I fell in the garden.", "Third time this year.", "fall"),
    ("My ankle was swollen.", "It's gone down.", "swelling"),
    ("My ankle was swollen.", "Up again tonight.", "swelling"),
    ("My calf is tight first thing.", "It eases after breakfast.", "stiffness"),
    ("My calf is tight first thing.", "A hot bath helps it.", "stiffness"),
    ("My calf is tight first thing.", "It gets worse in the cold.", "stiffness"),
    ("I had cramp in the night.", "It let go after a minute.", "cramp"),
    ("I had cramp in the night.", "No sign of it last night.", "cramp"),
    ("My hip hurts.", "It's easier today.", "pain"),
    ("My hip hurts.", "It's not as bad as yesterday.", "pain"),
    ("My hip hurts.", "Gone this morning.", "pain"),
    ("My hip hurts.", "It comes on after walking.", "pain"),
    ("I was shattered on Monday.", "Better on Tuesday.", "fatigue"),
    ("I cried on Sunday.", "Fine since.", "mood_low"),
    ("I've been low.", "Bit brighter today.", "mood_low"),
    ("I did ten heel raises.", "I did them again after tea.", "ex_heel"),
    ("I did ten heel raises.", "Twelve yesterday.", "ex_heel"),
    ("I did ten heel raises.", "Didn't do any today.", "ex_heel"),
    ("I did ten heel raises.", "Forgot them on Sunday.", "ex_heel"),
    ("I'm meant to do heel raises.", "I haven't.", "ex_heel"),
    ("I'm meant to do heel raises.", "I can't be bothered with them.", "ex_heel"),
    ("She gave me squats to do.", "I managed eight.", "ex_squat"),
    ("I've got a splint.", "I don't always wear it.", "aid_afo"),
    ("I've got a splint.", "I wore it on Friday.", "aid_afo"),
    ("I've got a splint.", "It's in the cupboard.", "aid_afo"),
    ("I've got a splint.", "Left it off today.", "aid_afo"),
    ("I've got a splint.", "I only wear it outside.", "aid_afo"),
    ("I've got a splint.", "I can manage without it.", "aid_afo"),
    ("I use a stick.", "I forgot it today.", "aid_stick"),
    ("I use a stick.", "I take it when it's icy.", "aid_stick"),
    ("I use a stick.", "I'd like to be rid of it.", "aid_stick"),
    ("I use a stick.", "Don't need it indoors.", "aid_stick"),
    ("I use a stick.", "Didn't need it today.", "aid_stick"),
    ("I got some toe spacers.", "I had them in all evening.", "aid_sep"),
    ("I got some toe spacers.", "Couldn't get on with them.", "aid_sep"),
    ("I'm on baclofen.", "I came off it in March.", "medicine"),
    ("I'm on baclofen.", "They've doubled it.", "medicine"),
    ("I'm on baclofen.", "Forgot to take it last night.", "medicine"),
    ("I stood on the bad leg for 12 seconds.", "15 on Friday.", "stand_one"),
    ("I stood on the bad leg for 12 seconds.", "The good one does 40.", "stand_one"),
    ("I stood on the bad leg for 12 seconds.", "It was 9 last week.", "stand_one"),
    ("I stood on the bad leg for 12 seconds.", "Best so far is 14.", "stand_one"),
    ("I stood on the bad leg for 12 seconds.", "I want 20 by Christmas.", "stand_one"),
    ("I walked to the shop.", "I couldn't have done that in June.", "walk"),
    ("I had physio on Monday.", "The next one is on Friday.", "class"),
    ("I had physio on Monday.", "I missed last week's.", "class"),
    ("I had physio on Monday.", "It was cancelled today.", "class"),
    ("I was wobbly on Monday.", "Steadier today.", "balance_poor"),
    ("I was wobbly on Monday.", "Not so bad on Tuesday.", "balance_poor"),
    ("I had a bad night.", "Better last night.", "sleep_poor"),
    ("I had a bad night.", "Same again last night.", "sleep_poor"),
    ("I did 4,000 steps.", "5,200 yesterday.", "steps_count"),
    ("I tripped on the mat.", "That's twice this week.", "near_fall"),
    ("I tripped on the mat.", "Not again since.", "near_fall"),
    ("My sole is numb.", "It's always been like that.", "numb"),
    ("My sole is numb.", "The feeling's coming back.", "numb"),
    ("My calf twitches.", "It's at it now.", "twitch"),
    ("My calf twitches.", "Stops when I stand up.", "twitch"),
    ("I get spasms at night.", "Two last night.", "spasm"),
    ("I get spasms at night.", "None for a week.", "spasm"),
    ("I get spasms at night.", "They wake me up.", "spasm"),
    ("My foot bounces on the pedal.", "It stops if I press down.", "clonus"),
    ("I had a headache.", "It went after a paracetamol.", "headache"),
    ("I was dizzy on Monday.", "It passed.", "dizzy"),
    ("My big toe sticks up.", "Always does.", "hallux_up"),
    ("My big toe sticks up.", "Worse in trainers.", "hallux_up"),
]


@pytest.mark.parametrize(("before", "words", "concept"), FOLLOWS)
def test_what_follows_is_about_what_was_told(before: str, words: str, concept: str) -> None:
    told = read(f"{before} {words}", on=ON)
    assert concept in {mention.concept for mention in told if mention.start > len(before)}


@pytest.mark.parametrize(
    "words", sorted({words for _, words, _ in FOLLOWS if "Tuesday" not in words})
)
def test_what_leans_on_nothing_is_about_nothing_felt(words: str) -> None:
    told = {mention.concept for mention in read(f"The bus was late. {words}", on=ON)}
    assert not told & {"toe_drag", "toe_curl", "tingle", "swelling", "pain", "ex_heel", "aid_afo"}


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("My toes curl.", "They do it less than they did."),
        ("Falls: none since June.", "The bins went out."),
        ("Heel raises: 20 a day.", "The dog was pleased."),
        ("My toe dragged.", "The rest of it was a lovely day out."),
    ],
)
def test_a_thing_is_told_once(before: str, words: str) -> None:
    told = [mention.concept for mention in read(f"{before} {words}", on=ON)]
    assert len(told) <= 2
    assert told.count("fall") <= 1
    assert told.count("ex_heel") <= 1


def test_swelling_that_goes_down_is_meant_though_other_things_were_told_since() -> None:
    text = "My ankle swelled up. The splint stayed off. It is cooler. It has gone right down."
    (last,) = [mention for mention in read(text, on=ON) if mention.start >= text.index("It has")]
    assert (last.concept, last.assertion) == ("swelling", "absent")
