from app.samples import birthday
from tests.web.planner.conftest import Desk, put_on_shelf


def test_a_finished_hunt_says_that_nothing_is_missing(desk: Desk) -> None:
    page = desk.client.get(desk.url).text

    assert "Nothing is missing" in page
    assert "Number lock: 3178" in page
    assert "Turn to a page: 13" in page
    assert f'href="{desk.url}/ready"' in page
    assert f'href="{desk.url}/print"' in page


def test_what_is_missing_links_to_its_field(desk: Desk) -> None:
    desk.send_stage(2, lock__code="")
    page = desk.client.get(desk.url).text

    assert "1 thing to fix" in page
    link = f"{desk.stage_url(2)}#f-lock.code"
    assert f'href="{link}"' in page
    assert 'id="f-lock.code"' in desk.client.get(desk.stage_url(2)).text


def test_pages_in_any_order_stand_together(desk: Desk) -> None:
    hunt_id = put_on_shelf(desk.app, desk.household_id, birthday())
    page = desk.client.get(f"/hunts/{hunt_id}").text

    assert page.count("Any order. They choose.") == 1
    assert "Before they start" in page
    assert "with the clues T, H, E" in page


def test_an_empty_hunt_invites_the_first_page(desk: Desk) -> None:
    form = desk.form("/hunts", "/hunts")
    response = desk.client.post("/hunts", data=form.sent(title="Empty"))
    assert "An empty book" in response.text
