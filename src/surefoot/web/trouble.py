"""What a person is told when something cannot be done; and what the log is told."""

import logging
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Scope

from surefoot.terms.errors import Locked, NotebookTrouble, SurefootError
from surefoot.web.guard import GuardStop, Refusal
from surefoot.web.visit import Page, Visit, WrongToken
from surefoot.web.words import Words

Endpoint = Callable[[Request], Awaitable[Response]]

log = logging.getLogger("surefoot.web")

_BY_STATUS = {410: "code_used", 404: "not_found", 405: "wrong_method", 413: "too_large"}


def shown(page: Page) -> Callable[[Request], Any]:
    """Make an endpoint of a page that is only looked at."""

    async def endpoint(request: Request) -> Response:
        return await _answered(request, page, Visit(request))

    return endpoint


def taken(page: Page, *, files: int = 0, fields: int = 200) -> Callable[[Request], Any]:
    """Make an endpoint of a form that is sent; its token is checked before anything is done."""

    async def endpoint(request: Request) -> Response:
        largest = request.app.state.site.settings.largest_story
        async with request.form(max_files=files, max_fields=fields, max_part_size=largest) as form:
            visit = Visit(request, form)
            try:
                visit.check_token()
            except WrongToken:
                return _say(request, 403, "wrong_token")
            return await _answered(request, page, visit)

    return endpoint


def by_script(endpoint: Endpoint) -> Endpoint:
    """Make an endpoint that scripts and apps talk to: its refusals are one sentence of JSON."""

    async def answered(request: Request) -> Response:
        try:
            return await endpoint(request)
        except WrongToken:
            return _say(request, 403, "wrong_token")
        except SurefootError as why:
            t = Visit(request).t
            says = f"{t.again(why.sentence).striptags()} {t.again(why.next_step).striptags()}"
            return JSONResponse({"says": says.strip()}, status_code=422)
        except GuardStop:
            raise
        except Exception as why:
            _noted(why)
            says = Visit(request).t.plain("trouble.our_mistake")
            return JSONResponse({"says": says}, status_code=500)

    return answered


async def _answered(request: Request, page: Page, visit: Visit) -> Response:
    try:
        return await run_in_threadpool(page, visit)
    except HTTPException as why:
        return no_such_page(request, why)
    except SurefootError as why:
        status = 422
        if isinstance(why, NotebookTrouble):
            status = 503 if isinstance(why, Locked) else 500
        return _say(request, status, "refused", sentence=why.sentence, next_step=why.next_step)
    except Exception as why:
        _noted(why)
        return _say(request, 500, "our_mistake")


def no_such_page(request: Request, why: Exception) -> Response:
    """Answer for a page that is not there, or a form that cannot be read."""
    status = why.status_code if isinstance(why, HTTPException) else 404
    return _say(request, status, _BY_STATUS.get(status, "bad_form"))


def refuse(scope: Scope, refusal: Refusal) -> ASGIApp:
    """Answer for a request the guard turned away."""
    if refusal.say == "wrong_host":  # perhaps another site's page: it learns nothing
        return PlainTextResponse(Words().plain("trouble.wrong_host"), refusal.status)
    return _say(Request(scope), refusal.status, refusal.say)


def _say(request: Request, status: int, say: str, **things: object) -> Response:
    return Visit(request).render("trouble.html", status=status, say=say, **things)


def _noted(why: Exception) -> None:
    """Tell the log the place in our code, never what was in the request or the notebook."""
    places = traceback.extract_tb(why.__traceback__)
    where = " < ".join(f"{p.filename.rsplit('/', 1)[-1]}:{p.lineno}" for p in reversed(places[-5:]))
    log.error("%s at %s", type(why).__name__, where)
