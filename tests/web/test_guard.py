from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from app.web.guard import HEADERS, LARGEST_BODY, LARGEST_FORM, Guard


async def read(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


def guarded(hosts: str = "") -> TestClient:
    app = Starlette(routes=[Route("/{path:path}", read, methods=["GET", "POST"])])
    return TestClient(Guard(app, hosts))


@pytest.mark.parametrize(
    "host",
    [
        "localhost:8000",
        "127.0.0.1",
        "192.168.0.12:8000",
        "[fe80::1]:8000",
        "raspberrypi",
        "raspberrypi.local",
        "Red.Fritz.Box",
        "hunts.example.org",
        "hunts.example.org:443",
    ],
)
def test_names_of_home_and_of_the_setting_are_answered(host: str) -> None:
    assert guarded("hunts.example.org").get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example",
        "",
        "me@localhost",
        "local host",
        "[::1",
        "[nothing]",
        "localhost:port",
        "localhost/evil.example",
    ],
)
def test_any_other_name_is_refused(host: str) -> None:
    response = guarded("hunts.example.org").get("/", headers={"Host": host})

    assert response.status_code == 400
    assert "REDTHREAD_HOSTS" in response.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://testserver"},
        {"Origin": "https://testserver"},
        {"Origin": "http://TESTSERVER", "Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "none"},
    ],
)
def test_a_form_of_ours_is_taken(headers: dict[str, str]) -> None:
    assert guarded().post("/", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Origin": "null"},
        {"Origin": ""},
        {"Origin": "http://evil.example"},
        {"Origin": "http://testserver.evil.example"},
        {"Origin": "http://testserver:81"},
        {"Origin": "http://[half"},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "http://testserver", "Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_of_another_site_is_refused(headers: dict[str, str]) -> None:
    response = guarded().post("/", headers=headers)

    assert response.status_code == 403
    assert "another site" in response.text


def test_reading_needs_no_origin() -> None:
    assert guarded().get("/", headers={"Origin": "http://evil.example"}).status_code == 200


@pytest.mark.parametrize("path", ["/a%00b", "/?name=a%00b"])
def test_an_address_that_no_database_could_hold_is_refused(path: str) -> None:
    assert guarded().get(path).status_code == 400


@pytest.mark.parametrize(("length", "status"), [("x", 400), ("²", 400), ("-1", 400)])
def test_a_length_that_is_none_is_refused(length: str, status: int) -> None:
    headers = {"Content-Length": length.encode("latin-1"), "Origin": b"http://testserver"}

    assert guarded().post("/", headers=headers).status_code == status


def test_a_body_that_says_it_is_too_large_is_not_read() -> None:
    headers = {"Content-Length": str(LARGEST_FORM + 1), "Origin": "http://testserver"}

    assert guarded().post("/", headers=headers).status_code == 413


@pytest.mark.parametrize(
    ("path", "size", "status"),
    [
        ("/", LARGEST_FORM, 200),
        ("/", LARGEST_FORM + 1, 413),
        ("/hunts/import", LARGEST_BODY, 200),
        ("/hunts/import", LARGEST_BODY + 1, 413),
    ],
)
def test_a_body_in_chunks_is_counted(path: str, size: int, status: int) -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(size // 1024):
            yield b"x" * 1024
        yield b"x" * (size % 1024)

    response = guarded().post(path, content=chunks(), headers={"Origin": "http://testserver"})

    assert response.status_code == status


@pytest.mark.parametrize(
    ("method", "headers"), [("GET", {}), ("POST", {}), ("GET", {"Host": "x.y"})]
)
def test_every_answer_carries_the_policy(method: str, headers: dict[str, str]) -> None:
    response = guarded().request(method, "/", headers=headers)

    assert {name: response.headers[name] for name in HEADERS} == HEADERS


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline() -> None:
    policy = HEADERS["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "frame-ancestors 'none'" in policy
