import re
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.web.household.test_invitation import JESS, link_of
from tests.web.people import (
    LINDHOLMS,
    is_logged_in,
    log_in,
    log_in_new_household,
    on_both_stores,
)

PASSWORD = {"password": LINDHOLMS["password"]}


@pytest.fixture
def mara(app: FastAPI, client: TestClient) -> TestClient:
    """The browser of the first parent."""
    return log_in_new_household(app, client)


@pytest.fixture
def jess(mara: TestClient, browser_of: Callable[[], TestClient]) -> TestClient:
    """The browser of the second parent, logged in."""
    jess = browser_of()
    jess.post(link_of(mara), data=JESS)
    return jess


def way_out(visitor: TestClient, name: str) -> str:
    """Return where one removes the parent of that name."""
    page = visitor.get("/household").text
    found = re.search(
        rf'href="(/household/parents/\w+/remove)"[^>]*aria-label="Remove {name}"', page
    )
    assert found is not None, page
    return found[1]


@on_both_stores
def test_a_removed_parent_is_out_at_once(mara: TestClient, jess: TestClient) -> None:
    path = way_out(mara, "Jess")
    assert "Remove Jess?" in mara.get(path).text
    assert is_logged_in(jess), "asking removes nobody"

    page = mara.post(path, data=PASSWORD).text

    assert "log in here any more." in page
    assert not is_logged_in(jess)
    assert log_in(jess, login="jess", password=JESS["password"]).status_code == 422


def test_who_leaves_is_logged_out(mara: TestClient, jess: TestClient) -> None:
    response = jess.post(
        way_out(jess, "Jess"), data={"password": JESS["password"]}, follow_redirects=False
    )

    assert response.headers["location"] == "/"
    assert not is_logged_in(jess)
    assert is_logged_in(mara)


@pytest.mark.parametrize("password", ["", "a guess", JESS["password"]])
def test_nobody_is_removed_without_ones_own_password(
    mara: TestClient, jess: TestClient, password: str
) -> None:
    response = mara.post(way_out(mara, "Jess"), data={"password": password})

    assert response.status_code == 422
    assert 'id="f-password-error"' in response.text
    assert is_logged_in(jess)


def test_the_last_parent_cannot_leave(app: FastAPI, mara: TestClient, jess: TestClient) -> None:
    mine = way_out(mara, "Mara")
    mara.post(way_out(mara, "Jess"), data=PASSWORD)

    for response in (mara.get(mine), mara.post(mine, data=PASSWORD)):
        assert response.status_code == 409
        assert "Remove the household instead" in response.text
    assert is_logged_in(mara)


def test_nobody_and_a_parent_of_another_family_look_the_same(
    app: FastAPI, mara: TestClient, jess: TestClient, browser_of: Callable[[], TestClient]
) -> None:
    app.state.settings.registration = True
    ada = browser_of()
    ada.post("/register", data={**LINDHOLMS, "household": "The Moons", "login": "ada"})
    assert is_logged_in(ada)

    for path in (way_out(mara, "Jess"), "/household/parents/nobody/remove"):
        for response in (ada.get(path), ada.post(path, data=PASSWORD)):
            assert response.status_code == 404
    assert is_logged_in(jess)


@on_both_stores
def test_a_removed_household_is_gone_for_all_its_parents(
    app: FastAPI, mara: TestClient, jess: TestClient
) -> None:
    page = mara.get("/household/remove").text
    assert "Backups that were made before still hold it all." in page

    sent = {"typed_name": "the lindholms", **PASSWORD}
    response = mara.post("/household/remove", data=sent, follow_redirects=False)

    assert response.headers["location"] == "/"
    assert not is_logged_in(mara)
    assert not is_logged_in(jess)
    assert log_in(mara).status_code == 422
    assert 'href="/setup"' in mara.get("/").text, "the server is fresh again"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "typed_name"),
        ({"typed_name": "", **PASSWORD}, "typed_name"),
        ({"typed_name": "The Moons", **PASSWORD}, "typed_name"),
        ({"typed_name": LINDHOLMS["household"]}, "password"),
        ({"typed_name": LINDHOLMS["household"], "password": "a guess"}, "password"),
    ],
)
def test_everything_stays_without_the_name_and_the_password(
    mara: TestClient, sent: dict[str, str], field: str
) -> None:
    response = mara.post("/household/remove", data=sent)

    assert response.status_code == 422
    assert f'id="f-{field}-error"' in response.text
    assert is_logged_in(mara)
