"""The list of commands, which is written without importing them."""

from __future__ import annotations

import click
import pytest
from click.testing import CliRunner

from schemadiff import __version__
from schemadiff.cli.main import COMMANDS, cli
from tests.support.command import invoke, run


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_is_listed_with_its_own_help(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.help is not None
    first, *_ = command.help.split("\n\n")
    assert COMMANDS[name].help == " ".join(first.split())


def test_the_list_is_what_click_writes() -> None:
    class Plain(click.Group):
        """A group that imports its commands."""

    commands = {name: cli.get_command(click.Context(cli), name) for name in COMMANDS}
    plain = Plain("schemadiff", commands={n: c for n, c in commands.items() if c is not None}, help=cli.help)
    listed = CliRunner().invoke(plain, ["--help"]).stdout
    assert invoke("--help").out.partition("Commands:")[2] == listed.partition("Commands:")[2]


def test_the_version_is_answered_alike_in_both_ways() -> None:
    alone, among = run("--version"), invoke("--version")
    assert (alone.code, alone.out) == (among.code, among.out) == (0, f"schemadiff, version {__version__}\n")


def test_an_unknown_command_is_told() -> None:
    assert "No such command 'plam'" in run("plam").err
