"""The environment: made once, made whole, and a clear sentence when it can't be made."""

import ast
import fcntl
import importlib.util
import runpy
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.setup import bootstrap


class Machine:
    """A machine of the test's own: its locks, its packages, and what was asked of the network."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.locks = folder / "locks"
        self.packages = folder / "packages"
        self.venv = folder / ".venv"
        for path in (self.locks, self.packages, self.venv):
            path.mkdir()
        self.fetched: list[list[str]] = []
        patch.setattr(bootstrap, "HERE", self.locks)
        patch.setattr(bootstrap, "VENV", self.venv)
        patch.setattr(sys, "prefix", str(self.venv))
        patch.setattr(sysconfig, "get_path", lambda _: str(self.packages))
        patch.setattr(bootstrap, "fetch", self.fetch)
        for lock in ("uv", "run", "dev"):
            self.write(lock, "first")

    def write(self, lock: str, text: str) -> None:
        (self.locks / f"{lock}.lock").write_text(text)

    def fetch(self, command: Sequence[str]) -> None:
        self.fetched.append(list(command))

    def synced(self) -> list[str]:
        """The locks of the last call of uv."""
        return [Path(word).stem for word in self.fetched[-1] if word.endswith(".lock")]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(tmp_path, monkeypatch)


def test_first_start_installs_what_is_asked_for(machine: Machine) -> None:
    bootstrap.prepare(bootstrap.RUN)
    assert machine.synced() == ["uv", "run"]
    assert "--require-hashes" in machine.fetched[0]
    assert "--require-hashes" in machine.fetched[-1]


def test_second_start_fetches_nothing(machine: Machine) -> None:
    bootstrap.prepare(bootstrap.RUN)
    machine.fetched.clear()
    bootstrap.prepare(bootstrap.RUN)
    assert machine.fetched == []


def test_testing_after_running_adds_to_it(machine: Machine) -> None:
    bootstrap.prepare(bootstrap.RUN)
    machine.fetched.clear()
    bootstrap.prepare(bootstrap.TEST)
    assert [command[0] for command in machine.fetched] == bootstrap.uv()
    assert machine.synced() == ["uv", "run", "dev"]


def test_new_lock_keeps_the_tests_packages(machine: Machine) -> None:
    bootstrap.prepare(bootstrap.TEST)
    machine.write("run", "second")
    bootstrap.prepare(bootstrap.RUN)
    assert machine.synced() == ["uv", "run", "dev"]


def test_cut_off_install_is_not_taken_for_whole(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    bootstrap.prepare(bootstrap.RUN)
    machine.write("run", "second")
    with monkeypatch.context() as patch:
        patch.setattr(bootstrap, "fetch", lambda _: sys.exit("cut off"))
        with pytest.raises(SystemExit):
            bootstrap.prepare(bootstrap.RUN)
    machine.write("run", "first")
    assert not bootstrap.is_installed("run")


def test_fetch_leaves_with_the_last_words_and_advice() -> None:
    with pytest.raises(SystemExit) as left:
        bootstrap.fetch([sys.executable, "-c", "import sys; sys.exit('no route to anywhere')"])
    assert "no route to anywhere" in str(left.value)
    assert "online" in str(left.value)


def test_a_user_without_a_home_can_fetch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    show = "import os, pathlib; pathlib.Path('seen').write_text(os.environ['XDG_CACHE_HOME'])"
    monkeypatch.setenv("HOME", "/nonexistent")
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    bootstrap.fetch([sys.executable, "-c", show])
    assert (tmp_path / "seen").read_text() == str(bootstrap.VENV / "cache")


def test_missing_ensurepip_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(SystemExit, match="apt install python3-venv"):
        bootstrap.make_venv()


def test_folder_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / "file" / ".venv")
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))
    with pytest.raises(SystemExit, match="could not write there"):
        bootstrap.prepare(bootstrap.RUN)


def test_half_made_venv_is_made_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to("nowhere")
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    bootstrap.make_venv()
    said = subprocess.check_output([python, "-c", "import sys; print(sys.prefix)"], text=True)
    assert said.strip() == str(tmp_path / ".venv")


def test_whole_venv_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    bootstrap.make_venv()
    kept = tmp_path / ".venv" / "kept"
    kept.touch()
    bootstrap.make_venv()
    assert kept.exists()


def test_two_at_once_take_turns(machine: Machine) -> None:
    with (
        bootstrap.one_at_a_time(),
        (machine.venv / "installing.lock").open("w") as other,
        pytest.raises(BlockingIOError),
    ):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_old_python_is_told_in_words_that_it_understands(monkeypatch: pytest.MonkeyPatch) -> None:
    door = bootstrap.ROOT / "app" / "__main__.py"
    ast.parse(door.read_text(encoding="utf-8"), feature_version=(3, 6))
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer"):
        runpy.run_path(str(door))
