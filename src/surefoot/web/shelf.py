"""The files every page needs: styles, scripts, pictures. Read once, handed out by name.

A name that was asked for is looked up in a dict; no path from a request reaches the disk.
"""

import hashlib
from functools import cache
from importlib.resources import files

from attrs import frozen
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".mp3": "audio/mpeg",
}


@frozen
class Item:
    """One file: what it is, its bytes, and a mark that changes when they do."""

    kind: str
    content: bytes
    mark: str


@cache
def shelf() -> dict[str, Item]:
    """Give every file of ``static`` by its name."""
    items = {}
    for file in files("surefoot.web").joinpath("static").iterdir():
        name = file.name
        kind = KINDS.get(name[name.rfind(".") :])
        if kind:
            content = file.read_bytes()
            items[name] = Item(kind, content, hashlib.sha256(content).hexdigest()[:12])
    return items


@cache
def edition() -> str:
    """Give a mark of all files together, for the offline copy."""
    marks = "".join(f"{name}{item.mark}" for name, item in sorted(shelf().items()))
    return hashlib.sha256(marks.encode()).hexdigest()[:12]


def address(name: str) -> str:
    """Give the address of a file, which changes when the file does."""
    return f"/static/{name}?v={shelf()[name].mark}"


async def hand_out(request: Request) -> Response:
    """Answer ``/static/NAME``."""
    item = shelf().get(request.path_params["name"])
    if item is None:
        return Response("not here", status_code=404, media_type="text/plain")
    if request.headers.get("if-none-match") == f'"{item.mark}"':
        return Response(status_code=304)
    versioned = request.query_params.get("v") == item.mark
    age = "public, max-age=31536000, immutable" if versioned else "no-cache"
    return Response(
        item.content,
        media_type=item.kind,
        headers={"etag": f'"{item.mark}"', "cache-control": age},
    )


@cache
def picture(name: str) -> Markup:
    """Give one of our own line drawings, to stand in a page. It is decoration: words stand by."""
    drawing = files("surefoot.web").joinpath("pictures", f"{name}.svg").read_text("utf-8")
    return Markup(drawing)  # noqa: S704  (our own file)
