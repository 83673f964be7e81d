"""Remove the household with everything; asks first and says what that is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from fastapi import Request
from fastapi.responses import Response
from pydantic import BaseModel

from app.services import family
from app.web.bar import ParentScreen
from app.web.cookies import forget
from app.web.deps import Choices, Db, Hashing, Now, Parent
from app.web.forms import SentForm, check
from app.web.household.confirm import objection
from app.web.household.fields import Password, Word
from app.web.screen import go, show

OTHER_NAME = "Type the family's name just as it stands above."


class RemoveHouseholdForm(BaseModel):
    """What is asked for to remove everything."""

    typed_name: Word
    password: Password


@dataclass(frozen=True, kw_only=True)
class RemoveHouseholdScreen(ParentScreen):
    """Asks whether everything shall go, and says what that is."""

    template: ClassVar[str] = "household/remove_household.html"
    typed_name: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


def ask(request: Request, visitor: Parent) -> Response:
    """Ask before everything goes."""
    return show(request, RemoveHouseholdScreen(bar=visitor.bar("household")))


def remove(
    request: Request,
    visitor: Parent,
    form: SentForm,
    db: Db,
    hashing: Hashing,
    now: Now,
    choices: Choices,
) -> Response:
    """Remove the household with everything, and log out."""

    def again(**errors: str) -> Response:
        name = form.text("typed_name")
        bar = visitor.bar("household")
        return show(request, RemoveHouseholdScreen(bar=bar, typed_name=name, errors=errors), 422)

    sent = check(RemoveHouseholdForm, form.tree())
    if sent.value is None:
        return again(**sent.errors)
    if sent.value.typed_name.casefold() != visitor.household_name.casefold():
        return again(typed_name=OTHER_NAME)
    why_not = objection(db, hashing, visitor, sent.value.password, now)
    if why_not:
        return again(password=why_not)
    family.remove_household(db, choices.data, visitor.household_id)
    return forget(go(request, "/"))
