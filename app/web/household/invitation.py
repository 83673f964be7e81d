"""Invite one more parent, or take an invitation back."""

from fastapi import Request
from fastapi.responses import Response

from app.services.invitations import MOST_OPEN, TooMany, invite, take_back
from app.web.address import site_address
from app.web.deps import Db, Now, Parent, Store
from app.web.household.overview import household_screen
from app.web.screen import go, show

TOO_MANY = f"{MOST_OPEN} invitations are open already. Take one back first."


def make_invitation(request: Request, visitor: Parent, db: Db, store: Store, now: Now) -> Response:
    """Make an invitation and show its link, this once: only its hash is kept."""
    try:
        token = invite(db, visitor.household_id, visitor.parent_id, now)
    except TooMany:
        screen = household_screen(store, visitor, now, errors={"invite": TOO_MANY})
        return show(request, screen, 422)
    link = f"{site_address(request)}/invite/{token}"
    return show(request, household_screen(store, visitor, now, link=link))


def take_invitation_back(request: Request, visitor: Parent, invitation: str, db: Db) -> Response:
    """Make an open invitation worthless."""
    db.write(lambda tx: take_back(tx, visitor.household_id, invitation))
    return go(request, "/household?done=taken-back")
