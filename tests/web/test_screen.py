from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

import pytest
from fastapi import FastAPI, Request, Response
from fastapi.testclient import TestClient
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError

from app.web.screen import Screen, go, show

PAGE = "<html>{% block book %}<main id=book>{{ word }}</main>{% endblock %}</html>"
BLOCK, WHOLE = "<main id=book>moon</main>", "<html><main id=book>moon</main></html>"
HTMX = {"HX-Request": "true"}


@dataclass(frozen=True, kw_only=True)
class Page(Screen):
    template: ClassVar[str] = "page"
    word: str = "moon"


@dataclass(frozen=True, kw_only=True)
class Unfinished(Screen):
    template: ClassVar[str] = "page"


@pytest.fixture
def visitor() -> Iterator[TestClient]:
    app = FastAPI()
    app.state.templates = Environment(
        loader=DictLoader({"page": PAGE}), autoescape=True, undefined=StrictUndefined
    )

    @app.get("/page", response_model=None)
    def page(request: Request) -> Response:
        return show(request, Page())

    @app.get("/escaped", response_model=None)
    def escaped(request: Request) -> Response:
        return show(request, Page(word="<b>"))

    @app.get("/instead", response_model=None)
    def instead(request: Request) -> Response:
        return show(request, Page(), 409, instead="book")

    @app.get("/unfinished", response_model=None)
    def unfinished(request: Request) -> Response:
        return show(request, Unfinished())

    @app.post("/on", response_model=None)
    def on(request: Request) -> Response:
        return go(request, "/page?side=lock", Page())

    @app.post("/away", response_model=None)
    def away(request: Request) -> Response:
        return go(request, "/page")

    with TestClient(app, follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, WHOLE),
        ({"HX-Target": "book"}, WHOLE),
        (HTMX, WHOLE),
        (HTMX | {"HX-Target": "elsewhere"}, WHOLE),
        (HTMX | {"HX-Target": "book"}, BLOCK),
        (HTMX | {"HX-Target": "book", "HX-History-Restore-Request": "true"}, WHOLE),
    ],
)
def test_the_block_that_was_asked_for_or_the_whole(
    visitor: TestClient, headers: dict[str, str], expected: str
) -> None:
    response = visitor.get("/page", headers=headers)

    assert response.text == expected
    assert response.headers["cache-control"] == "no-store"
    assert response.headers["vary"] == "HX-Request"


def test_a_block_can_be_put_in_the_place_of_what_was_asked_for(visitor: TestClient) -> None:
    swapped = visitor.get("/instead", headers=HTMX | {"HX-Target": "elsewhere"})
    plain = visitor.get("/instead")

    assert (swapped.status_code, swapped.text) == (409, BLOCK)
    assert swapped.headers["hx-retarget"] == "#book"
    assert (plain.status_code, plain.text) == (409, WHOLE)


def test_what_was_typed_is_escaped(visitor: TestClient) -> None:
    assert "&lt;b&gt;" in visitor.get("/escaped").text


def test_a_screen_without_what_its_template_needs_is_a_fault(visitor: TestClient) -> None:
    with pytest.raises(UndefinedError, match="word"):
        visitor.get("/unfinished")


def test_without_htmx_a_browser_is_sent_on(visitor: TestClient) -> None:
    response = visitor.post("/on")

    assert (response.status_code, response.headers["location"]) == (303, "/page?side=lock")


def test_with_htmx_the_next_screen_comes_at_once(visitor: TestClient) -> None:
    response = visitor.post("/on", headers=HTMX | {"HX-Target": "book"})

    assert (response.status_code, response.text) == (200, BLOCK)
    assert response.headers["hx-push-url"] == "/page?side=lock"


@pytest.mark.parametrize(
    ("here", "pushed"),
    [("/page?side=lock", False), ("/page", True), ("/page?side=story", True), ("/", True)],
)
def test_a_browser_that_stands_there_gets_no_second_step_back(
    visitor: TestClient, here: str, pushed: bool
) -> None:
    headers = HTMX | {"HX-Current-URL": f"http://testserver{here}"}

    assert ("hx-push-url" in visitor.post("/on", headers=headers).headers) is pushed


def test_without_a_screen_htmx_is_sent_on_as_well(visitor: TestClient) -> None:
    response = visitor.post("/away", headers=HTMX)

    assert (response.status_code, response.headers["hx-redirect"]) == (200, "/page")
