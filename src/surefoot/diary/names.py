"""Plain names for ids: ``aid_wedge`` is a wedge, ``toe_drag`` is toe drags."""

from functools import cache

from surefoot.terms.catalogue import catalogue
from surefoot.terms.signs import OWN_PREFIX


def plain_name(id: str) -> str:
    """Give the everyday name of a vocabulary id; her own words stay as they are.

    Examples
    --------
    >>> plain_name("aid_wedge"), plain_name("own:shoe squeaks"), plain_name("new_shoes")
    ('wedge', 'shoe squeaks', 'new shoes')
    """
    known = _names().get(id)
    return known or id.removeprefix(OWN_PREFIX).replace("_", " ")


@cache
def _names() -> dict[str, str]:
    """Take each concept's first phrase, except where that names only one of several kinds."""
    concepts = catalogue("surefoot.diary", "vocabulary.yaml")["concepts"]
    first = {concept["id"]: concept["terms"][0] for concept in concepts if concept.get("terms")}
    return first | _WIDER


#: A flu is no chest infection, and a gym no class.
_WIDER = {"illness": "illness", "class": "class or gym", "medicine": "new medicine"}
