"""The command line: help before anything is installed, and one line in the table a command."""

import subprocess
import sys

import pytest

from app.commands import COMMANDS, file_of, main
from app.setup.bootstrap import ROOT


def start_bare(*words: str) -> subprocess.CompletedProcess[str]:
    """Start the program with a Python that finds no packages."""
    command = [sys.executable, "-S", "-m", "app", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def test_help_lists_every_command_before_anything_is_installed() -> None:
    shown = start_bare("--help")
    assert shown.returncode == 0, shown.stderr
    assert all(f"    {name} " in shown.stdout for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([name, "--help"])
    shown = " ".join(capsys.readouterr().out.split())
    assert file_of(COMMANDS[name]).HELP in shown


@pytest.mark.parametrize("words", [[], ["frolic"], ["lint", "--frolic"]])
def test_unknown_words_are_refused(words: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(words)


def test_every_command_is_in_the_table() -> None:
    files = (ROOT / "app" / "commands").glob("*.py")
    commands = {path.stem for path in files if "\nHELP = " in path.read_text(encoding="utf-8")}
    assert {command.module for command in COMMANDS.values()} == commands
