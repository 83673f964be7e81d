from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.settings import Settings
from tests.web.people import LINDHOLMS, is_logged_in, log_in_new_household

OTHERS = {**LINDHOLMS, "household": "The Moons", "name": "Ada", "login": "ada"}


@pytest.fixture
def settings(settings: Settings, request: pytest.FixtureRequest) -> Settings:
    """Settings that allow registration, or not where the test's parameter says so."""
    return settings.model_copy(update={"registration": getattr(request, "param", True)})


@pytest.fixture
def ada(app: FastAPI, client: TestClient, browser_of: Callable[[], TestClient]) -> TestClient:
    """A browser of somebody else, on a server with a household."""
    log_in_new_household(app, client)
    return browser_of()


def test_a_further_household_is_apart_from_the_first(ada: TestClient, client: TestClient) -> None:
    response = ada.post("/register", data=OTHERS, follow_redirects=False)

    assert (response.status_code, response.headers["location"]) == (303, "/hunts")
    assert "The Moons" in ada.get("/household").text
    assert "Lindholm" not in ada.get("/household").text
    assert ">ada<" not in client.get("/household").text


@pytest.mark.parametrize("settings", [False], indirect=True)
def test_without_the_setting_there_is_no_such_page(ada: TestClient) -> None:
    assert ada.get("/register").status_code == 404
    assert ada.post("/register", data=OTHERS).status_code == 404
    assert not is_logged_in(ada)


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("household", "", "Fill this in."),
        ("name", "x" * 41, "At most 40 characters"),
        ("login", "MARA@example.org", "called “MARA@example.org” already"),
        ("password", "short", "Write at least 8 characters."),
    ],
)
def test_what_is_not_right_is_said_beside_its_field(
    ada: TestClient, field: str, value: str, says: str
) -> None:
    response = ada.post("/register", data={**OTHERS, field: value})

    assert response.status_code == 422
    beside = response.text.partition(f'id="f-{field}-error"')[2]
    assert says in beside.partition("</p>")[0]
    assert OTHERS["password"] not in response.text
    assert not is_logged_in(ada)


def test_the_first_household_needs_the_set_up_word_all_the_same(client: TestClient) -> None:
    for response in (
        client.get("/register", follow_redirects=False),
        client.post("/register", data=OTHERS, follow_redirects=False),
    ):
        assert response.headers["location"] == "/setup"
    assert not is_logged_in(client)
