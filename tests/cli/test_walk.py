"""`surefoot walk` on the command line: files in, words, numbers and a picture out."""

import csv
import json
import shutil
import subprocess
import sys
from xml.etree import ElementTree

import numpy as np
import pytest

from surefoot.actions.measure_files import measure_files
from surefoot.cli import main
from surefoot.gait.simulate import Sensor, simulate_walk
from surefoot.gait.simulate.files import write_files
from surefoot.gait.simulate.people import person_with_foot_drop, sensors_as_worn
from surefoot.terms.errors import SideNotSaid


@pytest.fixture(scope="module")
def walked(tmp_path_factory):
    """Folders of one simulated walk: with sides in the names, and without."""
    rng = np.random.default_rng(11)
    walker = person_with_foot_drop("left", strides=16, path_m=30)
    made = simulate_walk(walker, sensors_as_worn(rng, back=True), rng)
    folder = tmp_path_factory.mktemp("walk")
    named = folder / "named"
    named.mkdir()
    write_files(made, named)
    (named / "truth.csv").rename(folder / "truth.csv")
    for new, old in (("a", "left_foot"), ("b", "right_foot")):
        shutil.copy(named / f"{old}.csv", folder / f"{new}.csv")
    shutil.make_archive(str(folder / "walk"), "zip", named)
    return folder


def run(capsys, *words):
    with pytest.raises(SystemExit) as left:
        main(["walk", *map(str, words)])
    said = capsys.readouterr()
    return left.value.code, said.out, said.err


def told(capsys, *words):
    code, out, err = run(capsys, *words, "--json")
    assert code == 0, err
    return json.loads(out)


def feet_alone(found):
    """Give the feet without what only a low-back sensor tells (the folder holds one too)."""
    return {
        foot: {name: value for name, value in numbers.items() if name != "pelvic_hike_deg"}
        for foot, numbers in found["feet"].items()
    }


def test_two_feet_in_words_a_physio_can_read(walked, capsys):
    code, out, _ = run(capsys, walked / "named/left_foot.csv", walked / "named/right_foot.csv")
    assert code == 0
    assert out.startswith("Left foot: 16 strides")
    assert "foot pitch at contact (deg, toes up +)" in out
    assert "HOSOI2023" in out
    assert "not a diagnosis" in out
    assert max(map(len, out.splitlines())) <= 100


def test_the_json_is_one_object_with_the_promised_keys(walked, capsys):
    found = told(capsys, walked / "named", "--stroke-leg", "left")
    assert {"method", "recordings", "fitness", "feet", "ratios", "sentences"} <= set(found)
    assert {worn["place"] for worn in found["recordings"]} == {
        "left_foot",
        "right_foot",
        "low_back",
    }
    for foot in ("left", "right"):
        numbers = found["feet"][foot]
        assert numbers["strides"] == 16
        assert set(numbers["foot_pitch_ic_deg"]) == {"median", "low", "high", "iqr", "n"}
        assert {"heel_first_share", "flat_share", "forefoot_first_share"} <= set(numbers)
    assert found["ratios"]["of"] == "paretic/other"
    lower = (found["feet"][foot]["foot_pitch_ic_deg"]["median"] for foot in ("left", "right"))
    assert next(lower) < next(lower) - 8


def test_a_folder_a_zip_and_named_feet_give_the_same_feet(walked, capsys):
    files = walked / "named/left_foot.csv", walked / "named/right_foot.csv"
    ways = [
        (walked / "named",),
        (walked / "walk.zip",),
        files,
        files[::-1],
        ("--left", walked / "a.csv", "--right", walked / "b.csv"),
    ]
    feet = [feet_alone(told(capsys, *way)) for way in ways]
    assert all(found == feet[0] for found in feet[1:])


def test_order_decides_only_where_files_say_nothing_and_it_is_said(walked, capsys):
    found = told(capsys, walked / "a.csv", walked / "b.csv")
    assert feet_alone(found) == feet_alone(told(capsys, walked / "named"))
    assert sum(f["code"] == "side_by_place" for f in found["fitness"]) == 2


def test_a_file_that_speaks_against_its_order_is_not_guessed(walked, capsys):
    code, _, err = run(capsys, walked / "named/right_foot.csv", walked / "a.csv")
    assert code == 2
    assert "which foot a.csv" in err


def test_one_foot_alone_is_a_walk(walked, capsys):
    found = told(capsys, "--right", walked / "b.csv")
    assert set(found["feet"]) == {"right"}
    assert found["ratios"] == {}


def test_strides_and_pictures_are_written(walked, capsys, tmp_path):
    for name in ("walk.svg", "walk.html"):
        table = tmp_path / "strides.csv"
        code, *_ = run(capsys, walked / "named", "--csv", table, "--picture", tmp_path / name)
        assert code == 0
    with table.open() as file:
        rows = list(csv.DictReader(file))
    assert {row["foot"] for row in rows} == {"left", "right"}
    assert len(rows) == 32
    root = ElementTree.parse(tmp_path / "walk.svg").getroot()
    assert "Left foot, pitch" in "".join(root.itertext())
    assert "<table>" in (tmp_path / "walk.html").read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "No recording was given"),
        (("nowhere.csv",), "There is no file"),
        (("{0}/a.csv",), "which foot"),
        (("--left", "{0}/a.csv", "--right", "{0}/a.csv"), "twice"),
        (("{0}/named", "--picture", "walk.gif"), "cannot be saved as .gif"),
        (("{0}/named", "--csv", "{0}/no/such/folder.csv"), "cannot be written"),
        (("{0}/truth.csv",), "surefoot: "),
        (("--back", "{0}/a.csv"), "no foot recording"),
    ],
)
def test_a_refusal_is_a_sentence_and_exit_code_2(walked, capsys, words, said):
    code, out, err = run(capsys, *(word.format(walked) for word in words))
    assert code == 2
    assert said in err
    assert "Traceback" not in err
    assert out == ""


def test_too_short_a_walk_is_refused(tmp_path, capsys):
    made = simulate_walk(
        person_with_foot_drop(None, strides=2), [Sensor("left_foot")], np.random.default_rng(1)
    )
    write_files(made, tmp_path)
    code, _, err = run(capsys, tmp_path / "left_foot.csv")
    assert code == 2
    assert "too few" in err


def test_starting_up_loads_nothing_slow(walked):
    code = (
        "import sys\nfrom surefoot.cli import main\n"
        f"try: main(['walk', {str(walked / 'named')!r}])\nexcept SystemExit: pass\n"
        "slow = {'scipy.signal', 'scipy.stats', 'scipy.optimize', 'rich', 'sqlalchemy',"
        " 'starlette', 'pandas'}\n"
        "print('LOADED', sorted(slow & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "LOADED []" in run.stdout


def test_a_page_that_asked_for_no_order_gets_no_guess(walked):
    with pytest.raises(SideNotSaid, match="which foot"):
        measure_files([walked / "a.csv", walked / "b.csv"])


def test_a_refusal_is_one_line_for_a_program_and_80_columns_for_a_person(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for on_screen in (False, True):
        monkeypatch.setattr("sys.stderr.isatty", lambda on_screen=on_screen: on_screen)
        with pytest.raises(SystemExit) as end:
            main(["walk"])
        assert end.value.code == 2
        lines = capsys.readouterr().err.splitlines()
        assert (len(lines) == 1) != on_screen
        assert not on_screen or max(map(len, lines)) <= 80
