"""A birthday in three browsers: planned at the desk, played on a tablet, watched on a phone."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from fastapi import FastAPI
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.stories.browser import (
    DESK,
    PATIENCE,
    PHONE,
    TABLET,
    House,
    click,
    fill,
    heading,
    house_of,
    move_in,
    sees,
    word_of,
)


@pytest.fixture
def house(app: FastAPI, browser: Browser) -> Iterator[House]:
    """A fresh server, which only real browsers visit."""
    with house_of(app, browser) as house:
        yield house


def write_three_pages(page: Page) -> None:
    """Write a hunt of three pages by hand: a number, a word, and a deed that a tap confirms."""
    fill(page, title="The lost lantern", age="7")
    click(page, "Start the book")
    page.get_by_role("link", name="Clues and elements").click()
    fill(page, label="The brass key")
    click(page, "Add it")
    page.locator("form.fragment [name=label]").wait_for()
    click(page, "The lost lantern")

    click(page, "Add a page")
    fill(page, page="4", title="The old gate", story="A gate of iron. It is shut.")
    fill(page, task="Count the apples.", source="The apples on the tree: 3178.")
    page.get_by_text("Add a picture").click()
    page.locator("[name=upload]").set_input_files(
        {"name": "gate.png", "mimeType": "image/png", "buffer": drawing()}
    )
    page.get_by_label("Opens with").select_option("number")
    fill(page, lock__code="3178", picture_says="An iron gate.")
    click(page, "Add a hint")
    fill(page, hints__0__text="Look up at the tree.")
    page.locator("[name=gives]").check()
    fill(page, after="The gate swings open.")
    save(page)

    page.locator("nav").get_by_role("button", name="Add a page").click()
    fill(page, page="27", title="The ferryman", story="A river, and a boat.")
    page.get_by_label("Opens with").select_option("word")
    fill(page, lock__word="Marigold", source="The word on the boat.", task="Say the word.")
    save(page)

    page.locator("nav").get_by_role("button", name="Add a page").click()
    fill(page, page="60", title="The lantern", story="There it hangs, and it is dark.")
    page.get_by_label("Opens with").select_option("grown_up")
    fill(page, lock__question="Did they dance?", task="Dance, and it will glow.")
    page.get_by_label("With a card that is handed over").uncheck()
    page.get_by_label("With a tap on the phone").check()
    fill(page, after="Now it shines again. Happy birthday!", source="You see them dance.")
    save(page)


def save(page: Page) -> None:
    """Save the page that is being written, and see that it is."""
    page.locator("#save").click()
    page.locator("header .tag.ok").wait_for()


def drawing() -> bytes:
    """Return a picture as a camera would."""
    file = BytesIO()
    Image.new("RGB", (640, 480), "#137482").save(file, "PNG")
    return file.getvalue()


def make_ready(page: Page, child: str) -> str:
    """Make the hunt that is on the screen ready for a child; return its play word."""
    page.locator("h2 a").first.click()
    click(page, "Make it ready")
    page.get_by_label("Child 1").fill(child)
    click(page, "Make it ready")
    return page.locator(".playcode").inner_text()


def test_a_parent_makes_a_hunt_and_a_child_plays_it(house: House) -> None:
    desk = house.device(DESK)
    desk.goto("/")
    move_in(desk, word_of(house.app))
    desk.wait_for_url("**/hunts")
    write_three_pages(desk)
    word = make_ready(desk, "Juno")

    phone = house.device(PHONE)
    phone.goto("/login")
    fill(phone, login="mara", password="seven red threads")
    click(phone, "Log in")
    phone.wait_for_url("**/hunts")
    phone.goto(desk.url)

    tablet = house.device(TABLET)
    tablet.goto("/join")
    fill(tablet, word=word)
    click(tablet, "Find my book")
    assert heading(tablet) == "The old gate"
    picture = tablet.get_by_role("img", name="An iron gate.")
    assert picture.evaluate("image => image.complete && image.naturalWidth") == 640

    sees(phone, "The old gate")
    click(tablet, "Hint")
    click(tablet, "Open")
    sees(tablet, "Look up at the tree.")
    click(tablet, "Back to the lock")
    for place, digit in enumerate("3187"):
        tablet.get_by_role("spinbutton").nth(place).press(digit)
    tablet.locator("#pull").click()
    sees(tablet, "What you put in is safe.")
    dials = tablet.get_by_role("spinbutton")
    kept = [dials.nth(place).get_attribute("aria-valuenow") for place in range(4)]
    assert kept == list("3187")
    tablet.get_by_role("button", name="Dial 3 down").click()
    tablet.get_by_role("button", name="Dial 4 up").click()
    tablet.locator("#pull").click()
    sees(tablet, "Click! It opens.")
    sees(tablet, "The brass key")
    sees(phone, "The ferryman")

    tablet.locator("#pull").click()
    tablet.locator("#to-lock").click()
    fill(tablet, entry="marigold!")
    tablet.locator("#pull").click()
    sees(tablet, "Click! It opens.")
    tablet.locator("#pull").click()

    tablet.locator("#to-lock").click()
    tablet.locator("#pull").click()
    sees(tablet, "The wren is asking.")
    phone.get_by_role("button", name="Yes, open it").click()
    expect(tablet.locator(".book.finale")).to_be_visible(timeout=PATIENCE)
    sees(tablet, "Happy birthday!")
    sees(phone, "The story is told")

    assert not house.heard, "\n".join(house.heard)
