"""The words that each red flag listens for, as rules over flat text.

A rule is one phrase, or several that must lie near one another (the same sentence or the one
after). Looser than the story reader on purpose: it errs to the safe side.
"""

# ruff: noqa: E501  (a rule stays on its line, however long)

import re
from functools import cache
from typing import Any

from attrs import frozen

from surefoot.safety.flags import Level
from surefoot.safety.ideas import ideas
from surefoot.terms.rule_index import Rule as Phrase
from surefoot.terms.rule_index import RuleIndex


@frozen
class Rule:
    """Phrases that together lead to a flag.

    ``near`` must be found close to ``phrase`` too, in any order; all of them.
    ``anywhen``: also when hypothetical (thoughts of self-harm). ``level`` overrides the flag's.
    ``no_inside``: its own words say no ("no feeling in my leg"), which does not deny the sign.
    ``here`` must be found in the same sentence, ``unless`` must not.
    """

    flag: str
    phrase: Phrase
    near: tuple[Phrase, ...] = ()
    anywhen: bool = False
    level: Level | None = None
    no_inside: bool = False
    here: tuple[Phrase, ...] = ()
    unless: Phrase | None = None


_SIDE = r"(?:left|right|one|stroke|bad|weak|good|other|dodgy|affected|whole)"
SUDDEN = (
    r"(?:sudden(?:ly)?|all at once|all of a sudden|out of (?:nowhere|the blue)|in a flash|just like that|in an instant"
    r"|(?:woke|wake|waking|got) up (?:and|with|to|this|today)|within (?:seconds|minutes|an hour|the hour)|in (?:seconds|minutes)"
    r"|without (?:any )?warning|from one (?:minute|second|moment) to the next|came on (?:fast|quick|sudden)|came over|just went|overnight"
    r"|bang|instantly|abrupt(?:ly)?)"
)
#: Told to have begun within hours, without the word sudden.
_FRESH = (
    rf"(?:{SUDDEN}|this (?:morning|afternoon|evening)|tonight|today|right now|just now|(?:minutes?|mins?|hours?) ago"
    r"|since (?:this|last night|lunch|breakfast|yesterday|i (?:woke|got up))|came on|started (?:just|today|an hour))"
)
#: The same for a leg that is weak on many a day: only words of beginning, not "today".
_BEGAN = (
    rf"(?:{SUDDEN}|(?:minutes?|mins?|hours?) ago|just (?:now|started|begun|begin|come on)|it just started|came on|woke (?:up )?with"
    r"|since (?:this|last night|lunch\w*|breakfast|tea ?time|dinner|i (?:woke|got up)|about (?:an hour|\d+)|an hour))"
)
#: What a part does that has lost its power or feeling.
_LOST = (
    r"(?:weak(?! \w+ card)|numb\w*|dead|limp|floppy|flopp\w+|useless|paraly[sz]ed|clumsy|jelly|tingl\w+|pins and needles|not working|stopped working|no (?:strength|power|grip|feeling|sensation|life)"
    r"|(?:can'?t|cannot|won'?t|wouldn'?t|couldn'?t|doesn'?t|didn'?t|isn'?t|will not|does not) (?:\w+ )?(?:work\w*|mov\w+|respond\w*|obey\w*|grip\w*|do (?:what|as|anything)|listen\w*|do it))"
)
_GAP = (
    r"(?:(?!(?:and|but|then|the|my|so|because|while|not|no|never|(?:is|are|was|were|does|do|did|has|have|had|ca|wo|could|would)n'?t)\b)"
    r"\w[\w']* )"
)
_HER = r"(?:my |the |his |her |your |both |whole |left |right |good |bad |stroke |other |whole )*"
_KIN = r"(?:wife|husband|partner|son|daughter|mum|mom|mother|dad|father|brother|sister|children|kids|grandson|granddaughter|dog)"
_WEAK = (
    r"(?:went|go(?:ne|es)?|going|is|feels?|felt|has|turned|became|become)(?: \w+){0,2}? "
    r"(?:weak|numb|dead|limp|floppy|useless|heavy|funny|paraly[sz]ed|to jelly|like jelly|completely)"
)
_LEG = rf"(?:(?:my |the |{_SIDE} )*(?:leg|foot|ankle|knee|(?:left|right|one|that) side))"
_CANT = r"(?:can'?t|can ?not|couldn'?t|could not|cannae|couldnae|unable to|not able to|won'?t|wouldn'?t|would not|will not)"
_EYE = r"(?:vision|sight|eyesight|eyes?)"
_FALL = (
    r"(?:fell|fallen|fall(?:ing)?|went over|went down|came off|slipped|tumbled?|tripped|collapsed)"
)
_DROP = r"(?:foot ?drop|drop ?foot|dropped foot|foot (?:is |has |keeps |started )?(?:drop\w*|drag\w*|flop\w*|slap\w*))"
_WORSE = r"(?:worse|weaker|back|dragg\w+|drop\w*|flopp?\w+|slapp\w+|slurr\w+|stiffer|playing up|heavier|came back|returned|gone off|(?:gone |going )?downhill|bad again|terrible|awful)"
_PILL = r"(?:tablets?|pills?|medicines?|medications?|meds|baclofen|statins?|diazepam|tizanidine|gabapentin|pregabalin|amlodipine|ramipril|sleeping tablets?|muscle relaxants?|blood pressure tablets?)"
_TWITCH = (
    r"(?:twitch\w*|flutter\w*|flicker\w*|fasciculat\w*|jumping muscle|muscles? jump\w*|worms under)"
)
_HEAD_HIT = r"(?:(?:hit|hitting|bang(?:ed|ing)?|bash(?:ed)?|knock(?:ed)?|bump(?:ed)?|crack(?:ed)?|smack(?:ed)?|whack(?:ed)?|landed on) (?:my|his|her|the|me) (?:back of (?:my|the) )?head(?! against a brick)|(?:knock|bang|bump|blow) (?:on|to) (?:the|my|his|her) head)"

#: (flag, phrase, near phrases, extras)
_TABLE: list[tuple[str, str, tuple[str, ...], dict[str, Any]]] = [
    ("rf_face", r"\bface (?:has |is |was |just |feels? |felt |went |gone |all |looks? |looked |started |suddenly |keeps )*(?:all |a bit |so |very |really )?(?:droop\w*|drop\w*|numb|weak|odd|funny|lop-?sided|slid\w*|sagg\w*|twisted|crooked|wonky|uneven|fallen(?= on one| down))", (), {}),
    ("rf_face", r"\b(?:numb|droop\w*|weak\w*|tingl\w*|sagg\w*) (?:\w+ ){0,3}?(?:face|cheek|mouth|eyelid|lip)\b|\b(?:one|left|right) side of (?:my|his|her|the) (?:face|mouth) (?:\w+ ){0,3}?(?:droop\w*|drop\w*|numb|down|weak|funny|odd|gone|went|slid)", (), {}),
    ("rf_face", r"\b(?:mouth|smile|lip|lips|eyelid) (?:has |is |was |looks? |looked |went |gone |feels? |all |suddenly )*(?:droop\w*|crooked|lop-?sided|wonky|uneven|down on one side|pulled down|numb|dropp\w*|only half)|\b(?:crooked|lop-?sided|wonky|uneven) (?:smile|mouth|face)|\bface droop\b|\bfacial (?:droop|weakness|numbness)", (), {}),
    ("rf_arm", r"\b(?:sudden\w*|new|suddenly) (?:\w+ ){0,3}?(?:weak\w*|numb\w*) (?:\w+ ){0,3}?(?:arm|hand|fingers)\b", (), {}),
    ("rf_arm", r"\b(?:arm|hand) (?:just |suddenly |has |had |all |completely |totally )*(?:went|gone|goes|turned) (?:\w+ ){0,2}?(?:weak|numb|dead|limp|floppy|useless|heavy)", (), {}),
    ("rf_arm", rf"\b{_CANT} (?:\w+ ){{0,2}}?(?:lift|raise|keep|hold|move|get|feel) (?:up )?(?:both |either |my |the |his |her |left |right |good )*(?:arms?|hand)\b(?: up)?(?! out of)", (), {}),
    ("rf_arm", r"\b(?:arm|hand) (?:just )?(?:won'?t|wouldn'?t|will not|would not|drifts?|drifted|dropped|keeps dropping|fell)(?: (?:lift|move|work|stay up|go up|grip|do anything|down|by itself|to my side))", (), {}),
    ("rf_arm", r"\b(?:arm|hand) (?:is |feels? |felt )(?:\w+ )?(?:weak|numb|dead|limp|floppy|useless)", (SUDDEN,), {}),
    ("rf_speech", r"\b(?:speech|words?|voice|talking) (?:has |is |was |are |were |all |just |suddenly |sounds? |sounded |went |gone |goes |coming |came |come |comes |out |feels? |seems? |a bit |really |so )*(?:slurr\w*|jumbl\w*|garbl\w*|muddl\w*|funny|odd|strange|mixed|wrong|mumbl\w*|gibberish|nonsense)", (), {}),
    ("rf_speech", r"\bslurr(?:ing|ed)? (?:my|his|her|the|a bit|all|speech|words?)\b|\b(?:i'm|im|i am|he'?s|she'?s|started|been|is|was) (?:suddenly |really )?slurring\b|\bslurred speech\b", (), {}),
    ("rf_speech", rf"\b(?:{_CANT}) (?:\w+ )?(?:speak|talk|say (?:a word|anything|my)|get (?:my |the |any )?words? out|find (?:any|my) words|string (?:a sentence|words)|make sense)\b(?! (?:for laughing|highly|too highly|to (?:him|her|them|the)|about|enough))", (), {}),
    ("rf_speech", r"\b(?:speech|voice|words) (?:just |suddenly |has |have |had )*(?:went|gone|vanished|disappeared)\b|\b(?:talking|speaking|came out as|coming out as) (?:gibberish|nonsense|rubbish)|\b(?:nobody|no ?one|my (?:wife|husband|daughter|son)) (?:can|could|couldn'?t|can'?t) (?:\w+ )?understand (?:me|a word i)", (), {}),
    ("rf_leg_sudden", rf"\b{_LEG} (?:just |suddenly |simply |completely |totally )*(?:wouldn'?t|won'?t|would not|will not) (?:work|move|hold|lift|go|do|carry|respond|take|budge)", (SUDDEN,), {}),
    ("rf_leg_sudden", rf"\b{_LEG} (?:just |suddenly |simply |completely |totally |has |had )*(?:went|gone|stopped|gave|given|turned) (?:\w+ )?(?:weak|numb|dead|limp|floppy|useless|working|to jelly|out|from under)(?! to sleep)|\b(?:leg|legs) (?:has|have|just) (?:just |completely )?gone\b(?= *[.,!]|$)", (), {}),
    ("rf_leg_sudden", rf"\b{_LEG} {_WEAK}", (SUDDEN,), {}),
    ("rf_leg_sudden", r"\bsudden(?:ly)? (?:\w+ ){0,4}?(?:weak\w*|numb\w*|loss of (?:power|strength|feeling))(?: \w+){0,4}? (?:leg|foot|side)\b|\b(?:weak\w*|numb\w*) (?:\w+ ){0,5}?(?:leg|foot|one side|left side|right side|down (?:one|my) side)\b(?: \w+){0,4} sudden", (), {}),
    ("rf_leg_sudden", r"\b(?:weak\w*|numb\w*) (?:\w+ ){0,3}?(?:leg|foot|one side|left side|right side|down one side|side of my body)\b", (SUDDEN,), {}),
    ("rf_leg_sudden", rf"\b(?:{_DROP}|the drop|drag) (?:\w+ ){{0,4}}?(?:back|returned|came back|started|here|worse|bad|total|completely)\b", (SUDDEN,), {}),
    ("rf_leg_sudden", rf"\b(?:{_CANT}) (?:\w+ )?(?:stand(?: up)?|walk|feel (?:my|the) (?:\w+ )?(?:leg|foot)|move (?:my|the) (?:\w+ )?(?:leg|foot)|lift (?:my|the) (?:\w+ )?(?:leg|foot))\b(?! (?:on one|for long|the|it|that|being|to|this))", (rf"{SUDDEN}|\bthis morning\b|\bnow\b|\bsince (?:this|last|lunch|breakfast)\b",), {}),
    ("rf_vision", rf"\b{_EYE} (?:has |have |is |are |was |were |just |suddenly |all |in (?:one|my|the) (?:\w+ )?eye )*(?:went|gone|gone all|going|turned|became)(?: \w+){{0,2}}? (?:blurr\w*|black|dark|double|fuzzy|grey|gray|blank|misty|funny|blind)|\b{_EYE} (?:\w+ ){{0,3}}?(?:just )?(?:gone|went)\b(?! (?:wide|red|to|out))", (), {}),
    ("rf_vision", r"\b(?:sudden\w*|suddenly) (?:\w+ ){0,4}?(?:blurr\w*|blind|double vision|loss of (?:sight|vision))|\b(?:lost|losing|loss of) (?:the |my |all |some )*(?:sight|vision|eyesight)\b(?! of (?:the goal|what|why|it|that|my goal|them|him|her))|\b(?:seeing|see|saw) (?:everything )?(?:double|two of everything)\b|\bdouble vision\b|\bblind in (?:one|my|the) (?:\w+ )?eye|\b(?:curtain|shadow|shutter) (?:\w+ ){0,3}?(?:over|across|down) (?:\w+ )?(?:my|one) (?:\w+ )?eye", (), {}),
    ("rf_vision", rf"\b{_CANT} see (?:properly |anything |a thing )?(?:out of|from|with|through|on (?:my|the|one) (?:left|right|side)|half|one side|straight)|\bblurr(?:ed|y) (?:vision|sight)|\b(?:vision|sight|eyesight) (?:is |are |has been |was )?(?:\w+ )?blurr\w*", (), {}),
    ("rf_balance", r"\b(?:room|head|everything|world) (?:is |was |keeps |started |'s )?(?:suddenly )?(?:spinning|going round)|\bbalance (?:has |is |was |just |suddenly |completely |all )*(?:gone|went|vanished|disappeared) (?:in a flash|suddenly|just like that|completely|today|this morning|all at once|now|overnight|out of)", (), {}),
    ("rf_balance", r"\b(?:dizzy|giddy|dizziness|vertigo|unsteady|off balance|light-?headed|balance|can'?t walk straight|veering)\b", (SUDDEN,), {}),
    ("rf_balance", r"\b(?:i'm|im|i am|i feel|feeling|felt|feel) (?:so |very |really |terribly |all |quite |a bit |awfully )*(?:dizzy|giddy|light-?headed)\b(?! with (?:joy|happiness|excitement))", (), {}),
    ("rf_balance", rf"\b{_FALL} (?:\w+ ){{0,4}}?(?:for no reason|out of nowhere|out of the blue|suddenly|without (?:any )?(?:reason|cause|warning))|\bsudden(?:ly)? (?:unexplained )?(?:{_FALL})", (), {}),
    ("rf_confusion", r"\b(?:sudden\w*|suddenly|all at once|went|gone|so|really|very|completely|totally) (?:\w+ )?(?:confused|muddled|disorient\w*|disorientated)\b(?! (?:by|about|with|over) (?:the|this|that|all|my|which|what|how|your))|\bsudden (?:confusion|memory loss|loss of memory)", (), {}),
    ("rf_confusion", r"\b(?:didn'?t|did not|don'?t|doesn'?t|couldn'?t|can'?t) (?:\w+ )?(?:know|recogni[sz]e|remember|tell) (?:where (?:i|he|she) (?:was|am|is)|who (?:i|he|she) (?:was|am|is)|(?:my|his|her) own (?:name|house|wife|husband|street|address|kitchen)|what day it (?:was|is)|how (?:i|he|she) got)", (), {}),
    ("rf_confusion", r"\b(?:lost|missing) (?:an hour|the (?:whole )?(?:morning|afternoon|day)|hours) (?:and|,|with|of memory|from my memory)|\bmemory (?:just |suddenly |has |completely )*(?:went|gone|vanished|blank)\b|\bmind (?:just |suddenly )*went (?:completely )?blank and", (), {}),
    ("rf_headache", r"\b(?:worst|sudden\w*|severe|thunderclap|blinding|splitting|excruciating|violent|terrible|massive) (?:\w+ ){0,3}?(?:headache|head ache|head pain|pain in (?:my|the) head)\b", (), {}),
    ("rf_headache", r"\b(?:headache|head ache|head pain|pain in my head) (?:\w+ ){0,5}?(?:sudden\w*|worst|severe|out of nowhere|ever had|of my life|came on (?:fast|quick)|like a (?:bolt|bomb|thunder\w*))|\bhead (?:\w+ ){0,3}?(?:explod\w*|burst\w*|split open|being hit)|\bthunderclap\b", (), {}),
    ("rf_headache", r"\b(?:headache|head ache|head pain|pain in my head)\b", (r"\b(?:face|mouth|speech|slurr\w*|vision|sight|arm|confus\w*|vomit\w*|been sick|stiff neck|numb\w*|weak\w*)\b.{0,25}\b(?:droop\w*|numb|weak|odd|funny|went|gone|blurr\w*|limp|dead|double)|\bslurr\w+|\bstiff neck\b|\bvomit\w*",), {}),
    ("rf_tia", r"\b(?:had|having|think|another|sure it was|was it|could (?:it )?be|been) (?:\w+ ){0,4}?(?:tia|t\.i\.a|mini[ -]?stroke|warning stroke|funny turn)s?\b", (), {}),
    ("rf_seizure", r"\b(?:had|having|has|have|was|is|another|first|a) (?:a |an |another |some kind of |my first |what looked like a )*(?:fit|seizure|convulsion)s?\b(?! (?:of|when|about|over|for|as|and well|enough|if|because|at)\b)|\b(?:seizure|convulsi\w+|fitting on|epileptic)\b", (), {}),
    ("rf_seizure", r"\b(?:jerk\w*|shak\w*|thrash\w*|twitch\w* all over)\b", (r"\b(?:lost (?:awareness|consciousness)|not aware|unaware|unconscious|blacked out|passed out|couldn'?t (?:hear|answer|respond|see me)|eyes rolled|no memory of|don'?t remember|came round|bit (?:my|his|her) tongue|did(?:n'?t| not) (?:respond|answer|know))",), {}),
    ("rf_chest", r"\bchest (?:\w+ ){0,3}?(?:pains?|tight\w*|hurts?|hurting|pressure|heavy|heaviness|crush\w*|squeez\w*|aches?|aching|discomfort|burning)\b|\b(?:pains?|tight\w*|pressure|heaviness|crushing|squeezing|elephant|weight|ache) (?:\w+ ){0,3}?(?:chest|breastbone)\b", (), {}),
    ("rf_chest", rf"\b{_CANT} (?:\w+ )?(?:breathe|catch my breath|get my breath|get (?:any |enough )?air|draw breath)\b(?! for laughing)|\b(?:sudden\w*|suddenly|so|very|really|terribly|badly) (?:breathless|short of breath|out of breath|puffed)(?! (?:after|from|on|at the top|climbing|when i (?:climb|run))\b)|\bgasping for (?:air|breath)|\b(?:struggling|fighting|hard|difficulty) (?:to |in )?breath(?:e|ing)?\b", (), {}),
    ("rf_chest", r"\bcough(?:ed|ing|s)? (?:up )?(?:some |a bit of |little bits of )?blood|\bblood (?:when i|in what i) cough|\b(?:i|he|she|husband|wife|dad|mum|mom) (?:just |suddenly |has |have |had |'s |'ve )*collapsed\b(?! (?:on|onto|into|in) (?:the |my |a |our )?(?:\w+ )?(?:sofa|bed|chair|armchair|settee|couch|heap of giggles|laughter|laughing))", (), {}),
    ("rf_cauda", r"\b(?:numb\w*|no feeling|can'?t feel|lost (?:the |all )?feeling|tingl\w*|pins and needles|dead) (?:\w+ ){0,4}?(?:between (?:my|the) legs|saddle|down below|private parts|privates|back passage|groin area|undercarriage|genitals?|where i sit|when i wipe|anus|inner thighs both)|\bsaddle (?:area )?(?:numb\w*|is numb|an?esthesia|feels numb|went numb)|\b(?:between (?:my|the) legs|private parts|back passage|down below|genitals?) (?:\w+ ){0,3}?(?:numb\w*|dead|no feeling|tingl\w*)", (), {}),
    ("rf_cauda", rf"\b(?:{_CANT}|hard to|struggling to|trouble|difficulty|don'?t|doesn'?t|do not) (?:\w+ ){{0,2}}?(?:feel (?:when|that|if) i (?:need|want|have)|tell (?:when|if) i (?:need|want)|pass (?:water|urine)|wee|pee|urinate|empty my bladder|start (?:to )?(?:wee|pee|going)|(?:feel|hold) my (?:wee|pee|urine|bladder|bowels?)|hold (?:it in|my water)|passing (?:water|urine)|starting to (?:wee|pee)|stopping my (?:wee|pee)|weeing|peeing|urinating)", (), {}),
    ("rf_cauda", r"\b(?:wet|soiled|messed|pooed|pooped|weed) (?:myself|my ?self|the bed|my pants|my trousers)\b(?! (?:laughing|with laugh\w*))|\b(?:lost|losing|no|loss of|lack of) (?:\w+ )?(?:control|feeling|sensation) (?:of|over|in|for) (?:my |the )?(?:bladder|bowels?|wee|pee|waterworks|sex\w*|penis|vagina)|\b(?:bladder|bowels?|waterworks|urine|wee|pee) (?:\w+ ){0,3}?(?:leak\w*|won'?t (?:start|stop|come)|control (?:has )?gone|accidents?)|\bleaking (?:wee|pee|urine|poo|stool)|\b(?:newly |become |suddenly )incontinent\b|\b(?:lost|no) (?:all )?(?:sexual feeling|feeling during sex)|\b(?:can'?t|cannot) get an erection", (), {}),
    ("rf_both_legs", r"\bboth (?:my |of my )?legs (?:\w+ ){0,4}?(?:weak\w*|giving way|going|gone|won'?t hold|won'?t work|jelly|useless|floppy)(?! for a walk| up| out)|\blegs (?:are |have |both |is )+(?:\w+ ){0,3}?(?:weaker|getting weak|gone weak|growing weak|giving way|losing (?:power|strength))|\bweak\w* (?:\w+ ){0,3}?both (?:my )?legs|\bneither (?:of my )?legs? (?:\w+ )?(?:will|would|works?|hold)", (), {}),
    ("rf_head_injury", _HEAD_HIT, (r"\b(?:blood thinn\w*|thinners?|warfarin|apixaban|rivaroxaban|edoxaban|dabigatran|clopidogrel|aspirin|anticoagulants?|black(?:ed)? ?out|been sick|was sick|vomit\w*|throwing up|threw up|drows\w*|sleepy|headache|head (?:is |feels )?(?:\w+ )?worse|passed out|knocked out|unconscious|seeing stars|can'?t remember|confused|bleeding)\b",), {}),
    ("rf_head_injury", _HEAD_HIT, (rf"\b{_FALL}\b",), {}),
    ("rf_fracture", rf"\b(?:{_FALL}|rolled my ankle|twisted my (?:ankle|knee|leg)|turned my ankle|ankle went over)\b", (rf"\b{_CANT} (?:\w+ ){{0,2}}?(?:stand|get up|put (?:any |my )?(?:weight|foot)|bear (?:any )?weight|weight ?bear|walk|step|move (?:my|the|it))|\bhurts to (?:stand|walk|put)|\bleg (?:\w+ ){{0,3}}?(?:shorter|turned (?:out|in)|bent|wrong way|odd angle|funny angle|looks wrong)|\bankle (?:\w+ )?(?:\w+ )?(?:odd angle|funny angle)",), {}),
    ("rf_fracture", r"\b(?:leg|foot|ankle|hip) (?:\w+ ){0,3}?(?:at an odd angle|at a funny angle|looks? shorter|shorter than the other|is broken|snapped)|\b(?:broken|broke|fractured) (?:my|a|the) (?:hip|leg|ankle|foot|pelvis)\b", (rf"\b(?:{_FALL}|today|this morning|just|now|yesterday)\b",), {}),
    ("rf_breath_flat", rf"\b(?:breathless|short of breath|out of breath|breathing (?:\w+ ){{0,3}}?(?:hard\w*|difficult|worse|trouble)|{_CANT} (?:\w+ )?breathe?|fight\w* for breath|gasp\w*) (?:\w+ ){{0,5}}?(?:lying|lie|laying|lay|flat|on my back|in bed|at rest|sitting still|doing nothing)|\b(?:lying|lie|laying) (?:down )?(?:flat|on my back|in bed|down) (?:\w+ ){{0,5}}?(?:breathless|can'?t breathe|cannot breathe|breath)|\b(?:prop|sleep|sleeping) (?:\w+ ){{0,4}}?(?:pillows|upright|sitting up|chair) (?:\w+ ){{0,4}}?breath\w*", (), {}),
    ("rf_harm", r"\b(?:kill(?:ing)? my ?self(?! laughing)|end(?:ing)? (?:it all|my life|it now|things for good)|take my (?:own )?life|suicid\w*|(?:don'?t|do not) want to (?:be here|live|wake up|go on|be alive|exist)(?! (?:in this (?:house|town|flat|street|ward)|with))|(?:want|wanted|wish|wanting|ready|rather|like) (?:\w+ ){0,3}?(?:to die|dead|to be dead|i was dead|i were dead|not wake up|to end it)(?! (?:of|for))|better off (?:dead|without me)|not worth living|nothing (?:left )?to live for|(?:harm|hurt|cut)(?:ting|ing)? myself on purpose|self[- ]?harm\w*|(?:harming|cutting) myself|no (?:reason|point) (?:to|in) (?:live|living|go on|going on|carry(?:ing)? on)|what'?s the point (?:of|in) (?:living|going on|carrying on|being here|life))", (), {"anywhen": True}),
    ("rf_mood", r"\b(?:what(?:'?s| is) the (?:bloody )?point|no point (?:in )?(?:any|to any|going)|can'?t (?:go on|carry on|cope (?:any ?more|with this))|given up (?:on )?(?:everything|hope)|hopeless|nothing matters|no hope)\b(?! of (?:the (?:form|meeting|wedge|exercise|insole)|buying))", (), {"anywhen": True}),
    ("rf_dvt", r"\b(?:calf|leg|shin|lower leg) (?:\w+ ){0,5}?(?:swollen|swelling|puffy|puffed|swelled|ballooned|bigger than the other|twice the size|hot and red|red and hot|hot to (?:the )?touch|warm to (?:the )?touch)|\b(?:swollen|puffy|swelled|swelling (?:in|of) (?:my|the|one)) (?:\w+ ){0,3}?(?:calf|leg|shin)\b", (), {}),
    ("rf_dvt", r"\bcalf (?:\w+ ){0,3}?(?:is |feels |feeling |looks |'s |has gone |gone |went |all )(?:\w+ ){0,2}?(?:red|hot|warm|throbbing|shiny)\b(?! up)|\b(?:hot|red|warm|throbbing) (?:\w+ )?calf\b", (), {}),
    ("rf_single_progress", r"\b(?:leg|foot|arm|side|ankle|hand) (?:\w+ ){0,3}?(?:weaker|losing (?:strength|power)|less strength|less power)(?: \w+){0,4}? (?:day|days|hour|hours|week|yesterday|daily|every|each|monday|tuesday|wednesday|thursday|friday|saturday|sunday|morning)|\b(?:getting|growing|becoming|got|gets) (?:\w+ )?weaker (?:\w+ ){0,3}?(?:day|days|hour|hours|daily|since)|\b(?:every|each) (?:day|hour|morning) (?:\w+ ){0,4}?(?:weaker|less strength|less power)", (), {}),
    ("rf_new_foot_drop", r"\b(?:good|other|non-?stroke|unaffected|strong) (?:foot|leg|side|one) (?:\w+ ){0,5}?(?:drop\w*|drag\w*|slap\w*|flopp?\w*|won'?t lift|can'?t lift|trip\w*|scuff\w*|catch\w*)|\b(?:foot ?drop|drop\w*|drag\w*) (?:\w+ ){0,4}?(?:good|other|non-?stroke|unaffected) (?:foot|leg|side)\b", (), {}),
    ("rf_new_foot_drop", rf"\b(?:{_DROP}|foot (?:\w+ )?(?:drop\w*|drag\w*|slap\w*)|(?:can'?t|won'?t) lift (?:my|the) (?:foot|toes)|foot (?:\w+ )?(?:won'?t|can'?t|will not) lift)", (r"\b(?:sciatica|back pain|pain (?:shoot\w*|going|runs|running) (?:down|from my back)|shoot\w* (?:pain )?down (?:my|the) leg|slipped disc)\b",), {}),
    ("rf_infection", r"\b(?:fever\w*|temperature (?:of|is|was|\d)|high temperature|running a temperature|chills|shiver\w*|burn\w* when i (?:wee|pee|go)|(?:stings|hurts|burning) (?:to|when i) (?:wee|pee)|burning (?:urine|wee|pee)|new cough|chesty cough|coughing (?:all|since|green)|chest infection|uti|water infection|urine infection|kidney infection)\b", (rf"\b(?:leg|foot|drag\w*|drop\w*|face|speech|arm|walk\w*|stroke side|weakness|old signs|balance)\b.{{0,40}}\b{_WORSE}|\b{_WORSE}\b.{{0,40}}\b(?:leg|foot|drop|drag|stroke side|arm|walking|weakness)\b|\bfoot ?drop (?:is |has )?(?:come )?back\b",), {}),
    ("rf_tendon", r"\b(?:heard|felt|feel|was|with|a|loud|big) (?:a |an |something |loud |sudden |big )*(?:pop|snap|crack|twang|click|clunk|bang)\b|\b(?:calf|heel|achilles|ankle|foot|something) (?:just )?(?:popped|snapped|cracked|went (?:pop|bang|snap|twang))", (rf"\b{_CANT} (?:\w+ ){{0,3}}?(?:push off|go up on|get up on|stand on|rise|tiptoe|toes|walk on|point)|\b(?:pain\w*|hurts?|swell\w*|swollen|bruis\w*|agony|sore|limping)\b",), {}),
    ("rf_skin", r"\b(?:blisters?|open sore|a sore (?:on|under|from|where)|sores\b|ulcer\w*|open wound|raw (?:patch|skin|spot)|rubbed raw|broken skin|skin (?:is |has )?(?:broken|split|black|blue|raw|weeping|peeling)|pus|oozing|weeping|gone (?:black|blue)|(?:black|blue) (?:skin|toes?|patch|heel|mark)|(?:toe|skin|heel) (?:has |is )?(?:gone |turned )?(?:black|blue)|spreading redness|redness (?:is )?spreading|pressure sore)\b", (r"\b(?:brace|afo|splint|orthotic|insole|wedge|separators?|spacers?|spreaders?|electrodes?|pads?|strap|heel|foot|toes?|shoe|boot|sock|ankle|shin|stimulator|fes)\b",), {}),
    ("rf_faint", r"\b(?:faint(?:ed|ing)|(?:i|nearly|almost|to|might|will|would|could|may) (?:\w+ )?faint|pass(?:ed|ing)? out|black(?:ed|ing)? out|keel(?:ed)? over)\b(?! (?:leaflets|on the (?:sofa|settee|couch|bed) (?:with|after (?:a|the) (?:wine|beer|roast))))|\b(?:went|go|feel|felt|c[ao]me over) (?:all |quite |so )?faint\b|\bfaint (?:every|each) time", (), {}),
    ("rf_falls", r"\b(?:fell|fallen|fall) (?:over )?(?:twice|again|(?:three|four|five|several|a few|\d) times)|\b(?:two|three|four|five|six|several|many|2|3|4|5|another|second|third) (?:\w+ )?(?:falls|fall|tumbles|near falls?|near misses|stumbles|trips over)\b|\bkeep(?:s)? (?:on )?falling\b(?! (?:asleep|out|behind|for|in love))|\b(?:fell|fallen|stumbled|tripped) (?:over )?(?:twice|three times|again)", (), {}),
    ("rf_falls", r"\b(?:i|and|then|just|i've|ive|had a|a) (?:\w+ )?(?:fell|fallen|fall|went over|tumbled)\b(?! (?:asleep|out|behind|for|in love|apart|ill|off|short))", (r"\b(?:my|the|a) (?:\w+ ){0,2}?(?:is|are|'s|was|feels?|still)? ?(?:\w+ )?(?:sore|hurts?|hurting|bruised|painful|bruises?|aches?|swollen|grazed)\b|\bhurt my\b|\bbruised\b",), {}),
    ("rf_peroneal", r"\b(?:numb\w*|tingl\w*|pins and needles) (?:\w+ ){0,6}?(?:shin|top of (?:my|the) foot|outer (?:leg|calf|shin)|outside of (?:my|the) (?:leg|calf|shin))|\b(?:shin|top of (?:my|the) foot|outside of (?:my|the) (?:leg|calf|shin)) (?:\w+ ){0,4}?(?:numb\w*|tingl\w*|pins and needles|dead)", (r"\b(?:cross\w*|kneel\w*|brace|afo|splint|cast|tight|strap|new|since|started|squat\w*|sat|sitting)\b",), {}),
    ("rf_twitch", rf"\b{_TWITCH}", (), {}),
    ("rf_twitch_weak", rf"\b{_TWITCH}", (r"\b(?:weaker|weakness|getting weak\w*|wast\w+|thinner|shrunk\w*|shrink\w*|losing (?:muscle|strength|power)|tripping more|trips (?:are )?(?:getting )?worse|tripping (?:is )?(?:getting )?worse)\b",), {}),
    ("rf_twitch_weak", rf"\b{_TWITCH}", (r"\b(?:swallow\w*|chok(?:e|es|ing) on)\b",), {"level": "same_day"}),
    ("rf_spasm_up", r"\b(?:much|far|lot|lots|way|so much|loads|even|noticeably) (?:more )?(?:stiffer|tighter|stiff|spasms?|rigid|more spastic)(?! than it)|\b(?:spasms?|stiffness|spasticity|tone|leg) (?:\w+ ){0,4}?(?:much worse|getting worse|a lot worse|worse (?:than|this|every|each)|stronger|more often|doubled|stiffer|up a lot)|\bmore spasms\b|\bstiffer (?:than|every|each|this)", (), {}),
    ("rf_spasm_up", r"\b(?:spasms?|stiff\w*|spasticity)\b(?: \w+){0,6}? (?:worse|more|stiffer)", (r"\b(?:fever\w*|temperature|agony|severe pain|very painful)\b",), {"level": "same_day"}),
    ("rf_meds", rf"\b(?:start(?:ed|ing)?|stopp?(?:ed|ing)?|miss(?:ed|ing)?|forgot\w*|ran out of|run out of|changed|chang\w*|came off|come off|coming off|doubled|halved|upped|cut down|new|put (?:me )?on|switched|skipp?ed|dropping|dropped) (?:\w+ ){{0,4}}?{_PILL}\b|\b{_PILL} (?:\w+ ){{0,3}}?(?:changed|stopped|started|doubled|halved|upped)", (r"\b(?:worse|weaker|dragg\w+|drop\w* (?:is )?back|came back|is back|heavier|stiffer|wobbly|unsteady|groggy|more (?:tired|spasms|drag)|floppy|not lifting|gone off|gone downhill)\b",), {}),
    ("rf_pain_new", r"\b(?:sore|painful|aching|bad) (?:knee|hip|back|foot|ankle|heel|toe|shin|arch|groin)\b|\b(?:knee|hip|back|foot|ankle|heel|toe|shin|arch|groin) (?:\w+ ){0,4}?(?:pain\w*|hurts?|hurting|sore|aches?|aching|twinge\w*|niggl\w*|killing me)\b|\b(?:pain|ache|soreness|twinge|niggle|new pain) (?:in|at|round|behind|under) (?:\w+ ){0,2}?(?:knee|hip|back|foot|ankle|heel|toe|arch|groin)\b", (r"\b(?:since|after|from|ever since) (?:i |we )?(?:\w+ ){0,5}?(?:insoles?|wedge|exercises?|drill|squats?|lunges?|heel raises?|step ups?|stretch\w*|separators?|spacers?|new (?:shoe|brace|splint)\w*|knee to wall|ironing board)\b",), {}),
    ("rf_head_mild", r"\b(?:headaches?|head ache|head pressure|head pain|pressure in (?:my|the) head|dull (?:\w+ )?head|sore head|my head (?:aches|hurts|is sore|is throbbing))\b", (), {}),
    ("rf_relapse_slow", rf"\b(?:{_DROP}|drop|drag\w*|curl\w*|it|roll\w*) (?:\w+ ){{0,4}}?(?:back|creeping|crept|returned|sneak\w*|snuck|came back) (?:\w+ ){{0,4}}?(?:days|since|week|again and again|every|daily|bit by bit|gradually|slowly)|\b(?:creeping|crept|sneaking|sneaked|snuck) back\b|\b(?:gradually|slowly|bit by bit|little by little) (?:\w+ ){{0,4}}?(?:back|returning|worse|coming back)", (), {}),
    ("rf_face", r"\b(?:face|mouth|cheek|smile|lips?|eyelid)(?:'s)? (?:(?!down\b)\w+ ){0,3}?(?:hang(?:s|ing)|slipp(?:ed|ing)|slid|dead|crooked|lop-?sided|wonky|paraly[sz]ed)\b(?! (?:serious|pan|straight|on time))", (), {}),
    ("rf_face", rf"\b{_CANT} (?:\w+ )?(?:smile|whistle|(?:close|shut) (?:my|one|the) (?:left |right )?eye)\b(?! (?:about|at|because|for))", (r"\b(?:side|crooked|lop-?sided|droop\w*|proper\w*|mov\w+|mouth|face)\b",), {"no_inside": True}),
    ("rf_face", r"\b(?:half|(?:one|left|right) side)(?: of)? (?:my|his|her|the) (?:face|mouth) (?:\w+ ){0,2}?(?:won'?t|not|isn'?t|wouldn'?t|can'?t|doesn'?t|will not|has stopped|stopped) (?:mov\w+|work\w*)", (), {"no_inside": True}),
    ("rf_face", r"\b(?:dribbl\w+|drool\w*) (?:\w+ ){0,3}?(?:one|left|right|the|a) (?:side|corner)\b|\b(?:face|cheek|mouth|lips?|gum) (?:\w+ ){0,2}?like (?:\w+ ){0,5}?dentist\b", (), {}),
    ("rf_arm", rf"\b(?:arm|hand|fingers) (?:\w+ ){{0,4}}?(?:clumsy|weak|numb|dead|limp|floppy|useless|heavy|like (?:lead|jelly)|not working|won'?t work|no (?:strength|power|grip|feeling))\b|\b(?:no|lost (?:all )?(?:the )?|losing) ?(?:strength|power|grip|feeling|use) (?:in|of|from) {_HER}(?:arm|hand|fingers)\b", (SUDDEN,), {"no_inside": True}),
    ("rf_arm", rf"\blost (?:all |the )*(?:use|power|feeling|strength) (?:of|in) {_HER}(?:arm|hand)\b|\b(?:arm|hand) (?:just |suddenly )*(?:wouldn'?t|won'?t) (?:do (?:it|what)|obey|listen|respond|hold (?:it|anything|the|my))", (), {"no_inside": True}),
    ("rf_arm", rf"\b(?:{_CANT} (?:\w+ )?(?:grip|hold|pick up) (?:anything|a (?:cup|pen|fork|mug|spoon)|my (?:cup|pen|fork|mug|phone|spoon)|things)|(?:keep|kept|keeps|started) dropping (?:things|everything|cups?|my \w+))", (_FRESH,), {"no_inside": True}),
    ("rf_arm", rf"\b(?:pins and needles|tingl\w+|numb\w*) (?:\w+ ){{0,2}}?(?:in|down|along|all over|up) {_HER}(?:arm|hand|side)\b", (SUDDEN,), {}),
    ("rf_speech", r"\bsound(?:s|ed|ing)? (?:\w+ ){0,4}?(?:drunk|slurr\w*)\b|\b(?:nobody|no ?one|they|he|she|people|my \w+) (?:can|could|can'?t|couldn'?t|cannot) (?:\w+ )?(?:understand|make out|follow) (?:what i'?m|what i am|what i was|what i say|anything i|my (?:words|speech))", (), {}),
    ("rf_speech", r"\bnothing (?:comes|came|would come|will come|is coming|sensible comes) out\b|\bwords? (?:just )?(?:won'?t|wouldn'?t|will not|don'?t) come(?: out)?\b(?! easily)", (r"\b(?:say|speak|talk\w*|words?|mouth|sentence|tongue)\b",), {"no_inside": True}),
    ("rf_speech", r"\btongue (?:\w+ ){0,3}?(?:thick|heavy|numb|stiff|won'?t work|not working|too big)\b", (_FRESH,), {"no_inside": True}),
    ("rf_leg_sudden", rf"\b{_LEG} (?:just |suddenly |simply |completely |has |had )*(?:gave|given|giving|gives|buckled|collapsed|folded|crumpled)\b(?: way| out)?", (SUDDEN,), {}),
    ("rf_leg_sudden", rf"\b(?:no|lost (?:all )?(?:the )?|losing) ?(?:strength|power|feeling|sensation|control|movement|use) (?:in|of|from|over) {_HER}(?:leg|foot|side|ankle)\b|\b{_LEG} (?:\w+ ){{0,3}}?no (?:strength|power|feeling|life)\b", (SUDDEN,), {"no_inside": True}),
    ("rf_leg_sudden", r"\b(?:could|able to|fine|ok|okay|normal|walked|walking|all right|alright|perfect)\b.{0,40}\b(?:yesterday|last night|breakfast|earlier|hour ago|this morning|at (?:lunch|noon|teatime|bedtime))\b.{0,50}\b(?:(?:can'?t|cannot|couldn'?t|unable to) (?:\w+ )?(?:stand|walk|move|feel|lift)|(?:completely|totally) (?:floppy|numb|dead|useless|gone|limp|dropped))", (r"\b(?:leg|foot|stand|walk)\b",), {}),
    ("rf_leg_sudden", r"\b(?:yesterday|last night|breakfast|earlier|hour ago|this morning) (?:\w+ ){0,3}?(?:could|able to|was fine|walked|walking)\b.{0,50}\b(?:can'?t|cannot|couldn'?t|unable to) (?:\w+ )?(?:stand|walk|move|feel|lift)\b", (), {}),
    ("rf_leg_sudden", r"\b(?:can|could) no longer (?:\w+ )?(?:stand|walk|move|feel|lift)\b|\bno longer (?:able to )?(?:stand|walk|move|feel|lift) (?:my|the|on)\b", (_FRESH,), {"no_inside": True}),
    ("rf_vision", r"\b(?:everything|it all|it'?s all|the (?:room|page|world)|things|all) (?:\w+ ){0,2}?(?:gone|went|going|turned|looks?|looked|is|was|are) (?:\w+ )?(?:blurr\w*|double|misty|fuzzy)\b(?! (?:check\w*|bed|glaz\w*|the|as))", (), {}),
    ("rf_vision", rf"\b{_CANT} see (?:the |one |my )?(?:left|right|top|bottom|whole|other) (?:half|side|part)\b|\bhalf (?:of )?(?:what i|my (?:vision|sight|view)|the (?:page|room|screen|telly|tv|words?|face)|everything)(?: \w+){{0,4}}? (?:missing|gone|not there|isn'?t there|disappeared)|\b(?:patch|hole|blank|gap|black spot|dark spot|shadow|flashes) (?:\w+ )?in (?:my|one|the) (?:\w+ )?(?:vision|sight|eyesight|eye)\b", (), {"no_inside": True}),
    ("rf_balance", r"\bbalance (?:\w+ ){0,3}?(?:gone|went|disappeared|vanished|shot)\b(?! (?:well|ok|okay|fine|great|better|up|from|to))", (_FRESH,), {}),
    ("rf_balance", r"\b(?:room|everything|world|(?<!though the )(?<!if the )(?<!like the )floor|walls?) (?:\w+ )?(?:went round|goes round|turning|swimming|tilt\w+|lurch\w*|moving|spun)\b", (), {}),
    ("rf_headache", r"\bhead (?:\w+ ){0,5}?(?:going to |gonna |about to |will |would )(?:explode|burst|split)\b|\b(?:never|not) (?:ever )?(?:had|known|felt) (?:a |an |such a |any )?(?:\w+ )?(?:headache|head pain|pain in my head)\b (?:\w+ )?like (?:this|it|that)\b|\bheadache (?:\w+ ){0,3}?(?:never|not) (?:had|known|felt) (?:\w+ ){0,2}?(?:like it|like this|before)\b", (), {"no_inside": True}),
    ("rf_chest", r"\b(?:stab\w*|sharp|shooting|tearing|ripping|gripping|burning|fluttering) (?:\w+ )?(?:in|across|through|behind) (?:my|the) (?:chest|breastbone|ribs)\b", (), {}),
    ("rf_both_legs", rf"\b{_CANT} (?:\w+ )?(?:move|feel|lift|use) either (?:of my )?legs?\b|\b(?:no (?:strength|power|feeling)|lost (?:the )?(?:use|feeling|power)) (?:in|of) (?:both (?:my )?|either |my )legs\b", (), {"no_inside": True}),
    ("rf_dvt", r"\b(?:calf|lower leg|shin|ankle) (?:\w+,? ){0,4}?(?:swollen|swelled|puffy|blew up|blown up|ballooned|red(?! hot)|(?<!red )hot|warm|hard|bigger|shiny)\b(?! up\b)", (r"\b(?:sore|pain\w*|hurts?|hurting|tender|throb\w*|hot|warm|red|ach(?:e|es|ing))\b",), {}),
    ("rf_harm", r"\bbetter (?:off )?(?:without me|if i (?:was|were|wasn'?t|weren'?t) (?:dead|gone|here|around))\b|\b(?:tak(?:e|ing)|swallow(?:ing)?|took) (?:all|the whole (?:box|packet|lot) of) (?:of )?(?:my |the |these |those )?(?:tablets|pills|meds|medication|paracetamol|sleeping)|\boverdos\w+|\b(?:go to sleep|fall asleep|close my eyes) (?:\w+ )?and (?:\w+ )?(?:not|never) wake\b|\b(?:hang|drown|shoot|poison|top) myself\b|\bslit(?:ting)? my (?:wrists?|throat)|\bdo away with myself|\bend(?:ing)? my own life|\b(?:put|putting) an end to (?:it all|my life|myself)|\bjump(?:ing)? (?:off|from) (?:a|the|that) (?:bridge|roof|building|cliff)|\b(?:in front of|under) (?:a|the) (?:train|bus|lorry)|\bwish(?:ed|ing)? (?:\w+ )?(?:i'?d |i had |it had |the stroke had )(?:died|never woken|not woken|killed me|finished me|taken me|not survived|never been born)|\b(?:don'?t|do not) want to (?:be|stay|stick) around (?:any ?more|any longer)", (), {"anywhen": True, "no_inside": True}),
    ("rf_fracture", r"\b(?:came down|come down|landed|crashed|dropped) (?:\w+ )?(?:on|onto) (?:my|the) (?:\w+ )?(?:hip|side|knee|back|bottom|leg|floor)\b", (rf"\b{_CANT} (?:\w+ ){{0,2}}?(?:stand|get up|put (?:any |my )?(?:weight|foot)|bear (?:any )?weight|weight ?bear|walk|move)\b",), {"no_inside": True}),
    ("rf_skin", r"\b(?:red(?! hot)|redness|angry)\b(?:[\w,' ]{0,40})\bspread\w*|\bspread\w* (?:\w+ ){0,3}?(?:red(?! hot)|redness)\b", (r"\b(?:brace|afo|splint|orthotic|insole|wedge|separators?|spacers?|electrodes?|strap|rubs?|rubbed|rubbing|blister|skin)\b",), {}),
    ("rf_skin", r"\b(?:burn mark|burnt|burned|(?<!the )burns?)\b", (r"\b(?:electrodes?|fes|stimulator)\b",), {}),
    ("rf_falls", r"^(?:fell|tripped|went over|had a (?:bad )?(?:fall|tumble))\b(?! (?:asleep|out|behind|for|in love|apart|ill|off|short))", (r"\b(?:my|the|a) (?:\w+ ){0,2}?(?:is|are|'s|was|feels?|still)? ?(?:\w+ )?(?:sore|hurts?|hurting|bruised|painful|bruises?|aches?|swollen|grazed)\b|\bhurt my\b|\bbruised\b",), {}),
    ("rf_confusion", rf"\b(?:got |was |am |been )?lost (?:in|on|inside) (?:my|his|her) own (?:street|road|house|home|kitchen|estate|village|garden|bathroom)\b|\b(?:couldn'?t|can'?t|cannot|could not|didn'?t|don'?t) (?:\w+ )?(?:remember|recall|think of|know|recogni[sz]e) (?:my|his|her) (?:own )?(?:{_KIN}'?s'? name|name|address|date of birth|{_KIN}(?= *[.,!]|$))", (), {}),
    ("rf_confusion", r"\b(?:all|completely|so|just) (?:confused|muddled|disorient\w*)\b(?! (?:by|about|with|over|as to|which|what)\b)", (_FRESH,), {}),
    ("rf_confusion", r"\bno (?:idea|memory|recollection) (?:of )?(?:how (?:i|he|she) got|where (?:i|he|she) (?:was|am|is)|what day|who (?:i|he|she|anyone)|what i was doing)", (), {}),
    ("rf_seizure", r"\bbit(?:ten)? (?:\w+ )?(?:my|his|her) tongue\b", (r"\b(?:on the floor|wet (?:myself|himself|herself)|came round|come round|don'?t remember|no memory|jerk\w*|shak\w*|blacked out|stiff)\b",), {}),
    ("rf_tendon", r"\b(?:snap(?:ped)?|pop(?:ped)?|gave|went|tore|torn|ripped) (?:\w+ ){0,2}?(?:at|in) the back of (?:my|the) (?:ankle|heel|leg|calf)\b|\bkicked in the (?:calf|back of (?:my|the) (?:leg|ankle|heel))\b", (r"\b(?:pain\w*|hurts?|swell\w*|swollen|bruis\w*|agony|sore|limping|can'?t|cannot|push off|nobody)\b",), {}),
    ("rf_face", rf"\b(?:face|mouth|cheeks?|smile|lips?|eyelids?) {_GAP}{{0,3}}?(?:droop\w*|dropped|hangs?|hanging|numb\w*|squint|uneven|crooked|lop-?sided|wonky|sagg\w*|tingl\w+|(?:won'?t|wouldn'?t|can'?t|not|doesn'?t|isn'?t|will not) (?:mov\w+|clos\w+|shut\w*|work\w*|make))\b(?! (?:a word|the words?|any words?|words?)\b)", (), {"no_inside": True}),
    ("rf_face", r"\b(?:eye|eyelid) (?:won'?t|wouldn'?t|will not|can'?t) (?:close|shut|blink)\b|\b(?:tea|water|food|drink|soup|spit) (?:\w+ ){0,3}?(?:running|runs|ran|falling|falls|fell|spill\w*|coming|leaking) (?:back )?out (?:of )?(?:the |my |one )?(?:left |right |one )?(?:side|corner|mouth)\b", (), {"no_inside": True}),
    ("rf_arm", rf"\b(?:arm|hand|fingers) {_GAP}{{0,5}}?{_LOST}|\b(?:weak|dead|numb|limp|floppy) {_HER}(?:arm|hand|fingers)\b|\b{_CANT} (?:\w+ )?(?:move|feel|use|open|close|control) {_HER}(?:arm|hand|fingers?)\b|\b(?:arm|hand) (?:\w+ ){{0,2}}?(?:falling|fell|slipping|sliding|dropping) (?:off|down)\b", (_BEGAN,), {"no_inside": True}),
    ("rf_arm", rf"\b(?:arm|hand|fingers) {_GAP}{{0,6}}?(?:has|have|just|suddenly) (?:just |suddenly |all )?(?:gone|went|turned) (?:all |so |completely )?(?:weak|numb|dead|limp|floppy|useless|heavy)\b", (), {}),
    ("rf_speech", rf"\b(?:speech|words|talking|speaking|mouth|tongue) {_GAP}{{0,3}}?(?:slurr\w*|jumbl\w*|garbl\w*|muddl\w*|mixed up|gibberish|nonsense|rubbish|keeps going|(?:won'?t|wouldn'?t|can'?t) (?:work|make|form|come))\b", (), {"no_inside": True}),
    ("rf_speech", rf"\b(?:{_CANT}|forgot how to|forgotten how to|unable to) (?:\w+ )?(?:form|make|get|find|string|say) (?:\w+ ){{0,2}}?(?:words?|sentences?|what i (?:mean|want))\b|\bforgot(?:ten)? how to (?:speak|talk)\b|\b(?:talking|speaking|saying) (?:\w+ ){{0,2}}?(?:nonsense|gibberish|rubbish)\b(?! about)|\b(?:talking|speaking) but (?:it|nothing|i) (?:was|made|wasn'?t) (?:nonsense|gibberish|no sense|making sense)|\bcom(?:es|ing) out (?:as|like|all) (?:rubbish|nonsense|gibberish|wrong|jumbled|mush)", (), {"no_inside": True}),
    ("rf_leg_sudden", rf"\b(?:leg|foot|ankle|knee|(?:left|right|stroke|one) side) {_GAP}{{0,5}}?{_LOST}|\b(?:numb|dead|weak|floppy|limp|no feeling|no power) (?:\w+ ){{0,2}}?(?:down|in|on|along) {_HER}(?:leg|foot|side)\b|\b{_CANT} (?:\w+ )?(?:move|feel|lift|use|control) {_HER}(?:leg|foot|ankle|toes)\b", (_BEGAN,), {"no_inside": True}),
    ("rf_vision", r"\b(?:lost|losing|missing) (?:(?!and\b|of\b|it\b)\w+ ){0,3}?(?:vision|sight|eyesight)\b(?! of\b)|\bblind spots?\b|\bblurr\w* (?:\w+ ){0,3}?(?:one|my|the|left|right) (?:\w+ )?eye\b|\b(?:words|letters|lines?|page|print) (?:\w+ ){0,4}?(?:gone|going|went) (?:\w+ )?(?:double|blurr\w*|missing)\b", (), {}),
    ("rf_balance", r"\b(?:wobbly|spinning head|staggering|falling to (?:one|the) (?:left |right )?side|leaning to one side|like i'?m on a boat)\b|\bfeel(?:s|ing)? drunk\b", (_BEGAN + r"|\b(?:being |been )sick\b|\bfalling\b",), {}),
    ("rf_headache", r"\b(?:unbearable|crushing|pounding|agoni[sz]ing|awful|horrendous|horrific|intense|worst ever|really bad|never such a) (?:\w+ ){0,2}?(?:headache|head pain|pain in my head)\b|\b(?:headache|head pain|head) (?:\w+ ){0,4}?(?:unbearable|like never before|worse than ever|killing me|agony|so bad|out of nowhere|just started|suddenly)\b", (), {"no_inside": True}),
    ("rf_chest", r"\bbreath(?:ing)? (?:is|has|'s|was|got|getting|feels?) (?:\w+ ){0,3}?(?:hard|difficult|laboured|bad|worse|a struggle)\b|\b(?:spat|spit(?:ting)?|brought|bringing|bring) (?:up |out )?(?:some |a bit of )?blood\b|\bchest (?:\w+ ){0,2}?(?:killing me|agony|burst\w*|on fire|stabb\w*)\b|\bheart attack\b", (), {}),
    ("rf_cauda", r"\b(?:groin|bottom|bum|backside|buttocks|saddle|down below|down there|privates|genitals?|bits|back passage|(?:in)?between my legs) (?:\w+ ){0,3}?(?:numb\w*|dead|tingl\w*|pins and needles|no (?:feeling|sensation))\b|\b(?:numb\w*|no (?:feeling|sensation)|can'?t feel|pins and needles|tingl\w+) (?:\w+ ){0,3}?(?:groin|bottom|bum|backside|buttocks|down below|down there|privates|genitals?|bits|back passage)\b(?! (?:from|after) (?:sit\w*|the (?:bike|saddle|car|train|drive|bench|pew)|that|all that))", (), {"no_inside": True}),
    ("rf_cauda", rf"\b(?:{_CANT}|haven'?t been able to|not been able to|hasn'?t been able to) (?:\w+ ){{0,2}}?(?:wee|pee|pass (?:water|urine)|urinate|feel (?:myself|me|it) (?:wip\w+|wee\w*|pee\w*|go\w*)|feel (?:my )?(?:wip\w+)|tell (?:if|when) (?:my )?bladder)|\baccident (?:\w+ ){{0,4}}?without (?:knowing|feeling|noticing|realising)|\b(?:wet|soiled) (?:\w+ ){{0,2}}?without (?:knowing|feeling|noticing|realising)", (), {"no_inside": True}),
    ("rf_seizure", r"\b(?:started|began|was|were|kept|keeps|been) fitting\b(?! (?:room|in|out|a|the|my|new|it|well|better)\b)", (), {}),
    ("rf_seizure", r"\b(?:rigid|went stiff|shook|shaking (?:all over|uncontrollably)|body (?:\w+ )?(?:shaking|jerking)|convuls\w+)\b", (r"\b(?:blank|did(?:n'?t| not) (?:answer|respond|react|hear)|no response|star(?:ing|ed)|not there|couldn'?t stop|lost (?:ten|a few|\w+) minutes|unconscious|foam\w*)\b",), {"no_inside": True}),
    ("rf_harm", rf"\b{_CANT} (?:see|find|think of) (?:\w+ )?reason (?:to|for) (?:\w+ )?(?:live|living|go on|going on|carry on|keep going|be here|stay alive|wake up)\b|\bwant(?:s|ed)? (?:it|this|everything|all of it|things) (?:all )?to (?:end|be over|stop for good)\b|\b(?:think\w*|thought\w*|want\w*|urge|feel like|idea|tempted|going) (?:\w+ ){{0,3}}?(?:hurt(?:ing)?|harm(?:ing)?|injur(?:e|ing)) myself\b|\b(?:no|single|one) reason (?:to|for) (?:\w+ )?(?:live|living|go on|going on|carry on|keep going|be here|stay alive|wake up)\b|\b(?:isn'?t|not|never|ain'?t|hardly|no longer) (?:\w+ )?worth (?:living|going on)|\bwish(?:ed)? i (?:hadn'?t|had not|had never|never) (?:woken|woke|survived|lived|come round|been born)|\btablets\b.{{0,40}}\btak(?:e|ing) (?:them all|all of them|the lot)\b", (), {"anywhen": True, "no_inside": True}),
    ("rf_confusion", r"\b(?:talk\w*|speak\w*|see|seeing|saw|hear\w*) (?:to )?(?:people|things|someone|voices|animals) (?:\w+ ){0,2}?(?:(?:are|were|was|is)n'?t|not) (?:\w+ )?there\b", (), {"no_inside": True}),
    ("rf_tendon", r"\b(?:pop|snap|crack|twang|bang) (?:in|at|from) (?:my|the) (?:foot|calf|heel|ankle|leg|achilles)\b", (rf"\b{_CANT} (?:\w+ ){{0,3}}?(?:push off|stand|rise|tiptoe|walk|point)|\b(?:pain\w*|hurts?|swell\w*|swollen|bruis\w*|agony|sore|limping)\b",), {}),
    ("rf_face", r"\b(?:left|right|one side|half) of (?:my |his |her |the )?(?:face|mouth) " + _GAP + r"{0,3}?(?:rubber|numb\w*|dead|funny|odd|heavy|drop\w*)|\bface (?:\w+ ){0,2}?(?:pulled|pulling|dragged|leaning) (?:\w+ ){0,2}?(?:to|on|over|down|up)\b|\b(?:eyebrow|smile) (?:\w+ ){0,2}?(?:off|gone|not right|won'?t)\b", (), {"no_inside": True}),
    ("rf_arm", r"\b(?:arm|hand) (?:has |have |just |suddenly |all )+(?:stopped|given up)\b", (), {}),
    ("rf_arm", r"\b(?:arm|hand) " + _GAP + r"{0,2}?(?:weak|numb|dead|limp|useless)\b.{0,20}\bfor (?:a (?:few|bit|minute|moment|while)|half an hour|an hour|(?:\w+|\d+) (?:minutes?|mins?|hours?))", (), {}),
    ("rf_speech", r"\bspeech (?:\w+ ){0,3}?(?:all over the place|off|not right|terrible|gone to pot)\b|\b(?:wrong|jumbled|funny|odd) words? (?:just )?(?:come|comes|came|coming)\b|\bwords? (?:\w+ ){0,2}?(?:stuck|sticking)\b|\b(?:garbled|jumbled|muddled|slurry) (?:speech|words|talk\w*)\b", (), {}),
    ("rf_leg_sudden", r"\bleg (?:just |suddenly )+(?:stopped|quit|froze|packed up)\b|\blost (?:all |the |any |my )*(?:strength|power|feeling|sensation|movement|use) (?:in|of|from) " + _HER + r"(?:leg|foot|side)\b(?= (?:just|an|a|\w+|\d+) (?:now|hours?|minutes?|mins?|few))", (), {}),
    ("rf_vision", r"\b(?:vision|sight|eyesight|eye) (?:\w+ ){0,2}?(?:dimm\w+|dark\w*|fad(?:ed|ing)|faded out|went|cut out|blacked out)\b(?! (?:test|on|shut|closed|up|well|to|for my|and))", (), {}),
    ("rf_balance", r"\b(?:giddy|dizzy|light-?headed) (?:that )?(?:i |and )(?:\w+ )?(?:fell|held|had to|couldn'?t|nearly|almost|grabbed)\b|\bdizzy (?:spell|turn|do|attack)\b", (), {"no_inside": True}),
    ("rf_balance", r"\b" + _CANT + r" (?:\w+ )?(?:keep|find|get|hold) (?:my )?balance\b|\b" + _CANT + r" (?:\w+ )?walk (?:in a )?straight\b", (SUDDEN,), {"no_inside": True}),
    ("rf_headache", r"\b(?:sudden\w*|splitting|pounding) head\b|\bheadache (?:that |which )?(?:\w+ )?(?:came|come|appeared|hit) (?:\w+ )?(?:from nowhere|out of|from the blue|in seconds|suddenly)\b", (), {}),
    ("rf_chest", r"\b(?:struggling|fighting|gasping|desperate) (?:for|to get) (?:my |any |a )?(?:breath|air)\b", (), {}),
    ("rf_cauda", r"\b(?:can'?t|cannot|couldn'?t|don'?t|no longer) (?:\w+ )?feel (?:it )?when i (?:go|wee|pee|poo|wipe|use)\b|\b(?:lost|no|losing) (?:\w+ )?(?:bladder|bowel|toilet) (?:control|feeling)\b|\b(?:bowels?|bladder) (?:have |has |just )+gone\b(?! (?:for|to|well))|\bprivate (?:area|bits|parts) " + _GAP + r"{0,2}?(?:numb\w*|dead|tingl\w*)", (), {"no_inside": True}),
    ("rf_seizure", r"^fits? (?:again|today|last night|this)\b|\b(?:jerk\w*|shak\w*|shook|stiff)\b.{0,40}\b(?:out cold|spark out|unresponsive|lost it completely)\b", (), {}),
    ("rf_harm", rf"\b(?:(?:no|{_CANT} see (?:the|any|a)|(?:don'?t|do not) see (?:the|any|a)|what(?:'s| is) the) (?:point|use|sense) (?:of|in) (?:\w+ )?(?:living|life|being alive|going on|carrying on))\b|\b(?:no ?one|nobody|they) (?:would|will|'d) (?:\w+ )?(?:miss me|care if i)\b|\b(?:could|should|might|will|would|going to|gonna|want to) (?:just )?end (?:it|things|everything)(?= (?:tonight|today|now|soon|tomorrow|for good)|[.,!]|$)|\b(?:hurt|harmed|cut|burnt|burned) myself on purpose\b|\bgot a plan to\b", (), {"anywhen": True, "no_inside": True}),
    ("rf_head_injury", r"\b(?:cut|split|gashed|cracked) (?:my |his |her )?head (?:open )?", (r"\b(?:fell|fall\w*|tripped|slipped|blood|stitches|bleed\w*)\b",), {}),
    ("rf_infection", r"\b(?:cystitis|(?<!man )flu(?! (?:jab|vaccin\w*|shot|clinic|season|injection))|influenza(?! vacc)|covid(?! (?:jab|vaccin\w*|shot|booster|injection|test was neg))|pneumonia|sepsis|infected|infection)\b", (r"\b(?:leg|foot|drop|walk\w*|speech|arm|balance|weakness)\b.{0,30}\b(?:worse|weaker|back|drag\w*|drop\w*|flopp\w*|downhill|heavier)\b",), {}),
    ("rf_falls", r"\bkeeps? (?:on )?(?:\w+ )?(?:and )?falling\b(?! (?:asleep|out|behind|for|in love|off))", (), {}),
    ("rf_confusion", r"\b(?:can'?t|couldn'?t|cannot|could not|didn'?t) (?:\w+ )?(?:remember|recall|think) where (?:i|he|she) lives?\b", (), {}),
    ("rf_both_legs", r"\b(?:my )?legs (?:\w+ )?(?:won'?t|wouldn'?t|will not|can'?t) (?:hold|carry|work|move|support)\b", (rf"\b(?:both|neither|either|{SUDDEN})\b",), {"no_inside": True}),
    ("rf_face", r"\b(?:can'?t|cannot|couldn'?t|no longer) (?:\w+ )?(?:feel|move) (?:the )?(?:one|left|right|half|whole) (?:side )?(?:of )?(?:my |the )?(?:face|mouth|lip|cheek)|\bmouth (?:\w+ ){0,2}?(?:twisted|pulled)\b", (), {"no_inside": True}),
    ("rf_speech", r"\b(?:struggl\w+|fight\w*|trouble|hard) (?:to )?(?:get|getting|find|finding|form|forming) (?:my |the |any )?words\b|\b(?:i|he|she) (?:say|said|says|am saying|was saying) (?:\w+ )?(?:makes?|made|making) no sense\b", (_FRESH,), {"no_inside": True}),
    ("rf_leg_sudden", r"\b(?:strength|power|feeling|life) (?:\w+ )?(?:left|drained|went|gone|disappeared) (?:out of |from )?(?:my |the )(?:\w+ )?(?:leg|foot|side)\b", (_BEGAN,), {}),
    ("rf_vision", r"\b(?:vision|sight|eyesight) (?:\w+ ){0,2}?(?:doubl\w+|disappear\w*|vanish\w*|splitting)\b", (), {}),
    ("rf_balance", r"\b(?:room|world|everything) spins\b", (), {}),
    ("rf_chest", r"\b(?:out of|short of|no) breath (?:\w+ )?(?:sitting|sat|resting|at rest|lying|doing nothing|in bed|talking)\b", (), {"no_inside": True}),
    ("rf_cauda", r"\b(?:can'?t|cannot|couldn'?t|don'?t) (?:\w+ )?(?:tell|know|feel) (?:when|if|that) i'?(?:m| am) (?:\w+ )?(?:wee|pee|poo|urinat)\w*", (), {"no_inside": True}),
    ("rf_harm", r"\b(?:if|when|once) i (?:was|were|am|'m) (?:dead|gone for good|no longer here)\b", (), {"anywhen": True}),
    ("rf_seizure", r"\b(?:shaking|jerking) fit\b", (), {}),
]  # fmt: skip


#: Everyday sayings that only sound like a flag; looked for in the sentence around the phrase.
_IDIOMS = {
    "rf_face": r"^(?!.*\b(?:like|as if)\b).*\bdentist\b|\bface (?:fell|dropped|drops|fall|drop)\b.{0,30}\b(?:when|at|as) .{0,30}\b(?:saw|seen|heard|told|bill|price|news|said|score|result|opened|read|cost|size|cake)\b",
    "rf_headache": r"\b(?:form|paperwork|bill|council|tax|parking|bureaucracy|printer|computer|builders?|neighbours?|move|job)\b.{0,30}\bheadache|\bheadache (?:of (?!my life)|for the)",
    "rf_head_mild": r"\b(?:form|paperwork|bill|council|tax|parking|bureaucracy|printer|computer|builders?|neighbours?|move|job)\b.{0,30}\bheadache|\bheadache (?:of (?!my life)|for the)",
    "rf_balance": r"\bbank balance|account balance|\bhead (?:is |was |'s )?spinning,? (?:with|from) (?:the )?(?:paperwork|noise|kids|grandkids|children|numbers|forms|choices|ideas|names|news|work|all)|work-?life balance",
    "rf_leg_sudden": r"\b(?:can'?t|cannot|couldn'?t) walk (?:very |that |too |so |as )?(?:far|fast|long|well|much)\b|\b(?:better|improv\w+|stronger) (?:all )?out of the blue|\bsuddenly (?:i |it |my \w+ )could\b|\bsudden(?:ly)? (?:improv\w+|better|stronger|stopped (?:hurting|aching|dragging|catching)|(?:woke|wakes) up|come (?:back )?to life|got better|moved? again|started (?:to (?:work|move|lift)|working|moving|lifting))\b|\b(?:table|chair|stool|sofa|bed|desk|piano) leg\b|\bleg of (?:lamb|the|pork)|\b(?:gone|went|go) to sleep\b|\bcross(?:ed|ing)? (?:my|legs)|\bsat on (?:it|my)",
    "rf_vision": r"\bfocus\w* with tunnel vision|\btunnel vision (?:on|about|for)\b|\bdouble (?:yellow|decker|glaz\w+|bed)|\blost sight of (?:the |my |what|why|that)(?!.{0,10}\beye)|\bdouble (?:vision|bed|decker) (?:glazing)?$|\beyes? (?:was |were |went )?bigger|\bkeep(?:ing)? an eye",
    "rf_speech": r"\b(?:best man|wedding|father of the bride|king'?s|queen'?s|acceptance|leaving) .{0,12}speech|\bspeechless|\bgave? (?:a|the|his|her|my) speech",
    "rf_chest": r"\bchest of|\boff my chest|\bchest freezer|\bchest infection\b(?!.*\bpain)|\bhope chest|\btreasure chest|\bbreathtaking|\bcan'?t breathe (?:in|for) (?:this|that|these|laughing)|\b(?:dress|jeans|trousers|corset)",
    "rf_seizure": r"(?<!\ba )\bfit (?:as|and well|for|enough|of|in|into)|\bkeep(?:ing)? fit|\b(?:nearly |almost )?had a fit (?:when|about|over)|\bthr(?:ow|ows|ew|owing|own) a (?:hissy )?fit",
    "rf_harm": r"\b(?:laughing|for a (?:cuppa|cup|wee|pint|coffee))|\bdying for\b|\bwent to die\b|\bkill(?:ing)? my ?self laughing",
    "rf_confusion": r"\bsat ?nav\b|\bconfus\w+ (?:by|about|with|over) (?:the|this|that|all|which|what|how|your|two)",
    "rf_arm": r"\bg(?:a|i)ves? me a hand\b|\b(?:cross(?:ed|ing)?|keep(?:ing)?|kept) (?:my |our |your |everyone's |all )?(?:fingers|everything)\b|\bfingers (?:are |all |and toes )*crossed\b|\b(?:cost|costs|charge[ds]?|twist\w*) (?:an|my|his|her) arm|\barm'?s length|\bshot in the arm|\bup in arms",
    "rf_skin": r"\bsight for sore eyes|\bblistering|\bblack and blue boots",
    "rf_faint": r"\bfaint (?:smell|line|praise|hope|hearted|idea|flicker|sound|light|memory)|\bfaintest|\bpass(?:ed|ing)? out (?:the |some )?(?:leaflets|sweets|prizes|hymn|cards|programmes)|\bblack(?:ed|ing)? out the windows",
    "rf_both_legs": r"\bwobbly table|\bboth legs of the (?:journey|trip|match|tie)",
    "rf_tendon": r"\bpop(?:ped|ping)? (?:out|over|round|by|up|to (?:the )?(?:shops?|see|town))|\bpopp(?:ed|ing) (?:in|into)(?! (?:my|the) (?:foot|calf|heel|ankle|leg))|\bpop in(?! (?:my|the (?:foot|calf|heel|ankle)))|\bcold snap|\bsnap(?:ped)? (?:at (?!the back)|a photo|up|out)|\bpop(?:ped)? the kettle|\bpop (?:music|song|concert|star)",
    "rf_falls": r"\b(?:night|rain|snow|water|autumn|leaves|prices?|temperature)s?(?: \w+){0,2} (?:fell|falls?)\b|\bfell (?:out(?! of (?:bed|the|my))|behind|for|in love|asleep)\b",
    "rf_fracture": r"\bfell (?:out(?! of)|behind|for|in love|asleep)\b",
    "rf_mood": r"\bwhat'?s the point of (?:a |the |this |that |having )(?:wedge|sock|socks|form|gadget|lid|umbrella|insole|button|second)|\bhopeless (?:at|with|cook)\b|\bno point going (?:out|to|back|up|down|there|into)\b",
    "rf_infection": r"\b(?:football|world cup|spring|christmas|cabin|gold|election|hay) ?fever|\bsent (?:shivers|chills)|\btemperature of the (?:pool|water|bath|room)|\b(?:flu|covid) (?:jab|vaccin\w*|shot|booster)",
    "rf_twitch": r"\btwitch (?:stream|channel|account)|\btwitch of the curtains?|\bcurtains? twitch\w*|\btwitch\w* curtains?|\bbird ?twitch\w*|\bhearts? flutter\w*|\b(?:had|have|having) a flutter|\bflutter on|\b(?:candle|lights?|tv|telly|bulb|flames?|screen|flags?|bunting|curtains?|butterfl\w+)\b.{0,25}\bfl(?:utter|icker)|\bflicker of (?:hope|light)|\bonly a flicker",
    "rf_cauda": r"\blaugh\w* (?:\w+ ){0,4}wet (?:myself|ourselves)|\bwet (?:myself|ourselves) laughing|\b(?:tap|roof|pipe|boiler|sink|gutter|tent|boat)\b.{0,20}\bleak",
    "rf_meds": r"\bnew tablet (?:computer|to|for (?:reading|films))|\btablet computer|\bipad",
    "rf_pain_new": r"\bpain in the (?:neck|backside|bum|arse) (?:of|getting|to)",
    "rf_relapse_slow": r"\bfeedback\b|\bin the past(?! (?:few|couple|day|week|month|fortnight|two|three|four|five|six|seven|ten|\d))|\b(?:always|usually) (?:has |had |did )?(?:crept|creeps|came|comes|sneaks|sneaked|snuck) back|\b(?:every|each) time before\b|\bbefore (?:it|the (?:foot )?drop|the drag) (?:has |had |always |then )*(?:crept|sneaked|snuck|came|comes|creeps|sneaks)\b",
    "rf_spasm_up": r"\b(?:brace|splint|afo|shoes?|boots?|insole|sole|strap|mattress) (?:is |are |feels? |was )?(?:\w+ )?(?:stiffer|tighter)\b",
    "rf_new_foot_drop": r"\b(?:st[oa]\w*d\w*|balanc\w*|hop\w*|lead\w*|led|weight|rest\w*) (?:\w+ )?(?:on|with) (?:my|the) (?:good|other|strong)\b|\b(?:behind|against|past|over|than) (?:my|the) (?:good|other) (?:foot|leg)(?! side)",
    "rf_dvt": r"\bhot water bottle|\bheat pad|\bwarm (?:bath|up|water)|\bswollen (?:river|head|ego)|\bleg of",
    "rf_single_progress": r"\bweek(?:er)?ly\b$",
    "rf_head_injury": r"\bhead against (?:a|the) brick|\bbrick wall",
}  # fmt: skip


@cache
def _phrase(pattern: str, parts: tuple[str, ...] = ()) -> Phrase:
    return Phrase(pattern, re.NOFLAG, parts=parts)


@cache
def rules() -> tuple[Rule, ...]:
    """Give all rules; each is compiled when a text first holds what it needs."""
    return tuple(
        Rule(
            flag,
            _phrase(phrase, extra.get("parts", ())),
            tuple(map(_phrase, near)),
            bool(extra.get("anywhen")),
            extra.get("level"),
            bool(extra.get("no_inside")),
            tuple(map(_phrase, extra.get("here", ()))),
            _phrase(extra["unless"]) if extra.get("unless") else None,
        )
        for flag, phrase, near, extra in (*_TABLE, *ideas())
    )


@cache
def phrases() -> RuleIndex:
    """Give the phrase of each rule, to be asked which of them a sentence may hold."""
    return RuleIndex(rule.phrase for rule in rules())


@cache
def idioms() -> dict[str, Phrase]:
    """Give the everyday sayings that only sound like a flag, by flag."""
    return {flag: _phrase(words) for flag, words in _IDIOMS.items()}
