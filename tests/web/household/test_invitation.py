import re
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.services.invitations import MOST_OPEN
from app.settings import Settings
from tests.web.people import Clock, is_logged_in, log_in_new_household, on_both_stores

JESS = {"name": "Jess", "login": "jess", "password": "eight blue threads"}


@pytest.fixture
def mara(app: FastAPI, client: TestClient) -> TestClient:
    """The browser of the first parent."""
    return log_in_new_household(app, client)


@pytest.fixture
def jess(browser_of: Callable[[], TestClient]) -> TestClient:
    """A browser of somebody without an account."""
    return browser_of()


def link_of(mara: TestClient) -> str:
    """Make an invitation and return its path."""
    page = mara.post("/household/invitations").text
    found = re.search(r'value="http://testserver(/invite/[\w-]{43})"', page)
    assert found is not None, page
    return found[1]


@on_both_stores
def test_who_follows_the_link_becomes_a_parent_of_the_family(
    mara: TestClient, jess: TestClient
) -> None:
    link = link_of(mara)
    assert "Join The Lindholms" in jess.get(link).text

    response = jess.post(link, data=JESS, follow_redirects=False)

    assert (response.status_code, response.headers["location"]) == (303, "/hunts")
    assert "The Lindholms" in jess.get("/household").text
    assert "Jess" in mara.get("/household").text


def test_looking_at_the_link_uses_nothing_up(mara: TestClient, jess: TestClient) -> None:
    link = link_of(mara)

    for _ in range(3):
        assert jess.get(link).status_code == 200


def test_a_used_an_old_a_taken_back_and_an_invented_link_look_the_same(
    mara: TestClient, jess: TestClient, clock: Clock
) -> None:
    used, old, taken_back = link_of(mara), link_of(mara), link_of(mara)
    jess.post(used, data=JESS)
    newest = re.search(r"/household/invitations/(\w+)/back", mara.get("/household").text)
    assert newest is not None
    mara.post(f"/household/invitations/{newest[1]}/back")
    left = [link for link in (old, taken_back) if jess.get(link).status_code == 200]
    assert len(left) == 1, "one of the two is taken back"
    clock.advance(days=7)

    for link in (used, old, taken_back, "/invite/invented"):
        for response in (jess.get(link), jess.post(link, data={**JESS, "login": "other"})):
            assert response.status_code == 404
            assert "This invitation is over" in response.text


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("name", "", "Fill this in."),
        ("login", "mara@example.org", "already. Is it you? Then log in."),
        ("login", "je ss", "Leave out the spaces."),
        ("password", "short", "Write at least 8 characters."),
    ],
)
def test_what_is_not_right_is_said_and_the_link_stays_good(
    mara: TestClient, jess: TestClient, field: str, value: str, says: str
) -> None:
    link = link_of(mara)
    response = jess.post(link, data={**JESS, field: value})

    assert response.status_code == 422
    assert says in response.text.partition(f'id="f-{field}-error"')[2].partition("</p>")[0]
    assert JESS["password"] not in response.text
    assert not is_logged_in(jess)
    assert jess.post(link, data=JESS, follow_redirects=False).status_code == 303


def test_a_link_is_shown_once_only(mara: TestClient) -> None:
    link = link_of(mara)

    assert link not in mara.get("/household").text


def test_too_many_open_links_are_refused(mara: TestClient) -> None:
    for _ in range(MOST_OPEN):
        link_of(mara)

    response = mara.post("/household/invitations")

    assert response.status_code == 422
    assert "Take one back first." in response.text


def test_another_family_cannot_take_it_back(
    app: FastAPI, settings: Settings, mara: TestClient, jess: TestClient
) -> None:
    link = link_of(mara)
    page = mara.get("/household").text
    found = re.search(r"/household/invitations/\w+/back", page)
    assert found is not None
    settings.registration = True
    jess.post("/register", data={**JESS, "household": "The Moons"})
    assert is_logged_in(jess)

    jess.post(found[0])

    assert jess.get(link).status_code == 200


def test_the_link_begins_with_the_servers_public_address(
    settings: Settings, mara: TestClient
) -> None:
    settings.public_url = "https://hunts.example.org/"

    page = mara.post("/household/invitations").text

    assert 'value="https://hunts.example.org/invite/' in page
