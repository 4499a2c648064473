"""Split what a person wrote into sentences, and tell her words from pasted words of others."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from itertools import pairwise

from attrs import frozen

_SAME_LENGTH = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "\u00a0": " ", "–": "—"}
)


def flat(text: str) -> str:
    """Give `text` in lower case with plain quotes; every character keeps its place."""
    text = text.translate(_SAME_LENGTH)
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


@frozen
class Sentence:
    """Characters [start, end) of a text.

    ``quoted`` is the name of the other person whose pasted words these are ("someone" when no
    name is given), or None for the writer's own. ``paragraph`` and ``line`` count from 0.
    """

    start: int
    end: int
    quoted: str | None
    paragraph: int
    line: int


# A full stop ends a sentence unless it stands in a number, an initial or a short form.
_STOP = (
    r"[.!?…](?:(?<!\bdr.)(?<!\bmr.)(?<!\bmrs.)(?<!\bst.)(?<!\be\.g.)(?<!\bi\.e.)(?<!\bapprox.)(?<!\bvs.)(?<!\betc.)"
    r"[.!?…]*[\"')\]]*(?=\s|$)|(?<!…)[.!?]+)"
)
_EMOJI = r"[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F\u200D]"
_END = re.compile(_STOP, re.IGNORECASE)
_HAS_EMOJI = re.compile(_EMOJI)
#: Slower, so only for a text with an emoji in it.
_END_OR_EMOJI = re.compile(rf"{_STOP}|\s*{_EMOJI}+\s*", re.IGNORECASE)
_NAME = r"[A-Za-z][\w.'-]*(?: [A-Z][\w.'-]*)?"
_SAYS = re.compile(
    rf"^(?:on .{{4,40}}?,? )?(?:reply from |from |re: )?@?(?P<name>{_NAME})(?: \([^)]*\))?"
    r" ?(?:wrote|said|says|replied|posted|commented|answered)?:\s*$"
)
_REPLY = re.compile(rf"^(?:reply (?:from|by) )(?P<name>{_NAME})\s*:", re.IGNORECASE)
_WROTE = re.compile(
    rf"^(?:on .{{4,60}}?,? )?@?(?P<name>{_NAME}) (?:wrote|said|replied|posted|commented)\b[^:]{{0,40}}:\s*$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"^@(?P<name>[\w.-]+)\s*:")
_QUOTE_OPEN = re.compile(r"\[quote(?:=\"?(?P<name>[\w .-]+))?[^\]]*\]", re.IGNORECASE)
_NOT_A_NAME = {
    "today", "yesterday", "morning", "noon", "evening", "night", "afternoon", "left", "right",
    "better", "worse", "same", "physio", "exercises", "exercise", "walk", "foot", "toes", "pain",
    "ps", "update", "edit", "summary", "status", "note", "notes", "goal", "doing", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "things", "day", "week",
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "me", "i",
}  # fmt: skip


def _header(line: str) -> str | None:
    """Name the person whose words follow this line, if it announces them."""
    for rule in (_WROTE, _REPLY):
        hit = rule.match(line)
        if hit and hit["name"].lower() not in _NOT_A_NAME:
            return hit["name"]
    return None


def _lines(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for part in text.split("\n"):
        found.append((at, at + len(part)))
        at += len(part) + 1
    return found


_ASKED = re.compile(r"([QqAa])[.:)] ")
_LABELS = re.compile(r"(?m)^[ \t]*([QqAa])[.:)] ")


def _not_hers(text: str) -> str:
    """Say which of "Q." and "A." is another's: she asks of herself, or is asked about "you"."""
    labels = {hit[1].lower() for hit in _LABELS.finditer(text)}
    if labels != {"q", "a"}:
        return ""
    questions = re.findall(r"(?m)^[ \t]*[Qq][.:)] (.*)$", text)
    mine = sum(bool(re.search(r"\b(?:my|i|me)\b", line, re.IGNORECASE)) for line in questions)
    return "a" if 2 * mine >= len(questions) else "q"


def _owners(text: str, lines: list[tuple[int, int]]) -> list[str | None]:
    """Say for every line whose pasted words it holds; None is the writer."""
    owners: list[str | None] = []
    asked = _not_hers(text)
    paragraph_of: str | None = None
    block_of: str | None = None
    for start, end in lines:
        line = text[start:end].strip()
        opened = _QUOTE_OPEN.search(line)
        if opened:
            block_of = opened["name"] or "someone"
        if not line:
            paragraph_of = None
        name = _header(line)
        handle = _HANDLE.match(line)
        if name:
            paragraph_of = name
        if block_of:
            owners.append(block_of)
        elif asked and (label := _ASKED.match(line)):
            paragraph_of = "someone" if label[1].lower() == asked else None
            owners.append(paragraph_of)
        elif line.startswith(">"):
            said = re.match(rf">+\s*(?P<name>{_NAME}):", line)
            owners.append(said["name"] if said else (paragraph_of or "someone"))
        elif handle:
            owners.append(handle["name"])
        else:
            owners.append(paragraph_of)
        if "[/quote]" in line.lower():
            block_of = None
    return owners


def sentences(text: str) -> list[Sentence]:
    """Give the sentences of `text`, in order, without the white space between them.

    A new line ends a sentence unless the next line goes on in lower case in the same
    paragraph (a hard-wrapped mail). An emoji ends a sentence.
    """
    lines = _lines(text)
    owners = _owners(text, lines)
    # a mail is wrapped when its lines are short and break only where the next word had no room
    width = _wrapped_at(text, lines)
    found: list[Sentence] = []
    paragraph = 0
    run_start: int | None = None
    for number, (start, end) in enumerate(lines):
        if not text[start:end].strip():
            paragraph += 1
            continue
        if run_start is None:
            run_start = start
        follows = number + 1 < len(lines) and owners[number + 1] == owners[number]
        ahead = text[lines[number + 1][0] : lines[number + 1][1]] if follows else ""
        word = re.match(r"[a-z(]\S*", ahead)
        if follows and word and end - start + 1 + len(word[0]) > width:
            continue
        found += _cut(text, run_start, end, owners[number], paragraph, number)
        run_start = None
    return found


def _wrapped_at(text: str, lines: list[tuple[int, int]]) -> int:
    """Give how many letters the lines of a wrapped mail have; more than the text's for any other.

    The lines of a chat are short too, and hardly one of them was full.
    """
    never = len(text) + 1
    widest = max(end - start for start, end in lines)
    if not 50 <= widest <= 100:
        return never
    full = roomy = 0
    for (start, end), (after, until) in pairwise(lines):
        word = re.match(r"[a-z(]\S*", text[after:until])
        if word and text[start:end].strip():
            fits = end - start + 1 + len(word[0]) <= widest
            full, roomy = full + (not fits), roomy + fits
    return widest if full >= roomy else never


#: Words without a full stop are cut here, in letters, so that no text makes reading slow.
LONGEST = 1000


def _short(text: str, start: int, stops: list[int]) -> list[int]:
    """Add stops so that no stretch is longer than `LONGEST`, at a space where there is one."""
    found, at = [], start
    for stop in stops:
        while stop - at > LONGEST:
            space = text.rfind(" ", at + LONGEST // 2, at + LONGEST)
            at = space + 1 if space > 0 else at + LONGEST
            found.append(at)
        found.append(stop)
        at = max(at, stop)
    return found


def _cut(
    text: str, start: int, end: int, quoted: str | None, paragraph: int, line: int
) -> list[Sentence]:
    """Cut characters [start, end) at full stops and emoji."""
    found, at = [], start
    ends = _END_OR_EMOJI if _HAS_EMOJI.search(text, start, end) else _END
    stops = [
        hit.end()
        for hit in ends.finditer(text, start, end)
        # "(absent!!) for three weeks" goes on after the bracket
        if not (hit[0].endswith(")") and text[hit.end() : hit.end() + 2].strip().islower())
    ]
    for stop in _short(text, start, [*stops, end]):
        piece = text[at:stop]
        if any(char.isalnum() for char in piece):
            left = at + len(piece) - len(piece.lstrip())
            right = at + len(piece.rstrip())
            found.append(Sentence(left, right, quoted, paragraph, line))
        at = max(at, stop)
    return found
