"""What a route asks for by the type of its arguments: who is there, the store, the time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Request
from sqlmodel import Session

from app.ids import digest
from app.services.passwords import Passwords
from app.services.sessions import is_due, note_use
from app.settings import Settings
from app.store.database import Database
from app.store.households import account_of
from app.web.bar import Bar, Section
from app.web.cookies import session_token
from app.web.errors import LoginNeeded


@dataclass(frozen=True)
class Visitor:
    """A parent who is logged in."""

    parent_id: str
    name: str
    login: str
    household_id: str
    household_name: str
    zone: str

    def bar(self, section: Section) -> Bar:
        """Return the bar for a screen of theirs."""
        return Bar(name=self.name, household=self.household_name, section=section)


def the_database(request: Request) -> Database:
    """Return the server's store."""
    db: Database = request.app.state.db
    return db


def the_time(request: Request) -> datetime:
    """Return the time by the server's clock."""
    now: datetime = request.app.state.clock()
    return now


def the_passwords(request: Request) -> Passwords:
    """Return what hashes and compares passwords."""
    passwords: Passwords = request.app.state.passwords
    return passwords


def the_settings(request: Request) -> Settings:
    """Return the server's settings."""
    settings: Settings = request.app.state.settings
    return settings


Db = Annotated[Database, Depends(the_database)]
Now = Annotated[datetime, Depends(the_time)]
Hashing = Annotated[Passwords, Depends(the_passwords)]
Choices = Annotated[Settings, Depends(the_settings)]


def a_session(db: Db) -> Iterator[Session]:
    """Open a session that only reads; it is closed before the answer is sent."""
    with db.read() as session:
        yield session


Store = Annotated[Session, Depends(a_session, scope="function")]


async def any_visitor(request: Request, db: Db, now: Now) -> Visitor | None:
    """Return the parent who is logged in on this browser, or None."""
    token = session_token(request)
    if not token:
        return None
    account = await db.look(lambda tx: account_of(tx, digest(token), now))
    if account is None:
        return None
    if is_due(account, now):
        await db.submit(lambda tx: note_use(tx, token, now))
    return Visitor(
        parent_id=account.parent_id,
        name=account.name,
        login=account.login,
        household_id=account.household_id,
        household_name=account.household_name,
        zone=account.zone,
    )


Anybody = Annotated[Visitor | None, Depends(any_visitor)]


async def the_visitor(visitor: Anybody) -> Visitor:
    """Return the parent who is logged in. Raises LoginNeeded."""
    if visitor is None:
        raise LoginNeeded
    return visitor


Parent = Annotated[Visitor, Depends(the_visitor)]
