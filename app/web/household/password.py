"""Change one's own password."""

from fastapi import Request
from fastapi.responses import Response
from pydantic import BaseModel

from app.services.own_password import change_password
from app.web.cookies import remember
from app.web.deps import Db, Hashing, Now, Parent, Store
from app.web.forms import SentForm, check
from app.web.household.confirm import objection
from app.web.household.fields import NewPassword, Password
from app.web.household.overview import household_screen
from app.web.screen import go, show


class PasswordForm(BaseModel):
    """What is asked for."""

    password_now: Password
    password_new: NewPassword


def change_my_password(
    request: Request,
    visitor: Parent,
    form: SentForm,
    db: Db,
    store: Store,
    hashing: Hashing,
    now: Now,
) -> Response:
    """Set the new password; every other browser is logged out."""
    sent = check(PasswordForm, form.tree())
    if sent.value is None:
        return show(request, household_screen(store, visitor, now, errors=sent.errors), 422)
    why_not = objection(db, hashing, visitor, sent.value.password_now, now)
    if why_not:
        errors = {"password_now": why_not}
        return show(request, household_screen(store, visitor, now, errors=errors), 422)
    token = change_password(db, hashing, visitor.parent_id, sent.value.password_new, now)
    return remember(request, go(request, "/household?done=password"), token)
