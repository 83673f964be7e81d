"""Other ways through the same screens: by keyboard only, without JavaScript, with two tablets."""

from collections.abc import Callable, Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, expect

from app.locks.choice import ChoiceLock, Option
from app.locks.number import NumberLock
from app.locks.page import PageLock
from app.locks.read_on import ReadOnLock
from app.locks.word import WordLock
from app.plan.document import HuntPlan
from tests.builders import hunt, stage, three_stage_hunt
from tests.stories.browser import (
    DESK,
    TABLET,
    House,
    carry,
    click,
    fill,
    focused,
    heading,
    house_of,
    sees,
)
from tests.stories.screens_play import every_lock
from tests.web.console.day import Day, a_day, on_the_shelf
from tests.web.people import log_in_new_household


@pytest.fixture
def house(app: FastAPI, browser: Browser) -> Iterator[House]:
    """The server, for real browsers."""
    with house_of(app, browser) as house:
        yield house


@pytest.fixture
def day_of(
    app: FastAPI, client: TestClient, browser_of: Callable[[], TestClient]
) -> Callable[[HuntPlan], Day]:
    """Make a hunt ready for Juno."""
    parent = log_in_new_household(app, client)
    return lambda plan: a_day(app, parent, browser_of, plan, "Juno")


def five_locks() -> HuntPlan:
    """Dials, a word, words to choose from, a page to turn to, a page to read."""
    ways = (Option(id="up", text="Up"), Option(id="down", text="Down"))
    return hunt(
        stage("gate", 1, lock=NumberLock(code="318")),
        stage("boat", 2, lock=WordLock(word="Marigold")),
        stage("stairs", 3, lock=ChoiceLock(options=ways, right=("down",), order="written")),
        stage("book", 4, lock=PageLock(target="end")),
        stage("end", 25, lock=ReadOnLock(), after="Happy birthday!"),
    )


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus is on what has this id."""
    for _ in range(25):
        page.keyboard.press("Tab")
        if focused(page) == name:
            return
    raise AssertionError(f"{name} cannot be reached by keyboard on {page.url}")


def press(page: Page, *keys: str) -> None:
    """Press one key after the other."""
    for key in keys:
        page.keyboard.press(key)


def go_on(page: Page, name: str = "pull") -> None:
    """Follow a link by keyboard, and wait for the page behind it."""
    if focused(page) != name:
        tab_to(page, name)
    with page.expect_navigation():
        press(page, "Enter")


def test_a_hunt_is_played_by_keyboard_only(house: House, day_of: Callable[[HuntPlan], Day]) -> None:
    page = house.device(TABLET)
    page.goto(f"/j/{day_of(five_locks()).run.play_token}")
    go_on(page)
    go_on(page, "to-lock")

    tab_to(page, "dial-1")
    press(page, "ArrowUp", "ArrowUp", "ArrowDown", "3", "8", "1", "Enter")
    sees(page, "So close! Still shut.")
    expect(page.locator("#dial-3")).to_be_focused()
    press(page, "ArrowLeft", "ArrowDown", "9", "ArrowLeft", "ArrowLeft", "ArrowRight", "1", "8")
    press(page, "Enter")
    sees(page, "Click! It opens.")
    expect(page.locator("#pull")).to_be_focused()
    go_on(page)
    assert heading(page) == "Boat"

    go_on(page, "to-lock")
    tab_to(page, "entry")
    page.keyboard.type("Mary")
    press(page, "Enter")
    sees(page, "Good try. Still shut.")
    expect(page.locator("#entry")).to_be_focused()
    press(page, "Control+A")
    page.keyboard.type("marigold")
    press(page, "Enter")
    sees(page, "Click! It opens.")
    go_on(page)

    go_on(page, "to-lock")
    tab_to(page, "pick-up")
    press(page, "ArrowDown", "Enter")
    sees(page, "Well done!")
    go_on(page)

    go_on(page, "to-lock")
    tab_to(page, "entry")
    press(page, "2", "5", "Enter")
    expect(page.locator("#title")).to_have_text("End")
    expect(page.locator("#title")).to_be_focused()
    tab_to(page, "pull")
    press(page, "Enter")
    sees(page, "Happy birthday!")
    expect(page.locator("#title")).to_be_focused()
    assert not house.heard, "\n".join(house.heard)


def test_all_of_it_works_without_javascript(
    app: FastAPI, client: TestClient, house: House, day_of: Callable[[HuntPlan], Day]
) -> None:
    day = day_of(every_lock())
    desk = house.device(DESK, scripts=False)
    carry(client, desk, house)
    _, hunt_id = on_the_shelf(app, three_stage_hunt())
    desk.goto(f"/hunts/{hunt_id}/stages/cake")
    click(desk, "Add a hint")
    fill(desk, hints__2__text="Ask for the small spoon.")
    click(desk, "Move hint 3 up")
    click(desk, "Move hint 2 up")
    desk.locator("#save").click()
    desk.reload()
    assert desk.locator("[name='hints.0.text']").input_value() == "Ask for the small spoon."
    assert desk.locator("[name='hints.1.text']").input_value() == "Ask for the big bowl."

    page = house.device(TABLET, scripts=False)
    page.goto(f"/j/{day.run.play_token}")
    pull(page)
    pull(page)
    assert "dozing" not in page.content()
    pull(page)
    page.locator("#to-lock").click()
    for place, digit in enumerate("3178", 1):
        page.get_by_label(f"Dial {place} of 4").select_option(digit)
    pull(page, "Click! It opens.")
    turn_to(page, 3)
    fill(page, entry="9")
    pull(page, "End")
    turn_to(page, 4)
    fill(page, entry="pea")
    pull(page, "What you put in is safe.")
    assert page.locator("#entry").input_value() == "pea"
    fill(page, entry="marigold")
    pull(page, "Click! It opens.")
    turn_to(page, 5)
    page.locator("label", has_text="Fox").click()
    pull(page, "Well done!")
    turn_to(page, 6)
    page.locator("label", has_text="Up the stairs").click()
    pull(page, "Well done!")
    turn_to(page, 7)
    page.locator("#ask").click()
    sees(page, "The wren is asking.")
    fill(page, entry="Marzipan")
    pull(page, "Well done!")
    turn_to(page, 8)
    fill(page, entry="sugar")
    pull(page, "Click! It opens.")
    click(page, "Pages")
    page.get_by_role("link", name="9 · End").click()
    pull(page, "Happy birthday!")
    assert not house.heard, "\n".join(house.heard)


def pull(page: Page, says: str = "") -> None:
    """Press the one yellow button, and see what the next screen says."""
    with page.expect_navigation():
        page.locator("#pull").click()
    if says:
        sees(page, says)


def turn_to(page: Page, number: int) -> None:
    """Turn to an open page by its picture, and go to its lock."""
    click(page, "Pages")
    page.locator(f".pages [href='/play/page/{number}']").click()
    page.locator("#to-lock").click()


def test_two_tablets_stay_in_step(house: House, day_of: Callable[[HuntPlan], Day]) -> None:
    day = day_of(five_locks())
    juno, teo = house.device(TABLET), house.device(TABLET)
    for page in (juno, teo):
        page.goto(f"/j/{day.run.play_token}")
        page.locator("#pull").click()
        page.locator("#to-lock").click()
    teo.locator("#dial-2").press("7")
    juno.locator("#dial-1").press("9")
    juno.locator("#pull").dblclick()
    sees(juno, "Good try. Still shut.")
    assert day.kinds.count("tried") == 1, "two taps are one try"
    juno.reload()
    assert dials(juno) == "900"
    assert dials(teo) == "070", "what the other has put in is nobody's but his"

    for place, digit in enumerate("318", 1):
        juno.locator(f"#dial-{place}").press(digit)
    juno.locator("#pull").click()
    sees(teo, "Click! It opens.")
    teo.locator("#pull").click()
    sees(teo, "Boat")
    teo.locator("#to-lock").click()
    teo.go_back()
    sees(teo, "Boat")
    before = day.kinds
    juno.locator("#pull").click()
    juno.go_back()
    juno.reload()
    sees(juno, "Click! It opens.")
    assert day.kinds == before, "to look back changes nothing"
    assert day.kinds.count("lock_opened") == 1
    assert not house.heard, "\n".join(house.heard)


def dials(page: Page) -> str:
    """Return the code that the dials show."""
    return "".join(page.locator(".drum b").all_inner_texts())
