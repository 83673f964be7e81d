"""Brings a database to the schema of this program, or makes a new one.

Alembic is imported only when there is something to do: it would cost every start a second. A new
migration is written by hand as `versions/vNNNN_what.py`; the test that compares it with the tables
says what is missing. There is no way down: a family goes back with its backup.
"""

import os
from contextlib import closing
from pathlib import Path
from tempfile import NamedTemporaryFile

from sqlalchemy import Connection, NullPool, create_engine, inspect, make_url, text

from app.store.errors import StoreDamaged, StoreNewer
from app.store.sqlite import connect, file_of, open_engine

MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "red_thread_schema"
ONE_AT_A_TIME = 5_172_018
"""PostgreSQL's advisory lock under which one of several processes migrates."""


def migrate(url: str, migrations: Path = MIGRATIONS) -> None:
    """Make the database at `url`, or bring it up to date; all of it or nothing.

    Raises StoreDamaged for a file that is no database of ours, which stays as it is, and StoreNewer
    where a later Red Thread has been at work.
    """
    if make_url(url).get_backend_name() == "sqlite":
        _migrate_file(file_of(url), migrations)
    else:
        _migrate_server(url, migrations)


def newest(migrations: Path = MIGRATIONS) -> str:
    """Return the number of the last migration: `0007` for `versions/v0007_….py`."""
    return max(script.name[1:5] for script in (migrations / "versions").glob("v*.py"))


def version(connection: Connection) -> str | None:
    """Return the number of the last migration that a database has had, None if it is empty."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    number: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))
    return number


def _migrate_file(file: Path, migrations: Path) -> None:
    journal = file.with_name(file.name + "-wal")
    if file.exists():
        if not file.stat().st_size:
            raise StoreDamaged(f"{file} is empty. Restore a backup, or move the file away.")
        _upgrade_file(file, migrations)
    elif journal.exists():
        raise StoreDamaged(f"{file} is missing, though its journal {journal.name} is there.")
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        _make_file(file, migrations)


def _make_file(file: Path, migrations: Path) -> None:
    """Make a database under another name first, so that half of one is never found."""
    with NamedTemporaryFile(dir=file.parent, prefix=f"{file.name}.", delete=False) as made:
        new = Path(made.name)
    try:
        _upgrade_file(new, migrations)
        with closing(connect(new)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
        new.rename(file)
    finally:
        new.unlink(missing_ok=True)
    folder = os.open(file.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)


def _upgrade_file(file: Path, migrations: Path) -> None:
    # With foreign keys on, rebuilding a table would empty the tables that refer to it.
    engine = open_engine(file, "BEGIN IMMEDIATE", "PRAGMA foreign_keys = OFF")
    try:
        with engine.begin() as connection:
            if _upgrade(connection, migrations):
                lost = connection.execute(text("PRAGMA foreign_key_check")).all()
                if lost:
                    raise StoreDamaged(f"{file} holds rows whose owner is missing: {lost[:5]}.")
    finally:
        engine.dispose()


def _migrate_server(url: str, migrations: Path) -> None:
    address = make_url(url).set(drivername="postgresql+psycopg")
    engine = create_engine(address, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(f"SELECT pg_advisory_xact_lock({ONE_AT_A_TIME})"))
        _upgrade(connection, migrations)


def _upgrade(connection: Connection, migrations: Path) -> bool:
    """Run the migrations that are missing, in this transaction; tell whether there were any."""
    had, wanted = version(connection), newest(migrations)
    if had == wanted:
        return False
    if had is not None and had > wanted:
        raise StoreNewer(had, wanted)
    if had is None and inspect(connection).get_table_names():
        raise StoreDamaged("This database holds tables, but not those of Red Thread.")
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    return True
