"""Serve an app on a socket that is open already: `python -m tests.bench.serve MODULE:FACTORY FD`.

All servers of a benchmark run with these settings.
"""

import socket
import sys

import uvicorn


def main() -> None:
    """Serve until stopped."""
    config = uvicorn.Config(
        sys.argv[1],
        factory=True,
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="error",
        timeout_graceful_shutdown=2,
    )
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(sys.argv[2]))])


if __name__ == "__main__":
    main()
