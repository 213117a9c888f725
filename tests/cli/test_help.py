"""What help, README and documents tell people to type: it is there, it fits a terminal, and the product understands it."""

from __future__ import annotations

import inspect
import re
import shlex
from pathlib import Path

import pytest
from cyclopts import CycloptsError

from duenotice.cli.app import COMMANDS, HELP, app

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


def _documented():
    """Each command and subcommand by the words that call it, with its docstring."""
    for _, name, _, _ in COMMANDS:
        command = app[name]
        if command.default_command is not None:
            yield name, inspect.cleandoc(command.default_command.__doc__ or "")
        for word in command:
            if not word.startswith("-"):
                yield f"{name} {word}", inspect.cleandoc(command[word].default_command.__doc__ or "")


DOCUMENTED = dict(_documented())


def _examples(text: str) -> list[str]:
    blocks = re.findall(r"^```\w*\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    lines = [line.strip() for block in blocks for line in block.splitlines()]
    return [line.removeprefix(".venv/bin/") for line in lines if re.match(r"(\.venv/bin/)?duenotice\b", line)]


def _understood(line: str) -> None:
    """Raises where the product would turn the line down before it looks at any case."""
    for command in re.split(r"&&|\|\|", line):
        words = shlex.split(command.partition(" < ")[0], comments=True)
        app.parse_args(words[1:], print_error=False, exit_on_error=False)


@pytest.mark.parametrize("command", DOCUMENTED)
def test_the_help_of_a_command_has_an_example_that_fits_a_terminal_and_is_understood(command):
    examples = _examples(DOCUMENTED[command])
    assert any(line.startswith(f"duenotice {command}") for line in examples), "an example of this very command"
    for line in examples:
        assert len(line) <= 78, "a line that is broken cannot be copied"
        _understood(line)


def test_the_whole_way_in_the_help_fits_a_terminal_and_is_understood():
    lines = [line.strip() for line in HELP.splitlines() if line.startswith("    duenotice")]
    assert lines
    for line in lines:
        assert len(line) <= 78
        _understood(line)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_tells_people_to_type_is_understood(page):
    for line in _examples(page.read_text("utf-8")):
        _understood(line)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_that_a_page_speaks_of_exists(page):
    for words in re.findall(r"`duenotice ([a-z][^`]*)`", page.read_text("utf-8")):
        name, *rest = words.replace("|", " ").split()
        assert name in {known for _, known, _, _ in COMMANDS}, words
        command = app[name]
        if rest and f"{name} {rest[0]}" in DOCUMENTED:
            command = command[rest[0]]
        known = {option for argument in command.assemble_argument_collection() for option in argument.names}
        for option in re.findall(r"(?<!\S)--[a-z-]+", words):
            assert option in known, words


def test_a_line_that_the_product_does_not_know_is_noticed():
    with pytest.raises(CycloptsError):
        _understood("duenotice count --buy country")
