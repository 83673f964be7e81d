"""A whole server for each test of the screens, and browsers to visit it with."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.main import create_app
from app.services.passwords import Passwords
from app.settings import Settings
from tests.store.conftest import emptied_postgres_url, migrated_postgres
from tests.web.people import CHEAP, Clock

__all__ = ["emptied_postgres_url", "migrated_postgres"]


@pytest.fixture(scope="session")
def fresh_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a server that was started once: migrated, with its fonts."""
    folder = tmp_path_factory.mktemp("fresh") / "data"
    create_app(Settings(data=folder)).state.db.close()
    return folder


@pytest.fixture
def store_kind() -> str:
    """The database of this test's server; see `people.on_both_stores`."""
    return "sqlite"


@pytest.fixture
def settings(
    fresh_data: Path, tmp_path: Path, store_kind: str, request: pytest.FixtureRequest
) -> Settings:
    """The settings of this test's server. A test may change them before it asks for `app`."""
    data = shutil.copytree(fresh_data, tmp_path / "data")
    url = request.getfixturevalue("emptied_postgres_url") if store_kind == "postgresql" else ""
    return Settings(data=data, database_url=url)


@pytest.fixture
def clock() -> Clock:
    """The server's clock, which stands still until a test moves it."""
    return Clock()


@pytest.fixture
def app(settings: Settings, clock: Clock) -> Iterator[FastAPI]:
    """A fresh server, without a household."""
    app = create_app(settings)
    app.state.clock = clock
    app.state.passwords = Passwords(*CHEAP)
    with TestClient(app):
        yield app


@pytest.fixture
def browser_of(app: FastAPI) -> Callable[[], TestClient]:
    """Open a browser of one's own on this server, as often as it is called."""

    def open_browser() -> TestClient:
        return TestClient(app, headers={"Origin": "http://testserver"})

    return open_browser


@pytest.fixture
def client(browser_of: Callable[[], TestClient]) -> TestClient:
    """A browser that nobody has logged in on. It follows redirects and sends its origin."""
    return browser_of()
