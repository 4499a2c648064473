"""``surefoot demo``: see what surefoot does, with a made-up walk."""

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

app = App(name="demo", help="See what surefoot does, with made-up recordings.")


@app.command
def walk(*, out: Path | None = None, seed: int = 1) -> None:
    """Measure the walk of a made-up person with a left foot drop, from real files.

    Where real recordings of people after stroke are at hand (SUREFOOT_DATA, or shared/data
    beside the checkout), they are measured as well.

    Parameters
    ----------
    out : Path
        Folder for the sensor files and the picture. Default: a new temporary folder.
    seed : int
        Which walk. The same number gives the same walk.
    """
    import os
    import tempfile

    from surefoot.actions.demo import made_up_walk, real_walks
    from surefoot.cli.walks import drawn, folder_for, write
    from surefoot.report.walk_rows import aligned
    from surefoot.report.walk_words import walk_page, walk_text
    from surefoot.terms.errors import SurefootError

    folder = Path(tempfile.mkdtemp(prefix="surefoot-demo-")) if out is None else folder_for(out)
    print("A made-up person whose left foot drops walks up and down with a sensor on each shoe.")
    made = made_up_walk(folder, seed=seed)
    for path in made.files:
        print(f"  {path}")
    print("\nWhat surefoot finds in these files:\n")
    print(walk_text(walk_page(made.walk)))
    print("\nWhat was true (the made-up walk is known):\n")
    print(aligned((("", "foot", "true", "measured"), *made.compared)))
    for name in ("walk.svg", "walk.html"):
        write(folder / name, drawn(made.walk, Path(name)))
    print(f"\nThe picture: {folder / 'walk.html'} (and walk.svg beside it)")
    for name, real in real_walks(os.environ):
        print(f"\nA real walk after a stroke ({name}):")
        if isinstance(real, SurefootError):
            print(f"  {real}")
            continue
        for sentence in walk_page(real).sentences:
            print(f"  {sentence}")


@app.default
def demo(
    *,
    port: int | None = None,
    host: str = "127.0.0.1",
    browser: Annotated[bool, Parameter(name="--browser", negative="--no-browser")] = True,
    notebook: Path | None = None,
) -> None:
    """Measure a made-up walk, then start the app on a made-up person with three months of notes.

    Parameters
    ----------
    port : int
        Where to listen; 8765, or the next free one, when not given.
    host : str
        The address to listen on. Only this computer can reach 127.0.0.1.
    browser : bool
        Open the browser.
    notebook : Path
        Where the made-up person's notebook is kept. Default: a new temporary folder.
    """
    import tempfile
    from datetime import datetime

    from surefoot.web.look_round import made_up_site
    from surefoot.web.serving import serve

    walk()
    with tempfile.TemporaryDirectory(prefix="surefoot-made-up-") as folder:
        place = notebook or Path(folder) / "made-up.sqlite"
        site = made_up_site(place, now=datetime.now().astimezone().replace(microsecond=0))
        print("\nNow the app, on a made-up person. Nobody real is in these notes.")
        serve(site.settings, port=port, host=host, browser=browser, site=site)
