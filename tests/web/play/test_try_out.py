from html import unescape

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlmodel import select

from app.samples import birthday
from app.store.tables import Run
from tests.web.people import Clock
from tests.web.play.party import heading


def runs(app: FastAPI) -> list[Run]:
    with app.state.db.read() as session:
        return list(session.exec(select(Run)).all())


def test_a_stranger_plays_the_sample_at_once(app: FastAPI, client: TestClient) -> None:
    response = client.post("/try")
    first = birthday().stages[0]
    assert str(response.url).endswith(f"/play/page/{first.page}")
    assert heading(response) == first.title
    assert [(run.household_id, run.sample) for run in runs(app)] == [(None, True)]


def test_its_deeds_pass_by_themselves_and_its_props_are_on_the_screen(client: TestClient) -> None:
    client.post("/try")
    client.post("/play/page/1/answer", data={"entry": "", "key": "a"})
    done = client.post("/play/page/46/answer", data={"way": "tap", "key": "b"})
    assert heading(done) == "Well done!"
    assert 'class="say prop"' in client.get("/play/page/72?side=lock").text


def test_when_every_book_is_taken_it_says_so_kindly(
    settings: object, app: FastAPI, client: TestClient, clock: Clock
) -> None:
    app.state.settings.sample_runs = 2
    for _ in range(2):
        client.post("/try")
    full = client.post("/try")
    assert full.status_code == 429
    assert "every book is taken" in unescape(full.text)
    assert len(runs(app)) == 2
    clock.advance(hours=24, seconds=1)
    assert client.post("/try").status_code == 200
    assert len(runs(app)) == 1, "books of yesterday are free again"


@pytest.mark.parametrize("path", ["/try"])
def test_looking_starts_nothing(app: FastAPI, client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (404, 405)
    assert runs(app) == []
