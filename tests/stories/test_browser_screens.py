"""Every screen in every state can be used by all: by axe, by the size of targets, when narrow."""

from collections.abc import Callable, Iterable, Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import Browser

from tests.stories.browser import PHONE, TABLET, House, house_of
from tests.stories.eyes import faults
from tests.stories.screen import Shown
from tests.stories.screens_play import door_screens, every_lock, play_screens
from tests.web.console.day import Day, a_day
from tests.web.people import Clock, log_in_new_household


@pytest.fixture
def house(app: FastAPI, browser: Browser) -> Iterator[House]:
    """The server, for real browsers."""
    with house_of(app, browser) as house:
        yield house


@pytest.fixture
def day(app: FastAPI, client: TestClient, browser_of: Callable[[], TestClient]) -> Day:
    """A hunt with every kind of lock, made ready for two children."""
    parent = log_in_new_household(app, client)
    return a_day(app, parent, browser_of, every_lock(), "Juno", "Teo")


def look_at(screens: Iterable[Shown]) -> list[str]:
    """Look at each of these on a tablet and on a phone; return what is not right with them."""
    found = []
    for shown in screens:
        for size in (TABLET, PHONE):
            shown.page.set_viewport_size(size)
            seen = faults(shown.page, shown.least)
            found += [f"{shown.route}, {shown.state}, {size['width']} px: {one}" for one in seen]
    return found


def test_play(house: House, day: Day, clock: Clock) -> None:
    troubles = look_at(door_screens(house, day)) + look_at(play_screens(house, day, clock))

    assert not troubles, "\n".join(troubles)
    assert not house.heard, "\n".join(house.heard)
