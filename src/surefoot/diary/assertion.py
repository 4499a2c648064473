"""Whether a thing is so, is not, was, is hoped, supposed, another's or unsure."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from datetime import date, timedelta

from surefoot.diary.mention import Assertion
from surefoot.diary.vocabulary import Found
from surefoot.diary.when import PAST_TENSE
from surefoot.terms.dates import TimeSpan
from surefoot.terms.scope import CLINICIANS, Scope, clause, scope
from surefoot.terms.sentences import Sentence

#: Older than this is past, not present. Our proposal; the gold guideline says the same.
RECENT_DAYS = 28

_NOT_INSIDE = re.compile(
    r"\b(?:not|never|neither|nor|nil|no longer|hardly ever|(?:do|does|did|is|are|was|were|has|have|had|wo|would|ca|could|hase|dide|doese)n'?t|hasnae|didnae|cannae|stopped|no)\b(?! bad)"
)
#: These phrases hold a not of their own ("cannot feel my foot").
_OWN_NOT = frozenset({"weak_lift", "numb", "sleep_poor", "mood_low"})
_GONE_AFTER = re.compile(
    r"^(?: (?:in|of|on|at|under|behind|round|along|inside) (?:(?:my|the|that|left|right|big|bad|stroke|other|good) ){0,3}\w+)?(?: thing| has| have| had| been| is| are| was| were| all| now| finally| then| just| completely| mostly){0,4} "
    r"(?:gone|vanished|stopped|ceased|went(?= away|[ .,]|$)|eased(?: off)?|cleared(?: up)?|disappeared|settled|left me|wore off|worn off|passed|let up|packed (?:up|in)|dried up|died off|buggered off|sodded off|backed off|called it a day|given over|no more|a thing of the past|(?:ancient )?history|behind me|cured|healed|sorted|died (?:down|away)|calmed down|faded|subsided|resolved)\b(?! (?:well|up|down|back|worse|bad))"
    r"|^ (?:has|have|had|did|does|is|was)(?:n'?t|nt| not)(?: yet)? (?:come back|came back|been back|returned|return|shown|appeared|been seen|happened|bothered|back|there)\b"
)
_NOT_BACK = re.compile(r"(?:n'?t|not|never)\b.*\b(?:back|returned)$")
_GONE_BEFORE = re.compile(
    r"\b(?:stopped|given up|gave up|quit|packed in|ceased|done with|finished with|finally over|no more|rid of|free of|ended|cured|avoid(?:ed|ing)?|gone are the (?:days|times) (?:of|when)|(?:i'?m|am|got|now) over)(?: the| my| it| any| that| this| being)* $"
    r"|\b(?:stops?|stopped|prevents?|prevented|keeps?|kept)(?: (?:the|my|it|foot|toes?|ankle|leg|calf|me))+(?: from)? $"
)
_DONE_WITHOUT = re.compile(
    r"\b(?:skipp?(?:ed|ing)|forg[oe]t\w*|neglect\w*|miss(?:ed|ing)|avoid\w*|gave up|given up|giving up|give up|taken off|took off|stopped|stop|left off|came off|come off|coming off"
    r"|ditched|dropp(?:ed|ing)|binned|thr(?:ew|own)(?: out| away)?|chucked(?: out| away)?|lobbed|flung|slung|never got round to|not got round to|lost|mislaid|sold|gave away|given away|returned|sent back|packed in|packed up|jacked in|knocked|ran out of|run out of|no need (?:of|for)|(?:don'?t|didn'?t|no longer) need|manag\w+ without|put away|retired|can'?t find|couldn'?t find|broke|snapped|handed back|cancelled|postponed|bunked off|sacked off|dodged|ducked|not (?:touched|bothered with|looked at)|off(?! to)|(?:can'?t|cannot|couldn'?t) (?:even )?(?:do|manage|remember when i last did|be bothered with|be bothered wi)"
    r"|turned (?:me )?down(?: for)?|refused(?: me)?|denied(?: me)?|won'?t (?:fund|pay for|cover|wear|use)|refus(?:e|es|ed|ing)(?: (?:to )?(?:use|wear|take|do|have|try))?|(?:wouldn'?t|won'?t|not|never) be seen(?: dead)? (?:with|in)|too (?:\w+ ){1,3}?(?:for|to do|to manage|to face|to bother with)|no (?:time|energy|puff|chance) (?:for|to do)|couldn'?t face|swapped|traded|without|declined|quit)(?: (?:the|my|a|any|all|doing|wearing|using|with|wi|taking|of|these|those|even|altogether|that|going|to)){0,4} $|\b(?:ditched|binned|gave up|given up|dropped|skipped|stopped (?:wearing|using|doing)|without|left off|got rid of) (?:the|my|a|any) \w+ $"
)
_DONE_AFTER = re.compile(
    r"^ a (?:miss|swerve|body swerve|rest)\b|^[^.;]{0,30}? (?:but|and|yet|though) (?:i )?(?:don'?t|didn'?t|haven'?t|never (?:do|did|have)|won'?t|can'?t)(?=[.,;!]|$)"
    r"|^(?: (?:appointment|session|class|slot|unit|machine|thing))?,?(?: (?:but|and|which))?(?: i)? (?:didn'?t|haven'?t|forgot|not done|is off|came off|was off|(?:is |its |it's |now |back |stays |still |lives )*in (?:the|a|my|its|some) (?:cupboard|drawer|bin|wardrobe|loft|shed|garage|attic)"
    r"|has been in the (?:cupboard|drawer)|(?:has |have |had |was |were |got |is |are |been |all |now |again )*(?:cancelled|called off|postponed|closed|shut|not on|full up|snapped|broken|broke|bust|kaput|on the blink|packed (?:up|in)|conked out|died|stopped working|lost|gone missing|(?:gone|went|sent) back|thrown (?:out|away)|chucked|retired|on hold|paused)\b|(?:was |were |got |is |are )?(?:left (?:at|in|on|out|off|behind)|skipped|missed|forgotten|abandoned|binned|not touched))"
)
_HANDED = re.compile(
    r"\b(?:handed|gave|sent|took|posted|given|returned)(?: (?:the|my|that|their))?(?: \w+)? $"
)
#: "I have a splint but it is too tight so I don't wear it" tells of one that is not worn.
_NOT_USED = re.compile(
    r"[^.;]{0,40}?\b(?:but|so|and|yet|though)\b[^.;]{0,30}? (?:don'?t|won'?t|can'?t|didn'?t|never|not|refuse to)(?: \w+)? (?:wear|use|take|ware|wearing|using|taking|drinking|touch) (?:it|them|that|one)\b(?! (?:now|any ?more|these|off|much|often|every|all|indoors|in|at|for|when|to))"
)
_OFF = re.compile(r"^ (?:is |was |came |has been |stayed |stays )?off\b(?! and on)")
_STORED = re.compile(r"(?:\w+ )?in (?:the|a|its|my) ")
_SOMEWHERE = re.compile(
    r" (?:off|behind|at|in|on|by|hanging|leaning|propped|standing|lying|upstairs|downstairs|out of)\b(?! (?:now|it|again))"
)
_LEFT_LIST = re.compile(
    r"^(?:i )?(?:stopped|dropped|given up|gave up|not doing|skipped|not done|not wearing)\b[^:.]{0,25}: "
)
_BEFORE_NOW = re.compile(
    r"^(?: (?!like\b|as\b|than\b)\w+){0,2} before(?=[.,;!]|$)|^(?: \w+){0,4} before (?:that|then)\b"
)
#: "Could the numbness be from my vitamins?" asks of the cause: it is there.
_FROM = re.compile(
    r"[^.?,]{0,25} be (?:from|because|due|caused|down to|related|linked|to do with|coming from)\b"
)
_ASKS = re.compile(
    r"^(?:and |but |so )?(?:is|was|are|were|could|can|am|did|does|do|has|have|might|maybe|perhaps|should|will)\b|\bcould it be\b|\bor is it\b|\bi wonder\b"
)
_MAY_HAVE = re.compile(r"\b(?:may|might|could) have\b")
_BOOKED = re.compile(
    r"^,? (?:(?:is|are|has been|have been|was|'s) (?:now |also |all )*(?:planned|booked|scheduled|arranged|due|next|to (?:start|follow|come|begin)|on order|ordered|pending|being (?:made|measured|fitted|arranged)|coming|in the (?:pipeline|post|diary))|planned|booked(?: in)?|scheduled|to follow|on order|awaited|pending|due|starts? (?:on |in |next |again |tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday|back)|tbc)\b"
)
_ENTERED = re.compile(r"\b(?:booked|entered for|signed up|planned|got a place)\b")
_VISIT = re.compile(
    r"^ (?:review|appt|appointment|clinic|assessment|fitting|trial|check|session|starts?|due|op|class)\b"
)
_REFERRED = re.compile(r"^ (?:referral|appointment|is (?:on|at|this|next|booked)|awaited)\b")
_BECAUSE = re.compile(r"\bi think it(?:'s| is| was)(?: just| only| my| the)* $")
_KEPT_ON = re.compile(
    r"\b(?:not|never|(?:am|did|do|does|have|has|had|would|wo|ca|could)n'?t)(?: \w+)? $|\b(?:not|never|(?:am|did|do|does|wo|ca|could|would)n'?t)(?: \w+){0,4} (?=$)"
)
_LEFT = re.compile(r"\b(?:left|leave|leaving|forgotten|forgot) (?:the|my|both|his|her)(?: \w+)? $")
_SAID_NO = re.compile(r"\b(?:i|and) (?:said|told (?:him|her|them)) no\b")
_PLAN = re.compile(
    r"\b(?:(?:is|are|'s) (?:starting|putting|trying|getting|switching|moving) me (?:on|onto|with|for|up for)|(?:i|we) shall|toying with(?: the idea of)?|looking into|half a mind to|wondering about|pricing up|signed up (?:for|to)|signing up (?:for|to)|enrolled (?:on|in|for)|put (?:me )?(?:down|forward|up) for|measuring (?:me )?for|referr(?:ed|ing) (?:me )?(?:for|to)|(?:ask|asked|asking) (?:him |her |them |the \w+ )?(?:for|about)(?= (?:an? |some |new |the )?$)|i'll|ill (?=do|try|start|be|go|get|wear|use|keep|see|ask|have|give|put)|i will|we'?ll|will|gonna|wanna|fancy|going to|plan(?:ning|s)?(?: to)?|meaning to|intend(?:ing)?(?: to)?|wants? me (?:to(?: \w+)?|on|doing|using|wearing|trying|back \w+|up \w+)|(?:told|asked|advised) (?:me )?to (?:start|try|do|use|wear|keep)|due(?: to| on)?"
    r"|(?:need|have|got|trying) to (?:book|order|start|get|ask|do)|(?:book|order|resume|restart)|target\b.{0,20}|resolution\b.{0,20}|next(?! door)\b.{0,12}"
    r"|should be doing|supposed to(?: \w+)?|must (?:do|get|start|try|remember|book|order|ask|find|dig)|should (?:really |probably )?(?:do|try|get|start|wear|use)|ought to(?: \w+)?|thinking (?:of|about)(?: \w+)?|considering|tempted to"
    r"|might (?:try|get|start|book|ask)|waiting (?:for|on)|(?:being |been )?(?:measured|referred|assessed) for|on the (?:waiting )?list for|saving (?:up )?for|keen to(?: \w+)?"
    r"|tomorrow\b.{0,15}|back on monday to|would like to|i'?d like to|wants? (?:me )?to|hop(?:e|ing) to)\b(?! (?:i|kill|say))"
)
#: Said with a day that may lie ahead: "I start pilates on Monday", "back to class on Friday".
_STARTS = re.compile(
    r"\b(?:i|we|i'm|we're|am|are) (?:start|begin|resume|restart|have|get|see|go to|go back to|starting|having|getting|seeing|going to|joining|join)(?: back| my| the| a| an| new| at| to| with| some)* $|\bback (?:to|at|on|in)(?: my| the)* $"
)
_MIGHT = re.compile(
    r"\b(?:might|may|could|would|'d|will|'ll)(?! (?:still|barely|hardly|not|only))(?: all| just| also| well| soon| it| then| be| get| feel)* $"
)
_MAY_BE_THE = re.compile(
    r"(?:^|\bit )(?:could|might|may)(?: well| just)? (?:be|have been) (?:the|my|these|those) $"
)
_NOT_ALWAYS = re.compile(r"n'?t (?:always|quite|completely|fully|entirely)\b")
_RETURNED = re.compile(r"\b(?:returned|(?:came|come|was|is) back|then)\b")
_NO_LONGER = re.compile(r"\bno longer(?: \w+){0,5}$|\b(?:don'?t|doesn'?t)(?: \w+){0,3} any ?more\b")
_MAY_BE = re.compile(
    r"\b(?:might|may|could)(?: just| well| also| only)? be(?: an?| the| my| just| only)* $"
)
_AS_IT_WAS = re.compile(r"(?:hardly|barely|scarcely|only|still|not)\b")
_YOU = re.compile(
    r"\b(?:do|does|did|have|has|had|are|is|can|could|any of|would) (?:you(?! know)|your|anyone|anybody|others)\b|^any(?:one|body)\b|\bwho else\b"
)
_ANYONE = re.compile(
    r"\b(?:please |someone |somebody )(?:please )?tell me\b|\b(?:has|have|does|do|did|is|are|can) any(?:one|body)\b"
)
_WORTH = re.compile(
    r"\bworth\b|\bshould i\b|\b(?:what|how) about\b|^(?:and |but |so )?(?:do|does|would|will|can) (?:the |an? |my )?[\w -]{2,30} (?:help|work|make|do any|hurt|matter|be (?:any|of|worth|ok|okay|safe|a|good|better|too))|\b(?:any good|is it (?:ok|safe|normal|any)|okay to|recommend)\b|^(?:are|is) (?:the |an? )?[\w -]{2,25} (?:good|bad|ok|safe|any|better|allowed)\b"
)
_RID = re.compile(
    r"\b(?:chuck|bin|ditch|lose|get rid of|come off|stop (?:using|wearing)|do without|give up|throw (?:away|out))(?: the| my)? $"
)
_TRY = re.compile(
    r"(?:[^.;]{0,40}[,;] )?(?:just |please |definitely )?(?:try(?!ing)|get yourself|ask your|don'?t (?:skip|forget|give up)|keep (?:doing|at|up))\b"
)
_ME = re.compile(r"\b(?:i|i'm|i've|im|ive|i'd|i'll|my|me|we)\b")
#: An ellipsis holds its own not ("I don't any more").
_NOT_ANY_MORE = re.compile(r"(?:i|they|it|mine) (?:don'?t|doesn'?t)(?: any ?more)?$")
#: So do "none since Sunday", "not now", "I am not now".
_ONLY_NOT = re.compile(
    r"(?:not|none|nothing|nil|zero|no longer|no more|i(?:'m| am) (?:not|no longer))\b"
)
_THEIR_OWN = re.compile(
    r"(?:hers|his|theirs|(?:my|our|the) \w+'s) (?:never|still|always|did|does|went|goes|came|is|was|has|cleared|only)\b"
)
_TOLD_TO = re.compile(
    r"\b(?:says?|said|goes|shouts?|tells me)[,:]? \"?(?:just |always |now )?(?:do|wear|use|take|try|get) (?:your|ur|yer)(?: \w+)? $"
)
_FOR_LONG = re.compile(
    r"\b(?:was|were|had(?! to)|wore|used|needed|kept|stuck|walked|could|couldn'?t)\b[^,.;]*\bfor (?:over |about |nearly |more than |around )?(?:years|months|ages|(?:\w+ ){1,2}(?:years|yrs|months|mths))\b"
)
_TO_NOW = re.compile(
    r"\b(?:have|has|haven'?t|hasn'?t|now|so far|counting|since|still)\b|'ve\b|'s been\b"
)
_BEGAN = re.compile(
    r"\b(?:began|begun|started|start|bought|put|got|given|gave me|showed me|taught me|fitted|switched to|took up)\b"
)
_LONG_AGO = re.compile(
    r"^(?:\w+ )?(?:when i first|in (?:the )?hospital|at the start|at first|back then|in the early days|in rehab|before that|before,|in those days|(?:at|in) the beginning|to (?:begin|start) with|early doors|(?:in |for |during |over |through )?(?:the|those) (?:very )?first (?:(?:few|couple of|two|three|four|five|six|nine|eighteen) )?(?:years?|months?|weeks|days)|(?:straight|right|just|soon) after (?:the|my) (?:stroke|bleed)|this time last year)\b"
)
_NOWADAYS = re.compile(r"\b(?:now|these days|today|nowadays|currently|but|still)\b")
_HEADING = re.compile(
    r"^(?:\w+ ){0,2}(?:target|goal|resolution|aim|plan|actions?|to do|next)\b[^:.]{0,25}:"
)
_COMPARED_TO = re.compile(
    r"\b(?:up from|down from|compared (?:to|with)|against|before,?|previously|old best|used to be|it was)(?: only| about| just)? $"
)
_COMES = re.compile(r"\b(?:comes|returns|happens)\b")
_STATES = frozenset({"sign", "sensation", "state", "event"})
_DOINGS = frozenset({"exercise", "aid", "test", "activity"})


def assertion(
    words: str,
    found: Found,
    start: int,
    end: int,
    sentence: Sentence,
    days: TimeSpan | None,
    on: date,
    names: frozenset[str] = frozenset(),
    *,
    answer: bool | None = None,
) -> tuple[Assertion, str | None, Scope]:
    """Judge one found phrase.

    Parameters
    ----------
    words : the flat sentence.
    found : the phrase; `start` and `end` are its characters in `words`.
    days : the time the phrase was told with, or None.
    on : the day of writing.
    answer : the yes or no the writer gives to the question she asks herself here.

    Returns
    -------
    The assertion, whose it is (or who says so) when not the writer's, and the scope it came from.
    """
    about = scope(words, start, end, names=names)
    first, last = clause(words, start, end)
    before, after, inside = words[first:start], words[end:last], words[start:end]
    if sentence.quoted:
        return "someone_else", sentence.quoted, about
    asks = about.question and bool(_YOU.search(words))
    reported = (
        about.says
        and about.who in {*CLINICIANS, "she", "he"}
        and (found.kind in ("exercise", "aid", "test") or found.concept in ("class", "medicine"))
    )
    if _TOLD_TO.search(before):
        return "someone_else", about.who, about
    if _THEIR_OWN.match(inside):
        return "someone_else", inside.split()[0], about
    mine = inside.startswith(("i ", "mine ")) or " me " in inside  # "my mate drags his, I don't"
    if about.who and _SAID_NO.search(words[end:]):
        return "absent", None, about
    advised = _TRY.match(words) and not _ME.search(words)
    asks = asks or bool(_ANYONE.search(words))
    advice = found.kind in _DOINGS and about.question and bool(_WORTH.search(words))
    if (
        asks
        or advice
        or (about.general and not _LONG_AGO.match(words))
        or advised
        or (about.who and not reported and not mine)
    ):
        return "someone_else", about.who, about
    if answer is not None and about.question:
        return ("present" if answer != (found.well or about.negated) else "absent"), None, about
    lead = before + " ".join(inside.split()[:1]) if inside.startswith(("to ", "will ")) else before
    planned = _planned(found, lead, days) or (
        found.kind in (*_DOINGS, "event") and bool(_BOOKED.match(after))
    )
    planned = planned or (found.concept == "class" and bool(_REFERRED.match(after)))
    booked = found.concept == "holiday" or bool(_VISIT.match(after) or _ENTERED.search(words))
    planned = planned or (booked and _to_come(words, days, on))
    if _supposed(found, about, before, inside):
        return "if", None, about
    absent = _absent(found, about, before, after, inside, words[end:], words)
    headed = found.kind in _DOINGS and bool(_HEADING.match(words))
    if about.hoped or headed or (planned and not absent):
        return "hoped", None, about
    doubts = about.unsure and not _FROM.match(words[end:]) and found.kind not in ("exercise", "aid")
    doubts = doubts or bool(_MAY_HAVE.search(inside) or _MAY_HAVE.search(before[-25:]))
    cause = found.kind == "event" and not about.question and _MAY_BE_THE.search(before)
    doubts = doubts and not ((found.kind == "state" and _BECAUSE.search(before)) or cause)
    asked = about.question and bool(_ASKS.search(words)) and not _FROM.match(words[end:])
    if (doubts or asked) and not absent:
        return "unsure", None, about
    stays = found.kind in _DOINGS or found.concept in ("class", "medicine")
    if absent and ((stays and not about.past) or _NO_LONGER.search(words[:end])):
        return "absent", None, about
    if absent and not about.past and _GONE_AFTER.match(after + " ") and not _RETURNED.search(words):
        return "absent", None, about
    carried = days is not None and days.start < sentence.start
    if carried and not PAST_TENSE.search(words):
        days = None
    if _over(found, about, words[first:last], words[:start], inside, words[end:], days, on):
        return "past", None, about
    return ("absent" if absent else "present"), None, about


def _to_come(words: str, days: TimeSpan | None, on: date) -> bool:
    """Tell whether a bare "Wales in May", "review 12/6" lies ahead: that day is long gone by, and nothing tells of the past."""
    if days is None or days.ahead is None or days.last is None or PAST_TENSE.search(words):
        return False
    return (on - days.last).days > (days.ahead[0] - on).days


def _planned(found: Found, before: str, days: TimeSpan | None) -> bool:
    """Tell whether a thing done or worn lies in the future."""
    if found.kind == "aid" and _RID.search(before):
        return False
    if found.kind in ("sign", "sensation", "state", "history"):
        return False
    if days is not None and days.ahead is not None and _STARTS.search(before):
        return True
    return (days is not None and days.kind == "future") or bool(_PLAN.search(before))


def _supposed(found: Found, about: Scope, before: str, inside: str) -> bool:
    """Tell whether a thing is a condition, a rule about herself, or a fear."""
    waits = found.kind in _DOINGS and re.search(r"\bwaiting (?:for|on)(?: an?| the| my)? $", before)
    if (about.hypothetical and not waits) or about.habitual:
        return True
    if found.kind == "activity" and before.endswith(("when i ", "whenever i ")):
        return True
    if before.endswith(("when ", "whenever ")) and _COMES.search(inside):
        return True
    if found.kind == "history":
        return about.feared
    if found.kind not in _STATES:
        return False
    might = (
        _MIGHT.search(before) and not _AS_IT_WAS.match(inside) and not _MAY_BE.search(before)
    ) or re.search(
        r"(?:\b(?:might|may|could|would|will)|'ll)(?! (?:not|have|hardly|barely|scarcely|only|just|still)\b) \w+",
        inside,
    )
    return about.feared or bool(might)


def _absent(
    found: Found, about: Scope, before: str, after: str, inside: str, rest: str, words: str
) -> bool:
    """Tell whether a thing is said not to be so, to be gone, or not to have been done."""
    own_not = (
        found.concept in _OWN_NOT
        or inside.startswith("no ")
        or (found.well and bool(_NOT_BACK.search(inside) or _NOT_ANY_MORE.match(inside)))
        or (found.well and bool(_ONLY_NOT.match(inside)))
        or (found.kind == "sign" and inside.startswith(("can't", "cant", "cannot", "couldn't")))
    )
    inner = (
        None
        if own_not
        else _NOT_INSIDE.search(inside.replace("stopped", "") if found.well else inside)
    )
    negated = about.negated or bool(inner)
    if inner and re.search(r"\bcan'?t say\b", before):
        negated = False  # "can't say it hasn't"
    if found.well:
        # "no sign of it" is well by its own "no": only a not outside of it turns it round.
        return own_not or not negated
    if negated and (about.partly or _NOT_ALWAYS.search(inside)):
        negated = False
    if negated and not (found.kind in _DOINGS and _still_done(before)):
        return True
    if found.kind in _DOINGS or found.concept in ("class", "medicine"):
        if found.kind == "aid" and _STORED.match(inside):
            return True
        if _HANDED.search(before) and after.startswith(" back"):
            return True
        if found.kind != "exercise" and _NOT_USED.match(rest):
            return True
        left_off = _LEFT.search(before) and _SOMEWHERE.match(after)
        undone = _DONE_WITHOUT.search(before)
        if undone and _KEPT_ON.search(before[: undone.start()]):
            return False
        if _LEFT_LIST.match(words):
            return True
        taken_off = found.kind == "aid" and _OFF.match(after)
        return bool(left_off or undone or taken_off or _DONE_AFTER.match(rest))
    if found.concept == "balance_poor":
        return False
    return bool(_GONE_AFTER.match(after) or _GONE_BEFORE.search(before))


def _still_done(before: str) -> bool:
    """Tell whether a not undoes an end ("not giving up the", "never miss my")."""
    undone = _DONE_WITHOUT.search(before)
    return bool(undone and _KEPT_ON.search(before[: undone.start()]))


def _over(
    found: Found,
    about: Scope,
    part: str,
    earlier: str,
    inside: str,
    rest: str,
    days: TimeSpan | None,
    on: date,
) -> bool:
    """Tell whether a thing belongs to the past."""
    if "used to" in inside or about.past or _BEFORE_NOW.match(rest):
        return True
    if _FOR_LONG.search(part) and not _TO_NOW.search(part):
        return True
    if found.kind == "test" and days is None and _COMPARED_TO.search(earlier):
        return True
    if found.kind == "history" and not (days and re.search(r"\bhad\b", earlier[-25:])):
        return True
    opened = _LONG_AGO.match(earlier)
    if opened and not _NOWADAYS.search(earlier[opened.end() :]):
        return True
    if found.kind in ("exercise", "aid") and _BEGAN.search(earlier):
        return False
    if days is not None and days.last is not None and days.kind != "clock":
        return days.last < on - timedelta(days=RECENT_DAYS)
    return False
