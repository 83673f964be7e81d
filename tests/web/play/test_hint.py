"""Hint slips: only the child opens one, in order and in its time."""

from tests.web.people import Clock
from tests.web.play.party import Tablet, heading


def _take(tablet: Tablet) -> str:
    response = tablet.client.post("/play/page/13/hint", data={"key": ""})
    assert response.url.path == "/play/page/13"
    return response.text


def test_no_hint_is_shown_before_it_is_opened(middle: Tablet) -> None:
    response = middle.page(13, "hints")
    assert heading(response) == "The wren brought a slip"
    assert "Look at the thread." not in response.text


def test_slips_open_in_their_time(middle: Tablet, clock: Clock) -> None:
    first = _take(middle)
    assert "Look at the thread." in first
    assert "The next slip comes in 5 minutes." in first
    assert "third one" not in _take(middle)
    clock.advance(minutes=5)
    assert "Look at the third one." in _take(middle)
    assert "when you have tried the lock" in middle.page(13, "hints").text


def test_a_hint_of_a_locked_page_is_not_there(tablet: Tablet) -> None:
    assert tablet.client.post("/play/page/13/hint", data={}).status_code == 404
