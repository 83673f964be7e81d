"""What commands that work on a server's data have in common: where it is, and how it is opened."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from app.settings import Settings
    from app.store.database import Database


def add_data(parser: argparse.ArgumentParser) -> None:
    """Let the command take the data folder."""
    parser.add_argument(
        "--data", type=Path, metavar="DIR", help="folder of the database and pictures (data)"
    )


def chosen_settings(**chosen: Any) -> Settings:
    """Return the settings: what was typed, else REDTHREAD_* variables, else the defaults.

    What is None was not typed. Raises SystemExit with a sentence when a value can't be used.
    """
    from pydantic import ValidationError

    from app.settings import Settings

    try:
        return Settings(**{name: value for name, value in chosen.items() if value is not None})
    except ValidationError as error:
        faults = (f"{item['loc'][0]}: {item['msg']}" for item in error.errors())
        raise SystemExit("A setting can't be used. " + "; ".join(faults)) from error


@contextmanager
def open_store(settings: Settings) -> Iterator[Database]:
    """Open the data that is there; the server may be running meanwhile.

    Raises SystemExit with a sentence when there is none, or it can't be read or written.
    """
    from app.store.database import Database
    from app.store.errors import StoreError
    from app.store.migrate import migrate
    from app.store.sqlite import file_of

    if not settings.database_url and not file_of(settings.store_url).exists():
        raise SystemExit(
            f"There is no data of Red Thread in {settings.data.resolve()}. See --data."
        )
    try:
        migrate(settings.store_url)
        database = Database(settings.store_url)
        try:
            yield database
        finally:
            database.close()
    except (StoreError, OSError) as error:
        raise SystemExit(str(error)) from error
