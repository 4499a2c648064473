"""Get help now: static cards by country. This page opens no notebook and needs no script."""

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from starlette.responses import Response

from surefoot.safety.flags import Flag, red_flags
from surefoot.terms.catalogue import catalogue
from surefoot.web.visit import Visit

#: The country a language is most often read in; the page offers the others.
HOME = {"en-GB": "uk", "de": "de"}


def cards() -> dict[str, Any]:
    """Give the numbers and services of each country, and the day they were read."""
    found: dict[str, Any] = catalogue("surefoot.web", "help.yaml")
    return found


def numbers(visit: Visit) -> dict[str, Any]:
    """Give the numbers of the country this reader most likely is in."""
    return _of(visit.look.country or HOME[visit.t.locale], visit)


def card_of(flags: Sequence[Flag], **query: str) -> str:
    """Give the address of the help page with the card of the most urgent flag on top.

    The address holds the flag's id and never her words; `query` says where she was.
    """
    heard = {"heard": flags[0].id} if flags else {}
    return f"/help?{urlencode(heard | query)}"


def show(visit: Visit) -> Response:
    """Draw the help cards of one country; first of all the card of what was heard, if any.

    The country she chose is remembered by her browser, so that no notebook is needed to know it.
    """
    countries = cards()["countries"]
    country = visit.asked("country", visit.look.country or HOME[visit.t.locale])
    if country not in countries:
        country = "other"
    page = visit.render(
        "help.html",
        heard=red_flags().get(visit.asked("heard")),
        check_in=_plain(visit.asked("check_in")),
        question=_plain(visit.asked("q")),
        country=country,
        numbers=_of(country, visit),
        countries=countries,
        reviewed=cards()["meta"]["review"].strftime("%d.%m.%Y"),
    )
    if visit.asked("country"):
        visit.wear(page, visit.look.changed(country=country))
    return page


def _plain(text: str) -> str:
    """Give an id or a name as it came, or nothing where it is neither."""
    return text if re.fullmatch(r"[\w-]{1,64}", text) else ""


def _of(country: str, visit: Visit) -> dict[str, Any]:
    found: dict[str, Any] = cards()["countries"][country]
    return found | {"doctor": found["doctor"][visit.t.locale]}
