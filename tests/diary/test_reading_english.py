"""One sentence for every way of everyday English to say that a thing is so, is not, was, or may be."""

# ruff: noqa: E501  (a sentence stays on its line)

from datetime import date

import pytest

from surefoot.diary.reading import read

ON = date(2026, 11, 18)  # a Wednesday
#: Sentences of our own: P present, A absent, T past, O none of these; the concept; the words.
SAID = """
A toe_drag Not a single toe drag on the whole walk.
A toe_drag I have had no toe drag whatsoever.
A toe_drag There wasn't any toe drag to speak of.
A toe_drag Neither toe drag nor wobble this morning.
A balance_poor Neither toe drag nor wobble this morning.
A toe_drag At no point did my toe drag.
A toe_drag My toe hasn't dragged once.
A toe_drag My toe has not, as yet, dragged.
A toe_drag Nothing in the way of toe drag.
A toe_drag Toe drag has been conspicuous by its absence.
A toe_drag Toe drag: didn't see it.
A toe_drag Zero toe drag and zero stumbles.
A near_fall Zero toe drag and zero stumbles.
A toe_drag Toe drag? Not today, thank you.
A toe_drag Toe drag? What toe drag?
A toe_drag I was spared the toe drag this week.
A toe_drag I got away without any toe drag.
A toe_drag Not once in two miles did the toe drag.
A toe_drag It was a day without toe drag.
A toe_drag Didn't notice any toe drag, any curling, any rolling.
A toe_curl Didn't notice any toe drag, any curling, any rolling.
A foot_roll Didn't notice any toe drag, any curling, any rolling.
A toe_drag For once my toe did not drag.
A toe_drag Couldn't find any toe drag if I tried.
P pain Hardly any pain and no cramp.
A cramp Hardly any pain and no cramp.
A pain I'm pain free.
A pain Pain is nowhere to be found.
A fatigue I wasn't tired, for a change.
A fatigue I am never tired in the mornings now.
A swelling The swelling has all gone down.
A swelling The swelling is down to nothing.
A cramp The cramp let go of me in the end and has not been back.
A cramp Cramps have left me alone.
A cramp No cramps, fingers crossed.
A twitch The twitching has died a death.
A twitch The twitching seems to have packed it in.
A twitch The twitching is no more.
A twitch I've seen the back of the twitching.
A twitch I have lost the twitching.
A twitch Twitching has calmed right down to zero.
A numb The numbness has worn off completely.
A numb Numbness gone.
A numb The numbness lifted.
A tingle The tingling switched itself off.
A tingle Tingling came to nothing.
A spasm Not had a spasm in weeks.
A spasm It's weeks since I had a spasm.
A spasm Spasms are a thing of the past.
A spasm Spasms have become a distant memory.
P toe_drag My toe still drags, though not as much.
P toe_drag My toe drags less.
P toe_drag Hardly a step without the toe dragging.
P toe_drag There isn't a day that my toe doesn't drag.
P toe_drag I can't go ten yards without my toe dragging.
P toe_drag Can't seem to stop the toe dragging.
P toe_drag Nothing stops my toe dragging.
P toe_drag The brace doesn't stop my toe dragging.
P toe_drag My toe drags no matter what I do.
P toe_drag No wonder my toe drags.
P toe_drag No matter how I lift, the toe drags.
P toe_drag No doubt about it, my toe drags.
P toe_drag No surprise, the toe dragged again.
P toe_drag I won't lie, my toe dragged.
P toe_drag I can't deny that my toe drags.
P toe_drag Not only did my toe drag, my ankle rolled too.
P foot_roll Not only did my toe drag, my ankle rolled too.
P toe_drag If it's not one thing it's another: my toe drags now.
P toe_drag Don't ask, my toe dragged all the way.
P toe_drag I didn't sleep and my toe dragged all day.
P toe_drag Not a good day. My toe dragged.
P toe_drag Not great today, my toe dragged.
P toe_drag I had no brace on and my toe dragged.
P toe_drag Without the brace my toe drags.
P toe_drag With no brace my toe drags.
P toe_drag No brace, so the toe dragged.
P pain The pain hasn't gone.
P pain The pain won't go away.
P pain The pain refuses to shift.
P pain The pain is not letting up.
P pain There's no getting away from the pain.
P pain The pain is no better.
P pain Pain no different.
P pain The pain has not improved.
P pain The pain isn't going anywhere.
P fatigue I didn't realise how tired I was.
P fatigue I've never been so tired.
P fatigue I couldn't be more tired.
P cramp I've not been without cramp for a week.
P cramp Not a night passes without cramp.
P swelling The swelling has hardly gone down at all.
P swelling The swelling has only partly gone down.
P twitch I doubt the twitching will ever stop.
P aid_stick I can't manage without my stick.
P aid_stick I wouldn't go anywhere without my stick.
P aid_stick I never go out without my stick.
P ex_heel I haven't missed my heel raises once.
P ex_heel I did not skip my heel raises.
P ex_heel Never miss the heel raises.
A toe_drag No signs at all except a bit of curl: no toe drag.
P toe_curl Nothing wrong at all today except the toes curling.
P toe_drag All fine apart from the toe drag.
P toe_drag Everything was fine bar the toe drag.
P toe_drag Nothing to report other than my toe dragging.
P pain No swelling, just pain.
A swelling No swelling, just pain.
P pain It isn't numb but there is pain.
A numb It isn't numb but there is pain.
A pain There is swelling but no pain.
P swelling There is swelling but no pain.
A pain Swelling yes, pain no.
P swelling Swelling yes, pain no.
P toe_drag No fall, only the toe dragging.
A fall No fall, only the toe dragging.
A ex_heel Heel raises: none.
A ex_heel Didn't get round to the heel raises.
A ex_heel Heel raises went out of the window.
A ex_heel Gave the heel raises a miss.
A ex_heel I couldn't be bothered with heel raises.
A ex_heel The heel raises didn't happen.
A ex_heel No heel raises today.
A ex_heel I should have done my heel raises.
A ex_heel I meant to do my heel raises but fell asleep.
A ex_heel I was going to do my heel raises, but the phone rang.
A ex_heel Too sore for heel raises.
A ex_heel I've let the heel raises slide.
A ex_heel The heel raises have gone by the board.
A ex_heel Heel raises on hold till the ankle settles.
A ex_heel Swapped heel raises for squats.
P ex_squat Swapped heel raises for squats.
A ex_heel Squats instead of heel raises.
P ex_squat Squats instead of heel raises.
A ex_heel Had to abandon the heel raises.
P ex_heel Managed the heel raises at last.
P ex_heel Got the heel raises done.
P ex_heel Made myself do the heel raises.
P ex_heel Forced out my heel raises even though I was tired.
A aid_stick Left the stick at home.
A aid_stick Went out minus the stick.
A aid_stick Did without the stick.
A aid_stick The stick stayed in the car.
A aid_stick The stick is gathering dust.
A aid_stick I've parked the stick.
A aid_stick I walked unaided, no stick.
A aid_stick I no longer use a stick.
A aid_stick I've graduated from the stick.
A aid_stick I don't need the stick any more.
A aid_stick Forgot my stick.
P aid_stick Took my stick.
P aid_stick I'm back on the stick.
P aid_stick Had to dig out the stick again.
A class The class was cancelled.
A class Couldn't get to class.
A class No class this week.
A class Missed class because of the snow.
P class Made it to class.
A fall I didn't fall.
A fall I stayed upright.
P near_fall I nearly went over.
O toe_drag I'd give anything for a walk without toe drag.
O walk My aim is to walk to the shop by Christmas.
O walk I want to walk my daughter down the aisle.
O walk I would so love to walk on the beach.
O walk One day I will walk to the pier.
O aid_stick I'd like to be rid of the stick by spring.
O ex_heel From Monday I'm starting heel raises.
O ex_heel Tomorrow: heel raises.
O ex_heel Tonight I shall do my heel raises.
O ex_heel The plan is heel raises every morning.
O ex_heel Need to get back to the heel raises.
O ex_heel I must start heel raises again.
O class Physio next Thursday.
O class Seeing the physio on the 30th.
O class I've got physio tomorrow.
O aid_fes They are trying to get me a FES.
O aid_fes I'm on the list for an FES.
O aid_afo New AFO arrives next week.
O aid_afo The orthotist is making me an AFO.
O toe_drag If my toe drags I stop.
O toe_drag When I'm tired my toe drags.
P toe_drag My toe drags when I'm tired.
P toe_drag My toe only drags if I rush.
O toe_drag Once I've done a mile the toe starts to drag.
P toe_drag By the end of a shift my toe is dragging.
O toe_drag I worry that my toe will drag on the stairs.
O fall I'm scared of falling.
O fall I'm terrified I'll fall.
O fall Should I fall, there's the button.
O fall I hold the rail in case I fall.
O fall I go slowly so I don't fall.
O fall One slip and I'd fall.
O toe_drag Give me a wet floor and my toe drags.
O toe_drag Unless I concentrate the toe drags.
O toe_drag As soon as I stop thinking about it the toe drags.
O toe_drag The minute I talk to anyone my toe drags.
O fall I could easily have fallen.
O pain Pain would mean stopping.
O toe_drag I'd rather use the brace than drag my toe.
O toe_drag Otherwise my toe would drag.
P toe_drag My toe tends to drag late in the day.
O toe_drag My neighbour's toe drags worse than mine.
O toe_drag Does anyone else's toe drag?
O toe_drag Anybody else get toe drag in the cold?
O toe_drag How do you lot cope with toe drag?
O toe_drag Toe drag is common after a stroke.
O toe_drag My sister has toe drag from MS.
O aid_fes A man in my group has an FES.
O ex_heel You should try heel raises.
O ex_heel Try heel raises, they help.
O ex_heel Do your heel raises every day, that's my advice.
O ex_heel Has anyone had luck with heel raises?
O aid_afo Is an AFO worth it?
O fall Mum fell last week.
O fall My dad had a fall.
O pain My wife has a pain in her back.
O toe_drag Dave at group says his toe drags in the wet.
O toe_drag She's got toe drag too.
O toe_drag The leaflet says toe drag gets better.
O stroke My brother had a stroke last year.
O toe_drag My wife says my toe is dragging again.
P toe_drag The physio noticed my toe dragging.
P toe_drag According to my husband my toe was dragging.
P ex_heel The physio has me doing heel raises.
P ex_heel My daughter makes me do heel raises.
O toe_drag The physio said there was no toe drag.
O toe_drag I think my toe may have dragged.
O toe_drag Not sure whether the toe dragged.
O toe_drag Can't say if the toe dragged.
O toe_drag Was it toe drag? No idea.
O toe_drag I may have dragged my toe, I couldn't swear to it.
O toe_drag Possibly a bit of toe drag.
O toe_drag Toe drag? Maybe.
O toe_drag I don't remember if the toe dragged.
O toe_drag I couldn't tell you if the toe dragged.
O toe_drag It felt as if the toe dragged, hard to know.
O toe_drag Something that might be toe drag.
O toe_drag The jury is out on whether the toe drags.
T toe_drag My toe used to drag.
T toe_drag My toe dragged all through last year.
T toe_drag In hospital my toe dragged.
T toe_drag Back in 2023 my toe dragged.
T toe_drag For the first year my toe dragged.
T toe_drag When I first came home the toe dragged.
T toe_drag My toe would drag in those days.
T toe_drag There was a time when my toe dragged at every step.
A toe_drag Gone are the days when my toe dragged.
T aid_afo I wore an AFO for two years.
T aid_afo I had an AFO once.
T aid_afo I was given an AFO in rehab.
T fall I fell in the spring.
T fall I had a fall three months ago.
T stroke I had a stroke in 2021.
T toe_drag The toe dragged before I got the brace.
T aid_afo I started out with an AFO.
T aid_afo I've had an AFO in the past.
T pain Last winter there was pain.
T cramp I suffered from cramp years ago.
P toe_drag My toe dragged yesterday.
P toe_drag My toe dragged twice last week.
P toe_drag Had toe drag all morning.
P fall I fell on Saturday.
P toe_drag It's been dragging, that toe.
P toe_drag Since the stroke my toe drags.
P toe_drag Ever since I came home from hospital my toe has dragged.
P toe_drag The toe drag is back.
P toe_drag Just when I thought it was over, toe drag.
A toe_curl My toes behaved.
A toe_curl Toes lay flat.
A balance_poor I was steady as a rock.
A toe_curl Toes nice and flat.
A toe_drag Toes cleared the ground every time.
A fatigue Not in the least tired.
A sleep_poor Slept like a log.
A mood_low In good spirits.
""".strip().splitlines()
_SO = {"P": "present", "A": "absent", "T": "past"}


@pytest.mark.parametrize("line", SAID)
def test_a_sentence_is_judged_as_people_mean_it(line: str) -> None:
    so, concept, words = line.split(" ", 2)
    first = next(m for m in read(words, on=ON) if m.concept == concept)
    found = {name: key for key, name in _SO.items()}.get(first.assertion, "O")
    assert found == so
