"""Where a sensor was worn, from the words in a file's name, a column or an id list."""

import re

from surefoot.recordings.recording import Place

_LEFT = {"left", "l", "lf", "links", "linke", "linker", "gauche", "izquierdo", "izquierda", "lt"}
_RIGHT = {"right", "r", "rf", "rechts", "rechte", "rechter", "droit", "droite", "derecho", "rt"}
_RIGHT |= {"derecha"}
_SHANK = {"shank", "lowleg", "lowerleg", "shin", "tibia", "ankle", "calf"}
_BACK = {"lowback", "lowerback", "lumbar", "pelvis", "sacrum", "lb", "l5", "waist", "belt"}
_POCKET = {"pocket", "trousers"}
_HAND = {"hand", "phonehand"}
_ELSEWHERE = {"thigh", "upleg", "upperleg", "wrist", "arm", "head", "sternum", "chest", "trunk"}

#: Joined words are taken apart first: leftfoot, lfoot, rsh, L_LowLeg.
_JOINED = re.compile(
    r"(left|right|links|rechts)(foot|feet|shoe|shank|shin|ankle|lowleg|lowerleg|sensor|leg|fuss)"
    r"|\b(l|r)(foot|shank|sh|ft)\b"
)
_SPLIT = re.compile(r"[^a-z0-9]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONG = {"low back": "lowback", "lower back": "lowback", "low leg": "lowleg"}
_LONG |= {"lower leg": "lowleg"}


def _words(text: str) -> set[str]:
    plain = " ".join(_SPLIT.split(_CAMEL.sub(" ", text).lower()))
    plain = _JOINED.sub(lambda m: f" {m[1] or m[3]} {m[2] or m[4]} ", plain)
    for long, short in _LONG.items():
        plain = plain.replace(long, short)
    return set(plain.split())


def place_of_path(inner: str) -> Place:
    """Read a place from a file's name, or else from the folders around it, innermost first.

    Examples
    --------
    >>> place_of_path("left and right/R_Foot.csv"), place_of_path("left/Gyroscope.csv")
    ('right_foot', 'left_foot')
    """
    for part in reversed(inner.replace("\\", "/").split("/")):
        found = place_of(part)
        if found != "unknown":
            return found
    return "unknown"


def place_of(text: str) -> Place:
    """Read a place from words; ``unknown`` where they do not say it, or say two things.

    Parameters
    ----------
    text : a file name, a column prefix, a segment name.

    Returns
    -------
    The place. "left" alone is the left foot: that is what surefoot is about.

    Examples
    --------
    >>> place_of("leftfoot.csv"), place_of("S02-Walk-1-R_LowLeg.csv"), place_of("rsh_acc_x_g")
    ('left_foot', 'right_shank', 'right_shank')
    >>> place_of("1-1_lb.txt"), place_of("walk 2.csv"), place_of("left and right.csv")
    ('low_back', 'unknown', 'unknown')
    """
    words = _words(text)
    left, right = bool(words & _LEFT), bool(words & _RIGHT)
    if words & _ELSEWHERE or (left and right):
        return "unknown"
    shank = bool(words & (_SHANK | {"sh"}))
    if left:
        return "left_shank" if shank else "left_foot"
    if right:
        return "right_shank" if shank else "right_foot"
    if words & _BACK:
        return "low_back"
    if words & _POCKET:
        return "phone_pocket"
    return "phone_hand" if words & _HAND else "unknown"
