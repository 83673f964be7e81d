import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from tests.web.people import log_in_new_household, on_both_stores


@pytest.fixture
def mara(app: FastAPI, client: TestClient) -> TestClient:
    """The browser of the first parent."""
    return log_in_new_household(app, client)


@on_both_stores
def test_the_family_is_renamed_and_moves(mara: TestClient) -> None:
    sent = {"household": "The Bergs", "zone": "America/New_York"}
    page = mara.post("/household/details", data=sent).text

    assert "The family&#39;s name and time zone are saved." in page
    assert "The Bergs" in page
    assert '<option value="America/New_York" selected>' in page


def test_a_parent_is_renamed(mara: TestClient) -> None:
    page = mara.post("/household/me", data={"my_name": " Mama "}).text

    assert "Your name is saved." in page
    assert 'value="Mama"' in page


@pytest.mark.parametrize(
    ("path", "sent", "field", "says"),
    [
        ("details", {"household": "", "zone": "UTC"}, "household", "Fill this in."),
        ("details", {"household": "x" * 61, "zone": "UTC"}, "household", "At most 60"),
        ("details", {"household": "We", "zone": "Atlantis"}, "zone", "Choose a time zone"),
        ("details", {"household": "We", "zone": "../../etc/passwd"}, "zone", "Choose a time zone"),
        ("details", {"household": "We"}, "zone", "Fill this in."),
        ("details", {}, "household", "Fill this in."),
        ("me", {"my_name": ""}, "my_name", "Fill this in."),
        ("me", {"my_name": "x" * 41}, "my_name", "At most 40"),
    ],
)
def test_what_cannot_be_used_is_said_beside_the_field(
    mara: TestClient, path: str, sent: dict[str, str], field: str, says: str
) -> None:
    before = mara.get("/household").text
    response = mara.post(f"/household/{path}", data=sent)

    assert response.status_code == 422
    assert says in response.text.partition(f'id="f-{field}-error"')[2].partition("</p>")[0]
    assert mara.get("/household").text == before


def test_what_was_typed_is_kept(mara: TestClient) -> None:
    page = mara.post("/household/details", data={"household": "The Bergs", "zone": "x"}).text

    assert 'value="The Bergs"' in page


def test_an_invented_notice_says_nothing(mara: TestClient) -> None:
    assert "data-told" not in mara.get("/household?done=<b>hello</b>").text
