"""Every screen in every state can be used by all: by axe, by the size of targets, when narrow."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import Browser

from app.settings import Settings
from app.web.routes import ROUTES
from tests.stories.browser import PHONE, TABLET, House, carry, house_of
from tests.stories.eyes import PARENT, faults
from tests.stories.screen import Shown
from tests.stories.screens_play import door_screens, every_lock, play_screens
from tests.web.console.day import Day, a_day
from tests.web.people import Clock, log_in_new_household

THE_CHILDS = ("/play", "/join", "/j/")
NO_SCREENS = {
    "/healthz",
    "/play/stream",
    "/play/page/{page}/refresh",
    "/play/picture/{asset_id}/{size}",
    "/pictures/{asset_id}/{size}",
    "/hunts/{hunt_id}/export",
    "/hunts/{hunt_id}/runs/{run_id}/stream",
    "/hunts/{hunt_id}/runs/{run_id}/qr.svg",
}
"""What a browser gets from these is a file, a stream or a part of a screen."""
STRANGERS = ("/", "/setup", "/login", "/register", "/invite/{token}")
"""What is looked at without being logged in."""


@pytest.fixture(autouse=True)
def open_to_all(settings: Settings) -> None:
    """Everybody may make a household here, so that there is a form for it."""
    settings.registration = True


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


def look_at(screens: Iterable[Shown]) -> tuple[set[str], list[str]]:
    """Look at each of these on a tablet and on a phone.

    Return the routes that were looked at, and what is not right with their screens.
    """
    looked_at, found = set(), []
    for shown in screens:
        looked_at.add(shown.route)
        for size in (TABLET, PHONE):
            shown.page.set_viewport_size(size)
            seen = faults(shown.page, shown.least)
            found += [f"{shown.route}, {shown.state}, {size['width']} px: {one}" for one in seen]
    return looked_at, found


def screens_to_get(of_children: bool) -> set[str]:
    """Return the addresses of all screens of the children, or of all others."""
    paths = {route.path for route in ROUTES if route.method == "GET"} - NO_SCREENS
    return {path for path in paths if path.startswith(THE_CHILDS) == of_children}


def screens_of_parents(house: House, day: Day) -> Iterator[Shown]:
    """Open every screen that is not a child's, by the table of routes: a new one is seen, too."""
    parent, stranger = house.device(TABLET), house.device(TABLET)
    carry(day.parent, parent, house)
    names = {"hunt_id": day.hunt_id, "run_id": day.run_id, "stage_id": "number"}
    names |= invited(day)
    for path in sorted(screens_to_get(of_children=False)):
        page = stranger if path in STRANGERS else parent
        query = "?do=end" if path.endswith("/do") else ""
        answer = page.goto(path.format(**names) + query)
        assert answer is not None
        assert answer.status == 200, path
        yield Shown(f"GET {path}", "as it is", page, PARENT)


def invited(day: Day) -> dict[str, str]:
    """Let a second parent move in, and leave one more invitation open."""
    links = []
    for _ in range(2):
        made = day.parent.post("/household/invitations").text
        links.append(re.findall(r"/invite/([\w-]+)", made)[0])
    jess = {"name": "Jess", "login": "jess", "password": "eight blue threads"}
    day.browser_of().post(f"/invite/{links[0]}", data=jess)
    seen = day.parent.get("/household").text
    return {"token": links[1], "parent": re.findall(r"/parents/(\w+)/remove", seen)[0]}


def test_every_screen_that_is_not_a_childs(house: House, day: Day) -> None:
    _, troubles = look_at(screens_of_parents(house, day))

    assert not troubles, "\n".join(troubles)
    assert not house.heard, "\n".join(house.heard)


def test_every_screen_of_a_childs(house: House, day: Day, clock: Clock) -> None:
    screens = chain(door_screens(house, day), play_screens(house, day, clock))
    looked_at, troubles = look_at(screens)

    assert looked_at >= {f"GET {path}" for path in screens_to_get(of_children=True)}
    assert not troubles, "\n".join(troubles)
    assert not house.heard, "\n".join(house.heard)
