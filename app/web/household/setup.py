"""Make the server's first household, with the set-up word."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from fastapi import Request
from fastapi.responses import Response

from app.services.accounts import AlreadySetUp, make_first_household
from app.services.setup_word import NotTheWord
from app.services.tries import Resting
from app.services.zones import local_zone
from app.store.households import any_household
from app.web.cookies import remember
from app.web.deps import Db, Hashing, Now, Store
from app.web.forms import Form, SentForm, check
from app.web.household import sentences
from app.web.household.fields import NewHousehold, Word
from app.web.screen import Screen, go, show


class SetupForm(NewHousehold):
    """What is asked for."""

    word: Word


@dataclass(frozen=True, kw_only=True)
class SetupScreen(Screen):
    """The form."""

    template: ClassVar[str] = "household/setup.html"
    word: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)


def typed_account(form: Form) -> dict[str, str]:
    """Return what was typed about a new account, but never the password."""
    return {name: form.text(name) for name in ("household", "zone", "name", "login")}


def ask_setup(request: Request, store: Store) -> Response:
    """Show the form, or the front door once there is a household."""
    if any_household(store):
        return go(request, "/")
    return show(request, SetupScreen())


def make_setup(request: Request, form: SentForm, db: Db, hashing: Hashing, now: Now) -> Response:
    """Make the household and log its parent in."""

    def again(status: int, **errors: str) -> Response:
        screen = SetupScreen(word=form.text("word"), typed=typed_account(form), errors=errors)
        return show(request, screen, status)

    sent = check(SetupForm, form.tree())
    if sent.value is None:
        return again(422, **sent.errors)
    new = sent.value
    try:
        token = make_first_household(
            db, hashing, new.word, new.household, local_zone(new.zone), new.applicant, now
        )
    except AlreadySetUp:
        return go(request, "/login")
    except NotTheWord:
        return again(422, word=sentences.NOT_THE_WORD)
    except Resting as error:
        return again(429, word=sentences.resting(error))
    return remember(request, go(request, "/hunts"), token)
