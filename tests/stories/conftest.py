"""Stories are told on the same servers as the tests of the screens."""

from tests.web.conftest import (
    app,
    browser_of,
    client,
    clock,
    emptied_postgres_url,
    fresh_data,
    migrated_postgres,
    settings,
    store_kind,
)

__all__ = [
    "app",
    "browser_of",
    "client",
    "clock",
    "emptied_postgres_url",
    "fresh_data",
    "migrated_postgres",
    "settings",
    "store_kind",
]
