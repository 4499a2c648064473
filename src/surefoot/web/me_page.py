"""Me: what the notebook says of her, how pages look, and the proof that nothing is sent."""

import socket
from datetime import date
from typing import Any

from starlette.responses import Response

from surefoot.web.guard import CONTENT_POLICY
from surefoot.web.settings import LOOPBACK_NAMES
from surefoot.web.visit import Visit
from surefoot.web.words import LOCALES

LEGS = ("left", "right", "both", "not_sure")


def show(visit: Visit) -> Response:
    """Draw Me."""
    return visit.render(
        "me.html", profile=visit.site.profile(), legs=LEGS, locales=LOCALES, where=_where(visit)
    )


def keep(visit: Visit) -> Response:
    """Keep what the profile says."""
    changes: dict[str, Any] = {}
    if visit.said("stroke_leg") in LEGS:
        changes["stroke_leg"] = visit.said("stroke_leg")
    told = visit.said("stroke_date")
    if told:
        try:
            changes["stroke_date"] = min(date.fromisoformat(told), visit.today)
        except ValueError:
            return visit.go("/me", said="not_a_day")
    visit.site.change_profile(**changes)
    return visit.go("/me", said="all_saved")


def prove(visit: Visit) -> Response:
    """Draw what anybody can check: names listened to, the browser's rule, open connections."""
    names = sorted(
        LOOPBACK_NAMES | visit.site.settings.extra_hosts | visit.request.app.state.lan.names()
    )
    return visit.render(
        "prove.html", names=names, policy=CONTENT_POLICY.split("; "), lines=_open_lines()
    )


def _where(visit: Visit) -> str:
    return str(visit.site.notebook.where)


def _open_lines() -> list[str]:
    """Give the far ends of this program's connections that leave this computer (Linux only)."""
    try:
        with open("/proc/net/tcp") as table:
            rows = [line.split() for line in table.readlines()[1:]]
    except OSError:
        return []
    ours = _own_inodes()
    far = {_address(row[2]) for row in rows if row[9] in ours and row[3] == "01"}
    return sorted(a for a in far if not a.startswith("127."))


def _own_inodes() -> set[str]:
    import os

    found = set()
    for number in os.listdir("/proc/self/fd"):
        try:
            target = os.readlink(f"/proc/self/fd/{number}")
        except OSError:
            continue
        if target.startswith("socket:["):
            found.add(target[8:-1])
    return found


def _address(text: str) -> str:
    number, _, _ = text.partition(":")
    return socket.inet_ntoa(int(number, 16).to_bytes(4, "little"))
