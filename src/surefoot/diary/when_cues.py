"""The words that carry a time along or stop it: tables for `surefoot.diary.when`."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re

from surefoot.terms.calendar_words import DAY_NAME, MONTH_NAME

PRESENT_TENSE = re.compile(
    r"\b(?:is|are|am|i'm|im|it's|its|she's|he's|they're|we're|do|don'?t|have|haven'?t|has|hasn'?t|can|can'?t|still|now|these days|always|never"
    r"|keeps?|use|(?<=\bi )(?<!before i )(?:walk|need|manage|live|limp|hobble|drag|trip|struggle|rely|depend|tend)|wears?|gets?|(?<!did )(?<!didn't )(?<!could )feels?|wants?|used to|goes|gives|makes|comes|says|hurts|aches)\b"
    r"|\b(?:foot|toe|leg|ankle|knee|calf|hip|heel)'s\b"
    r"|\b(?:foot|toe|leg|ankle|knee|it|that|which|shoe|side|mine)(?: just| always| often| only| sometimes)? (?!is\b|was\b|has\b|raises|lifts\b|steps)[a-z]{3,}(?<!s)s\b"
)
#: Words that tell of what was.
PAST_TENSE = re.compile(
    r"\b(?!need|bed\b|red\b|speed|feed|indeed|tired|fatigued|exhausted|shattered|stiffened|embarrassed|pleased|worried|supposed)[a-z]{2,}ed\b"
    r"|\b(?:was|were|had|did|didn'?t|wasn'?t|went|got|fell|felt|caught|came|stood|sat|held|took|could|couldn'?t|made|woke|gave|hit|hung|kept|(?<=\bi )left|(?<=\bhe )left|(?<=\bshe )left|let|lost|ran|said|saw|slept|slid|stuck|swung|swelled|thought|told|wore|put|broke|began|hurt)\b"
)
NOW = re.compile(r"\b(?:now|these days|nowadays|currently|at the moment|still)\b")
COMPARED = re.compile(
    r"\bthan\b[^,.;]*$|\bas (?:\w+ )?(?:it|they|i|he|she) (?:was|were|did|had|used)\b[^,.;]*$|\bas (?:bad|good|strong|stiff|tired|sore|steady|much|often|many) as\b[^,.;]*$|, (?:it|they|i|which) (?:wasn'?t|weren'?t|didn'?t|couldn'?t|hadn'?t) [^,.;]*$|, (?:it )?(?:was|were|had been|from) (?:only |about |just )?[\d/]+[^,.;]*$|\b(?:apart from|except(?: for)?|bar|other than|save for|aside from|excluding|minus)\b[^,.;]*$|\blike (?:it|they|i) (?:did|was|were|used)\b[^,.;]*$|\b(?:first|last|only) time $|\bcompared (?:with|to)\b[^,.;]*$|(?<!went )(?<!gone )(?<!got )(?<!go )(?<!put )\b(?:up|down) on\b[^,.;]*$|\b(?:up|down) from\b[^,.;]*$|\b(?:against|versus|vs)\b[^,.;]*$"
)
#: A figure or state of long ago, told only to measure today's by ("In April it was only 6").
SETS_BESIDE = re.compile(
    r"\b(?:it|that|they) (?:was|were)(?: only| just| about| more like| nearly)? (?:\d|[a-z]+[.!]?$)|^(?:was|were) (?:only |just |about )?\d|\b(?:only|just) \d+(?: \w+)?[.!]?$"
)
#: Words that may stand before a date that is the heading of what follows.
HEADS = frozenset(
    [
        "on",
        "well",
        "so",
        "right",
        "ok",
        "then",
        "and",
        "but",
        "now",
        "entry",
        "diary",
        "dear",
        "update",
        "for",
        "report",
        "summary",
        "log",
        "notes",
        "the",
    ]
)
LEADING = HEADS | frozenset(
    {"in", "at", "over", "during", "back", "just", "since", "by", "first", "also"}
)
LABELLED = re.compile(r"(?: [a-z]+){0,2}:")
#: What stands between the name of a thing and what is told of it ("daily steps, mean: ...").
NAMES_WHAT = re.compile(r"(?:,? [^:.;,]{1,30})?:")
LABEL = re.compile(r"^[a-z][\w -]{0,25}:")
#: "my toe caught a slab they have been watching since 2024" tells since when of the slab.
ELSE_HAS = re.compile(
    r"\b(?:the|they|he|she|council|which|who|that)\b[^,.;]* (?:has|have|had) (?:\w+ )?been\b"
)
RECORD = re.compile(r"\b(?:longest|best|record)\b")
#: A wish or a plan leans on the day ahead told before it ("In June we sail. I want to walk on deck.").
TO_COME = re.compile(
    r"\b(?:(?:i|we) want|hop(?:e|ing)|plan(?:ning)?|aim(?:ing)?|will|shall|(?:i|we|it)'ll|going to|gonna|(?:like|love) to|pray\w*)\b"
)
ALSO = re.compile(r"\b(?:either|neither|nor|as well|too|also|same goes for|likewise)\b")
#: What has been so ever since what was told before it.
SO_SINCE = re.compile(
    r"\b(?:has|have|'ve|hasn'?t|haven'?t)(?: not| also| even| still)? (?:been|become|got|gone|had|started|begun|not|\w+ed)\b"
)
#: What goes on in the sentence after a "since".
ONGOING = re.compile(
    r"\b(?:is|are|am|'s|'m|'re|been|keeps?|it is not|isn'?t) (?:\w+ )?\w{3,}ing\b|'s \w{3,}ing\b|\b(?:has|have|'ve) (?:not |also )?(?:been|become|got|gone|started|begun|had)\b|\b(?:it|they|foot|toes?|leg|ankle|knee|heel) (?:has|have)(?:n'?t| not) (?:\w+ed|caught|come|gone|given|let|hurt|been)\b"
)
CLEAR_OF = re.compile(r"(?: (?:of|clear|free|without|with|no|any|the|my|from))* ?")
WORD = re.compile(r"\w+")
#: What may stand before and behind the time that heads an entry of a log.
BEFORE_HEAD = re.compile(
    r"(?:[-*•#] ?)?(?:(?:week|wk) (?:of|from|ending)? ?)?(?:(?:night|day|wk|week|shift|entry|session|visit|month) ?\w{1,6} ?\()?(?:on |the )?"
)
AFTER_HEAD = re.compile(
    r"\)? ?(?:[:.—|)]|- |\()|, (?:week|wk|day|session|entry|night|month) \d{1,3}\b(?! (?:of|after|since|without|clear))| (?:summary|totals?|report|round-?up|tally|figures|log|diary|notes)(?=[.:,]|$)"
)
#: What may stand behind the date of a page that is a line of its own ("Sat 26 Aug, week 19").
HEAD_TAIL = re.compile(
    r"\)?,? ?(?:(?:summary|totals?|report|round-?up|tally|figures|log|diary|notes)|(?:week|wk|day|session|entry|night|month) \d{1,3})?(?:, \w+)?[.:]?"
)
EVERY = re.compile(r"in (?:spring|summer|autumn|winter)")
#: A part of a day belongs to the day that heads the entry.
WITHIN_DAY = re.compile(
    r"(?:in|during) the night|overnight|(?:all|the whole) (?:morning|afternoon|evening)|first thing|all day|(?:that|the same) (?:day|night|evening|morning|afternoon)"
)
#: A time told only to say since when or until when something is.
ASIDE_OF_TIME = re.compile(
    r"\b(?:since (?!(?:my|the) (?:stroke|bleed|clot) (?:on|last|in|this) $)|until|till)\b[^,.;]*$"
)
#: A day by its own name, not "yesterday" or "Christmas".
NAMED = re.compile(rf"\d|\b(?:{DAY_NAME}|{MONTH_NAME})")
