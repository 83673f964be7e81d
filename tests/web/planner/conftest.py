"""A household's desk: a browser that is logged in, with a hunt of three pages."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlmodel import select

from app.ids import new_id
from app.plan.document import HuntPlan, Stage
from app.services.accounts import Applicant, make_household
from app.services.archiving import create_hunt
from app.services.planning import plan_of
from app.store.hunts import Author, HistoryLine, history, newest_revision
from app.store.tables import Household, Hunt
from tests.builders import three_stage_hunt
from tests.web.people import log_in, log_in_new_household
from tests.web.planner.forms import SeenForm, form_to


@dataclass
class Desk:
    """A browser at which a parent makes hunts."""

    app: FastAPI
    client: TestClient
    household_id: str
    hunt_id: str

    @property
    def url(self) -> str:
        """The address of the hunt."""
        return f"/hunts/{self.hunt_id}"

    @property
    def plan(self) -> HuntPlan:
        """The hunt as it was saved last."""
        with self.app.state.db.read() as session:
            head = newest_revision(session, self.household_id, self.hunt_id)
        assert head is not None
        return plan_of(head)

    @property
    def lines(self) -> list[HistoryLine]:
        """The hunt's history, the newest first."""
        with self.app.state.db.read() as session:
            return history(session, self.household_id, self.hunt_id)

    def stage(self, number: int = 0) -> Stage:
        """Return the stage at a place, 0 first."""
        return self.plan.stages[number]

    def stage_url(self, number: int = 0) -> str:
        """Return the address of a stage's editor."""
        return f"{self.url}/stages/{self.stage(number).id}"

    def form(self, ending: str, page: str = "") -> SeenForm:
        """Open a page and return the form on it whose address ends so."""
        response = self.client.get(page or f"{self.url}{ending}")
        assert response.status_code == 200, response.text
        return form_to(response.text, ending)

    def stage_form(self, number: int = 0) -> SeenForm:
        """Open a stage's editor and return its form."""
        return self.form(self.stage_url(number), self.stage_url(number))

    def send_stage(self, number: int = 0, do: str = "save", **changed: Any) -> Response:
        """Open a stage, type something, press a button."""
        form = self.stage_form(number)
        return self.client.post(form.action, data=form.sent(do, **changed))

    def hunts(self) -> int:
        """Return how many hunts there are on this server."""
        with self.app.state.db.read() as session:
            return len(session.exec(select(Hunt.id)).all())


@pytest.fixture
def desk(app: FastAPI, client: TestClient) -> Desk:
    """Mara's browser, with a hunt on the shelf."""
    log_in_new_household(app, client)
    with app.state.db.read() as session:
        household_id = session.exec(select(Household.id)).one()
    return Desk(app, client, household_id, put_on_shelf(app, household_id, three_stage_hunt()))


@pytest.fixture
def second(desk: Desk, browser_of: Callable[[], TestClient]) -> Desk:
    """Another browser of the same household, at the same hunt."""
    client = browser_of()
    assert log_in(client).status_code == 303
    return Desk(desk.app, client, desk.household_id, desk.hunt_id)


@pytest.fixture
def neighbour(desk: Desk, browser_of: Callable[[], TestClient]) -> Desk:
    """Another household's browser, with a hunt of its own."""
    app, client = desk.app, browser_of()
    who = Applicant("Jess", "jess@example.org", "eight blue threads")
    make_household(app.state.db, app.state.passwords, "Others", "UTC", who, app.state.clock())
    assert log_in(client, login=who.login, password=who.password).status_code == 303
    with app.state.db.read() as session:
        household_id = session.exec(
            select(Household.id).where(Household.id != desk.household_id)
        ).one()
    return Desk(app, client, household_id, put_on_shelf(app, household_id, three_stage_hunt()))


def put_on_shelf(app: FastAPI, household_id: str, plan: HuntPlan) -> str:
    """Put a hunt on a household's shelf and return its id."""
    author = Author(None, "Mara")
    now = app.state.clock()
    return create_hunt(app.state.db, household_id, plan, author, new_id(), now)
