from tests.web.planner.conftest import Desk
from tests.web.planner.forms import form_to, forms_of


def test_the_hunt_offers_to_undo_the_last_change(desk: Desk) -> None:
    desk.send_stage(title="Renamed")
    form = desk.form("/undo", desk.url)
    response = desk.client.post(form.action, data=form.sent())

    assert response.url.path == desk.url
    assert desk.stage().title == "Cake"
    assert "Undone: A page changed" in response.text
    form = form_to(response.text, "/undo")
    desk.client.post(form.action, data=form.sent())
    assert desk.stage().title == "Renamed"


def test_the_history_says_who_what_and_when(desk: Desk) -> None:
    desk.send_stage(title="Renamed")
    desk.app.state.clock.advance(minutes=5)
    page = desk.client.get(f"{desk.url}/history").text

    assert "A page changed: “Renamed” (page 4)" in page
    assert "Mara, 5 minutes ago" in page
    assert "Begun" in page


def test_any_state_can_be_gone_back_to(desk: Desk) -> None:
    begun = desk.plan
    desk.send_stage(title="A")
    desk.send_stage(1, title="B")
    page = desk.client.get(f"{desk.url}/history").text
    first = [form for form in forms_of(page) if form.action.endswith("/restore")][-1]
    desk.client.post(first.action, data=first.sent())
    desk.client.post(first.action, data=first.sent())

    assert desk.plan == begun
    assert len(desk.lines) == 4


def test_an_undo_that_comes_too_late_says_so(desk: Desk) -> None:
    desk.send_stage(title="A")
    desk.send_stage(title="B")
    response = desk.client.post(f"{desk.url}/undo", data={"revision": "2"})

    assert "has stayed as it is now" in response.text
    assert desk.stage().title == "B"


def test_a_long_history_comes_in_pages(desk: Desk) -> None:
    for number in range(52):
        desk.send_stage(title=f"Title {number}")
    first = desk.client.get(f"{desk.url}/history").text
    second = desk.client.get(f"{desk.url}/history?page=2").text

    assert "Older changes" in first
    assert "“Title 51”" in first
    assert "Begun" not in first
    assert "Begun" in second
    assert "Older changes" not in second
    for page in ("0", "-1", "x", "999999"):
        assert desk.client.get(f"{desk.url}/history?page={page}").status_code == 200
