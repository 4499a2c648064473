"""The many ways to say that a thing has stopped, was not done, or goes on after all.

Verbs and turns of everyday English, by what stands before the thing ("shaken off the ...") and
what stands behind it ("... has died a death"). The judgement itself is `surefoot.diary.assertion`.
"""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re

#: What a sign does when it ends, said behind it.
_ENDS = (
    r"died(?: a death| off| away| down to nothing| out)?|dies (?:down|off|away)|packed (?:it |itself )?in|packed its bags|let (?:go|up)(?: of me| in the end)?|lifted|burnt? (?:itself )?out|blew over|blown over"
    r"|switched (?:itself )?off|turned (?:itself )?off|shut (?:itself )?(?:off|up|down)|c[ao]me to nothing|c[ao]me to an end|gone down(?! (?:the|a|my|to the|hill|badly))|went down(?= (?:to nothing|completely|overnight|by itself|on its own|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|by |after |last |in the end|again)|[.,;!]|$)|(?:is |are |was |now )*(?:back )?down to (?:nothing|zero|nil)"
    r"|calmed (?:right |all |itself )?down(?: to (?:zero|nothing))?|quietened(?: right)? down|gone quiet|went quiet|stayed (?:away|quiet|gone|off|put)|stays (?:away|quiet|gone)|kept (?:away|quiet|its distance)|keeps away|bowed out|backed off|cleared (?:off|right up|itself)|moved out|moved on|took (?:the day|a day|the week|the night|itself) off|taken (?:the day|the week) off|on holiday|had a day off"
    r"|(?:has |have |had |is |are |was |now |all )*(?:left|deserted|forsaken|abandoned|spared|leaving) me(?: alone| in peace| be)?|evaporated|melted(?: away)?|dissolved|tailed off|petered out|fizzled out|dwindled (?:away|to nothing)|faded (?:away|to nothing|out)|slipped away|sloped off|slunk off|did one|done one|scarpered|vamoosed|run its course|ran its course"
    r"|(?:is |are |was |were |has been |have been |had been |now |all |well |a )*(?:no more|nowhere(?: (?:to be (?:seen|found)|in sight))?|conspicuous by (?:its|their) absence|noticeable by (?:its|their) absence|absent(?! (?:minded|from))|missing in action|awol|non[ -]?existent|undetectable|over (?:with|and done with)|over(?=[.,;!]|$)|behind me|done with|out of the (?:picture|way)|a (?:distant |dim |fading |bad )?memory|history|old news|in the past|settled|at bay|under control|asleep|long gone|out of my life|off my list|dead and buried|finished)"
    r"|be(?:en|came|come) a (?:distant |dim |bad )?(?:memory|thing of the past)|behaved(?: (?:itself|themselves))?|been (?:as )?(?:good as gold|quiet|an angel|no (?:bother|trouble|problem))|(?:did|has|have|had)(?: not|n'?t) (?:bother(?:ed)?|trouble[d]?|show(?:n|ed)?|come|came|appear(?:ed)?|materiali[sz]ed?|put in an appearance|rear(?:ed)? its head|happen(?:ed)?|make an appearance|made an appearance|featured?|return(?:ed)?|been (?:back|seen|around|a problem|an issue|bad at all)|got a look in)"
    r"|(?:is|are|was|were|been)(?: not|n'?t) (?:an issue|a problem|there|happening|a factor|in evidence|noticeable|apparent|showing|troubling me|bothering me|back)|no (?:longer|more) (?:bothers?|troubles?|a (?:problem|worry|nuisance)|an issue|there|happens?|with me)|failed to (?:show|appear|materiali[sz]e)|never (?:came|showed|turned up|appeared|happened|materiali[sz]ed|arrived|bothered me|troubled me|got going|let me down|came back|put a foot wrong)|(?:has |have )?cleared"
)
_GONE_AFTER = re.compile(
    rf"^ (?:right |well |all )?down(?=[.,;!]|$)|^(?: (?:thing|business|problem|trouble|lark|nonsense|feeling|sensation|itself|in (?:my|the) (?:\w+ )?\w+))?,?(?: (?:i had|i get|there|that|which))?(?: (?:has|have|had|is|are|was|were|'s|been|all|now|finally|then|just|completely|pretty much|more or less|seems? to have|seemed to|appears to have|simply|also|since|quietly|suddenly|eventually|gradually|slowly|thankfully|mostly|totally|entirely|soon|quite|well and truly)){{0,4}} (?:{_ENDS})(?= (?!well|up|worse|bad|as|so)|[.,;:!?)—-]|$)"
)
#: What the person did to it, or it to her, said before it.
_GONE_BEFORE = re.compile(
    r"\b(?:seen (?:the back|the last) of|saw the (?:back|last) of|(?:have|'ve|has|had|seem to have|finally|i) lost|sha(?:ken|ke|king|ook) off|shook|shot of|shut of|quit of|(?:have|'ve|had|got|get|am|i'm|'m|now|well|finally) over|(?:said|waved|say|kissed) (?:goodbye|good ?bye|farewell|bye|so long|ta-?ta) to|"
    r"(?:am|was|were|been|i'm|got|be) (?:spared|saved|relieved of|cured of|let off|excused)|got away without|getting away without|escaped|dodged|avoided|beat(?:en)?|conquered|licked|kicked|nipped|banished|outgrown|grown out of|put (?:paid|an end|a stop) to|did away with|done away with|see(?:s|n)? off|saw off"
    r"|(?:could|can)(?: not|n'?t|not) (?:find|detect|see|feel|spot|detect|discern|make out|elicit)|looked in vain for|waited in vain for|absence of|devoid of|minus|bereft of|shy of|sans|(?:a |the |an? \w+ )(?:break|rest|respite|holiday|reprieve|breather) from|cleared (?:up )?|has stopped|stopped|to the exclusion of|not a (?:single |solitary )?(?:sniff|whiff|trace|hint|peep|flicker|dicky ?bird|murmur|squeak|whisper|shred|scrap|sausage|glimmer|spot|touch|bit|jot|ounce|speck|twinge) of|nowt in the way of|nothing (?:in the way|by way|remotely like|resembling)(?: of)?"
    r"|goodbye(?: to)?|farewell(?: to)?|(?:good )?riddance to|bye bye|so long|ta ?ta|zip(?: on the)?|zilch|nada|nil|nix|diddly|bugger all|sweet fa|not one (?:single )?|devil a bit of|nary an?|ne'er an?|at no (?:point|time|stage) (?:did|has|have|was|were|do|does)|in no way (?:did|is|was)|under no circumstances (?:did|do)|never once (?:did|has|have|was)|virtually no|practically no)(?: (?:the|my|a|any|all|that|those|this|of|it|in|most|more|sign of|trace of|hint of|signs of|way of|bad|old|stroke|left|right|bit of|whole|single|blasted|dreaded|usual|awful|wretched|bloody|flipping)){0,4} $"
)
#: "Toe drag? What toe drag?"
_WHAT = re.compile(r"^\? what\b")

#: A stop that is itself denied: the thing goes on.
_NOT = r"(?:not|never|nothing|none|hardly|scarcely|barely|rarely|seldom|nobody|no ?one|nowt|no \w+|without|impossible to|hard to|difficult to|struggl\w+ to|trying to|tried to|try to|fail(?:s|ed|ing)? to|refus\w+ to|unable to|can'?t|cannot|(?:ca|wo|do|does|did|is|are|was|were|has|have|had|could|would|should)n'?t)"
_GOES_ON = re.compile(
    rf"\b{_NOT}(?: (?!if\b|when\b|because\b|but\b|and\b|so\b|i\b|since\b)[\w']+){{0,5}}? (?:without|stops?|stop|stopped|stopping|prevents?|prevented|cures?|cured|miss|missed|misses|missing|skip|skips|skipped|skipping|fail(?:s|ed)? to|forget|forgot|forgotten|forgets|neglect(?:s|ed)?|avoid|escape|shake|shake off|shift|get rid of|get over|been without|free of|free from|rid of|clear of|give up|given up|gave up|get out of|got out of|go without|do without|manage without|spared|halts?|halted|end|ends|fix|fixes|fixed)(?: (?:on|the|my|any|a|an|some|this|that|doing|wearing|using|it|to|of|from|even|single|one|day's|day of|day|night|left|right|foot|leg|toe|toes|knee)){{0,4}} $"
    r"|\bhardly (?:a|an|one) [\w ]{1,20} (?:without|that)(?: (?:the|my|a|some)){0,2} $|\b(?:isn'?t|wasn'?t|is not|not|hardly|never|scarcely) (?:a|one|any) (?:\w+ )?(?:day|night|morning|step|walk|hour|week|minute|moment|time|journey|outing)s? [\w ]{0,15}?(?:that|when|goes|went|passes|passed|where|my|the|i)\b[^.;,]*$"
)
#: Behind it: "pain won't go away", "... hasn't stopped", "... is not letting up".
_STAYS = re.compile(
    r"^[^.;,]{0,20}? (?:(?:has|have|is|are|was|were|did|does|do|wo|would|ca|could)n'?t|not|never|refus\w+ to|yet to|no sign of|hardly|scarcely|barely|only (?:partly|half|just)|partly|half)(?: (?:seem|seems|want|wants|appear|really|fully|completely|quite|all|entirely|going|about|to|yet|been|actually|even))* (?:go(?:ne|ing)?(?: away| down| off)?|stop(?:ped|ping)?|shift(?:ed|ing)?|leav(?:e|ing)|left|clear(?:ed|ing)?|ease[d]?|easing|lift(?:ed|ing)?|let(?:ting)? (?:up|go)|settle[d]?|settling|budge[d]?|improve[d]?|improving|disappear(?:ed|ing)?|vanish(?:ed)?|quit|die[d]?|give(?:n)? (?:over|up|in)|pack(?:ed)? (?:it )?in|behave[d]?|wear off|worn off|fade[d]?|anywhere|change[d]?)\b"
)

#: Not done: the turns that stand before a doing or an aid ...
_UNDONE_BEFORE = re.compile(
    r"\b(?:unable|not able) to [^.;]{1,40},? (?:or|nor) (?:to )?$|^(?:bye[ -]?bye|goodbye|farewell|good riddance|so long|adios|ta-?ta)(?: to)?,?(?: (?:the|my))? $|\b(?:(?:a|the|my|some|taking|having|on) (?:\w+ )?(?:break|pause|rest|holiday|time off|breather) from|abandon\w*|scrapp?\w*|shelv\w+|park(?:ed|ing)|ducked out of|wriggled out of|got out of|backed out of|dipped out on|wimped out of|opted out of|bottled|chickened out of|swerved|side-?stepped|passed on|gave (?:it )?up on|given up on|cried off|cancel\w*|called off|put off|postpon\w*|sat out|skived?|skived off|graduated from|moved on from|dispensed with|did away with|done away with|parted with|waved goodbye to|said goodbye to|minus|sans|ran out of time for|no (?:time|strength|energy|heart|appetite|oomph|will|chance) (?:left )?(?:for|to do)|not (?:been )?(?:up to|fit for|well enough for|in the mood for|brave enough for|got round to|getting round to|made it to|managed|able to (?:do|face|manage)|bothered (?:with|to do))"
    r"|(?:didn'?t|couldn'?t|haven'?t|hadn'?t|did not|could not|have not|never|not) (?:even )?(?:get|got|find|found|make|made) (?:round|around|time|as far as|it|to)(?: (?:to|for))?(?: (?:do|doing|my|the|any))*|(?:fell|fallen|falling) (?:behind|off|down)(?: (?:with|on))?|lapsed? (?:with|on)|(?:been |got |getting )?(?:lax|slack|bad|rubbish|useless|hopeless|remiss|naughty|lazy) (?:about|with|at)(?: (?:doing|the|my|keeping up))*|(?:should|ought to|could|might) have (?:done|had|worn|taken|used|brought|gone to|been (?:at|to|doing))|(?:meant|intended|had planned|had wanted|had hoped) to (?:have )?(?:do|done|go to|start|wear|use|take|have|be (?:at|doing))|(?:was|were) (?:meant|supposed|due|going|hoping|intending|planning) to (?:do|go to|have|start|wear|use|take|be (?:at|in|doing)|see)|good intentions (?:about|for)|so much for|instead of|in place of|rather than)(?: (?:the|my|a|any|all|doing|wearing|using|of|those|these|today's|on|with|to|some)){0,4} $"
)
#: ... or behind it.
_UNDONE_AFTER = re.compile(
    r"^(?: (?:session|set|sets|routine|practice|work|regime|class|programme|thing|homework|today|yesterday|this week|last week|again))?,?(?: (?:has|have|had|is|are|was|were|'s|been|all|now|just|also|rather|again|got|gets|simply|still)){0,4} (?:went|gone|go|goes|going) (?:out of the window|by the (?:board|way ?side)|to pot|to the wall|astray|awol|for a burton|west|begging|unused|unworn|undone|down the pan|out the window)\b|^(?: (?:has|have|had|is|are|was|were|'s|been|all|now|just|also|rather|again|got|still|will|'ll|can|may|to|going|gets|must)){0,4} (?:slide|slip|lapse|drift|abandoned|shelved|scrapped|parked|put off|put on hold|given a miss|undone|untouched|unused|unworn|not (?:done|happening|happened|attempted|touched|worn|used|started|possible|on)|by-?passed|forgotten about|on the back burner|suspended|stopped(?! (?:my|the|me|it|this|that|her|his|him|all|a|any|those|these|both|most|us)\b)|ditched|dropped|rained off|snowed off|written off|called off|cut short before|out of (?:use|action|order|service)|retired|redundant|surplus|surplus to requirements|gathering dust|hanging (?:up|on|in|behind)|mothballed|put away|in retirement|at the back of|"
    r"stay(?:s|ed|ing)? (?:in|at|behind|by|on|put|off|home|folded|upstairs|downstairs|where)|live[ds]? (?:in|behind|under)|liv(?:ing) (?:in|behind|under)|sit(?:s|ting)? (?:in|by|at|unused)|sat (?:in|by|at|unused|there)|did ?n'?t (?:happen|get done|get a look in|come with me|come along|leave|go on|feature)|never (?:happened|got done|left|came with me|materialised|got a look in)|failed to happen)\b"
    r"|^(?: \w+)?: i (?:sent|gave|took|handed|threw|chucked|binned|stopped|quit)(?: it| them)?(?: up| back| away| out| off)?\b|^,? (?:but|only) (?:i |then |the |my )?(?:fell asleep|ran out of|forgot|never|didn'?t|couldn'?t|was too|got (?:called|side-?tracked|distracted|waylaid)|the phone|something came up|it rained|no time|life got in the way)\b"
)
_OFFERED = re.compile(
    r"\b(?:offered|suggested|prescribed|given|issued|handed|recommended)(?: me)?(?: an?| the| some| me)* $"
)
_REFUSED = re.compile(
    r"^[^.;]{0,30}\b(?:but|and|which) (?:i )?(?:said no|refused|declined|turned (?:it|them|him|her) down|passed|won'?t|wouldn'?t|don'?t want|couldn'?t get on with|can'?t get on with)\b"
)


def goes_on(before: str, after: str) -> bool:
    """Tell whether a stop is itself denied ("nothing stops my ...", "... won't go away")."""
    return bool(_GOES_ON.search(before) or _STAYS.match(after))


def gone(before: str, after: str) -> bool:
    """Tell whether the words beside a sign or a feeling say that it is no more, or never came."""
    return bool(_GONE_AFTER.match(after) or _GONE_BEFORE.search(before) or _WHAT.match(after))


def undone(before: str, rest: str) -> bool:
    """Tell whether the words beside something to do or wear say that it was left undone."""
    if _UNDONE_BEFORE.search(before) or _UNDONE_AFTER.match(rest):
        return True
    return bool(_OFFERED.search(before) and _REFUSED.match(rest))
