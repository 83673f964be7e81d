"""The front door in the browser: a family moves in, on a phone, by keyboard, without JavaScript."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from app.services.setup_word import setup_word
from app.settings import Settings
from app.store.database import Database
from tests.stories.eyes import complaints, faults
from tests.stories.server import Server

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def word(settings: Settings) -> str:
    """The set-up word of this test's server."""
    db = Database(settings.store_url)
    word = setup_word(db)
    db.close()
    assert word is not None
    return word


@pytest.fixture
def home(settings: Settings, word: str) -> Iterator[str]:
    """The address of a server that has no household yet."""
    server = Server(settings).start()
    yield f"http://localhost:{server.port}"
    server.stop()


@pytest.fixture
def open_page(browser: Browser, home: str) -> Iterator[Callable[..., Page]]:
    """Open the front door on somebody's phone; `scripts` says whether it runs JavaScript."""
    phones: list[BrowserContext] = []

    def open_page(scripts: bool = True) -> Page:
        phones.append(
            browser.new_context(
                viewport=PHONE, base_url=home, java_script_enabled=scripts, timezone_id="Asia/Tokyo"
            )
        )
        page = phones[-1].new_page()
        page.goto("/")
        return page

    yield open_page
    for phone in phones:
        phone.close()


def move_in(page: Page, word: str, password: str = "seven red threads") -> None:
    """Fill in the set-up form and send it."""
    page.get_by_role("link", name="Make your household").click()
    page.get_by_label("Set-up word").fill(word)
    page.get_by_label("Family name").fill("The Lindholms")
    page.get_by_label("Your name").fill("Mara")
    page.get_by_label("E-mail or user name").fill("mara")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Make the household").click()


def test_every_screen_of_the_house_can_be_used_by_all(
    open_page: Callable[..., Page], word: str
) -> None:
    page = open_page()
    heard = complaints(page)
    seen = faults(page)
    move_in(page, "otter maple seven", "short")
    seen += faults(page)
    page.goto("/")
    move_in(page, word)
    page.wait_for_url("**/hunts")
    page.get_by_role("link", name="Family").click()
    assert page.get_by_label("Time zone").input_value() == "Asia/Tokyo", "as the browser says"
    seen += faults(page)
    page.get_by_role("button", name="Make a link").click()
    link = page.get_by_label("Give this link to one person").input_value()
    page.get_by_role("button", name="Copy").click()
    assert page.get_by_role("button", name="Copied").is_visible()
    seen += faults(page)
    page.get_by_role("button", name="Set the PIN").click()
    seen += faults(page)
    page.get_by_role("link", name="Remove the household").click()
    seen += faults(page)

    guest = open_page()
    heard += complaints(guest)
    seen += faults(guest)
    for path in ("/login", f"/invite/{link.rpartition('/')[2]}", "/nowhere"):
        guest.goto(path)
        seen += faults(guest)

    assert not seen, "\n".join(seen)
    assert not heard, "\n".join(heard)


def test_a_family_moves_in_and_out_by_keyboard_only(
    open_page: Callable[..., Page], word: str
) -> None:
    page = open_page()
    page.goto("/setup")
    type_into = {
        "Set-up word": word,
        "Family name": "The Lindholms",
        "Your name": "Mara",
        "E-mail or user name": "mara",
        "Password": "seven red threads",
    }
    for label, text in type_into.items():
        tab_to(page, label)
        page.keyboard.type(text)
    page.keyboard.press("Enter")
    page.wait_for_url("**/hunts")

    tab_to(page, "Log out")
    page.keyboard.press("Enter")
    page.wait_for_url("**/")
    assert page.get_by_role("link", name="Log in").is_visible()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what has this name has the focus."""
    focused = "document.activeElement?.labels?.[0]?.innerText ?? document.activeElement?.innerText"
    for _ in range(40):
        page.keyboard.press("Tab")
        if name in (page.evaluate(focused) or ""):
            return
    raise AssertionError(f"{name} cannot be reached by keyboard")


def test_after_a_refusal_the_focus_is_on_what_to_mend(
    open_page: Callable[..., Page], word: str
) -> None:
    page = open_page()
    move_in(page, "otter maple seven")

    assert "One thing to mend" in page.locator(":focus").inner_text()
    page.get_by_role("link", name=re.compile("Set-up word:")).click()
    assert page.locator(":focus").input_value() == "otter maple seven"


def test_all_of_it_works_without_javascript(open_page: Callable[..., Page], word: str) -> None:
    page = open_page(scripts=False)
    move_in(page, word)
    page.wait_for_url("**/hunts")
    page.get_by_role("link", name="Family").click()
    page.get_by_label("Your name").fill("Mama")
    page.get_by_role("button", name="Save your name").click()
    assert page.get_by_text("Your name is saved.").is_visible()
    page.get_by_role("button", name="Make a link").click()
    link = page.get_by_label("Give this link to one person").input_value()

    jess = open_page(scripts=False)
    jess.goto(f"/invite/{link.rpartition('/')[2]}")
    jess.get_by_label("Your name").fill("Jess")
    jess.get_by_label("E-mail or user name").fill("jess")
    jess.get_by_label("Password").fill("eight blue threads")
    jess.get_by_role("button", name="Join the household").click()
    jess.wait_for_url("**/hunts")

    page.goto("/household")
    page.get_by_role("link", name="Remove Jess").click()
    page.get_by_label("Your password").fill("seven red threads")
    page.get_by_role("button", name="Remove Jess").click()
    assert "log in here any more" in page.inner_text("main")
    jess.goto("/household")
    assert jess.url.endswith("/login")
