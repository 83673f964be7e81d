from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.services.setup_word import setup_word
from tests.web.people import LINDHOLMS, is_logged_in, log_in_new_household, on_both_stores, set_up


@on_both_stores
def test_the_first_household_is_made_and_logged_in(app: FastAPI, client: TestClient) -> None:
    response = set_up(app, client)

    assert (response.status_code, response.headers["location"]) == (303, "/hunts")
    page = client.get("/household").text
    assert "The Lindholms" in page
    assert '<option value="Europe/Stockholm" selected>' in page


def test_without_a_known_zone_the_servers_is_taken(
    app: FastAPI, client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")

    set_up(app, client, zone="Europe/Atlantis")

    assert '<option value="Asia/Tokyo" selected>' in client.get("/household").text


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("word", "", "Fill this in."),
        ("word", "otter-maple-seven", "This is not the set-up word."),
        ("word", "x" * 61, "At most 60 characters"),
        ("household", "", "Fill this in."),
        ("household", "   ", "Fill this in."),
        ("household", "x" * 61, "At most 60 characters"),
        ("name", "", "Fill this in."),
        ("name", "x" * 41, "At most 40 characters"),
        ("login", "", "Fill this in."),
        ("login", "mara lindholm", "Leave out the spaces."),
        ("password", "short", "Write at least 8 characters."),
        ("password", "x" * 201, "At most 200 characters"),
    ],
)
def test_what_is_not_right_is_said_beside_its_field_and_nothing_is_made(
    app: FastAPI, client: TestClient, field: str, value: str, says: str
) -> None:
    response = set_up(app, client, **{field: value})

    assert response.status_code == 422
    beside = response.text.partition(f'id="f-{field}-error"')[2]
    assert says in beside.partition("</p>")[0]
    assert "rt_parent" not in client.cookies
    assert client.get("/setup").url.path == "/setup", "there is no household yet"


def test_what_was_typed_is_kept_but_not_the_password(app: FastAPI, client: TestClient) -> None:
    page = set_up(app, client, word="not this").text

    for name in ("household", "name", "login", "zone"):
        assert f'value="{LINDHOLMS[name]}"' in page
    assert 'value="not this"' in page
    assert LINDHOLMS["password"] not in page


def test_what_was_typed_is_no_markup(app: FastAPI, client: TestClient) -> None:
    page = set_up(app, client, word="no", name='"><script>alert(1)</script>').text

    assert "<script>alert" not in page


def test_after_five_tries_the_word_rests(app: FastAPI, client: TestClient) -> None:
    for _ in range(5):
        assert set_up(app, client, word="otter maple seven").status_code == 422

    response = set_up(app, client)

    assert response.status_code == 429
    assert "Wait 15 seconds" in response.text


def test_there_is_only_one_first_household(
    app: FastAPI, client: TestClient, browser_of: Callable[[], TestClient]
) -> None:
    log_in_new_household(app, client)
    late = browser_of()

    assert late.get("/setup", follow_redirects=False).headers["location"] == "/"
    for word in ("otter maple seven", ""):
        assert set_up(app, late, login="late", word=word).status_code in (303, 422)
    assert not is_logged_in(late)
    assert is_logged_in(client)


def test_a_form_that_was_sent_twice_ends_at_the_login(app: FastAPI, client: TestClient) -> None:
    word = setup_word(app.state.db) or ""
    set_up(app, client, word=word)

    assert set_up(app, client, word=word).headers["location"] == "/login"
