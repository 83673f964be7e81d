"""`test`: lint, then every test, against a real PostgreSQL and in a real Chromium.

What the tests need is fetched first. If a part cannot be had, the command says which and fails:
no test is left out.
"""

import argparse
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator

from app.setup.bootstrap import ROOT, say

HELP = "run every check and every test (for developers)"
MOST_WORKERS = 8


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take how thorough to be, and what pytest is to be told."""
    parser.add_argument(
        "--long", action="store_true", help="with the full numbers of repetitions, which takes long"
    )
    parser.add_argument(
        "pytest", nargs="*", help="for pytest: paths, and after -- its options, such as -- -k lock"
    )


def run(args: argparse.Namespace) -> int:
    """Return 0 if every check and every test passed."""
    from app.commands import lint
    from app.setup.chromium import find_chromium

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped
    environment = {**os.environ, "REDTHREAD_TEST_CHROMIUM": str(find_chromium())}
    if args.long:
        environment["REDTHREAD_LONG"] = "1"
    if lint.run(args):
        return 1
    with postgres_url() as url:
        environment["TEST_POSTGRES_URL"] = url
        workers = min(MOST_WORKERS, os.cpu_count() or 1)
        pytest = [sys.executable, "-m", "pytest", "-n", str(workers), *args.pytest]
        return subprocess.run(pytest, cwd=ROOT, env=environment).returncode


@contextlib.contextmanager
def postgres_url() -> Iterator[str]:
    """Yield the URL of the PostgreSQL to test with: the given one, or one that is started here."""
    from app.setup.postgres import postgres_server

    given = os.environ.get("TEST_POSTGRES_URL")
    if given:
        yield given
        return
    say("Starting a PostgreSQL for the tests…")
    try:
        with postgres_server() as url:
            yield url
    except RuntimeError as error:
        raise SystemExit(f"The tests need PostgreSQL, and it did not start:\n{error}") from error
