"""The console of a run: what needs a grown-up, what is open, what has happened."""

from datetime import datetime

from fastapi import Request
from fastapi.responses import Response
from sqlmodel import Session

from app.services.renewing import renewal_of
from app.web.address import site_address
from app.web.console.run_at import ARun, OpenRun
from app.web.console.screens import ConsoleScreen, console_at
from app.web.deps import Now, Parent, Store, Visitor
from app.web.play.stream import live
from app.web.screen import show

SAID = {
    "ready": "It is ready. Print the letter, hide what has to be hidden, and let them begin.",
    "taken": "The run plays the hunt as it is now.",
    "printed": "Noted: what is printed is what is played.",
}
"""What the console says after something was done, by the word in its address."""


def console(
    request: Request, place: ARun, visitor: Parent, store: Store, now: Now, done: str = ""
) -> Response:
    """Show the run."""
    return show(request, console_of(request, place, visitor, store, now, SAID.get(done, "")))


async def stream(request: Request, place: ARun) -> Response:
    """Tell this console when the run has changed."""
    return live(request, place.id)


def console_of(
    request: Request,
    place: OpenRun,
    visitor: Visitor,
    store: Session,
    now: datetime,
    said: str = "",
) -> ConsoleScreen:
    """Return the run's console for this parent."""
    renewal = renewal_of(store, visitor.household_id, place.table.run)
    console = console_at(place, site_address(request), renewal, now, said)
    return ConsoleScreen(bar=visitor.bar("hunts"), console=console)
