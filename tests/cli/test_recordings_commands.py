"""``surefoot formats`` and ``surefoot data``, as a person runs them."""

import json
import shlex
import tomllib

import pytest

from surefoot.cli import app, main
from surefoot.recordings.columns_file import EXAMPLE
from surefoot.recordings.read import READERS

COLUMNS = "surefoot walk my.csv --columns columns.toml"


def test_formats_lists_every_reader_with_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["formats"])
    assert end.value.code in {0, None}
    said = capsys.readouterr().out
    for reader in READERS:
        assert f"{reader.name}\n" in said
        assert f"$ {reader.example}\n" in said
    assert tomllib.loads(EXAMPLE)["acceleration"]["unit"] == "g"


@pytest.mark.parametrize("example", [*(r.example for r in READERS), COLUMNS])
def test_each_example_is_a_command_that_surefoot_takes(example: str) -> None:
    command = shlex.split(example)
    assert command[0] == "surefoot"
    app.parse_args(command[1:], print_error=False, exit_on_error=False)


def test_formats_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["formats", "--json"])
    assert {f["name"] for f in json.loads(capsys.readouterr().out)["formats"]} == {
        r.name for r in READERS
    }


def test_data_list_says_licence_and_size(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["data", "list"])
    said = capsys.readouterr().out
    assert "foot-loop  (1.2 MB, MIT)" in said
    assert "surefoot data get healthy-mocap" in said


def test_an_unknown_set_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["data", "get", "stroke-feet"])
    assert end.value.code == 2
    assert "There is no set called stroke-feet." in capsys.readouterr().err
