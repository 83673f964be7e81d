from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlmodel import select

from app.services.pin import pin_is_right
from app.store.tables import Parent
from tests.web.people import (
    LINDHOLMS,
    Clock,
    is_logged_in,
    log_in,
    log_in_new_household,
    on_both_stores,
)

NOW = LINDHOLMS["password"]
NEW = "nine green threads"


@pytest.fixture
def mara(app: FastAPI, client: TestClient) -> TestClient:
    """The browser of the first parent."""
    return log_in_new_household(app, client)


@pytest.fixture
def phone(mara: TestClient, browser_of: Callable[[], TestClient]) -> TestClient:
    """Her phone, where she is logged in as well."""
    phone = browser_of()
    log_in(phone)
    return phone


def pin_opens(app: FastAPI, clock: Clock, pin: str) -> bool:
    """Whether a PIN is the household's."""
    with app.state.db.read() as session:
        mara = session.exec(select(Parent)).one()
    clock.advance(minutes=1)
    return pin_is_right(app.state.db, app.state.passwords, mara.household_id, pin, clock())


@on_both_stores
def test_a_new_password_logs_out_every_other_browser(mara: TestClient, phone: TestClient) -> None:
    sent = {"password_now": NOW, "password_new": NEW}
    page = mara.post("/household/password", data=sent).text

    assert "Your password is changed." in page
    assert is_logged_in(mara)
    assert not is_logged_in(phone)
    assert log_in(phone).status_code == 422
    assert log_in(phone, password=NEW).status_code == 303


@pytest.mark.parametrize(
    ("sent", "field", "says"),
    [
        ({"password_now": "", "password_new": NEW}, "password_now", "Fill this in."),
        ({"password_now": "a guess", "password_new": NEW}, "password_now", "not your password"),
        ({"password_now": NOW, "password_new": "short"}, "password_new", "at least 8"),
        ({"password_now": NOW, "password_new": "x" * 201}, "password_new", "At most 200"),
        ({}, "password_new", "Fill this in."),
    ],
)
def test_without_the_old_one_and_a_good_new_one_nothing_changes(
    mara: TestClient, phone: TestClient, sent: dict[str, str], field: str, says: str
) -> None:
    response = mara.post("/household/password", data=sent)

    assert response.status_code == 422
    assert says in response.text.partition(f'id="f-{field}-error"')[2].partition("</p>")[0]
    assert not any(value in response.text for value in sent.values() if len(value) > 7)
    assert is_logged_in(phone)


def test_a_child_at_an_open_tab_cannot_try_passwords_for_long(mara: TestClient) -> None:
    for _ in range(5):
        mara.post("/household/pin", data={"pin": "2468", "pin_password": "a guess", "do": "set"})

    for path, sent in {
        "pin": {"pin": "2468", "pin_password": NOW, "do": "set"},
        "password": {"password_now": NOW, "password_new": NEW},
        "remove": {"typed_name": LINDHOLMS["household"], "password": NOW},
    }.items():
        response = mara.post(f"/household/{path}", data=sent)
        assert response.status_code == 422
        assert "Wait 15 seconds" in response.text


@on_both_stores
def test_the_pin_is_set_and_taken_away(app: FastAPI, clock: Clock, mara: TestClient) -> None:
    sent = {"pin": "2468", "pin_password": NOW, "do": "set"}

    assert "The PIN is set." in mara.post("/household/pin", data=sent).text
    assert pin_opens(app, clock, "2468")
    assert not pin_opens(app, clock, "8642")

    page = mara.post("/household/pin", data={"pin_password": NOW, "do": "remove"}).text
    assert "There is no PIN any more." in page
    assert not pin_opens(app, clock, "2468")


@pytest.mark.parametrize(
    ("sent", "field", "says"),
    [
        ({"pin": "246", "pin_password": NOW}, "pin", "four to eight digits"),
        ({"pin": "abcd", "pin_password": NOW}, "pin", "four to eight digits"),
        ({"pin": "", "pin_password": NOW}, "pin", "four to eight digits"),
        ({"pin": "2468", "pin_password": ""}, "pin_password", "Fill this in."),
        ({"pin": "2468", "pin_password": "a guess"}, "pin_password", "not your password"),
        ({"do": "remove", "pin_password": "a guess"}, "pin_password", "not your password"),
    ],
)
def test_a_pin_needs_digits_and_the_password(
    app: FastAPI, clock: Clock, mara: TestClient, sent: dict[str, str], field: str, says: str
) -> None:
    mara.post("/household/pin", data={"pin": "1357", "pin_password": NOW, "do": "set"})
    response = mara.post("/household/pin", data={"do": "set", **sent})

    assert response.status_code == 422
    assert says in response.text.partition(f'id="f-{field}-error"')[2].partition("</p>")[0]
    assert pin_opens(app, clock, "1357"), "the old PIN stays"
