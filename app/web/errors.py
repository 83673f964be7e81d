"""What goes wrong on the way, and the screens that say so in the reader's dress."""

import logging
from dataclasses import dataclass
from typing import ClassVar

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse, Response
from starlette.exceptions import HTTPException

from app.ids import new_id
from app.services.passwords import Busy
from app.store.errors import Stale, StoreUnavailable
from app.web.guard import HEADERS, TOO_LARGE
from app.web.screen import PRIVATE, Screen, show

log = logging.getLogger("redthread")
CHILD_PATHS = ("/play", "/j/", "/join")
BUSY = "Many people are logging in just now. Wait a moment and send it again."
BROKEN = "Something broke on our side. Nothing that was saved is lost. Please try again."
REST = "The book needs a little rest. Try again soon."


class Refused(Exception):
    """Something that was sent can't be taken; `says` is the sentence for the reader."""

    def __init__(self, says: str, status: int = 400) -> None:
        super().__init__(says)
        self.says = says
        self.status = status


class NotHere(Refused):
    """A missing, a locked and a foreign thing: they look the same to whoever asks."""

    def __init__(self) -> None:
        super().__init__("There is nothing at this address.", 404)


class SeatNeeded(Exception):
    """This tablet has joined no run."""


class LoginNeeded(Exception):
    """Nobody is logged in, or not any more."""


@dataclass(frozen=True, kw_only=True)
class ErrorScreen(Screen):
    """Something went wrong, for a parent."""

    template: ClassVar[str] = "errors/parent.html"
    says: str
    request_id: str


@dataclass(frozen=True, kw_only=True)
class ChildErrorScreen(ErrorScreen):
    """Something went wrong, for a child: a kind sentence and a way back."""

    template: ClassVar[str] = "errors/child.html"


def install_errors(app: FastAPI) -> None:
    """Answer every error with a screen that shows the request's id, never with a bare trace."""

    def answer(request: Request, says: str, status: int, to_child: str = "") -> Response:
        number = request_id(request)
        if request.url.path.startswith(CHILD_PATHS):
            screen = ChildErrorScreen(says=to_child or says, request_id=number)
            return show(request, screen, status, instead="book")
        return show(request, ErrorScreen(says=says, request_id=number), status, instead="main")

    @app.exception_handler(Refused)
    def refused(request: Request, error: Refused) -> Response:
        return answer(request, error.says, error.status)

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, _: RequestValidationError) -> Response:
        return answer(request, NotHere().says, 404)

    @app.exception_handler(HTTPException)
    def http(request: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            return answer(request, NotHere().says, 404)
        says = TOO_LARGE if error.status_code == 413 else "That does not work here."
        return answer(request, says, error.status_code)

    @app.exception_handler(LoginNeeded)
    def login(request: Request, _: LoginNeeded) -> Response:
        if "hx-request" in request.headers:
            return Response(headers={**PRIVATE, "HX-Redirect": "/login"})
        return RedirectResponse("/login", status_code=303, headers=PRIVATE)

    @app.exception_handler(SeatNeeded)
    def seat(request: Request, _: SeatNeeded) -> Response:
        if "hx-request" in request.headers:
            return Response(headers={**PRIVATE, "HX-Redirect": "/join"})
        return RedirectResponse("/join", status_code=303, headers=PRIVATE)

    @app.exception_handler(Busy)
    def busy(request: Request, _: Busy) -> Response:
        return answer(request, BUSY, 503, REST)

    @app.exception_handler(StoreUnavailable)
    def unavailable(request: Request, error: StoreUnavailable) -> Response:
        log.error("request %s: %s", request_id(request), error)
        return answer(request, str(error), 503, REST)

    @app.exception_handler(Stale)
    def stale(request: Request, error: Stale) -> Response:
        return answer(request, f"{error} Open the page again.", 409)

    @app.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> Response:
        log.error("request %s failed: look at the trace below", request_id(request), exc_info=error)
        response = answer(request, BROKEN, 500, REST)
        # This answer is made outside the guard, which else sets these.
        response.headers.update(HEADERS)
        return response


def request_id(request: Request) -> str:
    """Return the id under which the log speaks of this request."""
    if not hasattr(request.state, "id"):
        request.state.id = new_id()
    return str(request.state.id)
