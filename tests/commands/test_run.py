import argparse
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path

import pytest

from app.commands import run
from app.commands.opening import chosen_settings
from app.settings import Settings
from app.setup.bootstrap import ROOT


@contextmanager
def serving(data: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a server on a port that is free; it is gone afterwards."""
    command = [sys.executable, "-m", "app", "run", "--host", "127.0.0.1", "--port", "0"]
    with subprocess.Popen(
        [*command, "--data", str(data)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as server:
        yield server
        server.kill()


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port on which somebody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield listening.getsockname()[1]


def test_it_greets_serves_and_stops(tmp_path: Path) -> None:
    token = "a-token-in-a-link"
    with serving(tmp_path / "data") as server:
        assert server.stdout is not None
        said = "".join(takewhile(lambda line: "Ctrl and C" not in line, server.stdout))
        address = re.search(r"http://127\.0\.0\.1:\d+", said)
        assert address is not None, said
        with urllib.request.urlopen(f"{address[0]}/healthz?{token}") as answer:
            assert answer.read() == b"ok"
            assert "server" not in answer.headers
        server.send_signal(signal.SIGINT)
        rest = server.stdout.read()
        assert server.wait() == 0

    assert re.search(r"^ +[a-z]+-[a-z]+-[a-z]+$", said, re.MULTILINE), "the set-up word"
    assert "Everything is saved." in rest
    assert token not in said + rest, "the log holds no addresses"


def test_a_port_that_is_taken_is_said(taken_port: int) -> None:
    with pytest.raises(SystemExit, match=f"Port {taken_port} is taken.*--port {taken_port + 1}"):
        run.open_door("127.0.0.1", taken_port)


def test_an_address_of_another_machine_is_said() -> None:
    with pytest.raises(SystemExit, match=r"can't listen on 192\.0\.2\.77"):
        run.open_door("192.0.2.77", 0)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")

    with pytest.raises(SystemExit, match="can't be written"):
        run.check_folder(tmp_path / "file" / "data")


def test_a_damaged_database_stops_it_and_stays(tmp_path: Path) -> None:
    file = tmp_path / "redthread.sqlite"
    file.write_bytes(b"no database at all")

    with pytest.raises(SystemExit, match="cannot be opened as a database"):
        run.open_app(Settings(data=tmp_path))
    assert file.read_bytes() == b"no database at all"


def test_a_database_out_of_reach_is_said(tmp_path: Path) -> None:
    away = Settings(data=tmp_path, database_url="postgresql://127.0.0.1:1/away")

    with pytest.raises(SystemExit, match="can't be reached"):
        run.open_app(away)


def test_what_is_typed_counts_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDTHREAD_PORT", "9000")
    monkeypatch.setenv("REDTHREAD_DATA", "elsewhere")
    parser = argparse.ArgumentParser()
    run.arguments(parser)
    args = parser.parse_args(["--port", "9001"])

    settings = chosen_settings(host=args.host, port=args.port, data=args.data)

    assert (settings.port, settings.data, settings.host) == (9001, Path("elsewhere"), "0.0.0.0")


@pytest.mark.parametrize("port", [-1, 65_536])
def test_a_setting_that_cannot_be_used_is_named(port: int) -> None:
    with pytest.raises(SystemExit, match="port"):
        chosen_settings(port=port)
