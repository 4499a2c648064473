"""Whom a question is asked about: people of families known, looked at since, and unseen."""

from typing import Literal

People = Literal[
    "known", "as designed", "looked at since", "unseen", "hard cases", "hard cases, kept back"
]
"""Known: their families were looked at while the models were made. Looked at since: they were
unseen once, and the models were mended after a look at their figures. Unseen: kept apart. Only
"will it hold" has the others. As designed: drawn as the design drew the people its bars were set
on. Hard cases: made to see when a high chance does not come true; half of them not asked before."""

PEOPLE: tuple[People, ...] = ("known", "looked at since", "unseen")
"""Those that every question may have."""
