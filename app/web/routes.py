"""Every address of the app on one page: method, path, the function that answers.

A new route gets its line here and its row in tests/web/access_matrix.py.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from fastapi import FastAPI

from app.web import health
from app.web.household import front, login, logout, setup


class Route(NamedTuple):
    """One line of the table."""

    method: str
    path: str
    answer: Callable[..., Any]


ROUTES = [
    Route("GET", "/healthz", health.alive),
    # The front door and the household
    Route("GET", "/", front.front),
    Route("GET", "/setup", setup.ask_setup),
    Route("POST", "/setup", setup.make_setup),
    Route("GET", "/login", login.ask_login),
    Route("POST", "/login", login.check_login),
    Route("POST", "/logout", logout.log_out),
    # The planner
    # Making ready, printing and the console
    # Play
]


def install_routes(app: FastAPI) -> None:
    """Hang every route into the app. The hunt file is the public format; the screens are not."""
    for route in ROUTES:
        app.add_api_route(
            route.path,
            route.answer,
            methods=[route.method],
            response_model=None,
            include_in_schema=False,
        )
