"""A parent's browser, and a hunt that is ready to be played."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.builders import three_stage_hunt
from tests.web.console.day import Day, a_day
from tests.web.people import log_in_new_household


@pytest.fixture
def parent(app: FastAPI, client: TestClient) -> TestClient:
    """Mara's browser."""
    return log_in_new_household(app, client)


@pytest.fixture
def day(app: FastAPI, parent: TestClient, browser_of: Callable[[], TestClient]) -> Day:
    """The hunt of three pages, made ready for Juno and Teo in the browser."""
    return a_day(app, parent, browser_of, three_stage_hunt(), "Juno", "Teo")
