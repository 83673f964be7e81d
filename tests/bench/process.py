"""A server in a fresh process, and the processor time and memory that Linux counts for it."""

import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from urllib.request import Request, urlopen


class ServerProcess:
    """`app` (MODULE:FACTORY), served as `serve.py` does."""

    def __init__(self, app: str, **environment: str) -> None:
        with socket.create_server(("127.0.0.1", 0), backlog=256) as listening:
            self.port: int = listening.getsockname()[1]
            handle = listening.fileno()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.bench.serve", app, str(handle)],
                pass_fds=[handle],
                env={**os.environ, **environment},
            )

    def read(self, path: str, headers: Mapping[str, str] = MappingProxyType({})) -> bytes:
        """Return the body of an address as it is sent; waits until the server is up."""
        asked = Request(f"http://127.0.0.1:{self.port}{path}", headers=dict(headers))
        with urlopen(asked, timeout=60) as response:
            body: bytes = response.read()
        return body

    @property
    def cpu_seconds(self) -> float:
        """Processor time of all its threads so far."""
        threads = Path(f"/proc/{self._process.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e9

    @property
    def memory(self) -> int:
        """Resident memory in bytes."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) * 1024

    def stop(self) -> None:
        """End it and wait for its end."""
        self._process.terminate()
        self._process.wait()
