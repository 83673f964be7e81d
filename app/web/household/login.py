"""Log in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from fastapi import Request
from fastapi.responses import Response
from pydantic import BaseModel

from app.services.sessions import NoMatch, log_in
from app.services.tries import Resting
from app.web.cookies import remember
from app.web.deps import Anybody, Db, Hashing, Now
from app.web.forms import SentForm, check
from app.web.household import sentences
from app.web.household.fields import Login, Password
from app.web.screen import Screen, go, show


class LoginForm(BaseModel):
    """What is asked for."""

    login: Login
    password: Password


@dataclass(frozen=True, kw_only=True)
class LoginScreen(Screen):
    """The form."""

    template: ClassVar[str] = "household/login.html"
    login: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


def ask_login(request: Request, visitor: Anybody) -> Response:
    """Show the form, or the hunts to who is logged in already."""
    return go(request, "/hunts") if visitor else show(request, LoginScreen())


def check_login(request: Request, form: SentForm, db: Db, hashing: Hashing, now: Now) -> Response:
    """Log in and go on to the hunts."""

    def again(status: int, **errors: str) -> Response:
        return show(request, LoginScreen(login=form.text("login"), errors=errors), status)

    sent = check(LoginForm, form.tree())
    if sent.value is None:
        return again(422, **sent.errors)
    try:
        token = log_in(db, hashing, sent.value.login, sent.value.password, now)
    except NoMatch:
        return again(422, password=sentences.NO_MATCH)
    except Resting as error:
        return again(429, password=sentences.resting(error))
    return remember(request, go(request, "/hunts"), token)
