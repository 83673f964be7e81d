"""Set the household's PIN, or take it away."""

from fastapi import Request
from fastapi.responses import Response
from pydantic import BaseModel

from app.services.pin import set_pin
from app.web.deps import Db, Hashing, Now, Parent, Store
from app.web.forms import SentForm, check
from app.web.household.confirm import objection
from app.web.household.fields import Password, Pin
from app.web.household.overview import household_screen
from app.web.screen import go, show


class TakeAwayForm(BaseModel):
    """What is asked for to take the PIN away."""

    pin_password: Password


class PinForm(TakeAwayForm):
    """What is asked for to set one."""

    pin: Pin


def change_pin(
    request: Request,
    visitor: Parent,
    form: SentForm,
    db: Db,
    store: Store,
    hashing: Hashing,
    now: Now,
) -> Response:
    """Do what the pressed button says: `set`, or `remove`."""
    removes = form.text("do") == "remove"
    sent = check(TakeAwayForm if removes else PinForm, form.tree())
    if sent.value is None:
        return show(request, household_screen(store, visitor, now, errors=sent.errors), 422)
    why_not = objection(db, hashing, visitor, sent.value.pin_password, now)
    if why_not:
        errors = {"pin_password": why_not}
        return show(request, household_screen(store, visitor, now, errors=errors), 422)
    pin = sent.value.pin if isinstance(sent.value, PinForm) else ""
    set_pin(db, hashing, visitor.household_id, pin)
    return go(request, f"/household?done={'pin' if pin else 'no-pin'}")
