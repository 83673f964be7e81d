"""`run`: serve Red Thread to this machine and to the tablets on the same wifi."""

from __future__ import annotations

import argparse
import errno
import socket
import sys
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

from app.commands.opening import add_data, chosen_settings

if TYPE_CHECKING:
    from fastapi import FastAPI

    from app.settings import Settings

HELP = "serve Red Thread"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take where to listen and where the family's hunts are kept."""
    parser.add_argument("--host", help="address to listen on (0.0.0.0: all)")
    parser.add_argument("--port", type=int, help="port (8000)")
    add_data(parser)


def run(args: argparse.Namespace) -> int:
    """Serve until stopped."""
    import uvicorn

    from app.commands.greeting import greeting
    from app.services.lan import lan_address
    from app.services.setup_word import setup_word

    settings = chosen_settings(host=args.host, port=args.port, data=args.data)
    door = open_door(settings.host, settings.port)
    check_folder(settings.data.resolve())
    app = open_app(settings)
    word = setup_word(app.state.db)
    config = uvicorn.Config(
        app,
        # An access log would hold the tokens of links.
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=2,
        # There are no web sockets; what speaks them stays out of memory.
        ws="none",
    )
    print(greeting(settings, door.getsockname()[1], lan_address(), word, sys.stdout), flush=True)
    try:
        uvicorn.Server(config).run(sockets=[door])
    except KeyboardInterrupt:
        print("Stopped. Everything is saved.")
    return 0


def open_door(host: str, port: int) -> socket.socket:
    """Return a socket that listens at this address. Raises SystemExit with a sentence."""
    kind = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(kind, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
        door.listen(128)
    except OSError as error:
        door.close()
        raise SystemExit(_why_not(error, host, port)) from error
    return door


def check_folder(folder: Path) -> None:
    """Make the data folder if it is not there. Raises SystemExit when it can't be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise SystemExit(
            f"The data folder {folder} can't be written: {error.strerror}. "
            "Allow this user to write there, or choose another folder with --data."
        ) from error


def open_app(settings: Settings) -> FastAPI:
    """Return the app. Raises SystemExit with a sentence when its database can't be used."""
    from sqlalchemy.exc import OperationalError

    from app.main import create_app
    from app.store.errors import StoreError

    try:
        return create_app(settings)
    except StoreError as error:
        raise SystemExit(str(error)) from error
    except OperationalError as error:
        raise SystemExit(f"The database can't be reached: {error.orig}") from error


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is taken; perhaps Red Thread is running already. "
            f"Choose another one: python3 -m app run --port {port + 1}"
        )
    if error.errno == errno.EACCES:
        return f"This user may not listen on port {port}. Choose one above 1023 with --port."
    return f"This machine can't listen on {host} port {port}: {error.strerror}."
