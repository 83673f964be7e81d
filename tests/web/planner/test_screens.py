"""Every screen of the planner in a real browser: rules of access, narrow pages, large text."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page
from sqlmodel import select

from app.plan.edits import ReviseStage
from app.samples import birthday
from app.services.archiving import remove_hunt
from app.services.planning import edit
from app.store.hunts import Author
from app.store.tables import Household
from tests.stories.browser import TABLET, House, focused, house_of, move_in, word_of
from tests.stories.eyes import faults
from tests.web.planner.conftest import put_on_shelf

UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true })"


@pytest.fixture
def house(app: FastAPI, browser: Browser) -> Iterator[House]:
    """A served server, seen from a tablet."""
    with house_of(app, browser) as house:
        yield house


def move_into(house: House) -> tuple[Page, str]:
    """Return the browser of a parent who has just come, and the id of the household."""
    page = house.device(TABLET)
    page.goto("/")
    move_in(page, word_of(house.app))
    page.wait_for_url("**/hunts")
    with house.app.state.db.read() as session:
        return page, session.exec(select(Household.id)).one()


def goes_to(page: Page, name: str) -> None:
    """Wait until what has this id has the focus."""
    page.wait_for_function("name => document.activeElement.id === name", arg=name)


def test_every_screen_is_open_to_everybody(house: House, subtests: pytest.Subtests) -> None:
    page, household_id = move_into(house)
    app = house.app

    def look(name: str) -> None:
        with subtests.test(name):
            page.evaluate(
                "document.querySelectorAll('details').forEach(one => { one.open = true })"
            )
            assert faults(page) == []

    look("an empty shelf")
    page.fill("#f-title", "The lost lantern")
    page.get_by_role("button", name="Start the book").click()
    page.wait_for_url("**/hunts/*")
    look("an empty hunt")

    hunt_id = put_on_shelf(app, household_id, birthday())
    gone = put_on_shelf(app, household_id, birthday())
    remove_hunt(app.state.db, household_id, gone, app.state.clock())
    kinds = {stage.lock.kind: stage.id for stage in birthday().stages}
    hunt = f"/hunts/{hunt_id}"
    screens = {
        "a shelf with hunts": "/hunts",
        "a hunt": hunt,
        "a file to bring in": "/hunts/import",
        **{f"a stage with {kind}": f"{hunt}/stages/{stage}" for kind, stage in kinds.items()},
        **{ending: f"{hunt}/{ending}" for ending in
           ("settings", "fragments", "message", "history", "copy")},
    }  # fmt: skip
    for name, url in screens.items():
        page.goto(url)
        look(name)

    url = f"{hunt}/stages/{kinds['number']}"
    page.goto(url)
    page.fill("#f-page", "x")
    page.locator("#save").click()
    goes_to(page, "trouble")
    look("a stage that can't be saved")

    page.goto(url)
    stage = next(one for one in birthday().stages if one.id == kinds["number"])
    theirs = ReviseStage(stage=stage.model_copy(update={"story": "Theirs."}))
    author = Author(None, "Teo")
    edit(app.state.db, household_id, hunt_id, [theirs], author, None, app.state.clock())
    page.fill("#f-story", "Mine.")
    page.locator("#save").click()
    page.locator(".clash").wait_for()
    look("a stage that two have written")
    assert house.heard == []


def test_the_editor_by_keyboard(house: House) -> None:
    page, household_id = move_into(house)
    hunt_id = put_on_shelf(house.app, household_id, birthday())
    stage = birthday().stages[0]
    page.goto(f"/hunts/{hunt_id}/stages/{stage.id}")
    row = f"hints.{len(stage.hints)}"

    page.focus("#f-story")
    page.keyboard.press("Control+a")
    page.keyboard.type("Good morning, {children}!")
    page.locator("#preview").get_by_text("Good morning, Juno and Teo!").first.wait_for()
    assert focused(page) == "f-story"

    page.get_by_role("button", name="Add a hint").focus()
    page.keyboard.press("Enter")
    goes_to(page, f"row-{row}")
    page.keyboard.press("Tab")
    page.keyboard.type("Look up.")

    page.focus("[id='f-lock.kind']")
    page.keyboard.type("Number")
    page.locator("[id='f-lock.code']").wait_for()
    goes_to(page, "f-lock.kind")
    page.focus("#f-title")
    page.keyboard.press("Enter")
    page.locator("#announcer").get_by_text("Saved just now").wait_for()
    page.reload()
    assert page.input_value(f"[id='f-{row}.text']") == "Look up."
    assert page.input_value("#f-story") == "Good morning, {children}!"
    assert page.input_value("[id='f-lock.kind']") == "number"
    assert house.heard == []
