"""Change the family's name and time zone, or one's own name."""

from fastapi import Request
from fastapi.responses import Response
from pydantic import BaseModel

from app.services import family
from app.web.deps import Db, Now, Parent, Store
from app.web.forms import SentForm, check
from app.web.household.fields import HouseholdName, Name, Zone
from app.web.household.overview import household_screen
from app.web.screen import go, show


class DetailsForm(BaseModel):
    """The family's form."""

    household: HouseholdName
    zone: Zone


class MyNameForm(BaseModel):
    """One's own form."""

    my_name: Name


def change_details(
    request: Request, visitor: Parent, form: SentForm, db: Db, store: Store, now: Now
) -> Response:
    """Save the family's name and time zone."""
    sent = check(DetailsForm, form.tree())
    if sent.value is None:
        typed = {name: form.text(name) for name in ("household", "zone")}
        screen = household_screen(store, visitor, now, typed=typed, errors=sent.errors)
        return show(request, screen, 422)
    name, zone = sent.value.household, sent.value.zone
    db.write(lambda tx: family.rename_household(tx, visitor.household_id, name, zone))
    return go(request, "/household?done=details")


def change_my_name(
    request: Request, visitor: Parent, form: SentForm, db: Db, store: Store, now: Now
) -> Response:
    """Save one's own name."""
    sent = check(MyNameForm, form.tree())
    if sent.value is None:
        typed = {"my_name": form.text("my_name")}
        screen = household_screen(store, visitor, now, typed=typed, errors=sent.errors)
        return show(request, screen, 422)
    name = sent.value.my_name
    db.write(lambda tx: family.rename_parent(tx, visitor.parent_id, name))
    return go(request, "/household?done=me")
