"""Every route, every actor: the matrix holds, and what is refused changes nothing."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from PIL import Image
from sqlmodel import SQLModel, select

from app.ids import new_id
from app.main import create_app
from app.plan.document import HuntPlan
from app.services.accounts import Applicant, make_household
from app.services.archiving import create_hunt
from app.services.invitations import invite, take_up
from app.services.passwords import Passwords
from app.services.pictures import keep_picture
from app.services.publishing import make_ready
from app.settings import Settings
from app.store.hunts import Author
from app.store.runs import RunRow
from app.store.tables import Parent, ParentSession, Run, Seat, TryBudget
from app.web.cookies import PARENT
from app.web.routes import ROUTES, Route
from tests.engine.given import small_hunt
from tests.web.access_matrix import ACTORS, MATRIX
from tests.web.people import CHEAP
from tests.web.play.party import Tablet

BASED_ON = {"based_on": "2", "revision": "2", "fragment": "new"}
"""What a form of the planner says of itself: the revision that it starts from, and the like."""
STREAMS = ("/play/stream", "/hunts/{hunt_id}/runs/{run_id}/stream")


@dataclass
class World:
    """Two families, a hunt that is being played, and everybody's browser."""

    app: FastAPI
    actors: dict[str, TestClient]
    names: dict[str, str]
    invitation: str

    def path(self, route: Route) -> str:
        """Return a route's address with the ids of the first family's things in it."""
        invited = {"token": self.invitation} if route.path.startswith("/invite") else {}
        return route.path.format(**{**self.names, **invited})


def _parent(app: FastAPI, browser: TestClient, name: str) -> str:
    """Make a household, log its parent in on this browser and return the parent's id."""
    applicant = Applicant(name, name, "seven red threads")
    state = app.state
    token = make_household(state.db, state.passwords, name, "UTC", applicant, state.clock())
    browser.cookies.set(PARENT, token)
    with state.db.read() as session:
        return session.exec(select(Parent.id).where(Parent.login == name.casefold())).one()


def _household_of(app: FastAPI, parent_id: str) -> str:
    with app.state.db.read() as session:
        return session.get_one(Parent, parent_id).household_id


def _run(app: FastAPI, household: str, author: Author, plan: HuntPlan, key: str) -> RunRow:
    now: datetime = app.state.clock()
    hunt = create_hunt(app.state.db, household, plan, author, key, now)
    run = app.state.db.write(
        lambda tx: make_ready(tx, household, hunt, new_id(), ["Juno"], "UTC", now)
    )
    assert run is not None
    return run


@pytest.fixture(scope="module")
def world(fresh_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The world in which the matrix is tried; what is refused leaves it as it is."""
    data = shutil.copytree(fresh_data, tmp_path_factory.mktemp("world") / "data")
    app = create_app(Settings(data=data, registration=True))
    app.state.passwords = Passwords(*CHEAP)
    with TestClient(app):
        yield _people(app)


def _people(app: FastAPI) -> World:
    def browser_of() -> TestClient:
        return TestClient(app, headers={"Origin": "http://testserver"})

    actors = {name: browser_of() for name in ACTORS}
    state = app.state
    mara = _parent(app, actors["owner"], "Mara")
    home = _household_of(app, mara)
    token = invite(state.db, home, mara, state.clock())
    _take_up(app, actors["partner"], token)
    stranger = _parent(app, actors["other"], "Stranger")
    picture = keep_picture(state.db, state.settings.data, home, _a_picture(), state.clock())
    plan = small_hunt()
    first = plan.stages[0].model_copy(update={"picture": picture})
    plan = plan.model_copy(update={"stages": (first, *plan.stages[1:])})
    run = _run(app, home, Author(mara, "Mara"), plan, "k")
    elsewhere = _run(
        app, _household_of(app, stranger), Author(stranger, "Stranger"), _other_pages(plan), "k"
    )
    Tablet(actors["child"], run).join()
    Tablet(actors["guest"], elsewhere).join()
    with state.db.read() as session:
        partner = session.exec(select(Parent.id).where(Parent.login == "jess")).one()
    sent = {"key": "second-revision", "based_on": "1"}
    assert actors["owner"].post(f"/hunts/{run.hunt_id}/stages", data=sent).status_code == 200
    names = {
        "token": run.play_token,
        "hunt_id": str(run.hunt_id),
        "stage_id": "cake",
        "run_id": run.id,
        "page": "2",
        "asset_id": picture,
        "size": "small",
        "invitation": "x" * 64,
        "parent": partner,
    }
    return World(app, actors, names, invite(state.db, home, mara, state.clock()))


def _a_picture() -> bytes:
    out = BytesIO()
    Image.new("RGB", (60, 40), (200, 40, 30)).save(out, "PNG")
    return out.getvalue()


def _take_up(app: FastAPI, browser: TestClient, token: str) -> None:
    state = app.state
    applicant = Applicant("Jess", "jess", "eight blue threads")
    session = take_up(state.db, state.passwords, token, applicant, state.clock())
    browser.cookies.set(PARENT, session)


def _other_pages(plan: HuntPlan) -> HuntPlan:
    stages = tuple(
        stage.model_copy(update={"page": stage.page + 100, "picture": ""}) for stage in plan.stages
    )
    return plan.model_copy(update={"stages": stages})


def _answer(response: Response) -> str:
    if response.status_code == 303 and response.headers["location"] == "/login":
        return "login"
    if response.status_code == 303 and response.headers["location"] == "/join":
        return "join"
    if response.status_code == 404 or (
        response.status_code == 204 and response.url.path.startswith("/play")
    ):
        return "missing"
    assert response.status_code < 500, response.text
    return "yes"


def _all_rows(app: FastAPI) -> list[object]:
    """Everything that is stored, but for what changes by being looked at."""
    looked_at = (ParentSession, Seat, TryBudget, Run)
    with app.state.db.read() as session:
        tables = [mapper.class_ for mapper in SQLModel._sa_registry.mappers]
        return [
            row.model_dump()
            for table in sorted(tables, key=lambda one: one.__name__)
            if table not in looked_at
            for row in session.exec(select(table)).all()
        ]


def test_every_route_has_a_row_and_every_row_a_route() -> None:
    assert sorted(f"{route.method} {route.path}" for route in ROUTES) == sorted(MATRIX)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route.method} {route.path}")
def test_what_is_refused_is_refused_and_changes_nothing(world: World, route: Route) -> None:
    row = MATRIX[f"{route.method} {route.path}"]._asdict()
    before = _all_rows(world.app)
    for actor in [actor for actor in ACTORS if row[actor] != "yes"]:
        response = _ask(world, actor, route)
        assert _answer(response) == row[actor], (actor, response.status_code)
        if row[actor] == "missing":
            _looks_like_nothing(world, actor, route, response)
    assert _all_rows(world.app) == before


def _is_final(route: Route) -> bool:
    return "remove" in route.path or "logout" in route.path


def test_what_is_allowed_is_done(world: World) -> None:
    """Last in this file: it uses the world up."""
    for route in sorted(ROUTES, key=_is_final):
        row = MATRIX[f"{route.method} {route.path}"]._asdict()
        allowed = [actor for actor in ACTORS if row[actor] == "yes"]
        if route.path in STREAMS or _is_final(route):
            continue
        for actor in allowed:
            response = _ask(world, actor, route)
            assert _answer(response) == "yes", (route, actor, response.status_code)


def _ask(world: World, actor: str, route: Route) -> Response:
    client = world.actors[actor]
    path = world.path(route)
    if route.path == "/play/turn":
        path += "?page=2"
    sent = {"data": {"key": new_id(), **BASED_ON}} if route.method == "POST" else {}
    response = client.request(route.method, path, follow_redirects=False, **sent)
    if (
        route.path == "/play/turn"
        and response.status_code == 303
        and "/page/" in str(response.headers["location"])
    ):
        response = client.get(response.headers["location"], follow_redirects=False)
    return response


def _looks_like_nothing(world: World, actor: str, route: Route, response: Response) -> None:
    """A foreign thing gets the very answer of a thing that does not exist."""
    nothing = {name: "999" if name == "page" else "n0th1ng0here" for name in world.names}
    if route.path == "/play/turn":
        return
    other = world.actors[actor].request(
        route.method, route.path.format(**nothing), follow_redirects=False
    )
    assert other.status_code == response.status_code
    assert _without_ids(other.text) == _without_ids(response.text)


def _without_ids(text: str) -> str:
    """Leave out the request's id."""
    return re.sub(r"<code>\w{12}</code>|For grown-ups: \w{12}", "", text)
