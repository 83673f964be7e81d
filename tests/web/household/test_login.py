from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.ids import digest
from tests.web.people import Clock, is_logged_in, log_in, log_in_new_household, on_both_stores


@pytest.fixture
def stranger(app: FastAPI, client: TestClient, browser_of: Callable[[], TestClient]) -> TestClient:
    """A second browser on a server with a household, where nobody is logged in."""
    log_in_new_household(app, client)
    return browser_of()


@on_both_stores
def test_who_knows_login_and_password_comes_in(stranger: TestClient) -> None:
    response = log_in(stranger)

    assert response.status_code == 303
    assert response.headers["location"] == "/hunts"
    assert is_logged_in(stranger)


@pytest.mark.parametrize("login", ["MARA@Example.org", "  mara@example.org ", "ｍara@example.org"])
def test_a_login_is_folded(stranger: TestClient, login: str) -> None:
    assert log_in(stranger, login=login).status_code == 303


def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(stranger: TestClient) -> None:
    cookie = log_in(stranger).headers["set-cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie
    assert "Secure" not in cookie


def test_the_cookie_is_secure_when_the_request_was(stranger: TestClient, app: FastAPI) -> None:
    https = TestClient(app, "https://testserver", headers={"Origin": "https://testserver"})

    assert "Secure" in log_in(https).headers["set-cookie"]


def test_the_token_is_stored_only_hashed(
    stranger: TestClient, app: FastAPI, settings: object
) -> None:
    log_in(stranger)
    token = stranger.cookies["rt_parent"]

    with app.state.db.read() as session:
        stored = session.connection().exec_driver_sql("SELECT token_hash FROM parent_session")
        hashes = [row[0] for row in stored]
    assert digest(token) in hashes
    assert token not in hashes
    assert len(token) >= 43, "256 bits"


@pytest.mark.parametrize(
    "fields", [{"password": "something else"}, {"login": "nobody"}, {"login": "mara"}]
)
def test_a_wrong_login_and_a_wrong_password_look_the_same(
    stranger: TestClient, fields: dict[str, str]
) -> None:
    response = log_in(stranger, **fields)

    assert response.status_code == 422
    assert "do not belong together" in response.text
    assert not is_logged_in(stranger)


@pytest.mark.parametrize("login", ["mara@example.org", "nobody"])
def test_after_five_tries_each_waits_whether_or_not_there_is_such_a_login(
    stranger: TestClient, clock: Clock, login: str
) -> None:
    for _ in range(5):
        assert log_in(stranger, login=login, password="no").status_code == 422
    waits = []
    for seconds in (15, 30, 60, 60):
        resting = log_in(stranger, login=login, password="no")
        waits.append(resting.status_code)
        assert f"Wait {seconds} seconds" in resting.text
        clock.advance(seconds=seconds - 1)
        assert log_in(stranger, login=login, password="no").status_code == 429
        clock.advance(seconds=1)
        assert log_in(stranger, login=login, password="no").status_code == 422
    assert waits == [429] * 4


def test_while_a_login_rests_the_right_password_is_not_judged(stranger: TestClient) -> None:
    for _ in range(5):
        log_in(stranger, password="no")

    assert log_in(stranger).status_code == 429
    assert not is_logged_in(stranger)


def test_the_right_password_gives_the_tries_back(stranger: TestClient) -> None:
    for _ in range(2):
        for _ in range(4):
            log_in(stranger, password="no")
        assert log_in(stranger).status_code == 303


def test_one_login_resting_does_not_make_another_wait(stranger: TestClient) -> None:
    for _ in range(6):
        log_in(stranger, login="somebody else", password="no")

    assert log_in(stranger).status_code == 303


def test_what_was_typed_is_kept_but_not_the_password(stranger: TestClient) -> None:
    response = log_in(stranger, login="mara@example.com", password="a secret that I typed")

    assert 'value="mara@example.com"' in response.text
    assert "a secret that I typed" not in response.text


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"login": ""}, "Fill this in."),
        ({"password": ""}, "Fill this in."),
        ({"login": "m" * 121}, "At most 120 characters"),
        ({"password": "m" * 201}, "At most 200 characters"),
        ({"login": "mara lindholm"}, "Leave out the spaces."),
    ],
)
def test_what_cannot_be_used_is_said_beside_the_field(
    stranger: TestClient, fields: dict[str, str], says: str
) -> None:
    response = log_in(stranger, **fields)

    assert response.status_code == 422
    assert says in response.text
    assert f'id="f-{next(iter(fields))}-error"' in response.text


def test_a_file_in_the_place_of_a_field_is_refused(stranger: TestClient) -> None:
    response = stranger.post("/login", data={"login": "mara"}, files={"password": b"x"})

    assert response.status_code == 422


def test_a_session_ends_after_thirty_days_without_use(
    client: TestClient, app: FastAPI, clock: Clock
) -> None:
    log_in_new_household(app, client)
    for _ in range(3):
        clock.advance(days=29)
        assert is_logged_in(client)
    clock.advance(days=30)
    assert not is_logged_in(client)


def test_who_is_logged_in_goes_on_to_the_hunts(client: TestClient, app: FastAPI) -> None:
    log_in_new_household(app, client)

    for path in ("/", "/login"):
        response = client.get(path, follow_redirects=False)
        assert response.headers["location"] == "/hunts"


def test_after_logging_out_the_session_is_worth_nothing(
    client: TestClient, app: FastAPI, browser_of: Callable[[], TestClient]
) -> None:
    log_in_new_household(app, client)
    thief = browser_of()
    thief.cookies.set("rt_parent", client.cookies["rt_parent"])
    assert is_logged_in(thief)

    assert client.post("/logout").status_code == 200

    assert "rt_parent" not in client.cookies
    assert not is_logged_in(thief)


def test_logging_out_twice_does_no_harm(client: TestClient) -> None:
    assert client.post("/logout").status_code == 200
    assert client.post("/logout").status_code == 200


def test_nobody_is_sent_to_the_login(client: TestClient) -> None:
    plain = client.get("/household", follow_redirects=False)
    swapped = client.get("/household", headers={"HX-Request": "true"}, follow_redirects=False)

    assert plain.headers["location"] == "/login"
    assert swapped.headers["hx-redirect"] == "/login"
