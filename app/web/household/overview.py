"""The family's page: who belongs to it, and everything that can be changed about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar, NamedTuple

from fastapi import Request
from fastapi.responses import Response
from sqlmodel import Session

from app.services.zones import day_in, zones
from app.store.households import open_invitations, parents_of
from app.store.tables import Household
from app.web.bar import ParentScreen
from app.web.deps import Now, Parent, Store, Visitor
from app.web.errors import LoginNeeded
from app.web.screen import show

DONE = {
    "details": "The family's name and time zone are saved.",
    "me": "Your name is saved.",
    "password": "Your password is changed. Everywhere else you are logged out.",
    "pin": "The PIN is set.",
    "no-pin": "There is no PIN any more.",
    "taken-back": "The invitation is taken back. Its link opens nothing now.",
    "removed": "They can't log in here any more.",
}
"""What the page says after each change, by the word in its address."""


class Person(NamedTuple):
    """A parent in the list."""

    id: str
    name: str
    login: str
    is_me: bool


class Invited(NamedTuple):
    """An open invitation in the list."""

    id: str
    by: str
    until: str


@dataclass(frozen=True, kw_only=True)
class HouseholdScreen(ParentScreen):
    """The page with its forms. Field names are unique on it, so one mapping holds all errors."""

    template: ClassVar[str] = "household/overview.html"
    people: Sequence[Person]
    invitations: Sequence[Invited]
    has_pin: bool
    zones: Sequence[tuple[str, str]]
    typed: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)
    link: str = ""
    """Address of the invitation that was just made; it is shown this once."""
    said: str = ""


def overview(request: Request, visitor: Parent, store: Store, now: Now, done: str = "") -> Response:
    """Show the page."""
    return show(request, household_screen(store, visitor, now, said=DONE.get(done, "")))


def household_screen(
    store: Session,
    visitor: Visitor,
    now: datetime,
    *,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, str] | None = None,
    link: str = "",
    said: str = "",
) -> HouseholdScreen:
    """Return the page as it stands, with what was typed and what is to be mended.

    Raises LoginNeeded when the household went in the meantime.
    """
    household = store.get(Household, visitor.household_id)
    if household is None:
        raise LoginNeeded
    parents = parents_of(store, household.id)
    names = {parent.id: parent.name for parent in parents}
    kept = {"household": household.name, "zone": household.zone, "my_name": visitor.name}
    return HouseholdScreen(
        bar=visitor.bar("household"),
        people=[
            Person(parent.id, parent.name, parent.login, parent.id == visitor.parent_id)
            for parent in parents
        ],
        invitations=[
            Invited(one.token_hash, names[one.invited_by], day_in(household.zone, one.expires_at))
            for one in open_invitations(store, household.id, now)
        ],
        has_pin=household.pin_hash is not None,
        zones=[(zone, zone.replace("_", " ")) for zone in zones(household.zone)],
        typed={**kept, **(typed or {})},
        errors=errors or {},
        link=link,
        said=said,
    )
