"""The words around a phrase that say whether it is so: tables for `surefoot.diary.assertion`."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re

NOT_INSIDE = re.compile(
    r"\b(?:not|never|neither|nor|nil|no longer|hardly ever|(?:do|does|did|is|are|was|were|has|have|had|wo|would|ca|could|hase|dide|doese)n'?t|hasnae|didnae|cannae|stopped(?! (?:working|lifting|listening|doing|responding|obeying|moving|cooperating|clearing|picking|answering|playing))|no)\b(?! (?:bad|bother|trouble|problem|issue|worr|hassle|complaint|drama))"
)
#: These phrases hold a not of their own ("cannot feel my foot").
OWN_NOT = frozenset({"weak_lift", "numb", "sleep_poor", "mood_low", "off_day"})
GONE_AFTER = re.compile(
    r"^(?: (?:in|of|on|at|under|behind|round|along|inside) (?:(?:my|the|that|left|right|big|bad|stroke|other|good) ){0,3}\w+)?(?: thing| has| have| had| been| is| are| was| were| all| now| finally| then| just| completely| mostly| (?:seem|appear)(?:s|ed)? to(?: have)?){0,4} "
    r"(?:gone|vanished|stopped|ceased|went(?= away|[ .,]|$)|eased(?: off)?|cleared(?: up)?|disappeared|settled|left me|wore off|worn off|passed|let up|packed (?:up|in)|dried up|died off|buggered off|sodded off|backed off|called it a day|given over|no more|a thing of the past|(?:ancient )?history|behind me|cured|healed|sorted|died (?:down|away)|calmed down|faded|subsided|resolved)\b(?! (?:well|up|down|back|worse|bad))"
    r"|^ (?:has|have|had|did|does|is|was)(?:n'?t|nt| not)(?: yet)? (?:come back|came back|been back|returned|return|shown|appeared|been seen|happened|bothered|back|there)\b"
)
NOT_BACK = re.compile(r"(?:n'?t|not|never)\b.*\b(?:back|returned)$")
GONE_BEFORE = re.compile(
    r"\b(?:stopped|given up|gave up|quit|packed in|ceased|done with|finished with|finally over|no more|rid of|free of|ended|cured|avoid(?:ed|ing)?|gone are the (?:days|times) (?:of|when)|(?:i'?m|am|got|now) over)(?: the| my| it| any| that| this| being)* $"
    r"|\b(?:stops?|stopped|prevents?|prevented|keeps?|kept)(?: (?:the|my|it|foot|toes?|ankle|leg|calf|me))+(?: from)? $"
)
DONE_WITHOUT = re.compile(
    r"\b(?:skipp?(?:ed|ing)|forg[oe]t\w*|neglect\w*|miss(?:ed|ing)|avoid\w*|gave up|given up|giving up|give up|taken off|took off|stopped|stop|left off|came off|come off|coming off|stopping|quitting|dropping out of|giving up on|leaving off|cancelling"
    r"|ditched|dropp(?:ed|ing)|binned|thr(?:ew|own)(?: out| away)?|chucked(?: out| away)?|lobbed|flung|slung|never got round to|not got round to|lost|mislaid|sold|gave away|given away|returned|sent back|packed in|packed up|jacked in|knocked|ran out of|run out of|no need (?:of|for)|(?:don'?t|didn'?t|no longer) need|manag\w+ without|put away|retired|can'?t find|couldn'?t find|broke|snapped|handed back|cancelled|postponed|bunked off|sacked off|dodged|ducked|not (?:touched|bothered with|looked at)|off(?! to)|(?:can'?t|cannot|couldn'?t) (?:even )?(?:do|manage|remember when i last did|be bothered with|be bothered wi)"
    r"|turned (?:me )?down(?: for)?|refused(?: me)?|denied(?: me)?|won'?t (?:fund|pay for|cover|wear|use)|refus(?:e|es|ed|ing)(?: (?:to )?(?:use|wear|take|do|have|try))?|(?:wouldn'?t|won'?t|not|never) be seen(?: dead)? (?:with|in)|too (?:\w+ ){1,3}?(?:for|to do|to manage|to face|to bother with)|no (?:time|energy|puff|chance) (?:for|to do)|couldn'?t face|swapped|traded|without|declined|quit|(?:been|am|are|is|i'm|'m|was|now|come|came|got|get|weaned|stay|stayed|stays|staying|days?|weeks?|months?) (?:\w+ )?(?:out of|clear of|weaned off|free of)|weaned (?:myself )?off)(?: (?:the|my|a|any|all|doing|wearing|using|with|wi|taking|of|these|those|even|altogether|that|going|to)){0,4} $|\b(?:ditched|binned|gave up|given up|dropped|skipped|stopped (?:wearing|using|doing)|without|left off|got rid of) (?:the|my|a|any) \w+ $"
)
DONE_AFTER = re.compile(
    r"^ a (?:miss|swerve|body swerve|rest)\b|^[^.;]{0,30}? (?:but|and|yet|though) (?:i )?(?:don'?t|didn'?t|haven'?t|never (?:do|did|have)|won'?t|can'?t)(?=[.,;!]|$)"
    r"|^(?: (?:appointment|session|class|slot|unit|machine|thing))?,?(?: (?:but|and|which))?(?: i)? (?:(?:didn'?t|haven'?t)(?=[.,;!?]|$| (?:do|done|use|used|wear|worn|bother|touch|need|manage|yet|today|at all|once (?=[.,;]|$)))|forgot|not done|is off|came off|was off|(?:is |was |its |it's |now |back |stays |still |lives )*in (?:the|a|my|its|some) (?:cupboard|drawer|bin|wardrobe|loft|shed|garage|attic)|(?:is |was |its |it's |now |stays |stayed |still |lives |left )+(?:in|on|at|under|behind) (?:the|a|my|its|some|his|her) (?:car|boot|hall|hallway|porch|umbrella stand|rack|shelf|house|back of the \w+)\b|(?:is|was|stayed|left) (?:at home|indoors|upstairs|downstairs)\b|(?:is |its )*in the (?:cupboard|drawer)"
    r"|(?:is |are |was |were |'s )*no longer (?:needed|required|used|worn|necessary|wanted|in use)\b|has been in the (?:cupboard|drawer)|(?:has |have |had |was |were |got |is |are |been |all |now |again |still |out )*(?:refused|declined|turned down|ignored|waved away|(?:away |in |off |back |gone )+(?:for|being) (?:repairs?|mending|repaired|mended|fixed|a service|servicing|adjusting|adjustment|altering)|(?:away )?being (?:repaired|mended|fixed|altered|adjusted|serviced)|(?:at|with) the (?:menders?|repairers?|repair shop|workshop|orthotist'?s?)|cancelled|called off|postponed|closed|shut|not on|full up|snapped|broken|broke|bust|kaput|on the blink|packed (?:up|in)|conked out|died|stopped working|lost|gone missing|(?:gone|went|sent) back|thrown (?:out|away)|chucked|retired|on hold|paused)\b|(?:was |were |got |is |are )?(?:left (?:at|in|on|out|off|behind)|skipped|missed|forgotten|abandoned|binned|not touched))"
)
HANDED = re.compile(
    r"\b(?:handed|gave|sent|took|posted|given|returned)(?: (?:the|my|that|their))?(?: \w+)? $"
)
PUT = re.compile(r"\bput (?:the|my|both|that|his|her)(?: \w+)? $")
#: "I have a splint but it is too tight so I don't wear it" tells of one that is not worn.
NOT_USED = re.compile(
    r"^(?: \([^()]*\))? (?:that|which) i (?:just |simply |really )?(?:couldn'?t|could not|could never|can'?t|cannot|can never|never|didn'?t|don'?t|won'?t) (?:even |ever |actually )?(?:use|used|wear|wore|get on with|got on with|tolerate|stand|stick|manage|bear|keep on|cope with)\b(?! (?:it )?(?:outdoors|indoors|enough|much|often|every|without|today|yesterday|at))|^ (?:fell|dropped|slipped|popped|came|slid|has fallen|kept (?:falling|slipping|coming)) (?:out|off)\b(?! (?:of bed|to))|[^.;]{0,40}?\b(?:but|so|and|yet|though)\b[^.;]{0,30}? (?:don'?t|won'?t|can'?t|didn'?t|haven'?t|never|not|refuse to)(?: \w+)? (?:wear|use|take|ware|put|had|worn|wore|used|wearing|using|taking|drinking|touch|touching|having|wanting|trying) (?:it|them|that|one)\b(?! (?:now|any ?more|these|off|much|often|every|all|indoors|in|at|for|when|to))"
)
OFF = re.compile(
    r"^ (?:is |was |came |has been |stayed |stays )?off\b(?! and on| (?:the|a|an|my|of|ebay|amazon|etsy|\w+ (?:shop|market|website))\b)"
)
STORED = re.compile(r"(?:\w+ )?in (?:the|a|its|my) ")
SOMEWHERE = re.compile(
    r" (?:off|behind|at|in|on|by|hanging|leaning|propped|standing|lying|upstairs|downstairs|out of)\b(?! (?:now|it|again))"
)
LEFT_LIST = re.compile(
    r"^(?:the |all the )?(?:things?|stuff|what|ones?|exercises|bits?) (?:that )?(?:i|i've|we) (?:have |'ve )?(?:gave up|given up|stopped|dropped|quit|ditched|don'?t do|didn'?t do|no longer do|skipped|missed|never do|binned)[^:.]{0,15}: |^(?:[-*•] ?)?(?:never|not|nil|no): |^(?:i )?(?:stopped|dropped|given up|gave up|not doing|skipped|not done|not wearing)\b[^:.]{0,25}: "
)
BEFORE_NOW = re.compile(
    r"^(?: (?!like\b|as\b|than\b)\w+){0,2} before(?=[.,;!]|$)|^(?: \w+){0,4} before (?:that|then)\b"
)
#: "Could the numbness be from my vitamins?" asks of the cause: it is there.
FROM = re.compile(
    r"[^.?,]{0,25} be (?:from|because|due|caused|down to|related|linked|to do with|coming from)\b"
)
ASKS = re.compile(
    r"^(?:and |but |so )?(?:is|was|are|were|could|can|am|did|does|do|has|have|might|maybe|perhaps|should|will)\b|\bcould it be\b|\bor is it\b|\bi wonder\b"
)
MAY_HAVE = re.compile(r"\b(?:may|might|could) have\b")
BOOKED = re.compile(
    r"^,? (?:(?:is|are|has been|have been|was|'s) (?:now |also |all )*(?:planned|booked|scheduled|arranged|due|next|to (?:start|follow|come|begin)|on order|ordered|pending|being (?:made|measured|fitted|arranged)|coming|in the (?:pipeline|post|diary))|planned|booked(?: in)?|scheduled|to follow|on order|awaited|pending|due|starts? (?:on |in |next |again |tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|back)|tbc)\b"
)
ENTERED = re.compile(r"\b(?:booked|entered for|signed up|planned|got a place)\b")
VISIT = re.compile(
    r"^ (?:review|appt|appointment|clinic|assessment|fitting|trial|check|session|starts?|due|op|class)\b"
)
REFERRED = re.compile(r"^ (?:referral|appointment|is (?:on|at|this|next|booked)|awaited)\b")
BECAUSE = re.compile(
    r"\bi think it(?:'s| is| was)(?: just| only| my| the| being| me being| because i'?m)* $"
)
KEPT_ON = re.compile(
    r"\b(?:not|never|(?:am|did|do|does|have|has|had|would|wo|ca|could)n'?t)(?: \w+)? $|\b(?:not|never|(?:am|did|do|does|wo|ca|could|would)n'?t)(?: \w+){0,4} (?=$)"
)
LEFT = re.compile(r"\b(?:left|leave|leaving|forgotten|forgot) (?:the|my|both|his|her)(?: \w+)? $")
SAID_NO = re.compile(r"\b(?:i|and) (?:said|told (?:him|her|them)) no\b")
PLAN = re.compile(
    r"\b(?:(?:i'm|i am|im|we're|am) (?:starting|beginning|resuming|restarting|joining|booking|ordering|rejoining)|(?:is|are|'s) (?:making|fitting|ordering|sorting|arranging|getting|organising|sending) me(?: out)?(?: with)?|would (?:like|want|prefer) (?:that|for) (?:i|me|us)(?: to)?(?: \w+)?|would (?:like|want|prefer) (?:me|us) (?:to(?: \w+)?|on|in|doing|wearing|using)|offered (?:to (?:take|put|get|lend|fit|book|give|teach|show|drive) me(?: to| on| in| with| onto| a| some)*|me(?= ))|(?:rang|phoned|called|wrote|emailed|letter|text|texted)(?: me)? about|promis(?:e|es|ed|ing) (?:me |myself |to )*(?:do|a|some|the)?|(?:is|are|'s) (?:starting|putting|trying|getting|switching|moving) me (?:on|onto|with|for|up for)|(?:i|we) shall|toying with(?: the idea of)?|looking into|half a mind to|wondering about|pricing up|signed up (?:for|to)|signing up (?:for|to)|enrolled (?:on|in|for)|put (?:me )?(?:down|forward|up) for|measuring (?:me )?for|referr(?:ed|ing) (?:me )?(?:for|to)|(?<!nobody )(?<!no one )(?<!people )(?<!she )(?<!he )(?<!they )(?<!everyone )(?<!someone )(?:ask|asked|asking) (?:him |her |them |the \w+ )?(?:for|about)(?= (?:an? |some |new |the )?$)|i'll|ill (?=do|try|start|be|go|get|wear|use|keep|see|ask|have|give|put)|i will|we'll|well (?=(?:do|try|start|be|go|get|see)\b)|will|gonn?a|gunna|gon|wanna|fancy|(?<!started )(?<!stopped )(?<!been )(?<!kept )going to(?! (?:the|my|a|an|class|hydro|physio|pilates|yoga|gym|see)\b)|plan(?:ning|s)?(?: to)?|meaning to|intend(?:ing)?(?: to)?|wants? me (?:to(?: \w+)?|on|doing|using|wearing|trying|back \w+|up \w+)|(?:told|asked|advised) (?:me )?to (?:start|try|do|use|wear|keep)|due(?: to| on)?|(?:^|(?<=[.,;] ))see(?:ing)?(?: the| my| them| him| her)*(?= ?$)"
    r"|(?:need|have|got|trying) to (?:book|order|start|get|ask|do)|(?:book|order|resume|restart)|target\b.{0,20}|resolution\b.{0,20}|next(?! door)\b.{0,12}"
    r"|should be doing|supposed to(?: \w+)?|must (?:do|get|start|try|remember|book|order|ask|find|dig)|should (?:really |probably )?(?:do|try|get|start|wear|use)|ought to(?: \w+)?|thinking (?:of|about)(?: \w+)?|considering|tempted to"
    r"|might (?:try|get|start|book|ask)|waiting (?:for|on)|(?:being |been )?(?:measured|referred|assessed) for|on the (?:waiting )?list for|saving (?:up )?for|keen to(?: \w+)?"
    r"|tomorrow\b.{0,15}|back on monday to|would like to|i'?d like to|wants? (?:me )?to|hop(?:e|ing) to)\b(?! (?:i|kill|say))"
)
#: Said with a day that may lie ahead: "I start pilates on Monday", "back to class on Friday".
STARTS = re.compile(
    r"\b(?:i|we|i'm|we're|am|are) (?:start|begin|resume|restart|have|get|see|go to|go back to|starting|having|getting|seeing|going to|joining|join)(?: back| my| the| a| an| new| at| to| with| some)* $|\bback (?:to|at|on|in)(?: my| the)* $"
)
#: What ends on a day to come is so until then; what comes again on a bare weekday is planned.
ENDS = re.compile(r"^ (?:finish(?:es)?|ends?|runs? out|stops?)\b")
AGAIN = re.compile(r" (?:again|next)(?: on)? [a-z]+[.!]?")
PUT_ON = re.compile(
    r"\b(?:put|started|moved|switched|went|been) (?:me |him |her )?(?:back )?(?:on|onto|on to)(?: (?:the|a|an|some|new|my))* $"
)
BOOKED_IT = re.compile(
    r"(?:\bi(?:'ve| have)|\bwe(?:'ve| have)|^|\bam|\bi'm) (?:now |also |been |just )*(?:booked|got a place|got an appointment|got a slot)\b(?![^.;]*\b(?:but|was|were|went)\b)"
)
SHALL = re.compile(r"\bi(?:'ll| will| shall)\b")
#: A sign that ended some day is gone since.
ENDED = re.compile(
    r"\b(?:stopped|ended|quit|ceased|went|gone|cleared|resolved|vanished|disappeared|finished)\b"
)
#: "I'd slept" is I had slept.
HAD = re.compile(
    r"(?:slept|had|been|fallen|caught|hurt|gone|lost|felt|done|worn|woken|[a-z]{3,}ed)\b"
)
MIGHT = re.compile(
    r"\b(?:might|may|could|would|'d|will|'ll)(?! (?:still|barely|hardly|not|only))(?: all| just| also| well| soon| it| then| be| get| feel)* $"
)
MAY_BE_THE = re.compile(
    r"(?:^|\bit )(?:could|might|may)(?: well| just)? (?:be|have been) (?:the|my|these|those) $"
)
NOT_ALWAYS = re.compile(r"n'?t (?:always|quite|completely|fully|entirely)\b")
RETURNED = re.compile(r"\b(?:returned|(?:came|come|was|is) back|then)\b")
NO_LONGER = re.compile(r"\bno longer(?: \w+){0,5}$|\b(?:don'?t|doesn'?t)(?: \w+){0,3} any ?more\b")
MAY_BE = re.compile(
    r"\b(?:might|may|could)(?: just| well| also| only)? be(?: an?| the| my| just| only)* $"
)
AS_IT_WAS = re.compile(r"(?:hardly|barely|scarcely|only|still|not)\b")
YOU = re.compile(
    r"\b(?:do|does|did|have|has|had|are|is|can|could|any of|would) (?:you(?! know)|your|anyone|anybody|others)\b|^any(?:one|body)\b|\bany(?:one|body) else\b(?= )|\bwho else\b"
)
ANYONE = re.compile(
    r"\b(?:please |someone |somebody )(?:please )?tell me\b|\b(?:has|have|does|do|did|is|are|can) any(?:one|body)\b"
)
WORTH = re.compile(
    r"\bworth\b|\bshould i\b|\b(?:what|how) about\b|^(?:and |but |so )?(?:do|does|would|will|can) (?:the |an? |my )?[\w -]{2,30} (?:help|work|make|do any|hurt|matter|be (?:any|of|worth|ok|okay|safe|a|good|better|too))|\b(?:any good|is it (?:ok|safe|normal|any)|okay to|recommend)\b|^(?:are|is) (?:the |an? )?[\w -]{2,25} (?:good|bad|ok|safe|any|better|allowed)\b"
)
RID = re.compile(
    r"\b(?:chuck|bin|ditch|lose|get rid of|come off|stop (?:using|wearing)|do without|give up|throw (?:away|out))(?: the| my)? $"
)
AT_CLASS = re.compile(
    r"\b(?:chap|lady|man|woman|bloke|girl|guy|fellow|lass|someone|somebody|person) (?:at|from|in)(?: my| the| our)* $"
)
TRY = re.compile(
    r"(?:[^.;]{0,40}[,;] )?(?:just |please |definitely )?(?:try(?!ing)|get yourself|ask your|don'?t (?:skip|forget|give up)|keep (?:doing|at|up))\b"
)
ME = re.compile(r"\b(?:i|i'm|i've|im|ive|i'd|i'll|my|me|we)\b")
#: An ellipsis holds its own not ("I don't any more").
NOT_ANY_MORE = re.compile(r"(?:i|they|it|mine) (?:don'?t|doesn'?t)(?: any ?more)?$")
#: So do "none since Sunday", "not now", "I am not now".
ONLY_NOT = re.compile(
    r"(?:(?:(?:it|they|mine|that) )?(?:has |have )?(?:hasn'?t|haven'?t|didn'?t|doesn'?t|don'?t|not|never) (?:really |even |actually )?(?:once|since|again|done (?:it|that|so)|happened|been back|come back|so much|at all|any ?more|today|for)\b)|(?:not|none|nothing|nil|zero|no longer|no more|i(?:'m| am) (?:not|no longer))\b"
)
THEIR_OWN = re.compile(
    r"(?:hers|his|theirs|(?:my|our|the) \w+'s) (?:never|still|always|did|does|went|goes|came|is|was|has|cleared|only)\b"
)
TOLD_TO = re.compile(
    r"\b(?:says?|said|goes|shouts?|tells me)[,:]? \"?(?:just |always |now )?(?:do|wear|use|take|try|get) (?:your|ur|yer)(?: \w+)? $"
)
FOR_LONG = re.compile(
    r"\b(?:was|were|had(?! to)|wore|used|needed|kept|stuck|walked|could|couldn'?t)\b[^,.;]*\bfor (?:over |about |nearly |more than |around )?(?:years|months|ages|an? (?:year|month)|(?:\w+ ){1,2}(?:years|yrs|months|mths))\b"
)
TO_NOW = re.compile(
    r"\b(?:have|has|haven'?t|hasn'?t|now|so far|counting|since|still)\b|'ve\b|'s been\b"
)
BEGAN = re.compile(
    r"\b(?:began|begun|started|start|bought|put|got|given|gave me|showed me|taught me|fitted|switched to|took up)\b"
)
LONG_AGO = re.compile(
    r"^(?:\w+ )?(?:when i first|in (?:the )?hospital|at the start|at first|back then|in the early days|in rehab|before that|before,|in those days|(?:at|in) the beginning|to (?:begin|start) with|early doors|(?:in |for |during |over |through )?(?:the|those) (?:very )?first (?:(?:few|couple of|two|three|four|five|six|nine|eighteen) )?(?:years?|months?|weeks|days)|(?:straight|right|just|soon) after (?:the|my) (?:stroke|bleed)|this time last year)\b"
)
NOWADAYS = re.compile(r"\b(?:now|these days|today|nowadays|currently|but|still)\b")
HEADING = re.compile(
    r"^(?:\w+ )?(?:plan|plans|goal|goals|aim|aims|target|targets)(?:,| [-—]) |^(?:[-*•] ?)?(?:\w+ ){0,4}(?:target|goal|resolution|aim|plan|actions?|to do|next)\b[^:.]{0,25}:|\b(?:a|my|the|one) (?:target|goal|aim|plan):"
)
COMPARED_TO = re.compile(
    r"\b(?:up from|down from|compared (?:to|with)|against|before,?|previously|old best|used to be|it was)(?: only| about| just)? $"
)
COMES = re.compile(r"\b(?:comes|returns|happens)\b")
#: "I might put it on if the frost comes".
IF_AFTER = re.compile(r"^[^.;:?]{0,50}? (?:if|unless) ")
MIGHT_DO = re.compile(r"\b(?:might|may|could|would|'d)(?: \w+){0,3} $")
MIGHT_INSIDE = re.compile(
    r"(?:\b(?:might|may|could|would|will)|'ll)(?! (?:not|have|hardly|barely|scarcely|only|just|still)\b) \w+"
)
#: "Pain would mean stopping", "I could easily have fallen".
WOULD_BE = re.compile(r"^ (?:would|'d|might|could) (?:mean|be|have|spell|put|make)\b")
COULD_EASILY = re.compile(
    r"\b(?:could|might|would)(?: so| very| quite)? (?:easily|well|have easily|nearly|so easily)(?: have)?(?: had| got| been)? $|\brather\b[^.;]* than(?: have| to)? $|\botherwise (?:the |my |it |i )*(?:would|might|could|will)\b[^.;]*$"
)
#: "Been using the FES until June" tells of what is over, without a past tense.
BEEN_USING = re.compile(r"\bbeen (?:using|wearing|taking|on|having|trying)\b")
WAS_UNTIL = re.compile(
    r"^(?: \w+){0,3} (?:up to|until|till|up until|right up to)\b(?! (?:now|today|recently|then|\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|noon|midday|lunch\w*|dinner|tea\w*|bed\w*|night|dark|the end)\b)"
)
ONCE = re.compile(r"^(?: of my own)? once(?=[.,;!]|$| but\b)")
#: What comes next is not yet so, a sign's clear time no more than a walk.
NEXT = re.compile(
    r"\b(?:a|my|the|one) (?:target|goal|aim|plan):|^(?:[-*•] ?)?(?:\w+ ){0,4}(?:target|goal|resolution|aim|plan|milestone|wish(?: ?list)?|hopes?|dream|next)\b[^:.]{0,25}:"
)
NOT_DONE_IT = re.compile(
    r"^[^.;!?]{0,60}\b(?:have not|haven'?t|has not|hasn'?t|not|never|didn'?t|did not|don'?t) (?:even )?(?:done|do|did|touched|bothered|been|managed|got round to|worn|used|tried)(?: with)? (?:it|them|that|any|so|a single|one|either)\b"
)
#: "Can I stop the scrunches?" asks; nothing was done.
MAY_I = re.compile(
    r"^(?:[\w ]{1,12}[:,] )?(?:and |but |so |also |or )*(?:can|could|should|would|shall|may|must|do|does|is|are|will|ought) (?:i|we|it(?! be\b)|the|an?|they|these|those|my)\b(?! have been\b)"
)
YOURS = re.compile(r"\b(?:you|your|yours)\b")
WOULD_TRY = re.compile(
    r"\bi(?:'d| would) (?:definitely |really |just |always )?(?:try|get|recommend|suggest|go for|look at|look into|ask (?:for|about))\b"
)
THOUGHT_OF = re.compile(
    r"\b(?:have|had|has|did|do|would|could) (?:i|you|he|she|we) (?:not )?(?:ever )?(?:thought|think|considered?|heard|tried?|try) (?:of |about |out )?(?:getting |having |using |trying |an? |the |some |my )*$"
)
#: What never was is not so, whatever time is told.
NEVER = re.compile(
    r"\bnever (?:had|have|got|get|suffered|been|felt|used|worn|needed|owned|tried)\b[^,.;]*$"
)
#: Told to somebody ("Keep the spacers for the evenings").
BID = re.compile(
    r"^(?:and |but |so |just |please |oh |well |then |definitely |also |maybe |perhaps |always |never |do |don'?t |yes[,.]? |no[,.]? |ok(?:ay)?,? |right,? |first,? )*(?:wear|keep|try|do|leave|ask|get|use|take|rest|stop|go|give|put|have|stick|start|see|ring|tell|stretch|practi[sc]e|avoid|work|show|stay|remember|focus|build|hold|strengthen|buy|borrow|lose|ditch|bin|skip|persevere|stand|walk)\b(?! (?:i|my|me|we|on me)\b)"
)
#: Hands that put a thing on her or gave it to her: it is hers.
HANDS_ON = re.compile(
    r"\b(?:put|stuck|gave|fitted|strapped|taped|lent|brought|got|had|made|showed|started|set|changed|upped|doubled|doubled em|raised|lowered|added|tied|clipped|handed|ordered|built)\b(?![^.;]*\b(?:his|hers|him|himself|herself|her own)\b)[^.;,]*$"
)
#: A night without, told by the word for it.
SLEPT = re.compile(r"(?:i )?(?:sleep(?:ing|s)?|slept)(?: well| much| through| great| good)?")
#: What a helper wants her to do or wear.
WANTED = re.compile(
    r"\b(?:physio\w*|therapist|pt|ot|doctor|doc|consultant|nurse|she|he|they|wife|husband|daughter|son|mum) (?:really |still |now )?(?:wants?|expects?|insists on|is after|would like)(?: me)?(?: in| on| to \w+| doing| wearing)?(?: an?| the| more| some)* $"
)
DID = re.compile(r"\b(?:did|done|doing|do|managed|wore|worn|used|took)\b[^.;,]*$")
SINCE_IT = re.compile(
    r"\b(?:since|after|before|from|until|than)(?: (?:my|the|a|having|i had|her|his))* $"
)
CAME = re.compile(
    r"^,?(?: (?:was|came|happened|struck|hit me))? (?:on|last|this|yesterday|a|two|three|ten|\d+|only)\b"
)
