"""`lock`: write the locks anew from `pyproject.toml` and `app/setup/package.json`.

Versions that still fit stay as they are, unless `--upgrade` is given. The files hold hashes and
no addresses, so that a mirror or a proxy can serve them.
"""

import argparse

from app.setup.bootstrap import HERE, INSTALLER, fetch, lock_file, say, uv

HELP = "write the locks anew (for developers)"

COMPILE = [
    "pip",
    "compile",
    "--quiet",
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--only-binary=:all:",
    "--no-header",
]
SOURCES = {
    "run": ["pyproject.toml", "--group=data"],
    "dev": ["--group=dev", "--constraint=app/setup/run.lock"],
    INSTALLER: ["--group=installer"],
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take whether newer versions are wanted."""
    parser.add_argument("--upgrade", action="store_true", help="take the newest that fit")


def run(args: argparse.Namespace) -> int:
    """Write the four locks."""
    from app.setup.chromium import bun

    upgrade = ["--upgrade"] if args.upgrade else []
    for lock, sources in SOURCES.items():
        say(f"{lock}.lock…")
        fetch([*uv(), *COMPILE, *upgrade, *sources, "--output-file", str(lock_file(lock))])
    say("bun.lock…")
    fetch([str(bun()), "install", "--lockfile-only", "--ignore-scripts", f"--cwd={HERE}"])
    return 0
