import json
import re
from html import unescape

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlmodel import select

from app.locks.number import NumberLock
from app.plan.document import HuntPlan
from app.store.tables import Run
from tests.builders import three_stage_hunt
from tests.web.console.day import on_the_shelf


@pytest.fixture
def hunt_id(app: FastAPI, parent: TestClient) -> str:
    """A finished hunt on the shelf."""
    return on_the_shelf(app, three_stage_hunt())[1]


def send(parent: TestClient, hunt_id: str, *names: str, **fields: str) -> Response:
    sent = {f"children.{number}": name for number, name in enumerate(names)}
    return parent.post(
        f"/hunts/{hunt_id}/ready", data={**sent, "key": "k", **fields}, follow_redirects=False
    )


def runs(app: FastAPI) -> list[Run]:
    with app.state.db.read() as session:
        return list(session.exec(select(Run)).all())


def children(app: FastAPI) -> list[str]:
    (run,) = runs(app)
    return list(json.loads(run.children))


def fields(text: str) -> list[str]:
    return [
        unescape(value) for value in re.findall(r'name="children\.\d+"[^>]*value="(.*?)"', text)
    ]


def test_a_hunt_is_made_ready_for_the_children_who_are_named(
    app: FastAPI, parent: TestClient, hunt_id: str
) -> None:
    response = send(parent, hunt_id, " Juno ", "", "Teo  Li")
    assert response.status_code == 303
    assert children(app) == ["Juno", "Teo Li"]
    page = parent.get(response.headers["location"]).text
    (run,) = runs(app)
    assert run.play_word in page
    assert "Print the letter" in page
    assert run.state == "ready"


def test_the_form_asks_for_several_names_without_script(parent: TestClient, hunt_id: str) -> None:
    assert fields(parent.get(f"/hunts/{hunt_id}/ready").text) == [""] * 4


def test_more_fields_come_and_nothing_is_stored_or_lost(
    app: FastAPI, parent: TestClient, hunt_id: str
) -> None:
    response = send(parent, hunt_id, "Juno", "Teo", "Ada", "<Bo>", do="more")
    assert response.status_code == 200
    assert fields(response.text) == ["Juno", "Teo", "Ada", "<Bo>", "", "", "", ""]
    assert runs(app) == []


def test_there_are_never_more_than_sixteen_fields(parent: TestClient, hunt_id: str) -> None:
    response = send(parent, hunt_id, *(f"c{number}" for number in range(14)), do="more")
    assert len(fields(response.text)) == 16
    assert "More children" not in response.text


def test_a_form_sent_twice_makes_one_run(app: FastAPI, parent: TestClient, hunt_id: str) -> None:
    first, second = send(parent, hunt_id, "Juno"), send(parent, hunt_id, "Juno")
    assert first.headers["location"] == second.headers["location"]
    assert len(runs(app)) == 1


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ((), "Write the name of at least one child."),
        (("", "  "), "Write the name of at least one child."),
        (("x" * 41,), "At most 40 letters"),
        (("Juno", "juno"), "Two children have this name."),
        (tuple(f"Child {number}" for number in range(17)), "At most 16 children"),
    ],
)
def test_names_that_cannot_be_used_are_said_and_kept(
    app: FastAPI, parent: TestClient, hunt_id: str, names: tuple[str, ...], says: str
) -> None:
    response = send(parent, hunt_id, *names)
    assert response.status_code == 422
    assert says in response.text
    assert 'id="trouble"' in response.text
    assert [name for name in fields(response.text) if name.strip()] == [
        n for n in names if n.strip()
    ]
    assert runs(app) == []


@pytest.mark.parametrize("data", [{"children": "Juno"}, {"children.a": "Juno"}, {"other": "x"}])
def test_a_form_of_another_shape_names_nobody(
    app: FastAPI, parent: TestClient, hunt_id: str, data: dict[str, str]
) -> None:
    response = parent.post(f"/hunts/{hunt_id}/ready", data=data)
    assert response.status_code == 422
    assert "at least one child" in response.text
    assert runs(app) == []


def test_a_name_is_shown_as_it_is_written(parent: TestClient, hunt_id: str) -> None:
    response = send(parent, hunt_id, "<b>Bo</b>")
    assert "<b>Bo" not in parent.get(response.headers["location"]).text


def unfinished() -> HuntPlan:
    plan = three_stage_hunt()
    last = plan.stages[2].model_copy(update={"lock": NumberLock()})
    return plan.model_copy(update={"stages": (*plan.stages[:2], last)})


def test_what_stops_it_is_said_with_the_way_to_its_field(app: FastAPI, parent: TestClient) -> None:
    hunt_id = on_the_shelf(app, unfinished())[1]
    for response in (parent.get(f"/hunts/{hunt_id}/ready"), send(parent, hunt_id, "Juno")):
        assert f'href="/hunts/{hunt_id}/stages/lock#f-lock.code"' in response.text
        assert "Who will play?" not in response.text
    assert send(parent, hunt_id, "Juno").status_code == 422
    assert runs(app) == []


def test_what_stops_it_leads_to_a_field_that_is_there(app: FastAPI, parent: TestClient) -> None:
    hunt_id = on_the_shelf(app, unfinished())[1]
    assert 'id="f-lock.code"' in parent.get(f"/hunts/{hunt_id}/stages/lock").text


def test_a_hunt_that_is_not_there_is_not_made_ready(app: FastAPI, parent: TestClient) -> None:
    assert parent.get("/hunts/none/ready").status_code == 404
    assert send(parent, "none", "Juno").status_code == 404
    assert runs(app) == []
