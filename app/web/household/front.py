"""The front door: what a visitor can do here."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import Request
from fastapi.responses import Response

from app.store.households import any_household
from app.web.deps import Anybody, Choices, Store
from app.web.screen import Screen, go, show


@dataclass(frozen=True, kw_only=True)
class FrontScreen(Screen):
    """The first page. On a fresh server it offers the sample and making a household."""

    template: ClassVar[str] = "household/front.html"
    fresh: bool
    registration: bool
    sample: bool


def front(request: Request, visitor: Anybody, store: Store, choices: Choices) -> Response:
    """Show the front door; a parent who is logged in goes right on to the hunts."""
    if visitor:
        return go(request, "/hunts")
    screen = FrontScreen(
        fresh=not any_household(store),
        registration=choices.registration,
        sample=choices.sample_runs > 0,
    )
    return show(request, screen)
