from collections.abc import Callable

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.settings import Settings
from tests.web.people import log_in_new_household

FORMS = 'action="/try"', 'action="/join"'


@pytest.fixture
def settings(settings: Settings, request: pytest.FixtureRequest) -> Settings:
    """Settings that are changed as the test's parameter says."""
    return settings.model_copy(update=getattr(request, "param", {}))


def test_a_fresh_server_offers_the_sample_and_the_set_up(client: TestClient) -> None:
    page = client.get("/").text

    assert all(form in page for form in FORMS)
    assert 'href="/setup"' in page
    assert 'href="/login"' not in page


@pytest.mark.parametrize("settings", [{"sample_runs": 0}], indirect=True)
def test_without_room_for_try_outs_the_sample_is_not_offered(client: TestClient) -> None:
    assert 'action="/try"' not in client.get("/").text


@pytest.mark.parametrize(
    "settings", [{"registration": True}, {"registration": False}], indirect=True
)
def test_later_it_offers_the_login_and_registration_only_if_allowed(
    app: FastAPI, settings: Settings, client: TestClient, browser_of: Callable[[], TestClient]
) -> None:
    log_in_new_household(app, client)
    page = browser_of().get("/").text

    assert all(form in page for form in FORMS)
    assert 'href="/login"' in page
    assert 'href="/setup"' not in page
    assert ('href="/register"' in page) is settings.registration
