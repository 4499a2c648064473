"""The Site: what all pages of one running app share, and the way to the notebook."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self, TypeVar

from attrs import evolve
from jinja2 import Environment, PackageLoader, StrictUndefined

from surefoot.web import figures, shelf
from surefoot.web.arriving import Arrivals
from surefoot.web.jobs import LONGEST_S, Jobs
from surefoot.web.settings import Settings
from surefoot.web.tokens import key_in
from surefoot.web.voices import Voices
from surefoot.web.waiting import Waiting

if TYPE_CHECKING:
    from surefoot.actions.open import Notebook
    from surefoot.diary.day import Day
    from surefoot.diary.profile import Profile
    from surefoot.diary.spell import Spell

T = TypeVar("T")
WELCOMED = "app.welcomed"


def _now() -> datetime:
    return datetime.now().astimezone().replace(microsecond=0)


class Site:
    """What all pages of one running app share.

    Parameters
    ----------
    settings : what the app was started with.
    clock : gives the time with its zone; tests hand in their own.
    ready : called once when the app is up.
    """

    def __init__(
        self,
        settings: Settings,
        clock: Callable[[], datetime] = _now,
        ready: Callable[[], object] = lambda: None,
    ) -> None:
        self.settings = settings
        self.ready = ready
        self.clock = clock
        self.round_site: Site | None = None
        """The made-up person's site, once somebody looks round."""
        self._opening = threading.Lock()
        self._notebook: Notebook | None = None
        self._looked_after: date | None = None
        self.waiting = Waiting()
        """A file of another program, until she has said what of it to keep."""
        self._remembered: dict[object, Any] = {}
        self._as_of: datetime | None = None

    def __enter__(self) -> Self:
        """Begin: walks left undone go on; the notebook is opened by the first page that asks."""
        self.jobs.start()
        self.arrivals.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End the work and close the notebook."""
        if self.round_site is not None:
            self.round_site.__exit__()
        self.arrivals.stop()
        self.jobs.stop()
        self.waiting.drop()
        with self._opening:
            if self._notebook is not None:
                self._notebook.close()
                self._notebook = None

    @property
    def notebook(self) -> "Notebook":
        """The notebook, opened when first asked for and looked after once a day."""
        with self._opening:
            if self._notebook is None:
                from surefoot.actions.open import open_notebook

                self._notebook = open_notebook(
                    str(self.settings.notebook),
                    environ=os.environ,
                    passphrase=self.settings.passphrase,
                )
            today = self.clock().date()
            if self._looked_after != today:
                from surefoot.actions.safe_keeping import look_after

                look_after(self._notebook, now=self.clock())
                self._looked_after = today
            return self._notebook

    def relock(self, old: str | None, new: str | None) -> None:
        """Give the notebook's file another passphrase, or none; it is closed meanwhile.

        A program of its own does it: the locks of a file keep programs apart, not the threads of
        one. Whoever still uses the notebook makes it refuse, and nothing is changed.

        Raises
        ------
        CannotUse
            The command's own sentence: the old one does not fit, somebody uses the notebook, the
            extra ``locked`` is not installed.
        """
        from surefoot.terms.errors import CannotUse

        if self.jobs.waiting():  # its worker was handed the passphrase of now
            raise CannotUse(
                "A walk is still being measured.",
                "Wait until it is done, then try again. Nothing was changed.",
                reason="busy",
            )
        command = [sys.executable, "-m", "surefoot", "passphrase", "--notebook"]
        command += [str(self.settings.notebook), *(["--remove"] if new is None else [])]
        words = {"SUREFOOT_PASSPHRASE": old or "", "SUREFOOT_NEW_PASSPHRASE": new or ""}
        with self._opening:
            if self._notebook is not None:
                self._notebook.close()
                self._notebook = None
            done = subprocess.run(  # noqa: S603  (our own command; its words go by the environment)
                command,
                env={**os.environ, **words},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=LONGEST_S,
                check=False,
            )
            if done.returncode:
                what, _, then = " ".join(done.stderr.split()).partition(". ")
                raise CannotUse(f"{what.removesuffix('.')}.", then, reason="passphrase")
            os.environ.pop("SUREFOOT_PASSPHRASE", None)  # what was said at the start is over
            self.settings = evolve(self.settings, passphrase=new)
            self.jobs.passphrase = new
        self.forget()

    @cached_property
    def key(self) -> bytes:
        """The key of this install, for the form tokens."""
        return key_in(self.settings.beside)

    @cached_property
    def jobs(self) -> Jobs:
        """The walks that wait to be measured."""
        settings = self.settings
        return Jobs(settings.beside / "walks", settings.notebook, settings.passphrase)

    @cached_property
    def arrivals(self) -> Arrivals:
        """Recordings of phones that are not walks yet."""
        return Arrivals(self.settings.beside, self.jobs, self.clock)

    @cached_property
    def voices(self) -> Voices:
        """The sound files of the voice."""
        return Voices(self.settings.beside / "voice")

    @cached_property
    def templates(self) -> Environment:
        """The page templates."""
        environment = Environment(
            loader=PackageLoader("surefoot.web", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        environment.globals.update(
            static=shelf.address, picture=shelf.picture, figure=figures.figure
        )
        return environment

    # -- what many pages ask of the notebook -------------------------------------------------

    def days(self, until: date) -> "tuple[Day, ...]":
        """Give every day up to `until`."""
        return self.remember(("days", until), lambda: self.notebook.days(until))

    def spells(self, until: date) -> "tuple[Spell, ...]":
        """Give every clear spell up to `until`."""
        return self.remember(
            ("spells", until), lambda: self.notebook.spells(until, self.days(until))
        )

    def walks(self, until: date) -> list[Any]:
        """Give every walk up to `until`, oldest first."""
        return self.remember(("walks", until), lambda: self.notebook.walks(until=until))

    def profile(self) -> "Profile":
        """Give the profile."""
        return self.remember("profile", self.notebook.profile)

    def change_profile(self, **changes: Any) -> None:
        """Change what the profile says; what is empty is left as it was."""
        before = self.profile()
        given = {name: value for name, value in changes.items() if value}
        self.notebook.set_profile(evolve(before, **given), at=self.clock())
        self.forget()

    def welcomed(self) -> bool:
        """Tell whether the first run is behind us."""
        return bool(
            self.settings.made_up
            or self.remember(
                WELCOMED,
                lambda: self.notebook.setting(WELCOMED) or self.notebook.last_entered_at(),
            )
        )

    def welcome(self) -> None:
        """Remember that the first run is behind us."""
        self.notebook.set_setting(WELCOMED, True)
        self.forget()

    def forget(self) -> None:
        """Read the notebook anew at the next question."""
        with self._opening:
            self._remembered.clear()

    def remember(self, what: object, ask: Callable[[], T]) -> T:
        """Ask the notebook once, until something is entered in it, by us or by another program."""
        as_of = self.notebook.last_entered_at()
        with self._opening:
            if as_of != self._as_of:
                self._remembered.clear()
                self._as_of = as_of
            if what in self._remembered:
                return self._remembered[what]  # type: ignore[no-any-return]
        answer = ask()
        with self._opening:
            if as_of == self._as_of:
                self._remembered[what] = answer
        return answer
