"""Parts of the body and what they do, however many words stand between."""

from datetime import date

import pytest

from surefoot.diary.composed import composed
from surefoot.diary.grammar import grammar
from surefoot.diary.reading import read
from surefoot.diary.vocabulary import concepts, find
from surefoot.terms.catalogue import catalogue

ON = date(2026, 3, 11)  # a Wednesday

#: Written before the rules were looked at, to see how much of plain English they hold.
SAID = [
    ("By the third aisle my left foot had given up the ghost.", "foot_drop"),
    ("My foot was pointing at the floor all the way home.", "foot_drop"),
    ("I can feel the front of my foot sinking as I get tired.", "foot_drop"),
    ("Couldn't keep the front of the foot up past the bus stop.", "foot_drop"),
    ("My toe found every paving stone in town.", "toe_drag"),
    ("The toe of my trainer is worn right through.", "toe_drag"),
    ("Caught the end of my foot on the back step.", "toe_drag"),
    ("My foot brushes the ground with each step.", "toe_drag"),
    ("My foot comes down like a ton of bricks.", "flat_contact"),
    ("The foot hits the floor with a whack.", "flat_contact"),
    ("foot is slapping about on the kitchen floor", "flat_contact"),
    ("I land on the ball of my foot instead of the heel.", "flat_contact"),
    ("The ankle keeps tipping me onto the outside.", "foot_roll"),
    ("I ended up on the side of my foot.", "foot_roll"),
    ("Ankle went from under me on the grass.", "foot_roll"),
    ("My foot wants to turn inwards in slippers.", "foot_roll"),
    ("My toes scrunch up when I stand at the sink.", "toe_curl"),
    ("The little ones tuck themselves under in bed.", "toe_curl"),
    ("Toes all balled up inside my shoe.", "toe_curl"),
    ("My toes were gripping for dear life.", "toe_curl"),
    ("The big toe is pointing at the ceiling again.", "hallux_up"),
    ("My big toe keeps trying to escape from the shoe.", "hallux_up"),
    ("Big toe stuck up like a sore thumb.", "hallux_up"),
    ("My big toe has worn a hole in the sock.", "hallux_up"),
    ("I swing my leg out to the side like a gate.", "circumduction"),
    ("My leg goes round in a half moon.", "circumduction"),
    ("The leg comes round the long way.", "circumduction"),
    ("I have to throw the leg out to clear the floor.", "circumduction"),
    ("I hoist my hip to get the foot off the ground.", "hip_hike"),
    ("I'm lifting that whole side to get through.", "hip_hike"),
    ("My hip hitches up with every step.", "hip_hike"),
    ("I walk with my hip hitched.", "hip_hike"),
    ("I lift my knee up like I'm climbing over a fence.", "steppage"),
    ("High stepping like a pony.", "steppage"),
    ("Have to bring my knee right up to clear the floor.", "steppage"),
    ("My knee shot backwards on the ramp.", "knee_back"),
    ("The knee keeps locking.", "knee_back"),
    ("Knee bent the wrong way.", "knee_back"),
    ("knee pinged back twice on the stairs", "knee_back"),
    ("My heel won't stay on the floor.", "heel_lift"),
    ("The heel pops off the ground when I squat.", "heel_lift"),
    ("My heel keeps coming out of my shoe.", "heel_lift"),
    ("Heel hovering an inch off the lino.", "heel_lift"),
    ("I can't pull my toes up towards me.", "weak_lift"),
    ("There's hardly any strength in my ankle.", "weak_lift"),
    ("Tried to lift the foot, nothing happened.", "weak_lift"),
    ("The foot barely comes off the floor.", "weak_lift"),
    ("The calf is like a brick.", "stiffness"),
    ("Leg wouldn't bend this morning.", "stiffness"),
    ("I got up stiff as a gate.", "stiffness"),
    ("My ankle has seized.", "stiffness"),
    ("My foot started bouncing on the pedal.", "clonus"),
    ("The leg shook up and down by itself.", "clonus"),
    ("My heel was tapping away on its own.", "clonus"),
    ("foot going like a woodpecker under the table", "clonus"),
    ("Something keeps jumping in my calf.", "twitch"),
    ("My calf muscle is doing a jig.", "twitch"),
    ("A flicker under the skin of my shin.", "twitch"),
    ("The muscles in my leg ripple at night.", "twitch"),
    ("Cramp got me in the calf at three.", "cramp"),
    ("My foot went into a knot.", "cramp"),
    ("The arch seized up in bed.", "cramp"),
    ("A charley horse woke me.", "cramp"),
    ("My leg kicked out in bed.", "spasm"),
    ("The leg jumped a foot in the air.", "spasm"),
    ("A spasm threw my leg off the sofa.", "spasm"),
    ("my leg has a mind of its own at night, kicks like a mule", "spasm"),
    ("My ankle went pop on the stairs.", "click"),
    ("Something clunked in the foot.", "click"),
    ("There's a click when I turn my ankle.", "click"),
    ("My foot feels like it belongs to somebody else.", "numb"),
    ("I can't feel the pedal.", "numb"),
    ("The sole of my foot is dead.", "numb"),
    ("Feeling is coming back in my toes.", "numb"),
    ("Pins and needles in the toes all afternoon.", "tingle"),
    ("My foot is fizzing like pop.", "tingle"),
    ("Buzzing in the sole.", "tingle"),
    ("a prickly feeling up the shin", "tingle"),
    ("My hip is giving me what for.", "pain"),
    ("Knee's killing me.", "pain"),
    ("The ankle is a bit sore on the outside.", "pain"),
    ("Back is playing up.", "pain"),
    ("My leg weighs a ton.", "heavy"),
    ("It's like walking through treacle.", "heavy"),
    ("Leg felt like a sack of potatoes.", "heavy"),
    ("Legs like lead.", "heavy"),
    ("My ankle is up like a football.", "swelling"),
    ("The foot's puffed up.", "swelling"),
    ("My ankles are fat tonight.", "swelling"),
    ("I couldn't get my shoe on, foot that swollen.", "swelling"),
    ("I'm cream crackered.", "fatigue"),
    ("I've no petrol left in the tank.", "fatigue"),
    ("I could sleep for a week.", "fatigue"),
    ("Dead on my feet by two.", "fatigue"),
    ("Today was a write-off.", "off_day"),
    ("One of my bad days.", "off_day"),
    ("Everything went wrong today.", "off_day"),
    ("It's been a pig of a week.", "off_day"),
    ("Best day for months.", "good_day"),
    ("I've had a really good day.", "good_day"),
    ("Cracking day all round.", "good_day"),
    ("I felt on top of the world.", "good_day"),
    ("I was wobbling like a jelly.", "balance_poor"),
    ("My balance is shot.", "balance_poor"),
    ("I had to hang on to the furniture.", "balance_poor"),
    ("I was listing to the left.", "balance_poor"),
    ("I went down like a sack of spuds.", "fall"),
    ("I hit the deck in the hall.", "fall"),
    ("Ended up on my backside.", "fall"),
    ("I took a tumble.", "fall"),
    ("I nearly went flying.", "near_fall"),
    ("Just caught myself on the banister.", "near_fall"),
    ("I stumbled on the mat.", "near_fall"),
    ("Had a near miss on the stairs.", "near_fall"),
    ("My head was swimming.", "dizzy"),
    ("I came over all faint.", "dizzy"),
    ("The room went round.", "dizzy"),
    ("A bit light headed when I stood up.", "dizzy"),
    ("My head is thumping.", "headache"),
    ("I've had a head on me all day.", "headache"),
    ("Splitting headache.", "headache"),
    ("I had a little weep.", "mood_low"),
    ("I'm down in the dumps.", "mood_low"),
    ("Feeling sorry for myself.", "mood_low"),
    ("I'm fed up to the back teeth.", "mood_low"),
    ("I made it round the block.", "walk"),
    ("Took the dog as far as the gate.", "walk"),
    ("I pottered down to the shops.", "walk"),
    ("Got to the end of the road and back.", "walk"),
    ("I ran for the bus.", "run"),
    ("Tried a little jog.", "run"),
    ("I managed to run ten steps.", "run"),
    ("Got upstairs without the rail.", "stairs"),
    ("I went up three flights.", "stairs"),
    ("The steps to the church nearly finished me.", "stairs"),
    ("Eleven seconds on the bad leg.", "stand_one"),
    ("Stood on one leg for a count of ten.", "stand_one"),
    ("I can balance on the left for 8 sec.", "stand_one"),
    ("one leg stand: 14", "stand_one"),
    ("Did the six minute walk at the hospital.", "walk6"),
    ("5,200 on the watch today.", "steps_count"),
    ("Twenty side lifts with the band.", "ex_eversion"),
    ("I lifted the outside edge of the foot ten times.", "ex_eversion"),
    ("I picked up the socks with my toes.", "ex_sock"),
    ("sock bundles x 8", "ex_sock"),
    ("I scrunched the tea towel.", "ex_towel"),
    ("Towel grabs done.", "ex_towel"),
    ("Did the caterpillar along the rug.", "ex_carpet"),
    ("Ten heel raises at the worktop.", "ex_heel"),
    ("Up on tiptoe twenty times.", "ex_heel"),
    ("A dozen squats holding the sink.", "ex_squat"),
    ("Sit to stands, fifteen.", "ex_squat"),
    ("Wall press ups, ten.", "ex_wall"),
    ("I did my push ups against the wall.", "ex_wall"),
    ("Knee to the wall, both sides.", "ex_kneewall"),
    ("lunges at the wall", "ex_kneewall"),
    ("Stretched my calf on the bottom stair.", "ex_stretch"),
    ("Did my stretches.", "ex_stretch"),
    ("Up and down on the bottom step ten times.", "ex_stepup"),
    ("step ups, 12", "ex_stepup"),
    ("Did the big X on the bed.", "ex_xframe"),
    ("shoulder to hip stretch", "ex_xframe"),
    ("Physio on Tuesday went well.", "class"),
    ("I had hydro this morning.", "class"),
    ("Went to my balance group.", "class"),
    ("The physio came to the house.", "class"),
    ("I've left my splint off today.", "aid_afo"),
    ("Wore the brace to town.", "aid_afo"),
    ("The plastic thing rubs.", "aid_afo"),
    ("no AFO", "aid_afo"),
    ("The electrodes fell off.", "aid_fes"),
    ("I had the stimulator on all morning.", "aid_fes"),
    ("zapper on, foot up", "aid_fes"),
    ("The new insole is helping.", "aid_wedge"),
    ("Put the wedge in my shoe.", "aid_wedge"),
    ("I slept with the toe spacers in.", "aid_sep"),
    ("Foam between my toes tonight.", "aid_sep"),
    ("My toe socks came.", "aid_sock"),
    ("Left the stick at home.", "aid_stick"),
    ("I took both poles.", "aid_stick"),
    ("walking frame indoors only", "aid_stick"),
    ("I had my stroke two years ago.", "stroke"),
    ("Since the bleed I've been slower.", "stroke"),
    ("They think it was a TIA.", "tia"),
    ("I've had a stinking cold.", "illness"),
    ("Down with a tummy bug.", "illness"),
    ("chest infection again", "illness"),
    ("We're off to Whitby on Saturday.", "holiday"),
    ("Back from a week in Spain.", "holiday"),
    ("I bought new trainers.", "shoes"),
    ("broke in my new boots", "shoes"),
    ("They upped my baclofen.", "medicine"),
    ("I had the botox on Tuesday.", "medicine"),
    ("started the new tablets", "medicine"),
    ("I hardly slept a wink.", "sleep_poor"),
    ("Awake half the night.", "sleep_poor"),
    ("Slept like the dead.", "sleep_poor"),
    ("Rotten night.", "sleep_poor"),
]


@pytest.mark.parametrize(("words", "concept"), SAID)
def test_a_way_of_saying_it_is_found(words: str, concept: str) -> None:
    assert concept in {mention.concept for mention in read(words, on=ON)}


@pytest.mark.parametrize(
    ("words", "concept"),
    [
        ("The outer two, first thing in the morning, curl.", "toe_curl"),
        ("Knee: goes back with a bang on slopes.", "knee_back"),
        ("The foot rolled on Monday. Hasn't tipped over since.", "foot_roll"),
        ("My heel was bad. It kept popping up out of the shoe.", "heel_lift"),
        ("The foot was heavy and, by the shops, dragging.", "toe_drag"),
    ],
)
def test_the_part_may_stand_far_before_or_in_the_sentence_before(words: str, concept: str) -> None:
    assert concept in {mention.concept for mention in read(words, on=ON)}


@pytest.mark.parametrize(
    ("words", "concept"),
    [
        ("I lunge with the heel on the floor.", "heel_lift"),
        ("Heel raises up from 12 to 14.", "heel_lift"),
        ("The foot hits the floor with a whack.", "fall"),
        ("My foot is fine but I dropped a plate.", "toe_drag"),
        ("He shouted at the dog while I rubbed my knee.", "pain"),
        ("Toes on the carpet, and the dog scraped at the door.", "toe_drag"),
        ("Drum lessons on foot of the stairs, tight as a drum.", "clonus"),
    ],
)
def test_what_is_done_by_something_else_or_on_purpose_is_not_found(
    words: str, concept: str
) -> None:
    assert concept not in {mention.concept for mention in read(words, on=ON)}


def test_what_a_rule_has_found_is_not_found_twice() -> None:
    words = "my toe dragged on the mat and my toes curled in bed"
    assert composed(words, find(words)) == find(words)


def test_every_phrase_is_of_a_known_concept_and_a_known_part() -> None:
    told = catalogue("surefoot.diary", "composed.yaml")
    for concept, frames in told["frames"].items():
        assert concept in concepts()
        for frame in frames:
            assert set(frame.get("who", "").split()) <= set(told["parts"])
            assert set(frame) <= {"who", "does", "is", "to", "says", "plain", "well"}
            assert bool(frame.get("who")) != ("says" in frame), (concept, frame)


@pytest.mark.parametrize("form", ["scuffs", "scuffed", "scuffing", "scuffin", "dragged", "caught"])
def test_every_form_of_a_verb_is_known(form: str) -> None:
    assert form in grammar().frames
