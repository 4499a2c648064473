"""Mend the slips of a tired or one-handed writer, keeping track of every character."""

# ruff: noqa: E501, SIM905  (lists of words read best as lines)

import re
from functools import cache

from attrs import frozen

_WORD = re.compile(r"[A-Za-z0-9']{2,}")
#: The words worth mending: those that carry what is told.
_RIGHT = """
    drop drops dropped dropping drag drags dragged dragging foot toes curl curled curling roll rolled
    rolling scuff scuffed scuffing catching stumbled tripped tripping balance wobbly unsteady dizzy
    headache stiff stiffness tight spasm spasms cramp cramps twitch twitching tingling numbness swollen
    swelling splint brace insole insoles wedge electrodes separators stick stroke exercise exercises
    squats stretches stretching raises ankle heel physio stairs walked walking tired fatigue shattered
    heavy nearly yesterday tuesday wednesday thursday saturday stand standing again before since gone fine tight worse
    statins needles sleeping holiday morning evening stopped knee numb calf bought
""".split()
#: Real words that lie one slip away from those.
_REAL = frozenset(
    """tipped tips tipper absolute stains stations stepped steeped stopper stated starred sanding standings stan sand gain bright fought brought baht crimps crumps swilling exorcise exorcised
    mooring moaning mourning warning evenings steppe helidays drags dregs drugs stiffens raisin roses rises trapped trepped stuns stonking slopping sloppy slipping sleeking
    stroked strikes walkers welkin heaved hearth hearty neatly yearly stirs steers fine find fire five file finer kneel knees knew calm call half gene goner wore worst
    absolute selling tipping electrode separator stumbles baking balanced ballet bath brake break camp camps caching catches clamp cold cram crap
    cured curing culling darg dizzily doggedly dogged dropt drip dropped dripping drooped drooping dragon
    droop drug drugs drugged exercised exercised falling fatigues feel feet fold food foots fort fool goes
    grip hall head hell hewn here hole hell help herd hockey insoles kneel lolling neatly nearby numbers
    physic polling raise raised rases rails rises scoff scoffed sick skiing slick slip slot snuff spams
    split splits splinter squad squads squash stack stairs stars star staring stares stair stiffly stiffs
    stock stocks stoke stoked stomach stretch stretched stretcher strike strode strobe stuck stuff stuffed
    stumped stumble sullen swellings talked talking tied ties tight tights tingle tire tires toes tolled
    toss trapped trapping tried trip tripe tripping twitchy waking walker walled walling wallet waked
    warming wedding wedged wobble worked working yell stolen heavily heave heavens brace brave bract race
    weeded sprint sprints squat rolled ruled ruling riled killed calling curls curly toed does tose""".split()
) - {"tose"}


#: Other words that often lose their last letter.
_ING = """slapping scraping flopping hanging swinging hurting aching limping shaking jumping snapping
    locking lifting trailing clawing gripping flapping drooping tipping dangling throbbing burning sleeping
    falling twisting swaying hobbling trembling bouncing""".split()


#: Other spellings of small words: in a hurry, by ear, on a phone, in Yorkshire.
_SPELT = {
    "fot": "foot", "wen": "when", "sinc": "since", "scince": "since", "enyone": "anyone", "freind": "friend",
    "doctr": "doctor", "docter": "doctor", "fel": "fell", "stil": "still", "stod": "stood", "stik": "stick", "cuaght": "caught",
    "cought": "caught", "geting": "getting", "beter": "better", "bettr": "better", "les": "less", "legg": "leg", "tos": "toes",
    "ancle": "ankle", "wobley": "wobbly", "wobblie": "wobbly", "streches": "stretches", "strech": "stretch", "yestday": "yesterday",
    "teh": "the", "becos": "because", "cud": "could", "wud": "would", "shud": "should", "havin": "having", "doin": "doing",
    "gettin": "getting", "usin": "using", "wearin": "wearing", "goin": "going", "feelin": "feeling", "walkin": "walking",
    "2moro": "tomorrow", "2morrow": "tomorrow", "tmrw": "tomorrow", "tomoz": "tomorrow", "tommorow": "tomorrow", "tomorow": "tomorrow",
    "2day": "today", "2nite": "tonight", "tonite": "tonight", "nite": "night", "neet": "night", "afore": "before", "ower": "over",
    "dun't": "don't", "dunt": "don't", "nowt": "nothing", "owt": "anything", "summat": "something", "wi": "with", "ain't": "isn't", "aint": "isn't", "wer": "were", "woz": "was", "wiz": "was", "sed": "said", "wiv": "with", "thru": "through", "tite": "tight", "befor": "before", "realy": "really", "kne": "knee", "nees": "knees", "gon": "gone", "fien": "fine", "sins": "since", "ur": "your",
    "sez": "says", "akes": "aches", "aking": "aching", "akin": "aching", "slepin": "sleeping", "ware": "wear", "wairing": "wearing", "brocken": "broken", "swolen": "swollen", "swolled": "swollen",
    "nuthing": "nothing", "sumthing": "something", "thogh": "though", "evry": "every", "evrything": "everything", "alot": "a lot", "wich": "which", "iv": "i've", "wasent": "wasn't", "dosent": "doesn't", "cuz": "because",
    "abt": "about", "hav": "have", "thay": "they", "knacked": "knackered", "stroak": "stroke", "spasum": "spasm",
    "excercises": "exercises", "exersises": "exercises", "sandles": "sandals", "killin": "killing", "dint": "didn't", "hent": "haven't", "rubish": "rubbish", "rubbsh": "rubbish", "alrite": "alright", "wot": "what", "mornin": "morning", "mornins": "mornings", "nothin": "nothing", "sumtimes": "sometimes", "wobly": "wobbly", "stumbels": "stumbles", "calve": "calf", "tirid": "tired", "tird": "tired", "swellin": "swelling", "stretchin": "stretching", "excersize": "exercise", "excersizes": "exercises", "exersise": "exercise", "balence": "balance", "ballance": "balance", "physo": "physio", "fizzio": "physio", "splnt": "splint", "brase": "brace",
}  # fmt: skip


@frozen
class Mended:
    """A mended text and where each of its characters stood before."""

    text: str
    places: tuple[int, ...] | None

    def place(self, at: int) -> int:
        """Give the place in the original text of place `at` of the mended one."""
        return at if self.places is None else self.places[at]


@cache
def _right_words() -> dict[str, str]:
    """Give every single slip (a letter lost, doubled or swapped) of the words worth mending."""
    known = set(_RIGHT) | _REAL
    slips = {slip: right for slip, right in _SPELT.items() if slip != right}
    ending = [word for word in (*_RIGHT, *_ING) if word.endswith("ing")]
    slips |= {word[:-1]: word for word in ending}  # "draggin"
    slips |= {word[:-4] + "in": word for word in ending if word[-4] == word[-5]}  # "dropin"
    for word in _RIGHT:
        for slip in _slips(word):
            if slip not in known:
                slips.setdefault(slip, word)
    return slips


def _slips(word: str) -> set[str]:
    """Give the slips of one word that keep its first letter."""
    swapped = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(1, len(word) - 1)}
    single = {word[:i] + word[i + 1 :] for i in range(2, len(word)) if word[i] == word[i - 1]}
    if len(word) < 5:
        return swapped - {word}
    lost = {word[:i] + word[i + 1 :] for i in range(1, len(word) - (len(word) < 6))}
    doubled = {word[:i] + word[i] + word[i:] for i in range(1, len(word))}
    found = swapped | single | (lost if len(word) > 5 else set()) | doubled
    if len(word) > 5:
        found |= {
            word[:i] + vowel + word[i + 1 :]
            for i in range(1, len(word))
            if word[i] in "aeiou"
            for vowel in "aeiou"
        }
        found |= {
            word[:i] + near + word[i + 1 :]
            for i in range(1, len(word))
            for near in _NEXT_KEYS.get(word[i], "")
        }
    return {slip for slip in found if len(slip) > 3} - {word}


_NEXT_KEYS = {
    letter: (row[i - 1 : i] + row[i + 1 : i + 2])
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for i, letter in enumerate(row)
}


def mended(text: str) -> Mended:
    """Mend the slips in `text`; a text without any comes back as it was."""
    slips = _right_words()
    out: list[str] = []
    places: list[int] = []
    at = 0
    for hit in _WORD.finditer(text):
        right = slips.get(hit[0].lower())
        if right is None:
            continue
        out.append(text[at : hit.start()])
        places += range(at, hit.start())
        out.append(right)
        places += [hit.start() + min(i, len(hit[0]) - 1) for i in range(len(right))]
        at = hit.end()
    if not out:
        return Mended(text, None)
    out.append(text[at:])
    places += range(at, len(text) + 1)
    return Mended("".join(out), tuple(places))
