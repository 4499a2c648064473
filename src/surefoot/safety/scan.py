"""Listen to words for danger, before anything else reads them.

`scan` errs to the safe side: an unsure sign counts, a sign that passed within the week counts. It
never says that all is well: an empty answer means only that no listed phrase was heard.
"""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from datetime import date, timedelta
from functools import cached_property

from attrs import evolve, frozen

from surefoot.safety.flags import LEVELS, Flag, Level, red_flags
from surefoot.safety.phrases import Rule, idioms, phrases, rules
from surefoot.safety.weighed import weigh
from surefoot.terms.dates import dates
from surefoot.terms.rule_index import Rule as Phrase
from surefoot.terms.rule_index import numbers
from surefoot.terms.scope import Scope, clause, scope
from surefoot.terms.sentences import Sentence, flat, sentences
from surefoot.terms.told import TimeSpan

#: How long ago a sign may lie and still count, in days. Source: red_flags.yaml, meta.matching.
WINDOW_DAYS: dict[Level, int] = {"emergency_now": 7, "same_day": 7, "tell_team": 14}

_STROKE_SIGNS = frozenset(
    {"rf_face", "rf_arm", "rf_speech", "rf_leg_sudden", "rf_vision", "rf_balance", "rf_confusion"}
)
_PASSED = re.compile(
    r"\b(?:c(?:a|o)me (?:right|back to normal)|went away|gone away|passed(?: off)?|wore off|worn off|only lasted|lasted (?:only )?"
    r"|back to normal|(?:fine|normal|ok|okay|all right|alright|better|clear(?:ed)?|gone|settled|stopped) (?:now|again|after|by|since|within|itself|up)"
    r"|for (?:about |only )?(?:a few|ten|five|two|\d+|a couple of) ?(?:minutes?|mins?|seconds?|hours?)|then (?:it )?(?:was )?(?:fine|stopped|cleared|gone)|(?:lost|couldn'?t|went) .{0,50}(?:has come|come|came) back)\b"
)
#: Negation between the words of one phrase ("calf not swollen"); some phrases hold their own.
_NOT_INSIDE = re.compile(
    r"(?<!can )(?<!could )(?<!will )(?<!would )\bnot\b|\b(?:is|are|was|were|does|do|did|has|have)n'?t\b|\bnever\b|\bno (?!reason\b)"
)
_OWN_NOT = frozenset({"rf_confusion", "rf_cauda", "rf_harm", "rf_mood", "rf_speech", "rf_tia"})
#: Told to be over, or to have been nothing: enough to drop a flag that asks for no hurry.
_OVER = re.compile(
    r"^(?: \w+){0,2}? (?:has |have )?(?:stopped|gone|ceased|went away|cleared)\b|\bfalse alarm\b"
)
_OLD = re.compile(
    r"\b(?:for (?:many |several |\d+ |two |three |four |five |ten )?(?:years|yrs|months|ages|decades)|always (?:has|have|been|was|did|does)"
    r"|(?:has|have) always|as (?:always|usual|ever)|same as (?:ever|usual|always)|since (?:the|my) (?:stroke|bleed|clot)|since day one"
    r"|(?:at the time of|with|through|because of|due to|after) (?:my|the) (?:\w+ )?(?:stroke|bleed|clot)"
    r"|been (?:like (?:that|this)|(?:that|this) way) since|from (?:the|my) (?:stroke|bleed|clot)|(?:left over|leftover) from|all my life|ever since (?:the|my) (?:stroke|bleed|clot))\b"
)
#: Told of the days of the stroke itself: "straight afterwards I was unable to use my arm".
_JUST_AFTER = re.compile(
    r"\b(?:(?:immediately|straight|right|directly|shortly|soon) after(?:wards?)?|at first|initially|to begin with|in the beginning|to start with)\b(?=[^.;]*\b(?:was|were|had|could|couldn'?t|did|didn'?t|lost|went)\b)"
)
_STROKE = re.compile(
    r"\b(?:my|the|his|her) (?:\w+ )?(?:stroke|bleed|clot) (?:was|hit|happened|affected|took|came|left|had)\b|\bhad (?:my|a|the|his|her) (?:\w+ )?(?:stroke|bleed|clot)\b"
)
_NEW = re.compile(
    r"\b(?:worse|getting weaker|new|again|sudden\w*|just|now|today|this (?:morning|afternoon|evening)|tonight)\b"
)
_NOW = re.compile(
    r"\b(?:is|are|isn'?t|can'?t|cannot|won'?t|has|have|having|now|just|right now|today|this (?:morning|afternoon|evening)|tonight"
    r"|looks|feels|sounds|suddenly|keeps|says|won'?t|doesn'?t|aren'?t|help|999)\b|\b(?:he|she|who|it|face|arm|speech)'s\b"
    r"|\b(?:he|she|mum|mam|mom|dad|nan|nana|gran|wife|husband|hubby|partner|grandad) ?'?s (?:gone|going|having|had|been|all|just|in|on|got|\w+ing|\w+ed)\b"
    r"|\b(?:he|she|mum|mam|mom|dad|nan|nana|gran|wife|husband|hubby|partner|grandad) (?:just )?(?:thinks|wants|lifts|opens|holds|stares|goes|talks|sees|hears|walks|falls|drops|mumbles|slurs)\b"
)
#: Words that make a sign the writer's own, whoever is named before ("they'd be better without me").
_MINE = re.compile(r"\b(?:me|my|myself|if i)\b")
#: Not being able to is a trouble of its own and denies none ("couldn't get up after falling").
_UNABLE = re.compile(
    r"\b(?:can'?t|cannot|can not|couldn'?t|could not|cannae|canny|unable to)\b(?! (?:say|complain|be|have|recall (?:a|any)|remember (?:a|any|having)))"
)
#: Told of a film, a game or a lesson, and of nobody there.
_TALE = re.compile(
    r"\b(?:in|of|from|on) (?:the|that|a|an|this|my|last night's) (?:\w+ ){0,2}?(?:film|movie|series|soap(?: opera)?|drama|novel|book|play|episode|programme|show|story|video game|baseball|cartoon|documentary|news|leaflet|poster|card|website|advert)\b"
    r"|\b(?:film|movie|soap|drama|novel|documentary|programme) (?:was|is|had|has|about)\b|\bthe (?:actor|actress|hero|heroine|villain|baddie|detective|character|boxer|wrestler|footballer|striker|goalie|jockey|singer)\b"
    r"|\b(?:they|the (?:leaflet|poster|card|nurse|website|advert|course|book|team|trainer)) (?:\w+ )?(?:list|lists|teach|teaches|taught|say|says|warn|warns|tells? you|told us|mention|mentions|go on)\b|\b(?:says|said) the (?:poster|leaflet|card|website|advert|book)\b"
    r"|\bon (?:telly|tv|the telly|the tv|television|the radio|netflix)\b"
)
_SELF = re.compile(r"\b(?:i|i'?m|i'?ve|my|me|mine|myself)\b")
#: Those whose trouble is told as it happens, mostly without a day ("mum went stiff and shook").
_HOUSE = re.compile(
    r"(?:he|she|him|her|mum|mam|mom|dad|nan|nana|gran|granny|grandad|grandpa|grandma|papa|wife|the wife|husband|hubby|partner|daughter|son)"
)
_NOBODY = re.compile(
    r"^(?:you|your|people|folks?|others?|other people|every(?:one|body)|any(?:one|body)|lots of us)\b"
)


@frozen(slots=False)
class _Place:
    """One sentence with what surrounds it."""

    sentence: Sentence
    words: str
    around: str
    on: date | None

    @cached_property
    def when(self) -> list[TimeSpan]:
        """The times it tells, looked for where a phrase was heard."""
        return dates(self.words, self.on) if self.on else []


def scan(text: str, *, on: date | None = None, stroke_date: date | None = None) -> tuple[Flag, ...]:
    """Hear the red flags in `text`.

    Parameters
    ----------
    text : what the person wrote, as it came.
    on : the day of writing; without it, no date in the text makes a sign old, only words do.
    stroke_date : the day of the stroke; signs told for that day or before are its own.

    Returns
    -------
    One `Flag` for each red flag heard, the most urgent first. Empty means nothing was heard. It
    does not mean that all is well, and must never be shown as such.
    """
    whole = flat(text).replace("\n", " ")  # a line may end inside a sentence
    cut = sentences(text)
    heard: dict[str, Flag] = {}
    told = [whole[sentence.start : sentence.end] for sentence in cut]
    able = phrases().able("\n".join(told))
    for number, sentence in enumerate(cut):
        words = told[number]
        last = cut[number + 1] if number + 1 < len(cut) else sentence
        first = cut[number - 1] if number else sentence
        same = [near for near in (first, last) if near.quoted == sentence.quoted]
        around = " . ".join([words, *(whole[near.start : near.end] for near in same)])
        place = _Place(sentence, words, around, on)
        for which in numbers(able[number]):
            for flag in _heard(rules()[which], place, on, stroke_date):
                _keep(heard, flag)
        for flag in _weighed(place, on, stroke_date):
            if flag.id not in heard:
                _keep(heard, flag)
        _passed(heard, place, first)
    for mild, graver in (("rf_head_mild", "rf_headache"), ("rf_twitch", "rf_twitch_weak")):
        if graver in heard:
            heard.pop(mild, None)
    return tuple(sorted(heard.values(), key=lambda flag: (LEVELS.index(flag.level), flag.span)))


def _keep(heard: dict[str, Flag], flag: Flag) -> None:
    """Keep the most urgent hearing of each flag, the writer's own before another's."""
    old = heard.get(flag.id)
    if (
        old is None
        or LEVELS.index(flag.level) < LEVELS.index(old.level)
        or (old.who is not None and flag.who is None)
    ):
        heard[flag.id] = flag


def _passed(heard: dict[str, Flag], place: _Place, before: Sentence) -> None:
    """Add the warning-stroke flag where a stroke sign is told to have passed."""
    if "rf_tia" in heard or not any(name in _STROKE_SIGNS for name in heard):
        return
    if not _PASSED.search(place.words):
        return
    for flag in heard.values():
        if flag.id in _STROKE_SIGNS and before.start <= flag.span[0] < place.sentence.end:
            _keep(heard, _flag("rf_tia", flag.span, flag.who))
            return


def _flag(name: str, span: tuple[int, int], who: str | None, level: Level | None = None) -> Flag:
    entry = red_flags()[name]
    flag = Flag(name, entry.level, span, entry.say, entry.source, who)
    return evolve(flag, level=level) if level else flag


def _heard(rule: Rule, place: _Place, on: date | None, stroke_date: date | None) -> list[Flag]:
    """Give the flags of one rule in one sentence."""
    found = []
    for hit in rule.phrase.compiled().finditer(place.words):
        idiom = idioms().get(rule.flag)
        if idiom and idiom.compiled().search(place.words):
            continue
        if rule.unless and rule.unless.compiled().search(place.words):
            continue
        if not all(word.compiled().search(place.words) for word in rule.here):
            continue
        if not all(_live(word, place, hit) for word in rule.near):
            continue
        if not rule.no_inside and rule.flag not in _OWN_NOT and _NOT_INSIDE.search(hit[0]):
            continue
        level = rule.level or red_flags()[rule.flag].level
        about = scope(place.words, hit.start(), hit.end())
        if about.negated and rule.no_inside:
            about = scope(_UNABLE.sub(_blank, place.words), hit.start(), hit.end())
        if about.negated or _too_old(about, hit.span(), place, level, on, stroke_date):
            continue
        if level == "tell_team" and _OVER.search(place.words[hit.end() :]):
            continue
        if not rule.anywhen and _only_talk(about):
            continue
        if _TALE.search(place.words) and not _SELF.search(place.words):
            continue
        told_by = None if about.says or _MINE.search(hit[0]) else about.who
        who = place.sentence.quoted or told_by
        if who and not _shown_for_another(who, about, place, level, on):
            continue
        span = (place.sentence.start + hit.start(), place.sentence.start + hit.end())
        found.append(_flag(rule.flag, span, who, rule.level))
    return found


def _blank(hit: re.Match[str]) -> str:
    return "x" * len(hit[0])


def _weighed(place: _Place, on: date | None, stroke_date: date | None) -> list[Flag]:
    """Give the flags that no listed phrase told of, but all words of one sentence together do."""
    if place.sentence.quoted or (_TALE.search(place.words) and not _SELF.search(place.words)):
        return []
    found = []
    able = _UNABLE.sub(_blank, place.words)
    for one in weigh(place.words):
        idiom = idioms().get(one.flag)
        if idiom and idiom.compiled().search(place.words):
            continue
        level = red_flags()[one.flag].level
        told = [scope(able, *at) for at in one.places]
        if any(about.negated or _only_talk(about) or about.question for about in told):
            continue
        about, at = told[0], one.places[0]
        if _too_old(about, at, place, level, on, stroke_date):
            continue
        if any(_OVER.search(place.words[end:]) for _, end in one.places):
            continue
        who = None if about.says else about.who
        if who and not _shown_for_another(who, about, place, level, on):
            continue
        begins = place.sentence.start
        found.append(_flag(one.flag, (begins + at[0], begins + at[1]), who))
    return found


def _live(word: Phrase, place: _Place, beside: re.Match[str]) -> bool:
    """Tell whether a phrase that must be near `beside` is there and not negated by others."""
    blank = "x" * len(beside[0])
    rest = place.around[: beside.start()] + blank + place.around[beside.end() :]
    return any(
        not scope(rest, near.start(), near.end()).negated
        for near in word.compiled().finditer(place.around)
    )


def _only_talk(about: Scope) -> bool:
    """Tell whether a sign is only supposed, hoped or read about."""
    return about.hypothetical or about.hoped or about.general


def _too_old(
    about: Scope,
    at: tuple[int, int],
    place: _Place,
    level: Level,
    on: date | None,
    stroke_date: date | None,
) -> bool:
    """Tell whether a sign lies before the window, or has always been there."""
    spans = [span for span in place.when if span.last is not None and span.kind != "clock"]
    if on is not None and spans:
        first, last = clause(place.words, *at)
        inside = [span for span in spans if first <= span.start < last] or spans
        nearest = min(inside, key=lambda span: min(abs(span.start - at[1]), abs(span.end - at[0])))
        begun, ended = nearest.first or on, nearest.last or on
        if ended < on - timedelta(days=WINDOW_DAYS[level]):
            return True
        if stroke_date is not None and ended <= stroke_date:
            return True
        recent = nearest.kind in ("day", "range") or begun >= on - timedelta(days=28)
        if recent and nearest in inside:
            return False
    if about.past or (_JUST_AFTER.search(place.words) and _STROKE.search(place.around)):
        return True
    return bool(_OLD.search(place.words)) and not _NEW.search(place.words)


def _shown_for_another(
    who: str, about: Scope, place: _Place, level: Level, on: date | None
) -> bool:
    """Tell whether another person seems to have an emergency now."""
    if level != "emergency_now" or _NOBODY.match(who) or about.question or place.sentence.quoted:
        return False
    recent = [
        span for span in place.when if on and span.last and span.last >= on - timedelta(days=1)
    ]
    known = _HOUSE.fullmatch(who) and not re.search(
        rf"\b(?:an?|another|one|some) {who}\b", place.words
    )
    return bool(recent) or bool(_NOW.search(place.words)) or bool(known)
