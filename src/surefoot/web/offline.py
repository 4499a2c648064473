"""What lets the app be installed and work without a connection: manifest, worker, offline page."""

from importlib.resources import files

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from surefoot.terms.signs import FOOT_SIGNS
from surefoot.web import shelf
from surefoot.web.visit import Visit
from surefoot.web.words import Words


async def manifest(_: Request) -> Response:
    """Give the web app manifest. It asks for no permission."""
    drawing = {"src": shelf.address("icon.svg"), "sizes": "any", "type": "image/svg+xml"}
    icons = [drawing] + [
        {"src": shelf.address(f"icon-{n}.png"), "sizes": f"{n}x{n}", "type": "image/png"}
        for n in (192, 512)
    ]
    return JSONResponse(
        {
            "id": "/",
            "name": "surefoot",
            "short_name": "surefoot",
            "description": Words().plain("welcome.title1"),
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": "#f6f4ee",
            "theme_color": "#0b5c5e",
            "icons": [*icons, {**drawing, "purpose": "maskable"}],
        },
        media_type="application/manifest+json",
    )


async def worker(_: Request) -> Response:
    """Give the service worker, with the list of files of this edition."""
    script = files("surefoot.web").joinpath("static", "worker.js").read_text("utf-8")
    ours = sorted(shelf.address(name) for name in shelf.shelf() if name != "worker.js")
    lines = f"const EDITION = {shelf.edition()!r};\nconst FILES = {ours!r};\n"
    return Response(
        lines + script, media_type="text/javascript", headers={"cache-control": "no-cache"}
    )


def show(visit: Visit) -> Response:
    """Draw the page that stands in when the computer cannot be reached."""
    return visit.render("offline.html", signs=FOOT_SIGNS)
