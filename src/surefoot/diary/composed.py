"""Find what is said by a part of the body and what it does, however many words stand between.

"The outer two, first thing, want to curl": a class of words for the part (toes), a class for what it
does (curl), and a small grammar that joins them. Both classes stand in ``composed.yaml`` and
``composed_ways.yaml``.
"""

# ruff: noqa: E501, SIM905  (lists of words read best as lines)

from attrs import frozen

from surefoot.diary.grammar import TOKEN, Frame, bare, follows, grammar, ways
from surefoot.diary.vocabulary import Found, concepts, sayings

#: Who or what may stand where a part of the body was named before.
_IT = frozenset("it it's its they they're theyre them both this that mine".split())
_POINTS = frozenset(("that", "this", "both"))
_BARE = frozenset(("it", "its", "they", "mine"))
#: Words that begin another doer, behind which the part before does nothing more.
_OTHER = frozenset(
    "i i'm im i've ive i'd i'll he she you you're he's she she's we we're we've who someone somebody everyone nobody people told said says asked".split()
)
_DETERMINERS = frozenset(
    "a an the my his her your our their this that these those another each every some any".split()
)
_PREPOSITIONS = frozenset(
    "of on in at with under inside over to from for by near behind against after before during since through into onto like round around along across all off between outside without as".split()
)
_STOPS = frozenset(";:.!?()/…–—")
_NOT = frozenset(
    "not n't never no don't dont doesn't doesnt didn't didnt won't wont wouldn't wouldnt can't cant cannot couldn't couldnt isn't isnt wasn't wasnt aren't arent weren't hasn't hasnt haven't havent hadn't barely hardly scarcely without neither nor refuses refused".split()
)


@frozen
class _Line:
    """One sentence by its words; ``part`` names the part of the body that begins at a word."""

    words: list[str]
    places: list[tuple[int, int]]
    part: dict[int, tuple[int, str]]
    ends: dict[int, int]


def _line(text: str, at: int) -> _Line:
    words, places = [], []
    for hit in TOKEN.finditer(text):
        words.append(bare(hit[0]))
        places.append((at + hit.start(), at + hit.end()))
    known = grammar().parts
    part: dict[int, tuple[int, str]] = {}
    ends: dict[int, int] = {}
    i = 0
    while i < len(words):
        for rest, name in known.get(words[i], ()):
            if tuple(words[i + 1 : i + 1 + len(rest)]) == rest:
                part[i] = (i + 1 + len(rest), name)
                ends[i + len(rest)] = i
                i += len(rest)
                break
        i += 1
    return _Line(words, places, part, ends)


@frozen
class _Topic:
    """The part of the body spoken of last, and how many sentences ago."""

    part: str = ""
    ago: int = 9


_GAP = 7


def _subject(line: _Line, at: int, frame: Frame, topic: _Topic) -> int | None:
    """Find the word where the doer of a word at `at` begins: a part, or what stands for it."""
    commas = 0
    if _opens(line, at) and _alone(line, at, frame, topic):
        return at
    i = at - 1
    while i >= 0 and at - i <= _GAP:
        word = line.words[i]
        if word == ":" and i - 1 in line.ends and line.ends[i - 1] < 3:  # "Knee: goes back"
            i -= 1
            continue
        if word in _STOPS or word in _OTHER:
            return None
        if i in line.ends:
            start = line.ends[i]
            if line.part[start][1] in frame.parts:
                return None if commas == 1 else start
            if _within(line, start):  # "toes on the left foot": on the way to the doer
                i = start - 1
                continue
            return None
        if word in _IT and i not in line.ends and not (word in _POINTS and i + 1 < at):
            known = topic.part in frame.parts and topic.ago <= 2
            meant = (
                known
                or (frame.bare and topic.ago > 2 and word in _BARE)
                or _named_last(line, at, frame)
            )
            return i if meant and frame.role == "does" and not commas else None
        commas += word == ","
        other = word in _DETERMINERS and i + 1 not in line.part and not _within(line, i + 1)
        if other and (commas or not (i + 2 in line.part or i + 3 in line.part)):
            return None
        i -= 1
    return None


#: What may stand before a verb without a doer: "hasn't rolled since".
_SMALL = frozenset(
    "hasn't hasnt haven't didn't didnt doesn't doesnt never not still just only always kept keeps started stopped and but then even now barely hardly".split()
)


def _opens(line: _Line, at: int) -> bool:
    """Tell whether a word begins a clause that names no doer."""
    i = at - 1
    while i >= 0 and line.words[i] in _SMALL:
        i -= 1
    return i < 0 or line.words[i] in _STOPS


def _alone(line: _Line, at: int, frame: Frame, topic: _Topic) -> bool:
    """Tell whether a verb without a doer is said of the part spoken of just before."""
    word = line.words[at]
    after = line.words[at + 1] if at + 1 < len(line.words) else "."
    told = word.endswith(("ed", "ing", "s", "in")) or line.words[at - 1] in _SMALL
    known = topic.part in frame.parts and topic.ago == 1
    if told and frame.role == "does" and _named_last(line, at, frame):
        return True
    return (
        frame.role == "does" and told and (known or (frame.bare and topic.ago > 2))
        and after not in _DETERMINERS and after not in ("it", "them", "off", "in", "by", "me", "at", ":")
    )  # fmt: skip


def _named_last(line: _Line, at: int, frame: Frame) -> bool:
    """Tell whether the doer is named behind a comma at the end: "it won't stay down, that heel"."""
    for start, (end, name) in line.part.items():
        if start > at and name in frame.parts:
            last = end == len(line.words) or line.words[end] in _STOPS or line.words[end] == ","
            before = [i for i in range(at, start) if line.words[i] == ","]
            if (
                last
                and before
                and all(w in _DETERMINERS for w in line.words[before[-1] + 1 : start])
            ):
                return True
    return False


def _within(line: _Line, at: int) -> bool:
    """Tell whether a noun at `at` hangs on a preposition a few words before it."""
    for i in range(at - 1, max(at - 4, -1), -1):
        if line.words[i] in _PREPOSITIONS:
            return True
        if line.words[i] in _STOPS or line.words[i] == ",":
            return False
    return False


def _object(line: _Line, at: int, parts: frozenset[str], topic: _Topic) -> int | None:
    """Find where the part ends that a word before `at` is done to."""
    loose = 0
    for i in range(at, min(at + 6, len(line.words))):
        word = line.words[i]
        if i in line.part:
            return line.part[i][0] if line.part[i][1] in parts else None
        if word in ("it", "them") and i == at:
            return i + 1 if topic.part in parts and topic.ago <= 1 else None
        if word in _STOPS or word == "," or word in _OTHER:
            return None
        if word in _PREPOSITIONS and word != "of":
            return None
        loose += word not in _DETERMINERS and word not in (
            "of",
            "both",
            "left",
            "right",
            "bad",
            "stroke",
            "up",
        )
        if loose > 1:
            return None
    return None


def composed(text: str, named: list[Found]) -> list[Found]:
    """Give what `text` says by parts and what they do, where `named` has not found it already.

    Parameters
    ----------
    text : flat, a sentence a line.
    named : what the rules have found.
    """
    taken = bytearray(sayings(text))
    for hit in named:
        taken[hit.start : hit.end] = b"\1" * (hit.end - hit.start)
    mine: list[Found] = []
    by_line: dict[int, list[Found]] = {}
    for hit in named:
        by_line.setdefault(text.rfind("\n", 0, hit.start), []).append(hit)
    topic = _Topic()
    at = 0
    for sentence in text.split("\n"):
        line = _line(sentence, at)
        here = by_line.get(at - 1, [])
        topic = _Topic(topic.part, topic.ago + 1)
        mine += _in_line(line, here, taken, topic)
        if line.part:
            topic = _Topic(line.part[max(line.part)][1], 0)
        at += len(sentence) + 1
    return sorted([*named, *mine], key=lambda hit: hit.start)


def _in_line(line: _Line, here: list[Found], taken: bytearray, topic: _Topic) -> list[Found]:
    found: list[Found] = []
    spoken = frozenset(name for _, name in line.part.values()) | {topic.part}
    words = frozenset(line.words)
    i = 0
    while i < len(line.words):
        step = 1
        if i in line.part:  # what is told inside the line is nearer than what the line before told
            topic = _Topic(line.part[i][1], 0)
        after = line.words[i + 1] if i + 1 < len(line.words) else "."
        for way in ways(line.words[i], after):
            rest, frame = way.rest, way.frame
            if any(map(words.isdisjoint, way.needs)):
                continue
            if frame.parts and not frame.bare and frame.parts.isdisjoint(spoken):
                continue
            end = follows(line.words, i + 1, rest, line.part) if rest else i + 1
            if end < 0:
                continue
            core = line.places[i][0], line.places[end - 1][1]
            if taken.find(1, *core) >= 0:
                continue
            span = _span(line, i, end, frame, topic)
            if span is None or _of_an_exercise(line.places[span[0]][0], i, span, here):
                continue
            hit = Found(
                line.places[span[0]][0], line.places[span[1] - 1][1], frame.concept,
                concepts()[frame.concept].kind, frame.well,
            )  # fmt: skip
            if not _free(hit, core, (*here, *found)):
                continue
            found.append(_beside(hit, core, here))
            step = max(step, end - i - 1)
            break
        i += step
    return found


#: What comes down with each step, not in a fall.
_STANDS = Frame("fall", frozenset("FOOT HEEL TOE BIG_TOE SHOE ANKLE LEG".split()), False, "says")


def _span(line: _Line, i: int, end: int, frame: Frame, topic: _Topic) -> tuple[int, int] | None:
    """Give the first and last word of what a phrase at `i` to `end` says, or None."""
    if frame.role == "says":
        falls = frame.concept == "fall" and _subject(line, i, _STANDS, topic) is not None
        return None if falls else (i, end)
    if frame.role == "to":
        last = _object(line, end, frame.parts, topic)
        return None if last is None else (i, last)
    if frame.role == "is" and end in line.part and line.part[end][1] in frame.parts:
        return i, line.part[end][0]
    if (i in line.part and end - i > 1) or (frame.role == "does" and _is_noun(line, i, end, frame)):
        return None
    doer = _subject(line, i, frame, topic)
    if doer is None or (frame.well and any(word in _NOT for word in line.words[doer:i])):
        return None
    if frame.well and "with" in line.words[max(doer - 2, 0) : doer]:
        return None  # "lunge with the heel down" tells how it is done
    return doer, end


#: What a leg does alone, or does to something else ("kicked the wall").
_ALONE = frozenset({"spasm", "twitch", "clonus"})


def _is_noun(line: _Line, i: int, end: int, frame: Frame) -> bool:
    """Tell whether a word that may be a verb is a thing here, an aim, or done to something else."""
    before = line.words[i - 1] if i else ""
    if before in ("at", "a", "an", "the", "for", "of", "with", "by") or (
        before == "to" and frame.well
    ):
        return True
    after = line.words[end] if end < len(line.words) else ""
    return frame.concept in _ALONE and after in ("the", "a", "an", "my", "his", "her")


def _of_an_exercise(start: int, at: int, span: tuple[int, int], here: list[Found]) -> bool:
    """Tell whether the part belongs to a thing done or worn: "heel raises up from 12"."""
    return span[0] < at and any(
        hit.start <= start < hit.end and hit.kind in ("exercise", "aid", "test") for hit in here
    )


def _free(hit: Found, core: tuple[int, int], others: tuple[Found, ...]) -> bool:
    """Tell whether a phrase says something that has not been found."""
    for other in others:
        if other.start < core[1] and core[0] < other.end:
            return False
        if other.concept == hit.concept and other.start < hit.end and hit.start < other.end:
            return False
    return True


def _beside(hit: Found, core: tuple[int, int], here: list[Found]) -> Found:
    """Cut a hit to what is its own where its part belongs to another one too."""
    if any(other.start < hit.end and hit.start < other.end for other in here):
        return Found(*core, hit.concept, hit.kind, hit.well)
    return hit
