"""What the tests stand on: a real PostgreSQL and a real browser.

`python3 -m app test` starts both and names them in the environment. With pytest alone they are
started here when the first test asks; the workers share one PostgreSQL.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright
from sqlalchemy import create_engine, make_url, text

from app.setup import chromium, postgres
from app.setup.bootstrap import one_at_a_time

# No test is about time: a slow or busy machine finds the same as a quick one.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

SHARED = "REDTHREAD_TEST_POSTGRES_FOLDER"


def is_worker(config: pytest.Config) -> bool:
    """Tell whether this process is one of several that share the tests."""
    return hasattr(config, "workerinput")


def pytest_configure(config: pytest.Config) -> None:
    """Name the folder of a PostgreSQL that any worker may start."""
    if not is_worker(config):
        os.environ[SHARED] = str(postgres.new_folder())


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop that PostgreSQL, if anybody started it."""
    if not is_worker(config):
        postgres.stop(Path(os.environ.pop(SHARED)))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the browser's tests last.

    Playwright leaves an event loop running in the worker's thread, so that no later test there
    could run a loop of its own.
    """
    items.sort(key=lambda item: "browser" in getattr(item, "fixturenames", ()))


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a database of this worker's own, empty at first."""
    given = os.environ.get("TEST_POSTGRES_URL")
    if given is None:
        with one_at_a_time():
            given = postgres.start(Path(os.environ[SHARED]))
    server = make_url(given).set(drivername="postgresql+psycopg")
    name = f"red_thread_{uuid4().hex}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
        yield server.set(database=name).render_as_string(hide_password=False)
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a screen; each test opens contexts of its own in it."""
    options = chromium.launch_options(chromium.find_chromium())
    os.environ.update(chromium.playwright_environment())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**options)
        yield browser
        browser.close()
