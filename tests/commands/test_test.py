"""`test`: says what is missing, and leaves nothing out."""

import argparse
import contextlib
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.commands import lint
from app.commands import test as command
from app.setup import chromium, postgres

Started = list[tuple[list[str], dict[str, str]]]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Started:
    """Everything around the tests stands in; what would start pytest is written down."""
    started: Started = []

    def start(
        words: list[str], cwd: Path, env: dict[str, str]
    ) -> subprocess.CompletedProcess[bytes]:
        assert (cwd / "tests").is_dir()
        started.append((words, env))
        return subprocess.CompletedProcess(words, 5)

    monkeypatch.setattr(subprocess, "run", start)
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(chromium, "find_chromium", lambda: Path("/a/browser"))
    monkeypatch.setattr(lint, "run", lambda _: 0)
    monkeypatch.setenv("TEST_POSTGRES_URL", "postgresql://a.server/db")
    return started


def options(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    command.arguments(parser)
    return parser.parse_args(words)


def test_pytest_is_told_what_was_found(started: Started) -> None:
    assert command.run(options("tests/text", "--", "-k", "fold")) == 5
    ((words, environment),) = started
    assert words[-3:] == ["tests/text", "-k", "fold"]
    assert environment["TEST_POSTGRES_URL"] == "postgresql://a.server/db"
    assert environment["REDTHREAD_TEST_CHROMIUM"] == "/a/browser"


@pytest.mark.parametrize(("words", "long"), [((), None), (("--long",), "1")])
def test_long(words: tuple[str, ...], long: str | None, started: Started) -> None:
    command.run(options(*words))
    assert started[0][1].get("REDTHREAD_LONG") == long


def test_a_finding_of_lint_is_enough(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lint, "run", lambda _: 1)
    assert command.run(options()) == 1
    assert started == []


def test_no_postgres_is_told(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    @contextlib.contextmanager
    def broken() -> Iterator[str]:
        raise RuntimeError("out of memory")
        yield ""

    monkeypatch.delenv("TEST_POSTGRES_URL")
    monkeypatch.setattr(postgres, "postgres_server", broken)
    with pytest.raises(SystemExit, match=r"(?s)need PostgreSQL.*out of memory"):
        command.run(options())
    assert started == []
