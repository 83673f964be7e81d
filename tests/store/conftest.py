"""The store on both databases, empty for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlmodel import SQLModel

from app.store.database import Database
from app.store.migrate import migrate


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied: making one takes a second."""
    file = tmp_path_factory.mktemp("store") / "empty.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def migrated_postgres(postgres_url: str) -> str:
    """This worker's PostgreSQL database, migrated."""
    migrate(postgres_url)
    return postgres_url


@pytest.fixture
def sqlite_url(empty_file: Path, tmp_path: Path) -> str:
    """The URL of an empty SQLite database of this test's own."""
    return f"sqlite:///{shutil.copy(empty_file, tmp_path / 'red-thread.db')}"


@pytest.fixture
def emptied_postgres_url(migrated_postgres: str) -> str:
    """The URL of this worker's PostgreSQL database, without rows."""
    engine = create_engine(migrated_postgres)
    tables = ", ".join(table.name for table in SQLModel.metadata.sorted_tables)
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {tables} CASCADE"))
    engine.dispose()
    return migrated_postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database, once of each kind."""
    name = "sqlite_url" if request.param == "sqlite" else "emptied_postgres_url"
    found: str = request.getfixturevalue(name)
    return found


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """An open store on each kind of database."""
    database = Database(url)
    yield database
    database.close()


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    """An open store on SQLite, for what exists only there."""
    database = Database(sqlite_url)
    yield database
    database.close()
