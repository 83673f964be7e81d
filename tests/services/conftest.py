"""The store and cheap passwords for the services."""

from datetime import UTC, datetime

import pytest

from app.services.passwords import Passwords
from tests.store.conftest import (
    database,
    emptied_postgres_url,
    empty_file,
    migrated_postgres,
    sqlite_url,
    url,
)

__all__ = [
    "database",
    "emptied_postgres_url",
    "empty_file",
    "migrated_postgres",
    "sqlite_url",
    "url",
]


@pytest.fixture
def passwords() -> Passwords:
    """Hashes that take no time."""
    return Passwords(rounds=1, memory_kib=8)


@pytest.fixture
def now() -> datetime:
    """The moment at which a test begins."""
    return datetime(2026, 5, 16, 9, 0, tzinfo=UTC)
