"""Turning pages: what is open, what is not, and what a look never changes."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.services.games import Games
from app.store.runs import RunRow
from tests.web.play.party import HTMX, Tablet, events, heading


def test_the_start_leads_to_the_page_that_is_next(tablet: Tablet) -> None:
    response = tablet.client.get("/play")
    assert response.url.path == "/play/page/2"


def test_where_several_pages_are_open_the_child_chooses(middle: Tablet) -> None:
    response = middle.client.get("/play")
    assert heading(response) == "Where to?"
    assert all(f'href="/play/page/{page}"' in response.text for page in (13, 21, 34))
    assert "/play/page/55" not in response.text


def test_a_locked_and_a_missing_page_look_the_same(tablet: Tablet) -> None:
    locked, missing = tablet.page(55), tablet.page(56)
    assert locked.status_code == missing.status_code == 404
    assert locked.text == missing.text


def test_one_turns_back_to_a_page_that_was_read(middle: Tablet) -> None:
    response = middle.page(2)
    assert response.status_code == 200
    assert "cake" in response.text


@pytest.mark.parametrize(("written", "path"), [("13", "/play/page/13"), ("013", "/play/page/13")])
def test_a_page_is_turned_to_by_its_number(middle: Tablet, written: str, path: str) -> None:
    assert middle.client.get(f"/play/turn?page={written}").url.path == path


@pytest.mark.parametrize("written", ["", "x", "-1", "99999999", "१३x", "13; drop table"])
def test_what_is_no_page_gets_the_storys_reply(middle: Tablet, written: str) -> None:
    response = middle.client.get("/play/turn", params={"page": written})
    assert response.status_code == 404
    assert heading(response) == "This page is still sewn shut."


@pytest.mark.parametrize("path", ["/play/page/abc", "/play/page/13?side=answer", "/play/page/-5"])
def test_an_address_that_makes_no_sense_is_not_there(middle: Tablet, path: str) -> None:
    assert middle.client.get(path).status_code == 404


def test_looking_changes_nothing(app: FastAPI, run: RunRow, middle: Tablet) -> None:
    before = events(app, run)
    paths = ["/play", "/play/pages", "/play/clues", "/play/who", f"/j/{run.play_token}"]
    paths += [
        f"/play/page/{page}?side={side}" for page in (2, 13, 55) for side in ("story", "lock")
    ]
    for path in paths:
        middle.client.get(path)
    assert events(app, run) == before


def test_without_a_seat_one_is_asked_for_the_play_word(client: TestClient) -> None:
    for path in ("/play", "/play/page/2", "/play/clues", "/play/stream"):
        assert client.get(path).url.path == "/join"
    answer = client.post("/play/page/2/answer", data={"entry": "x"}, headers=HTMX)
    assert answer.headers["HX-Redirect"] == "/join"


def test_a_page_that_others_changed_comes_anew(middle: Tablet, other_tablet: Tablet) -> None:
    same = middle.client.get(
        "/play/page/13/refresh?looks=shut-0-0", headers={**HTMX, "HX-Target": "tape"}
    )
    assert same.headers["HX-Retarget"] == "#tape"
    assert "<select" not in same.text
    other_tablet.enter(13, "3178")
    changed = middle.client.get(
        "/play/page/13/refresh?looks=shut-0-0", headers={**HTMX, "HX-Target": "tape"}
    )
    assert changed.headers["HX-Retarget"] == "#book"
    assert heading(changed) == "Click! It opens."


def test_a_restart_changes_nothing(app: FastAPI, middle: Tablet) -> None:
    before = middle.client.get("/play/clues").text
    app.state.games = Games()
    assert middle.client.get("/play/clues").text == before


def test_the_whole_small_hunt_ends_in_daylight(middle: Tablet) -> None:
    middle.enter(13, "3178")
    middle.enter(21, "owl nest")
    middle.enter(34, "fish")
    response = middle.enter(55)
    assert 'class="book finale"' in response.text
    assert middle.page(13).status_code == 200
