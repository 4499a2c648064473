"""Whether "3/11" is the third of November or the eleventh of March: what the text itself shows."""

# ruff: noqa: E501  (a list of cue words stays on its line)

import re
from datetime import date

_SLASHED = re.compile(
    r"(?<![\d/.])\b(\d{1,2})/(\d{1,2})(?:/(?:\d{4}|\d\d))?(?![\d/])(?! ?(?:pain|ago|out of))"
)
_AMERICAN = re.compile(
    r"\b(?:mom|mama|sidewalk|thanksgiving|labor day|memorial day|gotten|parking|grocery|vacation|cane|pt|er|driveway|couch|sneakers|pants|color|apartment|insurance|costco|walmart|target|football|semester|trash|yard|mri|feet|ft|lbs|miles?)\b"
)
_BRITISH = re.compile(
    r"\b(?:mum|mam|physio|pavement|whilst|colour|telly|loo|gp|nhs|trousers|trainers|kerb|lounge|garden|tesco|aldi|fortnight|lorry|bloody|knackered|cuppa|tea|neighbour|metres?|splint|chemist|hoover|bungalow|allotment|quid)\b"
)


def american(text: str, on: date) -> bool:
    """Tell whether "3/11" is the eleventh of March here: what all such dates of the text allow, else its words."""
    pairs = [(int(hit[1]), int(hit[2])) for hit in _SLASHED.finditer(text)]
    words = len(_AMERICAN.findall(text)) > len(_BRITISH.findall(text))
    if any(a <= 12 < b <= 31 for a, b in pairs) != any(b <= 12 < a <= 31 for a, b in pairs):
        return any(a <= 12 < b <= 31 for a, b in pairs)
    if len(pairs) > 2:  # a log runs through days that follow each other
        spread = [
            _spread([(b, a) if turned else (a, b) for a, b in pairs], on)
            for turned in (False, True)
        ]
        if spread[0] is not None and spread[1] is not None and abs(spread[0] - spread[1]) > 14:
            return spread[1] < spread[0]
    return words


def _spread(pairs: list[tuple[int, int]], on: date) -> int | None:
    """Count the days from the first of some days of months to the day of writing."""
    days = []
    for day, month in pairs:
        for year in (on.year, on.year - 1):
            try:
                found = date(year, month, day)
            except ValueError:
                return None
            if found <= on:
                days.append((on - found).days)
                break
    return max(days) if days else None
