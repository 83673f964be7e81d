"""The console in a real browser: fresh by itself, quiet, usable without script, open to all."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.stories.browser import DESK, PHONE, TABLET, House, house_of
from tests.web.console.day import Day


@pytest.fixture
def house(app: FastAPI, browser: Browser) -> Iterator[House]:
    """The server that the day is played on, for real browsers."""
    with house_of(app, browser) as house:
        yield house


def phone_of(house: House, day: Day, size: ViewportSize = PHONE, scripts: bool = True) -> Page:
    """Open Mara's browser on a device of this size."""
    page = house.device(size, scripts)
    cookie = day.parent.cookies["rt_parent"]
    page.context.add_cookies([{"name": "rt_parent", "value": cookie, "url": house.url}])
    return page


def troubles(page: Page) -> list[str]:
    """Return what keeps somebody from using this screen, and what is wider than it."""
    found = [one["id"] for one in Axe().run(page).response["violations"]]
    wider = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*found, "wider than the screen"] if wider else found


def test_it_is_fresh_by_itself_and_loses_no_place(house: House, day: Day) -> None:
    juno = day.tablet("Juno")
    phone = phone_of(house, day)
    phone.goto(day.url)
    steps = phone.evaluate("history.length")
    phone.get_by_text("Read aloud").first.click()
    expect(phone.get_by_text("Good morning, Juno and Teo!")).to_be_visible()

    juno.enter(4, "Sugar")
    expect(phone.get_by_text("Juno: Sugar, not it.")).to_be_visible()
    expect(phone.get_by_text("Good morning, Juno and Teo!")).to_be_visible()

    phone.get_by_role("button", name="Give hint 1").click()
    expect(phone.get_by_role("button", name="Give hint 2")).to_be_visible()
    expect(phone.get_by_text("Good morning, Juno and Teo!")).to_be_visible()
    assert phone.evaluate("history.length") == steps, "a tap is no step to go back over"
    assert house.heard == []


def test_a_deed_that_is_looked_at_is_seen_and_confirmed_with_one_tap(
    house: House, day: Day
) -> None:
    juno = day.tablet("Juno")
    phone = phone_of(house, day)
    phone.goto(day.url)
    juno.enter(4, way="tap")
    expect(phone.get_by_text("Is the cake in the oven?").first).to_be_visible()
    expect(phone.get_by_text("Their tablet says that you have seen it.")).to_be_visible()
    assert "ask_seen" in day.kinds
    phone.get_by_role("button", name="Yes, open it").click()
    expect(phone.get_by_role("heading", name="27 Animals")).to_be_visible()
    assert day.kinds.count("lock_opened") == 1
    assert house.heard == []


def test_a_phone_that_nobody_looks_at_has_seen_nothing(house: House, day: Day) -> None:
    day.tablet("Juno").enter(4, way="tap")
    day.parent.get(day.url)
    day.parent.get(day.url, headers={"HX-Request": "true", "HX-Target": "live"})
    assert "ask_seen" not in day.kinds


def test_everything_works_without_script(house: House, day: Day) -> None:
    juno = day.tablet("Juno")
    phone = phone_of(house, day, scripts=False)
    phone.goto(day.url)
    juno.enter(4, way="tap")
    phone.get_by_role("link", name="Look again").click()
    phone.get_by_role("button", name="Tell them that you have seen it").click()
    expect(phone.get_by_text("Their tablet says that you have seen it.")).to_be_visible()
    phone.get_by_role("button", name="Not yet").click()
    phone.get_by_role("button", name="They did it: page 4").click()
    phone.get_by_role("link", name="Open the lock of page 27 for them").click()
    phone.get_by_role("button", name="Open the lock").click()
    phone.get_by_role("link", name="End the hunt").click()
    phone.get_by_role("button", name="End the hunt").click()
    expect(phone.get_by_role("heading", name="This hunt is ended")).to_be_visible()
    phone.get_by_role("button", name="Go on with it").click()
    expect(phone.get_by_role("heading", name="13 Lock")).to_be_visible()
    assert house.heard == []


@pytest.mark.parametrize("size", [PHONE, TABLET, DESK], ids=["phone", "tablet", "desk"])
def test_every_screen_can_be_used_by_everybody(house: House, day: Day, size: ViewportSize) -> None:
    page = phone_of(house, day, size)
    hunt = f"/hunts/{day.hunt_id}"
    for address in (
        f"{hunt}/ready",
        f"{day.url}?done=ready",
        f"{day.url}/letter",
        f"{hunt}/print",
        f"{hunt}/print?run={day.run_id}",
        f"{hunt}/print/master?run={day.run_id}",
        f"{hunt}/print/book?run={day.run_id}",
    ):
        page.goto(address)
        assert troubles(page) == [], address
    page.goto(f"{hunt}/ready")
    page.get_by_role("button", name="Make it ready").click()
    expect(page.get_by_text("Write the name of at least one child.").first).to_be_visible()
    assert troubles(page) == []
    juno = day.tablet("Juno")
    juno.enter(4, "Sugar")
    juno.enter(4, way="tap")
    day.do("open_page", "lock")
    for address in (day.url, f"{day.url}/do?do=end"):
        page.goto(address)
        assert troubles(page) == [], address
    day.do("end")
    page.goto(day.url)
    assert troubles(page) == []
    assert house.heard == []
