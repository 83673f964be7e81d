"""Remove a parent; asks first."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from fastapi import Request
from fastapi.responses import Response
from pydantic import BaseModel
from sqlmodel import Session

from app.services import family
from app.store.households import parents_of
from app.web.bar import ParentScreen
from app.web.cookies import forget
from app.web.deps import Db, Hashing, Now, Store, Visitor
from app.web.deps import Parent as LoggedIn
from app.web.errors import NotHere, Refused
from app.web.forms import SentForm, check
from app.web.household.confirm import objection
from app.web.household.fields import Password
from app.web.screen import go, show

LAST_PARENT = "You are the only parent here. Remove the household instead, or invite somebody."


class RemoveParentForm(BaseModel):
    """What is asked for to remove a parent."""

    password: Password


@dataclass(frozen=True, kw_only=True)
class RemoveParentScreen(ParentScreen):
    """Asks whether a parent shall go."""

    template: ClassVar[str] = "household/remove_parent.html"
    url: str
    name: str
    is_me: bool
    errors: Mapping[str, str] = field(default_factory=dict)


def ask(request: Request, visitor: LoggedIn, parent: str, store: Store) -> Response:
    """Ask before a parent goes."""
    return show(request, _parent_screen(store, visitor, parent))


def remove(
    request: Request,
    visitor: LoggedIn,
    parent: str,
    form: SentForm,
    db: Db,
    store: Store,
    hashing: Hashing,
    now: Now,
) -> Response:
    """Remove a parent; who removes themselves is logged out."""
    screen = _parent_screen(store, visitor, parent)
    sent = check(RemoveParentForm, form.tree())
    if sent.value is None:
        return show(request, replace(screen, errors=sent.errors), 422)
    why_not = objection(db, hashing, visitor, sent.value.password, now)
    if why_not:
        return show(request, replace(screen, errors={"password": why_not}), 422)
    try:
        db.write(lambda tx: family.remove_parent(tx, visitor.household_id, parent))
    except family.LastParent as error:
        raise Refused(LAST_PARENT, 409) from error
    if parent == visitor.parent_id:
        return forget(go(request, "/"))
    return go(request, "/household?done=removed")


def _parent_screen(store: Session, visitor: Visitor, parent_id: str) -> RemoveParentScreen:
    parents = parents_of(store, visitor.household_id)
    found = next((parent for parent in parents if parent.id == parent_id), None)
    if found is None:
        raise NotHere
    if len(parents) == 1:
        raise Refused(LAST_PARENT, 409)
    return RemoveParentScreen(
        bar=visitor.bar("household"),
        url=f"/household/parents/{found.id}/remove",
        name=found.name,
        is_me=found.id == visitor.parent_id,
    )
