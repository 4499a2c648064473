"""A Visit: one request as the pages see it, with its words, its look and the way back."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from surefoot.web.look import COOKIE, Look
from surefoot.web.site import Site
from surefoot.web.tokens import FORM_FIELD, VISIT_COOKIE, form_token, new_token, same
from surefoot.web.words import Words

#: Says that this browser looks at the made-up person's notebook.
ROUND_COOKIE = "surefoot_round"
#: Notices that carry a button which takes back what they tell of.
UNDONE_BY_A_TAP = ("saved", "removed", "all_saved")
YEAR_S = 365 * 24 * 3600

Page = Callable[["Visit"], Response]


class WrongToken(Exception):
    """A form came without the token this browser was given."""


class Visit:
    """One request as the pages see it."""

    def __init__(self, request: Request, form: FormData | None = None) -> None:
        self.request = request
        self.form = form if form is not None else FormData()
        own: Site = request.app.state.site
        self.looks_round = own.round_site is not None and ROUND_COOKIE in request.cookies
        self.site: Site = own.round_site if own.round_site and self.looks_round else own
        self.look = Look.from_cookie(request.cookies.get(COOKIE, ""))
        self.t = Words(self.look.locale, easy=self.look.easy)
        self.now: datetime = self.site.clock()
        self._cookie = request.cookies.get(VISIT_COOKIE, "")
        self._fresh = not self._cookie
        if self._fresh:
            self._cookie = new_token()

    @property
    def today(self) -> date:
        """The day this request was made, by this computer's clock."""
        return self.now.date()

    @property
    def paired(self) -> Any:
        """The paired device that asks, or None on this computer itself."""
        return self.request.scope.get("surefoot.device")

    @property
    def token(self) -> str:
        """What a form must bring back."""
        return form_token(self.request.app.state.site.key, self._cookie)

    def _hidden_token(self) -> Markup:
        return Markup('<input type="hidden" name="{}" value="{}">').format(FORM_FIELD, self.token)

    def check_token(self) -> None:
        """Raise `WrongToken` unless the form brought back what this browser was given."""
        brought = self.form.get(FORM_FIELD) or self.request.headers.get("x-surefoot-form", "")
        if self._fresh or not isinstance(brought, str) or not same(brought, self.token):
            raise WrongToken

    def said(self, name: str) -> str:
        """Give one field of the form as text, empty when it is not there."""
        value = self.form.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    def all_said(self, name: str) -> list[str]:
        """Give every value of one field of the form."""
        return [v for v in self.form.getlist(name) if isinstance(v, str)]

    def asked(self, name: str, default: str = "") -> str:
        """Give one field of the query."""
        return self.request.query_params.get(name, default)

    def day_asked(self, name: str = "day") -> date:
        """Give the day in the query or path, today when there is none that can be read."""
        text = str(self.request.path_params.get(name) or self.asked(name) or self.said(name))
        try:
            return date.fromisoformat(text)
        except ValueError:
            return self.today

    def render(self, template: str, *, status: int = 200, **things: Any) -> HTMLResponse:
        """Draw a page."""
        html = self.site.templates.get_template(template).render(
            visit=self,
            t=self.t,
            look=self.look,
            made_up=self.site.settings.made_up,
            looks_round=self.looks_round,
            path=self.request.url.path,
            note=self.asked("said"),
            can_undo=self.asked("said") in UNDONE_BY_A_TAP,
            deed=self.asked("deed"),
            form_token=self._hidden_token,
            **things,
        )
        page = HTMLResponse(html, status_code=status)
        self._remember_on(page)
        return page

    def go(self, path: str, **query: object) -> Response:
        """Send the browser to another page of ours."""
        if query.get("said") in UNDONE_BY_A_TAP:
            query["deed"] = self.site.notebook.last_deed()
        where = f"{path}?{urlencode(query)}" if query else path
        onward = RedirectResponse(where, status_code=303)
        self._remember_on(onward)
        return onward

    def wear(self, response: Response, look: Look) -> Response:
        """Keep a look in this browser."""
        self._cookie_on(response, COOKIE, look.to_cookie())
        return response

    def remembered(self, response: Response) -> Response:
        """Give a response that also keeps this browser's visit."""
        self._remember_on(response)
        return response

    def _remember_on(self, response: Response) -> None:
        if self._fresh:
            self._cookie_on(response, VISIT_COOKIE, self._cookie)

    def _cookie_on(self, response: Response, name: str, value: str) -> None:
        secure = self.request.url.scheme == "https"
        response.set_cookie(
            name, value, max_age=YEAR_S, httponly=True, samesite="lax", secure=secure
        )
