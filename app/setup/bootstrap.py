"""Makes the environment: a `.venv` beside the program, with exactly what the locks name.

Standard library only, as it runs before anything is installed. Two phases, one function:

1. The system's Python finds no packages, makes an empty `.venv` and starts again inside it.
2. The Python of `.venv` installs uv with pip, and the locks with uv, all checked by hash.

A stamp for each lock lies beside the packages: the second start compares one hash and goes on.
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from pathlib import Path

from app.setup.network import network_environment

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
VENV = ROOT / ".venv"

INSTALLER = "uv"
RUN = ("run",)
TEST = ("run", "dev")


def prepare(locks: Sequence[str]) -> None:
    """Return once every package of `locks` can be imported; start again in `.venv` if need be.

    Raises SystemExit with a sentence that says what to do, when it cannot be done.
    """
    if all(is_installed(lock) for lock in locks):
        return
    try:
        if Path(sys.prefix).resolve() == VENV.resolve():
            install(locks)
            return
        make_venv()
    except OSError as error:
        sys.exit(
            f"Red Thread keeps its packages in {VENV}, and could not write there:\n{error}\n"
            "Start it as the owner of that folder, or from a copy in a folder of your own."
        )
    python = str(VENV / "bin" / "python")
    os.execv(python, [python, *sys.orig_argv[1:]])


def make_venv() -> None:
    """Make an empty `.venv`, unless there is a whole one."""
    if (VENV / "pyvenv.cfg").exists() and (VENV / "bin" / "python").exists():
        return
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit(
            "This Python came without the part that installs packages (ensurepip).\n"
            "On Debian and Ubuntu: sudo apt install python3-venv    Then start again."
        )
    import venv  # here, as a minimal Python lacks it together with ensurepip

    say("Preparing Red Thread for the first start (about half a minute)…")
    venv.create(VENV, symlinks=True, clear=True)


def install(locks: Sequence[str]) -> None:
    """Install `locks` into the running `.venv`, keep what else was installed from a lock, and
    remove what no lock names any more."""
    with one_at_a_time():
        if all(is_installed(lock) for lock in locks):
            return  # somebody else did it while we waited
        if not is_installed(INSTALLER):
            install_uv()
        wanted = [lock for lock in TEST if lock in locks or stamp(lock).exists()]
        for lock in wanted:
            stamp(lock).unlink(missing_ok=True)
        say("  fetching the parts it is made of…")
        files = [str(lock_file(lock)) for lock in (INSTALLER, *wanted)]
        sync = [*uv(), "pip", "sync", "--quiet", "--require-hashes"]
        fetch([*sync, "--python", sys.executable, *files])
        for lock in wanted:
            stamp(lock).write_text(digest(lock), encoding="utf-8")
    importlib.invalidate_caches()
    say("  ready.")


def install_uv() -> None:
    """Install uv, which is ten times as quick as pip for the rest."""
    say("  fetching the installer…")
    if importlib.util.find_spec("pip") is None:
        fetch([sys.executable, "-m", "ensurepip"])
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--retries", "2"]
    fetch([*pip, "--no-deps", "--require-hashes", "-r", str(lock_file(INSTALLER))])
    stamp(INSTALLER).write_text(digest(INSTALLER), encoding="utf-8")


def uv() -> list[str]:
    """Return how to call the uv of `.venv`."""
    return [str(Path(sys.executable).with_name("uv"))]


def fetch(command: Sequence[str]) -> None:
    """Run a command that may need the network; leave with its last words if it cannot."""
    environment = {
        **network_environment(),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_USER": "0",
    }
    if not os.access(Path("~").expanduser(), os.W_OK):
        environment["XDG_CACHE_HOME"] = str(VENV / "cache")  # for a user without a home
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        last_words = (done.stderr or done.stdout).strip().splitlines()[-12:]
        sys.exit(
            "\n".join(last_words)
            + "\n\nRed Thread could not fetch what it is made of. Is this machine online?"
            "\nBehind a proxy, set https_proxy, and SSL_CERT_FILE for its certificate; then start"
            "\nagain. What was fetched already is kept."
        )


def lock_file(lock: str) -> Path:
    """Return the file of a lock."""
    return HERE / f"{lock}.lock"


def digest(lock: str) -> str:
    """Return the SHA-256 of a lock's file, in hex."""
    return hashlib.sha256(lock_file(lock).read_bytes()).hexdigest()


def stamp(lock: str) -> Path:
    """Return the file that says which state of a lock the packages around it are."""
    return Path(sysconfig.get_path("purelib")) / f"red-thread-{lock}.stamp"


def is_installed(lock: str) -> bool:
    """Tell whether the running Python has the packages of `lock` as it is now."""
    try:
        return stamp(lock).read_text(encoding="utf-8") == digest(lock)
    except FileNotFoundError:
        return False


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let two starts at once take turns."""
    with (VENV / "installing.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def say(text: str) -> None:
    """Tell the person at the terminal what is going on."""
    print(text, file=sys.stderr, flush=True)
