"""A small hunt that is being played."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.store.runs import RunRow
from tests.engine.given import small_hunt
from tests.web.play.party import Tablet, reserve_run


@pytest.fixture
def run(app: FastAPI) -> RunRow:
    """A run of the small hunt for one child."""
    return reserve_run(app, small_hunt())


@pytest.fixture
def tablet(browser_of: Callable[[], TestClient], run: RunRow) -> Tablet:
    """A tablet that has joined the run."""
    return Tablet(browser_of(), run).join()


@pytest.fixture
def other_tablet(browser_of: Callable[[], TestClient], run: RunRow) -> Tablet:
    """A second tablet at the same run."""
    return Tablet(browser_of(), run).join()


@pytest.fixture
def middle(tablet: Tablet) -> Tablet:
    """The tablet, in the middle of the hunt: three pages are open."""
    tablet.enter(2, way="tap")
    tablet.enter(5, "13")
    return tablet
