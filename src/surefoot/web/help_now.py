"""Get help now: static cards by country. This page opens no notebook and needs no script."""

from typing import Any

from starlette.responses import Response

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
    return _of(HOME[visit.t.locale], visit)


def show(visit: Visit) -> Response:
    """Draw the help cards of one country."""
    countries = cards()["countries"]
    country = visit.asked("country", HOME[visit.t.locale])
    if country not in countries:
        country = "other"
    return visit.render(
        "help.html",
        country=country,
        numbers=_of(country, visit),
        countries=countries,
        reviewed=cards()["meta"]["review"].strftime("%d.%m.%Y"),
    )


def _of(country: str, visit: Visit) -> dict[str, Any]:
    found: dict[str, Any] = cards()["countries"][country]
    return found | {"doctor": found["doctor"][visit.t.locale]}
