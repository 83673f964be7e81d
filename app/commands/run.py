"""`run`: serve Red Thread to this machine and to the tablets on the same wifi."""

import argparse
import os

HELP = "serve Red Thread"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the settings that are chosen most; each goes before its REDTHREAD_ variable."""
    parser.add_argument("--host", help="address to listen on (all of this machine's)")
    parser.add_argument("--port", type=int, help="port to listen on (8000)")
    parser.add_argument("--data", metavar="DIR", help="folder of the hunts and pictures (data)")


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    chosen = {name: getattr(args, name) for name in ("host", "port", "data")}
    os.environ.update({f"REDTHREAD_{n.upper()}": str(v) for n, v in chosen.items() if v})

    import uvicorn

    from app.settings import Settings

    settings = Settings()
    uvicorn.run(
        "app.main:create_app",
        factory=True,
        host=settings.host,
        port=settings.port,
        timeout_graceful_shutdown=2,
    )
    return 0
