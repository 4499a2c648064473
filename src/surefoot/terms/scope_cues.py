"""The words that negate, suppose, hope, doubt or tell of another: tables for `surefoot.terms.scope`."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re

#: A clause ends here; a comma is softer and is looked at case by case.
BREAK = re.compile(
    r"[;:()—]|\s-\s|\s/\s|, now (?:that|the|my|i|it)\b"
    r"|\b(?:but|though|tho|although|except|until|till|(?<!since )then|however|whereas|because|becuase|coz|cuz|cos|bcos|yet now)\b"
    r"|\b(?=(?:these days|nowadays|currently|at present)\b)"
    r"|\bor (?=(?:i|im|i'm|i've|ive|i'd|my|the|it|its|it's|we|he|she|they|his|her)\b)"
    r"|\b(?:and|so|while|which|plus) (?=(?:i|im|i'm|i've|ive|i'd|my|the|it|its|it's|we|he|she|they|his|her"
    r"|their|now|then|today|yesterday|on|by|this|that|there|still|there's|theres|also|just|did|have|had|am|was|got|since|last|when|after|yesterday|later|tonight|again|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|at (?:christmas|easter)|before)\b)"
)
BRACKETS = re.compile(r"\([^()]{1,60}\)(?= [a-z])")
NEGATION = re.compile(
    r"\b(?:no sign of|no more|no longer|not a|not one|not even|not|no|never|none of|without|nothing|nor|neither|nil|(?:have|has|had|'ve) yet to|yet to|far from|anything but"
    r"|free of|nobody|no ?one|free from|clear of|absence of|lack of|zero|denies|denied|no evidence of|rid of"
    r"|instead of|rather than"
    r"|(?:do|does|did|has|have|had|is|are|was|were|ca|wo|could|would|should|wouldn|couldn|need|hav|did|dos|dint|hase|havee|dide|doese|wase|ise)n'?t|cannot|aint|ain't"
    r"|hasnae|havenae|didnae|doesnae|isnae|wasnae|cannae|dinnae|nae|haven'?t)\b|(?<![\d.:,])\b0(?= )"
)
#: These look like negation and are not.
PSEUDO = re.compile(
    r"\bnot (?:a|the) (?:very )?(?:good|great|best|ideal|nice|fun|clever|pleasant) \w+ (?:for|to)\b|\bnot (?:very|so|too|that|all that|really|exactly|particularly|terribly|awfully) \w+ly\b|\bnothing (?:[\w']+ ){1,6}?(?:more|worse|harder)(?: [\w-]+){0,3} than\b|(?:n'?t|not) half\b|not saying (?:\w+ ){0,4}?(?:never|not|doesn'?t|didn'?t|don'?t)|n'?t (?:only|just)\b|\b(?:no doubt|not only|not just|no wonder|can'?t wait|not sure|no idea|no change|no better|nothing new"
    r"|no worse|not bad|no bad|not to mention|no matter|whether or not|not until|(?:can'?t|cannot|couldn'?t) (?:tell|be sure|be certain|exclude|rule out)|not (?:certain|convinced|positive)|no good|(?:can'?t|cannot|couldn'?t) (?:say|tell|judge|swear) (?:if|whether)|no point|not without|never (?:\w+ ){0,3}more than|not a (?:day|night|week) (?:goes|went|passes|passed) (?:by )?without"
    r"|no (?:improvement|let ?-?up|end|shortage|relief|respite|progress|escap\w+|denying|getting away|difference|break|stopping)(?: (?:in|to|of|from|with|on|that))?|(?:can'?t|cannot|won'?t|don'?t|not) deny"
    r"|can'?t say (?:\w+ ){0,4}?(?:hasn'?t|haven'?t|didn'?t|isn'?t|not)|never not|not that (?:\w+ )?didn'?t"
    r"|no laughing|no news|no joke|no secret|no mistaking|not that bad|wouldn'?t you know|(?:didn'?t|did not|don'?t|never|hadn'?t) (?:know|realise|realize|notice|appreciate) (?:just )?(?:how|what|quite how)|(?:couldn'?t|could not|can'?t|cannot) be (?:more|any more)|never (?:known|felt|been|had|seen) (?:so|such|more|quite so|\w+ like it)|nothing but|none other|no stranger to|no exception|what (?:i|we|she|he|they) (?:can'?t|cannot|couldn'?t|don'?t|didn'?t|won'?t) (?:[\w']+ ){1,8}?(?:is|was)|(?:do not|don'?t|didn'?t|did not|never) (?:really |much |even )?(?:like|liked|love|enjoy|trust|rate|mind|care for|get on (?:well )?with|fancy)|(?:they|people|you|nobody|folk|everyone) (?:don'?t|do not|can'?t|never|didn'?t|doesn'?t) (?:see|know|notice|reali[sz]e|understand)|(?:don'?t|do not|doesn'?t|didn'?t) count|not for (?:want|lack) of|no (?:prizes|guesses)|cannot (?:begin to )?describe|couldn'?t care less|never (?:quite |been |felt |known )*(?:this|that|as)|(?:nobody|no ?one|not a soul|none of them|they didn'?t|he didn'?t|she didn'?t) (?:even )?(?:asked?|noticed?|said|say|knew|know|minded?|cared?|mentioned?|told|tell|believes?|believed?|saw|see|warned?|warn|look(?:ed)? at)"
    r"|not (?:so |too )?(?:good|great|well|right|brilliant|happy)|why not|not forgetting|if not|no \d|no\. ?\d"
    r"|nothing (?:i|we) (?:did|do)|like nothing|don'?t (?:worry|know))\b"
)
NEGATION_AFTER = re.compile(
    r"^:? ?[\u2717\u2718\u274c\u2612]|^(?!(?:(?!\b(?:yes|but|bad|bit|some)\b)[^.;:])*\b(?:yes|but|bad|bit|some)\b)[^.;:\d]{0,50}: ?(?:none|nil|no(?=[,.;]|$)|zero|0(?!\.?\d))(?! (?:better|worse|change))\b|^[^.;:,]{0,25}: ?0(?!\.?\d)|^ nowhere\b|^,? not (?:since|until|till|for|in)\b|^:? (?:[\w-]+ ){1,3}(?:clear|free)(?: of it)?(?: as of| since| and)"
    r"|^(?::| -)? ?(?:i )?(?:didn'?t|did not|couldn'?t|haven'?t|have not|never|not|hasn'?t|don'?t)(?: once| really| even| actually)? (?:see|seen|saw|notice|noticed|get|got|feel|felt|find|have|had|spot|spotted|happen|happened|show|appear|detect|bother(?: with)?|do|did|done|manage|need|use|used|wear|worn|take|tried|try|today|right now|just now|now)(?: it| any| one| them| that| me)?(?: once| today| yesterday| at all| this (?:week|morning)| either| neither)?(?=[.,;!?)]|$)"
    r"|^ (?:(?:is|was) (?:a )?)?(?:not (?:right |just )?now|neither)(?=[.,;!?)]|$| (?:so|and|but|nor)\b)"
    r"|^(?: [^.;:]{1,40},)? (?:i|he|she|we|they) (?:have |had |'ve |has )?(?:now |finally |never |since |soon |just |long since )*(?:gave up(?: on)?|given up(?: on)?|never (?:got|get) on with|never (?:use|used|wear|wore|do|did|take|took|touch|touched)|stopped|binned|ditched|packed in|chucked(?: out| away)?|threw (?:out|away)|sent back|got rid of|done without|did without|skipped|missed|forgot|left (?:off|out|at home|behind)|gone off|went off|abandoned|refuse|refused|hate and don'?t)\b"
    r"|^(?: (?:against|at|on|with|from|in|by|up) (?:the|my|a|an) \w+){0,2},?(?: (?:i|he|she|we|they|you)(?: (?:still|just|simply|also))?) (?:(?:will|do|does|did|would|can|could|have|has|had|am|is|was) (?:not|never)|cannot|(?:wo|do|does|did|would|ca|could|have|has|had)n'?t|refuse[sd]?(?: to)?|never|hardly ever)(?: (?:do|done|did|worn|used|tried|taken|touched|managed|use|wear|take|have|touch|bother with|go near|entertain|hear of|been|get|do them|do it|wear it|use it|take it))?(?: yet| any ?more| now| today| at all| properly)?(?=[.,;!?)]|$)"
    r"|^(?: (?:so far |all )?(?:this|last) (?:week|month|year|morning)| today| yesterday| so far)?(?:[\s,:=]|- )*(?:none|nil|no(?=[,.;]|$)|zero|absent|not seen|not present|0)\b(?! (?:better|worse|change|idea|doubt|of (?:it|them|what|this) (?:ma[dk]e|is|was|ca[mn]e|wo|does)))"
    r"|^ (?:is|are|was|were|has been|have been) (?:absent|nil|not (?:there|present|so much|seen|noted|noticed|felt))\b|^(?:[:,]| is| are| was| were| has been| have been| (?:left|right|today|yesterday))*(?: -)? (?:(?:still |again |yet )?not (?:elicited|observed|found|detected|evident|apparent|reported|recorded|demonstrated|attempted|tried|started|done|tested|used|worn|needed|required|happening|there|seen|noted|on)|unremarkable|negative|never (?:happened|came|showed))\b|^(?: is| are)? (?:no longer (?:seen|there|present|a problem)|not (?:seen|noted|noticed|felt)|never seen|resolved|has resolved|unseen)\b"
    r"|^,? not (?:so much|today|at all|really|once|any more|anymore)\b|^[ -]free\b(?! (?:to|time)\b)|^(?: (?:on )?[a-z]+day)?,? (?:no|nope|none|nil)(?=[,.;!]|$)|^,? (?:i|it|he|she|they) (?:(?:have|has|am|is|did|do|does|was|had) not|(?:haven|hasn|isn|didn|don|doesn|wasn)'?t)(?= *[,.;!]|$| (?:in|since|this|today|for|all|yesterday|yet|once)\b)|^[^.;:,]{0,15}[:,-] [^.;,]{0,30}\b(?:days?|weeks?|nights?|months?)(?: \w+)? (?:without|clear|free|clean)(?=[.,;!]|$| (?:it|any|now|so far|today)\b)"
)
SINCE_THEY = re.compile(
    r"\bsince (?:i|they|we|she|he|my (?!stroke)\w+|the (?!stroke)\w+|getting|having|starting|using|wearing)\b"
)
#: What is lacking is named, and then a clause of its own begins ("with no brace on the toe drags").
LACKING = frozenset({"without", "no", "lack of", "instead of", "rather than", "free of", "not a"})
NEW_SUBJECT = re.compile(
    r",? (?!sign\b|trace\b|hint\b|more\b|one\b|time\b|way\b|longer\b|doubt\b)(?:(?:the|my|a|an|any|his|her|that|enough|proper) )?[\w-]+(?: (?!of\b|in\b|from\b|with\b|to\b|that\b|when\b|where\b|as\b)[\w-]+){0,2}?,? (?:my|the|it|both|his|her|i|he|she)(?: [\w-]+)? "
)
#: A verb of its own behind "and" begins what is so.
NEW_PREDICATE = re.compile(
    r"\band (?:\w+ly |then |also |still |even |now )?(?:went|got|had|did|made|took|walked|came|was|were|felt|could|can|am|is|are|have|has|managed|found|kept|used|wore|stayed|drove|climbed|caught|fell|tripped)\b"
)
NOT_BECAUSE = re.compile(
    r"\bnot so (?:that )?(?:i|it|he|she)(?: \w+)? $|\bnot (?:that|because|as if|as though) (?:i|it|he|she|my \w+|the \w+)(?:'m)?(?: (?!not\b)\w+){0,2} $"
)
NOT_WITHOUT = re.compile(r"(?:ca|could|do|does|did)n'?t|cannot|cannae|never|not")
#: What comes after these is not reached by a no before them ("no pain, just stiffness").
ONLY = re.compile(
    r"\b(?:just|only|merely|simply|apart from|except(?: for)?|bar|other than|aside from|besides|save for)\b"
)
#: A not that takes only a part away ("not as stiff", "doesn't always catch").
PARTLY = re.compile(
    r"\b(?:as(?! (?:a|an|i|if|the)\b)|so(?! much as)|always|completely|entirely|fully|quite|totally|nearly as)(?: (?:much|often|many|bad|badly|far))?(?: of(?: the| my)?)? $"
)
DESCRIBED = re.compile(r"\b(?:describe|class|regard|count|see|call)\b[^.;]*\bas $")
PARTLY_AFTER = re.compile(
    r"^(?: (?!not\b|no\b)\w+){0,2} (?!so far\b)(?:(?:any(?:where)?|nearly|half|quite|just) )?(?:as|so|that|too) (?:much|often|bad|badly|far|hard|many|frequently|easily|\w+ as)\b|^(?: \w+)? (?:always|every time|all the time|completely|entirely|constantly)\b"
)
IF = re.compile(
    r"(?:^|\b)(?:(?<!as )(?<!sure )(?<!know )(?<!see )(?<!tell )(?<!wonder )if|in case|what if|should (?:it|i|the)|unless|(?:^|(?<=[,;] ))were (?:the|it|my)|suppose|supposing"
    r"|in the event|(?:^|(?<=[,;] ))(?:give|show|put) me (?=(?:a|an|any|some|on|in|near)\b)|lest|for fear of|so as not to|so (?:that )?(?:i|it|my \w+|the \w+) (?:don'?t|do not|doesn'?t|won'?t)(?= )|when (?:i|we|he|she) (?:can|am able to)\b|when it comes back|when it returns"
    r"|scared of|afraid of|frightened of|frightens me|dread(?:ing)?|waiting for\b"
    r"|thought that it could|in danger of|risk of|don'?t want (?:to|another|a)|i'?d hate|how would i know"
    r"|look(?:ing)? out for|watch(?:ing)? (?:out )?for|signs? of (?:a )?stroke|warning signs?|expecting(?= it| the| my|$))\b"
)
FEAR = re.compile(
    r"\bi (?:really |just |certainly |definitely |simply )*(?:do not|don'?t) want (?:it |my \w+ |the \w+ |that )?to\b|\b(?:worr(?:y|ied|ies)(?: me)?|scared|afraid(?! to (?:say|write|admit|tell|report|mention|jinx|speak|type|put|look)\b)|frightened|anxious|keep thinking|panic\w*|terrified|petrified|fearful|fear|dread|nervous|paranoid)\b(?: that| about)?"
)
#: "I'm afraid it dropped again" is sorry, not afraid.
REGRET = re.compile(
    r"\bi'?m afraid (?:that )?(?:it|the|my|i|this|both)\b[^,.;]*\b(?:was|were|had|went|came|caught|fell|did|[a-z]{3,}ed)\b"
)
HABIT = re.compile(
    r"\b(?:(?:whenever|every time|each time|any ?time|as soon as|the (?:minute|moment|second|instant)(?= (?:i|it|my|the|you|we)\b|'s)|once(?= i(?:'m|'ve| am| have| get| start| stop| do| go)\b)|the (?:more|longer|further|faster) i)(?! (?:[\w']+ ){1,3}?(?:[a-z]{2,}ed|went|got|came|stood|took|did|was|were|had|tried|sat|rose|gave|left|put|ran|stepped)\b)|(?:worse|worst|bad) (?:with|after|when)|(?:get|have|manage|last|go|do|walk|stand|can \w+|got|good for) (?:about |around |maybe |only |roughly |some |perhaps )*[\w-]+(?: or \w+)? (?:minutes?|mins|yards|metres|steps|miles?|hours?|laps|streets|houses|lamp ?posts) (?:or so )?(?:before|till|until)(?= (?:the|my|it|i)\b)|when i'?m|when i am|when i'?ve|when i get)\b"
)
HOPE = re.compile(
    r"(?:^|(?<=[.,;:] ))hop(?:e|ing)(?! (?:not|so|everyone|you|all|this finds))\b|\b(?:hop (?:the|this|my)|hop(?:e|es|ed|ing) (?:to|it|that|the|my|i|for|we)|hopefully|fingers crossed|touch wood(?=,? (?:it|that|the|my)\b)|here'?s hoping"
    r"|wish(?:ing)? (?:i|it|my|the|that)|(?:want(?:s)? (?:me )?to|wanna) (?:be able|get|try|walk|run|go|do|start|stop|be)"
    r"|would love|(?:should|would|'d) (?:really |still |dearly )?(?:like|love) to|considered for|god willing|please god|with (?:any )?luck|hopeful (?:of|that)|dream(?:ing|t)? (?:of|to|about)|i'?d love|would be (?:lovely|nice|great)|please let|pray(?:ing)?(?: that| for)?|give (?:anything|my eye teeth|my right arm|the world|a lot) (?:to|for)|(?:would|'d) (?:so |just |really )?(?:love|give)|(?:my |the |our )?(?:plan|goal|aim|dream|hope|target|wish|ambition|idea|intention) (?:is|was|being|remains|for (?:\w+ ){1,3}is)|here'?s to|one (?:fine )?day (?:i|i'll|we)(?:'ll| will| shall| hope)|if only|roll on|itching to|dying to|desperate to|bring on|look(?:ing)? forward"
    r"|aim(?:ing)? (?:to|for)|goal is|can'?t wait|longing)\b"
)
UNSURE = re.compile(
    r"\b(?:maybe|perhaps|possibly|i think|not sure|unsure|might have|may have|might be|may be|could be|could it be"
    r"|(?:can'?t|cannot|couldn'?t) (?:tell|be sure|be certain|exclude|rule out|say (?:if|whether))|not (?:certain|convinced|positive)|(?:not|wouldn'?t|won'?t|n'?t going to) (?:go as far as to |yet )?(?:saying|say|swear|claim|claiming|promise)(?! [^.;]*(?:\bnever|\bnot|n't|\bno)\b)(?: yet)?(?: that)?(?= *$| (?:it|its|it's|they|they're|the|my|this|that)\b)|hard to tell|it may be that|wonders? (?:if|whether)|i suspect|sort of|(?<!can't )(?<!couldn't )(?<!cannot )seems? to|seemed to|i wonder|who knows|who can say|your guess|no telling|jury(?: is|'s)(?: still)? out|(?:hard|difficult|impossible) to (?:know|say|judge|tell)|presumably|something (?:that |which )?(?:might|may|could) be|(?:can'?t|cannot|couldn'?t|don'?t) (?:remember|recall) (?:if|whether)|don'?t know (?:if|that|whether))\b"
)
UNSURE_AFTER = re.compile(
    r"(?: (?:a bit|a little|once|again|today|yesterday|perhaps))?[,;:]? ?(?:\(|- )?(?:maybe|perhaps|possibly|i think|hard to (?:know|say|tell|judge)|not (?:sure|certain)(?! (?:why|how|what|where|when))|can'?t be sure|couldn'?t (?:swear to it|be sure|tell you)|don'?t quote me|who knows|or (?:was it|maybe|something like that|so it felt|so i think)|\?\?)(?=[.,;!?)]|$| (?:i|it|wasn'?t|but)\b)"
)
PAST = re.compile(
    r"\b(?:(?<!get )(?<!gets )(?<!got )(?<!getting )(?<!'m )(?<!am )(?<!are )used to|back then|before, |years? ago|decades? ago|months ago|last year|when i first (?=got|came|had|started|was|went|left|tried|began|wore|used|put|did|met|saw|walked)|in hospital|in the hospital"
    r"|at the start|at first|in the early days|early on|originally|formerly|previously|in those days|once upon"
    r"|(?:when|(?<!since )after|before|during|(?<=\w )(?<!time )(?<!first )(?<!ever )since|from) (?:i had |had )?(?:my|the|that) (?:first |big |original )?(?:stroke|bleed|clot)"
    r"|that was (?:the|my) stroke|there was a time (?:when|that)|time was|in (?:my|those|the) early (?:days|weeks|months)|started (?:out|off) (?:with|on|in)|began with|for the first (?:few |couple of |two |three |four |five |six |nine )?(?:weeks|months|years?)|(?:old|previous) (?:best|record)|as a (?:child|kid|boy|girl)|when i was (?:young|little|a|in)|all those years|in the past(?! (?:\w+ ){0,2}(?:days?|weeks?|months?|years?|fortnight|few|hours|\d))"
    r"|when i (?:left|came (?:home|out)|was discharged|got (?:home|out) (?:from|of))(?: the)?(?: hospital| rehab)?|i once"
    r"|before (?:i (?:had|got|started|began|was given)|(?:the|my) (?:wedge|brace|splint|afo|fes|insole|stick|botox|operation|op|exercises))"
    r"|in (?:19|20)\d\d|in rehab|on the (?:rehab )?ward|the (?:whole |entire )?first (?:year|winter|months?)|that first)\b"
)
THAN = re.compile(r"\b(?:than|like|the way|as)\b")
USED = r"(?<!get )(?<!gets )(?<!got )(?<!getting )(?<!'m )(?<!am )(?<!are )used to|"
#: "The furthest since my stroke" is told of now.
MOST_SINCE = re.compile(
    r"\b(?:first|best|longest|furthest|farthest|most|fastest|steadiest|never|only)\b[^.;]{0,40}? since (?:i had )?(?:my|the|that) (?:stroke|bleed|clot)\b"
)
PAST_AFTER = re.compile(PAST.pattern.replace("before, |", "").replace(USED, ""))
PEOPLE = (
    r"(?:mammy|mummy|da|pops|other half|better half|nanna|nanny|bf|gf|fiancee?|ex|in-law|landlady|landlord|teacher|tutor|coach|vicar|minister|postman|postie|cleaner|home help|missus|girlfriend|boyfriend|mum|mam|mom|mother|dad|father|parents?|husband|hubby|wife|partner|son|daughter|lad|brother|sister|sis|aunt|auntie"
    r"|uncle|cousin|nephew|niece|nan|nana|gran|granny|grandma|grandad|grandmother|grandfather|granddad|grandson"
    r"|granddaughter|patients?|clients?|pupils?|friend|mate|pal|neighbour|neighbor|colleague|boss|flatmate|roommate|toddler|carer|ward sister"
    r"|(?:mother|father|brother|sister) in law|in-laws?)"
)
SAYERS = r"(?:physio|physiotherapist|pt|therapist|consultant|doctor|doc|gp|nurse|ot|specialist|surgeon|trainer|instructor|chiropodist|podiatrist|orthotist|osteopath|masseuse|pharmacist)(?! (?:place|clinic|gym|rooms?|department|session|group|appointment|waiting))"
STRANGERS = (
    r"(?:(?:a|the|this|that|another|one|some) (?:\w+ )?(?:chap|lady|woman|man|bloke|guy|girl|gentleman|fella|fellow|person|"
    r"kid|lass|patient|member)|someone|somebody|people|folks?|others|other people|everyone|everybody|anyone|anybody|some (?:\w+ )?(?:spark|wag|joker|genius|expert|know-all|clever clogs|so-and-so)|(?:lad|bloke|chap|woman|girl|guy) (?:at|from|in) \w+"
    r"|lots of us|[a-z]+ (?:next door|over the road|down the road|across the (?:road|hall)))"
)
SAYING = (
    r"(?:says?|said|thinks?|thought|reckons?|reckoned|tells?|told|called|calls|noticed|believes?|asks?|asked|swears?"
    r"|suggests?|suggested|wants?|wanted|warned|mentioned|pointed|keeps|insists?|would say|'d say|nags?|nagging|nagged|pesters?|recommends?|recommended"
    r"|advises?|advised|informs?|informed|assures?|assured|maintains?|claims?|favou?rs|swears by|blames?|blamed|puts it|(?:is|are|was|be|be always|keeps|does be) (?:always |forever )?(?:on at|at me|on about|going on|banging on))"
)
OTHER = re.compile(
    rf"\b(?:(?:my|our|the|his|her|their) (?:own |late |poor |old |dear |eldest |youngest |little |big )?{PEOPLE}(?P<name> [a-z]+(?='s\b| has\b| had\b| gets\b| is\b))?"
    rf"|(?:my |the |our )?{SAYERS}|{STRANGERS}|(?<!thank )(?<!thanks )(?<!where )(?<!how )(?<!saw )(?<!mind )(?<!tell )(?<!see )(?<!told )(?<!asked )you(?! know| see| ask| believe| bet| mind| name it| could say| like)|your|mom|mum|dad|hubby|(?m:^)(?:sister|brother|husband|wife|son|daughter|friend|neighbour|neighbor|co-?worker|buddy|roommate|landlord|mate|teacher|mother|father|gran|nan|cousin|uncle|auntie)(?! (?:come|came|drive|drove|help\w*|take|took|bring|brought|say|said)\b))(?P<own>'s)?\b"
)
SELF = re.compile(r"\b(?:us|i|i'm|im|i've|ive|i'd|i'll|my|mine|me|myself|we|we've|we're|our)\b")
GENERIC = re.compile(
    r"^ (?:is|means|happens|occurs) (?:when|where) (?:the|your|you|a|people|someone|muscles)\b|\b(?:comments?|posts?|threads?|articles?|blogs?|information|info|leaflets?|videos?|podcasts?|webinars?) (?:about|on|regarding|re) (?:[\w-]+ and )?(?:the )?$|\b(?:i )?(?:want(?:ed)?|would like|'d like|meant|came (?:here|on)|posting|thought i'd) to ask (?:you all |everyone |everybody |people |folks |here )?about\b|\b(?:(?:they|(?:the )?doctors?|people|everyone|some|the hospital) (?:all |both )?(?:told|said|reckoned|thought|warned)(?: me| us| my \w+| them)?(?: then| once| at the time| back then)?(?: that)? (?:i'?d|i would|i might|i'll|i will)|i was (?:once |always )?told (?:that )?(?:i'?d|i would|i might|i'll)|people with|(?:stroke )?survivors|stroke patients|many (?:people|of us)|(?:parents|folks?|others|those|patients|survivors|anyone|anybody|somebody|someone|some(?:one)? else|a (?:man|woman|lady|chap|lad|girl|bloke)|kids|children|neighbours?|pupils|members) (?:with|who (?:has|have|had|gets?|uses?|wears?|wore|used))|lots of people|most people|(?:is|are|it'?s|it is) (?:very |quite |perfectly |so )?(?:common|normal|usual|typical)|common (?:after|in)|some (?:people|folk)|after a stroke you|(?:sheet|leaflet|book|app|letter|form) says|one should|i(?: am|'m) told (?:that )?(?:one|you|people|it's)|it says|(?:i )?read that|i read|googled|google says|they say"
    r"|in the literature|(?:is|are) often (?:benign|normal|harmless)|the (?:leaflet|website|book|article|poster|advert|programme|film))\b"
)
#: What another praises is not what the writer uses.
SWORN_BY = re.compile(r"\b(?:swears by|raves? about|sings the praises of)\b")
REPORT_ONLY = re.compile(rf"\b{SAYING}\b")
#: What somebody sees is so; what somebody thinks is theirs.
NOTICED = re.compile(
    r" (?:has |have |had |'s |also |even |just |first |already |only |really |then |once )*(?:noticed|notices|spotted|pointed out)\b"
)
THEIRS = re.compile(r"\b(?:his|her|their|hers|theirs|own|your|people|you|others?)\b")
I_SAID = re.compile(
    r"\b(?:and |but |so |then |well )?i (?:says|said|say|told (?:him|her|them)|goes|went|tell (?:him|her|them)),? (?:that )?(?:i|i'm|i've|my|it|it's|no|the|not)\b"
)
AND_SAID = re.compile(
    rf"\b(?P<who>she|he|they|{SAYERS}|{PEOPLE})\b[^.;]* (?:and|then|but) (?:said|says|reckons|reckoned|thinks|thought|noticed|told me|found)(?P<then>[^.;]*)$"
)
TO_THEIRS = re.compile(
    r"\b(?:at|to|round|from|near|outside|by|in|for|after|over|down|up|visit\w*|left|reached)(?: my| our| the)? $"
)
#: Her own words in another's mouth ("she said oh I get dizzy on them myself").
SPOKE = re.compile(
    rf"\b(?P<who>she|he|{PEOPLE})\b(?: \w+){{0,2}}? (?:said|says|goes|went|replied|laughed|told me)(?: to me)?[,:]? (?:\"(?:[a-z]+, )?|(?:oh|well|ah|aye|och|funny|ooh),? )(?:i|i'm|i've|my|mine)\b[^.;]{{0,40}}$"
)
WHEN_THEY = re.compile(r"(?: \w+){0,2} (?:when(?:ever)?|if|because|as) (he|she)\b")
#: "Met Pauline, who still ...": of her whom "who" stands for.
WHO_DOES = re.compile(
    r"\b(?!one\b)\w+,? who (?:had|has|have|still|is|was|gets|can|can'?t|does|uses|wears|got|drags|walks)\b[^.;:]*$"
)
MOVED_THEM = re.compile(
    r"\b(?:get|got|getting|take|took|taking|help\w*|walk|walked|push\w*|bring|brought|carry|carried|coax\w*) (?P<who>him|her)(?! (?:\w+ )?(?:foot|leg|stick|frame|brace|house|car|dog))\b[^,.;]{0,25}$"
)
AT_THEIRS = re.compile(
    r"^(?:[,.]|$| (?:on|at|for|last|this|yesterday|today|house|place|party|wedding|christening|birthday|hen|stag|do|graduation|funeral|retirement|leaving|prom|engagement|anniversary|recital|concert|match|school|play|barbecue|bbq|show|baby|sports day|nativity|flat|car|drive|arm|by)\b)"
)
#: Another's thing that the writer uses is the writer's now.
ONE_DOES = re.compile(
    r"\bwhat (?:the |my )?(?:doctors?|physios?|they|people) calls?\b|\byou (?:get|got|soon get) used to\b|\byou (?:can|could) (?:hear|see|tell)\b|\b(?:where|in which) you\b[^,.;]*"
)
LENT = re.compile(
    r"(?:\bi (?:\w+ )?|^)(?:use|used|tried|try|wear|wore|borrow|borrowed|have|had|took|walk with|walked with)\b[^,.;]*$|\b(?:lent|gave) me\b[^,.;]*$"
)
#: What another does to the writer's own foot or shoe is the writer's ("he put a wedge in my shoe").
DONE_TO_ME = re.compile(
    r" (?:[\w']+ ){0,2}?(?:in|into|on|onto|under|inside|round|around|for|to) (?:my|me|mine|both my)\b"
)
HANDLES = re.compile(
    r"\b(?:put|puts|popped|stuck|slid|slipped|glued|taped|fitted|fixed|fits|sewed|made|cut|strapped|wrapped|tied|bought|ordered|found|gave|got|lent|brought|added|screwed)\b"
)
BESIDE = re.compile(
    r"\b(?:with|to|from|than|near|beside|thanks to|on|ring|rang|phone|phoned|text|texted) $"
)
ASIDE = re.compile(
    r",? (?:as yet|as ever|as usual|on the other hand|on the whole|by and large|to be (?:fair|honest)|to my (?:surprise|relief|shame|delight|horror|credit)|in fairness|i must say|i have to say|i'?m (?:pleased|happy|glad|sorry|relieved) to (?:say|report)|thank (?:god|heavens|the lord)|touch wood|fingers crossed|for what it'?s worth|believe it or not|needless to say|in the end|strange to say|oddly enough|funnily enough|after all that|if i'?m honest|so far as i (?:know|can tell)|as far as i (?:know|can tell)|as promised|by the way|incidentally|actually|again|too|surprisingly|amazingly|miraculously|remarkably|curiously|fortunately|unfortunately|mercifully|happily|touchwood),|, (?:however|though|of course|sadly|thankfully|thank goodness|honestly|luckily|mind you|i admit|at least|for once),|, who [^,]{3,40},|, (?:and|as|which|but) (?:you|he|she|they|nobody|no one|everyone)\b[^,]{3,30},"
)
#: "When I go fast ..." is a rule about oneself, "when I went out" an event.
WHEN = re.compile(
    r"(?:^|[;:.] |\b(?:and|but|so|that|because|as|though|then) )(?:only |even |especially )?when(?:ever)? (?P<rest>(?:i|i'm|it|it's|it is|the|my|you|he|she|we|they|someone|there's|people)\b[^.;:]*)"
)
HAPPENED = re.compile(
    r"\b(?:was|were|had|did|didn'?t|wasn'?t|went|got|fell|felt|caught|came|stood|sat|held|took|could|couldn'?t|made|woke|gave|kept|left|let|lost|ran|said|saw|slept|thought|told|wore|broke|began|hurt|tried|turned|rang|put on|won't|will|'ll|(?!need|tired|bed|red|speed|feed|indeed|fatigued|exhausted|stressed|relaxed|rushed|worried|excited|bored|dressed|seated|used to)[a-z]{3,}ed)\b"
)
NEW_SELF = re.compile(r"\b(?:and|then|so|but) (?:i|it|the|my)\b")
