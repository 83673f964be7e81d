"""A hunt goes out as one file and comes in from one; hostile files are refused in words."""

import io
import json
import zipfile

import pytest
from httpx2 import Response

from app.plan.bundle import read
from tests.web.planner.conftest import Desk


def bring_in(desk: Desk, body: bytes, key: str = "k", name: str = "a.hunt.zip") -> Response:
    """Send a file to the import form."""
    files = {"file": (name, body, "application/zip")}
    return desk.client.post("/hunts/import", data={"key": key}, files=files)


def packed(**members: bytes | str) -> bytes:
    """Return a zip; in the members' names two underlines stand for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, body in members.items():
            archive.writestr(name.replace("__", "."), body)
    return out.getvalue()


def test_a_hunt_goes_out_and_comes_in(desk: Desk) -> None:
    out = desk.client.get(f"{desk.url}/export")
    assert out.headers["content-disposition"].endswith("Three-pages.hunt.zip")
    assert out.headers["content-type"] == "application/zip"
    first, again = bring_in(desk, out.content), bring_in(desk, out.content)
    came = Desk(desk.app, desk.client, desk.household_id, first.url.path.rpartition("/")[2])

    assert first.url == again.url
    assert came.plan == desk.plan
    assert came.lines[0].label == "Brought in from a file"
    back = desk.client.get(f"{came.url}/export")
    assert back.content == out.content


def test_a_file_holds_no_name_of_anybody(desk: Desk) -> None:
    out = desk.client.get(f"{desk.url}/export").content
    assert read(io.BytesIO(out)).plan == desk.plan
    assert b"Mara" not in out
    assert desk.household_id.encode() not in out


def test_hostile_files_are_refused_in_words(desk: Desk, subtests: pytest.Subtests) -> None:
    good = desk.client.get(f"{desk.url}/export").content
    newer = json.dumps({"format": 99, "hunt": {}})
    cases = {
        "empty": (b"", ""),
        "text": (b"just text", "no zip"),
        "cut off": (good[:-40], ""),
        "no hunt in it": (packed(other__json="{}"), ""),
        "hostile member": (packed(hunt__json=newer, **{"../evil": "x"}), ""),
        "newer format": (packed(hunt__json=newer), "newer Red Thread"),
        "unknown format": (packed(hunt__json='{"format": "x"}'), "format"),
        "not JSON": (packed(hunt__json="{"), "can't be read"),
        "deep": (packed(hunt__json="[" * 5000), ""),
        "a bomb": (packed(hunt__json=b" " * 9_000_000), ""),
    }
    for name, (body, says) in cases.items():
        with subtests.test(name):
            response = bring_in(desk, body)
            assert response.status_code == 422
            assert 'id="f-file-error"' in response.text
            assert says in response.text.replace("&#39;", "'")
    assert desk.hunts() == 1


def test_without_a_file_or_a_key(desk: Desk) -> None:
    response = desk.client.post("/hunts/import", data={"key": "k"})
    assert response.status_code == 422
    assert "Choose a file first." in response.text
    assert bring_in(desk, b"x", key="").status_code == 404
    assert desk.client.post("/hunts/import", data={"key": "k", "file": "x"}).status_code == 422
