"""The app: every address and the page behind it."""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from anyio import to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from surefoot import __version__
from surefoot.web import (
    aids_page,
    answers_page,
    bring_page,
    checkin_page,
    data_page,
    day_page,
    devices_page,
    exercise_page,
    felt_page,
    first_run,
    happened_page,
    help_now,
    hold_page,
    ingest,
    look_round,
    me_page,
    offline,
    plan_page,
    practise_page,
    record_page,
    report_page,
    share_page,
    shelf,
    signal_page,
    story_page,
    sync,
    tests_page,
    timeline_page,
    today,
    trouble,
    try_page,
    walk_page,
    walks,
)
from surefoot.web.guard import Guard
from surefoot.web.lan import Lan
from surefoot.web.pairing import Codes, Door
from surefoot.web.settings import Settings
from surefoot.web.site import Site
from surefoot.web.trouble import by_script, shown, taken
from surefoot.web.visit import Page

PAGES_AT_ONCE = 6


def make_app(settings: Settings, site: Site | None = None, **more: Any) -> Starlette:
    """Give the app for one notebook.

    Parameters
    ----------
    settings : what it was started with.
    site : the site, where it is made already.
    more : further arguments of `Site`, where it is not.
    """
    own = site or Site(settings, **more)
    known: dict[str, Any] = {}
    lan = Lan(settings.beside)
    app = Starlette(
        routes=routes(),
        middleware=[
            Middleware(Guard, settings=settings, refuse=trouble.refuse, hosts=lan.names),
            Middleware(Door, site=own, refuse=trouble.refuse, known=known),
        ],
        exception_handlers={HTTPException: trouble.no_such_page},
        lifespan=_life,
    )
    lan.app = app
    app.state.site, app.state.lan = own, lan
    app.state.codes, app.state.uploads = Codes(), Codes()
    app.state.forget_devices = known.clear
    return app


def routes() -> list[Route]:
    """Give every address of the app."""
    return [
        see("/", today.show),
        see("/help", help_now.show),
        see("/welcome", first_run.show),
        do("/welcome", first_run.keep),
        do("/look", first_run.look),
        see("/welcome/look-round", look_round.show),
        do("/welcome/look-round", look_round.begin),
        do("/welcome/leave", look_round.leave),
        see("/check-in", checkin_page.show),
        do("/check-in", checkin_page.keep),
        see("/check-in/done", checkin_page.done),
        do("/undo", checkin_page.undo),
        see("/timeline", timeline_page.show),
        see("/timeline/{day}", day_page.show),
        do("/timeline/{day}/remove", day_page.remove),
        see("/felt", felt_page.show),
        do("/felt", felt_page.keep),
        see("/happened", happened_page.show),
        do("/happened", happened_page.keep),
        see("/answers", answers_page.show),
        see("/answers/try", try_page.show),
        do("/answers/try", try_page.plan),
        do("/answers/try/lock", try_page.lock_it),
        see("/answers/try/{test}", try_page.show_test),
        do("/answers/try/{test}/stop", try_page.stop),
        do("/answers/try/{test}/finish", try_page.finish),
        see("/answers/{question}", answers_page.show_one),
        see("/walks", walks.show),
        see("/walks/add", walks.show_add),
        do("/walks/add", walks.add, files=walks.MOST_FILES),
        see("/walks/waiting/{job}", walks.show_waiting),
        do("/walks/settle", walks.settle),
        see("/walks/{walk}", walk_page.show),
        see("/walks/{walk}/compare", walk_page.compare),
        see("/walks/{walk}/signal", signal_page.show),
        do("/walks/{walk}/remove", walk_page.remove),
        do("/walks/{walk}/how", walk_page.tell),
        see("/me", me_page.show),
        do("/me", me_page.keep),
        see("/me/prove", me_page.prove),
        *practice_routes(),
        see("/story", story_page.show),
        do("/story", story_page.review),
        do("/story/keep", story_page.keep_story),
        see("/report", report_page.show),
        see("/share", share_page.show),
        do("/share", share_page.look),
        do("/share/picture", share_page.picture),
        see("/me/data", data_page.show),
        do("/me/data/copy", data_page.copy),
        do("/me/data/export", data_page.take_out),
        do("/me/data/bring-in", bring_page.take_in, files=1),
        do("/me/data/look", bring_page.look),
        do("/me/data/keep", bring_page.keep, fields=bring_page.MOST_POSTS),
        do("/me/data/passphrase", data_page.lock),
        do("/me/data/erase", data_page.wipe),
        do("/me/data/undo-erase", data_page.unwipe),
        see("/me/devices", devices_page.show),
        do("/me/devices", devices_page.switch),
        do("/me/devices/code", devices_page.code),
        do("/me/devices/app", devices_page.app_code),
        do("/me/devices/forget", devices_page.forget),
        see("/phone", devices_page.phone),
        see("/phone/warning", devices_page.warning),
        see("/pair/{token}", devices_page.show_pair),
        do("/pair/{token}", devices_page.pair),
        see("/record", record_page.show),
        Route("/record/keep", by_script(ingest.keep), methods=["POST"]),
        Route("/in/phyphox/{token}.phyphox", by_script(ingest.experiment), methods=["GET"]),
        Route("/in/phyphox/{token}", by_script(ingest.from_phyphox), methods=["POST"]),
        Route("/in/sensor-logger/{token}", by_script(ingest.from_sensor_logger), methods=["POST"]),
        Route("/sync/token", by_script(sync.token), methods=["GET"]),
        Route("/sync/check-in", by_script(sync.keep), methods=["POST"]),
        see("/offline", offline.show),
        Route("/static/{name}", shelf.hand_out),
        Route("/app.webmanifest", offline.manifest),
        Route("/service-worker.js", offline.worker),
        Route("/healthz", health),
    ]


def practice_routes() -> list[Route]:
    """Give the addresses of Practise."""
    return [
        see("/practise", practise_page.show),
        see("/practise/gate", practise_page.gate_show),
        do("/practise/gate", practise_page.gate_keep),
        see("/practise/balance", hold_page.show),
        see("/practise/balance/time", hold_page.time_it),
        do("/practise/balance/begin", hold_page.begin),
        do("/practise/balance/keep", hold_page.keep),
        see("/practise/balance/done", hold_page.done),
        Route("/sync/hold", hold_page.sync, methods=["POST"]),
        see("/practise/exercises", exercise_page.show),
        see("/practise/exercises/{name}", exercise_page.card),
        see("/practise/exercises/{name}/go", exercise_page.lead),
        do("/practise/exercises/{name}/keep", exercise_page.keep),
        see("/practise/tests", tests_page.show),
        see("/practise/tests/{name}", tests_page.card),
        do("/practise/tests/{name}/keep", tests_page.keep),
        Route("/sync/test", tests_page.sync, methods=["POST"]),
        see("/practise/plan", plan_page.show),
        do("/practise/plan", plan_page.keep, files=1),
        see("/practise/plan/photo/{digest}", plan_page.photo),
        see("/practise/aids", aids_page.show),
        do("/practise/aids", aids_page.keep),
        see("/practise/library", practise_page.book),
        Route("/practise/voice/{file}", practise_page.voice_file),
    ]


def see(path: str, page: Page) -> Route:
    """Give the address of a page that is looked at."""
    return Route(path, shown(page), methods=["GET"])


def do(path: str, page: Page, **most: int) -> Route:
    """Give the address a form is sent to; `most` files and fields, where more than usual."""
    return Route(path, taken(page, **most), methods=["POST"])


@asynccontextmanager
async def _life(app: Starlette) -> AsyncIterator[None]:
    # Few threads work on pages: more would not be quicker, and each keeps memory of its own.
    to_thread.current_default_thread_limiter().total_tokens = PAGES_AT_ONCE
    with app.state.site as site:
        # Opening the notebook and the browser must not keep the first page waiting.
        threading.Thread(target=site.ready, daemon=True).start()
        yield
        app.state.lan.stop()


async def health(_: Request) -> Response:
    """Say that the app is up, and nothing else."""
    return PlainTextResponse(f"surefoot {__version__} ok\n")
