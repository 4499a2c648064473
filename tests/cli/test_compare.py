"""`surefoot compare`: two walks of one person, a change or chance."""

import json

import numpy as np
import pytest

from surefoot.cli import main
from surefoot.gait.simulate import simulate_walk
from surefoot.gait.simulate.files import write_files
from surefoot.gait.simulate.people import person_with_foot_drop, sensors_as_worn


@pytest.fixture(scope="module")
def walks(tmp_path_factory):
    folder = tmp_path_factory.mktemp("walks")
    for name, seed, speed in (("may", 1, 0.6), ("june", 2, 0.6), ("july", 3, 0.95)):
        rng = np.random.default_rng(seed)
        walker = person_with_foot_drop("left", strides=18, speed_m_s=speed, path_m=30)
        (folder / name).mkdir()
        write_files(simulate_walk(walker, sensors_as_worn(rng), rng), folder / name)
        (folder / name / "truth.csv").unlink()
    return folder


def run(capsys, *words):
    with pytest.raises(SystemExit) as left:
        main(["compare", *map(str, words)])
    said = capsys.readouterr()
    return left.value.code, said.out, said.err


def test_two_walks_alike_show_no_change_of_speed(walks, capsys):
    code, out, _ = run(capsys, walks / "may", walks / "june")
    assert code == 0
    assert out.startswith("No clear change")


def test_a_faster_walk_is_a_change_with_its_source(walks, capsys):
    code, out, _ = run(capsys, walks / "may", walks / "july")
    assert code == 0
    assert "walking speed (m/s): from 0.6" in out
    assert "HOSOI2023" in out


def test_what_was_printed_before_stands_for_the_walk(walks, capsys, tmp_path):
    with pytest.raises(SystemExit):
        main(["walk", str(walks / "may"), "--json"])
    (tmp_path / "may.json").write_text(capsys.readouterr().out)
    from_json = run(capsys, tmp_path / "may.json", walks / "july", "--json")
    from_files = run(capsys, walks / "may", walks / "july", "--json")
    assert from_json == from_files
    answers = {change["answer"] for change in json.loads(from_json[1])["changes"]}
    assert answers <= {"change", "no_clear_change", "too_little"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("{0}/may",), "two walks are needed"),
        (("{0}/may", "{0}/may"), "same walk"),
        (("{0}/may", "{0}/nothing"), "There is no file"),
        (("{1}/odd.json", "{0}/may"), "not a walk that surefoot has written"),
        (("{1}/list.json", "{0}/may"), "not a walk that surefoot has written"),
        (("{1}/none.json", "{0}/may"), "not a walk that surefoot has written"),
        (("{1}/old.json", "{0}/may"), "different versions"),
    ],
)
def test_a_refusal_is_a_sentence_and_exit_code_2(walks, capsys, tmp_path, words, said):
    (tmp_path / "odd.json").write_text('{"feet": 3}')
    (tmp_path / "list.json").write_text("[]")
    (tmp_path / "old.json").write_text(
        '{"method": "old", "recordings": [], "feet": {}, "ratios": {}}'
    )
    code, out, err = run(capsys, *(word.format(walks, tmp_path) for word in words))
    assert (code, out) == (2, "")
    assert said in err
