"""`run`: serve Red Thread to this machine and to the tablets on the same wifi."""

import argparse
from pathlib import Path

HELP = "serve Red Thread"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take where to listen and where the family's hunts are kept."""
    parser.add_argument("--host", default="0.0.0.0", help="address to listen on (%(default)s: all)")
    parser.add_argument("--port", type=int, default=8000, help="port (%(default)s)")
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder (%(default)s)")


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    import os

    import uvicorn

    os.environ["REDTHREAD_DATA"] = str(args.data)
    uvicorn.run(
        "app.main:create_app",
        factory=True,
        host=args.host,
        port=args.port,
        timeout_graceful_shutdown=2,
    )
    return 0
