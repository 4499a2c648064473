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


@frozen
class Rule:
    """Phrases that together lead to a flag.

    ``near`` must be found close to ``phrase`` too, in any order; all of them.
    ``anywhen``: also when hypothetical (thoughts of self-harm). ``level`` overrides the flag's.
    """

    flag: str
    phrase: re.Pattern[str]
    near: tuple[re.Pattern[str], ...] = ()
    anywhen: bool = False
    level: Level | None = None


_SIDE = r"(?:left|right|one|stroke|bad|weak|good|other|dodgy|affected|whole)"
SUDDEN = (
    r"(?:sudden(?:ly)?|all at once|all of a sudden|out of (?:nowhere|the blue)|in a flash|just like that|in an instant"
    r"|(?:woke|wake|waking|got) up (?:and|with|to|this|today)|within (?:seconds|minutes|an hour|the hour)|in (?:seconds|minutes)"
    r"|without (?:any )?warning|from one (?:minute|second|moment) to the next|came on (?:fast|quick|sudden)|came over|just went|overnight"
    r"|bang|instantly|abrupt(?:ly)?)"
)
_WEAK = (
    r"(?:went|go(?:ne|es)?|going|is|feels?|felt|has|turned|became|become)(?: \w+){0,2}? "
    r"(?:weak|numb|dead|limp|floppy|useless|heavy|funny|paraly[sz]ed|to jelly|like jelly|completely)"
)
_LEG = rf"(?:(?:my |the |{_SIDE} )*(?:leg|foot|ankle|knee|(?:left|right|one|that) side))"
_ARM = rf"(?:(?:my |the |{_SIDE} )*(?:arm|hand|fingers?))"
_CANT = r"(?:can'?t|can ?not|couldn'?t|could not|cannae|couldnae|unable to|not able to|won'?t|wouldn'?t|would not|will not)"
_EYE = r"(?:vision|sight|eyesight|eyes?)"
_FALL = r"(?:fell|fallen|fall|went over|went down|came off|slipped|tumbled?|tripped|collapsed)"
_DROP = r"(?:foot ?drop|drop ?foot|dropped foot|foot (?:is |has |keeps |started )?(?:drop\w*|drag\w*|flop\w*|slap\w*))"
_WORSE = r"(?:worse|weaker|back|dragg\w+|drop\w*|flopp?\w+|slurr\w+|stiffer|playing up|heavier|came back|returned|gone off)"
_PILL = r"(?:tablets?|pills?|medicines?|medications?|meds|baclofen|statins?|diazepam|tizanidine|gabapentin|pregabalin|amlodipine|ramipril|sleeping tablets?|muscle relaxants?|blood pressure tablets?)"
_TWITCH = (
    r"(?:twitch\w*|flutter\w*|flicker\w*|fasciculat\w*|jumping muscle|muscles? jump\w*|worms under)"
)
_HEAD_HIT = r"(?:(?:hit|hitting|bang(?:ed|ing)?|bash(?:ed)?|knock(?:ed)?|bump(?:ed)?|crack(?:ed)?|smack(?:ed)?|whack(?:ed)?|landed on) (?:my|his|her|the|me) (?:back of (?:my|the) )?head(?! against a brick)|(?:knock|bang|bump|blow) (?:on|to) (?:the|my|his|her) head)"
_SORE_CALF = r"(?:sore|pain\w*|hurts?|hurting|tender|throb\w*|warm|hot|red|aches?|aching|burning)"

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
    ("rf_faint", r"\b(?:faint(?:ed|ing)?|pass(?:ed|ing)? out|black(?:ed|ing)? out|keel(?:ed)? over)\b(?! (?:leaflets|on the (?:sofa|settee|couch|bed) (?:with|after (?:a|the) (?:wine|beer|roast))))|\b(?:went|go|feel|felt|come over) (?:all |quite |so )?faint\b|\bfaint (?:every|each) time", (), {}),
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
]  # fmt: skip


#: Everyday sayings that only sound like a flag; looked for in the sentence around the phrase.
_IDIOMS = {
    "rf_face": r"\bface (?:fell|dropped|drops|fall|drop)\b.{0,30}\b(?:when|at|as) .{0,30}\b(?:saw|seen|heard|told|bill|price|news|said|score|result|opened|read|cost|size|cake)\b",
    "rf_headache": r"\b(?:form|paperwork|bill|council|tax|parking|bureaucracy|printer|computer|builders?|neighbours?|move|job)\b.{0,30}\bheadache|\bheadache (?:of (?!my life)|for the)",
    "rf_head_mild": r"\b(?:form|paperwork|bill|council|tax|parking|bureaucracy|printer|computer|builders?|neighbours?|move|job)\b.{0,30}\bheadache|\bheadache (?:of (?!my life)|for the)",
    "rf_balance": r"\bbank balance|account balance|\bhead (?:is |was |'s )?spinning,? (?:with|from) (?:the )?(?:paperwork|numbers|forms|choices|ideas|names|news|work|all)|work-?life balance",
    "rf_leg_sudden": r"\b(?:table|chair|stool|sofa|bed|desk|piano) leg\b|\bleg of (?:lamb|the|pork)|\b(?:gone|went|go) to sleep\b|\bcross(?:ed|ing)? (?:my|legs)|\bsat on (?:it|my)",
    "rf_vision": r"\blost sight of (?:the |my |what|why|that)(?!.{0,10}\beye)|\bdouble (?:vision|bed|decker) (?:glazing)?$|\beyes? (?:was |were |went )?bigger|\bkeep(?:ing)? an eye",
    "rf_speech": r"\b(?:best man|wedding|father of the bride|king'?s|queen'?s|acceptance|leaving) .{0,12}speech|\bspeechless|\bgave? (?:a|the|his|her|my) speech",
    "rf_chest": r"\bchest of|\boff my chest|\bchest freezer|\bchest infection\b(?!.*\bpain)|\bhope chest|\btreasure chest|\bbreathtaking|\bcan'?t breathe (?:in|for) (?:this|that|these|laughing)|\b(?:dress|jeans|trousers|corset)",
    "rf_seizure": r"\bfit (?:as|and well|for|enough|of|in|into)|\bkeep(?:ing)? fit|\b(?:nearly |almost )?had a fit (?:when|about|over)|\bthrow a fit",
    "rf_harm": r"\b(?:laughing|for a (?:cuppa|cup|wee|pint|coffee))|\bdying for\b|\bwent to die\b|\bkill(?:ing)? my ?self laughing",
    "rf_confusion": r"\bconfus\w+ (?:by|about|with|over) (?:the|this|that|all|which|what|how|your|two)",
    "rf_arm": r"\b(?:cost|costs|charge[ds]?|twist\w*) (?:an|my|his|her) arm|\barm'?s length|\bshot in the arm|\bup in arms",
    "rf_skin": r"\bsight for sore eyes|\bblistering|\bblack and blue boots",
    "rf_faint": r"\bfaint (?:smell|line|praise|hope|hearted|idea|flicker|sound|light|memory)|\bfaintest|\bpass(?:ed|ing)? out (?:the |some )?(?:leaflets|sweets|prizes|hymn|cards|programmes)|\bblack(?:ed|ing)? out the windows",
    "rf_both_legs": r"\bwobbly table|\bboth legs of the (?:journey|trip|match|tie)",
    "rf_tendon": r"\bpop(?:ped|ping)? (?:out|over|round|by|up|to (?:the )?(?:shops?|see|town))|\bpopp(?:ed|ing) (?:in|into)|\bpop in(?! (?:my|the (?:foot|calf|heel|ankle)))|\bcold snap|\bsnap(?:ped)? (?:at|a photo|up|out)|\bpop(?:ped)? the kettle|\bpop (?:music|song|concert|star)",
    "rf_falls": r"\b(?:night|rain|snow|water|autumn|leaves|prices?|temperature)s?(?: \w+){0,2} (?:fell|falls?)\b|\bfell (?:out|behind|for|in love|asleep)\b",
    "rf_fracture": r"\bfell (?:out|behind|for|in love|asleep)\b",
    "rf_mood": r"\bwhat'?s the point of (?:a |the |this |that |having )(?:wedge|sock|socks|form|gadget|lid|umbrella|insole|button|second)",
    "rf_infection": r"\b(?:football|world cup|spring|christmas|cabin|gold|election|hay) ?fever|\bsent (?:shivers|chills)|\btemperature of the (?:pool|water|bath|room)",
    "rf_twitch": r"\btwitch (?:stream|channel|account)|\btwitch of the curtains?|\bcurtains? twitch\w*|\btwitch\w* curtains?|\bbird ?twitch\w*|\bhearts? flutter\w*|\b(?:had|have|having) a flutter|\bflutter on|\b(?:candle|lights?|tv|telly|bulb|flames?|screen|flags?|bunting|curtains?|butterfl\w+)\b.{0,25}\bfl(?:utter|icker)|\bflicker of (?:hope|light)|\bonly a flicker",
    "rf_cauda": r"\bwet (?:myself|ourselves) laughing|\b(?:tap|roof|pipe|boiler|sink|gutter|tent|boat)\b.{0,20}\bleak",
    "rf_meds": r"\bnew tablet (?:computer|to|for (?:reading|films))|\btablet computer|\bipad",
    "rf_pain_new": r"\bpain in the (?:neck|backside|bum|arse) (?:of|getting|to)",
    "rf_relapse_slow": r"\bfeedback\b",
    "rf_dvt": r"\bswollen (?:river|head|ego)|\bleg of",
    "rf_single_progress": r"\bweek(?:er)?ly\b$",
    "rf_head_injury": r"\bhead against (?:a|the) brick|\bbrick wall",
}  # fmt: skip


@cache
def rules() -> tuple[Rule, ...]:
    """Give all rules, compiled once."""
    return tuple(
        Rule(
            flag,
            re.compile(phrase),
            tuple(re.compile(word) for word in near),
            bool(extra.get("anywhen")),
            extra.get("level"),
        )
        for flag, phrase, near, extra in _TABLE
    )


@cache
def idioms() -> dict[str, re.Pattern[str]]:
    """Give the everyday sayings that only sound like a flag, by flag, compiled once."""
    return {flag: re.compile(words) for flag, words in _IDIOMS.items()}
