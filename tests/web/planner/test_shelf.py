import pytest

from app.services import archiving
from tests.web.planner.conftest import Desk
from tests.web.planner.forms import form_to


def test_a_hunt_is_begun_and_opened(desk: Desk) -> None:
    form = desk.form("/hunts", "/hunts")
    response = desk.client.post("/hunts", data=form.sent(title=" The lamp ", age="5"))

    assert response.url.path.startswith("/hunts/")
    assert "<h1" in response.text
    assert "The lamp" in response.text
    assert "For age 5." in response.text


def test_a_form_sent_twice_begins_one_hunt(desk: Desk) -> None:
    sent = desk.form("/hunts", "/hunts").sent(title="Once")
    first, again = (desk.client.post("/hunts", data=sent) for _ in range(2))

    assert first.url == again.url
    assert desk.hunts() == 2


@pytest.mark.parametrize(
    ("typed", "field", "says"),
    [
        ({"title": "  "}, "title", "Fill this in."),
        ({"title": "x" * 201}, "title", "At most 200 characters"),
        ({"title": "\x00\x07"}, "title", "Fill this in."),
        ({"title": "A", "age": ""}, "age", "Write a whole number"),
        ({"title": "A", "age": "seven"}, "age", "Write a whole number"),
        ({"title": "A", "age": "2"}, "age", "Choose 3 or more."),
        ({"title": "A", "age": "1" * 5000}, "age", "number"),
    ],
)
def test_bad_input_is_said_beside_the_field_and_kept(
    desk: Desk, typed: dict[str, str], field: str, says: str
) -> None:
    form = desk.form("/hunts", "/hunts")
    response = desk.client.post("/hunts", data=form.sent(**typed))

    assert response.status_code == 422
    assert f'id="f-{field}-error"' in response.text
    assert says in response.text
    kept = form_to(response.text, "/hunts")
    assert kept.get("age") == typed.get("age", "7")
    assert desk.hunts() == 1


def test_a_full_shelf_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiving, "MOST_HUNTS", 1)
    form = desk.form("/hunts", "/hunts")
    response = desk.client.post("/hunts", data=form.sent(title="One more"))

    assert response.status_code == 422
    assert "no more fit" in response.text


def test_the_shelf_shows_only_ones_own(desk: Desk, neighbour: Desk) -> None:
    assert desk.hunt_id in desk.client.get("/hunts").text
    assert neighbour.hunt_id not in desk.client.get("/hunts").text


def test_a_removed_hunt_can_be_brought_back(desk: Desk) -> None:
    gone = desk.client.post(f"{desk.url}/remove")
    assert gone.url.path == "/hunts"
    assert f'href="{desk.url}"' not in gone.text
    for ending in ("", "/settings", "/history", "/export", f"/stages/{desk.stage().id}"):
        assert desk.client.get(f"{desk.url}{ending}").status_code == 404

    back = desk.client.post(form_to(gone.text, "/bring-back").action)
    assert back.url.path == desk.url
    assert back.status_code == 200


def test_a_copy_is_a_hunt_of_its_own(desk: Desk) -> None:
    sent = desk.form("/copy").sent(title="For Teo", age="5")
    first, again = (desk.client.post(f"{desk.url}/copy", data=sent) for _ in range(2))
    copy_id = first.url.path.removeprefix("/hunts/")
    copy = Desk(desk.app, desk.client, desk.household_id, copy_id)

    assert first.url == again.url
    assert (copy.plan.title, copy.plan.age) == ("For Teo", 5)
    assert copy.plan.stages == desk.plan.stages
    assert copy.lines[0].label == f"Copied from “{desk.plan.title}”"
    desk.send_stage(title="Changed")
    assert copy.stage().title != "Changed"


def test_a_copy_without_a_title_is_refused(desk: Desk) -> None:
    sent = desk.form("/copy").sent(title="", age="x")
    response = desk.client.post(f"{desk.url}/copy", data=sent)

    assert response.status_code == 422
    assert 'id="f-title-error"' in response.text
    assert 'id="f-age-error"' in response.text
    assert desk.hunts() == 1
