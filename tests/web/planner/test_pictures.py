"""Pictures come with a form, and only the household's parents see them."""

import io

import pytest
from PIL import Image

from app.services.decoding import MOST_BYTES
from app.store.assets import assets_of
from tests.web.planner.conftest import Desk
from tests.web.planner.forms import form_to


def photo(size: tuple[int, int] = (900, 600)) -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "A telling camera"
    Image.new("RGB", size, (20, 60, 200)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def kept(desk: Desk) -> list[str]:
    """Return the ids of the household's pictures."""
    with desk.app.state.db.read() as session:
        return [asset.id for asset in assets_of(session, desk.household_id)]


def test_a_photo_is_put_on_a_page(desk: Desk, neighbour: Desk) -> None:
    form = desk.stage_form()
    files = {"upload": ("IMG_0001 secret name.jpg", photo(), "image/jpeg")}
    response = desk.client.post(form.action, data=form.sent("save", title="T"), files=files)
    (asset,) = kept(desk)

    assert response.status_code == 200
    assert (desk.stage().picture, desk.stage().title) == (asset, "T")
    for size, side in (("large", 900), ("small", 480)):
        picture = desk.client.get(f"/pictures/{asset}/{size}")
        assert picture.headers["content-type"] == "image/webp"
        assert picture.headers["cache-control"].startswith("private")
        assert b"telling" not in picture.content
        assert Image.open(io.BytesIO(picture.content)).width == side
        assert neighbour.client.get(f"/pictures/{asset}/{size}").status_code == 404
    assert f"/pictures/{asset}/large" in response.text
    assert desk.client.get(f"/pictures/{asset}/huge").status_code == 404
    assert desk.client.get("/pictures/..%2f..%2fx/large").status_code == 404


def test_a_photo_stays_when_a_row_is_added(desk: Desk) -> None:
    form = desk.stage_form()
    files = {"upload": ("a.jpg", photo(), "image/jpeg")}
    page = desk.client.post(form.action, data=form.sent("add hints"), files=files)

    (asset,) = kept(desk)
    assert form_to(page.text, form.action).get("picture") == asset


def test_another_households_picture_cannot_be_chosen(desk: Desk, neighbour: Desk) -> None:
    form = neighbour.stage_form()
    files = {"upload": ("a.jpg", photo(), "image/jpeg")}
    neighbour.client.post(form.action, data=form.sent("save"), files=files)
    (theirs,) = kept(neighbour)

    assert desk.send_stage(picture=theirs).status_code == 422
    assert desk.stage().picture != theirs


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param(b"not a picture", "be read as a picture", id="text"),
        pytest.param(photo()[:500], "be read as a picture", id="cut-off"),
        pytest.param(b"<svg onload='x'/>", "SVG", id="svg"),
        pytest.param(b"\xff\xd8" + bytes(MOST_BYTES), "12 MB", id="too-large"),
        pytest.param(photo((6001, 4001)), "24 megapixels", id="too-many-pixels"),
    ],
)
@pytest.mark.parametrize("ending", ["/stages/{}", "/settings"])
def test_what_is_no_picture_is_refused_beside_the_field(
    desk: Desk, ending: str, body: bytes, says: str
) -> None:
    url = desk.url + ending.format(desk.stage().id)
    form = desk.form(url, url)
    files = {"upload": ("a.jpg", body, "image/jpeg")}
    response = desk.client.post(url, data=form.sent("save", title="Typed"), files=files)

    assert response.status_code == 422
    assert says in response.text
    assert 'id="f-upload-error"' in response.text
    assert form_to(response.text, url).get("title") == "Typed"
    assert kept(desk) == []
    assert len(desk.lines) == 1
