"""What the app was started with."""

from pathlib import Path

from attrs import field, frozen

from surefoot.actions import APP_FOLDER

#: Names a browser on this computer uses for this computer.
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})

MEGABYTE = 1_000_000


@frozen
class Settings:
    """What the app was started with.

    Parameters
    ----------
    notebook : the notebook's file.
    made_up : True when the notebook is about a made-up person; every page says so.
    passphrase : opens a locked notebook.
    extra_hosts : further names this computer answers to (a LAN address, a name behind a proxy).
        Who comes in by one of these must have been paired.
    trust_all : True in a container: its clients never come from its own loopback address, so who
        asks by a name of this computer counts as being at this computer.
    largest_form : bytes of an ordinary form.
    largest_story : bytes of a form that holds a story.
    largest_upload : bytes of an uploaded recording or notebook.
    slowest_body_s : seconds an ordinary form may take to arrive.
    slowest_upload_s : seconds an upload may take to arrive.
    """

    notebook: Path
    made_up: bool = False
    passphrase: str | None = field(default=None, repr=False)
    extra_hosts: frozenset[str] = frozenset()
    trust_all: bool = False
    largest_form: int = 64_000
    largest_story: int = MEGABYTE
    largest_upload: int = 300 * MEGABYTE
    slowest_body_s: float = 20.0
    slowest_upload_s: float = 600.0

    @property
    def beside(self) -> Path:
        """Folder for what is the app's own: its key, paired devices, recordings in waiting."""
        return self.notebook.with_name(self.notebook.name + APP_FOLDER)
