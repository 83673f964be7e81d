"""`lint`: every check that reads the code without running it, all at once."""

import argparse
import subprocess
import sys
from pathlib import Path

from app.setup.bootstrap import ROOT, say

HELP = "check style, types, templates and who imports whom (for developers)"

CHECKS = {
    "style": ["ruff", "check", "--quiet"],
    "format": ["ruff", "format", "--check", "--quiet"],
    "types": ["mypy", "--no-error-summary"],
    "templates": ["djlint", "templates", "--lint", "--quiet"],
    "imports": ["lint-imports", "--no-logo"],
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""


def run(args: argparse.Namespace) -> int:
    """Run all checks side by side, show what those that found something say; 1 if any did."""
    tools = Path(sys.executable).parent
    started = {
        name: subprocess.Popen(
            [tools / tool, *words],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for name, (tool, *words) in CHECKS.items()
    }
    found = []
    for name, check in started.items():
        output, _ = check.communicate()
        say(f"lint: {name}: {'see below' if check.returncode else 'clean'}")
        if check.returncode:
            say(output)
            found.append(name)
    return 1 if found else 0
