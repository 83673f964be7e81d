"""One screen in one state, as it stands in a browser."""

from typing import NamedTuple

from playwright.sync_api import Page


class Shown(NamedTuple):
    """A screen that a route has answered with, ready to be looked at."""

    route: str
    state: str
    page: Page
    least: int
    """Pixels that a target is high at least."""
