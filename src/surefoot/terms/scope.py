"""Who, whether and when: what the words around a phrase do to it.

After the idea of ConText: cue words open a scope that runs to the end of their clause. Two rooms
listen to people's words (`diary` and `safety`); both ask here, and neither knows the other.
"""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from functools import lru_cache

from attrs import frozen

#: A clause ends here; a comma is softer and is looked at case by case.
_BREAK = re.compile(
    r"[;:()—]|\s-\s|\s/\s"
    r"|\b(?:but|though|tho|although|except|until|till|(?<!since )then|however|whereas|because|becuase|coz|cuz|cos|bcos|yet now)\b"
    r"|\b(?=(?:these days|nowadays|currently|at present)\b)"
    r"|\bor (?=(?:i|im|i'm|i've|ive|i'd|my|the|it|its|it's|we|he|she|they|his|her)\b)"
    r"|\b(?:and|so|while|which|plus) (?=(?:i|im|i'm|i've|ive|i'd|my|the|it|its|it's|we|he|she|they|his|her"
    r"|their|now|then|today|yesterday|on|by|this|that|there|still|also|just|did|have|had|am|was|got|since|last|when|after|yesterday|later|tonight|again|in (?:january|february|march|april|may|june|july|august|september|october|november|december)|at (?:christmas|easter)|before)\b)"
)
_BRACKETS = re.compile(r"\([^()]{1,60}\)(?= [a-z])")
_NEGATION = re.compile(
    r"\b(?:no sign of|no more|no longer|not a|not one|not even|not|no|never|none of|without|nothing|nor|neither|nil|(?:have|has|had|'ve) yet to|yet to|far from|anything but"
    r"|free of|nobody|no ?one|free from|clear of|absence of|lack of|zero|denies|denied|no evidence of|rid of|hardly ever"
    r"|instead of|rather than"
    r"|(?:do|does|did|has|have|had|is|are|was|were|ca|wo|could|would|should|wouldn|couldn|need|hase|havee|dide|doese|wase|ise)n'?t|cannot|aint|ain't"
    r"|hasnae|havenae|didnae|doesnae|isnae|wasnae|cannae|dinnae|nae|haven'?t)\b|(?<![\d.:,])\b0(?= )"
)
#: These look like negation and are not.
_PSEUDO = re.compile(
    r"(?:n'?t|not) half\b|not saying (?:\w+ ){0,4}?(?:never|not|doesn'?t|didn'?t|don'?t)|n'?t (?:only|just)\b|\b(?:no doubt|not only|not just|no wonder|can'?t wait|not sure|no idea|no change|no better|nothing new"
    r"|no worse|not bad|no bad|not to mention|no matter|whether or not|not until|(?:can'?t|cannot|couldn'?t) (?:tell|be sure|be certain|exclude|rule out)|not (?:certain|convinced|positive)|no good|(?:can'?t|cannot|couldn'?t) (?:say|tell|judge|swear) (?:if|whether)|no point|not without|never (?:\w+ ){0,3}more than|not a (?:day|night|week) (?:goes|went|passes|passed) (?:by )?without"
    r"|no (?:improvement|let ?-?up|end|shortage|relief|respite|progress|escap\w+|denying|getting away|difference|break|stopping)(?: (?:in|to|of|from|with|on|that))?|(?:can'?t|cannot|won'?t|don'?t|not) deny"
    r"|can'?t say (?:\w+ ){0,4}?(?:hasn'?t|haven'?t|didn'?t|isn'?t|not)|never not|not that (?:\w+ )?didn'?t"
    r"|no laughing|no news|not that bad|wouldn'?t you know"
    r"|not (?:so |too )?(?:good|great|well|right|brilliant|happy)|why not|not forgetting|if not|no \d|no\. ?\d"
    r"|nothing (?:i|we) (?:did|do)|like nothing|don'?t (?:worry|know))\b"
)
_NEGATION_AFTER = re.compile(
    r"^(?: (?:so far |all )?(?:this|last) (?:week|month|year|morning)| today| yesterday| so far)?(?:[\s,:=]|- )*(?:none|nil|no(?=[,.;]|$)|zero|absent|not seen|not present|0)\b(?! (?:better|worse|change|idea|doubt))"
    r"|^ (?:is|are|was|were|has been|have been) (?:absent|nil|not (?:there|present|so much|seen|noted|noticed|felt))\b|^(?:[:,]| is| are| was| were| has been| have been| (?:left|right|today|yesterday))*(?: -)? (?:(?:still |again |yet )?not (?:elicited|observed|found|detected|evident|apparent|reported|recorded|demonstrated|attempted|tried|started|done|tested|used|worn|needed|required|happening|there|seen|noted|on)|unremarkable|negative|never (?:happened|came|showed))\b|^(?: is| are)? (?:no longer (?:seen|there|present|a problem)|not (?:seen|noted|noticed|felt)|never seen|resolved|has resolved|unseen)\b"
    r"|^,? not (?:so much|today|at all|really|once|any more|anymore)\b|^[ -]free\b(?! (?:to|time)\b)|^,? (?:no|nope|none|nil)(?=[,.;!]|$)|^,? (?:i|it|he|she|they) (?:(?:have|has|am|is|did|do|does|was|had) not|(?:haven|hasn|isn|didn|don|doesn|wasn)'?t)(?= *[,.;!]|$| (?:in|since|this|today|for|all|yesterday|yet|once)\b)|^[^.;:,]{0,15}[:,-] [^.;,]{0,30}\b(?:days?|weeks?|nights?|months?)(?: \w+)? (?:without|clear|free|clean)(?=[.,;!]|$| (?:it|any|now|so far|today)\b)"
)
_SINCE_THEY = re.compile(
    r"\bsince (?:i|they|we|she|he|my (?!stroke)\w+|the (?!stroke)\w+|getting|having|starting|using|wearing)\b"
)
_NOT_WITHOUT = re.compile(r"(?:ca|could|do|does|did)n'?t|cannot|cannae|never|not")
#: What comes after these is not reached by a no before them ("no pain, just stiffness").
_ONLY = re.compile(
    r"\b(?:just|only|merely|simply|apart from|except(?: for)?|bar|other than|aside from|besides|save for)\b"
)
#: A not that takes only a part away ("not as stiff", "doesn't always catch").
_PARTLY = re.compile(
    r"\b(?:as(?! (?:a|an|i|if|the)\b)|so(?! much as)|always|completely|entirely|fully|quite|totally|nearly as)(?: (?:much|often|many|bad|badly|far))?(?: of(?: the| my)?)? $"
)
_PARTLY_AFTER = re.compile(
    r"^(?: (?!not\b|no\b)\w+){0,2} (?!so far\b)(?:(?:any(?:where)?|nearly|half|quite|just) )?(?:as|so|that|too) (?:much|often|bad|badly|far|hard|many|frequently|easily|\w+ as)\b|^(?: \w+)? (?:always|every time|all the time|completely|entirely|constantly)\b"
)
_IF = re.compile(
    r"(?:^|\b)(?:(?<!as )(?<!sure )(?<!know )(?<!see )(?<!tell )(?<!wonder )if|in case|what if|should (?:it|i|the)|unless|(?:^|(?<=[,;] ))were (?:the|it|my)|suppose|supposing"
    r"|in the event|when it comes back|when it returns"
    r"|scared of|afraid of|frightened of|frightens me|dread(?:ing)?|waiting for\b"
    r"|thought that it could|in danger of|risk of|don'?t want (?:to|another|a)|i'?d hate|how would i know"
    r"|look(?:ing)? out for|watch(?:ing)? (?:out )?for|signs? of (?:a )?stroke|warning signs?|expecting(?= it| the| my|$))\b"
)
_FEAR = re.compile(
    r"\b(?:worr(?:y|ied|ies)(?: me)?|scared|afraid(?! to (?:say|write|admit|tell|report|mention|jinx|speak|type|put|look)\b)|frightened|anxious|keep thinking|panic\w*|terrified|petrified|fearful|fear|dread|nervous|paranoid)\b(?: that| about)?"
)
#: "I'm afraid it dropped again" is sorry, not afraid.
_REGRET = re.compile(
    r"\bi'?m afraid (?:that )?(?:it|the|my|i|this|both)\b[^,.;]*\b(?:was|were|had|went|came|caught|fell|did|[a-z]{3,}ed)\b"
)
_HABIT = re.compile(
    r"\b(?:(?:whenever|every time|each time|any time)(?! (?:[\w']+ ){1,3}?(?:[a-z]{2,}ed|went|got|came|stood|took|did|was|were|had|tried|sat|rose|gave|left|put|ran|stepped)\b)|(?:worse|worst|bad) (?:with|after|when)|(?:get|have|manage|last|go|do|walk|stand|can \w+|got|good for) (?:about |around |maybe |only |roughly |some |perhaps )*[\w-]+(?: or \w+)? (?:minutes?|mins|yards|metres|steps|miles?|hours?|laps|streets|houses|lamp ?posts) (?:or so )?(?:before|till|until)(?= (?:the|my|it|i)\b)|when i'?m|when i am|when i'?ve|when i get)\b"
)
_HOPE = re.compile(
    r"(?:^|(?<=[.,;:] ))hop(?:e|ing)(?! (?:not|so|everyone|you|all|this finds))\b|\b(?:hop (?:the|this|my)|hop(?:e|es|ed|ing) (?:to|it|that|the|my|i|for|we)|hopefully|fingers crossed|touch wood(?=,? (?:it|that|the|my)\b)|here'?s hoping"
    r"|wish(?:ing)? (?:i|it|my|the|that)|(?:want(?:s)? (?:me )?to|wanna) (?:be able|get|try|walk|run|go|do|start|stop|be)"
    r"|would love|(?:should|would|'d) (?:really |still |dearly )?(?:like|love) to|considered for|god willing|please god|with (?:any )?luck|hopeful (?:of|that)|dream(?:ing|t)? (?:of|to|about)|i'?d love|would be (?:lovely|nice|great)|please let|pray(?:ing)?(?: that| for)?|give anything to|if only|roll on|itching to|dying to|desperate to|bring on|look(?:ing)? forward"
    r"|aim(?:ing)? (?:to|for)|goal is|can'?t wait|longing)\b"
)
_UNSURE = re.compile(
    r"\b(?:maybe|perhaps|possibly|i think|not sure|unsure|might have|may have|might be|may be|could be|could it be"
    r"|(?:can'?t|cannot|couldn'?t) (?:tell|be sure|be certain|exclude|rule out|say (?:if|whether))|not (?:certain|convinced|positive)|(?:not|wouldn'?t|won'?t|n'?t going to) (?:go as far as to |yet )?(?:saying|say|swear|claim|claiming|promise)(?! [^.;]*(?:\bnever|\bnot|n't|\bno)\b)(?: yet)?(?: that)?(?= *$| (?:it|its|it's|they|they're|the|my|this|that)\b)|hard to tell|it may be that|wonders? (?:if|whether)|i suspect|sort of|seems? to|seemed to|i wonder|who knows|don'?t know (?:if|that|whether))\b"
)
_PAST = re.compile(
    r"\b(?:used to|back then|before, |years? ago|decades? ago|months ago|last year|when i first|in hospital|in the hospital"
    r"|at the start|at first|in the early days|early on|originally|formerly|previously|in those days|once upon"
    r"|(?:when|after|before|during|(?<!time )(?<!first )since|from) (?:i had |had )?(?:my|the|that) (?:first |big |original )?(?:stroke|bleed|clot)"
    r"|that was (?:the|my) stroke|(?:old|previous) (?:best|record)|as a (?:child|kid|boy|girl)|when i was (?:young|little|a|in)|all those years|in the past(?! (?:\w+ ){0,2}(?:days?|weeks?|months?|years?|fortnight|few|hours|\d))"
    r"|when i (?:left|came (?:home|out)|was discharged|got (?:home|out) (?:from|of))(?: the)?(?: hospital| rehab)?|i once"
    r"|before (?:i (?:had|got|started|began|was given)|(?:the|my) (?:wedge|brace|splint|afo|fes|insole|stick|botox|operation|op|exercises))"
    r"|in (?:19|20)\d\d|in rehab|on the (?:rehab )?ward|the (?:whole |entire )?first (?:year|winter|months?)|that first)\b"
)
_THAN = re.compile(r"\b(?:than|like|the way|as)\b")
_PAST_AFTER = re.compile(_PAST.pattern.replace("used to|back then|before, |", "back then|"))
_PEOPLE = (
    r"(?:mammy|mummy|da|pops|other half|better half|nanna|nanny|bf|gf|fiancee?|ex|in-law|landlady|landlord|teacher|tutor|coach|vicar|minister|postman|postie|cleaner|home help|missus|girlfriend|boyfriend|mum|mam|mom|mother|dad|father|parents?|husband|hubby|wife|partner|son|daughter|lad|brother|sister|sis|aunt|auntie"
    r"|uncle|cousin|nephew|niece|nan|nana|gran|granny|grandma|grandad|grandmother|grandfather|granddad|grandson"
    r"|granddaughter|patients?|clients?|pupils?|friend|mate|pal|neighbour|neighbor|colleague|boss|flatmate|roommate|toddler|carer|ward sister"
    r"|(?:mother|father|brother|sister) in law|in-laws?)"
)
_SAYERS = r"(?:physio|physiotherapist|pt|therapist|consultant|doctor|doc|gp|nurse|ot|specialist|surgeon|trainer|instructor|chiropodist|podiatrist|orthotist|osteopath|masseuse|pharmacist)(?! (?:place|clinic|gym|rooms?|department|session|group|appointment|waiting))"
_STRANGERS = (
    r"(?:(?:a|the|this|that|another|one|some) (?:\w+ )?(?:chap|lady|woman|man|bloke|guy|girl|gentleman|fella|fellow|person|"
    r"kid|lass|patient|member)|someone|somebody|people|folks?|others|other people|everyone|everybody|anyone|anybody|some (?:\w+ )?(?:spark|wag|joker|genius|expert|know-all|clever clogs|so-and-so)|(?:lad|bloke|chap|woman|girl|guy) (?:at|from|in) \w+"
    r"|lots of us|[a-z]+ (?:next door|over the road|down the road|across the (?:road|hall)))"
)
_SAYING = (
    r"(?:says?|said|thinks?|thought|reckons?|reckoned|tells?|told|called|calls|noticed|believes?|asks?|asked|swears?"
    r"|suggests?|suggested|wants?|wanted|warned|mentioned|pointed|keeps|insists?|would say|'d say|nags?|nagging|nagged|pesters?|recommends?|recommended"
    r"|advises?|advised|favou?rs|swears by|blames?|blamed|puts it|(?:is|are|was|be|be always|keeps|does be) (?:always |forever )?(?:on at|at me|on about|going on|banging on))"
)
_OTHER = re.compile(
    rf"\b(?:(?:my|our|the|his|her|their) (?:own |late |poor |old |dear |eldest |youngest |little |big )?{_PEOPLE}(?P<name> [a-z]+(?='s\b| has\b| had\b| gets\b| is\b))?"
    rf"|(?:my |the |our )?{_SAYERS}|{_STRANGERS}|(?<!thank )(?<!thanks )(?<!where )(?<!how )(?<!saw )(?<!mind )(?<!tell )(?<!see )(?<!told )(?<!asked )you(?! know| see| ask| believe| bet| mind| name it| could say| like)|your|mom|mum|dad|hubby|(?m:^)(?:sister|brother|husband|wife|son|daughter|friend|neighbour|mate|teacher|mother|father|gran|nan|cousin|uncle|auntie)(?! (?:come|came|drive|drove|help\w*|take|took|bring|brought|say|said)\b))(?P<own>'s)?\b"
)
_SELF = re.compile(r"\b(?:us|i|i'm|im|i've|ive|i'd|i'll|my|mine|me|myself|we|we've|we're|our)\b")
_GENERIC = re.compile(
    r"\b(?:(?:they|(?:the )?doctors?|people|everyone|some|the hospital) (?:all |both )?(?:told|said|reckoned|thought|warned)(?: me)?(?: then| once| at the time| back then)?(?: that)? (?:i'?d|i would|i might|i'll|i will)|i was (?:once |always )?told (?:that )?(?:i'?d|i would|i might|i'll)|people with|(?:stroke )?survivors|stroke patients|many (?:people|of us)|(?:parents|folks?|others|those|patients|survivors|anyone|anybody|somebody|someone|some(?:one)? else|a (?:man|woman|lady|chap|lad|girl|bloke)|kids|children|neighbours?|pupils|members) (?:with|who (?:has|have|had|gets?|uses?|wears?|wore|used))|lots of people|most people|(?:is|are|it'?s|it is) (?:very |quite |perfectly |so )?(?:common|normal|usual|typical)|common (?:after|in)|some (?:people|folk)|after a stroke you|it says|(?:i )?read that|i read|googled|google says|they say"
    r"|in the literature|(?:is|are) often (?:benign|normal|harmless)|the (?:leaflet|website|book|article|poster|advert|programme|film))\b"
)
#: What another praises is not what the writer uses.
_SWORN_BY = re.compile(r"\b(?:swears by|raves? about|sings the praises of)\b")
_REPORT_ONLY = re.compile(rf"\b{_SAYING}\b")
_AND_SAID = re.compile(
    rf"\b(?P<who>she|he|they|{_SAYERS}|{_PEOPLE})\b[^.;]* (?:and|then|but) (?:said|says|reckons|reckoned|thinks|thought|noticed|told me|found)(?P<then>[^.;]*)$"
)
_TO_THEIRS = re.compile(
    r"\b(?:at|to|round|from|near|outside|by|in|for|after|over|down|up|visit\w*|left|reached)(?: my| our| the)? $"
)
#: Her own words in another's mouth ("she said oh I get dizzy on them myself").
_SPOKE = re.compile(
    rf"\b(?P<who>she|he|{_PEOPLE})\b(?: \w+){{0,2}}? (?:said|says|goes|went|replied|laughed|told me)(?: to me)?[,:]? (?:\"(?:[a-z]+, )?|(?:oh|well|ah|aye|och|funny|ooh),? )(?:i|i'm|i've|my|mine)\b[^.;]{{0,40}}$"
)
_WHEN_THEY = re.compile(r"(?: \w+){0,2} (?:when(?:ever)?|if|because|as) (he|she)\b")
_MOVED_THEM = re.compile(
    r"\b(?:get|got|getting|take|took|taking|help\w*|walk|walked|push\w*|bring|brought|carry|carried|coax\w*) (?P<who>him|her)(?! (?:\w+ )?(?:foot|leg|stick|frame|brace|house|car|dog))\b[^,.;]{0,25}$"
)
_AT_THEIRS = re.compile(
    r"^(?:[,.]|$| (?:on|at|for|last|this|yesterday|today|house|place|party|wedding|christening|birthday|hen|stag|do|graduation|funeral|retirement|leaving|prom|engagement|anniversary|recital|concert|match|school|play|barbecue|bbq|show|baby|sports day|nativity|flat|car|drive|arm|by)\b)"
)
#: Another's thing that the writer uses is the writer's now.
_ONE_DOES = re.compile(r"\b(?:where|in which) you\b[^,.;]*")
_LENT = re.compile(
    r"(?:\bi (?:\w+ )?|^)(?:use|used|tried|try|wear|wore|borrow|borrowed|have|had|took|walk with|walked with)\b[^,.;]*$|\b(?:lent|gave) me\b[^,.;]*$"
)
_BESIDE = re.compile(
    r"\b(?:with|to|from|than|near|beside|thanks to|on|ring|rang|phone|phoned|text|texted) $"
)
_ASIDE = re.compile(
    r", (?:however|though|of course|sadly|thankfully|thank goodness|honestly|luckily|mind you|i admit|at least|for once),|, who [^,]{3,40},|, (?:and|as|which|but) (?:you|he|she|they|nobody|no one|everyone)\b[^,]{3,30},"
)
#: Who may speak of the writer's feet without having a foot drop of interest.
CLINICIANS = frozenset(
    {
        "physio", "physiotherapist", "pt", "therapist", "consultant", "doctor", "doc", "gp",
        "nurse", "ot", "specialist", "surgeon", "trainer", "instructor", "chiropodist", "podiatrist",
        "orthotist", "osteopath", "masseuse", "pharmacist",
    }
)  # fmt: skip


@frozen
class Scope:
    """What the surroundings do to one phrase.

    ``partly``: what is negated is only the degree ("not as stiff"). ``who`` names the other person, or is None for the writer. ``says`` is true when that person
    only says it of the writer ("my wife says my foot drags"). ``question`` is a question.
    ``habitual``: a rule about oneself ("whenever I am tired"). ``feared``: worried about.
    """

    negated: bool = False
    partly: bool = False
    hypothetical: bool = False
    feared: bool = False
    habitual: bool = False
    hoped: bool = False
    unsure: bool = False
    past: bool = False
    general: bool = False
    question: bool = False
    who: str | None = None
    says: bool = False


def _without_brackets(sentence: str, start: int, end: int) -> str:
    """Blank asides in brackets: they neither end the clause around them nor speak for it."""
    if "(" in sentence:
        for aside in _BRACKETS.finditer(sentence):
            if end <= aside.start() or aside.end() <= start:
                sentence = sentence[: aside.start()] + "_" * len(aside[0]) + sentence[aside.end() :]
    return sentence


@lru_cache(maxsize=256)
def clause(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Give the bounds of the clause of `sentence` that holds characters [start, end)."""
    first, last = 0, len(sentence)
    sentence = _without_brackets(sentence, start, end)
    for hit in _BREAK.finditer(sentence):
        if hit.end() <= start:
            first = hit.end()
        elif hit.start() >= end:
            last = hit.start()
            break
    return first, last


def _negated(before: str, after: str) -> bool:
    """Tell whether a cue in the same clause, before or right after, negates a phrase."""
    if _NEGATION_AFTER.match(after):
        return True
    if _PSEUDO.search(before):
        before = before[max(hit.end() for hit in _PSEUDO.finditer(before)) :]
    cues = list(_NEGATION.finditer(before))
    if not cues:
        return False
    between = before[cues[-1].end() :]
    if _NOT_WITHOUT.fullmatch(cues[-1][0]) and re.match(r"[^.;,]* without\b", after):
        return False  # "can't do the stairs without swinging it out"
    if _ONLY.search(between):
        return False
    if (
        cues[-1][0] == "without"
        and len(cues) > 1
        and cues[-2][0] != "without"
        and "," not in before[cues[-2].end() : cues[-1].start()]
    ):
        return False  # "never without my brace"
    if _SINCE_THEY.search(between):
        return False  # "no wobble since they gave me the frame"
    # a new subject ends the scope ("if I can't walk I'd rather ..."), not after "don't think I"
    if re.search(r"\b(?:i|i'd|id|i'll|i'm|im)\b", between) and not re.match(
        r" (?:\w+ )?(?:think|believe|say|suppose|recall|remember|notice|feel|true|the case)\b",
        between,
    ):
        return False
    if "," not in between:
        return True
    # "no pain, swelling or heat": a list that ends in or, nor, either carries the no along
    listed = re.fullmatch(r"[^,]{1,30}(?:,[^,]{1,25})*,? ?(?:or |nor |and )?[^,]{0,25}", between)
    closes = re.search(r"\b(?:or|nor)\b|, at all\b", between + after.split(".", maxsplit=1)[0][:40])
    return bool(listed and closes and not _SELF.search(between))


def _person(before: str, names: frozenset[str]) -> tuple[str | None, bool]:
    """Find whose the phrase is: (name or None, whether they only say it of the writer)."""
    others = [
        (hit.start(), hit.end(), hit[0], bool(hit["own"]))
        for hit in _OTHER.finditer(_ONE_DOES.sub(lambda hit: " " * len(hit[0]), before))
        if hit["own"] or not _BESIDE.search(before[: hit.start()])
    ]
    for name in names:
        others += [
            (hit.start(), hit.end(), hit[0], hit[0].endswith("'s"))
            for hit in re.finditer(rf"\b{name}(?:'s)?\b", before)
        ]
    if not others:
        return None, False
    _, ends, told, own = max(others)
    between = before[ends:]
    between = re.sub(
        r" (?:at|from|in|on|of) my \w+(?: (?:place|class|club|group|clinic|gym))?", "", between
    )
    who = re.sub(r"^(?:my|our|the) |'s$", "", told).strip()
    saying = _REPORT_ONLY.search(between[:30])
    if who in CLINICIANS:
        # a clinician has no foot drop of interest; what they say is about the writer
        return (who, True) if saying else (None, False)
    if saying:
        return who, True
    if own and _LENT.search(before[: ends - len(told)]):
        return None, False
    place = _TO_THEIRS.search(before[: ends - len(told)]) or re.match(r"[,.]|$", between)
    if own and place and _AT_THEIRS.match(between):
        return None, False
    if own:
        return (who, False) if not _SELF.search(between) else (None, False)
    return (None, False) if _SELF.search(between) else (who, False)


#: An if holds for so many words at most.
_REACH_WORDS = 30


def _supposed(before: str) -> bool:
    """Tell whether an if still holds at the end of `before`.

    One that opens the sentence holds to its end, one inside only to the next comma.
    """
    cues = list(_IF.finditer(before))
    if not cues:
        return False
    rest = before[cues[-1].end() :]
    if re.search(
        r"[;:]|\bbut\b|\bi mean\b|\b(?:and|then) (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:yesterday|today|last night|so far|right now)\b",
        rest,
    ):
        return False
    if len(rest.split()) > _REACH_WORDS:
        return False  # dictated without a stop
    opens = len(before[: cues[-1].start()].split()) <= 2
    return opens or "," not in rest


def scope(sentence: str, start: int, end: int, *, names: frozenset[str] = frozenset()) -> Scope:
    """Judge characters [start, end) of one flat `sentence` by the words around them.

    Cues inside the phrase itself ("cannot feel") belong to it and are not counted. `names` are
    people the text has introduced, in lower case.
    """
    sentence = _ASIDE.sub(lambda hit: " " * len(hit[0]), sentence)
    sentence = _without_brackets(sentence, start, end)
    first, last = clause(sentence, start, end)
    before, after = sentence[first:start], sentence[end:last]
    whole_before = sentence[:start]
    who, says = _person(before, names)
    if who is None:
        # "my friend's face dropped and she ...", "my sister she gets cramp ... hers"
        carried = re.search(
            r"\b(?:she|he|whose)\b[^,;.]*$|\b(?:hers|his|her)\b(?: (?!(?:mine|my|about|to|for|if|on|in|at|with|that|and|i)\b)\w+)? ?$",
            before,
        )
        if carried and not _SELF.search(before[carried.start() :]):
            who, says = _person(whole_before[: first + carried.start()], names)
            pronoun = carried[0].split()[0]
            rest = before[carried.end() - len(carried[0]) :]
            if not _LENT.search(before):
                says = says or bool(_REPORT_ONLY.search(rest[:30]))
                who = who or ("someone" if pronoun == "whose" else pronoun)
                if re.match(r"(?:she|he) asked\b", rest):
                    who, says = None, False  # what was asked about is the writer's
            else:
                who, says = None, False
    spoke = _SPOKE.search(whole_before) if who is None else None
    if spoke and not re.search(r"[.;]", whole_before[spoke.end() :]):
        who, says = spoke["who"], True
    theirs = _WHEN_THEY.match(sentence[end:]) if who is None else None
    if theirs and not _SELF.search(before[-40:]):
        who, says = theirs[1], False
    moved = _MOVED_THEM.search(before) if who is None else None
    if moved:
        who = {"him": "he", "her": "she"}[moved["who"]]
    told = None if who else _AND_SAID.search(before)
    if told and not _SELF.search(told["then"]):
        who, says = told["who"], True  # "she looked at my foot and said the drop ..."
    return Scope(
        negated=_negated(before, sentence[end : end + 40]),
        partly=bool(_PARTLY.search(before) or _PARTLY_AFTER.match(after)),
        hypothetical=_supposed(whole_before),
        feared=bool(_FEAR.search(before) and not _REGRET.search(sentence)),
        habitual=bool(_HABIT.search(before)),
        hoped=bool(_HOPE.search(before)),
        unsure=bool(_UNSURE.search(before)),
        past=bool(
            _PAST.search(before)
            or _PAST_AFTER.search(_THAN.split(after)[0][:60].split(", the ")[0])
        ),
        general=bool(
            _GENERIC.search(before) or _SWORN_BY.search(before) or _GENERIC.search(after[:40])
        ),
        question=sentence.rstrip("\"') ").endswith("?"),
        who=who,
        says=says,
    )
