"""The researcher's door: ``surefoot``. Each command lives in its own file and loads when asked."""

import os
import sys

from cyclopts import App

from surefoot import __version__
from surefoot.cli.serve import serve
from surefoot.terms.errors import SurefootError

app = App(
    name="surefoot",
    version=__version__,
    help="A notebook, a timer and an honest walk measure for people with foot drop. "
    "It stays on this computer. It does not diagnose and it does not promise.",
)

# name -> where it lives. Kept in the order a person meets them.
COMMANDS: dict[str, str] = {
    # the app
    "serve": "surefoot.cli.serve:serve",
    #
    # walks
    "walk": "surefoot.cli.walks:walk",
    "compare": "surefoot.cli.walks:compare",
    "demo": "surefoot.cli.demo:app",
    #
    # recordings
    "formats": "surefoot.cli.recordings:formats",
    "data": "surefoot.cli.recordings:data",
    #
    # notebook
    "check-in": "surefoot.cli.notebook:check_in",
    "timeline": "surefoot.cli.notebook:timeline",
    "undo": "surefoot.cli.notebook:undo",
    "profile": "surefoot.cli.notebook:profile",
    "backup": "surefoot.cli.safe_keeping:backup",
    "restore": "surefoot.cli.safe_keeping:restore",
    "check": "surefoot.cli.safe_keeping:check",
    "passphrase": "surefoot.cli.safe_keeping:passphrase",
    "export": "surefoot.cli.take_out:export",
    "import": "surefoot.cli.take_out:import_",
    "erase": "surefoot.cli.take_out:erase",
    #
    # in her own words
    "tell": "surefoot.cli.tell:tell",
    #
    # answers
    "ask": "surefoot.cli.answers:ask",
    "experiment": "surefoot.cli.experiment:app",
    "simulate": "surefoot.cli.simulate_person:app",
    #
    # exports of other programs
    "bring-in": "surefoot.cli.bring_in:bring_in",
    #
    # practice
    "hold": "surefoot.cli.practice:hold",
    "practise": "surefoot.cli.practice:practise",
}

for _name, _where in COMMANDS.items():
    app.command(_where, name=_name)
app.default(serve)  # "surefoot" alone opens the app


def main(argv: list[str] | None = None) -> None:
    """Run the command line; a refusal is one sentence and exit code 2, never a stack trace."""
    try:
        app(argv)
    except SurefootError as refusal:
        print(f"surefoot: {refusal}", file=sys.stderr)
        raise SystemExit(2) from None
    except (BrokenPipeError, KeyboardInterrupt):
        raise SystemExit(130) from None
    except Exception as mistake:
        if os.environ.get("SUREFOOT_DEBUG"):
            raise
        print(
            f"surefoot: something went wrong inside surefoot ({type(mistake).__name__}). "
            "Nothing was changed. Please run it again with SUREFOOT_DEBUG=1 and send us what it "
            "prints, without your notes.",
            file=sys.stderr,
        )
        raise SystemExit(70) from None
