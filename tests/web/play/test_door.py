"""Coming in: by link and by play word."""

from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.store.runs import RunRow, load_run
from tests.engine.given import small_hunt
from tests.web.people import Clock
from tests.web.play.party import Tablet, events, heading, reserve_run


def test_the_link_only_shows_the_closed_book(app: FastAPI, run: RunRow, client: TestClient) -> None:
    response = client.get(f"/j/{run.play_token}")
    assert heading(response) == "The small hunt"
    assert "rt_play" not in response.headers.get("set-cookie", "")
    assert events(app, run) == []


def test_the_button_starts_the_run_and_leaves_the_token_behind(
    app: FastAPI, run: RunRow, client: TestClient
) -> None:
    response = client.post(f"/j/{run.play_token}", follow_redirects=False)
    cookie = response.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "Path=/play" in cookie
    assert "SameSite=lax" in cookie
    assert run.play_token not in response.headers["location"]
    assert [event.kind for event in events(app, run)] == ["run_started", "page_opened"]


def test_a_second_tablet_starts_nothing_twice(
    app: FastAPI, run: RunRow, tablet: Tablet, other_tablet: Tablet
) -> None:
    assert [event.kind for event in events(app, run)].count("run_started") == 1


@pytest.mark.parametrize("path", ["/j/nothing", "/j/" + "x" * 400])
def test_a_wrong_link_opens_nothing(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404


def test_the_play_word_opens_the_book_however_it_is_typed(
    run: RunRow, browser_of: Callable[[], TestClient]
) -> None:
    for typed in (run.play_word, run.play_word.upper(), run.play_word.replace("-", " ") + " "):
        response = browser_of().post("/join", data={"word": typed})
        assert response.url.path == "/play/page/2"


@pytest.mark.parametrize("typed", ["", "otter", "x" * 5_000, "\x00", "one-two-three"])
def test_a_wrong_word_is_said_beside_the_field_and_kept(client: TestClient, typed: str) -> None:
    response = client.post("/join", data={"word": typed})
    assert response.status_code == 422
    assert "No book has that play word." in response.text
    assert typed[:20].replace("\x00", "") in response.text


def test_words_cannot_be_tried_for_ever(client: TestClient, run: RunRow, clock: Clock) -> None:
    for _ in range(30):
        client.post("/join", data={"word": "wrong"})
    assert client.post("/join", data={"word": run.play_word}).status_code == 429
    clock.advance(minutes=1)
    assert client.post("/join", data={"word": run.play_word}).status_code == 200


def test_several_children_are_asked_who_they_are(
    app: FastAPI, browser_of: Callable[[], TestClient]
) -> None:
    run = reserve_run(app, small_hunt(), "Juno", "Teo <b>")
    client = browser_of()
    response = client.post(f"/j/{run.play_token}")
    assert response.url.path == "/play/who"
    assert "Teo &lt;b&gt;" in response.text
    assert client.post("/play/who", data={"player": ""}).status_code == 422
    assert client.post("/play/who", data={"player": "Mum the boss"}).status_code == 422
    assert client.post("/play/who", data={"player": "Juno"}).url.path == "/play/page/2"
    assert events(app, run)[-1].kind == "seat_joined"
    stored = app.state.db.write(lambda tx: load_run(tx, run.id))
    assert stored is not None
    assert '"Juno"' in stored.progress
