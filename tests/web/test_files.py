import gzip
import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from app.web.files import STATIC, Files, FileServer

PLAIN = {"Accept-Encoding": "identity"}


async def elsewhere(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("the app", 404)(scope, receive, send)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Files:
    fonts = tmp_path_factory.mktemp("fonts")
    (fonts / "letters.woff2").write_bytes(bytes(range(256)))
    return Files(fonts)


@pytest.fixture
def client(files: Files) -> TestClient:
    return TestClient(FileServer(elsewhere, files))


def test_every_static_file_is_served_as_it_is(client: TestClient) -> None:
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            response = client.get(f"/static/{path.relative_to(STATIC).as_posix()}", headers=PLAIN)
            assert response.status_code == 200
            if path.suffix != ".css":
                assert response.content == path.read_bytes()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/static/css/parent.css", "text/css"),
        ("/static/icons.svg", "image/svg+xml"),
        ("/static/js/zone.js", "text/javascript"),
        ("/htmx/htmx-2.min.js", "text/javascript"),
        ("/fonts/letters.woff2", "font/woff2"),
    ],
)
def test_a_file_says_what_it_is(client: TestClient, path: str, kind: str) -> None:
    assert client.get(path).headers["content-type"].startswith(kind)


@pytest.mark.parametrize(
    "path",
    [
        "/static/nothing.css",
        "/static/",
        "/static/../app/main.py",
        "/static/%2e%2e/app/main.py",
        "/static/css",
        "/htmx/htmx-4.min.js",
        "/",
    ],
)
def test_only_files_that_were_there_at_the_start_are_files(client: TestClient, path: str) -> None:
    assert client.get(path).text == "the app"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_a_file_can_only_be_read(client: TestClient, method: str) -> None:
    assert client.request(method, "/static/icons.svg").text == "the app"


def test_an_address_with_the_files_hash_may_be_kept_forever(
    client: TestClient, files: Files
) -> None:
    address = files.address("icons.svg")

    assert "immutable" in client.get(address).headers["cache-control"]
    for other in (address[:-1], f"{address}0", "/static/icons.svg"):
        assert "must-revalidate" in client.get(other).headers["cache-control"]


def test_a_file_that_is_not_there_has_no_address(files: Files) -> None:
    with pytest.raises(KeyError):
        files.address("nothing.css")


def test_what_the_browser_has_is_not_sent_again(client: TestClient) -> None:
    tag = client.get("/static/icons.svg").headers["etag"]

    for known in (tag, tag.removeprefix("W/"), f'"other", {tag}'):
        again = client.get("/static/icons.svg", headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == tag
    assert client.get("/static/icons.svg", headers={"If-None-Match": '"old"'}).status_code == 200


def test_text_is_packed_for_those_who_can_unpack_it(client: TestClient) -> None:
    with client.stream("GET", "/static/icons.svg", headers={"Accept-Encoding": "gzip"}) as packed:
        raw = b"".join(packed.iter_raw())
    plain = client.get("/static/icons.svg", headers=PLAIN)

    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == plain.content
    assert len(raw) < len(plain.content) / 2
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in plain.headers


def test_what_does_not_shrink_is_not_packed(client: TestClient) -> None:
    response = client.get("/fonts/letters.woff2", headers={"Accept-Encoding": "gzip"})

    assert "content-encoding" not in response.headers
    assert response.content == bytes(range(256))


def test_the_same_files_have_the_same_addresses(files: Files, tmp_path: Path) -> None:
    assert Files(tmp_path).address("icons.svg") == files.address("icons.svg")


def test_a_page_names_only_files_that_are_there(app: FastAPI) -> None:
    browser = TestClient(app)
    page = browser.get("/").text
    named = re.findall(r'(?:href|src)="(/(?:static|htmx|fonts)/[^"#]+)', page)

    assert len(named) > 5
    for address in named:
        assert browser.get(address).status_code == 200, address
