"""Take up an invitation: become a parent of somebody's household."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar

from fastapi import Request
from fastapi.responses import Response
from sqlmodel import Session

from app.ids import digest
from app.services.invitations import InvitationOver, take_up
from app.store.errors import Taken
from app.store.households import invitation_by_hash
from app.store.tables import Household, Parent
from app.web.cookies import remember
from app.web.deps import Db, Hashing, Now, Store
from app.web.errors import Refused
from app.web.forms import SentForm, check
from app.web.household import sentences
from app.web.household.fields import NewAccount
from app.web.household.setup import typed_account
from app.web.screen import Screen, go, show

OVER = (
    "This invitation is over: it was used, taken back, or is older than a week. "
    "If it was you who used it, log in; else ask for another."
)


@dataclass(frozen=True, kw_only=True)
class InvitedScreen(Screen):
    """The form of somebody who was invited."""

    template: ClassVar[str] = "household/invited.html"
    url: str
    household: str
    invited_by: str
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


def ask_invited(request: Request, token: str, store: Store, now: Now) -> Response:
    """Show who invites, and the form."""
    return show(request, _screen(store, token, now, {}, {}))


def take_up_invitation(
    request: Request,
    token: str,
    form: SentForm,
    db: Db,
    store: Store,
    hashing: Hashing,
    now: Now,
) -> Response:
    """Make the parent, and log them in."""
    sent = check(NewAccount, form.tree())
    errors = dict(sent.errors)
    if sent.value is not None:
        try:
            session = take_up(db, hashing, token, sent.value.applicant, now)
            return remember(request, go(request, "/hunts"), session)
        except InvitationOver as error:
            raise Refused(OVER, 404) from error
        except Taken as error:
            errors["login"] = sentences.taken(error.name)
    return show(request, _screen(store, token, now, typed_account(form), errors), 422)


def _screen(
    store: Session,
    token: str,
    now: datetime,
    typed: Mapping[str, str],
    errors: Mapping[str, str],
) -> InvitedScreen:
    invitation = invitation_by_hash(store, digest(token), now)
    if invitation is None:
        raise Refused(OVER, 404)
    return InvitedScreen(
        url=f"/invite/{token}",
        household=store.get_one(Household, invitation.household_id).name,
        invited_by=store.get_one(Parent, invitation.invited_by).name,
        typed=typed,
        errors=errors,
    )
