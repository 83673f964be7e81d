import logging
import re

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from app.services.passwords import Busy
from app.store.errors import Stale, StoreUnavailable
from app.store.transaction import Tx
from app.web.errors import LoginNeeded, NotHere, Refused
from app.web.guard import HEADERS
from tests.web.people import on_both_stores

KINDS = {
    "refused": Refused("This picture is too large.", 413),
    "not-here": NotHere(),
    "login": LoginNeeded(),
    "busy": Busy(),
    "unavailable": StoreUnavailable(),
    "stale": Stale(),
    "broken": RuntimeError("the secret word is marzipan"),
}


@pytest.fixture
def visitor(app: FastAPI) -> TestClient:
    """A browser on a server with a route for each error, for a parent and for a child."""

    def stumble(kind: str) -> None:
        raise KINDS[kind]

    def number(number: int) -> int:
        return number

    for path in ("/stumble/{kind}", "/play/stumble/{kind}"):
        app.add_api_route(path, stumble)
    app.add_api_route("/number/{number}", number)
    return TestClient(app, raise_server_exceptions=False, follow_redirects=False)


@pytest.mark.parametrize(
    ("kind", "status", "says"),
    [
        ("refused", 413, "This picture is too large."),
        ("not-here", 404, "There is nothing at this address."),
        ("busy", 503, "Many people are logging in just now."),
        ("unavailable", 503, "Nothing was saved."),
        ("stale", 409, "Open the page again."),
        ("broken", 500, "Something broke on our side."),
    ],
)
def test_a_parent_reads_a_sentence_and_a_number(
    visitor: TestClient, kind: str, status: int, says: str
) -> None:
    response = visitor.get(f"/stumble/{kind}")

    assert response.status_code == status
    assert says in response.text
    assert re.search(r"<code>[a-z2-9]{12}</code>", response.text)
    assert response.headers["cache-control"] == "no-store"
    assert {name: response.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "login"])
def test_a_child_is_told_kindly_and_shown_the_way_back(visitor: TestClient, kind: str) -> None:
    response = visitor.get(f"/play/stumble/{kind}")

    assert 'id="book"' in response.text
    assert "Nothing that you found is lost." in response.text
    for word in ("wrong", "failed", "oops", "locked out", "disk", "logging in", "marzipan"):
        assert word not in response.text.lower()


def test_a_missing_address_looks_the_same_however_it_is_missing(visitor: TestClient) -> None:
    def bare(path: str) -> tuple[int, str]:
        response = visitor.get(path)
        return response.status_code, re.sub(r"<code>.{12}</code>", "", response.text)

    assert bare("/nowhere") == bare("/stumble/not-here") == bare("/number/nine")
    assert bare("/nowhere")[0] == 404


def test_what_broke_is_in_the_log_under_the_number_and_not_on_the_screen(
    visitor: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR, "redthread"):
        response = visitor.get("/stumble/broken")

    found = re.search(r"<code>([a-z2-9]{12})</code>", response.text)
    assert found is not None
    assert found[1] in caplog.text
    assert "marzipan" not in response.text
    assert "Traceback" not in response.text


def test_two_requests_have_two_numbers(visitor: TestClient) -> None:
    assert visitor.get("/nowhere").text != visitor.get("/nowhere").text


def test_who_is_not_logged_in_is_sent_to_the_login(visitor: TestClient) -> None:
    plain = visitor.get("/stumble/login")
    swapped = visitor.get("/stumble/login", headers={"HX-Request": "true"})

    assert (plain.status_code, plain.headers["location"]) == (303, "/login")
    assert (swapped.status_code, swapped.headers["hx-redirect"]) == (200, "/login")


def test_another_method_is_refused_in_words(visitor: TestClient) -> None:
    response = visitor.delete("/login", headers={"Origin": "http://testserver"})

    assert response.status_code == 405
    assert "does not work here" in response.text


@pytest.mark.parametrize(("path", "block"), [("/stumble/stale", "main"), ("/play/nowhere", "book")])
def test_htmx_gets_the_error_in_the_place_of_the_page(
    visitor: TestClient, path: str, block: str
) -> None:
    headers = {"HX-Request": "true", "HX-Target": "preview"}
    response = visitor.get(path, headers=headers)

    assert response.headers["hx-retarget"] == f"#{block}"
    assert response.text.lstrip().startswith(f'<main id="{block}"')


@on_both_stores
def test_an_error_of_the_database_tells_no_values(app: FastAPI) -> None:
    def job(tx: Tx) -> None:
        tx.session.connection().execute(text("SELECT :secret FROM nowhere"), {"secret": "marzipan"})

    with pytest.raises(DBAPIError) as raised:
        app.state.db.write(job)
    assert "nowhere" in str(raised.value)
    assert "marzipan" not in str(raised.value)
