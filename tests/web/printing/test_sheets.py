"""What is printed: the master sheet with everything, and children's sheets with no answer."""

import re
from html import unescape

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from app.plan.document import Hint, HuntPlan, Job, Reply
from app.services.archiving import remove_hunt
from tests.builders import sample, three_stage_hunt
from tests.web.console.day import Day, a_day, on_the_shelf

EVERYTHING = (
    "For Juno and Teo.",
    "Grown-ups only",
    "Good morning, Juno and Teo!",
    "Bake a cake.",
    "Marzipan",
    "3178",
    "You see the cake.",
    "the bath",
    "Ask for the big bowl",
    "The box is open!",
    "Turn to page 27.",
    "Page 13 opens after pages 4 and 27.",
    "If the tablet dies",
    "HI",
)
SHEETS = ("print", "print/master", "print/book")


def sheet(browser: TestClient, hunt_id: str, name: str, run: str = "") -> str:
    """Return a sheet's page."""
    response = browser.get(f"/hunts/{hunt_id}/{name}", params={"run": run} if run else None)
    assert response.status_code == 200, response.text
    return unescape(response.text)


def test_the_master_sheet_has_everything_for_somebody_who_knows_nothing(day: Day) -> None:
    page = sheet(day.parent, day.hunt_id, "print/master", day.run_id)
    for said in (*EVERYTHING, day.run.play_word):
        assert said in page
    assert "Draft" not in page


def test_the_book_has_a_sheet_a_page_in_an_order_that_tells_nothing(day: Day) -> None:
    page = sheet(day.parent, day.hunt_id, "print/book", day.run_id)
    sheets = page.split('class="sheet-a story-sheet"')[1:]
    numbers = [re.search(r"<footer.*<span>(\d+)</span>", one, re.DOTALL) for one in sheets]
    assert [found and found[1] for found in numbers] == ["4", "13", "27"]
    assert "Good morning, Juno and Teo!" in page
    assert "The secret message" in page


def guarded(plan: HuntPlan) -> HuntPlan:
    """Write a canary into all that no child may read before its time, but for the answers."""
    canary = "canary"
    hidden = {
        "spot": canary,
        "source": canary,
        "notes": canary,
        "after": canary,
        "on_screen": canary,
        "hints": (Hint(text=canary),),
        "replies": (Reply(entry=canary, says=canary),),
        "jobs": (Job(text=canary), Job(text=canary, when="on_open")),
    }
    stages = tuple(one.model_copy(update=hidden) for one in plan.stages)
    return plan.model_copy(update={"stages": stages})


@pytest.mark.parametrize(
    ("plan", "answers"),
    [
        (three_stage_hunt(), ("3178", "Marzipan")),
        (sample(), ("3178", "Marzipan", "Pickle", "Hurray")),
    ],
    ids=["three pages", "the sample"],
)
def test_no_childs_sheet_holds_an_answer(
    day: Day, plan: HuntPlan, answers: tuple[str, ...]
) -> None:
    other = a_day(day.app, day.parent, day.browser_of, guarded(plan), "Juno")
    paper = sheet(other.parent, other.hunt_id, "print/book", other.run_id)
    paper += unescape(other.parent.get(f"{other.url}/letter").text)
    for secret in ("canary", *answers):
        assert secret not in paper
    tiles = re.findall(r'class="paper-tile">.*?<b>(.*?)</b>', paper, re.DOTALL)
    assert set(tiles) == {""}
    assert "canary" in sheet(other.parent, other.hunt_id, "print/master", other.run_id)


def test_a_draft_says_so_and_leaves_room_for_names(app: FastAPI, parent: TestClient) -> None:
    _, hunt_id = on_the_shelf(app, three_stage_hunt())
    assert "These are drafts" in sheet(parent, hunt_id, "print")
    assert "Draft" in sheet(parent, hunt_id, "print/master")
    book = sheet(parent, hunt_id, "print/book")
    assert "Draft" in book
    assert "Good morning, ________!" in book


def test_a_runs_sheets_are_of_what_it_plays(day: Day) -> None:
    day.revise(three_stage_hunt(), 0, task="Bake two cakes.")
    for name in ("print/master", "print/book"):
        assert "Bake a cake." in sheet(day.parent, day.hunt_id, name, day.run_id)
        assert "Bake two cakes." in sheet(day.parent, day.hunt_id, name)


def test_what_can_be_printed_is_offered(day: Day) -> None:
    page = sheet(day.parent, day.hunt_id, "print", day.run_id)
    ending = f"?run={day.run_id}"
    for address in (f"print/master{ending}", f"print/book{ending}", f"runs/{day.run_id}/letter"):
        assert f'href="/hunts/{day.hunt_id}/{address}"' in page
    assert "For Juno and Teo, as it was made ready." in page
    draft = sheet(day.parent, day.hunt_id, "print")
    assert f'href="/hunts/{day.hunt_id}/print{ending}"' in draft


def test_the_letter_has_word_code_and_address(day: Day) -> None:
    page = unescape(day.parent.get(f"{day.url}/letter").text)
    for word in day.run.play_word.split("-"):
        assert f"<b>{word}</b>" in page
    assert f'src="{day.url}/qr.svg"' in page
    assert "testserver/join" in page
    assert "Dear Juno and Teo," in page
    assert day.run.play_token not in page


def test_a_removed_hunts_run_can_still_be_printed(day: Day) -> None:
    remove_hunt(day.app.state.db, day.household_id, day.hunt_id, day.app.state.clock())
    for name in SHEETS:
        assert sheet(day.parent, day.hunt_id, name, day.run_id)
        assert day.parent.get(f"/hunts/{day.hunt_id}/{name}").status_code == 404


@pytest.mark.parametrize("name", SHEETS)
def test_what_is_not_there_is_not_printed(day: Day, name: str) -> None:
    other = a_day(day.app, day.parent, day.browser_of, three_stage_hunt(), "Ada")
    for address in (
        f"/hunts/none/{name}",
        f"/hunts/{day.hunt_id}/{name}?run=none",
        f"/hunts/{day.hunt_id}/{name}?run={other.run_id}",
    ):
        assert day.parent.get(address).status_code == 404


def test_uploaded_and_unknown_pictures_make_no_sheet_fail(day: Day) -> None:
    plan = three_stage_hunt()
    pictures = ("kit:no-such-drawing", "kit:scene-forest", "a1b2c3d4e5f6")
    stages = tuple(
        one.model_copy(update={"picture": picture})
        for one, picture in zip(plan.stages, pictures, strict=True)
    )
    _, hunt_id = on_the_shelf(day.app, plan.model_copy(update={"stages": stages}))
    page = sheet(day.parent, hunt_id, "print/book")
    assert "kit/scene-forest.svg" in page
    assert 'src="/pictures/a1b2c3d4e5f6/large"' in page
    assert "no-such-drawing" not in page
