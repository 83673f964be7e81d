"""What can be typed after `python3 -m app`: one file a command, and the table of them here.

A command's file has `HELP` (one line), `arguments(parser)` and `run(args)`, which returns the
exit code. At its top it imports the standard library and `app.setup.bootstrap` only, so that
`--help` answers at once, before anything is installed; what needs more is imported in `run`.

To add one: write its file, and one line in the table.
"""

import argparse
import importlib
from collections.abc import Sequence
from typing import NamedTuple, Protocol, cast

from app.setup import bootstrap
from app.setup.bootstrap import RUN, TEST


class Command(NamedTuple):
    """Which file a command is in, and which locks hold the packages it needs."""

    module: str
    locks: tuple[str, ...]


COMMANDS = {
    "run": Command("run", RUN),
    "prepare": Command("prepare", RUN),
    "backup": Command("backup", RUN),
    "restore": Command("restore", RUN),
    "password": Command("password", RUN),
    "import": Command("import_", RUN),
    "export": Command("export", RUN),
    "schema": Command("schema", RUN),
    "test": Command("test", TEST),
    "lint": Command("lint", TEST),
    "lock": Command("lock", TEST),
}


class CommandFile(Protocol):
    """The shape of a command's file."""

    HELP: str

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say what the command takes."""

    def run(self, args: argparse.Namespace, /) -> int:
        """Do it, and return the exit code."""


def main(words: Sequence[str]) -> int:
    """Run the command that `words` name, its packages installed first; return its exit code.

    Raises SystemExit for `--help`, for words that mean nothing, and when the packages cannot be
    installed.
    """
    args = parser().parse_args(words)
    command = COMMANDS[args.command]
    bootstrap.prepare(command.locks)
    return file_of(command).run(args)


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands, with the help of each."""
    whole = argparse.ArgumentParser(
        prog="python3 -m app", description="Red Thread: puzzle and cipher hunts for families."
    )
    commands = whole.add_subparsers(
        title="commands", dest="command", metavar="COMMAND", required=True
    )
    for name, command in COMMANDS.items():
        file = file_of(command)
        file.arguments(commands.add_parser(name, help=file.HELP, description=file.HELP))
    return whole


def file_of(command: Command) -> CommandFile:
    """Import a command's file."""
    return cast(CommandFile, importlib.import_module(f"app.commands.{command.module}"))
