"""The researcher's door: ``surefoot``. Each command lives in its own file and loads when asked."""

import os
import sys

from cyclopts import App, Group

from surefoot import __version__
from surefoot.cli.serve import serve
from surefoot.terms.errors import SurefootError

app = App(
    name="surefoot",
    version=__version__,
    help="A notebook, a timer and an honest walk measure for people with foot drop. "
    "It stays on this computer. It does not diagnose and it does not promise.",
    group_parameters=Group("Options", sort_key=90),
    group_commands=Group("Also", sort_key=91),
)

# what a person wants -> name -> where it lives. In the order a person meets them.
GROUPS: dict[str, dict[str, str]] = {
    "The app": {
        "serve": "surefoot.cli.serve:serve",
        "demo": "surefoot.cli.demo:app",
    },
    "Your notebook": {
        "check-in": "surefoot.cli.notebook:check_in",
        "tell": "surefoot.cli.tell:tell",
        "note": "surefoot.cli.note:app",
        "timeline": "surefoot.cli.notebook:timeline",
        "undo": "surefoot.cli.notebook:undo",
        "profile": "surefoot.cli.notebook:profile",
        "bring-in": "surefoot.cli.bring_in:bring_in",
    },
    "Walks": {
        "walk": "surefoot.cli.walks:walk",
        "compare": "surefoot.cli.walks:compare",
        "formats": "surefoot.cli.recordings:formats",
        "data": "surefoot.cli.recordings:data",
    },
    "Practise": {
        "hold": "surefoot.cli.practice:hold",
        "practise": "surefoot.cli.practice:practise",
        "test": "surefoot.cli.protocols:run_protocol",
    },
    "Answers": {
        "ask": "surefoot.cli.answers:ask",
        "experiment": "surefoot.cli.experiment:app",
        "simulate": "surefoot.cli.simulate_person:app",
    },
    "Keeping it safe": {
        "backup": "surefoot.cli.safe_keeping:backup",
        "restore": "surefoot.cli.safe_keeping:restore",
        "check": "surefoot.cli.safe_keeping:check",
        "passphrase": "surefoot.cli.safe_keeping:passphrase",
        "export": "surefoot.cli.take_out:export",
        "import": "surefoot.cli.take_out:import_",
        "erase": "surefoot.cli.take_out:erase",
    },
}
COMMANDS = {name: where for group in GROUPS.values() for name, where in group.items()}

for _place, (_heading, _group) in enumerate(GROUPS.items()):
    _shown = Group(_heading, sort_key=_place)
    for _name, _where in _group.items():
        app.command(_where, name=_name, group=_shown)
app.default(serve)  # "surefoot" alone opens the app


def _load_all() -> None:
    """Load every command, so that the first page of help says what each is for."""
    for name in COMMANDS:
        app[name]


def _by_option(refusal: SurefootError) -> str:
    """Name the option that says what a refusal asks for."""
    told = {
        "side_not_said": " On the command line: --left FILE or --right FILE.",
        "wrong_place": " On the command line: --place shank.",
        "same_place_twice": " On the command line: --left FILE and --right FILE.",
    }
    return told.get(refusal.reason, "")


def _for_screen(sentence: str) -> str:
    """Break a sentence between words for whoever reads it on a screen; a program gets one line."""
    if not sys.stderr.isatty():
        return sentence
    from textwrap import fill

    return fill(sentence, 80, break_long_words=False, break_on_hyphens=False)


def main(argv: list[str] | None = None) -> None:
    """Run the command line; a refusal is one sentence and exit code 2, never a stack trace."""
    words = sys.argv[1:] if argv is None else argv
    if words[:1] in (["--help"], ["-h"]):
        _load_all()
    try:
        app(argv)
    except SurefootError as refusal:
        print(_for_screen(f"surefoot: {refusal}{_by_option(refusal)}"), file=sys.stderr)
        raise SystemExit(2) from None
    except (BrokenPipeError, KeyboardInterrupt):
        raise SystemExit(130) from None
    except OSError as fault:
        named = fault.filename if isinstance(fault.filename, str | os.PathLike) else "A file"
        print(
            f"surefoot: {named} cannot be used ({fault.strerror or type(fault).__name__}). "
            "Look whether it is there and you may use it, or choose another place. "
            "What was kept before stays as it was.",
            file=sys.stderr,
        )
        raise SystemExit(2) from None
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
