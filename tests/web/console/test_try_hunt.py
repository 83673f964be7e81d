from html import unescape

from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlmodel import select

from app.locks.number import NumberLock
from app.samples import birthday
from app.store.tables import Hunt, Run
from tests.builders import three_stage_hunt
from tests.web.console.day import on_the_shelf
from tests.web.play.party import heading


def runs(app: FastAPI) -> list[Run]:
    with app.state.db.read() as session:
        return list(session.exec(select(Run)).all())


def titles(app: FastAPI) -> list[str]:
    with app.state.db.read() as session:
        return list(session.exec(select(Hunt.title)).all())


def test_a_parent_tries_a_hunt_on_this_device(app: FastAPI, parent: TestClient) -> None:
    hunt_id = on_the_shelf(app, three_stage_hunt())[1]
    response = parent.post(f"/hunts/{hunt_id}/try")
    assert str(response.url).endswith("/play/page/4")
    done = parent.post("/play/page/4/answer", data={"way": "tap", "key": "k"})
    assert heading(done) == "Well done!", "deeds pass by themselves"
    assert [run.sample for run in runs(app)] == [True]


def test_a_try_is_not_shown_as_a_run(app: FastAPI, parent: TestClient) -> None:
    hunt_id = on_the_shelf(app, three_stage_hunt())[1]
    parent.post(f"/hunts/{hunt_id}/try")
    page = parent.get(f"/hunts/{hunt_id}").text
    assert "Made ready" not in page
    assert runs(app)[0].id not in page
    assert runs(app)[0].id not in parent.get(f"/hunts/{hunt_id}/print").text


def test_a_hunt_that_is_not_ready_is_not_tried(app: FastAPI, parent: TestClient) -> None:
    plan = three_stage_hunt()
    last = plan.stages[2].model_copy(update={"lock": NumberLock()})
    hunt_id = on_the_shelf(app, plan.model_copy(update={"stages": (*plan.stages[:2], last)}))[1]
    response = parent.post(f"/hunts/{hunt_id}/try")
    assert response.status_code == 422
    assert "still to be fixed" in response.text
    assert "Try it on this device" not in parent.get(f"/hunts/{hunt_id}").text
    assert runs(app) == []
    assert parent.post("/hunts/none/try").status_code == 404


def test_the_sample_is_put_on_the_shelf(app: FastAPI, parent: TestClient) -> None:
    for _ in range(2):
        response = parent.post("/hunts/sample", data={"key": "k"})
        assert response.status_code == 200
    assert titles(app) == [birthday().title]
    assert birthday().title in unescape(response.text)
    assert "Nothing is missing." in response.text
    assert "Put the sample hunt on my shelf" in parent.get("/hunts").text


def test_nobody_puts_the_sample_anywhere(app: FastAPI, client: TestClient) -> None:
    response = client.post("/hunts/sample", follow_redirects=False)
    assert response.headers["location"] == "/login"
    assert titles(app) == []
