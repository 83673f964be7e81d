from html import unescape

import pytest
from fastapi.testclient import TestClient

from app.locks.number import NumberLock
from app.plan.document import HuntPlan
from app.plan.edits import RemoveStage
from tests.builders import three_stage_hunt
from tests.web.console.day import Day


@pytest.fixture
def plan() -> HuntPlan:
    """The hunt as it was made ready."""
    return three_stage_hunt()


def take(day: Day, key: str = "k") -> tuple[int, str]:
    """Take the changes in; return the status and what the next page says."""
    response = day.parent.post(f"{day.url}/take", data={"key": key})
    return response.status_code, unescape(response.text)


def test_a_change_of_the_hunt_is_told_with_the_sheets_it_concerns(day: Day, plan: HuntPlan) -> None:
    assert "has been changed" not in day.look()
    day.revise(plan, 0, task="Bake two cakes.", page=5)
    page = day.look()
    assert "The hunt has been changed" in page
    assert "Print again: <b>page 5, the master sheet</b>." in page
    assert "Take away: <b>page 4</b>." in page


def test_the_hunts_own_page_tells_it_too(day: Day, plan: HuntPlan) -> None:
    address = f"/hunts/{day.hunt_id}"
    before = unescape(day.parent.get(address).text)
    assert f'href="{day.url}"' in before
    assert "Juno and Teo" in before
    assert day.run.play_word in before
    assert "changed since" not in before
    day.revise(plan, 0, task="Bake two cakes.")
    after = unescape(day.parent.get(address).text)
    assert "changed since" in after
    assert "print again: page 4, the master sheet." in after


def test_the_changes_are_taken_in_and_play_goes_on(day: Day, plan: HuntPlan) -> None:
    juno = day.tablet("Juno")
    day.revise(plan, 0, task="Bake two cakes.")
    assert "Bake a cake." in juno.page(4).text
    status, page = take(day)
    assert status == 200
    assert "The run plays the hunt as it is now." in page
    assert "Bake two cakes." in juno.page(4).text
    assert day.kinds[-1] == "edition_changed"


def test_after_taking_it_names_what_is_still_wrong_on_paper(day: Day, plan: HuntPlan) -> None:
    day.revise(plan, 0, task="Bake two cakes.")
    _, page = take(day)
    assert "Some sheets are out of date" in page
    assert "Print again: <b>page 4, the master sheet</b>." in page
    done = day.parent.post(f"{day.url}/printed")
    assert done.status_code == 200
    assert "out of date" not in day.look()


def test_taking_twice_changes_nothing_more(day: Day, plan: HuntPlan) -> None:
    day.tablet("Juno")
    day.revise(plan, 0, task="Bake two cakes.")
    take(day)
    before = day.events
    assert take(day)[0] == 200
    assert take(day, key="another")[0] == 200
    assert day.events == before


def test_a_change_without_an_opened_page_is_refused_in_words(day: Day) -> None:
    day.tablet("Juno")
    before = day.run
    day.change(RemoveStage(stage_id="cake"))
    status, page = take(day)
    assert status == 422
    assert "The children have opened page 4, which has been removed from the hunt." in page
    assert day.run == before


def test_a_change_that_is_not_ready_is_refused_in_words(day: Day, plan: HuntPlan) -> None:
    before = day.run
    day.revise(plan, 2, lock=NumberLock())
    status, page = take(day)
    assert status == 422
    assert "One thing is still to be fixed in the changed hunt." in page
    assert day.run == before


def test_strangers_take_and_note_nothing(day: Day, plan: HuntPlan, client: TestClient) -> None:
    day.revise(plan, 0, task="Bake two cakes.")
    before = day.run
    stranger = day.browser_of()
    for end in ("take", "printed"):
        response = stranger.post(f"{day.url}/{end}", follow_redirects=False)
        assert response.headers["location"] == "/login"
    assert day.run == before
