"""Who visits the server in the tests, and how they come in."""

from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response

from app.services.setup_word import setup_word

CHEAP = (1, 8)
"""Rounds and KiB of the tests' password hashes: real ones would take 43 ms each."""

LINDHOLMS = {
    "household": "The Lindholms",
    "zone": "Europe/Stockholm",
    "name": "Mara",
    "login": "mara@example.org",
    "password": "seven red threads",
}

on_both_stores = pytest.mark.parametrize("store_kind", ["sqlite", "postgresql"])


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 16, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **time: float) -> None:
        """Let so much time pass: `advance(seconds=15)`."""
        self.now += timedelta(**time)


def set_up(app: FastAPI, client: TestClient, **fields: str) -> Response:
    """Send the set-up form, filled in as `LINDHOLMS` but for `fields`."""
    word = setup_word(app.state.db) or ""
    sent = {"word": word, **LINDHOLMS, **fields}
    return client.post("/setup", data=sent, follow_redirects=False)


def log_in_new_household(app: FastAPI, client: TestClient) -> TestClient:
    """Make the first household and stay logged in on this browser; return it."""
    response = set_up(app, client)
    assert is_logged_in(client), response.text
    return client


def log_in(client: TestClient, **fields: str) -> Response:
    """Send the login form as Mara, or as who else `fields` say."""
    sent = {"login": LINDHOLMS["login"], "password": LINDHOLMS["password"], **fields}
    return client.post("/login", data=sent, follow_redirects=False)


def is_logged_in(client: TestClient) -> bool:
    """Whether this browser's session is good for the household's page."""
    return client.get("/household", follow_redirects=False).status_code == 200
