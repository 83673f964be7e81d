"""Make a further household, on servers that allow it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from fastapi import Request
from fastapi.responses import Response

from app.services.accounts import make_household
from app.services.zones import local_zone
from app.store.errors import Taken
from app.store.households import any_household
from app.web.cookies import remember
from app.web.deps import Choices, Db, Hashing, Now, Store
from app.web.errors import NotHere
from app.web.forms import SentForm, check
from app.web.household import sentences
from app.web.household.fields import NewHousehold
from app.web.household.setup import typed_account
from app.web.screen import Screen, go, show


@dataclass(frozen=True, kw_only=True)
class RegisterScreen(Screen):
    """The form."""

    template: ClassVar[str] = "household/register.html"
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


def ask_register(request: Request, store: Store, choices: Choices) -> Response:
    """Show the form. The first household is made with the set-up word instead."""
    if not choices.registration:
        raise NotHere
    if not any_household(store):
        return go(request, "/setup")
    return show(request, RegisterScreen())


def register(
    request: Request,
    form: SentForm,
    db: Db,
    store: Store,
    hashing: Hashing,
    now: Now,
    choices: Choices,
) -> Response:
    """Make the household and log its parent in."""
    if not choices.registration:
        raise NotHere
    if not any_household(store):
        return go(request, "/setup")
    sent = check(NewHousehold, form.tree())
    errors = dict(sent.errors)
    if sent.value is not None:
        new = sent.value
        try:
            zone = local_zone(new.zone)
            token = make_household(db, hashing, new.household, zone, new.applicant, now)
            return remember(request, go(request, "/hunts"), token)
        except Taken as error:
            errors["login"] = sentences.taken(error.name)
    return show(request, RegisterScreen(typed=typed_account(form), errors=errors), 422)
