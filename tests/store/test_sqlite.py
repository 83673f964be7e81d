import asyncio
import sqlite3
from pathlib import Path

import pytest

from app.store.database import Database
from app.store.errors import StoreDamaged
from app.store.sqlite import connect, file_of
from app.store.transaction import Tx

FULL = 2


def pragmas(tx: Tx) -> dict[str, object]:
    """Return how the connection of a transaction is set."""
    names = ("journal_mode", "synchronous", "foreign_keys", "query_only")
    connection = tx.session.connection()
    return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names}


def test_what_is_acknowledged_survives_a_power_cut(sqlite_database: Database) -> None:
    assert sqlite_database.write(pragmas) == {
        "journal_mode": "wal",
        "synchronous": FULL,
        "foreign_keys": 1,
        "query_only": 0,
    }


def test_readers_only_read(sqlite_database: Database) -> None:
    assert asyncio.run(sqlite_database.look(pragmas))["query_only"] == 1


def test_readers_do_not_wait_for_a_writer(sqlite_database: Database, sqlite_url: str) -> None:
    other = sqlite3.connect(file_of(sqlite_url), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    assert asyncio.run(sqlite_database.look(lambda _tx: "read")) == "read"
    other.close()


def test_a_name_with_signs_of_an_address_is_a_name(tmp_path: Path) -> None:
    odd = tmp_path / "a?mode=rwc#b%20c.db"
    connect(odd, mode="rwc").close()
    assert [path.name for path in tmp_path.iterdir()] == [odd.name]


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_database_in_memory_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="must be a file"):
        file_of(url)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreDamaged, match="cannot be opened"):
        connect(tmp_path)
