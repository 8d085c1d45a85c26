"""The command line: arguments in, exit code out."""

from __future__ import annotations

import atexit
import gc
import os
import signal
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import NamedTuple, NoReturn

import click

from schemadiff import __version__
from schemadiff.cli.guard import say
from schemadiff.cli.parameters import DEBUG
from schemadiff.shown import shell_word, without_passwords


class Listed(NamedTuple):
    """A command as the list of all commands shows it."""

    module: str
    """The module of this package that defines it, under its own name."""
    help: str
    """The first paragraph of its help."""


COMMANDS: Mapping[str, Listed] = {
    "plan": Listed("plan_commands", "Show what apply would do; with --out PLAN.json, save it for apply."),
    "apply": Listed("plan_commands", "Bring the database to the declared schema."),
    "diff": Listed(
        "plan_commands",
        "Show what turns the source A into B; git:A..B is short for git:A git:B, and git:A...B has --merge-base.",
    ),
    "check": Listed(
        "plan_commands",
        "Find out whether the database still is as declared; exits with 2 if not, and says nothing if it is.",
    ),
    "ci": Listed(
        "plan_commands",
        "Report what a pull request changes: as its comment, as a status, and at the lines of its files.",
    ),
    "dump": Listed(
        "file_commands",
        "Write a source as YAML to stdout or a folder, or as a catalog that diff takes (--out FILE.json).",
    ),
    "history": Listed("plan_commands", "Show the runs that apply has recorded in the journal, the newest first."),
    "validate": Listed("file_commands", "Check the YAML alone, without a database."),
    "init": Listed("file_commands", "Make a first folder, from a live database (--db) or as an example."),
    "server": Listed("file_commands", "Start, stop or look at the embedded server one keeps in .schemadiff/."),
    "fmt": Listed("file_commands", "Write YAML files in the canonical layout; by default, all of the schema folder."),
    "schema": Listed(
        "file_commands", "Write the JSON Schema of the YAML files, with which editors complete keys and mark errors."
    ),
    "doctor": Listed(
        "file_commands",
        "Say what is found: configuration, files, git, caches, the database, and what the role may do there.",
    ),
    "picture": Listed("pictures", "Draw the tables of a source and the foreign keys between them."),
    "docs": Listed(
        "pictures",
        "Write the documentation of a source as a folder of pages with search and pictures, without a server.",
    ),
}


class Commands(click.Group):
    """The commands, each of which is imported when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name; None if there is none."""
        listed = COMMANDS.get(cmd_name)
        if listed is None:
            return None
        found = getattr(import_module(f"schemadiff.cli.{listed.module}"), cmd_name)
        assert isinstance(found, click.Command)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of all commands, as click would if it had imported them."""
        names = self.list_commands(ctx)
        room = formatter.width - 6 - max(len(name) for name in names)
        with formatter.section("Commands"):
            formatter.write_dl([(n, click.Command(n, help=COMMANDS[n].help).get_short_help_str(room)) for n in names])


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="schemadiff")
@DEBUG
def cli() -> None:
    """Keeps a PostgreSQL database in step with a folder of YAML files.

    A source is a folder, postgresql://…, git:REF[:path], a .sql file, or a catalog that dump saved as .json.

    Exit codes: 0 done, or no changes; 1 failed; 2 differences, with --exit-code; 3 refused, and nothing changed;
    64 wrong usage; 130 interrupted.
    """


def main() -> None:
    """Run the command line; wrong usage exits with 64."""
    from schemadiff.apply.signals import end_on_sigterm

    end_on_sigterm()
    # Objects of a command live until it ends: looking for garbage among all of them took 6 % of a plan of 1,000 tables.
    gc.set_threshold(2_000_000, 20, 50)
    _open_streams()
    for stream in (sys.stdout, sys.stderr):
        # SQL and YAML are UTF-8, whatever the locale.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        cli.main(standalone_mode=False)
    except SystemExit as ended:
        # The command has ended: an interrupt from here on would only replace its exit code.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        _leave(ended.code if isinstance(ended.code, int) else 1)
    except click.NoSuchOption as error:
        _show(_near(error))
        sys.exit(64)
    except click.UsageError as error:
        _show(_with_its_option(error))
        sys.exit(64)
    except (click.exceptions.Abort, KeyboardInterrupt):
        say("interrupted; nothing was changed")
        sys.exit(130)
    except click.ClickException as error:
        _show(error)
        sys.exit(1)
    except OSError as error:
        # What click itself reports, such as --help; commands report their own results.
        say(f"error: the result cannot be written to standard output: {error.strerror}")
        _nowhere(1)
        sys.exit(1)


def _leave(code: int) -> NoReturn:
    """End the process without freeing its objects one by one: that took a fifth of a plan of 1,000 tables."""
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
    except OSError:
        code = code or 1
    os._exit(code)


def _show(error: click.ClickException) -> None:
    message = without_passwords(error.format_message())
    shown = (
        click.UsageError(message, error.ctx) if isinstance(error, click.UsageError) else click.ClickException(message)
    )
    shown.show()


def _near(error: click.NoSuchOption) -> click.NoSuchOption:
    """Return the error with suggestions that are similar without the dashes, which click compares as well."""
    from difflib import get_close_matches

    words = {word.lstrip("-"): word for word in error.possibilities or ()}
    near = get_close_matches(error.option_name.lstrip("-"), words)
    return click.NoSuchOption(error.option_name, possibilities=[words[word] for word in near], ctx=error.ctx)


def _with_its_option(error: click.UsageError) -> click.UsageError:
    """Return the error with the option before which an argument belongs that the command does not take."""
    argument = sys.argv[-1]
    options = {name for parameter in error.ctx.command.params for name in parameter.opts} if error.ctx else set()
    option = "--db" if argument.startswith(("postgresql:", "postgres:")) else "--schema"
    is_named = option == "--db" or os.path.isdir(argument)
    if error.message.endswith(f"({argument})") and is_named and option in options:
        return click.UsageError(f"{error.message}. Did you mean `{option} {shell_word(argument)}`?", error.ctx)
    return error


def _open_streams() -> None:
    """Replace closed streams, so that what is opened next, such as a connection, does not get their file descriptors.

    Reading then finds the end at once, messages are discarded, and a result that cannot be written is an error.
    """
    for number, name, mode in ((0, "stdin", os.O_RDONLY), (1, "stdout", os.O_RDONLY), (2, "stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:
            _nowhere(number, mode)
            setattr(sys, name, open(number, "w" if number else "r", closefd=False))  # noqa: SIM115


def _nowhere(number: int, mode: int = os.O_WRONLY) -> None:
    nothing = os.open(os.devnull, mode)
    if nothing != number:
        os.dup2(nothing, number)
        os.close(nothing)
