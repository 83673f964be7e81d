"""The locks: hashes for all, addresses for none, and everything that the project asks for."""

import json
import re
import tomllib

import pytest

from app.setup.bootstrap import HERE, ROOT, lock_file

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WANTED = {
    "run": [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["data"]],
    "dev": PROJECT["dependency-groups"]["dev"],
    "uv": PROJECT["dependency-groups"]["installer"],
}
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def pins(lock: str) -> dict[str, str]:
    """Return the packages of a lock with their versions."""
    return dict(PIN.findall(lock_file(lock).read_text(encoding="utf-8")))


@pytest.mark.parametrize("lock", WANTED)
def test_every_wanted_package_is_locked(lock: str) -> None:
    names = {re.split(r"[\[<>=]", wanted)[0] for wanted in WANTED[lock]}
    assert names <= pins(lock).keys()


@pytest.mark.parametrize("lock", WANTED)
def test_every_package_has_a_hash(lock: str) -> None:
    blocks = re.split(r"^(?=\S)", lock_file(lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    without = [block for block in blocks if PIN.match(block) and "--hash=sha256:" not in block]
    assert without == []


@pytest.mark.parametrize("name", ["run.lock", "dev.lock", "uv.lock", "bun.lock", "package.json"])
def test_no_addresses(name: str) -> None:
    assert "://" not in (HERE / name).read_text(encoding="utf-8")


def test_both_locks_agree() -> None:
    run, dev = pins("run"), pins("dev")
    assert {name: run[name] for name in run.keys() & dev.keys()} == {
        name: dev[name] for name in run.keys() & dev.keys()
    }


def test_htmx_comes_without_django() -> None:
    assert "django-htmx" in pins("run")
    assert "django" not in pins("run")


def test_the_browser_is_locked() -> None:
    wanted = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    lock = (HERE / "bun.lock").read_text(encoding="utf-8")
    for name, version in wanted.items():
        assert re.search(rf'\["{name}@{version}".*"sha512-', lock)
