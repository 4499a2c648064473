"""The foot signs a person can look for, by the ids of the vocabulary."""

from typing import Literal

Seen = Literal["seen", "not_seen", "not_checked"]

#: Order of the check-in page. A person's own signs are ``own:<word>``.
FOOT_SIGNS = (
    "toe_drag",
    "toe_curl",
    "hallux_up",
    "foot_roll",
    "heel_lift",
    "flat_contact",
    "balance_poor",
)

OWN_PREFIX = "own:"


def is_sign(name: str) -> bool:
    """Tell whether `name` is a built-in sign or one of the person's own."""
    return name in FOOT_SIGNS or (name.startswith(OWN_PREFIX) and len(name) > len(OWN_PREFIX))
