"""A real server for stories: a process of its own, that can be killed at any moment.

It is forked from a process that has imported the app already: a start takes a fraction of a second,
so that a story can afford many.
"""

import multiprocessing
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPConnection
from multiprocessing.process import BaseProcess

import uvicorn

from app.main import create_app
from app.settings import Settings

PATIENCE = 30
"""Seconds after which a server that does not answer is given up."""

_processes = multiprocessing.get_context("forkserver")
_processes.set_forkserver_preload(["tests.stories.server"])


@dataclass
class Server:
    """A server with these settings; `clock` replaces its own, where a story needs to."""

    settings: Settings
    clock: Callable[[], datetime] | None = None
    port: int = 0
    _process: BaseProcess | None = field(default=None, init=False)

    def start(self) -> "Server":
        """Start on a free port, and return once it answers. Raises OSError when it does not."""
        with socket.create_server(("127.0.0.1", 0), backlog=256) as listening:
            self.port = listening.getsockname()[1]
            self._process = _processes.Process(
                target=_serve, args=(self.settings, self.clock, listening), daemon=True
            )
            self._process.start()
        connection = self.connect()
        connection.request("GET", "/healthz")
        assert connection.getresponse().status == 200
        connection.close()
        return self

    def connect(self) -> HTTPConnection:
        """Return a connection to it, not opened yet."""
        return HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def kill(self) -> None:
        """End it without a warning, as a power cut would."""
        assert self._process is not None
        self._process.kill()
        self._end()

    def stop(self) -> None:
        """Ask it to end, and wait until it has."""
        if self._process is not None:
            self._process.terminate()
            self._end()

    def _end(self) -> None:
        assert self._process is not None
        self._process.join(PATIENCE)
        self._process.close()
        self._process = None


def _serve(
    settings: Settings, clock: Callable[[], datetime] | None, listening: socket.socket
) -> None:
    app = create_app(settings)
    if clock is not None:
        app.state.clock = clock
    config = uvicorn.Config(app, log_level="error", timeout_graceful_shutdown=2)
    uvicorn.Server(config).run(sockets=[listening])
