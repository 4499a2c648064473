"""Every option of every command says what it means."""

import inspect
from importlib import import_module
from typing import get_args

import pytest
from cyclopts import App, Parameter
from docstring_parser import parse

from surefoot.cli import COMMANDS, main


def functions() -> list[tuple[str, object]]:
    """Give every command's function by the words a person types."""
    found: list[tuple[str, object]] = []
    for name, where in COMMANDS.items():
        module, attribute = where.split(":")
        command = getattr(import_module(module), attribute)
        if not isinstance(command, App):
            found.append((name, command))
            continue
        for part in command:
            inner = command[part].default_command
            if not part.startswith("-") and inner is not None:
                found.append((f"{name} {part}", inner))
        if command.default_command is not None:
            found.append((name, command.default_command))
    return found


EVERY = functions()


@pytest.mark.parametrize(("name", "command"), EVERY, ids=[name for name, _ in EVERY])
def test_every_option_says_what_it_means(name: str, command) -> None:
    page = parse(command.__doc__ or "")
    assert page.short_description, name
    told = {p.arg_name for p in page.params if p.description}
    silent = []
    for option in inspect.signature(command).parameters.values():
        helps = [a.help for a in get_args(option.annotation) if isinstance(a, Parameter) and a.help]
        if option.name not in told and not helps:
            silent.append(option.name)
    assert silent == []


def test_the_first_page_of_help_says_what_each_command_is_for(capsys) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    page = " ".join(capsys.readouterr().out.replace("│", " ").split())
    silent = []
    for name, where in COMMANDS.items():
        module, attribute = where.split(":")
        command = getattr(import_module(module), attribute)
        about = command.help if isinstance(command, App) else command.__doc__
        if " ".join(about.split())[:25] not in page:
            silent.append(name)
    assert silent == []
