"""``surefoot walk``: a walk from sensor files, in words, numbers and a picture."""

import json
import tempfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from surefoot.cli.options import NotebookPlace, day_of, now, opened
from surefoot.terms.errors import CannotUse

if TYPE_CHECKING:
    from surefoot.gait.walk import Walk


def walk(
    *files: Path,
    left: Path | None = None,
    right: Path | None = None,
    back: Path | None = None,
    place: Literal["foot", "shank"] = "foot",
    stroke_leg: Literal["left", "right", "both", "not_sure"] = "not_sure",
    rate_hz: float | None = None,
    columns: Path | None = None,
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
    csv: Path | None = None,
    picture: Path | None = None,
    save: Annotated[bool, Parameter(negative="")] = False,
    shoe: str = "",
    aid: str = "",
    tired: Literal[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] | None = None,
    day: str | None = None,
    notebook: NotebookPlace = None,
) -> None:
    """Measure a walk from sensor files: `surefoot walk LEFT RIGHT`, one foot, a folder or a zip.

    Parameters
    ----------
    files : Path
        The file of the left foot and of the right foot, or a folder or zip with both. The side
        is read from the file where it says one.
    left : Path
        The file of the left foot, whatever it says itself.
    right : Path
        The file of the right foot, whatever it says itself.
    back : Path
        The file of a sensor on the low back.
    place : str
        Where on the leg the sensors of the two sides were worn.
    stroke_leg : str
        The stroke side: ratios then compare it with the other.
    rate_hz : float
        Readings a second, for the few formats that do not hold it.
    columns : Path
        A columns file that names columns, units and place: see `surefoot formats`.
    as_json : bool
        Print everything as one JSON object.
    csv : Path
        Write the table of strides to this file.
    picture : Path
        Write a picture to this file: .svg, .html or .png.
    save : bool
        Keep the walk and its files in your notebook. The same recording twice is kept once.
    shoe : str
        With --save: the shoes you wore. Walks in different shoes are not compared.
    aid : str
        With --save: the brace, wedge or stick you used.
    tired : int
        With --save: how tired you were, 0 to 10.
    day : str
        With --save: the day of the walk, for files that do not say: 2026-05-03 or yesterday.
    """
    from surefoot.actions.measure_files import measure_files
    from surefoot.cli.patience import Patience

    if picture is not None:
        _kind_of(picture)
    given = len(files) + sum(path is not None for path in (left, right, back))
    if save and stroke_leg == "not_sure":
        with opened(notebook) as book:
            stroke_leg = book.profile().stroke_leg
    with Patience(given + 1) as patience:
        made = measure_files(
            files,
            left=left,
            right=right,
            back=back,
            stroke_leg=stroke_leg,
            rate_hz=rate_hz,
            columns=columns,
            in_order=True,
            worn_on=place,
            step=patience.step,
        )
    if csv is not None:
        write(csv, made.strides.write_csv().encode())
    if picture is not None:
        write(picture, drawn(made, picture))
    if save:
        sources = [*files, *(path for path in (left, right, back) if path is not None)]
        _keep(made, sources, shoe, aid, tired, day_of(day, now().date()), notebook)
    if as_json:
        from surefoot.report.walk_words import walk_page

        told = {**made.to_dict(), "sentences": walk_page(made).sentences}
        print(json.dumps(told, indent=1, allow_nan=False))
        return
    from surefoot.report.walk_words import walk_page, walk_text

    print(walk_text(walk_page(made)))
    if save:
        print("\nThe walk is kept in your notebook.")


def _keep(
    made: "Walk",
    sources: Sequence[Path],
    shoe: str,
    aid: str,
    tired: int | None,
    day: date,
    notebook: str | None,
) -> None:
    """Keep a measured walk and what it was measured from in the notebook."""
    from surefoot.actions.add_walk import Circumstances, keep_measured
    from surefoot.actions.safe_keeping import back_up_if_due

    told = Circumstances(
        shoe=shoe,
        aid=aid,
        tiredness_0_10=tired,
        began=datetime.combine(day, time(12), tzinfo=now().tzinfo),
    )
    files = [
        file
        for source in sources
        for file in (sorted(source.rglob("*")) if source.is_dir() else [source])
        if file.is_file()
    ]
    with opened(notebook) as book, tempfile.TemporaryDirectory() as folder:
        keep_measured(book, made, files, told, packed=Path(folder, "walk.zip"), now=now())
        back_up_if_due(book, now=now())


def compare(
    *walks: Path,
    stroke_leg: Literal["left", "right", "both", "not_sure"] = "not_sure",
    as_json: Annotated[bool, Parameter(name="--json", negative="")] = False,
) -> None:
    """Compare the last of several walks of one person with those before.

    A difference counts as a change only where it beats both the person's own spread and the
    published smallest real change.

    Parameters
    ----------
    walks : Path
        Two walks or more, oldest first: each a folder or zip with the files of that walk, one
        file, or what `surefoot walk --json` printed.
    stroke_leg : str
        The stroke side: ratios then compare it with the other.
    as_json : bool
        Print everything as one JSON object.
    """
    from attrs import asdict

    from surefoot.actions.measure_files import compare_files
    from surefoot.cli.patience import Patience

    with Patience(2 * len(walks)) as patience:
        found = compare_files(walks, stroke_leg=stroke_leg, step=patience.step)
    if as_json:
        print(json.dumps({"changes": [asdict(change) for change in found]}, indent=1))
        return
    from surefoot.report.change_words import change_text

    print(change_text(found))


def drawn(made: "Walk", path: Path) -> bytes:
    """Draw a walk in the kind of picture that a file name asks for."""
    from surefoot.report.walk_picture import walk_html, walk_picture
    from surefoot.report.walk_words import walk_page

    page, kind = walk_page(made), _kind_of(path)
    if kind == ".html":
        return walk_html(page).encode()
    picture = walk_picture(page)
    if kind == ".svg":
        return picture.svg().encode()
    from surefoot.report.png import png

    return png(picture.svg(), picture.width, picture.height)


def folder_for(path: Path) -> Path:
    """Make a folder that a person asked for, or say why not."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise _cannot_write(path, trouble) from None
    return path


def write(path: Path, content: bytes) -> None:
    """Write a file that a person asked for, or say why not."""
    try:
        path.write_bytes(content)
    except OSError as trouble:
        raise _cannot_write(path, trouble) from None


def _cannot_write(path: Path, trouble: OSError) -> CannotUse:
    return CannotUse(
        f"{path} cannot be written ({trouble.strerror}).",
        "Please choose another place.",
        reason="cannot_write",
    )


def _kind_of(path: Path) -> str:
    kind = path.suffix.lower()
    if kind not in (".svg", ".html", ".png"):
        raise CannotUse(
            f"A picture cannot be saved as {path.suffix or 'a file without an ending'}.",
            "Please end the name in .svg, .html or .png.",
            reason="unknown_picture",
        )
    return kind
